"""Homes for the checks of a night in which nothing is to be found, unless a test says so."""

from datetime import date

from hivedesk.domain.approval import Room
from hivedesk.domain.families import ChildInCare
from tests.builders import a_family

NIGHT = date(2026, 11, 14)  # a Saturday
WIDE = {"number": 9, "beds": 9}
ONE = {"number": 1, "beds": 9}


def a_child(name, born=date(2016, 6, 1), **fields):
    return ChildInCare(id=name.lower(), family_id="f", first_name=name, date_of_birth=born, **fields)


MIA, TOM, ANA, LEO = (a_child(name) for name in ("Mia", "Tom", "Ana", "Leo"))


def a_home(*children, approval=WIDE, **fields):
    return a_family(id="f", children=children, approval=approval, **fields)


def a_room(*children, beds=4, name="Blue room"):
    return Room(id=name, family_id="f", name=name, beds=beds, child_ids=tuple(child.id for child in children))
