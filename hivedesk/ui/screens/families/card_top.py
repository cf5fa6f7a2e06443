"""What stands at the top of a family's card: what matters now, and what is due."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hivedesk.domain.clocks import Deed
from hivedesk.ui.screens.families.card_actions import Action
from hivedesk.ui.screens.families.card_now import DueLine, Matter
from hivedesk.ui.screens.families.card_parts import Act, ToneIcon, deed_button, remember_focus
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.page import Card, FlowRow, divider

MATTERS, DUE, ACTIONS = "What matters now", "What is due", "What you can do"
_LEAVES = "The family leaves the Hive: when, and why"
_ON_THE_CARD = frozenset(
    {
        Deed.JOIN,
        Deed.PUT_ON_HOLD,
        Deed.REVIEW_HOLD,
        Deed.END_HOLD,
        Deed.RECORD_PLACEMENT,
        Deed.END_PLACEMENT,
        Deed.TRANSITION,
        Deed.MOVE,
        Deed.CLOSE,
    }
)
_ICONS = {Tone.WARN: "warning", Tone.DANGER: "warning"}


class MattersCard(Card):
    """What she should know before she rings; quietly, what could not be checked."""

    def __init__(self, matters: Sequence[Matter], unchecked: Sequence[str], act: Act) -> None:
        super().__init__(MATTERS)
        for matter in matters:
            self.add(_matter(matter, act))
        if unchecked:
            if matters:
                self.add(divider())
            self.add(label("\n".join(("Cannot be checked:", *unchecked)), Role.SMALL, wrap=True, selectable=True))
        self.body.addStretch(1)


def _matter(matter: Matter, act: Act) -> QWidget:
    made = QWidget()
    beside = row(10, into=made)
    beside.addWidget(ToneIcon(_ICONS.get(matter.tone, "info"), matter.tone), 0, Qt.AlignmentFlag.AlignTop)
    words = column(3)
    role = Role.STRONG if matter.tone in _ICONS else None
    words.addWidget(label(matter.text, role, wrap=True, selectable=True))
    if matter.more:
        words.addWidget(label(matter.more, Role.SMALL, wrap=True, selectable=True))
    for reason, change in matter.points:
        point = column(1, 0, 4, 0, 0)
        point.addWidget(label(reason, wrap=True, selectable=True))
        point.addWidget(label(change, Role.SMALL, wrap=True, selectable=True))
        words.addLayout(point)
    if matter.actions:
        words.addWidget(FlowRow(*(deed_button(one, act, MATTERS, role=Role.QUIET) for one in matter.actions), gap=2))
    beside.addLayout(words, 1)
    return made


class ActionsCard(Card):
    """What changes how the family stands, each as a button that can be seen; the rest is in the menu and the sections.

    A menu alone would not do: while it is open, assistive technology that looks for a control by its label finds none.
    """

    def __init__(self, actions: Sequence[Action], act: Act) -> None:
        super().__init__(ACTIONS)
        shown = [action for action in actions if action.wanted.deed in _ON_THE_CARD]
        made = [deed_button(action, act, ACTIONS) for action in shown]
        for one, action in zip(made, shown, strict=True):
            if action.wanted.deed is Deed.CLOSE:  # the word alone might mean the card
                one.setToolTip(_LEAVES)
                one.setAccessibleDescription(_LEAVES)
        self.add(FlowRow(*made, gap=8))


class DueCard(Card):
    """Each line with its day and a button: *Done* for a follow-up, the deed's own label for the rest."""

    def __init__(self, lines: Sequence[DueLine], nothing: str, act: Act, done: Callable[[str], object]) -> None:
        super().__init__(DUE)
        self._act, self._done = act, done
        for place, line in enumerate(lines):
            if place:
                self.add(divider())
            self.add(self._line(line))
        if nothing:
            self.add(label(nothing, Role.MUTED, wrap=True))
        self.body.addStretch(1)

    def _line(self, line: DueLine) -> QWidget:
        made = QWidget()
        beside = row(10, into=made)
        words = column(3)
        words.addWidget(label(line.what, wrap=True, selectable=True))
        words.addWidget(FlowRow(Pill(line.due[:1].upper() + line.due[1:], line.tone), label(line.day, Role.SMALL)))
        if line.why:
            words.addWidget(label(line.why, Role.SMALL, wrap=True, selectable=True))
        beside.addLayout(words, 1)
        beside.addWidget(self._button(line), 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _button(self, line: DueLine) -> QPushButton:
        if line.action is not None:
            made = deed_button(line.action, self._act, DUE)
        else:
            made = button("Done", partial(self._done, line.follow_up_id), icon_name="tick")
            made.setAccessibleDescription(line.what)
        remember_focus(made, line.key)
        return made
