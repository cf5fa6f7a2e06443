"""Tells texts and formulas that would start a programme, or fetch something, when a spreadsheet programme opens them.

HiveDesk runs no formula. But a list with one of these was made to do harm, so none of it is taken.
"""

import re

from hivedesk.incoming.spreadsheet.refusals import Refusal, refuse
from hivedesk.incoming.spreadsheet.workbook import Unread

_STARTS = re.compile(
    r"""^\s*["']?\s*[=+\-@]          # how a formula begins
        .{0,2000}?
        (
            \b(cmd|powershell|pwsh|mshta|rundll32|regsvr32|wscript|cscript|msexcel|excel|winword|dde|ddeauto)
            (\.exe)?\s*['"]?\s*\|     # another programme is asked for data
          | \|\s*['"]?\s*/?\s*[ck]\s  # ... with a command
          | \b(webservice|call|register(\.id)?|exec|filterxml
              |importxml|importdata|importhtml|importfeed|importrange)\(
        )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)

_FORMULA = re.compile(r"^\s*(=|@\w+\s*\(|[+\-]\s*[A-Za-z]\w*\s*\()")


def starts_a_programme(text: str) -> bool:
    """Whether the text, taken as a formula, would start a programme or fetch something."""
    return text.lstrip(" \t\r\n\"'")[:1] in ("=", "+", "-", "@") and bool(_STARTS.match(text[:4000]))


def looks_like_a_formula(text: str) -> bool:
    """Whether a text begins as only a formula does; ``+44 7700 …`` and ``-`` do not."""
    return bool(_FORMULA.match(text))


_KEPT_TEXT = re.compile(r'="([^"=]*)"')  # ="07700 900162" is how some programmes keep the zero of a number


def take_text(text: str) -> str | Unread | None:
    """A cell's text as a value, without blanks around it; what begins like a formula is not taken.

    Raises:
        ImportProblem: it would start a programme.
    """
    bare = text.strip(" \t\r\n\xa0\u200b\ufeff")
    if starts_a_programme(bare):
        raise refuse(Refusal.COMMANDS)
    if kept := _KEPT_TEXT.fullmatch(bare):
        return kept[1].strip() or None
    if looks_like_a_formula(bare):
        return Unread.FORMULA
    return bare or None
