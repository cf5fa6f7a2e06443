"""One line of a form."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class FormLine:
    """One field in a form."""

    field: str
    label: str
    section: str
    long: bool = False  # several lines of text
    wide: bool = False  # takes a whole line of the form, since its words are long
    help: str = ""
    birth: bool = False  # a date in the past: two-digit years are read so
    past: bool = False  # cannot lie ahead: "mon" is the Monday that was
    ask: str = ""  # said beside it while nothing is chosen, where something has to be
    guarded: bool = False  # shown only on asking, and that is logged
    money: bool = False  # pence in the record, pounds in the form
    only_if: tuple[str, Any] | None = None  # shown while that field has that value, or something stands here
