"""What a row of Today says and offers, without Qt: a follow-up, a call or visit, or something that the procedures ask.

A row is worded from the line as it was first shown and from how the same thing stands now; so what is done is struck
through in its place, and what is undone is open again.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.casework.contact_log import CONCERN, USUAL_WORDS
from hivedesk.casework.due_lines import ClockLine, SingleFact
from hivedesk.casework.today import DueLine
from hivedesk.domain.clocks import Deed
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.not_spoken import Reach
from hivedesk.domain.procedures import Area
from hivedesk.foundation.clock import format_date
from hivedesk.ui.discreet import Sight
from hivedesk.ui.tokens import Tone

DONE, LOG_CONTACT = "Done", "Log contact"
LIKES_NOW = "Likes this time of day"


class Press(StrEnum):
    """What of a row was pressed."""

    ACT = "act"  # its first button: Done, Log contact, or the deed
    FACT = "fact"  # with the fact's key: it took place today
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next week"
    CHOOSE_DAY = "choose a day"
    TICK_OFF = "tick off"  # a call or visit that is not needed any more
    OPEN = "open"


@dataclass(frozen=True)
class RowState:
    """A row on screen."""

    key: str
    what: str
    about: str = ""
    state: str = ""
    tone: Tone = Tone.PLAIN
    mark: str = ""  # said beside the state: this is one of the family's good times
    over: bool = False
    act: str = DONE
    facts: tuple[SingleFact, ...] = ()
    can_move: bool = False
    can_open: bool = False


# -- follow-ups, calls and visits


def follow_up_row(line: DueLine, now: FollowUp, sight: Sight) -> RowState:
    """A follow-up, as it was first shown and as it is now."""
    planned = now.kind is not FollowUpKind.TO_DO
    state, tone = _follow_up_state(line, now)
    over = now.done_at is not None
    any_time_today = planned and not over and now.at is None and line.overdue_days >= 0
    return RowState(
        key=now.id,
        what=_what(now, sight),
        about=_about(line, sight),
        state=state,
        tone=tone,
        mark=LIKES_NOW if any_time_today and line.reach is Reach.LIKES_NOW else "",
        over=over,
        act=LOG_CONTACT if planned else DONE,
        can_move=not over,
        can_open=bool(now.entry_id or now.family_id),
    )


def _what(follow_up: FollowUp, sight: Sight) -> str:
    """``Call: ask about school``; a call without more to say is a call."""
    words = sight.words(follow_up.what)
    if follow_up.kind is FollowUpKind.TO_DO or follow_up.what == USUAL_WORDS[follow_up.kind]:
        return words
    return f"{follow_up.kind.value.capitalize()}: {words}"


def _about(line: DueLine, sight: Sight) -> str:
    parts = [sight.name(line.family_name)]
    if line.follow_up.asked_by_carer:
        parts.append("they asked for it")
    if line.follow_up.kind is not FollowUpKind.TO_DO:
        parts.append(good_times(line.preferred, line.reach, sight))
    return "; ".join(part for part in parts if part)


def good_times(preferred: str, reach: Reach, sight: Sight) -> str:
    """When a family likes to be rung, and whether that is another time than now."""
    if not preferred:
        return ""
    return f"{'likes another time' if reach is Reach.OTHER_TIMES else 'good times'}: {sight.words(preferred)}"


def _follow_up_state(line: DueLine, now: FollowUp) -> tuple[str, Tone]:
    if now.done_at is not None:
        return DONE, Tone.GOOD
    if now.due_on != line.follow_up.due_on:
        return f"Moved to {format_date(now.due_on)}", Tone.PLAIN
    words, tone = _day_and_time(line)
    return (words, Tone.DANGER) if is_concern(line) else (words, tone)  # wherever it is put off to


def is_concern(line: DueLine) -> bool:
    """Whether it came of a safeguarding concern."""
    return line.follow_up.what.startswith(CONCERN)


def _day_and_time(line: DueLine) -> tuple[str, Tone]:
    at, planned = line.follow_up.at, line.follow_up.kind is not FollowUpKind.TO_DO
    if line.missed and at is not None:
        return f"Missed at {at:%H:%M}", Tone.WARN
    if line.overdue_days == 0 and (at is not None or planned):
        return (f"{at:%H:%M}" if at is not None else "Any time"), Tone.INFO
    words, tone = day_words(line.overdue_days, line.follow_up.due_on)
    return (f"{words}, {at:%H:%M}" if at is not None and line.overdue_days < 0 else words), tone


def day_words(overdue_days: int, due_on: date) -> tuple[str, Tone]:
    """``3 days overdue``, ``Today``, ``Tomorrow``, or the day."""
    if overdue_days > 0:
        return f"{overdue_days} day{'' if overdue_days == 1 else 's'} overdue", Tone.WARN
    if overdue_days == 0:
        return "Today", Tone.INFO
    return ("Tomorrow" if overdue_days == -1 else format_date(due_on)), Tone.PLAIN


# -- the procedures


def clock_row(line: ClockLine, now: ClockLine | None, came_to: str, sight: Sight) -> RowState:
    """Something due: as it was first shown, as it is now, and what came of it where it is due no longer ("" = open)."""
    shown = line if now is None else now  # what is done says the new fact, and no longer why it was due
    state, tone = _clock_state(shown)
    over = bool(came_to)
    return RowState(
        key=line.due.key,
        what=sight.words(shown.due.what),
        about=_whom_and_why(shown, sight, gone=over and now is None),
        state=came_to or state,
        tone=Tone.GOOD if over else tone,
        over=over,
        act=shown.due.deed.value,
        facts=() if over else shown.facts,
        can_open=shown.due.family_id is not None and shown.due.deed is not Deed.EDIT,
    )


def _whom_and_why(line: ClockLine, sight: Sight, *, gone: bool) -> str:
    people = ", ".join(sight.name(name) for name in (line.family_name, line.person) if name)
    why = "" if gone else sight.words(line.due.why)
    return f"{people}: {why}" if people and why else people or why[:1].upper() + why[1:]


def _clock_state(line: ClockLine) -> tuple[str, Tone]:
    if line.due.never and line.overdue_days > 0:
        return "None recorded", Tone.PLAIN
    if line.due.area is not Area.DATA:
        return day_words(line.overdue_days, line.due.due_on)
    words, _tone = day_words(line.overdue_days, line.due.due_on)
    return (words if line.overdue_days >= 0 else f"By {format_date(line.due.due_on)}"), Tone.DANGER
