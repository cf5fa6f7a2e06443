"""First start: brings the pages, runs their jobs, and hands the open desk to the window."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hivedesk.casework.vaults import NewVault, Unlocked
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.background import Job
from hivedesk.foundation.clock import Clock
from hivedesk.foundation.errors import HiveDeskError, VaultProblem, WrongPassphrase
from hivedesk.ui.held_desk import HeldDesk
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.new_passphrase_page import NewPassphrasePage
from hivedesk.ui.screens.first_start.choices_page import ChoicesPage
from hivedesk.ui.screens.first_start.create_pages import HivePage, PassphrasePage, ServicePage
from hivedesk.ui.screens.first_start.folders import find_door
from hivedesk.ui.screens.first_start.recovery_page import RecoveryPage
from hivedesk.ui.screens.first_start.restore_page import RestorePage
from hivedesk.ui.screens.first_start.view_model import FirstStart, Page, State
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.entrance import Entrance, EntrancePage, WaitingPage
from hivedesk.ui.widgets.folder_line import ask_folder

_PAINT_FIRST_MS = 30  # so that "one moment" is on screen before the demonstration is built


class FirstStartScreen(QWidget):
    """Create, open, restore, or try."""

    desk_opened = Signal(object)  # Desk
    demonstration_wanted = Signal()
    folder_chosen = Signal(object)  # Path of an existing Hive, to be unlocked

    def __init__(
        self, background: QtBackground, clock: Clock, default_folder: Path, own_folder: Path | None = None
    ) -> None:
        """``own_folder``: where her Hive lies, if it was opened on this laptop before."""
        super().__init__()
        self._own_folder = own_folder
        self._model = FirstStart(clock, default_folder)
        self._all_background = background
        self._background = background.owned_by(self)
        self._held = HeldDesk(self)
        self._job: Job | None = None
        self._entrance = Entrance(
            "Everything is encrypted on this laptop. It works without a network.",
            "Nothing leaves unless you print it, save it, or set up Exchange with the service.",
        )
        column(0, into=self).addWidget(self._entrance)
        self.choices = ChoicesPage(_own_role(own_folder))
        self.hive_page = HivePage(self._model)
        self.service_page = ServicePage(self._model)
        self.passphrase_page = PassphrasePage(self._model)
        self.waiting = WaitingPage(background, "One moment")
        self.recovery = RecoveryPage(self._model, background, self._held)
        self.restore = RestorePage(self._model)
        self.restoring = WaitingPage(background, "Restoring the backup", cancel=True)
        self.new_passphrase = NewPassphrasePage(background, self._held)
        self._pages: dict[Page, EntrancePage] = {
            Page.CHOICES: self.choices,
            Page.HIVE: self.hive_page,
            Page.SERVICE: self.service_page,
            Page.PASSPHRASE: self.passphrase_page,
            Page.MAKING: self.waiting,
            Page.RECOVERY: self.recovery,
            Page.RESTORE: self.restore,
            Page.RESTORING: self.restoring,
            Page.NEW_PASSPHRASE: self.new_passphrase,
        }
        for page in self._pages.values():
            self._entrance.add(page)
        self._connect()
        self.show_state(self._model.state)

    def show_state(self, state: State) -> None:
        """Show a state."""
        for shows in (self.passphrase_page, self.recovery, self.restore):
            shows.show_state(state)
        self._entrance.side.show_steps(state.steps if state.step is not None else (), state.step or 0)
        if state.page is Page.SERVICE_CARD and state.page not in self._pages:
            self._add_card_page()
        self._entrance.bring(self._pages[state.page])

    def show_problem(self, problem: HiveDeskError) -> None:
        """Say why a Hive cannot be opened, above the ways to begin."""
        self._go(Page.CHOICES)
        self.choices.errors.show_error(problem)

    def show_restore(self) -> None:
        """Begin with restoring a backup."""
        self._go(Page.RESTORE)

    # -- going on and back

    def _connect(self) -> None:
        self.choices.own_wanted.connect(lambda: self.folder_chosen.emit(self._own_folder))
        self.choices.create_wanted.connect(self._create)
        self.choices.open_wanted.connect(self._ask_folder)
        self.choices.restore_wanted.connect(self.show_restore)
        self.choices.service_wanted.connect(lambda: self._go(Page.SERVICE))
        self.choices.demonstration_wanted.connect(self._demonstrate)
        self.hive_page.went_on.connect(self._take_hive)
        self.hive_page.went_back.connect(self._to_choices)
        self.service_page.went_on.connect(self._take_service)
        self.service_page.went_back.connect(self._to_choices)
        self.passphrase_page.went_on.connect(self._make)
        self.passphrase_page.went_back.connect(self._back_to_details)
        self.recovery.went_on.connect(self._open_new)
        self.restore.went_on.connect(self._restore)
        self.restore.went_back.connect(self._to_choices)
        self.restoring.went_back.connect(self._stop_restoring)
        self.new_passphrase.passphrase_set.connect(self._hand_over)
        self.new_passphrase.went_back.connect(self._give_up)

    def _go(self, page: Page) -> None:
        for shown in self._pages.values():
            shown.errors.clear()
        self.show_state(self._model.go(page))

    def _to_choices(self) -> None:
        self._go(Page.CHOICES)

    def _create(self) -> None:
        self._go(Page.HIVE)

    def _take_hive(self) -> None:
        if self.hive_page.take():
            self._go(Page.PASSPHRASE)

    def _take_service(self) -> None:
        if self.service_page.take():
            self._go(Page.PASSPHRASE)

    def _back_to_details(self) -> None:
        self._go(Page.HIVE if self._model.state.role is VaultRole.HIVE else Page.SERVICE)

    def _make(self) -> None:
        if not self.passphrase_page.chosen.check():
            return
        work = self._model.making(self.passphrase_page.chosen.passphrase())
        title = f"Making {self._model.state.role.yours}"
        self.waiting.say(title, "The vault is made and locked with your passphrase. One moment.")
        self._go(Page.MAKING)
        self._background.run(title, work, self._made, self._not_made)

    def _made(self, new: NewVault) -> None:
        try:
            self._held.hold(self._model.made(new))
        except HiveDeskError as error:
            self._not_made(error)
            return
        self.passphrase_page.chosen.forget()
        self._go(Page.RECOVERY)

    def _not_made(self, error: BaseException) -> None:
        self._go(Page.PASSPHRASE)
        self._show(self.passphrase_page, error)

    def _open_new(self) -> None:
        if not self.recovery.take():
            return
        self._model.forget_code()
        if self._model.state.role is VaultRole.SERVICE:
            self._go(Page.SERVICE_CARD)
        else:
            self._hand_over()

    def _add_card_page(self) -> None:
        """The service's card, as a step that may wait."""
        from hivedesk.ui.screens.first_start.service_card_page import ServiceCardPage  # the network: only needed here

        page = ServiceCardPage(self._all_background, self._held)
        page.done.connect(self._hand_over)
        self._pages[Page.SERVICE_CARD] = page
        self._entrance.add(page)

    # -- an existing Hive

    def _ask_folder(self) -> QFileDialog:
        return ask_folder(self, "Open a Hive", self._model.state.folder.parent, self._folder_chosen)

    def _folder_chosen(self, folder: Path) -> None:
        self.choices.errors.clear()
        try:
            door = find_door(folder)
        except VaultProblem as problem:
            self.choices.errors.show_error(problem)
        else:
            self.folder_chosen.emit(door.locked.folder)

    def _restore(self) -> None:
        taken = self.restore.take()
        if taken is None:
            return
        self.restoring.say("Restoring the backup", "It is copied into its new folder and checked.")
        self._go(Page.RESTORING)
        work = self._model.restoring(*taken)
        self._job = self._background.run("Restoring the backup", work, self._restored, self._not_restored)

    def _stop_restoring(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._go(Page.RESTORE)

    def _restored(self, unlocked: Unlocked) -> None:
        self.restore.secret.forget()
        try:
            self._held.hold(self._model.restored(unlocked))
        except HiveDeskError as error:
            self._not_restored(error)
            return
        if unlocked.needs_new_passphrase:
            self._go(Page.NEW_PASSPHRASE)
        else:
            self._hand_over()

    def _not_restored(self, error: BaseException) -> None:
        self.restore.secret.forget()
        self._go(Page.RESTORE)
        if isinstance(error, WrongPassphrase):
            self.restore.show_wrong(error)
        else:
            self._show(self.restore, error)

    def _give_up(self) -> None:
        """The Hive is restored and locked; without its new passphrase she does not come in by this way."""
        self._held.close()
        self.folder_chosen.emit(self._model.state.folder)

    # -- the rest

    def _demonstrate(self) -> None:
        self.waiting.say("Making the demonstration Hive", "A year of made-up families takes a few seconds to build.")
        self._go(Page.MAKING)
        self._entrance.side.show_steps((), 0)
        QTimer.singleShot(_PAINT_FIRST_MS, self.demonstration_wanted.emit)

    def _hand_over(self) -> None:
        self.desk_opened.emit(self._held.hand_over())

    @staticmethod
    def _show(page: EntrancePage, error: BaseException) -> None:
        if not isinstance(error, HiveDeskError):
            raise error
        page.errors.show_error(error)


def _own_role(folder: Path | None) -> VaultRole | None:
    """Whose vault lies there; a Hive's where it cannot be told, so that the way back to it is offered all the same."""
    if folder is None:
        return None
    try:
        return find_door(folder).locked.role
    except VaultProblem:
        return VaultRole.HIVE
