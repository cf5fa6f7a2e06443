"""The county on paper and in files: as it is shown, or its version for use outside the service."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from hivedesk.casework import documents
from hivedesk.casework.county import CountyView
from hivedesk.casework.documents import Document
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.document_saving import Outlet, print_document, save_as_it_is
from hivedesk.ui.latest_jobs import LatestJobs
from hivedesk.ui.password_dialog import save_with_password
from hivedesk.ui.screens.county.view_model import CountyViewModel
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.workplace import Workplace

_MASKED = "What you print or save now holds the sums of the county alone, with small numbers masked"
_MASKED_MORE = (
    "No Hive, no area and no waiting list stands in it. Do not give it to anybody who has papers of single Hives: the "
    "one can be taken from the other. The figures on this screen stay whole: they are for you and the service."
)


class CountyPapers(QObject):
    """Its buttons, its tick and its note are laid out by the screen. ``changed``: the other version is wanted."""

    changed = Signal()

    def __init__(
        self, workplace: Workplace, screen: QWidget, model: CountyViewModel, jobs: LatestJobs, errors: ErrorBanner
    ) -> None:
        super().__init__(screen)
        self._workplace, self._screen, self._model = workplace, screen, model
        self._jobs, self._errors = jobs, errors
        self._outlet = Outlet.of(workplace)
        self._view: CountyView | None = None
        self.print_button = button("Print", self._print, icon_name="print")
        self.sheet_button = button("Save spreadsheet", self._save_spreadsheet, icon_name="export")
        self.save_button = button("Save PDF", self._save_pdf, role=Role.PRIMARY, icon_name="save")
        self.outside = QCheckBox("For use outside the service")
        self.outside.toggled.connect(self._outside_changed)
        self.note = Banner(Tone.INFO)
        self.note.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The ways out, the main one last."""
        return self.print_button, self.sheet_button, self.save_button

    def take(self, view: CountyView | None) -> None:
        """What may leave now."""
        self._view = view
        self._check_outside()

    def forget_note(self) -> None:
        """It was about another span."""
        if not self.outside.isChecked():
            self.note.hide()

    def with_document(self, then: Callable[[Document], object]) -> None:
        """Make the pages, and do something with them."""
        worker, now = self._workplace.desk.author, self._workplace.desk.clock.now()

        def make(view: CountyView) -> None:
            self._jobs.run("Making the pages", lambda _progress: documents.county_document(view, worker, now), then)

        self._with_view(make)

    def _outside_changed(self, outside: bool) -> None:
        self.note.setVisible(outside)
        if outside:
            self.note.say(_MASKED, _MASKED_MORE, Tone.INFO)
            self._check_outside()
        self.changed.emit()

    def _check_outside(self) -> None:
        """There is no outside version of some spans: then the tick goes, and the reason stands there."""
        if self.outside.isChecked() and self._view is not None and self._view.no_outside:
            self.outside.setChecked(False)
            self.note.say("There is no version of this span for use outside", self._view.no_outside, Tone.WARN)
            self.note.show()

    def _with_view(self, then: Callable[[CountyView], object]) -> None:
        """Do something with what is to leave: the county as it is shown, or its outside version."""
        view = self._view
        if view is None:
            return
        if not self.outside.isChecked():
            then(view)
            return
        work = self._workplace.ask(lambda: self._model.outside_job(view))
        if work is not None:
            self._jobs.run("Masking small numbers", work, then)

    def _print(self) -> None:
        self.with_document(self._print_document)

    def _print_document(self, document: Document) -> None:
        try:
            print_document(self._outlet, self._screen, document)
        except HiveDeskError as error:
            self._errors.show_error(error)

    def _save_pdf(self) -> None:
        self.with_document(self._ask_password)

    def _ask_password(self, document: Document) -> None:
        save_with_password(self._outlet, self._screen, document)

    def _save_spreadsheet(self) -> None:
        now = self._workplace.desk.clock.now()

        def make(view: CountyView) -> None:
            self._jobs.run(
                "Making the spreadsheet", lambda _progress: documents.county_spreadsheet(view, now), self._save_sheet
            )

        self._with_view(make)

    def _save_sheet(self, document: Document) -> None:
        save_as_it_is(self._outlet, self._screen, document, self._errors.show_error)
