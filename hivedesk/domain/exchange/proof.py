"""What was sent and received, and when, as a paper can prove it: counts and hashes, no names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hivedesk.domain.exchange.records import ReceivedPackage, SentPackage
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.counting import number_of


@dataclass(frozen=True, kw_only=True)
class ExchangeProof:
    """How the exchange with the service, or with the Hives, stands at a moment."""

    role: VaultRole = VaultRole.HIVE  # whose desk it is
    partners: Mapping[str, str] = field(default_factory=dict)  # at the service: the names of the Hives, by their keys
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


def sent_words_at_the_service(last_receipt: datetime | None, unconfirmed: int, receipt_words: str) -> str:
    """One sentence on how far the Hives have confirmed what was sent to them."""
    if last_receipt is None:
        return "No Hive has confirmed anything yet."
    if unconfirmed == 0:
        return f"The Hives have confirmed everything that was sent to them, last on {receipt_words}."
    without = number_of(unconfirmed, "item is", "items are")
    return f"A Hive last confirmed something on {receipt_words}; {without} not confirmed yet."
