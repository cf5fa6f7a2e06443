"""What the rules have against a stay in outline, without words: asked once for all dates that are alike to the rules.

Where nobody else is on a stay, what the rules say of a home changes only where something on record does
(`stretches`). All other visits are asked about one by one.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.host_rules import OF_AUTHORITY, OF_THE_HOME, Rule
from hivedesk.domain.sleepovers.records import StayRequest
from hivedesk.domain.sleepovers.rota_asking import Asking, approvals_in
from hivedesk.domain.sleepovers.rules import dates, home, home_nights, needs, rooms, school_run, together
from hivedesk.domain.sleepovers.rules.words import is_nothing
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import days_between
from hivedesk.domain.sleepovers.stretches import Stretches

_OF_THE_CHILDREN: Sequence[Rule] = (dates.child_free, OF_AUTHORITY)  # whoever hosts them
_OF_THE_DAYS: Sequence[Rule] = (OF_THE_HOME, dates.free)  # whoever comes
_OF_BOTH: Sequence[Rule] = (
    rooms.rooms,
    home_nights.limit,
    home_nights.terms,
    home.member,
    together.no_contact,
    together.solo,
    together.risk,
    needs.allergies,
    needs.smoking,
    needs.access,
    needs.medication,
)


@dataclass(frozen=True)
class Outline:
    """The rules that do not pass, and those of them for which somebody has to agree first."""

    against: frozenset[HostRule] = frozenset()
    approvals: frozenset[HostRule] = frozenset()


_NOTHING = Outline()
_Home = tuple[FamilyId, date, date]  # a family, the stretch of days, and since when the policy has been in force
_Known = dict[_Home, Outline | None]  # None: a plan may not do it


class Outlines:
    """What the rules have against stays beside the kept ones."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._situation = situation = asking.situation
        homes = [one for one in situation.households if not _is_special(one, situation)]
        self._stretches = {one: Stretches(_records_of(one, situation)) for one in homes}
        self._busy = {one: _busy_days(one, situation) for one in homes}
        self._homes: dict[tuple[date, ...], Mapping[FamilyId, _Home]] = {}
        self._of_the_days: dict[Hashable, _Known] = defaultdict(dict)
        self._of_both: dict[Hashable, _Known] = defaultdict(dict)
        self._of_children: dict[ChildId, Stretches] = {}

    def where(self, anywhere: Visit, hosts: Sequence[FamilyId]) -> Mapping[FamilyId, Outline]:
        """Which of these families may host the children of a visit, and what stands against it all the same."""
        found: dict[FamilyId, Outline] = {}
        of_children = self._asked(anywhere, _OF_THE_CHILDREN)
        usual = self._asking.is_usual(anywhere.request)
        if usual and of_children is None:
            return found
        stretches = tuple([self._stretches_of(child_id).of(anywhere.days) for child_id in anywhere.child_ids])
        alike = self.alike(anywhere) if usual and None not in stretches else {}
        of_the_days = self._of_the_days[_facts_of_the_days(anywhere)]
        of_both = self._of_both[_facts_of_the_children(anywhere), stretches]
        goes_to_school = any(not is_nothing(child.school) for child in self._situation.visiting(anywhere.child_ids))
        for host_id in hosts:
            home = alike.get(host_id)
            if home is None or _is_named(host_id, anywhere.request):
                outline = self._plain(anywhere.with_host(host_id))
            else:
                outline = self._known(of_the_days, home, anywhere, _OF_THE_DAYS)
                if outline is not None:
                    outline = _joined(outline, of_children, self._known(of_both, home, anywhere, _OF_BOTH))
                if outline is not None and goes_to_school:
                    outline = _joined(outline, self._asked(anywhere.with_host(host_id), (school_run.school,)))
            if outline is not None:
                found[host_id] = outline
        return found

    def alike(self, anywhere: Visit) -> Mapping[FamilyId, _Home]:
        """The homes in which nobody else is on a stay in these days, and nothing on record changes."""
        known = self._homes.get(anywhere.days)
        if known is None:
            known = self._homes[anywhere.days] = dict(self._found_alike(anywhere.days))
        return known

    def _found_alike(self, days: tuple[date, ...]) -> Iterator[tuple[FamilyId, _Home]]:
        first, *others = {self._situation.policy(day).valid_from for day in days}
        for host_id, stretches in self._stretches.items() if not others else ():
            stretch = stretches.of(days)
            if stretch is not None and self._busy[host_id].isdisjoint(days):
                yield host_id, (host_id, stretch, first)

    def _known(self, known: _Known, home: _Home, anywhere: Visit, rules: Sequence[Rule]) -> Outline | None:
        if home not in known:
            known[home] = self._asked(anywhere.with_host(home[0]), rules)
        return known[home]

    def _asked(self, visit: Visit, rules: Iterable[Rule]) -> Outline | None:
        """What these rules say, the first ones first; None as soon as one is in the way of a plan."""
        against: list[RuleResult] = []
        for rule in rules:
            for result in rule(visit, self._situation):
                if result.verdict is not Verdict.PASS:
                    if self._asking.keeps_out_by(result):
                        return None
                    against.append(result)
        return _outline(against)

    def _plain(self, visit: Visit) -> Outline | None:
        answer = self._asking.answer_unless(visit, self._situation, self._asking.keeps_out_by)
        return None if answer is None else _outline(answer.in_the_way)

    def _stretches_of(self, child_id: ChildId) -> Stretches:
        known = self._of_children.get(child_id)
        if known is None:
            records = (self._situation.children.get(child_id), *self._situation.placements_of(child_id))
            known = self._of_children[child_id] = Stretches(records)
        return known


def _outline(against: Sequence[RuleResult]) -> Outline:
    return Outline(frozenset([one.rule for one in against]), approvals_in(against)) if against else _NOTHING


def _joined(*outlines: Outline | None) -> Outline | None:
    """All together; None where one of them is in the way."""
    against: list[Outline] = []
    for one in outlines:
        if one is None:
            return None
        if one is not _NOTHING:
            against.append(one)
    if len(against) < 2:
        return against[0] if against else _NOTHING
    rules, approvals = ([one.against for one in against], [one.approvals for one in against])
    return Outline(frozenset().union(*rules), frozenset().union(*approvals))


def _facts_of_the_days(visit: Visit) -> Hashable:
    """What the rules of the days look at besides the home."""
    return visit.on[0].isoweekday(), len(visit.nights), visit.request.urgency, len(visit.child_ids)


def _facts_of_the_children(visit: Visit) -> Hashable:
    """What the rules of both look at besides the home and the children."""
    return visit.request.family_id, visit.child_ids, visit.is_day_care, visit.request.urgency


def _is_named(host_id: FamilyId, request: StayRequest) -> bool:
    """Whether the request names the host as one to keep out."""
    return host_id in request.unwanted_host_ids or host_id in request.ruled_out_host_ids


def _is_special(family_id: FamilyId, situation: Situation) -> bool:
    """Whether more counts than what is on record of the home: her own nights and leave, the nights of a month."""
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
