"""How far the exchange is set up at a Hive: the steps that lead to the first receipt, and which are done."""

from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import DocumentKind
from hivedesk.casework.exchange.mailbox_settings import mailbox_settings
from hivedesk.casework.exchange.standing import last_receipt, service_of
from hivedesk.domain.acts import ActKind
from hivedesk.store import audit, exchange


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """Which steps are done."""

    card_accepted: bool  # the service's, its six words compared
    card_saved: bool  # this desk's own as it is now, into a file to be handed over
    mailbox_works: bool  # the one that is kept was tested, or something was left there
    receipt_came: bool

    @property
    def done(self) -> bool:
        """Whether nothing is left to be set up."""
        return self.card_accepted and self.card_saved and self.mailbox_works and self.receipt_came


def set_up(desk: Desk) -> SetUp:
    """How far the exchange is set up.

    A receipt says all of it at once: the service has this desk's card, and the mailbox works both ways.
    """
    service = service_of(desk)
    received = last_receipt(desk, service.id) if service is not None else None
    if received is not None:
        return SetUp(card_accepted=True, card_saved=True, mailbox_works=True, receipt_came=True)
    settings = mailbox_settings(desk)
    return SetUp(
        card_accepted=service is not None,
        card_saved=_card_saved(desk),
        mailbox_works=bool(settings.address) and (settings.tested or exchange.was_anything_left(desk.store)),
        receipt_came=False,
    )


def _card_saved(desk: Desk) -> bool:
    """Whether the card was saved since its keys were made."""
    saved = audit.last_of_kind(desk.store, ActKind.SAVE_DOCUMENT, DocumentKind.CARD.value)
    return saved > audit.last_of_kind(desk.store, ActKind.RENEW_KEYS)
