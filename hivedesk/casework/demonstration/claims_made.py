"""What the carers of the demonstration Hive claimed in the year, and what of it was paid."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.claims import ClaimItem, ClaimKind


def with_claims(member: Member, m: Maker) -> Member:
    """The member with its claims of the year."""
    told = (*_every_month(m), *_TOLD)
    return replace(member, claims=tuple(_item(one, member, m) for one in told if one.key == member.key))


@dataclass(frozen=True)
class _Claimed:
    key: str
    ago: int
    kind: ClaimKind
    what: str
    quantity: str
    pence: int
    claimed_after: int | None = 6  # days
    paid_after: int | None = 24  # days after that


_MILE = 45  # pence
_MONTHLY = (  # family, first and last month ago, what, miles
    ("patel", 12, 1, "Family time: to the centre and back", 62),
    ("mensahcole", 12, 3, "Family time: three children, the big car", 88),
    ("ahmed", 10, 4, "Zara to the dentist in Southampton", 24),
    ("whitcombe", 9, 6, "Fetching Kayden at noon while he did mornings only", 118),
    ("ferreira", 8, 2, "Yonas to the Eritrean lunch", 46),
)


def _every_month(m: Maker) -> Iterator[_Claimed]:
    for key, first, last, what, miles in _MONTHLY:
        for month in range(first, last - 1, -1):
            ago = 30 * month - 9
            yield _Claimed(
                key, ago, ClaimKind.MILEAGE, what, f"{miles} miles", miles * _MILE, 6, 24 if month > 1 else None
            )


_TOLD = (
    _Claimed("cartwright", 229, ClaimKind.RESPITE, "A weekend", "2 nights", 9200, 3, 40),  # to an old address at first
    _Claimed("cartwright", 215, ClaimKind.RESPITE, "A weekend", "2 nights", 9200, 3, 26),
    _Claimed("cartwright", 88, ClaimKind.RESPITE, "Maisie and Connie, a week", "14 nights", 64400, 5, 27),
    _Claimed("cartwright", 64, ClaimKind.RESPITE, "Maisie and Connie, a weekend", "4 nights", 18400, 4, 29),
    _Claimed("cartwright", 36, ClaimKind.RESPITE, "Maisie and Connie, a weekend", "4 nights", 18400, 4, None),
    _Claimed("yarrow", 169, ClaimKind.RESPITE, "Bobby, a weekend", "2 nights", 9200, 8, 31),
    _Claimed("kaurbennett", 240, ClaimKind.EQUIPMENT, "Bed and bedding", "1", 28900, 4, 33),
    _Claimed("orourke", 58, ClaimKind.EQUIPMENT, "Car seat, stair gate", "2", 17450, 3, 30),
    _Claimed("nkosiwright", 80, ClaimKind.EQUIPMENT, "Setting-up payment: bed, car seat, gate", "3", 41300, 7, None),
    _Claimed("nkosiwright", 33, ClaimKind.MILEAGE, "Leo to see his dad, twice a week", "96 miles", 96 * _MILE, 5, None),
    _Claimed(
        "doyle", 27, ClaimKind.MILEAGE, "Isla to the centre, three times a week", "312 miles", 312 * _MILE, None, None
    ),
    _Claimed(
        "doyle", 6, ClaimKind.MILEAGE, "Isla to the centre, three times a week", "208 miles", 208 * _MILE, None, None
    ),
    _Claimed(
        "bramley", 49, ClaimKind.MILEAGE, "School run while the bus did not come", "74 miles", 74 * _MILE, None, None
    ),
    _Claimed("bramley", 51, ClaimKind.ACTIVITY, "Holiday payment for the second child", "1 week", 21000, 2, None),
    _Claimed("fairweather", 74, ClaimKind.EQUIPMENT, "Two boosters", "2", 8990, 5, 28),
    _Claimed("fairweather", 18, ClaimKind.MILEAGE, "Ryan and Robyn to their father", "130 miles", 130 * _MILE, 5, None),
    _Claimed("patel", 20, ClaimKind.EQUIPMENT, "School uniform for Jayden", "1 set", 6420, 4, None),
    _Claimed("loveridge", 118, ClaimKind.ACTIVITY, "Riding hat and boots for Jake", "1", 7800, 9, 35),
    _Claimed("gale", 40, ClaimKind.TRAINING, "Bus to Attachment Theory", "2 journeys", 940, 6, 21),
    _Claimed("penhaligon", 121, ClaimKind.MILEAGE, "Reece's visits to the Ferreiras", "36 miles", 36 * _MILE, 5, 25),
)


def _item(told: _Claimed, member: Member, m: Maker) -> ClaimItem:
    on = m.days.seasons.working_day_from
    day = on(m.days.ago(told.ago))
    claimed = None if told.claimed_after is None else on(day + timedelta(days=told.claimed_after))
    paid = None if claimed is None or told.paid_after is None else on(claimed + timedelta(days=told.paid_after))
    return ClaimItem(
        id=m.new_id(),
        family_id=member.household.family.id,
        carer_id=member.household.carers[0].id,
        day=day,
        kind=told.kind,
        what=told.what,
        quantity=told.quantity,
        pence=told.pence,
        claimed_on=claimed,
        paid_on=paid,
    )
