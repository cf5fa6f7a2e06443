"""The line at the foot of the desk: the vault's state, the last backup, and running jobs.

It also sees to the daily backup: looked for when the desk opens and once an hour.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from hivedesk.casework import backups, vaults
from hivedesk.casework.backups import BackupInfo
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.foundation import log
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.exchange_words import status_words
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.post_round import PostRound
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.labels import ElidedLabel
from hivedesk.ui.widgets.progress_strip import ProgressStrip
from hivedesk.ui.workplace import Workplace

_HOUR_MS = 60 * 60 * 1000


class StatusLine(QFrame):
    """Always there, never in the way: what has no room is shortened, the window is never made wider."""

    def __init__(self, workplace: Workplace, background: QtBackground, post: PostRound) -> None:
        super().__init__()
        theme.set_role(self, Role.STATUS)
        self._workplace = workplace
        self._working = False
        layout = row(18, 28, 5, 28, 6, into=self)
        self.vault = ElidedLabel("Open, encrypted on this laptop", Role.SMALL, fills=False)
        self.exchange = ElidedLabel("", Role.SMALL, fills=False)
        self.backup = ElidedLabel("", Role.SMALL)
        layout.addWidget(self.vault)
        layout.addWidget(self.exchange)
        layout.addWidget(self.backup, 1)
        layout.addWidget(ProgressStrip(background))
        self._hourly = QTimer(self)
        self._hourly.setInterval(_HOUR_MS)
        self._hourly.timeout.connect(self.back_up_if_due)
        self._hourly.start()
        workplace.backed_up.connect(self.refresh)
        post.moved.connect(self._show_exchange)
        workplace.changed.connect(lambda _changed: self._show_exchange())
        self._show_exchange()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(backups.backup_state(self._workplace.desk).backups)

    def back_up_if_due(self) -> None:
        """Make the daily backup if something changed and none was made today; quietly, beside the work."""
        state = backups.backup_state(self._workplace.desk)
        self._show(state.backups)
        vaults.vault_of(self._workplace.desk).checkpoint()
        if state.due and not self._working:
            self._working = True
            self._workplace.background.run(
                "Daily backup", backups.backup_job(self._workplace.desk), self._made, self._failed
            )

    def _show_exchange(self) -> None:
        desk = self._workplace.desk
        if desk.is_open:
            words = status_words(exchange_state(desk), desk.clock.now())
            self.exchange.setText(words[:1].upper() + words[1:])
            self.exchange.setVisible(bool(words))

    def _made(self, _info: BackupInfo) -> None:
        self._working = False
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._working = False
        if not isinstance(error, HiveDeskError):
            log.bug(error)
        self.backup.setText("The daily backup could not be made. Settings, Back up now, says why.")

    def _show(self, made: tuple[BackupInfo, ...]) -> None:
        self.backup.setText(f"Last backup {format_moment(made[0].taken)}" if made else "No backup yet")
