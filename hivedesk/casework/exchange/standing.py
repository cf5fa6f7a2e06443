"""How the exchange stands, in short: for the status line, so nothing here loads what seals or knows a network."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.arrivals import told_on_today, unseen_arrivals
from hivedesk.casework.exchange.mailbox_settings import mailbox_settings
from hivedesk.domain.exchange.records import Partner, PartnerRole, PartnerState
from hivedesk.domain.exchange.wording import items_in
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import format_date, local
from hivedesk.foundation.counting import number_of
from hivedesk.store import exchange

LONG_SILENCE = timedelta(days=7)
"""So long without a receipt, while something waits, is said on Today."""

_REFUSED = """refused_package r WHERE partner_id <> '' AND seen_at > coalesce(
    (SELECT max(received_at) FROM received_package p WHERE p.partner_id = r.partner_id), '')"""


@dataclass(frozen=True, kw_only=True)
class ExchangeState:
    """The exchange in short."""

    service: Partner | None  # at a Hive
    partners: int  # whose packages are taken
    mailbox: str  # its address; "" where none is set
    new: int  # items, that is records and messages, that were not sealed yet
    sealed: int  # items that were sealed and lie in no mailbox yet
    on_the_way: int  # items that were left in the mailbox and have no receipt
    everything: bool  # nothing was told yet, or all of it has to be told anew
    last_receipt: datetime | None
    conflicts: int
    unread: int
    arrived: int  # families, events and rules that came and were not looked at
    refused: int  # packages of a partner, genuine and yet not accepted, since the last one that was

    @property
    def unsent(self) -> int:
        """The items that are on this laptop alone."""
        return self.new + self.sealed

    @property
    def unconfirmed(self) -> int:
        """The items that have no receipt, sent or not."""
        return self.unsent + self.on_the_way

    @property
    def to_look_at(self) -> int:
        """What came and asks for a look: families, events, rules, messages, fields to be decided, refusals."""
        return self.arrived + self.unread + self.conflicts + self.refused


def exchange_state(desk: Desk) -> ExchangeState:
    """How the exchange stands."""
    known = exchange.partners(desk.store, PartnerState.ACCEPTED)
    new, everything = _new(desk, known)
    sealed, on_the_way = _without_receipt(desk, known)
    return ExchangeState(
        service=service_of(desk),
        partners=len(known),
        mailbox=mailbox_settings(desk).address,
        new=new,
        sealed=sealed,
        on_the_way=on_the_way,
        everything=everything,
        last_receipt=last_receipt(desk),
        conflicts=_count(desk, "conflict WHERE decision IS NULL"),
        unread=_count(desk, "notice WHERE read_at IS NULL"),
        arrived=len(unseen_arrivals(desk)),
        refused=_count(desk, _REFUSED),
    )


def to_see_to(desk: Desk) -> str:
    """What of the exchange asks for the worker, in sentences for Today; "" where nothing does."""
    state = exchange_state(desk)
    if not state.partners:
        return ""
    told = told_on_today(desk)
    if state.unread:
        told.append(
            number_of(state.unread, "message of the service is", "messages of the service are") + " not read yet."
        )
    if state.conflicts:
        words = number_of(state.conflicts, "field was", "fields were")
        told.append(f"{words} changed here and at the service: decide which value stands.")
    if state.refused:
        words = number_of(state.refused, "package of the service was", "packages of the service were")
        told.append(f"{words} not accepted: Exchange, Received says why.")
    since = state.last_receipt
    if state.unconfirmed and (since is None or desk.clock.now() - since > LONG_SILENCE):
        words = "nothing yet" if since is None else f"nothing since {format_date(local(since).date())}"
        told.append(f"The service has confirmed {words}: send what waits when there is a network.")
    return " ".join(told)


def service_of(desk: Desk) -> Partner | None:
    """The fostering service of this Hive, once its card was accepted."""
    known = exchange.partners(desk.store, PartnerState.ACCEPTED)
    return next((one for one in known if one.role is PartnerRole.SERVICE), None)


def last_receipt(desk: Desk, partner_id: str = "") -> datetime | None:
    """When the other side, or this partner, last confirmed that it has something of ours."""
    taken = "SELECT max(receipt_at) FROM sent_package WHERE outcome = 'taken' AND contents <> '[]'"
    row = desk.store.row(f"{taken} AND partner_id = ?", partner_id) if partner_id else desk.store.row(taken)
    return datetime.fromisoformat(row[0]) if row and row[0] else None


def without_receipt(desk: Desk, partner: Partner) -> int:
    """The items for a partner that have no receipt, sent or not."""
    new, _everything = _new(desk, [partner])
    return new + sum(items_in(package.contents) for package in exchange.without_outcome(desk.store, partner.id))


def was_anything_sealed(desk: Desk) -> bool:
    """Whether any package was ever sealed here, if only with receipts."""
    return desk.store.row("SELECT 1 FROM sent_package LIMIT 1") is not None


def _new(desk: Desk, known: list[Partner]) -> tuple[int, bool]:
    messages = sum(_count(desk, "queued_part WHERE package_id = '' AND partner_id = ?", one.id) for one in known)
    services = [partner for partner in known if partner.role is PartnerRole.SERVICE]
    if desk.role is not VaultRole.HIVE or not services:
        return messages, False
    after = exchange.sealed_until(desk.store, services[0].id)
    tables = (*desk.policy.sharing.records, "frozen_month")
    if after == 0 or services[0].begin_anew:
        return messages + sum(_count(desk, table) for table in tables), True
    return messages + exchange.count_changed(desk.store, tables, after), False


def _without_receipt(desk: Desk, known: list[Partner]) -> tuple[int, int]:
    """The items in packages without a receipt: those that lie in no mailbox yet, and those on the way."""
    partners, left = {one.id for one in known}, exchange.left_at(desk.store)
    sealed = on_the_way = 0
    for package in exchange.without_receipt_yet(desk.store):
        if package.partner_id in partners:
            number = items_in(package.contents)
            if left.get(package.id, package.made_at) is None:
                sealed += number
            else:
                on_the_way += number
    return sealed, on_the_way


def _count(desk: Desk, what: str, *values: str) -> int:
    row = desk.store.row(f"SELECT count(*) FROM {what}", *values)
    return int(row[0]) if row else 0
