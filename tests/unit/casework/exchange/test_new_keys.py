"""A laptop was lost: a card withdrawn, new keys, and both sides go on as before, with all that waited."""

import json
from datetime import timedelta

import pytest

from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card, renew_keys
from hivedesk.casework.exchange.partners import accept_card, look_at_card, the_service, withdraw_card
from hivedesk.casework.exchange.queueing import queue_part, waiting_parts
from hivedesk.casework.exchange.service import ask_for_everything, write_notice
from hivedesk.domain.exchange.records import Notice, PackageOutcome, RefusedPackage, SentPackage
from hivedesk.package_format.parts import NoticePart
from tests.builders import a_contact, a_family
from tests.exchange_desks import fetch, let_time_pass, send, two_desks
from tests.unit.casework.exchange.test_telling_and_taking import shared, told


@pytest.fixture
def desks():
    hive, service, post = two_desks(a_family("Okafor", id="okafor"))
    rounds(hive, service, post)
    return hive, service, post


def rounds(hive, service, post, number: int = 4) -> None:
    """As both windows do it by themselves, a quarter of an hour apart."""
    for _ in range(number):
        for desk in (hive, service):
            send(desk, post)
            fetch(desk, post)
        let_time_pass(hive, service, span=timedelta(minutes=15))


def forks(*desks) -> list[str]:
    return [
        one.reason for desk in desks for one in desk.store.select(RefusedPackage, "WHERE reason <> ?", "unknown_sender")
    ]


def hand_over(desk, other) -> None:
    accept_card(other, look_at_card(other, own_card(desk, "")))


def messages(hive) -> list[str]:
    return [one.title for one in hive.store.select(Notice, "ORDER BY rowid")]


def key_of(desk) -> str:
    return ensure_identity(desk).public.key_id


def test_a_lost_laptop_goes_on_as_the_hive_it_was(desks):
    """The Hive sends before its new card is opened: the service does not know it yet, and removes what it sent."""
    hive, service, post = desks
    old = key_of(hive)
    write_notice(service, [old], "On the way", "Not to be lost")
    send(service, post)
    write_notice(service, [old], "Not yet sealed", "Not to be lost")
    withdraw_card(service, old, "Laptop lost on Thursday")
    post.of(hive).clear()  # what lay there was for the old keys alone
    renew_keys(hive)
    log_contact(hive, a_contact("okafor", fact="After the loss"))
    rounds(hive, service, post, 2)
    assert messages(hive) == []
    hand_over(hive, service)
    ask_for_everything(service, key_of(hive))
    rounds(hive, service, post)
    log_contact(hive, a_contact("okafor", fact="And later", happened_at=hive.clock.now()))
    rounds(hive, service, post)
    assert told_at(service, old) == shared(hive)
    assert sorted(messages(hive)) == ["Not yet sealed", "On the way"]
    assert forks(hive, service) == []
    assert {one.outcome for one in hive.store.select(SentPackage) if one.contents} == {PackageOutcome.TAKEN}


def told_at(service, origin: str) -> dict:
    """What the service knows of the Hive that first had these keys."""
    rows = service.store.rows("SELECT tbl, record_id, content FROM hive_record WHERE hive_id = ?", origin)
    return {(table, record_id): json.loads(content) for table, record_id, content in rows}


def test_the_services_new_keys(desks):
    hive, service, post = desks
    log_contact(hive, a_contact("okafor", fact="Sealed for the old keys"))
    send(hive, post)
    renew_keys(service)
    write_notice(service, [key_of(hive)], "From the new keys", "Not to be lost")
    rounds(hive, service, post, 2)
    hand_over(service, hive)
    rounds(hive, service, post)
    log_contact(hive, a_contact("okafor", fact="For the new keys", happened_at=hive.clock.now()))
    rounds(hive, service, post)
    assert told(service, hive) == shared(hive)
    assert messages(hive) == ["From the new keys"] and forks(hive, service) == []


def test_a_service_that_was_withdrawn_first_comes_back(desks):
    hive, service, post = desks
    withdraw_card(hive, the_service(hive).id, "Their laptop was stolen")
    renew_keys(service)
    hand_over(service, hive)
    write_notice(service, [key_of(hive)], "Back again", "Not to be lost")
    log_contact(hive, a_contact("okafor", fact="For the new keys"))
    rounds(hive, service, post)
    assert told(service, hive) == shared(hive)
    assert messages(hive) == ["Back again"] and forks(hive, service) == []


def test_new_keys_made_twice_still_take_over_from_those_that_are_known(desks):
    hive, service, post = desks
    old = key_of(hive)
    for _ in range(2):
        let_time_pass(hive)
        renew_keys(hive)
    shown = look_at_card(service, own_card(hive, ""))
    assert shown.takes_over_from is not None and shown.takes_over_from.id == old
    hand_over(hive, service)
    rounds(hive, service, post)
    second = key_of(hive)
    renew_keys(hive)
    assert look_at_card(service, own_card(hive, "")).takes_over_from.id == second
    assert told_at(service, old) == shared(hive)


def test_what_a_package_took_along_that_nobody_has_waits_again(desks):
    hive, service, post = desks
    queue_part(service, key_of(hive), NoticePart(id="n", title="Lost on the way", text="Not to be lost"))
    send(service, post)
    post.of(hive).clear()
    withdraw_card(service, key_of(hive), "Laptop lost")
    (part,) = waiting_parts(service)
    assert "Lost on the way" in part.part
