"""Families between Hives: sealed by one for the other, on the service's word for the keys; the waiting list."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import resources

import pytest

from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange.arrivals import arrivals, look_at, unseen_arrivals
from hivedesk.casework.exchange.county_directory import send_directory
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card, renew_keys
from hivedesk.casework.exchange.partners import accept_card, look_at_card
from hivedesk.casework.exchange.queueing import waiting_parts
from hivedesk.casework.exchange.service import allocate_family, new_county_event, send_event, send_policy
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.families import household
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.casework.standing import move_family
from hivedesk.casework.today import today_board
from hivedesk.casework.undoing import undo
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import PackageOutcome, Partner, PartnerState, SentPackage
from hivedesk.domain.families import Family, Status
from hivedesk.domain.hive import Hive
from hivedesk.domain.policy import read_versions
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import ImportProblem, RuleRefused
from hivedesk.store import exchange
from tests.builders import a_contact, a_desk, a_family, a_hive_desk
from tests.exchange_desks import Post, a_service_desk, befriend, exchange_once, fetch, let_time_pass, send

RULES = (resources.files("hivedesk.domain.policy") / "england-2024-01-08.toml").read_text("utf-8")


def a_second_hive(name="North"):
    desk = a_desk(author="Tom Reed")
    set_up_hive(desk, Hive(name=name, worker="Tom Reed"))
    return desk


@pytest.fixture
def county():
    """Two Hives that know each other by the service's directory."""
    okafor = a_family("Okafor", id="okafor", children=("Leo",))
    hive, other, service, post = a_hive_desk(okafor), a_second_hive(), a_service_desk(), Post()
    befriend(hive, service)
    befriend(other, service)
    send_directory(service)
    for desk in (hive, other):
        exchange_once(desk, service, post)
    return hive, other, service, post


def test_the_directory_makes_hives_known_to_each_other(county):
    hive, other, service, post = county
    mine = ensure_identity(hive).public.key_id
    for desk, name in ((hive, "North"), (other, "Ringwood")):
        (known,) = [one for one in desk.store.select(Partner) if one.role == "hive"]
        assert (known.name, known.state, known.compared_by) == (name, PartnerState.ACCEPTED, "Hampshire Fostering")
    assert hive.store.find(Partner, mine) is None
    service.store.run("UPDATE partner SET state = 'withdrawn' WHERE id = ?", ensure_identity(other).public.key_id)
    send_directory(service)
    exchange_once(hive, service, post)
    (known,) = [one for one in hive.store.select(Partner) if one.role == "hive"]
    assert known.state is PartnerState.WITHDRAWN


def test_a_family_that_moves_takes_its_record_along(county):
    hive, other, _service, post = county
    log_contact(hive, a_contact("okafor", fact="Settled well.", opinion="I wonder"))
    before = household(hive, "okafor")
    move_family(hive, "okafor", hive.today, " north ")
    assert len(waiting_parts(hive)) == 1
    send(hive, post)
    (taken,) = fetch(other, post).taken
    assert "coming_family:1" in taken.contents
    after = household(other, "okafor")
    assert [one.first_name for one in after.children_in_care] == [one.first_name for one in before.children_in_care]
    assert (after.family.status, after.family.joined_on, after.family.moved_to) == (Status.ACTIVE, hive.today, "")
    row = other.store.row("SELECT fact, opinion FROM contact_log_entry")
    assert row == ("Settled well.", "")
    let_time_pass(hive, other)
    send(other, post)
    fetch(hive, post)
    sent = [one for one in hive.store.select(SentPackage) if "coming_family:1" in one.contents]
    assert sent[0].outcome is PackageOutcome.TAKEN
    with pytest.raises(RuleRefused):
        undo(other)  # the receipt has left: nothing of the package is taken back any more
    assert other.store.find(Family, "okafor") is not None


def test_a_move_that_is_taken_back_in_time_sends_nothing(county):
    hive, _other, _service, post = county
    move_family(hive, "okafor", hive.today, "North")
    undo(hive)
    assert waiting_parts(hive) == []
    assert hive.store.get(Family, "okafor").status is Status.ACTIVE
    send(hive, post)
    assert not any("coming_family:1" in one.contents for one in hive.store.select(SentPackage))


def test_a_family_on_its_way_to_a_hive_that_made_new_keys_goes_to_the_new_ones(county):
    hive, other, service, post = county
    move_family(hive, "okafor", hive.today, "North")
    send(hive, post)
    post.of(other).clear()  # sealed for keys that are lost
    renew_keys(other)
    accept_card(service, look_at_card(service, own_card(other, "")))
    send_directory(service)
    for _ in range(3):
        for desk in (hive, other):
            exchange_once(desk, service, post)
        fetch(other, post)
    assert other.store.get(Family, "okafor").status is Status.ACTIVE


