"""The rota of a month as it is printed, gathered from the records."""

from datetime import timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.hosts import host_lines
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.sleepovers.records import HostOffer
from hivedesk.domain.sleepovers.rota_print import RotaPrint, RotaRecords, print_of
from hivedesk.domain.summary.months import month_span
from hivedesk.foundation.clock import local
from hivedesk.store import stays as stored

_LONGEST = timedelta(days=33)  # a request lasts no longer: `stay.check_request`


def rota_print(desk: Desk, year: int, month: int) -> RotaPrint:
    """The month: hosts with an offer or a stay, its stays, and the requests for which somebody has no host."""
    start, stop = month_span(year, month)
    stays = {stay.id: stay for stay in stored.stays_between(desk.store, start, stop)}
    requests = stored.requests_with(desk.store, [stay.request_id for stay in stays.values()])
    requests |= {one.id: one for one in stored.requests_between(desk.store, start - _LONGEST, stop)}
    stays |= {stay.id: stay for stay in stored.stays_of(desk.store, requests)}
    first, after = local(start).date(), local(stop).date()
    return print_of(
        RotaRecords(
            days=tuple(first + timedelta(days=n) for n in range((after - first).days)),
            hosts={line.household.family.id: line.name for line in host_lines(desk) if _offers(line.offer)},
            names=desk.family_names(),
            children={child.id: child for child in desk.store.select(ChildInCare)},
            requests=tuple(requests.values()),
            stays=tuple(stays.values()),
        )
    )


def _offers(offer: HostOffer | None) -> bool:
    return offer is not None and bool(offer.nights or offer.days or offer.emergencies)
