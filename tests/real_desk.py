"""A desk over a vault in files, for what needs its header, its backups or a connection of its own."""

from pathlib import Path

from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family
from hivedesk.casework.vaults import make_hive, open_new_hive
from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.foundation.clock import Clock, FixedClock
from tests.builders import NOW

CHEAP = ArgonCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "chasing strive outhouse doorpost"
HIVE = Hive(
    name="Ringwood",
    area="New Forest",
    worker="Maureen Hale",
    duty_line="01632 960101",
    out_of_hours="01632 960102",
)


def a_vault_desk(folder: Path, *households: Household, hive: Hive = HIVE, clock: Clock | None = None) -> Desk:
    """A new Hive in ``folder`` with these families; close it with `vaults.close_desk`."""
    clock = clock or FixedClock(NOW)
    desk = open_new_hive(make_hive(folder, hive, PASSPHRASE, clock, CHEAP), hive, clock)
    for household in households:
        add_family(desk, household)
    return desk
