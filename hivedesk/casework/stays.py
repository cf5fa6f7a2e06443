"""Stays, from the offer to the debrief. Each step is one act; a rule is set aside only by a decision on record."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.service_decisions import new_decision
from hivedesk.casework.stay_claims import claim_for
from hivedesk.casework.stay_requests import request_line
from hivedesk.casework.stay_situation import situation_between
from hivedesk.domain.acts import ActKind
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import (
    BY_THE_OFFER,
    OF_THE_STAY,
    HostAnswer,
    HostRule,
    RuleResult,
    Verdict,
    Visit,
)
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import (
    CancelReason,
    RequestId,
    Stay,
    StayId,
    StayRequest,
)
from hivedesk.domain.sleepovers.stay import (
    OPEN,
    StayState,
    check_stay,
    days_between,
    nights_of,
    not_placed,
    state_of,
)
from hivedesk.foundation.clock import format_date, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import stays as stored
from hivedesk.store.changes import Act

TOLD = ("transport", "bring", "host_may_decide", "medication_consent", "safety_notes")
GONE = RuleRefused("This stay is no longer on record.", "Undo may bring it back.")


def find_stay(desk: Desk, stay_id: str) -> Stay | None:
    """One stay; None where it is gone."""
    return desk.store.find(Stay, stay_id)


def stay_of(desk: Desk, stay_id: str) -> Stay:
    """One stay.

    Raises:
        RuleRefused: it is gone.
    """
    stay = find_stay(desk, stay_id)
    if stay is None:
        raise GONE
    return stay


def answer_for(desk: Desk, visit: Visit) -> HostAnswer:
    """What the rules say of a visit now."""
    return may_host(visit, situation_between(desk, visit.days[0], visit.days[-1], [visit.request]))


def visit_of(stay: Stay, request: StayRequest) -> Visit:
    """A stay as the rules ask about it."""
    return Visit(
        request=request,
        host_id=stay.host_id,
        child_ids=stay.child_ids,
        starts_at=stay.starts_at,
        ends_at=stay.ends_at,
        stay_id=stay.id,
    )


def answer_of(desk: Desk, stay: Stay) -> HostAnswer:
    """What the rules say of an arranged stay now."""
    return answer_for(desk, visit_of(stay, request_line(desk, stay.request_id).request))


# -- arranging


def offer_stay(
    desk: Desk,
    request_id: RequestId,
    host_id: FamilyId,
    *,
    child_ids: Sequence[ChildId] = (),
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> Changed:
    """A host takes the children of a request who have no place yet, or some of them.

    Raises:
        RuleRefused: a rule fails and nobody has decided otherwise; the children have a place; the request is closed.
    """
    line = request_line(desk, request_id)
    request = line.request
    if request.closed_on is not None:
        raise RuleRefused("This request is closed.", "Open it again first.")
    placed = set(request.child_ids).difference(not_placed(request, line.stays))
    free = tuple(child for child in (child_ids or request.child_ids) if child not in placed)
    if not free:
        raise RuleRefused("The children have a place already.", "Cancel the stay first, or move it.")
    stay = Stay(
        id=StayId(desk.new_id()),
        request_id=request_id,
        host_id=host_id,
        child_ids=free,
        starts_at=starts_at or request.starts_at,
        ends_at=ends_at or request.ends_at,
        transport=request.transport,
        offered_at=desk.clock.now(),
    )
    check_stay(stay, request)
    refuse_failing(answer_for(desk, visit_of(stay, request)))
    with desk.act(ActKind.OFFER_STAY, host_id) as act:
        act.insert(stay)
    return desk.changed(ActKind.OFFER_STAY, act, host_id, stay.id)


def move_stay(
    desk: Desk, stay_id: str, host_id: FamilyId, starts_at: datetime | None = None, ends_at: datetime | None = None
) -> Changed | None:
    """Give an arranged stay another host or other dates; it has to be authorised again then.

    Raises:
        RuleRefused: it has begun, or a rule fails and nobody has decided otherwise.
    """
    stay = stay_of(desk, stay_id)
    if state_of(stay) not in OPEN:
        raise RuleRefused("The stay has begun already, or is over.", "Carer fell ill finds another place for the rest.")
    request = request_line(desk, stay.request_id).request
    moved = replace(stay, host_id=host_id, starts_at=starts_at or stay.starts_at, ends_at=ends_at or stay.ends_at)
    if moved == stay:
        return None
    check_stay(moved, request)
    refuse_failing(answer_for(desk, visit_of(moved, request)))
    changed = _write(desk, ActKind.MOVE_STAY, unauthorised(moved))
    if changed is None or stay.authorised_on is None:
        return changed
    host = desk.family_names().get(host_id, "a former host")
    return replace(changed, sentence=f"stay moved to {host}, and has to be authorised again")


def unauthorised(stay: Stay) -> Stay:
    """The stay as one that has to be authorised and handed over again."""
    return replace(stay, authorised_by="", authorised_on=None, authorised_ref="", sheet_given_on=None)


def pin_stay(desk: Desk, stay_id: str, *, pinned: bool) -> Changed | None:
    """Keep a stay as it is when the month is planned, or let it be planned again."""
    changed = _write(desk, ActKind.PIN_STAY, replace(stay_of(desk, stay_id), pinned=pinned))
    if changed is None:
        return None
    host = desk.family_names().get(FamilyId(changed.subject), "a former host")
    return replace(changed, sentence=f"stay with {host} {'pinned' if pinned else 'set free'}")


def to_be_approved(answer: HostAnswer) -> tuple[RuleResult, ...]:
    """What somebody has to agree to before the stay can be authorised.

    The authorisation itself answers what the stay needs, whoever hosts it; the host's own yes, how much they take on.
    """
    answered = [*OF_THE_STAY, *BY_THE_OFFER]
    return tuple(
        result for result in answer.in_the_way if result.verdict is Verdict.FAIL or result.rule not in answered
    )


def authorise_stay(
    desk: Desk, stay_id: str, by: str, on: date, reference: str, agreed: Sequence[HostRule] = ()
) -> Changed | None:
    """Record who authorised a stay, when, and under which reference; and what they ``agreed`` to besides, as their
    decision.

    Raises:
        RuleRefused: nobody named, a missing reference, a day to come, or somebody has to agree first.
    """
    stay = stay_of(desk, stay_id)
    if state_of(stay) not in OPEN:
        raise RuleRefused("The stay has begun already, or was cancelled.", "Look at its page.")
    if not by.strip():
        raise RuleRefused("It is not said who authorised it.", "Fill in Authorised by.")
    if on > desk.today:
        raise RuleRefused("A date lies in the future.", "Check Authorised on.")
    answer = answer_of(desk, stay)
    waiting = [result for result in to_be_approved(answer) if result.rule not in agreed]
    if waiting:
        raise RuleRefused(
            f"Somebody has to agree first: {waiting[0].sentence}",
            "Tick what was agreed to, or record the decision first.",
        )
    if agreed and not reference.strip():
        raise RuleRefused("What was agreed to needs a reference.", "Fill in Reference: a name and a time will do.")
    most = desk.policy.stays.reference_nights
    if len(nights_of(stay)) > most and not reference.strip():
        raise RuleRefused(f"More than {most} nights need the service's reference.", "Fill in Reference.")
    authorised = replace(stay, authorised_by=by.strip(), authorised_on=on, authorised_ref=reference.strip())
    if not agreed:
        return _write(desk, ActKind.AUTHORISE_STAY, authorised)
    visit = answer.visit
    decision = replace(
        new_decision(desk, visit.request, stay.host_id, agreed, visit.on),
        child_ids=stay.child_ids,
        decided_by=by.strip(),
        decided_on=on,
        reference=reference.strip(),
    )
    return _write(desk, ActKind.AUTHORISE_STAY, authorised, lambda act: act.insert(decision))


def prepare_stay(desk: Desk, stay: Stay) -> Changed | None:
    """Keep what the host is told: transport, what comes along, what the host may decide, safety notes.

    A sheet that was given before says less now: it is to be given again.
    """
    before = stay_of(desk, stay.id)
    told = replace(before, **{name: getattr(stay, name) for name in TOLD})
    again = told != before and state_of(before) in OPEN
    return _write(desk, ActKind.PREPARE_STAY, replace(told, sheet_given_on=None) if again else told)


def give_sheet(desk: Desk, stay_id: str, on: date) -> Changed | None:
    """The host has the handover sheet.

    Raises:
        RuleRefused: the stay is not authorised yet, or the day lies ahead.
    """
    stay = stay_of(desk, stay_id)
    if stay.authorised_on is None:
        raise RuleRefused("Nobody has authorised this stay yet.", "Record who did: Authorise.")
    _not_ahead(desk, on, "Handover sheet given on")
    return _write(desk, ActKind.GIVE_SHEET, replace(stay, sheet_given_on=on))


def sheet_back(desk: Desk, stay_id: str, on: date) -> Changed | None:
    """The handover sheet came back, or was destroyed."""
    _not_ahead(desk, on, "Handover sheet back")
    return _write(desk, ActKind.SHEET_BACK, replace(stay_of(desk, stay_id), sheet_back_on=on))


# -- what took place


def start_stay(desk: Desk, stay_id: str, at: datetime) -> Changed | None:
    """The children have arrived.

    Raises:
        RuleRefused: nobody has authorised the stay, it was cancelled, or the moment lies ahead.
    """
    stay = stay_of(desk, stay_id)
    if stay.cancelled_on is not None:
        raise RuleRefused("This stay was cancelled.", "Undo brings it back.")
    if stay.authorised_on is None:
        raise RuleRefused("Nobody has authorised this stay yet.", "Record who did: Authorise.")
    _not_later(desk, at, "Arrived at")
    if local(at).date() < local(stay.starts_at).date():
        raise RuleRefused(
            f"The stay is to begin on {format_date(local(stay.starts_at).date())}.",
            "Check Arrived at, or give the request its new dates first: Change request.",
        )
    return _write(desk, ActKind.START_STAY, replace(stay, started_at=at))


def return_from_stay(desk: Desk, stay_id: str, at: datetime, note: str = "", *, claim: bool = True) -> Changed | None:
    """The children have gone home; ``claim`` puts the stay on the host's claim list.

    Raises:
        RuleRefused: they have not arrived, or the moment cannot be.
    """
    stay = stay_of(desk, stay_id)
    if stay.started_at is None:
        raise RuleRefused("The children have not arrived yet.", "Record the arrival first: Arrived.")
    if at <= stay.started_at:
        raise RuleRefused("They went home before they arrived.", "Check Went home at.")
    _not_later(desk, at, "Went home at")
    first = stay.returned_at is None
    returned = replace(stay, returned_at=at, return_note=note.strip())
    with desk.act(ActKind.RETURN_FROM_STAY, stay.host_id) as act:
        act.update(returned)
        if claim and first:
            act.insert(claim_for(desk, returned))
    return desk.changed(ActKind.RETURN_FROM_STAY, act, stay.host_id, stay.id) if act.changes else None


def debrief_stay(desk: Desk, stay_id: str, child_words: str, how_it_went: str, on: date) -> Changed | None:
    """Write down what the child says of it in their own words, and what the carers say.

    Raises:
        RuleRefused: they are not back yet, nothing is written, or the day cannot be.
    """
    stay = stay_of(desk, stay_id)
    if stay.returned_at is None:
        raise RuleRefused("The children are not back yet.", "Record the return first: Went home.")
    if not (child_words.strip() or how_it_went.strip()):
        raise RuleRefused("Nothing is written yet.", "Fill in In the child's own words, or How it went.")
    _not_ahead(desk, on, "Debriefed on")
    if on < local(stay.returned_at).date():
        raise RuleRefused("That is before they went home.", "Check Debriefed on.")
    told = replace(stay, child_words=child_words.strip(), how_it_went=how_it_went.strip(), debriefed_on=on)
    return _write(desk, ActKind.DEBRIEF_STAY, told)


def cancel_stay(desk: Desk, stay_id: str, reason: CancelReason, note: str = "") -> Changed | None:
    """A stay does not take place; its request is open again.

    Raises:
        RuleRefused: it has begun.
    """
    stay = stay_of(desk, stay_id)
    if state_of(stay) not in (*OPEN, StayState.CANCELLED):
        raise RuleRefused("The stay has begun already.", "Record the return instead: Went home.")
    return _write(
        desk,
        ActKind.CANCEL_STAY,
        replace(stay, cancelled_on=desk.today, cancel_reason=reason, cancel_note=note.strip(), pinned=False),
    )


# -- within


def refuse_failing(answer: HostAnswer) -> None:
    """Refuse what fails and nobody has decided otherwise.

    Raises:
        RuleRefused: with the first rule's sentence.
    """
    failing = [result for result in answer.results if result.verdict is Verdict.FAIL]
    if failing:
        raise RuleRefused(
            failing[0].sentence, "Only a decision of the service sets this aside: Record a decision writes it down."
        )


def stays_on_record(desk: Desk, request_ids: Sequence[RequestId]) -> list[Stay]:
    """The stays of these requests."""
    return stored.stays_of(desk.store, request_ids)


def days_of_stay(stay: Stay) -> tuple[date, ...]:
    """Every day that it touches."""
    return days_between(stay.starts_at, stay.ends_at)


def _write(desk: Desk, kind: ActKind, stay: Stay, more: Callable[[Act], None] | None = None) -> Changed | None:
    with desk.act(kind, stay.host_id) as act:
        act.update(stay)
        if more is not None:
            more(act)
    return desk.changed(kind, act, stay.host_id, stay.id) if act.changes else None


def _not_ahead(desk: Desk, day: date, label: str) -> None:
    if day > desk.today:
        raise RuleRefused("A date lies in the future.", f"Check {label}.")


def _not_later(desk: Desk, moment: datetime, label: str) -> None:
    if moment > desk.clock.now():
        raise RuleRefused("That lies in the future.", f"Check {label}.")