def test_a_hive_that_is_not_in_the_directory_gets_nothing(county):
    hive = county[0]
    move_family(hive, "okafor", hive.today, "Somewhere else")
    assert waiting_parts(hive) == []


def test_a_family_from_the_waiting_list(county):
    hive, other, service, post = county
    with hive.act(ActKind.ADD_FAMILY) as act:
        act.insert(replace(_marsh(), status=Status.WAITING, waiting_since=date(2026, 1, 5)))
    exchange_once(hive, service, post)
    mine, theirs = (ensure_identity(one).public.key_id for one in (hive, other))
    with pytest.raises(RuleRefused, match="already"):
        allocate_family(service, mine, "marsh", mine)
    with pytest.raises(RuleRefused, match="any more"):
        allocate_family(service, mine, "okafor", theirs)
    allocate_family(service, mine, "marsh", theirs)
    send(service, post)
    fetch(other, post)
    assert other.store.get(Family, "marsh").status is Status.WAITING


def test_rules_that_are_none_are_not_sent(county):
    with pytest.raises(ImportProblem):
        send_policy(county[2], "version = 1")
    assert waiting_parts(county[2]) == []


def test_everything_shared_is_the_same_after_a_move_and_a_month(county):
    hive, other, service, post = county
    move_family(hive, "okafor", hive.today, "North")
    for _ in range(4):
        for desk in (hive, other):
            send(desk, post)
            fetch(desk, post)
            exchange_once(desk, service, post)
        let_time_pass(hive, other, service, span=timedelta(hours=7))
    for desk in (hive, other):
        key = ensure_identity(desk).public.key_id
        told = {row[0] for row in service.store.rows("SELECT record_id FROM hive_record WHERE hive_id = ?", key)}
        assert told == {
            one.id for table in desk.policy.sharing.records for one in exchange.all_records(desk.store, table)
        }


def _marsh() -> Family:
    return a_family("Marsh", id="marsh").family


def test_who_came_is_said_with_its_name_until_it_was_looked_at(county):
    hive, other, service, post = county
    for name in ("Marsh", "Reed"):
        with hive.act(ActKind.ADD_FAMILY) as act:
            act.insert(Family(id=name.lower(), name=name, status=Status.WAITING, waiting_since=date(2026, 3, 2)))
    send(hive, post)
    fetch(service, post)
    allocate_family(service, ensure_identity(hive).public.key_id, "marsh", ensure_identity(other).public.key_id)
    move_family(hive, "okafor", hive.today, "North")
    for one, another in ((service, other), (hive, other)):
        let_time_pass(one, another)
        send(one, post)
        fetch(another, post)
    came = {one.title: one for one in arrivals(other, 10)}
    assert came["Marsh"].whence == "from the fostering service's waiting list; it waits on yours"
    assert came["Okafor"].whence == "from the Hive Ringwood"
    assert exchange_state(other).to_look_at == exchange_state(other).arrived == 2
    said = today_board(other).exchange
    assert "Okafor came from the Hive Ringwood." in said and "Marsh came from the fostering service" in said
    assert look_at(other, came["Okafor"]) is not None and look_at(other, came["Okafor"]) is None
    assert [one.title for one in unseen_arrivals(other)] == ["Marsh"]
    assert "Okafor" not in today_board(other).exchange
    assert [one.title for one in arrivals(other, 10)] == ["Marsh", "Okafor"]  # the new ones first
    assert arrivals(service, 10) == []


def test_rules_and_events_are_new_until_they_were_looked_at_and_what_is_undone_is_gone(county):
    hive, _other, service, post = county
    send_policy(service, RULES)
    send_event(service, replace(new_county_event(service), title="Winter fair"))
    send(service, post)
    fetch(hive, post)
    found = {one.title: one.whence for one in arrivals(hive, 10)}
    assert found["New rules"] == f"in force from {format_date(read_versions([RULES])[0].valid_from)}"
    assert found["Winter fair"].startswith("for all Hives, Sat 21 Nov 2026")
    assert "1 event for all Hives came." in today_board(hive).exchange
    assert "New rules came, in force from" in today_board(hive).exchange
    undo(hive)  # the event came as an act of its own
    assert [one.title for one in arrivals(hive, 10)] == ["New rules"]
    for one in arrivals(hive, 10):
        look_at(hive, one)
    assert today_board(hive).exchange == "" and exchange_state(hive).to_look_at == 0
