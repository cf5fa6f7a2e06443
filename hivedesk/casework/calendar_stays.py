"""Stays as the calendar shows them: whole days of a sleepover, the hours of day care."""

from collections.abc import Iterator
from datetime import date, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.stay_requests import request_lines
from hivedesk.domain.calendar.items import CalendarItem, ItemKind, Opens
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.stay import actual_times, days_between, is_day_care, stands, state_of
from hivedesk.foundation.clock import at_london
from hivedesk.store import stays as stored


def stay_items(desk: Desk, first_day: date, last_day: date) -> Iterator[CalendarItem]:
    """The stays that touch these days; cancelled ones are not shown."""
    start, stop = at_london(first_day, 0), at_london(last_day + timedelta(days=1), 0)
    stays = [stay for stay in stored.stays_between(desk.store, start, stop) if stands(stay)]
    requests = stored.requests_with(desk.store, [stay.request_id for stay in stays])
    lines = {line.request.id: line for line in request_lines(desk, requests.values())}
    names = desk.family_names()
    for stay in stays:
        line = lines[stay.request_id]
        children = [called(child) for child in line.children if child.id in stay.child_ids]
        host = names.get(stay.host_id, "a former host")
        begun, ended = actual_times(stay)
        days, by_day = days_between(begun, ended), is_day_care(stay)
        yield CalendarItem(
            key=f"stay/{stay.id}",
            kind=ItemKind.STAY,
            title=f"{listed(children) if children else 'A child'} with {host}",
            first_day=days[0],
            last_day=days[-1],
            starts_at=begun if by_day else None,
            ends_at=ended if by_day else None,
            family_id=stay.host_id,
            family_name=host,
            opens=Opens.STAY,
            record_id=stay.request_id,
            note=f"{'day care' if by_day else 'sleepover'}, {state_of(stay).value}",
        )
