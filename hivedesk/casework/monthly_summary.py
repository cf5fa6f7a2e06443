"""The monthly activity summary: gathered from the vault, worked out from frozen records, frozen for good.

`gather` reads, `work_out` only calculates. A month alone is quick enough for the window; the columns beside it read
a year or two, so `month_job` does that in a job.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.events import occurrences_between
from hivedesk.casework.gatherings import as_it_takes_place
from hivedesk.casework.procedures import breaches
from hivedesk.domain.acts import ActKind
from hivedesk.domain.contact_log import ContactLogEntry
from hivedesk.domain.events.records import Event
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.policy import policy_on
from hivedesk.domain.procedures import DataBreach
from hivedesk.domain.records import FrozenMonth
from hivedesk.domain.sleepovers.records import Stay, StayRequest
from hivedesk.domain.summary import (
    COUNTED,
    Comparison,
    Correction,
    Missing,
    MonthCount,
    MonthSummary,
    PastEvent,
    Value,
    compare,
    corrections,
    frozen_values,
    month_before,
    month_span,
    monthly_summary,
    months_so_far,
    to_frozen,
    twelve_months_to,
    year_before,
)
from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.foundation.clock import format_month, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import contact_log, families
from hivedesk.store import events as stored_events
from hivedesk.store import stays as stored_stays

YearMonth = tuple[int, int]
_OFF = timedelta(days=7)


@dataclass(frozen=True)
class MonthMaterial:
    """What one month's count needs."""

    entries: tuple[ContactLogEntry, ...]  # without their texts
    last_two_way: Mapping[FamilyId, datetime | None]
    events: tuple[PastEvent, ...] = ()  # that ended in it, with their guests


@dataclass(frozen=True)
class SummaryMaterial:
    """Everything `work_out` needs, read from the vault in one go."""

    month: YearMonth
    today: date
    hive: Hive
    households: tuple[Household, ...]
    counted: Mapping[YearMonth, MonthMaterial]
    frozen: Mapping[YearMonth, FrozenMonth]
    first_entry: date | None  # months before it have no record
    breaches: tuple[DataBreach, ...] = ()
    stays: tuple[Stay, ...] = ()  # of all these months, and of the requests
    requests: tuple[StayRequest, ...] = ()


@dataclass(frozen=True)
class MonthView:
    """The summary as it is shown and printed."""

    summary: MonthSummary  # a frozen month's figures as frozen; the rows behind each are always today's
    comparison: Comparison
    chart: tuple[MonthCount, ...]
    frozen: FrozenMonth | None
    corrections: tuple[Correction, ...]
    hive: Hive
    whole: bool = True  # False: the columns beside the month are still to come


def months_on_record(desk: Desk) -> list[YearMonth]:
    """The months that can be picked: from the first entry to this month, newest first."""
    first = _first_entry(desk) or desk.today
    this = (desk.today.year, desk.today.month)
    months = [this]
    while months[-1] > (first.year, first.month):
        months.append(month_before(*months[-1]))
    return months


def event_titles(desk: Desk, ids: Iterable[str]) -> dict[str, str]:
    """What the events behind a figure are called."""
    found = (desk.store.find(Event, event_id) for event_id in dict.fromkeys(ids))
    return {event.id: event.title for event in found if event is not None}


def requests_of(desk: Desk, stay_ids: Iterable[str]) -> dict[str, str]:
    """The requests to which the stays behind a figure belong, by the stays' ids."""
    found = (desk.store.find(Stay, stay_id) for stay_id in dict.fromkeys(stay_ids))
    return {stay.id: stay.request_id for stay in found if stay is not None}


def is_empty(desk: Desk) -> bool:
    """Whether there is nothing yet that a summary could count: no family and no contact."""
    return _first_entry(desk) is None and desk.store.row("SELECT 1 FROM family LIMIT 1") is None


