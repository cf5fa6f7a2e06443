"""*Event for all Hives*: written once, and in every Hive's calendar with the next package."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.casework.exchange import service
from hivedesk.domain.events.records import Event
from hivedesk.ui import theme
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import ScrollPage
from hivedesk.ui.workplace import Workplace

_FIELDS = ("kind", "title", "audience", "venue", "address", "cost_pence", "transport", "bring", "catering")


class CountyEventDialog(QDialog):
    """When it is, and what the Hives are told of it."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._event = service.new_county_event(workplace.desk)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Event for all Hives")
        self.setAccessibleName("Event for all Hives")
        self._build()
        workplace.about_to_lock.connect(self.reject)

    def _build(self) -> None:
        desk = self._workplace.desk
        outer = column(12, 0, 0, 0, 18, into=self)
        page = ScrollPage(gap=12, margin=26)
        outer.addWidget(page, 1)
        page.body.addWidget(label("Event for all Hives", Role.TITLE, wrap=True))
        page.body.addWidget(
            label("It comes into every Hive's calendar with the next package; each Hive invites its own.", wrap=True)
        )
        self.record = RecordForm(Event, lambda: desk.today, only=_FIELDS, headings=False, needed=("title", "venue"))
        self.record.show_record(self._event)
        self.times = FieldForm()
        for key, name in (("starts_at", "Begins"), ("ends_at", "Ends")):
            self.times.add(key, name, fields.moment(desk.clock.now, lean=YearLean.FUTURE), required=True, width=HALF)
        self.times.set_values({"starts_at": self._event.starts_at, "ends_at": self._event.ends_at})
        page.body.addWidget(self.times)
        page.body.addWidget(self.record)
        page.body.addStretch(1)
        foot = row(8, 26, 0, 26, 0)
        foot.addStretch(1)
        foot.addWidget(button("Cancel", self.reject))
        foot.addWidget(button("Send with the next package", self._send, role=Role.PRIMARY))
        outer.addLayout(foot)
        self.resize(theme.px(700), theme.px(640))

    def _send(self) -> None:
        if not self.times.check() or not self.record.check():
            return
        times = self.times.values()
        event = replace(self.record.record(self._event), starts_at=times["starts_at"], ends_at=times["ends_at"])
        if self._workplace.do(lambda: service.send_event(self._workplace.desk, event)) is not None:
            self.accept()
