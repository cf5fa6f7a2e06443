"""Whom to ring, as Today shows it: who was not spoken to lately, and who might like a chat. Plain Python."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hivedesk.casework.today import NotSpokenLine, TodayBoard
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.not_spoken import Reach
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.today.rows import LIKES_NOW, good_times

_AT_LEAST = 3  # so many families to ring are named, also where nobody waits

FamilyLines = dict[FamilyId, NotSpokenLine]


@dataclass(frozen=True)
class FamilyRowState:
    """A family on screen."""

    family_id: FamilyId
    name: str
    why: str
    preferred: str
    mark: str  # said beside the name: this is one of their good times
    over: bool


class FamiliesToRing:
    """Keeps the families in their places until Today is opened again."""

    def __init__(self) -> None:
        self.missed: FamilyLines = {}
        self.chat: FamilyLines = {}  # spoken to within two weeks; for a day that leaves time
        self._now: Mapping[FamilyId, NotSpokenLine] = {}
        self._pressing: frozenset[FamilyId] = frozenset()

    def begin(self, board: TodayBoard) -> None:
        """Opened: everything in its order."""
        self.missed, self.chat = {}, {}
        self.take(board)
        wanted = max(0, _AT_LEAST - len(self.missed))
        self.chat = _by_family([line for line in board.spoken if line.days][:wanted])

    def take(self, board: TodayBoard) -> None:
        """Read again: new ones come at the end."""
        self._now = _by_family((*board.not_spoken, *board.spoken))
        self._pressing = frozenset(line.family.id for line in board.not_spoken)
        new = {key: line for key, line in _by_family(board.not_spoken).items() if key not in self.chat}
        self.missed = self.missed | {key: line for key, line in new.items() if key not in self.missed}

    def missed_rows(self, sight: Sight) -> tuple[FamilyRowState, ...]:
        """Those not spoken to lately."""
        return tuple(self._row(line, sight, over=self._what_now(line)) for line in self.missed.values())

    def chat_rows(self, sight: Sight) -> tuple[FamilyRowState, ...]:
        """Those for a chat."""
        return tuple(
            self._row(line, sight, over=_SPOKEN if self._was_spoken_to(line) else "") for line in self.chat.values()
        )

    def _what_now(self, line: NotSpokenLine) -> str:
        if self._was_spoken_to(line):
            return _SPOKEN
        return "" if line.family.id in self._pressing else "Not due any more"

    def _was_spoken_to(self, line: NotSpokenLine) -> bool:
        now = self._now.get(line.family.id)
        return now is not None and now.days is not None and (line.days is None or now.days < line.days)

    def _row(self, line: NotSpokenLine, sight: Sight, over: str) -> FamilyRowState:
        times = "" if over else good_times(line.preferred, line.reach, sight)
        return FamilyRowState(
            family_id=line.family.id,
            name=sight.name(line.family.name),
            why=over or line.why[:1].upper() + line.why[1:],
            preferred=times[:1].upper() + times[1:],
            mark=LIKES_NOW if line.reach is Reach.LIKES_NOW and not over else "",
            over=bool(over),
        )


_SPOKEN = "Spoken to now"


def _by_family(lines: Iterable[NotSpokenLine]) -> FamilyLines:
    return {line.family.id: line for line in lines}
