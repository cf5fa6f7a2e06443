"""Parts of telephone numbers and postcodes, however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.fragments import digits_of, number_found, postcode_found, typed_digits


@pytest.mark.parametrize(
    "written",
    [
        "07700900664",
        "07700 900664",
        "07700.900.664",
        "07700-900-664",
        "(07700) 900664",
        "+447700900664",
        "+44 7700 900664",
        "+44 (0)7700 900664",
        "0044 7700 900664",
        "447700900664",
    ],
)
def test_a_number_is_the_same_however_it_is_written(written):
    assert digits_of(written) == "07700900664"


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("664", "664"),
        ("900 664", "900664"),
        ("900.664", "900664"),
        ("+44 77", "077"),
        ("66", ""),
        ("h007", ""),
        ("so43 7aa", ""),
        ("", ""),
    ],
)
def test_only_what_can_be_a_number_is_taken_for_one(typed, digits):
    assert typed_digits(typed) == digits


@pytest.mark.parametrize(
    ("digits", "why"),
    [
        ("664", "telephone number … 664"),
        ("07700", "telephone number 07700 …"),
        ("9006", "telephone number … 9006 …"),
        ("07700900664", "telephone number 07700900664"),
        ("665", ""),
        ("", ""),
    ],
)
def test_the_reason_shows_which_part(digits, why):
    assert number_found(digits, "07700900664") == why


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("SO4", "postcode SO4…"),
        ("so43", "postcode SO43…"),
        ("so43 7", "postcode SO43 7…"),
        ("so437aa", "postcode SO43 7AA"),
        ("SO43 7AA", "postcode SO43 7AA"),
        ("s043 7aa", "postcode SO43 7AA"),
        ("7aa", "postcode … 7AA"),
        ("437", ""),
        ("so", ""),
        ("so5", ""),
        ("", ""),
    ],
)
def test_postcodes_are_found_as_they_begin_or_end(typed, why):
    assert postcode_found(typed, "SO43 7AA") == why


def test_the_shortest_district_is_one_letter_and_one_digit():
    assert postcode_found("b1", "B1 1AA") == "postcode B1…"


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_can_be_asked_for(typed, known):
    digits_of(typed)
    typed_digits(typed)
    postcode_found(typed, known)


@given(st.from_regex(r"0[1-9]\d{9}", fullmatch=True), st.data())
def test_every_part_of_a_number_is_found(number, data):
    start = data.draw(st.integers(0, 8))
    end = data.draw(st.integers(start + 3, 11))
    assert number_found(typed_digits(f"{number[start : start + 2]} {number[start + 2 : end]}"), number)
