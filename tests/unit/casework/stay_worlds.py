"""Families and requests for the tests of stays. Everybody here is made up."""

from dataclasses import replace
from datetime import date, timedelta

from hivedesk.casework import hosts, stay_requests, stays
from hivedesk.domain.approval import Room
from hivedesk.domain.families import Answer, ChildInCare
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.foundation.clock import at_london
from tests.builders import a_family, a_hive_desk

FRIDAY = date(2026, 11, 20)
APPROVAL = {"approved_on": date(2020, 5, 1), "number": 3, "age_from": 0, "age_to": 18, "beds": 3}


def a_child(name, family_id, born=date(2016, 6, 1), **fields):
    given = {"delegated_sleepovers": Answer.YES, "school": ""} | fields
    return ChildInCare(
        id=ChildId(name.lower()), family_id=FamilyId(family_id), first_name=name, date_of_birth=born, **given
    )


def a_home(name, *children, rooms=2, approval=APPROVAL, **fields):
    """A family with ``rooms`` free single rooms beside those of its children."""
    family_id = name.lower()
    made = [a_child(child, family_id) if isinstance(child, str) else child for child in children]
    beds = [Room(id=f"{family_id}-r{n}", family_id=FamilyId(family_id), name=f"Room {n}", beds=1) for n in range(rooms)]
    beds += [
        Room(id=f"{family_id}-of-{one.id}", family_id=FamilyId(family_id), name=one.first_name, child_ids=(one.id,))
        for one in made
    ]
    return a_family(name, id=family_id, children=tuple(made), approval=approval, rooms=tuple(beds), **fields)


def a_stay_desk(*more, **fields):
    """Marsh, with whom Mia lives; Bell and Frost, who may host any night."""
    desk = a_hive_desk(a_home("Marsh", "Mia"), a_home("Bell"), a_home("Frost"), *more, **fields)
    for name in ("bell", "frost"):
        offer_any_night(desk, name)
    return desk


def offer_any_night(desk, family_id, **fields):
    offer = replace(hosts.offer_of(desk, FamilyId(family_id)), nights=tuple(range(1, 8)), days=tuple(range(1, 8)))
    hosts.record_offer(desk, replace(offer, **({"gives_medicine": Answer.YES, "school_run": Answer.YES} | fields)))


def ask(desk, *children, family="marsh", day=FRIDAY, nights=2, **fields):
    """A request from Friday afternoon; its id."""
    request = stay_requests.new_request(desk, FamilyId(family), day, nights)
    wanted = tuple(ChildId(child) for child in children or ("mia",))
    return stay_requests.record_request(desk, replace(request, child_ids=wanted, **fields)).record_id


def offer(desk, request_id, host="bell", **fields):
    """A host takes the children; the stay's id."""
    return stays.offer_stay(desk, request_id, FamilyId(host), **fields).record_id


def authorised(desk, request_id, host="bell"):
    """A stay that somebody authorised; its id."""
    stay_id = offer(desk, request_id, host)
    stays.authorise_stay(desk, stay_id, "the carers", desk.today, "")
    return stay_id


def over(desk, request_id, host="bell"):
    """A stay that took place; its id. Moves the clock to its end."""
    stay_id = authorised(desk, request_id, host)
    stay = stays.stay_of(desk, stay_id)
    desk.clock.set(stay.ends_at + timedelta(minutes=5))
    stays.start_stay(desk, stay_id, stay.starts_at)
    stays.return_from_stay(desk, stay_id, stay.ends_at)
    return stay_id


def at(day, hour):
    return at_london(day, hour)
