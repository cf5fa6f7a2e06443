"""Generated Hives for the planner: hosts with rooms and terms, and requests spread over a month."""

import random
from dataclasses import replace
from datetime import date, timedelta

from hivedesk.domain.approval import CareKind, Room
from hivedesk.domain.families import Answer, ChildInCare, Gender, Smoking
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit
from hivedesk.domain.sleepovers.records import HostOffer, RequestId, SchoolRun, StayRequest, Urgency
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import possible_starts
from hivedesk.foundation.clock import at_london
from tests.builders import a_family

FIRST = date(2027, 1, 1)
NOW = at_london(date(2026, 12, 20), 10)
DAYS = 31


def a_month(requests: int, hosts: int, seed: int) -> PlanAsked:
    """A month of requests: one to three nights or a day, some flexible, some urgent, some for brothers and sisters."""
    draw = random.Random(seed * 1000 + requests)
    homes = [_home(number, draw) for number in range(max(hosts, requests // 4))]  # many requests come from other Hives
    houses = {house.family.id: house for house in homes}
    offering = list(houses)[:hosts]
    asked = [_request(number, draw.choice(homes), draw) for number in range(requests)]
    situation = Situation(
        households={key: house if key in offering else _asks_only(house) for key, house in houses.items()},
        requests={one.id: one for one in asked},
        offers={key: _offer(key, draw) for key in offering},
        now=NOW,
    )
    return PlanAsked(
        situation=situation,
        units=tuple(_unit(one, draw) for one in asked),
        familiarity={
            (child.id, host): draw.choice((1, 2, 4, 5, 8, 12))
            for house in homes
            for child in house.children_in_care
            for host in offering
            if draw.random() < 0.3
        },
        nights_before={host: draw.randint(0, 40) for host in offering},
    )


def _home(number: int, draw: random.Random) -> Household:
    key = f"f{number:03}"
    children = tuple(
        ChildInCare(
            id=ChildId(f"{key}-k{n}"),
            family_id=FamilyId(key),
            first_name=f"Child {number}{'abc'[n]}",
            date_of_birth=date(draw.randint(2010, 2021), draw.randint(1, 12), 3),
            gender=draw.choice((Gender.GIRL, Gender.BOY)),
            delegated_sleepovers=Answer.YES,
        )
        for n in range(draw.choice((1, 1, 2)))
    )
    ids = tuple(child.id for child in children)
    brothers = draw.random() < 0.7
    siblings = [replace(c, sibling_ids=tuple(i for i in ids if i != c.id) if brothers else ()) for c in children]
    own_rooms = [
        Room(id=f"{key}-r{n}", family_id=FamilyId(key), name=f"Room {n}", child_ids=(child,))
        for n, child in enumerate(ids)
    ]
    spare = [Room(id=f"{key}-s{n}", family_id=FamilyId(key), name=f"Spare {n}") for n in range(draw.choice((1, 1, 2)))]
    return a_family(
        f"Family {number}",
        id=key,
        children=tuple(siblings),
        rooms=(*own_rooms, *spare),
        smoking=Smoking.NO,
        pets="none",
        travel_minutes=draw.choice((None, 5, 10, 15, 20, 30, 40)),
        approval={
            "approved_on": date(2020, 5, 1),
            "number": draw.choice((2, 3, 3)),
            "age_from": 0,
            "age_to": 18,
            "kinds_of_care": (CareKind.RESPITE, CareKind.LONG_TERM, CareKind.EMERGENCY),
            "beds": 4,
        },
    )


def _asks_only(house: Household) -> Household:
    return replace(house, approval=None)


def _offer(key: FamilyId, draw: random.Random) -> HostOffer:
    return HostOffer(
        id=f"{key}-offer",
        family_id=key,
        nights=draw.choice(((5, 6, 7), (1, 2, 3, 4, 5, 6, 7), (4, 5, 6), (5, 6))),
        days=(1, 2, 3, 4, 5, 6, 7),
        most_children=draw.choice((1, 2, 2)),
        emergencies=draw.random() < 0.5,
        gives_medicine=Answer.YES,
        step_free=Answer.YES,
        school_run=Answer.YES,
    )


def _request(number: int, home: Household, draw: random.Random) -> StayRequest:
    children = tuple(child.id for child in home.children_in_care)
    if len(children) > 1 and draw.random() < 0.4:
        children = children[:1]
    nights = draw.choice((0, 1, 1, 2, 2, 2, 3))
    first = FIRST + timedelta(days=draw.randrange(DAYS))
    if nights and draw.random() < 0.7:  # weekends are asked for most
        first += timedelta(days=(4 - first.weekday()) % 7)
    urgent = draw.random() < 0.1
    return StayRequest(
        id=RequestId(f"r{number:03}"),
        family_id=home.family.id,
        child_ids=children,
        urgency=Urgency.EMERGENCY if urgent else Urgency.PLANNED,
        asked_at=NOW - timedelta(hours=draw.randrange(1, 500)),
        starts_at=at_london(first, 9 if nights == 0 else 16),
        ends_at=at_london(first + timedelta(days=nights), 17),
        flexible_days=0 if urgent else draw.choice((0, 0, 1, 1, 2)),
        keep_together=draw.random() < 0.7,
        school_run=SchoolRun.NOT_NEEDED,
    )


def _unit(request: StayRequest, draw: random.Random) -> Unit:
    return Unit(
        request=request,
        child_ids=request.child_ids,
        starts_at=request.starts_at,
        ends_at=request.ends_at,
        starts=tuple(possible_starts(request)),
        may_split=not request.keep_together and len(request.child_ids) > 1,
    )
