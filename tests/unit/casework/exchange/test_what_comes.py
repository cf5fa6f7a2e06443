"""What the service sends to a Hive: kept, written into the records with one Undo, refused where it is out of order."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework.events import add_event, new_event
from hivedesk.casework.exchange.own_keys import ensure_identity
from hivedesk.casework.exchange.partners import the_service
from hivedesk.casework.exchange.queueing import queue_part, waiting_parts
from hivedesk.casework.exchange.standing import exchange_state, to_see_to
from hivedesk.casework.families import household
from hivedesk.casework.today import today_board
from hivedesk.casework.undoing import redo, undo, undoable
from hivedesk.domain.acts import ActKind
from hivedesk.domain.events.records import Event
from hivedesk.domain.exchange.records import (
    Conflict,
    Decision,
    DirectoryHive,
    Notice,
    PackageOutcome,
    PolicyFile,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.domain.families import Family
from hivedesk.domain.policy import know_also, policy_on
from hivedesk.package_format.parts import (
    Coming,
    CorrectedField,
    CorrectionsPart,
    DirectoryPart,
    EventPart,
    FamilyPart,
    HiveLine,
    NoticePart,
    PolicyPart,
    RecordState,
)
from hivedesk.store import exchange
from tests.builders import a_family, a_hive_desk
from tests.exchange_desks import exchange_once, fetch, let_time_pass, send, two_desks

EVENT = RecordState(
    "event",
    "county-fair",
    {
        "id": "county-fair",
        "kind": "family event",
        "title": "Summer fair",
        "starts_at": "2027-06-12T10:00:00.000000Z",
        "ends_at": "2027-06-12T14:00:00.000000Z",
    },
)


@pytest.fixture
def desks():
    return two_desks(a_family("Okafor", id="okafor", town="Ringwood"))


def bring(desks, *parts):
    """Have the service tell these parts in one package; the Hive's package as it was taken."""
    hive, service, post = desks
    for part in parts:
        queue_part(service, ensure_identity(hive).public.key_id, part)
    send(service, post)
    (taken,) = fetch(hive, post).taken
    return taken


def correction(value="Lyndhurst", base="Ringwood", field="town", table="family", record_id="okafor"):
    return CorrectionsPart(fields=(CorrectedField(table=table, id=record_id, field=field, base=base, value=value),))


def test_notices_directory_and_policy_are_kept(desks):
    hive = desks[0]
    policy = (hive.policy, _policy_text("2027-06", "2027-06-01"))[1]
    keys = ensure_identity(desks[1]).public
    line = HiveLine(key_id=keys.key_id, name="North", area="N", worker="W", phone="1", keys=keys.raw)
    taken = bring(
        desks,
        NoticePart(id="n1", title="Duty line", text="Closed on Sunday."),
        DirectoryPart(hives=(line,)),
        PolicyPart(version="2027-06", text=policy),
    )
    assert taken.outcome is PackageOutcome.TAKEN
    assert [one.title for one in hive.store.select(Notice)] == ["Duty line"]
    assert [one.name for one in hive.store.select(DirectoryHive)] == ["North"]
    assert [one.id for one in hive.store.select(PolicyFile)] == ["2027-06"]
    assert (policy_on(date(2027, 5, 31)).version, policy_on(date(2027, 6, 1)).version) == ("2024-01", "2027-06")
    know_also(())
    assert policy_on(date(2027, 6, 1)).version == "2024-01"
    bring(desks, DirectoryPart(hives=()))
    assert hive.store.select(DirectoryHive) == []


def test_an_event_and_a_family_come_with_one_undo(desks):
    hive, service, post = desks
    marsh = a_hive_desk(a_family("Marsh", id="marsh"))
    records = tuple(
        RecordState(table, one.id, one.values)
        for table in ("carer", "approval", "family")
        for one in exchange.all_records(marsh.store, table)
    )
    part = FamilyPart(coming=Coming.ALLOCATED, family_id="marsh", come_from="", records=records)
    bring(desks, EventPart(event=EVENT), part)
    assert hive.store.get(Event, "county-fair").title == "Summer fair"
    assert household(hive, "marsh").carers
    assert undoable(hive).kind is ActKind.APPLY_PACKAGE
    undo(hive)
    assert hive.store.find(Family, "marsh") is None and hive.store.find(Event, "county-fair") is None
    redo(hive)
    assert household(hive, "marsh").carers
    assert send(hive, post) == 1  # its own records; the receipt waits as long as it can be taken back
    assert hive.store.select(ReceivedPackage)[0].receipt_in == ""
    let_time_pass(hive, service, span=timedelta(minutes=16))
    send(hive, post)
    assert hive.store.select(ReceivedPackage)[0].receipt_in
    assert undoable(hive) is None or undoable(hive).kind is not ActKind.APPLY_PACKAGE
    fetch(service, post)
    assert service.store.select(SentPackage)[0].outcome is PackageOutcome.TAKEN


