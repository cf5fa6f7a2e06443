"""After the recovery code has opened a vault: a new passphrase, before anything else."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from hivedesk.casework import vaults
from hivedesk.casework.desk import Desk
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.held_desk import HeldDesk
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.new_passphrase import NewPassphrase, Weighed


class NewPassphrasePage(EntrancePage):
    """``passphrase_set`` comes when the new one is in force; ``went_back`` when she gives up."""

    passphrase_set = Signal()

    def __init__(self, background: QtBackground, held: HeldDesk) -> None:
        super().__init__(
            "Set a new passphrase",
            "The recovery code was right. From now on the new passphrase opens what you work in; the old one does not. "
            "If anybody else may have seen the recovery sheet, make a new sheet in Settings afterwards.",
        )
        self._background = background.owned_by(self)
        self._held = held
        self.chosen = NewPassphrase(
            self._weigh, vaults.suggest_passphrase, name="New passphrase", repeat="Repeat the new passphrase"
        )
        self.body.addWidget(self.chosen)
        self.add_way_back("Cancel")
        self._set = self.add_way_on("Set passphrase")
        self.went_on.connect(self._submit)

    def begin(self) -> None:
        self.chosen.begin()
        self.chosen.form.field("passphrase").control.setFocus()

    def _weigh(self, passphrase: str) -> Weighed:
        desk = self._held.desk()
        return vaults.weigh_passphrase(passphrase, desk.hive if desk is not None else None)

    def _submit(self) -> None:
        desk = self._held.desk()
        if desk is None or not self._set.isEnabled() or not self.chosen.check():
            return
        try:
            make = vaults.new_passphrase_job(desk, self.chosen.passphrase())
        except HiveDeskError as error:
            self.errors.show_error(error)
            return

        def work(_progress: Progress) -> Callable[[Desk], None]:
            slot = make()
            return lambda desk: vaults.take_passphrase(desk, slot)

        self._set.setEnabled(False)
        self._background.run("Setting the passphrase", work, self._made, self._failed)

    def _made(self, take: Callable[[Desk], None]) -> None:
        self._set.setEnabled(True)
        desk = self._held.desk()
        if desk is None:
            return
        try:
            take(desk)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return
        self.chosen.forget()
        self.errors.clear()
        self.passphrase_set.emit()

    def _failed(self, error: BaseException) -> None:
        self._set.setEnabled(True)
        if not isinstance(error, HiveDeskError):
            raise error
        self.errors.show_error(error)
