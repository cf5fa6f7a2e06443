"""Reads who lives in a family: carers, children in care and own children, from either shape of sheet."""

from dataclasses import dataclass, field, replace
from datetime import date

from hivedesk.domain.duplicates import name_key
from hivedesk.domain.families import Carer, ChildInCare, Gender, OwnChild, full_name
from hivedesk.domain.ids import CarerId, ChildId, FamilyId, PlacementId
from hivedesk.domain.placements import Placement
from hivedesk.incoming.spreadsheet.answers import Role, read_gender, read_role
from hivedesk.incoming.spreadsheet.blocks import person_name
from hivedesk.incoming.spreadsheet.contact_details import PhoneReading, read_emails, read_phones
from hivedesk.incoming.spreadsheet.dates import read_date
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.layout import Shape
from hivedesk.incoming.spreadsheet.people import PeopleReading, PersonRead, birth_problem, read_people, split_name
from hivedesk.incoming.spreadsheet.read_block import BlockReading, Cell
from hivedesk.incoming.spreadsheet.workbook import Row

_NOBODY = FamilyId("")


@dataclass
class People:
    """Who was read so far."""

    carers: list[Carer] = field(default_factory=list)
    in_care: list[ChildInCare] = field(default_factory=list)  # each with an id that counts within the family only
    placements: list[Placement] = field(default_factory=list)  # of the children whose day of arrival is stated
    own: list[OwnChild] = field(default_factory=list)
    counted_in_care: int | None = None
    counted_own: int | None = None


def read_members(reading: BlockReading, family_name: str) -> People:
    """Read everybody in the family."""
    people = People()
    if reading.layout.shape is Shape.PERSON:
        for row in reading.block.rows:
            _read_person(reading, row, family_name, people)
    else:
        _read_carers(reading, family_name, people)
        _read_children(reading, people)
    people.carers = [replace(carer, main_carer=index == 0) for index, carer in enumerate(people.carers)]
    return people


# one row a family


def _read_carers(reading: BlockReading, family_name: str, people: People) -> None:
    shared = family_name if " " not in family_name.strip() and not set("/&+") & set(family_name) else ""
    for whole, first_field, last_field in (
        (Field.CARERS, None, None),
        (Field.CARER_1, Field.CARER_1_FIRST, Field.CARER_1_LAST),
        (Field.CARER_2, Field.CARER_2_FIRST, Field.CARER_2_LAST),
    ):
        for cell in reading.cells(whole):
            for person in _carers_in(reading, cell, family_name):
                _add_carer(reading, people, person.first_name, person.last_name or shared, cell.name)
        if first_field and last_field:
            first, last = reading.first(first_field), reading.first(last_field)
            if first or last:
                name = first.text if first else ""
                surname = last.text if last else shared
                cell_name = (first or last).name if (first or last) else ""  # type: ignore[union-attr]
                _add_carer(reading, people, name or surname, surname if name else "", cell_name)
    _give_second_carer_contacts(reading, people)


def _carers_in(reading: BlockReading, cell: Cell, family_name: str) -> tuple[PersonRead, ...]:
    """The carers of a cell; "Oyelaran, Grace" is one carer, surname first."""
    before, comma, after = cell.text.partition(",")
    if comma and family_name and name_key(before) == name_key(family_name) and after.strip():
        reading_after = read_people(after, reading.today, share_surname=True)
        return tuple(replace(person, last_name=person.last_name or before.strip()) for person in reading_after.people)
    read = read_people(cell.value, reading.today, share_surname=True)
    if read.counted:
        reading.problem(cell.name, "This is a number, not a carer's name.")
    for problem in read.problems:
        if "age" not in problem.split():  # a carer's age is not kept
            reading.problem(cell.name, problem)
    return read.people


def _add_carer(reading: BlockReading, people: People, first: str, last: str, cell: str) -> None:
    carer = Carer(id=CarerId(""), family_id=_NOBODY, first_name=first, last_name=last)
    if any(_carer_key(other) == _carer_key(carer) for other in people.carers):
        if len(reading.block.rows) == 1:
            reading.problem(cell, "This carer is named twice in this family. One entry was left out.")
        return
    people.carers.append(carer)


