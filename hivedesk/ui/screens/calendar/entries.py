"""An item of the calendar as it may be shown now, in words: its hours, and what is said of it. Plain Python, no Qt."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hivedesk.domain.calendar.items import CalendarItem, ItemKind, Opens
from hivedesk.foundation.clock import at_london, format_date, format_time, local
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.calendar.item_look import kind_word

DAY_MINUTES = 24 * 60
_WHOLE_DAY = timedelta(hours=24)  # what lasts as long stands above the hours of the week


@dataclass(frozen=True)
class Entry:
    """One item with its title and note as they may be shown."""

    item: CalendarItem
    title: str
    note: str
    time: str = ""  # "10:00": when it starts, "" where it has no hour

    @property
    def key(self) -> str:
        """The same from reading to reading."""
        return self.item.key

    @property
    def kind(self) -> ItemKind:
        """What it is filtered by."""
        return self.item.kind

    @property
    def several_days(self) -> bool:
        """Whether it goes on over midnight."""
        return self.item.first_day != self.item.last_day

    @property
    def above_hours(self) -> bool:
        """Whether it stands above the hours of a week: all day, or a whole day long."""
        starts, ends = self.item.starts_at, self.item.ends_at
        return starts is None or ends is None or (self.several_days and ends - starts >= _WHOLE_DAY)

    @property
    def can_open(self) -> bool:
        """Whether there is more to see."""
        return self.item.opens is not Opens.NOTHING

    @property
    def can_lengthen(self) -> bool:
        """Whether it has an end that can be moved."""
        return self.item.movable and self.item.opens is Opens.EVENT and not self.item.all_day


def entry_of(item: CalendarItem, sight: Sight) -> Entry:
    """An item as it may be shown now."""
    time = format_time(item.starts_at) if item.starts_at is not None else ""
    return Entry(item, sight.words(item.title), sight.words(item.note), time)


def time_on(entry: Entry, day: date) -> str:
    """The hour that stands before the title on a day: ``10:00``, or "" where it has none that day."""
    return entry.time if entry.item.first_day == day else ""


def hours(entry: Entry) -> str:
    """``10:00 to 12:00``; over several days with the dates."""
    item = entry.item
    if item.starts_at is None or item.ends_at is None:
        if entry.several_days:
            return f"{format_date(item.first_day)} to {format_date(item.last_day)}"
        return "any time" if item.kind is ItemKind.CONTACT else "all day"
    if entry.several_days:
        return f"{_moment(item.starts_at)} to {_moment(item.ends_at)}"
    return f"{format_time(item.starts_at)} to {format_time(item.ends_at)}"


def signs(entry: Entry) -> str:
    """What is to be known besides: cancelled, things to see to, one of a series."""
    item = entry.item
    parts = (
        "cancelled" if item.cancelled else "",
        things(item.problems) if item.problems and not item.cancelled else "",
        "repeats" if item.in_series else "",
    )
    return ", ".join(part for part in parts if part)


def things(count: int) -> str:
    """``2 things to see to``."""
    return f"{count} thing{'' if count == 1 else 's'} to see to"


def said_shortly(entry: Entry, day: date) -> str:
    """An entry among the others of its day: ``10:00 Coffee morning, cancelled``."""
    item = entry.item
    goes_on = entry.several_days and item.first_day != day
    parts = (
        f"{time_on(entry, day)} {entry.title}".strip(),
        "goes on" if goes_on else "",
        "cancelled" if item.cancelled else "",
        things(item.problems) if item.problems and not item.cancelled else "",
    )
    return ", ".join(part for part in parts if part)


def said_in_full(entry: Entry) -> str:
    """An entry by itself: hours, title, kind, signs, note."""
    parts = (hours(entry), entry.title, kind_word(entry.kind), signs(entry), entry.note)
    return ", ".join(part for part in parts if part)


def minutes_on(entry: Entry, day: date) -> tuple[int, int] | None:
    """From where to where it stands on a day's wall clock, in minutes after midnight; None where it does not."""
    item = entry.item
    if item.starts_at is None or item.ends_at is None or not item.first_day <= day <= item.last_day:
        return None
    begins = 0 if item.first_day < day else _wall_minutes(item.starts_at)
    ends = DAY_MINUTES if local(item.ends_at).date() > day else _wall_minutes(item.ends_at)
    return begins, max(ends, begins)  # in the hour that comes twice it may end before it begins


def moment_at(day: date, minutes: int) -> datetime:
    """The moment at which the wall clock of a day shows so many minutes after midnight; 1440 is the next midnight."""
    return at_london(day + timedelta(days=minutes // DAY_MINUTES), minutes % DAY_MINUTES // 60, minutes % 60)


def _wall_minutes(moment: datetime) -> int:
    wall = local(moment)
    return wall.hour * 60 + wall.minute


def _moment(moment: datetime) -> str:
    return f"{format_date(local(moment).date())}, {format_time(moment)}"
