"""Importing a calendar: read, look through, then one act that one Undo takes back whole.

`read_file` writes nothing and is fit for a job. A second import of the same calendar updates instead of doubling;
what has gone from it since is named, never removed. Nothing of the file is kept.
"""

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hivedesk.casework import calendar_matching, school_calendar
from hivedesk.casework.calendar_lines import CalendarPreview, Fate, ImportLine, LineKey, TakeAs
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.school import holidays
from hivedesk.domain.events.records import Event
from hivedesk.domain.events.repeats import parts_of
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import ImportProblem
from hivedesk.incoming.calendar import CalendarProposal, LineProblem, ProposedEvent, read_calendar
from hivedesk.incoming.calendar.limits import FILE_BYTES
from hivedesk.store import events as stored

__all__ = [
    "CalendarPreview",
    "CalendarProposal",
    "Fate",
    "ImportLine",
    "LineKey",
    "LineProblem",
    "TakeAs",
    "guess_take_as",
    "preview",
    "read_file",
    "take",
]

OLDEST = timedelta(days=2 * 365)  # what ended longer ago is not taken

MOST_AT_ONCE = 3_000  # new events that one import takes: as many as are written in a moment
_LONGEST_STEP = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}  # days
_WORDS = (
    (TakeAs.SUPPORT_GROUPS, ("support group", "coffee morning", "carers' group", "drop-in")),
    (TakeAs.FAMILY_EVENTS, ("family event", "family day", "picnic", "party", "family session", "fun day")),
    (TakeAs.LEAVE, ("annual leave", "on leave", "leave", "toil", "day off", "non-working")),
    (TakeAs.MEETINGS, ("meeting", "supervision", "panel", "review", "team", "1:1", "conference", "training")),
)


def read_file(path: Path, progress: Progress, today: date) -> CalendarProposal:
    """Read a calendar that the worker chose, within bounds. For a job.

    Raises:
        ImportProblem: it cannot be read as a calendar, or is not safe to read.
        Cancelled: the worker cancelled.
    """
    try:
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
    except OSError:
        raise ImportProblem(
            "The file cannot be read. Nothing was imported.", "Check that it is still there and that you may open it."
        ) from None
    return read_calendar(content, progress, today)


def guess_take_as(proposal: CalendarProposal) -> TakeAs:
    """As what the events of a calendar are most likely meant."""
    events = proposal.events
    school = sum(school_calendar.speaks_of_school(event) for event in events)
    if school >= 3 and 4 * school >= len(events):
        return TakeAs.SCHOOL_DATES
    titles = [event.title.lower() for event in events]
    found = {take_as: sum(any(word in title for word in words) for title in titles) for take_as, words in _WORDS}
    likeliest = max(found, key=lambda take_as: found[take_as])
    return likeliest if 2 * found[likeliest] > len(titles) else TakeAs.APPOINTMENTS


def preview(desk: Desk, proposal: CalendarProposal, take_as: TakeAs) -> CalendarPreview:
    """What an import would do now; nothing is written."""
    now, source = desk.clock.now(), proposal.name or "a calendar without a name"
    if take_as is TakeAs.SCHOOL_DATES:
        dates = stored.school_dates(desk.store)
        recent = [event for event in proposal.events if event.ends_at >= now - OLDEST]
        lines = school_calendar.school_lines(recent, dates, source, desk.new_id)
        there = {event.uid for event in proposal.events}
        gone = [
            each.name
            for each in dates
            if each.source == source and each.uid not in there and each.last_day >= desk.today
        ]
        return _preview(proposal, take_as, source, lines, len(proposal.events) - len(recent), gone)
    known = calendar_matching.on_record(desk.store, holidays(stored.school_dates(desk.store)))
    taken = [event for event in proposal.events if known.find(event) is not None or not _is_old(event, now - OLDEST)]
    found = _at_once(calendar_matching.compare(taken, known, take_as, source, desk.new_id))
    gone = calendar_matching.titles_gone(known.by_key, proposal.events, source, now)
    return _preview(proposal, take_as, source, found, len(proposal.events) - len(taken), gone)


def take(desk: Desk, shown: CalendarPreview, without: Set[LineKey] = frozenset()) -> Changed | None:
    """Write what was shown, as one act, ``without`` the lines that are not wanted; None where nothing would differ.

    What changed on record since it was shown is looked at anew.
    """
    lines = [line for line in preview(desk, shown.proposal, shown.take_as).lines if line.key not in without]
    added = [line.record for line in lines if line.fate is Fate.NEW and line.record is not None]
    changed = [line.record for line in lines if line.fate is Fate.CHANGED and line.record is not None]
    if not added and not changed:
        return None
    with desk.act(ActKind.IMPORT_CALENDAR) as act:
        for record in added:
            act.insert(record)
        for record in changed:
            act.update(record)
    return replace(
        desk.changed(ActKind.IMPORT_CALENDAR, act), sentence=_sentence(len(added), len(changed), shown.take_as)
    )


def _preview(
    proposal: CalendarProposal,
    take_as: TakeAs,
    source: str,
    lines: Iterable[ImportLine],
    too_old: int,
    gone: Iterable[str],
) -> CalendarPreview:
    return CalendarPreview(
        proposal=proposal, take_as=take_as, source=source, lines=tuple(lines), too_old=too_old, gone=tuple(gone)
    )


def _at_once(lines: Iterable[ImportLine]) -> list[ImportLine]:
    """No more new events than are written in a moment; the rest are there for the next import."""
    given = list(lines)
    new = [line for line in given if line.fate is Fate.NEW]
    if len(new) <= MOST_AT_ONCE:
        return given
    series_first = sorted(new, key=lambda line: isinstance(line.record, Event) and line.record.series_id is not None)
    over = {line.record.id for line in series_first[MOST_AT_ONCE:] if line.record is not None}
    why = f"More than {MOST_AT_ONCE:,} at once: import the calendar again for the rest."
    return [
        replace(line, fate=Fate.LEFT_OUT, why=why, record=None)
        if line.record is not None and line.record.id in over
        else line
        for line in given
    ]


def _is_old(event: ProposedEvent, limit: datetime) -> bool:
    """Whether it is over for so long that nobody looks for it here; of a number of times, at the widest apart."""
    if not event.rule:
        return event.ends_at < limit
    parts = parts_of(event.rule)
    last = max((event.ends_at, *event.added))
    if "UNTIL" in parts:
        return last < limit and parts["UNTIL"] < f"{limit:%Y%m%dT%H%M%SZ}"
    if "COUNT" not in parts:
        return False
    step = _LONGEST_STEP[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))
    return last + timedelta(days=step * int(parts["COUNT"])) < limit


def _sentence(added: int, changed: int, take_as: TakeAs) -> str:
    one, many = ("school date", "school dates") if take_as is TakeAs.SCHOOL_DATES else ("event", "events")
    counted = []
    if added:
        counted.append(f"{added:,} {one if added == 1 else many} added")
    if changed:
        counted.append(f"{changed:,} {'' if added else (one if changed == 1 else many) + ' '}changed")
    return f"{', '.join(counted)} from the calendar"
