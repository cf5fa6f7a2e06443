"""The hours of a week by halves: blocks side by side where they overlap, a line for now, working hours lighter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hivedesk.foundation.clock import local
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.day_table import SNAP, DayTable, Hit, Spot
from hivedesk.ui.screens.calendar.days import Day, short_day
from hivedesk.ui.screens.calendar.entries import DAY_MINUTES, hours, said_in_full
from hivedesk.ui.screens.calendar.item_paint import (
    chip_font,
    chip_height,
    paint_beside,
    paint_block,
    paint_edge,
    paint_landing,
)
from hivedesk.ui.screens.calendar.layout import Block, best_start, blocks, out_of_view
from hivedesk.ui.screens.calendar.month_model import DAY, AnyIndex
from hivedesk.ui.screens.calendar.month_view import paint_choice
from hivedesk.ui.screens.calendar.week_model import HALF_HOUR, HoursModel

ROW = 21  # px at 100 per cent for half an hour
FIRST_SHOWN = 7 * 60  # minutes: what is at the top when the week is first opened
_EDGE = 6  # px at 100 per cent from the lower edge in which it is grasped to lengthen


@dataclass(frozen=True)
class WorkingHours:
    """When the worker works (policy): ISO weekdays, from, to."""

    days: frozenset[int]
    begins: time
    ends: time

    def hold(self, day: date, minutes: int) -> bool:
        """Whether a time lies in them."""
        at = self.begins.hour * 60 + self.begins.minute, self.ends.hour * 60 + self.ends.minute
        return day.isoweekday() in self.days and at[0] <= minutes < at[1]


class HoursOfWeek(DayTable):
    """``upward`` when the keyboard leaves midnight upwards."""

    upward = Signal()

    def __init__(self, now: Callable[[], datetime], working: WorkingHours) -> None:
        super().__init__("Hours")
        self._now = now
        self.working = working
        self.days = HoursModel(self)
        self.setModel(self.days)
        self.setItemDelegate(_HalfHourDelegate(self))
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setVerticalHeader(_HourNames(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._blocks: tuple[Block, ...] = ()
        self.half_hour = FIRST_SHOWN // HALF_HOUR + 2  # where the keyboard is among the hours
        self.resize_rows()

    def resize_rows(self) -> None:
        """Rows as high as the text needs; the hour at the top stays."""
        minutes = self.verticalScrollBar().value() * HALF_HOUR // max(1, self.verticalHeader().defaultSectionSize())
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.updateGeometries()
        self.scroll_to_minutes(minutes)

    def show_week(self, week: tuple[Day, ...], day: date, key: str) -> None:
        """Show these days; the place on the scroll bar stays."""
        self.key_chosen = key
        before = self.verticalScrollBar().value()
        self.showing = True
        self.days.set_week(week)
        self.showing = False
        self._blocks = tuple(block for one in week for block in blocks(one.entries, one.day))
        chosen = next((block for block in self._blocks if block.entry.key == key and block.day == day), None)
        if chosen is not None:  # the keyboard stands where the chosen entry begins
            self.half_hour = min(chosen.begins // HALF_HOUR, self.days.rows - 1)
        self.put_current(self.days.index(self.half_hour, day.weekday()))
        self.verticalScrollBar().setValue(before)
        self._say_out_of_view()
        self.viewport().update()

    def scroll_to_most(self) -> None:
        """Bring to the top the hour from which most is seen."""
        self.scroll_to_minutes(best_start(self._blocks, self._minutes_in_view(), FIRST_SHOWN))

    def scroll_to_minutes(self, minutes: int) -> None:
        """Bring an hour to the top."""
        self.verticalScrollBar().setValue(minutes * theme.px(ROW) // HALF_HOUR)

    def go_to_half_hour(self, row: int) -> None:
        """Put the keyboard on half an hour of the chosen day."""
        self.half_hour = min(max(0, row), self.days.rows - 1)
        index = self.days.index(self.half_hour, max(0, self.currentIndex().column()))
        self.put_current(index)
        self.scrollTo(index)

    # -- where things are

    def spot(self, at: QPoint) -> Spot | None:
        column = self.columnAt(min(max(at.x(), 0), self.viewport().width() - 1))
        if column < 0 or not self.days.week:
            return None
        minutes = (at.y() + self.verticalScrollBar().value()) * HALF_HOUR / theme.px(ROW)
        return Spot(self.days.week[column].day, min(max(0, round(minutes / SNAP) * SNAP), DAY_MINUTES))

    def spot_of(self, index: AnyIndex) -> Spot:
        return Spot(self.days.week[index.column()].day, index.row() * HALF_HOUR)

    def hit(self, at: QPoint) -> Hit | None:
        for block in reversed(self._blocks):
            rect = self.block_rect(block)
            if rect.contains(at):
                edge = rect.bottom() - at.y() < theme.px(_EDGE) and block.entry.item.last_day == block.day
                return Hit(block.entry, edge=edge and block.entry.can_lengthen)
        return None

    def chip_rect(self, key: str) -> QRect:
        """Where an entry is first painted; empty where it is not here."""
        return next((self.block_rect(block) for block in self._blocks if block.entry.key == key), QRect())

    def block_rect(self, block: Block) -> QRect:
        """Where a block lies now."""
        column = self._column(block.day)
        width = (column.width() - theme.space(6)) / block.beside
        left = column.left() + theme.space(3) + round(block.at * width)
        top, bottom = self.y_of(block.begins), self.y_of(block.ends)
        return QRect(left, top + 1, round(width) - 1, bottom - top - 2)

    def y_of(self, minutes: int) -> int:
        """Where a time of day lies in the viewport."""
        return round(minutes * theme.px(ROW) / HALF_HOUR) - self.verticalScrollBar().value()

    # -- what lies above and below the edges

    def out_of_view(self) -> tuple[dict[date, list[Block]], ...]:
        """By day, what lies above the upper edge, and what below the lower one."""
        first = self.verticalScrollBar().value() * HALF_HOUR // theme.px(ROW)
        return out_of_view(self._blocks, first, first + self._minutes_in_view())

    def edge_rect(self, day: date, *, below: bool) -> QRect:
        """Where it is said how much lies beyond an edge."""
        column, height = self._column(day), chip_height() + theme.px(4)
        top = column.bottom() - height - theme.px(2) if below else column.top() + theme.px(2)
        return QRect(column.left() + theme.space(3), top, column.width() - 2 * theme.space(3), height)

    def press_beside(self, at: QPoint) -> bool:
        for below, hidden in enumerate(self.out_of_view()):
            for day, there in hidden.items():
                if self.edge_rect(day, below=bool(below)).contains(at):
                    nearest = there[0] if below else there[-1]
                    lower = nearest.ends - self._minutes_in_view() + HALF_HOUR
                    self.scroll_to_minutes(min(lower, nearest.begins) if below else nearest.begins)
                    return True
        return False

    def tip(self, at: QPoint) -> str:
        for below, hidden in enumerate(self.out_of_view()):
            for day, there in hidden.items():
                if self.edge_rect(day, below=bool(below)).contains(at):
                    return "\n".join(said_in_full(block.entry) for block in there)
        return super().tip(at)

    def _minutes_in_view(self) -> int:
        return self.viewport().height() * HALF_HOUR // theme.px(ROW)

    def _say_out_of_view(self) -> None:
        """Assistive technology hears it as what the table is about."""
        before, after = self.out_of_view()
        said = [f"{short_day(day)}: {_earlier(len(there))}" for day, there in before.items()]
        said += [f"{short_day(day)}: {_later(len(there))}" for day, there in after.items()]
        words = f"Out of view: {'; '.join(said)}." if said else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._say_out_of_view()
        self.viewport().update()  # the edges stay where they are while the rest moves

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_out_of_view()

    def _column(self, day: date) -> QRect:
        place = (day - self.days.week[0].day).days
        return QRect(self.columnViewportPosition(place), 0, self.columnWidth(place), self.viewport().height())

    # -- keys

    def take_key(self, key: Qt.Key, spot: Spot) -> bool:
        row = self.currentIndex().row()
        if key is Qt.Key.Key_Up and row == 0:
            self.upward.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self.key_chosen:  # the keyboard leaves it
                self.chosen.emit(spot.day, "")
            self.go_to_half_hour(row + (1 if key is Qt.Key.Key_Down else -1))
        else:
            return super().take_key(key, spot)
        return True

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        if current.isValid() and not self.showing:
            self.half_hour = current.row()
        super().currentChanged(current, previous)

    # -- painting

    def paint_over(self, painter: QPainter) -> None:
        for block in self._blocks:
            chosen = block.entry.key == self.key_chosen
            paint_block(painter, self.block_rect(block), block.entry, hours(block.entry), chosen=chosen)
        self._paint_now(painter)
        before, after = self.out_of_view()
        for day, there in before.items():
            paint_edge(painter, self.edge_rect(day, below=False), _earlier(len(there)), "chevron-up")
        for day, there in after.items():
            paint_edge(painter, self.edge_rect(day, below=True), _later(len(there)), "chevron-down")
        if self.drag is not None and self.drag.begun:
            self._paint_drag(painter)

    def _paint_now(self, painter: QPainter) -> None:
        wall = local(self._now())
        if not self.days.week or not self.days.week[0].day <= wall.date() <= self.days.week[-1].day:
            return
        column, y = self._column(wall.date()), self.y_of(wall.hour * 60 + wall.minute)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(theme.tokens().danger)
        painter.setPen(QPen(ink, 2))
        painter.drawLine(column.left(), y, column.right(), y)
        painter.setBrush(ink)
        dot = theme.space(4)
        painter.drawEllipse(QPoint(column.left() + dot, y), dot, dot)
        painter.restore()

    def _paint_drag(self, painter: QPainter) -> None:
        if self.drag is None or self.drag.landing.minutes is None:
            return
        item, landing = self.drag.hit.entry.item, self.drag.landing
        if item.starts_at is None or item.ends_at is None or landing.minutes is None:
            return
        begins, ends = landing.minutes, landing.minutes + int((item.ends_at - item.starts_at) / timedelta(minutes=1))
        if self.drag.hit.edge:
            wall = local(item.starts_at)
            begins, ends = wall.hour * 60 + wall.minute, landing.minutes
        column = self._column(landing.day)
        top, bottom = self.y_of(begins), self.y_of(max(ends, begins + SNAP))
        words = f"{short_day(landing.day)}, {_clock(ends if self.drag.hit.edge else begins)}"
        rect = QRect(column.left() + 2, top, column.width() - 4, bottom - top)
        paint_landing(painter, rect, "")
        paint_beside(painter, rect, words, self.viewport().rect())


class _HourNames(QHeaderView):
    """The hours at the left."""

    def __init__(self, table: HoursOfWeek) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("all day") + theme.space(14), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        tokens = theme.tokens()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        words = str(self.model().headerData(logical_index, Qt.Orientation.Vertical) or "")
        painter.setFont(chip_font())
        painter.setPen(QColor(tokens.muted))
        painter.drawText(rect.adjusted(0, 1, -theme.space(6), 0), Qt.AlignmentFlag.AlignRight, words)
        painter.restore()


class _HalfHourDelegate(QStyledItemDelegate):
    def __init__(self, table: HoursOfWeek) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        day = index.data(DAY)
        if not isinstance(day, Day):
            return
        tokens, rect = theme.tokens(), option.rect
        working = self._table.working.hold(day.day, index.row() * HALF_HOUR)
        painter.fillRect(rect, QColor(tokens.surface if working else tokens.hover))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), QColor(tokens.line))
        if index.row() % 2 == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), QColor(tokens.line))
        if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_choice(painter, rect, option.widget)
            painter.restore()


def _earlier(count: int) -> str:
    return f"{count} earlier"


def _later(count: int) -> str:
    return f"{count} later"


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
