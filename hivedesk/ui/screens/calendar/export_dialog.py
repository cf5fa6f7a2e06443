"""Export the calendar: from when to when, with names or without; what will stand in the file is listed first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.casework.documents import Document
from hivedesk.foundation.background import Job
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.document_saving import Outlet, save_as_it_is
from hivedesk.ui.screens.calendar.export_view_model import ExportCalendarModel, ExportState, LeavingRow
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import ScrollPage, divider
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_TITLE = "Export calendar"
_SENTENCE = "A calendar file (.ics) for Outlook, Thunderbird, Google or a phone. A series goes whole. Saving is logged."
_CONCERNED = {"event", "follow_up", "school_dates", "family"}


def open_export(workplace: Workplace, parent: QWidget) -> "ExportCalendarDialog":
    """Open the dialog."""
    dialog = ExportCalendarDialog(workplace, parent)
    dialog.open()
    return dialog


class ExportCalendarDialog(QDialog):
    """Open it with `open_export`."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.model = ExportCalendarModel(workplace.desk, discreet=workplace.discreet)
        self._workplace = workplace
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        self.setAccessibleName(_TITLE)
        self._build()
        self._connect()
        self._render(self.model.state())
        self.resize(self.sizeHint())
        put_in_order(self)

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme.px(900), theme.px(680)).boundedTo(room)

    def _render(self, state: ExportState) -> None:
        tone = Tone.WARN if self.model.with_names else Tone.INFO
        heading = "With names" if self.model.with_names else "Without names"
        self.explained.say(heading, state.explained, tone)
        self.rows.set_rows(state.rows)
        self.counted.setText(state.counted)
        self.save.setEnabled(state.may_save)

    def _field_changed(self, _key: str) -> None:
        read = {key: self.form.field(key).read() for key in ("first", "last")}
        self._render(self.model.choose(read["first"], read["last"], with_names=self.names.isChecked()))

    def _save(self) -> None:
        self.errors.clear()
        work = self.model.making()
        if work is not None:
            self._stop()
            self._job = self._workplace.background.run("Making the calendar", work, self._made, self._failed)

    def _made(self, document: Document) -> None:
        self._job = None
        save_as_it_is(Outlet.of(self._workplace), self, document, self.errors.show_error)

    def _failed(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, HiveDeskError):
            raise error
        self.errors.show_error(error)

    def _say(self, words: str, _undoable: bool) -> None:
        self.said.setText(words)
        announce(self, words)

    def _changed(self, changed: Changed) -> None:
        if changed.tables & _CONCERNED:
            self._field_changed("")

    def _discreet(self, discreet: bool) -> None:
        self._render(self.model.set_discreet(discreet))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _build(self) -> None:
        today = lambda: self._workplace.desk.today  # noqa: E731 - asked each time
        self.errors = ErrorBanner()
        self.form = FieldForm()
        self.form.add("first", "From", fields.day(today), required=True, width=HALF)
        self.form.add("last", "To", fields.day(today), required=True, width=HALF)
        control = self.form.add("names", "With names", fields.check("With names")).control
        assert isinstance(control, QCheckBox)
        self.names = control
        self.form.field("first").write(self.model.first)
        self.form.field("last").write(self.model.last)
        self.explained = Banner(Tone.INFO)
        self.counted = label("", Role.STRONG, wrap=True)
        self.said = label("", Role.SMALL, wrap=True)
        self.rows = _leaving_rows()
        self.table = TableView(self.rows, "What will stand in the file")
        self.table.setMinimumHeight(theme.px(200))
        self.save = button("Save calendar", self._save, role=Role.PRIMARY, icon_name="save")
        page = ScrollPage(gap=12, margin=26)
        page.body.addWidget(label(_TITLE, Role.TITLE, wrap=True))
        page.body.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        for widget in (self.errors, self.form, self.explained, self.counted):
            page.body.addWidget(widget)
        page.body.addWidget(self.table, 1)
        foot = QWidget()
        line = row(8, 26, 12, 26, 14, into=foot)
        line.addWidget(self.said, 1)
        line.addWidget(button("Close", self.reject))
        line.addWidget(self.save)
        outer = column(0, into=self)
        outer.addWidget(page, 1)
        outer.addWidget(divider())
        outer.addWidget(foot)

    def _connect(self) -> None:
        self.form.changed.connect(self._field_changed)
        self._workplace.changed.connect(self._changed)
        self._workplace.said.connect(self._say)
        self._workplace.discreet_changed.connect(self._discreet)
        self._workplace.about_to_lock.connect(self.reject)
        self.finished.connect(self._stop)


def _leaving_rows() -> RowsTableModel[LeavingRow]:
    return RowsTableModel(
        [
            Column("In the file", lambda line: line.title, sort_key=lambda line: line.title, strong=True, least=220),
            Column("When", lambda line: line.when, 265, sort_key=lambda line: line.begins),
            Column("Repeats", lambda line: line.repeats, tip=lambda line: line.repeats, muted=True, least=160, spare=1),
        ],
        key=lambda line: line.key,
    )
