"""A row of Today: what is due, about whom, and what can be done about it from where it stands."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QPushButton

from hivedesk.casework.due_lines import SingleFact
from hivedesk.ui import theme
from hivedesk.ui.follow_up_row import FollowUpRow
from hivedesk.ui.icons import Ink, icon
from hivedesk.ui.screens.today.rows import DONE, LOG_CONTACT, Press, RowState
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.steady_height import hold_height

_MOVES = ((Press.TOMORROW, "Tomorrow"), (Press.NEXT_WEEK, "Next week"), (Press.CHOOSE_DAY, "Choose a day…"))
_SEVERAL_FACTS = "Done today"


class TodayRow(FollowUpRow):
    """``pressed`` comes with the row's key, the `Press`, and the key of the fact where it is one."""

    pressed = Signal(str, object, str)

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.state_shown = RowState(key, "")
        self.done_wanted.connect(lambda: self._press(Press.ACT))
        self.fact_button = button(_SEVERAL_FACTS, self._first_fact, icon_name="tick")
        self.move_button = button("Move", role=Role.QUIET)
        self.open_button = button("Open", lambda: self._press(Press.OPEN), role=Role.QUIET)
        self.add(self.fact_button, first=True)
        self.add(self.move_button)
        self.add(self.open_button)
        self._facts: tuple[SingleFact, ...] = ()
        self._fill_move_menu()

    def show_row(self, state: RowState) -> None:
        """Say what it is and how it stands."""
        self._keep_focus_here(state)
        hold_height(self, state.over)  # before the first button goes
        self.state_shown = state
        self._show_facts(state.facts)
        self.move_button.setVisible(state.can_move)
        self._offer_tick_off(state.act == LOG_CONTACT)
        self.open_button.setVisible(state.can_open)
        self._show_act(state.act)
        self.show_line(state.what, state.state, about=state.about, tone=state.tone, mark=state.mark, over=state.over)
        said = ", ".join(part for part in (state.what, state.about) if part)
        for made in (self.done, self.fact_button, self.move_button, self.open_button):
            made.setAccessibleDescription(said)

    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be pressed now, in order."""
        every = (self.fact_button, self.done, self.move_button, self.open_button)
        return tuple(made for made in every if not made.isHidden())

    def _show_act(self, act: str) -> None:
        if self.done.text() != act:
            self.done.setText(act)
            self.done.setIcon(icon("tick", Ink.TEXT) if act == DONE else QIcon())

    def _show_facts(self, facts: tuple[SingleFact, ...]) -> None:
        self.fact_button.setVisible(bool(facts))
        if facts == self._facts:
            return
        self._facts = facts
        several = len(facts) > 1
        self._step_back(bool(facts))
        self.fact_button.setText(_SEVERAL_FACTS if several else facts[0].words if facts else "")
        if (former := self.fact_button.menu()) is not None:
            self.fact_button.setMenu(None)  # type: ignore[arg-type]  # Qt takes it; the stubs do not
            former.deleteLater()
        if several:
            self.fact_button.setMenu(self._facts_menu(facts))

    def _step_back(self, back: bool) -> None:
        """The deed's form is for what is not plain: where one press does, its button is quieter."""
        self.done.setProperty("role", str(Role.QUIET) if back else None)
        theme.repolish(self.done)

    def _facts_menu(self, facts: tuple[SingleFact, ...]) -> QMenu:
        menu = QMenu(self.fact_button)
        for fact in facts:
            menu.addAction(fact.words).triggered.connect(lambda _on=False, key=fact.key: self._press(Press.FACT, key))
        return menu

    def _offer_tick_off(self, offered: bool) -> None:
        """The last of the menu, asked for anew: a kept QAction was found gone on a real X screen (Qt 6.12)."""
        menu = self.move_button.menu()
        if menu is not None and menu.actions():
            menu.actions()[-1].setVisible(offered)

    def _fill_move_menu(self) -> None:
        menu = QMenu(self.move_button)
        for press, words in _MOVES:
            menu.addAction(words).triggered.connect(lambda _on=False, press=press: self._press(press))
        menu.addSeparator()
        tick_off = menu.addAction("Tick off without a contact")
        tick_off.triggered.connect(lambda: self._press(Press.TICK_OFF))
        self.move_button.setMenu(menu)

    def _keep_focus_here(self, state: RowState) -> None:
        """A button that goes away would send the keyboard on to another row, and the page after it."""
        going = (self.fact_button, self.done, self.move_button)
        if state.over and not self.state_shown.over and state.can_open and any(made.hasFocus() for made in going):
            self.open_button.setFocus()

    def _first_fact(self) -> None:
        if len(self._facts) == 1:
            self._press(Press.FACT, self._facts[0].key)

    def _press(self, press: Press, detail: str = "") -> None:
        self.pressed.emit(self.key, press, detail)
