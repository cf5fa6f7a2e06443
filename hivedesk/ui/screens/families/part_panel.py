"""One line of a list in the household's form: opened to be changed, removed, put back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from hivedesk.domain.exchange.records import DirectoryPerson
from hivedesk.ui.field_kinds import Offers, Pairs
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.families.facts import sentence
from hivedesk.ui.screens.families.household_parts import Part, PartKind, part_name
from hivedesk.ui.screens.families.part_head import PartHead
from hivedesk.ui.widgets.boxes import column


@dataclass(frozen=True)
class Surroundings:
    """What the lines of a list need to know of the form around them."""

    today: Callable[[], date]
    children: Callable[[str], Pairs]  # who may be chosen in the line of this id
    directory: Sequence[DirectoryPerson] = ()  # professionals whose names are offered; the rest is filled in


class PartPanel(QFrame):
    """One record; its form is made when the line is first opened."""

    changed = Signal()
    shape_changed = Signal()  # a form came: Tab must find it

    def __init__(self, kind: PartKind, record: Part, around: Surroundings, *, is_new: bool) -> None:
        super().__init__()
        self.record_id = str(record.id)
        self.is_new = is_new
        self.removed = False
        self._kind = kind
        self._base = record
        self._around = around
        self._form: RecordForm | None = None
        self._typed_unseen: dict[str, str] = {}  # guarded fields of a draft, while they are not shown
        self._guarded: Part | None = None
        layout = column(10, into=self)
        self._head = PartHead(kind.one, self._turn, self._turn_removed)
        layout.addWidget(self._head)
        self._body = column(0, 10, 0, 0, 6)
        layout.addLayout(self._body)
        self._show_head()

    # -- values

    def record(self, stored: Part | None = None) -> Part:
        """The record as typed; what is not shown is taken from ``stored`` where it is recorded."""
        base = stored or self._base
        if self._form is not None:
            base = self._form.changes_on(base)
        typed = {name: words.strip() for name, words in self._typed_unseen.items()}
        return replace(base, **typed) if typed else base  # type: ignore[arg-type]  # guarded fields are texts

    def draft(self) -> dict[str, Any]:
        """What was typed here, for the draft; all that stands here where the record is new."""
        raw = None if self._form is None else {**self._typed_in(self._form), **self._typed_unseen}
        return {"id": self.record_id, "new": self.is_new, "removed": self.removed, "raw": raw}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        raw = kept.get("raw")
        if isinstance(raw, dict):
            form = self.expand()
            form.restore_draft(raw)
            unseen = [name for name in form.guarded_fields() if not form.has(name) and isinstance(raw.get(name), str)]
            self._typed_unseen = {name: raw[name] for name in unseen if raw[name] != getattr(self._base, name)}
        self.removed = kept.get("removed") is True
        if self._form is not None:
            self._form.setVisible(not self.removed)
        self._show_head()

    def is_changed(self) -> bool:
        """Whether anything differs from what is recorded."""
        return self.is_typed() or self.removed or self.is_new or bool(self._typed_unseen)

    def is_typed(self) -> bool:
        """Whether anything was typed in the open form."""
        return self._form is not None and self._form.is_changed()

    def is_blank(self) -> bool:
        """Whether it was added and nothing is typed yet."""
        return self.is_new and not self.is_typed()

    def name(self) -> str:
        """What it is called, as typed."""
        words = dict(self._around.children(self.record_id)) if hasattr(self._base, "child_ids") else {}
        form = self._form
        if form is None:
            return part_name(self._kind, lambda name: hasattr(self._base, name), self._value, words)
        return part_name(self._kind, form.has, lambda name: form.field(name).read(), words)

    def check(self) -> bool:
        """Whether all can be read and nothing is missing; opens the line where not."""
        if self.removed or self._form is None:
            return True
        sound = self._form.check()
        if not sound:
            self._form.show()
            self._show_head()
        return sound

    def set_error(self, field: str, words: str) -> None:
        """Say beside a field what is wrong, and go there; passed over where the line does not show the field."""
        form = self.expand()
        if form.has(field):
            form.set_error(field, words)

    # -- shape

    def expand(self) -> RecordForm:
        """Open the line."""
        if self._form is None:
            self._form = self._make_form()
            self._form.show_record(self._base)
            if self._guarded is not None:
                self._form.show_guarded(self._guarded)
            self._form.changed.connect(self._typed)
            self._body.addWidget(self._form)
            self.shape_changed.emit()
        self._form.show()
        self._show_head()
        return self._form

    def show_guarded(self, record: Part) -> None:
        """Show the guarded fields too, once the line is open; ``record`` has just been read for it."""
        self._guarded = record
        if self._form is not None:
            self._form.show_guarded(record)
            self._form.restore_draft(self._typed_unseen)
            self._typed_unseen = {}
            self.shape_changed.emit()

    def refresh_people(self) -> None:
        """Look again at what children are called."""
        if self._form is not None:
            self._form.refresh_people()
        self._show_head()

    def focus(self) -> None:
        """Go to the first field of the open form, or to the line."""
        if self._form is not None and not self._form.isHidden():
            self._form.focus_first()
        else:
            self._head.open.setFocus()

    def _make_form(self) -> RecordForm:
        names = [person.name for person in self._around.directory]
        offers = Offers(children=lambda: self._around.children(self.record_id), suggestions={"name": names})
        small = hasattr(self._base, "child_ids")  # one section, beneath a heading that says it all
        return RecordForm(self._kind.record, self._around.today, headings=not small, offers=offers)

    def _typed_in(self, form: RecordForm) -> dict[str, Any]:
        return form.draft() if self.is_new else form.changed_draft()

    def _value(self, name: str) -> Any:
        return getattr(self._base, name)

    def _turn(self) -> None:
        if self._form is None or self._form.isHidden():
            self.expand().focus_first()
        else:
            self._form.hide()
            self._show_head()

    def _turn_removed(self) -> None:
        self.removed = not self.removed
        if self._form is not None:
            self._form.setVisible(not self.removed)
        self._show_head()
        self.changed.emit()

    def _typed(self, field: str) -> None:
        if field == "name" and self._around.directory:
            self._fill_in_from_directory()
        self._show_head()
        self.changed.emit()

    def _fill_in_from_directory(self) -> None:
        """Somebody of the county's directory was named: how they are reached; what she typed herself stays."""
        form = self._form
        assert form is not None
        name = str(form.field("name").read()).strip()
        person = next((one for one in self._around.directory if one.name == name), None)
        if person is not None:
            nobody = DirectoryPerson(id="", name="")
            for filled in ("role", "team", "phone", "email"):
                form.fill_in(filled, getattr(person, filled), instead_of=getattr(nobody, filled))

    def _show_head(self) -> None:
        opened = self._form is not None and not self._form.isHidden()
        name = self.name() or (f"New {self._kind.one}" if self.is_new else sentence(self._kind.one))
        self._head.show_state(name, opened=opened, removed=self.removed)
