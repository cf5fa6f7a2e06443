"""One Hive's room and waiting list, at the service: from the records that it shares, or else from its last month.

What the sharing agreement leaves out is missing there; then the figures speak, and what they do not tell is not known.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from hivedesk.casework.desk import Desk
from hivedesk.domain.county import EnrolledHive, HiveRoom
from hivedesk.domain.families import Family, FamilyKind, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import fosters
from hivedesk.domain.summary import Share, Value, frozen_values
from hivedesk.domain.summary.people import belongs, waits
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import exchange, hive_months

_Told = Mapping[str, object]


def room_of(desk: Desk, hive: EnrolledHive, heard: datetime | None, stands: Mapping[str, str]) -> HiveRoom:
    """What a Hive told of its families, its capacity, its room for children and its waiting list.

    ``stands``: where a family that several Hives told is counted as waiting (see `waiting_list.stands_at`).
    """
    figures = _last_figures(desk, hive)
    occupancy = figures.get("families.occupancy")
    families, capacity = (occupancy.part, occupancy.whole) if isinstance(occupancy, Share) else (None, None)
    waiting = figures.get("waiting.families")
    room = HiveRoom(
        hive_id=hive.id,
        name=hive.name,
        area=hive.area,
        told_on=local(heard).date() if heard is not None else None,
        families=families,
        capacity=capacity,
        waiting=waiting if isinstance(waiting, int) else None,
    )
    return _from_records(desk, room, stands)


def _from_records(desk: Desk, room: HiveRoom, stands: Mapping[str, str]) -> HiveRoom:
    """With what the records tell, where they are shared and can be read."""
    today = desk.today
    try:
        shared = [_family(told) for told in exchange.hive_records(desk.store, room.hive_id, "family")]
        if not shared:
            return room
        fostering = [one for one in shared if fosters(one.kind) and belongs(one, today)]
        here = [one for one in shared if stands.get(one.id, room.hive_id) == room.hive_id]
        queue = [one for one in here if waits(one, today)]
        vacancies = _child_vacancies(desk, room.hive_id, fostering)
    except (KeyError, ValueError, TypeError):
        return room  # something that is needed was not shared
    return HiveRoom(
        hive_id=room.hive_id,
        name=room.name,
        area=room.area,
        told_on=room.told_on,
        families=len(fostering),
        capacity=room.capacity,
        child_vacancies=vacancies,
        waiting=len(queue),
        waits=tuple((today - one.waiting_since).days for one in queue if one.waiting_since is not None),
    )


def _child_vacancies(desk: Desk, hive_id: str, fostering: Iterable[Family]) -> int | None:
    """Children for whom approvals leave room, in active families that are not for respite only.

    It is arithmetic, no offer: whether a child fits is for matching. None where no approval was shared.
    """
    approvals = {str(told["family_id"]): told for told in exchange.hive_records(desk.store, hive_id, "approval")}
    if not approvals:
        return None
    there: dict[str, int] = {}
    for told in exchange.hive_records(desk.store, hive_id, "placement"):
        if _stands(told, desk.today):
            key = str(told["family_id"])
            there[key] = there.get(key, 0) + 1
    free = 0
    for family in fostering:
        told = approvals.get(family.id, {})
        number = told.get("number")
        if family.status is Status.ACTIVE and isinstance(number, int) and not told.get("respite_only"):
            free += max(0, number - there.get(family.id, 0))
    return free


def _family(told: _Told) -> Family:
    """Of a shared record only what this needs."""
    return Family(
        id=FamilyId(str(told["id"])),
        name="",
        status=Status(str(told["status"])),
        kind=FamilyKind(str(told["kind"])),
        joined_on=_day(told.get("joined_on")),
        left_on=_day(told.get("left_on")),
        waiting_since=_day(told.get("waiting_since")),
    )


def _stands(told: _Told, today: date) -> bool:
    begun, ended = _day(told.get("started_on")), _day(told.get("ended_on"))
    return (begun is None or begun <= today) and (ended is None or today < ended)


def _day(written: object) -> date | None:
    return date.fromisoformat(str(written)) if written else None


def _last_figures(desk: Desk, hive: EnrolledHive) -> Mapping[str, Value]:
    if hive.last_sent is None:
        return {}
    month = f"{hive.last_sent[0]}-{hive.last_sent[1]:02}"
    for _, figures in hive_months.hive_figures(desk.store, hive.id, month, month):
        try:
            return frozen_values(json.loads(figures))
        except (RuleRefused, ValueError, AttributeError, RecursionError):
            return {}
    return {}
