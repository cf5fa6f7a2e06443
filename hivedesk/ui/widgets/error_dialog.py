"""The dialogs of the last hook, and a question before something that cannot be undone easily."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QWidget

from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label


class MessageDialog(QDialog):
    """Icon, heading, text; put more into ``words`` and answers into ``buttons``."""

    def __init__(self, parent: QWidget | None, head: str, text: str, icon_name: str, ink: Ink) -> None:
        super().__init__(parent)
        self.setWindowTitle("HiveDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(head)
        self.setAccessibleDescription(text)
        self.setMinimumWidth(min(theme.px(440), 760))
        outer = column(18, 22, 20, 22, 18, into=self)
        top = row(14)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon_name, ink, theme.px(28), self.devicePixelRatioF()))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.words = column(6)
        self.words.addWidget(label(head, Role.HEADING, wrap=True))
        if text:
            self.words.addWidget(label(text, wrap=True))
        top.addLayout(self.words, 1)
        outer.addLayout(top)
        self.buttons = row(8)
        outer.addLayout(self.buttons)


def for_problem(parent: QWidget | None, error: HiveDeskError) -> QDialog:
    """A dialog that shows what an error says; not yet open."""
    dialog = MessageDialog(parent, error.message, error.advice, "info", Ink.BLUE)
    dialog.buttons.addStretch(1)
    close = button("Close", dialog.accept, role=Role.PRIMARY)
    close.setDefault(True)
    dialog.buttons.addWidget(close)
    return dialog


def for_bug(parent: QWidget | None, places: str) -> QDialog:
    """The one dialog for an error nobody expected; ``places`` holds the error's class and where it passed, no text."""
    dialog = MessageDialog(
        parent,
        "Something went wrong in HiveDesk.",
        "The last thing you did may not have been carried out, but nothing you saved was lost, and you can carry on. "
        "If it happens again, close HiveDesk and start it again.",
        "warning",
        Ink.WARN,
    )
    details = QPlainTextEdit(places.replace(" < ", "\n"))
    details.setReadOnly(True)
    details.setAccessibleName("Details")
    details.setTabChangesFocus(True)
    details.setMinimumHeight(theme.px(110))
    details.hide()
    note = label("For whoever looks after HiveDesk. It holds no names and nothing you wrote.", Role.SMALL, wrap=True)
    note.hide()
    dialog.words.addWidget(note)
    dialog.words.addWidget(details)
    show = button("Show details")

    def toggle() -> None:
        shown = details.isHidden()
        details.setVisible(shown)
        note.setVisible(shown)
        show.setText("Hide details" if shown else "Show details")
        dialog.adjustSize()

    show.clicked.connect(toggle)
    carry_on = button("Carry on", dialog.accept, role=Role.PRIMARY)
    carry_on.setDefault(True)
    dialog.buttons.addWidget(show)
    dialog.buttons.addStretch(1)
    dialog.buttons.addWidget(carry_on)
    carry_on.setFocus()
    return dialog


def ask(
    parent: QWidget | None,
    question: str,
    explanation: str,
    *,
    yes: str,
    on_yes: Callable[[], object],
    no: str = "Cancel",
    dangerous: bool = False,
) -> QDialog:
    """Open a question with two answers named by what they do; returns at once."""
    name, ink = ("warning", Ink.WARN) if dangerous else ("help", Ink.BLUE)
    dialog = MessageDialog(parent, question, explanation, name, ink)
    agree = button(yes, dialog.accept, role=Role.DANGER if dangerous else Role.PRIMARY)
    refuse = button(no, dialog.reject)
    safest = refuse if dangerous else agree
    safest.setDefault(True)
    dialog.buttons.addStretch(1)
    dialog.buttons.addWidget(refuse)
    dialog.buttons.addWidget(agree)
    safest.setFocus()
    dialog.accepted.connect(on_yes)
    dialog.open()
    return dialog
