"""A form made from the lines of a record (`form_lines`): what kind of field each gets follows from its type.

Sections stand apart, each a card or under a heading; a guarded field comes only once it is asked for.
"""

import typing
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.ui.field_kinds import NOTHING_OFFERED, Offers, field_for, is_wide
from hivedesk.ui.form_lines import FORM_LINES, FormLine
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.fields import Field
from hivedesk.ui.widgets.form import FULL, HALF, FieldForm
from hivedesk.ui.widgets.page import Card
from hivedesk.ui.widgets.people_picker import PeoplePicker

AnyRecord = TypeVar("AnyRecord")


class RecordForm(QWidget):
    """The form of one kind of record; ``changed`` comes with the name of the field that changed.

    Fill it with `show_record`, look at what was typed with `check`, and take it with `record`.
    """

    changed = Signal(str)

    def __init__(
        self,
        kind: type[Any],
        today: Callable[[], date],
        *,
        cards: bool = False,
        headings: bool = True,
        lines: Sequence[FormLine] = (),
        only: Collection[str] = (),
        needed: Collection[str] = (),
        offers: Offers = NOTHING_OFFERED,
    ) -> None:
        """``only`` these fields (empty: all); ``needed`` may not be left empty, besides what the record needs.

        ``lines`` for what is asked in a form and kept nowhere; a record's own stand in `FORM_LINES`.
        """
        super().__init__()
        self._today, self._offers = today, offers
        self._lines = {line.field: line for line in lines or FORM_LINES[kind] if not only or line.field in only}
        self._types = typing.get_type_hints(kind)
        self._required = {field.name for field in fields(kind) if field.default is MISSING} | set(needed)
        self._sections: dict[str, FieldForm] = {}
        self._frames: dict[str, QWidget] = {}
        self._place: dict[str, str] = {}
        self.guarded_shown = False
        self._layout = column(14 if cards else 18, into=self)
        for heading, group in groupby(self._lines.values(), key=lambda line: line.section):
            form = self._add_section(heading, cards=cards, named=headings)
            for line in group:
                if not line.guarded:
                    self._add_field(form, line)
        self.changed.connect(self._show_dependent)
        self.show_dependent()

    # -- values

    def show_record(self, record: Any) -> None:
        """Fill in a record, and count the form as unchanged from here."""
        for form in self._sections.values():
            blocked = form.blockSignals(True)
            form.set_values({name: getattr(record, name) for name in form.draft()})
            form.blockSignals(blocked)
        self.show_dependent()

    def record(self, base: AnyRecord) -> AnyRecord:
        """``base`` with what stands in the form; fields that are not shown stay as they are. Call `check` before.

        Raises:
            HiveDeskError, ValueError: a field holds what cannot be read.
        """
        values: dict[str, Any] = {}
        for form in self._sections.values():
            values |= form.values()
        return replace(base, **values)  # type: ignore[type-var]  # every record is a frozen dataclass

    def changes_on(self, base: AnyRecord) -> AnyRecord:
        """``base`` with what was changed in the form since it was filled in; all else stays as ``base`` has it.

        For a form that may stand open while what it shows is changed elsewhere. Call `check` before.

        Raises:
            HiveDeskError, ValueError: a changed field holds what cannot be read.
        """
        values = {key: form.field(key).read() for form in self._sections.values() for key in form.changed_keys()}
        return replace(base, **values)  # type: ignore[type-var]  # every record is a frozen dataclass

    def changed_draft(self) -> dict[str, Any]:
        """What was changed since the form was filled in, readable or not."""
        return {key: form.field(key).raw() for form in self._sections.values() for key in form.changed_keys()}

    def draft(self) -> dict[str, Any]:
        """What stands in the fields, readable or not."""
        return {name: raw for form in self._sections.values() for name, raw in form.draft().items()}

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back; what this form does not show is passed over."""
        for form in self._sections.values():
            blocked = form.blockSignals(True)
            form.restore_draft(draft)
            form.blockSignals(blocked)
        self.show_dependent()

    def is_changed(self) -> bool:
        """Whether anything differs from what was filled in."""
        return any(form.is_changed() for form in self._sections.values())

    def raw(self, name: str) -> str:
        """The text that stands in a field, readable or not."""
        return str(self.field(name).raw())

    def fill_in(self, name: str, value: Any, *, instead_of: Any) -> None:
        """Write what is likely into a field that holds ``instead_of``; what she typed herself stays."""
        field = self.field(name)
        if not field.problem() and field.read() == instead_of:
            field.write(value)

    # -- errors

    def check(self) -> bool:
        """Show what is wrong or missing, go to the first such field, and say whether all is well."""
        for heading, form in self._sections.items():
            if any(form.field(name).problem() for name in form.draft()):
                self._frames[heading].show()  # what cannot be read must not hide
        shown = [form for heading, form in self._sections.items() if not self._frames[heading].isHidden()]
        failed = [form for form in shown if not form.check()]
        if failed:
            failed[0].focus_first_error()
        return not failed

    def set_error(self, name: str, words: str) -> None:
        """Say beside a field what is wrong with it, and go there."""
        self._frames[self._place[name]].show()
        self._form_of(name).show_field(name, True)
        self._form_of(name).set_errors({name: words})

    def error(self, name: str) -> str:
        """The error shown beside a field, or ""."""
        return self._form_of(name).error(name)

    # -- shape

    def field(self, name: str) -> Field:
        """The field of this name."""
        return self._form_of(name).field(name)

    def has(self, name: str) -> bool:
        """Whether the form shows this field (guarded ones come on asking)."""
        return name in self._place

    def frame(self, heading: str) -> QWidget:
        """A section with all its fields, to be put somewhere else on the page."""
        return self._frames[heading]

    def put_after(self, heading: str, widget: QWidget) -> None:
        """Put something of another kind between two sections."""
        self._layout.insertWidget(self._layout.indexOf(self._frames[heading]) + 1, widget)

    def show_section(self, heading: str, shown: bool) -> None:
        """Show or hide a section; a hidden one keeps its values and is not checked."""
        self._frames[heading].setVisible(shown)

    def show_guarded(self, record: Any) -> None:
        """Add the guarded fields as ``record`` has them; that she reads them has been logged by now."""
        if self.guarded_shown:
            return
        self.guarded_shown = True
        for line in self._lines.values():
            if line.guarded:
                form = self._sections[line.section]
                self._add_field(form, line)
                blocked = form.blockSignals(True)
                form.set_value(line.field, getattr(record, line.field))
                form.blockSignals(blocked)

    def guarded_fields(self) -> tuple[str, ...]:
        """The names of the fields that are shown only on asking."""
        return tuple(line.field for line in self._lines.values() if line.guarded)

    def refresh_people(self) -> None:
        """Look again at what the people who are offered are called."""
        for name in self._place:
            if isinstance(picker := self.field(name).control, PeoplePicker):
                picker.refresh()

    def focus_first(self) -> None:
        """Go to the first field; past a date that is filled in already, to the first one that is empty."""
        names = list(self._place)
        first = names[0]
        if self._is_date(first) and not self.field(first).is_empty():
            first = next((name for name in names if self.field(name).is_empty()), first)
        self.field(first).control.setFocus()

    def _is_date(self, name: str) -> bool:
        hint = self._types.get(name)
        return bool({date, datetime} & {hint, *typing.get_args(hint)})

    def _form_of(self, name: str) -> FieldForm:
        return self._sections[self._place[name]]

    def _add_section(self, heading: str, *, cards: bool, named: bool) -> FieldForm:
        form = FieldForm()
        frame: QWidget = form
        if cards:
            card = Card(heading)
            card.add(form)
            frame = card
        elif named:
            form.section(heading)
        self._sections[heading], self._frames[heading] = form, frame
        form.changed.connect(self.changed)
        self._layout.addWidget(frame)
        return form

    def _add_field(self, form: FieldForm, line: FormLine) -> None:
        hint = self._types[line.field]
        made = field_for(line, hint, self._today, self._offers)
        self._place[line.field] = line.section
        required = line.field in self._required or hint is int
        width = FULL if is_wide(line, hint) else HALF
        form.add(line.field, line.label, made, help_text=line.help, required=required, width=width)

    def _show_dependent(self, decider: str) -> None:
        """Show what makes sense only while another field has a certain value, or holds something all the same."""
        for line in self._lines.values():
            if line.only_if is not None and line.only_if[0] == decider and self.has(line.field):
                fits = self.field(decider).read() == line.only_if[1]
                self._form_of(line.field).show_field(line.field, fits or not self.field(line.field).is_empty())

    def show_dependent(self) -> None:
        """Look again at the fields that make sense only while another one has a certain value."""
        for decider in {line.only_if[0] for line in self._lines.values() if line.only_if is not None}:
            if self.has(decider):
                self._show_dependent(decider)
