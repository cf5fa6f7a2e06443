"""Reading JSON from outside without believing it: every field is asked for by its kind and its bounds.

Texts of `Unreadable` are for developers and tests: they name a field of ours and never quote what was read.
"""

import json
import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import TypeVar, cast

Choice = TypeVar("Choice", bound=Enum)
_HEX = re.compile(r"[0-9a-f]*\Z")
_LARGEST = 2**53  # the largest whole number that every JSON reader agrees about


class Unreadable(ValueError):
    """The text is not what it should be."""


def load_object(content: bytes, *, most: int) -> "Fields":
    """Read one JSON object of at most ``most`` bytes: no field twice, no NaN, no endless nesting.

    Raises:
        Unreadable: it is none.
    """
    if len(content) > most:
        raise Unreadable("too large")
    try:
        raw = json.loads(content.decode("utf-8"), object_pairs_hook=_no_field_twice, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Unreadable("not JSON") from None
    return Fields(raw)


def canonical(value: object) -> bytes:
    """The one way to write a value: sorted fields, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


class Fields:
    """The fields of one object; each reader raises `Unreadable` where the field is missing or not of its kind."""

    def __init__(self, raw: object) -> None:
        if not isinstance(raw, dict):
            raise Unreadable("not an object")
        self.raw: dict[str, object] = raw

    def only(self, names: Collection[str]) -> None:
        """Refuse fields that nobody knows."""
        if not set(self.raw) <= set(names):
            raise Unreadable("an unknown field")

    def text(self, name: str, *, longest: int, pattern: str = "") -> str:
        """A text of at most ``longest`` characters that fits ``pattern`` whole."""
        value = self.raw.get(name)
        if not isinstance(value, str) or len(value) > longest:
            raise Unreadable(name)
        if pattern and re.fullmatch(pattern, value) is None:
            raise Unreadable(name)
        return value

    def line(self, name: str, *, longest: int) -> str:
        """A text on one line, without control characters and without signs that turn the direction of reading."""
        text = self.text(name, longest=longest)
        if not text.isprintable():
            raise Unreadable(name)
        return text

    def truth(self, name: str) -> bool:
        """True or false."""
        value = self.raw.get(name)
        if not isinstance(value, bool):
            raise Unreadable(name)
        return value

    def number(self, name: str, lowest: int, highest: int = _LARGEST) -> int:
        """A whole number within bounds."""
        value = self.raw.get(name)
        if type(value) is not int or not lowest <= value <= highest:
            raise Unreadable(name)
        return value

    def blob(self, name: str, size: int) -> bytes:
        """Exactly ``size`` bytes, written in small hexadecimal digits."""
        text = self.text(name, longest=2 * size)
        if len(text) != 2 * size or _HEX.match(text) is None:
            raise Unreadable(name)
        return bytes.fromhex(text)

    def moment(self, name: str) -> datetime:
        """A moment in UTC, in ISO 8601 with its offset."""
        try:
            moment = datetime.fromisoformat(self.text(name, longest=40))
            if moment.tzinfo is None:
                raise Unreadable(name)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            raise Unreadable(name) from None

    def day(self, name: str) -> date:
        """A date in ISO 8601."""
        try:
            return date.fromisoformat(self.text(name, longest=10))
        except ValueError:
            raise Unreadable(name) from None

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """One of a closed set."""
        try:
            return kind(self.text(name, longest=40))
        except ValueError:
            raise Unreadable(name) from None

    def inner(self, name: str) -> "Fields":
        """An object within this one."""
        return Fields(self.raw.get(name))

    def each(self, name: str, most: int) -> list["Fields"]:
        """A list of at most ``most`` objects."""
        value = self.raw.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise Unreadable(name)
        return [Fields(item) for item in value]

    def missing(self, name: str) -> bool:
        """Whether the field is absent or empty."""
        return self.raw.get(name) is None


def _no_field_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Unreadable("a field twice")
    return fields


def _refuse(constant: str) -> object:
    raise Unreadable("not a number")


def without(raw: Mapping[str, object], *names: str) -> dict[str, object]:
    """A copy without some of its fields."""
    return cast("dict[str, object]", {name: value for name, value in raw.items() if name not in names})
