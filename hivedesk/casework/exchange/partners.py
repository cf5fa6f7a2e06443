"""Whose packages are taken: cards read, their six words compared by telephone, withdrawn."""

from dataclasses import dataclass, replace

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.exchange.own_keys import ensure_identity, own_identities
from hivedesk.casework.exchange.queueing import tell_another
from hivedesk.casework.exchange.sealed_contents import give_up
from hivedesk.crypto.identity import PublicIdentity, read_public_identity
from hivedesk.crypto.slots import EscrowSlot
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import Partner, PartnerRole, PartnerState
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import RuleRefused
from hivedesk.package_format.cards import read_card
from hivedesk.store import exchange
from hivedesk.store.vault import Vault


@dataclass(frozen=True)
class CardShown:
    """A card that was read. It counts only once its six words were compared."""

    partner: Partner
    words: tuple[str, ...]
    takes_over_from: Partner | None = None  # who had other keys until now
    known: Partner | None = None  # the same keys, as they are kept already


def identity_of(partner: Partner) -> PublicIdentity:
    """The partner's public keys."""
    return read_public_identity(bytes.fromhex(partner.keys))


def partners(desk: Desk) -> list[Partner]:
    """All who were ever accepted, by name."""
    return exchange.partners(desk.store)


def accepted(desk: Desk) -> list[Partner]:
    """Those whose packages are taken."""
    return exchange.partners(desk.store, PartnerState.ACCEPTED)


def the_service(desk: Desk) -> Partner | None:
    """The fostering service of this Hive, once its card was accepted."""
    return next((one for one in accepted(desk) if one.role is PartnerRole.SERVICE), None)


def look_at_card(desk: Desk, content: bytes) -> CardShown:
    """Read a card from a file. Nothing is kept yet.

    Raises:
        NotACard, NewerCard: see there.
        RuleRefused: it is this desk's own, of the wrong kind, or was withdrawn.
    """
    card = read_card(content)
    if any(card.identity.key_id == own.public.key_id for own in own_identities(desk)):
        raise RuleRefused("This is your own card.", "Hand it to the other side; open here the card that they gave you.")
    role = PartnerRole(card.role.value)
    if desk.role is VaultRole.SERVICE and role is PartnerRole.SERVICE:
        raise RuleRefused("This is the card of a fostering service, not of a Hive.", "Ask the Hive for its card.")
    if desk.role is VaultRole.HIVE and role is PartnerRole.HIVE:
        raise RuleRefused("This is the card of a Hive.", "Ask the fostering service for its card.")
    known = desk.store.find(Partner, card.identity.key_id)
    if known is not None and known.state is PartnerState.WITHDRAWN:
        raise RuleRefused("These keys were withdrawn, because they may be in other hands.", "Ask for a new card.")
    before = desk.store.find(Partner, card.replaces) if card.replaces else None
    partner = Partner(
        id=card.identity.key_id,
        role=role,
        name=card.name,
        area=card.area,
        person=card.person,
        phone=card.phone,
        mailbox=card.mailbox,
        keys=card.identity.raw.hex(),
        origin=before.origin if before is not None else card.identity.key_id,
        shown_at=desk.clock.now(),
    )
    return CardShown(partner, card.identity.words, before, known)


