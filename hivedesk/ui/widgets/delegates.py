"""How cells are painted: a quiet mark at the chosen row, pills that stay readable on it, words that were found."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from hivedesk.ui import theme
from hivedesk.ui.tokens import Tone, tone_colours
from hivedesk.ui.widgets.rows_model import HITS_ROLE, TONE_ROLE

_AnyIndex = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """A hairline between rows, no dotted box; a bar at the left of the chosen row, stronger with the keyboard on it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        self.paint_cell(painter, option, index)
        rule = option.rect
        painter.fillRect(QRect(rule.left(), rule.bottom(), rule.width(), 1), QColor(theme.tokens().rule))
        self._paint_mark(painter, option, index)

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """The cell itself."""
        super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        of = option
        if not of.state & QStyle.StateFlag.State_Selected or not _is_first(of.widget, index):
            return
        colours = theme.tokens()
        mark = colours.focus if of.state & QStyle.StateFlag.State_Active and _focused(of.widget) else colours.accent
        rect = QRect(of.rect)
        rect.setWidth(theme.space(3) if mark == colours.accent else theme.space(4))
        painter.fillRect(rect, QColor(mark))


class PillDelegate(RowDelegate):
    """A text as a pill in the tone that the model gives (`rows_model.TONE_ROLE`)."""

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        of = _ground(self, painter, option, index)
        if text:
            draw_pill(painter, of, text, index.data(TONE_ROLE) or Tone.PLAIN)

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(theme.space(20), 0)


class HitDelegate(RowDelegate):
    """A text with the words that were found on a coloured ground (`rows_model.HITS_ROLE`); ``lines`` at the most."""

    def __init__(self, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        of = _ground(self, painter, option, index)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("\n", " ")
        room = of.rect.adjusted(theme.space(10) + 3, 0, -theme.space(10), 0)
        draw_hits(painter, room, text, index.data(HITS_ROLE) or (), of.font, self._lines)


def draw_pill(painter: QPainter, option: QStyleOptionViewItem, text: str, tone: Tone) -> None:
    """Paint a pill at the left of the cell; its edge keeps it apart from a chosen row."""
    of = option
    ink, ground = tone_colours(theme.tokens(), tone)
    font = QFont(of.font)
    font.setWeight(QFont.Weight.Medium)
    painter.save()
    painter.setFont(font)
    metrics = painter.fontMetrics()
    room = of.rect.adjusted(theme.space(10) + 2, 0, -theme.space(8), 0)
    side = theme.space(10)
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 2 * side)
    height = metrics.height() + theme.px(5)
    pill = QRectF(
        room.x() + 0.5, room.center().y() - height / 2 + 0.5, metrics.horizontalAdvance(words) + 2 * side, height
    )
    edge = QColor(ink)
    edge.setAlphaF(0.75 if of.state & QStyle.StateFlag.State_Selected else 0.28)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(QColor(ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def draw_hits(
    painter: QPainter, room: QRect, text: str, hits: tuple[tuple[int, int], ...], font: QFont, lines: int = 1
) -> None:
    """Paint ``text`` with the ranges ``hits`` (start, end) marked, broken into at most so many lines."""
    colours = theme.tokens()
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap if lines > 1 else QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_range(text, start, end) for start, end in hits if 0 <= start < end <= len(text)])
    layout.beginLayout()
    height, shown, reached = 0.0, 0, 0
    while shown < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(room.width() - (painter.fontMetrics().horizontalAdvance(" …") if shown == lines - 1 else 0))
        line.setPosition(QPointF(0, height))
        height, shown, reached = height + line.height(), shown + 1, line.textStart() + line.textLength()
    layout.endLayout()
    painter.save()
    painter.setPen(QColor(colours.text))
    top = room.y() + (room.height() - height) / 2
    layout.draw(painter, QPointF(room.x(), top))
    if shown and reached < _units(text):
        last = layout.lineAt(shown - 1)
        painter.setFont(font)
        baseline = top + last.y() + last.ascent()
        painter.drawText(QPointF(room.x() + last.naturalTextWidth() + 1, baseline), "…")
    painter.restore()


def _range(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setBackground(QColor(theme.tokens().hit))
    form.setForeground(QColor(theme.tokens().text))
    form.setFontWeight(QFont.Weight.DemiBold)
    found = QTextLayout.FormatRange()
    found.start = _units(text[:start])
    found.length = _units(text[start:end])
    found.format = form
    return found


def _units(text: str) -> int:
    """Length as Qt counts it (UTF-16)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _ground(
    delegate: RowDelegate, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex
) -> QStyleOptionViewItem:
    """Paint the cell without its text."""
    of = QStyleOptionViewItem(option)
    delegate.initStyleOption(of, index)
    of.text = ""
    style = of.widget.style() if of.widget is not None else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, of, painter, of.widget)
    return of


def _focused(widget: QWidget | None) -> bool:
    return widget is not None and widget.hasFocus()


def _is_first(widget: QWidget | None, index: _AnyIndex) -> bool:
    if isinstance(widget, QTableView):
        return widget.horizontalHeader().visualIndex(index.column()) == 0
    return True
