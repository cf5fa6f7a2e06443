"""When something is due, in words. Plain Python."""

from datetime import date

from hivedesk.domain.clocks import Due
from hivedesk.foundation.clock import format_date
from hivedesk.ui.tokens import Tone

_NEAR = 28  # days; beyond them the date says more than a number


def due_words(due_on: date, today: date) -> str:
    """``3 days overdue``, ``today``, ``tomorrow``, ``in 12 days``, and further ahead the date."""
    days = (due_on - today).days
    if days < 0:
        return f"{-days} {'day' if days == -1 else 'days'} overdue"
    if days > _NEAR:
        return format_date(due_on)
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def words_of(due: Due, today: date) -> str:
    """``due_words``; of what was never recorded nobody knows how overdue it is."""
    return "none recorded" if due.never and due.due_on < today else due_words(due.due_on, today)


def tone_of(due: Due, today: date) -> Tone:
    """How much something due stands out."""
    return Tone.PLAIN if due.never and due.due_on < today else due_tone(due.due_on, today)


def due_tone(due_on: date, today: date) -> Tone:
    """How much it stands out."""
    return Tone.WARN if due_on < today else Tone.INFO if due_on == today else Tone.PLAIN
