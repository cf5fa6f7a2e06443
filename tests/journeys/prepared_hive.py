"""A Hive prepared for a story on the laptop's own clock, and the same vault opened again once the story is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from hivedesk.casework import vaults
from hivedesk.casework.desk import Desk
from hivedesk.casework.drafts import all_drafts
from hivedesk.domain.household import Household
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import SystemClock, at_london, local, today
from hivedesk.store import audit
from tests.real_desk import PASSPHRASE, a_vault_desk

CLOCK = SystemClock()  # the window has no other: all days of a story count from today
SECRET = PASSPHRASE.replace(" ", "_")  # a story's arguments have no spaces


def days_ago(days: int) -> date:
    """So many days before today; below 0 to come."""
    return today(CLOCK) - timedelta(days=days)


def noon(days: int) -> datetime:
    """Noon, so many days ago."""
    return at_london(days_ago(days), 12)


@contextmanager
def prepared(home: Path, *households: Household) -> Iterator[Desk]:
    """The desk of a new Hive where HiveDesk will look for it; closed at the end."""
    if local(CLOCK.now()).time() >= time(23, 57):
        pytest.skip("the day would turn in the middle of the story")
    folder = _vault(home)
    folder.parent.mkdir(parents=True)
    desk = a_vault_desk(folder, *households, clock=CLOCK)
    yield desk
    vaults.close_desk(desk)


@contextmanager
def opened_again(home: Path) -> Iterator[Desk]:
    """The desk as the story left it: every change in its chain, and nothing typed and forgotten."""
    door = vaults.find_door(_vault(home))
    desk = vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, CLOCK.now()), CLOCK)
    assert audit.verify_chain(desk.store.database, NoProgress()).broken_at is None
    assert desk.store.row("PRAGMA integrity_check") == ("ok",)
    assert all_drafts(desk) == []
    yield desk
    vaults.close_desk(desk)


def deeds_about(desk: Desk, subject: str) -> list[str]:
    """What was done about a family, the oldest first; ``undone`` and ``again`` before what was taken back or redone."""
    entries = audit.entries_about(desk.store, subject, 100)[::-1]
    undoes = {entry.seq: entry.undoes for entry in entries}
    return [f"{_turn(entry.seq, undoes)}{entry.kind.value}" for entry in entries]


def _turn(seq: int, undoes: dict[int, int | None]) -> str:
    before = undoes[seq]
    if before is None:
        return ""
    return "again " if undoes[before] is not None else "undone "


def _vault(home: Path) -> Path:
    return home / "data" / "hivedesk" / "vault"
