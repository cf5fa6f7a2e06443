"""Builds the demonstration Hive: does the year's acts, with the desk's clock moved along."""

from datetime import date
from random import Random

from hivedesk.casework.demonstration.acts import Progress
from hivedesk.casework.demonstration.key_days import key_days
from hivedesk.casework.demonstration.year import year_of_acts
from hivedesk.casework.desk import Desk
from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import FixedClock, at_london

WORKER = "Maureen Hale"
_HIVE = Hive(
    name="Forest Edge (demonstration)",
    area="New Forest",
    capacity=20,
    worker=WORKER,
    worker_phone="07700 900001",
    duty_line="01632 960101",
    out_of_hours="01632 960102",
    demonstration=True,
)


def build_demonstration(desk: Desk, today: date, seed: int = 1) -> None:
    """Fill an empty vault with a year that ends on ``today`` at 08:30, Europe/London.

    The same day and seed give the same records with the same ids and times. All is one transaction. The desk's
    author becomes the demonstration's worker, and its clock must be one that can be moved; it ends at that moment.

    Raises:
        TypeError: the desk's clock is not a FixedClock.
    """
    clock = desk.clock
    if not isinstance(clock, FixedClock):
        raise TypeError("the demonstration Hive needs a clock that can be moved")
    ids, chance = Random(f"ids of {seed}"), Random(f"year of {seed}")
    end, desks_own_ids = at_london(today, 8, 30), desk.new_id
    desk.author = WORKER
    desk.new_id = lambda: f"{ids.getrandbits(128):032x}"
    try:
        progress = Progress()
        with desk.store.batch(end):
            for act in year_of_acts(key_days(today), _HIVE, desk.new_id, chance):
                clock.set(act.at)
                act.deed.do(desk, progress)
    finally:
        desk.new_id = desks_own_ids
        clock.set(end)
