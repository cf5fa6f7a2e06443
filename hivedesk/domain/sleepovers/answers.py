"""What the rules of a stay say: of each rule one result, and of all of them one answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from functools import cached_property

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import ServiceDecision, StayId, StayRequest
from hivedesk.domain.sleepovers.stay import days_between, nights_between


class HostRule(StrEnum):
    """What is asked, in the order in which it is said. The value is kept in decisions: never renamed."""

    MEMBER = "member"  # the family may host for the Hive at all
    APPROVED = "approved"
    HOLD = "hold"
    RESTRICTED = "restricted"
    NO_CONTACT = "no_contact"
    SOLO = "solo"
    RISK = "risk"
    LIMIT = "limit"
    TERMS = "terms"
    BEDS = "beds"
    BEDROOM = "bedroom"
    FREE = "free"  # the host's pattern, exceptions, other stays
    CHILD_FREE = "child_free"  # the child is not elsewhere
    WORKER = "worker"  # the capacity of the HCSW, where she is the host
    WISHES = "wishes"
    RULED_OUT = "ruled_out"
    ALLERGIES = "allergies"
    SMOKING = "smoking"
    ACCESS = "access"
    MEDICATION = "medication"
    SCHOOL = "school"
    DELEGATED = "delegated"
    NIGHTS = "nights"


TITLES: dict[HostRule, str] = {
    HostRule.MEMBER: "Belongs to the Hive",
    HostRule.APPROVED: "Approval",
    HostRule.HOLD: "Carers on hold",
    HostRule.RESTRICTED: "Restrictions",
    HostRule.NO_CONTACT: "Who must not meet",
    HostRule.SOLO: "Solo placement",
    HostRule.RISK: "Risks on file",
    HostRule.LIMIT: "Usual fostering limit",
    HostRule.TERMS: "Terms of approval",
    HostRule.BEDS: "Beds",
    HostRule.BEDROOM: "Sharing a bedroom",
    HostRule.FREE: "Free on these days",
    HostRule.CHILD_FREE: "The child's other stays",
    HostRule.WORKER: "Your own household",
    HostRule.WISHES: "The child's wishes",
    HostRule.RULED_OUT: "Kept out by you",
    HostRule.ALLERGIES: "Allergies and pets",
    HostRule.SMOKING: "Smoking",
    HostRule.ACCESS: "Access",
    HostRule.MEDICATION: "Medication",
    HostRule.SCHOOL: "School run",
    HostRule.DELEGATED: "Delegated authority",
    HostRule.NIGHTS: "Number of nights",
}

OF_THE_STAY = frozenset({HostRule.DELEGATED, HostRule.NIGHTS})
"""Rules that ask about the stay, whoever hosts it: its authorisation answers them, planning does not wait for it."""


BY_THE_OFFER = frozenset({HostRule.FREE})
"""Rules whose approval is the host's own to give: offering them the stay is asking, and their yes answers it."""


class Verdict(IntEnum):
    """What a rule says; the greater, the more is in the way."""

    PASS = 0
    NEEDS_APPROVAL = 1
    FAIL = 2


@dataclass(frozen=True, kw_only=True)
class RuleResult:
    """What one rule says of one visit, in one plain sentence."""

    rule: HostRule
    verdict: Verdict
    sentence: str
    whose: str = ""  # of `Verdict.NEEDS_APPROVAL`: whose approval
    for_what: str = ""  # … and for what
    would_change: str = ""  # the fact that would change it; "" for a pass
    on: tuple[date, ...] = ()  # the nights (or the day) concerned; () = all of it
    not_recorded: bool = False  # a fact is missing: it cannot be said, or passes as far as is known
    child_ids: tuple[ChildId, ...] = ()
    decided: ServiceDecision | None = None  # it passes because this was decided; the sentence says what it sets aside


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Children of a request with a host: what is asked about. ``stay_id`` names the stay it is, so as not to count it
    as another one."""

    request: StayRequest
    host_id: FamilyId
    child_ids: tuple[ChildId, ...]
    starts_at: datetime
    ends_at: datetime
    stay_id: StayId | None = None

    def with_host(self, host_id: FamilyId) -> "Visit":
        """The same with another host; its nights and days are worked out once for all of them."""
        other = object.__new__(Visit)
        other.__dict__.update(self.__dict__, host_id=host_id, nights=self.nights, days=self.days, on=self.on)
        return other

    @cached_property
    def nights(self) -> tuple[date, ...]:
        """Its nights; of day care none."""
        return nights_between(self.starts_at, self.ends_at)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day that it touches."""
        return days_between(self.starts_at, self.ends_at)

    @cached_property
    def children(self) -> frozenset[ChildId]:
        """Who stays there, for comparing."""
        return frozenset(self.child_ids)

    @property
    def is_day_care(self) -> bool:
        """Whether it lies within one day."""
        return not self.nights

    def shares_a_day(self, other: "Visit") -> bool:
        """Whether there is a day that both touch."""
        return self.days[0] <= other.days[-1] and other.days[0] <= self.days[-1]

    @cached_property
    def on(self) -> tuple[date, ...]:
        """The nights on which the rules are asked; of day care its day."""
        return self.nights or self.days


@dataclass(frozen=True)
class HostAnswer:
    """What all rules say of one visit: one result a rule, or several where it speaks of several children or nights."""

    visit: Visit
    results: tuple[RuleResult, ...]

    @cached_property
    def verdict(self) -> Verdict:
        """The worst of them."""
        return max((result.verdict for result in self.results), default=Verdict.PASS)

    @cached_property
    def in_the_way(self) -> tuple[RuleResult, ...]:
        """What does not pass, what fails first."""
        found = [result for result in self.results if result.verdict is not Verdict.PASS]
        return tuple(sorted(found, key=lambda result: -result.verdict))

    def without(self, rules: Iterable[HostRule]) -> Verdict:
        """The verdict if these rules did not count."""
        left_out = frozenset(rules)
        return max((one.verdict for one in self.results if one.rule not in left_out), default=Verdict.PASS)


def rules_in_the_way(results: Sequence[RuleResult]) -> Iterator[HostRule]:
    """The rules that do not pass, each once, in their order."""
    found = {result.rule for result in results if result.verdict is not Verdict.PASS}
    yield from (rule for rule in HostRule if rule in found)
