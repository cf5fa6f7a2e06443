"""The objectives in their order, each by a small Hive in which only that one decides."""

from dataclasses import replace

from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.plan import Plan, PlanAsked
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.foundation.clock import at_london
from tests.unit.domain.rota_worlds import MONDAY, a_child, a_home, a_request, a_stay, a_unit, an_offer, asked, plan

AMY, BEN = a_child("amy", "okafor"), a_child("ben", "okafor")
CAT, DAN = a_child("cat", "ray"), a_child("dan", "ray")
OKAFOR, RAY = a_home("okafor", AMY, BEN, spare=0), a_home("ray", CAT, DAN, spare=0)
BELL, CHEN = a_home("bell"), a_home("chen")
NOBODY = {"okafor": an_offer("okafor", nights=(), days=()), "ray": an_offer("ray", nights=(), days=())}


def hosts(found: Plan) -> dict[str, str]:
    """By child, with whom."""
    return {child: one.host_id for one in found.placed for child in one.child_ids}


def one_child(**fields: object) -> PlanAsked:
    unit = a_unit(a_request("r1", "okafor", ["amy"]))
    return asked([OKAFOR, BELL, CHEN], [unit], offers=NOBODY, **fields)  # type: ignore[arg-type]


def test_an_emergency_comes_before_more_nights() -> None:
    long = a_unit(a_request("r1", "okafor", ["amy"], night=0, nights=3))
    urgent = a_unit(a_request("r2", "ray", ["cat"], night=1, urgency=Urgency.EMERGENCY))
    found = plan(asked([OKAFOR, RAY, BELL], [long, urgent], offers=NOBODY))
    assert hosts(found) == {"cat": "bell"}
    assert [one.child_ids for one in found.unmet] == [("amy",)]


def test_more_child_nights_come_before_more_requests() -> None:
    long = a_unit(a_request("r1", "okafor", ["amy"], night=0, nights=3))
    short = [a_unit(a_request(f"s{n}", "ray", ["cat"], night=n)) for n in (0, 2)]
    assert hosts(plan(asked([OKAFOR, RAY, BELL], [long, *short], offers=NOBODY))) == {"amy": "bell"}


def test_day_care_counts_half_a_night() -> None:
    day = a_unit(a_request("r1", "okafor", ["amy"], night=1, nights=0))
    night = a_unit(a_request("r2", "ray", ["cat"], night=0))  # until 17:00 of that day
    only_one = NOBODY | {"bell": an_offer("bell", most_children=1)}
    assert hosts(plan(asked([OKAFOR, RAY, BELL], [day, night], offers=only_one))) == {"cat": "bell"}


def test_hosts_whom_the_child_knows_come_before_fair_turns() -> None:
    known = {(ChildId("amy"), FamilyId("chen")): 1}
    found = plan(one_child(familiarity=known, nights_before={FamilyId("chen"): 40}))
    assert hosts(found) == {"amy": "chen"}


def test_a_wished_host_is_a_known_one() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"], wished_host_ids=(FamilyId("chen"),)))
    found = plan(asked([OKAFOR, BELL, CHEN], [unit], offers=NOBODY, nights_before={FamilyId("chen"): 40}))
    assert hosts(found) == {"amy": "chen"}


def test_fair_turns_come_before_short_ways() -> None:
    far = replace(CHEN, family=replace(CHEN.family, travel_minutes=90))
    near = replace(BELL, family=replace(BELL.family, travel_minutes=5))
    unit = a_unit(a_request("r1", "okafor", ["amy"]))
    question = asked([OKAFOR, near, far], [unit], offers=NOBODY, nights_before={FamilyId("bell"): 12})
    assert hosts(plan(question)) == {"amy": "chen"}
    assert hosts(plan(replace(question, nights_before={}))) == {"amy": "bell"}


def test_a_way_that_is_not_known_counts_as_the_middle() -> None:
    third = a_home("dale")
    ways = {"bell": 5, "chen": None, "dale": 60}
    homes = [replace(h, family=replace(h.family, travel_minutes=ways[h.family.id])) for h in (BELL, CHEN, third)]
    units = [a_unit(a_request("r1", "okafor", ["amy"])), a_unit(a_request("r2", "ray", ["cat"]))]
    found = plan(asked([OKAFOR, RAY, *homes], units, offers=NOBODY))
    assert set(hosts(found).values()) == {"bell", "chen"}


def test_what_is_arranged_stays_where_all_else_is_equal() -> None:
    now = a_stay("s1", "chen", ["amy"])
    unit = a_unit(a_request("r1", "okafor", ["amy"]), now=now)
    (one,) = plan(asked([OKAFOR, BELL, CHEN], [unit], offers=NOBODY)).placed
    assert one.host_id == "chen" and not one.changed


def test_with_fewest_changes_it_stays_even_where_another_host_is_known() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"]), now=a_stay("s1", "chen", ["amy"]))
    known = {(ChildId("amy"), FamilyId("bell")): 5}
    question = asked([OKAFOR, BELL, CHEN], [unit], offers=NOBODY, familiarity=known)
    assert hosts(plan(question)) == {"amy": "bell"}
    assert hosts(plan(replace(question, fewest_changes=True))) == {"amy": "chen"}