def accept_card(desk: Desk, shown: CardShown) -> Changed:
    """Take packages from there from now on: the six words were compared by telephone.

    At a Hive the service is given a way into the vault as well: the records belong to the council.

    Raises:
        RuleRefused: this Hive has another fostering service.
        CannotWrite: nothing has changed.
    """
    service = the_service(desk) if shown.partner.role is PartnerRole.SERVICE else None
    former = shown.takes_over_from
    if service is not None and service.id not in (shown.partner.id, former.id if former else ""):
        raise RuleRefused(
            "This Hive has the card of another fostering service already.",
            "Withdraw that card first, once you are sure that this one takes its place.",
        )
    ensure_identity(desk)
    now = desk.clock.now()
    kept = replace(shown.partner, state=PartnerState.ACCEPTED, compared_at=now, compared_by=desk.author)
    if shown.known is not None:
        kept = replace(
            kept,
            origin=shown.known.origin,
            shown_at=shown.known.shown_at,
            begin_anew=shown.known.state is PartnerState.REPLACED,  # what waited was given up with the card
            taken_sequence=shown.known.taken_sequence,
            taken_hash=shown.known.taken_hash,
        )
    else:
        kept = _goes_on(desk, kept, former)
    with desk.act(ActKind.ACCEPT_CARD, kept.id) as act:
        if shown.known is None:
            act.insert(kept)
        else:
            act.update(kept)
        if former is not None and former.state is PartnerState.ACCEPTED:
            act.update(replace(former, state=PartnerState.REPLACED, ended_at=now))
            give_up(desk, act, exchange.without_outcome(desk.store, former.id))
        if former is not None:
            tell_another(desk, act, former.id, kept.id)
        if kept.role is PartnerRole.SERVICE and isinstance(desk.store.vault, Vault):
            _give_way_in(desk.store.vault, kept)
    return desk.changed(ActKind.ACCEPT_CARD, act, kept.id)


def withdraw_card(desk: Desk, partner_id: str, why: str) -> Changed:
    """Take nothing more from these keys: they may be in other hands.

    Raises:
        RuleRefused: no reason was given.
    """
    if not why.strip():
        raise RuleRefused("Say why the card is withdrawn.", "For example: laptop lost on Thursday.")
    partner = desk.store.get(Partner, partner_id)
    ended = replace(partner, state=PartnerState.WITHDRAWN, ended_at=desk.clock.now(), ended_why=why.strip())
    with desk.act(ActKind.WITHDRAW_CARD, partner_id) as act:
        act.update(ended)
        give_up(desk, act, exchange.without_outcome(desk.store, partner_id))
        if partner.role is PartnerRole.SERVICE and isinstance(desk.store.vault, Vault):
            _take_way_in(desk.store.vault, keep="")
    return desk.changed(ActKind.WITHDRAW_CARD, act, partner_id)


def begin_anew(desk: Desk, partner_id: str) -> Changed:
    """Tell a partner everything anew with the next package: they were set back, or a package is lost."""
    partner = desk.store.get(Partner, partner_id)
    with desk.act(ActKind.BEGIN_ANEW, partner_id) as act:
        act.update(replace(partner, begin_anew=True))
    return desk.changed(ActKind.BEGIN_ANEW, act, partner_id)


def _goes_on(desk: Desk, partner: Partner, former: Partner | None) -> Partner:
    """With new keys: our numbers go on after the last one that was sealed for the old ones, and all is told anew.

    They have counted on, and would take a number that comes again for that of an older copy. A Hive's service is the
    one before it also where its card does not say so.
    """
    before = [one for one in partners(desk) if one.role is PartnerRole.SERVICE and partner.role is PartnerRole.SERVICE]
    before += [former] if former is not None else []
    sent = [last for one in before if (last := exchange.last_sent(desk.store, one.id)) is not None]
    if not sent:
        return replace(partner, begin_anew=bool(before))
    last = max(sent, key=lambda one: one.sequence)
    return replace(partner, begin_anew=True, taken_sequence=last.sequence, taken_hash=last.hash)


def _give_way_in(vault: Vault, service: Partner) -> None:
    key = identity_of(service).sealing
    if not any(isinstance(slot, EscrowSlot) and slot.key_id == key.key_id for slot in vault.header.slots):
        vault.add_escrow(key)
    _take_way_in(vault, keep=key.key_id)


def _take_way_in(vault: Vault, keep: str) -> None:
    for slot in vault.header.slots:
        if isinstance(slot, EscrowSlot) and slot.key_id != keep:
            vault.remove_slot(slot.id)
