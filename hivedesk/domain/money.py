"""Money: kept in pence, read and shown in pounds."""

import re

MOST_PENCE = 9_999_999  # beyond that it is a slip of the keyboard
_AMOUNT = re.compile(r"(?:£\s*)?(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{2}))?", re.ASCII)


def pounds_words(pence: int) -> str:
    """``£1,250.50``."""
    return f"£{pence // 100:,}.{pence % 100:02}"


def read_pounds(text: str) -> int:
    """The pence of ``12.50``, ``£12.50``, ``12`` or ``1,250``.

    Raises:
        ValueError: it is no amount, or one of £100,000 and more.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise ValueError
    pence = int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
    if pence > MOST_PENCE:
        raise ValueError
    return pence
