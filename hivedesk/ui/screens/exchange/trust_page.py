"""*Keys and mailbox*: whose card is trusted, this desk's own card, and where packages are left."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.casework import card_files, documents, vaults
from hivedesk.casework.exchange import errand, overview, own_keys
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, mailbox_settings, set_mailbox
from hivedesk.casework.exchange.set_up import set_up
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.domain.exchange.records import Partner
from hivedesk.domain.exchange.wording import STEPS_AFTER_A_LOSS, numbers_to_ring, service_words, way_in_words
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.card_dialogs import AnewDialog, RenewDialog, WithdrawDialog, ask_for_card, look_at_card, words_label
from hivedesk.ui.document_saving import FileQuestion
from hivedesk.ui.screens.exchange.steps_card import StepsCard
from hivedesk.ui.screens.exchange.view_model import card_saved_words
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow, ScrollPage
from hivedesk.ui.workplace import Workplace

_ADDRESS_HELP = (
    "The fostering service tells it; it stands on its card. A folder, or an address such as "
    "https://server/folder. Never type a password into it."
)


_ADDRESS_HELP_AT_THE_SERVICE = (
    "A folder that all Hives can reach, or an address such as https://server/folder. It stands on your card. Never "
    "type a password into it."
)
_OUTDATED = (
    "The card that you handed out names another mailbox.",
    "Save your card once more and give it to every Hive: they open it, and go on with the same six words.",
)


class TrustPage(QWidget):
    """``acted``: something was set up or withdrawn."""

    acted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._service: Partner | None = None
        self._build()
        workplace.about_to_lock.connect(self._forget)

    def read(self) -> None:
        """Show whose keys are trusted."""
        desk = self._workplace.desk
        if not desk.is_open:
            return
        state = exchange_state(desk)
        self._service = state.service
        self._show_service(state.service)
        if desk.role is VaultRole.HIVE:
            self._steps.show_steps(set_up(desk))
            who, phone = (service_words(state.service), state.service.phone) if state.service else ("", "")
            self._ring.setText(numbers_to_ring(who, phone, desk.hive.out_of_hours))
            self._ring.setVisible(bool(self._ring.text()))
            self._way_in.setText(way_in_words(vaults.service_has_a_way_in(desk)))
        words = overview.own_words(desk)
        self._own_words.setText(words_label(words))
        self._own_words.setVisible(bool(words))
        if own_keys.card_is_outdated(desk):
            self.card_warning.clear_buttons()
            self.card_warning.say(*_OUTDATED)
        if not self._touched:
            known = mailbox_settings(desk)
            address = known.address or (state.service.mailbox if state.service else "")
            self._fill({"address": address, "user": known.user, "secret": known.secret})

    def focus(self) -> None:
        """What is to be done first."""
        (self.open_card if self._service is None else self.save_card).setFocus()

    # -- the other side's card

    def ask_card(self) -> None:
        """Ask for the file of a card."""
        ask_for_card(self._workplace, self, "Open a card", self._acted)

    def look_at(self, path: Path) -> None:
        """Read a card and show its six words."""
        look_at_card(self._workplace, self, path, self._acted)

    def _withdraw(self) -> None:
        if self._service is not None:
            dialog = WithdrawDialog(self._workplace, self, self._service)
            dialog.accepted.connect(self._acted)
            dialog.open()

    def _anew(self) -> None:
        if self._service is not None:
            dialog = AnewDialog(self._workplace, self, self._service)
            dialog.accepted.connect(self._acted)
            dialog.open()

    def _show_service(self, service: Partner | None) -> None:
        self._no_service.setVisible(service is None)
        for widget in (self._facts, self._service_words, self.anew, self.withdraw):
            widget.setVisible(service is not None)
        if service is None:
            self.open_card.setText("Open the service's card")
            return
        self.open_card.setText("Open a new card")
        self._service_words.setText(words_label(overview.words_of(service)))
        compared = f"{format_moment(service.compared_at)}, by {service.compared_by}" if service.compared_at else ""
        there = vaults.service_has_a_way_in(self._workplace.desk)
        way_in = "Yes, with its own key; and the backups made since" if there else "No"
        self._facts.set_pairs(
            (
                ("Name", service.name),
                ("Who answers", ", ".join(part for part in (service.person, service.phone) if part)),
                ("Words compared", compared),
                ("Can open this Hive", way_in),
            )
        )

    # -- this desk's card

    def _save_card(self) -> None:
        lacks = own_keys.card_lacks(self._workplace.desk, self.form.values()["address"])
        if lacks is None:
            self._hand_out_card()
            return
        self.card_warning.clear_buttons()
        self.card_warning.add_button("Save it all the same", self._hand_out_card)
        self.card_warning.say(lacks.message, lacks.advice)
        announce(self.card_warning, str(lacks), urgent=True)

    def _hand_out_card(self) -> None:
        self.card_warning.hide()
        desk = self._workplace.desk
        content = self._workplace.ask(lambda: own_keys.own_card(desk, mailbox_settings(desk).address))
        if content is None:
            return
        document = card_files.card_document(desk, content)

        def chosen(path: Path) -> None:
            if self._workplace.do(lambda: documents.save(desk, document, path), quiet=True) is not None:
                own_keys.note_card_saved(desk)
                self.card_warning.hide()
                self._acted()
                self._workplace.said.emit(card_saved_words(path.name, desk.role), False)

        FileQuestion(self, document.file_name, chosen, self._workplace.about_to_lock).open()

    def _ask_renewal(self) -> None:
        dialog = RenewDialog(self._workplace, self)
        dialog.accepted.connect(self._renew)
        dialog.open()

    def _renew(self) -> None:
        desk = self._workplace.desk
        if self._workplace.ask(lambda: own_keys.renew_keys(desk)) is not None:
            self._workplace.said.emit("New keys are made. Save your card now, and hand it over.", False)
            self._acted()

    # -- the mailbox

    def _settings(self) -> MailboxSettings:
        values = self.form.values()
        return MailboxSettings(values["address"].strip(), values["user"].strip(), values["secret"])

    def _test(self) -> None:
        self._start_test(self._works, self._fails)

    def _start_test(self, works: Callable[[object], object], fails: Callable[[HiveDeskError], object]) -> None:
        self.result.hide()
        self.anyway.hide()
        self.mailbox_error.clear()
        try:
            work = errand.connection_test(self._settings())
        except HiveDeskError as error:
            self.mailbox_error.show_error(error)
            return
        for made in (self.test, self.save):
            made.setEnabled(False)
        self.working.start(self._workplace.background, "Testing the connection", work, works, fails, self._tested)

    def _works(self, _nothing: object) -> None:
        self.result.say("The mailbox works.", "A small test file was left there, found, fetched and removed again.")
        announce(self, "The mailbox works.")

    def _fails(self, error: HiveDeskError) -> None:
        self.mailbox_error.show_error(error)

    def _tested(self) -> None:
        for made in (self.test, self.save):
            made.setEnabled(True)

    def _save_mailbox(self) -> None:
        """Save it once it was tested: a slip of the pen would go into the card."""
        if not self.form.values()["address"].strip():
            self._keep_mailbox()
            return
        self._start_test(self._keep_tested, self._not_saved)

    def _not_saved(self, error: HiveDeskError) -> None:
        self.mailbox_error.show_error(error)
        self.anyway.show()

    def _keep_tested(self, _nothing: object) -> None:
        self._keep(replace(self._settings(), tested=True))

    def _keep_mailbox(self) -> None:
        self._keep(self._settings())

    def _keep(self, settings: MailboxSettings) -> None:
        self.mailbox_error.clear()
        self.anyway.hide()
        try:
            set_mailbox(self._workplace.desk, settings)
        except HiveDeskError as error:
            self.mailbox_error.show_error(error)
            return
        self._touched = False
        self._workplace.said.emit("The mailbox is set.", False)
        self._acted()

    def _forget(self) -> None:
        self._fill({"secret": ""})

    def _fill(self, values: dict[str, str]) -> None:
        self.form.set_values(values)
        self._touched = False

    def _acted(self) -> None:
        self.read()
        self.acted.emit()

    # -- building

    def _build(self) -> None:
        self._touched = False
        scroll = ScrollPage(gap=12, margin=0)
        column(0, into=self).addWidget(scroll)
        self._steps = StepsCard()
        scroll.body.addWidget(self._steps)
        self._steps.hide()
        if self._workplace.desk.role is VaultRole.HIVE:
            scroll.body.addWidget(self._service_card())
        else:
            self._service_card()  # the Hives' cards are under Hives
        scroll.body.addWidget(self._own_card())
        scroll.body.addWidget(self._mailbox_card())
        if self._workplace.desk.role is VaultRole.HIVE:
            scroll.body.addWidget(self._lost_card())
        scroll.body.addStretch(1)

    def _lost_card(self) -> QWidget:
        card = Card("If a laptop is lost")
        for number, step in enumerate(STEPS_AFTER_A_LOSS, start=1):
            card.add(label(f"{number}.  {step}", wrap=True))
        self._ring = label("", Role.STRONG, wrap=True, selectable=True)
        card.add(self._ring)
        self._way_in = label("", Role.MUTED, wrap=True)
        card.add(self._way_in)
        to_lost = button("This laptop was lost", lambda: self._workplace.settings_wanted.emit("lost"), role=Role.LINK)
        card.add(FlowRow(to_lost))
        return card

    def _service_card(self) -> QWidget:
        self._other = card = Card("The fostering service")
        self._no_service = label(
            "No card was accepted yet. The service gives you its card as a file; you compare its six words by "
            "telephone, on a number that you know from elsewhere. From then on the service can also open this Hive "
            "with its own key, because the records belong to the council.",
            Role.MUTED,
            wrap=True,
        )
        self._facts = KeyValueList()
        self._service_words = label("", Role.STRONG, wrap=True, selectable=True)
        self.open_card = button("Open the service's card", self.ask_card, role=Role.PRIMARY, icon_name="key")
        self.anew = button("Send everything again", self._anew)
        self.withdraw = button("Withdraw the card", self._withdraw, role=Role.DANGER)
        for widget in (self._no_service, self._facts, self._service_words):
            card.add(widget)
        card.add(FlowRow(self.open_card, self.anew, self.withdraw))
        return card

    def _own_card(self) -> QWidget:
        card = Card("Your own card")
        card.add(
            label(
                "Hand it to the other side as a file, by any way: nothing in it is secret. Read your six words to "
                "them by telephone.",
                Role.MUTED,
                wrap=True,
            )
        )
        self._own_words = label("", Role.STRONG, wrap=True, selectable=True)
        self._own_words.hide()
        self.save_card = button("Save your card", self._save_card, icon_name="save")
        self.renew = button("Make new keys", self._ask_renewal, role=Role.QUIET)
        self.renew.setToolTip("If somebody else may have your keys: a laptop was lost, or copied")
        self.card_warning = Banner(Tone.WARN)
        self.card_warning.hide()
        card.add(self._own_words)
        card.add(self.card_warning)
        card.add(FlowRow(self.save_card, self.renew))
        return card

    def _mailbox_card(self) -> QWidget:
        card = Card("Mailbox")
        card.add(
            label(
                "Where packages are left and fetched, sealed. It learns only who leaves something, when, and about how "
                "much; nobody there can read it.",
                Role.MUTED,
                wrap=True,
            )
        )
        at_a_hive = self._workplace.desk.role is VaultRole.HIVE
        self.form = FieldForm()
        self.form.add(
            "address",
            "Address",
            fields.line(max_length=1000),
            help_text=_ADDRESS_HELP if at_a_hive else _ADDRESS_HELP_AT_THE_SERVICE,
        )
        self.form.add("user", "User name", fields.line(), width=HALF)
        self.form.add("secret", "Password or key", fields.passphrase(), width=HALF)
        self.form.changed.connect(self._field_changed)
        self.test = button("Test connection", self._test)
        self.save = button("Save the mailbox", self._save_mailbox, role=Role.PRIMARY)
        self.anyway = button("Save it all the same", self._keep_mailbox, role=Role.QUIET)
        self.anyway.hide()
        self.working = JobLine()
        self.mailbox_error = ErrorBanner()
        self.result = Banner(Tone.GOOD, closable=True)
        self.result.hide()
        for widget in (
            self.mailbox_error,
            self.result,
            self.form,
            FlowRow(self.test, self.save, self.anyway),
            self.working,
        ):
            card.add(widget)
        return card

    def _field_changed(self, _key: str) -> None:
        self._touched = True  # a password does not tell by itself that it changed: it is in no draft
