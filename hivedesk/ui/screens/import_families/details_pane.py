"""The chosen family of the sheet: what to do with it, what it says, and how that compares with what is on record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hivedesk.casework.importing import Decision
from hivedesk.ui import theme
from hivedesk.ui.screens.import_families.texts import Compared, Detail
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.boxes import clear
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.key_values import KeyValueList
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card


class DetailsPane(Card):
    """``decided`` comes with the row and her decision."""

    decided = Signal(int, object)

    def __init__(self) -> None:
        super().__init__(gap=10)
        self._row = -1
        self._busy = False
        self.title = label("", Role.HEADING, wrap=True)
        self.place = label("", Role.SMALL)
        self.why = Banner(Tone.WARN)
        self._choice_label = label("What to do", Role.LABEL)
        self.choice = ChoiceField([])
        self._choice_label.setBuddy(self.choice)
        self.choice.setAccessibleName("What to do")
        self.choice.currentIndexChanged.connect(self._chosen)
        self._heading = label("", Role.STRONG, wrap=True)
        self.facts = KeyValueList()
        self.compared = ComparedList()
        self._problems_heading = label("To check", Role.STRONG)
        self.problems = label("", wrap=True, selectable=True)
        for part in (
            self.title,
            self.place,
            self.why,
            self._choice_label,
            self.choice,
            self._problems_heading,
            self.problems,
            self._heading,
            self.facts,
            self.compared,
        ):
            self.add(part)
        self.body.addStretch(1)

    def show_detail(self, detail: Detail | None) -> None:
        """Show a family, or how to have one shown."""
        self._row = detail.row if detail is not None else -1
        for part in (self.place, self._choice_label, self.choice, self._heading):
            part.setVisible(detail is not None)
        if detail is None:
            self.title.setText("Choose a family in the list to see it here.")
            self.facts.set_pairs(())
            self.compared.show_pairs(())
            self.problems.setText("")
            self._offer((), None)
            for empty in (self.why, self.facts, self.compared, self._problems_heading, self.problems):
                empty.hide()
            return
        self.title.setText(detail.title)
        self.place.setText(detail.place)
        if detail.why:
            self.why.say(detail.why)
        else:
            self.why.hide()
        self._offer(detail.options, detail.decision)
        self._heading.setText(detail.heading)
        self.facts.set_pairs(detail.facts)
        self.facts.setVisible(bool(detail.facts))
        self.compared.show_pairs(detail.compared)
        self.compared.setVisible(bool(detail.compared))
        self.problems.setText("\n".join(detail.problems))
        for part in (self._problems_heading, self.problems):
            part.setVisible(bool(detail.problems))

    def _offer(self, options: Sequence[tuple[Decision, str]], decision: Decision | None) -> None:
        self._busy = True
        self.choice.set_choices(options)
        self.choice.set_value(decision)
        self.choice.setEnabled(len(options) > 1)
        self._busy = False

    def _chosen(self) -> None:
        decision = self.choice.value()
        if not self._busy and self._row >= 0 and isinstance(decision, Decision):
            self.decided.emit(self._row, decision)


class ComparedList(QWidget):
    """What is on record beside what the sheet says; what differs stands out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        theme.set_spacing(self._grid, 7)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_pairs(self, pairs: Sequence[Compared]) -> None:
        """Show other pairs."""
        clear(self._grid)
        if not pairs:
            return
        top = Qt.AlignmentFlag.AlignTop
        for at, heading in enumerate(("", "On record", "In the sheet")):
            self._grid.addWidget(label(heading, Role.SMALL), 0, at, top)
        for place, pair in enumerate(pairs, start=1):
            differs = Role.STRONG if pair.sheet and pair.sheet != pair.recorded else None
            what = label(pair.what, Role.MUTED, wrap=True)
            what.setMinimumWidth(theme.px(84))
            self._grid.addWidget(what, place, 0, top)
            self._grid.addWidget(
                label(pair.recorded or "not recorded", None if pair.recorded else Role.MUTED, wrap=True), place, 1, top
            )
            self._grid.addWidget(label(pair.sheet or "–", differs, wrap=True), place, 2, top)
