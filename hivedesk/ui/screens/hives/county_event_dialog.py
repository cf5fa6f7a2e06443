"""*Event for all Hives*: written once, and in every Hive's calendar with the next package."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import service
from hivedesk.domain.events.records import Event
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.workplace import Workplace

_FIELDS = ("kind", "title", "audience", "venue", "address", "cost_pence", "transport", "bring", "catering")


class CountyEventDialog(ActDialog):
    """When it is, and what the Hives are told of it."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent, "Event for all Hives", wide=700)
        self._event = service.new_county_event(workplace.desk)
        self._build()

    def _build(self) -> None:
        desk = self._workplace.desk
        self.body.addWidget(
            label("It comes into every Hive's calendar with the next package; each Hive invites its own.", wrap=True)
        )
        self.record = RecordForm(Event, lambda: desk.today, only=_FIELDS, headings=False, needed=("title", "venue"))
        self.record.show_record(self._event)
        self.times = FieldForm()
        for key, name in (("starts_at", "Begins"), ("ends_at", "Ends")):
            self.times.add(key, name, fields.moment(desk.clock.now, lean=YearLean.FUTURE), required=True, width=HALF)
        self.times.set_values({"starts_at": self._event.starts_at, "ends_at": self._event.ends_at})
        self.body.addWidget(self.times)
        self.body.addWidget(self.record)
        self.body.addStretch(1)
        self.does("Send with the next package", self._send)

    def _send(self) -> None:
        if not self.times.check() or not self.record.check():
            return
        times = self.times.values()
        event = replace(self.record.record(self._event), starts_at=times["starts_at"], ends_at=times["ends_at"])
        if self._workplace.do(lambda: service.send_event(self._workplace.desk, event)) is not None:
            self.accept()
