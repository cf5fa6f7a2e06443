"""Killed (-9) at every step of a round, sending and receiving: nothing is lost, nothing is told twice, no fork."""

import os
import shutil
import signal
import sys
from datetime import timedelta

import pytest

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange import errand
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, set_mailbox
from hivedesk.casework.exchange.own_keys import ensure_identity
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.domain.exchange.records import Notice, RefusedPackage
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import FixedClock
from hivedesk.mailbox.mailbox import Mailbox
from hivedesk.package_format.parts import NoticePart
from hivedesk.store.connection import VaultDatabase
from tests.builders import NOW, a_contact, a_family
from tests.exchange_desks import befriend
from tests.real_desk import CHEAP, PASSPHRASE, a_vault_desk
from tests.unit.casework.exchange.test_telling_and_taking import shared, told

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
_EVERY = 3  # which of the steps are tried in one run: all of them, one after the other run
SERVICE = Hive(name="Hampshire Fostering", worker="Priya Nair")


def a_round(desk) -> None:
    """As the window does it."""
    remove: tuple[str, ...] = ()
    for _ in range(4):
        keep_sealed(desk, seal_job(desk)(NoProgress()))
        back = errand.come_back(desk, errand.errand(desk, remove)(NoProgress()))
        assert back.problem is None
        remove = back.to_remove
        if not remove:
            return


def opened(folder, clock):
    door = vaults.find_door(folder)
    return vaults.open_desk(door, vaults.unlock(door, PASSPHRASE, clock.now()), clock)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """A Hive and a service that know each other, each with something to tell, and a mailbox between them."""
    folder = tmp_path_factory.mktemp("ground")
    clock = FixedClock(NOW)
    hive = a_vault_desk(folder / "hive", a_family("Okafor", id="okafor"), clock=clock)
    new = vaults.make_hive(folder / "service", SERVICE, PASSPHRASE, clock, CHEAP, VaultRole.SERVICE)
    service = vaults.open_new_hive(new, SERVICE, clock)
    befriend(hive, service)
    (folder / "box").mkdir()
    for desk in (hive, service):
        set_mailbox(desk, MailboxSettings(str(folder / "box")))
        a_round(desk)
    a_round(hive)
    queue_part(service, ensure_identity(hive).public.key_id, NoticePart(id="n", title="T", text="Not to be lost"))
    a_round(service)
    log_contact(hive, a_contact("okafor", fact="Not to be lost"))
    vaults.close_desk(hive)
    vaults.close_desk(service)
    return folder


def killed_at(step: int, folder, who: str, clock) -> bool:
    """Have a process of its own do a round, and kill it at that step; whether it got so far."""
    child = os.fork()
    if child == 0:
        count = 0

        def at_each(kind, name):
            real = getattr(kind, name)

            def counting(*args, **kwargs):
                nonlocal count
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*args, **kwargs)

            setattr(kind, name, counting)

        try:
            desk = opened(folder / who, clock)
            for kind, name in (
                (VaultDatabase, "execute_sql"),
                (VaultDatabase, "commit"),
                (Mailbox, "put"),
                (Mailbox, "fetch"),
                (Mailbox, "remove"),
            ):
                at_each(kind, name)
            a_round(desk)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("who", ["hive", "service"])
@pytest.mark.parametrize("begin", range(_EVERY))
def test_killed_at_every_step(ground, tmp_path, who, begin):
    step, steps = 1 + begin, 0
    while True:
        folder = tmp_path / f"{step}"
        shutil.copytree(ground, folder)
        clock = FixedClock(NOW + timedelta(minutes=30))
        _move_box(folder, clock)
        if who == "service":  # something lies there for it
            _alone(folder / "hive", clock)
            _write_again(folder / "service", folder / "hive", clock)
        went_on = killed_at(step, folder, who, clock)
        _check(folder, clock)
        shutil.rmtree(folder)
        if not went_on:
            break
        step, steps = step + _EVERY, steps + 1
    assert steps > 10


def _move_box(folder, clock) -> None:
    for who in ("hive", "service"):
        desk = opened(folder / who, clock)
        set_mailbox(desk, MailboxSettings(str(folder / "box")))
        vaults.close_desk(desk)


def _alone(folder, clock) -> None:
    desk = opened(folder, clock)
    a_round(desk)
    vaults.close_desk(desk)


def _write_again(service, hive, clock) -> None:
    """Something more to seal."""
    desk, other = opened(service, clock), opened(hive, clock)
    queue_part(desk, ensure_identity(other).public.key_id, NoticePart(id="m", title="T", text="Not to be lost"))
    for one in (desk, other):
        vaults.close_desk(one)


def _check(folder, clock) -> None:
    hive, service = opened(folder / "hive", clock), opened(folder / "service", clock)
    try:
        for _ in range(3):
            for desk in (hive, service):
                a_round(desk)
            clock.advance(errand.AGAIN)
        assert told(service, hive) == shared(hive)
        assert "Not to be lost" in {row[0] for row in hive.store.rows("SELECT fact FROM contact_log_entry")}
        assert {one.text for one in hive.store.select(Notice)} == {"Not to be lost"}
        assert not hive.store.select(RefusedPackage) and not service.store.select(RefusedPackage)
        assert list((folder / "box").rglob("*.hive")) == []
    finally:
        vaults.close_desk(hive)
        vaults.close_desk(service)
