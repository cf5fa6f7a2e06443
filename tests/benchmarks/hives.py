"""Hives of a given size: 20 families and as many contacts as asked for over ten years, through the use cases."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hivedesk.casework import hosts, vaults
from hivedesk.casework.contact_log import FollowUpWanted, log_contact
from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family
from hivedesk.crypto.argon import ArgonCost
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import Channel
from hivedesk.domain.hive import Hive
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import RequestId, Stay, StayId, StayRequest
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


def _stays(desk: Desk, ids: list[str], number: int) -> None:
    """Sleepovers over ten years, the latest to come; each with its request. Written as they stand, past the rules."""
    draw = random.Random(number)
    days = 3650 / max(1, number)
    for family_id in ids:
        offer = hosts.offer_of(desk, FamilyId(family_id))
        hosts.record_offer(desk, replace(offer, nights=tuple(draw.sample(range(1, 8), 4))))
    with desk.act(ActKind.TAKE_PLAN) as act:
        for place in range(number):
            home, host = draw.sample(ids, 2)
            begins = (NOW - timedelta(days=3640 - round(place * days))).replace(hour=16, minute=0)
            ends = begins + timedelta(days=draw.randint(1, 3))
            over = ends < NOW
            child_ids = (ChildId(f"{home}-k{draw.randint(0, 1)}"),)
            request = StayRequest(
                id=RequestId(f"r{place}"),
                family_id=FamilyId(home),
                child_ids=child_ids,
                asked_at=min(NOW, begins - timedelta(days=9)),
                starts_at=begins,
                ends_at=ends,
            )
            act.insert(request)
            act.insert(
                Stay(
                    id=StayId(f"s{place}"),
                    request_id=request.id,
                    host_id=FamilyId(host),
                    child_ids=child_ids,
                    starts_at=begins,
                    ends_at=ends,
                    offered_at=request.asked_at,
                    authorised_by="the carers",
                    authorised_on=request.asked_at.date(),
                    started_at=begins if over else None,
                    returned_at=ends if over else None,
                    debriefed_on=ends.date() if over else None,
                    child_words="It was good." if over else "",
                )
            )


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
        _stays(desk, ids, entries // 140)
    vaults.close_desk(desk)
    return BuiltHive(folder, new.unlocked, entries)
