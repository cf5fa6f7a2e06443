"""The means to make the demonstration Hive's households. Everybody is made up; telephone numbers are of Ofcom's
ranges for drama, e-mail addresses end in example.org.
"""

import itertools
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.domain.families import (
    Approval,
    Carer,
    CarerId,
    ChildId,
    ChildInCare,
    Family,
    FamilyId,
    Gender,
    Household,
    OwnChild,
    Professional,
    ProfessionalRole,
)


@dataclass(frozen=True, kw_only=True)
class Member:
    """A household of the demonstration Hive and what the year needs to know of it.

    The household holds all children of the year, with the days on which they come and go; what is written on a day
    is only what was known by then (see `turns`).
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


@dataclass(frozen=True)
class Maker:
    """Makes records with ids, numbers and addresses of their own."""

    days: KeyDays
    new_id: Callable[[], str]
    mobiles: "itertools.count[int]"
    landlines: "itertools.count[int]"

    def family(self, name: str, **fields: Any) -> Family:
        """The family's own record, with a landline in every third home."""
        number = next(self.landlines)
        phone = f"01632 960{number:03d}" if number % 3 == 0 else ""
        return Family(id=FamilyId(self.new_id()), name=name, phone=phone, **fields)

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

    def girl(self, family: Family, name: str, born: date, placed_from: date, **fields: Any) -> ChildInCare:
        """A girl in care."""
        return self._child(family, name, Gender.GIRL, born, placed_from, fields)

    def boy(self, family: Family, name: str, born: date, placed_from: date, **fields: Any) -> ChildInCare:
        """A boy in care."""
        return self._child(family, name, Gender.BOY, born, placed_from, fields)

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
        approval: Approval,
        carers: tuple[Carer, ...],
        *children: ChildInCare | OwnChild,
        team: tuple[str, ...],
    ) -> Household:
        """The household; the main carer's number and address serve for the family."""
        return Household(
            family=replace(family, mobile=carers[0].mobile, email=carers[0].email),
            approval=approval,
            carers=carers,
            children_in_care=tuple(child for child in children if isinstance(child, ChildInCare)),
            own_children=tuple(child for child in children if isinstance(child, OwnChild)),
            professionals=self.team(family, *team),
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
        self, family: Family, name: str, gender: Gender, born: date, placed_from: date, fields: dict[str, Any]
    ) -> ChildInCare:
        first, last = name.rsplit(" ", 1)
        worker = fields.get("social_worker", "")
        return ChildInCare(
            id=ChildId(self.new_id()),
            family_id=family.id,
            first_name=first,
            last_name=last,
            gender=gender,
            date_of_birth=born,
            placed_from=placed_from,
            placing_authority=fields.pop("placing_authority", "Hampshire"),
            social_worker_phone=PROFESSIONALS[worker][2] if worker else "",
            **fields,
        )


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
}


def _plain(text: str) -> str:
    """Small letters without accents, apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l")).encode("ascii", "ignore").decode()
    return plain.replace("'", "").replace("-", "").lower()
