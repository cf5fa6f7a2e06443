"""The time line on a family's card: chips that narrow it, its lines, and *Show more*."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from hivedesk.casework.time_line import Part
from hivedesk.ui import theme
from hivedesk.ui.screens.families.card_time_line import Happening
from hivedesk.ui.screens.families.card_view_model import TimeLineState
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.chips import FilterBar
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow
from hivedesk.ui.widgets.timeline import Timeline, TimelineEntry

TIME_LINE = "Time line"
_NOTHING = {
    None: "Nothing has happened yet. Log the first contact.",
    Part.CONTACTS: "Nobody has spoken with them yet. Log the first contact.",
    Part.EVENTS: "They have not been asked to an event yet.",
    Part.STAYS: "No child has stayed with them, or from them with others, yet.",
    Part.PLACEMENTS: "No placement with a date is on record.",
    Part.PROCEDURES: "No talk, hold, training or visit is on record.",
    Part.CHANGES: "Nothing was changed.",
}


class WholeTimeline(Timeline):
    """A time line as long as its entries: the page scrolls, not the line."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show these, newest first."""
        self.set_entries(
            [TimelineEntry(one.key, one.when, one.title, one.text, one.icon, one.tone) for one in happenings]
        )
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), max(theme.px(40), self.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        model = self.model()
        height = sum(self.sizeHintForRow(at) for at in range(model.rowCount())) + 2 * self.frameWidth() + 2
        if height != self.maximumHeight():
            self.setFixedHeight(height)


class TimeLineCard(Card):
    """``opened`` comes with a `Happening` on Enter or double click."""

    opened = Signal(object)
    only_wanted = Signal(object)  # Part | None
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(TIME_LINE)
        self._shown: dict[str, Happening] = {}
        self.chips = FilterBar("Show", [(None, "All"), *((part, part.value) for part in Part)], exclusive=True)
        self.chips.changed.connect(self._narrow)
        self.line = WholeTimeline(TIME_LINE)
        self.line.opened.connect(self._open)
        self._nothing = label("", Role.MUTED, wrap=True)
        self._more = button("Show more", self.more_wanted.emit, role=Role.QUIET)
        self._foot = FlowRow(self._more)
        for part in (self.chips, self.line, self._nothing, self._foot):
            self.add(part)

    def show_state(self, state: TimeLineState) -> None:
        """Show as much as was read."""
        self._shown = {one.key: one for one in state.happenings}
        self.chips.select(state.only)
        self.line.show_happenings(state.happenings)
        self.line.setVisible(bool(state.happenings))
        self._nothing.setText("" if state.happenings else _NOTHING[state.only])
        self._nothing.setVisible(not state.happenings)
        keyboard_was_here = self._more.hasFocus()
        self._foot.setVisible(state.more)
        if keyboard_was_here and not state.more:
            self.line.setFocus()

    def _narrow(self) -> None:
        self.only_wanted.emit(cast("Part | None", next(iter(self.chips.selected()))))

    def _open(self, key: object) -> None:
        if (one := self._shown.get(str(key))) is not None:
            self.opened.emit(one)
