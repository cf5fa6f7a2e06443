"""Support groups and family sessions of October 2026, worked out by hand.

Families: A county; B connected; C county, left on the 20th; D special guardian; E waiting since 1 Sep; F had waited
since 1 Sep and joined on the 15th (county); Z is on no record any more.

| event | kind    | when                      | came                                                                   |
| ----- | ------- | ------------------------- | ---------------------------------------------------------------------- |
| g1    | group   | Tue 6 Oct                 | A 2 carers, C carer, E carer, F carer (still waiting)                  |
| g2    | group   | Tue 20 Oct                | A carer, F carer (now in the Hive), C carer (left that day), D carer   |
| g3    | group   | Tue 27 Oct                | nobody is ticked: two asked                                            |
| g4    | group   | Thu 29 Oct                | cancelled, though somebody is ticked                                   |
| g5    | group   | Sat 31 Oct 22:00 to 00:00 | B carer: it ends with the month's last day                             |
| g6    | group   | Sat 31 Oct 23:00 to 00:30 | A carer: it ends in November                                           |
| g7    | group   | series, Wed 14 Oct        | a time without a record of its own                                     |
| f1    | session | Sat 10 Oct                | A carer, A child, A own child; B carer, 2 children; D carer;           |
|       |         |                           | a friend in no record and Z's child, walk-ins; A's other carer not     |
| f2    | session | Sat 24 Oct                | A carer; a key worker of D in no record                                |
| m1    | meeting | Fri 9 Oct                 | counts nowhere                                                         |
| o1    | other   | Fri 9 Oct                 | other gathering: counts nowhere                                        |
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.events.records import Event, EventId, EventKind, Guest, GuestId, GuestKind, Presence, Reply
from hivedesk.domain.families import FamilyKind, LeavingReason, Status
from hivedesk.domain.summary import MonthSummary, PastEvent, Share, mask, monthly_summary
from hivedesk.domain.summary.catalogue_events import MEMBERS_OF, PEOPLE
from tests.unit.domain.summary_builders import HIVE, POLICY, a_family, at
from tests.unit.domain.test_summary_invariants import households

CARER, CHILD, OWN = GuestKind.CARER, GuestKind.CHILD_IN_CARE, GuestKind.OWN_CHILD
GROUP, SESSION = EventKind.SUPPORT_GROUP, EventKind.FAMILY_EVENT
FAMILIES = (
    a_family("A", joined_on=date(2025, 1, 1)),
    a_family("B", joined_on=date(2025, 1, 1), kind=FamilyKind.CONNECTED),
    a_family(
        "C",
        status=Status.LEFT,
        joined_on=date(2025, 1, 1),
        left_on=date(2026, 10, 20),
        left_reason=LeavingReason.OTHER,
    ),
    a_family("D", joined_on=date(2025, 1, 1), kind=FamilyKind.SPECIAL_GUARDIAN),
    a_family("E", status=Status.WAITING, waiting_since=date(2026, 9, 1)),
    a_family("F", joined_on=date(2026, 10, 15), waiting_since=date(2026, 9, 1)),
)


def came(family: str | None, kind: GuestKind = CARER, **fields: object) -> Guest:
    guest = Guest(id=GuestId("g"), event_id=EventId("e"), family_id=family, kind=kind, presence=Presence.CAME)
    return replace(guest, **fields)


def past(key: str, kind: EventKind, starts: datetime, *guests: Guest, hours: float = 2, **fields: object) -> PastEvent:
    event = Event(id=EventId(key), kind=kind, title=key, starts_at=starts, ends_at=starts + timedelta(hours=hours))
    return PastEvent(replace(event, **fields), None, guests)


EVENTS = (
    past("g1", GROUP, at(10, 6, 10), came("A"), came("A"), came("C"), came("E"), came("F")),
    past("g2", GROUP, at(10, 20, 10), came("A"), came("F"), came("C"), came("D")),
    past(
        "g3",
        GROUP,
        at(10, 27, 10),
        came("A", presence=Presence.DID_NOT_COME),
        came("B", presence=Presence.UNKNOWN, reply=Reply.YES),
    ),
    past("g4", GROUP, at(10, 29, 10), came("A"), cancelled=True),
    past("g5", GROUP, at(10, 31, 22), came("B")),
    past("g6", GROUP, at(10, 31, 23), came("A"), hours=1.5),
    PastEvent(past("g7", GROUP, at(10, 14, 10), rule="FREQ=WEEKLY").event, at(10, 14, 10)),
    past(
        "f1",
        SESSION,
        at(10, 10, 14),
        came("A"),
        came("A", CHILD),
        came("A", OWN),
        came("A", presence=Presence.DID_NOT_COME),
        came("B"),
        came("B", CHILD),
        came("B", CHILD),
        came("D"),
        came(None, GuestKind.OTHER_ADULT, walk_in=True),
        came("Z", CHILD, walk_in=True),
    ),
    past("f2", SESSION, at(10, 24, 14), came("A"), came("D", GuestKind.OTHER_ADULT, walk_in=True)),
    past("m1", EventKind.MEETING, at(10, 9, 9), came("A")),
    past("o1", EventKind.GATHERING, at(10, 9, 16), came("A")),
)

EXPECTED = {
    "support_groups.held": 3,  # g1, g2, g5
    "support_groups.without_attendance": 2,  # g3, g7
    "support_groups.families": 6,  # A, B, C, D, E, F
    "support_groups.families.county": 2,  # A, and F as it stood on the 20th
    "support_groups.families.connected": 1,  # B
    "support_groups.families.waiting": 1,  # E
    "support_groups.families.others": 2,  # C, who had left; D, whom groups are not for
    "support_groups.people": 10,  # 5 + 4 + 1
    "support_groups.carers": 10,
    "support_groups.children_in_care": 0,
    "support_groups.own_children": 0,
    "support_groups.others": 0,
    "support_groups.walk_ins": 0,
    "family_sessions.held": 2,
    "family_sessions.without_attendance": 0,
    "family_sessions.families": 4,  # A, B, D, Z
    "family_sessions.families.county": 1,  # A
    "family_sessions.families.connected": 1,  # B
    "family_sessions.families.special_guardian": 1,  # D
    "family_sessions.families.staying_put": 0,
    "family_sessions.families.residential": 0,
    "family_sessions.families.care_leaver": 0,
    "family_sessions.families.waiting": 0,
    "family_sessions.families.others": 1,  # Z
    "family_sessions.people": 11,  # 9 + 2
    "family_sessions.carers": 4,  # A, B, D; A
    "family_sessions.children_in_care": 4,  # A 1, B 2, Z 1
    "family_sessions.own_children": 1,
    "family_sessions.others": 2,  # the friend, the key worker
    "family_sessions.walk_ins": 3,  # the friend, Z's child, the key worker
}


def a_month(families: object = (), events: object = (), month: int = 10, up_to: date | None = None) -> MonthSummary:
    return monthly_summary(2026, month, tuple(families), (), {}, POLICY, HIVE, events=events, up_to=up_to)


@pytest.fixture(scope="module")
def october() -> MonthSummary:
    return a_month(FAMILIES, EVENTS)


@pytest.mark.parametrize("key", EXPECTED)
def test_figure_is_as_worked_out_by_hand(october: MonthSummary, key: str) -> None:
    assert october.figure(key).value == EXPECTED[key]


def test_nothing_of_these_sections_is_left_out_here(october: MonthSummary) -> None:
    keys = {figure.key for figure in october.figures() if figure.key.split(".")[0] in MEMBERS_OF}

    assert keys == set(EXPECTED)


def test_what_ends_after_the_month_belongs_to_the_next() -> None:
    november = a_month(FAMILIES, EVENTS, 11)

    assert [row.record_id for row in november.figure("support_groups.held").rows] == ["g6"]
    assert november.figure("family_sessions.held").value == 0


def test_the_unfinished_month_counts_up_to_today() -> None:
    summary = a_month(FAMILIES, EVENTS, up_to=date(2026, 10, 20))

    assert summary.figure("support_groups.held").value == 2
    assert summary.figure("family_sessions.held").value == 1


def test_rows_lead_to_the_events_and_families(october: MonthSummary) -> None:
    held = october.figure("support_groups.held").rows
    assert (held[0].kind, held[0].record_id, held[0].on) == ("event", "g1", date(2026, 10, 6))
    assert held[0].text == "5 people, 4 families came"
    without = october.figure("support_groups.without_attendance").rows
    assert [(row.record_id, row.original_start) for row in without] == [("g3", None), ("g7", at(10, 14, 10))]
    families = {row.record_id: (row.on, row.text) for row in october.figure("support_groups.families").rows}
    assert families["A"] == (date(2026, 10, 20), "came 2 times")
    assert families["B"] == (date(2026, 10, 31), "came once")
    others = october.figure("family_sessions.others").rows
    assert [(row.record_id, row.family_id, row.text) for row in others] == [
        ("f1", None, "other adult, walk-in"),
        ("f2", "D", "other adult, walk-in"),
    ]


def test_outside_the_service_small_numbers_and_kinds_are_masked(october: MonthSummary) -> None:
    said = mask(october).values()

    assert (said["support_groups.people"], said["support_groups.families"]) == (10, 6)
    shown = {key for key in EXPECTED if isinstance(said[key], int | Share)}
    assert shown == {"support_groups.people", "support_groups.families", "family_sessions.people"}


# -- what holds for any month

starts = st.integers(0, 70 * 24).map(lambda hours: at(9, 15, 0) + timedelta(hours=hours))
guests = st.builds(
    came,
    st.sampled_from((None, "A", "B", "C", "D", "Z")),
    st.sampled_from(GuestKind),
    presence=st.sampled_from(Presence),
    walk_in=st.booleans(),
)


@st.composite
def gatherings(draw):
    return [
        past(
            f"e{number}",
            draw(st.sampled_from(EventKind)),
            draw(starts),
            *draw(st.lists(guests, max_size=6)),
            hours=draw(st.sampled_from((1, 5, 30))),
            cancelled=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


@settings(max_examples=150, deadline=None)
@given(households(), gatherings())
def test_totals_equal_their_rows_and_parts_add_up(families, events) -> None:
    found = a_month(families, events)
    for figure in found.figures():
        if figure.key.split(".")[0] in MEMBERS_OF:
            assert figure.value == len(figure.rows) == sum(row.amount for row in figure.rows)
    value = found.values()
    for key, members in MEMBERS_OF.items():
        assert sum(value[f"{key}.families.{member}"] for member in members) == value[f"{key}.families"]
        assert sum(value[f"{key}.{people}"] for people in PEOPLE) == value[f"{key}.people"]
        assert value[f"{key}.walk_ins"] <= value[f"{key}.people"]
        assert max(value[f"{key}.held"], value[f"{key}.families"]) <= value[f"{key}.people"]
        assert (value[f"{key}.held"] > 0) == (value[f"{key}.people"] > 0)


@settings(max_examples=100, deadline=None)
@given(gatherings())
def test_each_event_counts_in_one_month_only(events) -> None:
    for kind, key in ((GROUP, "support_groups"), (SESSION, "family_sessions")):
        months = [a_month((), events, month).values() for month in (9, 10, 11)]
        counted = sum(value[f"{key}.held"] + value[f"{key}.without_attendance"] for value in months)
        assert counted == sum(one.event.kind is kind and not one.event.cancelled for one in events)
