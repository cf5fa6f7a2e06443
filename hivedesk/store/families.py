"""Families as the screens ask for them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.families import Carer, ChildInCare, Family, OwnChild, Professional, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import Handover, Hold, ProcedureNote
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import written_moment
from hivedesk.store.changes import Store

Belonging = TypeVar(
    "Belonging",
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
TWO_WAY = "kind <> 'tried and not reached' AND channel <> 'message'"  # `contact_log.is_two_way`, as an index has it


def households(store: Store, *, with_left: bool = True) -> list[Household]:
    """All families with what belongs to them, by name. A Hive has dozens, so they are read together."""
    where = "" if with_left else f"WHERE status <> '{Status.LEFT.value}'"
    return _put_together(store, store.select(Family, f"{where} ORDER BY name COLLATE NOCASE, id"))


def household(store: Store, family_id: FamilyId) -> Household:
    """One family with all that belongs to it.

    Raises:
        KeyError: there is no such family.
    """
    return _put_together(store, [store.get(Family, family_id)], family_id)[0]


def _put_together(store: Store, families: list[Family], only: FamilyId | None = None) -> list[Household]:
    def belonging(record: type[Belonging], order: str = "rowid") -> dict[FamilyId, list[Belonging]]:
        where, values = ("", ()) if only is None else ("WHERE family_id = ?", (only,))
        return _by_family(store.select(record, f"{where} ORDER BY {order}", *values))

    approvals, handovers = belonging(Approval), belonging(Handover)
    carers = belonging(Carer, "main_carer DESC, rowid")
    children = belonging(ChildInCare, "date_of_birth, rowid")
    own = belonging(OwnChild, "date_of_birth, rowid")
    professionals = belonging(Professional)
    placements = belonging(Placement, "ended_on IS NOT NULL, ended_on DESC, started_on DESC, rowid DESC")
    exemptions, rooms, agreements = belonging(Exemption), belonging(Room), belonging(SharingAgreement)
    holds = belonging(Hold, "ended_on IS NOT NULL, started_on DESC, rowid DESC")
    notes = belonging(ProcedureNote, "day DESC, rowid DESC")
    training = belonging(TrainingRecord, "done_on DESC, rowid DESC")
    former = _former_children(store, placements, children)
    return [
        Household(
            family=family,
            approval=next(iter(approvals.get(family.id, ())), None),
            carers=tuple(carers.get(family.id, ())),
            children_in_care=tuple(children.get(family.id, ())),
            own_children=tuple(own.get(family.id, ())),
            professionals=tuple(professionals.get(family.id, ())),
            placements=tuple(placements.get(family.id, ())),
            former_children=tuple(former.get(family.id, ())),
            exemptions=tuple(exemptions.get(family.id, ())),
            rooms=tuple(rooms.get(family.id, ())),
            sharing_agreements=tuple(agreements.get(family.id, ())),
            holds=tuple(holds.get(family.id, ())),
            handover=next(iter(handovers.get(family.id, ())), None),
            procedure_notes=tuple(notes.get(family.id, ())),
            training=tuple(training.get(family.id, ())),
        )
        for family in families
    ]


def _former_children(
    store: Store, placements: dict[FamilyId, list[Placement]], children: dict[FamilyId, list[ChildInCare]]
) -> dict[FamilyId, list[ChildInCare]]:
    """By family, the children once placed there whose record now stands on another family's card."""
    found: dict[FamilyId, list[ChildInCare]] = {}
    known: dict[ChildId, ChildInCare] = {child.id: child for group in children.values() for child in group}
    for family_id, of_family in placements.items():
        for child_id in dict.fromkeys(placement.child_id for placement in of_family):
            child = known.get(child_id) or store.get(ChildInCare, child_id)
            if child.family_id != family_id:
                found.setdefault(family_id, []).append(child)
    return found


def names(store: Store) -> dict[FamilyId, str]:
    """Every family's name."""
    return {FamilyId(key): name for key, name in store.rows("SELECT id, name FROM family")}


def last_two_way(
    store: Store, family_ids: Iterable[FamilyId], before: datetime | None = None
) -> dict[FamilyId, datetime | None]:
    """The last two-way contact with each family, before a moment where one is given."""
    limit = "9999" if before is None else written_moment(before)
    found: dict[FamilyId, datetime | None] = {}
    for family_id in family_ids:
        row = store.row(
            f"SELECT max(happened_at) FROM contact_log_entry WHERE family_id = ? AND {TWO_WAY} AND happened_at < ?",
            family_id,
            limit,
        )
        found[family_id] = datetime.fromisoformat(row[0]) if row and row[0] else None
    return found


def _by_family(records: list[Belonging]) -> dict[FamilyId, list[Belonging]]:
    grouped: dict[FamilyId, list[Belonging]] = {}
    for record in records:
        grouped.setdefault(record.family_id, []).append(record)
    return grouped
