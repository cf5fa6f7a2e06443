"""A field of a record, and its value, as they can be read. Without Qt."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from hivedesk.foundation.clock import format_date, format_moment
from hivedesk.ui.form_lines import FORM_LINES


def field_label(table: str, name: str) -> str:
    """What a field is called on its form, or its own name made readable."""
    known = _labels().get((table, name))
    return known or name.removesuffix("_id").replace("_", " ").capitalize()


def value_words(value: object, names: Mapping[str, str]) -> str:
    """A value as it can be read: moments and dates in our form, a record that is meant by its name."""
    if isinstance(value, str):
        if value in names:
            return names[value]
        if len(value) == 27 and value.endswith("Z"):
            return format_moment(datetime.fromisoformat(value))
        if len(value) == 10 and value[4:5] == value[7:8] == "-":
            return format_date(datetime.fromisoformat(value).date())
        if value.startswith("[") and value.endswith("]"):
            return _list_words(value, names)
        return value
    return "" if value is None else str(value)


def _list_words(value: str, names: Mapping[str, str]) -> str:
    try:
        parts = json.loads(value)
    except ValueError:
        return value
    return ", ".join(names.get(str(part), str(part)) for part in parts)


def _labels() -> dict[tuple[str, str], str]:
    if not _LABELS:
        for record, lines in FORM_LINES.items():
            table = _table_name(record.__name__)
            _LABELS.update({(table, line.field): line.label for line in lines})
            _LABELS.update({(table, "id"): "Number of the record"} if fields(record) else {})
    return _LABELS


def _table_name(record: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in record).lstrip("_")


_LABELS: dict[tuple[str, str], str] = {}
