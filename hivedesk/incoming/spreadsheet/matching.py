"""Compares what a sheet proposes with the families on record: new, known already, or perhaps the same."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from hivedesk.domain.duplicates import Resemblance, resembling_signs, signs_of
from hivedesk.domain.families import Approval, Family, FamilyId, Household, full_name
from hivedesk.foundation.clock import format_date
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.proposal import Proposal, ProposedFamily
from hivedesk.incoming.spreadsheet.taking import merge


@dataclass(frozen=True)
class Change:
    """One thing an update would change, as the worker reads it. ``before`` is empty where something is added."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class New:
    """The family is not on record."""


@dataclass(frozen=True)
class Update:
    """The family is on record; ``changes`` may be empty."""

    family_id: FamilyId
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Resembles:
    """The family may be one of these: the worker decides. ``why`` is a sentence without names."""

    family_ids: tuple[FamilyId, ...]
    why: str


Match = New | Update | Resembles


def match_existing(proposal: Proposal, households: Sequence[Household]) -> tuple[Match, ...]:
    """Say for each row of the proposal what it is to the families on record.

    No recorded family is updated by two rows: the later of them only resembles it.
    """
    known = [(household.family.id, signs_of(household)) for household in households]
    by_id = {household.family.id: household for household in households}
    taken: set[FamilyId] = set()
    matches: list[Match] = []
    for row in proposal.rows:
        found = _by_reference(row, households) or resembling_signs(signs_of(row.household), known)
        match = _match(row, found, by_id, taken)
        if isinstance(match, Update) and row.take:
            taken.add(match.family_id)
        matches.append(match)
    return tuple(matches)


def changes_of(existing: Household, proposed: ProposedFamily) -> tuple[Change, ...]:
    """What `merge` would change in a recorded household."""
    after = merge(existing, proposed, lambda: "")
    return (
        *_changed_fields(existing.family, after.family),
        *_changed_fields(existing.approval, after.approval),
        *_people_changes("Carer", existing.carers, after.carers),
        *_people_changes("Child in care", existing.children_in_care, after.children_in_care),
        *_people_changes("Own child", existing.own_children, after.own_children),
        *_people_changes("Professional", existing.professionals, after.professionals),
    )


def _match(
    row: ProposedFamily, found: list[Resemblance], by_id: dict[FamilyId, Household], taken: set[FamilyId]
) -> Match:
    if not found:
        return New()
    best = found[0]
    clear = len(found) == 1 or found[1].score < best.score
    if best.same and clear and best.family_id not in taken:
        return Update(best.family_id, changes_of(by_id[best.family_id], row))
    return Resembles(tuple(resemblance.family_id for resemblance in found), best.why)


def _by_reference(row: ProposedFamily, households: Sequence[Household]) -> list[Resemblance]:
    """The family with the same reference and a name in common: the worker's own list number tells enough."""
    reference = row.household.family.reference.casefold()
    if not reference:
        return []
    mine = signs_of(row.household)
    same = [
        household.family.id
        for household in households
        if household.family.reference.casefold() == reference and signs_of(household).name == mine.name
    ]
    return [Resemblance(same[0], 100, "The same reference and family name.")] if len(same) == 1 else []


_LABELS = {
    "name": Field.FAMILY_NAME,
    "preferred_times_note": "Preferred contact times, in their words",
    "preferred_times": Field.BEST_TIME,
    "preferred_channel": Field.CHANNEL,
    "ifa_transfer": Field.IFA,
    "ifa_agency": "Agency (IFA)",
    "hold_from": Field.HOLD_FROM,
    "hold_reason": Field.HOLD_REASON,
    "hold_review_on": Field.HOLD_REVIEW,
    "joined_on": Field.JOINED_ON,
    "supervision_last": Field.SUPERVISION_LAST,
    "annual_review_last": Field.REVIEW_LAST,
    "unannounced_visit_last": Field.VISIT_LAST,
    "kind": Field.KIND,
    "phone": Field.PHONE,
    "email": Field.EMAIL,
    "approved_on": Field.APPROVED_ON,
    "number": Field.APPROVED_NUMBER,
    "age_from": Field.AGE_FROM,
    "age_to": Field.AGE_TO,
    "genders": Field.APPROVED_GENDERS,
}


def _label(name: str) -> str:
    label = _LABELS.get(name)
    return str(label) if label else name.replace("_", " ").capitalize()


_INTERNAL = {"id", "family_id"}


def _changed_fields(before: Family | Approval | None, after: Family | Approval | None) -> list[Change]:
    if after is None:
        return []
    return [
        Change(_label(field.name), _shown(getattr(before, field.name, None)), _shown(getattr(after, field.name)))
        for field in fields(after)
        if field.name not in _INTERNAL
        and _shown(getattr(before, field.name, None)) != _shown(getattr(after, field.name))
        and (before is not None or getattr(after, field.name) != field.default)
    ]


def _people_changes(what: str, before: Sequence[object], after: Sequence[object]) -> list[Change]:
    known = {getattr(person, "id", None): person for person in before}
    changes = []
    for person in after:
        old = known.get(getattr(person, "id", None))
        if old is None or (person is not old and getattr(old, "id", "") == ""):
            changes.append(Change(f"{what} added", "", _person(person)))
        elif old != person:
            changes.extend(_person_changes(what, old, person))
    return changes


def _person_changes(what: str, old: object, person: object) -> list[Change]:
    return [
        Change(
            f"{what}: {_label(field.name).lower()}",
            _shown(getattr(old, field.name)),
            _shown(getattr(person, field.name)),
        )
        for field in fields(person)  # type: ignore[arg-type]  # every person is a dataclass
        if getattr(old, field.name) != getattr(person, field.name)
    ]


def _person(person: object) -> str:
    name = getattr(person, "name", None)
    return str(name) if name is not None else full_name(person)  # type: ignore[arg-type]  # one of Person


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, tuple):
        return ", ".join(_shown(one) for one in value)
    return value.value if isinstance(value, StrEnum) else str(value)
