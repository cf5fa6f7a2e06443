"""Counts sleepovers and day care: those that took place, and what became of the requests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from hivedesk.domain.ids import ChildId
from hivedesk.domain.sleepovers.records import RefusalReason, RequestId, Stay, StayRequest, Urgency
from hivedesk.domain.sleepovers.stay import (
    TOOK_PLACE,
    StayState,
    actual_times,
    is_day_care,
    nights_between,
    request_state,
    state_of,
)
from hivedesk.domain.summary.catalogue_stays import refusal_key
from hivedesk.domain.summary.counting import Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind
from hivedesk.foundation.clock import local

_OPEN_WORDS = "no host yet"


def count_stays(stays: Iterable[Stay], requests: Iterable[StayRequest], first: date, last: date) -> Tallies:
    """Count what took place from ``first`` to ``last``, and what was asked for those days.

    ``stays`` and ``requests`` may be of any month: stays that touch these days with the requests behind them, and
    the requests for these days with all their stays, must be among them.
    """
    every, asked = tuple(stays), {request.id: request for request in requests}
    took_place = sorted((stay for stay in every if state_of(stay) in TOOK_PLACE), key=_begun)
    by_night = [stay for stay in took_place if nights_between(*actual_times(stay))]
    by_day = [stay for stay in took_place if not nights_between(*actual_times(stay)) and _began(stay, first, last)]
    return {
        **_sleepovers(by_night, asked, first, last),
        **_requests(every, asked.values(), first, last),
        "day_care.sessions": counted(_row(stay, _day_words(stay)) for stay in by_day),
        "day_care.child_hours": counted(
            _row(stay, "minutes of one child", _minutes(stay)) for stay in by_day for _ in stay.child_ids
        ),
    }


# -- sleepovers


def _sleepovers(stays: Sequence[Stay], requests: Mapping[RequestId, StayRequest], first: date, last: date) -> Tallies:
    began = [stay for stay in stays if _began(stay, first, last)]
    nights = [
        (stay, child_id, night)
        for stay in stays
        for night in nights_between(*actual_times(stay))
        if first <= night <= last
        for child_id in stay.child_ids
    ]
    return {
        "sleepovers.stays": counted(_row(stay, _night_words(stay)) for stay in began),
        "sleepovers.planned": counted(
            _row(stay, _night_words(stay)) for stay in began if not _is_emergency(stay, requests)
        ),
        "sleepovers.emergency": counted(
            _row(stay, _night_words(stay)) for stay in began if _is_emergency(stay, requests)
        ),
        "sleepovers.children": counted(_children(nights, requests)),
        "sleepovers.child_nights": counted(
            DrillRow(RecordKind.STAY, stay.id, stay.host_id, night, 1, "night of one child")
            for stay, _, night in nights
        ),
    }


def _children(
    nights: Iterable[tuple[Stay, ChildId, date]], requests: Mapping[RequestId, StayRequest]
) -> Iterator[DrillRow]:
    """Each child once, with the family with whom it lives and the first night of the month."""
    told: set[ChildId] = set()
    for stay, child_id, night in sorted(nights, key=lambda one: one[2]):
        if child_id not in told:
            told.add(child_id)
            request = requests.get(stay.request_id)
            home = request.family_id if request is not None else None
            yield DrillRow(RecordKind.CHILD_IN_CARE, child_id, home, night, 1, "first night of the month")


def _is_emergency(stay: Stay, requests: Mapping[RequestId, StayRequest]) -> bool:
    request = requests.get(stay.request_id)
    return request is not None and request.urgency is Urgency.EMERGENCY


def _night_words(stay: Stay) -> str:
    nights = len(nights_between(*actual_times(stay)))
    return f"sleepover of {_many(nights, 'night', 'nights')}, {_many(len(stay.child_ids), 'child', 'children')}"


# -- day care


def _day_words(stay: Stay) -> str:
    return f"day care, {_many(len(stay.child_ids), 'child', 'children')}"


def _minutes(stay: Stay) -> int:
    begun, ended = actual_times(stay)
    return max(0, int((ended - begun).total_seconds()) // 60)


# -- requests


def _requests(stays: Sequence[Stay], requests: Iterable[StayRequest], first: date, last: date) -> Tallies:
    own: dict[RequestId, list[Stay]] = {}
    for stay in stays:
        own.setdefault(stay.request_id, []).append(stay)
    in_month = [one for one in requests if first <= local(one.starts_at).date() <= last]
    states = {one.id: request_state(one, own.get(one.id, ())) for one in in_month}
    asked = sorted(
        (one for one in in_month if states[one.id] is not StayState.WITHDRAWN), key=lambda one: one.starts_at
    )
    refused = [one for one in asked if states[one.id] is StayState.REFUSED]
    unmet = (StayState.ASKED, StayState.REFUSED)
    return {
        "sleepovers.asked": counted(_request_row(one, states[one.id]) for one in asked),
        "sleepovers.met": counted(_request_row(one, states[one.id], int(states[one.id] not in unmet)) for one in asked),
        "sleepovers.refused": counted(_request_row(one, StayState.REFUSED) for one in refused),
        **{
            refusal_key(reason): counted(
                _request_row(one, StayState.REFUSED)
                for one in refused
                if (one.refusal or RefusalReason.OTHER) is reason
            )
            for reason in RefusalReason
        },
    }


def _request_row(request: StayRequest, state: StayState, amount: int = 1) -> DrillRow:
    what = "day care" if is_day_care(request) else "sleepover"
    words = f"{what} for {_many(len(request.child_ids), 'child', 'children')}, {request.urgency.value}: "
    day = local(request.starts_at).date()
    return DrillRow(
        RecordKind.STAY_REQUEST, request.id, request.family_id, day, amount, words + _became(request, state)
    )


def _became(request: StayRequest, state: StayState) -> str:
    if state is StayState.REFUSED:
        return f"refused, {(request.refusal or RefusalReason.OTHER).value}"
    return _OPEN_WORDS if state is StayState.ASKED else state.value


# -- within


def _begun(stay: Stay) -> datetime:
    return actual_times(stay)[0]


def _began(stay: Stay, first: date, last: date) -> bool:
    return first <= local(_begun(stay)).date() <= last


def _row(stay: Stay, text: str, amount: int = 1) -> DrillRow:
    return DrillRow(RecordKind.STAY, stay.id, stay.host_id, local(_begun(stay)).date(), amount, text)


def _many(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
