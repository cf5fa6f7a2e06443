"""What the rules have against a stay in outline, without words: asked once for all dates that are alike to the rules.

What the rules say of a quiet home (`quiet_homes`) is the same on all days of a stretch. All other visits are asked
about one by one.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.host_rules import OF_AUTHORITY, OF_THE_HOME, Rule
from hivedesk.domain.sleepovers.quiet_homes import QuietHome
from hivedesk.domain.sleepovers.records import StayRequest
from hivedesk.domain.sleepovers.rota_asking import Asking, approvals_in
from hivedesk.domain.sleepovers.rules import dates, home, home_nights, needs, rooms, school_run, together
from hivedesk.domain.sleepovers.rules.words import is_nothing
from hivedesk.domain.sleepovers.stretches import Stretches

_OF_THE_CHILDREN: Sequence[Rule] = (dates.child_free, OF_AUTHORITY)  # whoever hosts them
_OF_THE_HOME: Sequence[Rule] = (OF_THE_HOME,)  # on any day, whoever comes
_OF_THE_DAYS: Sequence[Rule] = (dates.free,)  # whoever comes
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
_Known = dict[QuietHome, Outline | None]  # None: a plan may not do it


class Outlines:
    """What the rules have against stays beside the kept ones."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._situation = asking.situation
        self._of_the_home: _Known = {}
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
        quiet = self._asking.quiet_homes.on(anywhere.days) if usual and None not in stretches else {}
        of_the_days = self._of_the_days[_facts_of_the_days(anywhere)]
        of_both = self._of_both[_facts_of_the_children(anywhere), stretches]
        goes_to_school = any(not is_nothing(child.school) for child in self._situation.visiting(anywhere.child_ids))
        for host_id in hosts:
            home = quiet.get(host_id)
            if home is None or _is_named(host_id, anywhere.request):
                outline = self._plain(anywhere.with_host(host_id))
            else:
                outline = self._known(self._of_the_home, home, anywhere, _OF_THE_HOME)
                if outline is not None:
                    outline = _joined(outline, of_children, self._known(of_the_days, home, anywhere, _OF_THE_DAYS))
                if outline is not None:
                    outline = _joined(outline, self._known(of_both, home, anywhere, _OF_BOTH))
                if outline is not None and goes_to_school:
                    outline = _joined(outline, self._asked(anywhere.with_host(host_id), (school_run.school,)))
            if outline is not None:
                found[host_id] = outline
        return found

    def _known(self, known: _Known, home: QuietHome, anywhere: Visit, rules: Sequence[Rule]) -> Outline | None:
        if home not in known:
            known[home] = self._asked(anywhere.with_host(home.family_id), rules)
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
