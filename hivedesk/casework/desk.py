"""The open desk: the vault's records, the clock, and who sits at it."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date

from hivedesk.domain.acts import WORDING, ActKind
from hivedesk.domain.directory import DirectoryLine
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.policy import Policy, policy_on
from hivedesk.foundation.clock import Clock, FixedClock, today
from hivedesk.store import families
from hivedesk.store.changes import Act, ReadOnlyVault, Store


def random_id() -> str:
    """A new record's id."""
    return uuid.uuid4().hex


@dataclass(frozen=True)
class Changed:
    """What an act changed, for the screens and for the Undo beside it."""

    kind: ActKind
    sentence: str  # "contact with Okafor logged": shown on screen only, never kept
    tables: frozenset[str]
    subject: str
    record_id: str = ""  # the record that the act was about, where there is one
    undoable: bool = True


@dataclass
class Desk:
    """Everything a use case needs."""

    store: Store
    clock: Clock
    author: str  # the worker who is at the desk: signs what is written
    new_id: Callable[[], str] = random_id
    role: VaultRole = VaultRole.HIVE
    directory: tuple[DirectoryLine, ...] | None = field(default=None, repr=False)  # made when first searched

    @contextmanager
    def act(self, kind: ActKind, subject: str = "", detail: str = "", undoes: int | None = None) -> Iterator[Act]:
        """One transaction with its audit entry."""
        now = self.clock.now()
        with self.store.act(kind, author=self.author, at=now, subject=subject, detail=detail, undoes=undoes) as act:
            yield act
        if {change.table for change in act.changes} & _PEOPLE:
            self.directory = None

    def apart(self) -> Callable[[], AbstractContextManager["Desk"]]:
        """What opens a desk that can only read, at this moment, in another thread; asked for here, called there."""
        opening, now, author, role = self.store.vault.apart(), self.clock.now(), self.author, self.role

        @contextmanager
        def open_there() -> Iterator[Desk]:
            with opening() as database:
                yield Desk(Store(ReadOnlyVault(database)), FixedClock(now), author, role=role)

        return open_there

    def changed(self, kind: ActKind, act: Act, subject: str = "", record_id: str = "") -> Changed:
        """What to tell the screens of an act that has just been done."""
        return Changed(
            kind=kind,
            sentence=self.sentence(kind, subject),
            tables=frozenset(change.table for change in act.changes),
            subject=subject,
            record_id=record_id,
            undoable=WORDING[kind].undoable,
        )

    def sentence(self, kind: ActKind, subject: str) -> str:
        """An act in words, with the family's name as it is now."""
        past = WORDING[kind].past_at(self.role)
        if "{}" not in past:
            return past
        row = self.store.row("SELECT name FROM family WHERE id = ?", subject) if subject else None
        return past.format(row[0] if row else "a family")

    @property
    def is_open(self) -> bool:
        """Whether the vault is still open: what looks by itself now and then asks first."""
        return not self.store.database.is_closed()

    @property
    def hive(self) -> Hive:
        """The Hive of this vault."""
        return self.store.find(Hive, "hive") or Hive()

    @property
    def today(self) -> date:
        """Today in Europe/London."""
        return today(self.clock)

    @property
    def policy(self) -> Policy:
        """The rules in force today."""
        return policy_on(self.today)

    def family_names(self) -> dict[FamilyId, str]:
        """Every family's name."""
        return families.names(self.store)


_PEOPLE = {"family", "carer", "child_in_care", "own_child", "professional"}
