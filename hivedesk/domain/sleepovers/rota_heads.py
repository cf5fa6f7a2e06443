"""Rules that count heads: where they refuse one set of visitors on a night, they refuse every set as large.

The beds (`rules.rooms`), the number in the terms of approval, the number of visitors that a host takes and the usual
fostering limit look at how many children sleep there, whoever they are; brothers and sisters, exemptions and decisions
of the service are exceptions, and options that may rest on one are left out. Every number is heard from the rules.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule, Verdict
from hivedesk.domain.sleepovers.rota_options import Option
from hivedesk.domain.sleepovers.situation import Situation

_COUNTING = (HostRule.BEDS, HostRule.TERMS, HostRule.LIMIT, HostRule.FREE)

Answer = Callable[[Option, Sequence[Option]], HostAnswer]
"""What the rules say of an option beside others."""


@dataclass(frozen=True, kw_only=True)
class Heads:
    """On one night at one host no more than ``most`` children of these options."""

    options: Mapping[int, int]  # children by option
    most: int

    @cached_property
    def counted(self) -> frozenset[tuple[int, int]]:
        """The options with their children, for comparing."""
        return frozenset(self.options.items())


class HeadCounts:
    """What is known of how many visitors each host may have on each night."""

    def __init__(self, by_host: Mapping[FamilyId, Sequence[Option]], situation: Situation, *, approvals: bool) -> None:
        self.found: dict[tuple[FamilyId, date, HostRule], Heads] = {}
        self._by_host = by_host
        self._situation = situation
        self._wrong = Verdict.FAIL if approvals else Verdict.NEEDS_APPROVAL
        self._looked_at: set[tuple[FamilyId, HostRule]] = set()
        self._decided = {(decision.request_id, decision.host_id) for decision in situation.decisions}

    def learn(self, option: Option, group: Sequence[Option], answer: Answer) -> bool:
        """Hear whether a rule that counts heads is why an option may not stand beside these; then its other nights too.

        Whether anything was learned.
        """
        rules = self._note(option, group, answer(option, group))
        for rule in rules:
            if (option.host_id, rule) not in self._looked_at:
                self._looked_at.add((option.host_id, rule))
                self._look_at_other_nights(option, 1 + _heads(group), rule, answer)
        return bool(rules)

    def leave_room(self, option: Option, chosen: Iterable[Option]) -> bool:
        """Whether an option still fits by all numbers that are known."""
        there = [one for one in chosen if one.host_id == option.host_id]
        for day in option.anywhere.nights:
            for rule in _COUNTING:
                row = self.found.get((option.host_id, day, rule))
                if row is not None and option.number in row.options:
                    taken = sum(row.options.get(one.number, 0) for one in there)
                    if taken + row.options[option.number] > row.most:
                        return False
        return True

    def _note(self, option: Option, group: Sequence[Option], answer: HostAnswer) -> list[HostRule]:
        """Write down the numbers that an answer tells; the rules that told them."""
        told: list[HostRule] = []
        for result in answer.results:
            rule = result.rule
            if (
                rule not in _COUNTING
                or result.verdict < self._wrong
                or rule in option.outline.against
                or result.decided
            ):
                continue
            for day in result.on:
                if self._note_night(option, group, rule, day):
                    told.append(rule)
        return list(dict.fromkeys(told))

    def _note_night(self, option: Option, group: Sequence[Option], rule: HostRule, day: date) -> bool:
        those = [one for one in (option, *group) if one.host_id == option.host_id and day in one.anywhere.nights]
        if len(those) < 2 or option not in those:
            return False
        heads = _heads(those)
        if rule is HostRule.FREE and not self._is_too_many(option.host_id, heads):
            return False
        eligible = {one.number: one for one in self._eligible(option.host_id, day, rule)}
        if any(one.number not in eligible for one in those):
            return False
        key = option.host_id, day, rule
        if key not in self.found or self.found[key].most >= heads:
            counted = {one.number: len(one.child_ids) for one in eligible.values() if len(one.child_ids) < heads}
            self.found[key] = Heads(options=counted, most=heads - 1)
        return True

    def _is_too_many(self, host_id: FamilyId, heads: int) -> bool:
        """Whether it is the number of visitors at once that is refused, not the nights of the month."""
        offer = self._situation.offers.get(host_id)
        if offer is None or offer.most_children is None:
            return False
        return offer.most_nights_a_month is None or heads > offer.most_children

    def _look_at_other_nights(self, option: Option, most: int, rule: HostRule, answer: Answer) -> None:
        """Ask about as many visitors on every other night of the host."""
        days = sorted({day for one in self._by_host[option.host_id] for day in one.anywhere.nights})
        for day in days:
            if (option.host_id, day, rule) in self.found:
                continue
            crowd = _crowd(self._eligible(option.host_id, day, rule), most)
            if len(crowd) > 1:
                self._note(crowd[0], crowd[1:], answer(crowd[0], crowd[1:]))

    def _eligible(self, host_id: FamilyId, day: date, rule: HostRule) -> list[Option]:
        """Options of the night that count whoever else is there."""
        there = self._by_night.get((host_id, day), [])
        if rule is not HostRule.LIMIT:
            return there
        if self._situation.households[host_id].exemptions:
            return []
        present = {child_id for one in there for child_id in one.child_ids}
        return [one for one in there if not self._siblings_of(one.child_ids) & present]

    @cached_property
    def _by_night(self) -> Mapping[tuple[FamilyId, date], list[Option]]:
        """The options of each host on each night; decisions of the service are exceptions."""
        found: dict[tuple[FamilyId, date], list[Option]] = defaultdict(list)
        for host_id, options in self._by_host.items():
            for one in options:
                if (one.anywhere.request.id, host_id) not in self._decided:
                    for day in one.anywhere.nights:
                        found[host_id, day].append(one)
        return found

    def _siblings_of(self, child_ids: Sequence[ChildId]) -> set[ChildId]:
        """Their brothers and sisters who are not among them."""
        return {other for child_id in child_ids for other in self._siblings.get(child_id, ())} - set(child_ids)

    @cached_property
    def _siblings(self) -> Mapping[ChildId, set[ChildId]]:
        found: dict[ChildId, set[ChildId]] = {}
        for child in self._situation.children.values():
            for other in child.sibling_ids:
                found.setdefault(child.id, set()).add(other)
                found.setdefault(other, set()).add(child.id)
        return found


def _heads(options: Iterable[Option]) -> int:
    return sum(len(one.child_ids) for one in options)


def _crowd(options: Sequence[Option], most: int) -> list[Option]:
    """Options that may be there together, with so many children, the small ones first."""
    crowd: list[Option] = []
    for option in sorted(options, key=lambda one: (len(one.child_ids), one.number)):
        if _heads(crowd) >= most:
            break
        if not any(one.unit is option.unit or one.children & option.children for one in crowd):
            crowd.append(option)
    return crowd if _heads(crowd) >= most else []
