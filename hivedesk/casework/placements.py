"""Placements from their start to what is left to do after their end. The checks of the nights are shown before an
act and never stop it: HiveDesk says "needs the fostering service", the service decides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.household_records import keep_mutual
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Room
from hivedesk.domain.families import ChildInCare, Family, Status
from hivedesk.domain.household import hold_on
from hivedesk.domain.ids import ChildId, FamilyId, PlacementId
from hivedesk.domain.membership import fosters
from hivedesk.domain.nights import NameOf, called, findings_between, sentence
from hivedesk.domain.placement_rules import check_checklist, check_dates, check_ending, check_no_other
from hivedesk.domain.placements import Placement, is_solo, is_there
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families as stored


@dataclass(frozen=True)
class ChildChoice:
    """A child in care of the Hive who can be placed again."""

    child: ChildInCare
    family_name: str  # on whose card the child stands
    placed: bool  # lives with a family of the Hive today


def new_placement(desk: Desk, family_id: FamilyId) -> tuple[Placement, ChildInCare]:
    """An empty placement and an empty child for the form to begin with."""
    child = ChildInCare(id=ChildId(desk.new_id()), family_id=family_id, first_name="")
    placement = Placement(id=PlacementId(desk.new_id()), family_id=family_id, child_id=child.id, started_on=desk.today)
    return placement, child


def children_of_the_hive(desk: Desk) -> list[ChildChoice]:
    """Every child in care on record, by name, for choosing siblings or a child who moves."""
    names = desk.family_names()
    there = {p.child_id for p in desk.store.select(Placement) if is_there(p, desk.today)}
    children = desk.store.select(ChildInCare, "ORDER BY first_name COLLATE NOCASE, last_name COLLATE NOCASE, id")
    return [ChildChoice(child, names[child.family_id], child.id in there) for child in children]


def placement_checks(desk: Desk, placement: Placement, child: ChildInCare, name_of: NameOf = called) -> tuple[str, ...]:
    """What the fostering service would have to agree to, in sentences, if this placement were recorded; writes
    nothing."""
    household = stored.household(desk.store, placement.family_id)
    family = household.family
    first, last = _looked_at(desk, placement)
    others = tuple(p for p in household.placements if p.id != placement.id)
    children = tuple(one for one in household.children_in_care if one.id != child.id)
    meant = replace(
        household,
        placements=(placement, *others),
        children_in_care=(*children, replace(child, family_id=family.id)),
        former_children=tuple(one for one in household.former_children if one.id != child.id),
    )
    found = findings_between(meant, first, last, name_of=name_of) if last >= first else ()
    words = [sentence(span) for span in found]
    if hold_on(household, first) is not None:
        words.insert(0, "The family is on hold: needs the fostering service.")
    return tuple(words)


def expected_to_end(desk: Desk, placement: Placement) -> tuple[tuple[ChildInCare, date], ...]:
    """Whose placement with the family is expected to end before `placement_checks` stops looking, and when, by day.

    They are counted all the same: until an ending is recorded, the child is there.
    """
    household = stored.household(desk.store, placement.family_id)
    first, last = _looked_at(desk, placement)
    found = [
        (child, other.expected_end_on)
        for other in household.placements
        if other.id != placement.id and (other.ended_on is None or other.ended_on > first)
        if (child := household.child(other.child_id)) is not None and child.id != placement.child_id
        if other.expected_end_on is not None and other.expected_end_on <= last
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].first_name.casefold())))


def next_carers(desk: Desk, family_id: FamilyId) -> list[str]:
    """Names of the Hive's other families with whom a child can go on, by name."""
    houses = stored.households(desk.store, with_left=False)
    names = {house.family.name for house in houses if fosters(house.family.kind) and house.family.id != family_id}
    return sorted(names, key=str.casefold)


def record_placement(desk: Desk, placement: Placement, child: ChildInCare) -> Changed:
    """Record that a child comes to live with a family: a new child, or one of the Hive who moves.

    Raises:
        RuleRefused: no name or start; dates that cannot be; the child lives elsewhere at that time; the family left.
    """
    family = _family(desk, placement.family_id)
    if family.status is Status.LEFT:
        raise RuleRefused("This family has left the Hive.", "Use Join the Hive on its card first.")
    if not child.first_name.strip():
        raise RuleRefused("The child has no first name.", "Enter the child's First name.")
    if placement.started_on is None:
        raise RuleRefused("The placement has no start.", "Fill in Placed from.")
    check_dates(placement, child)
    check_no_other(placement, _placements_of(desk, child.id))
    known = desk.store.find(ChildInCare, child.id)
    child = replace(child, family_id=family.id)
    with desk.act(ActKind.RECORD_PLACEMENT, family.id) as act:
        if known is None:
            act.insert(child)
        else:
            act.update(child)
        act.insert(placement)
        keep_mutual(desk, act, () if known is None else (known,), (child,))
    return desk.changed(ActKind.RECORD_PLACEMENT, act, family.id, placement.id)


