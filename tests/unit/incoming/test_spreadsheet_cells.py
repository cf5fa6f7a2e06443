"""What single cells mean: dates, telephone numbers, people, and the closed answers."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.approval import ApprovedGenders, CareKind
from hivedesk.domain.families import Channel, DayPart, FamilyKind, Gender, Smoking, Status
from hivedesk.incoming.spreadsheet import Unread, Value, answers
from hivedesk.incoming.spreadsheet.contact_details import (
    national,
    postcode_in,
    read_emails,
    read_phones,
    read_postcode,
)
from hivedesk.incoming.spreadsheet.dates import quoted, read_date
from hivedesk.incoming.spreadsheet.people import clean_family_name, read_people, split_name
from hivedesk.incoming.spreadsheet.workbook import as_text, cell_name, column_letters
from tests.unit.incoming.spreadsheet_builders import TODAY

# dates


@pytest.mark.parametrize(
    "written",
    [
        "01/12/2019",
        "1/12/19",
        "1.12.2019",
        "01-12-19",
        "1 12 2019",
        "1 Dec 2019",
        "1st December 2019",
        "01-Dec-19",
        "1 Dec '19",
        "Dec 1, 2019",
        "December 1 2019",
        "Sun 1 Dec 2019",
        "Sunday, 1st of December 2019",
        "2019-12-01",
        "2019/12/1",
        "2019-12-01 00:00:00",
        "2019-12-01T00:00:00Z",
        "01122019",
        "20191201",
        "43800",
        43800,
        43800.5,
        date(2019, 12, 1),
        datetime(2019, 12, 1, 9, 30),  # noqa: DTZ001 - a spreadsheet knows no zone
    ],
)
def test_a_day_in_every_way_it_is_written(written: Value) -> None:
    assert read_date(written, TODAY).day == date(2019, 12, 1)


def test_september_has_four_letters_too() -> None:
    assert read_date("3 Sept 2020", TODAY).day == date(2020, 9, 3)
    assert read_date("Tues 3rd Sep 24", TODAY).day == date(2024, 9, 3)


@given(
    st.dates(date(1930, 1, 1), date(2026, 11, 14)), st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%Y-%m-%d"])
)
def test_the_day_comes_first_always(day: date, form: str) -> None:
    assert read_date(day.strftime(form), TODAY).day == day


@pytest.mark.parametrize(
    ("written", "birth", "day"),
    [
        ("02/02/14", True, date(2014, 2, 2)),
        ("02/02/27", True, date(1927, 2, 2)),
        ("15/11/26", True, date(1926, 11, 15)),
        ("02/02/27", False, date(2027, 2, 2)),
        ("02/02/28", False, date(1928, 2, 2)),
    ],
)
def test_years_of_two_digits(written: str, birth: bool, day: date) -> None:
    assert read_date(written, TODAY, birth=birth).day == day


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31/02/2024", "31/02/2024 is not a date."),
        ("12/25/2019", "The day comes first."),
        ("Sept 2020", "sept 2020 has no day."),
        ("09/2019", "09/2019 has no day."),
        ("2019", "2019 has no day."),
        (2019, "2019 has no day."),
        ("1 Smarch 2019", "This is not a date."),
        ("Hollis", "This is not a date."),
        ("01/01/2190", "look at the year"),
        (True, "This is not a date."),
        (Unread.FORMULA, "holds a formula"),
        (Unread.ERROR, "shows an error"),
        ("x" * 5000, "This is not a date."),
    ],
)
def test_what_is_no_day_is_named(written: Value, said: str) -> None:
    reading = read_date(written, TODAY)
    assert reading.day is None
    assert said in reading.problem


@pytest.mark.parametrize("written", ["", "-", "n/a", "TBC", "not known", None])
def test_nothing_stated_is_no_problem(written: Value) -> None:
    assert read_date(written, TODAY) == read_date(None, TODAY)
    assert not read_date(written, TODAY).problem


def test_only_figures_and_months_are_repeated() -> None:
    assert quoted("31 feb 2024") == "31 feb 2024"
    assert quoted("31 june 2024 hollis") == "This"
    assert quoted("marcus 2024") == "This"


# telephone numbers, e-mail, postcodes


@pytest.mark.parametrize(
    "written",
    [
        "07700 900664",
        "07700900664",
        7700900664,
        7700900664.0,
        "7700900664",
        "+44 7700 900664",
        "+44 (0)7700 900664",
        "0044 7700 900664",
        "447700900664",
        "(07700) 900-664",
        "mob: 07700.900.664",
        "07700 900664 (Grace)",
    ],
)
def test_a_mobile_in_every_way_it_is_written(written: Value) -> None:
    reading = read_phones(written)
    assert (reading.mobiles, reading.landlines, reading.problem) == (("07700900664",), (), "")


def test_several_numbers_and_extensions() -> None:
    reading = read_phones("01632 960516 ext 12 / 07700 900664 or 07700 900665")
    assert reading.landlines == ("01632960516 ext 12",)
    assert reading.mobiles == ("07700900664", "07700900665")
    assert read_phones("07700900664 07700900665").mobiles == ("07700900664", "07700900665")
    assert read_phones("H 01632 960516 M 07700 900664").landlines == ("01632960516",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("not given", "no telephone number"),
        ("ask Jo", "no telephone number"),
        ("960516", "too few or too many"),
        ("07700 900", "too few or too many"),
        ("7.70E+09", "Excel has shortened"),
        ("0" * 3000, "too long"),
        (12, "too few or too many"),
    ],
)
def test_what_is_no_number_is_named(written: Value, said: str) -> None:
    reading = read_phones(written)
    assert reading.mobiles + reading.landlines == ()
    assert said in reading.problem


def test_a_good_number_beside_a_bad_one_is_kept_and_the_bad_one_named() -> None:
    reading = read_phones("07700 900664 / 960516")
    assert reading.mobiles == ("07700900664",)
    assert reading.problem


def test_numbers_from_abroad_keep_their_plus() -> None:
    assert national("+33 1 23 45 67 89") == "+33123456789"


@given(st.text(alphabet="0123456789+ ()-/", max_size=40))
def test_every_number_kept_is_one_that_can_be_dialled(text: str) -> None:
    reading = read_phones(text)
    for number in reading.mobiles + reading.landlines:
        assert number.startswith("+") or (number.startswith("0") and len(number) in (10, 11))


@pytest.mark.parametrize("written", ["bh24 8gq", "BH248GQ", " BH24  8GQ.", "BH24 8GQ (Ringwood)"])
def test_postcodes(written: str) -> None:
    assert read_postcode(written).found == ("BH24 8GQ",)


def test_postcodes_with_a_letter_for_a_zero_and_others() -> None:
    assert read_postcode("SO40 OGQ").found == ("SO40 0GQ",)
    assert read_postcode("??").problem
    assert not read_postcode("-").problem
    assert postcode_in("1 Mill Lane, Ringwood, BH24 8GQ") == "BH24 8GQ"


def test_emails() -> None:
    assert read_emails("mailto:a.b@example.org; c@example.co.uk").found == ("a.b@example.org", "c@example.co.uk")
    assert read_emails("a at example").problem
    assert not read_emails("none").problem


# people


def people(value: Value, **options: bool) -> list[tuple[str, str, str]]:
    reading = read_people(value, TODAY, **options)
    return [(person.first_name, person.last_name, str(person.date_of_birth or "")) for person in reading.people]


ESME, BLAKE = ("Esme", "Chowdhury", "2013-08-13"), ("Blake", "Oyelaran", "2021-03-14")


@pytest.mark.parametrize(
    "written",
    [
        "Esme Chowdhury (13/08/2013); Blake Oyelaran (14/03/2021)",
        "Esme Chowdhury 13/8/13, Blake Oyelaran 14.3.21",
        "Esme Chowdhury (DOB 13.08.13)\nBlake Oyelaran (DOB 14.03.21)",
        "Esme Chowdhury - 13th August 2013 & Blake Oyelaran - 14 Mar 2021",
        "Esme Chowdhury b. 13/08/2013 and Blake Oyelaran b. 14/03/2021",
        "Esme Chowdhury, 13/08/2013, Blake Oyelaran, 14/03/2021",
        "Esme Chowdhury [2013-08-13] / Blake Oyelaran [2021-03-14]",
        "Esme Chowdhury born 13/08/2013; Blake Oyelaran born 14/03/2021;",
    ],
)
def test_two_children_in_every_way_they_are_written(written: str) -> None:
    assert people(written) == [ESME, BLAKE]


def test_a_shared_surname() -> None:
    both = [("Grace", "Oyelaran", ""), ("Lewis", "Oyelaran", "")]
    assert people("Grace & Lewis Oyelaran", share_surname=True) == both
    assert people("Grace and Lewis Oyelaran") == both
    assert people("Grace, Lewis Oyelaran", share_surname=True) == both
    assert people("Amelia; Noah Bell") == [("Amelia", "", ""), ("Noah", "Bell", "")]


@pytest.mark.parametrize("written", ["Tom (12)", "Tom 12", "Tom aged 12", "Tom (12 yrs)", "Tom (aged 12 years old)"])
def test_an_age_is_no_date_of_birth(written: str) -> None:
    reading = read_people(written, TODAY)
    assert [person.first_name for person in reading.people] == ["Tom"]
    assert reading.people[0].date_of_birth is None
    assert reading.problems[0].startswith("Only an age is given")


@pytest.mark.parametrize(
    ("written", "count"), [("3", 3), (3, 3), (3.0, 3), ("2 children", 2), ("2 (siblings)", 2), ("0", 0)]
)
def test_children_only_counted(written: Value, count: int) -> None:
    assert read_people(written, TODAY).counted == count
    assert read_people(written, TODAY).people == ()


@pytest.mark.parametrize("written", ["none", "-", "n/a", "No", "vacant", "", None])
def test_nobody(written: Value) -> None:
    reading = read_people(written, TODAY)
    assert (reading.people, reading.problems) == ((), ())


@pytest.mark.parametrize("born", ["01/01/2030", "31/02/2015", "01/01/1990"])
def test_a_birthday_that_cannot_be_is_left_out(born: str) -> None:
    reading = read_people(f"Tom Bell ({born})", TODAY)
    assert reading.people[0].date_of_birth is None
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("Fay Pemberton", "Fay", "Pemberton"),
        ("Mr Ian Pemberton", "Ian", "Pemberton"),
        ("Mrs Pemberton", "Mrs", "Pemberton"),
        ("Anne Marie Pemberton", "Anne Marie", "Pemberton"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("Callum", "Callum", ""),
        ("  Zoë\u00a0O'Hara* ", "Zoë", "O'Hara"),
    ],
)
def test_names_are_split(written: str, first: str, last: str) -> None:
    assert split_name(written) == (first, last)


def test_a_family_name_of_two_words_stays_whole() -> None:
    assert split_name("Jo Lane Fox", "Lane Fox") == ("Jo", "Lane Fox")
    assert clean_family_name("The Pemberton Family") == "Pemberton"
    assert clean_family_name(" BIRTWISTLE ") == "BIRTWISTLE"


# closed answers


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("County carer", FamilyKind.COUNTY),
        ("Mainstream", FamilyKind.COUNTY),
        ("non-connected", FamilyKind.COUNTY),
        ("Connected Person", FamilyKind.CONNECTED),
        ("Kinship", FamilyKind.CONNECTED),
        ("Family & friends", FamilyKind.CONNECTED),
        ("Reg 24", FamilyKind.CONNECTED),
        ("SGO", FamilyKind.SPECIAL_GUARDIAN),
        ("Staying Put", FamilyKind.STAYING_PUT),
        ("Children's home", FamilyKind.RESIDENTIAL),
        ("care leaver", FamilyKind.CARE_LEAVER),
        ("purple", None),
    ],
)
def test_kinds(written: str, kind: FamilyKind | None) -> None:
    assert answers.read_kind(written) is kind


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Active", Status.ACTIVE),
        ("ON-HOLD", Status.ON_HOLD),
        ("no longer on hold", Status.ACTIVE),
        ("Waiting list", Status.WAITING),
        ("De-registered", Status.LEFT),
        ("resigning", Status.CLOSING),
        ("purple", None),
    ],
)
def test_statuses(written: str, status: Status | None) -> None:
    assert answers.read_status(written) is status


@pytest.mark.parametrize(
    ("written", "ages"),
    [
        ("5-10", (5, 10)),
        ("0 - 18 yrs", (0, 18)),
        ("5 to 10", (5, 10)),
        ("0–18", (0, 18)),
        ("under 5", (0, 5)),
        ("birth to 5", (0, 5)),
        ("5+", (5, 18)),
        ("over 11", (11, 18)),
        ("any", (0, 18)),
        (date(2026, 10, 5), (5, 10)),
        (date(2018, 8, 1), (8, 18)),
        ("10-5", (None, None)),
        ("lots", (None, None)),
    ],
)
def test_ages(written: Value, ages: tuple[int | None, int | None]) -> None:
    reading = answers.read_ages(written)
    assert (reading.age_from, reading.age_to) == ages
    assert bool(reading.problem) == (ages == (None, None) or isinstance(written, date))


@pytest.mark.parametrize(
    ("written", "parts", "note"),
    [
        ("mornings", (DayPart.MORNING,), ""),
        ("Evenings and Saturdays", (DayPart.EVENING, DayPart.SATURDAY), ""),
        ("weekdays 10-2", (DayPart.SCHOOL_HOURS,), "weekdays 10-2"),
        ("after 8pm", (DayPart.LATE_EVENING,), "after 8pm"),
        ("not Weds", (), "not Weds"),
        ("not mornings", (), "not mornings"),
        ("any time", (), "any time"),
    ],
)
def test_times_to_call(written: str, parts: tuple[DayPart, ...], note: str) -> None:
    assert answers.read_times(written) == (parts, note)


def test_the_other_closed_answers() -> None:
    assert answers.read_yes_no("Y") is True
    assert answers.read_yes_no(False) is False
    assert answers.read_yes_no("respite only", "respite") is True
    assert answers.read_yes_no("maybe") is None
    assert answers.read_number("2 (siblings)", 12) == 2
    assert answers.read_number("three", 12) == 3
    assert [answers.read_number(value, 12) for value in ("2.5", 99, "many", True)] == [None] * 4
    assert answers.read_channel("text her") is Channel.MESSAGE
    assert answers.read_smoking("non-smoker") is Smoking.NO
    assert answers.read_smoking("outside only") is Smoking.OUTSIDE
    assert answers.read_smoking("yes") is Smoking.YES
    assert answers.read_gender("F") is Gender.GIRL
    assert answers.read_approved_genders("girls") is ApprovedGenders.GIRLS
    assert answers.read_approved_genders("boys or girls") is ApprovedGenders.ANY
    assert answers.read_care_kinds("short term, respite") == (CareKind.SHORT_TERM, CareKind.RESPITE)


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("carer", answers.Role.CARER),
        ("Foster Carer 2", answers.Role.CARER),
        ("partner", answers.Role.CARER),
        ("LAC", answers.Role.CHILD_IN_CARE),
        ("foster child", answers.Role.CHILD_IN_CARE),
        ("foster son", answers.Role.CHILD_IN_CARE),
        ("Looked-after child", answers.Role.CHILD_IN_CARE),
        ("child", answers.Role.CHILD_IN_CARE),
        ("birth child", answers.Role.OWN_CHILD),
        ("BC", answers.Role.OWN_CHILD),
        ("son", answers.Role.OWN_CHILD),
        ("carer's child", answers.Role.OWN_CHILD),
        ("dog", None),
    ],
)
def test_roles(written: str, role: answers.Role | None) -> None:
    assert answers.read_role(written) is role


def test_cell_names() -> None:
    assert cell_name(8, 12) == "H12"
    assert [column_letters(column) for column in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]
    assert as_text(2.0) == "2"
    assert as_text(date(2019, 9, 19)) == "19/09/2019"
