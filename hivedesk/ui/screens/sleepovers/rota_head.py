"""The head of the rota: the month, ways to go on, and what can be done with it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hivedesk.foundation.clock import format_date, format_month
from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button, icon_button
from hivedesk.ui.widgets.labels import label

_LARGE = 140  # per cent: from here on most buttons stand behind *More*, so that the table has room
_SIGNS = "What the signs mean"


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
        self._month = date.min
        self._wants_signs = False
        self.title = label("", Role.TITLE)
        self.previous = icon_button("Previous month (Page Up)", "chevron-left", lambda: self.turned.emit(-1))
        self.next = icon_button("Next month (Page Down)", "chevron-right", lambda: self.turned.emit(1))
        self.today = button("Today", self.today_wanted.emit)
        self.today.setToolTip("Today (Alt+Home)")
        self.plan = button("Plan the month", self.plan_wanted.emit, role=Role.PRIMARY)
        self.others = (
            button("New request", self.add_wanted.emit, icon_name="add"),
            button("Carer fell ill", self.ill_wanted.emit),
            button("Print rota", self.print_wanted.emit, icon_name="print"),
        )
        self.more = icon_button("More", "more")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        line = row(6, into=self)
        for made in (self.previous, self.next, self.today):
            line.addWidget(made)
        line.addSpacing(8)
        line.addWidget(self.title)
        line.addStretch(1)
        for made in (*self.others, self.plan, self.more):
            line.addWidget(made)
        self._fit()
        theme.changes().changed.connect(self._fit)

    @property
    def shows_signs(self) -> bool:
        """Whether there is room for what the signs mean, or it was asked for."""
        return not self._is_large() or self._wants_signs

    def show_month(self, month: date) -> None:
        """Say which month is shown; shorter where letters are large."""
        self._month = month
        whole = format_month(month.year, month.month)
        short = " ".join(format_date(month).split()[2:])
        self.title.setText(short if self._is_large() else whole)
        self.title.setAccessibleName(whole)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("New request", self.add_wanted.emit)
        menu.addAction("Carer fell ill", self.ill_wanted.emit)
        menu.addAction("Print rota", self.print_wanted.emit)
        menu.addSeparator()
        signs = menu.addAction(_SIGNS)
        signs.setCheckable(True)
        signs.toggled.connect(self._want_signs)
        return menu

    def _want_signs(self, wanted: bool) -> None:
        self._wants_signs = wanted
        self._fit()

    def _fit(self) -> None:
        large = self._is_large()
        for made in self.others:
            made.setVisible(not large)
        self.more.setVisible(large)
        if self._month > date.min:
            self.show_month(self._month)
        self.signs_shown.emit(self.shows_signs)

    @staticmethod
    def _is_large() -> bool:
        return theme.current().sizes.text_percent >= _LARGE
