"""How the families' records change through the demonstration year, and what was known of them on a day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Member
from hivedesk.domain.families import Answer, ChildInCare, Family, Household, LeavingReason, Status

Edit = Callable[[Household], Household]


@dataclass(frozen=True)
class Turn:
    """A change to one family's record, made on a day."""

    day: date
    key: str
    edit: Edit


def as_first_recorded(member: Member, days: KeyDays) -> Household:
    """The household as it stood on the day it was added: no child of later, no end that nobody knew of yet."""
    day = member.added_on
    house = member.household
    return replace(
        house,
        family=_dates_known_on(house.family, day),
        children_in_care=tuple(
            replace(
                child,
                placed_to=child.placed_to if child.placed_to and child.placed_to <= day else None,
                school=school_on(member, child, day, days),
            )
            for child in house.children_in_care
            if child.placed_from is None or child.placed_from <= day
        ),
    )


def school_on(member: Member, child: ChildInCare, day: date, days: KeyDays) -> str:
    """The child's school on that day: some moved on in September."""
    before = _SCHOOL_BEFORE.get((member.key, child.first_name), child.school)
    return before if day < _first_of_term(days) else child.school


def all_turns(members: list[Member], days: KeyDays, random: Random) -> list[Turn]:
    """Every change of the year, in the order of its days."""
    found = [*_told(days)]
    for member in members:
        found += [*_placements(member, days), *_schools(member, days), *_reviews(member)]
        if member.household.professionals and member.everyday:
            found += _supervision(member, days, random)
    usable = (turn for turn in found if turn.day < days.today)
    return sorted(usable, key=lambda turn: turn.day)


_SCHOOL_BEFORE = {
    ("loveridge", "Jake"): "Thatchford Primary",
    ("osei", "Destiny"): "Penn Oaks Academy",
    ("mensahcole", "Corey"): "Quayside Nursery",
}
_SUPERVISION_WEEKS = 6
_OVERDUE = {"whitcombe": 53, "ahmed": 49}  # days since their SSW was last there


def _dates_known_on(family: Family, day: date) -> Family:
    """The last review and visit, as of ``day``: one that came later was still due then."""
    review, visit = family.annual_review_last, family.unannounced_visit_last
    if review is not None and review > day:
        family = replace(family, annual_review_last=review - timedelta(days=361), annual_review_due=review)
    if visit is not None and visit > day:
        before = visit - timedelta(days=348) if family.joined_on and family.joined_on < visit - _YEAR else None
        family = replace(family, unannounced_visit_last=before, unannounced_visit_due=visit + timedelta(days=17))
    return family


def _first_of_term(days: KeyDays) -> date:
    return days.september + timedelta(days=3)


_YEAR = timedelta(days=365)


def _reviews(member: Member) -> Iterator[Turn]:
    told = member.household.family
    review, visit = told.annual_review_last, told.unannounced_visit_last
    if review is not None and review > member.added_on:
        dates = {"annual_review_last": review, "annual_review_due": told.annual_review_due}
        yield Turn(review, member.key, _of_family(**dates))
    if visit is not None and visit > member.added_on:
        dates = {"unannounced_visit_last": visit, "unannounced_visit_due": told.unannounced_visit_due}
        yield Turn(visit, member.key, _of_family(**dates))


def _placements(member: Member, days: KeyDays) -> Iterator[Turn]:
    for child in member.household.children_in_care:
        if child.placed_from is not None and child.placed_from > member.added_on:
            known = replace(child, placed_to=None, school=school_on(member, child, child.placed_from, days))
            yield Turn(child.placed_from, member.key, _arrives(known))
        if child.placed_to is not None and child.placed_to > member.added_on:
            yield Turn(child.placed_to, member.key, _of_child(child.first_name, placed_to=child.placed_to))


def _schools(member: Member, days: KeyDays) -> Iterator[Turn]:
    for child in member.household.children_in_care:
        day = _first_of_term(days)
        if (member.key, child.first_name) in _SCHOOL_BEFORE and day > member.added_on:
            yield Turn(day, member.key, _of_child(child.first_name, school=child.school))


def _supervision(member: Member, days: KeyDays, random: Random) -> Iterator[Turn]:
    end = days.left if member.key == "dempsey" else days.order if member.key == "hobbs" else days.today
    last_possible = end - timedelta(days=_OVERDUE.get(member.key, 3))
    day = member.added_on + timedelta(days=random.randrange(4, 36))
    while True:
        day = days.seasons.working_day_from(day)
        if day > last_possible:
            return
        gap = random.randrange(36, 44)
        if member.key in _OVERDUE and day + timedelta(days=gap) > last_possible:
            day = days.seasons.working_day_by(last_possible)
        due = day + timedelta(weeks=_SUPERVISION_WEEKS)
        yield Turn(day, member.key, _of_family(supervision_last=day, supervision_due=due))
        day += timedelta(days=gap)


def _told(days: KeyDays) -> Iterator[Turn]:
    """The turns that the diaries tell of."""
    yield Turn(days.hold, "hartnell", _hold(days))
    yield Turn(days.housing, "gale", _rehoused)
    yield Turn(days.closing, "baptiste", _of_family(status=Status.CLOSING))
    yield Turn(
        days.left,
        "dempsey",
        _of_family(
            status=Status.LEFT,
            left_on=days.left,
            left_reason=LeavingReason.DEREGISTERED,
            annual_review_due=None,
            supervision_due=None,
            unannounced_visit_due=None,
        ),
    )
    yield Turn(
        days.order,
        "hobbs",
        _of_family(
            status=Status.LEFT,
            left_on=days.order,
            left_reason=LeavingReason.SPECIAL_GUARDIANSHIP,
            annual_review_due=None,
            supervision_due=None,
            unannounced_visit_due=None,
        ),
    )
    yield Turn(days.ago(174), "mensahcole", _of_child("Corey", delegated_sleepovers=Answer.YES))
    yield Turn(days.ago(93), "bramley", _of_child("Noah", delegated_sleepovers=Answer.YES))
    yield Turn(days.ago(93), "bramley", _of_child("Poppy", delegated_sleepovers=Answer.YES))


def _hold(days: KeyDays) -> Edit:
    return _of_family(
        status=Status.ON_HOLD,
        hold_from=days.hold,
        hold_reason="Gill's mother died. No new child for now; Callum stays.",
        hold_support="Weekly call or visit from the Hive; counselling line; Callum's Saturdays with the Bramleys",
        hold_review_on=days.ago(12),
    )


def _rehoused(house: Household) -> Household:
    house = _of_family(
        address="14 Langdown Rise",
        town="Hythe",
        postcode="SO45 6QV",
        travel_minutes=25,
        access_needs="None in the house",
    )(house)
    if house.approval is None:
        return house
    approval = replace(
        house.approval, beds=3, rooms="3 bedrooms: one each", sharing_agreements="No longer needed since the move"
    )
    return replace(house, approval=approval)


def _of_family(**fields: Any) -> Edit:
    def edit(house: Household) -> Household:
        return replace(house, family=replace(house.family, **fields))

    return edit


def _of_child(first_name: str, **fields: Any) -> Edit:
    def edit(house: Household) -> Household:
        children = tuple(
            replace(child, **fields) if child.first_name == first_name else child for child in house.children_in_care
        )
        return replace(house, children_in_care=children)

    return edit


def _arrives(child: ChildInCare) -> Edit:
    def edit(house: Household) -> Household:
        return replace(house, children_in_care=(*house.children_in_care, child))

    return edit
