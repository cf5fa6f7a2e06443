"""The breach card: what to do first, the hours that are left, and every breach on record."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from hivedesk.domain.clocks.due import Deed
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.duty_number import duty_number
from hivedesk.ui.screens.settings.breach_view_model import DANGER, NONE_YET, STEPS, WHAT_IT_IS, BreachCard, BreachLine
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.table_model import breaches_model
from hivedesk.ui.screens.settings.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_EACH_MINUTE_MS = 60_000  # the hours go down while the page is read


class BreachSection(Section):
    """*Record a breach*; Enter on one of the list opens it for change."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._shown: BreachCard | None = None
        self._build()
        self._minutes = QTimer(self)
        self._minutes.setInterval(_EACH_MINUTE_MS)
        self._minutes.timeout.connect(self.acted)
        workplace.discreet_changed.connect(self._discreet_changed)

    def show_state(self, state: State) -> None:
        """Show what is on record, and the hours of now."""
        card = state.breaches
        if card == self._shown:
            return
        before, self._shown = self._shown, card
        if before is None or card.alarms != before.alarms:
            self._show_alarms(card)
        self.model.set_rows(card.lines)
        self.table.setVisible(bool(card.lines))
        self.none.setVisible(not card.lines)
        self.hours.setText(card.hours)
        if before is None or card.duty != before.duty:
            clear(self._duty)
            self._duty.addWidget(Columns(*(duty_number(line, self._to_hive) for line in card.duty), least=260))

    def record(self, breach_id: str = "") -> None:
        """Open the form for a new breach, or for one that is on record."""
        self._workplace.deed_wanted.emit(DeedWanted(Deed.BREACH, record_id=breach_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minutes.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minutes.stop()

    def _build(self) -> None:
        first = self.add_card("Breach of data protection", WHAT_IT_IS)
        self._alarms = column(8)
        first.body.addLayout(self._alarms)
        for number, step in enumerate(STEPS, start=1):
            first.add(label(f"{number}.  {step}", wrap=True))
        self.new = button("Record a breach", self._new, role=Role.PRIMARY, icon_name="add")
        self.lost = button("This laptop was lost", self._to_lost, role=Role.LINK)
        first.add(FlowRow(self.new, self.lost))
        known = self.add_card("Breaches on record")
        self.none = label(NONE_YET, wrap=True)
        self.model = breaches_model(self, self._workplace.words)
        self.table = TableView(self.model, "Breaches on record")
        self.table.setMinimumHeight(theme.px(170))
        self.table.hide()
        self.table.opened.connect(self._opened)
        self.hours = label("", Role.SMALL, wrap=True)
        for widget in (self.none, self.table, self.hours):
            known.add(widget)
        duty = self.add_card("Duty numbers", DANGER)
        self._duty = column(0)
        duty.body.addLayout(self._duty)
        self.body.addStretch(1)

    def _show_alarms(self, card: BreachCard) -> None:
        clear(self._alarms)
        for alarm in card.alarms:
            banner = Banner(Tone.DANGER, alarm.text, alarm.more)
            banner.add_button("Open", partial(self.record, alarm.key))
            self._alarms.addWidget(banner)

    def _opened(self, line: BreachLine) -> None:
        self.record(line.key)

    def _new(self) -> None:
        self.record()

    def _to_lost(self) -> None:
        self.section_wanted.emit("lost")

    def _to_hive(self) -> None:
        self.section_wanted.emit("hive")

    def _discreet_changed(self, _discreet: bool) -> None:
        self.table.viewport().update()
