"""The County screen, at the service desk: brings a span of months, its figures, its lists and its papers together.

A span is added up in a job; what is shown stays until it is there, under its own name. A later wish takes the place
of an earlier one.
"""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from hivedesk.casework.county import CONCERNS, CountyView
from hivedesk.casework.desk import Changed
from hivedesk.domain.county import Span
from hivedesk.domain.county.gaps import RULE
from hivedesk.domain.county.reference import NOTE, SCALED, SOURCE
from hivedesk.ui import theme
from hivedesk.ui.latest_jobs import LatestJobs
from hivedesk.ui.screens.county.figures_pane import FiguresPane
from hivedesk.ui.screens.county.hives_pane import HivesPane
from hivedesk.ui.screens.county.lists_pane import ListPane
from hivedesk.ui.screens.county.papers import CountyPapers
from hivedesk.ui.screens.county.span_bar import SpanBar
from hivedesk.ui.screens.county.table_model import AreasModel, not_sent_model, pilot_model
from hivedesk.ui.screens.county.view_model import (
    CountyViewModel,
    Preset,
    State,
    hive_lines,
    hive_sentence,
    hives_of,
    not_sent_sentence,
    state_of,
)
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.act_menu import act_menu
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.page import EmptyState, PageHeader, ScrollPage
from hivedesk.ui.widgets.stat_tile import StatTile
from hivedesk.ui.workplace import Workplace

_AREAS = (
    "As the Hives told it last. Places left: families that a Hive could still take in. Room for children: what "
    "approvals leave, in active families that are not for respite only; whether a child fits is for matching."
)
_NARROW_BELOW, _TABS_ALONE_BELOW = 780, 900  # px at 100 per cent
_LOW_BELOW = 800
_LEAST_TABLE = 240
_BESIDE_TABLE = 64  # of the page, beside a table that is looked at
_FIRST_FIGURE = "sessions.total"


