"""Checks a heading against what stands below it: "Approved" may head dates or numbers, "Type" kinds or roles."""

from collections.abc import Callable, Sequence
from datetime import date

from hivedesk.incoming.spreadsheet.answers import (
    Role,
    is_plain_carer,
    read_ages,
    read_care_kinds,
    read_kind,
    read_number,
    read_role,
    read_status,
    read_yes_no,
)
from hivedesk.incoming.spreadsheet.contact_details import read_emails, read_phones, read_postcode
from hivedesk.incoming.spreadsheet.dates import read_date
from hivedesk.incoming.spreadsheet.fields import Field
from hivedesk.incoming.spreadsheet.workbook import Value

_FAR_FUTURE = date(2100, 1, 1)  # whether a cell can be read as a day does not hang on today


def share(values: Sequence[Value], holds: Callable[[Value], bool]) -> float:
    """The share of values for which ``holds``; 0 of none."""
    return sum(holds(value) for value in values) / len(values) if values else 0.0


def mostly(values: Sequence[Value], holds: Callable[[Value], bool]) -> bool:
    """Whether ``holds`` for more than half of the values."""
    return share(values, holds) > 0.5


def fit_to_content(field: Field, values: Sequence[Value]) -> Field:
    """What a column holds, given what its heading means and what stands in it."""
    if not values:
        return field
    if field in (Field.KIND, Field.ROLE, Field.STATUS, Field.CARE_KINDS, Field.CONNECTED):
        return _kind_role_or_status(field, values)
    if field in (Field.APPROVED_ON, Field.APPROVED_NUMBER):
        return _approval(field, values)
    return field


def guess_from_content(values: Sequence[Value]) -> Field | None:
    """What a column without a telling heading holds, where its cells leave no doubt."""
    if len(values) < 2:
        return None
    for field, holds in (
        (Field.POSTCODE, lambda value: isinstance(value, str) and bool(read_postcode(value).found)),
        (Field.EMAIL, lambda value: isinstance(value, str) and bool(read_emails(value).found)),
        (Field.ANY_PHONE, _is_phone),
    ):
        if share(values, holds) >= 0.7:
            return field
    return None


def _is_phone(value: Value) -> bool:
    if isinstance(value, date) or not isinstance(value, str | int | float) or isinstance(value, bool):
        return False
    reading = read_phones(value)
    return bool(reading.mobiles or reading.landlines) and not reading.problem and len(str(value)) < 40


def _is_day(value: Value) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and read_date(value, _FAR_FUTURE).day is not None)


def _kind_role_or_status(field: Field, values: Sequence[Value]) -> Field:
    kinds = share(values, lambda value: read_kind(value) is not None and not is_plain_carer(value))
    roles = share(values, lambda value: read_role(value) is not None)
    children = any(read_role(value) in (Role.CHILD_IN_CARE, Role.OWN_CHILD) for value in values)
    statuses = share(values, lambda value: read_status(value) is not None)
    answers = share(values, lambda value: read_yes_no(value) is not None)
    if field is Field.CONNECTED:
        return field if answers >= 0.5 else Field.KIND if kinds >= 0.3 else Field.CARERS
    if field is Field.CARE_KINDS:
        cares = share(values, lambda value: bool(read_care_kinds(value)))
        return Field.KIND if kinds > cares else field
    if children and roles >= 0.7 and kinds < roles:
        return Field.ROLE
    if field is Field.ROLE:
        return Field.KIND if kinds > 0.5 else field
    if field is Field.KIND:
        return Field.STATUS if kinds < 0.3 and statuses > 0.6 else field
    return Field.KIND if kinds > 0.6 and statuses < 0.3 else field


def _approval(field: Field, values: Sequence[Value]) -> Field:
    days = share(values, _is_day)
    numbers = share(values, lambda value: not _is_day(value) and read_number(value, 12) is not None)
    ages = share(values, lambda value: isinstance(value, str) and read_ages(value).age_to is not None)
    if days > 0.5:
        return Field.APPROVED_ON
    if ages > 0.5 and ages > numbers:
        return Field.APPROVED_AGES
    if numbers > 0.5:
        return Field.APPROVED_NUMBER
    if mostly(values, lambda value: read_yes_no(value) is not None):
        return Field.LEAVE_OUT
    return field
