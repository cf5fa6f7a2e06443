"""What is asked once for many dates is what the rules say of each of them, on generated Hives."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.procedures import Hold
from hivedesk.domain.sleepovers.answers import Verdict, Visit
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.rota_asking import Asking, approvals_in
from hivedesk.domain.sleepovers.rota_outlines import Outline, Outlines
from hivedesk.domain.sleepovers.stay import shifted
from hivedesk.domain.sleepovers.stretches import Stretches
from hivedesk.foundation.background import NoProgress
from tests.builders import a_family, a_placement
from tests.unit.domain.host_rules_generated import FAMILIES, world_of
from tests.unit.domain.policy_versions import policy_with_change
from tests.unit.domain.rota_worlds import MONDAY, a_child, a_home, a_request, a_stay, an_offer, asked

SEEDS = range(60)
SHIFTS = range(-4, 9)  # days: over the bounds of everything that was generated, and between them


def asking_about(hive, *, with_approvals):
    question = PlanAsked(situation=hive, units=(), with_approvals=with_approvals)
    return Asking(question, may_host, hive, NoProgress())


def visits_anywhere(hive):
    """What every request asks, and what its first child alone, on many dates."""
    for request in hive.requests.values():
        for child_ids in dict.fromkeys((request.child_ids, request.child_ids[:1])):
            for days in SHIFTS:
                yield Visit(
                    request=request,
                    host_id=request.family_id,
                    child_ids=child_ids,
                    starts_at=shifted(request.starts_at, days),
                    ends_at=shifted(request.ends_at, days),
                )


def outline_of(visit, hive, asking):
    """The outline of all that the rules say when nothing is remembered; None where a plan may not do it."""
    answer = may_host(visit, replace(hive))
    if asking.keeps_out(answer):
        return None
    against = frozenset(one.rule for one in answer.results if one.verdict is not Verdict.PASS)
    return Outline(against, approvals_in(answer.results))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("with_approvals", [False, True])
def test_what_is_said_of_many_dates_at_once_is_what_the_rules_say_of_each(seed, with_approvals):
    hive = world_of(seed).hive
    asking = asking_about(hive, with_approvals=with_approvals)
    outlines = Outlines(asking)
    for visit in visits_anywhere(hive):
        hosts = [host_id for host_id in FAMILIES if host_id != visit.request.family_id]
        read = {host_id: outline_of(visit.with_host(host_id), hive, asking) for host_id in hosts}
        assert outlines.where(visit, hosts) == {host_id: found for host_id, found in read.items() if found}, visit


def test_the_generated_hives_ask_once_for_many_dates_and_find_places():
    asked, found = Counter(), 0
    for seed in SEEDS[:20]:
        hive = world_of(seed).hive
        asking = asking_about(replace(hive, stays=()), with_approvals=True)
        outlines = Outlines(asking)
        for visit in visits_anywhere(hive):
            hosts = [host_id for host_id in FAMILIES if host_id != visit.request.family_id]
            found += len(outlines.where(visit, hosts))
            asked[bool(set(asking.quiet_homes.on(visit.days)) & set(hosts))] += 1
    assert found > 100 and asked[True] > asked[False] > 0


def where_amy_may_go(*homes, days=range(28), nights=1, urgencies=(Urgency.PLANNED,), **fields):
    """The nights after MONDAY on which Amy may be hosted by "host", as asked of one night after the other."""
    requests = [a_request("r", "amys", ["amy"], nights=nights, urgency=urgency) for urgency in urgencies]
    hive = replace(asked(homes, [], requests=requests).situation, **fields)
    outlines = Outlines(asking_about(hive, with_approvals=False))
    return {
        request.urgency: [
            days_later
            for days_later in days
            if outlines.where(
                Visit(
                    request=request,
                    host_id=request.family_id,
                    child_ids=("amy",),
                    starts_at=shifted(request.starts_at, days_later),
                    ends_at=shifted(request.ends_at, days_later),
                ),
                ["host"],
            )
        ]
        for request in requests
    }


def amys_home(**fields):
    return a_home("amys", a_child("amy", "amys", **fields))


def test_whoever_is_approved_for_emergencies_takes_an_emergency_on_the_same_days():
    host = a_home(
        "host", approval={"approved_on": date(2020, 5, 1), "number": 3, "kinds_of_care": (CareKind.EMERGENCY,)}
    )
    both = tuple(Urgency)
    assert where_amy_may_go(amys_home(), host, urgencies=both) == {Urgency.PLANNED: [], Urgency.EMERGENCY: [*range(28)]}


def test_a_birthday_in_the_month_changes_what_is_said():
    host = a_home("host", approval={"approved_on": date(2020, 5, 1), "number": 3, "age_to": 10})
    eleven_on = MONDAY + timedelta(days=12)
    found = where_amy_may_go(amys_home(date_of_birth=eleven_on.replace(year=2016)), host)
    assert found[Urgency.PLANNED] == [*range(12)]


def test_a_solo_placement_that_ends_in_the_month_changes_what_is_said():
    home, host = amys_home(), a_home("host", a_child("ben", "host"))
    solo = replace(home.placements[0], solo=True, solo_ended_on=MONDAY + timedelta(days=9))
    found = where_amy_may_go(replace(home, placements=(solo,)), host)
    assert found[Urgency.PLANNED] == [*range(9, 28)]


def test_so_does_one_that_another_family_has_on_record():
    ben = a_child("ben", "host")
    solo = a_placement(ben, solo=True, solo_ended_on=MONDAY + timedelta(days=9))
    elsewhere = replace(a_home("other"), placements=(replace(solo, id="elsewhere", family_id="other"),))
    found = where_amy_may_go(amys_home(), a_home("host", ben), elsewhere)
    assert found[Urgency.PLANNED] == [*range(9, 28)]


@pytest.mark.parametrize(("nights", "allowed"), [(1, range(15)), (2, range(14))])
def test_a_new_policy_in_the_month_changes_what_is_said(nights, allowed):
    host = a_home("host", a_child("ben", "host"), a_child("cat", "host"))
    policy = policy_with_change(MONDAY + timedelta(days=15), usual_fostering_limit=2)
    found = where_amy_may_go(amys_home(), host, nights=nights, policy_for=policy)
    assert found[Urgency.PLANNED] == [*allowed]


def test_the_nights_of_a_month_count_on_days_on_which_nobody_is_there():
    offers = {"host": an_offer("host", most_nights_a_month=2)}
    stays = (a_stay("s", "host", ["dan"], night=3, nights=2),)
    found = where_amy_may_go(
        amys_home(),
        a_home("host", joined_on=date(2020, 5, 1)),
        a_home("dans", a_child("dan", "dans")),
        offers=offers,
        stays=stays,
        days=range(40),
    )
    assert found[Urgency.PLANNED] == [*range(28, 40)], "February"


def test_who_is_on_a_stay_there_counts_on_its_days_alone():
    stays = (a_stay("s", "host", ["dan"], night=3, nights=2),)
    found = where_amy_may_go(amys_home(), a_home("host", spare=1), a_home("dans", a_child("dan", "dans")), stays=stays)
    assert found[Urgency.PLANNED] == [0, 1, 2, *range(5, 28)]


def stretches(*days):
    return Stretches([Hold(id="h", family_id="f", started_on=day) for day in days])


def test_a_date_on_record_begins_a_stretch_and_so_does_the_day_after_it():
    on_record = stretches(date(2027, 1, 10))
    assert on_record.of([date(2027, 1, 2), date(2027, 1, 9)]) == date(2027, 1, 1)
    assert on_record.of([date(2027, 1, 9), date(2027, 1, 10)]) is None
    assert on_record.of([date(2027, 1, 10), date(2027, 1, 11)]) is None
    assert on_record.of([date(2027, 1, 11), date(2027, 3, 1)]) == date(2027, 1, 11)


def test_so_do_anniversaries():
    on_record = stretches(date(2019, 5, 20))
    assert on_record.of([date(2027, 5, 19), date(2027, 5, 20)]) is None
    assert on_record.of([date(2027, 5, 22), date(2027, 5, 25)]) == date(2027, 5, 21)


@pytest.mark.parametrize(
    ("first", "last", "stretch"),
    [
        (date(2027, 2, 27), date(2027, 2, 28), None),
        (date(2027, 2, 28), date(2027, 3, 1), None),
        (date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 1)),
        (date(2028, 2, 28), date(2028, 2, 29), None),
        (date(2028, 2, 29), date(2028, 3, 1), None),
    ],
)
def test_who_was_born_on_29_february_has_a_birthday_every_year(first, last, stretch):
    assert stretches(date(2016, 2, 29)).of([first, last]) == stretch


def test_no_stretch_reaches_over_new_year():
    assert stretches().of([date(2026, 12, 31), date(2027, 1, 1)]) is None
    assert stretches().of([date(2026, 12, 30), date(2026, 12, 31)]) == date(2026, 1, 1)


def test_dates_are_found_wherever_they_stand_in_a_record():
    child = ChildInCare(id="mia", family_id="f", first_name="Mia", date_of_birth=date(2015, 6, 7))
    hold = Hold(id="h", family_id="f", started_on=date(2027, 6, 12))
    on_record = Stretches([a_family(children=(child,), holds=(hold,))])
    june = [date(2027, 6, number) for number in range(1, 31)]
    begins = [day for before, day in pairwise(june) if on_record.of([before, day]) is None]
    assert begins == [date(2027, 6, 7), date(2027, 6, 8), date(2027, 6, 12), date(2027, 6, 13)]
