"""The month: weeks from Monday, today marked, chips in the days and bars over several of them."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hivedesk.foundation.clock import format_date
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.day_table import DayTable, Hit, Spot
from hivedesk.ui.screens.calendar.days import Day, head_words, short_day
from hivedesk.ui.screens.calendar.entries import Entry, time_on
from hivedesk.ui.screens.calendar.item_look import colours
from hivedesk.ui.screens.calendar.item_paint import (
    chip_lines,
    heavy_chip_font,
    heavy_width,
    mark_font,
    mark_width,
    number_font,
    paint_chip,
    paint_landing,
)
from hivedesk.ui.screens.calendar.layout import Bar, beneath_heads
from hivedesk.ui.screens.calendar.month_model import DAY, AnyIndex, MonthModel

_HEAD = 25  # px at 100 per cent: the line with the day's number
_LEAST_LANES = (1, 3)  # at usual and at large text
_MOST_LINES = 3  # of a chip
_LARGE = 140  # per cent: fewer letters to a line


class MonthView(DayTable):
    """``more_wanted`` comes with a day of which not everything has room."""

    more_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Month")
        self.days = MonthModel(self)
        self.setModel(self.days)
        self.setItemDelegate(_DayDelegate(self))
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setVerticalHeader(_WeekNumbers(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._laid_out: dict[int, tuple[tuple[Bar, ...], tuple[int, ...]]] = {}
        self._resize()
        theme.changes().changed.connect(self._resize)

    def show_weeks(self, weeks: tuple[tuple[Day, ...], ...], day: date, key: str) -> None:
        """Show these weeks with a chosen day and entry."""
        self._laid_out = {}
        self.key_chosen = key
        self.showing = True
        self.days.set_weeks(weeks)
        self.showing = False
        first = weeks[0][0].day
        place = (day - first).days
        self.put_current(self.days.index(place // 7, place % 7))
        self.viewport().update()

    # -- where things are

    def spot(self, at: QPoint) -> Spot | None:
        index = self.indexAt(at)
        return Spot(self.days.day(index).day) if index.isValid() else None

    def spot_of(self, index: AnyIndex) -> Spot:
        return Spot(self.days.day(index).day)

    def hit(self, at: QPoint) -> Hit | None:
        row = self.rowAt(at.y())
        if row < 0:
            return None
        bars, _more = self._bars(row)
        return next((Hit(bar.entry) for bar in bars if self._rect(row, bar).contains(at)), None)

    def more_at(self, at: QPoint) -> date | None:
        """The day whose "3 more" stands at a point."""
        index = self.indexAt(at)
        if not index.isValid():
            return None
        _bars, more = self._bars(index.row())
        there = more[index.column()] and self._more_rect(index, self.more_words(index)).contains(at)
        return self.days.day(index).day if there else None

    def chip_rect(self, key: str) -> QRect:
        """Where an entry is first painted; empty where it has no room."""
        for row in range(self.days.rowCount()):
            for bar in self._bars(row)[0]:
                if bar.entry.key == key:
                    return self._rect(row, bar)
        return QRect()

    def day_rect(self, day: date) -> QRect:
        """The cell of a day."""
        place = (day - self.days.weeks[0][0].day).days
        return self.visualRect(self.days.index(place // 7, place % 7))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        more = self.more_at(event.position().toPoint())
        if more is not None and event.button() == Qt.MouseButton.LeftButton:
            self.more_wanted.emit(more)

    def take_key(self, key: Qt.Key, spot: Spot) -> bool:
        weeks = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if weeks is not None:
            self.chosen.emit(spot.day + timedelta(days=7 * weeks), "")
            return True
        return super().take_key(key, spot)

    def tip(self, at: QPoint) -> str:
        words = super().tip(at)
        index = self.indexAt(at)
        return words or (self.days.day(index).mark if index.isValid() else "")

    def minimumSizeHint(self) -> QSize:
        large = theme.current().sizes.text_percent >= _LARGE
        least = theme.px(_HEAD) + _LEAST_LANES[large] * self.lane_height() + theme.px(3)
        rows = max(5, self.days.rowCount())
        return QSize(theme.px(360), self.horizontalHeader().sizeHint().height() + rows * least + 2)

    # -- painting

    def paint_over(self, painter: QPainter) -> None:
        for row in range(self.days.rowCount()):
            bars, more = self._bars(row)
            for bar in bars:
                outside = all(self.days.weeks[row][place].outside for place in range(bar.first, bar.last + 1))
                painter.setOpacity(0.72 if outside else 1.0)
                time = time_on(bar.entry, self.days.weeks[row][bar.first].day)
                chosen = bar.entry.key == self.key_chosen
                paint_chip(
                    painter,
                    self._rect(row, bar),
                    bar.entry,
                    time,
                    chosen=chosen,
                    before=bar.goes_before,
                    after=bar.goes_after,
                )
            painter.setOpacity(1.0)
            for place, count in enumerate(more):
                if count:
                    index = self.days.index(row, place)
                    words = self.more_words(index)
                    self._paint_more(painter, self._more_rect(index, words), words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_choice(painter, self.visualRect(self.currentIndex()), self)
        if self.drag is not None and self.drag.begun:
            self._paint_drag(painter)

    def _paint_more(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(heavy_chip_font())
        painter.setPen(QColor(theme.tokens().accent))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_drag(self, painter: QPainter) -> None:
        if self.drag is None:
            return
        day = self.drag.now.day
        entry = self.drag.hit.entry
        words = ", ".join(part for part in (short_day(self.drag.landing.day), entry.time) if part)
        words = f"{words}\n{entry.title}"
        paint_landing(painter, self.day_rect(day).adjusted(1, 1, -1, -1), words)

    def _bars(self, row: int) -> tuple[tuple[Bar, ...], tuple[int, ...]]:
        if row not in self._laid_out:
            week = self.days.weeks[row]
            entries = {entry.key: entry for day in week for entry in day.entries}
            several = sorted(
                (entry for entry in entries.values() if entry.several_days),
                key=lambda entry: (entry.item.first_day, -(entry.item.last_day - entry.item.first_day).days),
            )
            single = [entry for entry in entries.values() if not entry.several_days]  # in the order of their days
            room = max(1, (self.rowHeight(row) - theme.px(_HEAD)) // self.lane_height())
            days = tuple(day.day for day in week)
            wanted = partial(self._lines_wanted, row)
            made = beneath_heads(several, single, days, room, wanted)
            marks = self._cut_in_head(row)
            if marks:  # at large text their names stand beneath the heads, where no title has to go for them
                long = [entry for entry in marks if entry.several_days]
                short = [entry for entry in marks if not entry.several_days]
                with_marks = beneath_heads([*long, *several], [*short, *single], days, room, wanted)
                if sum(with_marks[1]) <= sum(made[1]):
                    made = with_marks
            self._laid_out[row] = made
        return self._laid_out[row]

    def _cut_in_head(self, row: int) -> list[Entry]:
        """Holidays and days of term whose shortest name has no room beside the day's number."""
        found: dict[str, Entry] = {}
        for place, day in enumerate(self.days.weeks[row]):
            begun = begun_marks(day, first=place == 0)
            room = self.columnWidth(place) - _beside_number(day) - 2
            if begun and mark_width(head_words([one.title for one in begun])[-1]) > room:
                found |= {one.key: one for one in begun}
        return list(found.values())

    def in_head(self, index: AnyIndex) -> list[Entry]:
        """What sort of day it is, as far as it is said beside the number."""
        begun = begun_marks(self.days.day(index), first=index.column() == 0)
        if not begun:
            return []
        beneath = {bar.entry.key for bar in self._bars(index.row())[0]}
        return [one for one in begun if one.key not in beneath]

    def more_words(self, index: AnyIndex) -> str:
        """``3 more``, ``+3`` where it has no room beside the number; "" where everything has room."""
        count = self._bars(index.row())[1][index.column()]
        if not count:
            return ""
        words = f"{count} more"
        fits = _more_width(words) <= self.columnWidth(index.column()) - _beside_number(self.days.day(index))
        return words if fits else f"+{count}"

    def _lines_wanted(self, row: int, bar: Bar) -> int:
        """A long title goes on in the next lines where its day has room."""
        width = self.columnWidth(bar.first) - 2 * theme.space(3)
        return min(_MOST_LINES, chip_lines(bar.entry, time_on(bar.entry, self.days.weeks[row][bar.first].day), width))

    def _rect(self, row: int, bar: Bar) -> QRect:
        cells = self.visualRect(self.days.index(row, bar.first)) | self.visualRect(self.days.index(row, bar.last))
        return self.lane_rect(cells, cells.top() + theme.px(_HEAD), bar.lane, bar.height)

    def _more_rect(self, index: AnyIndex, words: str) -> QRect:
        """At the right of the day's number: beneath it every line is for titles."""
        cell = self.visualRect(index)
        width = _more_width(words)
        return QRect(cell.right() - width, cell.top() + theme.px(3), width, theme.px(21))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._laid_out = {}

    def _resize(self) -> None:
        self._laid_out = {}
        self.verticalHeader().setFixedWidth(theme.px(26))
        self.horizontalHeader().setFixedHeight(theme.px(31))
        self.updateGeometry()


