"""Buttons in one line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from hivedesk.ui import theme
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.theme import Role

_INKS = {Role.PRIMARY: Ink.ON_ACCENT, Role.DANGER: Ink.ON_DANGER, Role.QUIET: Ink.ACCENT, Role.LINK: Ink.ACCENT}


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    role: Role | None = None,
    icon_name: str = "",
    shortcut: str = "",
) -> QPushButton:
    """A push button: secondary unless ``role`` is PRIMARY, DANGER, QUIET or LINK."""
    made = QPushButton(text)
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
