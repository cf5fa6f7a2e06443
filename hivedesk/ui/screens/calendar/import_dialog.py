"""Import a calendar: choose the file, look through what would come, take it. Nothing is written until *Import*."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QTabWidget, QWidget

from hivedesk.casework.calendar_files import CalendarProposal, LineProblem, TakeAs
from hivedesk.casework.desk import Changed
from hivedesk.foundation.background import Job
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.import_view_model import EventRow, ImportCalendarModel, Stage, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.file_dialog import ForgetfulFileDialog
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import EmptyState, ScrollPage, divider
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_TITLE = "Import calendar"
_SENTENCE = (
    "A calendar file (.ics) from Outlook, Google, Thunderbird, a phone or a school. Import the same calendar again to "
    "bring it up to date: nothing is doubled, and what you added to an event stays."
)
_EVENTS, _PROBLEMS = range(2)


def open_import(workplace: Workplace, parent: QWidget, path: Path | None = None) -> "ImportCalendarDialog":
    """Open the dialog; with ``path`` that file is read at once."""
    dialog = ImportCalendarDialog(workplace, parent)
    dialog.open()
    if path is not None:
        dialog.read(path)
    return dialog


class ImportCalendarDialog(QDialog):
    """Open it with `open_import`."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.model = ImportCalendarModel(workplace.desk, discreet=workplace.discreet)
        self._workplace = workplace
        self._job: Job | None = None
        self._showing = self._writing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        self._build()
        self._connect()
        self._render(self.model.state)
        self.resize(self.sizeHint())
        put_in_order(self)
        self.choose.setFocus()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme.px(1040), theme.px(680)).boundedTo(room)

    def read(self, path: Path) -> None:
        """Read a file."""
        self._stop()
        work = self.model.reading(path)
        self._render(self.model.state)
        self._job = self._workplace.background.run("Reading the calendar", work, self._read, self._failed)

    # -- showing

    def _render(self, state: State) -> None:
        self._showing = True
        looking = state.stage is Stage.LOOKING
        self.state_words.setText("Reading the calendar …" if state.stage is Stage.READING else state.summary)
        self.state_words.setVisible(bool(self.state_words.text()))
        self._file.setText(state.file_name)
        self._file.setVisible(bool(state.file_name))
        if state.problem is not None:
            self.errors.show_error(state.problem)
        else:
            self.errors.clear()
        self.form.setVisible(looking)
        self.tabs.setVisible(looking)
        self.take_as.set_value(state.take_as)
        self.rows.set_rows(state.rows)
        self.problem_rows.set_rows(tuple(enumerate(state.problems)))
        self.tabs.setTabText(_EVENTS, f"Events ({len(state.rows)})")
        self.tabs.setTabText(_PROBLEMS, f"To check ({len(state.problems)})")
        if state.gone:
            self.gone.say("No longer in this calendar, and kept here. Remove them yourself if need be:", state.gone)
        else:
            self.gone.hide()
        self._show_in_full()
        self.take.setEnabled(state.may_import)
        self.invitation.setVisible(state.stage is Stage.CHOOSE)
        self.other.setVisible(looking)
        self._showing = False

    def _read(self, proposal: CalendarProposal) -> None:
        self._job = None
        self._render(self.model.looked(proposal))
        self.tabs.setCurrentIndex(_EVENTS if self.model.state.rows else _PROBLEMS)
        announce(self, self.model.state.summary)
        (self.take if self.take.isEnabled() else self.other).setFocus()

    def _failed(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, HiveDeskError):
            self._render(self.model.forget())
            raise error
        self._render(self.model.failed(error))
        self.choose.setFocus()

    # -- acting

    def ask(self) -> None:
        """Ask for the file."""
        dialog = ForgetfulFileDialog(self, "Choose a file")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Calendars (*.ics *.ical *.ifb *.vcs)", "All files (*)"])
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.read(Path(path))

    def _field_changed(self, _key: str) -> None:
        wanted = self.take_as.value()
        if not self._showing and isinstance(wanted, TakeAs):
            self._render(self.model.choose(wanted))

    def _import(self) -> None:
        self._writing = True
        try:
            changed = self._workplace.do(self.model.write)
        finally:
            self._writing = False
        if changed is not None:
            self.accept()

    def _changed(self, changed: Changed) -> None:
        if not self._writing:  # the list need not be compared again with what it brings itself
            self._render(self.model.look_again(changed))

    def _ticked(self, row: EventRow, wanted: bool) -> None:
        self._render(self.model.tick(row.key, wanted))
        announce(self, self.model.state.summary)

    def _show_in_full(self) -> None:
        """What the table cuts short, of the chosen row."""
        events = self.tabs.currentIndex() == _EVENTS
        chosen = (self.table if events else self.problem_table).current_row()
        words = "" if chosen is None else chosen.in_full if events else chosen[1].problem
        self.in_full.setText(words)
        self.in_full.setVisible(bool(words) and not self.tabs.isHidden())

    def _discreet(self, discreet: bool) -> None:
        self._render(self.model.set_discreet(discreet))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _forget(self) -> None:
        self._stop()
        self.model.forget()
        self.rows.set_rows(())

    # -- building

    def _build(self) -> None:
        self.errors = ErrorBanner()
        self._file = label("", Role.STRONG, wrap=True)
        self.state_words = label("", wrap=True)
        self.invitation = EmptyState(
            "calendar",
            "Choose the calendar file",
            "You look through every event first: nothing is written until you press Import, and one Undo takes all of "
            "it back.",
            "Choose a file",
            self.ask,
        )
        self.choose = self.invitation.button
        self.other = button("Choose another file", self.ask)
        self.take = button("Import", self._import, role=Role.PRIMARY, icon_name="import")
        self.form = FieldForm()
        control = self.form.add("take_as", "Take as", fields.choice(TakeAs), width=HALF).control
        assert isinstance(control, ChoiceField)
        self.take_as = control
        self.gone = Banner(Tone.WARN)
        self.gone.hide()
        self.rows = _event_rows()
        self.table = TableView(self.rows, "Events in the calendar")
        self.problem_rows = _problem_rows()
        self.problem_table = TableView(self.problem_rows, "To check")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.table, "Events")
        self.tabs.addTab(self.problem_table, "To check")
        self.tabs.setMinimumHeight(theme.px(240))
        self.in_full = label("", wrap=True)
        self.in_full.hide()
        page = ScrollPage(gap=12, margin=26)
        page.body.addWidget(label(_TITLE, Role.TITLE, wrap=True))
        page.body.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        for widget in (self.errors, self._file, self.state_words, self.form, self.gone):
            page.body.addWidget(widget)
        page.body.addWidget(self.invitation, 1)
        page.body.addWidget(self.tabs, 1)
        page.body.addWidget(self.in_full)
        foot = QWidget()
        line = row(8, 26, 12, 26, 14, into=foot)
        line.addWidget(self.other)
        line.addStretch(1)
        line.addWidget(button("Close", self.reject))
        line.addWidget(self.take)
        outer = column(0, into=self)
        outer.addWidget(page, 1)
        outer.addWidget(divider())
        outer.addWidget(foot)

    def _connect(self) -> None:
        self.form.changed.connect(self._field_changed)
        self.rows.ticked.connect(self._ticked)
        for table in (self.table, self.problem_table):
            table.chosen.connect(lambda _row: self._show_in_full())
        self.tabs.currentChanged.connect(lambda _tab: self._show_in_full())
        self._workplace.changed.connect(self._changed)
        self._workplace.discreet_changed.connect(self._discreet)
        self._workplace.refused.connect(self.errors.show_error)
        self._workplace.about_to_lock.connect(self.reject)
        self.finished.connect(self._forget)


def _event_rows() -> RowsTableModel[EventRow]:
    return RowsTableModel(
        [
            Column("Take", lambda _line: "", 62, checked=lambda line: line.taken, spoken=_taken_words),
            Column(
                "What happens",
                lambda line: line.fate,
                150,
                sort_key=lambda line: line.fate,
                tone=lambda line: line.tone,
            ),
            Column("Event", lambda line: line.title, sort_key=lambda line: line.title, strong=True, least=200),
            Column("When", lambda line: line.when, 265, sort_key=lambda line: line.begins),
            Column("More", lambda line: line.more, tip=lambda line: line.more, muted=True, least=180, spare=1),
        ],
        key=lambda line: line.key,
    )


def _taken_words(line: EventRow) -> str:
    return {True: "ticked", False: "not ticked", None: "nothing to take"}[line.taken]


def _problem_rows() -> RowsTableModel[tuple[int, LineProblem]]:
    return RowsTableModel(
        [
            Column("Line", lambda each: f"{each[1].line:,}", 80, sort_key=lambda each: each[1].line, right=True),
            Column("What is to be checked", lambda each: each[1].problem, tip=lambda each: each[1].problem, least=300),
        ],
        key=lambda each: each[0],
    )
