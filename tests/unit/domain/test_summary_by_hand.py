"""October 2026 worked out by hand: clocks go back on Sunday the 25th.

Families (as the month is counted)

| id | kind             | joined      | left                     | else                                             |
| -- | ---------------- | ----------- | ------------------------ | ------------------------------------------------ |
| A  | county           | 10 Jan 2025 |                          | approved 1 Nov 2025, all recorded, 2 carers      |
| B  | connected        | 5 Oct 2026  |                          | approved 31 Oct 2025, only a carer's mobile      |
| C  | county           | 1 Mar 2024  | 20 Oct 2026 de-registered|                                                  |
| D  | county           | 1 Jan 2026  |                          | on hold from 2 Oct, review 15 Oct, 3 own children|
| E  | special guardian | 1 Jun 2025  |                          |                                                  |
| F  | county           | waiting since 1 Sep, from an agency    |                                                  |
| G  | county           | waiting since 21 Oct                   |                                                  |
| H  | county           | 1 Nov 2026  |                          | had waited since 11 Oct                          |
| I  | county           | 1 Sep 2026  |                          | never spoken with                                |

Contacts (wall clock of London)

| id | family | when             | how                          | with             | is                       |
| -- | ------ | ---------------- | ---------------------------- | ---------------- | ------------------------ |
| 1  | A      | Thu 1 Oct 00:15  | phone, catch-up, 20          | a carer          | session, outside hours   |
| 2  | A      | Mon 5 Oct 10:00  | visit, 1:1 session, 60       | both carers      | session                  |
| 3  | B      | Tue 6 Oct 17:00  | video, practical, 15         | nobody named     | session, outside hours   |
| 4  | B      | Tue 6 Oct 12:00  | message                      | a carer          | message                  |
| 5  | D      | Wed 7 Oct 09:00  | phone, not reached           |                  | not reached              |
| 6  | D      | Thu 8 Oct 09:00  | phone, catch-up              | own child only   | without a carer          |
| 7  | F      | Fri 9 Oct 08:30  | phone, 1:1 session, 30       | nobody named     | session                  |
| 8  | A      | Sat 10 Oct 11:00 | at an event, catch-up        | "a neighbour"    | without a carer          |
| 9  | E      | Sat 31 Oct 23:30 | phone, catch-up, 10, concern | a carer          | session, outside, late   |
| 10 | A      | Sun 1 Nov 00:10  | phone, catch-up              | a carer          | next month               |
| 11 | A      | Mon 12 Oct 10:00 | message, not reached         |                  | message                  |
"""

from datetime import date, timedelta

import pytest

from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import Channel, DayPart, FamilyKind, LeavingReason, ProfessionalRole, Status
from hivedesk.domain.summary import Missing, MonthSummary, Share
from tests.unit.domain.summary_builders import a_child, a_family, a_month, a_professional, an_entry, an_own_child, at

FAMILIES = (
    a_family(
        "A",
        carers=2,
        joined_on=date(2025, 1, 10),
        approved=date(2025, 11, 1),
        phone="01962 000000",
        preferred_times=(DayPart.EVENING,),
        professionals=[a_professional("s1", "A", role=ProfessionalRole.SSW)],
        children=[
            a_child("k1", "A", date_of_birth=date(2015, 5, 5)),
            a_child("k2", "A"),
        ],
        placed={"k1": (date(2026, 1, 1), None), "k2": (date(2026, 1, 1), date(2026, 10, 31))},
        own=[an_own_child("o4", "A")],
    ),
    a_family(
        "B",
        kind=FamilyKind.CONNECTED,
        joined_on=date(2026, 10, 5),
        approved=date(2025, 10, 31),
        carer_mobile="07700 900000",
        professionals=[a_professional("s2", "B", role=ProfessionalRole.SCHOOL)],
        children=[a_child("k3", "B")],
    ),
    a_family(
        "C",
        status=Status.LEFT,
        joined_on=date(2024, 3, 1),
        left_on=date(2026, 10, 20),
        left_reason=LeavingReason.DEREGISTERED,
        children=[a_child("k4", "C")],
    ),
    a_family(
        "D",
        status=Status.ON_HOLD,
        joined_on=date(2026, 1, 1),
        hold=(date(2026, 10, 2), date(2026, 10, 15)),
        preferred_times_note="not Weds",
        own=[
            an_own_child("o1", "D", date_of_birth=date(2014, 10, 31)),
            an_own_child("o2", "D", date_of_birth=date(2014, 11, 1)),
            an_own_child("o3", "D", lives_at_home=False),
        ],
    ),
    a_family("E", kind=FamilyKind.SPECIAL_GUARDIAN, joined_on=date(2025, 6, 1)),
    a_family("F", status=Status.WAITING, waiting_since=date(2026, 9, 1), ifa_transfer=True),
    a_family("G", status=Status.WAITING, waiting_since=date(2026, 10, 21)),
    a_family("H", joined_on=date(2026, 11, 1), waiting_since=date(2026, 10, 11)),
    a_family("I", joined_on=date(2026, 9, 1)),
)
ENTRIES = (
    an_entry("1", "A", at(10, 1, 0, 15), who=("A-carer1",), minutes=20),
    an_entry(
        "2",
        "A",
        at(10, 5, 10),
        who=("A-carer1", "A-carer2"),
        minutes=60,
        channel=Channel.VISIT,
        kind=ContactKind.ONE_TO_ONE,
    ),
    an_entry("3", "B", at(10, 6, 17), minutes=15, channel=Channel.VIDEO, kind=ContactKind.PRACTICAL),
    an_entry("4", "B", at(10, 6, 12), who=("B-carer1",), channel=Channel.MESSAGE),
    an_entry("5", "D", at(10, 7, 9), kind=ContactKind.NOT_REACHED),
    an_entry("6", "D", at(10, 8, 9), who=("o1",)),
    an_entry("7", "F", at(10, 9, 8, 30), minutes=30, kind=ContactKind.ONE_TO_ONE),
    an_entry("8", "A", at(10, 10, 11), who_else="a neighbour", channel=Channel.AT_EVENT),
    an_entry(
        "9", "E", at(10, 31, 23, 30), who=("E-carer1",), minutes=10, concern=True, entered_after=timedelta(days=8)
    ),
    an_entry("10", "A", at(11, 1, 0, 10), who=("A-carer1",)),
    an_entry("11", "A", at(10, 12, 10), channel=Channel.MESSAGE, kind=ContactKind.NOT_REACHED),
)

