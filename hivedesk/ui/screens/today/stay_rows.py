"""What Today says of a stay, without Qt: who comes and goes, and what is still to be done."""

from datetime import date

from hivedesk.casework.stay_lines import StayLine, StayNeed, stay_line_words
from hivedesk.domain.clocks import Deed
from hivedesk.domain.sleepovers.stay import is_day_care, when
from hivedesk.foundation.clock import format_date, format_time, local
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.today.rows import DONE, RowState, day_words
from hivedesk.ui.tokens import Tone

OPEN_REQUEST, SUGGEST, OPEN_STAY = "Open the request", "Find a host", "Open the stay"
_ACTS = {
    StayNeed.EMERGENCY: SUGGEST,
    StayNeed.HOST: SUGGEST,
    StayNeed.CLOSE: OPEN_REQUEST,
    StayNeed.ARRIVES: Deed.START_STAY.value,
    StayNeed.LEAVES: Deed.RETURN_FROM_STAY.value,
    StayNeed.AUTHORISE: Deed.AUTHORISE_STAY.value,
    StayNeed.STANDS_AGAINST: OPEN_STAY,
    StayNeed.SHEET: OPEN_STAY,
    StayNeed.DEBRIEF: Deed.DEBRIEF_STAY.value,
    StayNeed.SHEET_BACK: OPEN_STAY,
}
DEEDS = {
    StayNeed.ARRIVES: Deed.START_STAY,
    StayNeed.LEAVES: Deed.RETURN_FROM_STAY,
    StayNeed.AUTHORISE: Deed.AUTHORISE_STAY,
    StayNeed.DEBRIEF: Deed.DEBRIEF_STAY,
}
"""What is done at once, by a dialog."""

_WHAT = {
    StayNeed.EMERGENCY: "Emergency: needs a host",
    StayNeed.HOST: "needs a host",
    StayNeed.CLOSE: "was not met, and is to be closed",
    StayNeed.AUTHORISE: "needs to be authorised",
    StayNeed.SHEET: "the host needs the handover sheet",
    StayNeed.STANDS_AGAINST: "something stands against the stay now",
    StayNeed.DEBRIEF: "debrief, with the child's own words",
    StayNeed.SHEET_BACK: "handover sheet to be returned or destroyed",
}


def stay_row(line: StayLine, now: StayLine | None, today: date, sight: Sight) -> RowState:
    """A stay as it was first shown and as it is now; None: nothing more is to be said of it."""
    shown = line if now is None else now
    over = now is None
    state, tone = _state(shown, today)
    return RowState(
        key=line.key,
        what=_what(shown, sight),
        about=_about(shown, sight),
        state=DONE if over else state,
        tone=Tone.GOOD if over else tone,
        over=over,
        act=OPEN_STAY if over else _act(shown),
        can_open=True,
    )


def _act(line: StayLine) -> str:
    """An arrival that nobody has authorised has to be authorised first."""
    if line.need is StayNeed.ARRIVES and line.stay is not None and line.stay.authorised_on is None:
        return Deed.AUTHORISE_STAY.value
    return _ACTS[line.need]


def deed_of(line: StayLine) -> Deed | None:
    """The dialog of the row's first button; None where its page is opened."""
    if line.need is StayNeed.ARRIVES and line.stay is not None and line.stay.authorised_on is None:
        return Deed.AUTHORISE_STAY
    return DEEDS.get(line.need)


def _what(line: StayLine, sight: Sight) -> str:
    who = stay_line_words(sight.name(name) for name in line.children)
    if line.need is StayNeed.ARRIVES:
        return f"{who}: {'comes' if len(line.children) == 1 else 'come'} to {sight.name(line.host)}"
    if line.need is StayNeed.LEAVES:
        return f"{who}: {'goes' if len(line.children) == 1 else 'go'} home from {sight.name(line.host)}"
    return f"{who}: {_WHAT[line.need]}"


def _about(line: StayLine, sight: Sight) -> str:
    home = sight.name(line.line.family_name)
    if line.stay is None:
        kind = "day care, " if is_day_care(line.line.request) else ""
        return f"{home}: {kind}{when(line.line.request)}"
    transport = sight.words(line.stay.transport)
    told = f"lives with {home}; {when(line.stay)}"
    if line.words:
        return f"with {sight.name(line.host)}, {when(line.stay)}. {sight.words(line.words)}"
    if line.need not in (StayNeed.ARRIVES, StayNeed.LEAVES):
        told = f"with {sight.name(line.host)}; {told}"
    return f"{told}. {transport}" if transport else told


def _state(line: StayLine, today: date) -> tuple[str, Tone]:
    if line.need is StayNeed.EMERGENCY:
        soon = (line.due_on - today).days <= 1
        return "Now" if soon else f"Begins {format_date(line.due_on)}", Tone.DANGER
    if line.need in (StayNeed.ARRIVES, StayNeed.LEAVES) and local(line.at).date() == today:
        return format_time(line.at), Tone.INFO
    overdue = (today - line.due_on).days
    if line.need in (StayNeed.HOST, StayNeed.AUTHORISE, StayNeed.SHEET, StayNeed.STANDS_AGAINST):
        days = -overdue
        if days <= 0:
            return "Begins today" if days == 0 else "Has begun", Tone.DANGER
        return f"Begins {format_date(line.due_on)}", Tone.WARN if days <= 3 else Tone.PLAIN
    return day_words(overdue, line.due_on)
