"""Pounds as they are typed and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.money import MOST_PENCE, pounds_words, read_pounds


@given(st.integers(0, MOST_PENCE))
def test_what_is_shown_can_be_read(pence):
    assert read_pounds(pounds_words(pence)) == pence


@pytest.mark.parametrize(
    ("text", "pence"), [("12.50", 1250), (" £12.50 ", 1250), ("12", 1200), ("1,250", 125000), ("0.05", 5), ("£ 3", 300)]
)
def test_amounts_as_people_type_them(text, pence):
    assert read_pounds(text) == pence


@pytest.mark.parametrize("text", ["", "12.5", "12.505", "-3", "12p", "1,25", "100000", "twelve", ".", "٣"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError):
        read_pounds(text)


def test_pounds_are_shown_with_their_pence():
    assert pounds_words(125050) == "£1,250.50"
    assert pounds_words(5) == "£0.05"
