"""What planned stays do to each other: found by asking the rules again, and kept as sets that may not stand together.

Every clash was heard from the rules, none is guessed. A place that would come free only because the plan sends a child
of the host elsewhere is not counted on: if that stay fell through, the host would have too many.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule
from hivedesk.domain.sleepovers.rota_asking import Asking, approvals_in, in_the_way
from hivedesk.domain.sleepovers.rota_heads import HeadCounts
from hivedesk.domain.sleepovers.rota_options import Option, kept_options


class Together:
    """Options that are chosen so far, found by host and by child."""

    def __init__(self, options: Iterable[Option] = ()) -> None:
        self.options: list[Option] = []
        self.numbers: set[int] = set()
        self._by_host: dict[FamilyId, list[Option]] = defaultdict(list)
        self._by_child: dict[ChildId, list[Option]] = defaultdict(list)
        for option in options:
            self.add(option)

    def add(self, option: Option) -> None:
        """Choose one more."""
        self.options.append(option)
        self.numbers.add(option.number)
        self._by_host[option.host_id].append(option)
        for child_id in option.child_ids:
            self._by_child[child_id].append(option)

    def touching(self, option: Option) -> list[Option]:
        """The others with the same host or a child in common, in the order of their numbers."""
        found = {one.number: one for one in self._by_host.get(option.host_id, ())}
        for child_id in option.child_ids:
            found |= {one.number: one for one in self._by_child.get(child_id, ())}
        found.pop(option.number, None)
        return [found[number] for number in sorted(found)]


@dataclass(frozen=True, kw_only=True)
class Clash:
    """Options that may not all be taken, or that cost one approval more together."""

    options: frozenset[int]
    of: int = -1  # whose approval more, where it is one
    rule: HostRule | None = None  # the rule that then needs an approval; None: they may not stand together

    @property
    def is_hard(self) -> bool:
        """Whether no plan may hold them all."""
        return self.rule is None


class Interplay:
    """Asks about options beside other options, and remembers what was heard."""

    def __init__(self, options: Sequence[Option], asking: Asking) -> None:
        self.clashes: dict[Clash, None] = {}  # in the order in which they were found
        self._asking = asking
        self._known: dict[tuple[int, frozenset[int]], HostAnswer] = {}
        self._stand: set[frozenset[int]] = set()  # plans that may stand, by what was asked of them
        self._learned: set[tuple[int, frozenset[int]]] = set()  # questions of which it is known why the answer is so
        self._stood: dict[int, list[frozenset[int]]] = defaultdict(list)  # by option, beside whom it may stand
        self._pairs: set[tuple[int, int]] = set()
        self._clashing: dict[int, set[int]] = defaultdict(set)
        self._by_host: dict[FamilyId, list[Option]] = defaultdict(list)
        for option in options:
            self._by_host[option.host_id].append(option)
        self._kept = kept_options(asking)
        self.counts = HeadCounts(self._by_host, asking)
        self._monthly = {key for key, offer in asking.situation.offers.items() if offer.most_nights_a_month is not None}
        if asking.situation.worker_family_id is not None:
            self._monthly.add(asking.situation.worker_family_id)
        self.counts.learn_ahead(self.answer)

    def learn_from(self, chosen: Collection[Option]) -> bool:
        """Ask about every chosen option beside those that may concern it. Whether any may not stand as it is."""
        numbers = frozenset(one.number for one in chosen)
        if numbers in self._stand:
            return False
        learned, together = False, Together(chosen)
        for option in sorted(chosen, key=lambda one: one.number):
            others = self._near(option, together)
            if others:
                learned |= self._learn(option, others)
        for kept in self._kept:
            learned |= self._learn_of_kept(kept, chosen)
        if not learned:
            self._stand.add(numbers)
        return learned

    def learn_from_answers(self, answers: Mapping[Option, HostAnswer]) -> bool:
        """The same from what all rules say of each beside all others, whatever they are."""
        learned = False
        for option, answer in answers.items():
            if self._asking.keeps_out(answer) or approvals_in(answer.results) - option.outline.approvals:
                learned |= self._learn(option, [one for one in answers if one is not option])
        return learned

    def answer(self, option: Option, others: Iterable[Option]) -> HostAnswer:
        """What does not pass of an option beside others. What passes is not kept: there are thousands of answers."""
        others = list(others)
        key = _question(option, others)
        if key not in self._known:
            stays = [one.stay for one in sorted(others, key=lambda one: one.number)]
            self._known[key] = self._asking.answer_of_others(option.visit, self._asking.beside(stays))
        return self._known[key]

    def fits(self, option: Option, chosen: "Together") -> bool:
        """Whether an option may be added to others without breaking a rule, its own or one of theirs."""
        touching = chosen.touching(option)
        if not self._clashing[option.number].isdisjoint(chosen.numbers) or any(
            _collide(one, option) for one in touching
        ):
            return False
        if not self.counts.leave_room(option, touching):
            return False
        near = [one for one in touching if self._concerns(one, option)]
        if near and self._breaks(option, near):
            return False
        if any(self._breaks(one, [*self._near(one, chosen), option]) for one in near):
            return False
        return not any(
            self._learn_of_kept(kept, [*chosen.options, option]) for kept in self._kept if self._concerns(option, kept)
        )

    # -- one option beside others

    def _breaks(self, option: Option, others: Sequence[Option]) -> bool:
        self._learn(option, others)
        key = _question(option, others)
        return key in self._known and self._asking.keeps_out(self._known[key])

    def _learn(self, option: Option, others: Sequence[Option]) -> bool:
        """Whether it may not stand beside them, or costs an approval that was not known; why is remembered."""
        key = _question(option, others)
        if key in self._learned:
            return self._asking.keeps_out(self._known[key])
        if any(key[1] <= stood for stood in self._stood[option.number]):
            return False  # another stay never makes it better
        self._learned.add(key)
        answer = self.answer(option, others)
        if self._asking.keeps_out(answer):
            for group in self._smallest(option, others, self._asking.keeps_out):
                self._add(Clash(options=frozenset((option.number, *(one.number for one in group)))))
                if not self.counts.learn(option, group, self.answer) and len(group) == 1:
                    self._look_around(option, group[0])
            return True
        rules = sorted(approvals_in(answer.results) - option.outline.approvals) if self._asking.with_approvals else ()
        if not rules:
            self._stood[option.number].append(key[1])
        return bool([rule for rule in rules if self._learn_approval(option, others, rule)])

    def _learn_of_kept(self, kept: Option, chosen: Iterable[Option]) -> bool:
        """Whether planned stays put a rule in the way of one that is kept: that is never done."""
        near = [one for one in chosen if self._concerns(one, kept)]
        if not near:
            return False
        before = in_the_way(self.answer(kept, ()))

        def wrong(answer: HostAnswer) -> bool:
            return bool(in_the_way(answer) - before)

        if not wrong(self.answer(kept, near)):
            return False
        for group in self._smallest(kept, near, wrong):
            self._add(Clash(options=frozenset(one.number for one in group)))
        return True

    def _learn_approval(self, option: Option, others: Sequence[Option], rule: HostRule) -> bool:
        before = len(self.clashes)
        for group in self._smallest(option, others, lambda answer: rule in approvals_in(answer.results)):
            numbers = frozenset((option.number, *(one.number for one in group)))
            self._add(Clash(options=numbers, of=option.number, rule=rule))
        return len(self.clashes) > before

    def _smallest(
        self, option: Option, others: Sequence[Option], wrong: Callable[[HostAnswer], bool]
    ) -> Iterator[list[Option]]:
        """Who of the others is enough to make it wrong: each alone who is, else one set from which nobody can go."""
        near = [one for one in others if one.anywhere.shares_a_day(option.anywhere) or shares_a_child(one, option)]
        if len(near) < len(others) and wrong(self.answer(option, near)):
            others = near
        alone = [one for one in others if wrong(self.answer(option, [one]))]
        if alone:
            yield from ([one] for one in alone)
            return
        left = list(others)
        for one in others:
            without = [other for other in left if other is not one]
            if wrong(self.answer(option, without)):
                left = without
        yield left

    def _look_around(self, option: Option, other: Option) -> None:
        """Where two clash others do: ask of their other dates with this host, and of who else is there by day."""
        if other.host_id != option.host_id:
            return
        pairs = self.counts.learn_by_day(option, other, self.answer)
        for one, two in pairs:
            self._add(Clash(options=frozenset((one.number, two.number))))
        if pairs:
            return
        there = self._by_host[option.host_id]
        self._ask_pairs([one for one in there if one.unit is option.unit], [o for o in there if o.unit is other.unit])
        for one in (option, other):
            if one.anywhere.is_day_care:
                self._ask_pairs([one], there)

    def _ask_pairs(self, ones: Sequence[Option], others: Sequence[Option]) -> None:
        for one, other in product(ones, others):
            key = min(one.number, other.number), max(one.number, other.number)
            if key in self._pairs or one.unit is other.unit or not one.anywhere.shares_a_day(other.anywhere):
                continue
            self._pairs.add(key)
            if not shares_a_child(one, other) and self._asking.keeps_out(self.answer(one, [other])):
                self._add(Clash(options=frozenset(key)))

    def _add(self, clash: Clash) -> None:
        self.clashes[clash] = None
        if clash.is_hard and len(clash.options) == 2:
            one, other = clash.options
            self._clashing[one].add(other)
            self._clashing[other].add(one)

    def _near(self, option: Option, chosen: "Together") -> list[Option]:
        """Those of the chosen that may bear on an option."""
        return [one for one in chosen.touching(option) if self._concerns(one, option)]

    def _concerns(self, other: Option, option: Option) -> bool:
        """Whether a stay may bear on another, and it on that: at that time the same host, or the same child.

        At another time the same host counts too where its nights of a month are counted. Should a stay ever bear on
        another one otherwise, the last look at the whole plan (`learn_from_answers`) hears of it.
        """
        if other.host_id == option.host_id:
            return other.host_id in self._monthly or other.anywhere.shares_a_day(option.anywhere)
        return not other.children.isdisjoint(option.children) and other.anywhere.shares_a_day(option.anywhere)


def _question(option: Option, others: Iterable[Option]) -> tuple[int, frozenset[int]]:
    """What names an option beside others."""
    return option.number, frozenset([one.number for one in others])


def _collide(one: Option, other: Option) -> bool:
    """Whether a child would be in two places, or placed twice."""
    return shares_a_child(one, other) and (one.overlaps(other) or one.unit is other.unit)


def shares_a_child(one: Option, other: Option) -> bool:
    """Whether a child belongs to both."""
    return not one.children.isdisjoint(other.children)


def child_times(options: Sequence[Option]) -> Iterator[tuple[int, ...]]:
    """Sets of options that hold the same child at the same moment: a child is never in two places."""
    of_child: dict[ChildId, list[Option]] = defaultdict(list)
    for option in options:
        for child_id in option.child_ids:
            of_child[child_id].append(option)
    seen: set[tuple[int, ...]] = set()
    for child_id in sorted(of_child):
        for at in dict.fromkeys(one.anywhere.starts_at for one in of_child[child_id]):
            now = [one for one in of_child[child_id] if one.anywhere.starts_at <= at < one.anywhere.ends_at]
            numbers = tuple(one.number for one in now)
            if len({one.unit_number for one in now}) > 1 and numbers not in seen:
                seen.add(numbers)
                yield numbers
