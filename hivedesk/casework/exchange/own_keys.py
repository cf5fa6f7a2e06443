"""Who this desk is in the exchange: its keys, kept within the vault, and its card."""

from dataclasses import replace

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.mailbox_settings import mailbox_settings
from hivedesk.crypto.identity import Identity, new_identity, read_identity
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import PackageOutcome, PartnerState, SentPackage
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import written_moment
from hivedesk.foundation.errors import RuleRefused
from hivedesk.package_format.cards import Card, CardRole, write_card
from hivedesk.store import audit, exchange
from hivedesk.store.secrets import find_secret, keep_secret

_OWN, _FORMER, _ON_CARD = "identity", "identity/former", "card/mailbox"

NO_MAILBOX = RuleRefused(
    "No mailbox is set yet, so the card would name none.",
    "Enter its address and save it first, then save the card. Without it every HCSW has to type the address.",
)


def own_identity(desk: Desk) -> Identity | None:
    """The keys of this desk, or None where its card was never made."""
    secret = find_secret(desk.store, _OWN)
    return None if secret is None else read_identity(secret)


def own_identities(desk: Desk) -> tuple[Identity, ...]:
    """The keys of this desk, and those from before: what was sealed for them may still be on its way."""
    found = (find_secret(desk.store, name) for name in (_OWN, _FORMER))
    return tuple(read_identity(secret) for secret in found if secret is not None)


def ensure_identity(desk: Desk) -> Identity:
    """The keys of this desk, made where there are none."""
    identity = own_identity(desk)
    if identity is None:
        identity = new_identity()
        with desk.act(ActKind.MAKE_CARD):
            keep_secret(desk.store, _OWN, identity.secret)
    return identity


def renew_keys(desk: Desk) -> Identity:
    """New keys in place of those that may be in other hands. Every partner needs the new card, and is told anew.

    Made once more before anybody took the last ones, they take over from the ones that are known outside.
    """
    former = own_identity(desk)
    identity = new_identity()
    is_known = former is not None and _are_known_outside(desk)
    with desk.act(ActKind.RENEW_KEYS) as act:
        if former is not None and is_known:
            keep_secret(desk.store, _FORMER, former.secret)
        keep_secret(desk.store, _OWN, identity.secret)
        for partner in exchange.partners(desk.store, PartnerState.ACCEPTED):
            act.update(replace(partner, begin_anew=True))
    return identity


def _are_known_outside(desk: Desk) -> bool:
    """Whether anybody took something that was sealed since the last new keys were made."""
    renewed = audit.entries_of_kind(desk.store, "", ActKind.RENEW_KEYS)
    if not renewed:
        return True
    where = "WHERE outcome = ? AND made_at >= ? LIMIT 1"
    taken = PackageOutcome.TAKEN.value
    return bool(desk.store.select(SentPackage, where, taken, written_moment(renewed[-1].at)))


def card_lacks(desk: Desk, typed: str = "") -> RuleRefused | None:
    """What is amiss with the service's card if it is saved now; None where nothing is, and at a Hive.

    ``typed``: the address that stands in the form, saved or not.
    """
    if desk.role is not VaultRole.SERVICE:
        return None
    kept = mailbox_settings(desk).address
    if typed.strip() and typed.strip() != kept:
        return RuleRefused(
            "The mailbox that you typed is not saved yet, so the card would name "
            f"{'the one before it' if kept else 'none'}.",
            "Choose Save the mailbox first, then save the card.",
        )
    return None if kept else NO_MAILBOX


def note_card_saved(desk: Desk) -> None:
    """Remember which mailbox the service's card names that is handed out now; at a Hive nobody asks for it."""
    if desk.role is not VaultRole.SERVICE:
        return
    with desk.act(ActKind.MAKE_CARD):
        keep_secret(desk.store, _ON_CARD, mailbox_settings(desk).address.encode())


def card_is_outdated(desk: Desk) -> bool:
    """Whether the service's card was handed out, and the mailbox has become another since."""
    told = find_secret(desk.store, _ON_CARD)
    return desk.role is VaultRole.SERVICE and told is not None and told.decode() != mailbox_settings(desk).address


def own_card(desk: Desk, mailbox: str) -> bytes:
    """The card of this desk as a file to hand over; nothing in it is secret. ``mailbox``: the address to name."""
    identity, hive = ensure_identity(desk), desk.hive
    former = find_secret(desk.store, _FORMER)
    card = Card(
        role=CardRole.SERVICE if desk.role is VaultRole.SERVICE else CardRole.HIVE,
        name=hive.name,
        area=hive.area,
        person=hive.worker,
        phone=hive.worker_phone,
        mailbox=mailbox,
        made_at=desk.clock.now(),
        identity=identity.public,
        replaces="" if former is None else read_identity(former).public.key_id,
    )
    return write_card(card, identity)
