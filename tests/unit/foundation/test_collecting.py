"""What is there at the start is left alone; what comes later is still collected."""

import gc
import weakref

import pytest

from hivedesk.foundation.collecting import collect_seldom


class Held:
    """Holds itself, so that only a look for such circles frees it."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def as_before():
    thresholds, enabled = gc.get_threshold(), gc.isenabled()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    (gc.enable if enabled else gc.disable)()


@pytest.mark.usefixtures("as_before")
def test_what_comes_later_is_still_collected_by_itself():
    gc.disable()
    collect_seldom()
    assert gc.isenabled() and gc.get_freeze_count() > 0
    freed = []
    weakref.finalize(Held(), freed.append, True)
    held = [[] for _ in range(100_000)]
    assert freed == [True] and held
