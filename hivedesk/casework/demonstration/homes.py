"""Who sleeps where in the homes of the demonstration Hive; agreements to share a room, and an exemption."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.approval import Exemption, Room, SharingAgreement
from hivedesk.domain.ids import ChildId


def with_home(member: Member, m: Maker) -> Member:
    """The member with the room plan of its home, and what has been agreed about it."""
    house = member.household
    rooms = tuple(
        Room(
            id=m.new_id(),
            family_id=house.family.id,
            name=bedroom.name,
            beds=bedroom.beds,
            child_ids=_ids(member, bedroom.sleepers),
            note=bedroom.note,
        )
        for bedroom in _BEDROOMS.get(member.key, ())
    )
    agreements = tuple(
        SharingAgreement(
            id=m.new_id(),
            family_id=house.family.id,
            child_ids=_ids(member, told.children),
            authority="Hampshire",
            agreed_on=told.agreed_on,
            until=told.until,
            reference=told.reference,
            note=told.note,
        )
        for told in _agreements(m.days)
        if told.key == member.key
    )
    exemptions = (_exemption(member, m),) if member.key == "fairweather" else ()
    house = replace(house, rooms=rooms, sharing_agreements=agreements, exemptions=exemptions)
    return replace(member, household=house)


@dataclass(frozen=True)
class _Bedroom:
    name: str
    sleepers: str = ""  # first names of all who sleep there at some time of the year
    beds: int = 1
    note: str = ""


_BEDROOMS = {
    "patel": (
        _Bedroom("Landing room", "Ellie-Mae"),
        _Bedroom("Back room", "Jayden", note="Until it is ready again: the spare mattress is out for cleaning"),
        _Bedroom("Loft", "Rohan"),
    ),
    "whitcombe": (_Bedroom("Kayden's room", "Kayden"), _Bedroom("Box room", note="Kept free: Kayden is the only one")),
    "mensahcole": (
        _Bedroom("Tia's room", "Tia"),
        _Bedroom("The boys' room", "Levi, Corey", beds=2),
        _Bedroom("Naomi's room", "Naomi", note="A lock on her drawer, not on her door"),
    ),
    "hartnell": (_Bedroom("Callum's room", "Callum"), _Bedroom("Spare room", note="A spare room during the hold")),
    "doyle": (_Bedroom("Nursery", "Freddie, Isla-Rose", beds=2, note="A cot and a bed, one child at a time"),),
    "cartwright": (_Bedroom("Twin room", "Maisie, Connie", beds=2, note="For brothers or sisters only"),),
    "osei": (_Bedroom("Destiny's room", "Destiny"),),
    "bramley": (
        _Bedroom("Noah's room", "Noah"),
        _Bedroom("Poppy's room", "Poppy", note="Over the hens"),
        _Bedroom("Nursery", "Alfie, Martha", beds=2),
    ),
    "ferreira": (_Bedroom("Front room", "Yonas"), _Bedroom("Garden room", "Reece")),
    "penhaligon": (_Bedroom("Sea room", "Reece"),),
    "fairweather": (
        _Bedroom("Lacey's room", "Lacey", note="Flashing alarm; her good ear away from the wall"),
        _Bedroom("Map room", "Logan"),
        _Bedroom("Blue room", "Ryan"),
        _Bedroom("Little room", "Robyn", note="The door between it and the Blue room stays open at night"),
    ),
    "yarrow": (_Bedroom("Visitors' room", "Bobby"),),
    "thornley": (_Bedroom("Ella's room", "Ella"),),
    "gale": (
        _Bedroom("Summer's room", "Summer"),
        _Bedroom("Sheila's room", "Riley", beds=1, note="A bed of his own in his grandmother's room, until rehoused"),
    ),
    "ahmed": (_Bedroom("Zara's room", "Zara"), _Bedroom("Bunk room", "Bilal, Hamza", beds=2)),
    "loveridge": (_Bedroom("Jake's room", "Jake"),),
    "kaurbennett": (_Bedroom("Mason's room", "Mason"), _Bedroom("Second room", note="Empty while he settles")),
    "orourke": (_Bedroom("Ava's room", "Ava"),),
    "nkosiwright": (_Bedroom("Leo's room", "Leo"), _Bedroom("Sipho's room", "Sipho", beds=2, note="KNOCK")),
}


@dataclass(frozen=True)
class _Agreed:
    key: str
    children: str
    agreed_on: date
    until: date | None
    reference: str
    note: str


def _agreements(days: KeyDays) -> list[_Agreed]:
    renewed = days.seasons.working_day_from(days.ago(237))
    with_nan = "With his grandmother until the family is rehoused; looked at every half-year"
    return [
        _Agreed(
            "mensahcole",
            "Levi, Corey",
            days.ago(383),
            days.ago(-18),
            "CiC/TULL/2",
            "Brothers; both asked to. Looked at every year",
        ),
        _Agreed("ahmed", "Bilal, Hamza", days.ago(1080), None, "CiC/AHM/1", "Cousins, for as long as both like it"),
        _Agreed("gale", "Riley", days.ago(430), renewed - timedelta(days=1), "CiC/GALE/1", with_nan),
        _Agreed("gale", "Riley", renewed, days.housing, "CiC/GALE/2", with_nan),
    ]


def _exemption(member: Member, m: Maker) -> Exemption:
    return Exemption(
        id=m.new_id(),
        family_id=member.household.family.id,
        child_ids=_ids(member, "Lacey, Logan, Ryan, Robyn"),
        authority="Hampshire",
        from_on=m.days.sayers,
        until=m.days.ago(-34),
        reference="EX/0417",
        note="Two pairs of brother and sister, for as long as Ryan and Robyn wait to go home",
    )


def _ids(member: Member, first_names: str) -> tuple[ChildId, ...]:
    """The children of the household with these first names, in their order."""
    house = member.household
    known = {child.first_name: child.id for child in house.children_in_care}
    known |= {child.first_name: child.id for child in house.own_children}
    return tuple(known[name] for name in first_names.split(", ") if name)
