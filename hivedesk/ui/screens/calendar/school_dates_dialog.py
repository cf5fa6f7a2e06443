"""*School terms*: terms, holidays and INSET days, typed or brought in from a calendar file."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QWidget

from hivedesk.casework import calendar
from hivedesk.casework.desk import Changed
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind
from hivedesk.foundation.errors import HiveDeskError, RuleRefused
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.school_terms import TermRow, around, term_rows, until_words
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow, ScrollPage, divider
from hivedesk.ui.widgets.rows_model import Column, RowsTableModel
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_SENTENCE = "Groups that pause in school holidays, and the shade in the calendar, go by these dates."
_COLUMNS: tuple[Column[TermRow], ...] = (
    Column("What it is", lambda one: one.kind, width=110),
    Column("Name", lambda one: one.name, strong=True, tip=lambda one: one.name),
    Column("First day", lambda one: one.first_day, width=150),
    Column("Last day", lambda one: one.last_day, width=150),
    Column("From", lambda one: one.source or "typed", width=130, muted=True, spare=1),
)


class SchoolDatesDialog(QDialog):
    """``import_wanted`` when the dates are to come from a file."""

    import_wanted = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None, dates_id: str = "") -> None:
        """``dates_id``: of the term or holiday to begin with."""
        super().__init__(parent)
        self._workplace = workplace
        self._editing: SchoolDates | None = None
        self._wanted = dates_id  # the row to be brought into view, once the table has its size
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("School terms")
        self.setAccessibleName("School terms")
        self._build()
        self._lay_out()
        workplace.changed.connect(self._read)
        workplace.said.connect(self._say)
        workplace.refused.connect(self.errors.show_error)
        workplace.about_to_lock.connect(self.reject)
        self._read()
        self.resize(self.sizeHint())
        put_in_order(self)
        if dates_id and self.table.select_key(dates_id):
            self.change()
        elif self.rows.rowCount():
            self._bring(around(calendar.school_dates(workplace.desk), workplace.desk.today))
            self.table.setFocus()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme.px(820), theme.px(640)).boundedTo(room)

    # -- acting

    def add(self) -> None:
        """Begin a new one."""
        self._edit(calendar.new_school_dates(self._workplace.desk), "Add a term or holiday")

    def change(self) -> None:
        """Put the chosen one right."""
        chosen = self.table.current_row()
        known = calendar.school_dates(self._workplace.desk)
        dates = next((one for one in known if chosen is not None and one.id == chosen.key), None)
        if dates is not None:
            self._edit(dates, "Change these dates")

    def remove(self) -> None:
        """Take the chosen one away; Undo brings it back."""
        chosen = self.table.current_row()
        if chosen is not None:
            self._close_form()
            self._workplace.do(lambda: calendar.remove_school_dates(self._workplace.desk, chosen.key))

    def save(self) -> None:
        """Write down what was typed, or say beside the field why not."""
        self.errors.clear()
        if self._editing is None or not self.form.check():
            return
        dates = replace(self._editing, **self.form.values())
        try:
            changed = calendar.record_school_dates(self._workplace.desk, dates)
        except RuleRefused as error:
            self.form.set_errors({"last_day": str(error)})
        except HiveDeskError as error:
            self.errors.show_error(error)
        else:
            self._close_form()
            if changed is not None:
                self._workplace.do(lambda: changed)
            self._bring(dates.id)
            self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring(self._wanted)

    def _bring(self, dates_id: str) -> None:
        """Choose a row and bring it into the middle of the table, once the table has the size it is going to have."""
        self._wanted = dates_id
        if self.table.select_key(dates_id):
            QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _edit(self, dates: SchoolDates, heading: str) -> None:
        self._editing = dates
        self._form_card.heading.text.setText(heading)
        self.form.set_values({name: getattr(dates, name) for name in ("kind", "name", "first_day", "last_day")})
        self._form_card.show()
        self.form.field("kind").control.setFocus()

    def _close_form(self) -> None:
        self._editing = None
        self._form_card.hide()

    def _import(self) -> None:
        self.reject()
        self.import_wanted.emit()

    # -- showing

    def _read(self, _changed: Changed | None = None) -> None:
        known = calendar.school_dates(self._workplace.desk)
        self.rows.set_rows(term_rows(known))
        self.until.setText(until_words(known))
        self.table.setVisible(bool(known))
        self._chosen(self.table.current_row())

    def _chosen(self, chosen: TermRow | None) -> None:
        self._change.setEnabled(chosen is not None)
        self._remove.setEnabled(chosen is not None)

    def _say(self, words: str, undoable: bool) -> None:
        self._said.setText(words)
        self._undo.setVisible(undoable)
        announce(self, words)

    # -- building

    def _build(self) -> None:
        today = lambda: self._workplace.desk.today  # noqa: E731 - asked each time
        self.errors = ErrorBanner()
        self.until = label("", Role.STRONG, wrap=True)
        self.rows = RowsTableModel[TermRow](_COLUMNS, key=lambda one: one.key, parent=self)
        self.table = TableView(self.rows, "School terms and holidays")
        self.table.setMinimumHeight(theme.px(200))
        self.table.chosen.connect(self._chosen)
        room = self.table.verticalScrollBar()  # where the form closes, the table gets its room bit by bit
        room.rangeChanged.connect(lambda: self.table.scrollTo(self.table.currentIndex()))
        self.table.opened.connect(lambda _row: self.change())
        self.form = FieldForm()
        self.form.add("kind", "What it is", fields.choice(_kinds()), width=HALF)
        name = fields.line(max_length=80, placeholder="Autumn term 1")
        self.form.add("name", "Name", name, width=HALF)
        for key, words in (("first_day", "First day"), ("last_day", "Last day")):
            self.form.add(key, words, fields.day(today, lean=YearLean.NEAREST), required=True, width=HALF)
        self._change = button("Change", self.change)
        self._remove = button("Remove", self.remove, role=Role.QUIET, icon_name="delete")
        self._said = label("", Role.SMALL, wrap=True)
        self._undo = button("Undo", self._workplace.undo, role=Role.QUIET)
        self._undo.hide()

    def _lay_out(self) -> None:
        page = ScrollPage(gap=12, margin=26)
        page.body.addWidget(label("School terms", Role.TITLE, wrap=True))
        page.body.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        page.body.addWidget(self.errors)
        page.body.addWidget(self.until)
        bring = button("Import calendar", self._import, icon_name="import")
        add = button("Add term or holiday", self.add, role=Role.PRIMARY, icon_name="add")
        page.body.addWidget(FlowRow(add, self._change, self._remove, bring))
        self._form_card = Card("Add a term or holiday")
        self._form_card.add(self.form)
        save = button("Save", self.save, role=Role.PRIMARY)
        self._form_card.add(FlowRow(save, button("Cancel", self._close_form)))
        self._form_card.hide()
        page.body.addWidget(self._form_card)
        page.body.addWidget(self.table, 1)
        page.body.addStretch(0)
        foot = QWidget()
        line = row(8, 26, 12, 26, 14, into=foot)
        line.addWidget(self._said, 1)
        line.addWidget(self._undo)
        line.addWidget(button("Close", self.reject))
        outer = column(0, into=self)
        outer.addWidget(page, 1)
        outer.addWidget(divider())
        outer.addWidget(foot)


def _kinds() -> list[tuple[SchoolDatesKind, str]]:
    return [(kind, kind.value[:1].upper() + kind.value[1:]) for kind in SchoolDatesKind]
