"""What shows things: tables, timeline, toast, banner, tiles, chips, pages, papers."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

from hivedesk.foundation.errors import CannotWrite, HiveDeskError
from hivedesk.ui.focus_ring import FocusRing
from hivedesk.ui.tokens import LIGHT, Tone
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.buttons import button, icon_button
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.delegates import HitDelegate, PillDelegate, draw_hits
from hivedesk.ui.widgets.error_dialog import ask
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import ElidedLabel, Pill, label
from hivedesk.ui.widgets.navigation import Navigation
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, PageHeader, ScrollPage
from hivedesk.ui.widgets.pdf_pane import PdfPane
from hivedesk.ui.widgets.printing import _open, paint_pages, print_pdf
from hivedesk.ui.widgets.rows_model import BATCH, Column, RowsTableModel
from hivedesk.ui.widgets.stat_tile import StatTile
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.widgets.timeline import Timeline, TimelineEntry
from hivedesk.ui.widgets.toast import ToastStrip
from tests.ui.by_hand import settle


@dataclass(frozen=True)
class Row:
    name: str
    children: int | None
    state: str = "Settled"


ROWS = [Row("Chen", 1), Row("ashby", 3), Row("Bell", None, "Overdue")]
COLUMNS: list[Column[Row]] = [
    Column("Family", lambda row: row.name, 120, sort_key=lambda row: row.name, strong=True),
    Column(
        "Children",
        lambda row: "" if row.children is None else str(row.children),
        90,
        sort_key=lambda row: row.children,
        right=True,
    ),
    Column("Status", lambda row: row.state, tone=lambda row: Tone.GOOD, spoken=lambda row: f"Status: {row.state}"),
    Column("Note", lambda row: "the school run", hits=lambda row: ((4, 10),)),
]


@pytest.fixture
def model(app):
    made = RowsTableModel(COLUMNS, key=lambda row: row.name)
    made.set_rows(ROWS)
    return made


@pytest.fixture
def table(qtbot, model):
    made = TableView(model, "Families")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    return made


def names(model) -> list[str]:
    return [row.name for row in model.rows()]


def test_sorting_minds_neither_case_nor_what_is_not_known(table, model):
    table.sort_by(0)
    assert names(model) == ["ashby", "Bell", "Chen"]
    table.sort_by(1)
    assert names(model) == ["Chen", "ashby", "Bell"]
    table.sort_by(1, ascending=False)
    assert names(model) == ["ashby", "Chen", "Bell"]


def test_the_chosen_row_survives_sorting_and_new_rows(table, model):
    assert table.select_key("ashby")
    table.sort_by(0, ascending=False)
    assert table.current_row().name == "ashby"
    model.set_rows([Row("Zhang", 2), *ROWS])
    assert table.current_row().name == "ashby"
    model.set_rows([Row("Zhang", 2)])
    assert table.current_row() is None
    assert not table.select_key("ashby")


def test_enter_opens_the_row(qtbot, table):
    table.select_key("Bell")
    with qtbot.waitSignal(table.opened) as caught:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert caught.args == [ROWS[2]]


def test_choosing_a_row_is_told(qtbot, table):
    with qtbot.waitSignal(table.chosen) as caught:
        table.selectRow(1)
    assert caught.args == [ROWS[1]]


def test_cells_say_their_text_and_what_to_speak(model):
    assert model.index(0, 0).data() == "Chen"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Status: Settled"
    assert model.index(2, 1).data() == ""
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Children"
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(QModelIndex()) is None


def test_pills_and_hits_get_their_delegates(table):
    assert isinstance(table.itemDelegateForColumn(2), PillDelegate)
    assert isinstance(table.itemDelegateForColumn(3), HitDelegate)


def test_a_pill_keeps_its_colour_on_the_chosen_row(table):
    def pill_pixels() -> int:
        image = table.viewport().grab(table.visualRect(table.model().index(0, 2))).toImage()
        ground = QColor(LIGHT.accent_soft).rgb()
        return sum(image.pixel(x, y) == ground for x in range(image.width()) for y in range(image.height()))

    plain = pill_pixels()
    table.selectRow(0)
    assert pill_pixels() == plain > 100


def test_long_lists_come_in_batches(qtbot, app):
    asked: list[tuple[int, int]] = []

    def fetch(offset: int, limit: int) -> list[Row]:
        asked.append((offset, limit))
        return [Row(f"Family {number:04}", number) for number in range(offset, min(250, offset + limit))]

    model = RowsTableModel(COLUMNS, key=lambda row: row.name)
    model.set_source(fetch)
    assert asked == [(0, BATCH)]
    table = TableView(model, "Families")
    qtbot.addWidget(table)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 250
    assert asked == [(0, 100), (100, 100), (200, 100)]
    with qtbot.waitSignal(model.sort_asked) as caught:
        table.sort_by(1, ascending=False)
    assert caught.args == [1, False]


def test_columns_share_what_is_left(table):
    table.resize(900, 300)
    assert sum(table.columnWidth(at) for at in range(4)) <= table.viewport().width()
    assert abs(table.columnWidth(2) - table.columnWidth(3)) <= 1


def test_rows_grow_with_the_text(table, look):
    small = table.rowHeight(0)
    look("light", 200)
    assert table.rowHeight(0) == small * 2


def test_found_words_are_marked_also_after_an_emoji(app):
    image = QImage(300, 30, QImage.Format.Format_RGB32)

    def marked(text: str, hits: tuple[tuple[int, int], ...]) -> int:
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        draw_hits(painter, QRect(0, 0, 300, 30), text, hits, QApplication.font())
        painter.end()
        hit = QColor(LIGHT.hit).rgb()
        return sum(image.pixel(x, y) == hit for x in range(300) for y in range(30))

    assert marked("the school run", ()) == 0
    assert marked("the school run", ((4, 10),)) > 100
    assert marked("😀😀 school", ((3, 9),)) > 100
    assert marked("short", ((2, 99), (-1, 3))) == 0


def test_a_timeline_says_each_entry_and_opens_it(qtbot):
    made = Timeline("Time line")
    qtbot.addWidget(made)
    made.resize(400, 300)
    entries = [
        TimelineEntry("a", "Sat 21 Nov 2026", "Visit", "We talked " * 40, "visit", Tone.GOOD),
        TimelineEntry("b", "Mon 2 Nov 2026", "Phone"),
    ]
    made.set_entries(entries)
    made.show()
    assert not made.grab().isNull()
    spoken = made.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mon 2 Nov 2026. Phone"
    assert made.visualRect(made.model().index(0, 0)).height() > made.visualRect(made.model().index(1, 0)).height()
    made.setCurrentIndex(made.model().index(1, 0))
    with qtbot.waitSignal(made.opened) as caught:
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert caught.args == ["b"]


@pytest.fixture
def window(qtbot, show_active):
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    qtbot.addWidget(made)
    made.resize(800, 500)
    show_active(made)
    return made


@pytest.fixture
def toast(window):
    """In a strip between what the window shows and its foot."""
    layout = QVBoxLayout(window.centralWidget())
    layout.setContentsMargins(0, 0, 0, 0)
    page, strip = QWidget(), ToastStrip()
    page.setObjectName("page")
    layout.addWidget(page, 1)
    layout.addWidget(strip)
    return strip.toast


def within(window, toast) -> bool:
    return window.rect().contains(QRect(toast.mapTo(window, QPoint()), toast.size()))


def test_a_toast_offers_undo_and_goes(qtbot, window, toast):
    undone = []
    toast.say("Contact saved.", "Undo", lambda: undone.append(True))
    settle()
    assert toast.isVisible()
    assert toast.accessibleName() == "Contact saved."
    assert within(window, toast)
    next(press for press in toast.findChildren(QPushButton) if press.text() == "Undo").click()
    assert undone == [True]
    assert toast.isHidden()


def test_a_toast_covers_nothing_and_gives_its_room_back(qtbot, window, toast):
    page = window.findChild(QWidget, "page")
    for width in (800, 320):  # one line, and several
        window.resize(width, 500)
        settle()
        whole = page.height()
        toast.say("A long sentence about what was undone, which has no room in one line of this window.", "Undo", print)
        settle()
        assert toast.mapTo(window, QPoint()).y() >= page.mapTo(window, page.rect().bottomLeft()).y()
        assert within(window, toast) and page.height() < whole
        toast.dismiss()
        settle()
        assert page.height() == whole


def test_a_toast_goes_by_itself_but_waits_while_it_has_the_focus(qtbot, window, toast):
    toast.say("Contact saved.", "Undo", lambda: None)
    assert toast.timer.isActive()
    QApplication.sendEvent(toast._action, QEvent(QEvent.Type.FocusIn))
    assert not toast.timer.isActive()
    QApplication.sendEvent(toast._action, QEvent(QEvent.Type.FocusOut))
    assert toast.timer.isActive()
    toast.timer.timeout.emit()
    assert toast.isHidden()


def test_a_toast_waits_while_the_pointer_is_on_it(qtbot, window, toast):
    toast.say("Saved.")
    toast.enterEvent(QEvent(QEvent.Type.Enter))
    assert not toast.timer.isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast.timer.isActive()


def test_a_toast_stays_within_a_narrow_window(qtbot, window, toast):
    window.resize(320, 500)
    settle()
    toast.say("A long sentence about what was undone, which does not fit into one line of this window.", "Undo", print)
    assert toast.width() <= 320
    window.resize(700, 500)
    settle()
    assert within(window, toast)


def test_an_error_banner_shows_the_message_and_the_advice(qtbot):
    banner = ErrorBanner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_error(CannotWrite("The disk is full. Nothing was lost.", "Free some space."))
    assert not banner.isHidden()
    assert banner.accessibleName() == "The disk is full. Nothing was lost. Free some space."
    banner.clear()
    assert banner.isHidden()


def test_a_banner_changes_its_tone_and_can_be_closed(qtbot):
    banner = Banner(Tone.INFO, "Note", closable=True)
    done: list[bool] = []
    banner.add_button("Look", lambda: done.append(True)).click()
    qtbot.addWidget(banner)
    banner.say("Careful", tone=Tone.WARN)
    assert banner.property("banner") == "warn"
    assert done == [True]
    with qtbot.waitSignal(banner.closed):
        banner._close()


def test_words_are_shown_as_they_stand_never_obeyed(qtbot):
    for made in (label("<b>Bell</b>"), ElidedLabel("<b>Bell</b>"), Pill("<b>Bell</b>")):
        qtbot.addWidget(made)
        assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_label_that_is_cut_off_can_still_be_read(qtbot):
    made = ElidedLabel("A very long title that will not fit <here>")
    qtbot.addWidget(made)
    made.resize(60, 20)
    made.show()
    assert "&lt;here>" in made.toolTip()
    assert made.accessibleName() == "A very long title that will not fit <here>"
    made.resize(900, 20)
    assert made.toolTip() == ""


def test_a_tile_is_one_button_that_says_number_and_words(qtbot):
    tile, pressed = StatTile("3", "families need a call", note="this week"), []
    qtbot.addWidget(tile)
    tile.clicked.connect(lambda: pressed.append(True))
    tile.show()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert pressed == [True]
    assert tile.accessibleName() == "3 families need a call"
    assert tile.accessibleDescription() == "this week"


def test_chips_stay_down_and_say_so_once(qtbot):
    bar, told = FilterBar("Show", [("a", "All"), ("b", "On hold"), ("c", "Vacancy")]), []
    qtbot.addWidget(bar)
    bar.changed.connect(lambda: told.append(bar.selected()))
    bar.select("a", "c")
    bar.select("a", "c")
    assert told == [{"a", "c"}]
    bar.findChildren(QPushButton)[0].click()
    assert told[-1] == {"c"}


def test_of_exclusive_chips_exactly_one_is_down(qtbot):
    bar = FilterBar("Show", [("a", "All"), ("b", "Mine")], exclusive=True)
    qtbot.addWidget(bar)
    assert bar.selected() == {"a"}
    presses = bar.findChildren(QPushButton)
    presses[1].click()
    assert bar.selected() == {"b"}
    presses[1].click()
    assert bar.selected() == {"b"}


def test_facts_that_are_not_recorded_are_left_out(qtbot):
    made = KeyValueList([("Phone", "01234"), ("Pets", "")], when_empty="Nothing recorded yet.")
    qtbot.addWidget(made)
    texts = {part.text(): part for part in made.findChildren(QLabel)}
    assert set(texts) == {"Phone", "01234"}
    assert texts["Phone"].buddy() is texts["01234"]
    made.set_pairs([("Pets", "")])
    assert [part.text() for part in made.findChildren(QLabel)] == ["Nothing recorded yet."]


def test_navigation_tells_what_was_chosen_but_not_what_was_set(qtbot):
    made = Navigation([("today", "Today", "today"), ("families", "Families", "families")])
    qtbot.addWidget(made)
    told: list[str] = []
    made.chosen.connect(told.append)
    made.select("families")
    assert told == []
    made.list.item(0).setSelected(True)
    assert told == ["today"]


def test_an_empty_screen_says_what_to_do(qtbot):
    done: list[bool] = []
    made = EmptyState("families", "No families yet", "Bring them in.", "Import families", lambda: done.append(True))
    qtbot.addWidget(made)
    made.button.click()
    assert done == [True]


def test_a_header_puts_its_actions_beneath_when_there_is_no_room(qtbot):
    made = PageHeader("Families", "12 families", button("Add family"), button("Import families"))
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    press = made.findChildren(QPushButton)[0]
    assert press.mapTo(made, QPoint()).x() > 400
    made.resize(300, 160)
    qtbot.waitUntil(lambda: press.mapTo(made, QPoint()).y() > made.title.y() + made.title.height())


def test_the_buttons_of_a_header_go_on_in_the_next_line_rather_than_out_of_the_window(qtbot):
    presses = [button(f"Save the spreadsheet {number}") for number in range(5)]
    made = PageHeader("Reports", "", *presses)
    qtbot.addWidget(made)
    made.resize(2000, 60)
    made.show()
    settle()
    assert len({press.y() for press in presses}) == 1
    made.resize(400, 400)
    settle()
    assert made.width() == 400 and all(press.mapTo(made, press.rect().bottomRight()).x() < 400 for press in presses)


def test_facts_fold_where_they_have_no_room_beside_each_other(qtbot):
    made = KeyValueList([("If the passphrase is lost", "Two people at the service can open it.")])
    qtbot.addWidget(made)
    made.resize(700, 100)
    made.show()
    name, fact = made.findChildren(QLabel)
    assert fact.x() > name.geometry().right()
    made.resize(260, 200)
    qtbot.waitUntil(lambda: fact.y() > name.y() and fact.x() == name.x())
    assert made.width() == 260 and fact.geometry().right() <= 260
    made.resize(700, 100)
    qtbot.waitUntil(lambda: fact.x() > name.geometry().right())


def test_columns_fold_evenly(qtbot):
    tiles = [StatTile(str(number), "things") for number in range(4)]
    made = Columns(*tiles, least=200)
    qtbot.addWidget(made)
    made.show()
    for width, across in ((1000, 4), (700, 2), (300, 1)):
        made.resize(width, 600)
        qtbot.waitUntil(lambda across=across: len({tile.x() for tile in tiles}) == across)


def test_things_in_a_row_go_on_in_the_next_line(qtbot):
    made = FlowRow(*(button(f"Button {number}") for number in range(8)))
    qtbot.addWidget(made)
    one, many = made.heightForWidth(2000), made.heightForWidth(200)
    assert many > one * 3
    made.clear()
    assert made.flow.count() == 0


def test_a_page_is_as_high_as_it_needs_to_be(qtbot, show_active):
    page = ScrollPage()
    card = Card("Words")
    card.add(label("word " * 120, wrap=True))
    page.body.addWidget(card)
    page.body.addStretch(1)
    qtbot.addWidget(page)
    page.resize(900, 400)
    show_active(page)
    assert page.verticalScrollBar().maximum() == 0
    page.resize(240, 200)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)


@pytest.mark.parametrize("focused", [True, False])
def test_a_page_is_filled_unseen_unless_the_focus_would_go(qtbot, show_active, focused):
    page = ScrollPage()
    inside = button("Inside")
    page.body.addWidget(inside)
    qtbot.addWidget(page)
    show_active(page)
    if focused:
        inside.setFocus()
    else:
        inside.clearFocus()
    with page.filled_unseen():
        assert inside.isVisible() is focused
        page.body.addWidget(button("Another"))
    assert inside.isVisible()
    assert inside.hasFocus() is focused


def test_a_page_is_seen_again_where_filling_it_fails(qtbot, show_active):
    page = ScrollPage()
    inside = label("Inside")
    page.body.addWidget(inside)
    qtbot.addWidget(page)
    show_active(page)
    with pytest.raises(LookupError), page.filled_unseen():
        raise LookupError
    assert inside.isVisible()


def test_a_question_is_answered_by_what_it_does(qtbot, window):
    done: list[bool] = []
    dialog = ask(
        window,
        "Erase this draft?",
        "It cannot be brought back.",
        yes="Erase",
        on_yes=lambda: done.append(True),
        dangerous=True,
    )
    default = next(press for press in dialog.findChildren(QPushButton) if press.isDefault())
    assert default.text() == "Cancel"
    next(press for press in dialog.findChildren(QPushButton) if press.text() == "Erase").click()
    assert done == [True]


def test_the_ring_follows_the_keyboard_and_leaves_with_the_mouse(qtbot, app, window):
    ring = FocusRing(app)
    first, second = icon_button("Undo", "undo"), button("Save")
    for place, press in enumerate((first, second)):
        press.setParent(window.centralWidget())
        press.move(40 + 120 * place, 40)
        press.show()
    ring._window_changed()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target() is second
    frame = ring._frame
    assert frame.geometry().contains(QRect(second.mapTo(window, second.rect().topLeft()), second.size()))
    second.move(300, 200)
    assert frame.geometry().contains(QRect(second.mapTo(window, second.rect().topLeft()), second.size()))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QRect(5, 5, 1, 1).topLeft())
    assert ring.target() is None
    ring.deleteLater()


def test_the_ring_goes_along_where_its_target_moves_at_that_moment(qtbot, app, show_active):
    dialog, ring = QWidget(), FocusRing(app)
    qtbot.addWidget(dialog)
    layout = QHBoxLayout(dialog)
    cancel, save = button("Cancel"), button("Choose where to save")
    layout.addStretch(1)
    layout.addWidget(cancel)
    layout.addWidget(save)
    show_active(dialog)
    ring._window_changed()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
    save.setFocus(Qt.FocusReason.TabFocusReason)
    save.hide()  # the layout moves Cancel as soon as the ring comes into view
    cancel.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert ring.target() is cancel
    assert ring._frame.geometry().center() == cancel.geometry().center()
    ring.deleteLater()


def a_pdf(pages: int = 2) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(400, 400, f"Monthly summary page {page + 1}")
    painter.end()
    return bytes(buffer.data().data())


def test_a_pdf_is_shown_page_by_page_and_can_be_read_aloud(qtbot):
    pane = PdfPane()
    qtbot.addWidget(pane)
    pane.resize(600, 400)
    pane.show()
    assert pane.pages() == 0
    assert pane.show_pdf(a_pdf())
    assert pane.pages() == 2
    assert "Monthly summary page 2" in pane.text()
    assert "Monthly summary page 1" in pane._view.accessibleDescription()
    pane.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier))
    assert pane.page() == 1
    assert pane.place.text() == "Page 2 of 2"
    pane.zoom(1)
    larger = pane._view.zoomFactor()
    pane.zoom(-1)
    assert pane._view.zoomFactor() < larger
    pane.clear()
    assert pane.pages() == 0
    assert pane._view.accessibleDescription() == ""


def test_what_is_no_pdf_shows_nothing(qtbot):
    pane = PdfPane()
    qtbot.addWidget(pane)
    assert not pane.show_pdf(b"%PDF-1.7 but not really")
    assert pane.pages() == 0
    assert pane.show_pdf(a_pdf(1))


def test_pages_are_painted_onto_paper(app):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = QPdfWriter(buffer)
    sheet.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document, kept = _open(a_pdf(3))
    paint_pages(sheet, document, range(1, 3))
    printed, kept_too = _open(bytes(buffer.data().data()))
    assert printed.pageCount() == 2
    picture = printed.render(0, printed.pagePointSize(0).toSize())
    assert kept.isOpen()
    assert kept_too.isOpen()
    assert any(
        picture.pixelColor(x, y).lightness() < 128 and picture.pixelColor(x, y).alpha() > 0
        for x in range(picture.width())
        for y in range(picture.height() // 3)
    )


def test_what_is_no_pdf_is_not_printed(app):
    with pytest.raises(HiveDeskError, match="cannot be printed"):
        print_pdf(None, b"nothing", "HiveDesk")
