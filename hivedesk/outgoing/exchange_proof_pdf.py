"""What was sent to the service and received from it, when, and with which hashes. Imports reportlab: import it late."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hivedesk.domain.exchange.proof import ExchangeProof, sent_words, sent_words_at_the_service
from hivedesk.domain.exchange.records import PackageOutcome, ReceivedPackage, SentPackage
from hivedesk.domain.exchange.wording import REASONS, PackageState, what_it_held
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.clock import format_moment
from hivedesk.outgoing import blocks
from hivedesk.outgoing.paper import TEXT_WIDTH, build, furniture

TITLE = "What was sent and received"
CONFIDENTIALITY = "Counts and numbers only, no names."
_WIDTHS = (0.21, 0.33, 0.21, 0.25)


def exchange_proof_pdf(proof: ExchangeProof, hive: Hive, worker: str) -> bytes:
    """The proof as a paper, the newest package first."""
    confirmed = sent_words if proof.role is VaultRole.HIVE else sent_words_at_the_service
    receipt = format_moment(proof.last_receipt) if proof.last_receipt else ""
    story: list[Any] = [
        blocks.para(TITLE, "title"),
        blocks.para(f"{hive.name}, {format_moment(proof.now)}", "subtitle"),
        blocks.para(confirmed(proof.last_receipt, proof.unconfirmed, receipt), "strong"),
        blocks.space(4),
        blocks.para(f"This laptop holds {_listed(proof.held)}." if proof.held else "This laptop holds no records."),
        blocks.para(
            f"Its audit trail has {proof.entries:,} entries; the hash of the last is "
            f"{proof.head[:32]} {proof.head[32:]}.",
            "small",
        ),
        blocks.para(_keys(proof), "small"),
        blocks.para("Sent", "heading"),
        *_table(("Sealed", "What", "Receipt", "Package and hash"), [_sent(one, proof) for one in proof.sent]),
        blocks.para("Received", "heading"),
        *_table(("Came", "What", "State", "Package and hash"), [_came(one, proof) for one in proof.received]),
    ]
    return build(story, furniture(hive, TITLE, CONFIDENTIALITY, proof.now, worker))


def _keys(proof: ExchangeProof) -> str:
    if proof.role is VaultRole.SERVICE:
        if not proof.own_words:
            return "The card of this desk was not made yet."
        return f"The six words of this desk: {' '.join(proof.own_words)}."
    if not proof.service:
        return "No card of a fostering service was accepted."
    return (
        f"The six words of {proof.service}: {' '.join(proof.service_words)}. "
        f"The six words of this Hive: {' '.join(proof.own_words)}."
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Any]:
    if not rows:
        return [blocks.para("Nothing.")]
    widths = [TEXT_WIDTH * share for share in _WIDTHS]
    cells = [[blocks.para(words, "label") for words in row[:-1]] + [blocks.para(row[-1], "part")] for row in rows]
    return [blocks.table([[blocks.para(words, "column_left") for words in head], *cells], widths)]


def _sent(package: SentPackage, proof: ExchangeProof) -> tuple[str, ...]:
    if package.outcome is PackageOutcome.REFUSED:
        state = REASONS.get(package.reason, "Refused")
    elif package.outcome is PackageOutcome.REPLACED:
        state = PackageState.REPLACED.value
    else:
        state = _moment(package.receipt_at) or "none yet"
    return (_moment(package.made_at), _what(package, proof), state, _numbers(package.id, package.hash))


def _came(package: ReceivedPackage, proof: ExchangeProof) -> tuple[str, ...]:
    taken = package.outcome is PackageOutcome.TAKEN
    state = "Received" if taken else REASONS.get(package.reason, "Refused")
    return (_moment(package.received_at), _what(package, proof), state, _numbers(package.id, package.hash))


def _what(package: SentPackage | ReceivedPackage, proof: ExchangeProof) -> str:
    """What it held; at the service, which Hive it went to or came from as well."""
    name, held = proof.partners.get(package.partner_id, ""), what_it_held(package.contents)
    return f"{name}: {held}" if name else held


def _numbers(package_id: str, digest: str) -> str:
    return f"{package_id[:16]} {package_id[16:]} / {digest[:16]} {digest[16:32]} {digest[32:48]} {digest[48:]}"


def _moment(moment: datetime | None) -> str:
    return format_moment(moment) if moment else ""


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
