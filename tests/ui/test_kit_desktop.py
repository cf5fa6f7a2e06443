"""One HiveDesk at a time; locked, suspended, idle; secrets on the clipboard; the last hook."""

import sys
import threading

import pytest
from PySide6.QtCore import QMimeData, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from hivedesk.foundation import log
from hivedesk.foundation.errors import Cancelled, CannotWrite
from hivedesk.ui import last_hook as hook_module
from hivedesk.ui.clipboard import SecretClipboard, secret_mime
from hivedesk.ui.desktop_events import DesktopEvents
from hivedesk.ui.idle import IdleWatch
from hivedesk.ui.last_hook import LastHook
from hivedesk.ui.linux_session import LinuxSession
from hivedesk.ui.single_instance import SingleInstance, socket_name
from hivedesk.ui.windows_session import WindowsSession


class Clocks:
    """The two clocks, moved by hand."""

    def __init__(self) -> None:
        self.steady, self.wall = 1000.0, 50_000.0

    def pass_(self, seconds: float, *, wall: float | None = None) -> None:
        self.steady += seconds
        self.wall += seconds if wall is None else wall


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(app, clocks):
    made = IdleWatch(10, monotonic=lambda: clocks.steady, wall=lambda: clocks.wall)
    made.said = []
    made.idle.connect(lambda: made.said.append("idle"))
    made.slept.connect(lambda: made.said.append("slept"))
    return made


def pass_time(watch: IdleWatch, clocks: Clocks, seconds: int) -> None:
    for _ in range(seconds // 10):
        clocks.pass_(10)
        watch.check()


def test_nobody_there_for_ten_minutes_is_said_once(watch, clocks):
    pass_time(watch, clocks, 590)
    assert watch.said == []
    pass_time(watch, clocks, 60)
    assert watch.said == ["idle"]


def test_somebody_there_starts_the_count_again(watch, clocks):
    pass_time(watch, clocks, 590)
    watch.note_activity()
    pass_time(watch, clocks, 590)
    assert watch.said == []
    pass_time(watch, clocks, 20)
    assert watch.said == ["idle"]


def test_a_key_in_a_window_counts_as_somebody(qtbot, show_active, watch, clocks):
    window = QWidget()
    qtbot.addWidget(window)
    show_active(window)
    watch.start()
    pass_time(watch, clocks, 590)
    QTest.keyClick(window.windowHandle(), "a")
    pass_time(watch, clocks, 300)
    assert watch.said == []


@pytest.mark.parametrize(("steady", "wall"), [(10, 3600), (3600, 3600), (10, -3600)])
def test_a_jump_of_the_clocks_counts_as_sleep(watch, clocks, steady: int, wall: int):
    watch.set_minutes(600)
    clocks.pass_(steady, wall=wall)
    watch.check()
    assert watch.said == ["slept"]


def test_desktop_events_pass_on_what_the_watch_and_the_session_say(app):
    events = DesktopEvents(10)
    said: list[str] = []
    events.idle.connect(lambda: said.append("idle"))
    events.suspending.connect(lambda: said.append("suspending"))
    events.watch.idle.emit()
    events.watch.slept.emit()
    assert said == ["idle", "suspending"]


def test_linux_says_locked_and_sleep_but_not_waking(app):
    session, said = LinuxSession(), []
    session.locked.connect(lambda: said.append("locked"))
    session.suspending.connect(lambda: said.append("sleep"))
    session.prepare_for_sleep(False)
    session.saver_changed(False)
    assert said == []
    session.prepare_for_sleep(True)
    session.saver_changed(True)
    session.session_lock()
    assert said == ["sleep", "locked", "locked"]


def test_windows_messages_are_told_apart(app):
    session, said = WindowsSession(0), []
    session.locked.connect(lambda: said.append("locked"))
    session.suspending.connect(lambda: said.append("sleep"))
    for message, what in ((0x02B1, 8), (0x0218, 7), (0x0100, 7)):
        session.judge(message, what)
    assert said == []
    session.judge(0x02B1, 7)
    session.judge(0x0218, 4)
    assert said == ["locked", "sleep"]


def test_a_second_start_raises_the_first_window(qtbot, tmp_path):
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.take()
    first.listen()
    with qtbot.waitSignal(first.raise_asked, timeout=5000):
        assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_another_data_folder_is_another_hivedesk(app, tmp_path):
    first, second = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.take()
    assert second.take()
    first.release()
    second.release()
    assert socket_name(tmp_path / "a") != socket_name(tmp_path / "b")
    assert tmp_path.name not in socket_name(tmp_path / "a")


@pytest.mark.parametrize("words", [b"RAISE", b"raisin", b"x" * 5000, b"\0\0\0\0\0"])
def test_nothing_but_the_word_is_taken(qtbot, tmp_path, words: bytes):
    from PySide6.QtNetwork import QLocalSocket

    first = SingleInstance(tmp_path)
    assert first.take()
    first.listen()
    asked: list[bool] = []
    first.raise_asked.connect(lambda: asked.append(True))
    socket = QLocalSocket()
    socket.connectToServer(socket_name(tmp_path))
    assert socket.waitForConnected(1000)
    socket.write(words)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
    assert not asked
    first.release()


def test_a_secret_is_marked_and_taken_off_after_a_while(qtbot, app):
    board = SecretClipboard()
    with qtbot.waitSignal(board.cleared, timeout=5000):
        board.copy_secret("correct horse", clear_after_s=0.01)
        assert QGuiApplication.clipboard().text() == "correct horse"
        assert QGuiApplication.clipboard().mimeData().data("x-kde-passwordManagerHint") == b"secret"
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_since_is_left_alone(app):
    board = SecretClipboard()
    board.copy_secret("correct horse")
    assert 0 < board.seconds_left() <= 30
    other = QMimeData()
    other.setText("shopping")
    QGuiApplication.clipboard().setMimeData(other)
    board.clear_if_ours()
    assert QGuiApplication.clipboard().text() == "shopping"
    QGuiApplication.clipboard().clear()


def test_the_clipboard_keeps_no_copy_of_the_secret(app):
    board = SecretClipboard()
    board.copy_secret("correct horse")
    assert not any("correct" in str(value) for value in vars(board).values())
    QGuiApplication.instance().aboutToQuit.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_windows_histories_are_told_to_leave_a_secret_out():
    formats = " ".join(secret_mime("x").formats())
    assert "ExcludeClipboardContentFromMonitorProcessing" in formats
    assert "CanIncludeInClipboardHistory" in formats
    assert "CanUploadToCloudClipboard" in formats


@pytest.fixture
def hook(app, tmp_path):
    log.start(tmp_path)
    made = LastHook()
    yield made
    for dialog in dialogs():
        dialog.close()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    log.stop()


def dialogs() -> list[QDialog]:
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, QDialog) and window.isVisible()]


