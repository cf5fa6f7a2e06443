"""A family's claim list: month by month or all that is not paid; lines are added, put right, marked, printed."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.casework import claims
from hivedesk.casework.desk import Changed
from hivedesk.domain.clocks.due import Deed
from hivedesk.foundation.errors import HiveDeskError, RuleRefused
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.catalogue import form_for
from hivedesk.ui.deeds.claims_table import claim_rows
from hivedesk.ui.deeds.claims_view_model import ClaimRow, ClaimsState, ClaimsViewModel
from hivedesk.ui.deeds.dialog import DeedDialog
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.papers import open_claim_list
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow, ScrollPage, divider
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_SENTENCE = "What a carer can claim, to copy from, and what became of it. Enter opens a line; Space ticks it."


class ClaimsDialog(QDialog):
    """Open it with `opening.open_deed`."""

    def __init__(self, workplace: Workplace, wanted: DeedWanted, parent: QWidget | None) -> None:
        """Raises `RuleRefused` where the family is gone."""
        if wanted.family_id is None:
            raise RuleRefused("It is not said which family this is about.", "Open it from the family's card.")
        sight = sight_of(workplace.desk, discreet=workplace.discreet)
        self.model = ClaimsViewModel(workplace.desk, wanted.family_id, sight)
        super().__init__(parent)
        self._workplace = workplace
        self._sight = sight
        self._showing = False
        self.state = ClaimsState()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(wanted.deed)
        self.setAccessibleName(wanted.deed)
        self._build()
        self._connect()
        self._render(self.model.state())
        self.resize(self.sizeHint())
        put_in_order(self)

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme.px(1120), theme.px(640)).boundedTo(room)

    # -- showing

    def _render(self, state: ClaimsState) -> None:
        self._showing = True
        self.state = state
        self._name.setText(state.name)
        self._month.set_choices(list(state.months))
        self._month.set_value(state.month)
        self.rows.set_rows(state.rows)
        self.table.setVisible(bool(state.rows))
        self._nothing.setText(state.nothing)
        self._nothing.setVisible(bool(state.nothing))
        self._total.setText(state.total)
        for made in (self._claimed, self._paid):
            made.setEnabled(bool(state.ticked))
        self._tick_all.setEnabled(bool(state.rows))
        self._print.setEnabled(state.printable)
        self._why.setText(state.why_not_printable)
        self._why.setVisible(not state.printable)
        self._print.setAccessibleDescription(state.why_not_printable)
        self._chosen(self.table.current_row())
        self._showing = False

    def _read(self, _changed: Changed) -> None:
        state = self._workplace.ask(self.model.state)
        if state is None:
            self.reject()
        else:
            self._render(state)

    def _chosen(self, chosen: ClaimRow | None) -> None:
        self._change.setEnabled(chosen is not None)
        self._remove.setEnabled(chosen is not None)

    def _say(self, words: str, _undoable: bool) -> None:
        self._said.setText(words)
        announce(self, words)

    # -- acting

    def _field_changed(self, key: str) -> None:
        if key == "month" and not self._showing:
            self._render(self.model.choose_month(self._month.value()))

    def _ticked(self, chosen: ClaimRow, wanted: bool) -> None:
        self._render(self.model.tick(chosen.key, wanted))

    def _all(self) -> None:
        self._render(self.model.tick_all())

    def _add(self) -> None:
        self._open_line("")

    def _open(self, chosen: ClaimRow) -> None:
        self._open_line(chosen.key)

    def _open_chosen(self) -> None:
        chosen = self.table.current_row()
        if chosen is not None:
            self._open_line(chosen.key)

    def _open_line(self, item_id: str) -> None:
        wanted = DeedWanted(Deed.CLAIM, self.model.family_id, item_id)
        try:
            form = form_for(self._workplace.desk, wanted, self._sight)
        except RuleRefused as error:
            self.errors.show_error(error)
        else:
            DeedDialog(self._workplace, form, self).open()

    def _remove_chosen(self) -> None:
        chosen = self.table.current_row()
        if chosen is not None:
            self._workplace.do(lambda: claims.remove_claim(self._workplace.desk, chosen.key))

    def _mark_claimed(self) -> None:
        self._mark(paid=False)

    def _mark_paid(self) -> None:
        self._mark(paid=True)

    def _mark(self, *, paid: bool) -> None:
        self.errors.clear()
        if not self.form.check():
            return
        on: date = self.form.field("on").read()
        try:
            changed = self.model.mark_paid(on) if paid else self.model.mark_claimed(on)
        except RuleRefused as error:
            self.form.set_errors({"on": str(error)})
        except HiveDeskError as error:
            self.errors.show_error(error)
        else:
            self._workplace.do(lambda: changed)

    def _print_month(self) -> None:
        open_claim_list(self._workplace, self, self.model.family_id, self.state.month)

    # -- building

    def _build(self) -> None:
        self._name = label("", Role.STRONG, wrap=True)
        self.errors = ErrorBanner()
        self.form = FieldForm()
        month = self.form.add("month", "Show", fields.choice(()), width=HALF).control
        assert isinstance(month, ChoiceField)
        self._month = month
        today = lambda: self._workplace.desk.today  # noqa: E731 - asked each time
        self.form.add("on", "Claimed or paid on", fields.day(today, lean=YearLean.DONE), required=True, width=HALF)
        self.form.field("on").write(self._workplace.desk.today)
        self.rows = claim_rows()
        self.table = TableView(self.rows, "Claim list")
        self.table.setMinimumHeight(theme.px(220))
        policy = self.table.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # an empty month leaves everything else in its place
        self.table.setSizePolicy(policy)
        self._nothing = label("", Role.MUTED, wrap=True)
        self._total = label("", Role.STRONG, wrap=True)
        self._said = label("", Role.SMALL, wrap=True)
        self._buttons()
        page = ScrollPage(gap=14, margin=26)
        page.body.addWidget(label(Deed.CLAIMS, Role.TITLE, wrap=True))
        page.body.addWidget(self._name)
        page.body.addWidget(label(_SENTENCE, Role.MUTED, wrap=True))
        for widget in (self.errors, self.form, self._lines, self._nothing):
            page.body.addWidget(widget)
        page.body.addWidget(self.table, 1)
        page.body.addWidget(self._total)
        page.body.addWidget(self._marks)
        foot = QWidget()
        line = row(8, 26, 12, 26, 14, into=foot)
        line.addWidget(self._said, 1)
        line.addWidget(self._why, 1)
        line.addWidget(self._print)
        line.addWidget(button("Close", self.reject))
        outer = column(0, into=self)
        outer.addWidget(page, 1)
        outer.addWidget(divider())
        outer.addWidget(foot)

    def _buttons(self) -> None:
        self._change = button("Change", self._open_chosen)
        self._remove = button("Remove this line", self._remove_chosen, role=Role.QUIET, icon_name="delete")
        self._lines = FlowRow(
            button(Deed.CLAIM, self._add, role=Role.PRIMARY, icon_name="add"), self._change, self._remove
        )
        self._tick_all = button("Tick all", self._all)
        self._claimed = button("Mark as claimed", self._mark_claimed)
        self._paid = button("Mark as paid", self._mark_paid)
        self._marks = FlowRow(self._tick_all, self._claimed, self._paid)
        self._print = button("Print or save", self._print_month, icon_name="print")
        self._why = label("", Role.SMALL, wrap=True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        workplace = self._workplace
        workplace.changed.connect(self._read)
        workplace.said.connect(self._say)
        workplace.refused.connect(self.errors.show_error)
        workplace.about_to_lock.connect(self.reject)
        self.form.changed.connect(self._field_changed)
        self.rows.ticked.connect(self._ticked)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._chosen)
