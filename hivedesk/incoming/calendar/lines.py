"""From text to content lines: unfolded, with the number of the line on which each begins (RFC 5545, 3.1)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hivedesk.foundation.background import Progress
from hivedesk.incoming.calendar.limits import PHYSICAL_LINES, VALUE_CHARACTERS
from hivedesk.incoming.calendar.proposal import CalendarRefused

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff]")
_PROPERTY = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,63}[ \t]*[:;]")
_TEXT = re.compile(r"(?i)(summary|description|location|comment|x-alt-desc|contact)[ \t]*[:;]")
_CHECK_EVERY = 5_000


class ContentLine(NamedTuple):  # quicker to make than a frozen dataclass, and there are very many
    """A line as it was meant: ``text`` unfolded; ``broken`` where a part of it was not folded as it should be."""

    number: int
    text: str
    broken: bool = False


def content_lines(text: str, progress: Progress) -> Iterator[ContentLine]:
    """All content lines; any line end will do, and what is no line of its own belongs to the text before.

    Raises:
        CalendarRefused: more lines than a calendar has.
        Cancelled: the worker cancelled.
    """
    physical = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(physical) > PHYSICAL_LINES:
        raise CalendarRefused(
            f"The file has more than {PHYSICAL_LINES:,} lines. Nothing was imported.",
            "Export a shorter span of the calendar.",
            PHYSICAL_LINES,
        )
    number, parts, broken = 0, list[str](), False
    for at, raw in enumerate(physical, 1):
        if at % _CHECK_EVERY == 0:
            progress.report(at, len(physical), "Reading the calendar")
            progress.check()
        line = _CONTROLS.sub("", raw) if not raw.isprintable() else raw
        if parts and parts[-1].endswith("=") and _goes_on(parts[0], line):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif parts and line[:1] in (" ", "\t"):
            parts.append(line[1:])
        elif line and parts and not _PROPERTY.match(line) and _TEXT.match(parts[0]):
            parts.append("\\n" + line)
            broken = True
        elif line:
            if parts:
                yield ContentLine(number, _joined(parts), broken)
            number, parts, broken = at, [line], False
    if parts:
        yield ContentLine(number, _joined(parts), broken)


def _goes_on(first: str, line: str) -> bool:
    """Whether the line before ends in the soft break of vCalendar 1.0's quoted-printable."""
    return bool(line) and "QUOTED-PRINTABLE" in first[:200].upper()


def _joined(parts: list[str]) -> str:
    return "".join(parts)[: 2 * VALUE_CHARACTERS]
