"""Today by mouse and keyboard: what is due, whom to ring, and that nothing jumps."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from hivedesk.casework import contact_log as log
from hivedesk.casework import drafts
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.hive_details import change_hive
from hivedesk.casework.today import today_board
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import at_london
from hivedesk.ui.screens.today.screen import TodayScreen
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family, a_hive_desk

TODAY = date(2026, 11, 14)


@pytest.fixture
def desk():
    desk = a_hive_desk(*(a_family(name, id=f"f{n}") for n, name in enumerate(("Okafor", "Bell", "Chen"), start=1)))
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


def test_a_family_just_spoken_to_stays_in_its_place(screen, desk):
    screen.workplace.do(lambda: log.log_contact(desk, a_contact("f2")))
    assert [row.name.text() for row in screen.not_spoken.rows.values()] == ["Bell", "Chen", "Okafor"]
    assert not screen.not_spoken.rows["f2"].log.isVisible()


def test_a_long_list_shows_the_first_and_then_all(make_screen):
    screen = make_screen(a_hive_desk(*(a_family(f"Family {n:02}", id=f"f{n}") for n in range(9))))
    visible = [row for row in screen.not_spoken.rows.values() if row.isVisible()]
    assert len(visible) == 6
    find(screen, QPushButton, "Show all 9").click()
    assert all(row.isVisible() for row in screen.not_spoken.rows.values())
    assert screen.not_spoken.rows["f6"].log.hasFocus()


def test_the_tiles_lead_to_what_they_count(qtbot, screen):
    screen.tiles[0].click()
    assert next(iter(screen.due.rows.values())).done.hasFocus()
    screen.tiles[1].click()
    assert screen.not_spoken.rows["f2"].log.hasFocus()
    for tile, wanted_screen in ((screen.tiles[2], "contact_log"), (screen.tiles[3], "families")):
        with qtbot.waitSignal(screen.workplace.screen_wanted) as wanted:
            tile.click()
        assert wanted.args == [wanted_screen]


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
    with qtbot.waitSignal(screen.workplace.screen_wanted) as wanted:
        find(screen.duty, QPushButton, "Enter it in Settings").click()
    assert wanted.args == ["settings"]


@pytest.mark.parametrize(
    ("form", "typed", "signal", "target"),
    [
        ("contact/new", {"family": "f2"}, "contact_form_wanted", "f2"),
        ("contact/new", {"fact": "x"}, "screen_wanted", "contact_log"),
        ("family/f1", {}, "family_wanted", "f1"),
        ("family/new", {}, "screen_wanted", "families"),
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
    assert not screen.due.isVisible()
    with qtbot.waitSignal(screen.workplace.screen_wanted) as wanted:
        find(screen, QPushButton, "Import families").click()
    assert wanted.args == ["import"]


def test_nothing_moves_under_her_eyes_when_something_changes(qtbot, make_screen, desk):
    for n in range(12):
        log.add_follow_up(desk, None, FollowUpWanted(TODAY, f"Thing {n}"))
    screen = make_screen(desk, 500)
    bar = screen.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(200)
    screen.workplace.do(lambda: log.log_contact(desk, a_contact("f2", happened_at=NOW)))
    QApplication.processEvents()
    assert bar.value() == 200


def test_discreetly_there_are_initials(screen):
    screen.workplace.set_discreet(True)
    assert [row.name.text() for row in screen.not_spoken.rows.values()] == ["B.", "C.", "O."]
    assert next(iter(screen.due.rows.values())).about.text() == "O."


@pytest.mark.parametrize("text_percent", [100, 200])
def test_it_never_asks_for_more_than_the_smallest_screen_has(screen, look, text_percent):
    look("light", text_percent)
    assert screen.minimumSizeHint().width() <= 1366 - 212
    assert screen.minimumSizeHint().height() <= 500
