"""The means to make the demonstration Hive's households. Everybody is made up; telephone numbers are of Ofcom's
ranges for drama, e-mail addresses end in example.org.
"""

import itertools
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.domain.approval import Approval
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.families import (
    Carer,
    ChildInCare,
    Family,
    Gender,
    OwnChild,
    Person,
    Professional,
    ProfessionalRole,
    full_name,
)
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, ChildId, FamilyId, PlacementId
from hivedesk.domain.placements import EndKind, EndReason, Placement


@dataclass(frozen=True, kw_only=True)
class Member:
    """A household of the demonstration Hive and what the year needs to know of it.

    The household holds all that the year brings, each with its day: placements and their endings, holds, courses. What
    is written on a day is only what was known by then (see `known` and `turns`).
    """

    key: str
    household: Household
    added_on: date
    men: frozenset[str] = frozenset()  # first names of carers who are "he"
    weight: float = 1.0  # how much it is in touch, beside the others
    everyday: bool = True  # whether everyday contacts happen too; else only what its diary tells
    themes: frozenset[str] = frozenset()  # told in its diary, so everyday texts keep off them
    everyday_until: date | None = None  # from then on only what its diary tells
    quiet_for: int = 0  # nobody has spoken with it for so many days
    leaves_on: date | None = None  # the Hive
    claims: tuple[ClaimItem, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who lived in the home at some time of the year."""
        house = self.household
        return (*house.carers, *house.children_in_care, *house.own_children)


@dataclass(frozen=True)
class InCare:
    """A child in care, and the child's placement with the family."""

    child: ChildInCare
    placement: Placement


@dataclass(frozen=True)
class Maker:
    """Makes records with ids, numbers and addresses of their own."""

    days: KeyDays
    new_id: Callable[[], str]
    mobiles: "itertools.count[int]"
    landlines: "itertools.count[int]"

    def family(self, name: str, **fields: Any) -> Family:
        """The family's own record, with a landline in every third home."""
        on_working_days = {
            field: self.days.seasons.working_day_by(day) for field, day in fields.items() if field.endswith("_last")
        }
        number = next(self.landlines)
        phone = f"01632 960{number:03d}" if number % 3 == 0 else ""
        return Family(id=FamilyId(self.new_id()), name=name, phone=phone, **(fields | on_working_days))

    def approval(
        self, family: Family, approved_on: date | None, number: int, ages: tuple[int, int], **fields: Any
    ) -> Approval:
        """The terms of approval; no date while the panel is still to come."""
        return Approval(
            id=self.new_id(),
            family_id=family.id,
            approved_on=approved_on,
            number=number,
            age_from=ages[0],
            age_to=ages[1],
            **fields,
        )

    def carers(self, family: Family, *names: str, **fields: Any) -> tuple[Carer, ...]:
        """The carers, the main one first: ``"Anika Patel"``."""
        people = [name.rsplit(" ", 1) for name in names]
        return tuple(
            Carer(
                id=CarerId(self.new_id()),
                family_id=family.id,
                first_name=first,
                last_name=last,
                mobile=self.mobile(),
                email=f"{_plain(first)}.{_plain(last)}@example.org",
                main_carer=index == 0,
                **fields,
            )
            for index, (first, last) in enumerate(people)
        )

    def girl(self, family: Family, name: str, born: date, started_on: date, **fields: Any) -> InCare:
        """A girl in care; ``fields`` are those of the child and of the placement."""
        return self._child(family, name, Gender.GIRL, born, started_on, fields)

    def boy(self, family: Family, name: str, born: date, started_on: date, **fields: Any) -> InCare:
        """A boy in care; ``fields`` are those of the child and of the placement."""
        return self._child(family, name, Gender.BOY, born, started_on, fields)

    def own_child(self, family: Family, name: str, born: date, **fields: Any) -> OwnChild:
        """A child of the carers."""
        first, last = name.rsplit(" ", 1)
        return OwnChild(
            id=ChildId(self.new_id()),
            family_id=family.id,
            first_name=first,
            last_name=last,
            date_of_birth=born,
            **fields,
        )

    def team(self, family: Family, *names: str) -> tuple[Professional, ...]:
        """The professionals of a family, by name from `PROFESSIONALS`."""
        return tuple(
            Professional(
                id=self.new_id(),
                family_id=family.id,
                name=name,
                role=PROFESSIONALS[name][0],
                team=PROFESSIONALS[name][1],
                phone=PROFESSIONALS[name][2],
                email=f"{_plain(name).replace(' ', '.')}@example.org",
            )
            for name in names
        )

    def household(
        self,
        family: Family,
        approval: Approval | None,
        carers: tuple[Carer, ...],
        *children: InCare | OwnChild,
        team: tuple[str, ...],
        siblings: tuple[str, ...] = (),
    ) -> Household:
        """The household; the main carer's number and address serve for the family.

        ``siblings`` are first names of brothers and sisters: ``"Lacey, Logan"``.
        """
        placed = [child for child in children if isinstance(child, InCare)]
        in_care = tuple({one.child.id: one.child for one in placed}.values())  # a child may come more than once
        for group in siblings:
            in_care = _related(in_care, group.split(", "))
        if carers:
            family = replace(family, mobile=carers[0].mobile, email=carers[0].email)
        return Household(
            family=family,
            approval=_naming(approval, in_care),
            carers=carers,
            children_in_care=in_care,
            own_children=tuple(child for child in children if isinstance(child, OwnChild)),
            professionals=self.team(family, *team),
            placements=tuple(one.placement for one in placed),
        )

    def mobile(self) -> str:
        """A mobile number that nobody else of the Hive has."""
        return f"07700 900{next(self.mobiles):03d}"

    def schoolchild(self, year: int, month: int, day: int) -> date:
        """The date of birth of a child who is in that school year (Reception is 0) as the demonstration year ends."""
        return date(self.days.september.year - year - 5 + (month < 9), month, day)

    def months_old(self, months: int) -> date:
        """The date of birth of a child who is so many months old as the demonstration year ends."""
        return self.days.today - timedelta(days=round(months * 30.44) + 9)

    def years_ago(self, years: int, month: int = 3, day: int = 14) -> date:
        """A day so many calendar years before the year in which the demonstration ends."""
        return date(self.days.today.year - years, month, day)

    def _child(
        self, family: Family, name: str, gender: Gender, born: date, started_on: date, given: dict[str, Any]
    ) -> InCare:
        first, last = name.rsplit(" ", 1)
        worker = given.get("social_worker", "")
        child = ChildInCare(
            id=ChildId(self.new_id()),
            family_id=family.id,
            first_name=first,
            last_name=last,
            gender=gender,
            date_of_birth=born,
            placing_authority=given.pop("placing_authority", "Hampshire"),
            social_worker_phone=PROFESSIONALS[worker][2] if worker else "",
            **{name: value for name, value in given.items() if name not in _OF_PLACEMENT},
        )
        of_placement = {name: value for name, value in given.items() if name in _OF_PLACEMENT}
        return InCare(child, self.placement(child, started_on, **of_placement))

    def placement(self, child: ChildInCare, started_on: date, **fields: Any) -> Placement:
        """A placement of the child with the family on whose card the child stands."""
        return Placement(
            id=PlacementId(self.new_id()),
            family_id=child.family_id,
            child_id=child.id,
            started_on=started_on,
            **fields,
        )


def ended(day: date, kind: EndKind, reason: EndReason, note: str, **later: Any) -> dict[str, Any]:
    """How a placement ended: with the checklist done the same day but for what came ``later`` or is still open."""
    done = dict.fromkeys(("belongings_on", "room_ready_on", "life_story_on"), day)
    return {"ended_on": day, "end_kind": kind, "end_reason": reason, "end_note": note, **done, **later}


_OF_PLACEMENT = {field.name for field in fields(Placement)} - {field.name for field in fields(ChildInCare)}


def _related(children: tuple[ChildInCare, ...], first_names: list[str]) -> tuple[ChildInCare, ...]:
    """The children, those named as brothers and sisters of each other."""
    ids = {child.id: child.first_name for child in children if child.first_name in first_names}
    return tuple(
        replace(child, sibling_ids=tuple(one for one in ids if one != child.id)) if child.id in ids else child
        for child in children
    )


def _naming(approval: Approval | None, children: tuple[ChildInCare, ...]) -> Approval | None:
    """The approval, which knows the records of the children whom its words name."""
    if approval is None:
        return None
    named = tuple(child.id for child in children if full_name(child) in approval.named_children)
    return replace(approval, named_child_ids=named)


def maker(days: KeyDays, new_id: Callable[[], str]) -> Maker:
    """A maker for the Hive of these days."""
    return Maker(days, new_id, itertools.count(112, 7), itertools.count(210, 8))


_SSW, _CSW = ProfessionalRole.SSW, ProfessionalRole.CHILD_SOCIAL_WORKER
PROFESSIONALS: dict[str, tuple[ProfessionalRole, str, str]] = {
    "Priya Raman": (_SSW, "Fostering West", "01632 960311"),
    "Colin Tuck": (_SSW, "Fostering West", "01632 960312"),
    "Bev Stannard": (_SSW, "Fostering West", "01632 960313"),
    "Jo Pascoe": (_SSW, "Connected Carers", "01632 960321"),
    "Jasmine Webb": (_CSW, "New Forest Children in Care", "01632 960331"),
    "Aaron Fisk": (_CSW, "New Forest Children in Care", "01632 960332"),
    "Dawn Okell": (_CSW, "New Forest Children in Care", "01632 960333"),
    "Mo Siddiqui": (_CSW, "Children in Care South", "01632 960334"),
    "Hazel Prior": (ProfessionalRole.REVIEWING_OFFICER, "Reviewing Service", "01632 960341"),
    "Nick Amory": (ProfessionalRole.SCHOOL, "Virtual School", "01632 960351"),
    "Ellen Vickery": (ProfessionalRole.SCHOOL, "Queensmere Secondary, pastoral lead", "01632 960352"),
    "Tracey Holm": (ProfessionalRole.HEALTH, "Children in Care nurse", "01632 960361"),
    "Dr Femi Adewale": (ProfessionalRole.HEALTH, "Clinical psychologist, children in care", "01632 960362"),
    "Sandra Pike": (ProfessionalRole.OTHER, "Council housing options", "01632 960371"),
    "Leah Foster-Bright": (ProfessionalRole.OTHER, "Personal adviser, leaving care", "01632 960372"),
    "Bernadette Coyle": (ProfessionalRole.OTHER, "Fernleigh House, manager", "01632 960373"),
}


def _plain(text: str) -> str:
    """Small letters without accents, apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l")).encode("ascii", "ignore").decode()
    return plain.replace("'", "").replace("-", "").lower()
