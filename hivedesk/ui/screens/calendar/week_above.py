"""What stands above the hours of a week: the days by name and date, holidays, what lasts all day or several."""

from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hivedesk.foundation.clock import format_date
from hivedesk.ui import fonts, theme
from hivedesk.ui.screens.calendar.day_table import DayTable, Hit, Spot
from hivedesk.ui.screens.calendar.days import Day, short_day
from hivedesk.ui.screens.calendar.item_paint import paint_chip, paint_landing
from hivedesk.ui.screens.calendar.layout import Bar, fitting, lanes
from hivedesk.ui.screens.calendar.month_model import DAY, AnyIndex
from hivedesk.ui.screens.calendar.month_view import paint_choice, paint_day_ground
from hivedesk.ui.screens.calendar.week_model import AboveModel

_MOST_LANES = 4


class AboveHours(DayTable):
    """``downward`` when the keyboard goes on into the hours."""

    downward = Signal()

    def __init__(self, gutter: int) -> None:
        super().__init__("All day")
        self.days = AboveModel(self)
        self.setModel(self.days)
        self.setItemDelegate(_AboveDelegate(self))
        self.setHorizontalHeader(_DayNames(self))
        self.setVerticalHeader(_Gutter(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bars: tuple[Bar, ...] = ()
        self._more: tuple[int, ...] = (0,) * 7
        self.set_gutter(gutter)

    def set_gutter(self, width: int) -> None:
        """As wide as the hours at the left of the table beneath."""
        self.verticalHeader().setFixedWidth(width)

    def show_week(self, week: tuple[Day, ...], day: date, key: str) -> None:
        """Show these days."""
        self.key_chosen = key
        self.showing = True
        self.days.set_week(week)
        self.showing = False
        entries = {entry.key: entry for one in week for entry in one.everything if entry.above_hours}
        order = sorted(entries.values(), key=lambda entry: (not entry.several_days, entry.item.first_day))
        self._bars, self._more = fitting(lanes(order, tuple(one.day for one in week)), _MOST_LANES)
        self.put_current(self.days.index(0, day.weekday()))
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """As high as what stands in it."""
        used = 1 + max((bar.lane for bar in self._bars), default=0)
        used = min(_MOST_LANES, used + any(self._more))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + used * self.lane_height() + theme.px(7))

    def spot(self, at: QPoint) -> Spot | None:
        index = self.indexAt(at)
        return self.spot_of(index) if index.isValid() else None

    def spot_of(self, index: AnyIndex) -> Spot:
        return Spot(self.days.week[index.column()].day)

    def hit(self, at: QPoint) -> Hit | None:
        return next((Hit(bar.entry) for bar in self._bars if self._rect(bar).contains(at)), None)

    def chip_rect(self, key: str) -> QRect:
        """Where an entry is painted; empty where it is not here."""
        return next((self._rect(bar) for bar in self._bars if bar.entry.key == key), QRect())

    def take_key(self, key: Qt.Key, spot: Spot) -> bool:
        if key is Qt.Key.Key_Down:
            self.downward.emit()
            return True
        return key is Qt.Key.Key_Up or super().take_key(key, spot)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def paint_over(self, painter: QPainter) -> None:
        for bar in self._bars:
            chosen = bar.entry.key == self.key_chosen
            rect = self._rect(bar)
            paint_chip(painter, rect, bar.entry, "", chosen=chosen, before=bar.goes_before, after=bar.goes_after)
        for place, count in enumerate(self._more):
            if count:
                rect = self.lane_rect(self.visualRect(self.days.index(0, place)), theme.px(3), _MOST_LANES - 1)
                painter.setPen(QColor(theme.tokens().accent))
                painter.drawText(rect.adjusted(theme.space(8), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"{count} more")
        if self.drag is not None and self.drag.begun:
            cell = self.visualRect(self.days.index(0, self.drag.now.day.weekday()))
            paint_landing(painter, cell.adjusted(1, 1, -1, -1), short_day(self.drag.landing.day))

    def _rect(self, bar: Bar) -> QRect:
        cells = self.visualRect(self.days.index(0, bar.first)) | self.visualRect(self.days.index(0, bar.last))
        return self.lane_rect(cells, cells.top() + theme.px(3), bar.lane)


class _DayNames(QHeaderView):
    """The days, today's number on a coloured ground."""

    def __init__(self, table: AboveHours) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(36))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        if logical_index >= len(self._table.days.week):
            return
        tokens, day = theme.tokens(), self._table.days.week[logical_index]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(fonts.semi_bold(fonts.table_font()))
        painter.setPen(QColor(tokens.muted))
        name, side = format_date(day.day)[:3], theme.px(24)
        needed = painter.fontMetrics().horizontalAdvance(name) + theme.space(4) + side
        room = rect.adjusted(max(1, min(theme.space(10), rect.width() - needed)), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        left = room.left() + needed - side
        place = QRect(left, rect.center().y() - side // 2, side, side)
        if day.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(place)
        painter.setPen(QColor(tokens.on_accent if day.today else tokens.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day.day))
        painter.restore()


class _Gutter(QHeaderView):
    """The words "all day" over the hours."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        tokens = theme.tokens()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(rect.adjusted(0, theme.px(4), 0, 0), Qt.AlignmentFlag.AlignHCenter, "all day")
        painter.restore()


class _AboveDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        day = index.data(DAY)
        if isinstance(day, Day):
            paint_day_ground(painter, option.rect, day)
            if option.state & QStyle.StateFlag.State_Selected and option.widget.hasFocus():
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_choice(painter, option.rect, option.widget)
                painter.restore()
