"""Compares what a sheet proposes with the families on record: new, known already, or perhaps the same."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from hivedesk.domain.approval import Approval
from hivedesk.domain.duplicates import Resemblance, resembling_signs, signs_of
from hivedesk.domain.families import Family, full_name
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.procedures import Hold
from hivedesk.foundation.clock import format_date
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.proposal import Proposal, ProposedFamily
from hivedesk.incoming.spreadsheet.taking import merge, not_taken


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
    """The family is on record; ``changes`` may be empty. ``not_taken``: what of the sheet the record keeps out."""

    family_id: FamilyId
    changes: tuple[Change, ...]
    not_taken: tuple[str, ...] = ()


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
    numbers = itertools.count(1)
    after = merge(existing, proposed, lambda: f"proposed {next(numbers)}")
    return (
        *_changed_fields(existing.family, after.family),
        *_changed_holds(existing.holds, after.holds),
        *_changed_fields(existing.approval, after.approval),
        *_people_changes("Carer", existing.carers, after.carers),
        *_people_changes("Child in care", existing.children_in_care, after.children_in_care),
        *_changed_placements(existing, after),
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
        known = by_id[best.family_id]
        return Update(best.family_id, changes_of(known, row), not_taken(known, row))
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
    "left_reason": Field.LEFT_REASON,
    "moved_to": Field.MOVED_TO,
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
    "named_children": Field.NAMED_CHILDREN,
}
_HOLD_LABELS = {"started_on": Field.HOLD_FROM, "reason": Field.HOLD_REASON, "review_on": Field.HOLD_REVIEW}
_NOT_KNOWN = "not known"


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


def _changed_holds(before: Sequence[Hold], after: Sequence[Hold]) -> list[Change]:
    known = {hold.id: hold for hold in before}
    changes = []
    for hold in after:
        old = known.get(hold.id)
        if old is None:  # since when is always said: without it a new hold would be no change
            changes.append(Change(str(Field.HOLD_FROM), "", _shown(hold.started_on) or _NOT_KNOWN))
        changes += [
            Change(str(label), _shown(getattr(old, name, None)), _shown(getattr(hold, name)))
            for name, label in _HOLD_LABELS.items()
            if getattr(hold, name) != getattr(old, name, None) and not (old is None and name == "started_on")
        ]
    return [change for change in changes if change.after]


def _changed_placements(before: Household, after: Household) -> list[Change]:
    known = {placement.id: placement for placement in before.placements}
    changes = []
    for placement in after.placements:
        old, child = known.get(placement.id), after.child(placement.child_id)
        if placement != old and child is not None:
            who = full_name(child) if before.child(child.id) is None else ""
            was = _shown(old.started_on) if old else ""
            since = _shown(placement.started_on)
            changes.append(Change("Child in care: placed since", was, f"{since} ({who})" if who else since))
    return changes


def _people_changes(what: str, before: Sequence[object], after: Sequence[object]) -> list[Change]:
    known = {getattr(person, "id", None): person for person in before}
    changes = []
    for person in after:
        old = known.get(getattr(person, "id", None))
        if old is None:
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
