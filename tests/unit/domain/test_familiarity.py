"""How well a child knows a host, and what is said of it."""

from dataclasses import replace
from typing import Any

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.familiarity import (
    Acquaintance,
    Familiarity,
    familiar_to_all,
    familiarity,
    familiarity_points,
    met_at,
)
from hivedesk.domain.sleepovers.records import CancelReason, Stay
from tests.unit.domain.rota_worlds import MONDAY, a_stay

AMY, BEN = ChildId("amy"), ChildId("ben")
OKAFOR, BELL, CHEN = FamilyId("okafor"), FamilyId("bell"), FamilyId("chen")


def took_place(key: str, host: str = "bell", children: tuple[str, ...] = ("amy",), **fields: Any) -> Stay:
    stay = a_stay(key, host, children, night=-40)
    return replace(stay, **{"started_at": stay.starts_at, "returned_at": stay.ends_at} | fields)


def test_nothing_known_says_nothing() -> None:
    assert familiarity(AMY, OKAFOR, BELL, Acquaintance()) == Familiarity()


def test_stays_that_took_place_count_and_are_told() -> None:
    known = Acquaintance(stays=(took_place("1"), took_place("2")))
    found = familiarity(AMY, OKAFOR, BELL, known)
    assert found.words == ("stayed twice",) and found.points == 9
    assert familiarity(BEN, OKAFOR, BELL, known).points == 0
    assert familiarity(AMY, OKAFOR, CHEN, known).points == 0


def test_what_was_arranged_or_cancelled_does_not_count() -> None:
    cancelled = took_place("2", cancelled_on=MONDAY, cancel_reason=CancelReason.CHILD)
    known = Acquaintance(stays=(a_stay("1", "bell", ("amy",), night=-40), cancelled))
    assert familiarity(AMY, OKAFOR, BELL, known) == Familiarity()


def test_further_stays_count_less_and_not_without_end() -> None:
    points = [
        familiarity(AMY, OKAFOR, BELL, Acquaintance(stays=tuple(took_place(str(n)) for n in range(count)))).points
        for count in range(8)
    ]
    assert points == [0, 6, 9, 12, 15, 15, 15, 15]


def test_events_and_wishes_are_told() -> None:
    known = Acquaintance(met=met_at([[OKAFOR, BELL, CHEN], [BELL, OKAFOR, BELL], [CHEN]]), wished={(AMY, BELL): 1})
    assert familiarity(AMY, OKAFOR, BELL, known).words == ("met at 2 events", "wished for before")
    assert familiarity(AMY, OKAFOR, CHEN, known).words == ("met at 1 event",)


def test_brothers_and_sisters_add_up() -> None:
    known = Acquaintance(stays=(took_place("1", children=("amy", "ben")), took_place("2")))
    both = familiar_to_all((AMY, BEN), OKAFOR, BELL, known)
    assert both.points == 9 + 6 and both.words == ("stayed twice",)


def test_the_planner_gets_points_of_strangers_alone() -> None:
    known = Acquaintance(stays=(took_place("1"),), met={frozenset((OKAFOR, CHEN)): 9})
    assert familiarity_points({AMY: OKAFOR}, (OKAFOR, BELL, CHEN), known) == {(AMY, BELL): 6, (AMY, CHEN): 5}
