"""The calendar's page: its head, the filters, one of the three views, and the chosen day beside it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.domain.calendar.items import ItemKind, Opens
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.agenda_view import AgendaView
from hivedesk.ui.screens.calendar.calendar_head import CalendarHead
from hivedesk.ui.screens.calendar.day_panel import DayPanel
from hivedesk.ui.screens.calendar.entries import Entry, said_in_full
from hivedesk.ui.screens.calendar.month_view import MonthView
from hivedesk.ui.screens.calendar.view_model import CalendarViewModel, State, View
from hivedesk.ui.screens.calendar.week_hours import WorkingHours
from hivedesk.ui.screens.calendar.week_model import HALF_HOUR
from hivedesk.ui.screens.calendar.week_view import WeekView
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.page import ScrollPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.workplace import Workplace

_PAUSE_MS = 60  # of quiet, before the pages before and after are read ahead
_MINUTE_MS = 60_000
_NARROW = 900  # px at 100 per cent: with less room the day stands beneath the calendar
_SNAP = 15
_ALONE = "Only this one of the series was changed."
_CHOOSE_FIRST = "Choose an entry first: Enter, then the arrows."
_NOTHING_HERE = "Nothing stands here that can be moved."


class CalendarPage(QWidget):
    """``event_wanted`` comes with an id and which occurrence, ``new_event_wanted`` with a day, and an hour or None."""

    event_wanted = Signal(str, object)
    new_event_wanted = Signal(object, object)
    import_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.model = CalendarViewModel(workplace.desk)
        self.shown = State()
        policy = workplace.desk.policy
        working = WorkingHours(frozenset(policy.working_days), policy.working_from, policy.working_to)
        self.head = CalendarHead(lambda: workplace.desk.today)
        self.month = MonthView()
        self.week = WeekView(workplace.desk.clock.now, working)
        self.agenda = AgendaView()
        self.panel = DayPanel()
        self._views = Pages()
        for view in (self.month, self.week, self.agenda):
            self._views.addWidget(view)
        self._lay_out()
        self._connect()
        self._add_keys()
        self._ahead = self._timer(_PAUSE_MS, self.model.read_ahead, once=True)
        self._minute = self._timer(_MINUTE_MS, self._minute_passed)

    # -- what the screen asks

    def opened(self) -> None:
        """Read again, and show."""
        self.model.set_discreet(self._workplace.discreet)
        self.model.read_again()
        self._render()

    def refresh(self, changed: Changed) -> None:
        """Something changed: read again what may show; day, entry and place stay."""
        if self.model.concerns(changed):
            self.opened()

    def go_to(self, day: date) -> None:
        """Choose a day and show it."""
        self.model.choose_day(day)
        self._render()

    def focus_first(self) -> None:
        """Put the keyboard into the calendar."""
        self._current().setFocus()

    def turn(self, pages: int) -> None:
        """Previous or next month, week or list."""
        self.model.turn(pages)
        self._render()
        announce(self, self.shown.title)

    def choose_view(self, view: View) -> None:
        """Month, week or agenda."""
        self.model.choose_view(view)
        self._render()

    # -- showing

    def _render(self) -> None:
        state = self._workplace.ask(self.model.state)
        if state is None:
            return
        self.shown = state
        self.head.show_state(state)
        self._views.setCurrentWidget(self._current())
        match state.view:
            case View.MONTH:
                self.month.show_weeks(state.weeks, state.day, state.chosen_key)
            case View.WEEK:
                self.week.show_week(state.weeks[0], state.day, state.chosen_key)
            case View.AGENDA:
                self.agenda.show_lines(state.agenda, state.day, state.chosen_key)
        self.panel.show_day(state.chosen, state.chosen_key)
        self._ahead.start()

    def _current(self) -> MonthView | WeekView | AgendaView:
        match self.model.view:
            case View.MONTH:
                return self.month
            case View.WEEK:
                return self.week
        return self.agenda

    def _minute_passed(self) -> None:
        if self.shown.today != self._workplace.desk.today:
            self.opened()
        elif self.model.view is View.WEEK:
            self.week.repaint_now()

    # -- choosing and opening

    def _choose(self, day: date, key: str) -> None:
        if (day, key) != (self.shown.day, self.shown.chosen_key):
            self.model.choose(key, day)
            self._render()

    def _choose_in_panel(self, key: str) -> None:
        if key != self.shown.chosen_key:
            self.model.choose(key)
            self._render()

    def _enter(self, day: date, minutes: int | None) -> None:
        """Enter: into the day where something stands, else a new event."""
        there = self.model.standing_at(day, minutes)
        if not there:
            self.new_event_wanted.emit(day, None if minutes is None else minutes // 60)
        elif minutes is not None and len(there) == 1:
            self._open(there[0].key)
        else:
            self._choose(day, there[0].key)
            self.panel.focus_list()

    def _show_day(self, day: date) -> None:
        self._choose(day, "")
        self.panel.focus_list()

    def _open(self, key: str) -> None:
        entry = self.model.entry(key)
        if entry is None:
            return
        item = entry.item
        match item.opens:
            case Opens.EVENT:
                self.event_wanted.emit(item.record_id, item.original_start)
            case Opens.FOLLOW_UP:
                self._workplace.planned_contact_wanted.emit(item.family_id or "", item.record_id)
            case Opens.FAMILY if item.family_id is not None:
                self._workplace.family_wanted.emit(item.family_id)
            case Opens.STAY:
                self._workplace.stay_wanted.emit(item.record_id)
            case Opens.SCHOOL_DATES:
                self.show_school_terms(item.record_id)

    def show_school_terms(self, dates_id: str = "") -> None:
        """Open the dialog of the school terms."""
        from hivedesk.ui.screens.calendar.school_dates_dialog import SchoolDatesDialog

        dialog = SchoolDatesDialog(self._workplace, self, dates_id)
        dialog.import_wanted.connect(self.import_wanted)
        dialog.open()

    def _add(self, day: date | None = None, hour: int | None = None) -> None:
        self.new_event_wanted.emit(day or self.model.day, hour)

    # -- moving

    def _move(self, key: str, day: date, minutes: int | None = None) -> None:
        self._do(key, lambda: self.model.move(key, day, minutes), day)

    def _move_by(self, days: int, minutes: int) -> None:
        key = self._key_meant()
        entry = self.model.entry(key) if key else None
        if entry is not None and minutes and entry.item.all_day:
            self._workplace.said.emit("This has no hour.", False)
        elif entry is not None:
            day, _at = self.model.moved_to(key, days, minutes)
            self._do(key, lambda: self.model.move_by(key, days, minutes), day)

    def _lengthen(self, key: str, day: date, minutes: int) -> None:
        self._do(key, lambda: self.model.lengthen(key, day, minutes), self.model.day)

    def _key_meant(self) -> str:
        """The chosen entry, else the one that can be moved where the keyboard is; "" (and what to do is said)."""
        if self.model.key:
            return self.model.key
        there = self._standing_here()
        if len(there) == 1:
            return there[0].key
        self._workplace.said.emit(_CHOOSE_FIRST if there else _NOTHING_HERE, False)
        return ""

    def _standing_here(self) -> list[Entry]:
        """What can be moved on the chosen day; in the week in its half hour, or above the hours."""
        hours = self.model.view is View.WEEK and not self.week.above.hasFocus()
        there = self.model.standing_at(self.model.day, self.week.hours.half_hour * HALF_HOUR if hours else None)
        if self.model.view is View.WEEK and not hours:
            there = tuple(entry for entry in there if entry.above_hours)
        return [entry for entry in there if entry.item.movable]

    def _lengthen_by(self, minutes: int) -> None:
        key = self._key_meant()
        if key:
            self._do(key, lambda: self.model.lengthen_by(key, minutes), self.model.day)

    def _do(self, key: str, prepare: Callable[[], Callable[[], Changed | None]], day: date) -> None:
        """Move something, follow it where it went, and say so; of a series it is said that only this one moved."""
        alone = self.model.in_series(key)
        changed = self._workplace.do(prepare(), quiet=alone)
        if changed is None:
            self._render()
            return
        self.model.follow(key, changed, day)
        self._render()
        if self.model.view is View.WEEK:
            self.week.bring_into_view()
        if alone:
            words = self._workplace.words(changed.sentence)
            self._workplace.said.emit(f"{words[:1].upper()}{words[1:]}. {_ALONE}", changed.undoable)
        entry = self.model.entry(self.model.key) if self.model.key else None
        if entry is not None:
            announce(self, said_in_full(entry))

    def _ask_where(self, key: str) -> None:
        from hivedesk.ui.screens.calendar.move_dialog import MoveDialog

        entry = self.model.entry(key)
        if entry is not None:
            dialog = MoveDialog(self._workplace, entry, lambda: self._workplace.desk.today, self)
            dialog.moved.connect(lambda day, minutes: self._move(key, day, minutes))
            dialog.open()

    # -- building

    def _connect(self) -> None:
        self.head.turned.connect(self.turn)
        self.head.view_chosen.connect(self.choose_view)
        self.head.day_wanted.connect(self.go_to)
        self.head.kinds_wanted.connect(self._filter)
        self.head.all_kinds_wanted.connect(lambda: self._filter(ItemKind))
        self.head.add_wanted.connect(self._add)
        self.head.import_wanted.connect(self.import_wanted)
        self.head.export_wanted.connect(self.export_wanted)
        self.head.terms_wanted.connect(self.show_school_terms)
        for view in (self.month, self.week, self.agenda):
            view.chosen.connect(self._choose)
            view.opened.connect(self._open)
            view.turned.connect(self.turn)
            view.add_wanted.connect(self._add)
        for table in (self.month, self.week):
            table.entered.connect(self._enter)
            table.moved.connect(self._move)
        self.week.lengthened.connect(self._lengthen)
        self.month.more_wanted.connect(self._show_day)
        self.agenda.more_wanted.connect(self._more)
        self.agenda.earlier_wanted.connect(self._earlier)
        self.panel.chosen.connect(self._choose_in_panel)
        self.panel.opened.connect(self._open)
        self.panel.move_wanted.connect(self._ask_where)
        self.panel.add_wanted.connect(self._add)
        self.panel.left.connect(self.focus_first)

    def _filter(self, kinds: Iterable[ItemKind]) -> None:
        self.model.filter(kinds)
        self._render()

    def _more(self) -> None:
        self.model.show_more()
        self._render()

    def _earlier(self) -> None:
        self.model.show_earlier()
        self._render()

    def _add_keys(self) -> None:
        """Moving by keys; the same everywhere on the page."""
        for keys, days, weeks_or_quarters in (("Left", -1, 0), ("Right", 1, 0), ("Up", 0, -1), ("Down", 0, 1)):
            self._key(f"Alt+Shift+{keys}", partial(self._step, days, weeks_or_quarters))
        self._key("Alt+Shift+PgUp", partial(self._lengthen_by, -_SNAP))
        self._key("Alt+Shift+PgDown", partial(self._lengthen_by, _SNAP))

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _step(self, days: int, down: int) -> None:
        """Up and down: a quarter of an hour in the week, else a week."""
        if self.model.view is View.WEEK:
            self._move_by(days, down * _SNAP)
        else:
            self._move_by(days + 7 * down, 0)

    def _lay_out(self) -> None:
        page = ScrollPage(gap=10, margin=28)
        theme.set_spacing(page.body, 10, 28, 16, 28, 16)
        page.body.addWidget(self.head)
        self._beside = row(14)
        self._beside.addWidget(self._views, 1)
        self._beside.addWidget(self.panel)
        page.body.addLayout(self._beside, 1)
        page.body.addWidget(self.head.tools)
        column(0, into=self).addWidget(page)
        self._fit()
        theme.changes().changed.connect(self._fit)

    def _fit(self) -> None:
        """The day stands beside the calendar where there is room, else beneath it."""
        narrow = self.width() < theme.px(_NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(wanted)
        self.panel.setMaximumWidth(16_777_215 if narrow else theme.px(240))
        self.panel.setMinimumWidth(0 if narrow else theme.px(240))
        self.panel.setMinimumHeight(theme.px(220) if narrow else 0)

    def _timer(self, interval: int, act: Callable[[], object], *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(once)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self._ahead.stop()
