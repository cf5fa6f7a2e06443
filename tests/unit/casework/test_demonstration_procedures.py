"""The demonstration Hive shows every procedure at work: placements, holds, talks, courses, claims, one breach."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from hivedesk.casework.desk import Desk
from hivedesk.casework.placements import placement_checks
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import CareKind
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks import Due, due_for_breaches, due_for_claims, due_for_family
from hivedesk.domain.clocks.standing import respite_last_used
from hivedesk.domain.families import FamilyKind, LeavingReason, Status
from hivedesk.domain.household import Household, hold_on, is_newly_approved, placed_children
from hivedesk.domain.membership import fosters
from hivedesk.domain.nights import findings_between
from hivedesk.domain.placements import CARERS_NOTICE, EndKind, EndReason, Placement, is_solo
from hivedesk.domain.policy import policy_on
from hivedesk.domain.procedures import Area, DataBreach
from hivedesk.foundation.clock import local
from tests.demonstration_hive import AWKWARD_DAYS, TODAY, house, households, the_hive


@pytest.fixture(params=[TODAY, *AWKWARD_DAYS], ids=str)
def any_day(request):
    return request.param


def placements(day: date) -> list[Placement]:
    return [one for house in households(day) if fosters(house.family.kind) for one in house.placements]


def dues(day: date) -> list[Due]:
    found = [due for one in households(day) for due in due_for_family(one, day, policy_on(day))]
    return [*found, *due_for_claims(the_hive(day).store.select(ClaimItem), policy_on(day))]


def overdue(day: date, area: Area) -> list[Due]:
    return [due for due in dues(day) if due.area is area and due.overdue_days(day) > 0]


def family_of(due: Due, day: date) -> str:
    return next(house.family.name for house in households(day) if house.family.id == due.family_id)


def test_placements_ended_within_the_year_as_planned_and_not(any_day):
    ended = [one for one in placements(any_day) if one.ended_on and any_day - timedelta(days=365) < one.ended_on]
    lived_here = [one for one in ended if one.kind_of_care is not CareKind.RESPITE]
    assert Counter(one.end_kind for one in lived_here) == {EndKind.PLANNED: 3, EndKind.UNPLANNED: 2}
    assert all(one.end_reason and one.end_note for one in ended)
    assert sum(one.end_reason in CARERS_NOTICE for one in ended) == 1  # 2 among 78 children in the pilot


def test_one_ending_leaves_belongings_a_room_and_a_carer_to_be_told(any_day):
    (last,) = [one for one in placements(any_day) if one.ended_on and not one.belongings_on]
    assert (last.room_ready_on, last.next_carer_told_on) == (None, None)
    assert last.next_carer
    assert {due.area for due in dues(any_day) if due.record_id == last.id} == {Area.ENDING, Area.TRANSITION}
    done = [one for one in placements(any_day) if one.ended_on and one is not last]
    assert all(one.belongings_on and one.room_ready_on and one.life_story_on for one in done)
    told = [one for one in done if one.next_carer]
    assert len(told) >= 3
    assert all(one.next_carer_told and one.next_carer_told_by and one.next_carer_told_on for one in told)


def test_a_child_moved_from_one_family_of_the_hive_to_another(any_day):
    before, now = house("Penhaligon", any_day), house("Ferreira", any_day)
    (reece,) = before.former_children
    assert reece in now.children_in_care
    assert reece in placed_children(now, any_day)
    (left,) = before.placements
    assert left.ended_on == next(one.started_on for one in now.placements if one.child_id == reece.id)


def test_no_child_is_in_two_places_at_once(any_day):
    by_child: dict[str, list[Placement]] = {}
    for one in sorted(placements(any_day), key=lambda one: one.started_on or date.min):
        by_child.setdefault(one.child_id, []).append(one)
    for of_child in by_child.values():
        for first, second in pairwise(of_child):
            assert first.ended_on is not None
            assert second.started_on is not None
            assert first.ended_on <= second.started_on


def test_one_solo_placement_is_to_be_reviewed_and_one_was_ended_by_a_decision(any_day):
    solo = [one for one in placements(any_day) if one.solo]
    (standing,) = [one for one in solo if is_solo(one, any_day)]
    assert standing.solo_review_on is not None
    assert timedelta() < standing.solo_review_on - any_day <= timedelta(days=28)
    (ended,) = [one for one in solo if not is_solo(one, any_day)]
    assert ended.solo_decision
    assert ended.ended_on is None


def test_four_children_live_with_one_family_by_an_exemption_that_names_them(any_day):
    home = house("Fairweather", any_day)
    four = placed_children(home, any_day)
    assert len(four) == 4
    (exemption,) = home.exemptions
    assert set(exemption.child_ids) == {child.id for child in four}
    assert exemption.until is not None
    ends = [one.expected_end_on for one in home.placements if one.expected_end_on]
    assert all(timedelta() < end - any_day <= timedelta(days=28) and end < exemption.until for end in ends)
    assert ends


def test_siblings_know_of_each_other_and_three_live_together(any_day):
    children = {child.id: child for house in households(any_day) for child in house.children_in_care}
    for child in children.values():
        assert all(child.id in children[other].sibling_ids for other in child.sibling_ids)
    assert any(len(child.sibling_ids) == 2 for child in children.values())


def test_nothing_of_the_coming_nights_needs_the_service_but_an_agreement_that_runs_out(any_day):
    found = {
        (house.family.name, finding.finding.rule)
        for house in households(any_day)
        if house.family.status is not Status.LEFT
        for finding in findings_between(house, any_day, any_day + timedelta(days=27))
    }
    assert {name for name, _ in found} == {"Mensah-Cole"}
    (ends,) = [due for due in dues(any_day) if due.area is Area.APPROVAL]
    assert family_of(ends, any_day) == "Mensah-Cole"


def test_most_homes_have_a_room_plan_of_those_who_sleep_there(any_day):
    here = [one for one in households(any_day) if fosters(one.family.kind) and one.family.status is Status.ACTIVE]
    planned = [one for one in here if one.rooms]
    assert len(planned) > 0.8 * len(here)
    for home in planned:
        in_plan = {child for room in home.rooms for child in room.child_ids}
        own = {child.id for child in home.own_children}
        assert in_plan - own == {child.id for child in placed_children(home, any_day)}, home.family.name


def test_one_hold_stands_with_its_review_overdue_and_two_ended_earlier(any_day):
    held = {one.family.name: hold for one in households(any_day) for hold in one.holds}
    assert set(held) == {"Hartnell", "Penhaligon", "Dempsey"}
    (standing,) = [one for one in households(any_day) if hold_on(one, any_day) is not None]
    assert (standing.family.name, standing.family.status) == ("Hartnell", Status.ON_HOLD)
    assert [family_of(due, any_day) for due in overdue(any_day, Area.HOLD)] == ["Hartnell"]
    assert all(hold.reason and hold.support for hold in held.values())
    assert all(hold.outcome for hold in held.values() if hold.ended_on)


def test_two_families_wait_for_a_child_and_one_has_not_been_talked_with_for_too_long(any_day):
    waiting = {family_of(due, any_day) for due in dues(any_day) if due.area is Area.NO_CHILD}
    assert waiting == {"Petrov", "Penhaligon"}
    assert [family_of(due, any_day) for due in overdue(any_day, Area.NO_CHILD)] == ["Penhaligon"]
    kinds = {note.kind for one in households(any_day) for note in one.procedure_notes}
    assert len(kinds) == 3


def test_one_respite_family_is_used_well_and_one_is_not(any_day):
    (unused,) = overdue(any_day, Area.RESPITE)
    assert family_of(unused, any_day) == "Yarrow"
    used = respite_last_used(house("Cartwright", any_day), any_day)
    assert used is not None
    assert any_day - used < timedelta(days=45)


def test_the_newly_approved_are_handed_over_but_for_the_last(any_day):
    new = [one for one in households(any_day) if fosters(one.family.kind) and is_newly_approved(one.approval, any_day)]
    open_ = [one.family.name for one in new if one.handover is None or one.handover.completed_on is None]
    assert open_ == ["Petrov"]
    assert all(one.handover and one.handover.receiving_worker for one in new)


def test_every_kind_of_household_and_way_of_leaving_is_there(any_day):
    assert {one.family.kind for one in households(any_day)} == set(FamilyKind)
    moved = house("Thornley", any_day)
    assert (moved.family.left_reason, moved.family.moved_to) == (LeavingReason.MOVED_HIVE, "Test Valley North")
    assert len(placed_children(house("Fernleigh House", any_day), any_day)) == 3
    (closing,) = [one.family for one in households(any_day) if one.family.status is Status.CLOSING]
    assert closing.left_on is not None
    assert closing.left_on > any_day


def records(day: date) -> list[tuple[Household, list[str]]]:
    return [
        (one, [record.course for record in one.training if record.carer_id == one.carers[0].id and record.done_on])
        for one in households(day)
        if fosters(one.family.kind) and one.family.status not in (Status.WAITING, Status.LEFT)
    ]


def test_the_newly_approved_are_part_of_the_way_through_the_first_years_list(any_day):
    listed = {course.course for course in policy_on(any_day).training.first_year}
    assert listed == {"Education: How You Make a Difference", "E-Safety", *listed}
    for home, done in records(any_day):
        if is_newly_approved(home.approval, any_day):
            assert 0 < len(listed & set(done)) < len(listed), home.family.name
        assert done, home.family.name


def test_training_is_spread_over_the_year_booked_ahead_and_a_little_of_it_overdue(any_day):
    everything = [record for one in households(any_day) for record in one.training]
    lately = [record for record in everything if record.done_on and record.done_on > any_day - timedelta(days=365)]
    months = Counter((record.done_on.year, record.done_on.month) for record in lately if record.done_on)
    assert len(months) >= 11
    assert 100 * 60 < sum(record.minutes or 0 for record in lately) < 350 * 60
    assert all(record.minutes for record in everything)
    assert sum(record.done_on is None and (record.booked_for or any_day) > any_day for record in everything) >= 6
    assert {family_of(due, any_day) for due in overdue(any_day, Area.TRAINING)} == {"Whitcombe", "Nkosi-Wright"}


def test_claims_are_paid_but_for_the_last_and_a_few_for_too_long(any_day):
    claims = the_hive(any_day).store.select(ClaimItem)
    assert len(claims) > 40
    paid = [claim for claim in claims if claim.paid_on]
    assert len(paid) > 0.6 * len(claims)
    assert any(claim.claimed_on is None for claim in claims)
    assert 2 <= len({due.family_id for due in overdue(any_day, Area.CLAIMS)}) <= 5


def test_the_breach_was_told_within_a_day_and_is_closed(any_day):
    (breach,) = the_hive(any_day).store.select(DataBreach)
    assert breach.told_at is not None
    assert breach.told_at - breach.noticed_at < timedelta(hours=72)
    assert breach.closed_on is not None
    assert breach.closed_on > local(breach.told_at).date()
    assert list(due_for_breaches([breach], policy_on(any_day))) == []


def test_the_audit_trail_shows_the_acts_by_name(any_day):
    kinds = {ActKind(kind) for (kind,) in the_hive(any_day).store.rows("SELECT DISTINCT kind FROM entry")}
    assert kinds >= {
        ActKind.PUT_ON_HOLD,
        ActKind.END_HOLD,
        ActKind.RECORD_PLACEMENT,
        ActKind.END_PLACEMENT,
        ActKind.RECORD_CHECKLIST,
        ActKind.REVIEW_SOLO,
        ActKind.RECORD_ASSURANCE,
        ActKind.RECORD_HANDOVER,
        ActKind.NOTE_PROCEDURE,
        ActKind.RECORD_TRAINING,
        ActKind.RECORD_CLAIM,
        ActKind.RECORD_BREACH,
        ActKind.CLOSE_FAMILY,
        ActKind.MOVE_FAMILY,
    }


def test_every_placement_could_be_made_today_without_the_service():
    desk: Desk = the_hive()
    standing = [
        (placement, child)
        for home in households()
        if home.family.status is Status.ACTIVE and fosters(home.family.kind) and home.family.name != "Mensah-Cole"
        for placement in home.placements
        if placement.ended_on is None and (child := home.child(placement.child_id)) is not None
    ]
    assert len(standing) > 15
    for placement, child in standing:
        assert placement_checks(desk, placement, child) == (), child.first_name


def test_the_reasons_for_endings_are_varied():
    reasons = {one.end_reason for one in placements(TODAY) if one.end_reason}
    assert reasons >= {EndReason.ADOPTED, EndReason.CARE_PLAN, EndReason.AUTHORITY_ASKED, EndReason.CARER_OTHER}
