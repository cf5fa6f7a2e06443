"""What came for the Hive's own records: families that join, events of the county, rules; new until it was looked at.

Which they are stands in the audit trail, with the act that wrote them. Nothing here loads what seals.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.events.records import Event, EventId
from hivedesk.domain.exchange.records import Partner, PartnerRole, PolicyFile
from hivedesk.domain.families import Family, Status
from hivedesk.domain.hive import VaultRole
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.policy import read_from_outside
from hivedesk.foundation.clock import format_date, format_moment
from hivedesk.foundation.counting import number_of
from hivedesk.store import exchange
from hivedesk.store.exchange import Brought

_MOST_NAMED = 3  # families, on Today


class ArrivalKind(StrEnum):
    """What came."""

    FAMILY = "family"
    EVENT = "event"
    RULES = "rules"


@dataclass(frozen=True)
class Arrival:
    """A family, an event or rules that came."""

    kind: ArrivalKind
    key: str  # the id of the family or event; of rules, their version
    package_id: str  # "" for rules
    title: str
    whence: str  # from whom, or from which day
    came_at: datetime
    seq: int  # the entry that wrote it here; 0 for rules, which come once
    seen: bool


def arrivals(desk: Desk, most: int) -> list[Arrival]:
    """The first of what came: what was not looked at, then the newest. Undone, or removed since: not there."""
    if desk.role is not VaultRole.HIVE:
        return []
    seen = (one for one in _records(desk) if one.seen)  # the newest first
    found = [*islice(seen, most), *(one for one in _rules(desk) if one.seen)]
    return [*unseen_arrivals(desk), *sorted(found, key=lambda one: one.came_at, reverse=True)][:most]


def unseen_arrivals(desk: Desk) -> list[Arrival]:
    """What came and was not looked at, the newest first. Asked at every refresh: what was seen is passed over early."""
    if desk.role is not VaultRole.HIVE:
        return []
    found = [one for one in (*_records(desk, ActKind.SEE_ARRIVAL.value), *_rules(desk)) if not one.seen]
    return sorted(found, key=lambda one: one.came_at, reverse=True)


def look_at(desk: Desk, arrival: Arrival) -> Changed | None:
    """Note that she has looked at it; None where it was noted before."""
    if arrival.seen or exchange.last_act(desk.store, ActKind.SEE_ARRIVAL.value, arrival.key) > arrival.seq:
        return None
    with desk.act(ActKind.SEE_ARRIVAL, arrival.key) as act:
        pass
    return desk.changed(ActKind.SEE_ARRIVAL, act, arrival.key)


def told_on_today(desk: Desk) -> list[str]:
    """What came and was not looked at, in sentences: each family by its name, the others counted."""
    new = unseen_arrivals(desk)
    families = [one for one in new if one.kind is ArrivalKind.FAMILY]
    told = [f"{one.title} came {one.whence}." for one in families[:_MOST_NAMED]]
    more = len(families) - _MOST_NAMED
    if more > 0:
        told.append(f"{number_of(more, 'more family', 'more families')} came.")
    events = [one for one in new if one.kind is ArrivalKind.EVENT]
    if events:
        told.append(number_of(len(events), "event for all Hives", "events for all Hives") + " came.")
    told += [f"{one.title} came, {one.whence}." for one in new if one.kind is ArrivalKind.RULES]
    return told


def _records(desk: Desk, unless_about_since: str = "") -> Iterator[Arrival]:
    partners = {partner.id: partner for partner in exchange.partners(desk.store)}
    told: set[str] = set()
    # the newest first: of one that came twice, the last
    for brought in exchange.brought_records(desk.store, unless_about_since):
        if brought.record_id in told:
            continue
        made = _family(desk, brought, partners) if brought.table == "family" else _event(desk, brought)
        if made is not None:
            told.add(brought.record_id)
            yield made


def _family(desk: Desk, brought: Brought, partners: dict[str, Partner]) -> Arrival | None:
    family = desk.store.find(Family, FamilyId(brought.record_id))
    if family is None or not (brought.is_new or "status" in json.loads(brought.after or "{}")):
        return None  # a correction is no arrival
    sender = partners.get(brought.partner_id)
    if sender is not None and sender.role is PartnerRole.HIVE:
        whence = f"from the Hive {sender.name}"
    else:
        whence = "from the fostering service's waiting list"
    if family.status is Status.WAITING:
        whence += "; it waits on yours"
    return _arrival(desk, ArrivalKind.FAMILY, brought, family.name, whence)


def _event(desk: Desk, brought: Brought) -> Arrival | None:
    event = desk.store.find(Event, EventId(brought.record_id))
    if event is None:
        return None
    title = event.title or f"{event.kind.value[:1].upper()}{event.kind.value[1:]}"
    whence = f"for all Hives, {format_moment(event.starts_at)}"
    return _arrival(desk, ArrivalKind.EVENT, brought, title, whence)


def _arrival(desk: Desk, kind: ArrivalKind, brought: Brought, title: str, whence: str) -> Arrival:
    seen = exchange.last_act(desk.store, ActKind.SEE_ARRIVAL.value, brought.record_id) > brought.seq
    return Arrival(kind, brought.record_id, brought.package_id, title, whence, brought.came_at, brought.seq, seen)


def _rules(desk: Desk) -> Iterator[Arrival]:
    for file in desk.store.select(PolicyFile, "ORDER BY came_at"):
        policy = read_from_outside(file.text)
        if policy is None:
            continue  # a version that can no longer be read is not in force either
        whence = f"in force from {format_date(policy.valid_from)}"
        seen = exchange.last_act(desk.store, ActKind.SEE_ARRIVAL.value, file.id) > 0
        yield Arrival(ArrivalKind.RULES, file.id, "", "New rules", whence, file.came_at, 0, seen)
