"""Turns a proposed family into records: new ones, or a recorded household brought up to date.

An import adds and updates; it never deletes a record, never blanks a field and ends nothing (`standing`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from hivedesk.domain.approval import Approval
from hivedesk.domain.duplicates import name_key, phone_keys
from hivedesk.domain.families import (
    Carer,
    ChildInCare,
    Family,
    OwnChild,
    Professional,
    ProfessionalRole,
    full_name,
    readable_phone,
)
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, ChildId, FamilyId, PlacementId
from hivedesk.domain.placements import Placement
from hivedesk.incoming.spreadsheet.proposal import ProposedFamily
from hivedesk.incoming.spreadsheet.standing import (
    merged_holds,
    starts_of,
    stated_fields,
    why_status_stays,
    with_starts,
)

NewIds = Callable[[], str]
WithNumbers = TypeVar("WithNumbers", Family, Carer)
_NUMBERS = ("phone", "mobile")
Someone = TypeVar("Someone", Carer, ChildInCare, OwnChild)


def to_household(proposed: ProposedFamily, ids: NewIds) -> Household:
    """The proposed family as new records, each with a fresh id from ``ids``."""
    family_id = FamilyId(ids())
    household = proposed.household
    approval = household.approval
    children = {child.id: ChildId(ids()) for child in household.children_in_care}
    return Household(
        family=_readable(replace(household.family, id=family_id)),
        approval=replace(approval, id=ids(), family_id=family_id) if approval else None,
        carers=tuple(_readable(replace(c, id=CarerId(ids()), family_id=family_id)) for c in household.carers),
        children_in_care=tuple(replace(c, id=children[c.id], family_id=family_id) for c in household.children_in_care),
        own_children=tuple(replace(c, id=ChildId(ids()), family_id=family_id) for c in household.own_children),
        professionals=tuple(replace(p, id=ids(), family_id=family_id) for p in household.professionals),
        placements=tuple(
            replace(p, id=PlacementId(ids()), family_id=family_id, child_id=children[p.child_id])
            for p in household.placements
        ),
        holds=tuple(replace(hold, id=ids(), family_id=family_id) for hold in household.holds),
    )


def merge(existing: Household, proposed: ProposedFamily, ids: NewIds) -> Household:
    """The recorded household with what the sheet states, and with the people it did not know yet.

    People are matched by their names, those with the same date of birth first. ``ids`` gives the ids of
    new records. What the sheet states and the record does not take, `not_taken` tells.
    """
    family_id = existing.family.id
    new = proposed.household
    carers, _ = _merged(
        existing.carers, new.carers, lambda c: _readable(replace(c, id=CarerId(ids()), family_id=family_id))
    )
    here = _without_moved_on(existing, new.children_in_care)
    children, became = _merged(
        existing.children_in_care, here, lambda c: replace(c, id=ChildId(ids()), family_id=family_id)
    )
    own_children, _ = _merged(
        existing.own_children, new.own_children, lambda c: replace(c, id=ChildId(ids()), family_id=family_id)
    )
    known_as = {child.id: person.id for child, person in zip(here, became, strict=True)}
    return replace(
        existing,
        family=_merged_family(existing, proposed),
        approval=_merged_approval(existing, proposed, ids),
        carers=_with_one_main_carer(existing.carers, carers),
        children_in_care=children,
        own_children=own_children,
        professionals=_merged_professionals(existing, new.professionals, ids),
        placements=with_starts(existing.placements, starts_of(new.placements, known_as), family_id, ids),
        holds=merged_holds(existing, proposed, ids),
    )


_PLACEMENT_OVER = (
    "The placement of a child in the sheet has an end date on record, and that stays so. If the child came back, start "
    "a new placement on the card."
)
_MOVED_ON = (
    "A child in the sheet lived here before and is with another family now, as recorded. The child was not added here "
    "again; if the child came back, start a new placement."
)


def not_taken(existing: Household, proposed: ProposedFamily) -> tuple[str, ...]:
    """What the sheet says otherwise than the record and `merge` leaves as recorded: sentences without names."""
    stated = proposed.household.children_in_care
    here = _without_moved_on(existing, stated)
    after = merge(existing, proposed, lambda: "").placements
    matched = [existing.children_in_care[at].id for _, at in _pairs(existing.children_in_care, here) if at is not None]
    found = [why_status_stays(existing, proposed)]
    if any(_all_ended(child_id, after) for child_id in matched):
        found.append(_PLACEMENT_OVER)
    if len(here) < len(stated):
        found.append(_MOVED_ON)
    return tuple(filter(None, found))


def _all_ended(child_id: ChildId, placements: Sequence[Placement]) -> bool:
    own = [placement for placement in placements if placement.child_id == child_id]
    return bool(own) and all(placement.ended_on is not None for placement in own)


def _without_moved_on(existing: Household, stated: tuple[ChildInCare, ...]) -> tuple[ChildInCare, ...]:
    """The children of the sheet but for those who once lived here and are now on another family's card."""
    return tuple(
        child
        for child, at in _pairs(existing.children_in_care, stated)
        if at is not None or not any(_may_be(former, child) for former in existing.former_children)
    )


def _may_be(recorded: ChildInCare, child: ChildInCare) -> bool:
    days = {recorded.date_of_birth, child.date_of_birth} - {None}
    return _same_name(recorded, child) and len(days) < 2


