"""Voices: what was said of an event, in people's own words; quoted in the annual review only with consent."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.events import occurrence, own_record
from hivedesk.domain.acts import ActKind
from hivedesk.domain.events.records import Event, Voice
from hivedesk.domain.families import Answer, months_after
from hivedesk.foundation.errors import RuleRefused


@dataclass(frozen=True)
class VoicesOfAYear:
    """What may be quoted, the earliest first, with the event each was said of; and how many nobody has asked about."""

    first_day: date
    last_day: date
    quotes: tuple[tuple[Voice, Event], ...]
    unasked: int


def voices_of_the_year(desk: Desk) -> VoicesOfAYear:
    """The voices of the twelve months up to today."""
    first = months_after(desk.today, -12)
    voices = desk.store.select(
        Voice, "WHERE said_on >= ? AND said_on <= ? ORDER BY said_on, rowid", first.isoformat(), desk.today.isoformat()
    )
    quotes = tuple((one, desk.store.get(Event, one.event_id)) for one in voices if one.consent is Answer.YES)
    return VoicesOfAYear(first, desk.today, quotes, sum(one.consent is Answer.UNKNOWN for one in voices))


def record_voice(
    desk: Desk, event_id: str, original_start: datetime | None, said_by: str, words: str, consent: Answer
) -> Changed:
    """Write down what somebody said of an event.

    Raises:
        RuleRefused: nothing is written.
    """
    if not words.strip():
        raise RuleRefused("Nothing is written yet.", "Fill in In their words.")
    shown = occurrence(desk, event_id, original_start)
    with desk.act(ActKind.RECORD_VOICE, shown.event.id) as act:
        own = own_record(desk, act, shown)
        voice = Voice(
            id=desk.new_id(),
            event_id=own.id,
            said_by=said_by.strip(),
            words=words.strip(),
            consent=consent,
            said_on=desk.today,
        )
        act.insert(voice)
    return desk.changed(ActKind.RECORD_VOICE, act, own.id, voice.id)


def change_consent(desk: Desk, voice_id: str, consent: Answer) -> Changed | None:
    """Whether it may be quoted."""
    voice = desk.store.get(Voice, voice_id)
    with desk.act(ActKind.RECORD_VOICE, voice.event_id) as act:
        changed = act.update(replace(voice, consent=consent))
    return desk.changed(ActKind.RECORD_VOICE, act, voice.event_id, voice.id) if changed else None


def remove_voice(desk: Desk, voice_id: str) -> Changed:
    """Take a voice away."""
    voice = desk.store.get(Voice, voice_id)
    with desk.act(ActKind.REMOVE_VOICE, voice.event_id) as act:
        act.delete(Voice, voice_id)
    return desk.changed(ActKind.REMOVE_VOICE, act, voice.event_id)
