"""What the service corrected in a Hive's records, and what the Hive's records say of it since.

A Hive that takes a correction tells the corrected record with the same package as the receipt. So once the receipt
is there, the records as told show whether the correction stands. Whether a Hive that has another value has decided so,
or has not decided yet, is not told; that it took the correction back is told with the receipt.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hivedesk.casework.desk import Desk
from hivedesk.crypto.strict_json import Fields
from hivedesk.domain.exchange.conflicts import Rule, rule_for
from hivedesk.domain.exchange.records import TAKEN_BACK, PackageOutcome, Partner, QueuedPart, SentPackage
from hivedesk.package_format.parts import CorrectedField, CorrectionsPart, Value, read_part
from hivedesk.store import exchange
from hivedesk.store.tables import Values


class CorrectionState(StrEnum):
    """How a corrected field stands; the value is shown."""

    WAITS = "Not sent yet"
    SENT = "Without a receipt yet"
    REFUSED = "Refused"
    TAKEN_BACK = "Taken back"
    GIVEN_UP = "Not received: old card"
    AGAIN = "Corrected again since"
    STANDS = "Stands as corrected"
    OWN_VALUE = "Has its own value"
    NOT_TOLD = "Not shared by the Hive"
    GONE = "Record no longer there"


@dataclass(frozen=True)
class Correction:
    """One field that was corrected."""

    key: str
    at: datetime
    family: str  # its name; "" where it is not known any more
    table: str
    field: str
    value: Value  # as corrected
    now: Value  # as the Hive told it last; None where it is not known
    state: CorrectionState


def corrections(desk: Desk, hive_id: str) -> list[Correction]:
    """Every field that was corrected at a Hive, whatever keys it had, the newest first."""
    origin = desk.store.get(Partner, hive_id).origin
    where = """WHERE kind = 'corrections' AND partner_id IN (SELECT id FROM partner WHERE origin = ?)
               ORDER BY queued_at DESC, rowid DESC"""
    found: list[Correction] = []
    seen: set[tuple[str, str, str]] = set()
    for queued in desk.store.select(QueuedPart, where, origin):
        part = read_part(Fields(json.loads(queued.part)))
        if isinstance(part, CorrectionsPart):
            for corrected in part.fields:
                found.append(_correction(desk, origin, queued, corrected, seen))
    return found


def taken_back_there(desk: Desk, hive: Partner) -> int:
    """How many fields that the service keeps the HCSW took back, and still has otherwise.

    Of other fields she may keep her own value: those stand in *Corrections sent* alone.
    """
    where = "partner_id IN (SELECT id FROM partner WHERE origin = ?) AND reason = ?"
    if desk.store.row(f"SELECT 1 FROM sent_package WHERE {where} LIMIT 1", hive.origin, TAKEN_BACK) is None:
        return 0
    back = (one for one in corrections(desk, hive.id) if one.state is CorrectionState.TAKEN_BACK)
    return sum(rule_for(one.table, one.field) is Rule.SERVICE for one in back)


def _correction(
    desk: Desk, origin: str, queued: QueuedPart, corrected: CorrectedField, seen: set[tuple[str, str, str]]
) -> Correction:
    record = exchange.hive_record(desk.store, origin, corrected.table, corrected.id)
    which = (corrected.table, corrected.id, corrected.field)
    state = CorrectionState.AGAIN if which in seen else _state(desk, queued, corrected, record)
    seen.add(which)
    return Correction(
        key="/".join((queued.id, *which)),
        at=queued.queued_at,
        family=_family(desk, origin, corrected, record),
        table=corrected.table,
        field=corrected.field,
        value=corrected.value,
        now=None if record is None else record.get(corrected.field),
        state=state,
    )


def _state(desk: Desk, queued: QueuedPart, corrected: CorrectedField, record: Values | None) -> CorrectionState:
    if not queued.package_id:
        return CorrectionState.WAITS
    package = desk.store.get(SentPackage, queued.package_id)
    outcome = package.outcome
    taken_back = package.reason == TAKEN_BACK
    if outcome is None:
        return CorrectionState.SENT
    if outcome is PackageOutcome.REFUSED and not taken_back:
        return CorrectionState.REFUSED
    if outcome is PackageOutcome.REPLACED:
        return CorrectionState.GIVEN_UP
    if record is None:
        return CorrectionState.GONE
    if corrected.field not in record:
        return CorrectionState.NOT_TOLD
    if record[corrected.field] == corrected.value:
        return CorrectionState.STANDS
    return CorrectionState.TAKEN_BACK if taken_back else CorrectionState.OWN_VALUE


def _family(desk: Desk, origin: str, corrected: CorrectedField, record: Values | None) -> str:
    family_id = corrected.id if corrected.table == "family" else str((record or {}).get("family_id") or "")
    family = exchange.hive_record(desk.store, origin, "family", family_id)
    return str((family or {}).get("name") or "")
