"""A request for a stay: made, changed, closed; and a decision of the service about it. Plain Python, no Qt."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hivedesk.casework import families, hosts, service_decisions, stay_requests
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.stay_requests import RequestLine
from hivedesk.domain.families import Answer, ChildInCare
from hivedesk.domain.household import placed_children
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.answers import TITLES, HostRule
from hivedesk.domain.sleepovers.records import Outcome, RequestReason, ServiceDecision, StayRequest, Urgency
from hivedesk.domain.sleepovers.stay import days_between, nights_between, when
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import DeedForm, Outlook, Pairs, Part, Place, Records, Values
from hivedesk.ui.deeds.stay_ref import read_decision_ref, read_new_request
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_line import FormLine

_WHO = ("child_ids", "keep_together")
_WHAT_FOR = ("urgency", "reason", "reason_note", "asked_by", "asked_at")
_HOW = ("flexible_days", "transport", "school_run")
_WISHES = ("child_wishes", "carer_wishes", "wished_host_ids", "unwanted_host_ids", "ruled_out_host_ids")


class StayKind(StrEnum):
    """What is asked for."""

    SLEEPOVER = "Sleepover"
    DAY_CARE = "Day care"


@dataclass(frozen=True, kw_only=True)
class StayTimes:
    """From when to when, on the wall clock of Europe/London."""

    kind: StayKind = StayKind.SLEEPOVER
    day: date
    starts: time | None = None
    last_day: date | None = None
    ends: time | None = None


TIMES = (
    FormLine("kind", "Sleepover or day care", "When", wide=True),
    FormLine("day", "From", "When"),
    FormLine("starts", "Brought at", "When"),
    FormLine("last_day", "To", "When", help="The day on which they go home", only_if=("kind", StayKind.SLEEPOVER)),
    FormLine("ends", "Fetched at", "When"),
)
_TIME_FIELDS = ("kind", "day", "starts", "last_day", "ends")
_DAY, _STARTS = Place("times", "day"), Place("times", "starts")
_REASON = Place("details", "reason")
_LAST_DAY, _ENDS = Place("times", "last_day"), Place("times", "ends")


def times_of(starts_at: datetime, ends_at: datetime) -> StayTimes:
    """Times as the form has them."""
    begin, end = local(starts_at), local(ends_at)
    kind = StayKind.SLEEPOVER if nights_between(starts_at, ends_at) else StayKind.DAY_CARE
    return StayTimes(kind=kind, day=begin.date(), starts=begin.time(), last_day=end.date(), ends=end.time())


def moments_of(times: StayTimes) -> tuple[datetime, datetime]:
    """Beginning and end (UTC) of what the form has.

    Raises:
        RuleRefused: an hour or the last day is missing, or it ends before it begins.
    """
    if times.starts is None:
        raise RuleRefused("It is not said when they are brought.", "Fill in Brought at.")
    if times.ends is None:
        raise RuleRefused("It is not said when they are fetched.", "Fill in Fetched at.")
    last = times.day if times.kind is StayKind.DAY_CARE else times.last_day
    if last is None:
        raise RuleRefused("The last day is missing.", "Fill in To.")
    if times.kind is StayKind.SLEEPOVER and last <= times.day:
        raise RuleRefused("A sleepover lasts until another day.", "Check To, or choose Day care.")
    begin = at_london(times.day, times.starts.hour, times.starts.minute)
    end = at_london(last, times.ends.hour, times.ends.minute)
    if end <= begin:
        raise RuleRefused("It ends before it begins.", "Check Fetched at.")
    return begin, end


class _RequestForm(DeedForm):
    """What making and changing a request have in common."""

    looks_ahead = True
    waits_for_dates = True
    fallback = Place("who", "child_ids")
    request: StayRequest
    _first: date  # from which the last day is counted: it moves with the first

    def begin(self, request: StayRequest) -> None:
        """Fill the fields."""
        self.request = request
        times = times_of(request.starts_at, request.ends_at)
        self._first = times.day
        self.records = {"who": request, "times": times, "details": request}

    def parts(self) -> tuple[Part, ...]:
        """Who, when, what for, how, and what is wished."""
        return (
            Part(key="who", kind=StayRequest, fields=_WHO, needed=("child_ids",)),
            Part(key="times", kind=StayTimes, fields=_TIME_FIELDS, needed=("day",), lines=TIMES),
            Part(key="details", kind=StayRequest, fields=(*_WHAT_FOR, *_HOW, *_WISHES), headings=True),
        )

    def children(self) -> Pairs:
        """The children in care who live with a family of the Hive now, with their families."""
        return [
            (child.id, f"{self.sight.name(called(child))} ({self.sight.name(house.family.name)})")
            for house in stay_requests.homes(self.desk)
            for child in placed_children(house, self.desk.today)
        ]

    def families(self) -> Pairs:
        """The families that may host."""
        return [(line.household.family.id, self.sight.name(line.name)) for line in hosts.host_lines(self.desk)]

    def react(self, place: Place, values: Values) -> Values:
        """The last day follows the first, so that the stay is as long as before; an emergency begins now."""
        if place == Place("details", "urgency") and values[place] is Urgency.EMERGENCY:
            return {**self._reason(values), **self._now(values)}
        if place == _DAY:
            return self._follow(values)
        if place == Place("times", "kind") and values[_DAY] is not None:
            day_care = values[place] is StayKind.DAY_CARE
            ends = values[_ENDS]
            late = time(18) if day_care and ends is not None and ends <= (values[_STARTS] or time()) else ends
            return {_LAST_DAY: values[_DAY] + timedelta(days=0 if day_care else 1), _ENDS: late}
        return {}

    def _reason(self, values: Values) -> Values:
        unchanged = not self.record_id and values.get(_REASON) is self.records["details"].reason
        return {_REASON: RequestReason.FAMILY_EMERGENCY} if unchanged else {}

    def _now(self, values: Values) -> Values:
        """Only where the times are still as the form began: what she typed stays."""
        if self.record_id or values[_DAY] != self.records["times"].day:
            return {}
        now = local(self.desk.clock.now())
        self._first = now.date()
        return {_DAY: now.date(), _STARTS: now.time().replace(second=0, microsecond=0)} | {
            _LAST_DAY: now.date() + timedelta(days=1)
        }

    def _follow(self, values: Values) -> Values:
        first, last = values[_DAY], values[_LAST_DAY]
        if first is None:
            return {}
        before, self._first = self._first, first
        if values[Place("times", "kind")] is StayKind.DAY_CARE:
            return {}
        nights = (last - before).days if last is not None else 1
        return {_LAST_DAY: first + timedelta(days=max(1, nights))}

    def outlook(self, typed: Records) -> Outlook:
        """How many nights, who is elsewhere then, and whom the stay itself needs, whoever hosts it."""
        if not typed["who"].child_ids:
            return Outlook()
        try:
            request = self._request(typed)
        except RuleRefused as refused:
            return Outlook(needs=(str(refused),))
        return Outlook(f"{when(request)}.", tuple(self._needs(request)))

    def _needs(self, request: StayRequest) -> list[str]:
        rules, nights = self.desk.policy.stays, len(nights_between(request.starts_at, request.ends_at))
        found = [self.sight.words(said) for said in stay_requests.children_elsewhere(self.desk, request)]
        if nights > rules.reference_nights:
            found.append(f"More than {rules.reference_nights} nights: needs the fostering service, with its reference.")
        elif nights > rules.amber_nights:
            found.append(f"More than {rules.amber_nights} nights: needs the fostering service.")
        for answer, words in ((Answer.NO, "may not decide on nights away of"), (Answer.UNKNOWN, "")):
            asked = [child for child in self._chosen(request) if child.delegated_sleepovers is answer]
            names = listed([self.sight.name(called(child)) for child in asked]) if asked else ""
            if asked and words:
                found.append(f"The carers {words} {names}: needs the child's social worker.")
            elif asked:
                found.append(f"Whether the carers may decide is not recorded for {names}.")
        return found

    def _chosen(self, request: StayRequest) -> list[ChildInCare]:
        house = families.household(self.desk, request.family_id)
        return [child for child in (house.child(one) for one in request.child_ids) if child is not None]

    def _request(self, typed: Records) -> StayRequest:
        """The request as it is typed.

        Raises:
            RuleRefused: times that cannot be, no child, or children of different homes.
        """
        starts_at, ends_at = moments_of(typed["times"])
        who, details = typed["who"], typed["details"]
        together = {name: getattr(who, name) for name in _WHO}
        request: StayRequest = replace(details, **together, starts_at=starts_at, ends_at=ends_at)
        return replace(request, id=self.request.id, family_id=self._home(request))

    def _home(self, request: StayRequest) -> FamilyId:
        if not request.child_ids:
            raise RuleRefused("No child is chosen.", "Choose who is to stay: Children.")
        known = {
            child.id: house.family.id
            for house in stay_requests.homes(self.desk)
            for child in placed_children(house, self.desk.today)
        }
        found = {known.get(child_id, self.request.family_id) for child_id in request.child_ids}
        if len(found) > 1:
            raise RuleRefused("They live with different families.", "Make one request for each home: Children.")
        return found.pop()

    def save(self, typed: Records) -> Changed | None:
        """Write it down."""
        return stay_requests.record_request(self.desk, self._request(typed))


class AskForStay(_RequestForm):
    """A new request."""

    sentence = "A child, or brothers and sisters, are to stay with another family: for some nights, or by day."
    new_part = "details"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        if not stay_requests.homes(desk):
            raise RuleRefused("No child in care lives with a family of this Hive yet.", "Record a placement first.")
        family_id, child_id, day = read_new_request(wanted.record_id)
        request = stay_requests.new_request(desk, family_id or FamilyId(""), day)
        self.begin(replace(request, child_ids=(ChildId(child_id),) if child_id else ()))

    def take_id(self, kept: object) -> None:
        """Go on with the id of a draft."""
        super().take_id(kept)
        self.request = replace(self.request, id=self.records["details"].id)


class ChangeRequest(_RequestForm):
    """A request is put right."""

    sentence = "Arranged stays follow new times, and have to be authorised again."
    does = "Save"
    as_recorded = True

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.begin(stay_requests.request_line(desk, wanted.record_id).request)

    @property
    def record_id(self) -> str:
        """The request."""
        return self.wanted.record_id


class CloseRequest(DeedForm):
    """A request was not met, or is not needed any more."""

    sentence = "The monthly summary counts requests that were refused, by the reason given here."
    does = "Close the request"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.line = stay_requests.request_line(desk, wanted.record_id)
        self.records = {"close": replace(self.line.request, outcome=self.line.request.outcome or Outcome.REFUSED)}

    @property
    def record_id(self) -> str:
        """The request."""
        return self.wanted.record_id

    @property
    def names(self) -> tuple[str, ...]:
        """Which request."""
        return (which_request(self.line, self.sight),)

    def parts(self) -> tuple[Part, ...]:
        """How it ended, and why."""
        outcomes = [(one, f"{one.value[:1].upper()}{one.value[1:]}") for one in Outcome]
        fields = ("outcome", "refusal", "outcome_note")
        return (Part(key="close", kind=StayRequest, fields=fields, needed=("outcome",), choices={"outcome": outcomes}),)

    def hidden(self, values: Values) -> Collection[str]:
        """Nothing."""
        return ()

    def save(self, typed: Records) -> Changed | None:
        """Close it."""
        request: StayRequest = typed["close"]
        assert request.outcome is not None
        return stay_requests.close_request(
            self.desk, request.id, request.outcome, request.refusal, request.outcome_note
        )


class RecordDecision(DeedForm):
    """The service, or whoever decides, agreed to what a rule stands against."""

    sentence = "Only what was really decided is written here: by whom, when, and under which reference."
    new_part = "decision"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        request_id, host_id, rules, first, last = read_decision_ref(wanted.record_id)
        self.line = stay_requests.request_line(desk, request_id)
        days = (first, last) if first and last else days_between(self.line.request.starts_at, self.line.request.ends_at)
        self.rules = [HostRule(rule) for rule in rules]
        self.records = {
            "decision": service_decisions.new_decision(desk, self.line.request, FamilyId(host_id), self.rules, days),
        }

    @property
    def record_id(self) -> str:
        """The request, the host and the rules."""
        return self.wanted.record_id

    @property
    def names(self) -> tuple[str, ...]:
        """Which request, and with whom."""
        host = self.desk.family_names().get(self.records["decision"].host_id, "")
        return (which_request(self.line, self.sight), f"with {self.sight.name(host)}")

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands in the way now."""
        return tuple(TITLES[rule] for rule in self.rules) if len(self.rules) == 1 else ()

    def parts(self) -> tuple[Part, ...]:
        """What was agreed, by whom, and under which reference."""
        fields = ("rules", "decided_by", "decided_on", "reference", "first_day", "last_day", "note")
        return (
            Part(
                key="decision",
                kind=ServiceDecision,
                fields=fields,
                needed=("rules", "decided_by", "decided_on", "reference", "first_day", "last_day"),
                choices={"rules": [(rule.value, TITLES[rule]) for rule in self.rules]},
            ),
        )

    def save(self, typed: Records) -> Changed | None:
        """Write it down."""
        return service_decisions.record_decision(self.desk, typed["decision"])


def which_request(line: RequestLine, sight: Sight) -> str:
    """``Mia and Tom (Marsh), Fri 14 Nov 2026, 16:00, to …``."""
    names = listed([sight.name(called(child)) for child in line.children]) if line.children else "A child"
    return f"{names} ({sight.name(line.family_name)}), {when(line.request)}"
