"""The rota in words: what each cell says, and what is said about it beneath the table. No Qt."""

from dataclasses import dataclass

from hivedesk.casework.rota_board import Free
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.stay import times_in_words
from hivedesk.foundation.clock import format_date, format_time, local
from hivedesk.ui.screens.sleepovers.request_state import STATE_TONES, STATE_WORDS
from hivedesk.ui.screens.sleepovers.rota_view_model import Lying, RotaRow, RotaState
from hivedesk.ui.tokens import Tone

_FREE = {Free.FREE: "Free", Free.ASK: "To be asked", Free.AWAY: "Cannot host"}
_FREE_TONES = {Free.FREE: Tone.GOOD, Free.ASK: Tone.PLAIN, Free.AWAY: Tone.WARN}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the strip beneath the table says."""

    word: str
    words: str
    tone: Tone = Tone.PLAIN


def names_of(lying: Lying) -> str:
    """``Mia and Leo``."""
    return listed(lying.names) if lying.names else "A child"


def bar_words(lying: Lying) -> str:
    """What stands in a cell: ``Mia, until Sun 16 Nov 2026, authorised``."""
    bar = lying.bar
    ends = local(bar.ends_at).date()
    if bar.is_day_care:
        when = f"day care {format_time(bar.starts_at)} to {format_time(bar.ends_at)}"
    else:
        when = f"until {format_date(ends)}"
    home = f" from {lying.home}" if bar.stay_id is None else ""
    parts = [f"{names_of(lying)}{home}", when, STATE_WORDS[bar.state].lower()]
    if bar.urgent:
        parts.append("emergency")
    if bar.pinned:
        parts.append("pinned")
    return ", ".join(parts)


def free_words(row: RotaRow, place: int) -> str:
    """``free``, ``cannot host: on holiday``."""
    if row.host_id is None:
        return "nobody waits"
    free, why = row.free[place], row.why[place]
    return f"{free.value}: {why}" if why else free.value


def cell_words(state: RotaState, row: RotaRow, place: int) -> str:
    """A cell in full: ``Marsh, Fri 14 Nov 2026: Mia, until Sun 16 Nov 2026, authorised``."""
    night = state.nights[place]
    there = [bar_words(one) for one in row.at(place)]
    if not there or (row.host_id is not None and row.free[place] is Free.AWAY):
        there.append(free_words(row, place))
    today = ", today" if night == state.today else ""
    return f"{row.name}, {format_date(night)}{today}: {'; '.join(there)}"


def fairness_words(state: RotaState, row: RotaRow) -> str:
    """``Marsh hosted 12 child-nights over 12 months, Dec 2025 to Nov 2026; the most of any host is 20``."""
    if row.host_id is None:
        return row.name
    nights = f"{row.child_nights} child-night{'' if row.child_nights == 1 else 's'}"
    return f"{row.name} hosted {nights} over {state.counted}; the most of any host is {state.most}"


def about_bar(row: RotaRow, lying: Lying, place: int) -> Said:
    """Who stays, from when to when, and how far it is."""
    bar = lying.bar
    with_whom = f" with {row.name}" if row.host_id is not None else ""
    home = lying.home.rstrip(".")  # an initial has a full stop of its own
    parts = [f"{names_of(lying)}{with_whom}, {times_in_words(bar.starts_at, bar.ends_at)}.", f"Home: {home}."]
    if bar.urgent:
        parts.append("Emergency.")
    if bar.pinned:
        parts.append("Pinned: planning leaves it as it is.")
    beside = row.at(place)
    if len(beside) > 1:
        parts.append(f"{beside.index(lying) + 1} of {len(beside)} here: Up and Down.")
    tone = Tone.DANGER if bar.urgent and bar.stay_id is None else STATE_TONES[bar.state]
    return Said(word=STATE_WORDS[bar.state], words=" ".join(parts), tone=tone)


def about_night(state: RotaState, row: RotaRow, place: int) -> Said:
    """Whether a host is free, and why not."""
    night = format_date(state.nights[place])
    if row.host_id is None:
        return Said(word="Waiting", words=f"{night}: nobody waits for a host.")
    free, why = row.free[place], row.why[place]
    words = f"{row.name}, {night}: {why}." if why else f"{row.name}, {night}."
    return Said(word=_FREE[free], words=words, tone=_FREE_TONES[free])


def about_host(state: RotaState, row: RotaRow) -> Said:
    """A host's nights so far, and how to see what it offers."""
    if row.host_id is None:
        count = len(row.lying)
        return Said(word="Waiting", words=f"{count} request{'' if count == 1 else 's'} this month without a host.")
    offer = "" if row.has_offer else " What they offer is not recorded yet."
    return Said(word="Host", words=f"{fairness_words(state, row)}, arranged ones included.{offer}")
