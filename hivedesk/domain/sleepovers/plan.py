"""What the planner is asked, and the plan that it gives back: a proposal that changes nothing until it is taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, RuleResult
from hivedesk.domain.sleepovers.records import Stay, StayRequest
from hivedesk.domain.sleepovers.situation import Situation


@dataclass(frozen=True, kw_only=True)
class Unit:
    """Children of one request who are to be placed, or what is left of a stay that has to go on elsewhere."""

    request: StayRequest
    child_ids: tuple[ChildId, ...]
    starts_at: datetime
    ends_at: datetime
    starts: tuple[datetime, ...]  # when it may begin, the best first; its length stays
    may_split: bool = False  # the children may go to different hosts; together is better
    now: Stay | None = None  # where they are placed now, and may be moved from

    @property
    def key(self) -> str:
        """What names these children of that request: the same from plan to plan."""
        return f"{self.request.id}/{','.join(sorted(self.child_ids))}"


@dataclass(frozen=True, kw_only=True)
class PlanAsked:
    """A month of requests. The stays of ``situation`` are kept as they are; a unit's ``now`` is not among them."""

    situation: Situation
    units: tuple[Unit, ...]
    familiarity: Mapping[tuple[ChildId, FamilyId], int] = field(default_factory=dict)  # points: see `familiarity`
    nights_before: Mapping[FamilyId, int] = field(default_factory=dict)  # child-nights hosted lately: see `fairness`
    with_approvals: bool = False  # also hosts for whom somebody has to agree first
    fewest_changes: bool = False  # what is placed now is kept before familiarity and fair turns count
    cannot_host: FamilyId | None = None  # the host whose stays are planned anew: nothing would help there
    seconds: float = 30.0  # after so long the best plan so far is given


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A unit, or some of its children, with a host."""

    unit: Unit
    child_ids: tuple[ChildId, ...]
    host_id: FamilyId
    starts_at: datetime
    ends_at: datetime
    answer: HostAnswer  # what the rules say of it, beside everything else in the plan

    @property
    def changed(self) -> bool:
        """Whether it is new, or differs from how they are placed now."""
        now = self.unit.now
        return now is None or (now.host_id, now.starts_at, now.ends_at, set(now.child_ids)) != (
            self.host_id,
            self.starts_at,
            self.ends_at,
            set(self.child_ids),
        )


@dataclass(frozen=True, kw_only=True)
class WouldHelp:
    """One thing that would make a place possible: one rule at one host, and all it says there."""

    host_id: FamilyId
    starts_at: datetime
    results: tuple[RuleResult, ...]  # of one rule

    @property
    def whom_to_ask(self) -> str:
        """Whose approval or fact it is; "" where nobody can be asked (it is a fact to change)."""
        return self.results[0].whose


@dataclass(frozen=True, kw_only=True)
class TakenHost:
    """A host who would do, or needs one thing alone, if the plan did not have other children there."""

    host_id: FamilyId
    child_ids: tuple[ChildId, ...]  # the others
    results: tuple[RuleResult, ...] = ()  # of the one rule that would be in the way without them


@dataclass(frozen=True, kw_only=True)
class Unmet:
    """Children for whom no host was found, and what would make one possible, the easiest first."""

    unit: Unit
    child_ids: tuple[ChildId, ...]
    helps: tuple[WouldHelp, ...] = ()
    taken: tuple[TakenHost, ...] = ()  # where nothing by itself would help
    offer: HostAnswer | None = None  # of the offer that they keep beside the plan; None: they have none then

    @property
    def has_no_host(self) -> bool:
        """Whether nobody has them once the plan is taken."""
        return self.offer is None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the planner proposes. The same question gets the same plan, unless time ran out."""

    placed: tuple[Placed, ...]
    unmet: tuple[Unmet, ...]
    proved: bool  # no better plan exists in the order of the objectives
    unproved_level: str = ""  # the objective at which time ran out, in words
    gap: float = 0.0  # of that objective: at most this share from the best, 0.0 to 1.0
    seconds: float = 0.0  # how long it took
