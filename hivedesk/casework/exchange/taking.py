"""Packages from the mailbox: judged by their place in the chain, taken in one transaction each, receipted later."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.applying import apply_here, apply_to_records, brings_changes, check_parts
from hivedesk.casework.exchange.sealed_contents import give_up
from hivedesk.casework.exchange.telling import taken_chain
from hivedesk.casework.sent_rules import use_sent_rules
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import (
    PackageOutcome,
    Partner,
    PartnerState,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import Clock
from hivedesk.incoming.package import OpenedPackage, RefusedFile, content_id
from hivedesk.outgoing.package import contents
from hivedesk.package_format.body import Body, Outcome, Receipt
from hivedesk.package_format.chain import Chain
from hivedesk.package_format.parts import AskPart, PolicyPart, RecordsPart
from hivedesk.package_format.refusals import Early, Reason, Refused, UnreadableBody
from hivedesk.store import exchange
from hivedesk.store.changes import Act, DoesNotFit

_MOST_REFUSED = 500  # lines kept of what was refused: a mailbox can hold any amount of it

_MAY_BE_HEARD_OF = (None, PackageOutcome.REPLACED)  # a receipt may be late


@dataclass
class Taken:
    """What became of what lay in the mailbox."""

    taken: list[ReceivedPackage] = field(default_factory=list)
    refused: list[RefusedPackage] = field(default_factory=list)
    waiting: int = 0  # came before an earlier one of their sender
    to_remove: list[str] = field(default_factory=list)  # names that the mailbox need not keep


def take_packages(desk: Desk, found: Sequence[OpenedPackage | RefusedFile]) -> Taken:
    """Judge and take what a job has fetched and opened, in the order of each sender's chain."""
    result = Taken()
    # at a Hive each package is a transaction of its own: records that do not fit show only when it ends
    together = desk.store.batch(desk.clock.now()) if desk.role is VaultRole.SERVICE else nullcontext()
    with together:
        for one in found:
            if isinstance(one, RefusedFile):
                _refuse(desk, result, _no_package(one, desk.clock))
        opened = [one for one in found if isinstance(one, OpenedPackage)]
        opened.sort(key=lambda one: (one.package.header.sender, one.package.header.sequence))
        for sender, packages in groupby(opened, key=lambda one: one.package.header.sender):
            _take_from(desk, desk.store.find(Partner, sender), list(packages), result)
    return result


def _take_from(desk: Desk, partner: Partner | None, packages: Sequence[OpenedPackage], result: Taken) -> None:
    """Take the packages of one sender, in the order of their numbers."""
    if partner is None or partner.state is not PartnerState.ACCEPTED:
        for one in packages:
            _refuse(desk, result, _refused(one, Reason.UNKNOWN_SENDER, desk.clock, certain=False))
        return
    chain = taken_chain(desk, partner)
    for one in packages:
        if _is_next(desk, one, chain, result):
            result.taken.append(_take_next(desk, partner, one))
            result.to_remove.append(one.package.header.package_id)
            chain = chain.after(one.package)
            if one.body is not None and one.body.says_of_ours:
                partner = desk.store.get(Partner, partner.id)


def _is_next(desk: Desk, opened: OpenedPackage, chain: Chain, result: Taken) -> bool:
    """Whether it is to be taken now; else what it is instead is noted."""
    package, body = opened.package, opened.body
    name, sender = package.header.package_id, package.header.sender
    known = desk.store.find(ReceivedPackage, name)
    if known is not None and (known.partner_id, known.sequence) != (sender, package.header.sequence):
        _refuse(desk, result, _refused(opened, Reason.FORK, desk.clock, certain=True))  # a name that is taken
        return False
    try:
        if body is None or not body.begins_anew or not chain.may_begin_anew(package):
            chain.require_next(package, lambda sequence: exchange.taken_hash(desk.store, sender, sequence))
    except Early:
        result.waiting += 1
        return False
    except Refused as refused:
        if refused.reason is Reason.REPLAYED:
            if known is not None and known.wants_receipt:
                # they have not heard that it was taken: what tells them may have been lost
                exchange.leave_again(desk.store, sender)
            result.to_remove.append(name)
        else:
            _refuse(desk, result, _refused(opened, refused.reason, desk.clock, certain=True))
        return False
    return True


def _take_next(desk: Desk, partner: Partner, opened: OpenedPackage) -> ReceivedPackage:
    """Take the next package of a partner; one that cannot be read is refused, and counts in the chain all the same."""
    received, body = _received(opened, desk.clock), opened.body
    if body is not None:
        try:
            check_parts(desk, partner, body.parts)
            if brings_changes(body.parts) and desk.role is VaultRole.HIVE:
                with desk.act(ActKind.APPLY_PACKAGE, received.id) as act:
                    apply_to_records(desk, act, partner, received, body.parts)
        except (UnreadableBody, DoesNotFit):
            received, body = _received(OpenedPackage(opened.package, None), desk.clock), None
    with desk.act(ActKind.TAKE_PACKAGE, partner.id) as act:
        act.insert(received)
        if body is not None:
            _hear(desk, act, partner, body)
            apply_here(desk, act, partner, body.parts)
    if body is not None and any(isinstance(part, PolicyPart) for part in body.parts):
        use_sent_rules(desk)
    return received


