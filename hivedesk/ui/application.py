"""Qt's application object. Imports nothing of ours: it is made before the first window, the look is put on after."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

FUSION = "hive_fusion"  # property: the style is set, so `theme.apply` need not set it again (five milliseconds)


def make_application() -> QApplication:
    """The application with HiveDesk's name, and Fusion from its first moment; the one there is, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    application = QApplication(["hivedesk", "-style", "fusion"])
    application.setProperty(FUSION, True)
    application.setApplicationName("hivedesk")
    application.setApplicationDisplayName("HiveDesk")
    QGuiApplication.setDesktopFileName("hivedesk")
    return application
