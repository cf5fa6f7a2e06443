"""What a sealed package holds stays readable until its receipt, and is erased then."""

from datetime import timedelta

import pytest

from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange import overview, partners
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card, own_identity, renew_keys
from hivedesk.casework.exchange.partners import accepted, begin_anew, identity_of, the_service
from hivedesk.casework.exchange.sealed_contents import contents_of, erase_from_kept
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.casework.exchange.what_leaves import what_leaves_job, what_was_sealed_job
from hivedesk.domain.exchange.records import PackageOutcome, SentPackage
from hivedesk.domain.exchange.wording import PackageState, items_in
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import RuleRefused
from hivedesk.package_format.body import write_body
from hivedesk.package_format.parts import RecordsPart
from hivedesk.package_format.v1 import read_package
from hivedesk.store import exchange
from tests.builders import a_contact, a_family
from tests.exchange_desks import exchange_once, fetch, let_time_pass, send, two_desks


@pytest.fixture
def desks():
    return two_desks(a_family("Okafor", id="okafor"), a_family("Marsh", id="marsh"))


def kept(desk) -> frozenset[str]:
    return exchange.with_contents(desk.store)


def outcomes(hive) -> list[PackageOutcome | None]:
    return [one.outcome for one in hive.store.select(SentPackage, "ORDER BY sequence")]


def test_what_is_kept_is_what_was_sealed_to_the_last_byte(desks):
    hive, service, post = desks
    log_contact(hive, a_contact("okafor", fact="Talked about school", opinion="I wonder"))
    read_before = what_leaves_job(hive)(NoProgress())
    send(hive, post)
    ((name, content),) = post.of(service).items()
    hive_partner = next(one for one in accepted(service))
    opened = read_package(content).open(own_identity(service), identity_of(hive_partner))
    body = contents_of(hive, name)
    assert write_body(body) == opened
    assert what_was_sealed_job(hive, name)(NoProgress()) == read_before
    assert b"I wonder" not in opened and b"Talked about school" in opened


def test_it_is_erased_with_the_receipt(desks):
    hive, service, post = desks
    send(hive, post)
    (name,) = kept(hive)
    fetch(service, post)
    assert kept(hive) == {name}  # arrived, and no receipt yet
    send(service, post)
    fetch(hive, post)
    assert kept(hive) == frozenset()
    with pytest.raises(RuleRefused, match="no longer kept"):
        what_was_sealed_job(hive, name)(NoProgress())
    assert not any(line.readable for line in overview.queue(hive))


def test_receipts_alone_keep_nothing(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    send(hive, post)
    assert kept(hive) == frozenset() and kept(service) == frozenset()


def test_one_that_finds_its_place_taken_keeps_nothing(desks):
    hive, _service, _post = desks
    first, second = (seal_job(hive)(NoProgress()) for _ in range(2))
    assert len(keep_sealed(hive, first)) == 1 and keep_sealed(hive, second) == []
    assert len(kept(hive)) == 1


def test_with_the_card_withdrawn_it_is_given_up(desks):
    hive, _service, post = desks
    send(hive, post)
    partners.withdraw_card(hive, the_service(hive).id, "Their laptop was stolen")
    assert kept(hive) == frozenset() and exchange.outbox(hive.store) == []
    assert [line.state for line in overview.queue(hive)] == [PackageState.REPLACED]
    assert exchange_state(hive).unconfirmed == 0


def test_a_new_card_of_the_service_takes_the_place_and_everything_is_told_there(desks):
    hive, service, post = desks
    send(hive, post)
    renew_keys(service)
    partners.accept_card(hive, partners.look_at_card(hive, own_card(service, "")))
    assert kept(hive) == frozenset() and outcomes(hive) == [PackageOutcome.REPLACED]
    exchange_once(hive, service, post)
    assert outcomes(hive) == [PackageOutcome.REPLACED, PackageOutcome.TAKEN]


def test_a_card_that_counts_again_is_told_everything(desks):
    hive, service, post = desks
    send(hive, post)
    former = own_card(service, "")
    renew_keys(service)
    partners.accept_card(hive, partners.look_at_card(hive, own_card(service, "")))
    shown = partners.look_at_card(hive, former)
    partners.withdraw_card(hive, the_service(hive).id, "Accepted by mistake")
    partners.accept_card(hive, shown)
    assert the_service(hive).begin_anew and exchange_state(hive).everything


def test_what_told_everything_takes_the_place_of_what_was_lost(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    log_contact(hive, a_contact("okafor"))
    send(hive, post)
    post.of(service).clear()  # the mailbox loses it
    begin_anew(hive, the_service(hive).id)
    exchange_once(hive, service, post)
    assert outcomes(hive)[:3] == [PackageOutcome.TAKEN, PackageOutcome.REPLACED, PackageOutcome.TAKEN]
    assert kept(hive) == frozenset() and exchange_state(hive).unconfirmed == 0


def test_what_is_erased_on_this_laptop_is_erased_there_too(desks):
    hive, _service, post = desks
    log_contact(hive, a_contact("okafor", fact="Only here"))
    send(hive, post)
    (name,) = kept(hive)
    before = contents_of(hive, name)
    (part,) = (one for one in before.parts if isinstance(one, RecordsPart))
    about = next((one.table, one.id) for one in part.records if "Only here" in str(one.values))
    with hive.store.batch(hive.clock.now()):
        erase_from_kept(hive, frozenset([about]))
    after = write_body(contents_of(hive, name)).decode()
    assert "Only here" not in after and about[1] in after
    assert after.count('"table"') == write_body(before).decode().count('"table"')


def test_one_unit_counts_what_waits_what_is_on_the_way_and_what_is_confirmed(desks):
    hive, service, post = desks
    log_contact(hive, a_contact("okafor"))
    told = what_leaves_job(hive)(NoProgress())
    state = exchange_state(hive)
    assert state.everything and state.unsent == state.new == len(told.lines)
    keep_sealed(hive, seal_job(hive)(NoProgress()))
    state = exchange_state(hive)
    assert (state.new, state.sealed, state.on_the_way) == (0, len(told.lines), 0)
    send(hive, post)
    state = exchange_state(hive)
    assert (state.unsent, state.on_the_way, state.unconfirmed) == (0, len(told.lines), len(told.lines))
    fetch(service, post)
    log_contact(hive, a_contact("marsh"))
    let_time_pass(hive, service, span=timedelta(minutes=1))
    send(service, post)
    fetch(hive, post)
    state = exchange_state(hive)
    assert (state.new, state.sealed, state.on_the_way) == (1, 0, 0)


def test_items_are_records_and_messages():
    assert items_in(("snapshot", "summary:2026-10", "contact_log_entry:3", "ask:1")) == 5
    assert items_in(()) == 0


def test_the_service_reads_what_it_sealed_too(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    begin_anew(service, ensure_identity(hive).public.key_id)
    send(service, post)
    assert kept(service) == frozenset()  # receipts and a beginning alone: nothing to be read
