"""What was sent and received, and when, as a paper can prove it: counts and hashes, no names."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.domain.exchange.records import ReceivedPackage, SentPackage
from hivedesk.foundation.counting import number_of


@dataclass(frozen=True, kw_only=True)
class ExchangeProof:
    """How the exchange with the service stands at a moment."""

    service: str  # its name; "" where no card was accepted
    service_words: tuple[str, ...]
    own_words: tuple[str, ...]
    held: tuple[str, ...]  # what this laptop holds, as "38 carers"
    unconfirmed: int  # items without a receipt, sent or not
    last_receipt: datetime | None
    entries: int  # the number of the last change entry …
    head: str  # … and its hash
    sent: tuple[SentPackage, ...]  # the newest first
    received: tuple[ReceivedPackage, ...]
    now: datetime


def sent_words(last_receipt: datetime | None, unconfirmed: int, receipt_words: str) -> str:
    """One sentence on how far the service has confirmed what is here. ``receipt_words``: the moment as it is shown."""
    if last_receipt is None:
        return "The service has not confirmed anything yet. What is not copied elsewhere would be lost."
    if unconfirmed == 0:
        return f"The service confirmed on {receipt_words} that it has everything that is shared."
    since = number_of(unconfirmed, "item is", "items are")
    return f"The service confirmed on {receipt_words} what had been sent; {since} new since, and not confirmed yet."
