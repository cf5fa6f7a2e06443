"""Gives the notes of the diaries their days: in order, on working days, school matters on school days."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.pages import Note
from hivedesk.casework.demonstration.people import Member
from hivedesk.casework.demonstration.wording import Cast
from hivedesk.domain.families import Channel

_DAY = timedelta(days=1)
_PUSHED, _LAST_WEEKS = timedelta(days=14), timedelta(days=31)
_THIS_MORNING = time(8, 10)  # the latest contact of the day on which the year ends, at half past eight


def plan_thread(notes: Sequence[Note], member: Member, days: KeyDays) -> Iterator[Happening]:
    """One thread of a family's diary; a note that finds no day before the year ends is left out."""
    earliest = member.added_on + _DAY
    for note in notes:
        day = _day_for(note, earliest, member, days)
        if day is not None:
            yield Happening(day, member, note, Cast(next(iter(member.household.carers), None)))
            earliest = day + _DAY


def last_day(member: Member, days: KeyDays) -> date:
    """The last day on which anything can happen with the family."""
    return member.leaves_on or days.today


def _day_for(note: Note, earliest: date, member: Member, days: KeyDays) -> date | None:
    if note.when is None:
        raise ValueError("a diary note needs its day")
    told = days.named(note.when.key_day) if note.when.key_day else days.today
    wanted = told + timedelta(days=note.when.days)
    end = last_day(member, days)
    if wanted < days.start or wanted > end:
        return None
    day, patience = max(wanted, earliest), _patience(note)
    while day <= min(end, wanted + patience * _DAY):
        if _suits(note, day, days):
            # what school holidays push into the last weeks would push what should be open today off the end
            return None if day - wanted > _PUSHED and day > days.today - _LAST_WEEKS else day
        day += _DAY
    # the year ends before a day is found: a little earlier will do, unless school is shut
    day = wanted - _DAY
    while not note.marks & {"term", "group"} and day >= max(earliest, wanted - 9 * _DAY):
        if _suits(note, day, days):
            return day
        day -= _DAY
    return None


def _patience(note: Note) -> int:
    """How many days a note may be put off."""
    if note.marks & {"term", "group"}:
        return 70
    return 28 if note.channel is Channel.AT_EVENT else 14


def _suits(note: Note, day: date, days: KeyDays) -> bool:
    if day == days.today and (note.at is None or note.at > _THIS_MORNING):
        return False
    seasons = days.seasons
    if "group" in note.marks:
        return seasons.is_group_day(day)
    if note.channel is Channel.AT_EVENT:
        return day in days.events.family_days
    if "term" in note.marks and not seasons.is_school_day(day):
        return False
    return seasons.is_working_day(day) and not seasons.is_lull(day)
