"""What Today says of an event, without Qt: when it is, and what it still needs."""

from datetime import date

from hivedesk.casework.event_lines import EventLine, EventNeed
from hivedesk.foundation.clock import format_date, format_time, local
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.today.rows import DONE, RowState
from hivedesk.ui.tokens import Tone

OPEN, TAKE = "Open the event", "Take attendance"


def event_row(line: EventLine, now: EventLine | None, today: date, sight: Sight) -> RowState:
    """An event as it was first shown and as it is now; None: nothing more is to be said of it."""
    shown = line if now is None else now
    state, tone = _state(shown, today)
    over = now is None
    return RowState(
        key=line.key,
        what=sight.words(shown.shown.event.title),
        about=_about(shown, sight),
        state=DONE if over else state,
        tone=Tone.GOOD if over else tone,
        over=over,
        act=TAKE if shown.need is EventNeed.ATTENDANCE or shown.begun else OPEN,
    )


def _state(line: EventLine, today: date) -> tuple[str, Tone]:
    day = local(line.at).date()
    if line.need is EventNeed.ATTENDANCE:
        return "Attendance not taken", Tone.WARN
    if line.need is EventNeed.TODAY:
        begun_before = day < today
        words = "All day" if line.shown.event.all_day or begun_before else format_time(line.at)
        return words, Tone.WARN if line.findings else Tone.INFO
    number = len(line.findings)
    if not number:
        return "Answers missing", Tone.PLAIN
    return ("1 thing to see to" if number == 1 else f"{number} things to see to"), Tone.WARN


def _about(line: EventLine, sight: Sight) -> str:
    """``Sat 21 Nov 2026, 14:00, Moors Lodge; 12 of 24 said yes. No venue yet.``"""
    event = line.shown.event
    parts = [] if line.need is EventNeed.TODAY else [format_date(local(line.at).date())]
    parts += [] if event.all_day or line.need is EventNeed.TODAY else [format_time(line.at)]
    parts += [sight.words(event.venue)] if event.venue else []
    words = ", ".join(parts)
    answers = f"{line.yes} of {line.asked} said yes" if line.asked else ""
    told = "; ".join(part for part in (words, answers) if part)
    return ". ".join(part for part in (told, sight.words(" ".join(line.findings))) if part)
