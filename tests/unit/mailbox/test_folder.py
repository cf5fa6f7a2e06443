"""What only a folder can do wrong: sticks without links, links and pipes laid there, kill -9 in the middle."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hivedesk.mailbox.address import read_address
from hivedesk.mailbox.mailbox import Listed, open_mailbox
from hivedesk.mailbox.names import new_part
from hivedesk.mailbox.problems import Busy, Gone, NameTaken, NoSuchPlace
from tests.unit.mailbox.faulty_proxy import Fault, proxy

BOX = "ab" * 16
NAME = f"{BOX}/{'01' * 16}.hive"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.fixture
def mailbox(folder):
    return open_mailbox(read_address(str(folder)))


def test_the_folder_itself_is_never_made(tmp_path):
    mailbox = open_mailbox(read_address(str(tmp_path / "stick")))
    for call in (lambda: mailbox.put(NAME, b"x"), lambda: mailbox.names(BOX), lambda: mailbox.remove(NAME)):
        with pytest.raises(NoSuchPlace):
            call()
    with pytest.raises(NoSuchPlace):
        open_mailbox(read_address("C:\\Users\\Sam\\HiveDesk")).put(NAME, b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_knows_no_links(folder, mailbox, monkeypatch):
    def no_links(source, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert mailbox.put(NAME, b"sealed") is True
    assert mailbox.put(NAME, b"sealed") is False
    with pytest.raises(NameTaken):
        mailbox.put(NAME, b"other")
    assert [path.name for path in (folder / BOX).iterdir()] == [NAME.partition("/")[2]]


def test_a_name_taken_in_the_last_moment_is_kept(folder, mailbox, monkeypatch):
    real = os.link

    def link(source, target):
        Path(target).write_bytes(b"theirs")
        real(source, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(NameTaken):
        mailbox.put(NAME, b"ours")
    assert (folder / NAME).read_bytes() == b"theirs"


def test_a_file_that_the_sync_holds_for_a_moment_is_no_refusal(mailbox, monkeypatch):
    def held(*arguments):
        error = PermissionError(13, "The process cannot access the file")
        error.winerror = 32
        raise error

    with monkeypatch.context() as patched, pytest.raises(Busy):
        patched.setattr(os, "open", held)
        mailbox.put(NAME, b"x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among files")
def test_links_and_pipes_are_neither_listed_nor_opened(folder, mailbox, tmp_path_factory):
    secret = tmp_path_factory.mktemp("home") / "secret"
    secret.write_bytes(b"mine")
    (folder / BOX).mkdir()
    link, pipe = f"{BOX}/{'02' * 16}.hive", f"{BOX}/{'03' * 16}.hive"
    (folder / link).symlink_to(secret)
    os.mkfifo(folder / pipe)
    assert mailbox.names(BOX) == []
    for name in (link, pipe):
        with pytest.raises(Gone):
            mailbox.fetch(name, 100)
    for name in (link, pipe):
        with pytest.raises(NameTaken):
            mailbox.put(name, b"mine")
    mailbox.remove(link)
    assert secret.read_bytes() == b"mine"


def test_a_file_where_the_box_should_be(folder, mailbox):
    (folder / BOX).write_bytes(b"")
    assert mailbox.names(BOX) == []
    with pytest.raises((NoSuchPlace, Busy)):
        mailbox.put(NAME, b"x")


WRITER = """
import sys
from hivedesk.foundation.background import NoProgress
from hivedesk.mailbox.address import MailboxCredentials, read_address
from hivedesk.mailbox.mailbox import open_mailbox

class Told(NoProgress):
    checks = 0
    def check(self):
        Told.checks += 1
        if Told.checks == int(sys.argv[4]):
            print("here", flush=True)
            sys.stdin.read()

mailbox = open_mailbox(read_address(sys.argv[1]), MailboxCredentials("sam", sys.argv[2]))
mailbox.put(sys.argv[3], b"sealed" * 200_000, Told())
print("done", flush=True)
"""


def writer(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def check_after_the_kill(folder: Path) -> None:
    whole = b"sealed" * 200_000
    mailbox = open_mailbox(read_address(str(folder)))
    assert (folder / NAME).read_bytes() == whole if (folder / NAME).exists() else mailbox.names(BOX) == []
    assert mailbox.put(NAME, whole) in (True, False)
    mailbox.sweep(timedelta(0), datetime.now(UTC) + timedelta(days=1))
    assert mailbox.names(BOX) == [Listed(NAME, len(whole))]
    assert len(list((folder / BOX).iterdir())) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("check", [1, 3, 6])
def test_kill_nine_in_the_middle_of_a_put_to_a_folder(folder, check):
    process = writer(folder, "", NAME, check)
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    kill(process)
    assert not (folder / NAME).exists()
    check_after_the_kill(folder)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("at", [4, 5, 9])
@pytest.mark.parametrize("fault", [Fault.SILENT_BEFORE, Fault.SILENT_AFTER], ids=lambda fault: fault.name)
def test_kill_nine_in_the_middle_of_a_put_to_a_server(make_ground, at, fault):
    ground = make_ground("webdav")
    with proxy(ground.port, fault, at) as between:
        process = writer(ground.at(between.port), ground.credentials.secret, NAME, 0)
        assert between.struck.wait(30)
        kill(process)
    check_after_the_kill(ground.folder)


def test_the_unfinished_uploads_of_a_kill_are_swept(folder, mailbox):
    (folder / BOX).mkdir()
    (folder / BOX / new_part()).write_bytes(b"half")
    later = datetime.now(UTC) + timedelta(days=2)
    assert mailbox.sweep(timedelta(days=1), later) == 1
    assert mailbox.sweep(timedelta(days=1), later) == 0
