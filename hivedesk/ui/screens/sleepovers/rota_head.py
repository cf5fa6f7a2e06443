"""The head of the rota: the month, ways to go on, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button, icon_button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow

_LARGE = 140  # per cent: from here on the buttons stand beneath the month


class RotaHead(QWidget):
    """Asks for everything by signals."""

    turned = Signal(int)
    today_wanted = Signal()
    plan_wanted = Signal()
    ill_wanted = Signal()
    print_wanted = Signal()
    add_wanted = Signal()
    signs_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", Role.TITLE)
        self.signs = button("Signs", role=Role.QUIET)
        self.signs.setCheckable(True)
        self.signs.setToolTip("What the colours and signs mean")
        self.signs.toggled.connect(self._fit)
        self.previous = icon_button("Previous month (Page Up)", "chevron-left", lambda: self.turned.emit(-1))
        self.next = icon_button("Next month (Page Down)", "chevron-right", lambda: self.turned.emit(1))
        self.today = button("Today", self.today_wanted.emit)
        self.today.setToolTip("Today (Alt+Home)")
        self.plan = button("Plan the month", self.plan_wanted.emit, role=Role.PRIMARY)
        self.actions = FlowRow(
            button("New request", self.add_wanted.emit, icon_name="add"),
            button("Carer fell ill", self.ill_wanted.emit),
            button("Print rota", self.print_wanted.emit, icon_name="print"),
            self.plan,
        )
        self._top = row(8, into=self)
        going = row(4)
        for made in (self.previous, self.next, self.today):
            going.addWidget(made)
        going.addSpacing(8)
        going.addWidget(self.title)
        going.addStretch(1)
        going.addWidget(self.signs)
        self._top.addLayout(going, 1)
        self._top.addWidget(self.actions)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def _fit(self) -> None:
        large = theme.current().sizes.text_percent >= _LARGE
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self.actions.setMinimumWidth(0 if large else _one_line(self.actions))
        self.signs.setVisible(large)
        self.signs_shown.emit(self.shows_signs)

    @property
    def shows_signs(self) -> bool:
        """Whether there is room for what the signs mean, or it was asked for."""
        return self.signs.isHidden() or self.signs.isChecked()


def _one_line(flow: FlowRow) -> int:
    """How wide a row is that does not go on in the next line."""
    items = [item for place in range(flow.flow.count()) if (item := flow.flow.itemAt(place)) is not None]
    return sum(item.sizeHint().width() for item in items) + flow.flow.spacing() * (len(items) - 1) + 2
