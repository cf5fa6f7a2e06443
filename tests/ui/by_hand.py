"""What a worker's hands and eyes do, for the tests of screens: press a button by its words, type, read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget


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
