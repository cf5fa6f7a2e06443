"""How well children know the families that may host them, gathered from stays, events and earlier wishes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from hivedesk.casework.desk import Desk
from hivedesk.domain.families import months_after
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.familiarity import (
    Acquaintance,
    Familiarity,
    familiar_to_all,
    met_at,
)
from hivedesk.foundation.clock import at_london
from hivedesk.store import stays as stored

_MONTHS = 24  # what lies longer ago a child may have forgotten


def familiar_hosts(
    desk: Desk, child_ids: Sequence[ChildId], home: FamilyId, hosts: Sequence[FamilyId]
) -> Mapping[FamilyId, Familiarity]:
    """By host, how well these children of one home know it, with the reasons in words."""
    known = acquaintance(desk)
    return {host_id: familiar_to_all(child_ids, home, host_id, known) for host_id in hosts}


def acquaintance(desk: Desk) -> Acquaintance:
    """All that familiarity rests on, of the last two years."""
    since, now = at_london(months_after(desk.today, -_MONTHS), 0), desk.clock.now()
    stays = stored.stays_between(desk.store, since, now)
    return Acquaintance(stays=tuple(stays), met=met_at(_came(desk, since, now)), wished=_wished(desk, since, now))


def _came(desk: Desk, since: datetime, now: datetime) -> list[set[FamilyId]]:
    """The families who came to each event."""
    events: dict[str, set[FamilyId]] = defaultdict(set)
    for event_id, family_id in stored.who_came(desk.store, since, now):
        events[event_id].add(family_id)
    return list(events.values())


def _wished(desk: Desk, since: datetime, now: datetime) -> dict[tuple[ChildId, FamilyId], int]:
    """For which hosts earlier requests wished."""
    found: dict[tuple[ChildId, FamilyId], int] = defaultdict(int)
    for request in stored.requests_between(desk.store, since, now):
        for host_id in request.wished_host_ids:
            for child_id in request.child_ids:
                found[child_id, host_id] += 1
    return dict(found)
