"""One job under way, with its progress and a way to give it up."""

from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from hivedesk.foundation.background import Background, Job, Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label


class JobLine(QWidget):
    """One job under way, with its progress and *Cancel*; not there otherwise."""

    _told = Signal(int, int, str)  # from the job's thread

    def __init__(self) -> None:
        super().__init__()
        layout = row(12, into=self)
        self.text = label("", Role.MUTED)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button("Cancel", self.cancel)
        layout.addWidget(self.text)
        layout.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.stop)
        self._asked = 0
        self._job: Job | None = None
        self._ended: Callable[[], object] = _nothing
        self._told.connect(self._show)
        self.hide()

    def start(
        self,
        background: Background,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[HiveDeskError], object],
        ended: Callable[[], object],
    ) -> None:
        """Run ``work``; ``ended`` comes whatever becomes of it, also when it is cancelled."""
        self._asked += 1
        self._ended = ended
        self.text.setText(f"{title} …")
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self.show()
        asked = self._asked
        self._job = background.run(
            title, partial(_watched, work, self), partial(self._done, asked, done), partial(self._failed, asked, failed)
        )

    def tell(self, done: int, total: int, what: str) -> None:
        """Hear of progress, from any thread."""
        if shiboken6.isValid(self):
            self._told.emit(done, total, what)

    def cancel(self) -> None:
        """Give up."""
        if self._job is not None:
            self._job.cancel()
        self._asked += 1
        self._end()

    def _end(self) -> None:
        self.hide()
        ended, self._ended = self._ended, _nothing
        ended()

    def _done(self, asked: int, done: Callable[[Any], object], result: Any) -> None:
        if asked == self._asked:
            self._end()
            done(result)

    def _failed(self, asked: int, failed: Callable[[HiveDeskError], object], error: BaseException) -> None:
        if asked != self._asked:
            return
        self._end()
        if not isinstance(error, HiveDeskError):
            raise error
        failed(error)

    def _show(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(min(done, total))
        if what:
            self.text.setText(f"{what[:1].upper()}{what[1:]} …")


class _Watched:
    """Progress that the line hears too."""

    def __init__(self, progress: Progress, line: JobLine) -> None:
        self._progress = progress
        self._line = line

    def report(self, done: int, total: int, what: str = "") -> None:
        self._progress.report(done, total, what)
        self._line.tell(done, total, what)

    def check(self) -> None:
        self._progress.check()


def _watched(work: Callable[[Progress], Any], line: JobLine, progress: Progress) -> Any:
    return work(_Watched(progress, line))


def _nothing() -> None:
    pass
