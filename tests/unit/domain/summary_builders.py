"""Short builders for the tests of the monthly summary."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hivedesk.domain.approval import Approval
from hivedesk.domain.contact_log import ContactKind, ContactLogEntry, EntryId
from hivedesk.domain.families import Carer, Channel, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, ChildId, FamilyId, PlacementId
from hivedesk.domain.placements import Placement
from hivedesk.domain.policy import policy_on
from hivedesk.domain.procedures import Hold
from hivedesk.domain.summary import MonthSummary, monthly_summary
from hivedesk.foundation.clock import at_london

PARTS = ("placements", "holds", "training", "procedure_notes", "handover", "former_children")
POLICY = policy_on(date(2026, 10, 1))
HIVE = Hive(name="Test Hive", capacity=20)


def a_family(key: str, **fields: Any) -> Household:
    """A household; ``carers=2``, ``approved=date``, ``children=(...)`` and ``own=(...)`` fill it.

    ``placed={"k1": (from, to)}`` says when a child lived there (always, where nothing is said); ``hold=(since,
    review)`` puts it on hold. Whole records may be given too (``placements=``, ``holds=``, ``training=`` …).
    """
    id_ = FamilyId(key)
    carers = fields.pop("carers", 1)
    approved = fields.pop("approved", None)
    mobile = fields.pop("carer_mobile", "")
    children = tuple(fields.pop("children", ()))
    placed = fields.pop("placed", {})
    hold = fields.pop("hold", None)
    if hold is not None:
        fields["holds"] = (Hold(id=f"{key}-hold", family_id=id_, started_on=hold[0], review_on=hold[1]),)
    parts = {name: fields.pop(name) for name in PARTS if name in fields}
    household = Household(
        approval=Approval(id=f"{key}-approval", family_id=id_, approved_on=approved) if approved else None,
        carers=tuple(
            Carer(id=CarerId(f"{key}-carer{n}"), family_id=id_, first_name="Carer", mobile=mobile)
            for n in range(1, carers + 1)
        ),
        children_in_care=children,
        placements=tuple(a_placement(child, *placed.get(child.id, (None, None))) for child in children),
        own_children=tuple(fields.pop("own", ())),
        professionals=tuple(fields.pop("professionals", ())),
        family=Family(id=id_, name=f"Family {key}", **fields),
    )
    return replace(household, **parts)


def a_placement(child: ChildInCare, start: date | None = None, end: date | None = None, **fields: Any) -> Placement:
    return Placement(
        id=PlacementId(f"{child.id}-p"),
        family_id=child.family_id,
        child_id=child.id,
        started_on=start,
        ended_on=end,
        **fields,
    )


def a_child(key: str, family: str, **fields: Any) -> ChildInCare:
    return ChildInCare(id=ChildId(key), family_id=FamilyId(family), first_name="Child", **fields)


def an_own_child(key: str, family: str, **fields: Any) -> OwnChild:
    return OwnChild(id=ChildId(key), family_id=FamilyId(family), first_name="Own", **fields)


def a_professional(key: str, family: str, **fields: Any) -> Professional:
    return Professional(id=key, family_id=FamilyId(family), name="Somebody", **fields)


def an_entry(
    key: str,
    family: str,
    at: datetime,
    *,
    channel: Channel = Channel.PHONE,
    kind: ContactKind = ContactKind.CATCH_UP,
    entered_after: timedelta = timedelta(hours=1),
    **fields: Any,
) -> ContactLogEntry:
    return ContactLogEntry(
        id=EntryId(key),
        family_id=FamilyId(family),
        happened_at=at,
        entered_at=at + entered_after,
        author="Maureen Hale",
        channel=channel,
        kind=kind,
        fact="We spoke.",
        **fields,
    )


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    """A moment by the wall clock of Europe/London."""
    return at_london(date(year, month, day), hour, minute)


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def a_month(
    households: Any = (), entries: Any = (), month: int = 10, *, last: Any = None, up_to: date | None = None
) -> MonthSummary:
    return monthly_summary(2026, month, tuple(households), entries, last or {}, POLICY, HIVE, up_to=up_to)
