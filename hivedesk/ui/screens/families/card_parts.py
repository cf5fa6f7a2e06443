"""The pieces of a family's card."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hivedesk.ui import theme
from hivedesk.ui.follow_up_row import FollowUpRow
from hivedesk.ui.screens.families.card_sections import Person, Section
from hivedesk.ui.screens.families.card_view_model import DueLine, Flags, Happening
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow, divider
from hivedesk.ui.widgets.timeline import Timeline, TimelineEntry


def remember_focus(widget: QWidget, key: str) -> None:
    """Let the card find this again after it was shown anew."""
    widget.setProperty("focus_key", key)


class SectionCard(Card):
    """A section's facts or people, and in one quiet line what is not recorded."""

    def __init__(self, section: Section) -> None:
        super().__init__(section.title)
        if section.facts is not None:
            if section.facts.pairs:
                self.add(KeyValueList(section.facts.pairs))
            self._say_missing(section.facts.missing_words)
        for place, person in enumerate(section.people):
            if place:
                self.add(divider())
            self._add_person(person)
        if section.facts is None and not section.people and section.when_empty:
            self.add(label(section.when_empty, Role.MUTED, wrap=True))
        self.body.addStretch(1)

    def _add_person(self, person: Person) -> None:
        self.add(FlowRow(label(person.name, Role.STRONG), *(Pill(words, tone) for words, tone in person.pills)))
        if person.facts.pairs:
            self.add(KeyValueList(person.facts.pairs))
        self._say_missing(person.facts.missing_words)

    def _say_missing(self, words: str) -> None:
        if words:
            self.add(label(words, Role.SMALL, wrap=True))


class FollowUpsCard(Card):
    """Open follow-ups, each with its tick."""

    def __init__(self, lines: Sequence[DueLine], done: Callable[[str], object]) -> None:
        super().__init__("Follow-ups")
        self._done = done
        for place, line in enumerate(lines):
            if place:
                self.add(divider())
            self.add(self._line(line))

    def _line(self, line: DueLine) -> FollowUpRow:
        made = FollowUpRow(line.id)
        made.show_line(line.what, line.due, tone=Tone.WARN if line.overdue else Tone.PLAIN)
        made.done_wanted.connect(self._done)
        remember_focus(made.done, f"follow-up:{line.id}")
        return made


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


class WholeTimeline(Timeline):
    """A time line as long as its entries: the page scrolls, not the line."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show these, newest first."""
        self.set_entries(
            [TimelineEntry(one.key, one.when, one.title, one.text, one.icon, one.tone) for one in happenings]
        )
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), max(theme.px(40), self.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        model = self.model()
        height = sum(self.sizeHintForRow(at) for at in range(model.rowCount())) + 2 * self.frameWidth() + 2
        if height != self.maximumHeight():
            self.setFixedHeight(height)


def warnings_banner(warnings: Sequence[str]) -> Banner:
    """What is worth a second look; nothing here blocks."""
    first, *rest = warnings
    return Banner(Tone.WARN, first, "\n".join(rest))
