"""Families as the screens ask for them."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from hivedesk.domain.families import (
    Approval,
    Carer,
    ChildInCare,
    Family,
    FamilyId,
    Household,
    OwnChild,
    Professional,
    Status,
)
from hivedesk.store.changes import Store
from hivedesk.store.tables import written_moment

Member = TypeVar("Member", Carer, ChildInCare, OwnChild, Professional)
TWO_WAY = "kind <> 'tried and not reached' AND channel <> 'message'"  # `contact_log.is_two_way`, as an index has it


def households(store: Store, *, with_left: bool = True) -> list[Household]:
    """All families with what belongs to them, by name. A Hive has dozens, so they are read together."""
    where = "" if with_left else f"WHERE status <> '{Status.LEFT.value}'"
    families = store.select(Family, f"{where} ORDER BY name COLLATE NOCASE, id")
    approvals = {record.family_id: record for record in store.select(Approval)}
    carers = _by_family(store.select(Carer, "ORDER BY main_carer DESC, rowid"))
    children = _by_family(store.select(ChildInCare, "ORDER BY placed_to IS NOT NULL, date_of_birth, rowid"))
    own = _by_family(store.select(OwnChild, "ORDER BY date_of_birth, rowid"))
    professionals = _by_family(store.select(Professional, "ORDER BY rowid"))
    return [
        Household(
            family=family,
            approval=approvals.get(family.id),
            carers=tuple(carers.get(family.id, ())),
            children_in_care=tuple(children.get(family.id, ())),
            own_children=tuple(own.get(family.id, ())),
            professionals=tuple(professionals.get(family.id, ())),
        )
        for family in families
    ]


def household(store: Store, family_id: FamilyId) -> Household:
    """One family with all that belongs to it.

    Raises:
        KeyError: there is no such family.
    """
    approvals = store.select(Approval, "WHERE family_id = ?", family_id)
    return Household(
        family=store.get(Family, family_id),
        approval=approvals[0] if approvals else None,
        carers=tuple(store.select(Carer, "WHERE family_id = ? ORDER BY main_carer DESC, rowid", family_id)),
        children_in_care=tuple(
            store.select(
                ChildInCare, "WHERE family_id = ? ORDER BY placed_to IS NOT NULL, date_of_birth, rowid", family_id
            )
        ),
        own_children=tuple(store.select(OwnChild, "WHERE family_id = ? ORDER BY date_of_birth, rowid", family_id)),
        professionals=tuple(store.select(Professional, "WHERE family_id = ? ORDER BY rowid", family_id)),
    )


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


def _by_family(records: list[Member]) -> dict[FamilyId, list[Member]]:
    grouped: dict[FamilyId, list[Member]] = {}
    for record in records:
        grouped.setdefault(record.family_id, []).append(record)
    return grouped
