"""Where each unit of a plan could go: children, host and start, with what the rules say of it beside the kept stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import Visit
from hivedesk.domain.sleepovers.plan import Unit
from hivedesk.domain.sleepovers.records import Stay, StayId, StayRequest
from hivedesk.domain.sleepovers.rota_asking import Asking
from hivedesk.domain.sleepovers.rota_outlines import Outline, Outlines
from hivedesk.domain.sleepovers.stay import shifted
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import local

_ALL_GROUPS = 4  # up to so many brothers and sisters every way of splitting them is looked at


@dataclass(frozen=True, kw_only=True, eq=False)
class Option:
    """One way to place a unit, or some of its children."""

    number: int
    unit_number: int
    unit: Unit
    start_rank: int  # 0 is the start that suits best
    host_id: FamilyId
    child_ids: tuple[ChildId, ...]
    children: frozenset[ChildId]  # the same, for comparing
    anywhere: Visit  # what is asked, whoever hosts them: all options at the same dates share it
    child_nights: int  # nights times children; of day care none
    outline: Outline  # what stands against it beside the kept stays alone

    @cached_property
    def visit(self) -> Visit:
        """What is asked about it."""
        return self.anywhere.with_host(self.host_id)

    @cached_property
    def stay(self) -> Stay:
        """The stay that it would be."""
        now = self.unit.now
        return now if now is not None and self.is_as_now else stay_of(self.visit)

    @property
    def half_nights(self) -> int:
        """What it counts for requests met: two a child-night, one for each child in day care."""
        return 2 * self.child_nights or len(self.child_ids)

    @property
    def is_as_now(self) -> bool:
        """Whether it leaves the children where they are placed now."""
        now = self.unit.now
        return now is not None and _matches(now, self.visit)

    def overlaps(self, other: "Option") -> bool:
        """Whether there is a moment at which both last."""
        return self.anywhere.starts_at < other.anywhere.ends_at and other.anywhere.starts_at < self.anywhere.ends_at


def kept_options(asking: Asking) -> list[Option]:
    """The stays that are kept, as options that are taken anyway: their numbers are below 0."""
    found: list[Option] = []
    for stay in asking.situation.standing:
        request = asking.situation.requests.get(stay.request_id)
        if request is not None:
            visit = visit_of(stay, request)
            unit = Unit(
                request=request,
                child_ids=stay.child_ids,
                starts_at=stay.starts_at,
                ends_at=stay.ends_at,
                starts=(stay.starts_at,),
                now=stay,
            )
            number = -1 - len(found)
            found.append(_option(number, (number, unit, 0), visit, stay.host_id, Outline()))
    return found


def visit_of(stay: Stay, request: StayRequest) -> Visit:
    """What is asked about a stay that is kept."""
    return Visit(
        request=request,
        host_id=stay.host_id,
        child_ids=stay.child_ids,
        starts_at=stay.starts_at,
        ends_at=stay.ends_at,
        stay_id=stay.id,
    )


def look_at(units: Sequence[Unit], asking: Asking, outlines: Outlines, progress: Progress) -> list[Option]:
    """Ask the rules of every unit, host and start: what may be, by units."""
    found: list[Option] = []
    for unit_number, unit in enumerate(units):
        progress.report(unit_number, len(units), "Asking which families may host")
        asking.check()
        hosts = [host_id for host_id in sorted(asking.situation.households) if host_id != unit.request.family_id]
        for child_ids in _groups(unit):
            anywhere = visits_anywhere(unit, child_ids)
            places = [outlines.where(visit, hosts) for visit in anywhere]
            for host_id in hosts:
                for rank, visit in enumerate(anywhere):
                    outline = places[rank].get(host_id)
                    if outline is not None:
                        found.append(_option(len(found), (unit_number, unit, rank), visit, host_id, outline))
    return found


def end_of(unit: Unit, start: datetime) -> datetime:
    """When a unit ends that begins then: the same hour on the wall, whatever the clocks do."""
    days = (local(start).date() - local(unit.starts_at).date()).days
    if shifted(unit.starts_at, days) == start:
        return shifted(unit.ends_at, days)
    return start + (unit.ends_at - unit.starts_at)


def visits_anywhere(unit: Unit, child_ids: tuple[ChildId, ...]) -> list[Visit]:
    """What is asked about children of a unit, whoever hosts them: one visit for each start, the best first."""
    return [visit_to(unit, child_ids, unit.request.family_id, start) for start in dict.fromkeys(unit.starts)]


def visit_to(unit: Unit, child_ids: tuple[ChildId, ...], host_id: FamilyId, start: datetime) -> Visit:
    """What is asked about children of a unit with a host."""
    return Visit(
        request=unit.request,
        host_id=host_id,
        child_ids=child_ids,
        starts_at=start,
        ends_at=end_of(unit, start),
        stay_id=_stay_id(unit, child_ids),
    )


def _option(number: int, of: tuple[int, Unit, int], anywhere: Visit, host_id: FamilyId, outline: Outline) -> Option:
    unit_number, unit, rank = of
    return Option(
        number=number,
        unit_number=unit_number,
        unit=unit,
        start_rank=rank,
        host_id=host_id,
        child_ids=anywhere.child_ids,
        children=anywhere.children,
        anywhere=anywhere,
        child_nights=len(anywhere.nights) * len(anywhere.child_ids),
        outline=outline,
    )


def _groups(unit: Unit) -> Iterator[tuple[ChildId, ...]]:
    """Who may go together: all of them, and where they may be split every smaller group."""
    yield unit.child_ids
    if not unit.may_split or len(unit.child_ids) < 2:
        return
    most = len(unit.child_ids) - 1 if len(unit.child_ids) <= _ALL_GROUPS else 1
    for size in range(most, 0, -1):
        yield from combinations(unit.child_ids, size)


def _stay_id(unit: Unit, child_ids: tuple[ChildId, ...]) -> StayId:
    """The stay that moves along, else one of the plan's own."""
    if unit.now is not None and set(child_ids) == set(unit.now.child_ids):
        return unit.now.id
    return StayId(f"plan/{unit.request.id}/{','.join(sorted(child_ids))}/{unit.starts_at.isoformat()}")


def _matches(now: Stay, visit: Visit) -> bool:
    same = (now.host_id, now.starts_at, now.ends_at) == (visit.host_id, visit.starts_at, visit.ends_at)
    return same and set(now.child_ids) == set(visit.child_ids)


def stay_of(visit: Visit) -> Stay:
    """The stay that a visit of a plan would be."""
    assert visit.stay_id is not None
    return Stay(
        id=visit.stay_id,
        request_id=visit.request.id,
        host_id=visit.host_id,
        child_ids=visit.child_ids,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        offered_at=visit.request.asked_at,
    )
