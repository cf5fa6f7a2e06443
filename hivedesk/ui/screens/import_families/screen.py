"""Import families: brings the pages, runs their jobs, and imports."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.casework.importing import Decision, Field, Layout, Shape
from hivedesk.foundation.background import Job, Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.import_families.choose_page import ChoosePage
from hivedesk.ui.screens.import_families.done_page import DonePage
from hivedesk.ui.screens.import_families.preview_page import PreviewPage
from hivedesk.ui.screens.import_families.view_model import ImportModel, Looked, Stage, State
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.workplace import Workplace


class ImportScreen(QWidget):
    """From a spreadsheet to families; nothing is written until *Import*, and one Undo takes all of it back."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._model = ImportModel(workplace.desk)
        self._model.set_discreet(workplace.discreet)
        self._job: Job | None = None
        self._row = -1
        self._writing = False
        self.choose = ChoosePage()
        self.preview = PreviewPage()
        self.done = DonePage()
        self._pages = QStackedWidget()
        for page in (self.choose, self.preview, self.done):
            self._pages.addWidget(page)
        column(0, into=self).addWidget(self._pages)
        self._connect()
        self.show_state(self._model.state)

    def opened(self, target: str = "") -> None:
        """Go on where she was; after an import, begin anew."""
        if self._model.state.stage is Stage.DONE:
            self.show_state(self._model.start_again())
        self._look_again()
        if self._model.state.stage is Stage.LOOKING:
            self.preview.table.setFocus()
        else:
            self.choose.focus()

    def refresh(self, changed: Changed) -> None:
        """Compare anew where families changed; after an import, say whether it was taken back."""
        if self._writing or not self._model.concerns(changed):
            return
        if self._model.state.stage is Stage.DONE:
            self.show_state(self._model.look_at_result())
        else:
            self._look_again()

    def read(self, path: Path) -> None:
        """Read a file."""
        work = self._model.reading(path)
        self.show_state(self._model.state)
        self.choose.focus()
        self._run("Reading the spreadsheet", work, self._read)

    def show_state(self, state: State) -> None:
        """Show a state."""
        page: QWidget = self.choose
        if state.stage is not Stage.LOOKING:
            self.preview.forget()
        if state.stage is Stage.LOOKING:
            page = self.preview
            self.preview.show_state(state)
            self.preview.details.show_detail(self._model.detail(self._row))
        elif state.stage is Stage.DONE:
            page = self.done
            self.done.show_state(state)
        else:
            self.choose.show_state(state)
        self._pages.setCurrentWidget(page)

    # -- within

    def _connect(self) -> None:
        self.choose.file_chosen.connect(self.read)
        self.choose.stopped.connect(self._start_again)
        self.preview.other_file_wanted.connect(self._start_again)
        self.preview.import_wanted.connect(self._import)
        self.preview.row_chosen.connect(self._show_row)
        self.preview.ticked.connect(self._tick)
        self.preview.details.decided.connect(self._decide)
        self.preview.columns.sheet_chosen.connect(self._choose_sheet)
        self.preview.columns.shape_chosen.connect(self._choose_shape)
        self.preview.columns.field_chosen.connect(self._choose_field)
        self.done.families_wanted.connect(self._show_families)
        self.done.another_wanted.connect(self._start_again)
        self._workplace.discreet_changed.connect(self._set_discreet)
        self._workplace.about_to_lock.connect(self._start_again)

    def _run(self, title: str, work: Callable[[Progress], Looked], done: Callable[[Looked], None]) -> None:
        """Run a job in place of the one before, whose result no longer matters."""
        self._stop()
        self._job = self._workplace.background.run(title, work, done, self._failed)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _read(self, looked: Looked) -> None:
        self._row = -1
        self.show_state(self._model.looked(looked))
        self.preview.begin(self._model.state)

    def _looked(self, looked: Looked) -> None:
        self.show_state(self._model.looked(looked))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, HiveDeskError):
            self.show_state(self._model.start_again())
            raise error
        self.show_state(self._model.failed(error))
        if self._model.state.stage is Stage.CHOOSE:
            self.choose.focus()

    def _start_again(self) -> None:
        self._stop()
        self.show_state(self._model.start_again())
        self.choose.focus()

    def _look_again(self, sheet: int | None = None, layout: Layout | None = None) -> None:
        work = self._model.looking_again(sheet=sheet, layout=layout)
        if work is not None:
            self._run("Looking through the spreadsheet", work, self._looked)

    def _choose_sheet(self, sheet: int) -> None:
        self._row = -1
        self._look_again(sheet=sheet)

    def _choose_shape(self, shape: Shape) -> None:
        self._look_again(layout=self._model.with_shape(shape))

    def _choose_field(self, number: int, means: Field) -> None:
        self._look_again(layout=self._model.with_field(number, means))

    def _show_row(self, row: int) -> None:
        self._row = row
        self.preview.details.show_detail(self._model.detail(row))

    def _tick(self, row: int, wanted: bool) -> None:
        self.show_state(self._model.tick(row, wanted))

    def _decide(self, row: int, decision: Decision) -> None:
        self.show_state(self._model.decide(row, decision))

    def _set_discreet(self, discreet: bool) -> None:
        self.show_state(self._model.set_discreet(discreet))

    def _import(self) -> None:
        self._stop()
        self._writing = True  # the list need not be compared again with what it brings itself
        try:
            self._workplace.do(self._model.write)
        finally:
            self._writing = False
        self.show_state(self._model.state)
        if self._model.state.stage is Stage.DONE:
            self.done.focus()

    def _show_families(self) -> None:
        self._workplace.screen_wanted.emit("families")
