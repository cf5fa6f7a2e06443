"""The fields of a deed: one form for each of its parts, filled, read, checked and kept together."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hivedesk.casework.desk import Desk
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.deeds.deed_form import DeedForm, Part, Place, Records, Values
from hivedesk.ui.field_kinds import Offers
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.widgets.boxes import column

ID = "id"  # in a draft: that of a record which is new


class DeedFields(QWidget):
    """``changed`` comes when anything was typed or chosen."""

    changed = Signal()

    def __init__(self, form: DeedForm, desk: Desk) -> None:
        super().__init__()
        self._form, self._desk = form, desk
        self._filling = False
        self._parts: dict[str, RecordForm] = {}
        self._fields: dict[Place, RecordForm] = {}
        self._unsettled: set[Place] = set()  # dates and times that are being typed: nothing follows from them yet
        layout = column(18, into=self)
        for part in form.parts():
            made = self._make(part)
            layout.addWidget(made)
            self._parts[part.key] = made
            self._fields |= {Place(part.key, line.field): made for line in part.shown}
        for place in self._fields:
            settled = getattr(self._control(place), "settled", None)  # dates and times
            if settled is not None:
                settled.connect(partial(self._settled, place))
        self.begin(form)

    def begin(self, form: DeedForm) -> None:
        """Fill in what the form begins with, and count it as unchanged from here."""
        self._form = form
        for key, made in self._parts.items():
            made.show_record(form.records[key])
        self._unsettled.clear()
        self._show_sections()

    # -- dates and times, typed key by key

    @property
    def is_half_typed(self) -> bool:
        """Whether a date or time is being typed: ``11/1`` may become ``11/12``."""
        return any(self._control(place).hasFocus() for place in self._unsettled)

    def settle(self) -> None:
        """Take what is being typed as it stands, with what follows from it."""
        for place in list(self._unsettled):
            self._settled(place)

    # -- values

    def typed(self) -> Records:
        """The records as they stand now; call `check` before.

        Raises:
            HiveDeskError, ValueError: a field holds what cannot be read.
        """
        return {key: made.record(self._form.records[key]) for key, made in self._parts.items()}

    def readable(self) -> Records | None:
        """The records as they stand now, or None while something cannot be read."""
        try:
            return self.typed()
        except (HiveDeskError, ValueError):
            return None

    def values(self) -> Values:
        """Every field's value; None where it cannot be read yet."""
        return {place: _value(made, place.field) for place, made in self._fields.items()}

    def is_changed(self) -> bool:
        """Whether anything differs from what the form began with."""
        return any(made.is_changed() for made in self._parts.values())

    def draft(self) -> dict[str, object]:
        """What stands in the fields, readable or not; restored later, it must not undo what was changed meanwhile."""
        partly = self._form.as_recorded
        kept: dict[str, object] = {
            key: made.changed_draft() if partly else made.draft() for key, made in self._parts.items()
        }
        return kept | {ID: self._form.new_id()}

    def restore(self, typed: Mapping[str, object]) -> None:
        """Put a draft back, part by part: what is chosen in one decides what the next begins with."""
        self._form.take_id(typed.get(ID))
        for key, made in self._parts.items():
            raw = typed.get(key)
            if isinstance(raw, dict):
                made.restore_draft(raw)
            for place in (place for place in self._fields if place.part == key):
                self._form.react(place, self.values())  # the draft itself holds what followed from it
        self._unsettled.clear()
        self._show_sections()

    # -- errors

    def check(self) -> bool:
        """Show what is wrong or missing, go to the first such field, and say whether all is well."""
        failed = [made for made in self._parts.values() if not made.check()]
        if failed:
            failed[0].check()  # once more: the first one gets the keyboard
        return not failed

    def set_error(self, place: Place, words: str) -> None:
        """Say beside a field what a refusal means, and go there."""
        self._fields[place].set_error(place.field, words)

    def error(self, place: Place) -> str:
        """The error shown beside a field, or ""."""
        return self._fields[place].error(place.field)

    def only_line(self) -> QLineEdit | None:
        """The line that is the whole form; None where there is more to fill in."""
        controls = [made.field(place.field).control for place, made in self._fields.items()]
        return controls[0] if len(controls) == 1 and isinstance(controls[0], QLineEdit) else None

    def focus_first(self) -> None:
        """Go to the first field."""
        next(iter(self._parts.values())).focus_first()

    # -- within

    def _make(self, part: Part) -> RecordForm:
        offers = Offers(
            children=lambda: self._form.children(),
            carers=lambda: self._form.carers(),
            families=lambda: self._form.families(),
            now=self._desk.clock.now,
            choices=part.choices,
            suggestions=part.suggestions,
        )
        made = RecordForm(
            part.kind,
            lambda: self._desk.today,
            headings=part.headings,
            lines=part.lines,
            only=part.fields,
            needed=part.needed,
            offers=offers,
        )
        made.changed.connect(partial(self._field_changed, part.key))
        return made

    def _field_changed(self, part: str, field: str) -> None:
        place = Place(part, field)
        control = self._control(place)
        if hasattr(control, "settled") and control.hasFocus() and not self._filling:
            self._unsettled.add(place)
        else:
            self._react(place)
        self._show_sections()
        self.changed.emit()

    def _settled(self, place: Place) -> None:
        if place in self._unsettled:
            self._unsettled.discard(place)
            self._react(place)
            self._show_sections()
            self.changed.emit()

    def _react(self, place: Place) -> None:
        if not self._filling:
            self._filling = True
            for other, value in self._form.react(place, self.values()).items():
                self._fields[other].field(other.field).write(value)
            self._filling = False

    def _control(self, place: Place) -> QWidget:
        return self._fields[place].field(place.field).control

    def _show_sections(self) -> None:
        hidden = self._form.hidden(self.values())
        for part in self._form.parts():
            for heading in {line.section for line in part.shown} if part.headings else ():
                self._parts[part.key].show_section(heading, heading not in hidden)


def _value(made: RecordForm, name: str) -> Any:
    try:
        return made.field(name).read()
    except (HiveDeskError, ValueError):
        return None
