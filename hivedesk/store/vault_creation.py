"""Making a new vault: complete in a folder of another name, then moved to its place in one step."""

from dataclasses import dataclass, field
from pathlib import Path

from hivedesk.crypto.argon import ArgonCost
from hivedesk.crypto.keys import KeyPurpose, MasterKey, derive, new_master_key
from hivedesk.crypto.slots import SlotMaker
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import Clock
from hivedesk.store import vault_files
from hivedesk.store.connection import CannotOpen, SqlError, VaultDatabase, connect, write_failure
from hivedesk.store.header import Header, new_id
from hivedesk.store.header_copies import write_copies
from hivedesk.store.opening import open_vault
from hivedesk.store.opening_schema import MIGRATIONS, take_steps
from hivedesk.store.vault import Vault
from hivedesk.store.vault_locked import LockedVault, Unlocked, read_vault
from hivedesk.store.vault_problems import FolderNotEmpty


@dataclass(frozen=True)
class NewVault:
    """A vault that was just made: ready for `opening.open_vault` on the main thread."""

    locked: LockedVault
    unlocked: Unlocked
    recovery_code: str = field(repr=False)  # as printed; kept nowhere


def make_vault(
    folder: Path,
    *,
    role: VaultRole,
    passphrase: str,
    holder: str,
    clock: Clock,
    migrations: Path = MIGRATIONS,
    argon: ArgonCost | None = None,
    about_her: tuple[str, ...] = (),
) -> NewVault:
    """Make a vault in a new or empty folder. Slow (Argon2id): for a background thread.

    ``holder`` is an id, never a name: the header can be read by anybody. ``argon`` is for tests; without it the cost
    is calibrated here. ``about_her`` are words that make a passphrase easy to guess.

    Raises:
        FolderNotEmpty: something stands there.
        RuleRefused: the passphrase is not strong enough.
        CannotWrite: the disk is full or refuses; nothing is left in ``folder``.
    """
    if not vault_files.is_free(folder):
        raise FolderNotEmpty
    vault_id, master = new_id(), new_master_key()
    maker = SlotMaker(vault_id, master, argon, about_her)
    mine = maker.passphrase(passphrase, holder)
    recovery, code = maker.recovery()
    unfinished = vault_files.unfinished_folder(folder)
    try:
        _make_database(unfinished / vault_files.DATABASE, master, vault_id, migrations)
        header = Header(vault_id=vault_id, role=role, created=clock.now(), slots=(mine, recovery))
        write_copies(unfinished, header, master)
        vault_files.finish_folder(unfinished, folder)
    except BaseException:
        vault_files.remove_folder(unfinished)
        raise
    return NewVault(read_vault(folder), Unlocked(master, mine.id, holder), code)


def create_vault(
    folder: Path,
    *,
    role: VaultRole,
    passphrase: str,
    holder: str,
    clock: Clock,
    migrations: Path = MIGRATIONS,
    argon: ArgonCost | None = None,
) -> tuple[Vault, str]:
    """Make a vault and open it on this thread; the open vault and the recovery code as printed. Slow.

    Raises:
        FolderNotEmpty, RuleRefused, CannotWrite: as `make_vault`.
    """
    new = make_vault(
        folder, role=role, passphrase=passphrase, holder=holder, clock=clock, migrations=migrations, argon=argon
    )
    return open_vault(new.locked, new.unlocked, clock, migrations=migrations), new.recovery_code


def _make_database(path: Path, master: MasterKey, vault_id: str, migrations: Path) -> None:
    key = derive(master, KeyPurpose.DATABASE)
    try:
        connect(path, key, create=True).close()
        path.chmod(0o600)
        database = VaultDatabase(path, key)
        database.connect()
        try:
            take_steps(database, migrations)
            connection = database.raw()
            connection.execute("INSERT INTO meta (key, value) VALUES ('vault_id', ?)", (vault_id,))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            database.close()
    except (SqlError, CannotOpen, OSError) as error:
        raise write_failure(error) from None
    vault_files.sync(path)
