"""Hives of a given size: 20 families and as many contacts as asked for over ten years, through the use cases."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hivedesk.casework import vaults
from hivedesk.casework.contact_log import FollowUpWanted, log_contact
from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family
from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.families import Channel
from hivedesk.domain.hive import Hive
from hivedesk.foundation.clock import FixedClock
from hivedesk.store.vault_locked import Unlocked
from tests.builders import a_contact, a_family

NOW = datetime(2026, 11, 19, 9, 5, tzinfo=UTC)
_NAMES = [
    "Ashby",
    "Bell",
    "Chen",
    "Doyle",
    "Eastwood",
    "Fairclough",
    "Gbadamosi",
    "Hollis",
    "Ibbotson",
    "Jarvis",
    "Kaur",
    "Lomax",
    "Mbeki",
    "Nowak",
    "Okafor",
    "Petrov",
    "Quigley",
    "Rahman",
    "Szymanski",
    "Turner",
]
_WORDS = [
    "school",
    "bedtime",
    "football",
    "homework",
    "nursery",
    "birthday",
    "worried",
    "settled",
    "laughed",
    "contact",
    "centre",
    "visit",
    "swimming",
    "teacher",
    "meeting",
    "sleepover",
    "garden",
    "dentist",
    "appetite",
    "reading",
    "timetable",
    "brother",
    "sister",
    "grandmother",
    "phone",
    "tired",
    "cheerful",
    "quiet",
    "angry",
    "calmer",
    "playing",
    "drawing",
    "bicycle",
    "weekend",
    "holiday",
    "medicine",
    "asthma",
    "inhaler",
    "review",
    "social",
    "worker",
    "training",
]


@dataclass(frozen=True)
class BuiltHive:
    """A vault on disk and its key."""

    folder: Path
    unlocked: Unlocked
    entries: int

    def open(self) -> Desk:
        """Open it at a moment that stands still."""
        return vaults.open_desk(vaults.find_door(self.folder), self.unlocked, FixedClock(NOW))


def build(folder: Path, entries: int) -> BuiltHive:
    """Make the vault."""
    draw = random.Random(entries)
    hive = Hive(name="Benchmark", worker="Maureen Hale", duty_line="01632 960101", out_of_hours="01632 960102")
    clock = FixedClock(NOW - timedelta(days=3650))
    cheap = ArgonCost(memory_kib=64, passes=1, lanes=1)
    new = vaults.make_hive(folder, hive, "otter lantern mosaic thimble", clock, cheap)
    desk = vaults.open_new_hive(new, hive, clock)
    ids = [f"f{number}" for number in range(len(_NAMES))]
    for family_id, name in zip(ids, _NAMES, strict=True):
        add_family(desk, a_family(name, id=family_id, carers=("Grace", "Lewis"), children=("Ada", "Ben")))
    step = timedelta(days=3649) / entries
    with desk.store.batch(NOW):
        for number in range(entries):
            clock.advance(step)
            fact = " ".join(draw.choices(_WORDS, k=draw.randint(8, 60))).capitalize() + "."
            follow_up = (
                FollowUpWanted(NOW.date() + timedelta(days=number % 9 - 2), "Ring again")
                if entries - number < 12
                else None
            )
            log_contact(
                desk,
                a_contact(
                    draw.choice(ids),
                    fact,
                    id=f"e{number}",
                    happened_at=clock.now(),
                    channel=draw.choice(list(Channel)),
                    minutes=draw.choice((5, 10, 15, 30, 60)),
                ),
                follow_up,
            )
    vaults.close_desk(desk)
    return BuiltHive(folder, new.unlocked, entries)
