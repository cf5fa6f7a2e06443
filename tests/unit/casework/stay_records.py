"""Short builders for requests and stays in the tests of papers and figures."""

from datetime import date, datetime
from typing import Any

from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import HostOffer, RequestId, Stay, StayId, StayRequest
from hivedesk.foundation.clock import at_london

ASKED = at_london(date(2026, 10, 1), 9)
FRIDAY, SUNDAY = at_london(date(2026, 11, 20), 16), at_london(date(2026, 11, 22), 17)


def a_child(key: str = "amy", family: str = "okafor", **fields: Any) -> ChildInCare:
    given = {"first_name": "Amelia", "last_name": "Stone"}
    return ChildInCare(id=ChildId(key), family_id=FamilyId(family), **(given | fields))


def a_request(key: str = "r1", family: str = "okafor", children: tuple[str, ...] = ("amy",), **fields: Any) -> Any:
    given = {"asked_at": ASKED, "starts_at": FRIDAY, "ends_at": SUNDAY}
    ids = tuple(ChildId(child) for child in children)
    return StayRequest(id=RequestId(key), family_id=FamilyId(family), child_ids=ids, **(given | fields))


def a_stay(key: str = "s1", request: str = "r1", host: str = "bell", **fields: Any) -> Stay:
    given: dict[str, Any] = {
        "child_ids": (ChildId("amy"),),
        "starts_at": FRIDAY,
        "ends_at": SUNDAY,
        "offered_at": ASKED,
        "authorised_by": "Ruth Cole",
        "authorised_on": date(2026, 11, 9),
        "authorised_ref": "FS-118",
    }
    return Stay(id=StayId(key), request_id=RequestId(request), host_id=FamilyId(host), **(given | fields))


def an_offer(family: str = "bell", **fields: Any) -> HostOffer:
    return HostOffer(id=f"{family}-offer", family_id=FamilyId(family), **({"nights": (5, 6)} | fields))


def put(desk: Desk, *records: Any) -> None:
    """Write records as they are, past all rules."""
    with desk.act(ActKind.ASK_FOR_STAY) as act:
        for record in records:
            act.insert(record)


def times(day: date, hour: int, until: date, until_hour: int) -> dict[str, datetime]:
    """When something begins and ends, by the wall clock."""
    return {"starts_at": at_london(day, hour), "ends_at": at_london(until, until_hour)}
