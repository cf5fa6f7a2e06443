"""A family's card in words: what matters now, what is due, the facts by section, the time line. Plain Python.

Risk and no-contact flags, and who must not collect a child, are not in the card's state: they come from
`show_flags`, which is logged, and stay until the card is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from hivedesk.casework import drafts, families
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.family_card import FamilyCard, open_card
from hivedesk.casework.time_line import Happened, Part, time_line
from hivedesk.domain.families import Status, full_name
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import fosters
from hivedesk.foundation.clock import format_moment
from hivedesk.ui.discreet import Sight, sight_of
from hivedesk.ui.screens.families.card_actions import Action, actions_of
from hivedesk.ui.screens.families.card_now import (
    DueLine,
    Matter,
    due_lines,
    line_of,
    matters_of,
    pills_of,
    reach_of,
    unchecked_of,
)
from hivedesk.ui.screens.families.card_section import Pills, Section
from hivedesk.ui.screens.families.card_sections import sections_of
from hivedesk.ui.screens.families.card_time_line import Happening, happening
from hivedesk.ui.screens.families.view_model import name_or_initials

FIRST, MORE = 8, 20  # lines of the time line at first, and what Show more adds
SHOW_FLAGS = "Show risk and no-contact flags"
FLAGS_NOTE = "Risks, no-contact and who must not collect a child are shown on asking; that you read them is logged."


@dataclass(frozen=True)
class Flags:
    """What a child must be kept safe from."""

    child: str
    risks: str
    no_contact: str
    not_collected_by: str


@dataclass(frozen=True)
class TimeLineState:
    """As much of the time line as was asked for."""

    only: Part | None
    happenings: tuple[Happening, ...]
    more: bool


@dataclass(frozen=True)
class State:
    """Everything the card shows."""

    family_id: FamilyId
    title: str
    pills: Pills
    line: str
    reach: str
    matters: tuple[Matter, ...]
    unchecked: tuple[str, ...]  # what the checks of the nights could not look at
    due: tuple[DueLine, ...]
    nothing_due: str  # said where nothing is
    actions: tuple[Action, ...]
    sections: tuple[Section, ...]
    time_line: TimeLineState
    has_flags: bool  # there are children: the button is worth showing
    draft: str  # when an unfinished change was typed last


_OF_SEVERAL = frozenset({"guest", "stay", "stay_request"})
"""Records that belong to more families than the one that a change names."""


class CardViewModel:
    """The card of one family."""

    def __init__(self, desk: Desk, family_id: FamilyId) -> None:
        self._desk = desk
        self.family_id = family_id
        self._card: FamilyCard | None = None
        self._only: Part | None = None
        self._wanted = FIRST
        self._rest: Iterator[Happened] = iter(())
        self._read: list[Happened] = []  # one more than is shown, to know whether there is more

    @property
    def form(self) -> str:
        """Under which the draft of a change is kept."""
        return f"family/{self.family_id}"

    def read(self) -> bool:
        """Read the family; False where it is gone."""
        self._card = open_card(self._desk, self.family_id)
        self._begin()
        return self._card is not None

    def name(self, discreet: bool) -> str:
        """The family's name as it may be shown."""
        return name_or_initials(discreet)(self._card.household.family.name) if self._card else ""

    def state(self, discreet: bool) -> State:
        """What to show."""
        assert self._card is not None, "read first"
        card, today, policy = self._card, self._desk.today, self._desk.policy
        household = card.household
        sight = sight_of(self._desk, discreet=discreet)
        draft = drafts.find_draft(self._desk, self.form)
        actions = actions_of(household, card.open_claims, today)
        due = due_lines(card, today, sight)
        return State(
            family_id=self.family_id,
            title=self.name(discreet),
            pills=pills_of(card),
            line=line_of(card, today),
            reach=reach_of(household, sight),
            matters=matters_of(card, today, policy, sight),
            unchecked=unchecked_of(card, sight),
            due=due,
            nothing_due="" if due else self._nothing_due(card),
            actions=actions,
            sections=sections_of(card, today, policy, sight, actions),
            time_line=self._time_line(sight),
            has_flags=bool(household.children_in_care),
            draft=format_moment(draft.changed_at) if draft else "",
        )

    # -- the time line

    def time_line(self, discreet: bool) -> TimeLineState:
        """As much of it as was asked for."""
        return self._time_line(sight_of(self._desk, discreet=discreet))

    def show_more(self) -> None:
        """Let the time line reach further back."""
        self._wanted += MORE
        self._take()

    def show_only(self, part: Part | None) -> None:
        """Narrow the time line to one part; None is everything."""
        if part is not self._only:
            self._only, self._wanted = part, FIRST
            self._begin()

    def _begin(self) -> None:
        household = self._card.household if self._card is not None else None
        self._rest = time_line(self._desk, household, self._only) if household is not None else iter(())
        self._read = []
        self._take()

    def _take(self) -> None:
        self._read += islice(self._rest, self._wanted + 1 - len(self._read))

    def _time_line(self, sight: Sight) -> TimeLineState:
        assert self._card is not None, "read first"
        household = self._card.household
        shown = tuple(happening(one, household, sight) for one in self._read[: self._wanted])
        return TimeLineState(self._only, shown, len(self._read) > self._wanted)

    # -- flags, drafts

    def show_flags(self, discreet: bool) -> tuple[Flags, ...]:
        """Read the flags of all children; that they were read is logged."""
        assert self._card is not None, "read first"
        read = families.show_flags(self._desk, self.family_id)
        sight = sight_of(self._desk, discreet=discreet)
        return tuple(
            Flags(
                sight.name(full_name(child)),
                *(sight.words(words) for words in (*read.get(child.id, ("", "")), child.not_collected_by)),
            )
            for child in self._card.household.children_in_care
        )

    def concerns(self, changed: Changed) -> bool:
        """Whether the card may look different after this change; only what names another family leaves it as it is.

        An import or a new Hive name names no family; what came in a package, and a decision about it, name those.
        """
        of_another = changed.subject != self.family_id and changed.subject in self._desk.family_names()
        return not of_another or bool(_OF_SEVERAL & changed.tables)

    def drop_draft(self) -> None:
        """Forget the change that was begun."""
        drafts.drop_draft(self._desk, self.form)

    def _nothing_due(self, card: FamilyCard) -> str:
        family = card.household.family
        if family.status is Status.LEFT or not fosters(family.kind):
            return ""
        return f"Nothing is due in the next {self._desk.policy.nights_look_ahead_days} days."
