"""Reports, at the service desk: the county review of a span of months as it will print, then printed or saved."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from hivedesk.casework.county import CONCERNS, CountyView
from hivedesk.casework.desk import Changed
from hivedesk.casework.documents import Document
from hivedesk.domain.county import Span
from hivedesk.ui import theme
from hivedesk.ui.latest_jobs import LatestJobs
from hivedesk.ui.screens.county.papers import CountyPapers
from hivedesk.ui.screens.county.span_bar import SpanBar
from hivedesk.ui.screens.county.view_model import CountyViewModel, Preset, gap_words
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import EmptyState, PageHeader, ScrollPage
from hivedesk.ui.widgets.pdf_pane import PdfPane
from hivedesk.ui.workplace import Workplace

_SENTENCE = (
    "What was sent and by whom it is missing, the sums, every Hive side by side, room and waiting lists by area, the "
    "published figures of the pilot. No family and no worker is named."
)
_LEAST_PAGES = 300  # px at 100 per cent


class CountyReportsScreen(QWidget):
    """The paper is the same as that of *County*; here it is read before it leaves."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._model = CountyViewModel(workplace.desk)
        self._span: Span | None = None
        self._build()
        workplace.about_to_lock.connect(self._forget)

    def opened(self, target: str = "") -> None:
        """Show the span that was looked at last, or the last twelve months."""
        self._read()

    def refresh(self, changed: Changed) -> None:
        """Make the pages anew where the change concerns the county."""
        if changed.tables & CONCERNS:
            self._read()

    def _read(self) -> None:
        there = self._model.read()
        self._pages.setCurrentIndex(1 if there else 0)
        if not there:
            return
        self.papers.forget_note()
        span = self._span = self._span or self._model.preset(Preset.TWELVE_MONTHS)
        self.bar.show_span(self._model.months(), span, self._model.preset_of(span))
        self._jobs.begin()
        self._allow(False)
        self.header.set_title("Reports", f"County review, {span.words} …")
        self._jobs.run("Adding up the Hives", self._model.job(span), self._came)

    def _came(self, view: CountyView) -> None:
        self.errors.clear()
        self.header.set_title("Reports", f"County review, {view.review.span.words}")
        self.bar.show_missing(*gap_words(view.review))
        self.papers.take(view)
        self._allow(True)
        self._show_pages()

    def _show_pages(self) -> None:
        self.papers.with_document(self._show_document)

    def _show_document(self, document: Document) -> None:
        self.pane.show_pdf(document.content)

    def _choose(self, span: Span) -> None:
        self._span = span
        self._read()

    def _forget(self) -> None:
        """The vault is being locked."""
        self._jobs.begin()
        self.papers.take(None)
        self.pane.clear()

    def _allow(self, there: bool) -> None:
        for made in self.papers.buttons:
            made.setEnabled(there)

    def _build(self) -> None:
        self.errors = ErrorBanner()
        self._jobs = LatestJobs(self._workplace.background, self.errors)
        self.papers = CountyPapers(self._workplace, self, self._model, self._jobs, self.errors)
        self.papers.changed.connect(self._show_pages)
        self.header = PageHeader("Reports", " ", *self.papers.buttons)
        self.bar = SpanBar()
        self.bar.span_chosen.connect(self._choose)
        self.bar.preset_chosen.connect(lambda preset: self._choose(self._model.preset(preset)))
        self.pane = PdfPane("Pages as they will print")
        self.pane.setMinimumHeight(theme.px(_LEAST_PAGES))
        page = ScrollPage(gap=10, margin=28)
        sentence = label(_SENTENCE, Role.MUTED, wrap=True)
        for widget in (self.header, self.errors, self.bar, sentence, self.papers.outside, self.papers.note):
            page.body.addWidget(widget)
        page.body.addWidget(self.pane, 1)
        nothing = EmptyState(
            "reports",
            "There is nothing to report yet",
            "Enrol a Hive under Hives. The months that it sends are added up, and can be printed here.",
            "Go to Hives",
            lambda: self._workplace.screen_wanted.emit("hives"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing)
        self._pages.addWidget(page)
        column(0, into=self).addWidget(self._pages)
