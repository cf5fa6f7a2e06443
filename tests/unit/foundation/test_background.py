"""Jobs that run at once."""

import pytest

from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.errors import Cancelled


def test_a_result_and_an_error_reach_whoever_asked():
    heard: list[object] = []
    ImmediateBackground().run("Counting", lambda progress: 7, heard.append)
    ImmediateBackground().run("Counting", lambda progress: 1 / 0, heard.append, heard.append)
    assert heard[0] == 7
    assert isinstance(heard[1], ZeroDivisionError)


def test_an_error_for_which_nobody_asked_is_not_swallowed_but_a_cancel_is():
    with pytest.raises(ZeroDivisionError):
        ImmediateBackground().run("Counting", lambda progress: 1 / 0, print)

    def cancelled(progress: object) -> None:
        raise Cancelled

    ImmediateBackground().run("Counting", cancelled, lambda result: pytest.fail("a cancelled job has no result"))
