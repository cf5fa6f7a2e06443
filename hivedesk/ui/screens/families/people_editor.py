"""The people of a household in the form: a line each, opened to be changed; added, removed, put back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.families.edit_view_model import Member, PeopleKind, member_name
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow


class MemberPanel(QFrame):
    """One person; the form is made when the line is first opened."""

    changed = Signal()
    shape_changed = Signal()  # a form came: Tab must find it

    def __init__(self, kind: PeopleKind, record: Member, today: Callable[[], date], *, is_new: bool) -> None:
        super().__init__()
        self.record_id = str(record.id)
        self.is_new = is_new
        self.removed = False
        self._kind = kind
        self._base = record
        self._today = today
        self._form: RecordForm | None = None
        self._typed_unseen: dict[str, str] = {}  # guarded fields of a draft, while they are not shown
        self._guarded: Member | None = None
        layout = column(10, into=self)
        head = row(8)
        self._open = button("", self._turn, role=Role.QUIET)
        self._remove = button(f"Remove {kind.one}", self._turn_removed, role=Role.QUIET, icon_name="delete")
        head.addWidget(self._open)
        self._note = label("", Role.SMALL, wrap=True)
        head.addWidget(self._note, 1)
        head.addWidget(self._remove)
        layout.addLayout(head)
        self._body = column(0, 10, 0, 0, 6)
        layout.addLayout(self._body)
        self._show_head()

    # -- values

    def record(self, stored: Member | None = None) -> Member:
        """The person as typed; what is not shown is taken from ``stored`` where it is recorded."""
        base = stored or self._base
        if self._form is not None:
            base = self._form.record(base)
        typed = {name: words.strip() for name, words in self._typed_unseen.items()}
        return replace(base, **typed) if typed else base  # type: ignore[arg-type]  # guarded fields are texts

    def draft(self) -> dict[str, Any]:
        """What stands here, for the draft."""
        raw = None if self._form is None else {**self._form.draft(), **self._typed_unseen}
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
        self._show_head()

    def is_changed(self) -> bool:
        """Whether anything differs from what is recorded."""
        typed = self._form is not None and self._form.is_changed()
        return typed or self.removed or self.is_new or bool(self._typed_unseen)

    def is_blank(self) -> bool:
        """Whether it was added and nothing is typed yet."""
        return self.is_new and (self._form is None or not self._form.is_changed())

    def name(self) -> str:
        """The name as typed."""
        if self._form is None:
            return member_name(self._base)
        names = [name for name in ("name", "first_name", "last_name") if self._form.has(name)]
        return " ".join(filter(None, (self._form.raw(name).strip() for name in names)))

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
        """Say beside a field what is wrong, and go there."""
        self.expand().set_error(field, words)

    # -- shape

    def expand(self) -> RecordForm:
        """Open the line."""
        if self._form is None:
            self._form = RecordForm(self._kind.record, self._today)
            self._form.show_record(self._base)
            if self._guarded is not None:
                self._form.show_guarded(self._guarded)
            self._form.changed.connect(self._typed)
            self._body.addWidget(self._form)
            self.shape_changed.emit()
        self._form.show()
        self._show_head()
        return self._form

    def show_guarded(self, record: Member) -> None:
        """Show the guarded fields too, once the line is open; ``record`` has just been read for it."""
        self._guarded = record
        if self._form is not None:
            self._form.show_guarded(record)
            self._form.restore_draft(self._typed_unseen)
            self._typed_unseen = {}
            self.shape_changed.emit()

    def focus(self) -> None:
        """Go to the first field of the open form, or to the line."""
        if self._form is not None and not self._form.isHidden():
            self._form.focus_first()
        else:
            self._open.setFocus()

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

    def _typed(self, _field: str) -> None:
        self._show_head()
        self.changed.emit()

    def _show_head(self) -> None:
        opened = self._form is not None and not self._form.isHidden()
        name = self.name() or f"New {self._kind.one}"
        self._open.setText(name)
        self._open.setIcon(icon("chevron-down" if opened else "chevron-right", Ink.ACCENT))
        self._open.setAccessibleDescription("Opened" if opened else "Open to change")
        self._open.setDisabled(self.removed)
        self._note.setText("Will be removed when you save." if self.removed else "")
        self._remove.setText("Keep" if self.removed else f"Remove {self._kind.one}")
        self._remove.setAccessibleDescription(name)


class PeopleEditor(Card):
    """All people of one kind."""

    changed = Signal()
    shape_changed = Signal()

    def __init__(
        self, kind: PeopleKind, today: Callable[[], date], new_member: Callable[[PeopleKind, str], Member]
    ) -> None:
        super().__init__(kind.title)
        self.kind = kind
        self._today = today
        self._new_member = new_member
        self._panels: list[MemberPanel] = []
        self._lines = column(10)
        self.body.addLayout(self._lines)
        self.add_button = button(f"Add {kind.one}", self._add, icon_name="add")
        self.foot = FlowRow(self.add_button)
        self.add(self.foot)

    def show_members(self, members: Sequence[Member], *, open_all: bool = False) -> None:
        """Show these, and count the list as unchanged."""
        for panel in list(self._panels):
            self._drop(panel)
        for member in members:
            panel = self._put(member, is_new=False)
            if open_all:
                panel.expand()

    def members(self, stored: Sequence[Member]) -> tuple[Member, ...]:
        """Everybody as typed, without those to be removed."""
        known = {str(member.id): member for member in stored}
        kept = [panel for panel in self._panels if not panel.removed and not panel.is_blank()]
        return tuple(panel.record(known.get(panel.record_id)) for panel in kept)

    def names(self) -> tuple[str, ...]:
        """The names as typed."""
        return tuple(name for panel in self._panels if not panel.removed and (name := panel.name()))

    def draft(self) -> list[dict[str, Any]]:
        """What stands here, for the draft."""
        return [panel.draft() for panel in self._panels]

    def restore(self, kept: object) -> None:
        """Put a draft back."""
        panels = {panel.record_id: panel for panel in self._panels}
        for line in kept if isinstance(kept, list) else []:
            record_id = str(line.get("id", "")) if isinstance(line, dict) else ""
            if record_id in panels:
                panels[record_id].restore(line)
            elif record_id and line.get("new") is True:
                self._put(self._new_member(self.kind, record_id), is_new=True).restore(line)

    def is_changed(self) -> bool:
        """Whether anybody was added, changed or removed."""
        return any(panel.is_changed() and not panel.is_blank() for panel in self._panels)

    def check(self) -> bool:
        """Whether everybody can be saved; opens the first line that cannot."""
        return all(panel.check() for panel in self._panels if not panel.is_blank())

    def panel(self, record_id: str) -> MemberPanel | None:
        """The line of this person."""
        return next((panel for panel in self._panels if panel.record_id == record_id), None)

    def show_guarded(self, members: Sequence[Member]) -> None:
        """Open every line, with the guarded fields."""
        for member in members:
            if (panel := self.panel(str(member.id))) is not None:
                panel.expand()
                panel.show_guarded(member)

    def _add(self) -> None:
        panel = self._put(self._new_member(self.kind, ""), is_new=True)
        panel.expand()
        panel.focus()
        self.changed.emit()

    def _put(self, member: Member, *, is_new: bool) -> MemberPanel:
        panel = MemberPanel(self.kind, member, self._today, is_new=is_new)
        if is_new:
            panel.show_guarded(member)  # nothing is recorded yet that would have to be asked for
            panel.expand()
        panel.changed.connect(partial(self._member_changed, panel))
        panel.shape_changed.connect(self.shape_changed)
        self._panels.append(panel)
        self._lines.addWidget(panel)
        self.shape_changed.emit()
        return panel

    def _member_changed(self, panel: MemberPanel) -> None:
        if panel.removed and panel.is_blank():
            self._drop(panel)
            self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, panel: MemberPanel) -> None:
        self._panels.remove(panel)
        self._lines.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