def month_alone(desk: Desk, year: int, month: int) -> MonthView:
    """The month by itself, at once, without the columns beside it: a hundredth of a second.

    Raises:
        RuleRefused: the month has not begun.
    """
    return replace(work_out(gather(desk, year, month, beside=False)), whole=False)


def month_job(desk: Desk, year: int, month: int) -> Callable[[Progress], MonthView]:
    """What reads and counts the month with all its columns, on a connection of its own; for a job.

    Raises (in the job):
        VaultProblem: the records cannot be read.
        Cancelled: given up.
    """
    open_there = desk.apart()

    def work(progress: Progress) -> MonthView:
        with open_there() as there:
            return work_out(gather(there, year, month), progress)

    return work


def gather(desk: Desk, year: int, month: int, *, beside: bool = True) -> SummaryMaterial:
    """Read what the summary of a month needs; ``beside``: and its comparison columns.

    Raises:
        RuleRefused: the month has not begun.
    """
    if (year, month) > (desk.today.year, desk.today.month):
        raise RuleRefused("This month has not begun yet.", "Choose this month or an earlier one.")
    households = tuple(families.households(desk.store))
    frozen = {_parsed(record.id): record for record in desk.store.select(FrozenMonth)}
    first = _first_entry(desk)
    wanted = {(year, month)}
    if beside:
        wanted |= {month_before(year, month), year_before(year, month)}
        wanted |= {*months_so_far(year, month), *twelve_months_to(year, month)}
    months = [
        each
        for each in wanted
        if each == (year, month) or (each not in frozen and first is not None and each >= (first.year, first.month))
    ]
    events = _events_by_month(desk, months)
    counted = {each: _material(desk, households, events.get(each, []), *each) for each in months}
    return SummaryMaterial(
        (year, month),
        desk.today,
        desk.hive,
        households,
        counted,
        frozen,
        first,
        tuple(breaches(desk)),
        *_stays_and_requests(desk, months),
    )


def work_out(material: SummaryMaterial, progress: Progress | None = None) -> MonthView:
    """Count the month and set it beside the others; a month that is frozen keeps its frozen figures there."""
    progress = progress or NoProgress()
    year, month = material.month
    this = _count(material, material.month)
    values: dict[YearMonth, Mapping[str, Value]] = {}
    for done, each in enumerate(sorted({*material.counted, *material.frozen})):
        progress.check()
        progress.report(done, len(material.counted) + len(material.frozen), "counting the months")
        record = material.frozen.get(each)
        values[each] = frozen_values(json.loads(record.figures)) if record else _count(material, each).values()
    frozen = material.frozen.get(material.month)
    shown = _as_frozen(this, values[material.month]) if frozen else this
    return MonthView(
        summary=shown,
        comparison=compare(
            shown,
            values.get(month_before(year, month)),
            values.get(year_before(year, month)),
            _year_so_far(values, year, month),
        ),
        chart=_chart(values, material),
        frozen=frozen,
        corrections=tuple(corrections(json.loads(frozen.figures), this)) if frozen else (),
        hive=material.hive,
    )


def freeze_month(desk: Desk, view: MonthView) -> Changed:
    """Keep the month's figures as they stand; later changes then show as corrections.

    Raises:
        RuleRefused: the month is not over, or is frozen already.
    """
    key = f"{view.summary.year}-{view.summary.month:02}"
    if desk.store.find(FrozenMonth, key) is not None:
        name = format_month(view.summary.year, view.summary.month)
        raise RuleRefused(f"{name} is frozen already.", "Later changes show as corrections.")
    record = FrozenMonth(
        id=key,
        frozen_at=desk.clock.now(),
        author=desk.author,
        figures=json.dumps(to_frozen(view.summary), sort_keys=True),
    )
    with desk.act(ActKind.FREEZE_MONTH, key) as act:
        act.insert(record)
    return desk.changed(ActKind.FREEZE_MONTH, act, key)