class CountyScreen(QWidget):
    """The figures of all Hives."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._model = CountyViewModel(workplace.desk)
        self._span: Span | None = None
        self._view: CountyView | None = None
        self._tile_keys: list[str] = []
        self._wanted = ""  # the figure to show once it is there
        self._narrow = False
        self._build()
        workplace.about_to_lock.connect(self._forget)

    # -- what the window asks

    def opened(self, target: str = "") -> None:
        """Show the span that was looked at last, or the last twelve months; ``target``: the figure to show."""
        self._wanted = target
        self._read()

    def refresh(self, changed: Changed) -> None:
        """Read again where the change concerns the county; what is shown stays until then."""
        if changed.tables & CONCERNS:
            self._read()

    # -- reading

    def _read(self) -> None:
        if not self._model.read():
            self._pages.setCurrentWidget(self._nothing)
            return
        self._pages.setCurrentWidget(self._county)
        self.papers.forget_note()
        if self._span is None:
            self._span = self._model.preset(Preset.TWELVE_MONTHS)
        span = self._span
        self.bar.show_span(self._model.months(), span, self._model.preset_of(span))
        self._jobs.begin()
        if self._view is not None and self._view.review.span != span:
            self.header.set_title("County", f"Adding up {span.words} …")
            self._allow(False)
        self._jobs.run("Adding up the Hives", self._model.job(span), self._came)

    def _choose(self, span: Span) -> None:
        self._span = span
        self._read()

    def _choose_preset(self, preset: Preset) -> None:
        self._choose(self._model.preset(preset))

    def _came(self, view: CountyView) -> None:
        self._view = view
        self.errors.clear()
        self.figures.set_hives(hives_of(view))
        state = state_of(view, self.figures.picked())
        self.hives.set_figures(state.figures, "" if self.hives.chosen() else _FIRST_FIGURE)
        self.show_state(state)
        self._allow(True)
        self.papers.take(view)
        wanted, self._wanted = self._wanted, ""
        if any(wanted == key for key, _ in state.figures):
            self._show_hives(wanted)

    def show_state(self, state: State) -> None:
        """Show a span."""
        self.header.set_title("County", state.subtitle)
        for tile, shown in zip(self.tiles, state.tiles, strict=True):
            tile.show_figure(shown.number, shown.words, note=shown.note, tone=shown.tone)
        self._tile_keys = [shown.key for shown in state.tiles]
        self.bar.show_missing(state.gaps, state.gaps_more)
        self.unreadable.setVisible(bool(state.unreadable))
        if state.unreadable:
            self.unreadable.say(state.unreadable)
        self.figures.show_state(state)
        self._show_chosen_figure()
        silent = len(state.not_sent)
        self.tabs.setTabText(self.tabs.indexOf(self.not_sent), f"Not sent ({silent:,})" if silent else "Not sent")
        self.not_sent.show_rows(state.not_sent, self._not_sent_words())
        self.areas.show_rows(state.areas, foot=state.areas[0].whole_note if state.areas else "")
        self.pilot.show_rows(state.pilot)

    def _not_sent_words(self) -> str:
        if self._view is None:
            return ""
        return f"{not_sent_sentence(self._view.review)} {RULE}"

    # -- one figure Hive by Hive, one Hive beside the county

    def _show_hives(self, key: str) -> None:
        if self._view is None:
            return
        self.hives.figure.set_value(key)
        self.tabs.setCurrentWidget(self.hives)
        self.hives.table.setFocus()

    def _show_chosen_figure(self) -> None:
        key = self.hives.chosen()
        if self._view is not None and key:
            review = self._view.review
            self.hives.show_lines(hive_lines(review, key), hive_sentence(review, key))

    def _pick_hive(self, hive_id: str) -> None:
        self.figures.hive.set_value(hive_id)
        self.tabs.setCurrentWidget(self.figures)
        self.figures.table.setFocus()

    def _picked(self) -> None:
        if self._view is not None:
            self.figures.show_state(state_of(self._view, self.figures.picked()))

    def _tile_pressed(self, place: int) -> None:
        key = self._tile_keys[place] if place < len(self._tile_keys) else ""
        if key:
            self._show_hives(key)
        else:
            self.tabs.setCurrentWidget(self.areas if place == 0 else self.not_sent)

    def _forget(self) -> None:
        """The vault is being locked."""
        self._jobs.begin()
        self._view = None
        self.papers.take(None)

    # -- building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        whole.addWidget(self._pages)
        self._county = self._build_county()
        self._nothing = EmptyState(
            "hive",
            "No Hive is enrolled yet",
            "Enrol a Hive under Hives: open its card and compare the six words by telephone. The months that it sends "
            "are added up here.",
            "Go to Hives",
            lambda: self._workplace.screen_wanted.emit("hives"),
        )
        for page in (self._county, self._nothing):
            self._pages.addWidget(page)

    def _build_county(self) -> ScrollPage:
        page = ScrollPage(gap=10, margin=28)
        self.errors = ErrorBanner()
        self._jobs = LatestJobs(self._workplace.background, self.errors)
        self.papers = CountyPapers(self._workplace, self, self._model, self._jobs, self.errors)
        self.outside = self.papers.outside
        self.papers_menu = act_menu("Paper and files", self.papers.buttons, also_hidden=True)
        self.papers_menu.hide()
        self.header = PageHeader("County", " ", *self.papers.buttons, self.papers_menu)
        self.bar = SpanBar()
        self.bar.span_chosen.connect(self._choose)
        self.bar.preset_chosen.connect(self._choose_preset)
        self.tiles = tuple(StatTile("", "") for _ in range(5))
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(partial(self._tile_pressed, place))
        self.unreadable = Banner(Tone.WARN)
        self.unreadable.hide()
        for widget in (self.header, self.errors, self.bar, self.papers.note, self.unreadable):
            page.body.addWidget(widget)
        self._tiles = Columns(*self.tiles, least=165)
        page.body.addWidget(self._tiles)
        page.body.addWidget(self._build_tabs(), 1)
        self._allow(False)
        return page

    def _build_tabs(self) -> QTabWidget:
        self.figures, self.hives = FiguresPane(), HivesPane()
        self.figures.hive_picked.connect(self._picked)
        self.figures.hives_wanted.connect(self._show_hives)
        self.hives.figure_chosen.connect(self._show_chosen_figure)
        self.hives.hive_wanted.connect(self._pick_hive)
        self.not_sent = ListPane(not_sent_model(self), "Not sent", RULE)
        self.areas = ListPane(AreasModel(self), "Capacity and waiting", _AREAS)
        self.pilot = ListPane(pilot_model(self), "Beside the pilot", f"{SOURCE}. {NOTE}", SCALED)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        for pane, words in (
            (self.figures, "Figures"),
            (self.hives, "Hive by Hive"),
            (self.not_sent, "Not sent"),
            (self.areas, "Capacity and waiting"),
            (self.pilot, "Beside the pilot"),
        ):
            self.tabs.addTab(pane, words)
        self.tabs.setCornerWidget(self.outside)
        self._outside_apart = False
        self.tabs.currentChanged.connect(lambda _at: self._bring_tabs())
        theme.changes().changed.connect(self._fit)
        return self.tabs

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What stands above the tables gives way to them where there is little room (a low window, large text)."""
        narrow, low = self.width() < theme.px(_NARROW_BELOW), self.height() < theme.px(_LOW_BELOW)
        for tile in self.tiles:
            tile.set_slim(low)
        self._narrow = narrow
        self._tiles.setVisible(not narrow)  # each of them leads to a table beneath, where its number stands as well
        self.papers_menu.setVisible(narrow)
        for made in self.papers.buttons:
            made.setHidden(narrow)
        room = self._county.viewport().height() - theme.px(_BESIDE_TABLE)
        for pane in (self.figures, self.hives, self.not_sent, self.areas, self.pilot):
            pane.table.setMinimumHeight(max(theme.px(_LEAST_TABLE), room if narrow else 0))
        self._set_outside_apart(self.width() < theme.px(_TABS_ALONE_BELOW))

    def _bring_tabs(self) -> None:
        """What she asked for fills the screen; what stands above is scrolled away."""
        if self._narrow:
            bar = self._county.verticalScrollBar()
            QTimer.singleShot(0, self.tabs, lambda: bar.setValue(self.tabs.y() - theme.px(8)))

    def _set_outside_apart(self, apart: bool) -> None:
        if apart is self._outside_apart:
            return
        self._outside_apart = apart
        if apart:  # the tabs need the whole line
            self.tabs.setCornerWidget(QWidget())
            self._county.body.insertWidget(self._county.body.indexOf(self.tabs), self.outside)
        else:
            self._county.body.removeWidget(self.outside)
            self.tabs.setCornerWidget(self.outside)
        self.outside.show()

    def _allow(self, there: bool) -> None:
        for made in (*self.papers.buttons, self.papers_menu, self.tabs):
            made.setEnabled(there)