def _carer_key(carer: Carer) -> tuple[str, str]:
    """First and last name apart, so that a lone title tells Mr from Mrs."""
    return name_key(carer.first_name), name_key(carer.last_name)


def _give_second_carer_contacts(reading: BlockReading, people: People) -> None:
    """Put the second carer's own number and address onto the second carer."""
    if len(people.carers) < 2:
        return
    phone, email = reading.first(Field.CARER_2_PHONE), reading.first(Field.CARER_2_EMAIL)
    if phone:
        numbers = read_phones(phone.value)
        reading.problem(phone.name, numbers.problem)
        number = next(iter(numbers.mobiles + numbers.landlines), "")
        people.carers[1] = replace(people.carers[1], mobile=number)
    if email:
        found = read_emails(email.value)
        reading.problem(email.name, found.problem)
        people.carers[1] = replace(people.carers[1], email=next(iter(found.found), ""))


def _read_children(reading: BlockReading, people: People) -> None:
    for cell in reading.cells(Field.CHILDREN_IN_CARE):
        read = _children_in(reading, cell, Field.CHILD_IN_CARE_BORN)
        people.counted_in_care = _sum(people.counted_in_care, read.counted)
        for person in read.people:
            _add_child_in_care(reading, people, person, cell, alone=len(read.people) == 1)
    for cell in reading.cells(Field.OWN_CHILDREN):
        read = _children_in(reading, cell, Field.OWN_CHILD_BORN)
        people.counted_own = _sum(people.counted_own, read.counted)
        for person in read.people:
            _add_own_child(reading, people, _own_child(person), cell)


def _children_in(reading: BlockReading, cell: Cell, born_field: Field) -> PeopleReading:
    """The children of a cell, with the date of birth that stands in a column of its own beside it."""
    read = read_people(cell.value, reading.today)
    for problem in read.problems:
        reading.problem(cell.name, problem)
    if len(read.people) != 1 or read.people[0].date_of_birth:
        return read
    columns = reading.layout.columns_of(Field.CHILDREN_IN_CARE) + reading.layout.columns_of(Field.OWN_CHILDREN)
    following = min((c.number for c in columns if c.number > cell.column), default=1_000_000)
    for born in reading.cells(born_field, cell.row):
        if cell.column < born.column < following:
            return replace(read, people=(replace(read.people[0], date_of_birth=_birth_day(reading, born)),))
    return read


def _sum(before: int | None, more: int | None) -> int | None:
    return before if more is None else (before or 0) + more


def _birth_day(reading: BlockReading, cell: Cell) -> date | None:
    read = read_date(cell.value, reading.today, birth=True)
    problem = read.problem or birth_problem(read.day, reading.today)
    reading.problem(cell.name, problem)
    return None if problem else read.day


def _child_in_care(reading: BlockReading, person: PersonRead, row: Row, *, alone: bool) -> ChildInCare:
    child = ChildInCare(
        id=ChildId(""),
        family_id=_NOBODY,
        first_name=person.first_name,
        last_name=person.last_name,
        date_of_birth=person.date_of_birth,
    )
    if not alone:  # what stands beside several children cannot be given to one of them
        return child
    gender = reading.first(Field.GENDER, row)
    return replace(
        child,
        gender=(read_gender(gender.value) if gender else None) or Gender.UNKNOWN,
        school=reading.text(Field.SCHOOL, row),
        social_worker=reading.text(Field.CHILD_SOCIAL_WORKER, row),
    )


def _placement(reading: BlockReading, child: ChildInCare, row: Row) -> Placement | None:
    """Since when the child is placed; None where the row does not say."""
    cell = reading.first(Field.PLACED_FROM, row)
    started_on = reading.day_not_in_future(cell) if cell else None
    if started_on is None:
        return None
    return Placement(id=PlacementId(""), family_id=_NOBODY, child_id=child.id, started_on=started_on)