class _WeekNumbers(QHeaderView):
    """Small numbers at the left; the style sheet would leave them no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumSectionSize(theme.px(20))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip("Number of the week")

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        tokens = theme.tokens()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(mark_font())
        painter.setPen(QColor(tokens.muted))
        words = str(self.model().headerData(logical_index, Qt.Orientation.Vertical) or "")
        painter.drawText(rect.adjusted(0, theme.px(6), 0, 0), Qt.AlignmentFlag.AlignHCenter, words)
        painter.restore()


def begun_marks(day: Day, *, first: bool) -> list[Entry]:
    """What sort of day it is, where that begins, and again on the ``first`` day of a week."""
    return [one for one in day.marks if first or one.item.first_day == day.day]


def _beside_number(day: Day) -> int:
    """Where the room beside a day's number begins."""
    return theme.space(5) + theme.px(46 if day.outside and day.day.day == 1 else 24)


def _more_width(words: str) -> int:
    return heavy_width(words) + theme.space(6)


class _DayDelegate(QStyledItemDelegate):
    def __init__(self, month: MonthView) -> None:
        super().__init__(month)
        self._month = month

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        day = index.data(DAY)
        if not isinstance(day, Day):
            return
        rect: QRect = option.rect
        paint_day_ground(painter, rect, day)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_number(painter, rect, day)
        if begun := self._month.in_head(index):
            self._paint_mark(painter, rect, day, begun, self._month.more_words(index))
        painter.restore()

    @staticmethod
    def _paint_number(painter: QPainter, rect: QRect, day: Day) -> None:
        tokens = theme.tokens()
        painter.setFont(number_font(bold=not day.outside))
        side = theme.px(21)
        place = QRect(rect.left() + theme.space(5), rect.top() + theme.px(3), side, side)
        words = str(day.day.day)
        if day.today:
            painter.setBrush(QColor(tokens.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(place)
            painter.setPen(QColor(tokens.on_accent))
        else:
            painter.setPen(QColor(tokens.muted if day.outside else tokens.text))
        if day.outside and day.day.day == 1:
            words = f"1 {format_date(day.day).split()[2]}"
            place.setWidth(theme.px(60))
            painter.drawText(place.adjusted(theme.space(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
            return
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    @staticmethod
    def _paint_mark(painter: QPainter, rect: QRect, day: Day, begun: list[Entry], more: str) -> None:
        ink = QColor(colours(begun[0].kind, theme.tokens())[0])
        painter.setFont(mark_font())
        painter.setPen(ink)
        used = _beside_number(day)
        width = rect.width() - used - (_more_width(more) if more else 2)
        room = QRect(rect.left() + used, rect.top() + theme.px(3), width, theme.px(21))
        metrics = painter.fontMetrics()
        wordings = head_words([one.title for one in begun])
        words = next((words for words in wordings if metrics.horizontalAdvance(words) <= width), wordings[-1])
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_day_ground(painter: QPainter, rect: QRect, day: Day) -> None:
    """What sort of day it is: of another month (hatched), at the weekend (shaded), in holidays (a line and a tint)."""
    tokens = theme.tokens()
    painter.fillRect(rect, QColor(tokens.surface))
    if day.weekend:
        painter.fillRect(rect, QColor(tokens.hover if not tokens.dark else tokens.zebra))
    if day.closed:
        kind = next(one.kind for one in day.marks if one.title == day.closed)
        ink, ground = (QColor(colour) for colour in colours(kind, tokens))
        ground.setAlphaF(0.55)
        painter.fillRect(rect, ground)
        ink.setAlphaF(0.75)
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width() + 1, theme.space(3)), ink)
    if day.outside:
        painter.fillRect(rect, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))


def paint_choice(painter: QPainter, rect: QRect, widget: QWidget | None) -> None:
    """The outline of the chosen day, stronger with the keyboard on it."""
    tokens = theme.tokens()
    focused = widget is not None and widget.hasFocus()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.focus if focused else tokens.accent), 3 if focused else 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -2.5, -2.5), theme.space(4), theme.space(4))
