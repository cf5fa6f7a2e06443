"""The head of the calendar: what is shown, ways to go on, the kinds that are shown, and what filters hide."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QBoxLayout, QToolTip, QWidget

from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.kind_bar import KindBar
from hivedesk.ui.screens.calendar.view_model import State, View
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.typed_dates import UnreadableDate
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.date_field import DateField
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow

_LARGE = 140  # per cent: from here on the kinds stand behind *Filters*, and the tools beneath the calendar
_ANY = 16_777_215  # Qt's own "no limit"
_KEYS = (
    "Arrows: another day. Page Up, Page Down: another page. Home, End: Monday, Sunday. "
    "Enter: into the day. N or Insert: add an event."
)
_NOTHING = "Nothing is in your calendar yet"
_WHAT_FIRST = (
    "Add a support group or family event, bring in a calendar you keep elsewhere, or enter the school terms first: "
    "groups can pause in the holidays by themselves."
)


class CalendarHead(QWidget):
    """Asks for everything by signals; shows what `view_model.State` says."""

    turned = Signal(int)
    view_chosen = Signal(object)  # View
    day_wanted = Signal(object)  # date
    kinds_wanted = Signal(object)  # frozenset[ItemKind]
    all_kinds_wanted = Signal()
    add_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    terms_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._showing = False
        self.views = FilterBar("View", [(view, view.value) for view in View], exclusive=True)
        self.views.setToolTip(_KEYS)
        self.previous = button("Previous", lambda: self.turned.emit(-1))
        self.today = button("Today", lambda: self.day_wanted.emit(self._today()))
        self.next = button("Next", lambda: self.turned.emit(1))
        self.add = button("Add event", self.add_wanted.emit, role=Role.PRIMARY, icon_name="add")
        self.title = label("", Role.TITLE)
        self.subtitle = label("", Role.MUTED)
        self.filters_button = button("Filters", icon_name="filter")
        self.filters_button.setCheckable(True)
        self.filters_button.hide()
        self._actions = FlowRow(self.views, self.previous, self.today, self.next, self.add, self.filters_button)
        self.go_to = _GoTo(today, name="Go to")
        self.go_to.setPlaceholderText("14 nov, mon")
        self.kinds = KindBar()
        self.tools = FlowRow()  # stands beneath the calendar at large text
        self.tools.hide()
        self.hidden_words = label("", Role.STRONG)
        self.hidden = FlowRow(self.hidden_words, button("Show all", self.all_kinds_wanted.emit, role=Role.CHIP))
        self.hidden.hide()
        self.first = Banner(Tone.PLAIN, _NOTHING, _WHAT_FIRST)
        self.first.add_button("Add event", self.add_wanted.emit)
        self.first.add_button("Import calendar", self.import_wanted.emit)
        self.first.add_button("School terms", self.terms_wanted.emit)
        self.first.hide()
        self._lay_out()
        self._connect()
        self._fit()
        theme.changes().changed.connect(self._fit)

    def show_state(self, state: State) -> None:
        """Say what is shown, what is hidden, and what to do first."""
        self._showing = True
        self.title.setText(state.title)
        self.subtitle.setText(state.subtitle)
        self.views.select(state.view)
        self.kinds.show_kinds(state.shown_kinds)
        self._showing = False
        if state.hidden and state.hidden != self.hidden_words.text():
            announce(self, state.hidden)
        self.hidden_words.setText(state.hidden)
        self.hidden.setVisible(bool(state.hidden))
        self.first.setVisible(state.empty and not state.hidden)

    def go_to_typed(self) -> None:
        """Go to the day that was typed, where it can be read."""
        self.go_to.tidy()
        try:
            day = self.go_to.value()
        except UnreadableDate as error:
            words = f"{error} {error.advice}"
            QToolTip.showText(self.go_to.mapToGlobal(QPoint(0, self.go_to.height())), words, self.go_to)
            announce(self.go_to, words, urgent=True)
            return
        if day is not None:
            self.day_wanted.emit(day)
            self.go_to.set_value(None)

    def _lay_out(self) -> None:
        outer = column(10, into=self)
        self._top = row(8)
        words = column(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._top.addLayout(words, 1)
        self._top.addWidget(self._actions)
        outer.addLayout(self._top)
        go = QWidget()
        name = label("Go to", Role.SMALL)
        name.setBuddy(self.go_to)
        line = row(6, 6, 0, 0, 0, into=go)
        line.addWidget(name)
        line.addWidget(self.go_to)
        self._tools: list[QWidget] = [go]
        for text, signal, picture in (
            ("Import calendar", self.import_wanted, "import"),
            ("Export calendar", self.export_wanted, "export"),
            ("School terms", self.terms_wanted, "calendar-small"),
        ):
            self._tools.append(button(text, signal.emit, role=Role.QUIET, icon_name=picture))
        outer.addWidget(self.kinds)
        outer.addWidget(self.hidden)
        outer.addWidget(self.first)

    def _connect(self) -> None:
        self.views.changed.connect(self._view_changed)
        self.kinds.changed.connect(self.kinds_wanted)
        self.filters_button.toggled.connect(self._fit)
        self.go_to.returnPressed.connect(self.go_to_typed)
        self.go_to.picked.connect(self.go_to_typed)

    def _view_changed(self) -> None:
        if not self._showing:
            for view in self.views.selected():
                self.view_chosen.emit(view)

    def _fit(self) -> None:
        """At large text the kinds would leave no room for the calendar: there a button opens them."""
        large = self._is_large()
        self.views.setFixedWidth(_one_line(self.views))
        across = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._top.setDirection(across)
        self._actions.setMinimumWidth(0 if large else _one_line(self._actions))
        self._actions.setMaximumWidth(_ANY if large else _one_line(self._actions))
        self.subtitle.setVisible(not large)
        self.go_to.setFixedWidth(theme.px(136))
        self.filters_button.setVisible(large)
        for made in self._tools:
            (self.tools if large else self.kinds).add(made)
        self.tools.setVisible(large)
        self.kinds.setVisible(not large or self.filters_button.isChecked())

    @staticmethod
    def _is_large() -> bool:
        return theme.current().sizes.text_percent >= _LARGE


def _one_line(flow: FlowRow) -> int:
    """How wide a row is that does not go on in the next line."""
    items = [item for place in range(flow.flow.count()) if (item := flow.flow.itemAt(place)) is not None]
    made = [one for item in items if (one := item.widget()) is not None and not one.isHidden()]
    widths = [one.minimumWidth() if isinstance(one, FlowRow) else one.sizeHint().width() for one in made]
    return sum(widths) + flow.flow.spacing() * (len(widths) - 1) + 2


class _GoTo(DateField):
    """``picked`` when a day was chosen in the little calendar: it needs no Enter."""

    picked = Signal()

    def _chosen(self, day: date) -> None:
        super()._chosen(day)
        self.picked.emit()
