"""All fields of a household, section by section; it knows no vault."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hivedesk.domain.families import Approval, Family, Household, Status
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.families.edit_view_model import PEOPLE, Known, Member, PeopleKind, Problem
from hivedesk.ui.screens.families.people_editor import PeopleEditor
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow
from hivedesk.ui.widgets.tab_order import put_in_order

SHOW_FLAGS = "Show risk and no-contact flags"
_FLAGS_NOTE = "Risks and no-contact are changed on asking only; that you read them is logged."
_ONLY_WHEN = {"Waiting list": Status.WAITING, "On hold": Status.ON_HOLD, "Leaving": Status.LEFT}
_SECTIONS = {
    "Waiting list": ("waiting_since", "waiting_area", "ifa_transfer", "ifa_agency"),
    "On hold": ("hold_from", "hold_reason", "hold_support", "hold_review_on"),
    "Leaving": ("left_on", "left_reason"),
}
_BEFORE_PEOPLE = ("Household", "Reaching them")
_AFTER_PEOPLE = ("The home", "With the Hive", "Waiting list", "On hold", "Leaving", "Key dates", "Notes")


class HouseholdForm(QWidget):
    """``changed`` comes with the name of a field of the family, or of a list of people."""

    changed = Signal(str)
    flags_wanted = Signal()

    def __init__(
        self,
        household: Household,
        today: Callable[[], date],
        new_member: Callable[[PeopleKind, str], Member],
        *,
        is_new: bool,
    ) -> None:
        super().__init__()
        self._household = household
        self._layout = column(14, into=self)
        self.family = RecordForm(Family, today, cards=True)
        self.approval = RecordForm(Approval, today)
        self.people = {kind.field: PeopleEditor(kind, today, new_member) for kind in PEOPLE}
        for heading in _BEFORE_PEOPLE:
            self._layout.addWidget(self.family.frame(heading))
        for field in ("carers", "children_in_care", "own_children"):
            self._layout.addWidget(self.people[field])
        terms = Card("Approval")
        terms.add(self.approval)
        self._layout.addWidget(terms)
        for heading in _AFTER_PEOPLE[:-2]:
            self._layout.addWidget(self.family.frame(heading))
        self._layout.addWidget(self.people["professionals"])
        for heading in _AFTER_PEOPLE[-2:]:
            self._layout.addWidget(self.family.frame(heading))
        self._layout.addWidget(self.family)  # holds nothing any more, but keeps its sections together
        self.family.hide()
        self._add_flags(household, is_new)
        self._fill(household)
        self._connect()

    # -- values

    def household(self, stored: Household) -> Household:
        """The household as typed; what is not shown is taken from ``stored``. Call `check` before.

        Raises:
            HiveDeskError, ValueError: a field holds what cannot be read.
        """
        approval = stored.approval or self._household.approval
        people: dict[str, Any] = {
            field: editor.members(getattr(stored, field)) for field, editor in self.people.items()
        }
        return replace(
            stored,
            family=self.family.record(stored.family),
            approval=None if approval is None else self.approval.record(approval),
            **people,
        )

    def known(self) -> Known:
        """What tells whether the family is recorded already, readable or not."""
        return Known(
            name=self.family.raw("name").strip(),
            phones=(self.family.raw("phone"), self.family.raw("mobile")),
            postcode=self.family.raw("postcode"),
            carers=self.people["carers"].names(),
        )

    def draft(self) -> dict[str, object]:
        """What stands in all fields."""
        people = {field: editor.draft() for field, editor in self.people.items()}
        return {"family": self.family.draft(), "approval": self.approval.draft(), **people}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back."""
        for form, key in ((self.family, "family"), (self.approval, "approval")):
            if isinstance(raw := draft.get(key), dict):
                form.restore_draft(raw)
        for field, editor in self.people.items():
            editor.restore(draft.get(field))
        self._show_sections()

    def is_changed(self) -> bool:
        """Whether anything differs from what is recorded."""
        people = any(editor.is_changed() for editor in self.people.values())
        return people or self.family.is_changed() or self.approval.is_changed()

    # -- errors

    def check(self) -> bool:
        """Show what is wrong or missing, go to the first such field, and say whether all is well."""
        people = self.people
        parts: tuple[RecordForm | PeopleEditor, ...] = (
            self.family,
            people["carers"],
            people["children_in_care"],
            people["own_children"],
            self.approval,
            people["professionals"],
        )
        wrong = [part for part in parts if not part.check()]
        if wrong:
            wrong[0].check()  # once more: the first one gets the keyboard
        return not wrong

    def show_problem(self, problem: Problem) -> None:
        """Say beside the field what a refusal means, and go there."""
        words = str(problem.error)
        if problem.record is Family:
            self.family.set_error(problem.field, words)
            return
        for editor in self.people.values():
            if editor.kind.record is problem.record and (panel := editor.panel(problem.record_id)) is not None:
                panel.set_error(problem.field, words)

    # -- shape

    def show_flags(self, household: Household) -> None:
        """Show the guarded fields of the children, which have just been read for it."""
        self._flags.hide()
        children = self.people["children_in_care"]
        children.show_guarded(household.children_in_care)
        if household.children_in_care:
            first = children.panel(household.children_in_care[0].id)
            if first is not None:
                first.expand().field("risk_flags").control.setFocus()

    def focus(self) -> None:
        """Go to the first field."""
        self.family.focus_first()

    def _add_flags(self, household: Household, is_new: bool) -> None:
        children = self.people["children_in_care"]
        self._flags = QWidget()
        layout = column(6, into=self._flags)
        layout.addWidget(FlowRow(button(SHOW_FLAGS, self.flags_wanted.emit, icon_name="shield")))
        layout.addWidget(label(_FLAGS_NOTE, Role.SMALL, wrap=True))
        children.add(self._flags)
        self._flags.setVisible(bool(household.children_in_care) and not is_new)

    def _fill(self, household: Household) -> None:
        self.family.show_record(household.family)
        if household.approval is not None:
            self.approval.show_record(household.approval)
        for field, editor in self.people.items():
            editor.show_members(getattr(household, field))
        self._show_sections()

    def _connect(self) -> None:
        self.family.changed.connect(self._family_changed)
        self.approval.changed.connect(self.changed)
        for editor in self.people.values():
            editor.changed.connect(self._people_changed)
            editor.shape_changed.connect(self._shape_changed)

    def _family_changed(self, field: str) -> None:
        if field == "status":
            self._show_sections()
        self.changed.emit(field)

    def _people_changed(self) -> None:
        self.changed.emit("people")

    def _shape_changed(self) -> None:
        put_in_order(self)

    def _show_sections(self) -> None:
        """Waiting list, hold and leaving: while the status says so, or something stands there."""
        status = self.family.field("status").read()
        for heading, when in _ONLY_WHEN.items():
            written = any(not self.family.field(field).is_empty() for field in _SECTIONS[heading])
            self.family.show_section(heading, status is when or written)
        put_in_order(self)
