"""The Reports screen: brings the month, its figures, its pages and the lists behind it together.

A month's own figures are quick and come at once; the columns beside them and the pages are jobs. A later wish takes
the place of an earlier one, so that leafing through the months never waits.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from hivedesk.casework import documents, monthly_summary
from hivedesk.casework.desk import Changed
from hivedesk.casework.documents import Document
from hivedesk.casework.monthly_summary import MonthView, YearMonth
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.document_saving import Outlet, print_document, save_as_it_is
from hivedesk.ui.latest_jobs import LatestJobs
from hivedesk.ui.papers import open_training_due, open_voices
from hivedesk.ui.password_dialog import save_with_password
from hivedesk.ui.screens.reports.drill_page import DrillPage
from hivedesk.ui.screens.reports.figures_pane import FiguresPane
from hivedesk.ui.screens.reports.month_bar import MonthBar
from hivedesk.ui.screens.reports.view_model import CONCERNS, ReportsViewModel, State, state_of
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.page import EmptyState, PageHeader, ScrollPage
from hivedesk.ui.widgets.pdf_pane import PdfPane
from hivedesk.ui.workplace import Workplace

_MASKED = "What you print or save now has its small numbers masked"
_MASKED_MORE = "It shows this month alone. The figures on this screen stay whole: they are for you and the service."

_AROUND = 80  # px at 100 per cent: the margins, and the scroll bar


class ReportsScreen(QWidget):
    """The monthly activity summary."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._model = ReportsViewModel(workplace.desk, workplace.name, workplace.words)
        self._outlet = Outlet.of(workplace)
        self._month: YearMonth | None = None
        self._view: MonthView | None = None
        self._document: Document | None = None
        self._drilled = ""
        self._build()
        self._jobs = LatestJobs(workplace.background, self.errors)
        workplace.discreet_changed.connect(self._discreet_changed)
        workplace.about_to_lock.connect(self._forget)

    # -- what the window asks

    def opened(self, target: str = "") -> None:
        """Show the month that was looked at last, the one asked for (``2026-10``), or the one to begin with."""
        if target or self._month is None:
            self._month = self._model.first_month(target)
            self._leave_list()
        self._count()

    def refresh(self, changed: Changed) -> None:
        """Count again where the change concerns figures; what is shown stays until then."""
        if changed.tables & CONCERNS and self._month is not None:
            self._count()

    # -- counting

    def _choose(self, month: YearMonth) -> None:
        self._month = month
        self._count()

    def _count(self) -> None:
        month = self._month
        if month is None:
            return
        if self._model.is_empty():
            self._pages.setCurrentWidget(self._nothing)
            return
        self._begin(month)
        if self._view is None:  # the month's own figures at once, the columns beside them when they are counted
            view = self._workplace.ask(partial(self._model.month_alone, month))
            if view is None:
                return
            self._view = view
            self.show_state(state_of(view))
            self.tabs.setEnabled(True)
        self._jobs.run("Counting the month", self._model.month_job(month), self._counted)

    def _begin(self, month: YearMonth) -> None:
        """Set the stage: figures of another month must not stand under this one's name."""
        if self._pages.currentWidget() is self._nothing:
            self._pages.setCurrentWidget(self._summary)
        self.bar.set_months(self._model.months(), month)
        self._jobs.begin()
        self._document = None
        if self._view is None or (self._view.summary.year, self._view.summary.month) != month:
            self._view = None
            self.bar.wait()
            self._allow(False)

    def _counted(self, view: MonthView) -> None:
        self._view = view
        self.errors.clear()
        self._allow(True)
        self.show_state(state_of(view))
        if self._drilled:
            self._show_list(self._drilled, fresh=False)
        self._show_pages()

    def show_state(self, state: State) -> None:
        """Show a month."""
        hive = self._workplace.desk.hive
        where = ", ".join(part for part in (hive.name, hive.area) if part)
        self.header.set_title("Monthly activity summary", f"{where}: {state.title}" if where else state.title)
        self.bar.show_state(state)
        self.figures.show_state(state)

    # -- the list behind a figure

    def _show_list(self, key: str, *, fresh: bool = True) -> None:
        drill = self._model.drill(self._view, key) if self._view is not None else None
        if drill is None:
            return
        self._drilled = key
        self._pages.setCurrentWidget(self.list)
        self.list.show_list(drill, fresh=fresh)

    def _back_to_figures(self) -> None:
        key = self._drilled
        self._leave_list()
        self.figures.go_to(key)

    def _leave_list(self) -> None:
        self._drilled = ""
        self._pages.setCurrentWidget(self._summary)

    def _discreet_changed(self, _discreet: bool) -> None:
        if self._drilled:
            self._show_list(self._drilled, fresh=False)

    # -- pages

    def _show_pages(self) -> None:
        if self.tabs.currentWidget() is self.pane and self._document is None:
            self._with_document(self._put_in_pane)

    def _put_in_pane(self, document: Document) -> None:
        self.pane.show_pdf(document.content)

    def _with_document(self, then: Callable[[Document], object]) -> None:
        """Make the pages, unless they are there, and do something with them."""
        if self._document is not None:
            then(self._document)
            return
        if self._view is None:
            return
        view, worker, now = self._view, self._workplace.desk.author, self._workplace.desk.clock.now()
        outside = self.outside.isChecked()

        def work(_progress: Progress) -> Document:
            return documents.summary_document(documents.for_outside(view) if outside else view, worker, now)

        self._jobs.run("Making the pages", work, partial(self._made, outside, then))

    def _made(self, outside: bool, then: Callable[[Document], object], document: Document) -> None:
        if outside is self.outside.isChecked():  # else she has changed her mind since
            self._document = document
            then(document)

    def _outside_changed(self, outside: bool) -> None:
        """Unmasked pages must not stay in view, nor be printed, once she has asked for masked ones."""
        self._document = None
        self.pane.clear()
        self.masked_note.setVisible(outside)
        self.training_button.setEnabled(not outside)  # it names carers
        if outside:
            self.masked_note.say(_MASKED, _MASKED_MORE)
        if self._view is not None and self._view.whole:
            self._show_pages()

    def _tab_changed(self) -> None:
        if self.tabs.currentWidget() is self.pane and self._view is not None:
            self._with_document(self._put_in_pane)

    # -- acts

    def _freeze(self) -> None:
        view = self._view
        if view is not None:
            self._workplace.do(lambda: monthly_summary.freeze_month(self._workplace.desk, view))

    def _print(self) -> None:
        self._with_document(self._print_document)

    def _print_document(self, document: Document) -> None:
        try:
            print_document(self._outlet, self, document)
        except HiveDeskError as error:
            self.errors.show_error(error)

    def _save_pdf(self) -> None:
        self._with_document(self._ask_password)

    def _ask_password(self, document: Document) -> None:
        save_with_password(self._outlet, self, document)

    def _save_spreadsheet(self) -> None:
        if self._view is None:
            return
        view, now, outside = self._view, self._workplace.desk.clock.now(), self.outside.isChecked()

        def work(_progress: Progress) -> Document:
            return documents.summary_spreadsheet(documents.for_outside(view) if outside else view, now)

        self._jobs.run("Making the spreadsheet", work, partial(self._save_as_it_is, outside))

    def _save_as_it_is(self, outside: bool, document: Document) -> None:
        if outside is self.outside.isChecked():
            save_as_it_is(self._outlet, self, document, self.errors.show_error)

    def _forget(self) -> None:
        """The vault is being locked: no page stays in memory."""
        self._jobs.begin()
        self._document = None
        self.pane.clear()

    # -- building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        whole.addWidget(self._pages)
        self._summary = self._build_summary()
        self.list = DrillPage()
        self.list.back_wanted.connect(self._back_to_figures)
        self.list.entry_wanted.connect(self._workplace.entry_wanted)
        self.list.family_wanted.connect(self._workplace.family_wanted)
        self.list.event_wanted.connect(self._workplace.event_wanted)
        self.list.stay_wanted.connect(self._workplace.stay_wanted)
        self._nothing = EmptyState(
            "reports",
            "There is nothing to count yet",
            "Add your families and log what you do with them. HiveDesk counts it here, month by month.",
            "Add families",
            self._want_families,
        )
        for page in (self._summary, self.list, self._nothing):
            self._pages.addWidget(page)

    def _build_summary(self) -> ScrollPage:
        page = ScrollPage(gap=12, margin=28)
        self.print_button = button("Print", self._print, icon_name="print")
        self.sheet_button = button("Save spreadsheet", self._save_spreadsheet, icon_name="export")
        self.save_button = button("Save PDF", self._save_pdf, role=Role.PRIMARY, icon_name="save")
        self.training_button = button("Training due", self._open_training, icon_name="note")
        self.voices_button = button("Voices", self._open_voices, icon_name="message")
        actions = (self.voices_button, self.training_button, self.print_button, self.sheet_button, self.save_button)
        self.header = PageHeader("Monthly activity summary", "", *actions)
        self.bar = MonthBar()
        self.bar.month_chosen.connect(self._choose)
        self.bar.freeze_wanted.connect(self._freeze)
        self.bar.send_wanted.connect(lambda: self._workplace.screen_wanted.emit("exchange"))
        self.errors = ErrorBanner()
        self.figures = FiguresPane()
        self.figures.drill_wanted.connect(self._show_list)
        self.pane = PdfPane("The summary as it will print")
        self.pane.setMinimumHeight(theme.px(260))
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.figures, "Figures")
        self.tabs.addTab(self.pane, "As printed")
        self.tabs.currentChanged.connect(self._tab_changed)
        self.outside = QCheckBox("For use outside the service")
        self.outside.toggled.connect(self._outside_changed)
        self.erase_button = button("What may be erased", self._to_retention, role=Role.LINK)
        self._beside_tabs = QWidget()
        beside = row(18, into=self._beside_tabs)
        beside.addWidget(self.erase_button)
        beside.addWidget(self.outside)
        beside.addStretch(1)
        self.tabs.setCornerWidget(self._beside_tabs)
        self.masked_note = Banner(Tone.INFO)
        self.masked_note.hide()
        for widget in (self.header, self.errors, self.bar, self.masked_note):
            page.body.addWidget(widget)
        page.body.addWidget(self.tabs, 1)
        self._allow(False)
        theme.changes().changed.connect(self._fit)
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the tabs leave no room beside them (large text), what stands there stands above them."""
        needed = self.tabs.tabBar().sizeHint().width() + self._beside_tabs.sizeHint().width()
        above, is_above = needed > self.width() - theme.px(_AROUND), self.tabs.cornerWidget() is None
        if above and not is_above:
            self.tabs.setCornerWidget(None)  # type: ignore[arg-type]  # as Qt has it: none
            body = self._summary.body
            body.insertWidget(body.indexOf(self.tabs), self._beside_tabs)
            self._beside_tabs.show()
        elif is_above and not above:
            self.tabs.setCornerWidget(self._beside_tabs)
            self._beside_tabs.show()

    def _allow(self, there: bool) -> None:
        for made in (self.print_button, self.sheet_button, self.save_button, self.tabs):
            made.setEnabled(there)

    def _open_voices(self) -> None:
        open_voices(self._workplace, self)

    def _open_training(self) -> None:
        open_training_due(self._workplace, self)

    def _to_retention(self) -> None:
        self._workplace.settings_wanted.emit("retention")

    def _want_families(self) -> None:
        self._workplace.screen_wanted.emit("families")
