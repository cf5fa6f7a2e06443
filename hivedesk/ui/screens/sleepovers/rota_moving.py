"""A bar that was taken up: where it would stand now, and what the rules say of that in words. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.rota_board import MoveCheck, RotaBar, place_bar
from hivedesk.casework.stays import to_be_approved
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import HostAnswer, RuleResult, Verdict
from hivedesk.foundation.clock import format_date
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.sleepovers.request_state import GROUP_TITLES, GROUP_TONES
from hivedesk.ui.tokens import Tone

_MOST_REASONS = 2
_AT_HOME = "This is where they live."


@dataclass(frozen=True, kw_only=True)
class Aim:
    """Where a bar would stand if it were let go now, and what is said about it."""

    row_key: str = ""  # of the host; "" where there is none
    first_day: date
    word: str
    words: str
    tone: Tone
    stays_put: bool = False  # nothing would change
    possible: bool = True  # it may be put there


class Held:
    """What is being moved, by pointer or by keys."""

    def __init__(self, bar: RotaBar, check: MoveCheck, hosts: Mapping[str, str], sight: Sight) -> None:
        self.bar = bar
        self.names = tuple(sight.name(name) for name in bar.names)
        self._check = check
        self._hosts = hosts  # their names as they may be shown, by the key of the row
        self._sight = sight
        self._known: dict[tuple[str, date], Aim] = {}

    def aim(self, row_key: str, first_day: date) -> Aim:
        """What is said of this host, beginning on this day; a row without a host takes nobody."""
        key = (row_key, first_day)
        if key not in self._known:
            self._known[key] = self._aim(row_key, first_day)
        return self._known[key]

    def placing(self, desk: Desk, aim: Aim) -> Callable[[], Changed | None]:
        """What puts it there."""
        return lambda: place_bar(desk, self.bar, FamilyId(aim.row_key), aim.first_day)

    def to_be_agreed(self, aim: Aim) -> str:
        """What has to be approved before it can be authorised there; "" where nothing."""
        waiting = to_be_approved(self._check.answer(FamilyId(aim.row_key), aim.first_day))
        return " ".join(dict.fromkeys(self._asks(one) for one in waiting))

    def _aim(self, row_key: str, first_day: date) -> Aim:
        if row_key not in self._hosts:
            return Aim(
                first_day=first_day, word="No host", words="Choose a host's line.", tone=Tone.PLAIN, possible=False
            )
        where = f"{self._hosts[row_key]}, {self._days(first_day)}."
        if row_key == self.bar.host_id and first_day == self.bar.days[0]:
            words = f"{where} This is where it stands."
            return Aim(
                row_key=row_key, first_day=first_day, word="As it is", words=words, tone=Tone.PLAIN, stays_put=True
            )
        if row_key == self._check.home_id:
            verdict, reasons = Verdict.FAIL, [_AT_HOME]
        else:
            answer = self._check.answer(FamilyId(row_key), first_day)
            verdict, reasons = answer.verdict, self._reasons(answer)
        words = " ".join((where, *reasons))
        return Aim(
            row_key=row_key,
            first_day=first_day,
            word=GROUP_TITLES[verdict],
            words=words,
            tone=GROUP_TONES[verdict],
            possible=verdict is not Verdict.FAIL,
        )

    def _days(self, first_day: date) -> str:
        """``Fri 14 Nov 2026, 2 nights``: short, for it is said at every step; the hours do not change."""
        nights = len(self.bar.days)
        span = "day care" if self.bar.is_day_care else f"{nights} night{'' if nights == 1 else 's'}"
        return f"{format_date(first_day)}, {span}"

    def _reasons(self, answer: HostAnswer) -> list[str]:
        """The first of what is in the way, and how many more there are."""
        found = answer.in_the_way
        said = [self._reason(one) for one in found[:_MOST_REASONS]]
        more = len(found) - len(said)
        return [*said, f"And {more} more."] if more > 0 else said

    def _reason(self, one: RuleResult) -> str:
        return f"{self._sight.words(one.sentence)} {self._asks(one)}".strip()

    def _asks(self, one: RuleResult) -> str:
        if one.verdict is not Verdict.NEEDS_APPROVAL or not one.whose:
            return ""
        what = f": {one.for_what}" if one.for_what else ""
        return self._sight.words(f"Needs {one.whose}{what}.")
