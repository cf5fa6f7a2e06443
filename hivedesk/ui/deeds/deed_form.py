"""What every deed has, without Qt: its words, its fields, what follows from what was typed, and the act itself."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hivedesk.casework import families
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.families import full_name
from hivedesk.domain.household import Household
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted, draft_key
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FORM_LINES, FormLine
from hivedesk.ui.refusals import fields_named

Records = Mapping[str, Any]  # what stands in the fields now, by part
Pairs = Sequence[tuple[Hashable, str]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Fields of one record in a deed's form. ``lines`` where they are not the record's own of `FORM_LINES`."""

    key: str
    kind: type[Any]
    fields: tuple[str, ...]
    needed: tuple[str, ...] = ()
    lines: tuple[FormLine, ...] = ()
    headings: bool = False
    choices: Mapping[str, Sequence[tuple[Any, str]]] = field(default_factory=dict)
    suggestions: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[FormLine, ...]:
        """The lines of this part."""
        return tuple(line for line in self.lines or FORM_LINES[self.kind] if line.field in self.fields)


@dataclass(frozen=True)
class Place:
    """A field of a part."""

    part: str
    field: str


Values = Mapping[Place, Any]


@dataclass(frozen=True)
class Outlook:
    """What follows from what is typed: a calm sentence, and what needs the fostering service or cannot be."""

    follows: str = ""
    needs: tuple[str, ...] = ()


class DeedForm(ABC):
    """One deed, about to be done. ``records`` is what the fields begin with, by part.

    Making one refuses (`RuleRefused`) what cannot be done at all, before she types in vain.
    """

    sentence = ""  # what it does
    new_part = ""  # the part whose record is new: its id stays the same in a draft
    does, leaves = "Save", "Cancel"  # the labels of its buttons
    removal = ""  # the label of the button that takes the record away
    as_recorded = False  # the fields begin as the record stands, and a draft keeps only what was changed of it
    looks_ahead = False  # its outlook stands beside the fields rather than below
    waits_for_dates = False  # its outlook says nothing while a date is typed: another one follows from it
    fallback: Place | None = None  # the field of a refusal that names none

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        self.desk, self.wanted, self.sight = desk, wanted, sight
        self.records: dict[str, Any] = {}

    @property
    def key(self) -> str:
        """Under which what was typed is kept."""
        return draft_key(replace(self.wanted, record_id=self.record_id))

    @property
    def record_id(self) -> str:
        """The record that is changed, where there may be several; "" for a new one, or the only one."""
        return ""

    @property
    def names(self) -> tuple[str, ...]:
        """Who it is about, as it may be shown."""
        return ()

    @property
    def facts(self) -> tuple[str, ...]:
        """What is on record and worth knowing while she types."""
        return ()

    @abstractmethod
    def parts(self) -> tuple[Part, ...]:
        """The fields, in the order in which they are shown."""

    @abstractmethod
    def save(self, typed: Records) -> Changed | None:
        """Do it; None where nothing differs.

        Raises:
            RuleRefused: it cannot be done like this; nothing has changed.
        """

    def remove(self) -> Changed:
        """Take the record away, where ``removal`` offers that."""
        raise NotImplementedError

    def react(self, place: Place, values: Values) -> Values:
        """What other fields are to hold now that this one has changed; ``values`` of all (None: not readable yet)."""
        return {}

    def hidden(self, values: Values) -> Collection[str]:
        """Headings of sections that make no sense with these values."""
        return ()

    def outlook(self, typed: Records) -> Outlook:
        """What follows from what is typed."""
        return Outlook()

    def children(self) -> Pairs:
        """The children who can be chosen."""
        return ()

    def carers(self) -> Pairs:
        """The carers who can be chosen."""
        return ()

    def families(self) -> Pairs:
        """The families that can be chosen."""
        return ()

    # -- drafts and refusals

    def new_id(self) -> str:
        """The id that a new record will have."""
        return str(self.records[self.new_part].id) if self.new_part else ""

    def can_take(self, typed: Mapping[str, object]) -> bool:
        """Whether a draft is still about something that the form offers."""
        return True

    def take_id(self, kept: object) -> None:
        """Go on with the id of a draft: what was saved just before a crash is then not saved a second time."""
        if self.new_part and isinstance(kept, str) and kept:
            self.records[self.new_part] = replace(self.records[self.new_part], id=kept)

    def place_of(self, error: RuleRefused, typed: Records) -> Place | None:
        """The field that a refusal is about; None where it is about none of them."""
        found = [Place(part.key, name) for part in self.parts() for name in fields_named(error, part.shown)]
        empty = [place for place in found if not getattr(typed[place.part], place.field)]
        return next(iter(empty or found), self.fallback)


class FamilyDeed(DeedForm):
    """A deed about a family that is on record."""

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        if wanted.family_id is None:
            raise RuleRefused("It is not said which family this is about.", "Open it from the family's card.")
        self.family_id = wanted.family_id
        self.household: Household = families.household(desk, wanted.family_id)

    @property
    def names(self) -> tuple[str, ...]:
        """The family's name."""
        return (self.sight.name(self.household.family.name),)

    def carers(self) -> Pairs:
        """The family's carers."""
        return [(carer.id, self.sight.name(full_name(carer))) for carer in self.household.carers]


def chosen_first(kept: Sequence[tuple[Any, str]], ask: str) -> list[tuple[Any, str]]:
    """Choices of which none is chosen to begin with."""
    return [(None, ask), *kept]
