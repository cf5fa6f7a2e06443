"""A message to Hives: title and text, sealed with their next package."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.casework.exchange import service
from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.workplace import Workplace

_DRAFT = "notice"


class NoticeDialog(QDialog):
    """What is typed survives a lock as a draft."""

    def __init__(self, workplace: Workplace, parent: QWidget, hive_ids: Sequence[str], names: Sequence[str]) -> None:
        super().__init__(parent)
        self._workplace, self._hive_ids = workplace, tuple(hive_ids)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Write to Hives")
        self.setAccessibleName("Write to Hives")
        outer = column(14, 26, 22, 26, 18, into=self)
        outer.addWidget(label("Write to Hives", Role.TITLE, wrap=True))
        to = ", ".join(names) if len(names) < 4 else f"{len(names)} Hives"
        outer.addWidget(label(f"To {to}. Sealed with the next package; Undo takes it back until then.", wrap=True))
        self.form = FieldForm()
        self.form.add("title", "Title", fields.line(), required=True)
        self.form.add("text", "Message", fields.text(lines=7), required=True)
        outer.addWidget(self.form)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(button("Cancel", self.reject))
        foot.addWidget(button("Send with the next package", self._send, role=Role.PRIMARY))
        outer.addLayout(foot)
        self.setMinimumWidth(theme.px(560))
        draft = workplace.find_draft(_DRAFT)
        if draft is not None:
            self.form.restore_draft(draft)
        self.form.changed.connect(lambda _key: workplace.keep_draft(_DRAFT, self.form.draft()))
        workplace.about_to_lock.connect(self.reject)
        self.form.field("title").control.setFocus()

    def _send(self) -> None:
        if not self.form.check():
            return
        values, desk = self.form.values(), self._workplace.desk
        done = self._workplace.do(lambda: service.write_notice(desk, self._hive_ids, values["title"], values["text"]))
        if done is not None:
            self._workplace.drop_draft(_DRAFT)
            self.accept()
