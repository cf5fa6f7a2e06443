"""A school's calendar as school dates: terms, holidays and INSET days out of the titles of its all-day events."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from hivedesk.casework.calendar_lines import Fate, ImportLine
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind, check_dates
from hivedesk.domain.calendar.school_words import Edge, SchoolTitle, name_of_span, read_title
from hivedesk.domain.events.records import Event, EventId, days_of
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import RuleRefused
from hivedesk.incoming.calendar import ProposedEvent

_LONGEST_DAYS = 190  # `domain.calendar.school.check_dates`


def school_lines(
    proposed: Iterable[ProposedEvent], known: Iterable[SchoolDates], source: str, new_id: Callable[[], str]
) -> list[ImportLine]:
    """What becomes of each event; days on which a term begins and ends come together as one."""
    records = list(known)
    lines: list[ImportLine] = []
    begun: dict[SchoolDatesKind, ProposedEvent] = {}
    for event in sorted(proposed, key=lambda event: event.starts_at):
        first, last = _days(event)
        said = _read(event, (last - first).days + 1)
        if said.kind is None:
            lines.append(_left_out(event, said.why_not))
        elif said.edge is Edge.BEGINS:
            if said.kind in begun:
                lines.append(_left_out(begun[said.kind], _NO_END))
            begun[said.kind] = event
        elif said.edge is Edge.ENDS:
            lines.append(_closed(begun.pop(said.kind, None), event, said.kind, records, source, new_id))
        else:
            lines.append(_line(event, event.title, said.kind, first, last, records, source, new_id))
    lines += [_left_out(event, _NO_END) for event in begun.values()]
    return sorted(lines, key=lambda line: (line.starts_at, line.line))


def speaks_of_school(event: ProposedEvent) -> bool:
    """Whether an event reads like one of a school's calendar."""
    first, last = _days(event)
    said = _read(event, (last - first).days + 1)
    return said.kind is SchoolDatesKind.INSET or "term" in event.title.lower()


_NO_END = "the day on which it ends is not in the calendar"
_NO_BEGINNING = "the day on which it begins is not in the calendar"


def _read(event: ProposedEvent, days: int) -> SchoolTitle:
    if event.cancelled:
        return SchoolTitle(None, why_not="cancelled")
    if event.rule:
        return SchoolTitle(None, why_not="it repeats, and school dates do not")
    if not event.all_day:
        return SchoolTitle(None, why_not="it has an hour, and school dates are whole days")
    return read_title(event.title, days)


def _closed(
    begins: ProposedEvent | None,
    ends: ProposedEvent,
    kind: SchoolDatesKind,
    known: list[SchoolDates],
    source: str,
    new_id: Callable[[], str],
) -> ImportLine:
    if begins is None:
        return _left_out(ends, _NO_BEGINNING)
    first, last = _days(begins)[0], _days(ends)[1]
    if (last - first).days > _LONGEST_DAYS:
        return _left_out(ends, _NO_BEGINNING)
    return _line(begins, name_of_span(begins.title), kind, first, last, known, source, new_id)


def _line(
    event: ProposedEvent,
    name: str,
    kind: SchoolDatesKind,
    first: date,
    last: date,
    known: list[SchoolDates],
    source: str,
    new_id: Callable[[], str],
) -> ImportLine:
    old = next((each for each in known if each.uid == event.uid), None)
    if old is None:
        old = next((each for each in known if (each.kind, each.first_day, each.last_day) == (kind, first, last)), None)
        if old is not None:
            return _as_line(event, Fate.SAME, old)
        record = SchoolDates(
            id=new_id(), kind=kind, name=name, first_day=first, last_day=last, uid=event.uid, source=source
        )
    else:
        record = replace(old, name=name, first_day=first, last_day=last)
    try:
        check_dates(record)
    except RuleRefused as refused:
        return _left_out(event, refused.message)
    return _as_line(event, Fate.NEW if old is None else Fate.SAME if old == record else Fate.CHANGED, record)


def _as_line(event: ProposedEvent, fate: Fate, record: SchoolDates) -> ImportLine:
    return ImportLine(
        fate=fate,
        title=record.name or event.title,
        starts_at=at_london(record.first_day, 0),
        ends_at=at_london(record.last_day, 23, 59),
        all_day=True,
        why=record.kind.value.capitalize() if record.kind is not SchoolDatesKind.INSET else record.kind.value,
        line=event.line,
        uid=event.uid,
        private=event.private,
        record=record,
    )


def _left_out(event: ProposedEvent, why: str) -> ImportLine:
    return ImportLine(
        fate=Fate.LEFT_OUT,
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        all_day=event.all_day,
        why=f"{why[:1].upper()}{why[1:].rstrip('.')}.",
        line=event.line,
    )


def _days(event: ProposedEvent) -> tuple[date, date]:
    return days_of(Event(id=EventId(""), starts_at=event.starts_at, ends_at=event.ends_at))
