"""The one window: first start, the locked door, or the open desk. It navigates and locks; it knows no record.

Nothing that knows vaults is imported before the window is painted for the first time (it would take as long again);
the imports within the functions here are there for that.
"""

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from hivedesk.foundation.errors import HiveDeskError, VaultProblem
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui.lock_key import LockKey
from hivedesk.ui.widgets.pages import Pages

if TYPE_CHECKING:
    from hivedesk.casework.vaults import Door
    from hivedesk.foundation.clock import Clock
    from hivedesk.ui.desk_shell import DeskShell
    from hivedesk.ui.jobs import QtBackground

_JOBS_END_S = 5.0


class MainWindow(QMainWindow):
    """Its title never says more than HiveDesk."""

    settings_changed = Signal(object)  # LaptopSettings
    demonstration_wanted = Signal()
    desk_opened = Signal(object)  # Desk
    painted = Signal()  # for the first time
    locked = Signal()

    background: "QtBackground"
    clock: "Clock"

    def __init__(self, laptop: LaptopSettings, default_folder: Path) -> None:
        """An empty frame, which is shown at once; `furnish` gives it what it works with."""
        super().__init__()
        self.setWindowTitle("HiveDesk")
        self.resize(1366, 768)
        self.laptop = laptop
        self.shell: DeskShell | None = None
        self._default_folder = default_folder
        self._left: Path | None = None  # the vault that was locked last; where she was in it is for nobody else's
        self._resume = ("today", "")  # the screen, and what was open in it
        self._form = ""  # the draft of the form that was open when the vault was locked
        self._discreet = False
        self._painted = False
        self._stack = Pages()
        self.setCentralWidget(self._stack)
        if laptop.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(laptop.window_geometry.encode()))

    def furnish(self, background: "QtBackground", clock: "Clock") -> None:
        """Give it background work and the clock, before anything is opened in it."""
        self.background = background
        self.clock = clock
        LockKey(self).pressed.connect(self.lock)

    @property
    def own_folder(self) -> Path:
        """Where her Hive was opened last, or the default place."""
        return Path(self.laptop.vault_folder) if self.laptop.vault_folder else self._default_folder

    # -- the three states

    def show_first_start(self, problem: HiveDeskError | None = None) -> None:
        """Create, open, restore, or try; with what went wrong before, if anything did."""
        from hivedesk.ui.screens.first_start.screen import FirstStartScreen  # seen once in a vault's life

        own = self.own_folder
        screen = FirstStartScreen(
            self.background, self.clock, self._default_folder, own if own.is_dir() and problem is None else None
        )
        screen.desk_opened.connect(self.open_desk)
        screen.demonstration_wanted.connect(self.demonstration_wanted)
        screen.folder_chosen.connect(self.show_folder)
        self._show(screen)
        if problem is not None:
            screen.show_problem(problem)

    def show_folder(self, folder: Path) -> None:
        """Ask for the passphrase of the vault in a folder; where there is none to ask for, first start says so."""
        from hivedesk.casework import vaults

        try:
            door = vaults.find_door(folder)
        except VaultProblem as problem:
            self.show_first_start(problem)
        else:
            self._show_door(door)

    def open_desk(self, desk: object) -> None:
        """Sit down at an open desk, where she was before it was locked; at another one on Today."""
        from hivedesk.casework import vaults
        from hivedesk.casework.desk import Desk
        from hivedesk.ui.desk_shell import DeskShell
        from hivedesk.ui.screen_list import first_screen
        from hivedesk.ui.workplace import Workplace

        assert isinstance(desk, Desk)
        if vaults.vault_of(desk).folder != self._left:
            self._resume, self._form = (first_screen(desk.role), ""), ""
        workplace = Workplace(desk, self.background, self)
        workplace.discreet = self._discreet  # whoever looks over her shoulder is still there after a lock
        self.shell = DeskShell(workplace, self.background, self.laptop)
        self.shell.lock_wanted.connect(self.lock)
        self.shell.settings_changed.connect(self._keep_settings)
        self._show(self.shell)
        self.shell.open(*self._resume)
        self.shell.focus_screen()  # so that the keyboard works before anything is clicked
        if self._form:
            self.shell.continue_writing(self._form)
        self._form = ""
        self.desk_opened.emit(desk)

    def lock(self) -> None:
        """Keep what is typed, close the vault, forget the key, and ask for the passphrase."""
        folder = self._close_vault()
        if folder is not None:
            self.show_folder(folder)
            self.locked.emit()

    # -- within

    def _show_door(self, door: "Door") -> None:
        from hivedesk.ui.screens.unlock.screen import UnlockScreen

        screen = UnlockScreen(self.background, self.clock)
        screen.desk_opened.connect(self.open_desk)
        screen.another_wanted.connect(lambda: self.show_first_start())
        self._show(screen)
        screen.show_door(door)

    def _show(self, screen: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _close_vault(self) -> Path | None:
        """End the jobs on the vault and close it; its folder, or None where none was open."""
        if self.shell is None:
            return None
        from hivedesk.casework import vaults

        shell, self.shell = self.shell, None
        shell.workplace.about_to_lock.emit()
        self._form = shell.form_open()
        self._discreet = shell.workplace.discreet
        if shell.place is not None:
            self._resume = (shell.place.screen, shell.place.target)
        self.background.cancel_all(_JOBS_END_S)
        folder = self._left = vaults.vault_of(shell.workplace.desk).folder
        vaults.close_desk(shell.workplace.desk)
        shell.workplace.deleteLater()
        return folder

    def _keep_settings(self, laptop: object) -> None:
        assert isinstance(laptop, LaptopSettings)
        self.laptop = replace(
            laptop, window_geometry=self.laptop.window_geometry, vault_folder=self.laptop.vault_folder
        )
        self.settings_changed.emit(self.laptop)

    def _keep_settings_of_window(self, laptop: LaptopSettings) -> None:
        if laptop != self.laptop:
            self.laptop = laptop
            self.settings_changed.emit(laptop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window can be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Make a backup of what changed and close the vault before the window goes."""
        if self.shell is not None:
            from hivedesk.casework import backups

            with contextlib.suppress(HiveDeskError):  # the vault itself is closed in any case
                self.background.cancel_all(_JOBS_END_S)
                backups.back_up_on_closing(self.shell.workplace.desk)
        self._close_vault()
        geometry = self.saveGeometry().toBase64().toStdString()
        self._keep_settings_of_window(replace(self.laptop, window_geometry=geometry))
        event.accept()
