"""Gives the notes of the diaries their days: in order, on working days, school matters on school days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.pages import Note
from hivedesk.casework.demonstration.people import Member
from hivedesk.casework.demonstration.wording import Cast
from hivedesk.domain.families import Status

_DAY = timedelta(days=1)


def plan_thread(notes: Sequence[Note], member: Member, days: KeyDays) -> Iterator[Happening]:
    """One thread of a family's diary; a note that finds no day before the year ends is left out."""
    earliest = member.added_on + _DAY
    for note in notes:
        day = _day_for(note, earliest, member, days)
        if day is not None:
            yield Happening(day, member, note, Cast(member.household.carers[0]))
            earliest = day + _DAY


def last_day(member: Member, days: KeyDays) -> date:
    """The last day on which anything can happen with the family."""
    return member.household.family.left_on or _left(member, days) or days.today


def _day_for(note: Note, earliest: date, member: Member, days: KeyDays) -> date | None:
    if note.when is None:
        raise ValueError("a diary note needs its day")
    told = days.named(note.when.key_day) if note.when.key_day else days.today
    wanted = told + timedelta(days=note.when.days)
    end = last_day(member, days)
    if wanted < days.start or wanted > end:
        return None
    day, patience = max(wanted, earliest), 70 if "term" in note.marks else 12
    while day <= min(end, wanted + patience * _DAY):
        if _suits(note, day, days):
            return day
        day += _DAY
    # the year ends before a day is found: a little earlier will do, unless school is shut
    day = wanted - _DAY
    while "term" not in note.marks and day >= max(earliest, wanted - 9 * _DAY):
        if _suits(note, day, days):
            return day
        day -= _DAY
    return None


def _suits(note: Note, day: date, days: KeyDays) -> bool:
    if day == days.today and note.at is None:  # the morning has only just begun
        return False
    if "term" in note.marks:
        return days.seasons.is_school_day(day) and days.seasons.is_working_day(day)
    return days.seasons.is_working_day(day)


def _left(member: Member, days: KeyDays) -> date | None:
    if member.household.family.status is Status.WAITING:
        return None
    return {"dempsey": days.left, "hobbs": days.order}.get(member.key)
