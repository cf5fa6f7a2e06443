"""The children in care in the household's form: each with the placement it lives in now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.placements import Placement
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.families.household_parts import CHILDREN, Part, PartKind
from hivedesk.ui.screens.families.part_panel import PartPanel, Surroundings
from hivedesk.ui.screens.families.parts_editor import PartsEditor

PLACEMENT_FIELDS = ("started_on", "kind_of_care", "expected_end_on", "solo", "solo_reason", "solo_review_on")
"""Endings and transitions are recorded on the card."""
_FORMERLY = {"placed_from": "started_on", "solo_placement": "solo"}  # of drafts from before placements had a history


class ChildPanel(PartPanel):
    """One child in care; without a ``placement`` (it has ended) only the child's own fields."""

    def __init__(self, child: ChildInCare, placement: Placement | None, around: Surroundings, *, is_new: bool) -> None:
        self._placement = placement
        self._placement_form: RecordForm | None = None
        super().__init__(CHILDREN, child, around, is_new=is_new)

    def placement(self, stored: Sequence[Placement]) -> Placement | None:
        """The placement as typed; None where nothing new is known of it."""
        form, base = self._placement_form, self._placement
        if base is None or form is None or not (self.is_new or form.is_changed()):
            return None
        known = next((one for one in stored if one.id == base.id), base)
        return replace(form.changes_on(known), child_id=base.child_id)

    def draft(self) -> dict[str, Any]:
        placement = self._placement_form
        return super().draft() | {"placement": None if placement is None else self._typed_in(placement)}

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        raw, own = kept.get("placement"), kept.get("raw")
        if not isinstance(raw, dict) and isinstance(own, dict):
            raw = {_FORMERLY.get(name, name): typed for name, typed in own.items()}
        if isinstance(raw, dict) and self._placement_form is not None:
            self._placement_form.restore_draft(raw)

    def is_typed(self) -> bool:
        return super().is_typed() or (self._placement_form is not None and self._placement_form.is_changed())

    def check(self) -> bool:
        sound = super().check()
        form = self._placement_form
        if self.removed or form is None or form.check():
            return sound
        self.expand()
        return False

    def set_error(self, field: str, words: str) -> None:
        super().set_error(field, words)
        if self._placement_form is not None and self._placement_form.has(field):
            self._placement_form.set_error(field, words)

    def _make_form(self) -> RecordForm:
        form = super()._make_form()
        if self._placement is not None:
            self._placement_form = RecordForm(Placement, self._around.today, only=PLACEMENT_FIELDS)
            self._placement_form.show_record(self._placement)
            self._placement_form.changed.connect(self._typed)
            form.put_after("Child", self._placement_form)
        return form


class ChildrenEditor(PartsEditor):
    """All children in care; ``placement_of`` knows a child's placement that is not over, or begins one."""

    def __init__(
        self,
        around: Surroundings,
        new_part: Callable[[PartKind, str], Part],
        placement_of: Callable[[ChildInCare], Placement | None],
    ) -> None:
        self._placement_of = placement_of
        super().__init__(CHILDREN, around, new_part)

    def make_panel(self, part: Part, *, is_new: bool) -> PartPanel:
        assert isinstance(part, ChildInCare)
        return ChildPanel(part, self._placement_of(part), self._around, is_new=is_new)

    def placements(self, stored: Sequence[Placement]) -> tuple[Placement, ...]:
        """The household's placements with what was typed about those that stand; new ones first."""
        typed = [panel.placement(stored) for panel in self.kept() if isinstance(panel, ChildPanel)]
        changed = {placement.id: placement for placement in typed if placement is not None}
        known = {placement.id for placement in stored}
        begun = [placement for placement in changed.values() if placement.id not in known]
        return (*begun, *(changed.get(placement.id, placement) for placement in stored))
