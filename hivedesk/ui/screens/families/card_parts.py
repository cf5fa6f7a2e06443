"""The pieces of a family's card: its sections, and the flags while they are shown."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from hivedesk.ui import icons, theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.icons import Ink
from hivedesk.ui.screens.families.card_actions import Action
from hivedesk.ui.screens.families.card_section import Entry, Section
from hivedesk.ui.screens.families.card_view_model import Flags
from hivedesk.ui.screens.families.facts import Facts
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow, divider

Act = Callable[[DeedWanted], object]
_INKS = {Tone.WARN: Ink.WARN, Tone.DANGER: Ink.DANGER, Tone.INFO: Ink.BLUE, Tone.GOOD: Ink.ACCENT}


def remember_focus(widget: QWidget, key: str) -> None:
    """Let the card find this again after it was shown anew."""
    widget.setProperty("focus_key", key)


def deed_button(action: Action, act: Act, place: str, *, role: Role | None = None) -> QPushButton:
    """The button of a deed; ``place`` tells it from the same deed's other buttons on the card."""
    made = button(action.label, partial(act, action.wanted), role=role)
    made.setAccessibleDescription(action.about)
    wanted = action.wanted
    remember_focus(made, f"{place}:{wanted.deed.value}:{wanted.record_id}:{wanted.carer_id or ''}")
    return made


class SectionCard(Card):
    """A section's sentences, facts and entries; in one quiet line what is not recorded; below, what can be done."""

    def __init__(self, section: Section, act: Act) -> None:
        super().__init__(section.title)
        self._act = act
        self._title = section.title
        for line in section.lines:
            self.add(label(line, wrap=True, selectable=True))
        self._add_facts(section.facts)
        for place, entry in enumerate(section.entries):
            if place or section.lines or section.facts.pairs:
                self.add(divider())
            self.add(self._entry(entry))
        if section.is_empty and section.when_empty:
            self.add(label(section.when_empty, Role.MUTED, wrap=True))
        self._add_actions(section.actions)

    def _entry(self, entry: Entry) -> QWidget:
        made = QWidget()
        layout = column(6, into=made)
        layout.addWidget(FlowRow(label(entry.name, Role.STRONG, wrap=False), *_pills(entry)))
        for line in entry.lines:
            layout.addWidget(label(line, wrap=True, selectable=True))
        if entry.facts.pairs:
            layout.addWidget(KeyValueList(entry.facts.pairs))
        if entry.facts.missing:
            layout.addWidget(label(entry.facts.missing_words, Role.SMALL, wrap=True))
        if entry.actions:
            layout.addWidget(self._buttons(entry.actions))
        return made

    def _add_facts(self, facts: Facts) -> None:
        if facts.pairs:
            self.add(KeyValueList(facts.pairs))
        if facts.missing:
            self.add(label(facts.missing_words, Role.SMALL, wrap=True))

    def _add_actions(self, actions: Sequence[Action]) -> None:
        if actions:
            self.add(self._buttons(actions))

    def _buttons(self, actions: Sequence[Action]) -> FlowRow:
        return FlowRow(*(deed_button(one, self._act, self._title, role=Role.QUIET) for one in actions), gap=2)


def _pills(entry: Entry) -> list[Pill]:
    return [Pill(words, tone) for words, tone in entry.pills]


class FlagsCard(Card):
    """What the children must be kept safe from, while it is shown."""

    def __init__(self, flags: Sequence[Flags]) -> None:
        super().__init__("Risks and no-contact")
        for place, one in enumerate(flags):
            if place:
                self.add(divider())
            self.add(label(one.child, Role.STRONG))
            pairs = (
                ("Risks", one.risks),
                ("No contact with", one.no_contact),
                ("Must not be collected by", one.not_collected_by),
            )
            self.add(KeyValueList(pairs, when_empty="Nothing is recorded."))
        self.add(label("Shown until you leave this card. That you read it has been logged.", Role.SMALL, wrap=True))


class ToneIcon(QLabel):
    """A small picture in the colour of its tone, light or dark."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._picture, self._tone = name, tone
        self._draw()
        theme.changes().changed.connect(self._draw)

    def _draw(self) -> None:
        ink = _INKS.get(self._tone, Ink.MUTED)
        self.setPixmap(icons.pixmap(self._picture, ink, theme.px(18), self.devicePixelRatioF()))
