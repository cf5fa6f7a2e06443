"""Whatever breaks, at whichever call: the package is there whole or not at all, and doing it again is right."""

import errno
import os
import threading
from pathlib import Path

import pytest

from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.errors import Cancelled
from hivedesk.mailbox.address import MailboxCredentials, read_address
from hivedesk.mailbox.mailbox import Listed, open_mailbox
from hivedesk.mailbox.problems import (
    MailboxFull,
    MailboxProblem,
    NoAnswer,
    NotAllowed,
    Offline,
    WrongCredentials,
)
from hivedesk.mailbox.retrying import Limits
from tests.unit.mailbox.faulty_proxy import Fault, listening, proxy

BOX = "ab" * 16
NAME = f"{BOX}/{'01' * 16}.hive"
CONTENT = b"sealed" * 2000
HASTY = Limits(answer=0.2, silence=0.2, slowest=1e6)
TOLD = {
    Fault.SAYS_401: WrongCredentials,
    Fault.SAYS_403: NotAllowed,
    Fault.SAYS_507: MailboxFull,
    Fault.DROPPED_BEFORE: Offline,
    Fault.SILENT_BEFORE: NoAnswer,
}
READING = (Fault.DROPPED_AFTER, Fault.HALF_ANSWER, Fault.SAYS_403, Fault.SAYS_503, Fault.SILENT_BEFORE)
SILENT = (Fault.SILENT_BEFORE, Fault.SILENT_AFTER)


def calls_of(ground, act) -> int:
    """How many calls ``act`` makes when nothing goes wrong."""
    with proxy(ground.port) as between:
        act(ground.mailbox(between.port))
    return len(between.calls)


def put(mailbox, name: str = NAME) -> bool:
    return mailbox.put(name, CONTENT)


def check_told(problem: MailboxProblem, fault: Fault) -> None:
    assert isinstance(problem, TOLD.get(fault, MailboxProblem))
    assert problem.passes is (fault not in (Fault.SAYS_401, Fault.SAYS_403))
    assert problem.__cause__ is None
    assert problem.__context__ is None
    for secret in ("127.0.0.1", "sam", "otter", "<p>", "dav", "devstore", "county", BOX):
        assert secret not in str(problem)


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_putting_with_a_fault_at_each_call(remote, fault):
    calls = calls_of(remote, put)
    assert calls == (9 if remote.kind == "webdav" else 1)
    for at in range(1, calls + 1):
        box = f"{at:032x}"  # the first package of a box takes the most calls
        name = f"{box}/{'01' * 16}.hive"
        with proxy(remote.port, fault, at) as between:
            try:
                put(remote.mailbox(between.port, HASTY if fault in SILENT else Limits(5, 5)), name)
            except MailboxProblem as problem:
                check_told(problem, fault)
            assert between.struck.is_set() or fault in SILENT  # a slow machine may be out of time before
        assert remote.lies_there().get(name) in (None, CONTENT), f"half a package after call {at}"
        assert put(remote.mailbox(), name) in (True, False)
        assert put(remote.mailbox(), name) is False  # the same bytes are there
        assert remote.mailbox().names(box) == [Listed(name, len(CONTENT))]  # once


@pytest.mark.parametrize("fault", READING, ids=lambda fault: fault.name)
def test_fetching_listing_and_removing_with_a_fault_at_each_call(remote, fault):
    for act in (
        lambda mailbox: mailbox.fetch(NAME, len(CONTENT)),
        lambda mailbox: mailbox.names(BOX),
        lambda mailbox: mailbox.remove(NAME),
    ):
        put(remote.mailbox())
        right = act(remote.mailbox())
        put(remote.mailbox())
        for at in range(1, calls_of(remote, act) + 1):
            put(remote.mailbox())
            with proxy(remote.port, fault, at) as between:
                try:
                    answer = act(remote.mailbox(between.port, HASTY if fault in SILENT else Limits(5, 5)))
                except MailboxProblem as problem:
                    check_told(problem, fault)
                else:
                    assert answer == right
            put(remote.mailbox())
            assert act(remote.mailbox()) == right


def test_a_fault_at_each_call_of_test_connection(remote):
    remote.mailbox().test()
    calls = calls_of(remote, lambda mailbox: mailbox.test())
    for at in range(1, calls + 1):
        with proxy(remote.port, Fault.SAYS_403, at) as between, pytest.raises(NotAllowed) as told:
            remote.mailbox(between.port).test()
        assert "test file" in told.value.message
        check_told(told.value, Fault.SAYS_403)
    remote.mailbox().test()


def test_a_server_that_is_silent_can_be_cancelled(remote):
    with proxy(remote.port, Fault.SILENT_BEFORE, at=1) as between:

        class Cancelling(NoProgress):
            def check(self) -> None:
                if between.struck.is_set():
                    raise Cancelled

        for act in (lambda box: box.put(NAME, CONTENT, Cancelling()), lambda box: box.names(BOX, Cancelling())):
            with pytest.raises(Cancelled):
                act(remote.mailbox(between.port, Limits(60, 60)))


def test_a_cancelled_call_is_hung_up():
    """Else a dead server would hold a connection for each try."""
    struck, hung_up = threading.Event(), threading.Event()

    def told(handler, _body):
        struck.set()
        handler.connection.settimeout(30)
        if handler.connection.recv(1) == b"":
            hung_up.set()

    class Cancelling(NoProgress):
        def check(self) -> None:
            if struck.is_set():
                raise Cancelled

    with listening(told) as port:
        address = read_address(f"webdav+http://127.0.0.1:{port}/dav")
        mailbox = open_mailbox(address, MailboxCredentials("sam", "otter"), Limits(60, 60))
        for act in (
            lambda: mailbox.names(BOX, Cancelling()),
            lambda: mailbox.fetch(NAME, 9, Cancelling()),
            lambda: mailbox.put(NAME, b"sealed", Cancelling()),
            lambda: mailbox.remove(NAME, Cancelling()),
        ):
            struck.clear()
            hung_up.clear()
            with pytest.raises(Cancelled):
                act()
            assert hung_up.wait(10)


def test_a_folder_with_a_fault_at_each_call_of_the_system(make_ground, monkeypatch):
    ground = make_ground("folder")
    targets = [(os, "open"), (os, "fdopen"), (os, "fsync"), (os, "link"), (Path, "mkdir"), (Path, "unlink")]
    for code in (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EBUSY):
        for owner, name in targets:
            for after in (False, True):
                real = getattr(owner, name)

                def failing(*args, _real=real, _code=code, _after=after, **options):
                    if _after and name in ("link", "mkdir", "fsync"):  # noqa: B023
                        _real(*args, **options)
                    raise OSError(_code, "made up", "C:\\Users\\Maureen")

                with monkeypatch.context() as patched:
                    patched.setattr(owner, name, failing)
                    try:
                        put(ground.mailbox())
                    except MailboxProblem as problem:
                        assert "Maureen" not in str(problem)
                        assert problem.__context__ is None
                assert ground.lies_there().get(NAME) in (None, CONTENT)
                put(ground.mailbox())
                assert ground.mailbox().fetch(NAME, len(CONTENT)) == CONTENT
                assert ground.mailbox().names(BOX) == [Listed(NAME, len(CONTENT))]
                ground.mailbox().remove(NAME)
