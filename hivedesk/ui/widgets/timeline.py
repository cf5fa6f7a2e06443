"""What happened, newest first or oldest first, as one line of dots with words beside them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hivedesk.ui import fonts, icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone, tone_colours
from hivedesk.ui.widgets.spoken_list import RECORD, AnyIndex, SpokenListModel


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened; ``text`` may run over several lines and is cut after two."""

    key: Hashable
    when: str
    title: str
    text: str = ""
    icon: str = "note"
    tone: Tone = Tone.PLAIN


class Timeline(QListView):
    """``opened`` comes with the key of an entry on Enter or double click."""

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        theme.set_role(self, Role.PLAIN)
        self._model = SpokenListModel[TimelineEntry](self, _spoken)
        self.setModel(self._model)
        self.setItemDelegate(_EntryDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.activated.connect(self._opened)
        theme.changes().changed.connect(self.doItemsLayout)

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these, in this order."""
        self._model.set_records(entries)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def _opened(self, index: QModelIndex) -> None:
        entry = index.data(RECORD)
        if isinstance(entry, TimelineEntry):
            self.opened.emit(entry.key)


def _spoken(entry: TimelineEntry) -> str:
    return ". ".join(part for part in (entry.when, entry.title, entry.text) if part)


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        entry = index.data(RECORD)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else theme.px(400)
        height = option.fontMetrics.lineSpacing() * 2 + theme.space(16)
        if isinstance(entry, TimelineEntry) and entry.text:
            height += min(2, self._lines(option, entry.text, width)) * option.fontMetrics.lineSpacing()
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(RECORD)
        if not isinstance(entry, TimelineEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        colours = theme.tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
            painter.fillRect(QRect(rect.x(), rect.y(), theme.space(3), rect.height()), QColor(colours.accent))
        self._paint_line(painter, rect, index, entry)
        self._paint_words(painter, rect, option, entry)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, index: AnyIndex, entry: TimelineEntry) -> None:
        _, ground = tone_colours(theme.tokens(), entry.tone)
        size = theme.px(26)
        left, top = rect.x() + theme.space(10), rect.y() + theme.space(8)
        painter.setPen(QPen(QColor(theme.tokens().line), 2))
        middle = left + size // 2
        if index.row() + 1 < index.model().rowCount():
            painter.drawLine(middle, top + size + 2, middle, rect.bottom() + theme.space(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(left, top, size, size)
        small = theme.px(15)
        inks = {Tone.GOOD: Ink.ACCENT, Tone.INFO: Ink.BLUE, Tone.WARN: Ink.WARN, Tone.DANGER: Ink.DANGER}
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        picture = icons.pixmap(entry.icon, inks.get(entry.tone, Ink.MUTED), small, ratio)
        painter.drawPixmap(left + (size - small) // 2, top + (size - small) // 2, picture)

    def _paint_words(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, entry: TimelineEntry) -> None:
        colours, line = theme.tokens(), option.fontMetrics.lineSpacing()
        room = rect.adjusted(self._indent(), theme.space(8), -theme.space(10), 0)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(QRect(room.x(), room.y(), room.width(), line), Qt.AlignmentFlag.AlignVCenter, entry.when)
        painter.setFont(fonts.semi_bold(option.font))
        painter.setPen(QColor(colours.text))
        title = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRect(room.x(), room.y() + line, room.width(), line), Qt.AlignmentFlag.AlignVCenter, title)
        if entry.text:
            from hivedesk.ui.widgets.delegates import draw_hits

            height = min(2, self._lines(option, entry.text, rect.width())) * line
            place = QRect(room.x(), room.y() + 2 * line, room.width(), height)
            draw_hits(painter, place, entry.text.replace("\n", " "), (), option.font, 2)

    def _lines(self, option: QStyleOptionViewItem, text: str, width: int) -> int:
        room = width - self._indent() - theme.space(10)
        return 2 if option.fontMetrics.horizontalAdvance(text.replace("\n", " ")) > room * 0.98 else 1

    @staticmethod
    def _indent() -> int:
        return theme.space(10) + theme.px(26) + theme.space(12)
