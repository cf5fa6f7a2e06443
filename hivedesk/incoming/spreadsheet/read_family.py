"""Makes a proposed family of a block of rows: the household with its approval, phones and people."""

import re
from dataclasses import replace
from datetime import date

from hivedesk.domain.approval import Approval
from hivedesk.domain.families import Carer, Family, Professional, ProfessionalRole
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.procedures import Hold
from hivedesk.incoming.spreadsheet import answers
from hivedesk.incoming.spreadsheet.blocks import Block
from hivedesk.incoming.spreadsheet.contact_details import postcode_in, read_emails, read_phones, read_postcode
from hivedesk.incoming.spreadsheet.dates import NOT_STATED
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.layout import Layout, Shape
from hivedesk.incoming.spreadsheet.people import clean_family_name
from hivedesk.incoming.spreadsheet.proposal import ProposedFamily
from hivedesk.incoming.spreadsheet.read_block import BlockReading, Cell, keep
from hivedesk.incoming.spreadsheet.read_people import People, carers_in_family_name, read_members, surname_of
from hivedesk.incoming.spreadsheet.read_standing import read_standing
from hivedesk.incoming.spreadsheet.workbook import as_text

_NAME_CHARACTERS = 80
_HIGHEST_APPROVED = 12
_HIGHEST_BEDS = 20

_DATES = {
    Field.JOINED_ON: "joined_on",
    Field.WAITING_SINCE: "waiting_since",
    Field.LEFT_ON: "left_on",
    Field.SUPERVISION_LAST: "supervision_last",
    Field.SUPERVISION_DUE: "supervision_due",
    Field.REVIEW_LAST: "annual_review_last",
    Field.REVIEW_DUE: "annual_review_due",
    Field.VISIT_LAST: "unannounced_visit_last",
    Field.VISIT_DUE: "unannounced_visit_due",
}
_TEXTS = {
    Field.REFERENCE: "reference",
    Field.ADDRESS: "address",
    Field.TOWN: "town",
    Field.LANGUAGES: "languages",
    Field.PETS: "pets",
    Field.ALLERGIES: "allergies",
    Field.ACCESS_NEEDS: "access_needs",
    Field.CAR_SEATS: "car_seats",
    Field.WAITING_AREA: "waiting_area",
    Field.NOTES: "notes",
}


def read_family(block: Block, layout: Layout, today: date) -> ProposedFamily:
    """Read one family; what cannot be read is left out and named as a problem."""
    reading = BlockReading(block, layout, today)
    name, carers_in_name = _family_name(reading)
    people = read_members(reading, name)
    if not people.carers and carers_in_name:
        people.carers = list(carers_in_name)
    for field, attribute in _TEXTS.items():
        keep(reading.family, attribute, reading.text(field))
    for field, attribute in _DATES.items():
        if cell := reading.first(field):
            keep(reading.family, attribute, reading.day(cell))
    _read_where(reading)
    _read_phones(reading)
    _read_wishes(reading)
    _read_approval(reading)
    _read_training(reading, people)
    holds = read_standing(reading)
    return _proposed(reading, name, people, holds)


def _proposed(reading: BlockReading, name: str, people: People, holds: tuple[Hold, ...]) -> ProposedFamily:
    family = Family(id=FamilyId(""), name=name, **reading.family)
    approval = Approval(id="", family_id=family.id, **reading.approval) if reading.approval else None
    because = _left_out_because(reading, name, people)
    rows = tuple(row.number for row in reading.block.rows)
    cells = tuple(reading.sources.items())
    if because:
        reading.problem(next((cell for field, cell in cells if field in _NAMED_BY), f"A{rows[0]}"), because)
    for row in reading.block.rows:
        if row.hidden and row is reading.block.rows[0]:
            reading.problem(f"A{row.number}", "This row is hidden in the sheet. It was read like the others.")
    return ProposedFamily(
        household=Household(
            family=family,
            approval=approval,
            carers=tuple(people.carers),
            children_in_care=tuple(people.in_care),
            own_children=tuple(people.own),
            professionals=_ssw(reading),
            placements=tuple(people.placements),
            holds=holds,
        ),
        rows=rows,
        cells=cells,
        stated=frozenset({"name", *reading.family, *reading.approval}),
        counted_in_care=people.counted_in_care,
        counted_own=people.counted_own,
        problems=reading.problems(),
        take=not because,
        left_out_because=because,
    )


