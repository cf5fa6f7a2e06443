"""A desk that is open but not yet shown: between making or unlocking a vault and sitting down at it."""

from PySide6.QtCore import QCoreApplication, QObject

from hivedesk.casework import vaults
from hivedesk.casework.desk import Desk


class HeldDesk(QObject):
    """Closes the vault again if HiveDesk is ended before the desk was handed over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def hold(self, desk: Desk) -> Desk:
        """Keep a desk, in place of any other."""
        self.close()
        self._desk = desk
        return desk

    def desk(self) -> Desk | None:
        """The desk that is held."""
        return self._desk

    def hand_over(self) -> Desk:
        """Give the desk away; it is no longer closed from here."""
        desk, self._desk = self._desk, None
        assert desk is not None, "there is a desk to hand over"
        return desk

    def close(self) -> None:
        """Close the vault of a desk that nobody sat down at."""
        if self._desk is not None:
            vaults.close_desk(self._desk)
            self._desk = None
