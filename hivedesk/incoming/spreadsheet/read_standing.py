"""Reads where a family stands with the Hive: its kind, its status, its hold, and how it came or left."""

import re
from datetime import date

from hivedesk.domain.families import FamilyKind, LeavingReason, Status
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.procedures import Hold
from hivedesk.incoming.spreadsheet import answers
from hivedesk.incoming.spreadsheet.dates import NOT_STATED, quoted, read_date
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.read_block import BlockReading, Cell, keep


def read_standing(reading: BlockReading) -> tuple[Hold, ...]:
    """Read kind and status into ``reading.family``; the open hold of a family that is on hold."""
    _read_kind(reading)
    _read_agency(reading)
    _read_status(reading)
    _read_leaving(reading)
    for cell in reading.cells(Field.HOLD_FROM):
        if answers.read_yes_no(cell.value) is not False and not _NO_HOLD.search(cell.text):
            _put_on_hold(reading, cell)
    for cell in reading.cells(Field.NOTES):
        if is_on_hold(cell.text):
            _put_on_hold(reading, cell, note=True)
    return _holds(reading)


def _read_kind(reading: BlockReading) -> None:
    if cell := reading.first(Field.KIND):
        kind = answers.read_kind(cell.value)
        keep(reading.family, "kind", kind)
        if kind is None and cell.text.lower() not in NOT_STATED:
            reading.problem(cell.name, "HiveDesk does not know this kind of carer. It was taken as county carer.")
        if re.search(r"\bifa\b", cell.text, re.IGNORECASE):
            reading.family["ifa_transfer"] = True
    if cell := reading.first(Field.CONNECTED):
        answer = answers.read_yes_no(cell.value, "connected", "kinship")
        if answer is not None:
            reading.family.setdefault("kind", FamilyKind.CONNECTED if answer else FamilyKind.COUNTY)


def _read_agency(reading: BlockReading) -> None:
    if cell := reading.first(Field.IFA):
        answer = answers.read_yes_no(cell.value, "ifa")
        if answer is not False:
            reading.family["ifa_transfer"] = True
            keep(reading.family, "ifa_agency", "" if answer else cell.text)


def _read_status(reading: BlockReading) -> None:
    family = reading.family
    if cell := reading.first(Field.STATUS):
        status = answers.read_status(cell.value)
        keep(family, "status", status)
        if status is None and cell.text.lower() not in NOT_STATED:
            reading.problem(cell.name, "HiveDesk does not know this status. The family was taken as active.")
        if status is Status.ON_HOLD:
            _put_on_hold(reading, cell)
    if "waiting_since" in family and "joined_on" not in family:
        family.setdefault("status", Status.WAITING)
    if family.get("left_on") and family["left_on"] <= reading.today:
        family["status"] = Status.LEFT


# leaving


def _read_leaving(reading: BlockReading) -> None:
    """Why a family left, and to which Hive it moved; of a family that has not left nothing of it is kept."""
    family = reading.family
    if family.get("status") is not Status.LEFT and "left_on" not in family:
        return
    moved = reading.first(Field.MOVED_TO)
    if moved and isinstance(moved.value, str) and answers.read_yes_no(moved.value) is None:
        keep(family, "moved_to", reading.text(Field.MOVED_TO))
    if "moved_to" in family:
        family["left_reason"] = LeavingReason.MOVED_HIVE
    elif cell := reading.first(Field.LEFT_REASON):
        _read_leaving_reason(reading, cell)
    elif (cell := reading.first(Field.STATUS)) and family.get("status") is Status.LEFT:
        keep(family, "left_reason", answers.read_leaving_reason(cell.value))


def _read_leaving_reason(reading: BlockReading, cell: Cell) -> None:
    """A reason in words of the sheet's own is one of the others; its words go to the notes."""
    if cell.text.lower() in NOT_STATED:
        return
    reason = answers.read_leaving_reason(cell.value)
    reading.family["left_reason"] = reason or LeavingReason.OTHER
    if reason is None:
        notes = reading.family.get("notes", "")
        reading.family["notes"] = f"{notes}\nReason for leaving: {reading.text(Field.LEFT_REASON)}".strip()


# the hold

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


def _put_on_hold(reading: BlockReading, cell: Cell, *, note: bool = False) -> None:
    """On hold, since the day that stands in the cell."""
    if reading.family.get("status") is Status.LEFT:
        return
    reading.family["status"] = Status.ON_HOLD
    if "started_on" in reading.hold:
        return
    if not isinstance(cell.value, str):
        _since(reading, cell, reading.day(cell) if cell.value is not True else None)
        return
    start = _ON_HOLD.search(cell.text) if note else None
    found = _DAY_IN_TEXT.search(cell.text, start.end() if start else 0)
    if found:
        read = read_date(found[0], reading.today)
        reading.problem(cell.name, read.problem)
        _since(reading, cell, read.day)
    elif not note and any(c.isdigit() for c in cell.text):
        reading.day(cell)


def _since(reading: BlockReading, cell: Cell, day: date | None) -> None:
    """A family that is on hold now is not so from a day to come."""
    if day and day > reading.today:
        to_come = quoted(f"{day:%d/%m/%Y}")
        taken = "The family was taken as on hold, without since when: please check it."
        reading.problem(cell.name, f"{to_come} lies in the future. {taken}")
    else:
        keep(reading.hold, "started_on", day)


def _holds(reading: BlockReading) -> tuple[Hold, ...]:
    reason, review = reading.first(Field.HOLD_REASON), reading.first(Field.HOLD_REVIEW)
    if reason and reason.text.lower() not in NOT_STATED | {"no", "n"}:
        keep(reading.hold, "reason", reading.text(Field.HOLD_REASON))
    if review:
        keep(reading.hold, "review_on", reading.day(review))
    if reading.family.get("status") is Status.ON_HOLD:
        return (Hold(id="", family_id=FamilyId(""), **reading.hold),)
    if reading.hold and reading.family.get("status") is not Status.LEFT:
        place = reason if "reason" in reading.hold else review
        reading.problem(place.name if place else "", "Nothing says that this family is on hold. This was left out.")
    return ()
