"""What a worker's hands and eyes do, for the tests of screens: press a button by its words, type, read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPushButton, QWidget


def settle() -> None:
    """Let what was asked for happen."""
    for _ in range(4):
        QApplication.processEvents()


def buttons(parent: QWidget, words: str) -> list[QPushButton]:
    """The buttons in view that say these words."""
    return [made for made in parent.findChildren(QPushButton) if made.text() == words and made.isVisible()]


def press(qtbot, parent, words):
    """Press the first button in view that says these words."""
    found = buttons(parent, words)
    assert found, f"no button {words!r} in view"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    settle()


def type_key(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    qtbot.keyClick(focused, key, modifier)
    settle()


def type_text(qtbot, text):
    """Type wherever the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the keyboard"
    qtbot.keyClicks(focused, text)


def words_in_view(parent: QWidget) -> str:
    """All that labels in view say."""
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


class Keyboard:
    """Keys alone, wherever the keyboard is in ``window`` and its dialogs; what has it is always in view."""

    def __init__(self, qtbot, window: QWidget) -> None:
        self._qtbot, self._window = qtbot, window

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key."""
        type_key(self._qtbot, key, modifier)
        self.go_on()

    def enter(self) -> None:
        """Press Enter."""
        self.key(Qt.Key.Key_Return)

    def space(self) -> None:
        """Press the space bar."""
        self.key(Qt.Key.Key_Space)

    def go_on(self) -> None:
        """What a desktop does when a dialog has closed: the window behind it has the keyboard again."""
        settle()
        if QApplication.activeWindow() is None:
            with self._qtbot.waitActive(self._window):
                self._window.activateWindow()
            settle()

    def tab_to(self, words: str, most: int = 60) -> QWidget:
        """Press Tab until what is called so has the keyboard."""
        seen = []
        for _ in range(most):
            if named(focused()) == words:
                assert focused().isVisible() and not focused().visibleRegion().isEmpty(), f"{words!r} is out of view"
                return focused()
            seen.append(named(focused()))
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {words!r}, only to {seen}")

    def press(self, words: str) -> None:
        """Go to what is called so, and press it."""
        self.tab_to(words)
        self.enter()

    def type(self, words: str, text: str) -> None:
        """Go to a field, and type in place of what stands there."""
        self.tab_to(words)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(self._qtbot, text)

    def file(self, path: Path) -> None:
        """Answer a file dialog."""
        settle()
        type_text(self._qtbot, str(path))
        self.enter()

    def escape(self, came_from: str) -> None:
        """Leave the dialog: the keyboard is again where it was opened."""
        assert dialog() is not None, came_from
        self.key(Qt.Key.Key_Escape)
        assert dialog() is None, came_from
        assert named(focused()) == came_from


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def named(widget: QWidget) -> str:
    """What it is called, as it is seen or as it is read out."""
    return (widget.text() if isinstance(widget, QAbstractButton) else "") or widget.accessibleName()


def dialog() -> QDialog | None:
    """The dialog that is open."""
    found = QApplication.activeModalWidget()
    assert found is None or isinstance(found, QDialog)
    return found