EXPECTED = {
    "sessions.total": 5,  # 1, 2, 3, 7, 9
    "sessions.phone": 3,  # 1, 7, 9
    "sessions.visit": 1,  # 2
    "sessions.video": 1,  # 3
    "sessions.event": 0,  # 8 was with a neighbour
    "sessions.kind.one_to_one": 2,  # 2, 7
    "sessions.kind.catch_up": 2,  # 1, 9
    "sessions.kind.practical": 1,  # 3
    "sessions.minutes": 135,  # 20 + 60 + 15 + 30 + 10
    "sessions.outside_hours": Share(3, 5),  # 1 at night, 3 at 17:00 sharp, 9 on a Saturday
    "contacts.without_carer": 2,  # 6, 8
    "contacts.not_reached": 1,  # 5
    "contacts.messages": 2,  # 4, 11
    "contacts.concerns": 1,  # 9
    "reach.families": Share(3, 4),  # A, B, D of A, B, D, I (E is no fostering family, C has left)
    "reach.never": 1,  # I
    "reach.median_gap": 24,  # to 31 Oct: A 21 (10 Oct), D 23 (8 Oct), B 25 (6 Oct), I 60 (joined 1 Sep)
    "reach.longest_gap": 60,  # I
    "families.start": 5,  # A, C, D, E, I
    "families.joined": 1,  # B
    "families.left": 1,  # C
    "families.end": 5,  # 5 + 1 - 1
    "families.kind.county": 3,  # A, D, I
    "families.kind.connected": 1,  # B
    "families.kind.special_guardian": 1,  # E
    "families.kind.staying_put": 0,
    "families.kind.residential": 0,
    "families.kind.care_leaver": 0,
    "families.occupancy": Share(4, 20),  # A, B, D, I
    "families.newly_approved": Share(1, 2),  # A by a day; B's year was over on the 31st; D, I have no date
    "people.carers": 6,  # A 2, B, D, E, I
    "people.children_in_care": 2,  # k1, k3; k2 left on the last day, k4's family has left
    "people.own_children": 3,  # o1, o2, o4; o3 has left home
    "people.own_children_under_12": 1,  # o2; o1 turned 12 on the last day, o4's birth is not recorded
    "waiting.families": 3,  # F, G, and H who joined the day after
    "waiting.ifa_transfers": 1,  # F
    "waiting.median_days": 20,  # F 60, H 20, G 10
    "retention.deregistered": Share(1, 5),  # C of five at the start
    "hold.families": 1,  # D
    "hold.median_days": 29,  # 2 to 31 Oct
    "hold.overdue": 1,  # due on the 15th
    "record.entries": 10,  # all but 10
    "record.late": 1,  # 9, eight days after
    "record.complete": Share(8, 18),  # 2 + 2 + 1 + 2 + 1 of 4 + 4 + 4 + 4 + 2
    "record.phone": Share(2, 4),  # A, B (a carer's mobile)
    "record.approved_on": Share(2, 4),  # A, B
    "record.ssw": Share(1, 4),  # A; B's is a school
    "record.times": Share(2, 4),  # A, D (in words)
    "record.births": Share(1, 2),  # k1 of k1, k3
}


@pytest.fixture(scope="module")
def october() -> MonthSummary:
    return a_month(FAMILIES, ENTRIES)


@pytest.mark.parametrize("key", EXPECTED)
def test_figure_is_as_worked_out_by_hand(october: MonthSummary, key: str) -> None:
    assert october.figure(key).value == EXPECTED[key]


def test_hivedesk_keeps_records_of_every_figure(october: MonthSummary) -> None:
    assert not [figure.key for figure in october.figures() if figure.value is Missing.NOT_RECORDED]


def test_drill_down_leads_to_the_records(october: MonthSummary) -> None:
    assert [row.record_id for row in october.figure("sessions.total").rows] == ["1", "2", "3", "7", "9"]
    assert [row.record_id for row in october.figure("families.left").rows] == ["C"]
    assert {row.record_id for row in october.figure("reach.families").rows if not row.amount} == {"I"}
    assert [row.on for row in october.figure("sessions.visit").rows] == [date(2026, 10, 5)]


def test_definitions_stand_beside_the_figures_and_quote_the_policy(october: MonthSummary) -> None:
    assert all(figure.definition.endswith(".") and "{" not in figure.definition for figure in october.figures())
    assert "Monday to Friday, 08:30 to 17:00" in october.figure("sessions.outside_hours").definition
    assert "more than 7 days" in october.figure("record.late").definition


def test_nothing_in_the_summary_holds_a_name(october: MonthSummary) -> None:
    assert "Family A" not in repr(october)
    assert "Carer" not in {row.text for figure in october.figures() for row in figure.rows}
    assert "neighbour" not in repr(october)


def test_every_part_names_a_figure_that_exists(october: MonthSummary) -> None:
    keys = {figure.key for figure in october.figures()}

    assert len(keys) == len(october.figures())
    assert {figure.part_of for figure in october.figures()} - {""} <= keys
