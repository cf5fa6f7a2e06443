"""What the families of the demonstration Hive offer as hosts, and the days on which that differs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hivedesk.casework.demonstration.acts import Act, use
from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.casework.hosts import record_exception, record_offer
from hivedesk.domain.families import Answer
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import ExceptionKind, HostException, HostOffer
from hivedesk.foundation.clock import at_london

_YES, _NO, _NOT_KNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
_WEEKEND, _EVERY_DAY = (5, 6), (1, 2, 3, 4, 5, 6, 7)
_FULL = "No room for visitors now."
_NAMED_ONLY = "Approved for their own alone. Would have a friend of the children's for the night if the service agreed."


@dataclass(frozen=True, kw_only=True)
class TimedOffer:
    """What a family offers, from the day on which it was written down."""

    key: str
    offer: HostOffer
    from_on: date


@dataclass(frozen=True)
class _Offered:
    key: str
    nights: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    most: int | None = None  # children at once
    a_month: int | None = None
    rung: bool = False  # in an emergency
    medicine: Answer = _NOT_KNOWN
    step_free: Answer = _NOT_KNOWN
    school_run: Answer = _NOT_KNOWN
    note: str = ""
    after: int = 1  # days after the family was written down


# Osei and Loveridge have not been asked yet.
_OFFERED = (
    _Offered("patel", (6,), (6,), 1, 2, False, _YES, _NO, _YES, "Asks about each child first, for Ellie's sake."),
    _Offered("whitcombe", medicine=_YES, note="Nobody while Kayden is to be the only one."),
    _Offered("mensahcole", medicine=_YES, step_free=_YES, school_run=_YES, note=_FULL),
    _Offered("hartnell", _WEEKEND, (6,), 1, 6, True, _YES, _NO, _NO, "Ten and over. Breakfast is at eight."),
    _Offered("doyle", (), (1, 2, 3, 4, 5), 1, None, False, _YES, _NO, _NO, "Under fives by day, when the cot is free."),
    _Offered(
        "cartwright", _WEEKEND, (6,), 2, 4, False, _YES, _NO, _NO, "Not on bowls days. A text the moment plans change."
    ),
    _Offered("bramley", (), (6,), 1, None, False, _YES, _NO, _YES, "By day, in old clothes."),
    _Offered("ferreira", _WEEKEND, (6,), 1, 4, False, _NOT_KNOWN, _NO, _NO, "Teenagers, who find their own supper."),
    _Offered("penhaligon", (), (), None, None, False, _YES, _NO, _NO, _FULL),
    _Offered(
        "fairweather", _EVERY_DAY, (2, 4, 6), 1, 4, True, _YES, _NO, _YES, "Ring any time. Jean means it.", after=2
    ),
    _Offered("gale", medicine=_YES, note=_NAMED_ONLY),
    _Offered("ahmed", medicine=_NOT_KNOWN, step_free=_NO, note=_NAMED_ONLY),
    _Offered(
        "kaurbennett",
        _WEEKEND,
        (1, 2, 3, 4, 5, 6),
        2,
        6,
        True,
        _NO,
        _YES,
        _YES,
        "All on one floor. Happy to be rung.",
        after=3,
    ),
    _Offered("orourke", _WEEKEND, (2, 4, 6), 1, 6, True, _NO, _NO, _YES, "Loves having someone about.", after=9),
    _Offered(
        "nkosiwright", (), (6,), 1, None, False, _NO, _NO, _NO, "By day to begin with, when Greg is off.", after=9
    ),
    _Offered("petrov", (), (3, 4, 5, 6), 1, 4, False, _NO, _NO, _NOT_KNOWN, "By day first.", after=9),
    _Offered(
        "yarrow",
        _WEEKEND,
        (6,),
        1,
        2,
        False,
        _NOT_KNOWN,
        _YES,
        _YES,
        "The bed is made. They wait to be asked.",
        after=6,
    ),
)
"""In the order of the fields: the weekdays of nights, of days; children at once; nights a month; rung in emergencies;
gives medicine, without steps, school run."""


def offers_of_the_year(members: list[Member], m: Maker) -> list[TimedOffer]:
    """What was offered, in the order in which it was written down."""
    known = {member.key: member for member in members}
    found = []
    for told in _OFFERED:
        member = known[told.key]
        offer = HostOffer(
            id=m.new_id(),
            family_id=member.household.family.id,
            nights=told.nights,
            days=told.days,
            most_children=told.most,
            most_nights_a_month=told.a_month,
            emergencies=told.rung,
            gives_medicine=told.medicine,
            step_free=told.step_free,
            school_run=told.school_run,
            note=told.note,
        )
        day = m.days.seasons.working_day_from(member.added_on + timedelta(days=told.after - 1))
        found.append(TimedOffer(key=told.key, offer=offer, from_on=day))
        later = _LATER.get(told.key)
        if later is not None:
            day = m.days.seasons.working_day_from(m.days.ago(later[0]))
            found.append(TimedOffer(key=told.key, offer=replace(offer, **later[1]), from_on=day))
    return sorted(found, key=lambda one: one.from_on)


_LATER: dict[str, tuple[int, dict[str, Any]]] = {  # days ago, what changed
    "cartwright": (87, {"most_nights_a_month": 2, "note": "One weekend a month until Derek's eyes are done."}),
    "fairweather": (
        102,
        {"nights": (), "days": (), "emergencies": False, "note": "Four at home: nobody else for now."},
    ),
    "orourke": (61, {"nights": (), "days": (), "emergencies": False, "note": "Nobody while Ava settles."}),
    "penhaligon": (
        66,
        {
            "nights": (5, 6, 7),
            "days": (2, 4, 6),
            "most_children": 1,
            "most_nights_a_month": 6,
            "note": "Eight and over, who can carry their own bag upstairs.",
        },
    ),
    "ferreira": (115, {"nights": (), "days": (), "note": "Two boys of their own now, and a bathroom."}),
}


@dataclass(frozen=True)
class _Differs:
    key: str
    first: int  # days ago; below nothing: to come
    last: int
    why: str
    kind: ExceptionKind = ExceptionKind.CANNOT
    beds: int = 0
    told: int = 14  # days before


_DIFFERS = (
    _Differs("fairweather", 322, 315, "to their daughter's in Leeds"),
    _Differs("cartwright", 272, 266, "the bowls tour"),
    _Differs("kaurbennett", 196, 189, "a week in Wales"),
    _Differs("orourke", 151, 147, "her sister from Cork", ExceptionKind.VISITORS, 1),
    _Differs("hartnell", 84, 74, "at Gill's mother's", told=2),
    _Differs("cartwright", 51, 44, "Derek's eye"),
    _Differs("penhaligon", 33, 25, "to Truro, with the choir"),
    _Differs("patel", 4, -12, "not this month", told=0),
    _Differs("cartwright", -3, -7, "Derek's other eye"),
    _Differs("kaurbennett", -16, -19, "Harpreet's parents", ExceptionKind.VISITORS, 1),
    _Differs("penhaligon", -23, -26, "to St Ives, for the singing"),
    _Differs("petrov", -9, -10, "Stefan has swapped his shift", ExceptionKind.CAN),
)


def exceptions_of_the_year(members: list[Member], m: Maker) -> list[tuple[date, HostException]]:
    """The days that differ, each with the day on which that was said."""
    ids: dict[str, FamilyId] = {member.key: member.household.family.id for member in members}
    found = []
    for told in _DIFFERS:
        exception = HostException(
            id=m.new_id(),
            family_id=ids[told.key],
            first_day=m.days.ago(told.first),
            last_day=m.days.ago(told.last),
            kind=told.kind,
            beds_taken=told.beds,
            why=told.why,
        )
        said = m.days.ago(max(told.first, 3) + told.told)
        found.append((m.days.seasons.working_day_by(said), exception))
    return found


def host_acts(offers: list[TimedOffer], exceptions: list[tuple[date, HostException]], m: Maker) -> Iterator[Act]:
    """What the worker wrote down about hosts."""
    for number, timed in enumerate(offers):
        if m.days.start <= timed.from_on < m.days.today:
            at = at_london(timed.from_on, 16, 2) + timedelta(minutes=2 * number)
            yield Act(at, use(record_offer, timed.offer))
    for day, exception in exceptions:
        if m.days.start < day < m.days.today:
            yield Act(at_london(day, 17, 12), use(record_exception, exception))
