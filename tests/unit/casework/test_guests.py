"""Who is asked, what they answer, who came; and that the families' records stay consistent with it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import events, families, gatherings, guests, undoing, voices
from hivedesk.casework.desk import Desk
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.events.records import Audience, Event, EventKind, GuestKind, Presence, Reply, Voice
from hivedesk.domain.events.repeats import Repeat, rule_of
from hivedesk.domain.families import Answer, FamilyKind, Status
from hivedesk.foundation.clock import at_london, format_time
from hivedesk.foundation.errors import RuleRefused
from tests.builders import NOW, a_family, a_hive_desk, move_clock

TODAY = date(2026, 11, 14)


@pytest.fixture
def desk() -> Desk:
    return a_hive_desk(
        a_family("Bell", id="B", carers=("Ann", "Bob"), children=("Leo",)),
        a_family("Okafor", id="O", carers=("Grace",), children=("Mia", "Kai")),
        a_family("Stone", id="S", kind=FamilyKind.STAYING_PUT, carers=("Sue",)),
        a_family("Wait", id="W", status=Status.WAITING, joined_on=None, carers=("Will",)),
    )


def a_picnic(desk: Desk, day: date = TODAY, hour: int = 9, **fields: object) -> Event:
    given = {"kind": EventKind.FAMILY_EVENT, "audience": Audience.FAMILIES, "title": "Picnic", "venue": "Lodge"}
    event = replace(events.new_event(desk, day, hour=hour), **(given | fields))  # type: ignore[arg-type]
    events.add_event(desk, event)
    return event


def listed(desk: Desk, event: Event) -> dict[str, str]:
    """Guest ids by first name."""
    return {one.first_name: one.guest.id for one in gatherings.gathering(desk, event.id).guests}


def told(desk: Desk, event: Event, what: str) -> dict[str, object]:
    return {one.first_name: getattr(one.guest, what) for one in gatherings.gathering(desk, event.id).guests}


def test_all_eligible_are_asked_once(desk):
    event = a_picnic(desk)
    changed = guests.invite_eligible(desk, event.id, None)
    assert changed.sentence == "7 people of 3 families invited"
    assert list(listed(desk, event)) == ["Ann", "Bob", "Leo", "Grace", "Mia", "Kai", "Sue"]
    assert guests.invite_eligible(desk, event.id, None) is None
    undoing.undo(desk)
    assert listed(desk, event) == {}


def test_to_a_support_group_only_carers_to_whom_it_is_open(desk):
    event = a_picnic(desk, kind=EventKind.SUPPORT_GROUP, audience=Audience.CARERS)
    guests.invite_eligible(desk, event.id, None)
    assert list(listed(desk, event)) == ["Ann", "Bob", "Grace"]


def test_anybody_can_be_asked_by_hand_and_the_page_says_why_not(desk):
    event = a_picnic(desk, kind=EventKind.SUPPORT_GROUP, audience=Audience.CARERS)
    will = next(
        person.person_id
        for choice in gatherings.choices(desk, events.occurrence(desk, event.id))
        if choice.household.family.id == "W"
        for person in choice.people
    )
    assert guests.invite(desk, event.id, None, [("W", will), ("nobody", "x")]).sentence == (
        "1 person of 1 family invited"
    )
    findings = gatherings.gathering(desk, event.id).findings
    assert any("by invitation" in finding.sentence for finding in findings)


def test_those_asked_the_last_time(desk):
    event = a_picnic(desk, date(2026, 11, 10), kind=EventKind.SUPPORT_GROUP, audience=Audience.CARERS)
    shown = events.occurrence(desk, event.id)
    form = replace(shown.event, rule=rule_of(Repeat(count=3), shown.starts_at))
    events.change_event(desk, shown, form, rule_too=True)
    second, third = (at_london(date(2026, 11, day), 9) for day in (17, 24))
    with pytest.raises(RuleRefused, match="No earlier one"):
        guests.invite_as_last_time(desk, event.id, second)
    guests.invite(desk, event.id, second, [("B", "B-c0")])
    guests.invite_as_last_time(desk, event.id, third)
    found = gatherings.gathering(desk, event.id, third)
    assert [one.first_name for one in found.guests] == ["Ann"]


def test_a_full_event_a_waiting_list_and_a_place_that_comes_free(desk):
    event = a_picnic(desk, date(2026, 11, 28), capacity=3)
    guests.invite_eligible(desk, event.id, None)
    ids = listed(desk, event)
    bells, okafors = [ids[n] for n in ("Ann", "Bob", "Leo")], [ids[n] for n in ("Grace", "Mia", "Kai")]
    guests.record_reply(desk, bells, Reply.YES)
    changed = guests.record_reply(desk, okafors, Reply.YES)
    assert changed.sentence == "Okafor: waiting list (3), as there are not enough places left"
    before = desk.store.select(FollowUp)
    changed = guests.record_reply(desk, bells, Reply.NO)
    assert changed.sentence == "Bell: no (3); 3 people move up from the waiting list"
    assert {told(desk, event, "reply")[n] for n in ("Grace", "Mia", "Kai")} == {Reply.YES}
    (call,) = [one for one in desk.store.select(FollowUp) if one not in before]
    assert (call.family_id, call.due_on) == ("O", desk.today)
    undoing.undo(desk)
    assert told(desk, event, "reply")["Grace"] is Reply.WAITING
    assert desk.store.select(FollowUp) == before


def test_taking_somebody_off_makes_room_too(desk):
    event = a_picnic(desk, date(2026, 11, 28), capacity=1)
    guests.invite_eligible(desk, event.id, None)
    ids = listed(desk, event)
    guests.record_reply(desk, [ids["Ann"]], Reply.YES)
    guests.record_reply(desk, [ids["Sue"]], Reply.YES)
    guests.remove_guests(desk, [ids["Ann"]])
    assert told(desk, event, "reply")["Sue"] is Reply.YES


def test_ticks_at_the_door_keep_the_time(desk):
    event = a_picnic(desk)
    guests.invite_eligible(desk, event.id, None)
    ids = listed(desk, event)
    guests.record_presence(desk, [ids["Ann"], ids["Leo"]], Presence.CAME)
    assert format_time(told(desk, event, "arrived_at")["Ann"]) == "10:00"
    move_clock(desk, timedelta(minutes=30))
    guests.record_left(desk, [ids["Ann"], ids["Leo"]], "Granddad")
    assert told(desk, event, "collected_by") == told(desk, event, "collected_by") | {"Leo": "Granddad", "Ann": ""}
    with pytest.raises(RuleRefused, match="Tick Came"):
        guests.record_left(desk, [ids["Grace"]])


def test_afterwards_from_paper_no_time_is_made_up(desk):
    event = a_picnic(desk, date(2026, 11, 10))
    guests.invite_eligible(desk, event.id, None)
    ids = listed(desk, event)
    guests.record_presence(desk, [ids["Ann"]], Presence.CAME)
    assert told(desk, event, "arrived_at")["Ann"] is None
    guests.rest_did_not_come(desk, event.id)
    assert set(told(desk, event, "presence").values()) == {Presence.CAME, Presence.DID_NOT_COME}
    undoing.undo(desk)
    assert told(desk, event, "presence")["Bob"] is Presence.UNKNOWN


def test_nobody_came_to_what_is_still_to_come(desk):
    event = a_picnic(desk, date(2026, 11, 28))
    guests.invite_eligible(desk, event.id, None)
    for act in (
        lambda: guests.record_presence(desk, [listed(desk, event)["Ann"]], Presence.CAME),
        lambda: guests.rest_did_not_come(desk, event.id),
        lambda: guests.add_walk_in(desk, event.id, None, name="Jo"),
        lambda: guests.came_uninvited(desk, event.id, None, [("W", "W-c0")]),
    ):
        with pytest.raises(RuleRefused, match="still to come"):
            act()


def test_a_walk_in_without_a_family(desk):
    event = a_picnic(desk)
    guests.add_walk_in(desk, event.id, None, name="Jo", kind=GuestKind.OTHER_CHILD, needs="nuts")
    (one,) = gatherings.gathering(desk, event.id).guests
    assert (one.first_name, one.family_name, one.guest.walk_in) == ("Jo", "", True)
    assert one.guest.presence is Presence.CAME and one.guest.arrived_at == NOW
    with pytest.raises(RuleRefused, match="Nobody is named"):
        guests.add_walk_in(desk, event.id, None, name="  ")


def test_people_on_record_who_came_without_being_asked(desk):
    event = a_picnic(desk)
    guests.came_uninvited(desk, event.id, None, [("W", "W-c0")])
    assert told(desk, event, "walk_in") == {"Will": True}
    assert guests.came_uninvited(desk, event.id, None, [("W", "W-c0")]) is None


def test_times_put_right(desk):
    event = a_picnic(desk)
    guests.invite_eligible(desk, event.id, None)
    leo = listed(desk, event)["Leo"]
    guests.record_times(desk, leo, at_london(TODAY, 9, 5), at_london(TODAY, 11), "Ann")
    assert told(desk, event, "presence")["Leo"] is Presence.CAME
    with pytest.raises(RuleRefused, match="before they arrived"):
        guests.record_times(desk, leo, at_london(TODAY, 11), at_london(TODAY, 9), "")


def test_who_came_cannot_be_taken_off(desk):
    event = a_picnic(desk)
    guests.invite_eligible(desk, event.id, None)
    ann = listed(desk, event)["Ann"]
    guests.record_presence(desk, [ann], Presence.CAME)
    with pytest.raises(RuleRefused, match="came"):
        guests.remove_guests(desk, [ann])


def test_a_guest_who_is_gone_is_said_so(desk):
    with pytest.raises(RuleRefused, match="no longer on the list"):
        guests.record_presence(desk, ["nobody"], Presence.CAME)


def test_a_family_that_came_cannot_be_removed_and_one_that_was_asked_can(desk):
    event = a_picnic(desk)
    guests.invite_eligible(desk, event.id, None)
    guests.record_presence(desk, [listed(desk, event)["Ann"]], Presence.CAME)
    with pytest.raises(RuleRefused, match="came to an event"):
        families.remove_family(desk, "B")
    families.remove_family(desk, "S")
    assert "Sue" not in listed(desk, event)
    undoing.undo(desk)
    assert "Sue" in listed(desk, event)


def test_a_person_who_is_no_longer_on_record_still_counts(desk):
    event = a_picnic(desk)
    guests.invite_eligible(desk, event.id, None)
    house = families.household(desk, "B")
    families.change_family(desk, replace(house, carers=house.carers[:1]))
    names = [one.first_name for one in gatherings.gathering(desk, event.id).guests]
    assert "Somebody no longer on record" in names


def test_voices_with_consent(desk):
    event = a_picnic(desk)
    voices.record_voice(desk, event.id, None, "a boy, 9", "The best day.", Answer.UNKNOWN)
    (voice,) = gatherings.gathering(desk, event.id).voices
    voices.change_consent(desk, voice.id, Answer.YES)
    assert desk.store.get(Voice, voice.id).consent is Answer.YES
    assert voices.change_consent(desk, voice.id, Answer.YES) is None
    voices.remove_voice(desk, voice.id)
    undoing.undo(desk)
    assert desk.store.get(Voice, voice.id).words == "The best day."
    with pytest.raises(RuleRefused, match="Nothing is written"):
        voices.record_voice(desk, event.id, None, "", " ", Answer.NO)


def test_feedback(desk):
    event = a_picnic(desk)
    events.record_feedback(desk, event.id, None, " Loud but happy. ")
    assert events.occurrence(desk, event.id).event.feedback == "Loud but happy."
