"""What a package brought and the worker took back: never silently, at either desk."""

import json
from dataclasses import replace

import pytest

from hivedesk.casework.exchange.corrections import CorrectionState, corrections
from hivedesk.casework.exchange.overview import decide_conflict
from hivedesk.casework.exchange.own_keys import ensure_identity
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.exchange.service import allocate_family, hives
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.casework.undoing import redo, redoable, undo, undoable
from hivedesk.casework.waiting_list import waiting_families
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Approval
from hivedesk.domain.events.records import Event
from hivedesk.domain.exchange.records import Conflict, Decision, Notice, PackageOutcome, SentPackage
from hivedesk.domain.families import Family, Status
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import RuleRefused
from hivedesk.package_format.parts import CorrectedField, CorrectionsPart, EventPart, NoticePart, RecordState
from hivedesk.store import exchange
from tests.builders import a_family, a_hive_desk
from tests.exchange_desks import befriend, exchange_once, fetch, let_time_pass, send, two_desks

FAIR = {
    "id": "fair",
    "kind": "family event",
    "title": "Summer fair",
    "source": "the fostering service",
    "starts_at": "2027-06-12T10:00:00.000000Z",
    "ends_at": "2027-06-12T14:00:00.000000Z",
}


@pytest.fixture
def desks():
    hive, service, post = two_desks(a_family("Okafor", id="okafor", town="Ringwood"))
    with hive.act(ActKind.CHANGE_FAMILY, "okafor") as act:
        act.update(replace(approval_of(hive), number=2))
    exchange_once(hive, service, post)
    return hive, service, post


def approval_of(hive) -> Approval:
    return hive.store.select(Approval)[0]


def key_of(hive) -> str:
    return ensure_identity(hive).public.key_id


def bring(desks, *parts) -> None:
    hive, service, post = desks
    for part in parts:
        queue_part(service, key_of(hive), part)
    send(service, post)
    fetch(hive, post)


def limit(desks, value=1, base=2) -> CorrectionsPart:
    record_id = approval_of(desks[0]).id
    return CorrectionsPart(
        fields=(CorrectedField(table="approval", id=record_id, field="number", base=base, value=value),)
    )


def town(value="Lyndhurst", base="Ringwood") -> CorrectionsPart:
    return CorrectionsPart(fields=(CorrectedField(table="family", id="okafor", field="town", base=base, value=value),))


def open_conflicts(hive) -> list[Conflict]:
    return hive.store.select(Conflict, "WHERE decision IS NULL ORDER BY field")


def answer(desks) -> None:
    """A quarter of an hour later the Hive tells what became of it."""
    hive, service, post = desks
    let_time_pass(hive, service)
    exchange_once(hive, service, post)


def state(desks) -> CorrectionState:
    return corrections(desks[1], key_of(desks[0]))[0].state


def told_limit(desks) -> object:
    hive, service, _post = desks
    record = exchange.hive_record(service.store, key_of(hive), "approval", approval_of(hive).id)
    return record and record["number"]


def sent(desks) -> SentPackage:
    return desks[1].store.select(SentPackage, "WHERE contents <> '[]' ORDER BY sequence DESC")[0]


def test_an_undone_correction_of_what_the_service_keeps_is_open_and_only_the_services_can_be_taken(desks):
    hive = desks[0]
    bring(desks, limit(desks))
    assert approval_of(hive).number == 1 and open_conflicts(hive) == []
    changed = undo(hive)
    assert "will be told that you took it back" in changed.sentence and "1 field is to be decided" in changed.sentence
    assert {"approval", "conflict"} <= changed.tables
    (conflict,) = open_conflicts(hive)
    assert [json.loads(one) for one in (conflict.base, conflict.ours, conflict.theirs)] == [2, 2, 1]
    with pytest.raises(RuleRefused):
        decide_conflict(hive, conflict.id, Decision.OURS)
    answer(desks)
    assert (sent(desks).outcome, sent(desks).reason) == (PackageOutcome.REFUSED, "taken_back")
    assert (told_limit(desks), state(desks)) == (2, CorrectionState.TAKEN_BACK)
    decide_conflict(hive, conflict.id, Decision.THEIRS)
    answer(desks)
    assert (approval_of(hive).number, told_limit(desks), state(desks)) == (1, 1, CorrectionState.STANDS)