def correct_placement(desk: Desk, placement: Placement) -> Changed | None:
    """Correct what was recorded; None where nothing differs.

    Raises:
        RuleRefused: as in `record_placement` and `end_placement`.
    """
    child = desk.store.get(ChildInCare, placement.child_id)
    check_dates(placement, child)
    check_no_other(placement, _placements_of(desk, child.id))
    if placement.ended_on is not None:
        check_ending(placement, max(desk.today, placement.ended_on))
    check_checklist(placement, desk.today)
    return _write(desk, ActKind.CORRECT_PLACEMENT, placement)


def end_placement(desk: Desk, placement: Placement) -> Changed | None:
    """Record that a placement ended, with its reason, and what of the checklist is done already.

    The child's place in the room plan is free from then on.

    Raises:
        RuleRefused: see `domain.placement_rules.check_ending`.
    """
    check_dates(placement, desk.store.get(ChildInCare, placement.child_id))
    check_ending(placement, desk.today)
    check_checklist(placement, desk.today)
    solo_over = is_solo(placement, desk.today) and placement.ended_on is not None
    ended = replace(placement, solo_ended_on=placement.ended_on) if solo_over else placement
    rooms = desk.store.select(Room, "WHERE family_id = ?", placement.family_id)
    left = [
        replace(room, child_ids=tuple(one for one in room.child_ids if one != placement.child_id)) for room in rooms
    ]
    return _write(desk, ActKind.END_PLACEMENT, ended, left)


def keep_checklist(desk: Desk, placement: Placement) -> Changed | None:
    """Record what of the checklist after an ending is done.

    Raises:
        RuleRefused: a date that cannot be.
    """
    check_checklist(placement, desk.today)
    return _write(desk, ActKind.RECORD_CHECKLIST, placement)


def record_transition(desk: Desk, placement: Placement) -> Changed | None:
    """Record what the next carer was told, when and by whom.

    Raises:
        RuleRefused: nothing is written, or a date that cannot be.
    """
    if not placement.next_carer_told.strip() or placement.next_carer_told_on is None:
        raise RuleRefused(
            "It is not written what the next carer was told, or when.",
            "Fill in What the next carer was told, and Told on.",
        )
    check_checklist(placement, desk.today)
    return _write(desk, ActKind.RECORD_TRANSITION, placement)


def review_solo(desk: Desk, placement: Placement) -> Changed | None:
    """Set the next review of a solo placement, or record that the child no longer needs to be the only one.

    Raises:
        RuleRefused: neither a next review nor a decision.
    """
    if placement.solo_ended_on is None and (placement.solo_review_on is None or placement.solo_review_on <= desk.today):
        raise RuleRefused(
            "The solo placement has no next review.",
            "Fill in Review of solo placement with a day to come, or the day since when it is no longer needed.",
        )
    if placement.solo_ended_on is not None and not placement.solo_decision.strip():
        raise RuleRefused("The decision is not written.", "Write who decided, and why.")
    return _write(desk, ActKind.REVIEW_SOLO, placement)


def _looked_at(desk: Desk, placement: Placement) -> tuple[date, date]:
    """The first and the last night that the checks look at."""
    first = placement.started_on or desk.today
    last = first + timedelta(days=desk.policy.nights_look_ahead_days - 1)
    return first, last if placement.ended_on is None else min(last, placement.ended_on - timedelta(days=1))


def _write(desk: Desk, kind: ActKind, placement: Placement, rooms: Sequence[Room] = ()) -> Changed | None:
    if desk.store.find(Placement, placement.id) == placement:
        return None
    with desk.act(kind, placement.family_id) as act:
        act.update(placement)
        for room in rooms:
            act.update(room)  # writes only what differs
    return desk.changed(kind, act, placement.family_id, placement.id)


def _family(desk: Desk, family_id: FamilyId) -> Family:
    family = desk.store.find(Family, family_id)
    if family is None:
        raise RuleRefused("This family is no longer in the Hive's records.", "Undo may bring it back.")
    return family


def _placements_of(desk: Desk, child_id: ChildId) -> tuple[Placement, ...]:
    return tuple(desk.store.select(Placement, "WHERE child_id = ?", child_id))


def last_day_of(placement: Placement, today: date) -> date:
    """The day to suggest in the form of an ending."""
    return min(placement.expected_end_on or today, today)
