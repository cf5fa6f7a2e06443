"""Which field a refusal is about: its words name the field by its label. Plain Python, no Qt."""

import re
from collections.abc import Iterable
from typing import Any

from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.form_lines import FORM_LINES, FormLine

_SHORT = 5


def field_meant(error: RuleRefused, record: Any) -> str:
    """The field whose label stands in a refusal's words: an empty one first; else the record's first field."""
    lines = FORM_LINES[type(record)]
    named = fields_named(error, lines)
    empty = [field for field in named if not getattr(record, field)]
    return (empty or named or [lines[0].field])[0]


def fields_named(error: RuleRefused, lines: Iterable[FormLine]) -> list[str]:
    """The fields whose labels stand in a refusal's words, in the order of the form.

    The longest label counts ("Claimed on" is not "On"); a short one ("On", "With") only as the form writes it, since
    its letters stand in any sentence.
    """
    lines, words = tuple(lines), str(error)
    named = set()
    for line in sorted(lines, key=lambda line: -len(line.label)):
        how = re.NOFLAG if len(line.label) <= _SHORT else re.IGNORECASE
        rest = re.sub(rf"\b{re.escape(line.label)}(?!\w)", "|", words, flags=how)
        if rest != words:
            named.add(line.field)
            words = rest
    return [line.field for line in lines if line.field in named]
