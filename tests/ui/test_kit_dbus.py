"""What Linux tells over a real bus: a private one, with a stand-in for logind."""

import shutil
import subprocess

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from hivedesk.ui.linux_session import LinuxSession

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")
LOGIND = "/org/freedesktop/login1"


@pytest.fixture
def buses(app):
    """A listener's and a sender's connection to a bus of their own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    names = (f"listener {address}", f"sender {address}")  # Qt hands out a used name again, dead
    listener, sender = (QDBusConnection.connectToBus(address, name) for name in names)
    assert listener.isConnected()
    assert sender.isConnected()
    yield listener, sender
    for name in names:
        QDBusConnection.disconnectFromBus(name)
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


_KEPT: list[LinuxSession] = []


def a_session(bus: QDBusConnection) -> LinuxSession:
    """As in HiveDesk, it lives as long as the process: Qt's bus thread may still be handing it a message."""
    _KEPT.append(LinuxSession(system=bus, session=bus))
    return _KEPT[-1]


def settle(listener: QDBusConnection) -> None:
    """Wait until the bus knows what the listener wants to hear: it answers in order."""
    bus = "org.freedesktop.DBus"
    answer = listener.call(QDBusMessage.createMethodCall(bus, "/org/freedesktop/DBus", bus, "GetId"))
    assert answer.type() is QDBusMessage.MessageType.ReplyMessage


def say(sender: QDBusConnection, path: str, interface: str, name: str, *arguments: object) -> None:
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    assert sender.send(message)


def test_sleep_and_the_screen_saver_are_heard(qtbot, buses):
    listener, sender = buses
    session = a_session(listener)
    session.start()
    settle(listener)
    with qtbot.waitSignal(session.suspending, timeout=5000):
        say(sender, LOGIND, "org.freedesktop.login1.Manager", "PrepareForSleep", True)
    with qtbot.waitSignal(session.locked, timeout=5000):
        say(sender, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    with qtbot.waitSignal(session.locked, timeout=5000):
        say(sender, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True)


def test_only_our_own_session_locks(qtbot, buses):
    listener, sender = buses
    session, told = a_session(listener), []
    session.locked.connect(lambda: told.append("locked"))
    found = QDBusMessage.createSignal("/x", "x.y", "z")
    found.setArguments([f"{LOGIND}/session/c2"])
    session._session_found(found)
    settle(listener)
    say(sender, f"{LOGIND}/session/c9", "org.freedesktop.login1.Session", "Lock")
    say(sender, f"{LOGIND}/session/c2", "org.freedesktop.login1.Session", "Lock")
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == ["locked"]


def test_without_logind_nothing_happens(qtbot, buses):
    listener, _sender = buses
    session = a_session(listener)
    session.start()
    qtbot.waitUntil(lambda: not session._asked, timeout=5000)
    assert session._path == ""


def test_a_hint_is_followed_by_a_question(qtbot, buses, monkeypatch):
    listener, sender = buses
    session, asked = a_session(listener), []
    found = QDBusMessage.createSignal("/x", "x.y", "z")
    found.setArguments([f"{LOGIND}/session/c2"])
    session._session_found(found)
    settle(listener)
    monkeypatch.setattr(session, "_ask", lambda path, interface, method, *_: asked.append((path, method)))
    name = "org.freedesktop.DBus.Properties"
    say(sender, f"{LOGIND}/session/c2", name, "PropertiesChanged", "org.freedesktop.login1.Session")
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    assert asked == [(f"{LOGIND}/session/c2", "Get")]


def test_the_answer_to_the_question_decides(app):
    session, told = LinuxSession(), []
    _KEPT.append(session)
    session.locked.connect(lambda: told.append("locked"))
    for value in (False, "yes", None):
        answer = QDBusMessage.createSignal("/x", "x.y", "z")
        answer.setArguments([] if value is None else [value])
        session._locked_hint(answer)
    assert told == []
    answer = QDBusMessage.createSignal("/x", "x.y", "z")
    answer.setArguments([True])
    session._locked_hint(answer)
    assert told == ["locked"]
