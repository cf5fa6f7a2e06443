"""How often Python looks for what nobody holds any more: each look stops everything, the window too."""

import gc


def collect_seldom() -> None:
    """From now on leave alone what is there already, and look for the rest ten times more seldom than by default."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()
