"""Choosing who to invite without Qt: everybody who lives with a family of the Hive, and whether the event is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hivedesk.casework import events, gatherings, guests
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.gatherings import FamilyChoice
from hivedesk.domain.families import FamilyKind, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import May
from hivedesk.ui.deeds.event_ref import EventRef
from hivedesk.ui.discreet import Sight
from hivedesk.ui.tokens import Tone

_TONES = {May.YES: Tone.GOOD, May.BY_INVITATION: Tone.INFO, May.NO: Tone.WARN}


@dataclass(frozen=True)
class PersonRow:
    """Somebody who can be asked."""

    key: str
    family_id: FamilyId
    name: str
    family: str
    what: str
    open: str  # whether the event is open to the family
    tone: Tone
    meant: bool  # whether the event is meant for this person
    ticked: bool


@dataclass(frozen=True)
class InviteState:
    """Everything that the dialog shows."""

    rows: tuple[PersonRow, ...] = ()
    ticked: int = 0
    nothing: str = ""
    has_begun: bool = False


class InviteViewModel:
    """Those who are on the list already are not offered."""

    def __init__(self, desk: Desk, ref: EventRef, sight: Sight) -> None:
        """Raises `RuleRefused` where the event is gone."""
        self._desk, self._ref, self._sight = desk, ref, sight
        self._ticked: set[str] = set()
        self.find = ""
        shown = events.occurrence(desk, ref.event_id, ref.original_start)
        listed = {one.guest.person_id for one in gatherings.gathering(desk, ref.event_id, ref.original_start).guests}
        self._has_begun = desk.clock.now() >= shown.starts_at - gatherings.DOOR_OPENS
        self._all = [
            row for choice in gatherings.choices(desk, shown) for row in self._rows(choice) if row.key not in listed
        ]

    def state(self) -> InviteState:
        """What is to be shown."""
        rows = tuple(self._now(row) for row in self._all if self._fits(row))
        nothing = "" if rows else "Nobody fits this." if self._all else "Everybody is on the list already."
        return InviteState(rows, len(self._ticked), nothing, self._has_begun)

    def tick(self, row: PersonRow, wanted: bool) -> InviteState:
        """Choose somebody, or not."""
        (self._ticked.add if wanted else self._ticked.discard)(row.key)
        return self.state()

    def tick_family(self, row: PersonRow) -> InviteState:
        """Choose all of a family for whom the event is meant; once more takes them away."""
        keys = {one.key for one in self._all if one.family_id == row.family_id and (one.meant or one.key == row.key)}
        self._ticked = self._ticked - keys if keys <= self._ticked else self._ticked | keys
        return self.state()

    def search(self, words: str) -> InviteState:
        """Show only whom the words find."""
        self.find = words
        return self.state()

    def invite(self) -> Changed | None:
        """Ask those who are ticked."""
        return guests.invite(self._desk, self._ref.event_id, self._ref.original_start, self._people())

    def came_uninvited(self) -> Changed | None:
        """Those who are ticked came without being on the list."""
        return guests.came_uninvited(self._desk, self._ref.event_id, self._ref.original_start, self._people())

    def _people(self) -> Sequence[tuple[FamilyId, str]]:
        return [(row.family_id, row.key) for row in self._all if row.key in self._ticked]

    def _rows(self, choice: FamilyChoice) -> list[PersonRow]:
        family = choice.household.family
        return [
            PersonRow(
                key=one.person_id,
                family_id=family.id,
                name=self._sight.name(f"{one.first_name} {one.last_name}".strip()),
                family=self._sight.name(family.name),
                what=one.kind.value,
                open=_open_words(choice),
                tone=_TONES[choice.may],
                meant=one.person_id in choice.meant,
                ticked=False,
            )
            for one in choice.people
        ]

    def _now(self, row: PersonRow) -> PersonRow:
        ticked = row.key in self._ticked
        return replace(row, ticked=ticked)

    def _fits(self, row: PersonRow) -> bool:
        names = f"{row.name} {row.family}".casefold().split()
        return all(any(name.startswith(word) for name in names) for word in self.find.casefold().split())


def _open_words(choice: FamilyChoice) -> str:
    family = choice.household.family
    if choice.may is May.YES:
        return "open to them"
    if choice.may is May.BY_INVITATION:
        return "waiting to join: by invitation"
    if family.status is Status.WAITING:
        return "waiting to join: not open"
    return family.kind.value if family.kind not in (FamilyKind.COUNTY, FamilyKind.CONNECTED) else "not in the Hive then"
