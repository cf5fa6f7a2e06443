"""The ways into the vault: passphrase, recovery sheet, the service's key; and when HiveDesk locks itself."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from hivedesk.casework import documents, vaults
from hivedesk.casework.documents import Document
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.document_saving import Outlet
from hivedesk.ui.screens.settings.section import LaptopChoices, Section
from hivedesk.ui.screens.settings.view_model import LOCK_MINUTES, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.error_dialog import ask
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.new_passphrase import NewPassphrase
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.workplace import Workplace

_CLEAR_WARNING = (
    "Whoever finds that file and has this laptop can read everything in it. Never save it on this laptop, in a "
    "synced folder or in an e-mail. Printing is safer."
)


class PassphraseSection(Section):
    """*Change passphrase*, *New recovery sheet*, and locking."""

    def __init__(self, workplace: Workplace, laptop: LaptopChoices) -> None:
        super().__init__()
        self._workplace = workplace
        self._laptop = laptop
        self._noun = workplace.desk.role.noun
        self._made_known = False  # the sheet in view was printed or saved
        self._add_passphrase()
        self._add_recovery()
        self._add_locking()
        self.body.addStretch(1)
        workplace.about_to_lock.connect(self.forget)

    def show_state(self, state: State) -> None:
        """Show who can get in."""
        self.escrow.setText(state.escrow)
        self.chosen.begin()

    def forget(self) -> None:
        """No passphrase stays in the fields."""
        self.current.set_values({"current": ""})
        self.chosen.forget()

    # -- passphrase

    def _add_passphrase(self) -> None:
        card = self.add_card(
            "Passphrase",
            f"A new passphrase opens this {self._noun} from then on; the old one does not. Backups made before "
            "still open with the old one. If somebody else knew it and may have a copy of your backups, "
            "tell your team manager.",
        )
        self.current = FieldForm()
        self.current.add("current", "Current passphrase", fields.passphrase(), required=True)
        self.chosen = NewPassphrase(
            lambda text: vaults.weigh_passphrase(text, self._workplace.desk.hive),
            vaults.suggest_passphrase,
            name="New passphrase",
            repeat="Repeat the new passphrase",
        )
        self.change = button("Change passphrase", self._change, role=Role.PRIMARY)
        self.errors = ErrorBanner()
        self.working = JobLine()
        for widget in (self.errors, self.current, self.chosen, FlowRow(self.change), self.working):
            card.add(widget)

    def _change(self) -> None:
        if not self.current.check() or not self.chosen.check():
            return
        desk = self._workplace.desk
        proves = vaults.proves_passphrase(desk, str(self.current.values()["current"]), desk.clock.now())
        make = vaults.new_passphrase_job(desk, self.chosen.passphrase())

        def work(_progress: Progress) -> Callable[[], None] | None:
            if not proves():
                return None
            slot = make()
            return lambda: vaults.take_passphrase(desk, slot)

        self.change.setEnabled(False)
        self.working.start(
            self._workplace.background, "Changing the passphrase", work, self._made, self._failed, self._ended
        )

    def _made(self, take: Callable[[], None] | None) -> None:
        if take is None:
            self.current.set_errors(
                {"current": f"This is not the passphrase that opens this {self._noun} now. Type it again."}
            )
            return
        try:
            take()
        except HiveDeskError as error:
            self._failed(error)
            return
        self.errors.clear()
        self.forget()
        self.chosen.begin()
        self._workplace.said.emit("Passphrase changed.", False)
        self.acted.emit()

    def _failed(self, error: HiveDeskError) -> None:
        self.errors.show_error(error)

    def _ended(self) -> None:
        self.change.setEnabled(True)

    # -- recovery sheet and escrow

    def _add_recovery(self) -> None:
        desk_is_hive = self._workplace.desk.role is VaultRole.HIVE
        card = self.add_card(
            "Recovery sheet",
            f"The code on the sheet opens this {self._noun} if the passphrase is forgotten. A new sheet has a new "
            "code: from that moment the old sheet opens nothing here, so destroy it. Backups made before open with the "
            "old code.",
        )
        self.unkept = Banner(
            Tone.WARN,
            "The new recovery sheet was neither printed nor saved.",
            "The old one opens nothing any more. Make another new sheet now, and print it.",
        )
        self.unkept.hide()
        card.add(self.unkept)
        self.new_sheet = button("New recovery sheet", self._ask_sheet, icon_name="key")
        card.add(FlowRow(self.new_sheet))
        self.escrow: QLabel = label("", wrap=True)
        self.add_card("The fostering service's key" if desk_is_hive else "If you cannot open it").add(self.escrow)

    def _ask_sheet(self) -> None:
        ask(
            self,
            "Make a new recovery sheet?",
            "The sheet you have now will open nothing from that moment on. This cannot be undone. Have a printer at "
            "hand, or a place to keep the file that is not this laptop.",
            yes="Make a new sheet",
            on_yes=self.make_sheet,
        )

    def make_sheet(self) -> None:
        """Put a new code in force and show its sheet."""
        desk = self._workplace.desk
        code = self._workplace.ask(lambda: vaults.new_recovery_code(desk))
        if code is None:
            return
        hive, role, now = desk.hive, desk.role, desk.clock.now()

        def work(_progress: Progress) -> Document:
            return documents.recovery_sheet(hive, code, now, role)

        self._made_known = False
        dialog = DocumentDialog(
            self,
            Outlet.of(self._workplace),
            "Recovery sheet",
            "Print it and put it in a locked place away from the laptop. This code is shown now and never again.",
            clear_warning=_CLEAR_WARNING,
        )
        dialog.printed.connect(self._kept)
        dialog.saved.connect(self._kept)
        dialog.finished.connect(self._sheet_closed)
        dialog.make(work)
        dialog.open()
        self.acted.emit()

    def _kept(self) -> None:
        self._made_known = True

    def _sheet_closed(self) -> None:
        self.unkept.setVisible(not self._made_known)

    # -- locking

    def _add_locking(self) -> None:
        card = self.add_card(
            "Locking",
            "HiveDesk also locks when the laptop sleeps or is locked. What you were typing is kept inside the vault.",
        )
        now = self._laptop.now.auto_lock_minutes
        minutes = sorted({*LOCK_MINUTES, now})
        self.locking = FieldForm()
        choice = fields.choice([(each, f"{each} minute{'s' * (each > 1)}") for each in minutes])
        self.locking.add("minutes", "Lock when nothing is typed for", choice)
        self.locking.set_values({"minutes": now})
        self.locking.changed.connect(self._minutes_chosen)
        card.add(self.locking)

    def _minutes_chosen(self, _key: str) -> None:
        self._laptop.change(auto_lock_minutes=self.locking.values()["minutes"])
