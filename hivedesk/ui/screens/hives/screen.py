"""The Hives of the county: enrol them, see what each has sent, tell them something."""

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from hivedesk.casework import card_files
from hivedesk.casework.desk import Changed
from hivedesk.casework.exchange import county_directory, service
from hivedesk.ui import theme
from hivedesk.ui.card_dialogs import AnewDialog, WithdrawDialog, ask_for_card, look_at_card
from hivedesk.ui.screens.hives.chosen_pane import ChosenPane, HiveActs
from hivedesk.ui.screens.hives.notice_dialog import NoticeDialog
from hivedesk.ui.screens.hives.view_model import HiveRow, headline, hive_rows, late_rule
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.act_menu import act_menu
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.page import EmptyState, FlowRow, PageHeader, ScrollPage
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_LEAST_BESIDE = 236  # px at 100 per cent: list and chosen Hive are never lower
_NARROW_BELOW = 780


class HivesScreen(QWidget):
    """``opened`` with a Hive's key selects it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._build()

    def opened(self, target: str = "") -> None:
        """Read the Hives; what asks for something stands first, and is chosen where nothing else was."""
        self.read()
        if target:
            self.table.select_key(target)
        elif self.table.current_row() is None and self._rows.rows():
            self.table.selectRow(0)
        (self._nobody.button if self.table.isHidden() else self.table).setFocus()

    def refresh(self, changed: Changed) -> None:
        """Read again; the chosen Hive stays."""
        self.read()

    def read(self) -> None:
        """Show the Hives as they stand."""
        rows = hive_rows(self._workplace.desk)
        self._rows.set_rows(rows)
        for widget in (self.table, self.chosen):
            widget.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        told = county_directory.directory_is_told(self._workplace.desk)
        self._header.set_title("Hives", headline(rows, directory_told=told))
        self._header.subtitle.setToolTip(late_rule(self._workplace.desk))
        for made in self._acts_of_all:
            made.setEnabled(any(row.enrolled for row in rows))
        self._fit()
        self.chosen.show_hive(self.table.current_row())

    # -- enrolling

    def ask_card(self) -> None:
        """Ask for a Hive's card."""
        ask_for_card(self._workplace, self, "Open a Hive's card", self.read)

    def look_at(self, path: Path) -> None:
        """Read a card and show its six words."""
        look_at_card(self._workplace, self, path, self.read)

    # -- telling

    def _write(self, *rows: HiveRow) -> None:
        wanted = rows or tuple(row for row in self._rows.rows() if row.enrolled)
        dialog = NoticeDialog(self._workplace, self, [row.key for row in wanted], [row.name for row in wanted])
        dialog.accepted.connect(self.read)
        dialog.open()

    def _show_directory(self) -> None:
        from hivedesk.ui.screens.hives.directory_dialog import DirectoryDialog  # when first asked for

        DirectoryDialog(self._workplace, self).open()

    def _ask_rules(self) -> None:
        from hivedesk.ui.screens.hives.rules_dialog import RulesDialog  # when first asked for

        RulesDialog(self._workplace, self, self.send_rules).open()

    def send_rules(self, path: Path) -> None:
        """Tell every Hive the rules in a file."""
        self._workplace.do(lambda: service.send_policy(self._workplace.desk, card_files.read_rules_file(path)))

    def _write_event(self) -> None:
        from hivedesk.ui.screens.hives.county_event_dialog import CountyEventDialog  # when first asked for

        CountyEventDialog(self._workplace, self).open()

    def _show_waiting(self) -> None:
        from hivedesk.ui.screens.hives.waiting_dialog import WaitingDialog  # when first asked for

        WaitingDialog(self._workplace, self, list(self._rows.rows())).open()

    # -- one Hive

    def _ask_everything(self, hive: HiveRow) -> None:
        self._workplace.do(lambda: service.ask_for_everything(self._workplace.desk, hive.key))

    def _anew(self, hive: HiveRow) -> None:
        AnewDialog(self._workplace, self, hive.standing.partner).open()

    def _correct(self, hive: HiveRow) -> None:
        from hivedesk.ui.screens.hives.correct_dialog import CorrectDialog  # when first asked for

        CorrectDialog(self._workplace, self, hive).open()

    def _show_corrections(self, hive: HiveRow) -> None:
        from hivedesk.ui.screens.hives.corrections_dialog import CorrectionsDialog  # when first asked for

        CorrectionsDialog(self._workplace, self, hive).open()

    def _open_vault(self, hive: HiveRow) -> None:
        from hivedesk.ui.screens.hives.escrow_dialog import EscrowDialog  # rarely asked for

        EscrowDialog(self._workplace, self, hive).open()

    def _withdraw(self, hive: HiveRow) -> None:
        dialog = WithdrawDialog(self._workplace, self, hive.standing.partner)
        dialog.accepted.connect(self.read)
        dialog.open()

    # -- building

    def _build(self) -> None:
        self._scroll = ScrollPage(gap=12)
        column(0, into=self).addWidget(self._scroll)
        self.open_card = button("Open a Hive's card", self.ask_card, role=Role.PRIMARY, icon_name="key")
        self._acts_of_all = self._buttons_for_all()
        self._acts = FlowRow(*self._acts_of_all)
        self.for_all = act_menu("All Hives", self._acts_of_all)
        self.for_all.hide()
        self._header = PageHeader("Hives", "", self.for_all, self.open_card)
        self._rows = _model()
        self.table = TableView(self._rows, "Hives", zebra=True)
        self.chosen = ChosenPane(
            HiveActs(
                write=self._write,
                correct=self._correct,
                corrected=self._show_corrections,
                ask=self._ask_everything,
                anew=self._anew,
                vault=self._open_vault,
                withdraw=self._withdraw,
            )
        )
        self.table.chosen.connect(self.chosen.show_hive)
        self.table.opened.connect(lambda _row: self.chosen.focus_first())
        self._nobody = EmptyState(
            "hive",
            "No Hive is enrolled yet",
            "Save your own card under Exchange, Keys and mailbox, and give it to the Hives. Each gives you its card; "
            "open it here, and compare its six words by telephone.",
            "Open a Hive's card",
            self.ask_card,
        )
        self._beside = QWidget()
        beside = row(12, into=self._beside)
        beside.addWidget(self.table, 1)
        beside.addWidget(self.chosen)
        beside.addWidget(self._nobody, 1)
        self._nobody.hide()
        for widget in (self._header, self._acts):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addWidget(self._beside, 1)
        theme.changes().changed.connect(self._fit)

    def _buttons_for_all(self) -> tuple[QPushButton, ...]:
        self.write_all = button("Write to all Hives", self._write, icon_name="message")
        self.county_event = button("Event for all Hives", self._write_event, icon_name="event")
        self.waiting = button("Waiting list", self._show_waiting, icon_name="families")
        self.directory = button("Directory", self._show_directory, icon_name="group")
        self.directory.setToolTip(
            "Tell every Hive who the others are, so that families can move, and whom they may have to reach; again "
            "whenever somebody comes or goes"
        )
        self.rules = button("Send rules", self._ask_rules)
        self.rules.setToolTip("Tell every Hive a new version of the rules, from its file")
        return self.write_all, self.county_event, self.waiting, self.directory, self.rules

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow, rows = self.width() < theme.px(_NARROW_BELOW), bool(self._rows.rows())
        self._acts.setVisible(rows and not narrow)
        self.for_all.setVisible(rows and narrow)
        self.for_all.setEnabled(self.write_all.isEnabled())
        self.chosen.fit(narrow)
        self._beside.setMinimumHeight(theme.px(_LEAST_BESIDE))
        margin = theme.px(16 if narrow else 28)
        body = self._scroll.body
        body.setContentsMargins(margin, body.contentsMargins().top(), margin, body.contentsMargins().bottom())


def _model() -> RowsTableModel[HiveRow]:
    return RowsTableModel(
        (
            Column(
                "Hive",
                lambda one: one.name,
                strong=True,
                sort_key=lambda one: one.name.casefold(),
                tip=lambda one: one.name,
                least=112,
            ),
            Column(
                "State",
                lambda one: one.state,
                width=122,
                sort_key=lambda one: one.rank,
                tone=lambda one: one.tone,
                tip=lambda one: one.see_to,
            ),
            Column("Last heard", lambda one: one.heard, width=150, sort_key=lambda one: one.standing.heard, spare=1),
            Column("Last summary", lambda one: one.month, width=150, sort_key=_month, spare=2),
            Column(
                "Families",
                lambda one: one.families,
                width=104,
                right=True,
                sort_key=lambda one: one.standing.families if one.standing.families is not None else -1,
                spare=3,
            ),
            Column("HCSW", lambda one: one.worker, width=170, spare=4),
            Column("Area", lambda one: one.area, width=180, sort_key=lambda one: one.area.casefold(), spare=5),
        ),
        key=lambda one: one.key,
    )


def _month(one: HiveRow) -> str:
    return one.standing.last_month
