"""Ctrl+Shift+L while a dialog lies over the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from hivedesk.ui.lock_key import LockKey

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def times(window) -> list[int]:
    pressed: list[int] = []
    key = LockKey(window)
    key.pressed.connect(lambda: pressed.append(1))
    return pressed


@pytest.fixture
def text(qtbot, window, times) -> QPlainTextEdit:
    """A text in a dialog over the window, which has the keyboard."""
    dialog = QDialog(window)
    text = QPlainTextEdit()
    QVBoxLayout(dialog).addWidget(text)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    return text


def type_into_window(text: QPlainTextEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Through the window system, as a real key comes: a key sent straight to a widget passes every filter by."""
    QTest.keyClick(text.window().windowHandle(), key, modifiers)
    QApplication.processEvents()


def test_the_keys_are_heard_once_within_a_dialog(text, times):
    type_into_window(text, Qt.Key.Key_L, BOTH)
    assert times == [1]
    assert text.toPlainText() == ""


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_L, BOTH | Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_K, BOTH),
    ],
)
def test_no_other_keys_are(text, times, key, modifiers):
    type_into_window(text, key, modifiers)
    assert times == []


def test_two_dialogs_one_after_the_other_are_heard_once_each(qtbot, window, text, times):
    first = text.window()
    first.reject()
    first.open()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is first.windowHandle())
    type_into_window(text, Qt.Key.Key_L, BOTH)
    assert times == [1]
