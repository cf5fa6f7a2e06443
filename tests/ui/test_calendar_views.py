"""The calendar's page by mouse and keyboard: choosing, opening, adding, dragging, filtering, and what is spoken."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolTip, QVBoxLayout, QWidget

from hivedesk.casework import calendar, events
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.items import ItemKind
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.records import Event
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import at_london, format_moment
from hivedesk.ui.screens.calendar.calendar_page import CalendarPage
from hivedesk.ui.screens.calendar.move_dialog import MoveDialog
from hivedesk.ui.screens.calendar.school_dates_dialog import SchoolDatesDialog
from hivedesk.ui.screens.calendar.view_model import View
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk
from tests.ui.by_hand import buttons, press, settle, type_key, type_text, words_in_view

TODAY = date(2026, 11, 14)
THURSDAY = date(2026, 11, 12)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def heard(workplace):
    """What the page asked of the window, in order."""
    found = []
    workplace.planned_contact_wanted.connect(lambda *args: found.append(("contact", *args)))
    workplace.family_wanted.connect(lambda *args: found.append(("family", *args)))
    workplace.said.connect(lambda words, undoable: found.append(("said", words, undoable)))
    workplace.refused.connect(lambda error: found.append(("refused", str(error))))
    return found


@pytest.fixture
def page(qtbot, workplace, heard, show_active):
    window = QWidget()
    page = CalendarPage(workplace)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page)
    workplace.changed.connect(page.refresh)
    page.event_wanted.connect(lambda key, start: heard.append(("event", key, start)))
    page.new_event_wanted.connect(lambda day, hour: heard.append(("add", day, hour)))
    page.import_wanted.connect(lambda: heard.append(("import",)))
    page.export_wanted.connect(lambda: heard.append(("export",)))
    qtbot.addWidget(window)
    window.resize(1150, 650)
    show_active(window)
    page.opened()
    page.focus_first()
    settle()
    yield page  # and keep the window until the test is over


def an_event(desk, day: date, hour: int = 10, title: str = "Coffee morning", **fields) -> Event:
    start = at_london(day, hour)
    given = {"title": title, "starts_at": start, "ends_at": start + timedelta(hours=2), "venue": "Library"} | fields
    event = replace(events.new_event(desk, day), **given)
    events.add_event(desk, event)
    return event


def a_call(desk, day: date, at: time | None = time(9), family_id: str = "f1") -> None:
    with desk.act(ActKind.ADD_FOLLOW_UP) as act:
        act.insert(
            FollowUp(
                id=f"call-{day}-{at}",
                family_id=family_id,
                entry_id=None,
                due_on=day,
                what="School",
                kind=FollowUpKind.CALL,
                at=at,
            )
        )


def shown_again(page: CalendarPage) -> None:
    page.opened()
    settle()


def key_on(page: CalendarPage, day: date, title: str) -> str:
    weeks = page.shown.weeks
    found = (entry for week in weeks for one in week if one.day == day for entry in one.everything)
    return next(entry.key for entry in found if entry.title == title)


def drag(view, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    """Press, move in steps, let go."""
    port = view.viewport()
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(port, start + (end - start) * share)
        settle()
    if release:
        QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, end)
    settle()


def spoken_now(view) -> str:
    return view.currentIndex().data(SPOKEN)


# -- the month


def test_the_month_says_each_day(desk, page):
    an_event(desk, TODAY)
    shown_again(page)
    assert (
        spoken_now(page.month)
        == "Sat 14 Nov 2026, today, 1 entry: 10:00 Coffee morning, " + spoken_now(page.month).rpartition(", ")[2]
    )
    header = page.month.days
    assert header.headerData(0, Qt.Orientation.Horizontal, SPOKEN) == "Monday"
    assert header.headerData(2, Qt.Orientation.Vertical, SPOKEN) == "Week 46"


def test_arrows_walk_by_days_and_weeks_also_over_the_edge_of_the_month(qtbot, page):
    type_key(qtbot, Qt.Key.Key_Right)
    type_key(qtbot, Qt.Key.Key_Right)
    assert spoken_now(page.month).startswith("Mon 16 Nov 2026")
    type_key(qtbot, Qt.Key.Key_Down)
    type_key(qtbot, Qt.Key.Key_Down)
    type_key(qtbot, Qt.Key.Key_Down)
    assert page.shown.title == "December 2026"
    assert spoken_now(page.month).startswith("Mon 7 Dec 2026")
    type_key(qtbot, Qt.Key.Key_End)
    assert spoken_now(page.month).startswith("Sun 13 Dec 2026")
    type_key(qtbot, Qt.Key.Key_Home)
    type_key(qtbot, Qt.Key.Key_PageUp)
    assert spoken_now(page.month).startswith("Sat 7 Nov 2026")


def test_enter_goes_into_the_day_and_enter_opens(qtbot, desk, page, heard):
    event = an_event(desk, TODAY)
    shown_again(page)
    type_key(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.panel.list
    assert page.panel.list.currentIndex().data(SPOKEN).startswith("10:00 to 12:00, Coffee morning, support group")
    type_key(qtbot, Qt.Key.Key_Return)
    assert heard[-1] == ("event", event.id, event.starts_at)
    type_key(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.month


def test_a_call_opens_the_contact_form_that_knows_it(qtbot, desk, page, heard):
    a_call(desk, TODAY)
    shown_again(page)
    type_key(qtbot, Qt.Key.Key_Return)
    press(qtbot, page, "Open")
    assert heard[-1] == ("contact", "f1", f"call-{TODAY}-09:00:00")


def test_enter_n_and_insert_add_on_the_day(qtbot, page, heard):
    type_key(qtbot, Qt.Key.Key_Return)
    type_key(qtbot, Qt.Key.Key_N)
    type_key(qtbot, Qt.Key.Key_Right)
    type_key(qtbot, Qt.Key.Key_Insert)
    press(qtbot, page, "Add event")
    assert [one for one in heard if one[0] == "add"] == [
        ("add", TODAY, None),
        ("add", TODAY, None),
        ("add", TODAY + timedelta(days=1), None),
        ("add", TODAY + timedelta(days=1), None),
    ]


def test_double_click_adds_on_an_empty_day_and_opens_an_entry(qtbot, desk, page, heard):
    event = an_event(desk, THURSDAY)
    shown_again(page)
    port = page.month.viewport()
    QTest.mouseDClick(port, LEFT, Qt.KeyboardModifier.NoModifier, page.month.day_rect(date(2026, 11, 17)).center())
    assert heard[-1] == ("add", date(2026, 11, 17), None)
    rect = page.month.chip_rect(key_on(page, THURSDAY, "Coffee morning"))
    QTest.mouseDClick(port, LEFT, Qt.KeyboardModifier.NoModifier, rect.center())
    assert heard[-1] == ("event", event.id, event.starts_at)


def test_a_click_chooses_the_entry_and_its_day(desk, page):
    an_event(desk, THURSDAY, title="A very long title that has no room in a day of the month at all")
    shown_again(page)
    key = page.shown.weeks[2][3].entries[0].key
    rect = page.month.chip_rect(key)
    QTest.mouseClick(page.month.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, rect.center())
    settle()
    assert (page.shown.day, page.shown.chosen_key) == (THURSDAY, key)
    assert page.panel.heading.text() == "Thu 12 Nov 2026"
    assert page.panel.list.current_row().entry.key == key
    assert "A very long title that has no room in a day of the month at all" in page.month.tip(rect.center())


def test_what_has_no_room_is_opened_by_3_more(desk, page):
    for hour in range(8, 16):
        an_event(desk, THURSDAY, hour, f"Group {hour}")
    shown_again(page)
    cell = page.month.day_rect(THURSDAY)
    at = QPoint(cell.right() - 20, cell.top() + 12)  # beside the number
    assert page.month.more_at(at) == THURSDAY
    QTest.mouseClick(page.month.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert page.panel.list.rows.rowCount() == 8
    assert QApplication.focusWidget() is page.panel.list


def test_dragging_moves_to_another_day_and_undo_brings_it_back(desk, workplace, page, heard):
    an_event(desk, THURSDAY)
    shown_again(page)
    key = key_on(page, THURSDAY, "Coffee morning")
    drag(page.month, page.month.chip_rect(key).center(), page.month.day_rect(date(2026, 11, 20)).center())
    assert ("said", "Coffee morning moved to Fri 20 Nov 2026, 10:00.", True) in heard
    assert page.shown.day == date(2026, 11, 20)
    assert key_on(page, date(2026, 11, 20), "Coffee morning") == page.shown.chosen_key
    assert page.model.entry(page.shown.chosen_key).item.starts_at == at_london(date(2026, 11, 20), 10)
    workplace.undo()
    settle()
    assert key_on(page, THURSDAY, "Coffee morning")


def test_escape_ends_a_drag(qtbot, desk, page, heard):
    an_event(desk, THURSDAY)
    shown_again(page)
    key = key_on(page, THURSDAY, "Coffee morning")
    end = page.month.day_rect(date(2026, 11, 20)).center()
    drag(page.month, page.month.chip_rect(key).center(), end, release=False)
    assert page.month.drag.landing.day == date(2026, 11, 20)
    page.month.grab()  # where it would land is painted
    type_key(qtbot, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.month.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)
    settle()
    assert key_on(page, THURSDAY, "Coffee morning") == key
    assert not [one for one in heard if one[0] == "said"]


def test_what_lasts_several_days_is_dragged_as_a_whole(desk, page):
    start = at_london(date(2026, 11, 10), 10)
    an_event(desk, date(2026, 11, 10), title="Camp", starts_at=start, ends_at=start + timedelta(days=2))
    shown_again(page)
    key = key_on(page, date(2026, 11, 10), "Camp")
    middle = page.month.chip_rect(key).center()  # on the second day
    drag(page.month, middle, middle + QPoint(page.month.columnWidth(0), 0))
    item = page.model.entry(page.shown.chosen_key).item
    assert (item.first_day, item.last_day) == (date(2026, 11, 11), date(2026, 11, 13))


def test_of_a_series_only_the_dragged_one_moves_and_it_is_said(desk, page, heard):
    an_event(desk, date(2026, 11, 3), rule="FREQ=WEEKLY", title="Drop-in")
    shown_again(page)
    key = key_on(page, date(2026, 11, 10), "Drop-in")
    drag(page.month, page.month.chip_rect(key).center(), page.month.day_rect(date(2026, 11, 11)).center())
    words = "Drop-in moved to Wed 11 Nov 2026, 10:00. Only this one of the series was changed."
    assert heard[-1] == ("said", words, True)
    assert key_on(page, date(2026, 11, 11), "Drop-in")
    assert key_on(page, date(2026, 11, 17), "Drop-in")


def test_keys_move_the_chosen_entry(qtbot, desk, page, heard):
    an_event(desk, THURSDAY)
    shown_again(page)
    page.go_to(THURSDAY)
    type_key(qtbot, Qt.Key.Key_Return)
    type_key(qtbot, Qt.Key.Key_Right, ALT_SHIFT)
    assert page.shown.day == date(2026, 11, 13)
    type_key(qtbot, Qt.Key.Key_Down, ALT_SHIFT)
    assert page.shown.day == date(2026, 11, 20)
    assert page.shown.chosen_key
    type_key(qtbot, Qt.Key.Key_PageDown, ALT_SHIFT)
    item = page.model.entry(page.shown.chosen_key).item
    assert (item.starts_at, item.ends_at) == (
        at_london(date(2026, 11, 20), 10),
        at_london(date(2026, 11, 20), 12, 15),
    )


def test_move_to_takes_a_typed_day_and_time(qtbot, desk, page):
    an_event(desk, THURSDAY)
    shown_again(page)
    page.go_to(THURSDAY)
    type_key(qtbot, Qt.Key.Key_Return)
    press(qtbot, page, "Move to")
    dialog = page.findChild(MoveDialog)
    dialog.form.field("day").control.setText("1 dec")
    dialog.form.field("at").control.setText("7pm")
    press(qtbot, dialog, "Move")
    assert page.shown.day == date(2026, 12, 1)
    assert format_moment(page.model.entry(page.shown.chosen_key).item.starts_at) == "Tue 1 Dec 2026, 19:00"


def test_move_to_says_what_cannot_be_read(qtbot, desk, page):
    a_call(desk, TODAY, None)
    shown_again(page)
    type_key(qtbot, Qt.Key.Key_Return)
    press(qtbot, page, "Move to")
    dialog = page.findChild(MoveDialog)
    dialog.form.field("day").control.setText("nonsense")
    press(qtbot, dialog, "Move")
    assert dialog.isVisible()
    assert "cannot read that as a date" in dialog.form.error("day")
    dialog.form.field("day").control.setText("mon")
    dialog.form.field("at").control.setText("9:15")
    press(qtbot, dialog, "Move")
    assert page.model.entry(page.shown.chosen_key).item.starts_at == at_london(date(2026, 11, 16), 9, 15)


def test_what_cannot_be_moved_says_so(qtbot, desk, page, heard):
    page.go_to(date(2026, 12, 25))
    type_key(qtbot, Qt.Key.Key_Return)
    assert not page.panel.move_to.isEnabled()
    type_key(qtbot, Qt.Key.Key_Right, ALT_SHIFT)
    assert heard[-1][0] == "refused"


def test_a_bar_over_several_days_leaves_room_for_titles(desk, page):
    start = at_london(date(2026, 11, 9), 0)
    an_event(desk, start.date(), title="Leave", starts_at=start, ends_at=start + timedelta(days=5), all_day=True)
    for hour in (9, 11, 14, 16):
        an_event(desk, THURSDAY, hour, f"Group {hour}")
    shown_again(page)
    assert page.month.chip_rect(key_on(page, THURSDAY, "Leave")).isValid()
    shown = [
        hour for hour in (9, 11, 14, 16) if page.month.chip_rect(key_on(page, THURSDAY, f"Group {hour}")).isValid()
    ]
    cell = page.month.day_rect(THURSDAY)
    free = (cell.height() - 25) // page.month.lane_height()
    assert shown == [9, 11, 14, 16][: free - 1]  # each line beneath the head has a title
    assert shown


def test_moving_a_visit_says_what_and_where_to(qtbot, desk, page, heard):
    a_call(desk, THURSDAY)
    shown_again(page)
    key = key_on(page, THURSDAY, "Call: Okafor")
    drag(page.month, page.month.chip_rect(key).center(), page.month.day_rect(date(2026, 11, 20)).center())
    assert heard[-1] == ("said", "Call to Okafor moved to Fri 20 Nov 2026, 09:00.", True)


def test_what_is_moved_is_said_with_initials_in_the_discreet_view(desk, page, workplace, heard):
    a_call(desk, THURSDAY, None)
    workplace.set_discreet(True)
    shown_again(page)
    key = key_on(page, THURSDAY, "Call: O.")
    drag(page.month, page.month.chip_rect(key).center(), page.month.day_rect(date(2026, 11, 20)).center())
    assert heard[-1] == ("said", "Call to O. moved to Fri 20 Nov 2026.", True)


def test_keys_move_the_one_entry_of_the_day_without_choosing_it(qtbot, desk, page, heard):
    an_event(desk, TODAY)
    shown_again(page)
    type_key(qtbot, Qt.Key.Key_Right, ALT_SHIFT)
    assert heard[-1] == ("said", "Coffee morning moved to Sun 15 Nov 2026, 10:00.", True)
    type_key(qtbot, Qt.Key.Key_Right, ALT_SHIFT)  # it is chosen now, and goes on
    assert key_on(page, date(2026, 11, 16), "Coffee morning") == page.shown.chosen_key


def test_keys_that_could_mean_several_entries_say_what_to_do(qtbot, desk, page, heard):
    an_event(desk, TODAY)
    a_call(desk, TODAY)
    shown_again(page)
    type_key(qtbot, Qt.Key.Key_Right, ALT_SHIFT)
    assert heard[-1] == ("said", "Choose an entry first: Enter, then the arrows.", False)
    type_key(qtbot, Qt.Key.Key_Right)
    type_key(qtbot, Qt.Key.Key_Right, ALT_SHIFT)
    assert heard[-1] == ("said", "Nothing stands here that can be moved.", False)


# -- the week


@pytest.fixture
def week(desk, page):
    """The week of today with a group on Thursday and a call without an hour on Friday."""
    an_event(desk, THURSDAY)
    a_call(desk, date(2026, 11, 13), None, "f2")
    page.opened()
    page.choose_view(View.WEEK)
    page.focus_first()
    settle()
    page.week.hours.scroll_to_minutes(7 * 60)
    settle()
    return page


def spot(week: CalendarPage, day: date, minutes: int) -> QPoint:
    hours = week.week.hours
    return QPoint(hours.columnViewportPosition(day.weekday()) + hours.columnWidth(0) // 2, hours.y_of(minutes))


def test_half_hours_are_walked_and_say_what_stands_in_them(qtbot, week):
    hours = week.week.hours
    assert QApplication.focusWidget() is hours
    week.go_to(THURSDAY)
    hours.go_to_half_hour(20)
    assert spoken_now(hours).startswith("Thu 12 Nov 2026, 10:00; 10:00 to 12:00, Coffee morning")
    type_key(qtbot, Qt.Key.Key_Down)
    assert spoken_now(hours) == "Thu 12 Nov 2026, 10:30; Coffee morning goes on"
    type_key(qtbot, Qt.Key.Key_Right)
    assert spoken_now(hours) == "Fri 13 Nov 2026, 10:30, free"
    type_key(qtbot, Qt.Key.Key_PageDown)
    assert spoken_now(hours) == "Fri 20 Nov 2026, 10:30, free"


def test_above_the_hours_stands_what_has_none(qtbot, week):
    week.go_to(date(2026, 11, 13))
    week.week.hours.go_to_half_hour(0)
    type_key(qtbot, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is week.week.above
    assert spoken_now(week.week.above).startswith("Fri 13 Nov 2026, all day: any time, Call: Bell")
    type_key(qtbot, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is week.week.hours


def test_enter_opens_what_stands_at_the_hour_and_adds_where_nothing_does(qtbot, week, heard):
    week.go_to(THURSDAY)
    week.week.hours.go_to_half_hour(21)
    type_key(qtbot, Qt.Key.Key_Return)
    assert heard[-1][0] == "event"
    week.week.hours.go_to_half_hour(27)
    type_key(qtbot, Qt.Key.Key_Return)
    assert heard[-1] == ("add", THURSDAY, 13)
    at = spot(week, date(2026, 11, 11), 15 * 60 + 10)
    QTest.mouseDClick(week.week.hours.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert heard[-1] == ("add", date(2026, 11, 11), 15)


def test_dragging_moves_to_a_day_and_hour_in_quarters(week):
    hours = week.week.hours
    drag(hours, spot(week, THURSDAY, 10 * 60 + 30), spot(week, date(2026, 11, 10), 12 * 60 + 52))
    item = week.model.entry(week.shown.chosen_key).item
    assert format_moment(item.starts_at) == "Tue 10 Nov 2026, 12:15"
    assert item.ends_at - item.starts_at == timedelta(hours=2)


def test_dragging_to_another_day_keeps_the_hour_though_the_pointer_slips(week):
    hours = week.week.hours
    drag(hours, spot(week, THURSDAY, 10 * 60 + 30), spot(week, date(2026, 11, 13), 11 * 60 + 15), release=False)
    assert (hours.drag.landing.day, hours.drag.landing.minutes) == (date(2026, 11, 13), 10 * 60)
    hours.grab()  # where it would land is painted, and in words
    QTest.mouseRelease(hours.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot(week, date(2026, 11, 13), 675))
    settle()
    item = week.model.entry(week.shown.chosen_key).item
    assert format_moment(item.starts_at) == "Fri 13 Nov 2026, 10:00"
    drag(hours, spot(week, date(2026, 11, 13), 630), spot(week, date(2026, 11, 13), 645))
    item = week.model.entry(week.shown.chosen_key).item
    assert format_moment(item.starts_at) == "Fri 13 Nov 2026, 10:15"  # within the day a quarter is meant


def test_the_keyboard_stands_where_the_moved_entry_is(week):
    hours = week.week.hours
    hours.go_to_half_hour(16)
    drag(hours, spot(week, THURSDAY, 10 * 60 + 30), spot(week, date(2026, 11, 10), 13 * 60 + 30))
    assert (hours.currentIndex().row(), hours.currentIndex().column()) == (26, 1)
    assert hours.half_hour == 26


def test_what_lies_beyond_the_edges_is_counted_said_and_reached_by_a_click(desk, week):
    an_event(desk, THURSDAY, 20, "Evening group")
    shown_again(week)
    hours = week.week.hours
    hours.scroll_to_minutes(9 * 60)
    settle()
    assert hours.accessibleDescription() == "Out of view: Thu 12 Nov: 1 later."
    strip = hours.edge_rect(THURSDAY, below=True)
    assert strip.bottom() <= hours.viewport().height()
    assert "Evening group" in hours.tip(strip.center())
    hours.grab()
    QTest.mouseClick(hours.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, strip.center())
    settle()
    key = key_on(week, THURSDAY, "Evening group")
    assert hours.viewport().rect().contains(hours.chip_rect(key))
    assert hours.accessibleDescription() == "Out of view: Thu 12 Nov: 1 earlier."
    QTest.mouseClick(
        hours.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, hours.edge_rect(THURSDAY, below=False).center()
    )
    settle()
    assert hours.viewport().rect().contains(hours.chip_rect(key_on(week, THURSDAY, "Coffee morning")).topLeft())


def test_the_week_opens_where_most_is_seen(desk, page):
    for hour in (17, 18, 20):
        an_event(desk, THURSDAY, hour, f"Group {hour}", ends_at=at_london(THURSDAY, hour + 1))
    shown_again(page)
    page.choose_view(View.WEEK)
    settle()
    assert page.week.hours.out_of_view() == ({}, {})


def test_keys_move_what_stands_in_the_half_hour_and_walking_leaves_it(qtbot, week, heard):
    week.go_to(THURSDAY)
    week.week.hours.go_to_half_hour(21)
    type_key(qtbot, Qt.Key.Key_Right, ALT_SHIFT)
    assert heard[-1] == ("said", "Coffee morning moved to Fri 13 Nov 2026, 10:00.", True)
    assert week.week.hours.half_hour == 20
    type_key(qtbot, Qt.Key.Key_Down, ALT_SHIFT)
    assert heard[-1][1] == "Coffee morning moved to Fri 13 Nov 2026, 10:15."
    for _ in range(6):
        type_key(qtbot, Qt.Key.Key_Down)
    assert week.shown.chosen_key == ""
    type_key(qtbot, Qt.Key.Key_Down, ALT_SHIFT)
    assert heard[-1] == ("said", "Nothing stands here that can be moved.", False)


def test_dragging_the_lower_edge_lengthens(week, heard):
    hours = week.week.hours
    key = key_on(week, THURSDAY, "Coffee morning")
    edge = QPoint(spot(week, THURSDAY, 0).x(), hours.chip_rect(key).bottom() - 2)
    drag(hours, edge, spot(week, THURSDAY, 13 * 60 + 29))
    assert format_moment(week.model.entry(key).item.ends_at) == "Thu 12 Nov 2026, 13:30"
    drag(hours, QPoint(edge.x(), hours.chip_rect(key).bottom() - 2), spot(week, THURSDAY, 9 * 60))
    assert heard[-1][0] == "refused"
    assert format_moment(week.model.entry(key).item.ends_at) == "Thu 12 Nov 2026, 13:30"


def test_keys_move_by_quarters_of_an_hour(qtbot, week):
    week._choose(THURSDAY, key_on(week, THURSDAY, "Coffee morning"))
    type_key(qtbot, Qt.Key.Key_Up, ALT_SHIFT)
    assert format_moment(week.model.entry(week.shown.chosen_key).item.starts_at) == "Thu 12 Nov 2026, 09:45"


def test_a_call_without_an_hour_is_dragged_to_another_day(week):
    above = week.week.above
    key = key_on(week, date(2026, 11, 13), "Call: Bell")
    start = above.chip_rect(key).center()
    drag(above, start, start - QPoint(above.columnWidth(0), 0))
    assert key_on(week, THURSDAY, "Call: Bell")


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)])
def test_the_hours_are_those_of_the_wall_when_the_clocks_change(desk, page, day):
    an_event(desk, day, 10)
    page.model.choose_view(View.WEEK)
    page.model.choose_day(day)
    shown_again(page)
    hours = page.week.hours
    hours.scroll_to_minutes(7 * 60)
    rect = hours.chip_rect(key_on(page, day, "Coffee morning"))
    assert abs(rect.top() - hours.y_of(600)) <= 2
    assert abs(rect.bottom() - hours.y_of(720)) <= 3
    drag(hours, spot(page, day, 11 * 60), spot(page, day, 12 * 60))
    assert page.model.entry(page.shown.chosen_key).item.starts_at == at_london(day, 11)


# -- the agenda


def test_the_agenda_says_every_line_and_opens_it(qtbot, desk, page, heard):
    an_event(desk, date(2026, 11, 17))
    a_call(desk, date(2026, 11, 20))
    shown_again(page)
    press(qtbot, page, "Agenda")
    rows = page.agenda.list.rows
    said = [rows.index(place, 0).data(SPOKEN) for place in range(rows.rowCount())]
    assert said[0].startswith("Tue 17 Nov 2026: 10:00 to 12:00, Coffee morning, support group")
    assert said[1].startswith("Fri 20 Nov 2026: 09:00 to 09:30, Call: Okafor")
    page.focus_first()
    settle()
    type_key(qtbot, Qt.Key.Key_Down)
    assert page.panel.heading.text() == "Fri 20 Nov 2026"
    type_key(qtbot, Qt.Key.Key_Return)
    assert heard[-1][0] == "contact"


def test_the_agenda_goes_on_and_back(qtbot, desk, page):
    an_event(desk, date(2027, 2, 1), title="Pancakes")
    an_event(desk, date(2026, 11, 2), title="Fireworks")
    shown_again(page)
    press(qtbot, page, "Agenda")
    press(qtbot, page, "Show more")
    press(qtbot, page, "Show earlier")
    titles = [row.entry.title for row in page.agenda.list.records]
    assert titles[0] == "Fireworks"
    assert titles[-1] == "Pancakes"


# -- filters, head, changes


def test_a_filter_hides_a_kind_and_says_so(qtbot, desk, page):
    an_event(desk, TODAY)
    a_call(desk, TODAY)
    shown_again(page)
    press(qtbot, page, "Visits and calls")
    assert page.panel.list.rows.rowCount() == 1
    assert "1 entry hidden by filters." in words_in_view(page)
    press(qtbot, page, "Show all")
    assert page.panel.list.rows.rowCount() == 2
    assert "hidden by filters" not in words_in_view(page)
    assert all(made.isChecked() for made in page.head.kinds.toggles.values())


def test_every_control_is_called_as_it_is_labelled(page):
    wanted = {"Previous", "Today", "Next", "Month", "Week", "Agenda", "Add event"}
    wanted |= {"Import calendar", "Export calendar", "School terms", *(kind.value for kind in ItemKind)}
    assert wanted <= {made.text() for made in page.findChildren(QPushButton) if made.isVisible()}
    assert page.head.go_to.accessibleName() == "Go to"


def test_going_to_a_typed_day(qtbot, page):
    page.head.go_to.setFocus()
    type_text(qtbot, "1 mar 27")
    type_key(qtbot, Qt.Key.Key_Return)
    assert (page.shown.title, page.shown.day) == ("March 2027", date(2027, 3, 1))
    press(qtbot, page, "Today")
    assert page.shown.day == TODAY
    press(qtbot, page, "Next")
    press(qtbot, page, "Previous")
    assert page.shown.title == "November 2026"


def test_going_to_what_is_no_day_says_so(qtbot, page):
    page.head.go_to.setFocus()
    type_text(qtbot, "easter")
    type_key(qtbot, Qt.Key.Key_Return)
    assert QToolTip.text().startswith("HiveDesk cannot read that as a date.")
    assert page.shown.day == TODAY


def test_import_and_export_are_asked_of_the_screen(qtbot, desk, page, heard):
    an_event(desk, TODAY)
    shown_again(page)
    press(qtbot, page, "Import calendar")
    press(qtbot, page, "Export calendar")
    assert heard[-2:] == [("import",), ("export",)]


def test_an_empty_calendar_says_what_to_do_first(desk, page):
    assert "Nothing is in your calendar yet" in words_in_view(page)
    assert len(buttons(page, "School terms")) == 2
    an_event(desk, TODAY)
    shown_again(page)
    assert "Nothing is in your calendar yet" not in words_in_view(page)


def test_initials_everywhere_in_the_discreet_view(desk, workplace, page):
    a_call(desk, TODAY)
    workplace.set_discreet(True)
    for view in View:
        page.choose_view(view)
        shown_again(page)
        cells = [(model, 7) for model in (page.month.days, page.week.hours.days, page.week.above.days)]
        cells += [(model, 1) for model in (page.agenda.list.rows, page.panel.list.rows)]
        said = " ".join(
            str(model.index(row, column).data(SPOKEN))
            for model, columns in cells
            for row in range(model.rowCount())
            for column in range(columns)
        )
        assert "Okafor" not in said
        assert "Call: O." in said


def test_a_change_elsewhere_keeps_day_entry_and_place(desk, workplace, week):
    week._choose(THURSDAY, key_on(week, THURSDAY, "Coffee morning"))
    week.week.hours.scroll_to_minutes(9 * 60)
    place, key = week.week.hours.verticalScrollBar().value(), week.shown.chosen_key
    workplace.do(lambda: events.add_event(desk, replace(events.new_event(desk, TODAY), title="Walk")))
    settle()
    assert (week.shown.day, week.shown.chosen_key) == (THURSDAY, key)
    assert week.week.hours.verticalScrollBar().value() == place
    assert key_on(week, TODAY, "Walk")


def test_at_twice_the_text_everything_is_still_there(desk, page, look):
    an_event(desk, TODAY)
    look("dark", 200)
    shown_again(page)
    page.grab()
    assert page.head.filters_button.isVisible()
    assert not page.head.kinds.isVisible()
    page.head.filters_button.click()
    settle()
    assert all(made.isVisible() for made in page.head.kinds.toggles.values())
    assert buttons(page, "Import calendar")
    assert page.panel.y() > page.month.y() + page.month.height() // 2  # the day stands beneath
    look("light", 100)
    settle()
    assert not page.head.filters_button.isVisible()
    assert page.head.kinds.isVisible()


def test_at_twice_the_text_a_holiday_stands_beneath_the_heads_and_titles_stay(desk, page, look):
    first = date(2026, 11, 16)
    dates = SchoolDates(
        id="h", kind=SchoolDatesKind.HOLIDAY, name="Christmas holidays", first_day=first, last_day=date(2026, 11, 22)
    )
    calendar.record_school_dates(desk, dates)
    for hour in range(8, 16):
        an_event(desk, date(2026, 11, 27), hour, f"Group {hour}")
    shown_again(page)
    key = key_on(page, first, "Christmas holidays")
    assert not page.month.chip_rect(key).isValid()  # in the head of its first day
    look("light", 200)
    shown_again(page)
    assert page.month.chip_rect(key).width() > 6 * page.month.columnWidth(0)
    index = page.month.days.index(4, 4)
    assert page.month.more_words(index).startswith("+")
    page.grab()


def test_the_hour_at_the_top_of_the_week_stays_at_another_size_of_text(week, look):
    week.week.hours.scroll_to_minutes(9 * 60)
    look("light", 200)
    settle()
    assert abs(week.week.hours.y_of(9 * 60)) <= 2


# -- school terms


@pytest.fixture
def terms(qtbot, desk, page):
    dates = SchoolDates(
        id="s1",
        kind=SchoolDatesKind.TERM,
        name="Autumn term 2",
        first_day=date(2026, 11, 2),
        last_day=date(2026, 12, 18),
    )
    calendar.record_school_dates(desk, dates)
    shown_again(page)
    press(qtbot, page, "School terms")
    return page.findChild(SchoolDatesDialog)


def test_terms_are_listed_with_until_when_they_are_known(terms):
    assert "Known until Fri 18 Dec 2026." in words_in_view(terms)
    assert terms.rows.rowCount() == 1


def test_a_holiday_is_added_with_typed_dates_and_shades_its_days(qtbot, desk, page, terms):
    press(qtbot, terms, "Add term or holiday")
    terms.form.field("kind").write(SchoolDatesKind.HOLIDAY)
    terms.form.field("name").control.setText("Half-term")
    terms.form.field("first_day").control.setText("23 nov")
    terms.form.field("last_day").control.setText("20 nov")
    press(qtbot, terms, "Save")
    assert "ends before it begins" in terms.form.error("last_day")
    terms.form.field("last_day").control.setText("27 nov")
    press(qtbot, terms, "Save")
    assert [one.name for one in calendar.school_dates(desk)] == ["Autumn term 2", "Half-term"]
    shaded = [one.day.day for week in page.shown.weeks for one in week if one.closed == "Half-term"]
    assert shaded == [23, 24, 25, 26, 27]


def test_a_term_is_changed_removed_and_brought_back(qtbot, desk, terms):
    terms.table.select_key("s1")
    press(qtbot, terms, "Change")
    terms.form.field("name").control.setText("Autumn 2")
    press(qtbot, terms, "Save")
    assert calendar.school_dates(desk)[0].name == "Autumn 2"
    terms.table.select_key("s1")
    press(qtbot, terms, "Remove")
    assert calendar.school_dates(desk) == []
    press(qtbot, terms, "Undo")
    assert [one.name for one in calendar.school_dates(desk)] == ["Autumn 2"]


@pytest.fixture
def many_terms(qtbot, desk, page):
    """Six terms a year, from 2020 to 2030."""
    for year in range(2020, 2031):
        for month in (1, 3, 4, 6, 9, 11):
            first = date(year, month, 1)
            calendar.record_school_dates(
                desk,
                SchoolDates(id=f"{year}-{month}", name=f"T{year}", first_day=first, last_day=date(year, month, 20)),
            )
    shown_again(page)
    press(qtbot, page, "School terms")
    settle()
    return page.findChild(SchoolDatesDialog)


def in_view(table) -> bool:
    return table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_the_list_of_terms_opens_around_today(many_terms):
    assert many_terms.table.current_row().key == "2026-11"
    assert in_view(many_terms.table)


def test_a_saved_term_is_chosen_and_in_view(qtbot, many_terms):
    press(qtbot, many_terms, "Add term or holiday")
    many_terms.form.field("name").control.setText("Far away")
    many_terms.form.field("first_day").control.setText("3 jul 2030")
    many_terms.form.field("last_day").control.setText("20 jul 2030")
    press(qtbot, many_terms, "Save")
    settle()
    assert many_terms.table.current_row().name == "Far away"
    assert in_view(many_terms.table)


def test_terms_can_come_from_a_file(qtbot, terms, heard):
    press(qtbot, terms, "Import calendar")
    assert heard[-1] == ("import",)


def test_school_dates_open_from_the_calendar(qtbot, desk, page):
    dates = SchoolDates(id="s1", name="Autumn term 2", first_day=TODAY, last_day=date(2026, 12, 18))
    calendar.record_school_dates(desk, dates)
    shown_again(page)
    type_key(qtbot, Qt.Key.Key_Return)
    press(qtbot, page, "Open")
    dialog = page.findChild(SchoolDatesDialog)
    assert isinstance(dialog, QDialog)
    assert dialog.form.field("name").control.text() == "Autumn term 2"
