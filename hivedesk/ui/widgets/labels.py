"""Words on screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone


def label(text: str = "", role: Role | None = None, *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label that shows its text as it stands (never as HTML: what people typed is shown, not obeyed)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        policy = made.sizePolicy()
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else Tab would stop at every fact
    if role is not None:
        theme.set_role(made, role)
    return made


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room; the whole text is its tool tip and accessible name."""

    def __init__(self, text: str = "", role: Role | None = None, *, fills: bool = True) -> None:
        """``fills``: it takes the room that is left; else at most what its words need."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        across = QSizePolicy.Policy.Ignored if fills else QSizePolicy.Policy.Maximum
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setText(text)
        if role is not None:
            theme.set_role(self, role)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), shown)

    def _tell_rest(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(f"<p style='white-space:pre-wrap'>{_escaped(self.text())}</p>" if cut else "")


class Pill(QLabel):
    """A state in one or two words on a coloured ground."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setProperty("pill", str(tone))

    def show_state(self, text: str, tone: Tone) -> None:
        """Say something else."""
        self.setText(text)
        self.setProperty("pill", str(tone))
        theme.repolish(self)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
