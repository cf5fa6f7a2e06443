"""Short ways to make vaults in files, with a schema of two tables, and to hurt them."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.errors import CannotWrite
from hivedesk.foundation.files import cannot_write
from hivedesk.store import vault_files
from hivedesk.store.opening import open_vault
from hivedesk.store.vault import Vault
from hivedesk.store.vault_creation import NewVault, make_vault
from hivedesk.store.vault_locked import read_vault
from hivedesk.store.vault_problems import Accept

CHEAP = ArgonCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "chasing strive outhouse doorpost"
OTHER_PASSPHRASE = "velvet ladder mongoose quartz"
NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
SECRET = "Zebedee Featherstonehaugh"  # a made-up name that must never be found in clear

FIRST_STEP = '''"""The first schema."""
def up(migrator, db):
    db.execute_sql(
        "CREATE TABLE entry (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT NOT NULL,"
        " previous BLOB NOT NULL, hash BLOB NOT NULL)"
    )
    db.execute_sql("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
'''
SECOND_STEP = '''"""A column more."""
def up(migrator, db):
    db.execute_sql("ALTER TABLE entry ADD COLUMN author TEXT NOT NULL DEFAULT ''")
'''
FAILING_STEP = '''"""Fails half-way."""
def up(migrator, db):
    db.execute_sql("CREATE TABLE extra (id TEXT)")
    db.execute_sql("INSERT INTO extra SELECT note FROM nowhere")
'''


class Workshop:
    """A folder to work in, a clock, and the steps of the schema."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock(NOW)
        self.steps = folder / "steps"
        self.steps.mkdir()
        self.add_step("0001_first", FIRST_STEP)

    def add_step(self, name: str, text: str) -> None:
        (self.steps / f"{name}.py").write_text(text, encoding="utf-8")

    def make(self, name: str = "vault") -> NewVault:
        """A new vault, closed."""
        return make_vault(
            self.folder / name,
            role=VaultRole.HIVE,
            passphrase=PASSPHRASE,
            holder="hcsw",
            clock=self.clock,
            migrations=self.steps,
            argon=CHEAP,
        )

    def open(self, name: str = "vault", passphrase: str = PASSPHRASE, accept: Accept | None = None) -> Vault:
        """Open a vault that was made."""
        locked = read_vault(self.folder / name)
        unlocked = locked.unlock_with_passphrase(passphrase, self.clock.now())
        return open_vault(locked, unlocked, self.clock, accept=accept, migrations=self.steps)

    def filled(self, name: str = "vault", entries: int = 5) -> Vault:
        """A new vault, open, with some entries."""
        self.make(name)
        vault = self.open(name)
        write_entries(vault, entries)
        return vault

    def crash(self, vault: Vault, name: str = "crashed") -> Path:
        """What lies on the disk if the power goes now, in a folder of its own."""
        target = self.folder / name
        shutil.copytree(vault.folder, target)
        (target / "vault.db-shm").unlink(missing_ok=True)  # shared memory does not survive a power cut
        return target


def write_entries(vault: Vault, count: int, *, note: str = SECRET, record: bool = True) -> None:
    """Commit some chained entries, one transaction each; ``record`` as the header wants it after each."""
    row = vault.database.execute_sql("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    seq, last = (row[0], bytes(row[1])) if row else (0, bytes(32))
    for _ in range(count):
        seq, previous = seq + 1, last
        at = NOW + timedelta(minutes=seq)
        last = hashlib.sha256(previous + note.encode()).digest()
        vault.database.execute_sql(
            "INSERT INTO entry (seq, at, note, previous, hash) VALUES (?, ?, ?, ?, ?)",
            (seq, at.isoformat(), note, previous, last),
        )
        if record:
            vault.record_head(seq, last, at)


def count_entries(vault: Vault) -> int:
    """How many entries the database holds."""
    return int(vault.database.execute_sql("SELECT count(*) FROM entry").fetchone()[0])


def damage(path: Path, at: int) -> None:
    """Flip one bit."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def everything_under(folder: Path) -> dict[str, bytes]:
    """Each file with its content, to see that nothing changed."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


_SEAM = ("write", "make_folder", "unfinished_folder", "finish_folder", "sync")


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch, after: int, *, done_first: bool = False) -> Iterator[list[str]]:
    """A disk that takes ``after`` more steps and is full from then on; yields the steps it was asked for.

    With ``done_first`` the step at which it gets full is done, and only then reported as failed.
    """
    asked: list[str] = []

    def limited(name: str, real):  # type: ignore[no-untyped-def]
        def step(*args, **kwargs):  # type: ignore[no-untyped-def]
            asked.append(name)
            if len(asked) <= after:
                return real(*args, **kwargs)
            if done_first and len(asked) == after + 1:
                real(*args, **kwargs)
            raise cannot_write(OSError(28, "full"))

        return step

    with monkeypatch.context() as patch:
        for name in _SEAM:
            patch.setattr(vault_files, name, limited(name, getattr(vault_files, name)))
        yield asked


def is_disk_full(error: CannotWrite) -> bool:
    return error.message.startswith("The disk is full.")
