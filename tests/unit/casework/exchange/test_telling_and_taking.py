"""A Hive tells its service, and is told: nothing twice, nothing lost, each in its place."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange import partners
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card, own_identity, renew_keys
from hivedesk.casework.exchange.partners import (
    accept_card,
    accepted,
    begin_anew,
    look_at_card,
    the_service,
    withdraw_card,
)
from hivedesk.casework.exchange.telling import keep_sealed, seal_job, to_tell
from hivedesk.casework.families import household
from hivedesk.domain.exchange.records import PackageOutcome, ReceivedPackage, RefusedPackage, SentPackage
from hivedesk.domain.families import Family
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import exchange
from tests.builders import a_contact, a_family, a_hive_desk
from tests.exchange_desks import a_service_desk, exchange_once, fetch, let_time_pass, send, two_desks


@pytest.fixture
def desks():
    return two_desks(a_family("Okafor", id="okafor"), a_family("Marsh", id="marsh"))


def log(hive, family_id: str, **fields: str) -> str:
    """Log a contact with a family; its id."""
    entry = a_contact(family_id, **fields)
    log_contact(hive, entry)
    return entry.id


def shared(hive) -> dict[tuple[str, str], dict[str, object]]:
    """What the Hive shares, as it is now."""
    sharing = hive.policy.sharing
    return {
        (table, one.id): sharing.shared(table, one.values)
        for table in sharing.records
        for one in exchange.all_records(hive.store, table)
    }


def told(service, hive) -> dict[tuple[str, str], dict[str, object]]:
    """What the service knows of the Hive."""
    key = ensure_identity(hive).public.key_id
    rows = service.store.rows("SELECT tbl, record_id, content FROM hive_record WHERE hive_id = ?", key)
    return {(table, record_id): json.loads(content) for table, record_id, content in rows}


def test_the_first_package_tells_everything_and_the_next_only_what_changed(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    assert told(service, hive) == shared(hive)
    (first,) = hive.store.select(SentPackage)
    assert first.outcome is PackageOutcome.TAKEN and "snapshot" in first.contents
    assert exchange.outbox(hive.store) == []
    entry = log(hive, "okafor")
    send(hive, post)
    (content,) = post.of(service).values()
    assert len(content) < 8_000
    exchange_once(hive, service, post)
    last = exchange.last_sent(hive.store, the_service(hive).id)
    assert last.contents == ("contact_log_entry:1",)
    assert told(service, hive) == shared(hive)
    assert ("contact_log_entry", entry) in told(service, hive)


def test_nothing_new_sends_nothing_and_receipts_are_not_receipted(desks):
    hive, service, post = desks
    for _ in range(5):
        exchange_once(hive, service, post)
    assert len(hive.store.select(SentPackage)) == 1
    assert len(service.store.select(SentPackage)) == 1
    assert send(hive, post) == 0 and send(service, post) == 0


def test_what_the_agreement_leaves_out_does_not_leave(desks):
    hive, service, post = desks
    log(hive, "okafor", opinion="I wonder about the sleeping")
    exchange_once(hive, service, post)
    contents = [row[0] for row in service.store.rows("SELECT content FROM hive_record")]
    assert contents and not any("I wonder" in content for content in contents)
    assert not {table for table, _ in told(service, hive)} & {"hive", "partner", "sent_package", "follow_up", "draft"}


def test_what_is_removed_goes_at_the_service_too(desks):
    hive, service, post = desks
    entry = log(hive, "okafor")
    exchange_once(hive, service, post)
    from hivedesk.casework.undoing import undo

    assert ("contact_log_entry", entry) in told(service, hive)
    undo(hive)
    exchange_once(hive, service, post)
    assert told(service, hive) == shared(hive)
    assert ("contact_log_entry", entry) not in told(service, hive)


def test_a_lost_receipt_is_sent_again_when_the_package_comes_again(desks):
    hive, service, post = desks
    send(hive, post)
    copy = dict(post.of(service))
    fetch(service, post)
    send(service, post)
    post.of(hive).clear()  # the mailbox loses it
    post.of(service).update(copy)  # and brings the old package again
    assert fetch(service, post).taken == []
    assert post.of(service) == {}
    send(service, post)
    assert len(fetch(hive, post).taken) == 1
    assert hive.store.select(SentPackage)[0].outcome is PackageOutcome.TAKEN


def test_packages_out_of_order_wait(desks):
    hive, service, post = desks
    send(hive, post)
    first = dict(post.of(service))
    post.of(service).clear()
    log(hive, "okafor")
    send(hive, post)
    result = fetch(service, post)
    assert result.taken == [] and result.waiting == 1 and len(post.of(service)) == 1
    post.of(service).update(first)
    assert [one.sequence for one in fetch(service, post).taken] == [1, 2]
    assert told(service, hive) == shared(hive)


def test_forgeries_strangers_and_junk_are_refused_once(desks):
    hive, service, post = desks
    stranger = a_hive_desk()
    accept_card(stranger, look_at_card(stranger, own_card(service, "")))
    send(stranger, post)
    post.of(service)["f" * 32] = b"junk"
    send(hive, post)
    name = exchange.last_sent(hive.store, the_service(hive).id).id
    post.of(service)[name] = post.of(service)[name][:-1] + b"\0"
    before = told(service, hive)
    for _ in range(2):
        assert fetch(service, post).taken == []
        post.of(service)["f" * 32] = b"junk"
    assert told(service, hive) == before == {}
    assert {one.reason for one in service.store.select(RefusedPackage)} == {
        "not_a_package",
        "tampered",
        "unknown_sender",
    }


def test_a_hive_that_was_set_back_is_a_fork_until_the_service_begins_anew(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    log(hive, "okafor")
    exchange_once(hive, service, post)
    _set_back(hive, packages=1)
    log(hive, "marsh")
    send(hive, post)
    assert fetch(service, post).taken == []
    assert service.store.select(RefusedPackage)[0].reason == "fork"
    begin_anew(service, ensure_identity(hive).public.key_id)
    send(service, post)
    assert len(fetch(hive, post).taken) == 1
    let_time_pass(hive, service, span=timedelta(hours=7))
    exchange_once(hive, service, post)
    assert told(service, hive) == shared(hive)


def _set_back(hive, packages: int) -> None:
    """As a backup restores it: the last packages and what was heard since are forgotten."""
    for _ in range(packages):
        last = exchange.last_sent(hive.store, the_service(hive).id)
        hive.store.run("DELETE FROM outbox WHERE package_id = ?", last.id)
        hive.store.run("DELETE FROM sealed_contents WHERE package_id = ?", last.id)
        hive.store.run("DELETE FROM sent_package WHERE id = ?", last.id)
    service = the_service(hive)
    hive.store.run("UPDATE partner SET taken_sequence = 0, taken_hash = '' WHERE id = ?", service.id)
    hive.store.run("DELETE FROM received_package WHERE sequence > 1")


def test_cards_are_taken_only_in_their_place(desks):
    hive, service, _ = desks
    with pytest.raises(RuleRefused, match="own card"):
        look_at_card(hive, own_card(hive, ""))
    with pytest.raises(RuleRefused, match="of a Hive"):
        look_at_card(hive, own_card(two_desks()[0], ""))
    with pytest.raises(RuleRefused, match="another fostering service"):
        accept_card(hive, look_at_card(hive, own_card(a_service_desk("Elsewhere"), "")))
    shown = look_at_card(hive, own_card(service, ""))
    assert shown.known is not None and shown.words == own_identity(service).public.words


def test_new_keys_are_told_apart_and_everything_is_told_anew(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    before = ensure_identity(hive).public.key_id
    renew_keys(hive)
    log(hive, "okafor")
    send(hive, post)
    assert fetch(service, post).taken == []  # its card is not accepted yet
    shown = look_at_card(service, own_card(hive, ""))
    assert shown.takes_over_from is not None and shown.takes_over_from.id == before
    accept_card(service, shown)
    begin_anew(hive, the_service(hive).id)
    exchange_once(hive, service, post)
    rows = service.store.rows("SELECT DISTINCT hive_id FROM hive_record")
    assert rows == [(before,)]
    found = {(t, r): json.loads(c) for t, r, c in service.store.rows("SELECT tbl, record_id, content FROM hive_record")}
    assert found == shared(hive)
    assert [one.id for one in accepted(service)] == [ensure_identity(hive).public.key_id]


def test_keys_that_were_withdrawn_open_nothing(desks):
    hive, service, post = desks
    send(hive, post)
    withdraw_card(service, ensure_identity(hive).public.key_id, "laptop lost")
    assert fetch(service, post).taken == []
    assert service.store.select(RefusedPackage)[0].reason == "unknown_sender"
    with pytest.raises(RuleRefused, match="withdrawn"):
        look_at_card(service, own_card(hive, ""))
    with pytest.raises(RuleRefused, match="why"):
        withdraw_card(hive, the_service(hive).id, " ")


def test_a_package_sealed_twice_is_kept_once(desks):
    hive, _, _ = desks
    work = seal_job(hive)
    one, other = work(NoProgress()), work(NoProgress())
    assert len(keep_sealed(hive, one)) == 1
    assert keep_sealed(hive, other) == []
    assert len(hive.store.select(SentPackage)) == 1


def test_what_is_refused_is_told_again(desks):
    hive, service, post = desks
    send(hive, post)
    fetch(service, post)
    received = service.store.select(ReceivedPackage)[0]
    refused = replace(received, outcome=PackageOutcome.REFUSED, reason="unreadable_body")
    service.store.run("DELETE FROM hive_record")
    with service.act(partners.ActKind.TAKE_PACKAGE) as act:
        act.update(refused)
    send(service, post)
    fetch(hive, post)
    assert to_tell(hive, the_service(hive)).parts == ()  # not at once: the other side has to be mended first
    let_time_pass(hive, service, span=timedelta(hours=7))
    exchange_once(hive, service, post)
    assert told(service, hive) == shared(hive)


def test_a_family_changed_here_is_told_as_it_is_now(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    family = household(hive, "okafor").family
    with hive.act(partners.ActKind.ACCEPT_CARD) as act:
        act.update(replace(family, town="Ringwood"))
    exchange_once(hive, service, post)
    assert told(service, hive)["family", "okafor"]["town"] == "Ringwood"
    assert hive.store.get(Family, "okafor").town == "Ringwood"
