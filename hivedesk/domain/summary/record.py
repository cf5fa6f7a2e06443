"""Counts the record itself: how much was written late, and what is still missing."""

from collections.abc import Iterable, Sequence
from datetime import date

from hivedesk.domain.contact_log import ContactLogEntry, is_late
from hivedesk.domain.families import ProfessionalRole
from hivedesk.domain.household import Household, placed_children
from hivedesk.domain.policy import Policy
from hivedesk.domain.summary.contacts import entry_row
from hivedesk.domain.summary.counting import Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind
from hivedesk.domain.summary.people import belongs, fostering_families


def count_record(
    households: Sequence[Household], entries: Sequence[ContactLogEntry], last: date, policy: Policy
) -> Tallies:
    """Count entries, late entries, and what is recorded of what should be."""
    houses = fostering_families(households, last)
    asked = {
        "record.phone": _ask(houses, [_has_phone(house) for house in houses], "telephone number"),
        "record.approved_on": _ask(houses, [_has_approval(house) for house in houses], "date of approval"),
        "record.ssw": _ask(houses, [_has_ssw(house) for house in houses], "named SSW"),
        "record.times": _ask(houses, [_has_times(house) for house in houses], "preferred times"),
        "record.births": _births(households, last),
    }
    return {
        "record.entries": counted(entry_row(entry) for entry in entries),
        "record.late": counted(entry_row(entry) for entry in entries if is_late(entry, policy)),
        "record.complete": counted(row for rows in asked.values() for row in rows),
        **{key: counted(rows) for key, rows in asked.items()},
    }


def _ask(houses: Iterable[Household], answers: Iterable[bool], what: str) -> list[DrillRow]:
    return [
        DrillRow(RecordKind.FAMILY, house.family.id, house.family.id, None, int(there), _found(there, what))
        for house, there in zip(houses, answers, strict=True)
    ]


def _found(there: bool, what: str) -> str:
    return f"{what} recorded" if there else f"{what} missing"


def _births(households: Iterable[Household], last: date) -> list[DrillRow]:
    return [
        DrillRow(
            RecordKind.CHILD_IN_CARE,
            child.id,
            child.family_id,
            None,
            int(child.date_of_birth is not None),
            _found(child.date_of_birth is not None, "date of birth"),
        )
        for house in households
        if belongs(house.family, last)
        for child in placed_children(house, last)
    ]


def _has_phone(house: Household) -> bool:
    numbers = (house.family.phone, house.family.mobile, *(carer.mobile for carer in house.carers))
    return any(number.strip() for number in numbers)


def _has_approval(house: Household) -> bool:
    return house.approval is not None and house.approval.approved_on is not None


def _has_ssw(house: Household) -> bool:
    return any(person.role is ProfessionalRole.SSW and person.name.strip() for person in house.professionals)


def _has_times(house: Household) -> bool:
    return bool(house.family.preferred_times or house.family.preferred_times_note.strip())
