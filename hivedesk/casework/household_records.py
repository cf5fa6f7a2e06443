"""The records of a household as one act writes them: what belongs together, and in which order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hivedesk.casework.desk import Desk
from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.families import Carer, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, PlacementId
from hivedesk.domain.placement_rules import check_dates, check_no_other
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import Handover, Hold, ProcedureNote
from hivedesk.domain.records import Record
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store.changes import Act
from hivedesk.store.tables import table_of

HOUSEHOLD_TABLES = frozenset(
    table_of(record).name
    for record in (
        Family,
        Approval,
        Carer,
        ChildInCare,
        OwnChild,
        Professional,
        Placement,
        Exemption,
        Room,
        SharingAgreement,
        Hold,
        Handover,
        ProcedureNote,
        TrainingRecord,
    )
)
"""The tables whose records make up a household: what is shown of families is read again when one of them changes."""


def records_of(household: Household) -> list[Record]:
    """All records that belong to a household; a former child's own record stands with another family."""
    return [
        household.family,
        *([household.approval] if household.approval else []),
        *household.carers,
        *household.children_in_care,
        *household.own_children,
        *household.professionals,
        *household.placements,
        *household.exemptions,
        *household.rooms,
        *household.sharing_agreements,
        *household.holds,
        *([household.handover] if household.handover else []),
        *household.procedure_notes,
        *household.training,
    ]


def settled(household: Household, new_id: Callable[[], str]) -> Household:
    """The household with a placement for every child in it, and without what belonged to people who were removed."""
    children = {child.id for child in (*household.children_in_care, *household.former_children)}
    carers = {carer.id for carer in household.carers}
    kept = tuple(placement for placement in household.placements if placement.child_id in children)
    placed = {placement.child_id for placement in kept}
    begun = tuple(
        Placement(id=PlacementId(new_id()), family_id=household.family.id, child_id=child.id)
        for child in household.children_in_care
        if child.id not in placed
    )
    training = tuple(record for record in household.training if record.carer_id in carers)
    return replace(household, placements=(*begun, *kept), training=training)


def insert_household(act: Act, household: Household) -> None:
    """Add all records of a household within an act."""
    for record in records_of(household):
        act.insert(record)


def update_household(act: Act, old: Household, new: Household) -> None:
    """Write the difference of two states of a household within an act."""
    before = {(type(record), record.id): record for record in records_of(old)}
    after = {(type(record), record.id): record for record in records_of(new)}
    for key, record in after.items():
        if key not in before:
            act.insert(record)
        elif before[key] != record:
            act.update(record)
    for kind, record_id in before.keys() - after.keys():
        act.delete(kind, record_id)


def check_removed_children(desk: Desk, old: Household, new: Household) -> None:
    """Refuse to remove a child whose earlier placements another family's card shows.

    Raises:
        RuleRefused: the child was placed elsewhere in the Hive too.
    """
    stay = {child.id for child in new.children_in_care}
    for child in old.children_in_care:
        elsewhere = "SELECT 1 FROM placement WHERE child_id = ? AND family_id <> ? LIMIT 1"
        if child.id not in stay and desk.store.row(elsewhere, child.id, old.family.id):
            raise RuleRefused(
                "A child to be removed was placed with another family of this Hive too.",
                "End the placement instead: the record is kept.",
            )


def check_placements(desk: Desk, old: Household, new: Household) -> None:
    """Refuse dates of a placement that were changed and cannot be; what was recorded before stays as it is.

    Raises:
        RuleRefused: it begins before the child was born, or the child lives somewhere else at that time.
    """
    before = {placement.id: placement for placement in old.placements}
    for placement in new.placements:
        child = new.child(placement.child_id)
        if child is None or _days(placement) == _days(before.get(placement.id)):
            continue
        check_dates(placement, child)
        elsewhere = desk.store.select(Placement, "WHERE child_id = ? AND family_id <> ?", child.id, new.family.id)
        here = [one for one in new.placements if one.child_id == child.id]
        check_no_other(placement, (*elsewhere, *here))


def _days(placement: Placement | None) -> tuple[date | None, date | None]:
    return (None, None) if placement is None else (placement.started_on, placement.ended_on)


_MUTUAL = ("sibling_ids", "no_contact_ids")


def keep_mutual(desk: Desk, act: Act, old: Sequence[ChildInCare], new: Sequence[ChildInCare]) -> None:
    """Write brothers and sisters, and who must not meet, into the other's record too, as far as an act changed one."""
    for name in _MUTUAL:
        before = {child.id: set(getattr(child, name)) for child in old}
        after = {child.id: set(getattr(child, name)) for child in new}
        for child_id in before.keys() | after.keys():
            for other_id in before.get(child_id, set()) ^ after.get(child_id, set()):
                _write_other(desk, act, name, other_id, child_id, other_id in after.get(child_id, set()))


def _write_other(desk: Desk, act: Act, name: str, other_id: ChildId, child_id: ChildId, related: bool) -> None:
    other = desk.store.find(ChildInCare, other_id)
    kept: tuple[ChildId, ...] = getattr(other, name) if other is not None else ()
    if other is None or (child_id in kept) is related:
        return
    left = tuple(one for one in kept if one != child_id)
    changed: dict[str, Any] = {name: (*left, child_id) if related else left}
    act.update(replace(other, **changed))
