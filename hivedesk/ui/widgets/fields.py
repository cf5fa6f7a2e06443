"""What a form knows of a field: how to read and write it, what is wrong with it, and its text as typed (for drafts)."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets.choice_fields import ChoiceField, PersonPicker, Pick, SeveralField, choices_of
from hivedesk.ui.widgets.date_field import DateField, MomentField, TimeField
from hivedesk.ui.widgets.growing_text import GrowingText
from hivedesk.ui.widgets.line_fields import NumberField, SuggestingLine
from hivedesk.ui.widgets.money_field import MoneyField
from hivedesk.ui.widgets.passphrase import PassphraseField
from hivedesk.ui.widgets.people_picker import Offered, PeoplePicker

Raw = str | bool | list[str] | dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One field of a form.

    ``raw`` is what stands in it, readable or not, in a form that JSON can hold; ``is_empty`` decides
    whether a required field still waits.
    """

    control: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]
    raw: Callable[[], Raw]
    put_raw: Callable[[Any], None]
    changed: SignalInstance
    problem: Callable[[], str] = lambda: ""
    is_empty: Callable[[], bool] = lambda: False
    labels_itself: bool = False
    beneath: QWidget | None = None  # belongs to the control and comes right after it


def line(*, max_length: int = 300, placeholder: str = "", suggestions: Sequence[str] = ()) -> Field:
    """One line of text; ``suggestions`` complete it, and anything else may be typed."""
    control = SuggestingLine(suggestions) if suggestions else QLineEdit()
    control.setMaxLength(max_length)
    control.setPlaceholderText(placeholder)
    return _typed(control, lambda: control.text().strip(), lambda value: control.setText(value or ""))


def text(*, lines: int = 3, most_lines: int = 14) -> Field:
    """Several lines of text."""
    control = GrowingText(lines, most_lines)
    return Field(
        control,
        read=lambda: control.toPlainText().strip(),
        write=lambda value: control.setPlainText(value or ""),
        raw=control.toPlainText,
        put_raw=lambda value: control.setPlainText(value if isinstance(value, str) else ""),
        changed=control.textChanged,
        is_empty=lambda: not control.toPlainText().strip(),
    )


def passphrase() -> Field:
    """A passphrase; never part of a draft."""
    control = PassphraseField()
    return Field(
        control,
        read=control.text,
        write=lambda value: control.setText(value or ""),
        raw=lambda: "",
        put_raw=lambda value: None,
        changed=control.textChanged,
        is_empty=lambda: not control.text(),
    )


def number(*, minimum: int = 0, maximum: int = 999) -> Field:
    """A whole number, or nothing (None)."""
    control = NumberField(minimum, maximum)
    return _typed(control, control.value, control.set_value, control.problem)


def money() -> Field:
    """An amount in pence, typed in pounds, or nothing (None)."""
    control = MoneyField()
    return _typed(control, control.value, control.set_value, control.problem)


def day(today: Callable[[], date], *, lean: YearLean = YearLean.NEAREST) -> Field:
    """A date, or nothing (None)."""
    control = DateField(today, lean=lean)
    return _typed(control, control.value, control.set_value, control.problem)


def moment(now: Callable[[], datetime], *, lean: YearLean = YearLean.DONE, optional: bool = False) -> Field:
    """A date and time as an aware moment in UTC."""
    control = MomentField(now, lean=lean, optional=optional)
    return _typed(control, control.value, control.set_value, control.problem)


def time_of_day() -> Field:
    """A time of day, or nothing (None)."""
    control = TimeField()
    return _typed(control, control.value, control.set_value, control.problem)


def check(words: str) -> Field:
    """A tick; its words stand beside it."""
    control = QCheckBox(words)
    return Field(
        control,
        read=control.isChecked,
        write=lambda value: control.setChecked(bool(value)),
        raw=control.isChecked,
        put_raw=lambda value: control.setChecked(value is True),
        changed=control.toggled,
        is_empty=lambda: not control.isChecked(),
        labels_itself=True,
    )


