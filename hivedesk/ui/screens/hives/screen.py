"""The Hives of the county: enrol them, see what each has sent, tell them something."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hivedesk.casework import card_files
from hivedesk.casework.desk import Changed
from hivedesk.casework.exchange import service
from hivedesk.foundation.clock import format_moment
from hivedesk.ui import theme
from hivedesk.ui.card_dialogs import AnewDialog, WithdrawDialog, ask_for_card, look_at_card, words_label
from hivedesk.ui.screens.hives.notice_dialog import NoticeDialog
from hivedesk.ui.screens.hives.view_model import HiveRow, hive_rows
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, EmptyState, FlowRow, PageHeader, ScrollPage
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LEAST_TABLE = 240  # px at 100 per cent
_RULES = ["Rules (*.toml)", "All files (*)"]


class HivesScreen(QWidget):
    """``opened`` with a Hive's key selects it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._chosen: HiveRow | None = None
        self._build()

    def opened(self, target: str = "") -> None:
        """Read the Hives."""
        self.read()
        if target:
            self.table.select_key(target)
        (self._nobody.button if self.table.isHidden() else self.table).setFocus()

    def refresh(self, changed: Changed) -> None:
        """Read again; the chosen Hive stays."""
        self.read()

    def read(self) -> None:
        """Show the Hives as they stand."""
        rows = hive_rows(self._workplace.desk)
        self._rows.set_rows(rows)
        for widget in (self._acts, self.table):
            widget.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        enrolled = sum(row.enrolled for row in rows)
        self._header.set_title("Hives", f"{enrolled} enrolled" if rows else "")
        for made in (self.write_all, self.county_event, self.waiting, self.directory, self.rules):
            made.setEnabled(bool(enrolled))
        self._show_chosen(self.table.current_row())

    # -- enrolling

    def ask_card(self) -> None:
        """Ask for a Hive's card."""
        ask_for_card(self._workplace, self, "Open a Hive's card", self.read)

    def look_at(self, path: Path) -> None:
        """Read a card and show its six words."""
        look_at_card(self._workplace, self, path, self.read)

    # -- telling

    def _write(self, *keys: str) -> None:
        wanted = keys or tuple(row.key for row in self._rows.rows() if row.enrolled)
        names = [row.name for row in self._rows.rows() if row.key in wanted]
        dialog = NoticeDialog(self._workplace, self, wanted, names)
        dialog.accepted.connect(self.read)
        dialog.open()

    def _write_chosen(self) -> None:
        if self._chosen is not None:
            self._write(self._chosen.key)

    def _send_directory(self) -> None:
        self._workplace.do(lambda: service.send_directory(self._workplace.desk))

    def _ask_rules(self) -> None:
        dialog = ForgetfulFileDialog(self, "Choose a file of rules")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(_RULES)
        dialog.fileSelected.connect(lambda path: self.send_rules(Path(path)))
        dialog.open()

    def send_rules(self, path: Path) -> None:
        """Tell every Hive the rules in a file."""
        self._workplace.do(lambda: service.send_policy(self._workplace.desk, card_files.read_rules_file(path)))

    # -- one Hive

    def _ask_everything(self) -> None:
        if self._chosen is not None:
            key = self._chosen.key
            self._workplace.do(lambda: service.ask_for_everything(self._workplace.desk, key))

    def _anew(self) -> None:
        if self._chosen is not None:
            AnewDialog(self._workplace, self, self._chosen.standing.partner).open()

    def _write_event(self) -> None:
        from hivedesk.ui.screens.hives.county_event_dialog import CountyEventDialog  # when first asked for

        CountyEventDialog(self._workplace, self).open()

    def _show_waiting(self) -> None:
        from hivedesk.ui.screens.hives.waiting_dialog import WaitingDialog  # when first asked for

        WaitingDialog(self._workplace, self, list(self._rows.rows())).open()

    def _correct(self) -> None:
        if self._chosen is not None:
            from hivedesk.ui.screens.hives.correct_dialog import CorrectDialog  # when first asked for

            CorrectDialog(self._workplace, self, self._chosen).open()

    def _open_vault(self) -> None:
        if self._chosen is not None:
            from hivedesk.ui.screens.hives.escrow_dialog import EscrowDialog  # rarely asked for

            EscrowDialog(self._workplace, self, self._chosen).open()

    def _withdraw(self) -> None:
        if self._chosen is not None:
            dialog = WithdrawDialog(self._workplace, self, self._chosen.standing.partner)
            dialog.accepted.connect(self.read)
            dialog.open()

    def _show_chosen(self, chosen: HiveRow | None) -> None:
        self._chosen = chosen
        self._about.setVisible(chosen is not None)
        if chosen is None:
            return
        partner = chosen.standing.partner
        self._name.setText(chosen.name)
        self._words.setText(words_label(chosen.words))
        compared = f"{format_moment(partner.compared_at)}, by {partner.compared_by}" if partner.compared_at else ""
        ended = f"{format_moment(partner.ended_at)}: {partner.ended_why}" if partner.ended_at else ""
        self._facts.set_pairs(
            (
                ("HCSW", ", ".join(part for part in (chosen.worker, chosen.phone) if part)),
                ("Words compared", compared),
                ("Ended", ended.rstrip(": ")),
                ("Not acknowledged", f"{chosen.waiting} messages or packages" if chosen.waiting else ""),
            )
        )
        self._fork.setVisible(chosen.forked and chosen.enrolled)
        self.vault.setAccessibleDescription(chosen.name)
        for made in (self.write, self.correct, self.ask, self.anew, self.withdraw):
            made.setVisible(chosen.enrolled)
            made.setAccessibleDescription(chosen.name)

    # -- building

    def _build(self) -> None:
        scroll = ScrollPage(gap=12)
        column(0, into=self).addWidget(scroll)
        self.open_card = button("Open a Hive's card", self.ask_card, role=Role.PRIMARY, icon_name="key")
        self._header = PageHeader("Hives", "", self.open_card)
        self.write_all = button("Write to all Hives", self._write, icon_name="message")
        self.directory = button("Send the directory", self._send_directory)
        self.directory.setToolTip("Tell every Hive who the others are, so that families can move between them")
        self.rules = button("Send rules", self._ask_rules)
        self.rules.setToolTip("Tell every Hive a new version of the rules, from its file")
        self.county_event = button("Event for all Hives", self._write_event, icon_name="event")
        self.waiting = button("Waiting list", self._show_waiting, icon_name="families")
        self._rows = _model()
        self.table = TableView(self._rows, "Hives", zebra=True)
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        self.table.chosen.connect(self._show_chosen)
        self._acts = FlowRow(self.write_all, self.county_event, self.waiting, self.directory, self.rules)
        self._nobody = EmptyState(
            "hive",
            "No Hive is enrolled yet",
            "Save your own card under Exchange, Keys and mailbox, and give it to the Hives. Each gives you its card; "
            "open it here, and compare its six words by telephone.",
            "Open a Hive's card",
            self.ask_card,
        )
        for widget in (self._header, self._acts):
            scroll.body.addWidget(widget)
        scroll.body.addWidget(self.table, 1)
        scroll.body.addWidget(self._card())
        scroll.body.addWidget(self._nobody, 1)
        self._nobody.hide()

    def _card(self) -> QWidget:
        self._about = Card()
        self._name = label("", Role.HEADING, wrap=True)
        self._words = label("", Role.STRONG, wrap=True, selectable=True)
        self._facts = KeyValueList()
        self._fork = label(
            "Two different packages claim one place in what this Hive sent. Ring them. If their HiveDesk was restored "
            "from a backup, choose Begin anew with them. If a laptop was lost or copied, withdraw the card.",
            Role.ERROR,
            wrap=True,
        )
        self.write = button("Write to this Hive", self._write_chosen, icon_name="message")
        self.correct = button("Correct a record", self._correct, icon_name="edit")
        self.ask = button("Ask for everything anew", self._ask_everything)
        self.anew = button("Begin anew with them", self._anew)
        self.anew.setToolTip("After they restored a backup, and you talked it over by telephone")
        self.vault = button("Open its vault", self._open_vault, icon_name="unlock")
        self.vault.setToolTip("With the service's key, if two people agree")
        self.withdraw = button("Withdraw the card", self._withdraw, role=Role.DANGER)
        for widget in (self._name, self._words, self._facts, self._fork):
            self._about.add(widget)
        self._about.add(FlowRow(self.write, self.correct, self.ask, self.anew, self.vault, self.withdraw))
        self._about.hide()
        return self._about


def _model() -> RowsTableModel[HiveRow]:
    return RowsTableModel(
        (
            Column("Hive", lambda one: one.name, strong=True, sort_key=lambda one: one.name.casefold(), least=140),
            Column("Area", lambda one: one.area, width=150, sort_key=lambda one: one.area.casefold(), spare=3),
            Column("HCSW", lambda one: one.worker, width=160, spare=2),
            Column("Last heard", lambda one: one.heard, width=190),
            Column("Last summary", lambda one: one.month, width=150),
            Column(
                "Families",
                lambda one: str(one.families),
                width=90,
                right=True,
                sort_key=lambda one: one.families,
                spare=1,
            ),
            Column("State", lambda one: one.state, width=200, tone=lambda one: one.tone),
        ),
        key=lambda one: one.key,
    )
