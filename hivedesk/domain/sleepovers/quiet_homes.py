"""The homes where nobody is on a stay and nothing on record changes: on such days the rules say the same of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import days_between
from hivedesk.domain.sleepovers.stretches import Stretches


@dataclass(frozen=True, eq=False)
class QuietHome:
    """A home in a stretch of days under one policy: there is one of each."""

    family_id: FamilyId


class QuietHomes:
    """The quiet homes of a Hive. The HCSW's own is none: her leave counts besides, and her nights of a month."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        homes = [one for one in situation.households if not _is_special(one, situation)]
        self._stretches = {one: Stretches(_records_of(one, situation)) for one in homes}
        self._busy = {one: _busy_days(one, situation) for one in homes}
        self._known: dict[tuple[date, ...], Mapping[FamilyId, QuietHome]] = {}
        self._homes: dict[tuple[FamilyId, date, date], QuietHome] = {}

    def on(self, days: tuple[date, ...]) -> Mapping[FamilyId, QuietHome]:
        """Those that are quiet on all of these days, which lie in one stretch of theirs."""
        known = self._known.get(days)
        if known is None:
            known = self._known[days] = {home.family_id: home for home in self._found(days)}
        return known

    def _found(self, days: tuple[date, ...]) -> Iterator[QuietHome]:
        in_force, *others = {self._situation.policy(day).valid_from for day in days}
        for family_id, stretches in self._stretches.items() if not others else ():
            stretch = stretches.of(days)
            if stretch is not None and self._busy[family_id].isdisjoint(days):
                key = (family_id, stretch, in_force)
                if key not in self._homes:
                    self._homes[key] = QuietHome(family_id)
                yield self._homes[key]


def _is_special(family_id: FamilyId, situation: Situation) -> bool:
    """Whether more counts than what is on record of the home: the HCSW's own, the nights of a month."""
    offer = situation.offers.get(family_id)
    monthly = offer is not None and offer.most_nights_a_month is not None
    return family_id == situation.worker_family_id or (monthly and family_id in situation.by_host)


def _busy_days(family_id: FamilyId, situation: Situation) -> frozenset[date]:
    """The days on which somebody stays there, or a child of the home is on a stay."""
    stays = [*situation.by_host.get(family_id, ())]
    for child in _children_of(family_id, situation):
        stays += situation.by_child.get(child.id, ())
    return frozenset(day for stay in stays for day in days_between(stay.starts_at, stay.ends_at))


def _records_of(family_id: FamilyId, situation: Situation) -> Iterator[object]:
    """Everything that the rules may look at of a home."""
    yield situation.households[family_id]
    yield situation.offers.get(family_id)
    yield from situation.exceptions_of.get(family_id, ())
    for child in _children_of(family_id, situation):
        yield from situation.placements_of(child.id)


def _children_of(family_id: FamilyId, situation: Situation) -> tuple[ChildInCare, ...]:
    house = situation.households[family_id]
    return *house.children_in_care, *house.former_children