def test_a_field_that_stands_as_the_service_knew_it_is_corrected(desks):
    hive = desks[0]
    bring(desks, correction())
    assert hive.store.get(Family, "okafor").town == "Lyndhurst"
    assert hive.store.select(Conflict) == []
    undo(hive)
    assert hive.store.get(Family, "okafor").town == "Ringwood"


def test_a_field_that_both_changed_is_a_conflict_for_the_worker(desks):
    hive = desks[0]
    _change(hive, town="Brockenhurst")
    bring(desks, correction())
    assert hive.store.get(Family, "okafor").town == "Brockenhurst"
    (conflict,) = hive.store.select(Conflict)
    assert conflict.decision is None
    assert [json.loads(one) for one in (conflict.base, conflict.ours, conflict.theirs)] == [
        "Ringwood",
        "Brockenhurst",
        "Lyndhurst",
    ]


def test_where_the_service_keeps_the_field_its_value_stands_and_both_are_shown(desks):
    hive = desks[0]
    _change(hive, annual_review_due=date(2027, 1, 5))
    bring(desks, correction(value="2027-02-09", base=None, field="annual_review_due"))
    assert hive.store.get(Family, "okafor").annual_review_due == date(2027, 2, 9)
    (conflict,) = hive.store.select(Conflict)
    assert conflict.decision is Decision.THEIRS and conflict.by_rule and json.loads(conflict.ours) == "2027-01-05"


def test_the_list_number_is_the_workers_own(desks):
    hive = desks[0]
    _change(hive, reference="A1")
    bring(desks, correction(value="B2", base="", field="reference"))
    assert hive.store.get(Family, "okafor").reference == "A1"
    assert [one.decision for one in hive.store.select(Conflict)] == [None]


@pytest.mark.parametrize(
    "part",
    [
        EventPart(event=RecordState("family", "x", {"id": "x", "name": "Not an event"})),
        EventPart(event=RecordState("event", "x", {"id": "x", "unknown": 1})),
        EventPart(event=RecordState("event", "x", {"id": "x", "kind": "no such kind"})),
        FamilyPart(
            coming=Coming.MOVED,
            family_id="a",
            come_from="",
            records=(RecordState("family", "b", {"id": "b", "name": "Other"}),),
        ),
        FamilyPart(coming=Coming.MOVED, family_id="a", come_from="", records=(RecordState("hive", "hive", None),)),
        FamilyPart(  # it is in this Hive
            coming=Coming.MOVED,
            family_id="okafor",
            come_from="",
            records=(RecordState("family", "okafor", {"id": "okafor", "name": "Other"}),),
        ),
        FamilyPart(  # a record of another family
            coming=Coming.MOVED,
            family_id="new",
            come_from="",
            records=(
                RecordState("family", "new", {"id": "new", "name": "New"}),
                RecordState("carer", "okafor-c0", {"id": "okafor-c0", "family_id": "new", "first_name": "X"}),
            ),
        ),
        FamilyPart(  # an addendum to an entry that is not there
            coming=Coming.MOVED,
            family_id="new",
            come_from="",
            records=(
                RecordState("family", "new", {"id": "new", "name": "New"}),
                RecordState(
                    "addendum",
                    "a1",
                    {
                        "id": "a1",
                        "entry_id": "gone",
                        "family_id": "new",
                        "added_at": "2026-11-14T09:05:00.000000Z",
                        "author": "X",
                        "text": "Y",
                    },
                ),
            ),
        ),
        correction(field="family_id", table="carer"),
        correction(table="partner", record_id="x", field="state"),
        correction(value="not a status", base="active", field="status"),
        PolicyPart(version="1", text="version = '1'"),
        PolicyPart(version="1", text="no TOML"),
    ],
)
def test_what_is_out_of_order_is_refused_whole_and_the_chain_goes_on(desks, part):
    hive, service, post = desks
    before = {table: exchange.all_records(hive.store, table) for table in ("family", "carer", "event", "hive")}
    taken = bring(desks, NoticePart(id="n1", title="T", text="Text"), part)
    assert hive.store.get(ReceivedPackage, taken.id).outcome is PackageOutcome.REFUSED
    assert {table: exchange.all_records(hive.store, table) for table in before} == before
    assert hive.store.select(Notice) == []
    let_time_pass(hive, service)
    exchange_once(hive, service, post)
    assert service.store.select(SentPackage)[0].outcome is PackageOutcome.REFUSED
    for _ in range(
        4
    ):  # each is told again by itself: what cannot be taken keeps nothing else back, and is told no more
        let_time_pass(hive, service)
        exchange_once(hive, service, post)
    sent = [one for one in service.store.select(SentPackage, "ORDER BY sequence") if one.contents]
    assert [one.contents[0].split(":")[0] == "notice" for one in sent[1:]] == [True, False]
    assert [one.outcome for one in sent[1:]] == [PackageOutcome.TAKEN, PackageOutcome.REFUSED]
    assert [one.id for one in hive.store.select(Notice)] == ["n1"]
    assert bring(desks, NoticePart(id="n2", title="T", text="Text")).outcome is PackageOutcome.TAKEN