def choice(choices: type[Enum] | Sequence[tuple[Any, str]], *, blank: str | None = None) -> Field:
    """One of a closed set, or of pairs of value and words; with ``blank`` also None."""
    pairs = choices_of(choices) if isinstance(choices, type) else list(choices)
    control = ChoiceField(pairs, blank=blank)
    tokens = {_token(value): value for value, _words in pairs}
    return Field(
        control,
        read=control.value,
        write=control.set_value,
        raw=lambda: _token(control.value()) if control.value() is not None else "",
        put_raw=lambda value: control.set_value(tokens.get(value)),
        changed=control.currentIndexChanged,
        is_empty=lambda: control.value() is None,
    )


def one_of(choices: Sequence[tuple[Hashable, str]], *, blank: str | None = None) -> Field:
    """One of some people, by key; whoever is recorded and no longer among them stays chosen."""
    control = ChoiceField(choices, blank=blank)

    def write(value: Any) -> None:
        if value not in (None, "", *(key for key, _words in choices)):
            control.set_choices([*choices, (value, "No longer recorded")])
        control.set_value(value)

    return Field(
        control,
        read=control.value,
        write=write,
        raw=lambda: str(control.value() or ""),
        put_raw=lambda value: write(value if isinstance(value, str) else None),
        changed=control.currentIndexChanged,
        is_empty=lambda: control.value() is None,
    )


def several(choices: type[Enum] | Sequence[tuple[Any, str]]) -> Field:
    """Any number of a closed set; the value is a tuple."""
    pairs = choices_of(choices) if isinstance(choices, type) else list(choices)
    control = SeveralField(pairs)
    return Field(
        control,
        read=control.value,
        write=lambda values: control.set_value(values or ()),
        raw=lambda: [_token(value) for value in control.value()],
        put_raw=lambda raw: control.set_value(
            [value for value, _ in pairs if isinstance(raw, list) and _token(value) in raw]
        ),
        changed=control.changed,
        is_empty=lambda: not control.value(),
    )


def person(picks: Sequence[Pick], *, what: str = "a family") -> Field:
    """One person or family; the value is its key, or None."""
    control = PersonPicker(picks, what=what)

    def put_raw(value: Any) -> None:
        control.setCurrentIndex(-1)
        control.setEditText(value if isinstance(value, str) else "")

    return Field(
        control,
        read=control.value,
        write=control.set_value,
        raw=control.currentText,
        put_raw=put_raw,
        changed=control.picked,
        problem=control.problem,
        is_empty=lambda: not control.currentText().strip(),
    )


def people(offered: Offered, *, what: str = "a child") -> Field:
    """Any number of people out of many; the value is a tuple of their keys."""
    control = PeoplePicker(offered, what=what)

    def put_raw(raw: Any) -> None:
        kept = raw if isinstance(raw, dict) else {}
        keys, typed = kept.get("chosen"), kept.get("typed")
        control.choose(keys if isinstance(keys, list) else (), typed if isinstance(typed, str) else "")

    return Field(
        control,
        read=control.chosen,
        write=lambda keys: control.choose(keys or ()),
        raw=lambda: {"chosen": control.taken(), "typed": control.typed()},
        put_raw=put_raw,
        changed=control.changed,
        problem=control.problem,
        is_empty=lambda: not control.taken() and not control.typed().strip(),
        beneath=control.chips,
    )


def _typed(
    control: QLineEdit, read: Callable[[], Any], write: Callable[[Any], None], problem: Callable[[], str] = lambda: ""
) -> Field:
    return Field(
        control,
        read=read,
        write=write,
        raw=control.text,
        put_raw=lambda value: control.setText(value if isinstance(value, str) else ""),
        changed=control.textChanged,
        problem=problem,
        is_empty=lambda: not control.text().strip(),
    )


def _token(value: Hashable) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)