_NAMED_BY = (Field.FAMILY_NAME, Field.CARERS, Field.CARER_1, Field.PERSON_NAME, Field.PERSON_LAST)


def _left_out_because(reading: BlockReading, name: str, people: People) -> str:
    if not name:
        return "There is no family name here, so this was left out."
    if reading.block.below_total:
        return "This stands below the total, so it was left out. Tick it if it belongs to the Hive."
    if reading.block.lone_cell:
        return "Nothing else stands in this row, so it was left out. Tick it if it is a family."
    if reading.layout.shape is Shape.PERSON and not (people.carers or people.in_care or people.own):
        return "No carer or child is named here, so this was left out. Tick it if it is a family."
    return ""


# the name


def _family_name(reading: BlockReading) -> tuple[str, list[Carer]]:
    """The family's name; and its carers, where the same cell names them."""
    cell = reading.first(Field.FAMILY_NAME)
    if cell is None:
        return _name_from_carers(reading), []
    if not isinstance(cell.value, str) or not any(c.isalpha() for c in cell.text):
        reading.problem(cell.name, "This is not a family name.")
        return "", []
    if len(cell.text) > _NAME_CHARACTERS:
        reading.problem(cell.name, "This is far too long for a family name.")
        return "", []
    name = clean_family_name(cell.text)
    names_carers = not reading.layout.has(*_CARER_FIELDS) and reading.layout.shape is Shape.FAMILY
    if names_carers and re.search(r"&|\+|,|\band\b", name, re.IGNORECASE):
        carers, surname = carers_in_family_name(name, reading.today)
        return surname, carers
    return name, []


_CARER_FIELDS = (Field.CARERS, Field.CARER_1, Field.CARER_1_FIRST, Field.CARER_2)


def _name_from_carers(reading: BlockReading) -> str:
    """Without a family name, the main carer's surname is the family's."""
    for field in (Field.CARER_1_LAST, Field.PERSON_LAST, Field.CARER_1, Field.CARERS, Field.PERSON_NAME):
        if cell := reading.first(field):
            if field in (Field.CARER_1_LAST, Field.PERSON_LAST):
                return cell.text[:_NAME_CHARACTERS]
            carers, surname = carers_in_family_name(as_text(cell.value), reading.today)
            return (surname if any(carer.last_name for carer in carers) else surname_of(surname))[:_NAME_CHARACTERS]
    return ""


# where and how


def _read_where(reading: BlockReading) -> None:
    if cell := reading.first(Field.POSTCODE):
        read = read_postcode(cell.value)
        reading.problem(cell.name, read.problem)
        keep(reading.family, "postcode", next(iter(read.found), ""))
    elif not reading.layout.has(Field.POSTCODE):
        keep(reading.family, "postcode", postcode_in(reading.family.get("address", "")))
    for cell in reading.cells(Field.EMAIL):
        emails = read_emails(cell.value)
        reading.problem(cell.name, emails.problem)
        if emails.found and "email" not in reading.family:
            reading.family["email"] = emails.found[0]


def _read_phones(reading: BlockReading) -> None:
    """The first mobile and the first landline have a place of their own; further numbers go to the notes."""
    mobiles: list[str] = []
    landlines: list[str] = []
    for field in (Field.MOBILE, Field.PHONE, Field.ANY_PHONE):
        for cell in reading.cells(field):
            read = read_phones(cell.value)
            reading.problem(cell.name, read.problem)
            mobiles.extend(read.mobiles)
            landlines.extend(read.landlines)
    numbers = list(dict.fromkeys(landlines)), list(dict.fromkeys(mobiles))
    for attribute, found in zip(("phone", "mobile"), numbers, strict=True):
        keep(reading.family, attribute, next(iter(found), ""))
    further = [number for found in numbers for number in found[1:]]
    if further and reading.layout.shape is Shape.FAMILY:
        notes = reading.family.get("notes", "")
        reading.family["notes"] = f"{notes}\nOther telephone: {', '.join(further)}".strip()


