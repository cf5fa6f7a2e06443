"""The best way to put visitors into the free beds of a room plan, by a small exact search.

Every guest gets a bed where there are enough; then as few as possible sleep in a room that they may not share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hivedesk.domain.families import ChildInCare, OwnChild, age_on
from hivedesk.domain.household import Household
from hivedesk.domain.nights.bedrooms import is_authority_of
from hivedesk.domain.nights.night import is_within

Sleeper = ChildInCare | OwnChild | None
"""Who sleeps in a room; None is a visitor of the family's own, of whom nothing is known."""

Together = tuple[Sleeper, ...]
"""Who sleeps in one room."""


@dataclass(frozen=True, kw_only=True)
class BedroomsTonight:
    """The bedrooms as they are on a night, before the guests."""

    household: Household
    night: date
    own_bedroom_from_age: int
    free: tuple[int, ...]  # beds of each room
    inside: tuple[Together, ...]  # who sleeps in each room anyway
    visiting: tuple[ChildInCare, ...] = ()  # on other stays: they need a bed too
    unroomed: tuple[ChildInCare, ...] = ()  # who live there and of whom no room is recorded

    def lack(self, guests: Sequence[Sleeper]) -> int:
        """How many of the guests have no bed."""
        return max(0, len(guests) - self._beds)

    def sharing(self, guests: Sequence[Sleeper]) -> tuple[Together, ...]:
        """The rooms in which some would share who may not, in the best arrangement of guests who all have a bed."""
        if len(guests) <= self.empty:
            return ()  # a free room for each of them
        return _Search(self, guests).best

    @cached_property
    def _beds(self) -> int:
        return sum(self.free)

    @cached_property
    def empty(self) -> int:
        """How many rooms have a free bed and nobody in them."""
        return sum(1 for free, inside in zip(self.free, self.inside, strict=True) if free and not inside)

    def may_share(self, together: Sequence[Sleeper]) -> bool:
        """Whether these may sleep in one room (National Minimum Standards for fostering 10.6).

        All of them are so young that they may, or an agreement in force for each child in care names them all. No
        child in care shares with a visitor of the family's own; how own children sleep is their parents' matter.
        """
        in_care = [child for child in together if isinstance(child, ChildInCare)]
        known = [child for child in together if child is not None]
        if len(together) < 2 or not in_care:
            return True
        if len(known) < len(together):
            return False
        ages = [age_on(child.date_of_birth, self.night) for child in known]
        if all(age is not None and age < self.own_bedroom_from_age for age in ages):
            return True
        ids = {child.id for child in known}
        return all(
            any(
                is_within(one.agreed_on, one.until, self.night)
                and ids <= set(one.child_ids)
                and is_authority_of(one, child)
                for one in self.household.sharing_agreements
            )
            for child in in_care
        )


class _Search:
    """Tries every arrangement, but for those that cannot be better: a guest more never makes a room better."""

    def __init__(self, tonight: BedroomsTonight, guests: Sequence[Sleeper]) -> None:
        self._tonight = tonight
        self._guests = guests
        self._rooms = [list(inside) for inside in tonight.inside]
        self._left = list(tonight.free)
        self._least = len(guests) + sum(map(len, self._rooms)) + 1
        self.best: tuple[Together, ...] = ()
        self._place(0)

    def _place(self, number: int) -> None:
        """Put the guests from this one on into the rooms."""
        wrong = self._wrong()
        cost = sum(map(len, wrong))
        if cost >= self._least:
            return
        if number == len(self._guests):
            self._least, self.best = cost, wrong
            return
        tried_empty: set[int] = set()
        for room, inside in enumerate(self._rooms):
            if not self._left[room] or (not inside and self._left[room] in tried_empty):
                continue
            if not inside:
                tried_empty.add(self._left[room])
            inside.append(self._guests[number])
            self._left[room] -= 1
            self._place(number + 1)
            self._left[room] += 1
            inside.pop()

    def _wrong(self) -> tuple[Together, ...]:
        """The rooms with guests in which not all may share."""
        return tuple(
            tuple(inside)
            for inside, before in zip(self._rooms, self._tonight.inside, strict=True)
            if len(inside) > len(before) and not self._tonight.may_share(inside)
        )
