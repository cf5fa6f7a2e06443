"""Reads telephone numbers, e-mail addresses and postcodes as people type them."""

import re
from dataclasses import dataclass

from hivedesk.incoming.spreadsheet.dates import NOT_STATED
from hivedesk.incoming.spreadsheet.workbook import Value, as_text

_LONGEST = 300  # characters of a cell that is looked through
_EXTENSION = re.compile(r"\b(?:ext(?:ension|n)?|x)\.?\s*(\d{1,6})\b", re.IGNORECASE)
_RUN = re.compile(r"(?:\+|\b00)?\(?\d[\d\s().\-–]*\d")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class PhoneReading:
    """The numbers found, mobile ones apart, each as digits with its zero, perhaps with "ext 12"."""

    mobiles: tuple[str, ...] = ()
    landlines: tuple[str, ...] = ()
    problem: str = ""


def read_phones(value: Value) -> PhoneReading:
    """Read every telephone number in a cell."""
    text = as_text(value).replace("\u202a", "").replace("\u202c", "")
    if text.lower() in NOT_STATED:
        return PhoneReading()
    if _SCIENTIFIC.fullmatch(text.replace(" ", "")):
        return PhoneReading(problem="Excel has shortened this telephone number, so its last figures are lost.")
    if len(text) > _LONGEST:
        return PhoneReading(problem="This is too long to be a telephone number. It was left out.")
    numbers, wrong = [], False
    for run, extension in _runs(text):
        number = national(run)
        wrong = wrong or number is None
        if number:
            numbers.append(f"{number} ext {extension}" if extension else number)
    unique = tuple(dict.fromkeys(numbers))
    return PhoneReading(
        mobiles=tuple(number for number in unique if is_mobile(number)),
        landlines=tuple(number for number in unique if not is_mobile(number)),
        problem="" if unique and not wrong else _phone_problem(text),
    )


def national(run: str) -> str | None:
    """``07700900664`` from any way to write it; None where the count of digits is wrong."""
    digits = "".join(c for c in run if c.isdigit())
    if run.lstrip("( ").startswith("+") and not digits.startswith("44"):
        return f"+{digits}" if 8 <= len(digits) <= 15 else None  # abroad
    for prefix in ("0044", "44"):
        if digits.startswith(prefix) and len(digits) - len(prefix) in (9, 10, 11):
            digits = "0" + digits[len(prefix) :].lstrip("0")
            break
    if not digits.startswith("0") and len(digits) in (9, 10):
        digits = "0" + digits  # a spreadsheet programme takes the zero off
    return digits if digits.startswith("0") and digits[1:2] != "0" and len(digits) in (10, 11) else None


def is_mobile(number: str) -> bool:
    """Whether a national number is a mobile one (070 and 076 are not)."""
    return number.startswith("07") and number[2:3] not in ("0", "6")


def _runs(text: str) -> list[tuple[str, str]]:
    """The stretches of digits in a text, each with its extension."""
    found: list[tuple[str, str]] = []
    for piece in re.split(r"[/;,&|\n]|\bor\b|\band\b", text, flags=re.IGNORECASE):
        extension = _EXTENSION.search(piece)
        bare = _EXTENSION.sub(" ", piece) if extension else piece
        for run in _RUN.findall(bare):
            halves = _two_in_one(run)
            found.extend((half, extension[1] if extension else "") for half in halves)
    return found


def _two_in_one(run: str) -> list[str]:
    """Two numbers with nothing but blanks between them."""
    digits = "".join(c for c in run if c.isdigit())
    if len(digits) == 22 and digits[0] == digits[11] == "0":
        return [digits[:11], digits[11:]]
    return [run]


def _phone_problem(text: str) -> str:
    if not any(c.isdigit() for c in text):
        return "There is no telephone number here."
    return "This telephone number has too few or too many figures, or is not one. It was left out."


@dataclass(frozen=True)
class TextsReading:
    """What was found, and what was wrong."""

    found: tuple[str, ...] = ()
    problem: str = ""


_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][ABD-HJLNP-UW-Z]{2})\b")


def read_emails(value: Value) -> TextsReading:
    """Read every e-mail address in a cell."""
    text = as_text(value)
    if text.lower() in NOT_STATED:
        return TextsReading()
    found = tuple(dict.fromkeys(_EMAIL.findall(text[:_LONGEST].replace("mailto:", " "))))
    return TextsReading(found, "" if found else "This is not an e-mail address. It was left out.")


def read_postcode(value: Value) -> TextsReading:
    """Read a postcode: ``BH24 8GQ``."""
    text = as_text(value)[:_LONGEST].upper()
    if text.lower() in NOT_STATED:
        return TextsReading()
    found = postcode_in(text) or _with_letter_o(text)
    return TextsReading((found,)) if found else TextsReading((), "This is not a postcode. It was left out.")


def _with_letter_o(text: str) -> str:
    """A postcode in which somebody typed the letter O for the figure 0."""
    return postcode_in(re.sub(r"(?<=[0-9 ])O(?=[A-Z]{2}$)", "0", text))


def postcode_in(text: str) -> str:
    """The last postcode in a text, or nothing."""
    found = _POSTCODE.findall(text[-_LONGEST:].upper())
    return f"{found[-1][0]} {found[-1][1]}" if found else ""
