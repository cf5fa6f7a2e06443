"""The proof of the exchange, gathered from the vault."""

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.overview import own_words, partner_names, words_of
from hivedesk.casework.exchange.standing import exchange_state, last_receipt
from hivedesk.casework.lost_laptop import laptop_contents, what_it_held
from hivedesk.domain.exchange.proof import ExchangeProof
from hivedesk.domain.hive import VaultRole
from hivedesk.store import exchange

_LINES = 400  # packages of each direction that are listed


def exchange_proof(desk: Desk) -> ExchangeProof:
    """What was sent and received, and when."""
    state, seq, head = exchange_state(desk), *desk.store.head
    return ExchangeProof(
        role=desk.role,
        partners=partner_names(desk) if desk.role is VaultRole.SERVICE else {},
        service=state.service.name if state.service else "",
        service_words=words_of(state.service) if state.service else (),
        own_words=own_words(desk),
        held=tuple(what_it_held(laptop_contents(desk))),
        unconfirmed=state.unconfirmed,
        last_receipt=last_receipt(desk),
        entries=seq,
        head=head.hex(),
        sent=tuple(one for one in exchange.sent_packages(desk.store, _LINES) if one.contents),
        received=tuple(one for one in exchange.received_packages(desk.store, _LINES) if one.contents),
        now=desk.clock.now(),
    )
