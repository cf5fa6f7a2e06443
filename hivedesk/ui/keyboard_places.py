"""Where the keyboard may be within a part of the window, and where it begins."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit)


def has_place(focused: QWidget | None, part: QWidget) -> bool:
    """Whether the keyboard is on a control of ``part`` that can be seen: not on the part as a whole, or a bare page."""
    if focused is None or not part.isAncestorOf(focused) or not focused.isVisibleTo(part):
        return False
    return focused.isEnabled() and focused.focusPolicy() is not Qt.FocusPolicy.NoFocus


def first_control(part: QWidget) -> QWidget | None:
    """The first control that Tab reaches within ``part``; a field only where nothing else is.

    A field keeps Ctrl+Z to itself, and she has not chosen to type yet.
    """
    found = _controls(part)
    return next((control for control in found if not isinstance(control, _TYPED_INTO)), found[0] if found else None)


def _controls(part: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if has_place(widget, part) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
