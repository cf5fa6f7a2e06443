"""What a partner has not been told yet: shown to the worker exactly, then sealed.

A package is kept in the vault before it is left anywhere: a number of the chain is never used twice.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.own_keys import own_identity
from hivedesk.casework.exchange.partners import accepted, identity_of
from hivedesk.casework.exchange.queueing import parts_to_tell_alone, waiting_parts
from hivedesk.casework.exchange.sealed_contents import packed
from hivedesk.crypto.strict_json import Fields
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import (
    PackageOutcome,
    Partner,
    PartnerRole,
    QueuedPart,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.domain.hive import VaultRole
from hivedesk.domain.records import FrozenMonth
from hivedesk.foundation.background import Progress
from hivedesk.outgoing.package import Sender, contents, seal_body, shared_records
from hivedesk.package_format.body import Body, Outcome, Receipt
from hivedesk.package_format.chain import Chain
from hivedesk.package_format.parts import Part, RecordsPart, SummaryPart, read_part
from hivedesk.package_format.refusals import Reason
from hivedesk.package_format.v1 import NOTHING, Package
from hivedesk.store import erasing, exchange

UNDO_TIME = timedelta(minutes=15)
"""What a package brought into the records can be taken back so long: its receipt waits."""

_AFTER_A_REFUSAL = timedelta(hours=6)  # before everything is sent once more
_APPLIED = ("county_event", "coming_family", "corrections")  # kinds of parts that change the records


@dataclass(frozen=True, kw_only=True)
class ToTell:
    """What the next package for a partner would hold."""

    partner: Partner
    parts: tuple[Part, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    after: int = 0
    until: int = 0
    head: bytes = NOTHING
    begins_anew: bool = False
    queued: tuple[str, ...] = ()  # ids of the queued parts among them
    receipted: tuple[str, ...] = ()  # ids of the packages that the receipts are about, taken …
    refused: tuple[str, ...] = ()  # … and refused

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.parts and not self.receipts and not self.begins_anew


@dataclass(frozen=True)
class Sealed:
    """A package, not yet kept."""

    package: Package
    told: ToTell
    contents: bytes  # what it holds, to be kept until its receipt; b"" where it holds receipts alone


def to_tell(desk: Desk, partner: Partner) -> ToTell:
    """What a partner has not been told yet. Quick, unless everything is told anew: see `seal_job`."""
    alone = parts_to_tell_alone(desk, partner.id)[:1]
    queued = alone or [one for one in waiting_parts(desk) if one.partner_id == partner.id]
    parts: list[Part] = [read_part(Fields(json.loads(one.part))) for one in queued]
    taken, refused = _for_receipts(desk, partner)
    receipts = (*map(_receipt, taken), *map(_refusal, refused))
    after = until = exchange.sealed_until(desk.store, partner.id)
    head, anew = NOTHING, partner.begin_anew
    last = exchange.last_sent(desk.store, partner.id)
    held_back = (
        last is not None
        and last.outcome is PackageOutcome.REFUSED
        and last.receipt_at is not None
        and desk.clock.now() < last.receipt_at + _AFTER_A_REFUSAL
    )
    if held_back or alone:
        anew = False
    elif desk.role is VaultRole.HIVE and partner.role is PartnerRole.SERVICE:
        after = 0 if anew else after
        until, head = desk.store.head
        parts += _own_records(desk, after, until, head)
        if not parts and not receipts:
            until = after
    return ToTell(
        partner=partner,
        parts=tuple(parts),
        receipts=receipts,
        after=after,
        until=until,
        head=head,
        begins_anew=anew,
        queued=tuple(one.id for one in queued),
        receipted=tuple(one.id for one in taken),
        refused=tuple(one.id for one in refused),
    )


def seal_job(desk: Desk) -> Callable[[Progress], list[Sealed]]:
    """What seals the next package for every partner who has something to be told; for a job."""
    identity, opening = own_identity(desk), desk.apart()

    def work(progress: Progress) -> list[Sealed]:
        if identity is None:
            return []
        sealed = []
        with opening() as there:
            those = accepted(there)
            for number, partner in enumerate(those):
                progress.check()
                progress.report(number, len(those), "Sealing what is new")
                told = to_tell(there, partner)
                if not told.is_empty:
                    chain = _last(there, partner)
                    body = Body(
                        made_at=there.clock.now(),
                        taken=taken_chain(there, partner),
                        begins_anew=told.begins_anew,
                        receipts=told.receipts,
                        parts=told.parts,
                    )
                    package = seal_body(body, Sender(identity, identity_of(partner), chain))
                    sealed.append(Sealed(package, told, packed(body) if body.parts else b""))
        return sealed

    return work


def keep_sealed(desk: Desk, sealed: list[Sealed]) -> list[SentPackage]:
    """Keep sealed packages until they are acknowledged: from now on they are as good as sent.

    One whose place was taken meanwhile, or whose receipt is for what was taken back meanwhile, is dropped: what it told
    is told with the next.
    """
    return [kept for one in sealed if (kept := _keep(desk, one)) is not None]


def taken_chain(desk: Desk, partner: Partner) -> Chain:
    """How far a partner's packages were taken."""
    last = exchange.last_taken(desk.store, partner.id)
    return Chain() if last is None else Chain(last.sequence, bytes.fromhex(last.hash))


