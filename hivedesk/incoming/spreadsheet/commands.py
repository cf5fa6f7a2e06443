"""Tells texts and formulas that would start a programme, or fetch something, when a spreadsheet programme opens them.

HiveDesk runs no formula. But a list with one of these was made to do harm, so none of it is taken.
"""

import re

_STARTS = re.compile(
    r"""^\s*["']?\s*[=+\-@]          # how a formula begins
        .{0,2000}?
        (
            \b(cmd|powershell|pwsh|mshta|rundll32|regsvr32|wscript|cscript|msexcel|excel|winword|dde|ddeauto)
            (\.exe)?\s*['"]?\s*\|     # another programme is asked for data
          | \|\s*['"]?\s*/?\s*[ck]\s  # ... with a command
          | \b(webservice|call|register(\.id)?|exec|filterxml|importxml|importdata|importhtml|importfeed|importrange)\s*\(
        )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)

_FORMULA = re.compile(r"^\s*(=|@\w+\s*\(|[+\-]\s*\w+\s*\()")


def starts_a_programme(text: str) -> bool:
    """Whether the text, taken as a formula, would start a programme or fetch something."""
    return text.lstrip(" \t\r\n\"'")[:1] in ("=", "+", "-", "@") and bool(_STARTS.match(text[:4000]))


def looks_like_a_formula(text: str) -> bool:
    """Whether a text begins as only a formula does; ``+44 7700 …`` and ``-`` do not."""
    return bool(_FORMULA.match(text))