def _received(opened: OpenedPackage, clock: Clock) -> ReceivedPackage:
    header, body = opened.package.header, opened.body
    told = next((part for part in body.parts if isinstance(part, RecordsPart)), None) if body else None
    return ReceivedPackage(
        id=header.package_id,
        partner_id=header.sender,
        sequence=header.sequence,
        hash=opened.package.hash.hex(),
        made_at=body.made_at if body is not None else clock.now(),
        received_at=clock.now(),
        size=len(opened.package.content),
        seq=told.until if told else 0,
        head=(told.head if told else bytes(32)).hex(),
        contents=contents(body.parts) if body is not None else (),
        outcome=PackageOutcome.REFUSED if body is None else PackageOutcome.TAKEN,
        reason=Reason.UNREADABLE_BODY.value if body is None else "",
        wants_receipt=body is None or body.wants_receipt,
    )


def _hear(desk: Desk, act: Act, partner: Partner, body: Body) -> None:
    """What they say of our packages, and whether they ask for everything anew."""
    if body.begins_anew:
        exchange.leave_again(desk.store, partner.id)  # what they refused while they did not know us, they take now
    if not body.says_of_ours:
        return
    asks = any(isinstance(part, AskPart) for part in body.parts)
    heard = partner
    if body.taken.sequence > partner.taken_sequence:
        heard = replace(heard, taken_sequence=body.taken.sequence, taken_hash=body.taken.hash.hex())
    last = exchange.last_sent(desk.store, partner.id)
    set_back = body.taken.sequence > (last.sequence if last is not None else 0)  # this vault is an older copy
    refused = _note_receipts(desk, act, body.receipts, desk.clock.now())
    _note_acknowledged(desk, act, partner, body, desk.clock.now())
    _note_replaced(desk, act, partner)
    if set_back or refused or asks:
        heard = replace(heard, begin_anew=True)
    if heard != partner:
        act.update(heard)


def _note_receipts(desk: Desk, act: Act, receipts: Sequence[Receipt], now: datetime) -> bool:
    """Whether records that we told were refused: they have to be told again."""
    told_again = False
    for receipt in receipts:
        sent = desk.store.find(SentPackage, receipt.package_id)
        if sent is None or sent.hash != receipt.hash.hex() or sent.outcome not in _MAY_BE_HEARD_OF:
            continue
        outcome = PackageOutcome(receipt.outcome.value)
        reason = receipt.reason.value if receipt.reason else ""
        act.update(replace(sent, outcome=outcome, reason=reason, receipt_at=now))
        exchange.take_out(desk.store, (sent.id,))
        exchange.forget_contents(desk.store, (sent.id,))
        told_again |= receipt.outcome is Outcome.REFUSED and sent.outcome is None and sent.until > sent.after
    return told_again


def _note_acknowledged(desk: Desk, act: Act, partner: Partner, body: Body, now: datetime) -> None:
    """They have our packages up to there: those need not be left again, and what held only receipts is done.

    What told them something waits for the receipt that names it.
    """
    where = "WHERE partner_id = ? AND outcome IS NULL AND sequence <= ? ORDER BY sequence"
    arrived = desk.store.select(SentPackage, where, partner.id, body.taken.sequence)
    last = next((sent for sent in arrived if sent.sequence == body.taken.sequence), None)
    if last is not None and last.hash != body.taken.hash.hex():
        return  # another package took its place there: it will be told as a fork
    exchange.take_out(desk.store, (sent.id for sent in arrived))
    for sent in arrived:
        if not sent.contents:
            act.update(replace(sent, outcome=PackageOutcome.TAKEN, receipt_at=now))


def _note_replaced(desk: Desk, act: Act, partner: Partner) -> None:
    """They have a package that told everything: what was sealed before it, and they never had, is given up."""
    anew = exchange.last_begun_anew(desk.store, partner.id)
    give_up(desk, act, [one for one in exchange.without_outcome(desk.store, partner.id) if one.sequence < anew])


def _no_package(file: RefusedFile, clock: Clock) -> RefusedPackage:
    return RefusedPackage(
        id=file.id, name=file.name, partner_id="", seen_at=clock.now(), reason=file.reason.value, size=file.size
    )


def _refused(opened: OpenedPackage, reason: Reason, clock: Clock, *, certain: bool) -> RefusedPackage:
    """``certain``: its signatures hold, so that its sender may be told."""
    header = opened.package.header
    return RefusedPackage(
        id=content_id(opened.package.content),
        name=header.package_id,
        partner_id=header.sender if certain else "",
        seen_at=clock.now(),
        reason=reason.value,
        size=len(opened.package.content),
        sequence=header.sequence if certain else 0,
        hash=opened.package.hash.hex() if certain else "",
    )


def _refuse(desk: Desk, result: Taken, refused: RefusedPackage) -> None:
    result.to_remove.append(refused.name)
    if desk.store.find(RefusedPackage, refused.id) is not None:
        if refused.partner_id:  # they have not heard of it
            exchange.leave_again(desk.store, refused.partner_id)
        return
    row = desk.store.row("SELECT count(*) FROM refused_package")
    if row and row[0] >= _MOST_REFUSED:
        return
    with desk.act(ActKind.REFUSE_PACKAGE, refused.partner_id, detail=refused.reason) as act:
        act.insert(refused)
    result.refused.append(refused)
