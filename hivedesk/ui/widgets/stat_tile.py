"""A big number and what it counts; press it to see the rows behind it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy

from hivedesk.ui import theme
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.labels import label


class StatTile(QPushButton):
    """Its accessible name is number and words together."""

    def __init__(self, number: str, words: str, *, note: str = "", tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self.setAutoDefault(False)
        theme.set_role(self, Role.TILE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._layout = layout = column(1, 18, 12, 18, 14, into=self)
        self._number = label("", Role.BIG)
        self._words = label("", Role.MUTED, wrap=True)
        self._note = label("", Role.SMALL, wrap=True)
        for part in (self._number, self._words, self._note):
            layout.addWidget(part)
        layout.addStretch(1)
        self._slim = False
        self.show_figure(number, words, note=note, tone=tone)

    def set_slim(self, slim: bool) -> None:
        """Lower, where what stands beneath needs the room: the note is its tool tip then."""
        if slim is self._slim:
            return
        self._slim = slim
        theme.set_role(self._number, Role.HEADING if slim else Role.BIG)
        theme.repolish(self._number)
        theme.set_spacing(self._layout, 0 if slim else 1, 14 if slim else 18, 6 if slim else 12, 14, 7 if slim else 14)
        self._show_note()

    def show_figure(self, number: str, words: str, *, note: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Count something else."""
        self._number.setText(number)
        self._words.setText(words)
        self._note.setText(note)
        self._show_note()
        self._number.setProperty("tone", str(tone))
        theme.repolish(self._number)
        self.setAccessibleName(" ".join(part for part in (number, words) if part))
        self.setAccessibleDescription(note)
        self.updateGeometry()

    def _show_note(self) -> None:
        note = self._note.text()
        self._note.setVisible(bool(note) and not self._slim)
        self.setToolTip(note if self._slim else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint().expandedTo(QSize(theme.px(150), self._least()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self._layout.minimumSize().height())

    def _least(self) -> int:
        return theme.px(44 if self._slim else 72)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._least(), self._layout.heightForWidth(width))
