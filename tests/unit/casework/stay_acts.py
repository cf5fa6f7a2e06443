"""Everything that can be done about stays, each from a desk with families, as `test_undo_keeps_search_right` asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hivedesk.casework import families, hosts, planning, service_decisions, stay_requests, stays
from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule, Visit
from hivedesk.domain.sleepovers.plan import Placed, Plan
from hivedesk.domain.sleepovers.records import CancelReason, Outcome, RefusalReason
from hivedesk.domain.sleepovers.stay import days_between
from hivedesk.foundation.clock import FixedClock
from tests.unit.casework.stay_worlds import FRIDAY, a_home, ask, authorised, offer, offer_any_night

Act = Callable[[Desk], object]


def a_request(desk: Desk) -> str:
    """Marsh asks for Ivy; Frost may host."""
    if not [house for house in families.open_families(desk) if house.id == "marsh"]:
        families.add_family(desk, a_home("Marsh", "Ivy"))
        families.add_family(desk, a_home("Frost"))
        offer_any_night(desk, "frost")
    return ask(desk, "ivy", carer_wishes="A house with a trampoline", transport="Her carers bring her by tricycle")


def change_request(desk: Desk) -> None:
    request = stay_requests.request_line(desk, a_request(desk)).request
    stay_requests.record_request(desk, replace(request, reason_note="A wedding in Porlock"))


def move_request(desk: Desk) -> None:
    request_id = a_request(desk)
    authorised(desk, request_id, "frost")
    request = stay_requests.request_line(desk, request_id).request
    stay_requests.record_request(desk, replace(request, ends_at=request.ends_at - timedelta(hours=1)))


def close(desk: Desk) -> str:
    request_id = a_request(desk)
    stay_requests.close_request(desk, request_id, Outcome.REFUSED, RefusalReason.NO_HOST, "Everybody at a jamboree")
    return request_id


def remove(desk: Desk) -> None:
    request_id = a_request(desk)
    decide(desk, request_id)
    offer(desk, request_id, "frost")
    stay_requests.remove_request(desk, request_id)


def decide(desk: Desk, request_id: str = "") -> str:
    request = stay_requests.request_line(desk, request_id or a_request(desk)).request
    days = days_between(request.starts_at, request.ends_at)
    decision = service_decisions.new_decision(desk, request, FamilyId("frost"), [HostRule.LIMIT], days)
    told = replace(decision, decided_by="Priya Shah", reference="FS-12", note="Until the aquarium trip")
    return service_decisions.record_decision(desk, told).record_id


def move(desk: Desk) -> None:
    stay = stays.stay_of(desk, offer(desk, a_request(desk), "frost"))
    stays.move_stay(desk, stay.id, stay.host_id, stay.starts_at + timedelta(hours=1), stay.ends_at + timedelta(hours=1))


def prepare(desk: Desk) -> None:
    stay = stays.stay_of(desk, offer(desk, a_request(desk), "frost"))
    stays.prepare_stay(desk, replace(stay, bring="The blue octopus", safety_notes="Stair gate"))


def begin(desk: Desk) -> str:
    stay_id = authorised(desk, a_request(desk), "frost")
    assert isinstance(desk.clock, FixedClock)
    desk.clock.set(stays.stay_of(desk, stay_id).ends_at + timedelta(hours=1))
    stays.start_stay(desk, stay_id, stays.stay_of(desk, stay_id).starts_at)
    return stay_id


def come_home(desk: Desk) -> str:
    stay_id = begin(desk)
    stays.return_from_stay(desk, stay_id, stays.stay_of(desk, stay_id).ends_at, "Left her umbrella")
    return stay_id


def give_sheet(desk: Desk) -> str:
    stay_id = authorised(desk, a_request(desk), "frost")
    stays.give_sheet(desk, stay_id, desk.today)
    return stay_id


def an_exception(desk: Desk) -> str:
    a_request(desk)
    days = replace(hosts.new_exception(desk, FamilyId("frost"), FRIDAY), why="Away at the lighthouse")
    return hosts.record_exception(desk, days).record_id


def take_plan(desk: Desk) -> None:
    request_id = a_request(desk)
    question = planning.month_to_plan(desk, FRIDAY, FRIDAY + timedelta(days=7))
    unit = next(one for one in question.asked.units if one.request.id == request_id)
    visit = Visit(
        request=unit.request,
        host_id=FamilyId("frost"),
        child_ids=(ChildId("ivy"),),
        starts_at=unit.starts_at,
        ends_at=unit.ends_at,
    )
    placed = Placed(
        unit=unit,
        child_ids=visit.child_ids,
        host_id=visit.host_id,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        answer=HostAnswer(visit, ()),
    )
    planning.take_plan(desk, question, Plan(placed=(placed,), unmet=(), proved=True))


STAY_ACTS: dict[ActKind, list[Act]] = {
    ActKind.ASK_FOR_STAY: [a_request],
    ActKind.CHANGE_REQUEST: [change_request, move_request],
    ActKind.CLOSE_REQUEST: [close],
    ActKind.REOPEN_REQUEST: [lambda desk: stay_requests.reopen_request(desk, close(desk))],
    ActKind.REMOVE_REQUEST: [remove],
    ActKind.OFFER_STAY: [lambda desk: offer(desk, a_request(desk), "frost")],
    ActKind.MOVE_STAY: [move],
    ActKind.PIN_STAY: [lambda desk: stays.pin_stay(desk, offer(desk, a_request(desk), "frost"), pinned=True)],
    ActKind.AUTHORISE_STAY: [lambda desk: authorised(desk, a_request(desk), "frost")],
    ActKind.PREPARE_STAY: [prepare],
    ActKind.GIVE_SHEET: [give_sheet],
    ActKind.SHEET_BACK: [lambda desk: stays.sheet_back(desk, give_sheet(desk), desk.today)],
    ActKind.START_STAY: [begin],
    ActKind.RETURN_FROM_STAY: [come_home],
    ActKind.DEBRIEF_STAY: [
        lambda desk: stays.debrief_stay(desk, come_home(desk), "We ate pomegranates", "Slept well", desk.today)
    ],
    ActKind.CANCEL_STAY: [
        lambda desk: stays.cancel_stay(desk, offer(desk, a_request(desk), "frost"), CancelReason.HOME, "A rash")
    ],
    ActKind.RECORD_DECISION: [decide],
    ActKind.REMOVE_DECISION: [lambda desk: service_decisions.remove_decision(desk, decide(desk))],
    ActKind.RECORD_HOST_OFFER: [lambda desk: (a_request(desk), offer_any_night(desk, "frost", note="Has a piano"))],
    ActKind.RECORD_HOST_EXCEPTION: [an_exception],
    ActKind.REMOVE_HOST_EXCEPTION: [lambda desk: hosts.remove_exception(desk, an_exception(desk))],
    ActKind.TAKE_PLAN: [take_plan],
}
