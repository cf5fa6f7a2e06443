"""The carers' training: the first year's list as newcomers work through it, what others did, and what is booked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.families import Carer
from hivedesk.domain.policy import policy_on
from hivedesk.domain.training import TrainingRecord


def with_training(member: Member, m: Maker) -> Member:
    """The member with the training of its carers."""
    records = [
        record for place, carer in enumerate(member.household.carers) for record in _training(member, carer, place, m)
    ]
    return replace(member, household=replace(member.household, training=tuple(records)))


SAFEGUARDING, FOOD = "Safeguarding Children Level 1", "Level 2 Food Safety"
_ORDER = (  # in which newcomers find their places on the first year's list
    "Hampshire Approach",
    SAFEGUARDING,
    "Child Development",
    "Equality, Diversity and Inclusion",
    FOOD,
    "Attachment Theory",
    "Health and Well-Being of Looked After Children",
    "Strength Based Conversations",
    "E-Safety",
    "Education: How You Make a Difference",
    "Child Sexual Exploitation",
    "Moving On & Letting Go",
)
_FIRST, _APART = 12, 24  # days after joining, and between two courses
_DONE_BY_NEWCOMERS = {
    "kaurbennett": {"Harpreet": 10, "Dan": 9},
    "orourke": {"Siobhan": 7},
    "nkosiwright": {"Thandi": 4, "Greg": 2},
    "petrov": {"Elena": 1, "Stefan": 1},
    "yarrow": {"Tilda": 6, "Frank": 4},
}
_WHOLE_LIST = {"patel", "doyle", "ferreira", "thornley", "dempsey"}  # approved since the list has been kept
_CONNECTED = {"gale": 4, "ahmed": 6, "loveridge": 6, "hobbs": 5}  # how much of the list they have done
_ESTABLISHED = (  # who repeat what is repeated
    *("whitcombe", "mensahcole", "hartnell", "osei", "bramley", "penhaligon", "fairweather", "cartwright", "patel"),
    *("doyle", "thornley", "dempsey", "ahmed"),
)

_OTHERS: tuple[tuple[str, str, str, int, int], ...] = (  # family, carer, course, minutes, days ago (ahead: below 0)
    ("patel", "Anika", "Attachment Theory", 120, 331),
    ("hartnell", "Rob", "Child Sexual Exploitation", 120, 312),
    ("bramley", "Lucy", SAFEGUARDING, 480, 297),
    ("hobbs", "Janet", "Health and Well-Being of Looked After Children", 120, 276),
    ("osei", "Comfort", SAFEGUARDING, 480, 263),
    ("bramley", "Tom", FOOD, 180, 241),
    ("cartwright", "Pauline", SAFEGUARDING, 480, 221),
    ("gale", "Sheila", "Attachment Theory", 120, 206),
    ("patel", "Suresh", "Attachment Theory", 120, 192),
    ("ahmed", "Nasreen", "E-Safety", 300, 171),
    ("ferreira", "Marta", "E-Safety", 300, 156),
    ("ferreira", "João", "E-Safety", 300, 156),
    ("whitcombe", "Denise", "Strength Based Conversations", 240, 133),
    ("orourke", "Siobhan", "Paediatric first aid", 360, 150),
    ("fairweather", "Jean", "Signing with children", 360, 117),
    ("mensahcole", "Philip", "Moving On & Letting Go", 120, 89),
    ("ferreira", "Marta", "Young people who came alone", 180, 80),
    ("loveridge", "Shannon", "E-Safety", 300, 61),
    ("fairweather", "Alan", FOOD, 180, 52),
    ("osei", "Comfort", "Preparing for independence", 180, 40),
    ("mensahcole", "Abena", SAFEGUARDING, 480, 26),
    ("nkosiwright", "Greg", "E-Safety", 300, 4),
    ("petrov", "Elena", SAFEGUARDING, 480, -9),
    ("petrov", "Stefan", SAFEGUARDING, 480, -9),
    ("nkosiwright", "Thandi", FOOD, 180, -12),
    ("bramley", "Tom", SAFEGUARDING, 480, -17),
    ("doyle", "Fran", "Paediatric first aid", 240, -21),
    ("doyle", "Kasia", "Paediatric first aid", 240, -21),
    ("kaurbennett", "Harpreet", "Child Sexual Exploitation", 120, -24),
    ("kaurbennett", "Dan", "Education: How You Make a Difference", 180, -24),
    ("orourke", "Siobhan", "Strength Based Conversations", 240, -31),
    ("yarrow", "Frank", FOOD, 180, -38),
)
_NOT_SAID = {("nkosiwright", "Greg", "E-Safety")}  # booked for a day that is over; did he go? nobody has said


def _training(member: Member, carer: Carer, place: int, m: Maker) -> Iterator[TrainingRecord]:
    key, name = member.key, carer.first_name
    approval = member.household.approval
    approved = approval.approved_on if approval else None
    if approved is not None and key in _WHOLE_LIST | _CONNECTED.keys():
        for number, course in enumerate(_ORDER[: _CONNECTED.get(key, len(_ORDER))]):
            yield _record(carer, course, approved + timedelta(days=20 + 27 * number + 5 * place), m)
    for number, course in enumerate(_ORDER[: _DONE_BY_NEWCOMERS.get(key, {}).get(name, 0)]):
        yield _record(carer, course, member.added_on + timedelta(days=_FIRST + _APART * number + 2 * place), m)
    if key in _ESTABLISHED:
        yield from _lately_refreshed(key, carer, place, m)
    for family, first_name, course, minutes, ago in _OTHERS:
        if (family, first_name) == (key, name):
            record = _record(carer, course, m.days.ago(ago), m)
            over = ago > 0 and (key, name, course) not in _NOT_SAID
            yield replace(record, minutes=minutes, done_on=record.done_on if over else None)


def _lately_refreshed(key: str, carer: Carer, place: int, m: Maker) -> Iterator[TrainingRecord]:
    """What is repeated every three years: on different days, and Denise Whitcombe's by now too long ago."""
    seed = 83 * _ESTABLISHED.index(key) + 41 * place
    years = policy_on(m.days.today).training.refresher_years
    late = m.days.ago(365 * years + 19)
    yield _record(carer, SAFEGUARDING, late if key == "whitcombe" else m.days.ago(380 + seed % 420), m)
    soon = key == "hartnell" and place == 0
    yield _record(carer, FOOD, m.days.ago(365 * years - 30 if soon else 370 + (seed * 7) % 600), m)


def _record(carer: Carer, course: str, day: date, m: Maker) -> TrainingRecord:
    """The course, booked for and done on a weekday on or after that day."""
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
    listed = {one.course: one.hours for one in policy_on(m.days.today).training.first_year}
    return TrainingRecord(
        id=m.new_id(),
        family_id=carer.family_id,
        carer_id=carer.id,
        course=course,
        minutes=60 * listed[course] if course in listed else None,
        booked_for=day,
        done_on=day,
    )
