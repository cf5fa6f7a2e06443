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
from hivedesk.store.vault_lock import lock_of
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
        # read again under the lock: another HiveDesk may have written since
        copies = read_copies(locked.folder)
        stored = copies.genuine(unlocked.master)
        if stored is None:
            raise HeaderChanged
        if stored.header.kind is not Kind.VAULT:
            raise IsABackup
        header = _next_after_all(stored.header, [copy.header for copy in copies.whole])
        key = derive(unlocked.master, KeyPurpose.DATABASE)
        path = locked.folder / vault_files.DATABASE
        check_database_file(path)
        findings = look_inside(path, key, header, accept)
        steps = missing_steps(findings.steps, migrations)
        if steps:
            back_up(BackupSource(locked.folder, header, unlocked.master), clock.now())
        database = VaultDatabase(path, key)
        try:
            header = _begin_session(locked.folder, database, header, unlocked, findings, migrations if steps else None)
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise
    report = OpeningReport(
        interrupted=findings.interrupted,
        ahead=findings.ahead,
        healed=not copies.complete,
        accepted=findings.accepted,
        steps=steps,
    )
    return Vault(locked.folder, database, header, unlocked, lock, report)


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


def _next_after_all(header: Header, copies: list[Header]) -> Header:
    """The header with a revision no lower than that of any copy, so that the next writing supersedes all of them."""
    return replace(header, revision=max(copy.revision for copy in copies))
