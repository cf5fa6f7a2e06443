"""Buttons in one line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from hivedesk.ui import theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.theme import Role

_WITH_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_INKS = {Role.PRIMARY: Ink.ON_ACCENT, Role.DANGER: Ink.ON_DANGER, Role.QUIET: Ink.ACCENT, Role.LINK: Ink.ACCENT}


class PressedByEnter(QPushButton):
    """A push button that Enter presses too while it has the keyboard, as people expect; Qt leaves it to Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH_OTHERS:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    role: Role | None = None,
    icon_name: str = "",
    shortcut: str = "",
) -> QPushButton:
    """A push button: secondary unless ``role`` is PRIMARY, DANGER, QUIET or LINK."""
    made = PressedByEnter(text)
    made.setAutoDefault(False)
    if role is not None:
        theme.set_role(made, role)
    if icon_name:
        made.setIcon(icon(icon_name, _INKS.get(role, Ink.TEXT) if role is not None else Ink.TEXT))
        theme.set_icon_size(made, 16, gap=4)
    if shortcut:
        made.setShortcut(shortcut)
        made.setToolTip(f"{text} ({shortcut})")
    if on_click is not None:
        made.clicked.connect(lambda: on_click())
    return made


def icon_button(
    name: str,
    icon_name: str,
    on_click: Callable[[], object] | None = None,
    *,
    role: Role = Role.QUIET,
    ink: Ink = Ink.TEXT,
    size: int = 18,
) -> QToolButton:
    """A button that shows an icon alone; ``name`` is its tool tip and accessible name."""
    made = QToolButton()
    made.setIcon(icon(icon_name, ink))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.set_role(made, role)
    theme.set_icon_size(made, size)
    if on_click is not None:
        made.clicked.connect(lambda: on_click())
    return made
