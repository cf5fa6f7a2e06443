"""How long HiveDesk waits."""

from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from hivedesk.mailbox.retrying import FIRST_DELAY, LONGEST_DELAY, Limits, delays


@given(st.integers())
def test_delays_double_up_to_an_hour_and_never_come_at_once(seed):
    waits = list(islice(delays(Random(seed)), 20))
    for number, wait in enumerate(waits):
        longest = min(FIRST_DELAY * 2**number, LONGEST_DELAY)
        assert longest / 2 <= wait <= longest
    assert waits == list(islice(delays(Random(seed)), 20))


def test_two_laptops_do_not_come_back_together():
    assert list(islice(delays(Random(1)), 3)) != list(islice(delays(Random(2)), 3))


def test_a_package_may_take_as_long_as_its_size_needs():
    limits = Limits()
    assert limits.transfer(0) == limits.answer == 30
    assert 1000 < limits.transfer(32 * 1024 * 1024) < 1100
