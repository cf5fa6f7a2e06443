"""What the days between two terms are called: half term, Christmas, Easter, summer."""

from datetime import date

import pytest

from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind, holiday_name, holidays


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (date(2026, 10, 24), date(2026, 11, 1), "Half term"),
        (date(2027, 2, 13), date(2027, 2, 21), "Half term"),
        (date(2027, 5, 29), date(2027, 6, 6), "Half term"),
        (date(2026, 10, 23), date(2026, 11, 2), "Half term"),  # with an INSET day at either end
        (date(2026, 12, 19), date(2027, 1, 3), "Christmas holidays"),
        (date(2027, 12, 24), date(2028, 1, 3), "Christmas holidays"),  # eleven days, and no half term
        (date(2027, 3, 25), date(2027, 4, 11), "Easter holidays"),
        (date(2024, 4, 1), date(2024, 4, 14), "Easter holidays"),  # from Easter Monday on
        (date(2025, 4, 5), date(2025, 4, 19), "Easter holidays"),  # until the Saturday before
        (date(2027, 3, 26), date(2027, 3, 29), "Easter holidays"),  # Good Friday to Easter Monday alone
        (date(2027, 7, 22), date(2027, 9, 1), "Summer holidays"),
        (date(2027, 6, 26), date(2027, 8, 29), "Summer holidays"),
        (date(2026, 9, 5), date(2026, 9, 7), "School holidays"),  # a Monday between two terms
        (date(2026, 10, 10), date(2026, 11, 8), "School holidays"),
    ],
)
def test_the_name_of_a_holiday_by_its_days(first, last, name):
    assert holiday_name(first, last) == name


def a_term(first: date, last: date) -> SchoolDates:
    return SchoolDates(id=str(first), first_day=first, last_day=last)


def test_what_lies_between_terms_is_named_and_what_was_entered_keeps_its_name():
    known = [
        a_term(date(2026, 9, 2), date(2026, 10, 23)),
        a_term(date(2026, 11, 2), date(2026, 12, 18)),
        a_term(date(2027, 1, 4), date(2027, 2, 12)),
        SchoolDates(
            id="h",
            kind=SchoolDatesKind.HOLIDAY,
            name="Winter break",
            first_day=date(2027, 2, 15),
            last_day=date(2027, 2, 19),
        ),
    ]
    assert [span.name for span in holidays(known)] == ["Half term", "Christmas holidays", "Winter break"]
