"""Families that go on in another Hive: their records sealed for it, out of the way by the rules once it has them."""

from dataclasses import replace
from datetime import date

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.applying import HOUSEHOLD
from hivedesk.casework.exchange.queueing import queued_part
from hivedesk.domain.exchange.records import Partner, PartnerRole, PartnerState
from hivedesk.domain.families import Family, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.outgoing.package import shared_records
from hivedesk.package_format.parts import Coming, FamilyPart, RecordState
from hivedesk.store import exchange
from hivedesk.store.changes import Act
from hivedesk.store.tables import Values


def other_hives(desk: Desk) -> list[Partner]:
    """The Hives that the service's directory names, whose keys are known: a family's record can be sealed for them."""
    known = exchange.partners(desk.store, PartnerState.ACCEPTED)
    return [partner for partner in known if partner.role is PartnerRole.HIVE]


def seal_family_for(desk: Desk, act: Act, family_id: FamilyId, hive_name: str, left_on: date) -> bool:
    """Within the act that records the move: have the family's record told to that Hive; False where it is not known."""
    wanted = hive_name.strip().casefold()
    hive = next((one for one in other_hives(desk) if one.name.casefold() == wanted), None)
    if hive is None:
        return False
    part = FamilyPart(
        coming=Coming.MOVED, family_id=family_id, come_from=desk.hive.name, records=_records(desk, family_id, left_on)
    )
    act.insert(queued_part(desk, hive.id, part, family_id))
    return True


def _records(desk: Desk, family_id: FamilyId, left_on: date) -> tuple[RecordState, ...]:
    """All that belongs to the family, as the Hive that it joins will keep it."""
    family = desk.store.get(Family, family_id)
    joining = replace(
        family, status=Status.ACTIVE, joined_on=left_on, left_on=None, left_reason=None, moved_to="", waiting_since=None
    )
    found: list[tuple[str, str, Values | None]] = [("family", family_id, exchange.written(joining))]
    for table in HOUSEHOLD[1:]:
        rows = desk.store.rows(f"SELECT id FROM {table} WHERE family_id = ? ORDER BY rowid", family_id)
        found += [(table, key, exchange.values_of(desk.store, table, key)) for (key,) in rows]
    return shared_records(((table, key, values) for table, key, values in found if values), desk.policy.sharing)
