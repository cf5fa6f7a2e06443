"""The exchange of the demonstration Hive: a made-up service, its card, what was sent to it, and its answer."""

from datetime import timedelta

from hivedesk.casework.demonstration.directory_told import directory_part
from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, set_mailbox
from hivedesk.casework.exchange.own_keys import ensure_identity, own_identities
from hivedesk.casework.exchange.partners import accept_card, identity_of, look_at_card, the_service
from hivedesk.casework.exchange.taking import take_packages
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.casework.vaults import vault_of
from hivedesk.crypto.identity import Identity, new_identity
from hivedesk.domain.exchange.records import SentPackage
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import Clock
from hivedesk.foundation.files import make_private_folder
from hivedesk.incoming.package import open_package
from hivedesk.outgoing.package import Sender, seal_body
from hivedesk.package_format.body import Body, Outcome, Receipt
from hivedesk.package_format.cards import Card, CardRole, write_card
from hivedesk.package_format.chain import NO_PACKAGE, Chain
from hivedesk.package_format.parts import NoticePart

MAILBOX = "demonstration-mailbox"  # a folder beside the vault; nothing in it ever leaves this laptop
_NOTICE = NoticePart(
    id="demonstration-notice",
    title="Duty line over Christmas",
    text="From 24 December at noon until 2 January please ring the Out of Hours Service. The duty line is open again "
    "on 4 January at 08:30.",
)


def tell_exchange(desk: Desk) -> None:
    """Accept the card of a made-up service, tell it everything, and take its receipt and a message."""
    service = new_identity()
    folder = vault_of(desk).folder.parent / MAILBOX
    make_private_folder(folder)
    card = Card(
        role=CardRole.SERVICE,
        name="Fostering Service (made up)",
        person="Philippa Storr",
        phone="01632 960100",
        mailbox=str(folder),
        made_at=desk.clock.now(),
        identity=service.public,
    )
    accept_card(desk, look_at_card(desk, write_card(card, service)))
    set_mailbox(desk, MailboxSettings(str(folder)))
    (sent,) = keep_sealed(desk, seal_job(desk)(NoProgress()))
    _answer(desk, service, sent, desk.clock)


def _answer(desk: Desk, service: Identity, sent: SentPackage, clock: Clock) -> None:
    """As the service's desk would: a signed receipt, and a message."""
    own = ensure_identity(desk)
    receipt = Receipt(
        package_id=sent.id,
        sequence=sent.sequence,
        hash=bytes.fromhex(sent.hash),
        at=clock.now(),
        outcome=Outcome.TAKEN,
        seq=sent.until,
        head=bytes.fromhex(sent.head),
    )
    taken = Chain(sent.sequence, bytes.fromhex(sent.hash))
    body = Body(
        made_at=clock.now() + timedelta(minutes=1), taken=taken, receipts=(receipt,), parts=(_NOTICE, directory_part())
    )
    package = seal_body(body, Sender(service, own.public, NO_PACKAGE))
    partner = the_service(desk)
    assert partner is not None
    known = {partner.id: identity_of(partner)}
    take_packages(desk, [open_package(package.header.package_id, package.content, own_identities(desk), known)])
