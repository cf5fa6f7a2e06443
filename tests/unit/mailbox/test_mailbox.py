"""What every mailbox does, whatever it is: the same tests against a folder, a WebDAV server and Azure Blob."""

import os
import threading
from datetime import UTC, datetime, timedelta

import pytest

from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import Cancelled
from hivedesk.mailbox.address import MailboxCredentials
from hivedesk.mailbox.folder import FolderPlace
from hivedesk.mailbox.mailbox import TEST_BOX, Listed, open_mailbox
from hivedesk.mailbox.names import new_part
from hivedesk.mailbox.problems import Gone, MailboxProblem, NameTaken, NoSuchPlace, TooLarge, WrongCredentials
from tests.unit.mailbox.grounds import QUICK

BOX = "ab" * 16
NAME = f"{BOX}/{'01' * 16}.hive"
OTHER = f"{BOX}/{'02' * 16}.hive"


class Watched(NoProgress):
    """Keeps what was reported, and cancels at a chosen check."""

    def __init__(self, cancel_at: int = 0) -> None:
        self.reports: list[tuple[int, int]] = []
        self.checks = 0
        self.cancel_at = cancel_at

    def report(self, done: int, total: int, what: str = "") -> None:
        self.reports.append((done, total))

    def check(self) -> None:
        self.checks += 1
        if self.checks == self.cancel_at:
            raise Cancelled


def test_a_package_is_put_listed_fetched_and_removed(ground):
    mailbox, content = ground.mailbox(), os.urandom(700_000)
    assert mailbox.put(NAME, content) is True
    assert mailbox.names(BOX) == [Listed(NAME, len(content))]
    assert mailbox.fetch(NAME, len(content)) == content
    mailbox.remove(NAME)
    assert mailbox.names(BOX) == []
    assert ground.lies_there() == {}


def test_a_box_that_nobody_put_anything_into_is_empty(ground):
    assert ground.mailbox().names(BOX) == []


def test_the_same_package_again_is_no_error(ground):
    mailbox = ground.mailbox()
    assert mailbox.put(NAME, b"sealed") is True
    assert mailbox.put(NAME, b"sealed") is False
    assert ground.lies_there() == {NAME: b"sealed"}


@pytest.mark.parametrize("other", [b"another", b"sealed and more", b"seal", b""])
def test_another_package_under_the_name_is_never_overwritten(ground, other):
    mailbox = ground.mailbox()
    mailbox.put(NAME, b"sealed")
    with pytest.raises(NameTaken):
        mailbox.put(NAME, other)
    assert ground.lies_there() == {NAME: b"sealed"}