def _own_child(person: PersonRead) -> OwnChild:
    return OwnChild(
        id=ChildId(""),
        family_id=_NOBODY,
        first_name=person.first_name,
        last_name=person.last_name,
        date_of_birth=person.date_of_birth,
    )


_TWICE = "This child is named twice in this family. One entry was left out."


def _add_child_in_care(reading: BlockReading, people: People, person: PersonRead, cell: Cell, *, alone: bool) -> None:
    child = _child_in_care(reading, person, cell.row, alone=alone)
    if any(_same_child(child, other) for other in people.in_care):
        reading.problem(cell.name, _TWICE)
        return
    child = replace(child, id=ChildId(str(len(people.in_care) + 1)))
    people.in_care.append(child)
    if alone and (placement := _placement(reading, child, cell.row)):
        people.placements.append(placement)


def _add_own_child(reading: BlockReading, people: People, child: OwnChild, cell: Cell) -> None:
    if any(_same_child(child, other) for other in people.own):
        reading.problem(cell.name, _TWICE)
    else:
        people.own.append(child)


def _same_child(one: ChildInCare | OwnChild, other: ChildInCare | OwnChild) -> bool:
    """The same name and day of birth; without both days, siblings may well share initials but not names."""
    if name_key(full_name(one)) != name_key(full_name(other)):
        return False
    return one.date_of_birth == other.date_of_birth or None in (one.date_of_birth, other.date_of_birth)


# one row a person


def _read_person(reading: BlockReading, row: Row, family_name: str, people: People) -> None:
    named = next(
        (c for f in (Field.PERSON_NAME, Field.PERSON_FIRST, Field.PERSON_LAST) if (c := reading.first(f, row))), None
    )
    role = reading.first(Field.ROLE, row)
    if named is None:
        if role is not None and read_role(role.value) is not None:
            reading.problem(role.name, "There is no name beside this. The row was left out.")
        return
    first, last = person_name(row, reading.layout, family_name)
    what = read_role(role.value) if role else None
    if what is None:
        place = role.name if role else named.name
        reading.problem(place, "HiveDesk cannot tell whether this is a carer, a child in care or an own child.")
    elif what is Role.CARER:
        _add_person_carer(reading, people, row, first, last)
    else:
        born = reading.first(Field.BORN, row)
        person = PersonRead(first, last, _birth_day(reading, born) if born else None)
        if what is Role.CHILD_IN_CARE:
            _add_child_in_care(reading, people, person, named, alone=True)
        else:
            _add_own_child(reading, people, _own_child(person), named)


def _add_person_carer(reading: BlockReading, people: People, row: Row, first: str, last: str) -> None:
    """A carer with the number and address in the same row."""
    numbers = PhoneReading()
    for source in (Field.MOBILE, Field.ANY_PHONE, Field.PHONE):
        if not numbers.mobiles and (cell := reading.first(source, row)):
            numbers = read_phones(cell.value)
    email = reading.first(Field.EMAIL, row)
    before = len(people.carers)
    cell_of_name = reading.sources.get(Field.PERSON_NAME, "")
    _add_carer(reading, people, first or last, last if first else "", cell_of_name)
    if len(people.carers) > before:
        people.carers[-1] = replace(
            people.carers[-1],
            mobile=next(iter(numbers.mobiles), ""),
            email=next(iter(read_emails(email.value).found), "") if email else "",
            training_done=reading.text(Field.TRAINING, row),
        )


def carers_in_family_name(text: str, today: date) -> tuple[list[Carer], str]:
    """The carers and the surname of a family cell that names them: "Grace & Lewis Oyelaran"."""
    read = read_people(text, today, share_surname=True)
    carers = [
        Carer(id=CarerId(""), family_id=_NOBODY, first_name=p.first_name, last_name=p.last_name, main_carer=i == 0)
        for i, p in enumerate(read.people)
    ]
    surnames = list(dict.fromkeys(person.last_name for person in read.people if person.last_name))
    return carers, " / ".join(surnames) or text


def surname_of(text: str) -> str:
    """The surname in a carer's name; the whole where it is one word."""
    first, last = split_name(text)
    return last or first
