"""One-line fields: with a button inside, for searching, for whole numbers, with suggestions."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QWidget

from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.buttons import icon_button


class LineWithButton(QLineEdit):
    """A line with at most one icon before the text and buttons after it; to assistive technology still one field."""

    def __init__(self, parent: QWidget | None = None, *, lead_icon: str = "") -> None:
        super().__init__(parent)
        self._lead_icon = lead_icon
        self._buttons: list[QToolButton] = []
        self._make_room()
        theme.changes().changed.connect(self._make_room)

    def add_button(self, name: str, icon_name: str, *, tab_stop: bool = False) -> QToolButton:
        """Put a button at the right end."""
        made = icon_button(name, icon_name, role=Role.INSIDE, ink=Ink.MUTED, size=17)
        made.setParent(self)
        made.setCursor(Qt.CursorShape.ArrowCursor)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus if tab_stop else Qt.FocusPolicy.NoFocus)
        self._buttons.append(made)
        self._make_room()
        return made

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(theme.px(160), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._lead_icon:
            size = theme.px(17)
            painter = QPainter(self)
            picture = icons.pixmap(self._lead_icon, Ink.MUTED, size, self.devicePixelRatioF())
            painter.drawPixmap(theme.space(10), (self.height() - size) // 2, picture)

    def _make_room(self) -> None:
        shown = [made for made in self._buttons if not made.isHidden()]
        lead = theme.px(17) + theme.space(4) if self._lead_icon else 0
        self.setTextMargins(lead, 0, len(shown) * theme.px(26), 0)
        self._place()

    def _place(self) -> None:
        side = theme.px(24)
        right = self.width() - theme.space(6)
        for made in self._buttons:
            if not made.isHidden():
                right -= side
                made.setGeometry(QRect(right, (self.height() - side) // 2, side, side))


class SearchField(LineWithButton):
    """``searched`` comes a moment after the last key (at once on Enter); Escape empties it."""

    searched = Signal(str)

    def __init__(self, name: str, *, pause_ms: int = 60) -> None:
        super().__init__(lead_icon="search")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._clear = self.add_button("Clear", "close")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._changed)
        self.returnPressed.connect(self._tell)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _changed(self, text: str) -> None:
        if self._clear.isHidden() == bool(text):
            self._clear.setVisible(bool(text))
            self._make_room()
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())


class NumberField(QLineEdit):
    """A whole number, or nothing; arrow keys count up and down."""

    def __init__(self, minimum: int = 0, maximum: int = 999) -> None:
        super().__init__()
        self._least, self._most = minimum, maximum
        self.setMaxLength(max(len(str(minimum)), len(str(maximum))) + 2)

    def value(self) -> int | None:
        """The number; None when the field is empty.

        Raises:
            ValueError: the text is no whole number, or one that is too small or too large; see `problem`.
        """
        text = self.text().strip()
        if not text:
            return None
        if not text.removeprefix("-").isdecimal() or not self._least <= int(text) <= self._most:
            raise ValueError
        return int(text)

    def problem(self) -> str:
        """What is wrong with the text, or "" when nothing is."""
        try:
            self.value()
        except ValueError:
            return f"Type a whole number from {self._least} to {self._most}."
        return ""

    def set_value(self, value: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if value is None else str(value))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(90), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}.get(event.key())
        if step is None or self.isReadOnly() or self.problem():
            super().keyPressEvent(event)
            return
        value = self.value()
        self.set_value(self._least if value is None else min(self._most, max(self._least, value + step)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.problem():
            self.setText(self.text().strip())


class SuggestingLine(QLineEdit):
    """A line of text that offers what fits while she types (all of it on Down); anything else may stand there too."""

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__()
        completer = QCompleter(list(suggestions), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if (beneath := completer.popup()) is not None:
            theme.set_role(beneath, Role.COMPLETIONS)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer is not None:  # the whole list, where nothing is typed yet
            completer.setCompletionPrefix(self.text())
            completer.complete()
        else:
            super().keyPressEvent(event)
