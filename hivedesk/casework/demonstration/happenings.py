"""A contact that has found its family and its day, but not yet its hour."""

from dataclasses import dataclass
from datetime import date

from hivedesk.casework.demonstration.pages import Note
from hivedesk.casework.demonstration.people import Member
from hivedesk.casework.demonstration.wording import Cast


@dataclass(frozen=True)
class Happening:
    """What happens with a family on a day."""

    day: date
    member: Member
    note: Note
    cast: Cast
