"""What is written down after an event: how it went, and what people said."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hivedesk.domain.families import Answer
from hivedesk.ui.screens.calendar.event_state import State, VoiceRow
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear, column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow

_CONSENT = {
    Answer.YES: "may be quoted",
    Answer.NO: "must not be quoted",
    Answer.UNKNOWN: "not asked yet whether it may be quoted",
}


class AfterwardsCard(Card):
    """``consent_wanted`` comes with the voice's id and the answer, ``off_wanted`` with its id."""

    feedback_wanted = Signal()
    voice_wanted = Signal()
    consent_wanted = Signal(str, object)
    off_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Afterwards")
        self._feedback = label("", wrap=True, selectable=True)
        self._voices = column(10)
        self._write = button("How it went", self.feedback_wanted.emit, icon_name="edit")
        self.add(self._feedback)
        self.body.addLayout(self._voices)
        self.add(FlowRow(self._write, button("Write down a voice", self.voice_wanted.emit, icon_name="message")))

    def show_state(self, state: State) -> None:
        """Show what is written."""
        self._feedback.setText(state.feedback or "Nothing is written yet about how it went.")
        clear(self._voices)
        for voice in state.voices:
            self._voices.addWidget(self._voice(voice))

    def _voice(self, voice: VoiceRow) -> QWidget:
        whole = QWidget()
        layout = column(2, into=whole)
        layout.addWidget(label(f"“{voice.words}”", wrap=True, selectable=True))
        said = ", ".join(part for part in (voice.said_by, _CONSENT[voice.consent]) if part)
        layout.addWidget(label(said, Role.SMALL, wrap=True))
        wanted = Answer.NO if voice.consent is Answer.YES else Answer.YES
        words = "No longer to be quoted" if voice.consent is Answer.YES else "They agreed"
        buttons = FlowRow(
            button(words, partial(self.consent_wanted.emit, voice.key, wanted), role=Role.LINK),
            button("Remove", partial(self.off_wanted.emit, voice.key), role=Role.LINK),
        )
        layout.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft)
        return whole
