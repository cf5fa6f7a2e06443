"""A list in the household's form: people, or what belongs to the approval; added, removed, put back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from hivedesk.ui import theme
from hivedesk.ui.screens.families.household_parts import Part, PartKind
from hivedesk.ui.screens.families.part_panel import PartPanel, Surroundings
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, FlowRow


class PartsEditor(Card):
    """All records of one kind; ``within`` another card it has no sheet of its own."""

    changed = Signal()
    shape_changed = Signal()

    def __init__(
        self, kind: PartKind, around: Surroundings, new_part: Callable[[PartKind, str], Part], *, within: bool = False
    ) -> None:
        super().__init__(kind.title)
        if within:
            theme.set_role(self, Role.PLAIN)
            theme.set_spacing(self._outer, 10, 0, 8, 0, 0)
        self.kind = kind
        self._around = around
        self._new_part = new_part
        self._panels: list[PartPanel] = []
        self._empty = label(kind.when_empty, Role.MUTED, wrap=True)
        self.add(self._empty)
        self._lines = column(10)
        self.body.addLayout(self._lines)
        self.add_button = button(f"Add {kind.one}", self._add, icon_name="add")
        self.foot = FlowRow(self.add_button)
        self.add(self.foot)
        self._show_empty()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these, and count the list as unchanged."""
        for panel in list(self._panels):
            self._drop(panel)
        for part in parts:
            self._put(part, is_new=False)

    def parts(self, stored: Sequence[Part]) -> tuple[Part, ...]:
        """Everything as typed, without what is to be removed.

        Who came into the records since the form was opened stays; who left them since is not brought back.
        """
        shown = {panel.record_id for panel in self._panels}
        kept = {panel.record_id: panel for panel in self.kept()}
        known = {str(part.id): part for part in stored}
        there = [
            kept[key].record(part) if key in kept else part
            for key, part in known.items()
            if key in kept or key not in shown
        ]
        begun = [panel.record() for key, panel in kept.items() if panel.is_new and key not in known]
        return (*there, *begun)

    def typed_and_gone(self, stored: Sequence[Part]) -> list[PartPanel]:
        """The lines that were changed here and have left the records since."""
        known = {str(part.id) for part in stored}
        return [p for p in self.kept() if p.is_typed() and not p.is_new and p.record_id not in known]

    def kept(self) -> list[PartPanel]:
        """The lines that are to stay."""
        return [panel for panel in self._panels if not panel.removed and not panel.is_blank()]

    def names(self) -> tuple[str, ...]:
        """The names as typed."""
        return tuple(name for _record_id, name in self.named())

    def named(self) -> list[tuple[str, str]]:
        """Ids and names of all who stay and have a name by now."""
        names = ((panel.record_id, panel.name()) for panel in self._panels if not panel.removed)
        return [(record_id, name) for record_id, name in names if name]

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
                self._put(self._new_part(self.kind, record_id), is_new=True).restore(line)

    def is_changed(self) -> bool:
        """Whether anything was added, changed or removed."""
        return any(panel.is_changed() and not panel.is_blank() for panel in self._panels)

    def check(self) -> bool:
        """Whether everything can be saved; opens the first line that cannot."""
        return all(panel.check() for panel in self._panels if not panel.is_blank())

    def panel(self, record_id: str) -> PartPanel | None:
        """The line of this record."""
        return next((panel for panel in self._panels if panel.record_id == record_id), None)

    def show_guarded(self, parts: Sequence[Part]) -> None:
        """Open every line, with the guarded fields."""
        for part in parts:
            if (panel := self.panel(str(part.id))) is not None:
                panel.expand()
                panel.show_guarded(part)

    def refresh_people(self) -> None:
        """Look again at what children are called."""
        for panel in self._panels:
            panel.refresh_people()

    def make_panel(self, part: Part, *, is_new: bool) -> PartPanel:
        """The line of a record."""
        return PartPanel(self.kind, part, self._around, is_new=is_new)

    def _add(self) -> None:
        panel = self._put(self._new_part(self.kind, ""), is_new=True)
        panel.expand()
        panel.focus()
        self.changed.emit()

    def _put(self, part: Part, *, is_new: bool) -> PartPanel:
        panel = self.make_panel(part, is_new=is_new)
        if is_new:
            panel.show_guarded(part)  # nothing is recorded yet that would have to be asked for
            panel.expand()
        panel.changed.connect(partial(self._part_changed, panel))
        panel.shape_changed.connect(self.shape_changed)
        self._panels.append(panel)
        self._lines.addWidget(panel)
        self._show_empty()
        self.shape_changed.emit()
        return panel

    def _part_changed(self, panel: PartPanel) -> None:
        if panel.removed and panel.is_blank():
            self._drop(panel)
            self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, panel: PartPanel) -> None:
        self._panels.remove(panel)
        self._lines.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self._show_empty()

    def _show_empty(self) -> None:
        self._empty.setVisible(bool(self.kind.when_empty) and not self._panels)
