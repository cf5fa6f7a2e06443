"""How often Python looks for what nobody holds any more: each look stops everything, the window too."""

import gc


def collect_seldom() -> None:
    """From now on leave alone what is there already, and look for the rest far more seldom than by default (700).

    With 10,000 the looks took a seventh of the time that the planner needs for a month (measured), with 50,000 hardly
    any; that many small objects are a few megabytes.
    """
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    gc.enable()
