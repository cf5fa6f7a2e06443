"""Gives each contact of a day its hour: as the family likes it, never two at once, a visit with the drive to it."""

from datetime import date, datetime, time, timedelta
from random import Random

from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.domain.contact_log import ContactKind, Direction
from hivedesk.domain.families import Channel, DayPart
from hivedesk.foundation.clock import at_london

_HOURS = {
    DayPart.MORNING: ((8, 0), (11, 45)),
    DayPart.SCHOOL_HOURS: ((9, 30), (14, 15)),
    DayPart.AFTERNOON: ((12, 15), (16, 45)),
    DayPart.EVENING: ((17, 15), (19, 45)),
    DayPart.LATE_EVENING: ((19, 45), (20, 50)),
    DayPart.SATURDAY: ((9, 0), (12, 30)),
}
_ANY_TIME = ((8, 30), (18, 30))
_CARERS_TIME = ((8, 0), (20, 15))
_VISITING = ((9, 15), (17, 0))
_SATURDAY = ((9, 0), (13, 0))
_AFTER_THE_GROUP = ((11, 30), (12, 45))
_AT_A_FAMILY_EVENT = ((14, 0), (16, 30))
_EVENING = ((18, 45), (21, 15))

Hours = tuple[tuple[int, int], tuple[int, int]]


class Timetable:
    """The worker's days as they fill."""

    def __init__(self, random: Random, taken: dict[date, list[tuple[int, int]]]) -> None:
        self._random = random
        self._taken = taken  # from minute to minute of a day

    def begin(self, happening: Happening) -> datetime:
        """When the contact began, taking its time out of the day."""
        note, day = happening.note, happening.day
        around = (happening.member.household.family.travel_minutes or 15) if note.channel is Channel.VISIT else 3
        start = _minutes(note.at) if note.at else self._find(happening, note.minutes, around)
        self._taken.setdefault(day, []).append((start - around, start + note.minutes + around))
        return at_london(day, *divmod(start, 60))

    def _find(self, happening: Happening, minutes: int, around: int) -> int:
        for hours in (_wanted_hours(happening, self._random), _CARERS_TIME, ((7, 30), (21, 0))):
            first, last = (hour * 60 + minute for hour, minute in hours)
            for _ in range(14):
                start = self._random.randrange(first, last, 5 if minutes > 5 else 1)
                if self._is_free(happening.day, start - around, start + minutes + around):
                    return start
        return start

    def _is_free(self, day: date, start: int, end: int) -> bool:
        return all(end <= first or start >= last for first, last in self._taken.get(day, ()))


def entered_after(began: datetime, minutes: int, random: Random) -> datetime:
    """When it was written down, if on the same day."""
    return began + timedelta(minutes=minutes + random.randrange(3, 45))


def _wanted_hours(happening: Happening, random: Random) -> Hours:
    note, family = happening.note, happening.member.household.family
    if note.channel is Channel.AT_EVENT:
        return _AFTER_THE_GROUP if "group" in note.marks else _AT_A_FAMILY_EVENT
    if "evening" in note.marks:
        return _EVENING
    if happening.day.isoweekday() == 6:
        return _SATURDAY
    if note.channel is Channel.VISIT:
        return _VISITING
    if note.direction is Direction.BY_CARER:
        return _CARERS_TIME
    liked = [part for part in family.preferred_times if part is not DayPart.SATURDAY]
    if liked and note.kind is not ContactKind.NOT_REACHED and random.random() < 0.9:
        return _HOURS[random.choice(liked)]
    return _ANY_TIME


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
