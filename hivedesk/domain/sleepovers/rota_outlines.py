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
from hivedesk.domain.sleepovers.rota_asking import QUICK_STEPS, Asking, approvals_in
from hivedesk.domain.sleepovers.rules import dates, home, home_nights, needs, rooms, school_run, together
from hivedesk.domain.sleepovers.rules.words import is_nothing
from hivedesk.domain.sleepovers.stretches import Stretches

_OF_THE_CHILDREN: Sequence[Rule] = (dates.child_free, OF_AUTHORITY)  # whoever hosts them
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
_Said = Outline | HostRule  # a rule: it keeps the plan from doing it, and nothing else was asked
_Known = dict[QuietHome, _Said]


class Outlines:
    """What the rules have against stays beside the kept ones."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._situation = asking.situation
        self._known: dict[Hashable, _Known] = defaultdict(dict)  # by what the rules look at besides the home
        self._of_children: dict[ChildId, Stretches] = {}
        self._kept_out: dict[Hashable, dict[FamilyId, HostRule]] = defaultdict(dict)  # by what is asked

    def where(self, anywhere: Visit, hosts: Sequence[FamilyId]) -> Mapping[FamilyId, Outline]:
        """Which of these families may host the children of a visit, and what stands against it all the same."""
        of_children = self._asked(anywhere, _OF_THE_CHILDREN)
        usual = self._asking.is_usual(anywhere.request)
        if usual and isinstance(of_children, HostRule):
            return {}
        stretches = tuple([self._stretches_of(child_id).of(anywhere.days) for child_id in anywhere.child_ids])
        quiet = self._asking.quiet_homes.on(anywhere.days) if usual and None not in stretches else {}
        tables = self._tables(anywhere, stretches)
        request, found, kept_out = anywhere.request, dict[FamilyId, Outline](), self._kept_out[_question(anywhere)]
        named = {*request.unwanted_host_ids, *request.ruled_out_host_ids}
        for host_id in hosts:
            home = quiet.get(host_id) if host_id not in named else None
            if home is None:
                outline = self._plain(anywhere.with_host(host_id))
            else:
                outline = of_children
                for table, rules in tables:
                    said = table.get(home)
                    if said is None:
                        said = table[home] = self._asked(anywhere.with_host(host_id), rules)
                    if said is not _NOTHING:
                        outline = _joined(outline, said)
                        if isinstance(outline, HostRule):
                            break
            if isinstance(outline, HostRule):
                kept_out[host_id] = outline
            else:
                found[host_id] = outline
        return found

    def kept_out_by(self, anywhere: Visit, host_id: FamilyId) -> HostRule | None:
        """A rule that keeps a plan from placing them there, as `where` has heard beside the kept stays."""
        return self._kept_out[_question(anywhere)].get(host_id)

    def _tables(self, anywhere: Visit, stretches: Hashable) -> Sequence[tuple[_Known, Sequence[Rule]]]:
        """What is known of the homes already, and which rules are asked where it is not: who keeps many out first."""
        request, children = anywhere.request, self._situation.visiting(anywhere.child_ids)
        days = anywhere.on[0].isoweekday(), len(anywhere.nights), request.urgency, len(anywhere.child_ids)
        both = request.family_id, anywhere.child_ids, anywhere.is_day_care, request.urgency, stretches
        tables = [
            (self._known[()], (OF_THE_HOME,)),
            (self._known[days], (dates.free,)),
            (self._known[both], _OF_BOTH),
        ]
        if not all(is_nothing(child.school) for child in children):
            tables.append(({}, (school_run.school,)))
        return tables

    def _asked(self, visit: Visit, rules: Iterable[Rule]) -> _Said:
        """What these rules say, the first ones first; no further than to one that is in the way of a plan."""
        against: list[RuleResult] = []
        for rule in rules:
            for result in rule(visit, self._situation):
                if result.verdict is not Verdict.PASS:
                    if self._asking.keeps_out_by(result):
                        return result.rule
                    against.append(result)
        return _outline(against)

    def _plain(self, visit: Visit) -> _Said:
        if self._asking.is_usual(visit.request):
            return self._asked(visit, QUICK_STEPS)
        answer = self._asking.answer(visit, self._situation)
        kept_out = [one.rule for one in answer.in_the_way if self._asking.keeps_out_by(one)]
        return kept_out[0] if kept_out else _outline(answer.in_the_way)

    def _stretches_of(self, child_id: ChildId) -> Stretches:
        known = self._of_children.get(child_id)
        if known is None:
            records = (self._situation.children.get(child_id), *self._situation.placements_of(child_id))
            known = self._of_children[child_id] = Stretches(records)
        return known


def _outline(against: Sequence[RuleResult]) -> Outline:
    return Outline(frozenset([one.rule for one in against]), approvals_in(against)) if against else _NOTHING


def _joined(one: _Said, other: _Said) -> _Said:
    """Both together; where one of them is in the way that one."""
    if isinstance(one, HostRule) or isinstance(other, HostRule):
        return one if isinstance(one, HostRule) else other
    if one is _NOTHING or other is _NOTHING:
        return other if one is _NOTHING else one
    return Outline(one.against | other.against, one.approvals | other.approvals)


def _question(anywhere: Visit) -> Hashable:
    """What names a visit of a plan, whoever hosts it."""
    return anywhere.stay_id, anywhere.starts_at