def _keep(desk: Desk, sealed: Sealed) -> SentPackage | None:
    told, package = sealed.told, sealed.package
    partner = desk.store.get(Partner, told.partner.id)
    if _last(desk, partner).sequence + 1 != package.header.sequence or not _receipts_hold(desk, told):
        return None
    sent = SentPackage(
        id=package.header.package_id,
        partner_id=partner.id,
        sequence=package.header.sequence,
        hash=package.hash.hex(),
        made_at=desk.clock.now(),
        size=len(package.content),
        after=told.after,
        until=told.until,
        head=told.head.hex(),
        begins_anew=told.begins_anew,
        contents=contents(told.parts),
    )
    with desk.act(ActKind.SEAL_PACKAGE, partner.id) as act:
        act.insert(sent)
        exchange.put_in_outbox(desk.store, sent.id, package.content)
        if sealed.contents:
            exchange.keep_contents(desk.store, sent.id, sealed.contents)
        for queued_id in told.queued:
            act.update(replace(desk.store.get(QueuedPart, queued_id), package_id=sent.id))
        for package_id in told.receipted:
            act.update(replace(desk.store.get(ReceivedPackage, package_id), receipt_in=sent.id))
        for refused_id in told.refused:
            act.update(replace(desk.store.get(RefusedPackage, refused_id), receipt_in=sent.id))
        if told.begins_anew:
            act.update(replace(partner, begin_anew=False))
    return sent


def _receipts_hold(desk: Desk, told: ToTell) -> bool:
    """Whether what was received is as it was when the receipts were written."""
    receipts = zip(told.receipted, told.receipts, strict=False)  # those for what was taken come first
    return all(_receipt(desk.store.get(ReceivedPackage, key)) == receipt for key, receipt in receipts)


def _last(desk: Desk, partner: Partner) -> Chain:
    """The last package for a partner: as kept here, or as they say where this vault was set back."""
    last = exchange.last_sent(desk.store, partner.id)
    sequence = last.sequence if last is not None else 0
    if partner.taken_sequence > sequence:
        return Chain(partner.taken_sequence, bytes.fromhex(partner.taken_hash))
    return Chain() if last is None else Chain(sequence, bytes.fromhex(last.hash))


def _own_records(desk: Desk, after: int, until: int, head: bytes) -> Iterator[Part]:
    """What changed of the records that are shared, and the months frozen since."""
    sharing, snapshot = desk.policy.sharing, after == 0
    if snapshot:
        now = [one for table in sharing.records for one in exchange.all_records(desk.store, table)]
        gone = erasing.erased_records(desk.store)
        now = [replace(one, values={"id": one.id}) if (one.table, one.id) in gone else one for one in now]
        months = desk.store.select(FrozenMonth, "ORDER BY id")
    else:
        now = exchange.changed_records(desk.store, sharing.records, after, until)
        frozen = exchange.changed_records(desk.store, ("frozen_month",), after, until)
        found = (desk.store.find(FrozenMonth, one.id) for one in frozen)
        months = [month for month in found if month is not None]
    records = shared_records(((one.table, one.id, one.values) for one in now), sharing)
    if records or snapshot:
        yield RecordsPart(snapshot=snapshot, after=after, until=until, head=head, records=records)
    for month in months:
        yield SummaryPart(month=month.id, frozen_at=month.frozen_at, figures=month.figures)


def _for_receipts(desk: Desk, partner: Partner) -> tuple[list[ReceivedPackage], list[RefusedPackage]]:
    """What they have not heard about: packages that were taken, and that were genuine and yet refused."""
    now = desk.clock.now()
    taken = [
        one
        for one in exchange.without_receipt(desk.store, partner.id)
        if now >= one.received_at + UNDO_TIME or not any(line.split(":")[0] in _APPLIED for line in one.contents)
    ]
    where = "WHERE partner_id = ? AND receipt_in = '' ORDER BY rowid LIMIT 100"
    return taken, desk.store.select(RefusedPackage, where, partner.id)


def _receipt(package: ReceivedPackage) -> Receipt:
    return Receipt(
        package_id=package.id,
        sequence=package.sequence,
        hash=bytes.fromhex(package.hash),
        at=package.received_at,
        outcome=Outcome(package.outcome.value),
        reason=Reason(package.reason) if package.outcome is PackageOutcome.REFUSED else None,
        seq=package.seq,
        head=bytes.fromhex(package.head),
    )


def _refusal(package: RefusedPackage) -> Receipt:
    return Receipt(
        package_id=package.name,
        sequence=package.sequence,
        hash=bytes.fromhex(package.hash),
        at=package.seen_at,
        outcome=Outcome.REFUSED,
        reason=Reason(package.reason),
    )
