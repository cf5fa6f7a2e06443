"""The head of a line in the household's form: its name, which opens it, and the button that removes it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label


class PartHead(QWidget):
    """``one`` is what the line is about: "carer". The button goes beneath the name where there is no room."""

    def __init__(self, one: str, on_open: Callable[[], object], on_remove: Callable[[], object]) -> None:
        super().__init__()
        self._one = one
        self._layout = row(8, into=self)
        self.open = button("", on_open, role=Role.QUIET)
        self._note = label("", Role.SMALL)
        self._note.hide()
        self.remove = button(f"Remove {one}", on_remove, role=Role.QUIET, icon_name="delete")
        self._layout.addWidget(self.open)
        self._layout.addWidget(self._note)
        self._layout.addStretch(1)
        self._layout.addWidget(self.remove)

    def show_state(self, name: str, *, opened: bool, removed: bool) -> None:
        """Say what the line is called, whether it is open, and whether it will go."""
        self.open.setText(name)
        self.open.setIcon(icon("chevron-down" if opened else "chevron-right", Ink.ACCENT))
        self.open.setAccessibleDescription("Opened" if opened else "Open to change")
        self.open.setDisabled(removed)
        self._note.setText("Will be removed when you save." if removed else "")
        self._note.setVisible(removed)
        self.remove.setText("Keep" if removed else f"Remove {self._one}")
        self.remove.setAccessibleDescription(name)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def _widths(self) -> list[int]:
        shown = (self.open, self._note, self.remove)
        return [part.sizeHint().width() for part in shown if not part.isHidden()]

    def _turn(self) -> None:
        widths = self._widths()
        narrow = sum(widths) + len(widths) * self._layout.spacing() > self.width()
        wanted = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        if self._layout.direction() is not wanted:
            self._layout.setDirection(wanted)
            side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
            for made in (self.open, self.remove):
                self._layout.setAlignment(made, side)
