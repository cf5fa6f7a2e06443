"""Requests, stays, what hosts offer and the service's decisions, as the screens ask for them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import (
    HostException,
    HostOffer,
    RequestId,
    ServiceDecision,
    Stay,
    StayRequest,
)
from hivedesk.foundation.clock import written_moment
from hivedesk.store.changes import AnyRecord, Store

_LONGEST = timedelta(days=33)  # a stay lasts no longer: `stay.check_stay`


def stays_between(store: Store, first: datetime, last: datetime) -> list[Stay]:
    """The stays, cancelled ones too, that touch the time from ``first`` to before ``last``, in their order."""
    return store.select(
        Stay,
        "WHERE starts_at >= ? AND starts_at < ? AND ends_at > ? ORDER BY starts_at, rowid",
        written_moment(first - _LONGEST),
        written_moment(last),
        written_moment(first),
    )


def stays_of(store: Store, request_ids: Iterable[RequestId]) -> list[Stay]:
    """The stays of these requests, in the order in which they were arranged."""
    return _of_each(store, Stay, "request_id", request_ids, "rowid")


def requests_between(store: Store, first: datetime, last: datetime) -> list[StayRequest]:
    """The requests, closed ones too, whose time begins from ``first`` to before ``last``."""
    return store.select(
        StayRequest,
        "WHERE starts_at >= ? AND starts_at < ? ORDER BY starts_at, rowid",
        written_moment(first),
        written_moment(last),
    )


def not_closed(store: Store, after: datetime) -> list[StayRequest]:
    """The requests that were not closed and whose time is not over before ``after``, the earliest first."""
    return store.select(
        StayRequest,
        "WHERE closed_on IS NULL AND ends_at >= ? ORDER BY starts_at, rowid",
        written_moment(after),
    )


def requests_since(store: Store, first: datetime) -> list[StayRequest]:
    """The requests whose time begins at ``first`` or later, the latest first."""
    where = "WHERE starts_at >= ? ORDER BY starts_at DESC, rowid DESC"
    return store.select(StayRequest, where, written_moment(first))


def requests_with(store: Store, ids: Iterable[RequestId]) -> dict[RequestId, StayRequest]:
    """The requests of these ids that there are."""
    return {one.id: one for one in _of_each(store, StayRequest, "id", ids, "starts_at, rowid")}


def of_family(store: Store, family_id: FamilyId, limit: int) -> list[tuple[Stay, StayRequest]]:
    """The last stays in which a family was host or home, the latest first."""
    stays = store.select(
        Stay,
        """WHERE host_id = ? OR request_id IN (SELECT id FROM stay_request WHERE family_id = ?)
           ORDER BY starts_at DESC, rowid DESC LIMIT ?""",
        family_id,
        family_id,
        limit,
    )
    requests = requests_with(store, [stay.request_id for stay in stays])
    return [(stay, requests[stay.request_id]) for stay in stays]


def who_came(store: Store, first: datetime, last: datetime) -> list[tuple[str, FamilyId]]:
    """Which families came to which events that began from ``first`` to before ``last``, each once."""
    rows = store.rows(
        """SELECT DISTINCT guest.event_id, guest.family_id FROM guest JOIN event ON event.id = guest.event_id
           WHERE guest.presence = 'came' AND guest.family_id IS NOT NULL AND event.rule = ''
           AND event.starts_at >= ? AND event.starts_at < ?""",
        written_moment(first),
        written_moment(last),
    )
    return [(event_id, FamilyId(family_id)) for event_id, family_id in rows]


def unfinished(store: Store, ended_before: datetime) -> list[Stay]:
    """Stays whose time is over and that were neither cancelled nor debriefed, the oldest first."""
    return store.select(
        Stay,
        "WHERE cancelled_on IS NULL AND debriefed_on IS NULL AND ends_at < ? ORDER BY ends_at, rowid",
        written_moment(ended_before),
    )


def sheets_out(store: Store, ended_before: datetime) -> list[Stay]:
    """Stays of which a handover sheet was made or given, and that is not back."""
    return store.select(
        Stay,
        """WHERE (sheet_given_on IS NOT NULL OR sheet_copies > 0) AND sheet_back_on IS NULL AND ends_at < ?
           ORDER BY ends_at, rowid""",
        written_moment(ended_before),
    )


def offers(store: Store) -> dict[FamilyId, HostOffer]:
    """What every host usually offers."""
    return {offer.family_id: offer for offer in store.select(HostOffer)}


def exceptions_from(store: Store, first_day: date) -> list[HostException]:
    """The exceptions that are not over before that day, in their order."""
    return store.select(HostException, "WHERE last_day >= ? ORDER BY first_day, rowid", first_day.isoformat())


def decisions_of(store: Store, request_ids: Iterable[RequestId]) -> list[ServiceDecision]:
    """The service's decisions on these requests."""
    return _of_each(store, ServiceDecision, "request_id", request_ids, "rowid")


def _of_each(store: Store, record: type[AnyRecord], column: str, ids: Iterable[str], order: str) -> list[AnyRecord]:
    wanted = list(dict.fromkeys(ids))
    found: list[AnyRecord] = []
    for begin in range(0, len(wanted), 500):
        some = wanted[begin : begin + 500]
        marks = ", ".join("?" * len(some))
        found += store.select(record, f"WHERE {column} IN ({marks}) ORDER BY {order}", *some)
    return found
