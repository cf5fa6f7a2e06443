"""Opening a vault: what passes, and what is refused with which words."""

import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from hivedesk.crypto.keys import KeyPurpose, derive
from hivedesk.crypto.recovery_code import MistypedCode
from hivedesk.crypto.sealing import new_sealing_key
from hivedesk.foundation.errors import CannotWrite, VaultProblem, WrongPassphrase
from hivedesk.store import backup
from hivedesk.store.connection import connect
from hivedesk.store.header import State, next_revision
from hivedesk.store.header_copies import read_copies, write_copies
from hivedesk.store.opening import open_vault
from hivedesk.store.vault_locked import read_vault
from hivedesk.store.vault_problems import (
    Accept,
    CoverEnded,
    DatabaseCut,
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseMissing,
    HeaderChanged,
    IsABackup,
    LostTail,
    MigrationFailed,
    NoVaultHere,
    OlderCopy,
    Replaced,
    SchemaNewer,
    VaultFolderMissing,
    VaultInUse,
    WrongDatabase,
)
from tests.unit.store.vault_building import (
    CHEAP,
    FAILING_STEP,
    NOW,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SECOND_STEP,
    SECRET,
    Workshop,
    count_entries,
    damage,
    everything_under,
    full_disk,
    write_entries,
)


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path)


# -- secrets


def test_the_passphrase_and_the_recovery_code_open_it(workshop):
    new = workshop.make()
    locked = read_vault(workshop.folder / "vault")
    by_passphrase = locked.unlock_with_passphrase(PASSPHRASE, NOW)
    by_code = locked.unlock_with_recovery_code(new.recovery_code.lower().replace("-", " "))
    assert by_passphrase == new.unlocked
    assert by_code.master == by_passphrase.master
    assert (by_passphrase.holder, by_passphrase.needs_new_passphrase) == ("hcsw", False)
    assert (by_code.holder, by_code.needs_new_passphrase) == (None, True)


@pytest.mark.parametrize("typed", ["", "chasing strive outhouse doorposs", PASSPHRASE.upper(), PASSPHRASE + " ", "x"])
def test_a_wrong_passphrase_gets_the_same_words_however_near_it_was(workshop, typed):
    workshop.make()
    with pytest.raises(WrongPassphrase) as refused:
        read_vault(workshop.folder / "vault").unlock_with_passphrase(typed, NOW)
    assert refused.value.message == "That passphrase does not open this Hive."


def test_another_hives_recovery_code_is_told_apart_from_a_mistyped_one(workshop):
    new, other = workshop.make(), workshop.make("other")
    locked = read_vault(workshop.folder / "vault")
    with pytest.raises(WrongPassphrase, match="another Hive"):
        locked.unlock_with_recovery_code(other.recovery_code)
    swapped = new.recovery_code[:-1] + ("0" if new.recovery_code[-1] != "0" else "1")
    with pytest.raises(MistypedCode, match="Group 7"):
        locked.unlock_with_recovery_code(swapped)


def test_a_cover_worker_gets_in_until_her_last_day_is_over(workshop):
    vault = workshop.filled()
    last_day = NOW.date() + timedelta(days=3)
    vault.add_cover_slot(OTHER_PASSPHRASE, "cover-1", last_day, CHEAP)
    vault.close()
    workshop.clock.advance(timedelta(days=3))
    cover = workshop.open(passphrase=OTHER_PASSPHRASE)
    assert cover.holder == "cover-1"
    cover.close()
    workshop.clock.advance(timedelta(days=1))
    locked = read_vault(vault.folder)
    with pytest.raises(CoverEnded):
        locked.unlock_with_passphrase(OTHER_PASSPHRASE, workshop.clock.now())
    with pytest.raises(WrongPassphrase):
        locked.unlock_with_passphrase(OTHER_PASSPHRASE + "x", workshop.clock.now())


