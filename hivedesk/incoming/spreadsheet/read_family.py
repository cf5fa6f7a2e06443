"""Makes a proposed family of a block of rows: the household with its approval, status, phones and people."""

import re
from datetime import date

from hivedesk.domain.families import (
    Approval,
    Carer,
    Family,
    FamilyId,
    FamilyKind,
    Household,
    Professional,
    ProfessionalRole,
    Status,
)
from hivedesk.incoming.spreadsheet import answers
from hivedesk.incoming.spreadsheet.blocks import Block
from hivedesk.incoming.spreadsheet.contact_details import postcode_in, read_emails, read_phones, read_postcode
from hivedesk.incoming.spreadsheet.dates import NOT_STATED, read_date
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.layout import Layout, Shape
from hivedesk.incoming.spreadsheet.people import clean_family_name
from hivedesk.incoming.spreadsheet.proposal import ProposedFamily
from hivedesk.incoming.spreadsheet.read_block import BlockReading, Cell
from hivedesk.incoming.spreadsheet.read_people import People, carers_in_family_name, read_members, surname_of
from hivedesk.incoming.spreadsheet.workbook import as_text

_NAME_CHARACTERS = 80
_HIGHEST_APPROVED = 12
_HIGHEST_BEDS = 20

_DATES = {
    Field.JOINED_ON: "joined_on",
    Field.WAITING_SINCE: "waiting_since",
    Field.HOLD_REVIEW: "hold_review_on",
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
    Field.HOLD_REASON: "hold_reason",
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
        _set(reading.family, attribute, reading.text(field))
    for field, attribute in _DATES.items():
        if cell := reading.first(field):
            _set(reading.family, attribute, reading.day(cell))
    _read_where(reading)
    _read_phones(reading)
    _read_wishes(reading)
    _read_approval(reading)
    _read_standing(reading)
    return _proposed(reading, name, people)


def _proposed(reading: BlockReading, name: str, people: People) -> ProposedFamily:
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
        _set(reading.family, "postcode", next(iter(read.found), ""))
    elif not reading.layout.has(Field.POSTCODE):
        _set(reading.family, "postcode", postcode_in(reading.family.get("address", "")))
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
        _set(reading.family, attribute, next(iter(found), ""))
    further = [number for found in numbers for number in found[1:]]
    if further and reading.layout.shape is Shape.FAMILY:
        notes = reading.family.get("notes", "")
        reading.family["notes"] = f"{notes}\nOther telephone: {', '.join(further)}".strip()


def _read_wishes(reading: BlockReading) -> None:
    if cell := reading.first(Field.BEST_TIME):
        parts, note = answers.read_times(cell.value)
        _set(reading.family, "preferred_times", parts)
        _set(reading.family, "preferred_times_note", note)
    if cell := reading.first(Field.CHANNEL):
        _set(reading.family, "preferred_channel", answers.read_channel(cell.value))
    if cell := reading.first(Field.SMOKING):
        _set(reading.family, "smoking", answers.read_smoking(cell.value))


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


# approval


def _read_approval(reading: BlockReading) -> None:
    approval = reading.approval
    if cell := reading.first(Field.APPROVED_ON):
        _set(approval, "approved_on", reading.day_not_in_future(cell))
    if cell := reading.first(Field.APPROVED_NUMBER):
        _read_approved_number(reading, cell)
    _read_approved_ages(reading)
    if cell := reading.first(Field.APPROVED_GENDERS):
        _set(approval, "genders", answers.read_approved_genders(cell.value))
    if cell := reading.first(Field.CARE_KINDS):
        _set(approval, "kinds_of_care", answers.read_care_kinds(cell.value))
    if cell := reading.first(Field.BEDS):
        number = answers.read_number(cell.value, _HIGHEST_BEDS)
        reading.problem(cell.name, "" if number is not None else "This is not a number of beds.")
        _set(approval, "beds", number)
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
        _set(approval, "age_from", ages.age_from)
        _set(approval, "age_to", ages.age_to)
    for field, attribute in ((Field.AGE_FROM, "age_from"), (Field.AGE_TO, "age_to")):
        if cell := reading.first(field):
            age = answers.read_number(cell.value, 21)
            reading.problem(cell.name, "" if age is not None else "This is not an age in years. It was left out.")
            _set(approval, attribute, age)


def _read_respite(reading: BlockReading) -> None:
    if cell := reading.first(Field.RESPITE_ONLY):
        answer = answers.read_yes_no(cell.value, "respite", "short break")
        if answer is not None:
            reading.approval["respite_only"] = answer
        elif cell.text.lower() not in NOT_STATED:
            reading.problem(cell.name, "HiveDesk cannot tell whether this means yes or no.")
    elif (cell := reading.first(Field.KIND)) and re.search(r"\brespite\b", cell.text, re.IGNORECASE):
        reading.approval["respite_only"] = True


# standing with the Hive


def _read_standing(reading: BlockReading) -> None:
    family = reading.family
    _read_kind(reading)
    if cell := reading.first(Field.IFA):
        answer = answers.read_yes_no(cell.value, "ifa")
        if answer is not False:
            family["ifa_transfer"] = True
            _set(family, "ifa_agency", "" if answer else cell.text)
    if cell := reading.first(Field.STATUS):
        status = answers.read_status(cell.value)
        _set(family, "status", status)
        if status is None and cell.text.lower() not in NOT_STATED:
            reading.problem(cell.name, "HiveDesk does not know this status. The family was taken as active.")
        if status is Status.ON_HOLD:
            _hold(reading, cell)
    if "waiting_since" in family and "joined_on" not in family:
        family.setdefault("status", Status.WAITING)
    if family.get("left_on") and family["left_on"] <= reading.today:
        family["status"] = Status.LEFT
    for cell in reading.cells(Field.HOLD_FROM):
        if answers.read_yes_no(cell.value) is not False and not _NO_HOLD.search(cell.text):
            _hold(reading, cell)
    for cell in reading.cells(Field.NOTES):
        if is_on_hold(cell.text):
            _hold(reading, cell, note=True)


def _read_kind(reading: BlockReading) -> None:
    if cell := reading.first(Field.KIND):
        kind = answers.read_kind(cell.value)
        _set(reading.family, "kind", kind)
        if kind is None and cell.text.lower() not in NOT_STATED:
            reading.problem(cell.name, "HiveDesk does not know this kind of carer. It was taken as county carer.")
        if re.search(r"\bifa\b", cell.text, re.IGNORECASE):
            reading.family["ifa_transfer"] = True
    if cell := reading.first(Field.CONNECTED):
        answer = answers.read_yes_no(cell.value, "connected", "kinship")
        if answer is not None:
            reading.family.setdefault("kind", FamilyKind.CONNECTED if answer else FamilyKind.COUNTY)


_NO_HOLD = re.compile(
    r"\b(not|no longer|off|never|came off|come off|ended|lifted|finished|removed|was|previously|until)\b", re.IGNORECASE
)
_ON_HOLD = re.compile(r"\bon[\s\-]*hold\b", re.IGNORECASE)
_DAY_IN_TEXT = re.compile(
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+(?:\d{4}|\d{2})\b"
)


def is_on_hold(note: str) -> bool:
    """Whether a remark says that the family is on hold now: "no longer on hold" and "hold ended" do not."""
    found = _ON_HOLD.search(note)
    if not found:
        return False
    around = note[max(0, found.start() - 20) : found.start()] + note[found.end() : found.end() + 12]
    return not _NO_HOLD.search(around)


def _hold(reading: BlockReading, cell: Cell, *, note: bool = False) -> None:
    """On hold, since the day that stands in the cell."""
    if reading.family.get("status") is Status.LEFT:
        return
    reading.family["status"] = Status.ON_HOLD
    if "hold_from" in reading.family:
        return
    if not isinstance(cell.value, str):
        _set(reading.family, "hold_from", reading.day_not_in_future(cell) if cell.value is not True else None)
        return
    start = _ON_HOLD.search(cell.text) if note else None
    found = _DAY_IN_TEXT.search(cell.text, start.end() if start else 0)
    if found:
        read = read_date(found[0], reading.today)
        reading.problem(cell.name, read.problem)
        _set(reading.family, "hold_from", read.day)
    elif not note and any(c.isdigit() for c in cell.text):
        reading.day(cell)


def _set(values: dict[str, object], attribute: str, value: object) -> None:
    """Keep a value that says something."""
    if value not in (None, "", ()):
        values[attribute] = value
