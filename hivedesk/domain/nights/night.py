"""One night with one family: who sleeps there, and which policy counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import ChildInCare, OwnChild, Person
from hivedesk.domain.household import Household, placements_on
from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights.findings import Finding, Level, Rule, listed
from hivedesk.domain.policy import Policy

NameOf = Callable[[Person], str]
"""How a child is named in a sentence; the discreet view hands in its own."""


class Sleeper(NamedTuple):
    """A child in care who sleeps with the family tonight: placed there, or on a visit."""

    child: ChildInCare
    kind_of_care: CareKind | None = None  # None where it is not recorded


@dataclass(frozen=True)
class Night:
    """What the rules look at."""

    household: Household
    on: date  # the date on which the night begins
    policy: Policy
    sleepers: tuple[Sleeper, ...]  # each child once
    name_of: NameOf

    @property
    def children(self) -> list[ChildInCare]:
        """The children in care who sleep here."""
        return [sleeper.child for sleeper in self.sleepers]

    def names(self, people: Iterable[Person]) -> str:
        """``Mia, Tom and Ana``."""
        return listed([self.name_of(person) for person in people])

    def who_sleep(self, people: Sequence[Person]) -> str:
        """``Mia and Tom sleep``, ``Mia sleeps``."""
        return f"{self.names(people)} {'sleeps' if len(people) == 1 else 'sleep'}"


def called(person: Person) -> str:
    """The name a child likes, else the first name."""
    return (person.known_as if isinstance(person, ChildInCare) else "") or person.first_name


def placed_sleepers(household: Household, night: date) -> tuple[Sleeper, ...]:
    """The children who sleep here because they are placed here."""
    found = ((household.child(one.child_id), one.kind_of_care) for one in placements_on(household, night))
    return tuple(Sleeper(child, kind) for child, kind in found if child is not None)


def each_once(sleepers: Iterable[Sleeper]) -> tuple[Sleeper, ...]:
    """Every child once, as first named: records may overlap, a child sleeps in one bed."""
    kept: dict[ChildId, Sleeper] = {}
    for sleeper in sleepers:
        kept.setdefault(sleeper.child.id, sleeper)
    return tuple(kept.values())


def is_within(first: date | None, last: date | None, night: date) -> bool:
    """Whether what counts from ``first`` to ``last`` counts on that night; a bound that is not known is open."""
    return (first is None or first <= night) and (last is None or night <= last)


def is_at_home(child: OwnChild, night: date) -> bool:
    """Whether an own child sleeps at home on that night: born, and not moved out."""
    if child.date_of_birth is not None and night < child.date_of_birth:
        return False
    return child.lives_at_home if child.left_home_on is None else night < child.left_home_on


def needs_service(rule: Rule, children: Iterable[ChildInCare], reason: str, would_change: str) -> Finding:
    """Say that these children need the fostering service."""
    return _finding(rule, Level.NEEDS_SERVICE, children, reason, would_change)


def cannot_check(rule: Rule, children: Iterable[ChildInCare | OwnChild], reason: str, would_change: str) -> Finding:
    """Say that a fact is not recorded."""
    return _finding(rule, Level.CANNOT_CHECK, children, reason, would_change)


def birth_not_known(night: Night, rule: Rule, child: ChildInCare | OwnChild) -> Finding:
    """Say that what depends on a child's age cannot be checked; asked of a child whose age is not known."""
    missing = "is not recorded" if child.date_of_birth is None else "lies after this night"
    name = night.name_of(child)
    reason = f"The date of birth of {name} {missing}, so nothing that depends on the age can be checked."
    return cannot_check(rule, [child], reason, f"The date of birth of {name}.")


def _finding(
    rule: Rule, level: Level, children: Iterable[ChildInCare | OwnChild], reason: str, would_change: str
) -> Finding:
    ids = tuple(sorted(child.id for child in children))
    return Finding(rule=rule, level=level, child_ids=ids, reason=reason, would_change=would_change)