def test_the_service_gets_in_with_its_private_key(workshop):
    vault, service = workshop.filled(), new_sealing_key()
    vault.add_escrow(service.public_key)
    vault.close()
    locked = read_vault(vault.folder)
    opened = open_vault(locked, locked.unlock_with_escrow(service), workshop.clock, migrations=workshop.steps)
    assert count_entries(opened) == 5 and opened.holder is None
    opened.close()
    with pytest.raises(WrongPassphrase):
        locked.unlock_with_escrow(new_sealing_key())


# -- nothing unusual


def test_a_closed_vault_opens_as_it_was(workshop):
    vault = workshop.filled()
    vault.close()
    again = workshop.open()
    assert count_entries(again) == 5
    report = again.opening
    assert (report.interrupted, report.ahead, report.healed, report.accepted, report.steps) == (
        False,
        0,
        False,
        None,
        (),
    )
    assert again.header.head == vault.header.head
    assert again.header.session != vault.header.session
    again.close()


def test_after_closing_nothing_but_the_vault_stays_and_no_name_is_in_clear(workshop):
    vault = workshop.filled()
    vault.close()
    files = everything_under(vault.folder)
    assert set(files) - {"vault.lock"} == {"vault.json", "vault-copy.json", "vault.db"}
    assert not any(SECRET.encode() in content for content in files.values())


def test_while_it_is_open_no_name_is_in_clear_either(workshop):
    vault = workshop.filled()
    files = everything_under(vault.folder)
    assert "vault.db-wal" in files
    assert not any(SECRET.encode() in content for content in files.values())
    vault.close()


# -- one writer


def test_a_second_opening_is_refused_until_the_first_is_closed(workshop):
    vault = workshop.filled()
    with pytest.raises(VaultInUse):
        workshop.open()
    vault.close()
    workshop.open().close()


def test_a_refused_opening_lets_go_of_the_lock(workshop):
    vault = workshop.filled()
    vault.close()
    kept = (vault.folder / "vault.db").read_bytes()
    (vault.folder / "vault.db").write_bytes(kept[:4096])
    with pytest.raises(DatabaseCut):
        workshop.open()
    (vault.folder / "vault.db").write_bytes(kept)
    workshop.open().close()


def test_a_killed_hivedesk_lets_go_of_the_lock_and_loses_nothing(workshop):
    workshop.make()
    script = (
        "import sys, pathlib\n"
        "from tests.unit.store.vault_building import *\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "locked = read_vault(folder / 'vault')\n"
        "unlocked = locked.unlock_with_passphrase(PASSPHRASE, NOW)\n"
        "vault = open_vault(locked, unlocked, FixedClock(NOW), migrations=folder / 'steps')\n"
        "write_entries(vault, 20)\n"
        "print('written', flush=True)\n"
        "sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(workshop.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None and child.stdout.readline() == "written\n"
        with pytest.raises(VaultInUse):
            workshop.open()
    finally:
        child.kill()
        child.communicate()
    vault = workshop.open()
    assert count_entries(vault) == 20
    assert vault.opening.interrupted and vault.opening.accepted is None
    vault.close()


# -- files that are not as they should be


def test_a_folder_that_is_not_there(workshop):
    with pytest.raises(VaultFolderMissing):
        read_vault(workshop.folder / "nowhere")


def test_a_folder_that_holds_no_vault(workshop):
    with pytest.raises(NoVaultHere):
        read_vault(workshop.steps)


def test_a_folder_that_goes_away_between_reading_and_opening(workshop):
    new = workshop.make()
    (workshop.folder / "vault").rename(workshop.folder / "elsewhere")
    with pytest.raises(VaultFolderMissing):
        open_vault(new.locked, new.unlocked, workshop.clock, migrations=workshop.steps)


def test_a_backups_folder_is_not_opened_as_a_vault(workshop):
    vault = workshop.filled()
    info = backup.back_up(vault.backup_source(), NOW)
    vault.close()
    with pytest.raises(IsABackup):
        read_vault(info.folder)


def test_a_missing_database(workshop):
    workshop.make()
    (workshop.folder / "vault" / "vault.db").unlink()
    with pytest.raises(DatabaseMissing):
        read_vault(workshop.folder / "vault")


def test_an_empty_database(workshop):
    workshop.make()
    (workshop.folder / "vault" / "vault.db").write_bytes(b"")
    with pytest.raises(DatabaseEmpty):
        read_vault(workshop.folder / "vault")


@pytest.mark.parametrize("size", [1, 4095, 4097, 4096 * 2 + 100])
def test_a_database_cut_within_a_page(workshop, size):
    workshop.make()
    path = workshop.folder / "vault" / "vault.db"
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(DatabaseCut):
        read_vault(workshop.folder / "vault")


@pytest.mark.parametrize("pages", [1, 2, -1])
def test_a_database_cut_between_pages(workshop, pages):
    vault = workshop.filled(entries=50)
    vault.close()
    path = vault.folder / "vault.db"
    content = path.read_bytes()
    path.write_bytes(content[: 4096 * pages])
    with pytest.raises(DatabaseCut):
        workshop.open()


def test_a_database_in_clear_is_not_taken(workshop):
    workshop.make()
    path = workshop.folder / "vault" / "vault.db"
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE entry (seq)")
    plain.commit()
    plain.close()
    with pytest.raises(WrongDatabase):
        read_vault(workshop.folder / "vault")


def test_another_hives_database_is_not_taken(workshop):
    workshop.make()
    workshop.make("other")
    (workshop.folder / "other" / "vault.db").replace(workshop.folder / "vault" / "vault.db")
    with pytest.raises(WrongDatabase):
        workshop.open()


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA application_id = 1",
        "UPDATE meta SET value = 'another' WHERE key = 'vault_id'",
        "DELETE FROM meta",
        "DROP TABLE entry",
    ],
)
def test_a_database_with_the_key_that_is_not_this_vaults_is_not_taken(workshop, statement):
    new = workshop.make()
    path = workshop.folder / "vault" / "vault.db"
    connection = connect(path, derive(new.unlocked.master, KeyPurpose.DATABASE))
    connection.execute(statement)
    connection.close()
    with pytest.raises(WrongDatabase):
        workshop.open()


