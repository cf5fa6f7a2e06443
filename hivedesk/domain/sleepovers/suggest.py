"""Hosts for one request, in three groups and ranked within each, with the reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, HostAnswer, RuleResult, Verdict
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.rules.results import CARERS

_FAR = 10**6  # minutes, where the way is not recorded
GROUPS = (Verdict.PASS, Verdict.NEEDS_APPROVAL, Verdict.FAIL)
"""The groups in the order in which they are shown."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A host, what the rules say, and what speaks for it."""

    host_id: FamilyId
    name: str
    answer: HostAnswer
    points: int = 0  # of familiarity
    familiar: tuple[str, ...] = ()  # … in words
    wished: bool = False
    child_nights: int = 0  # hosted over the last twelve months
    travel_minutes: int | None = None
    phone: str = ""  # where they are reached; "" = not recorded
    may_be_rung: bool = False  # they have said that they may be rung in an emergency

    @property
    def verdict(self) -> Verdict:
        """Whether the host fits. What the stay itself needs is the same with every host, and said apart."""
        return self.answer.without(OF_THE_STAY)

    @property
    def in_the_way(self) -> tuple[RuleResult, ...]:
        """What stands in the way with this host."""
        return tuple(result for result in self.answer.in_the_way if result.rule not in OF_THE_STAY)

    @property
    def only_asks_carers(self) -> bool:
        """Whether a word with carers settles all that is in the way: nobody else has to agree."""
        return bool(self.in_the_way) and all(result.whose == CARERS for result in self.in_the_way)


def ranked(suggestions: Iterable[Suggestion]) -> dict[Verdict, tuple[Suggestion, ...]]:
    """The three groups.

    Within each: those whom only carers have to be asked about, least in the way, wished for, familiar, fewest nights
    so far, nearest. In an emergency who may be rung, and then the nearest, comes before all of these but the first two.
    """
    found = sorted(suggestions, key=_rank)
    return {verdict: tuple(one for one in found if one.verdict is verdict) for verdict in GROUPS}


def _rank(one: Suggestion) -> tuple[bool, int, bool, int, bool, int, int, int, str]:
    in_the_way = len({result.rule for result in one.in_the_way})
    far = _FAR if one.travel_minutes is None else one.travel_minutes
    hurry = one.answer.visit.request.urgency is Urgency.EMERGENCY
    known = (not one.wished, -one.points, one.child_nights)
    first = (hurry and not one.may_be_rung, far if hurry else 0)
    return not one.only_asks_carers, in_the_way, *first, *known, far, one.name.casefold()
