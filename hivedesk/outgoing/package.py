"""Packages: what a Hive tells its fostering service, without what the sharing agreement leaves out; sealed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hivedesk.crypto.identity import Identity, PublicIdentity
from hivedesk.domain.exchange.sharing import SharingRules
from hivedesk.package_format.body import Body, write_body
from hivedesk.package_format.chain import Chain
from hivedesk.package_format.parts import (
    AskPart,
    CorrectionsPart,
    DirectoryPart,
    EventPart,
    FamilyPart,
    NoticePart,
    Part,
    PolicyPart,
    RecordsPart,
    RecordState,
    SummaryPart,
    Value,
)
from hivedesk.package_format.v1 import Header, Package, new_package_id, seal


@dataclass(frozen=True)
class Sender:
    """Who seals for whom, and after which package."""

    identity: Identity
    recipient: PublicIdentity
    chain: Chain  # the package sealed last


_LINES: Mapping[type[Part], str] = {
    NoticePart: "notice",
    EventPart: "county_event",
    PolicyPart: "policy",
    FamilyPart: "coming_family",
    DirectoryPart: "directory",
    CorrectionsPart: "corrections",
    AskPart: "ask",
}
"""How the parts are called in the list of what a package held; never as a kind of record."""


def shared_records(
    records: Iterable[tuple[str, str, Mapping[str, Value] | None]], sharing: SharingRules
) -> tuple[RecordState, ...]:
    """Records (kind, id, values or None where it is gone) as they may leave."""
    return tuple(
        RecordState(table, record_id, None if values is None else sharing.shared(table, values))
        for table, record_id, values in records
        if sharing.shares(table)
    )


def seal_body(body: Body, sender: Sender) -> Package:
    """Seal a body as the next package of the sender.

    Raises:
        PackageTooLarge: more than a package may hold.
    """
    header = Header(
        package_id=new_package_id(),
        sender=sender.identity.public.key_id,
        recipient=sender.recipient.key_id,
        sequence=sender.chain.sequence + 1,
        previous=sender.chain.hash,
    )
    return seal(write_body(body), header, sender.identity, sender.recipient)


def contents(parts: Sequence[Part]) -> tuple[str, ...]:
    """What parts hold, as "contact_log_entry:3" and "summary:2026-10": kinds and counts, no names."""
    found: Counter[str] = Counter()
    lines: list[str] = []
    for part in parts:
        match part:
            case RecordsPart():
                if part.snapshot:
                    lines.append("snapshot")
                found.update(record.table for record in part.records)
            case SummaryPart():
                lines.append(f"summary:{part.month}")
            case _:
                found[_LINES[type(part)]] += 1
    return (*lines, *(f"{kind}:{number}" for kind, number in sorted(found.items())))
