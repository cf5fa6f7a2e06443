"""The locked door."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hivedesk.casework.desk import Desk
from hivedesk.casework.vaults import Door, Unlocked
from hivedesk.foundation.clock import Clock
from hivedesk.foundation.errors import HiveDeskError, RuleRefused
from hivedesk.ui.held_desk import HeldDesk
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.screens.unlock.door_page import DoorPage
from hivedesk.ui.screens.unlock.problem_page import ProblemPage
from hivedesk.ui.screens.unlock.view_model import Stage, State, UnlockModel
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.entrance import Entrance, EntrancePage

if TYPE_CHECKING:
    from hivedesk.ui.new_passphrase_page import NewPassphrasePage

_TICK_MS = 250  # so that no second of the countdown is skipped


class UnlockScreen(QWidget):
    """Asks for the passphrase of one vault; shows no name, for none is stored in clear."""

    desk_opened = Signal(object)  # Desk
    another_wanted = Signal()

    def __init__(self, background: QtBackground, clock: Clock) -> None:
        super().__init__()
        self._model = UnlockModel(clock)
        self._all_background = background
        self._background = background.owned_by(self)
        self._held = HeldDesk(self)
        self._entrance = Entrance(
            "Locked. Nothing in it can be read until it is unlocked.",
            "What was in an open form is kept inside, and is there again afterwards.",
        )
        column(0, into=self).addWidget(self._entrance)
        self.door_page = DoorPage()
        self.problem_page = ProblemPage()
        self._new_passphrase: NewPassphrasePage | None = None
        for page in (self.door_page, self.problem_page):
            self._entrance.add(page)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._shown: EntrancePage | None = None
        self._connect()

    def show_door(self, door: Door) -> None:
        """Ask for the passphrase of this vault."""
        self._held.close()
        self._shown = None
        self.show_state(self._model.stand_before(door))

    def show_state(self, state: State) -> None:
        """Show a state."""
        self.door_page.show_state(state)
        self.problem_page.show_state(state)
        if state.pause and not self._ticking.isActive():
            self._ticking.start()
        elif not state.pause:
            self._ticking.stop()
        page = self._page_of(state.stage)
        if page is not self._shown:
            self._shown = page
            self._entrance.bring(page)

    def _connect(self) -> None:
        self.door_page.went_on.connect(self._try)
        self.door_page.went_back.connect(self._back_to_passphrase)
        self.door_page.secret.way_changed.connect(self._use_code)
        self.door_page.another_wanted.connect(self.another_wanted)
        self.problem_page.went_on.connect(self._ask_again)
        self.problem_page.went_back.connect(self._ask_again)
        self.problem_page.open_wanted.connect(self._open_all_the_same)
        self.problem_page.another_wanted.connect(self.another_wanted)

    def _page_of(self, stage: Stage) -> EntrancePage:
        if stage in (Stage.ASKING, Stage.UNLOCKING):
            return self.door_page
        return self._passphrase_page() if stage is Stage.NEW_PASSPHRASE else self.problem_page

    def _passphrase_page(self) -> "NewPassphrasePage":
        """Made when it is needed: hardly ever, and HiveDesk starts with this screen."""
        if self._new_passphrase is None:
            from hivedesk.ui.new_passphrase_page import NewPassphrasePage

            self._new_passphrase = NewPassphrasePage(self._all_background, self._held)
            self._new_passphrase.passphrase_set.connect(self._hand_over)
            self._new_passphrase.went_back.connect(self._give_up)
            self._entrance.add(self._new_passphrase)
        return self._new_passphrase

    def _try(self) -> None:
        work = self._model.trying(self.door_page.secret.text())
        self.show_state(self._model.state)
        if work is not None:
            self._background.run("Unlocking", work, self._unlocked, self._failed)

    def _unlocked(self, unlocked: Unlocked) -> None:
        self.door_page.secret.forget()
        self._opened(self._model.unlocked(unlocked))

    def _open_all_the_same(self) -> None:
        self._opened(self._model.open_all_the_same())

    def _opened(self, desk: Desk | None) -> None:
        if desk is not None:
            self._held.hold(desk)
        if desk is not None and self._model.state.stage is not Stage.NEW_PASSPHRASE:
            self._hand_over()
        else:
            self.show_state(self._model.state)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, RuleRefused):  # a code with a slip was not tried: it need not be typed again
            self.door_page.secret.forget()
        if not isinstance(error, HiveDeskError):
            self.show_state(self._model.ask_again())
            raise error
        self.show_state(self._model.failed(error))
        self.door_page.say_wrong()

    def _use_code(self, by_code: bool) -> None:
        self.show_state(self._model.use_code(by_code))

    def _back_to_passphrase(self) -> None:
        if self._model.state.by_code and self._model.state.stage is Stage.ASKING:
            self._use_code(False)

    def _tick(self) -> None:
        self.show_state(self._model.tick())

    def _ask_again(self) -> None:
        self.show_state(self._model.ask_again())

    def _give_up(self) -> None:
        self._held.close()
        if self._new_passphrase is not None:
            self._new_passphrase.chosen.forget()
        self._ask_again()

    def _hand_over(self) -> None:
        self.desk_opened.emit(self._held.hand_over())
