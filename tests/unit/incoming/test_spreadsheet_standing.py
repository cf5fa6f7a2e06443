"""An import ends nothing: holds, placements and status on record keep what a sheet says otherwise, and say so."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.approval import Room
from hivedesk.domain.families import ChildInCare, Family, LeavingReason, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId, PlacementId
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import Handover, Hold, ProcedureNote
from hivedesk.incoming.spreadsheet import ProposedFamily, changes_of, merge, not_taken, to_household
from tests.unit.incoming.spreadsheet_builders import proposal_of

BELL = FamilyId("bell")
MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 6)


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"new{next(numbers)}"


def hold(started_on: date | None = MAY, ended_on: date | None = None, **fields: str) -> Hold:
    return Hold(id=f"hold{ended_on}", family_id=BELL, started_on=started_on, ended_on=ended_on, **fields)


def tom(family_id: FamilyId = BELL) -> ChildInCare:
    return ChildInCare(id=ChildId("tom"), family_id=family_id, first_name="Tom", last_name="Fox")


def placed(started_on: date | None, ended_on: date | None = None) -> Placement:
    return Placement(
        id=PlacementId(f"p{ended_on}"),
        family_id=BELL,
        child_id=ChildId("tom"),
        started_on=started_on,
        ended_on=ended_on,
    )


def on_record(status: Status, *holds: Hold) -> Household:
    return Household(family=Family(id=BELL, name="Bell", status=status), holds=holds)


def with_tom(*placements: Placement) -> Household:
    return replace(on_record(Status.ACTIVE), children_in_care=(tom(),), placements=placements)


def sheet(line: str) -> ProposedFamily:
    headings = "Family;Main carer;Status;On hold since;Hold reason;Hold review;Left on;Moved to;Pets"
    return proposal_of(f"{headings}\nBell;{line}\n").rows[0]


def child_in_sheet(since: str, name: str = "Tom Fox") -> ProposedFamily:
    return proposal_of(f"Family;Child;DOB;Placed on\nBell;{name};;{since}\n").rows[0]


def said(existing: Household, proposed: ProposedFamily) -> list[tuple[str, str, str]]:
    return [(change.what, change.before, change.after) for change in changes_of(existing, proposed)]


# holds and status


def test_a_family_that_the_sheet_has_on_hold_gets_an_open_hold() -> None:
    existing, proposed = on_record(Status.ACTIVE), sheet(";On hold;04/05/2026;Illness;01/06/2026;;;")
    after = merge(existing, proposed, ids())
    assert after.family.status is Status.ON_HOLD
    assert after.holds == (Hold(id="new1", family_id=BELL, started_on=MAY, reason="Illness", review_on=JUNE),)
    assert said(existing, proposed) == [
        ("Status", "active", "on hold"),
        ("On hold since", "", "Mon 4 May 2026"),
        ("On hold: reason", "", "Illness"),
        ("On hold: review on", "", "Mon 1 Jun 2026"),
    ]
    assert not_taken(existing, proposed) == ()


def test_an_open_hold_is_brought_up_to_date_and_none_is_added() -> None:
    existing = on_record(Status.ON_HOLD, hold(None, reason="Illness", support="Calls twice a week"))
    proposed = sheet(";On hold;04/05/2026;;01/06/2026;;;")
    after = merge(existing, proposed, ids())
    assert after.holds == (replace(existing.holds[0], started_on=MAY, review_on=JUNE),)
    assert said(existing, proposed) == [
        ("On hold since", "", "Mon 4 May 2026"),
        ("On hold: review on", "", "Mon 1 Jun 2026"),
    ]


def test_a_hold_since_an_unknown_day_is_shown_as_such() -> None:
    proposed = sheet(";On hold;;;;;;")
    assert said(on_record(Status.ACTIVE), proposed)[1] == ("On hold since", "", "not known")


@pytest.mark.parametrize("status", ["Active", "Closing", "Waiting"])
def test_an_import_ends_no_hold(status: str) -> None:
    existing, proposed = on_record(Status.ON_HOLD, hold()), sheet(f";{status};;;;;;dog")
    after = merge(existing, proposed, ids())
    assert (after.family.status, after.holds) == (Status.ON_HOLD, existing.holds)
    assert after.family.pets == "dog"  # the rest is taken
    assert ["End the hold" in sentence for sentence in not_taken(existing, proposed)] == [True]


@pytest.mark.parametrize("since", ["", "04/05/2026", "20/05/2026"])
def test_an_older_sheet_does_not_bring_back_a_hold_that_ended(since: str) -> None:
    existing, proposed = on_record(Status.ACTIVE, hold(MAY, JUNE)), sheet(f";On hold;{since};;;;;")
    assert merge(existing, proposed, ids()) == existing
    assert ["Put on hold" in sentence for sentence in not_taken(existing, proposed)] == [True]


def test_a_sheet_of_a_hold_that_ended_leaves_the_one_that_stands() -> None:
    existing = on_record(Status.ON_HOLD, hold(JULY, reason="Moving house"), hold(MAY, JUNE))
    proposed = sheet(";On hold;04/05/2026;Illness;;;;")
    assert merge(existing, proposed, ids()) == existing
    assert len(not_taken(existing, proposed)) == 1


def test_a_later_hold_is_a_new_one() -> None:
    existing = on_record(Status.ACTIVE, hold(MAY, JUNE))
    after = merge(existing, sheet(";On hold;06/07/2026;;;;;"), ids())
    assert [(one.started_on, one.ended_on) for one in after.holds] == [(JULY, None), (MAY, JUNE)]
    assert after.family.status is Status.ON_HOLD


def test_a_hold_whose_end_is_known_stays_as_it_is() -> None:
    existing = on_record(Status.ON_HOLD, hold(MAY, date(2026, 12, 1)))
    assert merge(existing, sheet(";On hold;;;;;;"), ids()) == existing


def test_an_import_closes_no_family() -> None:
    existing, proposed = on_record(Status.ACTIVE), sheet(";;;;;01/06/2026;Romsey;dog")
    after = merge(existing, proposed, ids()).family
    assert after == replace(existing.family, pets="dog")
    assert ["use Close" in sentence for sentence in not_taken(existing, proposed)] == [True]


def test_a_family_that_left_gets_its_day_and_hive_but_does_not_come_back() -> None:
    existing = on_record(Status.LEFT)
    family = merge(existing, sheet(";;;;;01/06/2026;Romsey;"), ids()).family
    assert (family.left_on, family.left_reason, family.moved_to) == (JUNE, LeavingReason.MOVED_HIVE, "Romsey")
    for line in (";Active;;;;;;", ";On hold;04/05/2026;;;;;"):
        assert merge(existing, sheet(line), ids()) == existing
        assert ["has left" in sentence for sentence in not_taken(existing, sheet(line))] == [True]


def test_a_family_that_joined_does_not_go_back_to_the_waiting_list_and_one_that_waits_may_join() -> None:
    active, waiting = on_record(Status.ACTIVE), on_record(Status.WAITING)
    assert merge(active, sheet(";Waiting;;;;;;"), ids()) == active
    assert ["waiting list" in sentence for sentence in not_taken(active, sheet(";Waiting;;;;;;"))] == [True]
    assert merge(waiting, sheet(";Active;;;;;;"), ids()).family.status is Status.ACTIVE
    assert not_taken(waiting, sheet(";Active;;;;;;")) == ()


# placements


def test_a_new_family_has_the_placements_of_the_sheet() -> None:
    household = to_household(child_in_sheet("01/06/2026"), ids())
    (child,), (placement,) = household.children_in_care, household.placements
    assert (placement.child_id, placement.family_id, placement.started_on) == (child.id, household.family.id, JUNE)
    assert "" not in (placement.id, child.id)


@pytest.mark.parametrize(("before", "words"), [(None, ""), (MAY, "Mon 4 May 2026")])
def test_the_start_of_the_one_placement_is_filled_in_or_changed(before: date | None, words: str) -> None:
    existing, proposed = with_tom(placed(before)), child_in_sheet("01/06/2026")
    assert merge(existing, proposed, ids()).placements == (placed(JUNE),)
    assert said(existing, proposed) == [("Child in care: placed since", words, "Mon 1 Jun 2026")]


def test_a_new_child_comes_with_a_placement() -> None:
    existing, proposed = with_tom(placed(MAY)), child_in_sheet("01/06/2026", "Ann Fox")
    after = merge(existing, proposed, ids())
    assert [(one.child_id, one.started_on) for one in after.placements] == [
        (after.children_in_care[1].id, JUNE),
        (ChildId("tom"), MAY),
    ]
    assert said(existing, proposed) == [
        ("Child in care added", "", "Ann Fox"),
        ("Child in care: placed since", "", "Mon 1 Jun 2026 (Ann Fox)"),
    ]


@pytest.mark.parametrize("since", ["", "04/05/2026", "20/05/2026", "01/01/2026"])
def test_an_ended_placement_stays_ended(since: str) -> None:
    existing, proposed = with_tom(placed(MAY, JUNE)), child_in_sheet(since)
    assert merge(existing, proposed, ids()) == existing
    assert ["end date" in sentence for sentence in not_taken(existing, proposed)] == [True]


def test_a_child_who_came_back_later_begins_a_new_placement() -> None:
    existing, proposed = with_tom(placed(MAY, JUNE)), child_in_sheet("06/07/2026")
    after = merge(existing, proposed, ids())
    assert [(one.started_on, one.ended_on) for one in after.placements] == [(JULY, None), (MAY, JUNE)]
    assert not_taken(existing, proposed) == ()


def test_no_placement_comes_to_overlap_the_one_before() -> None:
    existing = with_tom(placed(JULY), placed(MAY, JUNE))
    assert merge(existing, child_in_sheet("20/05/2026"), ids()) == existing


def test_a_child_who_lives_with_another_family_now_is_not_added_again() -> None:
    existing = replace(
        on_record(Status.ACTIVE), former_children=(tom(FamilyId("hollis")),), placements=(placed(MAY, JUNE),)
    )
    proposed = child_in_sheet("04/05/2026")
    assert merge(existing, proposed, ids()) == existing
    assert ["another family" in sentence for sentence in not_taken(existing, proposed)] == [True]
    born_apart = replace(tom(FamilyId("hollis")), date_of_birth=date(2012, 1, 1))
    other = proposal_of("Family;Child;DOB\nBell;Tom Fox;03/09/2015\n").rows[0]
    after = merge(replace(existing, former_children=(born_apart,)), other, ids())
    assert [child.first_name for child in after.children_in_care] == ["Tom"]


def test_what_a_sheet_knows_nothing_of_stays() -> None:
    existing = replace(
        with_tom(placed(MAY)),
        rooms=(Room(id="r", family_id=BELL, name="Attic"),),
        procedure_notes=(ProcedureNote(id="n", family_id=BELL, day=MAY, what="Asked about older children."),),
        handover=Handover(id="h", family_id=BELL, receiving_worker="Ben Oduya"),
        former_children=(replace(tom(FamilyId("hollis")), id=ChildId("ann"), first_name="Ann"),),
    )
    after = merge(existing, sheet(";Closing;;;;;;dog"), ids())
    assert after == replace(existing, family=replace(existing.family, status=Status.CLOSING, pets="dog"))


# whatever is on record, and whatever the sheet says

DAYS = st.integers(0, 300).map(lambda days: date(2026, 1, 1) + timedelta(days))
NAMES = st.lists(st.sampled_from(["Tia", "Ben", "Mo"]), unique=True)


@st.composite
def spans(draw: st.DrawFn, *, stands: bool) -> list[tuple[date | None, date | None]]:
    """Times one after the other, the latest first; the latest goes on where ``stands``."""
    days = sorted(draw(st.lists(DAYS, unique=True, max_size=4)))
    ended: list[tuple[date | None, date | None]] = []
    for start, end in zip(days[::2], days[1::2], strict=False):
        ended.insert(0, (start, end))
    if not stands:
        return ended
    last = ended[0][1] if ended else None
    return [(draw(st.none() | DAYS.filter(lambda day: last is None or day >= last)), None), *ended]


@st.composite
def recorded(draw: st.DrawFn) -> Household:
    status = draw(st.sampled_from(Status))
    holds = draw(spans(stands=status is Status.ON_HOLD))
    children = tuple(
        ChildInCare(id=ChildId(name), family_id=BELL, first_name=name, last_name="Fox") for name in draw(NAMES)
    )
    placements = [
        Placement(id=PlacementId(f"{c.id}{n}"), family_id=BELL, child_id=c.id, started_on=start, ended_on=end)
        for c in children
        for n, (start, end) in enumerate(draw(spans(stands=draw(st.booleans()))))
    ]
    return Household(
        family=Family(id=BELL, name="Bell", status=status),
        holds=tuple(Hold(id=f"h{n}", family_id=BELL, started_on=s, ended_on=e) for n, (s, e) in enumerate(holds)),
        children_in_care=children,
        placements=tuple(placements),
    )


@st.composite
def sheets(draw: st.DrawFn) -> ProposedFamily:
    status = draw(st.none() | st.sampled_from(Status))
    nobody = FamilyId("")
    on_hold = Hold(id="", family_id=nobody, started_on=draw(st.none() | DAYS), review_on=draw(st.none() | DAYS))
    children = tuple(
        ChildInCare(id=ChildId(str(n)), family_id=nobody, first_name=name, last_name="Fox")
        for n, name in enumerate(draw(NAMES))
    )
    placements = [
        Placement(id=PlacementId(""), family_id=nobody, child_id=child.id, started_on=draw(DAYS))
        for child in children
        if draw(st.booleans())
    ]
    return ProposedFamily(
        household=Household(
            family=Family(id=nobody, name="Bell", status=status or Status.ACTIVE),
            holds=(on_hold,) if status is Status.ON_HOLD else (),
            children_in_care=children,
            placements=tuple(placements),
        ),
        rows=(2,),
        stated=frozenset({"name", "status"} if status else {"name"}),
    )


@given(recorded(), sheets())
def test_nothing_on_record_ends_or_goes(existing: Household, proposed: ProposedFamily) -> None:
    after = merge(existing, proposed, ids())
    for before, now in ((existing.holds, after.holds), (existing.placements, after.placements)):
        assert {one.id for one in before} <= {one.id for one in now}
        assert {one for one in before if one.ended_on} == {one for one in now if one.ended_on}
    standing = [one for one in after.holds if one.ended_on is None]
    assert len(standing) == (after.family.status is Status.ON_HOLD)


@given(recorded(), sheets())
def test_times_of_one_kind_never_come_to_overlap(existing: Household, proposed: ProposedFamily) -> None:
    after = merge(existing, proposed, ids())
    by_child = [[one for one in after.placements if one.child_id == child.id] for child in after.children_in_care]
    for times in (list(after.holds), *by_child):
        ends = [one.ended_on for one in times if one.ended_on is not None]
        started = [one.started_on for one in times if one.ended_on is None and one.started_on is not None]
        assert all(end <= start for end in ends for start in started)


@given(recorded(), sheets())
def test_taken_twice_is_taken_once_and_every_change_is_said(existing: Household, proposed: ProposedFamily) -> None:
    after = merge(existing, proposed, ids())
    assert changes_of(after, proposed) == ()
    assert merge(after, proposed, ids()) == after
    assert (changes_of(existing, proposed) == ()) is (after == existing)
