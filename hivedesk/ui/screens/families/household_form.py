"""All fields of a household, section by section; it reads no vault and writes none."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.domain.approval import Approval
from hivedesk.domain.families import ChildInCare, Family, Professional, Status, full_name
from hivedesk.domain.household import Household
from hivedesk.domain.placements import Placement
from hivedesk.ui.field_kinds import Offers, Pairs
from hivedesk.ui.form_lines import NOT_EDITED
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.families.children_editor import ChildrenEditor
from hivedesk.ui.screens.families.edit_view_model import EditViewModel, Known, Problem
from hivedesk.ui.screens.families.household_parts import (
    AGREEMENTS,
    CHILDREN,
    EXEMPTIONS,
    PEOPLE,
    ROOMS,
    TERMS,
    PartKind,
)
from hivedesk.ui.screens.families.part_panel import Surroundings
from hivedesk.ui.screens.families.parts_editor import PartsEditor
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow
from hivedesk.ui.widgets.tab_order import put_in_order

SHOW_FLAGS = "Show risk and no-contact flags"
_FLAGS_NOTE = (
    "Risks, no-contact and who must not collect a child are changed on asking only; that you read them is logged."
)
_ONLY_WHEN = {"Waiting list": Status.WAITING, "Leaving": Status.LEFT}
_SECTIONS = {
    "Waiting list": ("waiting_since", "waiting_area", "ifa_transfer", "ifa_agency"),
    "Leaving": ("left_on", "left_reason", "moved_to"),
}
_NEW_STATUS = ((Status.ACTIVE, "Active"), (Status.WAITING, "Waiting list"))
_FIELDS = {field.name for field in fields(Family)} - NOT_EDITED
_CHANGED_BY_DEEDS = {"status"}  # of a family that is recorded: put on hold, close, move, join the Hive


class HouseholdForm(QWidget):
    """``changed`` comes with the name of a field of the family, or with "people".

    ``shown_name`` says how a name of another family may be shown now.
    """

    changed = Signal(str)
    flags_wanted = Signal()

    def __init__(self, model: EditViewModel, shown_name: Callable[[str], str]) -> None:
        super().__init__()
        self._model = model
        self._household = model.household
        self._elsewhere = [
            (child.id, f"{shown_name(full_name(child))} ({shown_name(name)})")
            for child, name in model.children_elsewhere()
        ]
        self._make_forms()
        self._lay_out()
        self._add_flags()
        self._fill()
        self._connect()

    # -- values

    def household(self, stored: Household) -> Household:
        """``stored`` with what was changed in the form: the rest may have changed since it was opened. Call `check`
        before.

        Raises:
            HiveDeskError, ValueError: a field holds what cannot be read.
        """
        approval = stored.approval or self._household.approval
        parts: dict[str, Any] = {field: editor.parts(getattr(stored, field)) for field, editor in self._lists.items()}
        return replace(
            stored,
            family=self.family.changes_on(stored.family),
            approval=None if approval is None else self.approval.changes_on(approval),
            placements=self._children.placements(stored.placements),
            **parts,
        )

    def typed_and_gone(self, stored: Household) -> bool:
        """Whether a line was changed here and has left the records since; opens it."""
        gone = [p for field, editor in self._lists.items() for p in editor.typed_and_gone(getattr(stored, field))]
        for panel in gone[:1]:
            panel.expand()
            panel.focus()
        return bool(gone)

    def known(self) -> Known:
        """What tells whether the family is recorded already, readable or not."""
        return Known(
            name=self.family.raw("name").strip(),
            phones=(self.family.raw("phone"), self.family.raw("mobile")),
            postcode=self.family.raw("postcode"),
            carers=self.people["carers"].names(),
        )

    def draft(self) -> dict[str, object]:
        """What was typed: restored later, it must not undo what has been changed elsewhere meanwhile."""
        lists = {field: editor.draft() for field, editor in self._lists.items()}
        family, approval = self.family, self.approval
        if self._model.is_new:
            return {"family": family.draft(), "approval": approval.draft(), **lists}
        return {"family": family.changed_draft(), "approval": approval.changed_draft(), **lists}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back."""
        for field, editor in self._lists.items():
            editor.restore(draft.get(field))
        for form, key in ((self.family, "family"), (self.approval, "approval")):
            if isinstance(raw := draft.get(key), dict):
                form.restore_draft(raw)
        self._refresh_people()
        self._show_sections()

    def is_changed(self) -> bool:
        """Whether anything differs from what is recorded."""
        lists = any(editor.is_changed() for editor in self._lists.values())
        return lists or self.family.is_changed() or self.approval.is_changed()

    # -- errors

    def check(self) -> bool:
        """Show what is wrong or missing, go to the first such field, and say whether all is well."""
        lists = self._lists
        before = [lists[kind.field] for kind in PEOPLE[:3]]
        after = [lists[kind.field] for kind in (*TERMS, PEOPLE[3])]
        parts: list[RecordForm | PartsEditor] = [self.family, *before, self.approval, *after]
        wrong = [part for part in parts if not part.check()]
        if wrong:
            wrong[0].check()  # once more: the first one gets the keyboard
        return not wrong

    def show_problem(self, problem: Problem) -> None:
        """Say beside the field what a refusal means, and go there."""
        words = str(problem.error)
        if problem.record is Family and self.family.has(problem.field):
            self.family.set_error(problem.field, words)
        record = ChildInCare if problem.record is Placement else problem.record
        for editor in self._lists.values():
            if editor.kind.record is record and (panel := editor.panel(problem.part_id)) is not None:
                panel.set_error(problem.field, words)

    # -- shape

    def show_flags(self, household: Household) -> None:
        """Show the guarded fields of the children, which have just been read for it."""
        self._flags.hide()
        self._children.show_guarded(household.children_in_care)
        if household.children_in_care:
            first = self._children.panel(household.children_in_care[0].id)
            if first is not None:
                first.expand().field("risk_flags").control.setFocus()

    def focus(self) -> None:
        """Go to the first field."""
        self.family.focus_first()

    def _make_forms(self) -> None:
        is_new, new_part = self._model.is_new, self._model.new_part
        self.family = RecordForm(
            Family,
            self._today,
            cards=True,
            only=_FIELDS if is_new else _FIELDS - _CHANGED_BY_DEEDS,
            offers=Offers(choices={"status": _NEW_STATUS}),
        )
        self.approval = RecordForm(Approval, self._today, offers=Offers(children=self._hive_children))
        self._children = ChildrenEditor(self._around(CHILDREN), new_part, self._model.placement_of)
        self.people: dict[str, PartsEditor] = {
            kind.field: self._children if kind is CHILDREN else PartsEditor(kind, self._around(kind), new_part)
            for kind in PEOPLE
        }
        self.terms = {kind.field: PartsEditor(kind, self._around(kind), new_part, within=True) for kind in TERMS}
        self._lists = self.people | self.terms

    def _lay_out(self) -> None:
        terms = Card("Approval")
        terms.add(self.approval.frame("Terms"))
        terms.add(self.terms[EXEMPTIONS.field])
        terms.add(self.approval.frame("Beds and rooms"))
        terms.add(self.terms[ROOMS.field])
        terms.add(self.terms[AGREEMENTS.field])
        section, people = self.family.frame, self.people
        standing = (section("With the Hive"), section("Waiting list"), section("Leaving"))
        first = standing if self._model.is_new else ()  # in the Hive or waiting: that comes first with a new family
        order = (
            *(section("Household"), *first, section("Reaching them")),
            *(people["carers"], people["children_in_care"], people["own_children"], terms),
            *(section("The home"), *(standing if not first else ())),
            *(people["professionals"], section("Key dates"), section("Notes")),
        )
        layout = column(14, into=self)
        for part in (*order, self.family, self.approval):
            layout.addWidget(part)
        for empty in (self.family, self.approval):  # they hold nothing any more, but keep their sections together
            empty.hide()

    def _add_flags(self) -> None:
        self._flags = QWidget()
        layout = column(6, into=self._flags)
        layout.addWidget(FlowRow(button(SHOW_FLAGS, self.flags_wanted.emit, icon_name="shield")))
        layout.addWidget(label(_FLAGS_NOTE, Role.SMALL, wrap=True))
        self._children.add(self._flags)
        self._flags.setVisible(bool(self._household.children_in_care) and not self._model.is_new)

    def _fill(self) -> None:
        self.family.show_record(self._household.family)
        for field, editor in self._lists.items():
            editor.show_parts(getattr(self._household, field))
        if self._household.approval is not None:
            self.approval.show_record(self._household.approval)
        self._refresh_people()
        self._show_sections()

    def _connect(self) -> None:
        self.family.changed.connect(self._family_changed)
        self.approval.changed.connect(self.changed)
        for editor in self._lists.values():
            editor.changed.connect(self._people_changed)
            editor.shape_changed.connect(self._shape_changed)

    # -- whom the fields offer

    def _around(self, kind: PartKind) -> Surroundings:
        directory = self._model.directory() if kind.record is Professional else ()
        return Surroundings(self._today, lambda record_id: self._offered(kind, record_id), directory)

    def _offered(self, kind: PartKind, record_id: str) -> Pairs:
        if kind is ROOMS:
            return [*self.people[CHILDREN.field].named(), *self._own_children()]
        own = self._own_children() if kind is AGREEMENTS else []
        return [pair for pair in (*self._hive_children(), *own) if pair[0] != record_id]

    def _hive_children(self) -> Pairs:
        name = self.family.raw("name").strip()
        here = [(child, f"{words} ({name})" if name else words) for child, words in self._children.named()]
        return [*here, *self._elsewhere]

    def _own_children(self) -> list[tuple[str, str]]:
        return [(child, f"{words} (own child)") for child, words in self.people["own_children"].named()]

    def _refresh_people(self) -> None:
        """Let the lines say what children are called by now."""
        self._called = self._calls()
        self.approval.refresh_people()
        for editor in self._lists.values():
            editor.refresh_people()

    def _calls(self) -> Pairs:
        return [*self._hive_children(), *self._own_children()]

    # -- while she types

    def _today(self) -> date:
        return self._model.today

    def _family_changed(self, field: str) -> None:
        if field == "status":
            self._status_chosen()
        self.changed.emit(field)

    def _status_chosen(self) -> None:
        """Who waits has not joined, and who joins today did not wait since today: fill in what is likely."""
        waits = self.family.field("status").read() is Status.WAITING
        likely, empty = ("waiting_since", "joined_on") if waits else ("joined_on", "waiting_since")
        self.family.fill_in(empty, None, instead_of=self._model.today)
        self.family.fill_in(likely, self._model.today, instead_of=None)
        self.family.show_dependent()
        self._show_sections()

    def _people_changed(self) -> None:
        if self._called != self._calls():
            self._refresh_people()
        self.changed.emit("people")

    def _shape_changed(self) -> None:
        put_in_order(self)

    def _show_sections(self) -> None:
        """Waiting list and leaving: while the status says so, or something stands there."""
        own = self._household.family.status
        status = self.family.field("status").read() if self.family.has("status") else own
        for heading, when in _ONLY_WHEN.items():
            written = any(not self.family.field(field).is_empty() for field in _SECTIONS[heading])
            self.family.show_section(heading, status is when or written)
        if own is Status.WAITING and not self._model.is_new:  # joining is a deed; a date that stands can be corrected
            self.family.show_section("With the Hive", not self.family.field("joined_on").is_empty())
        put_in_order(self)
