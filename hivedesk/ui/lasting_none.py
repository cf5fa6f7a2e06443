"""Keeps Python 3.11 alive under PySide6 6.12, which gives one reference to None away with every call that returns
nothing (measured: 500 calls of ``QLabel.setText`` cost 500 references; 6.11 did not). When the last one is gone, Python
stops with "deallocating None", after a few minutes of use. From Python 3.12 on None never dies, and this does nothing.
"""

import ctypes
import sys

_PLENTY = 1 << 40  # a million lost every second would last twelve days


def make_none_last() -> None:
    """Give None so many references that it outlives HiveDesk, as Python 3.12 does by itself. Once is enough."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > _PLENTY // 2:
        return
    count = ctypes.c_ssize_t.from_address(id(None))
    if abs(count.value - sys.getrefcount(None)) < 1000:  # the count is where an ordinary build of Python keeps it
        count.value += _PLENTY
