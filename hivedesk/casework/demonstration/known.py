"""What was known of a household on a day: no child of later, no ending, hold or course that nobody knew of yet."""

from dataclasses import replace
from datetime import date, timedelta

from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Member
from hivedesk.domain.families import ChildInCare, Family
from hivedesk.domain.household import Household
from hivedesk.domain.placements import EndKind, Placement, is_there
from hivedesk.domain.procedures import Handover, Hold
from hivedesk.domain.training import TrainingRecord

_YEAR = timedelta(days=365)


def known_on(house: Household, day: date) -> Household:
    """The household of the whole year as far as it was known on a day."""
    placements = tuple(placement_on(one, day) for one in house.placements if (one.started_on or day) <= day)
    known = {placement.child_id for placement in placements}
    approval = house.approval
    if approval is not None:
        named = tuple(child for child in approval.named_child_ids if child in known)
        approval = replace(approval, named_child_ids=named)
    return replace(
        house,
        family=_dates_on(house.family, day),
        approval=approval,
        children_in_care=tuple(child for child in house.children_in_care if child.id in known),
        placements=placements,
        rooms=house.rooms and rooms_on(house, day).rooms,
        exemptions=tuple(one for one in house.exemptions if (one.from_on or day) <= day),
        sharing_agreements=tuple(one for one in house.sharing_agreements if (one.agreed_on or day) <= day),
        holds=tuple(hold_as_of(one, day) for one in house.holds if (one.started_on or day) <= day),
        handover=handover_on(house.handover, day) if house.handover else None,
        procedure_notes=tuple(note for note in house.procedure_notes if note.day <= day),
        training=tuple(one for one in house.training if is_known_training(one, day)),
    )


def placement_on(placement: Placement, day: date) -> Placement:
    """The placement without what came after that day."""
    if placement.solo_ended_on is not None and placement.solo_ended_on > day:
        placement = replace(placement, solo_ended_on=None, solo_decision="")
    if placement.ended_on is not None and placement.ended_on > day:
        placement = replace(placement, ended_on=None, end_kind=EndKind.UNKNOWN, end_reason=None, end_note="")
    placement = replace(
        placement,
        belongings_on=_by(placement.belongings_on, day),
        room_ready_on=_by(placement.room_ready_on, day),
        life_story_on=_by(placement.life_story_on, day),
    )
    if placement.ended_on is None or (placement.next_carer_told_on or day) > day:
        told = "" if placement.ended_on is None else placement.next_carer
        placement = replace(
            placement, next_carer=told, next_carer_told="", next_carer_told_on=None, next_carer_told_by=""
        )
    return placement


CHECKLIST = ("belongings_on", "room_ready_on", "life_story_on")


def rooms_on(house: Household, day: date) -> Household:
    """The household with the room plan of that day: the carers' own children, and those placed then."""
    there = {placement.child_id for placement in house.placements if is_there(placement, day)}
    there |= {child.id for child in house.own_children}
    rooms = tuple(
        replace(room, child_ids=tuple(child for child in room.child_ids if child in there)) for room in house.rooms
    )
    return replace(house, rooms=rooms)


def hold_as_of(hold: Hold, day: date) -> Hold:
    """The hold, which had not ended yet if its end came after that day."""
    if hold.ended_on is not None and hold.ended_on > day:
        return replace(hold, ended_on=None, outcome="")
    return hold


def handover_on(handover: Handover, day: date) -> Handover:
    """The handover as far as it had gone by that day."""
    return replace(handover, met_on=_by(handover.met_on, day), completed_on=_by(handover.completed_on, day))


def is_known_training(record: TrainingRecord, day: date) -> bool:
    """Whether the course was done by that day."""
    return record.done_on is not None and record.done_on <= day


def _by(done: date | None, day: date) -> date | None:
    return done if done is not None and done <= day else None


def _dates_on(family: Family, day: date) -> Family:
    """The last review and visit, as of ``day``: one that came later was still due then."""
    review, visit = family.annual_review_last, family.unannounced_visit_last
    if review is not None and review > day:
        family = replace(family, annual_review_last=review - timedelta(days=361), annual_review_due=review)
    if visit is not None and visit > day:
        before = visit - timedelta(days=348) if family.joined_on and family.joined_on < visit - _YEAR else None
        family = replace(family, unannounced_visit_last=before, unannounced_visit_due=visit + timedelta(days=17))
    return family


SCHOOL_BEFORE = {
    ("loveridge", "Jake"): "Thatchford Primary",
    ("osei", "Destiny"): "Penn Oaks Academy",
    ("mensahcole", "Corey"): "Quayside Nursery",
}


def first_of_term(days: KeyDays) -> date:
    """The day on which a child's new school is written down."""
    return days.september + timedelta(days=3)


def school_on(member: Member, child: ChildInCare, day: date, days: KeyDays) -> str:
    """The child's school on that day: some moved on in September."""
    before = SCHOOL_BEFORE.get((member.key, child.first_name), child.school)
    return before if day < first_of_term(days) else child.school