def _as_frozen(now: MonthSummary, values: Mapping[str, Value]) -> MonthSummary:
    sections = tuple(
        replace(
            section,
            figures=tuple(
                replace(figure, value=values.get(figure.key, Missing.NOT_RECORDED)) for figure in section.figures
            ),
        )
        for section in now.sections
    )
    return replace(now, sections=sections, provisional=False)


def _events_by_month(desk: Desk, months: Sequence[YearMonth]) -> dict[YearMonth, list[PastEvent]]:
    """The groups and sessions that ended in these months, read in one go: a series is worked out once."""
    start, end = month_span(*min(months))[0], min(month_span(*max(months))[1], desk.clock.now())
    ended = [
        one
        for one in occurrences_between(desk, start, end)
        if one.event.kind in COUNTED and not one.event.cancelled and one.ends_at <= end
    ]
    guests = stored_events.guests_of_each(desk.store, [one.event.id for one in ended if not one.event.rule])
    found: dict[YearMonth, list[PastEvent]] = {}
    for one in ended:
        past = PastEvent(
            as_it_takes_place(one),
            one.original_start if one.event.rule else None,
            tuple(guests.get(one.event.id, ())),
        )
        found.setdefault((past.day.year, past.day.month), []).append(past)
    return found


def _stays_and_requests(desk: Desk, months: Sequence[YearMonth]) -> tuple[tuple[Stay, ...], tuple[StayRequest, ...]]:
    """The stays that touch these months and the requests for them, each with what belongs to it, read in one go.

    A stay may begin or end some days off what was arranged, by which it is looked up.
    """
    start, end = month_span(*min(months))[0] - _OFF, month_span(*max(months))[1] + _OFF
    stays = {stay.id: stay for stay in stored_stays.stays_between(desk.store, start, end)}
    requests = {request.id: request for request in stored_stays.requests_between(desk.store, start, end)}
    stays |= {stay.id: stay for stay in stored_stays.stays_of(desk.store, requests)}
    requests |= stored_stays.requests_with(desk.store, [stay.request_id for stay in stays.values()])
    return tuple(stays.values()), tuple(requests.values())


def _material(
    desk: Desk, households: Sequence[Household], events: Sequence[PastEvent], year: int, month: int
) -> MonthMaterial:
    start, end = month_span(year, month)
    until = min(end, desk.clock.now() + timedelta(microseconds=1))
    ids = [household.family.id for household in households]
    return MonthMaterial(
        tuple(contact_log.figures_between(desk.store, start, end)),
        families.last_two_way(desk.store, ids, until),
        tuple(events),
    )


def _count(material: SummaryMaterial, month: YearMonth) -> MonthSummary:
    counted = material.counted[month]
    return monthly_summary(
        *month,
        material.households,
        counted.entries,
        counted.last_two_way,
        policy_on(date(*month, 1)),
        material.hive,
        events=counted.events,
        breaches=material.breaches,
        stays=material.stays,
        requests=material.requests,
        up_to=material.today,
    )


def _year_so_far(values: Mapping[YearMonth, Mapping[str, Value]], year: int, month: int) -> list[Mapping[str, Value]]:
    """The months on record; those before the first entry are left out, as the Hive kept no log then."""
    return [values[each] for each in months_so_far(year, month) if each in values]


def _chart(values: Mapping[YearMonth, Mapping[str, Value]], material: SummaryMaterial) -> tuple[MonthCount, ...]:
    bars = []
    for each in twelve_months_to(*material.month):
        value = values[each].get("sessions.total") if each in values else None
        bars.append(MonthCount(*each, value if isinstance(value, int) else None))
    return tuple(bars)


def _first_entry(desk: Desk) -> date | None:
    first = contact_log.first_moment(desk.store)
    return local(first).date() if first else None


def _parsed(key: str) -> YearMonth:
    year, month = key.split("-")
    return int(year), int(month)
