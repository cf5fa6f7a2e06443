"""The calendar: its pages by month, week and day, or one event in front of them."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from hivedesk.casework.desk import Changed
from hivedesk.domain.clocks import Deed
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.event_ref import EventRef, new_ref, read_ref
from hivedesk.ui.screens.calendar.calendar_page import CalendarPage
from hivedesk.ui.screens.calendar.event_page import EventPage
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.workplace import Workplace

EVENT = "event/"  # and which one: `deeds.event_ref`


class CalendarScreen(QWidget):
    """``opened`` with ``event/…`` shows that event, with a day (``2026-11-14``) that day, else the calendar."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.calendar = CalendarPage(workplace)
        self.event_page = EventPage(workplace)
        self._pages = Pages()
        for page in (self.calendar, self.event_page):
            self._pages.addWidget(page)
        column(0, into=self).addWidget(self._pages)
        self.calendar.event_wanted.connect(workplace.event_wanted)
        self.calendar.new_event_wanted.connect(self._add)
        self.calendar.import_wanted.connect(self._import)
        self.calendar.export_wanted.connect(self._export)
        self.event_page.back_wanted.connect(self._back)
        workplace.discreet_changed.connect(self._redraw)

    def opened(self, target: str = "") -> None:
        """Show an event, a day, or the calendar where it was."""
        if target.startswith(EVENT):
            self.event_page.open(read_ref(target.removeprefix(EVENT)))
            self._pages.setCurrentWidget(self.event_page)
            self.event_page.focus()
            return
        if target:
            self.calendar.go_to(date.fromisoformat(target))
        self.calendar.opened()
        self._pages.setCurrentWidget(self.calendar)
        self.calendar.focus_first()

    def refresh(self, changed: Changed) -> None:
        """Read again what concerns the page that is shown; a new event is shown on its own page."""
        if self._pages.currentWidget() is self.event_page:
            self.event_page.refresh(changed)
        else:
            self.calendar.refresh(changed)

    def came_back(self, changed: Changed | None) -> None:
        """Back from a form: as it was left."""
        if changed is not None:
            self.refresh(changed)

    def _back(self) -> None:
        if self.event_page.day is not None:
            self.calendar.go_to(self.event_page.day)
        self._workplace.screen_wanted.emit("calendar")

    def _add(self, day: date, hour: int | None) -> None:
        self._workplace.deed_wanted.emit(DeedWanted(Deed.ADD_EVENT, record_id=new_ref(day, hour)))

    def _import(self) -> None:
        from hivedesk.ui.screens.calendar.import_dialog import open_import  # when first asked for, for start-up time

        open_import(self._workplace, self)

    def _export(self) -> None:
        from hivedesk.ui.screens.calendar.export_dialog import open_export  # when first asked for, for start-up time

        open_export(self._workplace, self)

    def _redraw(self) -> None:
        if self._pages.currentWidget() is self.event_page:
            self.event_page.redraw()
        else:
            self.calendar.opened()


def event_target(event_id: str, original_start: datetime | None) -> str:
    """What `CalendarScreen.opened` is to be told for an event."""
    return f"{EVENT}{EventRef(event_id, original_start)}"
