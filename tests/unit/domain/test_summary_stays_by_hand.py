"""Sleepovers and day care of October 2026, worked out by hand.

Families: A asks, B and C host. Children k1 and k2 of A, k3 of C.

| request | first day  | for         | became                                                                        |
| ------- | ---------- | ----------- | ----------------------------------------------------------------------------- |
| r0      | Wed 30 Sep | k1          | s0 with B, 30 Sep to 2 Oct: began in September; nights of 30 Sep and 1 Oct     |
| r1      | Fri 9 Oct  | k1, k2      | s1 with B, 9 to 11 Oct, both children: two nights                              |
| r2      | Sat 17 Oct | k1 (emerg.) | s2 with C, arranged to the 19th, home on the 18th: one night                   |
| r3      | Sat 31 Oct | k2          | s3 with B, 31 Oct 22:00 to 2 Nov: one night of October                         |
| r4      | Tue 6 Oct  | k1, k2      | s4 with C, day care to 15:30, began 09:15, home 15:00: 5.75 h for each of two |
| r5      | Wed 7 Oct  | k3          | s5 with B, day care, no arrival or return recorded                             |
| r6      | Fri 23 Oct | k1, k2      | s6 with B for k1 alone: k2 has no host                                         |
| r7      | Sat 24 Oct | k3          | cancelled s7, and nothing else                                                 |
| r8      | Sun 25 Oct | k3          | refused: no bed or bedroom                                                     |
| r9      | Mon 26 Oct | k3          | refused, no reason                                                             |
| r10     | Tue 27 Oct | k3          | not needed any more                                                            |
| r11     | Sun 1 Nov  | k3          | asked for November                                                             |
| r12     | Thu 29 Oct | k3          | s12 with B, arranged overnight, home the same evening after 3 hours: by day    |
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.sleepovers.records import CancelReason, Outcome, RefusalReason, Stay, StayRequest, Urgency
from hivedesk.domain.summary import MonthSummary, RecordKind, Share, mask, monthly_summary
from hivedesk.domain.summary.catalogue_stays import REFUSALS, refusal_key
from tests.unit.casework.stay_records import a_request, a_stay
from tests.unit.domain.summary_builders import HIVE, POLICY, at

TWO = ("k1", "k2")


def asked(key: str, first: datetime, last: datetime, children: tuple[str, ...] = ("k1",), **fields: Any) -> StayRequest:
    return a_request(key, "A", children, starts_at=first, ends_at=last, **fields)


def stayed(request: StayRequest, host: str = "B", *, began: bool = True, **fields: Any) -> Stay:
    """The stay of a request, as arranged and begun."""
    given = {"child_ids": request.child_ids, "starts_at": request.starts_at, "ends_at": request.ends_at}
    given["started_at"] = request.starts_at if began else None
    return a_stay(request.id.replace("r", "s"), request.id, host, **(given | fields))


REFUSED = {"closed_on": date(2026, 10, 20), "outcome": Outcome.REFUSED}
R0 = asked("r0", at(9, 30, 16), at(10, 2, 9))
R1 = asked("r1", at(10, 9, 16), at(10, 11, 11), TWO)
R2 = asked("r2", at(10, 17, 20), at(10, 19, 9), urgency=Urgency.EMERGENCY)
R3 = asked("r3", at(10, 31, 22), at(11, 2, 9), ("k2",))
R4 = asked("r4", at(10, 6, 9), at(10, 6, 15, 30), TWO)
R5 = asked("r5", at(10, 7, 9), at(10, 7, 12), ("k3",))
R6 = asked("r6", at(10, 23, 16), at(10, 24, 11), TWO)
R7 = asked("r7", at(10, 24, 16), at(10, 25, 11), ("k3",))
R8 = asked("r8", at(10, 25, 16), at(10, 26, 8), ("k3",), refusal=RefusalReason.NO_ROOM, **REFUSED)
R9 = asked("r9", at(10, 26, 16), at(10, 27, 8), ("k3",), **REFUSED)
R10 = asked("r10", at(10, 27, 16), at(10, 28, 8), ("k3",), closed_on=date(2026, 10, 20), outcome=Outcome.WITHDRAWN)
R11 = asked("r11", at(11, 1, 16), at(11, 2, 8), ("k3",))
R12 = asked("r12", at(10, 29, 17), at(10, 30, 8), ("k3",))
REQUESTS = (R0, R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12)
STAYS = (
    stayed(R0),
    stayed(R1, returned_at=at(10, 11, 11), debriefed_on=date(2026, 10, 12)),
    stayed(R2, "C", returned_at=at(10, 18, 12)),
    stayed(R3),
    stayed(R4, "C", started_at=at(10, 6, 9, 15), returned_at=at(10, 6, 15)),
    stayed(R5, began=False),
    stayed(R6, child_ids=("k1",), began=False),
    stayed(R7, began=False, cancelled_on=date(2026, 10, 23), cancel_reason=CancelReason.HOST),
    stayed(R12, returned_at=at(10, 29, 20)),
)

EXPECTED = {
    "sleepovers.stays": 3,  # s1, s2, s3
    "sleepovers.planned": 2,  # s1, s3
    "sleepovers.emergency": 1,  # s2
    "sleepovers.children": 2,  # k1, k2
    "sleepovers.child_nights": 7,  # s0 one, s1 two by two, s2 one, s3 one
    "sleepovers.asked": 10,  # all but r0, r10, r11
    "sleepovers.met": Share(6, 10),  # r1 to r5 and r12: s5 stands, though nobody has noted that it began
    "sleepovers.refused": 2,  # r8, r9
    "sleepovers.refused.no_room": 1,
    "sleepovers.refused.other": 1,  # r9
    "sleepovers.refused.no_host": 0,
    "day_care.sessions": 2,  # s4, s12
    "day_care.child_hours": 14.5,  # two of 5.75, one of 3
}


def a_summary(stays: Any = STAYS, requests: Any = REQUESTS, month: int = 10, up_to: date | None = None) -> MonthSummary:
    return monthly_summary(2026, month, (), (), {}, POLICY, HIVE, stays=stays, requests=requests, up_to=up_to)


@pytest.fixture(scope="module")
def october() -> MonthSummary:
    return a_summary()


@pytest.mark.parametrize("key", EXPECTED)
def test_figure_is_as_worked_out_by_hand(october: MonthSummary, key: str) -> None:
    assert october.figure(key).value == EXPECTED[key]


def test_drill_down_leads_to_stays_and_requests(october: MonthSummary) -> None:
    stays = october.figure("sleepovers.stays").rows
    assert [(row.record_id, row.kind, row.family_id) for row in stays] == [
        ("s1", RecordKind.STAY, "B"),
        ("s2", RecordKind.STAY, "C"),
        ("s3", RecordKind.STAY, "B"),
    ]
    assert stays[0].text == "sleepover of 2 nights, 2 children"
    assert stays[1].text == "sleepover of 1 night, 1 child"
    met = october.figure("sleepovers.met").rows
    assert {row.kind for row in met} == {RecordKind.STAY_REQUEST}
    assert {row.record_id for row in met if not row.amount} == {"r6", "r7", "r8", "r9"}
    assert {row.text for row in met if row.record_id in ("r6", "r8")} == {
        "sleepover for 2 children, planned: no host yet",
        "sleepover for 1 child, planned: refused, no bed or bedroom",
    }
    children = october.figure("sleepovers.children").rows
    assert [(row.record_id, row.kind, row.on) for row in children] == [
        ("k1", RecordKind.CHILD_IN_CARE, date(2026, 10, 1)),
        ("k2", RecordKind.CHILD_IN_CARE, date(2026, 10, 9)),
    ]


def test_the_months_around_have_the_rest() -> None:
    september, november = a_summary(month=9), a_summary(month=11)
    assert [september.figure(f"sleepovers.{key}").value for key in ("stays", "child_nights", "asked")] == [1, 1, 1]
    assert [november.figure(f"sleepovers.{key}").value for key in ("stays", "child_nights", "asked")] == [0, 1, 1]
    assert november.figure("sleepovers.met").value == Share(0, 1)


def test_a_month_under_way_counts_no_day_to_come() -> None:
    so_far = a_summary(up_to=date(2026, 10, 9))
    assert so_far.figure("sleepovers.stays").value == 1
    assert so_far.figure("sleepovers.child_nights").value == 3  # s0 one, the first of s1 for two
    assert so_far.figure("sleepovers.asked").value == 3


def test_the_night_on_which_the_clocks_go_back_is_one_night() -> None:
    request = asked("r1", at(10, 24, 16), at(10, 25, 9))
    by_day = asked("r2", at(10, 25, 0, 30), at(10, 25, 4))
    found = a_summary([stayed(request), stayed(by_day)], [request, by_day])
    assert found.figure("sleepovers.child_nights").value == 1
    assert found.figure("day_care.child_hours").value == 4.5  # an hour more than the clock on the wall tells


def test_each_reason_has_its_label_and_figure(october: MonthSummary) -> None:
    assert set(REFUSALS) == set(RefusalReason)
    keys = {figure.key for figure in october.figures() if figure.part_of == "sleepovers.refused"}
    assert keys == {refusal_key(reason) for reason in RefusalReason}


def test_nothing_in_it_holds_a_childs_words() -> None:
    loud = [replace(one, child_wishes="Amelia", outcome_note="Amelia", reason_note="Amelia") for one in REQUESTS]
    told = [replace(one, child_words="Amelia", safety_notes="Amelia", cancel_note="Amelia") for one in STAYS]
    assert "Amelia" not in str(a_summary(told, loud))


def test_the_masked_month_shows_no_small_number() -> None:
    said = mask(a_summary()).values()
    assert said["sleepovers.child_nights"] == 7
    for key in ("stays", "planned", "emergency", "children"):
        assert said[f"sleepovers.{key}"] == "fewer than 5"
    assert said["sleepovers.asked"] == 10
    assert said["day_care.child_hours"] == "not shown"


# -- any month


@st.composite
def _stays_and_requests(draw: st.DrawFn) -> tuple[list[Stay], list[StayRequest]]:
    numbers = count()
    moments = st.integers(0, 60 * 24).map(lambda hours: at(9, 10, 0) + timedelta(hours=hours))
    requests, stays = [], []
    for _ in range(draw(st.integers(0, 8))):
        begins, hours = draw(moments), draw(st.integers(1, 200))
        children = tuple(draw(st.sets(st.sampled_from(("k1", "k2", "k3")), min_size=1)))
        outcome = draw(st.none() | st.sampled_from(Outcome))
        request = asked(
            f"r{next(numbers)}",
            begins,
            begins + timedelta(hours=hours),
            children,
            urgency=draw(st.sampled_from(Urgency)),
            outcome=outcome,
            refusal=draw(st.none() | st.sampled_from(RefusalReason)) if outcome is Outcome.REFUSED else None,
        )
        requests.append(request)
        for host in draw(st.lists(st.sampled_from("BC"), max_size=2)):
            stay = stayed(request, host, began=draw(st.booleans()))
            if stay.started_at is not None and draw(st.booleans()):
                stay = replace(stay, returned_at=stay.started_at + timedelta(hours=draw(st.integers(1, 200))))
            cancelled = date(2026, 10, 1) if stay.started_at is None and draw(st.booleans()) else None
            stays.append(replace(stay, id=f"s{next(numbers)}", cancelled_on=cancelled))
    return stays, requests


@settings(max_examples=150, deadline=None)
@given(_stays_and_requests())
def test_totals_equal_their_rows_and_parts_their_whole(found: tuple[list[Stay], list[StayRequest]]) -> None:
    summary = a_summary(*found)
    value = summary.values()
    assert value["sleepovers.planned"] + value["sleepovers.emergency"] == value["sleepovers.stays"]
    assert sum(value[refusal_key(reason)] for reason in RefusalReason) == value["sleepovers.refused"]
    assert value["sleepovers.stays"] <= value["sleepovers.child_nights"]
    assert value["sleepovers.children"] <= value["sleepovers.child_nights"]
    met = value["sleepovers.met"]
    part, whole = (met.part, met.whole) if isinstance(met, Share) else (0, 0)
    assert whole == value["sleepovers.asked"] and part + value["sleepovers.refused"] <= whole
    minutes = sum(row.amount for row in summary.figure("day_care.child_hours").rows)
    assert value["day_care.child_hours"] == round(minutes / 60, 1)


@settings(max_examples=60, deadline=None)
@given(_stays_and_requests())
def test_each_stay_night_and_request_counts_in_one_month_only(found: tuple[list[Stay], list[StayRequest]]) -> None:
    months = [a_summary(*found, month=month).values() for month in range(9, 13)]
    nights = {
        (row.record_id, row.on)
        for month in range(9, 13)
        for row in a_summary(*found, month=month).figure("sleepovers.child_nights").rows
    }
    assert sum(month["sleepovers.child_nights"] for month in months) >= len(nights)
    began = sum(month["sleepovers.stays"] + month["day_care.sessions"] for month in months)
    assert began == sum(stay.started_at is not None for stay in found[0])
    assert sum(month["sleepovers.asked"] for month in months) == sum(
        request.outcome is not Outcome.WITHDRAWN for request in found[1]
    )
