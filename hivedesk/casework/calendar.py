"""The calendar: everything dated in the Hive, gathered from wherever it is kept, and what can be moved in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hivedesk.casework import events
from hivedesk.casework.calendar_stays import stay_items
from hivedesk.casework.contact_log import USUAL_WORDS, move_follow_up
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.due_lines import ClockLine, clock_lines
from hivedesk.casework.gatherings import findings_for
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.bank_holidays import of_year
from hivedesk.domain.calendar.items import CalendarItem, ItemKind, Opens
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind, check_dates, holidays
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.records import EventKind, days_of, is_gathering
from hivedesk.domain.events.repeats import Occurrence
from hivedesk.domain.families import Family
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.procedures import Area
from hivedesk.foundation.clock import at_london, format_date, format_moment, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import contact_log, families
from hivedesk.store import events as stored

CALL_MINUTES = 30  # how long a planned call or visit is shown
KINDS = {
    EventKind.SUPPORT_GROUP: ItemKind.SUPPORT_GROUP,
    EventKind.FAMILY_EVENT: ItemKind.FAMILY_EVENT,
    EventKind.GATHERING: ItemKind.GATHERING,
    EventKind.MEETING: ItemKind.MEETING,
    EventKind.APPOINTMENT: ItemKind.MEETING,
    EventKind.LEAVE: ItemKind.LEAVE,
}
_NO_KEY_DATE = (Area.CLAIMS, Area.DATA)  # they are to do, and no dates of a family


def items_between(desk: Desk, first_day: date, last_day: date) -> tuple[CalendarItem, ...]:
    """Everything on these days, both included."""
    households = families.households(desk.store)
    of_family = {house.family.id: house.family for house in households}
    return (
        *_events(desk, first_day, last_day, households),
        *stay_items(desk, first_day, last_day),
        *_planned(contact_log.planned_between(desk.store, first_day, last_day), of_family),
        *_key_dates(clock_lines(desk, households), first_day, last_day),
        *_school(stored.school_dates(desk.store), first_day, last_day),
        *_bank_holidays(first_day, last_day),
    )


def event_days(desk: Desk, first_day: date, last_day: date) -> list[Occurrence]:
    """The events alone on these days, both included."""
    return events.occurrences_between(desk, at_london(first_day, 0), at_london(last_day + timedelta(days=1), 0))


def move_item(desk: Desk, item: CalendarItem, day: date, starts_at: datetime | None = None) -> Changed | None:
    """Put an item on another day; ``starts_at`` gives it another hour too. Of a series only this occurrence moves.

    Raises:
        RuleRefused: it cannot be moved, or is gone meanwhile.
    """
    if not item.movable:
        raise RuleRefused("This cannot be moved here.", "Open it to change its date.")
    if item.opens is Opens.FOLLOW_UP:
        at = local(starts_at).time() if starts_at is not None else None
        hour = starts_at or (_same_hour(item.starts_at, day) if item.starts_at is not None else None)
        return _said(move_follow_up(desk, item.record_id, day, at), _to(item, hour, day))
    shown = events.occurrence(desk, item.record_id, item.original_start)
    start = starts_at or _same_hour(shown.starts_at, day)
    end = _same_hour(shown.ends_at, day + (local(shown.ends_at).date() - local(shown.starts_at).date()))
    if starts_at is not None:
        end = start + (shown.ends_at - shown.starts_at)
    changed = events.move_event(desk, item.record_id, item.original_start, start, end)
    return _said(changed, _to(item, None if item.all_day else start, day))


def lengthen_item(desk: Desk, item: CalendarItem, ends_at: datetime) -> Changed | None:
    """Give an event another end. Of a series only this occurrence changes.

    Raises:
        RuleRefused: it would end before it starts, or has no end of its own.
    """
    if not item.movable or item.opens is not Opens.EVENT:
        raise RuleRefused("This has no length of its own.", "Open it to see more.")
    shown = events.occurrence(desk, item.record_id, item.original_start)
    changed = events.move_event(desk, item.record_id, item.original_start, shown.starts_at, ends_at)
    return _said(changed, f"{item.title} now ends on {format_moment(ends_at)}")


# -- school terms and holidays


def school_dates(desk: Desk) -> list[SchoolDates]:
    """All school terms and holidays, in order."""
    return stored.school_dates(desk.store)


def new_school_dates(desk: Desk) -> SchoolDates:
    """A term for the form to begin with."""
    return SchoolDates(id=desk.new_id(), first_day=desk.today, last_day=desk.today)


def record_school_dates(desk: Desk, dates: SchoolDates) -> Changed | None:
    """Write a term or holiday down, or put it right.

    Raises:
        RuleRefused: dates that cannot be.
    """
    check_dates(dates)
    with desk.act(ActKind.RECORD_SCHOOL_DATES) as act:
        if desk.store.find(SchoolDates, dates.id) is None:
            act.insert(dates)
        else:
            act.update(dates)
    return desk.changed(ActKind.RECORD_SCHOOL_DATES, act, "", dates.id) if act.changes else None


def remove_school_dates(desk: Desk, dates_id: str) -> Changed:
    """Take a term or holiday away."""
    with desk.act(ActKind.REMOVE_SCHOOL_DATES) as act:
        act.delete(SchoolDates, dates_id)
    return desk.changed(ActKind.REMOVE_SCHOOL_DATES, act)


# -- where the items come from


def _events(desk: Desk, first_day: date, last_day: date, households: Sequence[Household]) -> Iterator[CalendarItem]:
    found = event_days(desk, first_day, last_day)
    counts = stored.guest_counts(desk.store, [one.event.id for one in found if not one.event.rule])
    coming = [one for one in found if _is_coming(desk, one)]
    problems = {
        (one.event.id, one.original_start): sum(not finding.note for finding in findings)
        for one, findings in zip(coming, findings_for(desk, coming, households=households, holidays=False), strict=True)
    }
    for one in found:
        event = replace(one.event, starts_at=one.starts_at, ends_at=one.ends_at)
        first, last = days_of(event)
        yield CalendarItem(
            key=f"event/{one.event.series_id or one.event.id}/{one.original_start:%Y%m%dT%H%M}",
            kind=KINDS[event.kind],
            title=event.title,
            first_day=first,
            last_day=last,
            starts_at=None if event.all_day else one.starts_at,
            ends_at=None if event.all_day else one.ends_at,
            opens=Opens.EVENT,
            record_id=one.event.id,
            original_start=one.original_start,
            in_series=one.in_series,
            movable=True,
            cancelled=event.cancelled,
            note=_note(desk, one, counts.get(one.event.id, (0, 0, 0))),
            problems=problems.get((one.event.id, one.original_start), 0),
        )


def _is_coming(desk: Desk, one: Occurrence) -> bool:
    """Whether it is near enough for what it lacks to be said."""
    now = desk.clock.now()
    return now < one.ends_at and one.starts_at < now + timedelta(days=desk.policy.events.look_ahead_days)


def _note(desk: Desk, one: Occurrence, counts: tuple[int, int, int]) -> str:
    asked, yes, came = counts
    parts = [one.event.venue]
    if is_gathering(one.event) and not one.event.cancelled:
        if came:
            parts.append(f"{came} came")
        elif one.ends_at <= desk.clock.now():
            parts.append("attendance not taken")
        elif asked:
            parts.append(f"{yes} of {asked} said yes")
    return ", ".join(part for part in parts if part)


def _planned(planned: Iterable[FollowUp], of_family: dict[FamilyId, Family]) -> Iterator[CalendarItem]:
    for one in planned:
        family = of_family.get(one.family_id) if one.family_id is not None else None
        name = family.name if family is not None else ""
        starts = at_london(one.due_on, one.at.hour, one.at.minute) if one.at is not None else None
        word = "Visit" if one.kind is FollowUpKind.VISIT else "Call"
        yield CalendarItem(
            key=f"follow-up/{one.id}",
            kind=ItemKind.CONTACT,
            title=f"{word}: {name}" if name else word,
            first_day=one.due_on,
            last_day=one.due_on,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=CALL_MINUTES) if starts is not None else None,
            family_id=one.family_id,
            family_name=name,
            opens=Opens.FOLLOW_UP,
            record_id=one.id,
            movable=one.done_at is None,
            note=", ".join(part for part in (_more_than(word, one), "done" if one.done_at is not None else "") if part),
        )


def _more_than(word: str, one: FollowUp) -> str:
    """What was written of a call or visit, beyond that it is one."""
    return "" if one.what in (word, USUAL_WORDS[one.kind]) else one.what


def _key_dates(lines: Iterable[ClockLine], first_day: date, last_day: date) -> Iterator[CalendarItem]:
    for line in lines:
        due = line.due
        if first_day <= due.due_on <= last_day and due.area not in _NO_KEY_DATE and due.family_id is not None:
            yield CalendarItem(
                key=f"key-date/{due.key}",
                kind=ItemKind.KEY_DATE,
                title=f"{due.what}: {line.family_name}",
                first_day=due.due_on,
                last_day=due.due_on,
                family_id=due.family_id,
                family_name=line.family_name,
                opens=Opens.FAMILY,
                record_id=due.family_id,
                note="overdue" if line.overdue_days > 0 else due.why,
            )


def _school(known: Sequence[SchoolDates], first_day: date, last_day: date) -> Iterator[CalendarItem]:
    entered = {(each.first_day, each.last_day) for each in known if each.kind is not SchoolDatesKind.TERM}
    for each in known:
        if each.first_day <= last_day and each.last_day >= first_day:
            if each.kind is SchoolDatesKind.TERM:
                yield from _term(each, first_day, last_day)
            else:
                yield _school_item(each.id, each.name or each.kind.value, each.first_day, each.last_day)
    for span in holidays(known):
        between_terms = (span.first_day, span.last_day) not in entered
        if between_terms and span.first_day <= last_day and span.last_day >= first_day:
            yield _school_item("", span.name, span.first_day, span.last_day)


def _term(term: SchoolDates, first_day: date, last_day: date) -> Iterator[CalendarItem]:
    """A term is told by its first and last day: a bar over every school day would say nothing."""
    name = term.name or "Term"
    if first_day <= term.first_day <= last_day:
        yield _school_item(term.id, f"{name} begins", term.first_day, term.first_day)
    if first_day <= term.last_day <= last_day:
        yield _school_item(term.id, f"{name} ends", term.last_day, term.last_day)


def _school_item(dates_id: str, title: str, first_day: date, last_day: date) -> CalendarItem:
    return CalendarItem(
        key=f"school/{dates_id}/{first_day}/{title}",
        kind=ItemKind.SCHOOL,
        title=title,
        first_day=first_day,
        last_day=last_day,
        opens=Opens.SCHOOL_DATES,
        record_id=dates_id,
    )


def _bank_holidays(first_day: date, last_day: date) -> Iterator[CalendarItem]:
    for year in range(first_day.year, last_day.year + 1):
        for day, name in of_year(year).items():
            if first_day <= day <= last_day:
                yield CalendarItem(
                    key=f"bank-holiday/{day}", kind=ItemKind.BANK_HOLIDAY, title=name, first_day=day, last_day=day
                )


def _to(item: CalendarItem, starts_at: datetime | None, day: date) -> str:
    """``visit to Fairweather moved to Fri 27 Nov 2026, 11:00``."""
    what = item.title
    if item.opens is Opens.FOLLOW_UP:
        word = item.title.partition(":")[0].lower()
        what = f"{word} to {item.family_name}" if item.family_name else word
    return f"{what} moved to {format_date(day) if starts_at is None else format_moment(starts_at)}"


def _said(changed: Changed | None, sentence: str) -> Changed | None:
    return replace(changed, sentence=sentence) if changed is not None else None


def _same_hour(moment: datetime, day: date) -> datetime:
    wall = local(moment)
    return at_london(day, wall.hour, wall.minute)