def test_what_was_taken_back_is_not_told_again_by_itself_and_a_later_correction_settles_it(desks):
    hive, service, post = desks
    bring(desks, NoticePart(id="n", title="Duty line", text="Closed"), limit(desks))
    undo(hive)
    answer(desks)
    assert [one.id for one in hive.store.select(Notice)] == ["n"]  # what came beside it stands
    let_time_pass(hive, service)
    send(service, post)
    assert sent(desks).reason == "taken_back"  # nothing was sealed since
    bring(desks, limit(desks))
    assert approval_of(hive).number == 1 and open_conflicts(hive) == []
    answer(desks)
    assert (told_limit(desks), state(desks)) == (1, CorrectionState.STANDS)


def test_of_what_the_worker_decides_she_may_keep_hers(desks):
    hive = desks[0]
    bring(desks, town(), town("Lymington", "Lyndhurst"))
    undo(hive)
    (conflict,) = open_conflicts(hive)
    assert [json.loads(one) for one in (conflict.base, conflict.ours, conflict.theirs)] == [
        "Ringwood",
        "Ringwood",
        "Lymington",
    ]
    decide_conflict(hive, conflict.id, Decision.OURS)
    answer(desks)
    assert hive.store.get(Family, "okafor").town == "Ringwood" and state(desks) is CorrectionState.TAKEN_BACK
    assert hives(desks[1])[0].taken_back == 0  # hers to decide: nothing is to be seen to


@pytest.mark.parametrize("by_rule", [True, False])
def test_both_values_stay_where_both_had_changed_it(desks, by_rule):
    hive = desks[0]
    bring(desks, limit(desks, base=3) if by_rule else town(base="Burley"))
    before = hive.store.select(Conflict)
    assert (before[0].decision is Decision.THEIRS) is by_rule
    undo(hive)
    (conflict,) = open_conflicts(hive)
    assert (conflict.base, conflict.ours, conflict.theirs) == (before[0].base, before[0].ours, before[0].theirs)
    redo(hive)
    assert hive.store.select(Conflict) == before
    undo(hive)
    assert open_conflicts(hive) == [conflict]


def test_redo_brings_it_again_until_the_service_was_told(desks):
    hive = desks[0]
    bring(desks, limit(desks))
    undo(hive)
    redo(hive)
    assert approval_of(hive).number == 1 and hive.store.select(Conflict) == []
    undo(hive)
    assert [one.theirs for one in open_conflicts(hive)] == ["1"]
    redo(hive)
    answer(desks)
    assert (sent(desks).outcome, told_limit(desks)) == (PackageOutcome.TAKEN, 1)


def test_once_the_service_was_told_nothing_is_brought_again(desks):
    hive = desks[0]
    bring(desks, limit(desks))
    undo(hive)
    answer(desks)
    assert redoable(hive) is None
    assert undoable(hive) is None or undoable(hive).kind is not ActKind.APPLY_PACKAGE
    with pytest.raises(RuleRefused):
        redo(hive)


def test_a_receipt_that_was_being_sealed_when_it_was_taken_back_is_not_sent(desks):
    hive = desks[0]
    bring(desks, limit(desks))
    let_time_pass(*desks[:2])
    sealed = seal_job(hive)(NoProgress())
    undo(hive)
    assert keep_sealed(hive, sealed) == []
    answer(desks)
    assert sent(desks).reason == "taken_back"


def test_the_service_learns_that_an_event_is_not_there(desks):
    hive = desks[0]
    bring(desks, EventPart(event=RecordState("event", "fair", FAIR)))
    bring(desks, EventPart(event=RecordState("event", "fair", {**FAIR, "title": "Winter fair"})))
    undo(hive)
    assert hive.store.get(Event, "fair").title == "Summer fair" and open_conflicts(hive) == []
    answer(desks)
    outcomes = [one.reason for one in desks[1].store.select(SentPackage, "WHERE contents <> '[]' ORDER BY sequence")]
    assert outcomes == ["", "taken_back"]


def test_a_family_that_was_given_and_taken_back_waits_again(desks):
    giving, service, post = desks
    with giving.act(ActKind.CHANGE_FAMILY, "okafor") as act:
        act.update(replace(giving.store.get(Family, "okafor"), status=Status.WAITING))
    exchange_once(giving, service, post)
    taking = a_hive_desk(a_family("Marsh", id="marsh"))
    befriend(taking, service)
    allocate_family(service, key_of(giving), "okafor", key_of(taking))
    send(service, post)
    fetch(taking, post)
    assert taking.store.find(Family, "okafor") is not None and waiting_families(service)[0].given_to
    undo(taking)
    assert taking.store.find(Family, "okafor") is None and taking.store.select(Conflict) == []
    let_time_pass(taking, service)
    exchange_once(taking, service, post)
    assert [one.given_to for one in waiting_families(service)] == [""]
    allocate_family(service, key_of(giving), "okafor", key_of(taking))