def test_what_is_arranged_gives_way_to_a_night_more() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"]), now=a_stay("s1", "bell", ["amy"]))
    other = a_unit(a_request("r2", "ray", ["cat"], ruled_out_host_ids=(FamilyId("chen"),)))
    question = asked([OKAFOR, RAY, BELL, CHEN], [unit, other], offers=NOBODY, fewest_changes=True)
    assert hosts(plan(question)) == {"amy": "chen", "cat": "bell"}


def test_the_date_that_suits_best_is_taken() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"], flexible_days=2))
    (one,) = plan(asked([OKAFOR, BELL], [unit], offers=NOBODY)).placed
    assert one.starts_at == at_london(MONDAY, 16)


def test_brothers_and_sisters_stay_together_where_they_may_be_split() -> None:
    wide = a_home("dale", spare=2)
    unit = a_unit(a_request("r1", "okafor", ["amy", "ben"], keep_together=False))
    known = {(ChildId("amy"), FamilyId("bell")): 5, (ChildId("ben"), FamilyId("chen")): 5}
    question = asked([OKAFOR, BELL, CHEN, wide], [unit], offers=NOBODY, familiarity=known)
    assert hosts(plan(question)) == {"amy": "dale", "ben": "dale"}


def test_they_are_split_where_nobody_has_room_for_both_and_begin_together() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy", "ben"], keep_together=False, flexible_days=1))
    offers = NOBODY | {"bell": an_offer("bell", nights=(1, 2)), "chen": an_offer("chen", nights=(2, 7))}
    found = plan(asked([OKAFOR, BELL, CHEN], [unit], offers=offers))
    assert set(hosts(found).values()) == {"bell", "chen"}
    assert len({one.starts_at for one in found.placed}) == 1


def test_who_is_to_stay_together_is_not_split() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy", "ben"]))
    found = plan(asked([OKAFOR, BELL, CHEN], [unit], offers=NOBODY))
    assert not found.placed and found.unmet[0].child_ids == ("amy", "ben")


def test_approvals_are_asked_for_only_where_they_are_wanted_and_as_few_as_may_be() -> None:
    full = a_home("bell", spare=1, number=0)  # the terms of approval name nobody: more needs the service
    unit = a_unit(a_request("r1", "okafor", ["amy"]))
    question = asked([OKAFOR, full], [unit], offers=NOBODY)
    assert not plan(question).placed
    (one,) = plan(replace(question, with_approvals=True)).placed
    assert {result.rule for result in one.answer.in_the_way} == {HostRule.TERMS}
    both = asked([OKAFOR, full, CHEN], [unit], offers=NOBODY, familiarity={(ChildId("amy"), FamilyId("bell")): 9})
    assert hosts(plan(replace(both, with_approvals=True))) == {"amy": "chen"}


def test_what_is_asked_of_the_stay_itself_keeps_nobody_out() -> None:
    unit = a_unit(a_request("r1", "okafor", ["amy"], nights=5))  # so many nights need the service's reference
    (one,) = plan(asked([OKAFOR, BELL], [unit], offers=NOBODY)).placed
    assert HostRule.NIGHTS in {result.rule for result in one.answer.in_the_way}


def test_a_child_is_never_in_two_places() -> None:
    units = [a_unit(a_request("r1", "okafor", ["amy"])), a_unit(a_request("r2", "okafor", ["amy", "ben"]))]
    wide = a_home("dale", spare=2)
    found = plan(asked([OKAFOR, BELL, wide], units, offers=NOBODY))
    assert [one.child_ids for one in found.placed] == [("amy", "ben")]


def test_nothing_to_plan_is_a_plan() -> None:
    found = plan(asked([BELL], []))
    assert found.placed == () and found.unmet == () and found.proved


def test_approvals_that_stays_need_only_together_are_counted() -> None:
    few = {"bell": an_offer("bell", most_nights_a_month=2), "chen": an_offer("chen", most_nights_a_month=2)}
    units = [a_unit(a_request(f"r{n}", "okafor", ["amy"], night=3 * n, nights=2)) for n in range(2)]
    known = {(ChildId("amy"), FamilyId("bell")): 9}
    question = asked([OKAFOR, BELL, CHEN], units, offers=NOBODY | few, familiarity=known, with_approvals=True)
    found = plan(question)
    assert found.proved and {one.host_id for one in found.placed} == {"bell", "chen"}
    alone = plan(asked([OKAFOR, BELL], units, offers=NOBODY | few, with_approvals=True))
    assert alone.proved and len(alone.placed) == 2
    assert all(HostRule.FREE in {result.rule for result in one.answer.in_the_way} for one in alone.placed)


def test_a_kept_stay_is_not_put_over_what_its_host_offers() -> None:
    kept_request = a_request("kept", "ray", ["cat"])
    kept = replace(a_stay("s1", "bell", ["cat"]), request_id=kept_request.id)
    few = {"bell": an_offer("bell", most_nights_a_month=1)}
    unit = a_unit(a_request("r1", "okafor", ["amy"], night=5))
    question = asked([OKAFOR, RAY, BELL], [unit], offers=NOBODY | few, stays=[kept], requests=[kept_request])
    assert not plan(question).placed
    assert not plan(replace(question, with_approvals=True)).placed
