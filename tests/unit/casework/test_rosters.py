"""What the papers at the door need, from the records: who, how old, with whom, and what only the leader may read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import documents
from hivedesk.casework.audit_trail import audit_lines
from hivedesk.casework.families import add_family
from hivedesk.casework.hive_details import change_hive
from hivedesk.casework.rosters import leaders_sheet, roster_sheet
from hivedesk.domain.acts import ActKind
from hivedesk.domain.events.records import Event, EventId, EventKind, Guest, GuestId, GuestKind, Presence, Reply
from hivedesk.domain.families import Answer, ChildInCare, OwnChild
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from tests.builders import NOW, a_family, a_hive_desk

DAY = date(2026, 11, 21)
BELL, CHEN = FamilyId("bell"), FamilyId("chen")


def an_event(**fields):
    given = {
        "id": EventId("e1"),
        "kind": EventKind.FAMILY_EVENT,
        "title": "Autumn gathering",
        "starts_at": at_london(DAY, 14),
        "ends_at": at_london(DAY, 16, 30),
    }
    return Event(**(given | fields))


def a_guest(person_id="", kind=GuestKind.CARER, family_id=BELL, **fields):
    given = {"id": GuestId(f"g-{person_id or fields.get('name')}"), "event_id": EventId("e1"), "reply": Reply.YES}
    return Guest(**(given | {"family_id": family_id, "person_id": person_id, "kind": kind} | fields))


def a_child(key="k1", family_id=BELL, **fields):
    return ChildInCare(
        id=ChildId(key), family_id=family_id, **({"first_name": "Amelia", "last_name": "Stone"} | fields)
    )


AMY = a_child(
    known_as="Amy",
    date_of_birth=date(2015, 11, 21),  # eleven on the day, ten today
    health="Epilepsy",
    medication="Midazolam in the red bag",
    allergies="nuts",
    diet="halal",
    not_collected_by="Mr D. Pike",
    risk_flags="never to be printed",
    no_contact="never to be printed",
    photo_consent=Answer.NO,
)
OWN = OwnChild(
    id=ChildId("o1"), family_id=BELL, first_name="Tom", last_name="Bell", allergies="eggs", photo_consent=Answer.YES
)


def a_prepared_desk(*guests, event=None):
    bell = a_family(
        "Bell", id="bell", carers=("Grace", "Lewis"), children=(AMY,), own_children=(OWN,), allergies="cats"
    )
    desk = a_hive_desk(bell, a_family("Chen", id="chen", carers=("Wei",)))
    with desk.act(ActKind.ADD_EVENT, "e1") as act:
        act.insert(event or an_event())
        for guest in guests:
            act.insert(guest)
    return desk


def the_bells(**fields):
    return (
        a_guest("o1", GuestKind.OWN_CHILD),
        a_guest("k1", GuestKind.CHILD_IN_CARE, **fields),
        a_guest("bell-c0"),
        a_guest("bell-c1", reply=Reply.NO),
    )


def rows_of(*guests):
    return {row.first_name: row for row in roster_sheet(a_prepared_desk(*guests), "e1").rows}


def test_a_guest_stands_there_with_what_the_records_say():
    amy = rows_of(*the_bells())["Amy"]
    assert (amy.short_name, amy.household, amy.age_band, amy.kind) == (
        "Amy S.",
        "Bell",
        "11-15",
        GuestKind.CHILD_IN_CARE,
    )
    assert (amy.allergies, amy.diet, amy.photo_consent) == ("nuts", "halal", Answer.NO)
    assert amy.carer_present == "Grace"  # Lewis said no


def test_rows_come_by_household_adults_first_and_strangers_last():
    desk = a_prepared_desk(
        a_guest("", GuestKind.OTHER_CHILD, None, name="Kit Oduya", needs="sesame", walk_in=True),
        a_guest("chen-c0", family_id=CHEN),
        *the_bells(),
    )
    rows = roster_sheet(desk, "e1").rows
    assert [row.short_name for row in rows] == ["Grace B.", "Lewis B.", "Amy S.", "Tom B.", "Wei C.", "Kit O."]
    assert (rows[-1].household, rows[-1].allergies, rows[-1].age_band, rows[-1].walk_in) == ("", "sesame", "", True)
    assert rows[0].age_band == "adult"


def test_allergies_in_the_home_stand_on_its_first_adult():
    rows = rows_of(*the_bells())
    assert rows["Grace"].allergies == "in the home: cats"
    assert rows["Lewis"].allergies == ""


def test_who_came_and_left_is_told_with_the_hour():
    came = {
        "presence": Presence.CAME,
        "arrived_at": at_london(DAY, 14, 5),
        "left_at": at_london(DAY, 16),
        "collected_by": "Grace",
    }
    amy = rows_of(*the_bells(**came))["Amy"]
    assert (amy.presence, amy.arrived, amy.left, amy.collected_by) == (Presence.CAME, "14:05", "16:00", "Grace")


def test_a_carer_who_did_not_come_is_not_present():
    guests = (a_guest("k1", GuestKind.CHILD_IN_CARE), a_guest("bell-c0", presence=Presence.DID_NOT_COME))
    assert rows_of(*guests)["Amy"].carer_present == ""


def test_the_plain_sheet_holds_nothing_guarded_and_logs_nothing():
    desk = a_prepared_desk(*the_bells())
    before = desk.store.head
    sheet = roster_sheet(desk, "e1")
    assert desk.store.head == before
    for words in ("Epilepsy", "Midazolam", "Pike", "never to be printed"):
        assert words not in str(sheet)


def test_the_leaders_sheet_holds_them_and_that_they_were_read_is_logged_once():
    desk = a_prepared_desk(*the_bells())
    before = desk.store.head[0]
    sheet = leaders_sheet(desk, "e1")
    amy = next(row for row in sheet.rows if row.first_name == "Amy")
    assert amy.medical == "Epilepsy\nMidazolam in the red bag"
    assert amy.not_collected_by == "Mr D. Pike"
    assert "never to be printed" not in str(sheet)
    assert desk.store.head[0] == before + 1
    line = audit_lines(desk, 1)[0]
    assert line.told() == "Who must not collect a child read for the leader's copy of a roster"


def test_the_numbers_and_the_day_of_destruction():
    sheet = roster_sheet(a_prepared_desk(), "e1")
    assert [(duty.name, number) for duty, number in sheet.duty_numbers] == [
        ("Fostering Duty Line", "01632 960101"),
        ("Out of Hours Service", "01632 960102"),
    ]
    assert sheet.destroy_by == date(2026, 11, 28)
    assert sheet.rows == ()


def test_an_occurrence_of_a_series_has_its_own_times_and_its_own_guests():
    series = an_event(rule="FREQ=WEEKLY;BYDAY=SA")
    desk = a_prepared_desk(event=series)
    later = series.starts_at + timedelta(days=7)
    own = replace(
        series,
        id=EventId("own"),
        rule="",
        series_id=series.id,
        original_start=later,
        starts_at=later + timedelta(hours=1),
        ends_at=later + timedelta(hours=3),
    )
    with desk.act(ActKind.ADD_EVENT, "own") as act:
        act.insert(own)
        act.insert(replace(a_guest("bell-c0"), event_id=own.id))
    plain = roster_sheet(desk, "e1", series.starts_at + timedelta(days=14))
    assert plain.event.starts_at == series.starts_at + timedelta(days=14)
    assert plain.rows == ()
    moved = roster_sheet(desk, "e1", later)
    assert (moved.event.id, moved.event.starts_at) == ("own", later + timedelta(hours=1))
    assert [row.first_name for row in moved.rows] == ["Grace"]


def test_two_families_of_one_name_are_told_apart():
    desk = a_prepared_desk(a_guest("bell-c0"), a_guest("other-c0", family_id=FamilyId("other")))
    add_family(desk, a_family("Bell", id="other", carers=("Dora",)))
    assert [row.household for row in roster_sheet(desk, "e1").rows] == ["Bell (Dora)", "Bell (Grace and Lewis)"]


def test_somebody_whose_record_is_gone_is_still_counted():
    desk = a_prepared_desk(a_guest("nobody", family_id=FamilyId("no family")))
    row = roster_sheet(desk, "e1").rows[0]
    assert (row.short_name, row.household) == ("Somebody no longer on record", "")


def test_an_event_that_is_gone_is_refused_and_nothing_is_logged():
    desk = a_prepared_desk()
    before = desk.store.head
    for read in (roster_sheet, leaders_sheet):
        with pytest.raises(RuleRefused):
            read(desk, "gone")
    assert desk.store.head == before


def test_the_files_name_nobody():
    desk = a_prepared_desk(*the_bells())
    sheet, hive = leaders_sheet(desk, "e1"), desk.hive
    made = [
        documents.roster_document(sheet, hive, NOW, "Maureen Hale"),
        documents.roster_document(sheet, hive, NOW, "Maureen Hale", leaders_copy=True),
        documents.sign_in_document(sheet, hive, NOW, "Maureen Hale"),
        documents.badges_document(sheet, hive, NOW, "Maureen Hale"),
    ]
    assert [document.file_name for document in made] == [
        "roster-2026-11-21.pdf",
        "roster-leader-2026-11-21.pdf",
        "sign-in-2026-11-21.pdf",
        "badges-2026-11-21.pdf",
    ]
    assert [document.kind.value for document in made] == [
        "roster",
        "roster, leader's copy",
        "sign-in sheet",
        "name badges",
    ]


def test_the_workers_phone_stands_on_it_once_it_is_entered():
    desk = a_prepared_desk()
    assert roster_sheet(desk, "e1").worker_phone == ""
    change_hive(desk, replace(desk.hive, worker_phone="07700900664"))
    assert roster_sheet(desk, "e1").worker_phone == "07700 900664"


def test_the_door_is_told_to_ask_before_a_child_is_collected_and_not_why():
    amy = rows_of(*the_bells())["Amy"]
    assert amy.ask_leader and amy.not_collected_by == ""
    assert not rows_of(*the_bells())["Tom"].ask_leader
