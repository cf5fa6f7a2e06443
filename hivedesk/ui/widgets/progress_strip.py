"""What is being worked on: one line with its progress and a way to stop it; there only while there is something."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from hivedesk.ui import theme
from hivedesk.ui.jobs import JobStatus, QtBackground
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import ElidedLabel


class ProgressStrip(QWidget):
    """Shows the job that has run longest; says how many more there are."""

    def __init__(self, background: QtBackground) -> None:
        super().__init__()
        self._background = background
        self._job = 0
        layout = row(10, into=self)
        self.text = ElidedLabel("", Role.SMALL, fills=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.px(120))
        self.stop = button("Cancel", self._cancel, role=Role.LINK)
        layout.addWidget(self.text)
        layout.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.stop)
        self.hide()
        background.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is going on now."""
        shown = self._background.shown()
        self.setVisible(bool(shown))
        if shown:
            self._show(shown[0], len(shown) - 1)

    def _show(self, job: JobStatus, more: int) -> None:
        self._job = job.id
        words = f"{job.title}: {job.what}" if job.what else job.title
        self.text.setText(f"{words} (and {more} more)" if more else words)
        self.bar.setRange(0, max(0, job.total))
        self.bar.setValue(min(job.done, job.total))
        self.bar.setAccessibleName(job.title)

    def _cancel(self) -> None:
        self._background.cancel(self._job)
