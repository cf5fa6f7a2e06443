"""Small Hives for the planner: every family can host by all rules, unless a test takes something away."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hivedesk.domain.approval import CareKind, Room
from hivedesk.domain.families import Answer, ChildInCare, Gender, Smoking
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, Verdict, Visit
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import Placed, Plan, PlanAsked, Unit
from hivedesk.domain.sleepovers.records import HostOffer, RequestId, SchoolRun, Stay, StayId, StayRequest
from hivedesk.domain.sleepovers.rota import plan_month
from hivedesk.domain.sleepovers.rota_asking import in_the_way
from hivedesk.domain.sleepovers.rota_options import visit_of
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import possible_starts
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london
from tests.builders import a_family

MONDAY = date(2027, 1, 4)
NOW = at_london(date(2026, 12, 20), 10)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def a_child(key: str, home: str, **fields: Any) -> ChildInCare:
    given = {"first_name": key.capitalize(), "date_of_birth": date(2016, 3, 1), "gender": Gender.GIRL}
    given |= {"delegated_sleepovers": Answer.YES}
    return ChildInCare(id=ChildId(key), family_id=FamilyId(home), **(given | fields))


def a_home(key: str, *children: ChildInCare, spare: int = 1, number: int = 3, **fields: Any) -> Household:
    """A family with a room for each of its children, and spare rooms with one bed."""
    rooms = [
        Room(id=f"{key}-{child.id}", family_id=FamilyId(key), name=f"Room of {child.id}", child_ids=(child.id,))
        for child in children
    ]
    rooms += [Room(id=f"{key}-spare{n}", family_id=FamilyId(key), name=f"Spare {n}") for n in range(spare)]
    kinds = (CareKind.RESPITE, CareKind.LONG_TERM, CareKind.EMERGENCY)
    approval = {"approved_on": date(2020, 5, 1), "number": number, "age_from": 0, "age_to": 18, "kinds_of_care": kinds}
    given = {"id": key, "children": children, "rooms": tuple(rooms), "smoking": Smoking.NO, "pets": "none"}
    return a_family(key.capitalize(), **(given | {"approval": approval} | fields))


def an_offer(key: str, **fields: Any) -> HostOffer:
    given = {"nights": EVERY_DAY, "days": EVERY_DAY, "gives_medicine": Answer.YES, "step_free": Answer.YES}
    return HostOffer(id=f"{key}-offer", family_id=FamilyId(key), **(given | {"school_run": Answer.YES} | fields))


def a_request(key: str, home: str, children: Sequence[str], night: int = 0, nights: int = 1, **fields: Any) -> Any:
    """From 16:00 to 17:00; of no nights day care from nine to five."""
    first = MONDAY + timedelta(days=night)
    given = {
        "asked_at": NOW,
        "starts_at": at_london(first, 16 if nights else 9),
        "ends_at": at_london(first + timedelta(days=nights), 17),
        "school_run": SchoolRun.NOT_NEEDED,
    }
    ids = tuple(ChildId(child) for child in children)
    return StayRequest(id=RequestId(key), family_id=FamilyId(home), child_ids=ids, **(given | fields))


def a_stay(key: str, host: str, children: Sequence[str], night: int = 0, nights: int = 1, **fields: Any) -> Stay:
    like = a_request(key, "", children, night, nights)
    given = {"starts_at": like.starts_at, "ends_at": like.ends_at, "offered_at": NOW, "child_ids": like.child_ids}
    return Stay(id=StayId(key), request_id=RequestId(f"r{key}"), host_id=FamilyId(host), **(given | fields))


def a_unit(request: StayRequest, **fields: Any) -> Unit:
    given = {
        "child_ids": request.child_ids,
        "starts_at": request.starts_at,
        "ends_at": request.ends_at,
        "starts": tuple(possible_starts(request)),
        "may_split": not request.keep_together and len(request.child_ids) > 1,
    }
    return Unit(request=request, **(given | fields))


def asked(
    homes: Iterable[Household],
    units: Iterable[Unit],
    *,
    offers: Mapping[str, HostOffer] | None = None,
    stays: Iterable[Stay] = (),
    requests: Iterable[StayRequest] = (),
    **fields: Any,
) -> PlanAsked:
    """The question; every family offers every day unless ``offers`` says otherwise."""
    units, houses = tuple(units), {house.family.id: house for house in homes}
    known = {one.id: one for one in (*requests, *(unit.request for unit in units))}
    given = {key: an_offer(key) for key in houses} | {FamilyId(key): one for key, one in (offers or {}).items()}
    situation = Situation(households=houses, requests=known, stays=tuple(stays), offers=given, now=NOW)
    return PlanAsked(situation=situation, units=units, **fields)


def plan(question: PlanAsked) -> Plan:
    return plan_month(question, NoProgress())


def as_stay(placed: Placed, key: str) -> Stay:
    return Stay(
        id=StayId(key),
        request_id=placed.unit.request.id,
        host_id=placed.host_id,
        child_ids=placed.child_ids,
        starts_at=placed.starts_at,
        ends_at=placed.ends_at,
        offered_at=NOW,
    )


def broken(question: PlanAsked, placed: Sequence[Placed]) -> list[str]:
    """What the rules say against each placed stay beside all others, asked anew."""
    stays = [as_stay(one, f"new{n}") for n, one in enumerate(placed)]
    situation = question.situation.with_stays((*question.situation.stays, *stays))
    worst = Verdict.NEEDS_APPROVAL if question.with_approvals else Verdict.PASS
    found = []
    for one, stay in zip(placed, stays, strict=True):
        visit = Visit(
            request=one.unit.request,
            host_id=one.host_id,
            child_ids=one.child_ids,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            stay_id=stay.id,
        )
        answer = may_host(visit, situation)
        if answer.without(OF_THE_STAY) > worst:
            found += [result.sentence for result in answer.in_the_way]
    return found


def broken_kept(question: PlanAsked, placed: Sequence[Placed]) -> list[str]:
    """What the rules say of kept stays beside the plan and did not say before."""
    before, requests = question.situation, question.situation.requests
    after = before.with_stays((*before.stays, *(as_stay(one, f"new{n}") for n, one in enumerate(placed))))
    found = []
    for stay in before.stays:
        visit = visit_of(stay, requests[stay.request_id])
        new = in_the_way(may_host(visit, after)) - in_the_way(may_host(visit, before))
        found += [f"{stay.id}: {rule}" for rule in new]
    return found


def misplaced(question: PlanAsked, found: Plan) -> list[str]:
    """Children who are placed twice, or whom the plan forgets."""
    wrong = []
    for unit in question.units:
        parts = [one.child_ids for one in found.placed if one.unit == unit]
        parts += [one.child_ids for one in found.unmet if one.unit == unit]
        if sorted(itertools.chain(*parts)) != sorted(unit.child_ids):
            wrong.append(unit.key)
    return wrong


def first_objectives(placed: Iterable[Placed], units: Iterable[Unit]) -> tuple[int, int]:
    """Urgent requests met, and half nights met."""
    placed, urgent = list(placed), 0
    for unit in units:
        children = {child for one in placed if one.unit == unit for child in one.child_ids}
        urgent += unit.request.urgency.value == "emergency" and children == set(unit.child_ids)
    nights = sum(_half_nights(one) for one in placed)
    return urgent, nights


def _half_nights(one: Placed) -> int:
    nights = (one.ends_at.date() - one.starts_at.date()).days
    return len(one.child_ids) * (2 * nights or 1)


def without_home(question: PlanAsked, key: str) -> PlanAsked:
    """The same Hive where one family does not host: its days are all taken."""
    offers = {**question.situation.offers, FamilyId(key): an_offer(key, nights=(), days=())}
    return replace(question, situation=replace(question.situation, offers=offers))
