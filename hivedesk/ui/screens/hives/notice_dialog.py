"""A message to Hives: title and text, sealed with their next package."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import service
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.workplace import Workplace

_DRAFT = "notice"


class NoticeDialog(ActDialog):
    """What is typed survives a lock as a draft."""

    def __init__(self, workplace: Workplace, parent: QWidget, hive_ids: Sequence[str], names: Sequence[str]) -> None:
        super().__init__(workplace, parent, "Write to Hives")
        self._hive_ids = tuple(hive_ids)
        to = ", ".join(names) if len(names) < 4 else f"{len(names)} Hives"
        self.body.addWidget(label(f"To {to}. Sealed with the next package; Undo takes it back until then.", wrap=True))
        self.form = FieldForm()
        self.form.add("title", "Title", fields.line(), required=True)
        self.form.add("text", "Message", fields.text(lines=7), required=True)
        self.body.addWidget(self.form)
        self.does("Send with the next package", self._send)
        draft = workplace.find_draft(_DRAFT)
        if draft is not None:
            self.form.restore_draft(draft)
        self.form.changed.connect(lambda _key: workplace.keep_draft(_DRAFT, self.form.draft()))
        self.form.field("title").control.setFocus()

    def _send(self) -> None:
        if not self.form.check():
            return
        values, desk = self.form.values(), self._workplace.desk
        done = self._workplace.do(lambda: service.write_notice(desk, self._hive_ids, values["title"], values["text"]))
        if done is not None:
            self._workplace.drop_draft(_DRAFT)
            self.accept()
