"""Hosts for one request, in three groups and ranked within each, with the reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, HostAnswer, RuleResult, Verdict

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

    @property
    def verdict(self) -> Verdict:
        """Whether the host fits. What the stay itself needs is the same with every host, and said apart."""
        return self.answer.without(OF_THE_STAY)

    @property
    def in_the_way(self) -> tuple[RuleResult, ...]:
        """What stands in the way with this host."""
        return tuple(result for result in self.answer.in_the_way if result.rule not in OF_THE_STAY)


def ranked(suggestions: Iterable[Suggestion]) -> dict[Verdict, tuple[Suggestion, ...]]:
    """The three groups. Within each: least in the way, wished for, familiar, fewest nights so far, nearest."""
    found = sorted(suggestions, key=_rank)
    return {verdict: tuple(one for one in found if one.verdict is verdict) for verdict in GROUPS}


def _rank(one: Suggestion) -> tuple[int, bool, int, int, bool, int, str]:
    in_the_way = len({result.rule for result in one.in_the_way})
    far = one.travel_minutes
    return in_the_way, not one.wished, -one.points, one.child_nights, far is None, far or 0, one.name.casefold()
