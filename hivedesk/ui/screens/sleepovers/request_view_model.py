"""One request in words: its stays with their next steps, and the hosts who may take the children. Plain Python."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hivedesk.casework import stay_requests, stays, suggesting
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.household_records import HOUSEHOLD_TABLES
from hivedesk.casework.stay_requests import RequestLine
from hivedesk.casework.suggesting import Suggestions
from hivedesk.casework.today import duty_numbers
from hivedesk.domain.clocks import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.answers import (
    BY_THE_OFFER,
    OF_THE_STAY,
    TITLES,
    HostAnswer,
    HostRule,
    RuleResult,
    Verdict,
)
from hivedesk.domain.sleepovers.records import RequestId, ServiceDecision, Stay, Urgency
from hivedesk.domain.sleepovers.stay import (
    OPEN,
    TOOK_PLACE,
    StayState,
    not_placed,
    stands,
    state_of,
    times_in_words,
    when,
)
from hivedesk.domain.sleepovers.suggest import Suggestion
from hivedesk.foundation.clock import format_date, format_moment
from hivedesk.ui.deeds.stay_ref import decision_ref
from hivedesk.ui.discreet import IN_FULL, Sight
from hivedesk.ui.screens.sleepovers.request_state import (
    GROUP_TITLES,
    GROUP_TONES,
    STATE_TONES,
    STATE_WORDS,
    Action,
    GroupState,
    HostRowState,
    RequestState,
    RuleRow,
    StayCardState,
    Step,
)
from hivedesk.ui.tokens import Tone

TABLES = HOUSEHOLD_TABLES | {
    "stay_request",
    "stay",
    "host_offer",
    "host_exception",
    "service_decision",
    "event",
    "hive",
}
_LATER = (Deed.PREPARE_STAY, Deed.CANCEL_STAY)


@dataclass
class RequestViewModel:
    """Reads one request; suggests hosts once that is asked for, or where a child has none."""

    desk: Desk
    request_id: RequestId | None = None
    suggesting: bool = False
    _line: RequestLine | None = None
    _suggestions: Suggestions | None = None

    def open(self, request_id: str) -> None:
        """Show another request."""
        self.request_id = RequestId(request_id)
        self.suggesting = False
        self.read()

    def read(self) -> None:
        """Read it again, and the hosts where they are shown."""
        self._line = stay_requests.find_request(self.desk, self.request_id) if self.request_id else None
        self._suggestions = None
        if self._line is not None and self._needs_host(self._line) and self.suggesting:
            self._suggestions = suggesting.suggest_hosts(self.desk, self._line.request.id)

    def concerns(self, changed: Changed) -> bool:
        """Whether it is to be read again."""
        return bool(changed.tables & TABLES)

    @property
    def line(self) -> RequestLine | None:
        """The request that is shown."""
        return self._line

    def stay(self, key: str) -> Stay | None:
        """One of its stays."""
        return next((one for one in self._line.stays if one.id == key), None) if self._line else None

    # -- what is done

    def offer(self, host_id: str) -> Changed | None:
        """The host takes the children who have no place, on the dates that were shown."""
        found = self._suggestion(host_id)
        if found is None or self._suggestions is None or self._line is None:
            return None
        visit = found.answer.visit
        return stays.offer_stay(
            self.desk,
            self._line.request.id,
            visit.host_id,
            child_ids=visit.child_ids,
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
        )

    def keep_out(self, host_id: str, *, out: bool) -> Changed | None:
        """Keep a host out of planning for this request, or let it in again."""
        assert self.request_id is not None
        return stay_requests.rule_out_host(self.desk, self.request_id, FamilyId(host_id), out=out)

    def decision_for_host(self, host_id: str) -> str:
        """What the form of a decision about a suggested host is told."""
        found = self._suggestion(host_id)
        assert found is not None
        return self._decision(found.answer)

    def decision_for_stay(self, key: str) -> str:
        """What the form of a decision about a stay is told."""
        stay = self.stay(key)
        assert stay is not None
        return self._decision(stays.answer_of(self.desk, stay))

    def step(self, key: str, step: Step) -> Changed | None:
        """Do what needs no form."""
        today = self.desk.today
        acts: dict[Step, Callable[[], Changed | None]] = {
            Step.GIVEN: lambda: stays.give_sheet(self.desk, key, today),
            Step.BACK: lambda: stays.sheet_back(self.desk, key, today),
            Step.PIN: lambda: stays.pin_stay(self.desk, key, pinned=True),
            Step.UNPIN: lambda: stays.pin_stay(self.desk, key, pinned=False),
        }
        return acts[step]()

    def _decision(self, answer: HostAnswer) -> str:
        visit = answer.visit
        rules = dict.fromkeys(one.rule.value for one in stays.to_be_approved(answer))
        days = visit.on
        return decision_ref(visit.request.id, visit.host_id, list(rules), days[0], days[-1])

    def _suggestion(self, host_id: str) -> Suggestion | None:
        groups = self._suggestions.groups.values() if self._suggestions else ()
        return next((one for group in groups for one in group if one.host_id == host_id), None)

    # -- in words

    def state(self, sight: Sight = IN_FULL) -> RequestState:
        """The whole page."""
        line = self._line
        if line is None:
            return RequestState(gone=True)
        decisions = stay_requests.decisions_on(self.desk, line.request.id)
        names = self.desk.family_names()
        left = self._left(line, sight)
        urgent = line.request.urgency is Urgency.EMERGENCY
        waits = urgent and line.state is StayState.ASKED
        return RequestState(
            urgent=urgent,
            title=_names(line, sight),
            subtitle=f"{when(line.request)}; lives with {sight.name(line.family_name)}",
            state="Emergency: needs a host" if waits else STATE_WORDS[line.state],
            tone=Tone.DANGER if waits else STATE_TONES[line.state],
            closed=_closed(line, sight),
            about=(*_about(line, names, sight), *self._duty(line)),
            stays=tuple(self._stay_card(line, stay, names, sight) for stay in line.stays),
            decisions=tuple((one.id, _decided(one, names, sight)) for one in decisions),
            needs_host=self._needs_host(line),
            who_needs_host=left if left != _names(line, sight) else "",
            may_close=line.request.closed_on is None and not any(stands(stay) for stay in line.stays),
            may_remove=not any(state_of(stay) in TOOK_PLACE for stay in line.stays),
            groups=tuple(self._groups(sight)),
            of_the_stay=tuple(rule_rows(self._suggestions.of_the_stay if self._suggestions else (), sight)),
        )

    def _duty(self, line: RequestLine) -> Iterator[tuple[str, str]]:
        """In an emergency the two services, with their numbers."""
        if line.request.urgency is Urgency.EMERGENCY and line.request.closed_on is None:
            for service in duty_numbers(self.desk):
                yield service.name, service.number or "Not entered yet: Settings, Hive"

    def _needs_host(self, line: RequestLine) -> bool:
        return line.state is StayState.ASKED

    def _left(self, line: RequestLine, sight: Sight) -> str:
        unplaced = not_placed(line.request, line.stays)
        left = [sight.name(called(child)) for child in line.children if child.id in unplaced]
        return listed(left) if left else ""

    def _groups(self, sight: Sight) -> Iterator[GroupState]:
        if self._suggestions is None or self._line is None:
            return
        out = self._line.request.ruled_out_host_ids
        for verdict, found in self._suggestions.groups.items():
            rows = tuple(_host_row(one, self._line, sight, kept_out=one.host_id in out) for one in found)
            yield GroupState(verdict=verdict, title=GROUP_TITLES[verdict], tone=GROUP_TONES[verdict], rows=rows)

    def _stay_card(self, line: RequestLine, stay: Stay, names: dict[FamilyId, str], sight: Sight) -> StayCardState:
        state = state_of(stay)
        open_ = state in OPEN
        answer = stays.answer_for(self.desk, stays.visit_of(stay, line.request)) if open_ else None
        waiting = stays.to_be_approved(answer) if answer is not None else ()
        of_the_stay = [one for one in answer.in_the_way if one.rule in OF_THE_STAY] if answer is not None else []
        rows = tuple(rule_rows([*waiting, *(() if stay.authorised_on else of_the_stay)], sight))
        first, others = _actions(stay, state, bool(waiting))
        children = {child.id: child for child in line.children}
        who = [sight.name(called(children[one])) for one in stay.child_ids if one in children]
        here = [children[one] for one in stay.child_ids if open_ and one in children]
        at_risk = [called(child) for child in here if child.risk_flags.strip()]
        alone = len(stay.child_ids) < len(line.request.child_ids)
        host = sight.name(names.get(stay.host_id, "a former host"))
        return StayCardState(
            key=stay.id,
            title=f"{listed(who)} with {host}" if alone and who else f"With {host}",
            when=when(stay),
            state=STATE_WORDS[state],
            tone=STATE_TONES[state],
            facts=tuple((label, sight.words(words)) for label, words in _facts(stay, at_risk) if words),
            in_the_way=rows,
            first=first,
            others=others,
            host_id=stay.host_id,
            quiet=state is StayState.CANCELLED,
        )


def rule_rows(results: Sequence[RuleResult], sight: Sight) -> Iterator[RuleRow]:
    """What is in the way, each in one sentence, with who has to agree and what would change it."""
    for one in results:
        ask = f"Needs {one.whose}" if one.whose else ""
        ask += f": {one.for_what}" if ask and one.for_what else ""
        yield RuleRow(
            key=one.rule.value,
            words=sight.words(one.sentence),
            ask=sight.words(f"{ask.rstrip('.')}." if ask else ""),
            change=sight.words(one.would_change),
            fails=one.verdict is Verdict.FAIL,
        )


def _actions(stay: Stay, state: StayState, waiting: bool) -> tuple[Action | None, tuple[Action, ...]]:
    pin = Step.UNPIN if stay.pinned else Step.PIN
    out = (stay.sheet_given_on or stay.sheet_copies) and not stay.sheet_back_on
    back = (Step.BACK,) if out else ()
    match state:
        case StayState.OFFERED if waiting:
            return Deed.RECORD_DECISION, (Deed.AUTHORISE_STAY, *_LATER, pin)
        case StayState.OFFERED:
            return Deed.AUTHORISE_STAY, (*_LATER, pin)
        case StayState.AUTHORISED:
            return Step.SHEET, (Step.GIVEN, Deed.START_STAY, *_LATER, pin)
        case StayState.READY:
            return Deed.START_STAY, (Step.SHEET, *_LATER, pin)
        case StayState.STARTED:
            return Deed.RETURN_FROM_STAY, (Step.SHEET, Deed.PREPARE_STAY)
        case StayState.RETURNED:
            return Deed.DEBRIEF_STAY, (*back, Step.CLAIMS)
        case StayState.DEBRIEFED:
            return None, (*back, Deed.DEBRIEF_STAY, Step.CLAIMS)
    return None, back


def _facts(stay: Stay, at_risk: Sequence[str]) -> Iterator[tuple[str, str]]:
    if stay.authorised_on is not None:
        reference = f", reference {stay.authorised_ref}" if stay.authorised_ref else ""
        yield "Authorised", f"by {stay.authorised_by} on {format_date(stay.authorised_on)}{reference}"
    yield "Transport", stay.transport
    yield "What comes along", stay.bring
    yield "The host may decide", stay.host_may_decide
    yield "Consent to give medicine", stay.medication_consent
    missing = f"none written, and there are risks on file for {listed(at_risk)}" if at_risk else ""
    yield "Safety notes", stay.safety_notes or missing
    if stay.sheet_copies:
        yield "Handover sheet", f"{stay.sheet_copies} {'copy' if stay.sheet_copies == 1 else 'copies'} made"
    yield "Given to the host", format_date(stay.sheet_given_on) if stay.sheet_given_on else ""
    yield "Back, or destroyed", format_date(stay.sheet_back_on) if stay.sheet_back_on else ""
    yield "Arrived", format_moment(stay.started_at) if stay.started_at else ""
    yield "Went home", format_moment(stay.returned_at) if stay.returned_at else ""
    yield "On return", stay.return_note
    yield "In the child's own words", f"“{stay.child_words}”" if stay.child_words else ""
    yield "How it went", stay.how_it_went
    yield "Debriefed", format_date(stay.debriefed_on) if stay.debriefed_on else ""
    if stay.cancelled_on is not None:
        why = stay.cancel_reason.value if stay.cancel_reason else ""
        told = "; ".join(part for part in (why, stay.cancel_note) if part)
        yield "Cancelled", f"on {format_date(stay.cancelled_on)}{': ' + told if told else ''}"
    yield "Pinned", "planning leaves it as it is" if stay.pinned else ""


def _about(line: RequestLine, names: dict[FamilyId, str], sight: Sight) -> Iterator[tuple[str, str]]:
    request = line.request

    def hosts(ids: tuple[FamilyId, ...]) -> str:
        return listed([sight.name(names.get(one, "a former host")) for one in ids]) if ids else ""

    reason = f"{request.reason.value[:1].upper()}{request.reason.value[1:]}"
    yield "Kind", "Emergency" if request.urgency is Urgency.EMERGENCY else "Planned"
    yield "Reason", f"{reason}: {sight.words(request.reason_note)}" if request.reason_note else reason
    by = f" by {sight.words(request.asked_by)}" if request.asked_by else ""
    yield "Asked", f"{format_moment(request.asked_at)}{by}"
    days = request.flexible_days
    yield "Other dates", f"up to {days} day{'' if days == 1 else 's'} earlier or later" if days else ""
    if len(request.child_ids) > 1:
        yield "Together", "with one host" if request.keep_together else "may go to different hosts"
    yield "Not recorded", _not_recorded(line, sight)
    yield "Transport", sight.words(request.transport)
    yield "School run", request.school_run.value
    yield "Wishes of the child", sight.words(request.child_wishes)
    yield "Wishes of the carers", sight.words(request.carer_wishes)
    yield "Would like to go to", hosts(request.wished_host_ids)
    yield "Does not want to go to", hosts(request.unwanted_host_ids)
    yield "Kept out by you", hosts(request.ruled_out_host_ids)


def _not_recorded(line: RequestLine, sight: Sight) -> str:
    """What a host needs to know of a child and no card says: a blank is not a no."""
    told = []
    for child in line.children:
        facts = {"allergies": child.allergies, "medication": child.medication, "GP": child.gp}
        missing = [title for title, words in facts.items() if not words.strip()]
        if missing:
            told.append(f"{listed(missing)} of {sight.name(called(child))}")
    words = "; ".join(told)
    return f"{words[:1].upper()}{words[1:]}. Ask the carers." if words else ""


def _may_be_rung(one: Suggestion) -> str:
    """Of an emergency, whether they have said that they may be rung then."""
    if one.answer.visit.request.urgency is not Urgency.EMERGENCY:
        return ""
    return "may be rung in an emergency" if one.may_be_rung else "has not said that they may be rung in an emergency"


def _host_row(one: Suggestion, line: RequestLine, sight: Sight, *, kept_out: bool) -> HostRowState:
    visit, request = one.answer.visit, line.request
    minutes = one.travel_minutes
    told = [
        "wished for" if one.wished else "",
        *one.familiar,
        f"{one.child_nights} child-night{'' if one.child_nights == 1 else 's'} in twelve months",
        f"{minutes} minutes by car" if minutes is not None else "",
        _may_be_rung(one),
        f"ring {one.phone}" if one.phone else "no number recorded",
    ]
    other = (visit.starts_at, visit.ends_at) != (request.starts_at, request.ends_at)
    passes = [
        f"{'?' if result.not_recorded else '✓'} {result.sentence}"
        for result in one.answer.results
        if result.verdict is Verdict.PASS
    ]
    return HostRowState(
        key=one.host_id,
        name=sight.name(one.name),
        speaks_for=sight.words("; ".join(part for part in told if part)),
        rules=tuple(rule_rows(one.in_the_way, sight)),
        passes=tuple(sight.words(words) for words in passes),
        other_dates=times_in_words(visit.starts_at, visit.ends_at) if other else "",
        only_asks_carers=one.only_asks_carers,
        may_offer=one.verdict is not Verdict.FAIL,
        may_decide=any(
            result.verdict is Verdict.FAIL or result.rule not in BY_THE_OFFER
            for result in one.in_the_way
            if result.rule is not HostRule.RULED_OUT
        ),
        kept_out=kept_out,
    )


def _names(line: RequestLine, sight: Sight) -> str:
    return listed([sight.name(called(child)) for child in line.children]) if line.children else "A child"


def _closed(line: RequestLine, sight: Sight) -> str:
    request = line.request
    if request.closed_on is None or request.outcome is None:
        return ""
    why = request.refusal.value if request.refusal else ""
    told = "; ".join(part for part in (why, sight.words(request.outcome_note)) if part)
    words = f"{request.outcome.value[:1].upper()}{request.outcome.value[1:]} on {format_date(request.closed_on)}"
    return f"{words}: {told}" if told else f"{words}."


def _decided(one: ServiceDecision, names: dict[FamilyId, str], sight: Sight) -> str:
    rules = ", ".join(TITLES[HostRule(rule)] for rule in one.rules)
    host = sight.name(names.get(one.host_id, "a former host"))
    words = f"{rules}, with {host}: agreed by {sight.words(one.decided_by)} on {format_date(one.decided_on)}"
    note = f" {sight.words(one.note)}" if one.note else ""
    return f"{words}, reference {one.reference}.{note}"