def _merged_family(existing: Household, proposed: ProposedFamily) -> Family:
    family, stated = existing.family, proposed.household.family
    names = stated_fields(existing, proposed)
    values = {field.name: getattr(stated, field.name) for field in fields(Family) if field.name in names}
    if name_key(family.name) == name_key(stated.name):
        values.pop("name", None)  # a name in capitals, or without its accent, is no news
    if "notes" in values:
        values["notes"] = _joined_notes(family.notes, values["notes"])
    return _readable(replace(family, **_without_same_numbers(family, values)))


def _without_same_numbers(recorded: object, values: dict[str, Any]) -> dict[str, Any]:
    """A telephone number written another way is no news."""
    return {
        name: value
        for name, value in values.items()
        if name not in _NUMBERS or not phone_keys(value) or phone_keys(value) != phone_keys(getattr(recorded, name))
    }


def _readable(record: WithNumbers) -> WithNumbers:
    """The record with its telephone numbers in groups, as people read them out."""
    numbers: dict[str, Any] = {n: readable_phone(getattr(record, n)) for n in _NUMBERS if hasattr(record, n)}
    return replace(record, **numbers)


def _joined_notes(before: str, more: str) -> str:
    if not before.strip() or more in before:
        return before if before.strip() else more
    return f"{before}\n{more}"


def _merged_approval(existing: Household, proposed: ProposedFamily, ids: NewIds) -> Approval | None:
    stated = proposed.household.approval
    if stated is None:
        return existing.approval
    if existing.approval is None:
        return replace(stated, id=ids(), family_id=existing.family.id)
    names = {field.name for field in fields(Approval)} & proposed.stated
    return replace(existing.approval, **{name: getattr(stated, name) for name in names})


def _merged(
    existing: tuple[Someone, ...], proposed: tuple[Someone, ...], as_new: Callable[[Someone], Someone]
) -> tuple[tuple[Someone, ...], list[Someone]]:
    """Everybody on record and in the sheet; and whom each of the proposed became."""
    people: list[Someone] = list(existing)
    became: list[Someone] = []
    for person, match in _pairs(existing, proposed):
        if match is None:
            people.append(as_new(person))
            became.append(people[-1])
        else:
            people[match] = _brought_up_to_date(people[match], person)
            became.append(people[match])
    return tuple(people), became


def _pairs(existing: tuple[Someone, ...], proposed: tuple[Someone, ...]) -> Iterator[tuple[Someone, int | None]]:
    """Each proposed person with the recorded one it is, at most once each; the same day of birth goes first."""
    free = set(range(len(existing)))
    matched: dict[int, int] = {}
    for same_day in (True, False):
        for index, person in enumerate(proposed):
            candidates = (
                other
                for other in sorted(free)
                if _same_name(existing[other], person)
                and (not same_day or _day(existing[other]) == _day(person) is not None)
            )
            found = next(candidates, None) if index not in matched else None
            if found is not None:
                matched[index] = found
                free.discard(found)
    for index, person in enumerate(proposed):
        yield person, matched.get(index)


def _day(person: Carer | ChildInCare | OwnChild) -> object:
    return None if isinstance(person, Carer) else person.date_of_birth


def _same_name(recorded: Someone, person: Someone) -> bool:
    """The same whole name; or the same first names where one of the two has no surname."""
    if name_key(full_name(recorded)) == name_key(full_name(person)):
        return True
    first_alike = name_key(recorded.first_name) == name_key(person.first_name)
    return first_alike and not (recorded.last_name and person.last_name)


_KEPT = {"id", "family_id", "first_name", "main_carer"}


def _brought_up_to_date(recorded: Someone, person: Someone) -> Someone:
    """What the sheet states about a person replaces what was recorded; what it leaves open stays."""
    blank = type(person)(id=person.id, family_id=person.family_id, first_name=person.first_name)
    values = {
        field.name: getattr(person, field.name)
        for field in fields(person)
        if field.name not in _KEPT and getattr(person, field.name) != getattr(blank, field.name)
    }
    if name_key(recorded.last_name) == name_key(person.last_name):
        values.pop("last_name", None)
    if isinstance(recorded, Carer) and "training_done" in values:
        values["training_done"] = _joined_notes(recorded.training_done, values["training_done"])
    changed = replace(recorded, **_without_same_numbers(recorded, values))
    return _readable(changed) if isinstance(changed, Carer) else changed


def _with_one_main_carer(before: tuple[Carer, ...], after: tuple[Carer, ...]) -> tuple[Carer, ...]:
    """A sheet's first carer does not unseat the main carer on record."""
    if not any(carer.main_carer for carer in before):
        return after
    known = {carer.id for carer in before}
    return tuple(carer if carer.id in known else replace(carer, main_carer=False) for carer in after)


def _merged_professionals(
    existing: Household, proposed: tuple[Professional, ...], ids: NewIds
) -> tuple[Professional, ...]:
    """A new supervising social worker stands first; the one before is kept, as such."""
    people = list(existing.professionals)
    for person in proposed:
        same = next((i for i, other in enumerate(people) if name_key(other.name) == name_key(person.name)), None)
        if same is not None:
            people[same] = replace(people[same], role=person.role, phone=person.phone or people[same].phone)
            continue
        people = [_former(other) if other.role is ProfessionalRole.SSW else other for other in people]
        people.insert(0, replace(person, id=ids(), family_id=existing.family.id))
    return tuple(people)


def _former(person: Professional) -> Professional:
    notes = f"{person.notes}\nSupervising social worker before.".strip()
    return replace(person, role=ProfessionalRole.OTHER, notes=notes)
