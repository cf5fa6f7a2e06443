"""What the locked door knows: how she tries, how long she must wait, and what stands in the way. No hint, ever."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum

from hivedesk.casework import vaults
from hivedesk.casework.desk import Desk
from hivedesk.casework.vaults import Accept, Distrusted, Door, TooSoon, Unlocked
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation import paths
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import Clock
from hivedesk.foundation.errors import HiveDeskError, VaultProblem, WrongPassphrase


class Stage(Enum):
    """What the screen is about now."""

    ASKING = "asking"
    UNLOCKING = "unlocking"
    DISTRUSTED = "distrusted"  # unlocked, but not what was closed here last
    BLOCKED = "blocked"  # this vault cannot be opened
    NEW_PASSPHRASE = "new passphrase"


@dataclass(frozen=True)
class State:
    """What the screen shows."""

    stage: Stage = Stage.ASKING
    by_code: bool = False
    wrong: str = ""  # beneath the field
    pause: int = 0  # seconds
    problem: HiveDeskError | None = None
    consequences: str = ""
    demonstration: str = field(default="", repr=False)  # its passphrase, which is no secret
    role: VaultRole = VaultRole.HIVE  # whose vault it is

    @property
    def may_try(self) -> bool:
        """Whether the next try would be taken."""
        return self.stage is Stage.ASKING and self.pause == 0

    @property
    def waiting(self) -> str:
        """The pause in words."""
        if not self.pause:
            return ""
        return f"You can try again in {self.pause} second{'s' * (self.pause != 1)}."


CONSEQUENCES = {
    Accept.LOST_TAIL: "HiveDesk goes on from the last entry that is there, and notes in the audit trail that entries "
    "were missing. Nothing else is changed.",
    Accept.OLDER_COPY: "HiveDesk goes on from this older copy, and notes it in the audit trail. If the newer file "
    "turns up later, the two cannot be joined: what is in it would have to be typed again.",
    Accept.REPLACED: "HiveDesk goes on from this file, and notes it in the audit trail. Entries that were made here "
    "and are not in it stay missing, and the file that was closed here can no longer be continued.",
}


class UnlockModel:
    """The acts behind the screen; the slow one is handed out as a job."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._door: Door | None = None
        self._unlocked: Unlocked | None = None
        self.state = State()

    @property
    def door(self) -> Door:
        """The door in front of her."""
        assert self._door is not None, "a door is shown first"
        return self._door

    def stand_before(self, door: Door) -> State:
        """Come to a locked vault."""
        self._door = door
        self._unlocked = None
        shown = paths.demonstration_folder().resolve() == door.locked.folder.resolve()
        demonstration = vaults.DEMONSTRATION_PASSPHRASE if shown else ""
        self.state = State(pause=door.pause(self._clock.now()), demonstration=demonstration, role=door.locked.role)
        return self.state

    def use_code(self, by_code: bool) -> State:
        """Try with the recovery code, or with the passphrase."""
        return self._set(by_code=by_code, wrong="")

    def tick(self) -> State:
        """A second has passed."""
        return self._set(pause=self.door.pause(self._clock.now()))

    def trying(self, secret: str) -> Callable[[Progress], Unlocked] | None:
        """The job that tries a secret; None where nothing was typed, or the pause is not over."""
        self.tick()
        if not self.state.may_try:
            return None
        if not secret.strip():
            name = "recovery code" if self.state.by_code else "passphrase"
            self._set(wrong=f"Type the {name}.")
            return None
        door, by_code, now = self.door, self.state.by_code, self._clock.now()
        self._set(stage=Stage.UNLOCKING, wrong="", problem=None)
        return lambda _progress: vaults.unlock(door, secret, now, recovery=by_code)

    def failed(self, error: HiveDeskError) -> State:
        """The secret opened nothing, or was not tried at all."""
        now = self._clock.now()
        wrong = isinstance(error, WrongPassphrase)
        if wrong:
            self.door.tried(now, wrong=True)
        pause = self.door.pause(now)
        if isinstance(error, TooSoon):
            return self._set(stage=Stage.ASKING, wrong="", pause=pause)
        if isinstance(error, VaultProblem) and not wrong:
            return self._set(stage=Stage.ASKING, wrong="", pause=pause, problem=error)
        return self._set(stage=Stage.ASKING, wrong=str(error), pause=pause)

    def unlocked(self, unlocked: Unlocked, accept: Accept | None = None) -> Desk | None:
        """Open the vault with its key; None where that cannot be, or not without her agreement: the state says why."""
        self.door.tried(self._clock.now(), wrong=False)
        self._unlocked = unlocked
        try:
            desk = vaults.open_desk(self.door, unlocked, self._clock, accept)
        except Distrusted as problem:
            self._set(stage=Stage.DISTRUSTED, problem=problem, consequences=CONSEQUENCES[problem.accept])
            return None
        except HiveDeskError as problem:
            self._unlocked = None
            self._set(stage=Stage.BLOCKED, problem=problem)
            return None
        self._unlocked = None
        self._set(stage=Stage.NEW_PASSPHRASE if unlocked.needs_new_passphrase else Stage.UNLOCKING, problem=None)
        return desk

    def open_all_the_same(self) -> Desk | None:
        """Open what is not what was closed here, knowingly."""
        problem = self.state.problem
        assert isinstance(problem, Distrusted) and self._unlocked is not None, "she was told what it means"
        return self.unlocked(self._unlocked, problem.accept)

    def ask_again(self) -> State:
        """Back to the locked door, as it stands now; the key is forgotten."""
        self._unlocked = None
        try:
            self._door = vaults.find_door(self.door.locked.folder)
        except VaultProblem as problem:
            return self._set(stage=Stage.BLOCKED, problem=problem)
        pause = self.door.pause(self._clock.now())
        return self._set(stage=Stage.ASKING, by_code=False, wrong="", problem=None, pause=pause)

    def _set(self, **fields: object) -> State:
        self.state = replace(self.state, **fields)  # type: ignore[arg-type]  # the fields of State
        return self.state
