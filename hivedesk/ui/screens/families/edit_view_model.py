"""Changing a household: drafts, who resembles whom, and which field a refusal is about. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hivedesk.casework import drafts, families
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.drafts import Draft
from hivedesk.casework.exchange import county_directory
from hivedesk.domain.approval import Approval
from hivedesk.domain.exchange.records import DirectoryPerson
from hivedesk.domain.families import Carer, ChildInCare, Family
from hivedesk.domain.household import Household, placement_of
from hivedesk.domain.ids import CarerId, FamilyId, PlacementId
from hivedesk.domain.placements import Placement, has_ended
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.refusals import field_meant
from hivedesk.ui.screens.families.household_parts import Part, PartKind, begin_part
from hivedesk.ui.screens.families.view_model import NEW_FORM


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
    part_id: str  # of the record; of the child where it is a placement
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

    @property
    def today(self) -> date:
        """The day on which the form is filled in."""
        return self._desk.today

    def new_part(self, kind: PartKind, record_id: str = "") -> Part:
        """An empty record for somebody or something that is added."""
        return begin_part(kind, record_id or self._desk.new_id(), self.family_id)

    def placement_of(self, child: ChildInCare) -> Placement | None:
        """The child's placement that is not over yet, or one that begins; None where the child has left."""
        found = placement_of(self.household, child.id, self.today)
        if found is None:
            return Placement(id=PlacementId(self._desk.new_id()), family_id=self.family_id, child_id=child.id)
        return None if has_ended(found, self.today) else found

    def children_elsewhere(self) -> list[tuple[ChildInCare, str]]:
        """The Hive's children in care on the cards of other families, with the family's name."""
        return [
            (child, line.household.family.name)
            for line in families.list_families(self._desk)
            for child in line.household.children_in_care
            if child.family_id != self.family_id
        ]

    def directory(self) -> list[DirectoryPerson]:
        """The professionals of the county, as the fostering service told them."""
        return county_directory.professionals(self._desk)

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
        for field in ("carers", "children_in_care", "own_children", "placements"):
            for part in getattr(household, field):
                alone: dict[str, Any] = {field: (part,)}
                try:
                    families.check_household(replace(Household(family=nobody), **alone), self._desk.today)
                except RuleRefused as own:
                    if own.message == error.message:
                        about = part.child_id if isinstance(part, Placement) else part.id
                        return Problem(error, type(part), about, field_meant(error, part))
        return Problem(error, Family, household.family.id, field_meant(error, household.family))


def resembles_words(found: Sequence[Resembling]) -> str:
    """``This resembles Okafor (the same telephone number).``"""
    listed = " and ".join(f"{one.name} ({one.why})" for one in found)
    return f"This resembles {listed}." if listed else ""


def _within(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
