"""The Hive's own details: name, area, worker, duty numbers."""

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.hive import Hive
from hivedesk.foundation.errors import RuleRefused


def check_hive(hive: Hive) -> None:
    """Refuse details that cannot be.

    Raises:
        RuleRefused: no name, no worker, or a capacity outside 1 to 60.
    """
    if not hive.name.strip():
        raise RuleRefused("The Hive has no name yet.", "Enter the Hive's name, for example its area.")
    if not hive.worker.strip():
        raise RuleRefused("Your name is missing.", "It signs what you write in the contact log.")
    if not 1 <= hive.capacity <= 60:
        raise RuleRefused(
            "The capacity cannot be right.", "Enter a number of families from 1 to 60; 15 to 20 is usual."
        )


def set_up_hive(desk: Desk, hive: Hive) -> Changed:
    """Write the details of a new Hive.

    Raises:
        RuleRefused: see `check_hive`.
    """
    check_hive(hive)
    with desk.act(ActKind.SET_UP_HIVE, hive.id) as act:
        act.insert(hive)
    return desk.changed(ActKind.SET_UP_HIVE, act, hive.id)


def change_hive(desk: Desk, hive: Hive) -> Changed | None:
    """Change the details; None where nothing differs.

    Raises:
        RuleRefused: see `check_hive`.
    """
    check_hive(hive)
    if desk.hive == hive:
        return None
    with desk.act(ActKind.CHANGE_HIVE, hive.id) as act:
        act.update(hive)
    return desk.changed(ActKind.CHANGE_HIVE, act, hive.id)
