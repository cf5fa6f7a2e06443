"""What a deed about a stay is told: for whom and when a request is to begin, or what was decided about which host."""

from collections.abc import Sequence
from datetime import date

from hivedesk.domain.ids import ChildId, FamilyId

_SEP = "|"


def new_request_ref(family_id: FamilyId | str = "", child_id: ChildId | str = "", day: date | None = None) -> str:
    """A request to begin with, as far as it is known."""
    parts = (family_id, child_id, day.isoformat() if day else "")
    return _SEP.join(parts) if any(parts) else ""


def read_new_request(ref: str) -> tuple[FamilyId | None, ChildId | None, date | None]:
    """The family, child and day of a request to begin with."""
    if not ref:
        return None, None, None
    family_id, child_id, day = ref.split(_SEP)
    return FamilyId(family_id) or None, ChildId(child_id) or None, date.fromisoformat(day) if day else None


def decision_ref(
    request_id: str, host_id: str, rules: Sequence[str], first: date | None = None, last: date | None = None
) -> str:
    """A decision about a request with a host: which rules, and for which days."""
    days = [day.isoformat() if day else "" for day in (first, last)]
    return _SEP.join((request_id, host_id, ",".join(rules), *days))


def read_decision_ref(ref: str) -> tuple[str, str, list[str], date | None, date | None]:
    """The request, host, rules and days of a decision."""
    request_id, host_id, rules, first, last = ref.split(_SEP)
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return request_id, host_id, rules.split(",") if rules else [], days[0], days[1]
