"""Today by mouse and keyboard: what is due, whom to ring, and that nothing jumps."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QPushButton

from hivedesk.casework import contact_log as log
from hivedesk.casework import drafts
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.families import change_family
from hivedesk.casework.hive_details import change_hive
from hivedesk.casework.today import today_board
from hivedesk.domain.clocks import Deed
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.placements import EndKind, EndReason, Placement
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import at_london
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.screens.today.screen import TodayScreen
from hivedesk.ui.screens.today.sections import Section
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)


KNOWN = {
    "supervision_last": TODAY - timedelta(days=3),
    "annual_review_last": TODAY - timedelta(days=90),
    "unannounced_visit_last": TODAY - timedelta(days=90),
}
LATE = KNOWN | {"supervision_last": TODAY - timedelta(days=50)}


def a_home(name, key, **fields):
    """A family with a child, of which nothing is due."""
    child = ChildInCare(id=f"{key}-k", family_id=key, first_name="Leo")
    placement = a_placement(child, TODAY - timedelta(days=200), **fields.pop("placement", {}))
    return a_family(name, id=key, children=(child,), placements=(placement,), **KNOWN | fields)


@pytest.fixture
def desk():
    desk = a_hive_desk(*(a_home(name, f"f{n}") for n, name in enumerate(("Okafor", "Bell", "Chen"), start=1)))
    for days, what in ((-2, "Ring the school"), (0, "Send the form"), (3, "Book the hall")):
        log.add_follow_up(desk, "f1", FollowUpWanted(TODAY + timedelta(days=days), what))
    return desk


@pytest.fixture
def make_screen(qtbot, show_active):
    def make(desk, height=1400):
        workplace = Workplace(desk, ImmediateBackground())
        screen = TodayScreen(workplace)
        workplace.changed.connect(screen.refresh)
        qtbot.addWidget(screen)
        screen.resize(1154, height)
        show_active(screen)
        screen.opened()
        QApplication.processEvents()
        return screen

    return make


@pytest.fixture
def screen(make_screen, desk):
    return make_screen(desk)


def find(widget, kind, text):
    QApplication.processEvents()  # what was just put into a layout is shown then
    return next(found for found in widget.findChildren(kind) if found.text() == text and found.isVisible())


def rows(card):
    return [row.what.text() for row in card.rows.values()]


def test_it_shows_what_is_due_and_what_comes(screen):
    assert screen.header.title.text() == "Good morning, Maureen"
    assert rows(screen.due) == ["Ring the school", "Send the form"]
    assert rows(screen.coming) == ["Book the hall"]
    assert screen.tiles[0].accessibleName() == "2 follow-ups due"


def test_done_strikes_through_and_keeps_the_place_until_it_is_opened_again(qtbot, screen, desk):
    first, second = screen.due.rows.values()
    place = second.mapTo(screen, second.rect().topLeft())
    first.done.setFocus()
    qtbot.keyClick(first.done, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert first.what.font().strikeOut() and first.state.text() == "Done"
    assert second.mapTo(screen, second.rect().topLeft()) == place
    assert [line.follow_up.what for line in today_board(desk).due] == ["Send the form"]
    screen.opened()
    assert rows(screen.due) == ["Send the form"]


def test_undo_takes_the_stroke_away(screen):
    first = next(iter(screen.due.rows.values()))
    first.done.click()
    screen.workplace.undo()
    assert not first.what.font().strikeOut()
    assert first.done.isVisible()


@pytest.mark.parametrize(("words", "day"), [("Tomorrow", date(2026, 11, 15)), ("Next week", date(2026, 11, 16))])
def test_move_puts_it_off(screen, desk, words, day):
    first = next(iter(screen.due.rows.values()))
    next(action for action in first.move_button.menu().actions() if action.text() == words).trigger()
    assert next(line for line in today_board(desk).coming if line.follow_up.what == "Ring the school")
    assert first.state.text().startswith("Moved to")
    assert desk.store.get(type(today_board(desk).due[0].follow_up), first.key).due_on == day


def test_open_leads_to_the_entry_or_the_family(qtbot, screen, desk):
    first = next(iter(screen.due.rows.values()))
    with qtbot.waitSignal(screen.workplace.family_wanted) as wanted:
        first.open_button.click()
    assert wanted.args == ["f1"]
    changed = log.log_contact(desk, a_contact("f2"), FollowUpWanted(TODAY, "From a contact"))
    screen.opened()
    row = next(row for row in screen.due.rows.values() if row.what.text() == "From a contact")
    with qtbot.waitSignal(screen.workplace.entry_wanted) as wanted:
        row.open_button.click()
    assert wanted.args == [changed.record_id]


def test_log_contact_stands_beside_each_family_not_spoken_to(qtbot, screen):
    assert [row.name.text() for row in screen.not_spoken.rows.values()] == ["Bell", "Chen", "Okafor"]
    row = screen.not_spoken.rows["f3"]
    assert (row.log.text(), row.log.accessibleDescription()) == ("Log contact", "Chen: Never spoken to")
    with qtbot.waitSignal(screen.workplace.contact_form_wanted) as wanted:
        qtbot.mouseClick(row.log, Qt.MouseButton.LeftButton)
    assert wanted.args == ["f3"]
    with qtbot.waitSignal(screen.workplace.family_wanted) as wanted:
        row.name.click()
    assert wanted.args == ["f3"]


def test_a_family_just_spoken_to_stays_in_its_place_and_so_do_the_others(make_screen):
    desk = a_hive_desk(*(a_home(name, f"f{n}", preferred_times_note="x") for n, name in ((1, "Bell"), (2, "Chen"))))
    screen = make_screen(desk)
    second = screen.not_spoken.rows["f2"]
    place = second.mapTo(screen, second.rect().topLeft())
    screen.workplace.do(lambda: log.log_contact(desk, a_contact("f1")))
    QApplication.processEvents()
    assert not screen.not_spoken.rows["f1"].preferred.isVisible()
    assert second.mapTo(screen, second.rect().topLeft()) == place


def test_a_family_just_spoken_to_can_no_longer_be_logged_from_there(screen, desk):
    screen.workplace.do(lambda: log.log_contact(desk, a_contact("f2")))
    assert [row.name.text() for row in screen.not_spoken.rows.values()] == ["Bell", "Chen", "Okafor"]
    assert not screen.not_spoken.rows["f2"].log.isVisible()


def test_long_lists_show_the_first_and_then_all(make_screen):
    screen = make_screen(a_hive_desk(*(a_home(f"Family {n:02}", f"f{n}", **LATE) for n in range(9))))
    for folded, shown, first_more in (
        (screen.not_spoken.missed, 6, lambda row: row.log),
        (screen.procedures.lists[Section.VISITS], 4, lambda row: row.fact_button),
    ):
        assert sum(row.isVisible() for row in folded.rows.values()) == shown
        assert folded.more.text() == "Show all 9"
        folded.more.click()
        QApplication.processEvents()
        assert sum(row.isVisible() for row in folded.rows.values()) == 9
        assert first_more(list(folded.rows.values())[shown]).hasFocus()
        assert not folded.more.isVisible()


@pytest.mark.parametrize("text_percent", [100, 200])
def test_show_all_opens_the_rows_where_they_are(qtbot, make_screen, look, text_percent):
    look("light", text_percent)
    desk = a_hive_desk(*(a_home(f"Family {n:02}", f"f{n}", **LATE) for n in range(16)))
    for days in range(1, 6):
        log.add_follow_up(desk, None, FollowUpWanted(TODAY + timedelta(days=days), f"Ahead {days}"))
    screen = make_screen(desk, 600)
    viewport = screen.page.viewport()

    def place(widget):
        return widget.mapTo(viewport, widget.rect().topLeft()).y()

    for folded, number in ((screen.procedures.lists[Section.VISITS], 4), (screen.not_spoken.missed, 6)):

        def in_view(more=folded.more):
            screen.page.ensureWidgetVisible(more)
            return 0 <= place(more) <= viewport.height() - more.height()

        qtbot.waitUntil(in_view)
        last = list(folded.rows.values())[number - 1]
        before, room = place(last), viewport.height()
        folded.more.setFocus()
        qtbot.keyClick(folded.more, Qt.Key.Key_Space)
        QApplication.processEvents()
        first_new = list(folded.rows.values())[number]
        assert first_new.isAncestorOf(QApplication.focusWidget())
        assert place(first_new) >= 0
        assert place(first_new) + min(first_new.height(), room) <= room
        assert 0 <= before - place(last) <= first_new.height()  # no further than to show the row whole
        assert place(last) < place(first_new)


def test_a_draft_is_thrown_away_and_brought_back_in_its_place(qtbot, screen, desk):
    typed = {"family": "f2", "fact": "Half a sen"}
    drafts.keep_draft(desk, "contact/new", typed)
    drafts.keep_draft(desk, "family/f1", {"name": "Okafo"})
    screen.opened()
    banner = screen._drafts.banners["contact/new"]
    find(banner, QPushButton, "Discard").click()
    assert drafts.find_draft(desk, "contact/new") is None
    assert banner.text.text() == "Discarded: a contact with Bell"
    screen.workplace.do(lambda: log.add_follow_up(desk, None, FollowUpWanted(TODAY, "New")))
    assert banner.isVisible() and len(screen._drafts.banners) == 2
    back = find(banner, QPushButton, "Bring it back")
    assert back.hasFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert drafts.find_draft(desk, "contact/new").typed == typed
    find(banner, QPushButton, "Discard").click()
    screen.opened()
    assert list(screen._drafts.banners) == ["family/f1"]


def test_what_comes_up_while_a_list_is_folded_is_seen(screen, desk):
    for n in range(9):
        log.add_follow_up(desk, None, FollowUpWanted(TODAY, f"Thing {n}"))
    screen.opened()
    QApplication.processEvents()
    assert sum(row.isVisible() for row in screen.due.rows.values()) == 6
    screen.workplace.do(lambda: log.add_follow_up(desk, None, FollowUpWanted(TODAY, "New")))
    QApplication.processEvents()
    shown = [row.what.text() for row in screen.due.rows.values() if row.isVisible()]
    assert (len(shown), shown[-1]) == (7, "New")


def test_rows_stand_in_their_order_when_it_is_opened_again(screen, desk):
    log.add_follow_up(desk, None, FollowUpWanted(TODAY - timedelta(days=9), "Oldest"))
    screen.opened()
    QApplication.processEvents()
    placed = sorted(screen.due.rows.values(), key=lambda row: row.mapTo(screen, row.rect().topLeft()).y())
    assert [row.what.text() for row in placed] == ["Oldest", "Ring the school", "Send the form"]


def test_a_day_is_chosen_from_the_calendar(qtbot, screen, desk):
    first = next(iter(screen.due.rows.values()))
    next(action for action in first.move_button.menu().actions() if action.text() == "Choose a day…").trigger()
    calendar = QApplication.activePopupWidget()
    days = calendar.findChild(QCalendarWidget)
    assert days.minimumDate() == QDate(2026, 11, 14)
    assert days.selectedDate() == QDate(2026, 11, 15)
    qtbot.keyClick(days.focusWidget() or days, Qt.Key.Key_Down)
    qtbot.keyClick(days.focusWidget() or days, Qt.Key.Key_Return)
    assert first.state.text() == "Moved to Sun 22 Nov 2026"
    assert not calendar.isVisible()


def test_a_planned_call_is_logged_from_where_it_stands(qtbot, screen, desk):
    wanted_call = FollowUpWanted(TODAY, "", FollowUpKind.CALL, time(14))
    made = screen.workplace.do(lambda: log.add_follow_up(desk, "f2", wanted_call))
    row = screen.planned.rows[made.record_id]
    assert (row.what.text(), row.state.text(), row.done.text()) == ("Phone call", "14:00", "Log contact")
    with qtbot.waitSignal(screen.workplace.planned_contact_wanted) as wanted:
        row.done.click()
    assert wanted.args == ["f2", made.record_id]
    screen.workplace.do(lambda: log.log_contact(desk, a_contact("f2")))
    assert row.what.font().strikeOut()


def test_a_call_that_is_not_needed_is_ticked_off_without_a_contact(screen, desk):
    made = log.add_follow_up(desk, "f2", FollowUpWanted(TODAY, "", FollowUpKind.CALL))
    screen.opened()
    row = screen.planned.rows[made.record_id]
    words = [action.text() for action in row.move_button.menu().actions() if action.isVisible()]
    assert words == ["Tomorrow", "Next week", "Choose a day…", "", "Tick off without a contact"]
    row.move_button.menu().actions()[-1].trigger()
    assert desk.store.get(FollowUp, made.record_id).done_at is not None
    to_do = next(iter(screen.due.rows.values()))
    assert not to_do.move_button.menu().actions()[-1].isVisible()


def test_a_deed_is_asked_for_with_what_it_is_about(qtbot, make_screen):
    ended = {"ended_on": TODAY - timedelta(days=9), "end_kind": EndKind.PLANNED, "end_reason": EndReason.ADOPTED}
    screen = make_screen(a_hive_desk(a_home("Okafor", "f1", placement=ended)))
    row = screen.procedures.rows["checklist:f1-k-p"]
    assert row.done.text() == "Checklist after the ending"
    assert row.done.accessibleDescription().endswith("Okafor, Leo: the placement ended on Thu 5 Nov 2026")
    with qtbot.waitSignal(screen.workplace.deed_wanted) as wanted:
        row.done.click()
    assert wanted.args == [DeedWanted(Deed.CHECKLIST, "f1", "f1-k-p")]
    with qtbot.waitSignal(screen.workplace.family_wanted) as wanted:
        row.open_button.click()
    assert wanted.args == ["f1"]


def test_one_of_several_facts_is_chosen_from_a_menu(make_screen):
    ended = {"ended_on": TODAY - timedelta(days=9), "end_kind": EndKind.PLANNED, "end_reason": EndReason.ADOPTED}
    desk = a_hive_desk(a_home("Okafor", "f1", placement=ended))
    screen = make_screen(desk)
    row = screen.procedures.rows["checklist:f1-k-p"]
    first = row.fact_button.menu().actions()[0]
    assert (row.fact_button.text(), first.text()) == ("Done today", "Belongings collected today")
    first.trigger()
    assert desk.store.get(Placement, "f1-k-p").belongings_on == TODAY


def test_done_today_keeps_the_place_and_the_keyboard(qtbot, make_screen):
    desk = a_hive_desk(*(a_home(name, key, **LATE) for name, key in (("Okafor", "f1"), ("Bell", "f2"))))
    screen = make_screen(desk)
    first, second = screen.procedures.rows.values()
    place = second.mapTo(screen, second.rect().topLeft())
    first.fact_button.setFocus()
    qtbot.keyClick(first.fact_button, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert (first.state.text(), first.what.font().strikeOut()) == ("Next due Sat 26 Dec 2026", True)
    assert first.open_button.hasFocus()
    assert second.mapTo(screen, second.rect().topLeft()) == place
    screen.workplace.undo()
    assert first.state.text() == "8 days overdue"


def test_the_tiles_lead_to_what_they_count(qtbot, screen):
    screen.tiles[0].click()
    assert next(iter(screen.due.rows.values())).done.hasFocus()
    screen.tiles[2].click()
    assert screen.not_spoken.rows["f2"].log.hasFocus()
    with qtbot.waitSignal(screen.workplace.screen_wanted) as wanted:
        screen.tiles[3].click()
    assert wanted.args == ["contact_log"]


def test_the_tile_of_the_procedures_leads_to_their_first_row(make_screen):
    screen = make_screen(a_hive_desk(a_home("Okafor", "f1", **LATE)))
    screen.tiles[1].click()
    assert screen.procedures.rows["supervision:f1"].fact_button.hasFocus()


def test_a_follow_up_is_added_by_keyboard(qtbot, screen, desk):
    screen.add_button.click()
    what, on = (screen.new.form.field(key).control for key in ("what", "on"))
    assert what.hasFocus()
    qtbot.keyClicks(what, "Buy squash")
    qtbot.keyClick(what, Qt.Key.Key_Tab)
    on.selectAll()
    qtbot.keyClicks(on, "tomorrow")
    qtbot.keyClick(on, Qt.Key.Key_Return)
    assert "Buy squash" in rows(screen.coming)
    assert screen.new.isHidden()


def test_a_call_is_planned_with_its_family_however_it_is_spelt(qtbot, screen, desk):
    screen.workplace.do(lambda: change_family(desk, a_home("Bell", "f2", preferred_times_note="after eight")))
    screen.add_button.click()
    form = screen.new.form
    form.field("kind").control.set_value(FollowUpKind.CALL)
    assert form.field("asked").control.isVisible()
    screen.new.save()
    assert form.error("family") == "Choose the family."
    screen.new.family.setFocus()
    qtbot.keyClicks(screen.new.family, "bel")
    qtbot.keyClick(screen.new.family, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.field("what").control.hasFocus())
    assert find(screen.new, QLabel, "Good times: after eight")
    form.field("at").write(time(14))
    form.field("asked").write(True)
    screen.new.save()
    (row,) = screen.planned.rows.values()
    assert (row.what.text(), row.state.text()) == ("Phone call", "14:00")
    assert row.about.text() == "Bell; they asked for it; good times: after eight"


def test_something_to_do_needs_its_words(screen):
    screen.add_button.click()
    screen.new.save()
    assert screen.new.form.error("what") == "Write what is to be done."
    assert not screen.new.form.field("asked").control.isVisible()


def test_a_follow_up_half_typed_waits(qtbot, screen, desk):
    screen.add_button.click()
    qtbot.keyClicks(screen.new.form.field("what").control, "Buy squ")
    screen.workplace.about_to_lock.emit()
    again = TodayScreen(Workplace(desk, ImmediateBackground()))
    qtbot.addWidget(again)
    again.show()
    again.opened()
    assert again.new.form.field("what").control.text() == "Buy squ"
    assert again.new.isVisible()
    again.new.save()
    assert drafts.all_drafts(desk) == []


def test_duty_numbers_are_large_and_missing_ones_lead_to_settings(qtbot, screen, desk):
    assert find(screen.duty, QLabel, "01632 960101").property("role") == "big"
    screen.workplace.do(lambda: change_hive(desk, type(desk.hive)(**{**desk.hive.__dict__, "duty_line": ""})))
    with qtbot.waitSignal(screen.workplace.settings_wanted) as wanted:
        find(screen.duty, QPushButton, "Enter it in Settings").click()
    assert wanted.args == ["hive"]


@pytest.mark.parametrize(
    ("form", "typed", "signal", "target"),
    [
        ("contact/new", {"family": "f2"}, "contact_form_wanted", "f2"),
        ("contact/new", {"fact": "x"}, "screen_wanted", "contact_log"),
        ("family/f1", {}, "deed_wanted", DeedWanted(Deed.EDIT, "f1")),
        ("family/new", {}, "screen_wanted", "families"),
        ("deed/CLOSE/f1/-/-", {}, "deed_wanted", DeedWanted(Deed.CLOSE, "f1")),
    ],
)
def test_unfinished_forms_are_taken_up_again(qtbot, screen, desk, form, typed, signal, target):
    drafts.keep_draft(desk, form, typed)
    screen.opened()
    with qtbot.waitSignal(getattr(screen.workplace, signal)) as wanted:
        find(screen, QPushButton, "Continue writing").click()
    assert wanted.args == [target]


def test_an_addendum_leads_to_its_entry(qtbot, screen, desk):
    changed = log.log_contact(desk, a_contact("f1"))
    drafts.keep_draft(desk, f"addendum/{changed.record_id}", {"text": "x"})
    screen.opened()
    with qtbot.waitSignal(screen.workplace.entry_wanted) as wanted:
        find(screen, QPushButton, "Continue writing").click()
    assert wanted.args == [changed.record_id]


def test_on_a_sunday_it_says_whom_families_ring(make_screen):
    screen = make_screen(a_hive_desk(a_family(), now=at_london(date(2026, 11, 15), 9)))
    assert screen.outside.isVisible()
    assert "Out of Hours" in screen.outside.text.text()


def test_an_empty_hive_says_what_to_do_first(qtbot, make_screen):
    screen = make_screen(a_hive_desk())
    assert not any(card.isVisible() for card in screen._cards)
    with qtbot.waitSignal(screen.workplace.screen_wanted) as wanted:
        find(screen, QPushButton, "Import families").click()
    assert wanted.args == ["import"]


def test_a_quiet_day_has_no_empty_boxes(make_screen):
    desk = a_hive_desk(a_home("Okafor", "f1"), a_home("Bell", "f2"))
    for family in ("f1", "f2"):
        log.log_contact(desk, a_contact(family, happened_at=NOW - timedelta(days=4)))
    log.add_follow_up(desk, None, FollowUpWanted(TODAY + timedelta(days=20), "Book the hall"))
    screen = make_screen(desk)
    assert screen.quiet.isVisible()
    assert [card.heading.text.text() for card in screen._cards if card.isVisible()] == [
        "Coming seven days",
        "After that",
    ]
    assert find(screen.coming, QLabel, "Nothing is planned for the coming seven days.")
    assert rows(screen.later)[0] == "Book the hall"
    assert [row.name.text() for row in screen.not_spoken.chat.rows.values()] == ["Bell", "Okafor"]


@pytest.mark.parametrize("text_percent", [100, 200])
def test_it_opens_at_its_top(qtbot, make_screen, desk, look, text_percent):
    look("light", text_percent)
    drafts.keep_draft(desk, "follow_up/new", {"what": "Buy squ", "kind": "to do", "on": "tomorrow"})
    screen = make_screen(desk, 600)
    bar = screen.page.verticalScrollBar()
    assert bar.value() == 0
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    next(iter(screen.not_spoken.rows.values())).log.setFocus()
    screen.opened()
    QApplication.processEvents()
    assert bar.value() == 0


def test_at_large_text_a_new_follow_up_is_brought_into_view(qtbot, make_screen, desk, look):
    look("light", 200)
    screen = make_screen(desk, 600)
    screen.add_button.click()
    kind, seen = screen.new.form.field("kind").control, screen.page.viewport()
    qtbot.waitUntil(lambda: seen.rect().contains(kind.mapTo(seen, kind.rect().center())))


def test_at_large_text_the_buttons_stand_beneath_the_words(make_screen, desk, look):
    log.add_follow_up(desk, "f2", FollowUpWanted(TODAY, "Ask about the school", FollowUpKind.CALL))
    look("light", 200)
    screen = make_screen(desk)
    row = next(iter(screen.planned.rows.values()))
    screen.resize(1000, 1400)
    QApplication.processEvents()
    assert row.done.y() > row.about.y()
    look("light", 100)
    QApplication.processEvents()
    assert row.done.x() > row.what.geometry().right()


def test_nothing_moves_under_her_eyes_when_something_changes(qtbot, make_screen, desk):
    for n in range(12):
        log.add_follow_up(desk, None, FollowUpWanted(TODAY, f"Thing {n}"))
    screen = make_screen(desk, 400)
    bar = screen.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 250)
    bar.setValue(200)
    screen.workplace.do(lambda: log.log_contact(desk, a_contact("f2", happened_at=NOW)))
    QApplication.processEvents()
    assert bar.value() == 200
    for row in list(screen.due.rows.values())[1:3]:
        row.done.setFocus()
        bar.setValue(200)
        qtbot.keyClick(row.done, Qt.Key.Key_Space)
        QApplication.processEvents()
        assert bar.value() == 200


def test_discreetly_there_are_initials(screen):
    screen.workplace.set_discreet(True)
    assert [row.name.text() for row in screen.not_spoken.rows.values()] == ["B.", "C.", "O."]
    assert next(iter(screen.due.rows.values())).about.text() == "O."
    screen.workplace.set_discreet(False)
    assert next(iter(screen.due.rows.values())).about.text() == "Okafor"


@pytest.mark.parametrize("text_percent", [100, 200])
def test_it_never_asks_for_more_than_the_smallest_screen_has(screen, look, text_percent):
    look("light", text_percent)
    assert screen.minimumSizeHint().width() <= 1366 - 212
    assert screen.minimumSizeHint().height() <= 500
