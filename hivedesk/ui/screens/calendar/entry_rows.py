"""Entries in full, one under the other: nothing is cut, long titles and notes go on in the next line."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hivedesk.ui import fonts, theme
from hivedesk.ui.screens.calendar.entries import Entry, hours, signs
from hivedesk.ui.screens.calendar.item_look import colours, kind_word
from hivedesk.ui.screens.calendar.item_paint import has_sign, title_font
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.spoken_list import RECORD, AnyIndex, SpokenListModel

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class EntryRow:
    """One entry; ``day_words`` stand at the left of the first of a day, where the list has room for days."""

    entry: Entry
    spoken: str
    day_words: str = ""
    beside: str = ""  # beneath the day: "today"
    first_of_day: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells rows apart."""
        return self.entry.key, self.spoken.partition(":")[0]


class EntryList(QListView):
    """``chosen`` comes with the row that was gone to, ``opened`` with the one that was asked for."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, *, days: bool = False) -> None:
        """``days``: with a column for the day at the left."""
        super().__init__()
        self.setAccessibleName(name)
        self.days = days
        self.showing = False
        theme.set_role(self, Role.PLAIN)
        self.rows = SpokenListModel[EntryRow](self, lambda row: row.spoken)
        self.records: tuple[EntryRow, ...] = ()
        self.setModel(self.rows)
        self.setItemDelegate(_EntryDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(lambda index: self.opened.emit(index.data(RECORD)))
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme.changes().changed.connect(self.doItemsLayout)

    def show_rows(self, rows: tuple[EntryRow, ...], chosen: EntryRow | None) -> None:
        """Show these, with one chosen; the place on the scroll bar stays while they are the same."""
        self.showing = True
        if rows != self.records:
            before = self.verticalScrollBar().value()
            same = {row.key for row in rows} & {row.key for row in self.records}
            self.records = rows
            self.rows.set_records(rows)
            self.doItemsLayout()
            self.verticalScrollBar().setValue(before if same else 0)
        place = rows.index(chosen) if chosen in rows else -1
        if place >= 0:
            index = self.rows.index(place, 0)
            if index != self.currentIndex():
                self.setCurrentIndex(index)
        else:
            self.clearSelection()
        self.showing = False

    def current_row(self) -> EntryRow | None:
        """The chosen row, or None."""
        found = self.selectionModel().selectedIndexes()
        return found[0].data(RECORD) if found else None

    def choose_first(self) -> None:
        """Go to the first row, where none is chosen."""
        if self.rows.rowCount() and self.current_row() is None:
            self.setCurrentIndex(self.rows.index(0, 0))
            self._say_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.current_row() is None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.choose_first()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.choose_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(84))

    def _current_changed(self) -> None:
        if not self.showing:
            self._say_chosen()

    def _say_chosen(self) -> None:
        row = self.currentIndex().data(RECORD)
        if isinstance(row, EntryRow):
            self.chosen.emit(row)


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        view, row = self.parent(), index.data(RECORD)
        if not isinstance(view, EntryList) or not isinstance(row, EntryRow):
            return super().sizeHint(option, index)
        width = view.viewport().width()
        room = _words_room(QRect(0, 0, width, 1 << 16), days=view.days)
        height = sum(_height(font, words, room.width()) for font, words, _ink in _lines(row.entry))
        return QSize(width, height + theme.space(13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        view, row = self.parent(), index.data(RECORD)
        if not isinstance(view, EntryList) or not isinstance(row, EntryRow):
            return
        rect, tokens = QRect(option.rect), theme.tokens()
        painter.save()
        if row.first_of_day and index.row():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), QColor(tokens.line))
        words = _words_room(rect, days=view.days)
        if option.state & QStyle.StateFlag.State_Selected:
            left = words.left() - theme.space(18)
            ground = QRect(left, rect.top() + 2, rect.right() - left, rect.height() - 3)
            painter.fillRect(ground, QColor(tokens.selection))
            mark = tokens.focus if view.hasFocus() else tokens.accent
            painter.fillRect(QRect(ground.left(), ground.top(), theme.space(3), ground.height()), QColor(mark))
        if view.days and row.first_of_day:
            self._paint_day(painter, rect, row)
        ink, _ground = colours(row.entry.kind, tokens)
        bar = QRect(words.left() - theme.space(10), words.top(), theme.space(4), rect.height() - theme.space(12))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(bar, theme.space(2), theme.space(2))
        top = words.top()
        for font, text, colour in _lines(row.entry):
            height = _height(font, text, words.width())
            painter.setFont(font)
            painter.setPen(QColor(getattr(tokens, colour)))
            painter.drawText(QRect(words.left(), top, words.width(), height), _WRAP, text)
            top += height
        painter.restore()

    @staticmethod
    def _paint_day(painter: QPainter, rect: QRect, row: EntryRow) -> None:
        tokens = theme.tokens()
        room = rect.adjusted(theme.space(10), theme.space(6), 0, 0)
        room.setWidth(_day_width())
        painter.setFont(fonts.semi_bold(fonts.table_font()))
        painter.setPen(QColor(tokens.accent if row.beside else tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, row.day_words)
        if row.beside:
            room.setTop(room.top() + painter.fontMetrics().lineSpacing())
            painter.drawText(room, Qt.AlignmentFlag.AlignTop, row.beside)


def _lines(entry: Entry) -> list[tuple[QFont, str, str]]:
    """Font, words and ink of each paragraph."""
    base = fonts.table_font()
    struck = "muted" if entry.item.cancelled else "text"
    lines = [(title_font(entry, fonts.semi_bold(base)), entry.title, struck)]
    said_hours = ", ".join(part for part in (hours(entry), kind_word(entry.kind)) if part)
    lines.append((base, said_hours[:1].upper() + said_hours[1:], "muted"))
    if entry.note:
        lines.append((base, entry.note, struck))
    if said := signs(entry):
        lines.append((fonts.semi_bold(base), said[:1].upper() + said[1:], "warn" if has_sign(entry) else "muted"))
    return lines


def _words_room(rect: QRect, *, days: bool) -> QRect:
    left = theme.space(20) + (_day_width() + theme.space(14) if days else 0)
    return rect.adjusted(left, theme.space(6), -theme.space(8), 0)


def _day_width() -> int:
    return theme.px(128)


def _height(font: QFont, words: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(40, width), 1 << 16), _WRAP, words).height()
