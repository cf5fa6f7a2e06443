"""Reading a misspelt or inflected word as one that stands in the records."""

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework.likely_words import likely_word
from tests.builders import a_contact, a_family, a_hive_desk


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    log.log_contact(
        desk, a_contact("f1", fact="A worry about the birthday, and she stops running off. Swimming helps.")
    )
    return desk


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("birthday", "birthday"),
        ("birtday", "birthday"),
        ("birthdays", "birthday"),
        ("worried", "worry"),
        ("worries", "worry"),
        ("stopped", "stops"),
        ("stopping", "stops"),
        ("helped", "helps"),
        ("swims", "swimming"),
        ("zebra", "zebra"),
        ("zq", "zq"),
        ("", ""),
        ("%", "%"),
    ],
)
def test_the_likeliest_word_of_the_records(desk, typed, read):
    assert likely_word(desk, typed) == read