def test_two_who_put_at_once_leave_one_whole_package(ground):
    mailbox, outcomes = ground.mailbox(), []

    def put() -> None:
        try:
            outcomes.append(mailbox.put(NAME, b"sealed" * 1000))
        except MailboxProblem as problem:
            outcomes.append(problem)

    threads = [threading.Thread(target=put) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 4
    assert any(outcome is True for outcome in outcomes)
    if ground.kind != "webdav":  # its server may refuse the second MOVE
        assert sorted(map(str, outcomes)) == ["False", "False", "False", "True"]
    assert mailbox.put(NAME, b"sealed" * 1000) is False
    assert ground.lies_there() == {NAME: b"sealed" * 1000}


def test_what_was_in_the_way_and_is_gone_is_no_longer_in_the_way(make_ground, monkeypatch):
    mailbox = make_ground("folder").mailbox()
    mailbox.put(NAME, b"theirs")
    real = FolderPlace.read

    def read(place, *arguments):
        mailbox.remove(NAME)
        return real(place, *arguments)

    monkeypatch.setattr(FolderPlace, "read", read)
    assert mailbox.put(NAME, b"ours") is True
    monkeypatch.undo()
    assert mailbox.fetch(NAME, 4) == b"ours"


def test_an_empty_package_keeps_its_size(ground):
    mailbox = ground.mailbox()
    mailbox.put(NAME, b"")
    assert mailbox.fetch(NAME, 0) == b""


def test_what_is_not_there_is_gone(ground):
    mailbox = ground.mailbox()
    with pytest.raises(Gone):
        mailbox.fetch(NAME, 10)
    mailbox.put(OTHER, b"sealed")
    with pytest.raises(Gone):
        mailbox.fetch(NAME, 10)


def test_removing_what_is_not_there_is_fine(ground):
    ground.mailbox().remove(NAME)
    ground.mailbox().put(OTHER, b"sealed")
    ground.mailbox().remove(NAME)


def test_more_than_is_taken_is_not_fetched(ground):
    mailbox = ground.mailbox()
    mailbox.put(NAME, b"12345")
    assert mailbox.fetch(NAME, 5) == b"12345"
    with pytest.raises(TooLarge):
        mailbox.fetch(NAME, 4)


def test_test_connection_leaves_nothing(ground):
    ground.mailbox().test()
    assert ground.lies_there() == {}
    assert ground.mailbox().names(TEST_BOX) == []


def test_boxes_do_not_see_each_other(ground):
    mailbox, other_box = ground.mailbox(), "cd" * 8
    mailbox.put(NAME, b"one")
    mailbox.put(f"{other_box}/{'03' * 16}.hive", b"two")
    assert [listed.name for listed in mailbox.names(BOX)] == [NAME]
    assert [listed.size for listed in mailbox.names(other_box)] == [3]


@pytest.mark.parametrize("kind", ["folder", "webdav"])
def test_what_is_not_called_as_ours_is_passed_over(make_ground, kind):
    ground = make_ground(kind)
    box = ground.folder / BOX
    box.mkdir()
    for strange in (new_part(), "readme.txt", f"{'01' * 16}.HIVE", f"{'0G' * 16}.hive", "desktop.ini"):
        (box / strange).write_bytes(b"x")
    (box / f"{'05' * 16}.hive").mkdir()
    (box / f"{'06' * 16}.hive").write_bytes(b"ours")
    assert ground.mailbox().names(BOX) == [Listed(f"{BOX}/{'06' * 16}.hive", 4)]


def test_progress_is_told(ground):
    mailbox, content = ground.mailbox(), os.urandom(700_000)
    put, fetched = Watched(), Watched()
    mailbox.put(NAME, content, put)
    mailbox.fetch(NAME, len(content), fetched)
    assert put.reports[-1] == fetched.reports[-1] == (700_000, 700_000)
    assert all(done <= total for done, total in put.reports + fetched.reports)
    assert len(fetched.reports) > 1


def test_cancelled_at_any_check_leaves_it_whole_or_not_there(ground):
    mailbox, content, at = ground.mailbox(), os.urandom(600_000), 0
    while True:
        at += 1
        progress = Watched(cancel_at=at)
        try:
            mailbox.put(NAME, content, progress)
        except Cancelled:
            there = ground.lies_there().get(NAME)
            assert there in (None, content)
            mailbox.remove(NAME)
        else:
            break
    assert at > 1
    mailbox.sweep(timedelta(0), datetime.now(UTC) + timedelta(days=1))
    assert ground.lies_there() == {NAME: content}
    with pytest.raises(Cancelled):
        mailbox.fetch(NAME, len(content), Watched(cancel_at=2))


def test_only_old_unfinished_uploads_of_ours_are_swept(ground):
    if ground.folder is None:
        assert ground.mailbox().sweep(timedelta(days=1), datetime.now(UTC)) == 0
        return
    box, now = ground.folder / BOX, datetime(2026, 11, 20, tzinfo=UTC)
    box.mkdir()
    (ground.folder / "Holiday").mkdir()
    old, new, theirs, outside = (
        box / new_part(),
        box / new_part(),
        box / ".part-1",
        ground.folder / "Holiday" / new_part(),
    )
    for path, days in ((old, 2), (new, 0), (theirs, 2), (outside, 2)):
        path.write_bytes(b"half")
        os.utime(path, times=((now - timedelta(days=days)).timestamp(),) * 2)
    assert ground.mailbox().sweep(timedelta(days=1), now) == 1
    assert not old.exists()
    assert all(path.exists() for path in (new, theirs, outside))


@pytest.mark.parametrize(
    "name", ["", "x", NAME.upper(), f"../{BOX}/{'01' * 16}.hive", f"{BOX}/../x", f"{BOX}/.part-{'01' * 16}", f"{NAME}/"]
)
def test_a_wrong_name_is_the_callers_mistake(make_ground, name):
    mailbox = make_ground("folder").mailbox()
    for call in (lambda: mailbox.put(name, b""), lambda: mailbox.fetch(name, 1), lambda: mailbox.remove(name)):
        with pytest.raises(ValueError, match="hex digits"):
            call()
    with pytest.raises(ValueError, match="hex digits"):
        mailbox.names(name)


def test_a_mailbox_that_is_not_there_is_told(ground):
    moved = {
        "folder": {"folder": f"{ground.address.folder}-gone"},
        "webdav": {"endpoint": f"{ground.address.endpoint}/gone"},
        "azure": {"container": "nobody-made-this"},
    }[ground.kind]
    address = type(ground.address)(**{**vars(ground.address), **moved})
    mailbox = open_mailbox(address, ground.credentials, QUICK)
    for call in (lambda: mailbox.put(NAME, b"x"), lambda: mailbox.names(BOX), mailbox.test):
        with pytest.raises(NoSuchPlace):
            call()
    assert ground.lies_there() == {}


def test_a_wrong_password_is_told(remote):
    wrong = MailboxCredentials("sam", "d3Jvbmc=")
    mailbox = open_mailbox(remote.address, wrong, QUICK)
    for call in (lambda: mailbox.put(NAME, b"x"), lambda: mailbox.names(BOX), lambda: mailbox.fetch(NAME, 1)):
        with pytest.raises(WrongCredentials):
            call()
    with pytest.raises(WrongCredentials) as told:
        mailbox.test()
    assert "test file" in told.value.message
