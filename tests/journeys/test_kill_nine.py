"""Two hundred times kill -9 in the middle of writing: no acknowledged entry is lost, and every check passes.

The writer is a forked process that acknowledges each entry, once its act has returned, with one line through a pipe.
It is killed after a drawn number of lines, while it goes on writing. No vault is copied or mended between the rounds.
"""

import os
import random
import signal
from pathlib import Path

import pytest

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.desk import Desk
from hivedesk.casework.drafts import find_draft, keep_draft
from hivedesk.casework.families import add_family
from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.contact_log import ContactLogEntry
from hivedesk.domain.hive import Hive
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.store import audit
from hivedesk.store.vault_locked import Unlocked
from tests.builders import NOW, a_contact, a_family

ROUNDS = 200
PASSPHRASE = "otter lantern mosaic thimble"


@pytest.fixture
def vault(tmp_path: Path) -> tuple[Path, Unlocked]:
    hive = Hive(name="Ringwood", worker="Maureen Hale")
    cheap = ArgonCost(memory_kib=64, passes=1, lanes=1)
    new = vaults.make_hive(tmp_path / "vault", hive, PASSPHRASE, FixedClock(NOW), cheap)
    desk = vaults.open_new_hive(new, hive, FixedClock(NOW))
    add_family(desk, a_family("Okafor", id="f1"))
    vaults.close_desk(desk)
    return tmp_path / "vault", new.unlocked


def opened(folder: Path, unlocked: Unlocked) -> Desk:
    return vaults.open_desk(vaults.find_door(folder), unlocked, FixedClock(NOW))


def write_until_killed(folder: Path, unlocked: Unlocked, number: int, pipe: int) -> None:
    desk = opened(folder, unlocked)
    for count in range(100_000):
        entry_id = f"{number}-{count}"
        keep_draft(desk, "contact/new", {"fact": entry_id})
        log_contact(desk, a_contact("f1", id=entry_id, fact=f"Entry {entry_id}. " + "Words. " * (count % 200)))
        os.write(pipe, f"{entry_id}\n".encode())


def killed_while_writing(folder: Path, unlocked: Unlocked, number: int, after: int) -> list[str]:
    """The ids that were acknowledged before the writer died."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:  # nothing of the tests may run on in the writer, whatever happens
        try:
            os.close(read)
            write_until_killed(folder, unlocked, number, write)
        finally:
            os._exit(1)
    os.close(write)
    acknowledged: list[str] = []
    with os.fdopen(read) as lines:
        for line in lines:
            acknowledged.append(line.strip())
            if len(acknowledged) == after:
                os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer stopped by itself"
    return [line for line in acknowledged if line]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_no_acknowledged_entry_is_lost(vault):
    folder, unlocked = vault
    draw = random.Random(9)
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        acknowledged += killed_while_writing(folder, unlocked, number, draw.randint(1, 12))
        desk = opened(folder, unlocked)
        kept = {row[0] for row in desk.store.rows("SELECT id FROM contact_log_entry")}
        draft = find_draft(desk, "contact/new")
        vaults.close_desk(desk)
        assert set(acknowledged) <= kept
        assert draft is not None
    desk = opened(folder, unlocked)
    assert audit.verify_chain(desk.store.database, NoProgress()).broken_at is None
    assert desk.store.row("PRAGMA integrity_check") == ("ok",)
    assert desk.store.row("SELECT count(*) FROM search_doc WHERE tbl = 'contact_log_entry'") == (
        len(desk.store.select(ContactLogEntry)),
    )
    vaults.close_desk(desk)
