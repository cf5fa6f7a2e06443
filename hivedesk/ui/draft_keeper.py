"""Keeps what is typed in an open form inside the vault, a moment after each change, so that nothing typed is lost."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.ui.workplace import Workplace

PAUSE_MS = 200


class DraftKeeper(QObject):
    """One for each form. ``typed`` says what stands in it, or None where nothing is worth keeping.

    Kept at most `PAUSE_MS` after a change, and at once when the focus moves on, the form is hidden or
    the vault is about to be locked.
    """

    def __init__(self, workplace: Workplace, form: QWidget, typed: Callable[[], dict[str, object] | None]) -> None:
        super().__init__(form)
        self._workplace = workplace
        self._form = form
        self._typed = typed
        self._waiting = False
        self._locked = False
        self.key = ""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE_MS)
        self.timer.timeout.connect(self.keep)
        workplace.about_to_lock.connect(self._lock)
        form.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def begin(self, key: str) -> None:
        """From now on the form's draft has this key; what stands in the form is no change."""
        self.keep()
        self.key = key

    def touch(self) -> None:
        """Something was typed."""
        if self.key and not self._locked:
            self._waiting = True
            if not self.timer.isActive():
                self.timer.start()

    def keep(self) -> None:
        """Write the draft now, if anything was typed since the last time."""
        self.timer.stop()
        if not self._waiting:
            return
        self._waiting = False
        key, typed = self.key, self._typed()
        if typed is None:
            self._workplace.ask(lambda: self._workplace.drop_draft(key))
        else:
            self._workplace.ask(lambda: self._workplace.keep_draft(key, typed))

    def forget(self) -> None:
        """Drop the draft: it was saved, or thrown away on purpose. The form has none until it begins again."""
        key = self.release()
        if key:
            self._workplace.ask(lambda: self._workplace.drop_draft(key))

    def release(self) -> str:
        """Leave the draft as it was last kept; its key."""
        self.timer.stop()
        self._waiting = False
        key, self.key = self.key, ""
        return key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:
            self.keep()
        return False

    def _focus_changed(self, old: QWidget | None, _now: QWidget | None) -> None:
        if self._waiting and old is not None and self._form.isAncestorOf(old):
            self.keep()

    def _lock(self) -> None:
        """The last chance: what the closing window does to the fields afterwards is nothing that she typed."""
        self.keep()
        self._locked = True
