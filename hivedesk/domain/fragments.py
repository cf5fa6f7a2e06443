"""Telephone numbers and postcodes as they are typed: in part, with blanks, dots or +44, an O for a 0."""

import re

from hivedesk.domain.snippets import fold

_SHORTEST = 3  # digits or letters: fewer stand in every number
_NUMBER = re.compile(r"[+\d\s().\-/]+")


def digits_of(number: str) -> str:
    """A telephone number without its blanks, and with a 0 for +44."""
    text = re.sub(r"\(0\)", "", number)
    digits = re.sub(r"\D", "", text)
    if re.match(r"\s*(?:\+\s*|00)44", text):
        return "0" + digits[digits.index("44") + 2 :]
    return "0" + digits[2:] if digits.startswith("44") and len(digits) == 12 else digits


def typed_digits(text: str) -> str:
    """What was typed as part of a telephone number; "" where it cannot be one."""
    digits = digits_of(text) if _NUMBER.fullmatch(text) else ""
    return digits if len(digits) >= _SHORTEST else ""


def number_found(digits: str, number: str) -> str:
    """Why a telephone number matches: ``telephone number … 664``; "" where it does not."""
    place = number.find(digits) if digits else -1
    if place < 0:
        return ""
    return f"telephone number {_dots(digits, place, place + len(digits), len(number))}"


def squeeze(text: str) -> str:
    """Without blanks, capitals and accents: how postcodes and addresses are compared."""
    return re.sub(r"\s", "", fold(text))


def postcode_found(typed: str, postcode: str) -> str:
    """Why a postcode matches: ``postcode SO4…``; "" where it does not. An O may stand for a 0, an I for a 1."""
    wanted, known = squeeze(typed), squeeze(postcode)
    if len(wanted) < _SHORTEST and not re.fullmatch(r"[a-z]\d", wanted):
        return ""
    place = _alike(known).find(_alike(wanted))
    if place < 0 or (place > 0 and place != len(known) - len(wanted)):  # as it begins, or as it ends
        return ""
    end, gap = place + len(wanted), len(known) - 3  # the blank stands before the last three
    shown = f"{known[place:end][: max(0, gap - place)]} {known[max(place, gap) : end]}".strip().upper()
    return f"postcode {_dots(shown, place, end, len(known))}"


def _dots(part: str, start: int, end: int, length: int) -> str:
    """``part`` with dots where the whole goes on."""
    after = "" if end == length else " …" if part.isdigit() else "…"
    return f"{'… ' if start else ''}{part}{after}"


def _alike(squeezed: str) -> str:
    return squeezed.replace("o", "0").replace("i", "1")
