"""A small Hive for the rules of a stay in which every rule passes, unless a test says so. Everybody is made up."""

from dataclasses import replace
from datetime import date, timedelta

from hivedesk.domain.approval import Room
from hivedesk.domain.families import Answer, ChildInCare, OwnChild, Smoking
from hivedesk.domain.sleepovers.answers import Verdict, Visit
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import (
    ExceptionKind,
    HostException,
    HostOffer,
    ServiceDecision,
    Stay,
    StayRequest,
)
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.clock import at_london
from tests.builders import a_family

FRIDAY = date(2026, 11, 20)
SATURDAY, SUNDAY, MONDAY = (FRIDAY + timedelta(days=n) for n in (1, 2, 3))
THURSDAY = FRIDAY - timedelta(days=1)
NOW = at_london(date(2026, 11, 2), 10)
WIDE = {"approved_on": date(2020, 5, 1), "number": 9, "beds": 9}
PASS, NEEDS, FAIL = Verdict.PASS, Verdict.NEEDS_APPROVAL, Verdict.FAIL


def a_child(name, home="marsh", born=date(2016, 6, 1), **fields):
    given = {"delegated_sleepovers": Answer.YES, "school": ""} | fields
    return ChildInCare(id=name.lower(), family_id=home, first_name=name, date_of_birth=born, **given)


def own_child(name, home="bell", born=date(2014, 6, 1), **fields):
    return OwnChild(id=name.lower(), family_id=home, first_name=name, date_of_birth=born, **fields)


def a_room(name, *children, home="bell", beds=1):
    ids = tuple(child if isinstance(child, str) else child.id for child in children)
    return Room(id=f"{home}-{name}", family_id=home, name=name, beds=beds, child_ids=ids)


def a_home(name, *children, approval=WIDE, spare=2, **fields):
    """A family with ``spare`` free single rooms beside those of its children."""
    home = name.lower()
    made = [a_child(child, home) if isinstance(child, str) else child for child in children]
    rooms = [a_room(f"Room {n}", home=home) for n in range(spare)]
    rooms += [a_room(f"Room of {child.id}", child, home=home) for child in made]
    given = {"smoking": Smoking.NO, "pets": "none", "rooms": tuple(rooms)} | fields
    return a_family(name, id=home, children=tuple(made), approval=approval, **given)


def an_offer(host="bell", **fields):
    """Any night, any day, able to do everything."""
    given = {
        "nights": tuple(range(1, 8)),
        "days": tuple(range(1, 8)),
        "gives_medicine": Answer.YES,
        "step_free": Answer.YES,
        "school_run": Answer.YES,
    }
    return HostOffer(id=f"{host}-offer", family_id=host, **given | fields)


def an_exception(first, last=None, kind=ExceptionKind.CANNOT, host="bell", **fields):
    return HostException(
        id=f"{first}{kind}", family_id=host, first_day=first, last_day=last or first, kind=kind, **fields
    )


MIA = a_child("Mia")
MARSH, BELL, FROST = a_home("Marsh", MIA), a_home("Bell"), a_home("Frost")


def a_hive(*houses, offers=None, stays=(), **fields):
    """A situation of these families beside Marsh, Bell and Frost, each of whom offers everything."""
    homes = {one.family.id: one for one in (MARSH, BELL, FROST, *houses)}
    given = {one: an_offer(one) for one in homes} if offers is None else {one.family_id: one for one in offers}
    return Situation(households=homes, requests={}, offers=given, stays=tuple(stays), now=NOW, **fields)


def a_request(*children, home="marsh", day=FRIDAY, nights=2, begin=16, end=17, **fields):
    """From the afternoon on; ``nights=0`` is day care."""
    return StayRequest(
        id=fields.pop("id", "request"),
        family_id=home,
        child_ids=children or ("mia",),
        asked_at=NOW,
        starts_at=at_london(day, begin),
        ends_at=at_london(day + timedelta(days=nights), end),
        **fields,
    )


def a_visit(*children, host="bell", stay_id=None, **fields):
    """Mia from Friday at 16:00 to Sunday at 17:00 with Bell; ``fields`` are those of `a_request`."""
    request = a_request(*children, **fields)
    return Visit(
        request=request,
        host_id=host,
        child_ids=request.child_ids,
        starts_at=request.starts_at,
        ends_at=request.ends_at,
        stay_id=stay_id,
    )


def by_day(*children, begin=10, end=15, **fields):
    """Day care on Friday."""
    return a_visit(*children, nights=0, begin=begin, end=end, **fields)


def a_stay(*children, host="bell", day=FRIDAY, nights=2, begin=16, end=17, **fields):
    """Another stay."""
    return Stay(
        id=fields.pop("id", f"stay of {children} on {day}"),
        request_id="another",
        host_id=host,
        child_ids=children,
        starts_at=at_london(day, begin),
        ends_at=at_london(day + timedelta(days=nights), end),
        offered_at=NOW,
        **fields,
    )


def a_decision(*rules, children=("mia",), host="bell", first=FRIDAY, last=SATURDAY, **fields):
    return ServiceDecision(
        id="decision",
        request_id=fields.pop("request_id", "request"),
        host_id=host,
        rules=tuple(rule.value for rule in rules),
        child_ids=children,
        first_day=first,
        last_day=last,
        decided_by="Priya Nair",
        decided_on=date(2026, 11, 12),
        reference="S-41",
        **fields,
    )


def all_of(rule, visit=None, hive=None):
    """What one rule says."""
    answer = may_host(visit or a_visit(), hive or a_hive())
    return [result for result in answer.results if result.rule is rule]


def the(rule, visit=None, hive=None):
    """The one thing that a rule says."""
    (result,) = all_of(rule, visit, hive)
    return result


def verdict(rule, visit=None, hive=None):
    """The worst that a rule says; a pass where it says nothing."""
    return max((result.verdict for result in all_of(rule, visit, hive)), default=PASS)


def needs(result):
    """What a worker is told of something that needs approval, but for the sentence."""
    assert result.verdict is NEEDS
    return result.whose, result.for_what, result.would_change, result.on, result.not_recorded


def with_mia(**fields):
    """Marsh where Mia is recorded so."""
    return a_home("Marsh", replace(MIA, **fields))


def bell(*children, **fields):
    """Bell with other records."""
    return a_home("Bell", *children, **fields)
