"""An event's page: inviting, answers, ticks at the door by keyboard, who did not come, walk-ins, discreet view."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from hivedesk.casework import events, gatherings, guests, voices
from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family, change_family, household
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.events.records import Audience, Event, EventKind, Presence, Reply
from hivedesk.domain.events.repeats import Repeat, rule_of
from hivedesk.domain.events.series import Scope
from hivedesk.domain.families import Answer, FamilyKind
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import at_london
from hivedesk.ui.deeds.event_ref import EventRef
from hivedesk.ui.screens.calendar.event_page import EventPage
from hivedesk.ui.screens.calendar.event_state import Show
from hivedesk.ui.screens.calendar.invite_dialog import InviteDialog
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk
from tests.ui.by_hand import press, settle, type_key, type_text, words_in_view

TODAY = date(2026, 11, 14)


@pytest.fixture
def desk() -> Desk:
    return a_hive_desk(
        a_family("Bell", id="B", carers=("Ann", "Bob"), children=("Leo",)),
        a_family("Okafor", id="O", carers=("Grace",), children=("Mia",)),
        a_family("Stone", id="S", kind=FamilyKind.STAYING_PUT, carers=("Sue",)),
    )


@pytest.fixture
def workplace(desk) -> Workplace:
    return Workplace(desk, ImmediateBackground())


def an_event(desk: Desk, day: date = TODAY, hour: int = 9, **fields: object) -> Event:
    given = {"kind": EventKind.FAMILY_EVENT, "audience": Audience.FAMILIES, "title": "Picnic", "venue": "Lodge"}
    event = replace(events.new_event(desk, day, hour=hour), **(given | fields))  # type: ignore[arg-type]
    events.add_event(desk, event)
    return event


@pytest.fixture
def a_page(qtbot, workplace, show_active):
    def make(event: Event, start=None) -> EventPage:
        page = EventPage(workplace)
        qtbot.addWidget(page)
        workplace.changed.connect(page.refresh)
        page.resize(1150, 720)
        show_active(page)
        page.open(EventRef(event.id, start))
        page.focus()
        settle()
        return page

    return make


def presence(desk: Desk, event: Event) -> dict[str, Presence]:
    return {one.first_name: one.guest.presence for one in gatherings.gathering(desk, event.id).guests}


def replies(desk: Desk, event: Event) -> dict[str, Reply]:
    return {one.first_name: one.guest.reply for one in gatherings.gathering(desk, event.id).guests}


def names(page: EventPage) -> list[str]:
    return [row.name for row in page.guests.rows.rows()]


def choose(page: EventPage, first_name: str) -> None:
    row = next(row for row in page.guests.rows.rows() if row.name.startswith(first_name))
    assert page.guests.table.select_key(row.key)
    settle()


def test_everybody_eligible_is_asked_with_one_press(qtbot, desk, a_page):
    event = an_event(desk)
    page = a_page(event)
    assert "Nobody is on the list yet." in words_in_view(page)
    press(qtbot, page, "Invite all eligible")
    assert len(names(page)) == 6
    assert "6 asked: 0 yes, 0 no, 6 without an answer." in words_in_view(page)


def test_answers_for_a_whole_family_or_one_alone(qtbot, desk, a_page):
    event = an_event(desk, date(2026, 11, 28))
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    choose(page, "Ann")
    press(qtbot, page, "Yes")
    assert [name for name, reply in replies(desk, event).items() if reply is Reply.YES] == ["Ann", "Bob", "Leo"]
    page.guests._whole.control.setChecked(False)
    choose(page, "Bob")
    press(qtbot, page, "No")
    assert replies(desk, event)["Bob"] is Reply.NO and replies(desk, event)["Ann"] is Reply.YES


def test_at_the_door_two_letters_and_enter_tick_a_family(qtbot, desk, a_page):
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    assert QApplication.focusWidget() is page.guests.finder
    type_text(qtbot, "be")
    type_key(qtbot, Qt.Key.Key_Return)
    assert [name for name, state in presence(desk, event).items() if state is Presence.CAME] == ["Ann", "Bob", "Leo"]
    assert "Bell: 3 came." in words_in_view(page)
    assert page.guests.finder.text() == "" and QApplication.focusWidget() is page.guests.finder
    type_text(qtbot, "ok")
    type_key(qtbot, Qt.Key.Key_Return)
    assert presence(desk, event)["Mia"] is Presence.CAME
    type_text(qtbot, "zz")
    type_key(qtbot, Qt.Key.Key_Return)
    assert "Nobody on the list fits this." in words_in_view(page)


def test_who_said_no_is_not_ticked_with_the_family(qtbot, desk, a_page):
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    bob = next(one.guest.id for one in gatherings.gathering(desk, event.id).guests if one.first_name == "Bob")
    guests.record_reply(desk, [bob], Reply.NO)
    a_page(event)
    type_text(qtbot, "bell")
    type_key(qtbot, Qt.Key.Key_Return)
    assert presence(desk, event)["Bob"] is Presence.UNKNOWN


def test_space_ticks_one_guest_and_undo_takes_it_back(qtbot, desk, workplace, a_page):
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    choose(page, "Grace")
    page.guests.table.setFocus()
    type_key(qtbot, Qt.Key.Key_Space)
    assert [name for name, state in presence(desk, event).items() if state is Presence.CAME] == ["Grace"]
    workplace.undo()
    assert Presence.CAME not in presence(desk, event).values()


def test_who_did_not_come_is_one_press_away(qtbot, desk, a_page):
    event = an_event(desk, date(2026, 11, 10))
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    type_text(qtbot, "bell")
    type_key(qtbot, Qt.Key.Key_Return)
    press(qtbot, page, "The other 3 did not come")
    assert "3 came (2 carers, 1 child in care); 3 did not come." in words_in_view(page)
    press(qtbot, page, "Did not come (3)")
    assert names(page) == ["Grace Okafor", "Mia", "Sue Stone"]
    assert page.model.show is Show.DID_NOT_COME


def test_somebody_not_on_the_list(qtbot, desk, workplace, a_page):
    event = an_event(desk)
    page = a_page(event)
    wanted = []
    workplace.deed_wanted.connect(wanted.append)
    press(qtbot, page, "Add a walk-in")
    assert (wanted[0].deed, wanted[0].record_id) == (Deed.WALK_IN, event.id)
    guests.add_walk_in(desk, event.id, None, name="Jo")
    page.read()
    assert names(page) == ["Jo"]


def test_choosing_who_to_invite(qtbot, desk, workplace, a_page):
    event = an_event(desk, kind=EventKind.SUPPORT_GROUP, audience=Audience.CARERS)
    page = a_page(event)
    dialog = InviteDialog(workplace, EventRef(event.id), page)
    dialog.show()
    settle()
    told = {row.name: row.open for row in dialog.rows.rows()}
    assert told["Ann Bell"] == "open to them" and told["Sue Stone"] == "Staying Put only"
    assert not dialog.invite.isEnabled()
    dialog.finder.setText("bell")
    qtbot.keyClick(dialog.finder, Qt.Key.Key_Return)
    settle()
    assert {row.name for row in dialog.rows.rows() if row.ticked} == {"Ann Bell", "Bob Bell"}
    press(qtbot, dialog, "Invite")
    assert names(page) == ["Ann Bell", "Bob Bell"]


def test_a_page_follows_its_occurrence_into_a_record_of_its_own(qtbot, desk, a_page):
    start = at_london(date(2026, 11, 17), 10)
    event = an_event(desk, starts_at=start, ends_at=start + timedelta(hours=2), rule=rule_of(Repeat(count=3), start))
    second = start + timedelta(days=7)
    page = a_page(event, second)
    press(qtbot, page, "Invite all eligible")
    assert len(names(page)) == 6
    assert page.model.ref is not None and page.model.ref.event_id != event.id
    third = a_page(event, start + timedelta(days=14))
    press(qtbot, third, "Ask the same as last time")
    assert len(names(third)) == 6


def test_what_is_to_be_seen_to_is_named(desk, a_page):
    event = an_event(desk, date(2026, 11, 28), venue="", capacity=1)
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    assert "To see to\n1 thing\nNo venue yet." in words_in_view(page)
    assert "6 of 6 have not answered yet." in words_in_view(page)
    assert "1, 1 left" in words_in_view(page)


def test_a_meeting_has_no_guests(desk, a_page):
    page = a_page(an_event(desk, kind=EventKind.MEETING))
    assert not page.guests.isVisible()
    assert not any(made.text() == "Print roster" and made.isVisible() for made in page.findChildren(QPushButton))


def test_cancelled_and_brought_back(qtbot, desk, a_page):
    event = an_event(desk, date(2026, 11, 28))
    events.cancel_event(desk, event.id, None, "Snow")
    page = a_page(event)
    assert "Cancelled: Snow" in words_in_view(page)
    press(qtbot, page, "Bring it back")
    assert "Cancelled" not in words_in_view(page)


def test_taken_out_leads_back_and_undo_brings_it_again(qtbot, desk, workplace, a_page):
    event = an_event(desk, date(2026, 11, 28))
    page = a_page(event)
    with qtbot.waitSignal(page.back_wanted):
        press(qtbot, page, "Take out of the calendar")
    assert "This event is not in the calendar" in words_in_view(page)
    workplace.undo()
    assert "Picnic" in words_in_view(page)


def test_voices_and_their_consent(qtbot, desk, a_page):
    event = an_event(desk)
    voices.record_voice(desk, event.id, None, "a boy, 9", "The best day.", Answer.UNKNOWN)
    page = a_page(event)
    assert "“The best day.”" in words_in_view(page)
    assert "a boy, 9, not asked yet whether it may be quoted" in words_in_view(page)
    press(qtbot, page, "They agreed")
    assert "a boy, 9, may be quoted" in words_in_view(page)


def test_discreet_view_shows_initials(desk, workplace, a_page):
    event = an_event(desk, title="Birthday of Grace")
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    workplace.set_discreet(True)
    page.read()
    assert "Birthday of G." in words_in_view(page)
    assert all(len(row.name) < 7 and "." in row.family for row in page.guests.rows.rows())


def test_every_control_says_what_it_is(desk, a_page):
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    choose(page, "Ann")
    for made in page.findChildren(QAbstractButton):
        if made.isVisible():
            assert made.text() or made.accessibleName()
    came = next(made for made in page.findChildren(QPushButton) if made.text() == "Came")
    assert came.accessibleDescription() == "Ann Bell"
    assert page.guests.table.accessibleName() == "Guests"
    index = page.guests.rows.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "not recorded"


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_at_large_text(desk, a_page, look, percent):
    look("light", percent)
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    assert page._page.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width() - 2, label.text()


def test_after_an_answer_nobody_else_is_chosen(qtbot, desk, a_page):
    event = an_event(desk, date(2026, 11, 28))
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    press(qtbot, page, "No answer yet (6)")
    choose(page, "Grace")
    press(qtbot, page, "Yes")
    assert [name for name, reply in replies(desk, event).items() if reply is Reply.YES] == ["Grace", "Mia"]
    assert page.guests.table.current_row() is None
    assert not any(made.isEnabled() for made in page.guests._beside_buttons)


def test_only_the_mother_comes(qtbot, desk, a_page):
    event = an_event(desk, date(2026, 11, 28))
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    choose(page, "Ann")
    press(qtbot, page, "Only this one comes")
    assert [replies(desk, event)[name] for name in ("Ann", "Bob", "Leo")] == [Reply.YES, Reply.NO, Reply.NO]


def test_the_search_says_whom_it_means_and_asks_where_it_is_not_plain(qtbot, a_page, workplace):
    desk = workplace.desk
    for name in ("Harris", "Hartnell"):
        add_family(desk, a_family(name, id=name, carers=("Bella",), mobile=""))
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    type_text(qtbot, "be")  # the family Bell, not the Bellas
    qtbot.waitUntil(lambda: "Enter ticks Bell: Ann, Bob, Leo." in words_in_view(page))
    page.guests.finder.setText("har")
    type_key(qtbot, Qt.Key.Key_Return)
    assert "Harris, Hartnell: type another letter." in words_in_view(page)
    assert Presence.CAME not in presence(desk, event).values()
    type_text(qtbot, "hart")
    type_key(qtbot, Qt.Key.Key_Return)
    assert "Hartnell: 1 came." in words_in_view(page)


def test_when_they_left_and_with_whom_stands_in_the_list(qtbot, desk, a_page):
    event = an_event(desk)
    guests.invite_eligible(desk, event.id, None)
    leo = next(one.guest.id for one in gatherings.gathering(desk, event.id).guests if one.first_name == "Leo")
    guests.record_times(desk, leo, at_london(TODAY, 9, 5), at_london(TODAY, 9, 45), "Grandma")
    ann = next(one.guest.id for one in gatherings.gathering(desk, event.id).guests if one.first_name == "Ann")
    guests.record_presence(desk, [ann], Presence.CAME)
    page = a_page(event)
    told = {row.name: row.there for row in page.guests.rows.rows()}
    assert told["Leo"] == "09:05 to 09:45, Grandma" and told["Ann Bell"] == "since 10:00"
    press(qtbot, page, "Still here (1)")
    assert names(page) == ["Ann Bell"]


def test_the_page_follows_an_occurrence_into_another_series(desk, workplace, a_page):
    start = at_london(date(2026, 11, 17), 10)
    event = an_event(desk, starts_at=start, ends_at=start + timedelta(hours=2), rule=rule_of(Repeat(count=4), start))
    second = start + timedelta(days=7)
    page = a_page(event, second)
    shown = events.occurrence(desk, event.id, second)
    form = replace(shown.event, starts_at=shown.starts_at, ends_at=shown.ends_at, venue="Library")
    workplace.do(lambda: events.change_event(desk, shown, form, Scope.FOLLOWING))
    settle()
    words = words_in_view(page)
    assert "Library" in words and "Tue 24 Nov 2026" in words and "not in the calendar" not in words


def test_what_was_said_of_one_event_is_not_said_of_another(qtbot, desk, workplace, a_page):
    event, other = an_event(desk), an_event(desk, title="Other")
    for one in (event, other):
        guests.invite_eligible(desk, one.id, None)
    page = a_page(event)
    type_text(qtbot, "bell")
    type_key(qtbot, Qt.Key.Key_Return)
    assert "Bell: 3 came." in words_in_view(page)
    workplace.set_discreet(True)
    page.redraw()
    assert "Bell" not in words_in_view(page)
    workplace.set_discreet(False)
    page.guests.say("Bell: 3 came.")
    page.open(EventRef(other.id))
    settle()
    assert "Bell: 3 came." not in words_in_view(page)


def test_a_cancelled_event_says_who_is_to_be_told(desk, a_page):
    event = an_event(desk, date(2026, 11, 28))
    guests.invite_eligible(desk, event.id, None)
    ids = [one.guest.id for one in gatherings.gathering(desk, event.id).guests if one.family_name == "Bell"]
    guests.record_reply(desk, ids, Reply.YES)
    events.cancel_event(desk, event.id, None, "Snow")
    assert "To be told: Bell 07700 900123" in words_in_view(a_page(event))


def test_discreet_view_says_nothing_of_a_child_s_health(desk, workplace, a_page):
    house = household(desk, "B")
    child = replace(house.children_in_care[0], allergies="Nuts (swelling)")
    change_family(desk, replace(house, children_in_care=(child,)))
    event = an_event(desk, date(2026, 11, 28), catering="Walnut cake")
    guests.invite_eligible(desk, event.id, None)
    page = a_page(event)
    assert "Nuts (swelling)" in words_in_view(page)
    workplace.set_discreet(True)
    page.redraw()
    settle()
    assert "Nuts" not in words_in_view(page) and "what is served may not be for them" in words_in_view(page)
