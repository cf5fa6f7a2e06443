"""What may be erased here once the service has it, and erasing it for good: contents and change entries, not counts."""

from datetime import datetime

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.exchange.sealed_contents import erase_from_kept
from hivedesk.casework.exchange.standing import service_of
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import ErasedFamily, SentPackage
from hivedesk.domain.families import Family, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.records import FrozenMonth
from hivedesk.domain.retention import Erasable, Leaver, look_at, without_person
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import erasing, exchange
from hivedesk.store.audit import erase_contents
from hivedesk.store.tables import table_named


def what_may_be_erased(desk: Desk) -> list[Erasable]:
    """The families that left and whose records are still here, those that may be erased first."""
    erased = {one.id for one in desk.store.select(ErasedFamily)}
    gone = desk.store.select(Family, "WHERE status = ? ORDER BY left_on, name COLLATE NOCASE", Status.LEFT.value)
    days = desk.policy.laptop_days
    found = [look_at(_leaver(desk, family), desk.today, days) for family in gone if family.id not in erased]
    return sorted(found, key=lambda one: one.why_not != "")


def erase_family(desk: Desk, family_id: FamilyId) -> Changed:
    """Erase what the records of a family say, here and for good; nothing is told to the service, which keeps it.

    Raises:
        RuleRefused: it may not be erased yet; says why.
    """
    wanted = next((one for one in what_may_be_erased(desk) if one.family_id == family_id), None)
    if wanted is None:
        raise RuleRefused("This family is not on the list.", "Look at the list again.")
    if wanted.why_not:
        raise RuleRefused("This may not be erased yet.", wanted.why_not)
    now, records = desk.clock.now(), erasing.records_of_family(desk.store, family_id)
    with desk.store.batch(now):
        with desk.act(ActKind.ERASE_CONTENTS, family_id) as act:
            for table, record_id in records:
                record = desk.store.get(table_named(table).record, record_id)
                act.update(without_person(record))
            act.insert(ErasedFamily(id=family_id, erased_at=now))
        for table, record_id in records:
            erase_contents(desk.store, table, record_id)
            erasing.note_erased(desk.store, table, record_id)
        erase_from_kept(desk, frozenset(records))
    desk.directory = None
    return desk.changed(ActKind.ERASE_CONTENTS, act, family_id)


def _leaver(desk: Desk, family: Family) -> Leaver:
    service = service_of(desk)
    records = erasing.records_of_family(desk.store, family.id)
    return Leaver(
        family=family,
        last_change=erasing.last_change(desk.store, records),
        received_until=exchange.told_until(desk.store, service.id) if service is not None else 0,
        receipt_at=_receipt(desk, service.id) if service is not None else None,
        frozen=frozenset(month.id for month in desk.store.select(FrozenMonth)),
    )


def _receipt(desk: Desk, partner_id: str) -> datetime | None:
    where = "WHERE partner_id = ? AND outcome = 'taken' ORDER BY until DESC, sequence DESC LIMIT 1"
    found = desk.store.select(SentPackage, where, partner_id)
    return found[0].receipt_at if found else None
