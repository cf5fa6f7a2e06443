"""*Plan the month*: the planner at work, what it would change, what could not be met; nothing changes by itself."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QProgressBar, QWidget

from hivedesk.casework import planning
from hivedesk.casework.planning import Question
from hivedesk.domain.sleepovers.plan import Plan
from hivedesk.foundation.background import Job
from hivedesk.foundation.clock import format_month
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.screens.sleepovers.plan_words import PlacedRow, PlanState, UnmetRow, plan_state
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, ScrollPage, divider
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

_MONTH = (
    "Every request without a host, and every offer that is not pinned or authorised, is planned at once. What has "
    "begun, is authorised or pinned stays as it is."
)
_NOTHING = "Nothing is to be planned: every request of these days has a host, and what is arranged stays as it is."
_APPROVALS = "Also hosts for whom somebody has to agree first"


class PlanDialog(QDialog):
    """``ask`` makes the question of whether hosts who need approval count too."""

    def __init__(
        self, workplace: Workplace, parent: QWidget, heading: str, sentence: str, ask: Callable[[bool], Question]
    ) -> None:
        super().__init__(parent)
        self._workplace, self._ask = workplace, ask
        self._question: Question | None = None
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._asked = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self._build(heading, sentence)
        self.resize(self.sizeHint())
        workplace.about_to_lock.connect(self.reject)
        self.finished.connect(self._stop)
        self.plan()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        return QSize(theme.px(860), theme.px(680)).boundedTo(room)

    def plan(self) -> None:
        """Ask the planner, in a job."""
        self._stop()
        self._asked += 1
        self._page_clear()
        self.take.setEnabled(False)
        self._question = self._workplace.ask(lambda: self._ask(self.approvals.isChecked()))
        if self._question is None:
            self.reject()
            return
        if self._question.is_empty and self._question.ill is not None:
            self._made(self._asked, Plan(placed=(), unmet=(), proved=True))  # only the days are to be written down
            return
        if self._question.is_empty:
            self._working(False)
            self.state.setText(_NOTHING)
            return
        self._working(True)
        self.state.setText(f"{len(self._question.asked.units)} to be placed …")
        work = partial(planning.work_out, self._question)
        done, failed = partial(self._made, self._asked), partial(self._failed, self._asked)
        self._job = self._workplace.background.run("Planning", work, done, failed)

    def stop(self) -> None:
        """Leave the planner's work; nothing has changed."""
        self._stop()
        self._working(False)
        self.state.setText("Planning was stopped. Nothing has changed.")
        self.again.show()
        self.again.setFocus()

    # -- within

    def _made(self, asked: int, plan: Plan) -> None:
        if asked != self._asked or self._question is None:
            return
        self._plan = plan
        self._working(False)
        sight = sight_of(self._workplace.desk, discreet=self._workplace.discreet)
        state = plan_state(self._workplace.desk, self._question, plan, sight)
        self._show(state)
        changes = bool(state.changes) or (self._question.ill is not None)
        self.take.setEnabled(changes)
        (self.take if changes else self.leave).setFocus()
        announce(self, f"{state.summary} {state.proof}".strip())

    def _failed(self, asked: int, error: BaseException) -> None:
        if asked != self._asked:
            return
        self._working(False)
        if not isinstance(error, HiveDeskError):
            raise error
        self.errors.show_error(error)

    def _take(self) -> None:
        question, plan = self._question, self._plan
        if question is None or plan is None:
            return
        try:
            changed = planning.take_plan(self._workplace.desk, question, plan)
        except HiveDeskError as error:
            self.errors.show_error(error)
            self.again.show()
            return
        self.accept()
        self._workplace.do(lambda: changed)

    def _stop(self) -> None:
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    # -- showing

    def _show(self, state: PlanState) -> None:
        self.state.setText(state.summary)
        self._page_clear()
        body = self._page.body
        not_met = [_not_met(one, (one.soon, "No host")) for one in state.unmet]
        if not_met and state.unmet_first:
            body.addWidget(_card("No host yet", not_met))
        if state.proof:
            body.addWidget(label(state.proof, Role.MUTED, wrap=True))
        if state.changes:
            body.addWidget(_card("What would change", [_change(one) for one in state.changes]))
        if state.kept:
            stays = "stays as it is" if state.kept == 1 else "stay as they are"
            body.addWidget(label(f"{state.kept} of what could be moved {stays}.", Role.MUTED, wrap=True))
        if state.offers:
            body.addWidget(_card("Offers left as they are", [_not_met(one, ()) for one in state.offers]))
        if not_met and not state.unmet_first:
            body.addWidget(_card("Could not be met", not_met))
        body.addStretch(1)
        put_in_order(self)

    def _page_clear(self) -> None:
        while (item := self._page.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _working(self, working: bool) -> None:
        self.bar.setVisible(working)
        self.stop_button.setVisible(working)
        self.approvals.setEnabled(not working)
        self.again.hide()

    def _build(self, heading: str, sentence: str) -> None:
        outer = column(12, 24, 20, 24, 18, into=self)
        outer.addWidget(label(heading, Role.TITLE, wrap=True))
        outer.addWidget(label(sentence, Role.MUTED, wrap=True))
        self.errors = ErrorBanner()
        outer.addWidget(self.errors)
        self.approvals = QCheckBox(_APPROVALS)
        outer.addWidget(self.approvals)
        self.state = label("", Role.STRONG, wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Planning")
        self.stop_button = button("Stop", self.stop)
        self.again = button("Plan again", self.plan)
        self.again.hide()
        outer.addWidget(self.state)
        line = row(10)
        line.addWidget(self.bar, 1)
        line.addWidget(self.stop_button)
        line.addWidget(self.again)
        outer.addLayout(line)
        self._page = ScrollPage(gap=12, margin=2)
        outer.addWidget(self._page, 1)
        self.leave = button("Leave it as it is", self.reject)
        self.take = button("Take this plan", self._take, role=Role.PRIMARY)
        self.take.setEnabled(False)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        outer.addLayout(foot)
        self.approvals.toggled.connect(self.plan)


def _change(change: PlacedRow) -> QWidget:
    whole = QWidget()
    layout = column(2, into=whole)
    layout.addLayout(_head(change.who, (change.soon, "Another date" if change.other_date else "")))
    layout.addWidget(label(change.what, wrap=True))
    if change.other_date:
        layout.addWidget(label(change.other_date, wrap=True))
    if change.before:
        layout.addWidget(label(change.before, Role.SMALL, wrap=True))
    for words in filter(None, (change.why, *change.asks)):
        layout.addWidget(label(words, Role.SMALL, wrap=True))
    return whole


def _head(who: str, pills: Sequence[str]) -> QHBoxLayout:
    head = row(8)
    head.addWidget(label(who, Role.STRONG, wrap=True), 1)
    for words in filter(None, pills):
        head.addWidget(Pill(words, Tone.WARN), 0, Qt.AlignmentFlag.AlignTop)
    return head


def _not_met(unmet: UnmetRow, pills: Sequence[str]) -> QWidget:
    whole = QWidget()
    layout = column(2, into=whole)
    layout.addLayout(_head(unmet.who, pills))
    for words in (unmet.when, *unmet.before):
        layout.addWidget(label(words, wrap=True))
    for words in unmet.helps:
        layout.addWidget(label(words, Role.SMALL, wrap=True))
    return whole


def _card(title: str, parts: Sequence[QWidget]) -> Card:
    card = Card(title)
    for place, part in enumerate(parts):
        if place:
            card.add(divider())
        card.add(part)
    return card


def open_plan(workplace: Workplace, parent: QWidget, first: date, last: date) -> PlanDialog:
    """Plan the nights from ``first`` to ``last``."""

    def ask(with_approvals: bool) -> Question:
        return planning.month_to_plan(workplace.desk, first, last, with_approvals=with_approvals)

    heading = f"Plan {format_month(first.year, first.month)}"
    dialog = PlanDialog(workplace, parent, heading, _MONTH, ask)
    dialog.open()
    return dialog
