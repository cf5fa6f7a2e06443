"""From bytes to text: UTF-8, UTF-16, and the one-byte letters of old programmes."""

import codecs
import re

from hivedesk.incoming.calendar.limits import FILE_BYTES
from hivedesk.incoming.calendar.proposal import CalendarRefused, LineProblem

_LOOKED_AT = 64 * 1024
_BEGIN = re.compile(rb"BEGIN[ \t]*:[ \t]*VCALENDAR", re.IGNORECASE)
_ADVICE = "Save or export the calendar again as iCalendar (.ics), then choose that file."


def looks_like_calendar(content: bytes) -> bool:
    """Whether a calendar begins within the first bytes, in any encoding that is read here."""
    return _BEGIN.search(content[:_LOOKED_AT].replace(b"\0", b"")) is not None


def decode(content: bytes) -> tuple[str, list[LineProblem]]:
    """The file's text, and what had to be guessed.

    Raises:
        CalendarRefused: too large, empty, or no calendar.
    """
    if len(content) > FILE_BYTES:
        raise CalendarRefused(
            f"The file is larger than {FILE_BYTES // 1024 // 1024} MB. Nothing was imported.",
            "Export a shorter span of the calendar.",
        )
    if not content.strip(b"\0 \t\r\n"):
        raise CalendarRefused("The file is empty.", _ADVICE)
    if not looks_like_calendar(content):
        raise CalendarRefused("This is not a calendar: BEGIN:VCALENDAR is nowhere in it.", _ADVICE)
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return _read(content[len(mark) :], encoding)
    if b"\0" in content[:64]:
        return _read(content, "utf-16-be" if content[:1] == b"\0" else "utf-16-le")
    return _read(content, "utf-8")


def _read(content: bytes, encoding: str) -> tuple[str, list[LineProblem]]:
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="replace")
        line = before.count("\n") + 1 if "\n" in before else before.count("\r") + 1
    if encoding != "utf-8":
        told = "A letter here cannot be read: it is replaced by a question mark."
        return content.decode(encoding, errors="replace"), [LineProblem(line, told)]
    told = "The letters are not UTF-8 from here on: they are read as Windows' own. Check the accents."
    return content.decode("cp1252", errors="replace"), [LineProblem(line, told)]