def test_a_damaged_beginning(workshop):
    vault = workshop.filled()
    vault.close()
    damage(vault.folder / "vault.db", 300)
    with pytest.raises(WrongDatabase):
        workshop.open()


def test_after_an_interruption_every_page_is_read(workshop):
    vault = workshop.filled(entries=300)
    vault.checkpoint()
    crashed = workshop.crash(vault)
    vault.close()
    workshop.open("crashed").close()
    header = read_copies(crashed).best.header
    master = vault.unlocked.master
    write_copies(crashed, next_revision(replace(header, state=State.OPEN)), master)
    # a page in the middle that opening itself never touches
    damage(crashed / "vault.db", 4096 * 8 + 1000)
    with pytest.raises(DatabaseDamaged):
        workshop.open("crashed")


def test_a_header_changed_by_hand(workshop):
    new = workshop.make()
    stranger = workshop.make("other")
    folder = workshop.folder / "vault"
    locked = read_vault(folder)
    write_copies(
        folder, next_revision(locked.header), stranger.unlocked.master
    )  # well formed, but marked with another key
    with pytest.raises(HeaderChanged):
        read_vault(folder).unlock_with_passphrase(PASSPHRASE, NOW)
    with pytest.raises(HeaderChanged):
        open_vault(locked, new.unlocked, workshop.clock, migrations=workshop.steps)


@pytest.mark.parametrize("hurt", ["vault.json", "vault-copy.json"])
def test_opening_heals_a_damaged_copy_of_the_header(workshop, hurt):
    workshop.make()
    (workshop.folder / "vault" / hurt).write_bytes(b"damaged")
    vault = workshop.open()
    assert vault.opening.healed
    assert read_copies(vault.folder).complete
    vault.close()


# -- the chain against its head in the header


def test_interrupted_between_a_commit_and_the_header_is_nothing_lost(workshop):
    vault = workshop.filled()
    write_entries(vault, 3, record=False)
    workshop.crash(vault)
    vault.close()
    again = workshop.open("crashed")
    assert count_entries(again) == 8
    assert (again.opening.interrupted, again.opening.ahead) == (True, 3)
    assert again.header.head.seq == 8
    again.close()


