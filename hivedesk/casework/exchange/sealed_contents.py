"""What a sealed package holds, as it was sealed. The package itself only its recipient can open, so the same facts stay
in the vault to be read until the receipt comes, and are erased then.
"""

import zlib
from collections.abc import Iterable
from dataclasses import replace

from hivedesk.casework.desk import Desk
from hivedesk.domain.exchange.records import PackageOutcome, QueuedPart, SentPackage
from hivedesk.package_format.body import Body, read_body, write_body
from hivedesk.package_format.parts import FamilyPart, Part, RecordsPart, RecordState
from hivedesk.store import exchange
from hivedesk.store.changes import Act


def packed(body: Body) -> bytes:
    """What is sealed, as it is kept; for a job."""
    return zlib.compress(write_body(body))


def contents_of(desk: Desk, package_id: str) -> Body | None:
    """What a sealed package holds, to the last field; None where it is no longer kept. For a job."""
    content = exchange.kept_contents(desk.store, package_id)
    return None if content is None else read_body(zlib.decompress(content))


def give_up(desk: Desk, act: Act, packages: Iterable[SentPackage]) -> None:
    """No receipt will come for these: they need not be left, and what they hold need not be kept.

    What they took along besides records, as a message, waits again: it is told with the next package.
    """
    for package in packages:
        for part in desk.store.select(QueuedPart, "WHERE package_id = ?", package.id):
            act.update(replace(part, package_id=""))
        act.update(replace(package, outcome=PackageOutcome.REPLACED))
        exchange.take_out(desk.store, (package.id,))
        exchange.forget_contents(desk.store, (package.id,))


def erase_from_kept(desk: Desk, records: frozenset[tuple[str, str]]) -> None:
    """Erase what records say from the contents that are kept, as it is erased everywhere else on this laptop."""
    for package_id in exchange.with_contents(desk.store):
        body = contents_of(desk, package_id)
        if body is not None:
            parts = tuple(_without(part, records) for part in body.parts)
            if parts != body.parts:
                exchange.keep_contents(desk.store, package_id, packed(replace(body, parts=parts)))


def _without(part: Part, records: frozenset[tuple[str, str]]) -> Part:
    if not isinstance(part, RecordsPart | FamilyPart):
        return part
    return replace(part, records=tuple(_emptied(one, records) for one in part.records))


def _emptied(record: RecordState, records: frozenset[tuple[str, str]]) -> RecordState:
    gone = record.values is not None and (record.table, record.id) in records
    return replace(record, values={"id": record.id}) if gone else record
