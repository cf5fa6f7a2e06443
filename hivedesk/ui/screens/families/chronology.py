"""A family's chronology: from, to, the pages as they will print, and the ways out."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hivedesk.casework import contact_log, documents, families
from hivedesk.casework.documents import Document
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.document_saving import Outlet
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.workplace import Workplace

_PAUSE_MS = 400


class ChronologyDialog(DocumentDialog):
    """Makes the pages again a moment after the dates have changed."""

    def __init__(self, workplace: Workplace, parent: QWidget, family_id: FamilyId) -> None:
        super().__init__(
            parent,
            Outlet.of(workplace),
            "Chronology",
            "All contacts with this family, oldest first, signed and dated. Leave the dates empty for all of them.",
        )
        self._workplace = workplace
        self._desk = workplace.desk
        self._family_id = family_id
        self._made_for: tuple[date | None, date | None] | None = None
        self.dates = FieldForm()
        today = lambda: self._desk.today  # noqa: E731 - asked each time: a dialog may stay open over midnight
        self.dates.add("first", "From", fields.day(today, lean=YearLean.PAST), width=HALF)
        self.dates.add("last", "To", fields.day(today, lean=YearLean.PAST), width=HALF)
        self.options.addWidget(self.dates)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.make_pages)
        self.dates.changed.connect(self._pause.start)
        self.finished.connect(self._pause.stop)
        self.make_pages()

    def make_pages(self) -> None:
        """Make the pages for the dates that stand there, unless they are made already."""
        if any(self.dates.field(key).problem() for key in ("first", "last")):
            return  # still being typed
        first, last = self.dates.values().values()
        if (first, last) == self._made_for:
            return
        self._made_for = (first, last)
        if first and last and last < first:
            self.dates.set_errors({"last": "This day comes before From."})
            self.nothing("The days are the wrong way round.")
            return
        try:
            self._make(first, last)
        except HiveDeskError as error:
            self.nothing("")
            self.errors.show_error(error)

    def _make(self, first: date | None, last: date | None) -> None:
        desk = self._desk
        household = families.household(desk, self._family_id)
        entries = contact_log.chronology(desk, self._family_id, first, last)
        if not entries:
            self.nothing("No contact is recorded in this time.")
            return
        hive, policy, now, worker = desk.hive, desk.policy, desk.clock.now(), desk.author

        def work(progress: Progress) -> Document:
            return documents.chronology_document(household, entries, hive, policy, now, worker, first, last, progress)

        self.make(work, "Making the chronology")
