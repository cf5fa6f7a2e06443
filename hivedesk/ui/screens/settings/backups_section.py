"""Backups: making one, testing one, and where they lie."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLabel

from hivedesk.casework import backups
from hivedesk.casework.backups import BackupInfo, BackupReport
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.table_model import backups_model
from hivedesk.ui.screens.settings.view_model import State, sound_backup
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace


class BackupsSection(Section):
    """*Back up now*, *Test my backup*."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        card = self.add_card(
            "Backups",
            "HiveDesk makes one each day on which something changed, and before every update of the vault. Each is a "
            "whole copy, encrypted like the vault. Old ones are removed: all of the last 7 days are kept, then one a "
            "week, then one a month for a year.",
        )
        self.last: QLabel = label("", Role.STRONG, wrap=True)
        self.make = button("Back up now", self._make, role=Role.PRIMARY, icon_name="backup")
        self.test = button("Test my backup", self._test, icon_name="tick")
        self.working = JobLine()
        self.found = Banner(Tone.GOOD, closable=True)
        self.found.hide()
        self.model = backups_model(self)
        self.table = TableView(self.model, "Backups")
        self.table.setMinimumHeight(theme.px(170))
        self.note = label(
            "The test reads the whole backup that is chosen in the list, or the last one, as restoring would. To "
            "restore, lock HiveDesk and choose Restore a backup: it always goes into a new folder.",
            Role.SMALL,
            wrap=True,
        )
        self.folder = label("", Role.SMALL, wrap=True, selectable=True)
        for widget in (
            self.last,
            FlowRow(self.make, self.test),
            self.working,
            self.found,
            self.table,
            self.note,
            self.folder,
        ):
            card.add(widget)
        self.body.addStretch(1)

    def show_state(self, state: State) -> None:
        """Show the backups."""
        self.last.setText(state.last_backup)
        self.model.set_rows(state.backups)
        self.table.setVisible(bool(state.backups))
        self.folder.setText(
            f"They lie in {state.backup_folder}. A copy of that folder on a council drive helps if the laptop is lost."
        )
        self._allow()

    def _make(self) -> None:
        job = self._workplace.ask(lambda: backups.backup_job(self._workplace.desk))
        if job is not None:
            self._start("Making a backup", job, self._made)

    def _made(self, info: BackupInfo) -> None:
        self._workplace.said.emit("Backup made and checked.", False)
        self._workplace.backed_up.emit()
        self.acted.emit()
        self.table.select_key(str(info.folder))  # what Test my backup will look at

    def _test(self) -> None:
        line = self.table.current_row() or next(iter(self.model.rows()), None)
        if line is None:
            return
        job = self._workplace.ask(lambda: backups.test_job(self._workplace.desk, line.info.folder))
        if job is not None:
            self._start("Testing the backup", job, self._tested)

    def _tested(self, report: BackupReport) -> None:
        found = sound_backup(report)
        self._say(found.text, found.more, found.tone)

    def _failed(self, error: HiveDeskError) -> None:
        self._say(error.message, error.advice, Tone.DANGER)

    def _say(self, text: str, more: str, tone: Tone) -> None:
        self.found.say(text, more, tone)
        announce(self.found, f"{text} {more}")

    def _start(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        self.found.hide()
        self.make.setEnabled(False)
        self.test.setEnabled(False)
        self.working.start(self._workplace.background, title, work, done, self._failed, self._allow)

    def _allow(self) -> None:
        busy = not self.working.isHidden()
        self.make.setEnabled(not busy)
        self.test.setEnabled(not busy and self.model.rowCount() > 0)
