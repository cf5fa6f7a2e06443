"""A family with all that belongs to it, and what follows from it on a day."""

from dataclasses import dataclass
from datetime import date

from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.families import Carer, ChildInCare, Family, OwnChild, Professional, Status, years_after
from hivedesk.domain.ids import ChildId
from hivedesk.domain.placements import Placement, is_there
from hivedesk.domain.procedures import Handover, Hold, ProcedureNote, is_held
from hivedesk.domain.training import TrainingRecord


@dataclass(frozen=True, kw_only=True)
class Household:
    """A family with all that belongs to it, as the card shows it. Claims are read apart: they are many."""

    family: Family
    approval: Approval | None = None
    carers: tuple[Carer, ...] = ()
    children_in_care: tuple[ChildInCare, ...] = ()
    own_children: tuple[OwnChild, ...] = ()
    professionals: tuple[Professional, ...] = ()
    placements: tuple[Placement, ...] = ()  # with this family, the latest first
    former_children: tuple[ChildInCare, ...] = ()  # once placed here, now on another family's card
    exemptions: tuple[Exemption, ...] = ()
    rooms: tuple[Room, ...] = ()
    sharing_agreements: tuple[SharingAgreement, ...] = ()
    holds: tuple[Hold, ...] = ()  # the latest first
    handover: Handover | None = None
    procedure_notes: tuple[ProcedureNote, ...] = ()  # the latest first
    training: tuple[TrainingRecord, ...] = ()

    def child(self, child_id: ChildId) -> ChildInCare | None:
        """The child in care of that id, who lives or once lived here."""
        return next((one for one in (*self.children_in_care, *self.former_children) if one.id == child_id), None)


def placements_on(household: Household, night: date) -> tuple[Placement, ...]:
    """The placements that stand on a night."""
    return tuple(placement for placement in household.placements if is_there(placement, night))


def placed_children(household: Household, night: date) -> tuple[ChildInCare, ...]:
    """The children in care who sleep here on the night that begins on ``night``, as the placements have it."""
    placed = {placement.child_id for placement in placements_on(household, night)}
    everybody = (*household.children_in_care, *household.former_children)
    return tuple(child for child in everybody if child.id in placed)


def placement_of(household: Household, child_id: ChildId, on: date) -> Placement | None:
    """The child's placement here on that day; else the latest one that is not over, else the latest of all."""
    own = [placement for placement in household.placements if placement.child_id == child_id]
    standing = [placement for placement in own if is_there(placement, on)]
    to_come = [placement for placement in own if placement.ended_on is None]
    return next(iter(standing or to_come or own), None)


def hold_on(household: Household, on: date) -> Hold | None:
    """The hold that stands on that day, or None."""
    return next((hold for hold in household.holds if is_held(hold, on)), None)


def is_on_hold(household: Household, on: date) -> bool:
    """Whether the carers are on hold on that day.

    Where the family's place in the Hive says so, and no hold is written down, it counts as one without dates.
    """
    if household.holds:
        return hold_on(household, on) is not None
    return household.family.status is Status.ON_HOLD


def is_newly_approved(approval: Approval | None, on: date) -> bool:
    """Whether the family was approved within the year up to ``on`` (derived, never ticked)."""
    if approval is None or approval.approved_on is None:
        return False
    approved = approval.approved_on
    return approved <= on < years_after(approved, 1)
