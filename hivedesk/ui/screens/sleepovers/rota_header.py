"""The head of the rota's table: the weekday's letter above the number of each night; weekends shaded, today marked."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from hivedesk.ui import theme
from hivedesk.ui.screens.sleepovers.rota_model import NIGHTS, RotaModel
from hivedesk.ui.screens.sleepovers.rota_paint import bar_fonts

_LETTERS = "MTWTFSS"
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class RotaHeader(QHeaderView):
    """Painted here: the style sheet would leave a night's two digits no room."""

    def __init__(self, model: RotaModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rota = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """As high as two lines."""
        self.setFixedHeight(2 * bar_fonts()[1].height() + theme.px(8))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        tokens = theme.tokens()
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        if logical_index >= NIGHTS:
            self._paint_night(painter, rect, logical_index - NIGHTS)
        else:
            self._paint_words(painter, rect, logical_index)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, section: int) -> None:
        _font, _plain, bold, heavy = bar_fonts()
        words = str(self._rota.headerData(section, Qt.Orientation.Horizontal) or "")
        room = rect.adjusted(theme.space(8), 0, -theme.space(2), 0)
        if "\n" not in words and heavy.horizontalAdvance(words) > room.width():
            words = words.replace(" ", "\n")
        painter.setFont(bold)
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_night(self, painter: QPainter, rect: QRect, place: int) -> None:
        tokens = theme.tokens()
        night = self._rota.state.nights[place]
        if night.weekday() >= 5:
            painter.fillRect(rect, QColor(tokens.hover))
        font, plain, bold, _heavy = bar_fonts()
        line = plain.height()
        top = rect.top() + (rect.height() - 2 * line) // 2
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(rect.left(), top, rect.width(), line), _MIDDLE, _LETTERS[night.weekday()])
        number = QRect(rect.left(), top + line, rect.width(), line)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        if night == self._rota.state.today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(tokens.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            pill = QRectF(number).adjusted(1.5, 0, -1.5, 1)
            painter.drawRoundedRect(pill, theme.space(6), theme.space(6))
            painter.setPen(QColor(tokens.on_accent))
        painter.drawText(number, _MIDDLE, str(night.day))