def test_interrupted_before_the_header_knew_of_any_entry(workshop):
    workshop.make()
    vault = workshop.open()
    write_entries(vault, 2, record=False)
    workshop.crash(vault)
    vault.close()
    again = workshop.open("crashed")
    assert (count_entries(again), again.opening.ahead) == (2, 2)
    again.close()


def test_a_lost_log_is_noticed_with_how_many_and_since_when(workshop):
    vault = workshop.filled()
    vault.checkpoint()
    write_entries(vault, 4)
    crashed = workshop.crash(vault)
    vault.close()
    (crashed / "vault.db-wal").unlink()
    before = everything_under(crashed)
    with pytest.raises(LostTail, match="last 4 entries") as refused:
        workshop.open("crashed")
    assert (refused.value.lost, refused.value.since) == (4, NOW + timedelta(minutes=5))
    assert "Sat 21 Nov 2026, 18:35" in refused.value.message
    assert {**everything_under(crashed), "vault.lock": b""} == {**before, "vault.lock": b""}


def test_a_damaged_log_is_noticed_where_sqlite_says_nothing(workshop):
    vault = workshop.filled()
    vault.checkpoint()
    write_entries(vault, 6)
    crashed = workshop.crash(vault)
    vault.close()
    log = crashed / "vault.db-wal"
    damage(log, log.stat().st_size // 2)
    with pytest.raises(LostTail) as refused:
        workshop.open("crashed")
    assert 0 < refused.value.lost < 6
    assert log.exists()  # a refused opening leaves what an expert may still want to read


def test_an_older_copy_is_told_apart_from_a_lost_tail(workshop):
    vault = workshop.filled()
    vault.close()
    older = (vault.folder / "vault.db").read_bytes()
    later = workshop.open()
    write_entries(later, 7)
    later.close()
    (vault.folder / "vault.db").write_bytes(older)
    with pytest.raises(OlderCopy, match="7 entries") as refused:
        workshop.open()
    assert refused.value.lost == 7


def test_an_older_copy_under_an_interrupted_session_is_still_an_older_copy(workshop):
    vault = workshop.filled()
    vault.close()
    older = (vault.folder / "vault.db").read_bytes()
    later = workshop.open()
    write_entries(later, 2)
    crashed = workshop.crash(later)
    later.close()
    (crashed / "vault.db-wal").unlink()
    (crashed / "vault.db").write_bytes(older)
    with pytest.raises(OlderCopy):
        workshop.open("crashed")


def two_histories(workshop, here, there):
    """A vault whose database is put in place of that of a copy, after both were worked on."""
    vault = workshop.filled()
    vault.close()
    shutil.copytree(vault.folder, workshop.folder / "copy")
    mine, other = workshop.open(), workshop.open("copy")
    write_entries(mine, here, note="mine")
    write_entries(other, there, note="other")
    mine.close()
    other.close()
    shutil.copy(workshop.folder / "copy" / "vault.db", vault.folder / "vault.db")


@pytest.mark.parametrize(("here", "there"), [(3, 3), (3, 5)])
def test_another_history_is_noticed(workshop, here, there):
    two_histories(workshop, here, there)
    with pytest.raises(Replaced):
        workshop.open()


def test_a_chain_with_a_gap_after_the_headers_head_is_noticed(workshop):
    vault = workshop.filled()
    write_entries(vault, 3, record=False)
    vault.database.execute_sql("DELETE FROM entry WHERE seq = 7")
    workshop.crash(vault)
    vault.close()
    with pytest.raises(Replaced):
        workshop.open("crashed")


@pytest.mark.parametrize(
    ("problem", "accept"),
    [(LostTail, Accept.LOST_TAIL), (OlderCopy, Accept.OLDER_COPY), (Replaced, Accept.REPLACED)],
)
def test_each_can_be_accepted_with_open_eyes_and_only_as_what_it_is(workshop, problem, accept):
    if problem is LostTail:
        vault = workshop.filled()
        vault.checkpoint()
        write_entries(vault, 4)
        name, left = "crashed", 5
        (workshop.crash(vault) / "vault.db-wal").unlink()
        vault.close()
    elif problem is OlderCopy:
        vault = workshop.filled()
        vault.close()
        older = (vault.folder / "vault.db").read_bytes()
        later = workshop.open()
        write_entries(later, 1)
        later.close()
        (vault.folder / "vault.db").write_bytes(older)
        name, left = "vault", 5
    else:
        two_histories(workshop, 2, 4)
        name, left = "vault", 9
    for other in set(Accept) - {accept}:
        with pytest.raises(problem) as refused:
            workshop.open(name, accept=other)
        assert refused.value.accept is accept
    opened = workshop.open(name, accept=accept)
    assert isinstance(opened.opening.accepted, problem)
    assert count_entries(opened) == left
    opened.close()
    again = workshop.open(name)
    assert again.opening.accepted is None and again.header.head.seq == left
    again.close()


# -- the schema


def test_a_missing_step_is_taken_after_a_backup(workshop):
    workshop.filled().close()
    workshop.add_step("0002_second", SECOND_STEP)
    vault = workshop.open()
    assert vault.opening.steps == ("0002_second",)
    assert vault.database.execute_sql("SELECT author FROM entry LIMIT 1").fetchone() == ("",)
    assert vault.database.pragma("foreign_keys") == 1
    assert [info.head.seq for info in backup.list_backups(vault.folder)] == [5]
    vault.close()
    again = workshop.open()
    assert again.opening.steps == () and len(backup.list_backups(again.folder)) == 1
    again.close()


def test_a_newer_schema_is_refused(workshop):
    workshop.add_step("0002_second", SECOND_STEP)
    workshop.filled().close()
    (workshop.steps / "0002_second.py").unlink()
    before = everything_under(workshop.folder / "vault")
    with pytest.raises(SchemaNewer):
        workshop.open()
    assert everything_under(workshop.folder / "vault") == before


def test_a_failing_step_takes_back_those_before_it_too(workshop):
    workshop.filled().close()
    workshop.add_step("0002_second", SECOND_STEP)
    workshop.add_step("0003_failing", FAILING_STEP)
    with pytest.raises(MigrationFailed):
        workshop.open()
    (workshop.steps / "0002_second.py").unlink()
    (workshop.steps / "0003_failing.py").unlink()
    vault = workshop.open()  # neither step counts as taken
    columns = [row[1] for row in vault.database.execute_sql("PRAGMA table_info(entry)").fetchall()]
    assert "author" not in columns and count_entries(vault) == 5
    assert "extra" not in vault.database.get_tables()
    vault.close()


def test_without_room_for_the_backup_no_step_is_taken(workshop, monkeypatch):
    workshop.filled().close()
    workshop.add_step("0002_second", SECOND_STEP)
    with full_disk(monkeypatch, 0), pytest.raises(CannotWrite):
        workshop.open()
    (workshop.steps / "0002_second.py").unlink()
    workshop.open().close()


# -- words


def test_every_problem_speaks_plainly_and_shows_a_way_out():
    problems = _all_problems(VaultProblem)
    assert len(problems) > 20
    for problem in problems:
        text = str(problem)
        assert problem.message.endswith(".") and problem.advice.endswith(".")
        for jargon in (
            "invalid",
            "parse",
            "null",
            "corrupt",
            "slot",
            "header",
            "hash",
            "MAC",
            "schema",
            "SQL",
            "key slot",
        ):
            assert jargon not in text


def _all_problems(kind):
    made = []
    for problem in kind.__subclasses__():
        if problem.__module__ == "hivedesk.store.vault_problems":
            if problem.__name__ in ("LostTail", "OlderCopy"):
                made.append(problem(1, NOW))
            elif problem.__name__ == "TooSoon":
                made.append(problem(5))
            elif problem.__name__ != "Distrusted":
                made.append(problem())
            made += _all_problems(problem)
    return made
