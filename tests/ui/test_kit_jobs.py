"""Work beside the window: results on the main thread, progress, cancelling, errors, receivers that are gone."""

import functools
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import Cancelled, VaultProblem
from hivedesk.ui.jobs import QtBackground, receivers_live
from hivedesk.ui.widgets.progress_strip import ProgressStrip


class Screen(QObject):
    """Something that may be gone when its job ends."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, result: object) -> None:
        self.heard.append(result)


@pytest.fixture
def bugs() -> list[BaseException]:
    return []


@pytest.fixture
def background(app, bugs):
    made = QtBackground(on_bug=bugs.append, show_after_ms=0)
    yield made
    assert made.close(5)


class Gate:
    """Lets a test hold a job at a known place."""

    def __init__(self) -> None:
        self.reached, self.go = threading.Event(), threading.Event()

    def pause(self) -> None:
        self.reached.set()
        assert self.go.wait(10)


def test_the_result_arrives_on_the_main_thread(qtbot, background):
    heard: list[tuple[int, threading.Thread]] = []
    workers: list[threading.Thread] = []

    def work(progress: Progress) -> int:
        workers.append(threading.current_thread())
        return 42

    background.run("Counting", work, lambda result: heard.append((result, threading.current_thread())))
    assert background.count() == 1
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(42, threading.main_thread())]
    assert workers[0] is not threading.main_thread()
    assert background.count() == 0


def test_an_expected_error_goes_to_whoever_asked(qtbot, background, bugs):
    errors: list[BaseException] = []

    def work(progress: Progress) -> None:
        raise VaultProblem("The vault cannot be read. Nothing was lost.")

    background.run("Reading", work, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], VaultProblem)
    assert not bugs


def test_an_error_nobody_asked_about_goes_to_the_last_hook(qtbot, background, bugs):
    background.run("Failing", lambda _: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], ZeroDivisionError)


def test_progress_is_shown_and_ends(qtbot, background):
    gate = Gate()

    def work(progress: Progress) -> None:
        progress.report(3, 10, "pages")
        gate.pause()

    strip = ProgressStrip(background)
    qtbot.addWidget(strip)
    background.run("Making the PDF", work, lambda _: None)
    qtbot.waitUntil(lambda: [job.done for job in background.shown()] == [3])
    assert strip.text.text() == "Making the PDF: pages"
    assert (strip.bar.value(), strip.bar.maximum()) == (3, 10)
    assert not strip.isHidden()
    gate.go.set()
    qtbot.waitUntil(lambda: not background.shown())
    assert strip.isHidden()


def test_long_words_of_a_job_do_not_make_the_window_wider(qtbot, app, background):
    gate = Gate()

    def work(progress: Progress) -> None:
        progress.report(3, 10, "the pages of a paper with a long name, one after the other " * 4)
        gate.pause()

    strip = ProgressStrip(background)
    qtbot.addWidget(strip)
    background.run("Making the PDF", work, lambda _: None)
    qtbot.waitUntil(lambda: [job.done for job in background.shown()] == [3])
    assert strip.minimumSizeHint().width() < 320 < strip.text.sizeHint().width()
    gate.go.set()
    qtbot.waitUntil(lambda: not background.shown())


def test_a_short_job_is_never_shown(qtbot, app, bugs):
    background = QtBackground(on_bug=bugs.append)
    shown: list[int] = []
    background.changed.connect(lambda: shown.append(len(background.shown())))
    heard: list[int] = []
    background.run("Quick", lambda _: 1, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert not any(shown)
    background.close()


def test_a_cancelled_job_calls_nobody(qtbot, background, bugs):
    gate, calls, ended = Gate(), [], []

    def work(progress: Progress) -> None:
        gate.pause()
        try:
            progress.check()
        except Cancelled:
            ended.append(True)
            raise

    job = background.run("Solving", work, calls.append, calls.append)
    assert gate.reached.wait(10)
    job.cancel()
    assert background.count() == 0
    gate.go.set()
    assert background.wait_all(10)
    qtbot.wait(0)
    assert ended == [True]
    assert not calls
    assert not bugs


def test_a_result_that_comes_after_cancelling_is_dropped(qtbot, background):
    gate, calls = Gate(), []

    def work(progress: Progress) -> str:
        gate.pause()
        return "late"

    job = background.run("Stubborn", work, calls.append)
    assert gate.reached.wait(10)
    job.cancel()
    gate.go.set()
    assert background.wait_all(10)
    qtbot.wait(0)
    assert not calls


@pytest.mark.parametrize("kind", ["method", "partial", "closure"])
def test_a_job_outlives_its_screen_without_harm(qtbot, background, bugs, kind: str):
    gate, screen = Gate(), Screen()
    heard = screen.heard
    done = {
        "method": screen.hear,
        "partial": functools.partial(Screen.hear, screen),
        "closure": lambda result: (screen.objectName(), screen.hear(result)),
    }[kind]

    def work(progress: Progress) -> int:
        gate.pause()
        return 1

    background.run("Waiting", work, done)
    assert gate.reached.wait(10)
    shiboken6.delete(screen)
    gate.go.set()
    qtbot.waitUntil(lambda: background.count() == 0)
    assert not heard
    assert not bugs


def test_the_jobs_of_a_screen_are_cancelled_with_it(qtbot, background):
    gate, screen, stopped = Gate(), Screen(), []

    def work(progress: Progress) -> None:
        gate.pause()
        try:
            progress.check()
        finally:
            stopped.append(True)

    background.owned_by(screen).run("Waiting", work, lambda _: None)
    assert gate.reached.wait(10)
    shiboken6.delete(screen)
    assert background.count() == 0
    gate.go.set()
    assert background.wait_all(10)
    assert stopped


def test_after_closing_nothing_runs(app):
    background = QtBackground()
    assert background.close(5)
    ran: list[bool] = []
    background.run("Too late", lambda _: ran.append(True), lambda _: None)
    assert background.wait_all(5)
    assert not ran


def test_closing_says_when_a_job_does_not_stop(app):
    background, gate = QtBackground(), Gate()
    background.run("Deaf", lambda _: gate.pause(), lambda _: None)
    assert gate.reached.wait(10)
    assert not background.close(0.01)
    gate.go.set()
    assert background.wait_all(10)


def test_a_background_that_is_gone_does_not_break_its_job(app):
    background, gate = QtBackground(), Gate()
    background.run("Orphan", lambda _: gate.pause(), lambda _: None)
    assert gate.reached.wait(10)
    gate.go.set()
    assert background.wait_all(10)
    shiboken6.delete(background)


def test_plain_functions_have_no_receiver_to_lose():
    assert receivers_live(print)
    assert receivers_live(lambda _: None)