def a_bug() -> BaseException:
    try:
        raise ValueError("Grace Okafor said something private")
    except ValueError as error:
        return error


def words_of(dialog: QDialog) -> str:
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return " ".join(labels + [edit.toPlainText() for edit in dialog.findChildren(QPlainTextEdit)])


def test_a_bug_is_logged_without_its_text_and_shown_once(hook, tmp_path):
    hook.handle(a_bug())
    hook.handle(a_bug())
    shown = dialogs()
    assert len(shown) == 1
    assert "Something went wrong in HiveDesk." in words_of(shown[0])
    assert "nothing you saved was lost" in words_of(shown[0])
    assert "ValueError at test_kit_desktop.py" in words_of(shown[0])
    assert "Okafor" not in words_of(shown[0])
    logged = (tmp_path / "hivedesk.log").read_text(encoding="utf-8")
    assert logged.count("bug ValueError") == 2
    assert "Okafor" not in logged


def test_after_the_dialog_is_closed_the_next_bug_is_shown_again(hook):
    hook.handle(a_bug())
    carry_on = next(press for press in dialogs()[0].findChildren(QPushButton) if press.text() == "Carry on")
    carry_on.click()
    assert dialogs() == []
    hook.handle(a_bug())
    assert len(dialogs()) == 1


def test_an_error_safe_to_show_says_its_own_sentence(hook, tmp_path):
    hook.handle(CannotWrite("The disk is full. Nothing was lost.", "Free some space."))
    assert "The disk is full. Nothing was lost." in words_of(dialogs()[0])
    assert not (tmp_path / "hivedesk.log").exists()


def test_cancelled_is_silent(hook):
    hook.handle(Cancelled())
    assert dialogs() == []


def test_an_error_while_showing_an_error_ends_in_the_log(hook, monkeypatch, tmp_path):
    def broken(error: BaseException) -> None:
        raise RuntimeError

    monkeypatch.setattr(hook, "_show", broken)
    hook.handle(a_bug())
    assert "bug RuntimeError" in (tmp_path / "hivedesk.log").read_text(encoding="utf-8")


def test_installed_it_hears_python_threads_and_qt_and_gives_them_back(qtbot, hook, tmp_path):
    before = sys.excepthook
    hook.install()
    try:
        error = a_bug()
        sys.excepthook(ValueError, error, error.__traceback__)
        assert len(dialogs()) == 1
        dialogs()[0].close()
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
    finally:
        hook.uninstall()
        sys.excepthook = before
    logged = (tmp_path / "hivedesk.log").read_text(encoding="utf-8")
    assert "bug ValueError" in logged
    assert "bug ZeroDivisionError" in logged


def test_qt_complaints_are_counted_without_their_words(hook, tmp_path):
    class Context:
        line = 7

    hook_module.note_from_qt(QtMsgType.QtWarningMsg, Context(), "Cannot open /home/okafor/notes")
    logged = (tmp_path / "hivedesk.log").read_text(encoding="utf-8")
    assert "qt_warning line=7" in logged
    assert "okafor" not in logged
