"""The calendar in words, without Qt: which days are shown, what stands on each, what is filtered and what is chosen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hivedesk.casework import calendar
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.household_records import HOUSEHOLD_TABLES
from hivedesk.domain.calendar.items import CalendarItem, ItemKind, on_day
from hivedesk.domain.calendar.school import SchoolDatesKind
from hivedesk.domain.calendar.weeks import monday_of, month_page, week_number, week_of
from hivedesk.domain.families import months_after
from hivedesk.foundation.clock import format_month, local
from hivedesk.ui.discreet import IN_FULL, Sight, sight_of
from hivedesk.ui.screens.calendar.days import AgendaLine, Day, days_words, entries_at
from hivedesk.ui.screens.calendar.entries import DAY_MINUTES, Entry, entry_of, moment_at
from hivedesk.ui.screens.calendar.item_look import DAY_MARKS
from hivedesk.ui.screens.calendar.reading import Reading

AGENDA_DAYS = 56
_HALF_HOUR = 30  # minutes
_EMPTY_SPAN = timedelta(days=366)  # so far around the page is looked before the calendar counts as empty
_CONCERNED = HOUSEHOLD_TABLES | {"event", "guest", "follow_up", "school_dates", "claim_item"}
_NO_DAY = Day(date.min)


class View(StrEnum):
    """How the calendar is looked at; the value is the label."""

    MONTH = "Month"
    WEEK = "Week"
    AGENDA = "Agenda"


@dataclass(frozen=True)
class State:
    """Everything that the page shows."""

    view: View = View.MONTH
    title: str = ""
    subtitle: str = ""
    today: date = date.min
    day: date = date.min  # the chosen one
    weeks: tuple[tuple[Day, ...], ...] = ()  # of the month; of the week the one
    agenda: tuple[AgendaLine, ...] = ()
    chosen: Day = _NO_DAY  # the chosen day, for the panel
    chosen_key: str = ""  # the chosen entry, or ""
    shown_kinds: frozenset[ItemKind] = frozenset(ItemKind)
    hidden: str = ""  # "3 entries hidden by filters."
    empty: bool = False  # nothing was ever planned


class CalendarViewModel:
    """Asks casework; holds the view, the chosen day and entry, and the filter."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.view = View.MONTH
        self.day = desk.today
        self.key = ""
        self.shown_kinds = frozenset(ItemKind)
        self._sight: Sight = IN_FULL
        self._reading = Reading(desk)
        self._agenda_from = desk.today
        self._agenda_days = AGENDA_DAYS
        self._terms: frozenset[str] | None = None  # ids of the school dates that are terms
        self._empty: bool | None = None  # None: not looked yet
        self._read_on = desk.today

    # -- what is read

    def set_discreet(self, discreet: bool) -> None:
        """Show initials, or names."""
        self._sight = sight_of(self.desk, discreet=discreet)

    def read_again(self) -> None:
        """Forget what was read: something may have changed."""
        self._reading.forget()
        self._terms = None
        self._empty = None
        self._read_on = self.desk.today

    def concerns(self, changed: Changed) -> bool:
        """Whether a change may show in the calendar."""
        return bool(changed.tables & _CONCERNED)

    def read_ahead(self) -> bool:
        """Read the pages before and after this one; False where that was done."""
        return self._reading.read_ahead(*self._span())

    def state(self) -> State:
        """What stands on the page."""
        if self._read_on != self.desk.today:  # midnight has passed
            self.read_again()
        first, last = self._span()
        chosen_in = self._reading.between(min(first, self.day), max(last, self.day))
        items = [item for item in chosen_in if item.first_day <= last and item.last_day >= first]
        shown = self._shown(chosen_in)
        by_day = _by_day(shown, min(first, self.day), max(last, self.day))
        chosen = self._make_day(self.day, by_day)
        if self.key not in {entry.key for entry in chosen.everything}:
            self.key = ""
        weeks = tuple(tuple(self._make_day(day, by_day) for day in week) for week in self._weeks())
        hidden = sum(item.kind not in self.shown_kinds for item in items)
        return State(
            view=self.view,
            title=self._title(),
            subtitle=self._subtitle(),
            today=self.desk.today,
            day=self.day,
            weeks=weeks,
            agenda=self._agenda(by_day) if self.view is View.AGENDA else (),
            chosen=chosen,
            chosen_key=self.key,
            shown_kinds=self.shown_kinds,
            hidden=f"{hidden} entr{'y' if hidden == 1 else 'ies'} hidden by filters." if hidden else "",
            empty=self._is_empty(items),
        )

    def entry(self, key: str) -> Entry | None:
        """An entry that was read, as it may be shown now."""
        item = self._item(key)
        return entry_of(item, self._sight) if item is not None else None

    def standing_at(self, day: date, minutes: int | None) -> tuple[Entry, ...]:
        """What stands on a day, or in half an hour of it."""
        there = self._make_day(day, _by_day(self._shown(self._reading.between(day, day)), day, day))
        return there.everything if minutes is None else entries_at(there, minutes, _HALF_HOUR)

    # -- going about

    def choose_view(self, view: View) -> None:
        """Look at the same day in another way."""
        if view is View.AGENDA and self.view is not View.AGENDA:
            self._agenda_from, self._agenda_days = self.day, AGENDA_DAYS
        self.view = view

    def choose_day(self, day: date) -> None:
        """Choose a day; the page follows it. In the agenda a day that is not in the list begins a new one."""
        self.day = day
        if self.view is View.AGENDA and not self._agenda_from <= day <= self._agenda_last():
            self._agenda_from, self._agenda_days = day, AGENDA_DAYS

    def choose(self, key: str, day: date | None = None) -> None:
        """Choose an entry, on a day where it is named."""
        if day is not None:
            self.choose_day(day)
        self.key = key

    def turn(self, pages: int) -> None:
        """So many months, weeks or lists of eight weeks further."""
        match self.view:
            case View.MONTH:
                self.day = months_after(self.day, pages)
            case View.WEEK:
                self.day += timedelta(days=7 * pages)
            case View.AGENDA:
                self._agenda_from += timedelta(days=AGENDA_DAYS * pages)
                self._agenda_days = AGENDA_DAYS
                self.day = self._agenda_from

    def show_more(self) -> None:
        """Eight weeks more at the end of the agenda."""
        self._agenda_days += AGENDA_DAYS

    def show_earlier(self) -> None:
        """Eight weeks more before the beginning of the agenda."""
        self._agenda_from -= timedelta(days=AGENDA_DAYS)
        self._agenda_days += AGENDA_DAYS

    def filter(self, kinds: Iterable[ItemKind]) -> None:
        """Show these kinds alone."""
        self.shown_kinds = frozenset(kinds)

    # -- moving

    def move(self, key: str, day: date, minutes: int | None = None) -> Callable[[], Changed | None]:
        """What puts an entry on another day, at so many minutes after midnight where they are given."""
        item = self._must_find(key)
        at = None if minutes is None else moment_at(day, minutes)
        return lambda: calendar.move_item(self.desk, item, day, at)

    def moved_to(self, key: str, days: int, minutes: int = 0) -> tuple[date, int | None]:
        """Where an entry comes by so many days and minutes on the wall clock; without minutes it keeps its hour."""
        item = self._must_find(key)
        if not minutes or item.starts_at is None:
            return item.first_day + timedelta(days=days), None
        wall = local(item.starts_at)
        total = wall.hour * 60 + wall.minute + minutes
        return item.first_day + timedelta(days=days + total // DAY_MINUTES), total % DAY_MINUTES

    def move_by(self, key: str, days: int, minutes: int = 0) -> Callable[[], Changed | None]:
        """What moves an entry by days, or by minutes where it has an hour."""
        return self.move(key, *self.moved_to(key, days, minutes))

    def lengthen(self, key: str, day: date, minutes: int) -> Callable[[], Changed | None]:
        """What gives an entry its end on a day, so many minutes after midnight."""
        item = self._must_find(key)
        return lambda: calendar.lengthen_item(self.desk, item, moment_at(day, minutes))

    def lengthen_by(self, key: str, minutes: int) -> Callable[[], Changed | None]:
        """What lets an entry end later (or earlier)."""
        item = self._must_find(key)
        ends = (item.ends_at or item.starts_at or self.desk.clock.now()) + timedelta(minutes=minutes)
        return lambda: calendar.lengthen_item(self.desk, item, ends)

    def follow(self, key: str, changed: Changed, day: date) -> None:
        """Choose what was moved, where it is now; of an event that takes place once the key changes with its start."""
        self.read_again()
        self.choose_day(day)
        found = self._reading.between(day, day)
        moved = next((item for item in found if item.key == key), None) or next(
            (item for item in found if item.record_id and item.record_id == changed.record_id), None
        )
        if moved is not None:
            self.choose(moved.key, moved.first_day)

    def in_series(self, key: str) -> bool:
        """Whether an entry is one of a series: what is done to it here is done to it alone."""
        item = self._item(key)
        return item is not None and item.in_series

    # -- within

    def _item(self, key: str) -> CalendarItem | None:
        first, last = self._span()
        found = self._reading.between(min(first, self.day), max(last, self.day))
        return next((item for item in found if item.key == key), None)

    def _must_find(self, key: str) -> CalendarItem:
        item = self._item(key)
        if item is None:
            raise KeyError(key)
        return item

    def _span(self) -> tuple[date, date]:
        if self.view is View.AGENDA:
            return self._agenda_from, self._agenda_last()
        weeks = self._weeks()
        return weeks[0][0], weeks[-1][-1]

    def _weeks(self) -> tuple[tuple[date, ...], ...]:
        if self.view is View.AGENDA:
            return ()
        return month_page(self.day) if self.view is View.MONTH else (week_of(self.day),)

    def _agenda_last(self) -> date:
        return self._agenda_from + timedelta(days=self._agenda_days - 1)

    def _shown(self, items: Iterable[CalendarItem]) -> list[Entry]:
        return [entry_of(item, self._sight) for item in items if item.kind in self.shown_kinds]

    def _make_day(self, day: date, by_day: dict[date, list[Entry]]) -> Day:
        entries = by_day.get(day, [])
        of_key = {entry.key: entry for entry in entries}
        ordered = [of_key[item.key] for item in on_day(tuple(entry.item for entry in entries), day)]
        marks = tuple(entry for entry in ordered if entry.kind in DAY_MARKS)
        return Day(
            day=day,
            outside=self.view is View.MONTH and day.month != self.day.month,
            today=day == self.desk.today,
            entries=tuple(entry for entry in ordered if entry.kind not in DAY_MARKS),
            marks=marks,
            closed=next((entry.title for entry in marks if not self._is_term(entry)), ""),
        )

    def _is_term(self, entry: Entry) -> bool:
        """Whether a mark tells of a term's first or last day: the school is open."""
        if self._terms is None:
            known = calendar.school_dates(self.desk)
            self._terms = frozenset(dates.id for dates in known if dates.kind is SchoolDatesKind.TERM)
        return entry.kind is ItemKind.SCHOOL and entry.item.record_id in self._terms

    def _agenda(self, by_day: dict[date, list[Entry]]) -> tuple[AgendaLine, ...]:
        """What lasts several days is said once, on its first day in the list."""
        lines: list[AgendaLine] = []
        for number in range(self._agenda_days):
            day = self._agenda_from + timedelta(days=number)
            if day in by_day:
                begun = [
                    one for one in self._make_day(day, by_day).everything if number == 0 or one.item.first_day == day
                ]
                today = day == self.desk.today
                lines += [AgendaLine(day, entry, place == 0, today) for place, entry in enumerate(begun)]
        return tuple(lines)

    def _is_empty(self, on_page: Iterable[CalendarItem]) -> bool:
        """Whether nothing was ever planned: looked for around the page once, until something changes."""
        if any(item.kind is not ItemKind.BANK_HOLIDAY for item in on_page):
            self._empty = False
        elif self._empty is None:
            first, last = self._span()
            around = calendar.items_between(self.desk, first - _EMPTY_SPAN, last + _EMPTY_SPAN)
            self._empty = all(item.kind is ItemKind.BANK_HOLIDAY for item in around)
        return self._empty

    def _title(self) -> str:
        match self.view:
            case View.MONTH:
                return format_month(self.day.year, self.day.month)
            case View.WEEK:
                return days_words(monday_of(self.day), monday_of(self.day) + timedelta(days=6))
        return "Agenda"

    def _subtitle(self) -> str:
        match self.view:
            case View.MONTH:
                return "Calendar"
            case View.WEEK:
                return f"Week {week_number(self.day)}"
        return days_words(self._agenda_from, self._agenda_last())


def _by_day(entries: Iterable[Entry], first: date, last: date) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        day = max(first, entry.item.first_day)
        while day <= min(last, entry.item.last_day):
            found.setdefault(day, []).append(entry)
            day += timedelta(days=1)
    return found
