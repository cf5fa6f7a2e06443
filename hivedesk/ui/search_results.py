"""The list of hits: icon, title, the words in their sentence, and why each was found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hivedesk.ui import fonts, icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.search_view_model import Hit
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.delegates import draw_hits
from hivedesk.ui.widgets.spoken_list import RECORD, AnyIndex, SpokenListModel

_ROW = 56  # px at 100 per cent


class HitList(QListView):
    """The keyboard stays in the field above; that one moves the choice here."""

    def __init__(self) -> None:
        super().__init__()
        self.hits = SpokenListModel[Hit](self, lambda hit: hit.spoken)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setAccessibleName("Results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_role(self, Role.PLAIN)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these and choose the first."""
        self.hits.set_records(hits)
        if hits:
            self.setCurrentIndex(self.hits.index(0, 0))
        self.scrollToTop()
        self.updateGeometry()

    def chosen(self) -> Hit | None:
        """The hit that Enter opens."""
        hit = self.currentIndex().data(RECORD)
        return hit if isinstance(hit, Hit) else None

    def hit_at(self, index: QModelIndex) -> Hit | None:
        """The hit that was clicked."""
        hit = index.data(RECORD)
        return hit if isinstance(hit, Hit) else None

    def move(self, by: int) -> Hit | None:  # type: ignore[override]  # a list within a layout is never moved by hand
        """Choose the next or previous one; from the last on to the first where one step is asked for."""
        count = self.hits.rowCount()
        if not count:
            return None
        place = self.currentIndex().row() + by
        place = place % count if abs(by) == 1 else max(0, min(count - 1, place))
        self.setCurrentIndex(self.hits.index(place, 0))
        return self.chosen()

    def sizeHint(self) -> QSize:
        rows = min(8, max(0, self.hits.rowCount()))
        return QSize(theme.px(400), rows * theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), min(1, self.hits.rowCount()) * theme.px(_ROW))


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme.px(200), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        hit = index.data(RECORD)
        if not isinstance(hit, Hit):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        colours = theme.tokens()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
            painter.fillRect(QRect(rect.x(), rect.y(), theme.space(3), rect.height()), QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        self._paint_icon(painter, rect, hit)
        self._paint_words(painter, rect, option, hit)
        painter.restore()

    def _paint_icon(self, painter: QPainter, rect: QRect, hit: Hit) -> None:
        round_, small = theme.px(30), theme.px(17)
        left, top = rect.x() + theme.space(14), rect.y() + (rect.height() - round_) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tokens().accent_soft))
        painter.drawEllipse(left, top, round_, round_)
        device = painter.device()
        picture = icons.pixmap(hit.icon, Ink.ACCENT, small, device.devicePixelRatioF() if device is not None else 1.0)
        shift = (round_ - small) // 2
        painter.drawPixmap(left + shift, top + shift, picture)

    def _paint_words(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, hit: Hit) -> None:
        colours, line = theme.tokens(), option.fontMetrics.lineSpacing()
        left = rect.x() + theme.space(14) + theme.px(30) + theme.space(12)
        room = QRect(left, rect.y(), rect.right() - theme.space(16) - left, rect.height())
        top = rect.y() + (rect.height() - 2 * line - theme.px(2)) // 2
        upper = QRect(room.x(), top, room.width(), line)
        taken = self._paint_title(painter, upper, option, hit)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.muted))
        why = painter.fontMetrics().elidedText(hit.why, Qt.TextElideMode.ElideRight, room.width() - taken)
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, why)
        place = QRect(room.x(), top + line + theme.px(2), room.width(), line)
        draw_hits(painter, place, hit.text.replace("\n", " "), hit.hits, option.font)

    def _paint_title(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, hit: Hit) -> int:
        """Paint the title, in half of the room where the reason needs the other half; returns the width taken."""
        gap = theme.space(16)
        why = option.fontMetrics.horizontalAdvance(hit.why)
        painter.setFont(fonts.semi_bold(option.font))
        painter.setPen(QColor(theme.tokens().text))
        metrics = painter.fontMetrics()
        most = max(room.width() // 2, room.width() - why) - gap
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, most)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        return metrics.horizontalAdvance(title) + gap
