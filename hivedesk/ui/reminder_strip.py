"""What begins soon, said inside the window. Outside it nothing is said but that HiveDesk wants attention: no names."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.casework.reminders import Reminder, due_reminders
from hivedesk.foundation.clock import format_date, format_time, local
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.workplace import Workplace

EVERY_MS = 20_000
FIRST_MS = 1_500  # once the desk is in view


class ReminderStrip(QWidget):
    """One banner for each, until it is closed or what it is about has begun."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._column = column(6, 28, 8, 28, 0, into=self)
        self._banners: dict[str, Banner] = {}
        self._closed: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(FIRST_MS, self, self._begin)
        workplace.discreet_changed.connect(self._reword)
        workplace.about_to_lock.connect(self._timer.stop)
        self.hide()

    def look(self) -> None:
        """See what is to be remembered now."""
        if not self._workplace.desk.is_open:
            self._timer.stop()
            return
        reminders = self._workplace.ask(lambda: due_reminders(self._workplace.desk)) or []
        wanted = {one.key: one for one in reminders if one.key not in self._closed}
        for key in [key for key in self._banners if key not in wanted]:
            self._drop(key)
        new = [one for key, one in wanted.items() if key not in self._banners]
        for one in new:
            self._add(one)
        self.setVisible(bool(self._banners))
        if new:
            announce(self, "; ".join(self._banners[one.key].text.text() for one in new))
            QApplication.alert(self.window())

    def _begin(self) -> None:
        self._timer.start()
        self.look()

    def _add(self, reminder: Reminder) -> None:
        banner = Banner(Tone.INFO, self._words(reminder), closable=True)
        banner.add_button("Open", partial(self._open, reminder))
        banner.closed.connect(partial(self._close, reminder.key))
        banner.setProperty("reminder", reminder)
        self._banners[reminder.key] = banner
        self._column.addWidget(banner)

    def _words(self, reminder: Reminder) -> str:
        day = local(reminder.starts_at).date()
        when = format_time(reminder.starts_at)
        if day != self._workplace.desk.today:
            when = f"{when} on {format_date(day)}"
        return f"{self._workplace.words(reminder.title)} at {when}"

    def _reword(self) -> None:
        for banner in self._banners.values():
            banner.say(self._words(banner.property("reminder")))

    def _open(self, reminder: Reminder) -> None:
        self._close(reminder.key)
        if reminder.event_id:
            self._workplace.event_wanted.emit(reminder.event_id, reminder.original_start)
        else:
            self._workplace.family_wanted.emit(reminder.family_id)

    def _close(self, key: str) -> None:
        self._closed.add(key)
        self._drop(key)
        self.setVisible(bool(self._banners))

    def _drop(self, key: str) -> None:
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()
