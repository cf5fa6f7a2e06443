"""What is to be told with the next package: notices, requests, families that move. It can be taken back until then."""

import json
from dataclasses import replace

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import TAKEN_BACK, PackageOutcome, QueuedPart, SentPackage
from hivedesk.package_format.parts import Part, write_part
from hivedesk.store.changes import Act


def queue_part(desk: Desk, partner_id: str, part: Part, subject: str = "") -> Changed:
    """Have a part told to a partner with the next package."""
    queued = queued_part(desk, partner_id, part, subject)
    with desk.act(ActKind.QUEUE_PART, partner_id) as act:
        act.insert(queued)
    return desk.changed(ActKind.QUEUE_PART, act, partner_id, queued.id)


def queued_part(desk: Desk, partner_id: str, part: Part, subject: str = "") -> QueuedPart:
    """A part as it waits for the next package, not yet kept."""
    written = write_part(part)
    return QueuedPart(
        id=desk.new_id(),
        partner_id=partner_id,
        kind=str(written["kind"]),
        subject=subject,
        part=json.dumps(written, ensure_ascii=False),
        queued_at=desk.clock.now(),
    )


def waiting_parts(desk: Desk) -> list[QueuedPart]:
    """What waits for the next package, in the order in which it was asked for."""
    return desk.store.select(QueuedPart, "WHERE package_id = '' ORDER BY queued_at, rowid")


def tell_another(desk: Desk, act: Act, partner_id: str, instead_id: str) -> None:
    """What waits for a partner's old keys waits for the new ones."""
    for part in waiting_parts(desk):
        if part.partner_id == partner_id:
            act.update(replace(part, partner_id=instead_id))


def parts_to_tell_alone(desk: Desk, partner_id: str) -> list[QueuedPart]:
    """What a partner refused together with other things: each is told again in a package of its own.

    So one thing that cannot be taken keeps no other back. What was refused alone, and what the worker there took
    back, is not told again.
    """
    where = "WHERE partner_id = ? AND package_id IN (SELECT id FROM sent_package WHERE outcome = ? AND reason <> ?)"
    refused = desk.store.select(
        QueuedPart, f"{where} ORDER BY queued_at, rowid", partner_id, PackageOutcome.REFUSED.value, TAKEN_BACK
    )
    return [one for one in refused if not _held_one_thing(desk.store.get(SentPackage, one.package_id))]


def _held_one_thing(package: SentPackage) -> bool:
    """As its contents say: ``notice:1`` and nothing else."""
    return len(package.contents) == 1 and package.contents[0].endswith(":1")
