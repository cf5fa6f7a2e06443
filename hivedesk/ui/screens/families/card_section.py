"""What a section of a family's card is made of. Plain Python."""

from dataclasses import dataclass

from hivedesk.ui.screens.families.card_actions import Action
from hivedesk.ui.screens.families.facts import Facts
from hivedesk.ui.tokens import Tone

Pills = tuple[tuple[str, Tone], ...]
NO_FACTS = Facts((), ())


@dataclass(frozen=True)
class Entry:
    """Somebody or something in a section: a name, sentences, facts, and what can be done."""

    name: str
    pills: Pills = ()
    lines: tuple[str, ...] = ()
    facts: Facts = NO_FACTS
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Section:
    """One part of the card, in the order in which it is shown."""

    title: str
    lines: tuple[str, ...] = ()
    facts: Facts = NO_FACTS
    entries: tuple[Entry, ...] = ()
    when_empty: str = ""
    actions: tuple[Action, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it."""
        return not (self.lines or self.facts.pairs or self.facts.missing or self.entries)
