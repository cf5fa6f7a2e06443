"""The county's waiting list: each family once, at the Hive where it waits, whoever else still has it on a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hivedesk.casework.desk import Desk
from hivedesk.domain.exchange.records import TAKEN_BACK, Partner, PartnerRole, PartnerState, QueuedPart
from hivedesk.store import exchange
from hivedesk.store.tables import Values

_WAITING, _LEFT = "waiting", "left"


@dataclass(frozen=True)
class Given:
    """To whom a family of the waiting list was given last."""

    to: Partner
    at: datetime


@dataclass(frozen=True)
class WaitingFamily:
    """A family that waits for a Hive, as the Hive told it at which it waits."""

    hive_id: str  # the key id of the Hive that told it
    hive: str
    family_id: str
    name: str
    area: str
    since: str  # a date in ISO 8601, or ""
    given_to: str = ""  # the name of the Hive that it was given to, and that has not told of it yet
    given_at: datetime | None = None
    to_close: tuple[str, ...] = ()  # other Hives that still have it on their lists


def given_families(desk: Desk) -> dict[str, Given]:
    """Which families of the waiting list were given to a Hive, by their ids; those told last stand.

    One that the Hive took back again was not given: it waits as before.
    """
    known = {partner.id: partner for partner in exchange.partners(desk.store)}
    where = "WHERE kind = 'family' AND package_id NOT IN (SELECT id FROM sent_package WHERE reason = ?)"
    queued = desk.store.select(QueuedPart, f"{where} ORDER BY queued_at, rowid", TAKEN_BACK)
    return {one.subject: Given(known[one.partner_id], one.queued_at) for one in queued if one.partner_id in known}


def stands_at(desk: Desk) -> Mapping[str, str]:
    """Of each family that several Hives told: the Hive (its `Partner.origin`) at which it is counted.

    That is the Hive that it was given to last, once that one has told of it; else one that took it in.
    """
    given, found = given_families(desk), dict[str, str]()
    for family_id, statuses in _told_by_several(desk).items():
        last = given.get(family_id)
        if last is not None and statuses.get(last.to.origin, _LEFT) != _LEFT:
            found[family_id] = last.to.origin
            continue
        there = [origin for origin, status in statuses.items() if status != _LEFT]
        taken_in = [origin for origin in there if statuses[origin] != _WAITING]
        if there:
            found[family_id] = (taken_in or there)[0]
    return found


def waiting_families(desk: Desk) -> list[WaitingFamily]:
    """The county's waiting list, those who have waited longest first; those given to a Hive already come last."""
    given, stands = given_families(desk), stands_at(desk)
    hives = _hives(desk)
    told = [
        (hive, one)
        for hive in hives
        for one in exchange.hive_records(desk.store, hive.origin, "family")
        if one.get("status") == _WAITING
    ]
    listed: dict[str, list[Partner]] = {}
    for hive, one in told:
        listed.setdefault(str(one["id"]), []).append(hive)
    found = []
    for hive, one in told:
        family_id = str(one["id"])
        if stands.get(family_id, hive.origin) == hive.origin:
            others = tuple(other.name for other in listed[family_id] if other.origin != hive.origin)
            found.append(_waiting_family(hive, one, given.get(family_id), others))
    return sorted(found, key=lambda one: (bool(one.given_to), one.since or "9999", one.name.casefold()))


def _waiting_family(hive: Partner, told: Values, given: Given | None, to_close: tuple[str, ...]) -> WaitingFamily:
    elsewhere = given is not None and given.to.origin != hive.origin
    return WaitingFamily(
        hive_id=hive.id,
        hive=hive.name,
        family_id=str(told["id"]),
        name=str(told.get("name") or ""),
        area=str(told.get("waiting_area") or hive.area),
        since=str(told.get("waiting_since") or ""),
        given_to=given.to.name if given is not None and elsewhere else "",
        given_at=given.at if given is not None and elsewhere else None,
        to_close=to_close,
    )


def _told_by_several(desk: Desk) -> dict[str, dict[str, str]]:
    """The status of each family that more than one Hive told, by family and Hive."""
    standing = {hive.origin for hive in _hives(desk)}
    found: dict[str, dict[str, str]] = {}
    for family_id, origin in exchange.told_by_several(desk.store, "family"):
        told = exchange.hive_record(desk.store, origin, "family", family_id)
        if origin in standing and told is not None:
            found.setdefault(family_id, {})[origin] = str(told.get("status") or "")
    return {family_id: statuses for family_id, statuses in found.items() if len(statuses) > 1}


def _hives(desk: Desk) -> list[Partner]:
    known = exchange.partners(desk.store, PartnerState.ACCEPTED)
    return [partner for partner in known if partner.role is PartnerRole.HIVE]
