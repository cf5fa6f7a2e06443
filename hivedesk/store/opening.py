"""Opening a vault with its key: lock, check, bring up to date, note the session.

Nothing is changed before every check has passed (see `opening_checks` for what each of them is for), so a refused
opening leaves the folder as it was.
"""

from dataclasses import replace
from pathlib import Path

from hivedesk.crypto.keys import KeyPurpose, derive
from hivedesk.foundation.clock import Clock
from hivedesk.store import vault_files
from hivedesk.store.backup import BackupSource, back_up
from hivedesk.store.connection import CannotOpen, SqlError, VaultDatabase, write_failure
from hivedesk.store.header import Header, Kind, State, new_id, next_revision
from hivedesk.store.header_copies import read_copies, write_copies
from hivedesk.store.opening_checks import Findings, look_inside
from hivedesk.store.opening_files import check_database_file
from hivedesk.store.opening_schema import MIGRATIONS, missing_steps, take_steps
from hivedesk.store.vault import OpeningReport, Vault
from hivedesk.store.vault_lock import VaultLock, lock_of
from hivedesk.store.vault_locked import LockedVault, Unlocked
from hivedesk.store.vault_problems import Accept, HeaderChanged, IsABackup, VaultFolderMissing


def open_vault(
    locked: LockedVault,
    unlocked: Unlocked,
    clock: Clock,
    *,
    accept: Accept | None = None,
    migrations: Path = MIGRATIONS,
) -> Vault:
    """Open a vault on this thread. Fast: the key is at hand, only the last entries are compared.

    ``accept`` lets pass the one `Distrusted` problem that the worker was shown and accepted; the header then follows
    the database, and `Vault.opening` holds what was accepted for the audit trail.

    Raises:
        VaultInUse: another HiveDesk has it open.
        HeaderChanged, WrongDatabase, SchemaNewer, MigrationFailed: see there.
        DatabaseMissing, DatabaseEmpty, DatabaseCut, DatabaseDamaged: see there.
        LostTail, OlderCopy, Replaced: see there; `accept` on the error says what would let it pass.
        CannotWrite: the disk is full or refuses.
    """
    if not locked.folder.is_dir():
        raise VaultFolderMissing
    lock = lock_of(locked.folder)
    lock.acquire()
    try:
        return _open_under_lock(locked.folder, unlocked, clock, accept, migrations, lock)
    except BaseException:
        lock.release()
        raise


def _open_under_lock(
    folder: Path, unlocked: Unlocked, clock: Clock, accept: Accept | None, migrations: Path, lock: VaultLock
) -> Vault:
    header, healed = _genuine_header(folder, unlocked)
    key = derive(unlocked.master, KeyPurpose.DATABASE)
    path = folder / vault_files.DATABASE
    check_database_file(path)
    findings = look_inside(path, key, header, accept)
    steps = missing_steps(findings.steps, migrations)
    if steps:
        back_up(BackupSource(folder, header, unlocked.master), clock.now())
    database = VaultDatabase(path, key)
    try:
        header = _begin_session(folder, database, header, unlocked, findings, migrations if steps else None)
    except BaseException:
        database.close()
        raise
    report = OpeningReport(findings.interrupted, findings.ahead, healed, findings.accepted, steps)
    return Vault(folder, database, header, unlocked, lock, report)


def _genuine_header(folder: Path, unlocked: Unlocked) -> tuple[Header, bool]:
    """The header as it stands now (another HiveDesk may have written since it was read), and whether it needs healing.

    Its revision is no lower than that of any copy, so that the next writing supersedes all of them.
    """
    copies = read_copies(folder)
    stored = copies.genuine(unlocked.master)
    if stored is None:
        raise HeaderChanged
    if stored.header.kind is not Kind.VAULT:
        raise IsABackup
    newest = max(copy.header.revision for copy in copies.whole)
    return replace(stored.header, revision=newest), not copies.complete


def _begin_session(
    folder: Path,
    database: VaultDatabase,
    header: Header,
    unlocked: Unlocked,
    findings: Findings,
    migrations: Path | None,
) -> Header:
    """Bring the schema up to date, then note the session: in the database itself first, then in the header."""
    session = new_id()
    try:
        database.connect()
        if migrations is not None:
            take_steps(database, migrations)
        connection = database.raw()
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('session', ?)", (session,))
        # out of the log, so that a log lost or damaged later cannot take the session with it
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (SqlError, CannotOpen) as error:
        raise write_failure(error) from None
    opened = next_revision(header, head=findings.head, session=session, state=State.OPEN)
    write_copies(folder, opened, unlocked.master)
    return opened
