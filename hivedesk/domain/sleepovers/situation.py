"""What the rules of a stay look at: the families, what they offer, and every other stay."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cached_property

from hivedesk.domain.calendar.school import Span
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.household import Household, placements_on
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.nights.findings import Finding
from hivedesk.domain.nights.night import NameOf, called
from hivedesk.domain.placements import Placement, is_solo, is_there
from hivedesk.domain.policy import Policy, PolicyFor, policy_on
from hivedesk.domain.sleepovers.answers import RuleResult
from hivedesk.domain.sleepovers.bedrooms_tonight import BedroomsTonight
from hivedesk.domain.sleepovers.records import HostException, HostOffer, RequestId, ServiceDecision, Stay, StayRequest
from hivedesk.domain.sleepovers.stay import actual_times, nights_of, stands


@dataclass(frozen=True, eq=False)
class WhoIsThere:
    """The children in care who are at a host's on some nights. Each is a key of its own, whoever else is the same."""

    nights: tuple[date, ...]
    children: tuple[tuple[ChildInCare, ...], ...]  # night by night

    @cached_property
    def ids(self) -> frozenset[ChildId]:
        """All of them."""
        return frozenset([child.id for present in self.children for child in present])

    @cached_property
    def most(self) -> int:
        """How many they are on the fullest night."""
        return max(map(len, self.children))

    @cached_property
    def alike(self) -> bool:
        """Whether they are the same on every night."""
        return all(present == self.children[0] for present in self.children[1:])


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The Hive as the rules see it. ``stays`` may hold cancelled ones: they count nothing."""

    households: Mapping[FamilyId, Household]
    requests: Mapping[RequestId, StayRequest]
    stays: tuple[Stay, ...] = ()
    offers: Mapping[FamilyId, HostOffer]
    exceptions: tuple[HostException, ...] = ()
    decisions: tuple[ServiceDecision, ...] = ()
    closed: tuple[Span, ...] = ()  # school holidays
    school_known_until: date | None = None  # the last day about which school terms or holidays say anything
    worker_family_id: FamilyId | None = None  # the HCSW's own household
    worker_away: tuple[Span, ...] = ()  # her leave
    now: datetime
    policy_for: PolicyFor = policy_on
    name_of: NameOf = called

    def with_stays(self, stays: Iterable[Stay]) -> "Situation":
        """The same with other stays; what does not depend on them is worked out once for both."""
        other = object.__new__(Situation)
        whatever = self._whatever_the_stays
        other.__dict__.update(whatever, stays=tuple(stays), _whatever_the_stays=whatever)
        return other

    def with_more(self, stays: Iterable[Stay]) -> "Situation":
        """The same with these stays beside its own: what is known of its own is not worked out again."""
        more = tuple(stays)
        other = self.with_stays((*self.stays, *more))
        by_host, by_child = dict(self.by_host), dict(self.by_child)
        for stay in map(_as_it_was, filter(stands, more)):
            by_host[stay.host_id] = (*by_host.get(stay.host_id, ()), stay)
            for child_id in stay.child_ids:
                by_child[child_id] = (*by_child.get(child_id, ()), stay)
        other.__dict__.update(by_host=by_host, by_child=by_child)
        return other

    def policy(self, day: date) -> Policy:
        """The policy in force on a day."""
        known = self._policies.get(day)
        if known is None:
            known = self._policies[day] = self.policy_for(day)
        return known

    @cached_property
    def children(self) -> Mapping[ChildId, ChildInCare]:
        """Every child in care on record."""
        return {child.id: child for house in self.households.values() for child in house.children_in_care}

    @cached_property
    def standing(self) -> tuple[Stay, ...]:
        """The stays that were not cancelled."""
        return tuple(stay for stay in self.stays if stands(stay))

    @cached_property
    def by_host(self) -> Mapping[FamilyId, Sequence[Stay]]:
        """The standing stays of each host, from when to when they really were as far as that is known."""
        found: dict[FamilyId, list[Stay]] = defaultdict(list)
        for stay in self._as_they_were:
            found[stay.host_id].append(stay)
        return found

    @cached_property
    def by_child(self) -> Mapping[ChildId, Sequence[Stay]]:
        """The standing stays of each child, likewise: who went home early is at home, and free for another stay."""
        found: dict[ChildId, list[Stay]] = defaultdict(list)
        for stay in self._as_they_were:
            for child_id in stay.child_ids:
                found[child_id].append(stay)
        return found

    @cached_property
    def exceptions_of(self) -> Mapping[FamilyId, Sequence[HostException]]:
        """The exceptions of each host."""
        found: dict[FamilyId, list[HostException]] = defaultdict(list)
        for exception in self.exceptions:
            found[exception.family_id].append(exception)
        return found

    def visiting(self, child_ids: tuple[ChildId, ...]) -> tuple[ChildInCare, ...]:
        """Those of the children who are on record."""
        known = self._visiting.get(child_ids)
        if known is None:
            found = (self.children.get(one) for one in child_ids)
            known = self._visiting[child_ids] = tuple(child for child in found if child is not None)
        return known

    def placements_of(self, child_id: ChildId) -> Sequence[Placement]:
        """The placements of a child, with whatever family."""
        return self._placements_of.get(child_id, ())

    def lives_with(self, child_id: ChildId, family_id: FamilyId, night: date) -> bool:
        """Whether the child is placed with the family on a night."""
        return any(one.family_id == family_id and is_there(one, night) for one in self.placements_of(child_id))

    @property
    def any_solo(self) -> bool:
        """Whether anybody ever had to be the only one."""
        return bool(self._solo_of)

    def is_solo(self, child_id: ChildId, night: date) -> bool:
        """Whether a placement that stands on a night says that the child has to be the only one."""
        return any(is_there(one, night) and is_solo(one, night) for one in self._solo_of.get(child_id, ()))

    def live_there(self, family_id: FamilyId, night: date) -> tuple[ChildInCare, ...]:
        """The children in care placed with a family on a night, whether they sleep there or are on a stay."""
        key = (family_id, night)
        known = self._live_there.get(key)
        if known is None:
            house = self.households[family_id]
            placed = dict.fromkeys(one.child_id for one in placements_on(house, night))
            found = (house.child(child_id) for child_id in placed)
            known = self._live_there[key] = tuple(child for child in found if child is not None)
        return known

    def asleep(self, family_id: FamilyId, night: date) -> tuple[ChildInCare, ...]:
        """Those of them who are not away on a stay."""
        home = self.live_there(family_id, night)
        if not home or self.by_child.keys().isdisjoint([child.id for child in home]):
            return home
        key = (family_id, night)
        known = self._asleep.get(key)
        if known is None:
            known = self._asleep[key] = tuple(child for child in home if not self.is_away(child.id, night))
        return known

    def lived_there(self, family_id: FamilyId, days: tuple[date, ...]) -> tuple[ChildInCare, ...]:
        """The children in care placed with a family on any of these days, each once."""
        key = (family_id, days)
        known = self._lived_there.get(key)
        if known is None:
            found = {child.id: child for day in days for child in self.live_there(family_id, day)}
            known = self._lived_there[key] = tuple(found.values())
        return known

    def is_away(self, child_id: ChildId, night: date) -> bool:
        """Whether the child sleeps elsewhere on a stay on that night."""
        return any(night in nights_of(stay) for stay in self.by_child.get(child_id, ()))

    def is_away_from(self, child_id: ChildId, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether stays elsewhere take up all of that time."""
        for stay in sorted(self.by_child.get(child_id, ()), key=lambda stay: stay.starts_at):
            if stay.starts_at <= starts_at:
                starts_at = max(starts_at, stay.ends_at)
        return starts_at >= ends_at

    @cached_property
    def known_passes(self) -> dict[Hashable, RuleResult]:
        """What rules have said already of hosts against whom they have nothing."""
        return {}

    @cached_property
    def known_results(self) -> dict[Hashable, tuple[RuleResult, ...]]:
        """What rules that look at no other stay have said already: see `rules.results.remembered`."""
        return {}

    @cached_property
    def known_there(self) -> dict[Hashable, tuple[ChildInCare, ...]]:
        """What `rules.results` has worked out already about who is at a host's."""
        return {}

    @cached_property
    def known_nights(self) -> dict[Hashable, WhoIsThere]:
        """The same night by night."""
        return {}

    @cached_property
    def known_findings(self) -> dict[Hashable, tuple[Finding, ...]]:
        """What the checks of a night have found already: see `rules.home_nights`."""
        return {}

    @cached_property
    def known_bedrooms(self) -> dict[Hashable, BedroomsTonight]:
        """How the bedrooms of a host are on a night, as `rules.rooms` has worked out already."""
        return {}

    @cached_property
    def known_spare(self) -> dict[WhoIsThere, int]:
        """How many visitors find a bedroom with nobody in it, likewise."""
        return {}

    @cached_property
    def _whatever_the_stays(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in _WHATEVER_THE_STAYS}

    @cached_property
    def _as_they_were(self) -> tuple[Stay, ...]:
        return tuple(map(_as_it_was, self.standing))

    @cached_property
    def _policies(self) -> dict[date, Policy]:
        return {}

    @cached_property
    def _visiting(self) -> dict[tuple[ChildId, ...], tuple[ChildInCare, ...]]:
        return {}

    @cached_property
    def _live_there(self) -> dict[tuple[FamilyId, date], tuple[ChildInCare, ...]]:
        return {}

    @cached_property
    def _asleep(self) -> dict[tuple[FamilyId, date], tuple[ChildInCare, ...]]:
        return {}

    @cached_property
    def _lived_there(self) -> dict[tuple[FamilyId, tuple[date, ...]], tuple[ChildInCare, ...]]:
        return {}

    @cached_property
    def _placements_of(self) -> Mapping[ChildId, Sequence[Placement]]:
        found: dict[ChildId, list[Placement]] = defaultdict(list)
        for house in self.households.values():
            for placement in house.placements:
                found[placement.child_id].append(placement)
        return found

    @cached_property
    def _solo_of(self) -> Mapping[ChildId, Sequence[Placement]]:
        """The solo placements of the few children who ever had one."""
        found = {key: [one for one in those if one.solo] for key, those in self._placements_of.items()}
        return {key: those for key, those in found.items() if those}


def _as_it_was(stay: Stay) -> Stay:
    begun, ended = actual_times(stay)
    if (begun, ended) == (stay.starts_at, stay.ends_at):
        return stay
    return replace(stay, starts_at=begun, ends_at=ended)


_WHATEVER_THE_STAYS = (
    *(one.name for one in fields(Situation) if one.name != "stays"),
    "children",
    "exceptions_of",
    "known_bedrooms",
    "known_findings",
    "known_passes",
    "known_results",
    "_live_there",
    "_lived_there",
    "_placements_of",
    "_policies",
    "_solo_of",
    "_visiting",
)
"""What a situation works out from everything but its stays."""