def _read_wishes(reading: BlockReading) -> None:
    if cell := reading.first(Field.BEST_TIME):
        parts, note = answers.read_times(cell.value)
        keep(reading.family, "preferred_times", parts)
        keep(reading.family, "preferred_times_note", note)
    if cell := reading.first(Field.CHANNEL):
        keep(reading.family, "preferred_channel", answers.read_channel(cell.value))
    if cell := reading.first(Field.SMOKING):
        keep(reading.family, "smoking", answers.read_smoking(cell.value))


def _ssw(reading: BlockReading) -> tuple[Professional, ...]:
    name = reading.first(Field.SSW)
    if name is None or name.text.lower() in NOT_STATED:
        return ()
    if not any(c.isalpha() for c in name.text):
        reading.problem(name.name, "This is not the name of a social worker.")
        return ()
    phone = reading.first(Field.SSW_PHONE)
    numbers = read_phones(phone.value) if phone else None
    if phone and numbers:
        reading.problem(phone.name, numbers.problem)
    number = next(iter(numbers.mobiles + numbers.landlines), "") if numbers else ""
    return (
        Professional(
            id="", family_id=FamilyId(""), name=name.text[:_NAME_CHARACTERS], role=ProfessionalRole.SSW, phone=number
        ),
    )


def _read_training(reading: BlockReading, people: People) -> None:
    """In a row of a family the training is its one carer's; of several carers nobody can tell whose it is."""
    done = reading.text(Field.TRAINING) if reading.layout.shape is Shape.FAMILY else ""
    if not done:
        return
    if len(people.carers) == 1:
        people.carers[0] = replace(people.carers[0], training_done=done)
    else:
        notes = reading.family.get("notes", "")
        reading.family["notes"] = f"{notes}\nTraining: {done}".strip()


# approval


def _read_approval(reading: BlockReading) -> None:
    approval = reading.approval
    if cell := reading.first(Field.APPROVED_ON):
        keep(approval, "approved_on", reading.day_not_in_future(cell))
    if cell := reading.first(Field.APPROVED_NUMBER):
        _read_approved_number(reading, cell)
    _read_approved_ages(reading)
    if cell := reading.first(Field.APPROVED_GENDERS):
        keep(approval, "genders", answers.read_approved_genders(cell.value))
    if cell := reading.first(Field.CARE_KINDS):
        keep(approval, "kinds_of_care", answers.read_care_kinds(cell.value))
    if (cell := reading.first(Field.NAMED_CHILDREN)) and answers.read_yes_no(cell.value) is None:
        keep(approval, "named_children", reading.text(Field.NAMED_CHILDREN))
    if cell := reading.first(Field.BEDS):
        number = answers.read_number(cell.value, _HIGHEST_BEDS)
        reading.problem(cell.name, "" if number is not None else "This is not a number of beds.")
        keep(approval, "beds", number)
    _read_respite(reading)


def _read_approved_number(reading: BlockReading, cell: Cell) -> None:
    number = answers.read_number(cell.value, _HIGHEST_APPROVED)
    if number is not None:
        reading.approval["number"] = number
    elif cell.text.lower() not in NOT_STATED:
        reading.problem(cell.name, f"This is not a number of children from 0 to {_HIGHEST_APPROVED}. It was left out.")


def _read_approved_ages(reading: BlockReading) -> None:
    approval = reading.approval
    if cell := reading.first(Field.APPROVED_AGES):
        ages = answers.read_ages(cell.value)
        reading.problem(cell.name, ages.problem)
        keep(approval, "age_from", ages.age_from)
        keep(approval, "age_to", ages.age_to)
    for field, attribute in ((Field.AGE_FROM, "age_from"), (Field.AGE_TO, "age_to")):
        if cell := reading.first(field):
            age = answers.read_number(cell.value, 21)
            reading.problem(cell.name, "" if age is not None else "This is not an age in years. It was left out.")
            keep(approval, attribute, age)


def _read_respite(reading: BlockReading) -> None:
    if cell := reading.first(Field.RESPITE_ONLY):
        answer = answers.read_yes_no(cell.value, "respite", "short break")
        if answer is not None:
            reading.approval["respite_only"] = answer
        elif cell.text.lower() not in NOT_STATED:
            reading.problem(cell.name, "HiveDesk cannot tell whether this means yes or no.")
    elif (cell := reading.first(Field.KIND)) and re.search(r"\brespite\b", cell.text, re.IGNORECASE):
        reading.approval["respite_only"] = True
