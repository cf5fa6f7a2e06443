"""Search finds people and words, also misspelt, and says why."""

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework.families import change_family, household
from hivedesk.casework.searching import FoundKind, search_everything
from tests.builders import a_contact, a_family, a_hive_desk


@pytest.fixture
def desk():
    desk = a_hive_desk(
        a_family("Okafor", id="f1", postcode="BH24 8GQ", children=("Esmé",)),
        a_family("Szymański", id="f2", mobile="07700 900664", carers=("Ewa",)),
    )
    log.log_contact(desk, a_contact("f1", fact="The birthday party went well."))
    return desk


@pytest.mark.parametrize(
    ("typed", "label", "why"),
    [
        ("okaf", "Okafor", "name"),
        ("esme", "Esmé", "name"),
        ("szymanski", "Szymański", "name"),
        ("900664", "Szymański", "telephone number"),
        ("bh248g", "Okafor", "address, e-mail or list number"),
        ("okofor", "Okafor", "name spelt a little differently"),
    ],
)
def test_people_are_found_by_name_number_and_postcode(desk, typed, label, why):
    hit = search_everything(desk, typed).hits[0]
    assert (hit.kind, hit.title, hit.why) == (FoundKind.PERSON, label, why)


def test_words_in_notes_are_found_in_their_sentence(desk):
    (hit,) = search_everything(desk, "party").hits
    assert (hit.kind, hit.snippet.text) == (FoundKind.CONTACT, "The birthday party went well.")


@pytest.mark.parametrize("typed", ["birtday", "brithday", "ibrthday", "birthdya"])
def test_a_misspelt_word_is_read_as_the_likely_one(desk, typed):
    results = search_everything(desk, typed)
    assert results.read_as == "birthday"
    assert results.hits[0].kind is FoundKind.CONTACT


def test_a_changed_name_is_found_at_once(desk):
    search_everything(desk, "okafor")
    old = household(desk, "f1")
    change_family(
        desk, type(old)(**{**old.__dict__, "family": type(old.family)(**{**old.family.__dict__, "name": "Ivory"})})
    )
    assert search_everything(desk, "ivo").hits[0].title == "Ivory"


@pytest.mark.parametrize("typed", ["", "a", "  ", '"', "* OR *", "'; DROP TABLE family; --", "(", "\x00"])
def test_odd_input_finds_nothing_and_breaks_nothing(desk, typed):
    assert search_everything(desk, typed).hits == ()
