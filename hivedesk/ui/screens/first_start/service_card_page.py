"""The service's card, once the vault is made: where its mailbox is, and the file for the Hives. It may wait."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hivedesk.casework import card_files, documents
from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange import errand, own_keys
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, set_mailbox
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.card_dialogs import words_label
from hivedesk.ui.document_saving import FileQuestion
from hivedesk.ui.held_desk import HeldDesk
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.entrance import EntrancePage
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow

_ADDRESS_HELP = (
    "Where sealed packages are left and fetched: a folder that all Hives can reach, or an address such as "
    "https://server/folder. Never type a password into it."
)
_ALL_THE_SAME = "Save it all the same"


class ServiceCardPage(EntrancePage):
    """Optional: *Open the desk* goes on with or without it. ``done`` comes when she does."""

    done = Signal()

    def __init__(self, background: QtBackground, held: HeldDesk) -> None:
        super().__init__(
            "The service's card",
            "Every Hive needs it before it can send you anything: it names the service, its keys, and the mailbox. "
            "Save it now and give the file to the Hives, or do it later under Exchange, Keys and mailbox.",
        )
        self._background = background.owned_by(self)
        self._held = held
        self.form = FieldForm()
        self.form.add("address", "Mailbox address", fields.line(max_length=1000), help_text=_ADDRESS_HELP)
        self.form.add("user", "User name", fields.line(), width=HALF)
        self.form.add("secret", "Password or key", fields.passphrase(), width=HALF)
        self.warning = Banner(Tone.WARN)
        self.warning.hide()
        self.save = button("Save the service's card", self._save, icon_name="save")
        self.working = JobLine()
        self.saved = label("", wrap=True)
        self.words = label("", Role.STRONG, wrap=True, selectable=True)
        card = Card()
        for widget in (self.form, self.warning, FlowRow(self.save), self.working, self.saved, self.words):
            card.add(widget)
        for shown_later in (self.saved, self.words):
            shown_later.hide()
        self.body.addWidget(card)
        self.add_way_on("Open the desk")
        self._warned = False
        self.went_on.connect(self._leave)

    def _leave(self) -> None:
        """Go on; where something is typed and not saved, only the second time."""
        if self.form.is_changed() and not self._warned:
            self._warned = True
            self._warn(
                "What you typed here is not saved.",
                "Save the service's card, or open the desk without it: the mailbox can be entered there as well.",
                "Open the desk without it",
                self._end,
            )
            return
        self._end()

    def _end(self) -> None:
        self.form.set_values({"secret": ""})  # no password stays in the fields
        self.done.emit()

    def _settings(self) -> MailboxSettings:
        values = self.form.values()
        return MailboxSettings(values["address"].strip(), values["user"].strip(), values["secret"])

    def _save(self) -> None:
        self.errors.clear()
        self.warning.hide()
        settings = self._settings()
        if not settings.address:
            lacks = own_keys.NO_MAILBOX
            self._warn(lacks.message, lacks.advice, _ALL_THE_SAME, self._keep)
            return
        try:
            work = errand.connection_test(settings)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return
        self.save.setEnabled(False)
        self.working.start(
            self._background, "Testing the connection", work, lambda _nothing: self._keep(), self._fails, self._tested
        )

    def _fails(self, error: HiveDeskError) -> None:
        self._warn(error.message, error.advice, _ALL_THE_SAME, self._keep)

    def _tested(self) -> None:
        self.save.setEnabled(True)

    def _warn(self, words: str, more: str, way_on: str, act: Callable[[], object]) -> None:
        self.warning.clear_buttons()
        self.warning.add_button(way_on, act)
        self.warning.say(words, more)
        announce(self.warning, f"{words} {more}", urgent=True)
        self._bring(self.warning)

    def _keep(self) -> None:
        """Set the mailbox where there is one, then ask for the place of the file."""
        desk, settings = self._held.desk(), self._settings()
        if desk is None:
            return
        try:
            if settings.address:
                set_mailbox(desk, settings)
            content = own_keys.own_card(desk, settings.address)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return
        self.warning.hide()
        self.form.set_clean()
        document = card_files.card_document(desk, content)
        FileQuestion(self, document.file_name, lambda path: self._write(desk, document, path)).open()

    def _write(self, desk: Desk, document: documents.Document, path: Path) -> None:
        try:
            documents.save(desk, document, path)
            own_keys.note_card_saved(desk)
        except HiveDeskError as error:
            self.errors.show_error(error)
            return
        identity = own_keys.own_identity(desk)
        told = "The card is saved. Give the file to every Hive, by any way: nothing in it is secret. Read these six "
        self.saved.setText(f"{told}words to each HCSW by telephone, and have them read theirs to you.")
        self.words.setText(words_label(identity.public.words) if identity is not None else "")
        for widget in (self.saved, self.words):
            widget.show()
        announce(self.saved, self.saved.text())
        self._bring(self.words)

    def _bring(self, shown: QWidget) -> None:
        """Scroll to what has just come in, once it has its room."""
        QTimer.singleShot(0, shown, lambda: self._area.ensureWidgetVisible(shown))
