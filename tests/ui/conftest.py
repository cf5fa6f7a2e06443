"""Qt without a screen, and the look put on once."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.ui import theme


@pytest.fixture(scope="session", autouse=True)
def app(qapp: QApplication) -> QApplication:
    """The application with HiveDesk's look."""
    theme.apply(qapp, theme.Appearance.LIGHT)
    return qapp


@pytest.fixture
def look(app: QApplication):
    """Change the look within a test; it is put back afterwards."""

    def change(appearance: str = "light", text_percent: int = 100) -> None:
        theme.apply(app, appearance, text_percent)

    yield change
    theme.apply(app, theme.Appearance.LIGHT)


@pytest.fixture
def show_active(qtbot) -> Callable[[QWidget], None]:
    """Show a window, give it the keyboard, and keep the pointer off it."""

    def show(window: QWidget) -> None:
        QCursor.setPos(0, 0)
        window.move(50, 50)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show
