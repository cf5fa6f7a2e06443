"""What the rules of a stay look at, gathered from the records; and the question whether a family may host."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.events import occurrences_between
from hivedesk.domain.calendar.school import Span, holidays, known_until
from hivedesk.domain.events.records import EventKind
from hivedesk.domain.household import Household
from hivedesk.domain.sleepovers.records import StayRequest
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import days_between
from hivedesk.domain.summary.months import first_day, last_day
from hivedesk.foundation.clock import at_london
from hivedesk.store import events as stored_events
from hivedesk.store import families
from hivedesk.store import stays as stored


def situation_between(
    desk: Desk,
    first: date,
    last: date,
    also: Iterable[StayRequest] = (),
    households: Sequence[Household] | None = None,
) -> Situation:
    """Everything that may concern a stay on these days, both included: whole months, since hosts count by month."""
    begin, end = first_day(first.year, first.month), last_day(last.year, last.month)
    start, stop = at_london(begin, 0), at_london(end + timedelta(days=1), 0)
    stays = stored.stays_between(desk.store, start, stop)
    requests = stored.requests_with(desk.store, [stay.request_id for stay in stays])
    requests |= {request.id: request for request in also}
    school = stored_events.school_dates(desk.store)
    houses = families.households(desk.store) if households is None else households
    return Situation(
        households={house.family.id: house for house in houses},
        requests=requests,
        stays=tuple(stays),
        offers=stored.offers(desk.store),
        exceptions=tuple(stored.exceptions_from(desk.store, begin)),
        decisions=tuple(stored.decisions_of(desk.store, requests)),
        closed=tuple(holidays(school)),
        school_known_until=known_until(school),
        worker_family_id=desk.hive.worker_family_id,
        worker_away=tuple(_leave(desk, begin, end)),
        now=desk.clock.now(),
    )


def situation_for(desk: Desk, request: StayRequest) -> Situation:
    """Everything that may concern the stay of a request, on whichever of its possible days."""
    around = timedelta(days=request.flexible_days)
    days = days_between(request.starts_at, request.ends_at)
    return situation_between(desk, days[0] - around, days[-1] + around, [request])


def _leave(desk: Desk, first: date, last: date) -> Iterable[Span]:
    found = occurrences_between(desk, at_london(first, 0), at_london(last + timedelta(days=1), 0))
    for one in found:
        if one.event.kind is EventKind.LEAVE and not one.event.cancelled:
            days = days_between(one.starts_at, one.ends_at)
            yield Span(days[0], days[-1], one.event.title)