def test_two_corrections_of_a_field_in_one_package_are_one_question_to_the_worker(desks):
    hive = desks[0]
    _change(hive, town="Brockenhurst")
    taken = bring(desks, correction(), NoticePart(id="n", title="T", text="Text"))
    assert taken.outcome is PackageOutcome.TAKEN
    both = bring(desks, correction("Totton"), correction("Romsey"), NoticePart(id="m", title="T", text="Text"))
    assert both.outcome is PackageOutcome.TAKEN
    (conflict,) = hive.store.select(Conflict)
    assert conflict.decision is None and json.loads(conflict.theirs) == "Romsey"
    assert [one.id for one in hive.store.select(Notice)] == ["n", "m"]


def test_an_event_of_the_hive_is_not_overwritten(desks):
    hive = desks[0]
    add_event(hive, replace(new_event(hive, hive.today), id="own", title="Ours", venue="Hall"))
    taken = bring(desks, EventPart(event=RecordState("event", "own", {**EVENT.values, "id": "own"})))
    assert taken.outcome is PackageOutcome.REFUSED and hive.store.get(Event, "own").title == "Ours"


def test_a_hive_cannot_play_the_service(desks):
    hive, service, post = desks
    (partner,) = service.store.rows("SELECT id FROM partner")[0:1]
    queue_part(hive, ensure_identity(service).public.key_id, NoticePart(id="n", title="T", text="Text"))
    send(hive, post)
    (taken,) = fetch(service, post).taken
    assert taken.outcome is PackageOutcome.REFUSED and service.store.select(Notice) == [] and partner


def test_a_message_can_be_taken_back_until_it_is_sealed(desks):
    hive, service, post = desks
    queue_part(service, ensure_identity(hive).public.key_id, NoticePart(id="n", title="T", text="Text"))
    undo(service)
    assert waiting_parts(service) == [] and send(service, post) == 0


def _change(hive, **fields):
    with hive.act(ActKind.CHANGE_FAMILY, "okafor") as act:
        act.update(replace(hive.store.get(Family, "okafor"), **fields))


def _policy_text(version: str, day: str) -> str:
    from importlib import resources

    text = (resources.files("hivedesk.domain.policy") / "england-2024-01-08.toml").read_text("utf-8")
    return text.replace('version = "2024-01"', f'version = "{version}"').replace("from = 2024-01-08", f"from = {day}")


def test_today_says_what_of_the_exchange_asks_for_her(desks):
    hive, service, post = desks
    assert "nothing yet" in today_board(hive).exchange
    exchange_once(hive, service, post)
    assert today_board(hive).exchange == ""
    _change(hive, town="Brockenhurst")
    bring(desks, NoticePart(id="n", title="T", text="Text"), correction())
    said = today_board(hive).exchange
    assert "1 message of the service is not read yet." in said and "1 field was changed" in said
    let_time_pass(hive, span=timedelta(days=8))
    assert "nothing since Sat 14 Nov 2026" in today_board(hive).exchange


def test_a_package_that_was_not_accepted_is_told_until_another_is(desks):
    hive, service, post = desks
    exchange_once(hive, service, post)
    let_time_pass(hive, service)
    before = exchange_state(hive).to_look_at
    refused = RefusedPackage(
        id="x", name="x", partner_id=the_service(hive).id, seen_at=hive.clock.now(), reason="fork", size=1
    )
    with hive.act(ActKind.REFUSE_PACKAGE) as act:
        act.insert(refused)
    assert exchange_state(hive).to_look_at == before + 1
    assert "1 package of the service was not accepted" in to_see_to(hive)
    let_time_pass(hive, service)
    bring(desks, NoticePart(id="n", title="T", text="Text"))
    assert "not accepted" not in to_see_to(hive)
