"""What happens to an error that nobody expected: a scrubbed line in the log and one calm dialog.

A `HiveDeskError` that nobody caught shows its own sentence instead; `Cancelled` shows nothing.
"""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.foundation import log
from hivedesk.foundation.errors import Cancelled, HiveDeskError


class LastHook(QObject):
    """Install it once the application exists; keep it as long as the application."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: QWidget | None = None
        self._busy = False
        self._arrived.connect(self.handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's and Qt's own ways of complaining."""
        sys.excepthook = self._from_python
        threading.excepthook = self._from_thread
        sys.unraisablehook = self._from_destructor
        qInstallMessageHandler(note_from_qt)

    def uninstall(self) -> None:
        """Give everything back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    @Slot(object)
    def handle(self, error: BaseException) -> None:
        """Log a bug and say so, once; on the main thread."""
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, HiveDeskError):
            log.bug(error)
        if self._busy or self._dialog is not None or QApplication.instance() is None:
            return  # one dialog is enough; the log has the rest
        self._busy = True
        try:
            self._show(error)
        except Exception as second:  # noqa: BLE001 - the last hook: an error while showing an error ends here
            log.bug(second)
        finally:
            self._busy = False

    def _show(self, error: BaseException) -> None:
        from hivedesk.ui.widgets.error_dialog import (
            for_bug,
            for_problem,
        )  # here: a start without errors does not need it

        parent = QApplication.activeWindow()
        if isinstance(error, HiveDeskError):
            dialog = for_problem(parent, error)
        else:
            dialog = for_bug(parent, log.describe(error))
        self._dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

    def _from_python(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self._from_anywhere(error)

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._from_anywhere(args.exc_value)

    def _from_destructor(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            log.bug(args.exc_value)

    def _from_anywhere(self, error: BaseException) -> None:
        if threading.current_thread() is threading.main_thread():
            self.handle(error)
        else:
            self._arrived.emit(error)


_QT_CODES = {
    QtMsgType.QtWarningMsg: "qt_warning",
    QtMsgType.QtCriticalMsg: "qt_critical",
    QtMsgType.QtFatalMsg: "qt_fatal",
}


def note_from_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Note that Qt complained, without its words: they may quote a file name or what a field holds."""
    if kind in _QT_CODES:
        log.event(_QT_CODES[kind], line=context.line)
