"""Keeps Python 3.11 alive under PySide6 6.12, which gives one reference to None away with every call that returns
nothing (measured: 500 calls of ``QLabel.setText`` cost 500 references; 6.11 did not), and one to True with every
``emit`` of a signal (measured: 100 emits, 100 references; there are some 600 at the start). When the last one is gone,
Python stops with "deallocating None" or "deallocating True or False", after a few minutes of use. From Python 3.12 on
they never die, and this does nothing.
"""

import ctypes
import sys

_PLENTY = 1 << 40  # a million lost every second would last twelve days


def make_none_last() -> None:
    """Give None, True and False so many references that they outlive HiveDesk, as Python 3.12 does by itself.

    Once is enough.
    """
    if sys.version_info >= (3, 12):
        return
    for lasting in (None, True, False):
        if sys.getrefcount(lasting) > _PLENTY // 2:
            continue
        count = ctypes.c_ssize_t.from_address(id(lasting))
        if abs(count.value - sys.getrefcount(lasting)) < 1000:  # it is where an ordinary build of Python keeps it
            count.value += _PLENTY
