"""The service's desk: which Hives ask for something, to whom things go, and a family of the waiting list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import county as county_casework
from hivedesk.casework.exchange import county_directory, service
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, set_mailbox
from hivedesk.casework.exchange.overview import notices
from hivedesk.casework.exchange.own_keys import own_card, own_identity, renew_keys
from hivedesk.casework.exchange.partners import accept_card, look_at_card, withdraw_card
from hivedesk.casework.exchange.queueing import waiting_parts
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.casework.undoing import undo
from hivedesk.casework.waiting_list import waiting_families
from hivedesk.domain.acts import ActKind
from hivedesk.domain.county import Span
from hivedesk.domain.exchange.records import PartnerState, RefusedPackage
from hivedesk.domain.families import Family, FamilyId, FamilyKind, Status
from hivedesk.domain.hive import Hive
from hivedesk.foundation.errors import RuleRefused
from tests.builders import a_desk
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once, let_time_pass, send


def a_hive(name: str, service_desk, *families: Family):
    desk = a_desk()
    set_up_hive(desk, Hive(name=name, worker=f"HCSW of {name}", worker_phone="01632 960200"))
    with desk.act(ActKind.ADD_FAMILY) as act:
        for family in families:
            act.insert(family)
    befriend(desk, service_desk)
    return desk


def key_of(desk) -> str:
    identity = own_identity(desk)
    assert identity is not None
    return identity.public.key_id


def names_of(desk) -> list[str]:
    return [one.partner.name for one in service.hives(desk)]


@pytest.fixture
def desk():
    return a_service_desk()


def test_who_asks_for_something_stands_first(desk):
    quiet, forked = a_hive("Yateley", desk), a_hive("Test", desk)
    fine, post = a_hive("Avon", desk), Post()
    exchange_once(quiet, desk, post)
    let_time_pass(quiet, forked, fine, desk, span=timedelta(days=15))
    exchange_once(fine, desk, post)
    exchange_once(forked, desk, post)
    assert names_of(desk) == ["Yateley", "Avon", "Test"]
    assert [one.late.silent_days for one in service.hives(desk)] == [15, 0, 0]
    fork = RefusedPackage(
        id="x",
        name="x",
        partner_id=key_of(forked),
        seen_at=desk.clock.now() + timedelta(hours=1),
        reason="fork",
        size=1,
    )
    with desk.act(ActKind.REFUSE_PACKAGE) as act:
        act.insert(fork)
    assert names_of(desk) == ["Test", "Yateley", "Avon"]


def test_a_hive_with_new_keys_stands_there_once(desk):
    hive = a_hive("Avon", desk)
    renew_keys(hive)
    accept_card(desk, look_at_card(desk, own_card(hive, "")))
    (one,) = service.hives(desk)
    assert one.partner.id == key_of(hive) and one.partner.state is PartnerState.ACCEPTED
    assert [card.state for card in one.former] == [PartnerState.REPLACED]


def test_a_lost_laptop_withdrawn_and_then_new_keys(desk):
    hive = a_hive("Avon", desk)
    withdraw_card(desk, key_of(hive), "Laptop lost on Thursday")
    (one,) = service.hives(desk)
    assert one.partner.state is PartnerState.WITHDRAWN and not one.late.late
    renew_keys(hive)
    accept_card(desk, look_at_card(desk, own_card(hive, "")))
    (one,) = service.hives(desk)
    assert one.partner.state is PartnerState.ACCEPTED
    assert [card.ended_why for card in one.former] == ["Laptop lost on Thursday"]


def test_the_directory_says_to_whom_it_goes_and_who_is_left_out(desk):
    a_hive("Avon", desk)
    a_hive("Test", desk)
    gone = a_hive("Meon", desk)
    withdraw_card(desk, key_of(gone), "Laptop lost")
    changed = county_directory.send_directory(desk)
    assert changed.sentence == (
        "the directory of 2 Hives goes to 2 Hives once a mailbox is set (Exchange, Keys and mailbox). "
        "Left out: Meon, because its card was withdrawn"
    )
    assert {one.partner_id for one in waiting_parts(desk)} == {
        one.partner.id for one in service.hives(desk) if one.partner.name != "Meon"
    }


def test_what_is_written_to_one_hive_leaves_nobody_out(desk, tmp_path):
    hive = a_hive("Avon", desk)
    withdraw_card(desk, key_of(a_hive("Meon", desk)), "Laptop lost")
    a_hive("Test", desk)
    set_mailbox(desk, MailboxSettings(str(tmp_path)))
    changed = service.write_notice(desk, [key_of(hive)], "Duty line", "Closed on Boxing Day")
    assert changed.sentence == "the message goes to Avon with the next package"
    assert service.ask_for_everything(desk, key_of(hive)).sentence.endswith("goes to Avon with the next package")


def test_what_has_no_receipt_is_counted_in_the_same_items_as_on_the_exchange_screen(desk):
    hive = a_hive("Avon", desk)
    service.write_notice(desk, [key_of(hive)], "Duty line", "Closed on Boxing Day")
    service.ask_for_everything(desk, key_of(hive))
    send(desk, post := Post())
    service.write_notice(desk, [key_of(hive)], "Duty line", "Open again")
    (standing,) = service.hives(desk)
    assert standing.waiting == exchange_state(desk).unconfirmed == 3
    exchange_once(desk, hive, post)
    (standing,) = service.hives(desk)
    assert standing.waiting == exchange_state(desk).unconfirmed == 0


@pytest.fixture
def county(desk):
    """Marsh waits at Avon; Test is to have it. All is told."""
    marsh = Family(id=FamilyId("marsh"), name="Marsh", status=Status.WAITING, waiting_since=date(2026, 3, 2))
    avon, test, post = a_hive("Avon", desk, marsh), a_hive("Test", desk), Post()
    for hive in (avon, test):
        exchange_once(hive, desk, post)
    return avon, test, post


def test_a_family_is_given_once_and_both_hives_are_told(desk, county):
    avon, test, post = county
    changed = service.allocate_family(desk, key_of(avon), "marsh", key_of(test))
    assert "Avon is asked to close it" in changed.sentence
    (waiting,) = waiting_families(desk)
    assert (waiting.hive, waiting.given_to) == ("Avon", "Test")
    with pytest.raises(RuleRefused, match="given to Test on Sat 14 Nov 2026"):
        service.allocate_family(desk, key_of(avon), "marsh", key_of(test))
    for hive in (avon, test, avon, test):
        exchange_once(hive, desk, post)
    assert test.store.get(Family, FamilyId("marsh")).status is Status.WAITING
    (notice,) = notices(avon, 10)
    assert notice.title == "Marsh goes to Test" and "close it on your list" in notice.text


def test_who_was_given_on_may_be_given_on_again_by_its_new_hive(desk, county):
    avon, test, post = county
    service.allocate_family(desk, key_of(avon), "marsh", key_of(test))
    for _ in range(2):
        exchange_once(test, desk, post)
        let_time_pass(test, desk)
    (waiting,) = waiting_families(desk)  # both have it on their lists: it is one family, at the Hive that has it now
    assert (waiting.hive, waiting.given_to, waiting.to_close) == ("Test", "", ("Avon",))
    room = county_casework.county(desk, Span((2026, 10), (2026, 10))).all_areas
    assert room.waiting == 1
    service.allocate_family(desk, key_of(test), "marsh", key_of(avon))


def test_a_family_that_was_taken_in_waits_nowhere_although_another_still_lists_it(desk, county):
    avon, test, post = county
    service.allocate_family(desk, key_of(avon), "marsh", key_of(test))
    exchange_once(test, desk, post)
    with test.act(ActKind.CHANGE_FAMILY) as act:
        act.update(replace(test.store.get(Family, FamilyId("marsh")), status=Status.ACTIVE))
    let_time_pass(test, desk)
    exchange_once(test, desk, post)
    assert waiting_families(desk) == []
    assert county_casework.county(desk, Span((2026, 10), (2026, 10))).all_areas.waiting == 0


def test_families_are_counted_as_the_hive_counts_them(desk):
    post = Post()
    hive = a_hive(
        "Avon",
        desk,
        Family(id=FamilyId("a"), name="Ashby", status=Status.ACTIVE),
        Family(id=FamilyId("b"), name="Brand", status=Status.ON_HOLD),
        Family(id=FamilyId("c"), name="Cole", status=Status.ACTIVE, kind=FamilyKind.CARE_LEAVER),
        Family(id=FamilyId("d"), name="Dunn", status=Status.WAITING),
        Family(id=FamilyId("e"), name="Eden", status=Status.LEFT),
    )
    (standing,) = service.hives(desk)
    assert standing.families is None  # nothing was told yet: that is not nought
    exchange_once(hive, desk, post)
    (standing,) = service.hives(desk)
    assert (standing.families, standing.others, standing.on_its_list) == (2, 1, 1)


def test_giving_is_one_act_that_is_taken_back_whole(desk, county):
    avon, test, _post = county
    before = len(waiting_parts(desk))
    service.allocate_family(desk, key_of(avon), "marsh", key_of(test))
    assert len(waiting_parts(desk)) == before + 2
    undo(desk)
    assert len(waiting_parts(desk)) == before
    assert [one.given_to for one in waiting_families(desk)] == [""]


def test_the_directory_is_to_be_sent_again_whenever_a_hive_comes_or_goes(desk):
    avon = a_hive("Avon", desk)
    assert county_directory.directory_is_told(desk)  # one Hive alone needs none
    a_hive("Test", desk)
    assert not county_directory.directory_is_told(desk)
    county_directory.send_directory(desk)
    assert county_directory.directory_is_told(desk)
    undo(desk)
    assert not county_directory.directory_is_told(desk)
    a_hive("Meon", desk)
    county_directory.send_directory(desk)
    withdraw_card(desk, key_of(avon), "Laptop lost")
    assert not county_directory.directory_is_told(desk)  # the others still take what is signed with its keys
