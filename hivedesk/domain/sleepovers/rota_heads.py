"""Rules that count heads: where they refuse one set of visitors on a night, they refuse every set as large.

The beds (`rules.rooms`), the number in the terms of approval, the number of visitors that a host takes and the usual
fostering limit look at how many children sleep there, whoever they are; brothers and sisters, exemptions and decisions
of the service are exceptions, and options that may rest on one are left out. Every number is heard from the rules, of
a quiet home (`quiet_homes`) once for all its nights, and for a day on which somebody comes in day care.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import product

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.rota_asking import Asking
from hivedesk.domain.sleepovers.rota_options import Option
from hivedesk.domain.sleepovers.situation import Situation

_COUNTING = (HostRule.BEDS, HostRule.TERMS, HostRule.LIMIT, HostRule.FREE)

_MOST_AHEAD = 5  # visitors at once: hardly a home has room for more

Answer = Callable[[Option, Sequence[Option]], HostAnswer]
"""What the rules say of an option beside others."""


@dataclass(frozen=True, kw_only=True, eq=False)
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

    def __init__(self, by_host: Mapping[FamilyId, Sequence[Option]], asking: Asking) -> None:
        self.found: dict[tuple[FamilyId, date, HostRule], Heads] = {}
        self._by_host = by_host
        self._situation = situation = asking.situation
        self._quiet = asking.quiet_homes
        self._wrong = Verdict.FAIL if asking.with_approvals else Verdict.NEEDS_APPROVAL
        self._looked_at: set[tuple[FamilyId, HostRule]] = set()
        self._decided = {decision.request_id for decision in situation.decisions}

    def learn_ahead(self, answer: Answer) -> None:
        """Hear of each home how many visitors are too many, where enough ask for the same night."""
        nights: dict[tuple[FamilyId, date], tuple[FamilyId, date]] = {}  # of nights that are alike the one most ask for
        for (host_id, night), alike in self._alike.items():
            first = host_id, alike[0]
            if first not in nights or len(self._by_night[nights[first]]) < len(self._by_night[host_id, night]):
                nights[first] = host_id, night
        for key in nights.values():
            for heads in range(2, _MOST_AHEAD + 1):
                crowd = _crowd(self._by_night[key], heads)
                if len(crowd) < 2 or self._note(crowd[0], crowd[1:], answer(crowd[0], crowd[1:])):
                    break

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

    def known_against(self, visit: Visit, there: Sequence[Option], beside: Situation) -> set[HostRule]:
        """The rules of which it is known, without asking, that a visit is too many for them beside these stays.

        Nothing is known of a home whose own children are away: somebody may have their place.
        """
        found: set[HostRule] = set()
        home = visit.host_id
        if visit.request.id in self._decided or any(
            beside.asleep(home, night) != beside.live_there(home, night) for night in visit.nights
        ):
            return found
        siblings = self._siblings_of(visit.child_ids)
        others = [one for one in there if one.host_id == home and one.children.isdisjoint(visit.children)]
        for night in visit.nights:
            present = [one for one in others if night in one.anywhere.nights]
            for rule in _COUNTING if present else ():
                row = self.found.get((home, night, rule))
                if row is None or (rule is HostRule.LIMIT and any(siblings & one.children for one in present)):
                    continue
                taken = sum(row.options.get(one.number, 0) for one in present)
                if taken and taken + len(visit.child_ids) > row.most:
                    found.add(rule)
        return found

    def learn_by_day(self, option: Option, other: Option, answer: Answer) -> list[tuple[Option, Option]]:
        """Hear whether a rule that counts heads is why two may not be there on the same day, one of them in day care.

        Returns all pairs of as many heads on that day, day care and who is there at its hours: none of them may stand
        together. Nothing where no rule counts heads, or the home is not quiet.
        """
        by_day, there = (option, other) if option.anywhere.is_day_care else (other, option)
        home = self._quiet.on(by_day.anywhere.days).get(by_day.host_id)
        if home is None or there.host_id != by_day.host_id or not by_day.anywhere.is_day_care:
            return []
        pairs: dict[tuple[int, int], tuple[Option, Option]] = {}
        heads = _heads((by_day, there))
        for result in self._told_by(answer(by_day, [there]), by_day):
            heard = result.rule is not HostRule.FREE or self._is_too_many(home.family_id, heads)
            if heard and self._counts_both(result.rule, by_day, there):
                found = self._as_many(by_day, result.rule, heads)
                pairs |= {(one.number, another.number): (one, another) for one, another in found}
        return list(pairs.values())

    def _as_many(self, option: Option, rule: HostRule, heads: int) -> Iterator[tuple[Option, Option]]:
        """Who might come in day care on the day of an option, each with whoever makes them so many at their hours."""
        there = [one for one in self._by_host[option.host_id] if one.overlaps(option)]
        by_day = [one for one in there if one.anywhere.days == option.anywhere.days]
        for one, other in product(by_day, there):
            are_many = len(one.child_ids) + len(other.child_ids) >= heads and one.unit is not other.unit
            if are_many and one.overlaps(other) and self._counts_both(rule, one, other):
                yield one, other

    def _counts_both(self, rule: HostRule, one: Option, other: Option) -> bool:
        """Whether a rule counts both, whoever else is there."""
        if {one.unit.request.id, other.unit.request.id} & self._decided or not one.children.isdisjoint(other.children):
            return False
        exempted = bool(self._situation.households[one.host_id].exemptions)
        return rule is not HostRule.LIMIT or not (exempted or self._siblings_of(one.child_ids) & other.children)

    def _note(self, option: Option, group: Sequence[Option], answer: HostAnswer) -> list[HostRule]:
        """Write down the numbers that an answer tells; the rules that told them."""
        told: list[HostRule] = []
        for result in self._told_by(answer, option):
            for day in result.on:
                if self._note_night(option, group, result.rule, day):
                    told.append(result.rule)
        return list(dict.fromkeys(told))

    def _told_by(self, answer: HostAnswer, option: Option) -> Iterator[RuleResult]:
        """What rules that count heads refuse beside others, and not alone."""
        for result in answer.results:
            told = result.rule in _COUNTING and result.verdict >= self._wrong and not result.decided
            if told and result.rule not in option.outline.against:
                yield result

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
        known = self.found.get((option.host_id, day, rule))
        if known is None or known.most >= heads:
            for night in self._alike[option.host_id, day]:
                there = self._eligible(option.host_id, night, rule)
                counted = {one.number: len(one.child_ids) for one in there if len(one.child_ids) < heads}
                self.found[option.host_id, night, rule] = Heads(options=counted, most=heads - 1)
        return True

    def _is_too_many(self, host_id: FamilyId, heads: int) -> bool:
        """Whether it is the number of visitors at once that is refused, not the nights of the month."""
        offer = self._situation.offers.get(host_id)
        if offer is None or offer.most_children is None:
            return False
        return offer.most_nights_a_month is None or heads > offer.most_children

    def _look_at_other_nights(self, option: Option, most: int, rule: HostRule, answer: Answer) -> None:
        """Ask about as many visitors on every other night of the host; of a quiet home once for so many."""
        asked: set[tuple[date, int]] = set()
        for day in sorted(day for host_id, day in self._alike if host_id == option.host_id):
            known = self.found.get((option.host_id, day, rule))
            crowd = _crowd(self._eligible(option.host_id, day, rule), most)
            question = self._alike[option.host_id, day][0], _heads(crowd)
            if len(crowd) > 1 and question not in asked and (known is None or known.most >= _heads(crowd)):
                asked.add(question)
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
    def _alike(self) -> Mapping[tuple[FamilyId, date], Sequence[date]]:
        """By host and night, the nights on which what counts heads says the same: those of one quiet home."""
        homes: dict[tuple[FamilyId, date], Hashable] = {}
        found: dict[Hashable, list[date]] = defaultdict(list)
        for host_id, night in sorted(self._by_night):
            home = self._quiet.on((night, night + timedelta(days=1))).get(host_id)
            homes[host_id, night] = home or (host_id, night)
            found[homes[host_id, night]].append(night)
        return {key: found[home] for key, home in homes.items()}

    @cached_property
    def _by_night(self) -> Mapping[tuple[FamilyId, date], list[Option]]:
        """The options of each host on each night; decisions of the service are exceptions."""
        found: dict[tuple[FamilyId, date], list[Option]] = defaultdict(list)
        for host_id, options in self._by_host.items():
            for one in options:
                if one.anywhere.request.id not in self._decided:
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
