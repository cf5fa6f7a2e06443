"""Changing a household: drafts, who resembles whom, and which field a refusal is about. Plain Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hivedesk.casework import drafts, families
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.drafts import Draft
from hivedesk.domain.families import (
    Approval,
    Carer,
    CarerId,
    ChildId,
    ChildInCare,
    Family,
    FamilyId,
    Household,
    OwnChild,
    Professional,
    full_name,
)
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.screens.families.view_model import NEW_FORM

Member = Carer | ChildInCare | OwnChild | Professional


@dataclass(frozen=True)
class PeopleKind:
    """One list of people in a household."""

    field: str  # of Household
    record: type[Any]
    title: str
    one: str  # "carer"


PEOPLE = (
    PeopleKind("carers", Carer, "Carers", "carer"),
    PeopleKind("children_in_care", ChildInCare, "Children in care", "child in care"),
    PeopleKind("own_children", OwnChild, "Own children", "own child"),
    PeopleKind("professionals", Professional, "Professionals", "professional"),
)


@dataclass(frozen=True)
class Known:
    """What is typed that tells whether the family is recorded already."""

    name: str = ""
    phones: tuple[str, ...] = ()
    postcode: str = ""
    carers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resembling:
    """A recorded family that may be the same one."""

    family_id: FamilyId
    name: str
    why: str  # "the same telephone number"


@dataclass(frozen=True)
class Problem:
    """A refusal, and the field it is about."""

    error: RuleRefused
    record: type[Any]
    record_id: str
    field: str


@dataclass(frozen=True)
class Saved:
    """What saving changed; None where nothing differed."""

    changed: Changed | None


class EditViewModel:
    """One form, for a new family or one that is recorded."""

    def __init__(self, desk: Desk, family_id: FamilyId | None) -> None:
        self._desk = desk
        self.is_new = family_id is None
        self.household = families.new_household(desk) if family_id is None else families.household(desk, family_id)
        if self.household.approval is None:
            approval = Approval(id=desk.new_id(), family_id=self.household.family.id)
            self.household = replace(self.household, approval=approval)

    @property
    def family_id(self) -> FamilyId:
        """Whose form it is."""
        return self.household.family.id

    @property
    def form(self) -> str:
        """Under which the draft is kept."""
        return NEW_FORM if self.is_new else f"family/{self.family_id}"

    def draft(self) -> Draft | None:
        """What was typed before and not saved."""
        return drafts.find_draft(self._desk, self.form)

    def new_member(self, kind: PeopleKind, record_id: str = "") -> Member:
        """An empty record for somebody who is added."""
        made = record_id or self._desk.new_id()
        family_id = self.family_id
        if kind.record is Carer:
            return Carer(id=CarerId(made), family_id=family_id, first_name="")
        if kind.record is ChildInCare:
            return ChildInCare(id=ChildId(made), family_id=family_id, first_name="")
        if kind.record is OwnChild:
            return OwnChild(id=ChildId(made), family_id=family_id, first_name="")
        return Professional(id=made, family_id=family_id, name="")

    def latest(self) -> Household:
        """The household as recorded now: what the form does not show is kept as it is there.

        Raises:
            RuleRefused: it has been removed meanwhile.
        """
        if self.is_new:
            return self.household
        stored = families.household(self._desk, self.family_id)
        return stored if stored.approval else replace(stored, approval=self.household.approval)

    def read_flags(self) -> Household:
        """The household with its guarded fields to be shown; that they were read is logged."""
        families.show_flags(self._desk, self.family_id)
        return self.latest()

    def resembling(self, known: Known) -> list[Resembling]:
        """Recorded families that the one being typed may be."""
        first, *rest = (*known.phones, "")
        family = replace(
            self.household.family, name=known.name, phone=first, mobile=next(iter(rest), ""), postcode=known.postcode
        )
        carers = tuple(
            Carer(id=CarerId(str(place)), family_id=family.id, first_name=carer)
            for place, carer in enumerate(known.carers)
        )
        names = self._desk.family_names()
        found = families.resembling(self._desk, Household(family=family, carers=carers))
        return [Resembling(one.family_id, names.get(one.family_id, ""), _within(one.why)) for one in found[:3]]

    def problem(self, household: Household) -> Problem | None:
        """Why this household cannot be saved, or None."""
        try:
            families.check_household(household, self._desk.today)
        except RuleRefused as error:
            return self._place(household, error)
        return None

    def save(self, household: Household) -> Saved:
        """Add or change the family, and forget the draft.

        Raises:
            RuleRefused: nothing was saved.
        """
        if self.is_new:
            changed: Changed | None = families.add_family(self._desk, household)
        else:
            families.household(self._desk, self.family_id)  # refuses in words where it is gone
            changed = families.change_family(self._desk, household)
        drafts.drop_draft(self._desk, self.form)
        return Saved(changed)

    def _place(self, household: Household, error: RuleRefused) -> Problem:
        nobody = Family(id=household.family.id, name="-")
        for kind in PEOPLE[:3]:
            for person in getattr(household, kind.field):
                try:
                    families.check_household(_only(nobody, kind, person), self._desk.today)
                except RuleRefused as own:
                    if own.message == error.message:
                        return Problem(error, kind.record, person.id, field_meant(error, person))
        return Problem(error, Family, household.family.id, field_meant(error, household.family))


def field_meant(error: RuleRefused, record: Any) -> str:
    """The field whose label stands in a refusal's words: an empty one first; else the record's first field."""
    words = str(error).casefold()
    named = [
        line.field for line in FORM_LINES[type(record)] if re.search(rf"\b{re.escape(line.label.casefold())}\b", words)
    ]
    empty = [field for field in named if not getattr(record, field)]
    return (empty or named or [FORM_LINES[type(record)][0].field])[0]


def member_name(record: Member) -> str:
    """The name of a person or professional."""
    return record.name if isinstance(record, Professional) else full_name(record)


def resembles_words(found: Sequence[Resembling]) -> str:
    """``This resembles Okafor (the same telephone number).``"""
    listed = " and ".join(f"{one.name} ({one.why})" for one in found)
    return f"This resembles {listed}." if listed else ""


def _only(family: Family, kind: PeopleKind, person: Member) -> Household:
    people: dict[str, Any] = {kind.field: (person,)}
    return replace(Household(family=family), **people)


def _within(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
