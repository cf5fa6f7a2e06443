"""Short ways to make records and desks for tests. Everybody here is made up."""

import importlib
import itertools
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.domain.approval import Approval
from hivedesk.domain.contact_log import ContactLogEntry, EntryId
from hivedesk.domain.families import Carer, ChildInCare, Family
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.domain.placements import Placement
from hivedesk.foundation.clock import FixedClock, at_london
from hivedesk.store.changes import Store
from hivedesk.store.opening_schema import MIGRATIONS

NOW = at_london(date(2026, 11, 14), 10)  # a Saturday
_numbers = itertools.count(1)


class MemoryVault:
    """A vault in memory with the real schema: for tests that are not about files."""

    def __init__(self) -> None:
        self.database = SqlCipherDatabase(":memory:", passphrase="only in memory")
        self.database.execute_sql("PRAGMA foreign_keys = ON")
        for step in sorted(path.stem for path in MIGRATIONS.glob("[0-9]*.py")):
            importlib.import_module(f"hivedesk.store.migrations.{step}").up(None, self.database)
        self.heads: list[tuple[int, bytes, datetime]] = []

    def apart(self) -> Callable[[], AbstractContextManager[Any]]:
        return lambda: nullcontext(self.database)

    def record_head(self, seq: int, digest: bytes, at: datetime) -> None:
        self.heads.append((seq, digest, at))


def a_desk(now: datetime = NOW, author: str = "Maureen Hale") -> Desk:
    """A desk over an empty vault in memory whose clock stands still."""
    return Desk(Store(MemoryVault()), FixedClock(now), author)


def a_hive_desk(*households: Household, now: datetime = NOW) -> Desk:
    """A desk whose Hive is set up and holds these families."""
    desk = a_desk(now)
    set_up_hive(desk, Hive(name="Ringwood", worker=desk.author, duty_line="01632 960101", out_of_hours="01632 960102"))
    for household in households:
        add_family(desk, household)
    return desk


def move_clock(desk: Desk, span: timedelta) -> None:
    """Let time pass at the desk."""
    assert isinstance(desk.clock, FixedClock)
    desk.clock.advance(span)


def a_family(name: str = "Okafor", **fields: Any) -> Household:
    """A household of one carer; ``fields`` are those of Family, or ``carers=``, ``children=``, ``approval=``.

    Every child has a placement without a start, unless ``placements=`` says otherwise; so may any other part of the
    household (``holds=``, ``rooms=`` …).
    """
    family_id = FamilyId(fields.pop("id", f"family-{next(_numbers)}"))
    carers = fields.pop("carers", ("Grace",))
    children = fields.pop("children", ())
    approval = fields.pop("approval", {"approved_on": date(2020, 5, 1), "number": 2})
    parts = {part.name: fields.pop(part.name) for part in dataclass_fields(Household) if part.name in fields}
    family = Family(**{"id": family_id, "name": name, "joined_on": date(2022, 2, 1), "mobile": "07700 900123"} | fields)
    in_care = tuple(
        child
        if isinstance(child, ChildInCare)
        else ChildInCare(id=ChildId(f"{family_id}-k{n}"), family_id=family_id, first_name=child)
        for n, child in enumerate(children)
    )
    household = Household(
        family=family,
        approval=None if approval is None else Approval(id=f"{family_id}-a", family_id=family_id, **approval),
        carers=tuple(
            Carer(id=CarerId(f"{family_id}-c{n}"), family_id=family_id, first_name=first, last_name=name)
            for n, first in enumerate(carers)
        ),
        children_in_care=in_care,
        placements=tuple(a_placement(child) for child in in_care),
    )
    return replace(household, **parts)


def a_placement(child: ChildInCare, started_on: date | None = None, **fields: Any) -> Placement:
    """The child's placement with the family on whose card the child stands; ``fields`` are those of Placement."""
    given = {"id": f"{child.id}-p", "family_id": child.family_id, "child_id": child.id, "started_on": started_on}
    return Placement(**(given | fields))


def a_contact(family_id: str, fact: str = "Talked about school.", **fields: Any) -> ContactLogEntry:
    """A contact of now; ``fields`` are those of the entry."""
    entry = ContactLogEntry(
        id=EntryId(f"entry-{next(_numbers):06}"),
        family_id=FamilyId(family_id),
        happened_at=NOW,
        entered_at=NOW,
        author="Maureen Hale",
        fact=fact,
    )
    return replace(entry, **fields)
