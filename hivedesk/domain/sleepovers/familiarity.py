"""How well a child knows a family that may host: from stays, from events to which both came, from its wishes.

Points are of HiveDesk's own choice: they only order hosts, and the words say what they stand for.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.stay import TOOK_PLACE, state_of

FIRST_STAY, FURTHER_STAY, MOST_FURTHER = 6, 3, 3
"""Points: of the first stay, of each after it, and how many of those count."""

MET, MOST_MET = 1, 5
"""Points of an event to which both families came, and how many count."""

WISHED = 2
"""Points where the child, or its carers for it, has wished for this host before."""


@dataclass(frozen=True, kw_only=True)
class Acquaintance:
    """All that familiarity rests on."""

    stays: tuple[Stay, ...] = ()  # of these children, with whomever
    met: Mapping[frozenset[FamilyId], int] = field(default_factory=dict)  # events to which both families came
    wished: Mapping[tuple[ChildId, FamilyId], int] = field(default_factory=dict)  # earlier requests that wished for it


@dataclass(frozen=True, kw_only=True)
class Familiarity:
    """How well a child knows a host, and why that is said."""

    points: int = 0
    words: tuple[str, ...] = ()  # "stayed twice", "met at 3 events"


def familiarity(child_id: ChildId, home: FamilyId, host_id: FamilyId, known: Acquaintance) -> Familiarity:
    """How well a child who lives with ``home`` knows a host."""
    stays = sum(
        stay.host_id == host_id and child_id in stay.child_ids and state_of(stay) in TOOK_PLACE for stay in known.stays
    )
    met = known.met.get(frozenset((home, host_id)), 0) if home != host_id else 0
    wished = known.wished.get((child_id, host_id), 0) > 0
    points = MET * min(met, MOST_MET) + WISHED * wished
    if stays:
        points += FIRST_STAY + FURTHER_STAY * min(stays - 1, MOST_FURTHER)
    words = [
        f"stayed {_times(stays)}" if stays else "",
        f"met at {met} event{'' if met == 1 else 's'}" if met else "",
        "wished for before" if wished else "",
    ]
    return Familiarity(points=points, words=tuple(word for word in words if word))


def familiar_to_all(
    child_ids: Collection[ChildId], home: FamilyId, host_id: FamilyId, known: Acquaintance
) -> Familiarity:
    """The same for brothers and sisters: the points of all, and the words of the child who knows the host best."""
    found = [familiarity(child_id, home, host_id, known) for child_id in child_ids]
    best = max(found, key=lambda one: one.points, default=Familiarity())
    return Familiarity(points=sum(one.points for one in found), words=best.words)


def familiarity_points(
    homes: Mapping[ChildId, FamilyId], hosts: Collection[FamilyId], known: Acquaintance
) -> dict[tuple[ChildId, FamilyId], int]:
    """The points of every child with every host, where there are any: what the planner is given."""
    found = {
        (child_id, host_id): familiarity(child_id, home, host_id, known).points
        for child_id, home in homes.items()
        for host_id in hosts
        if host_id != home
    }
    return {pair: points for pair, points in found.items() if points}


def met_at(events: Iterable[Collection[FamilyId]]) -> dict[frozenset[FamilyId], int]:
    """How often each two families came to the same event, from the families who came to each."""
    pairs = Counter(frozenset(pair) for came in events for pair in combinations(sorted(set(came)), 2))
    return dict(pairs)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
