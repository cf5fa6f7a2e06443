"""How much room there is, and who waits, by area: as the Hives told it last.

From the records that a Hive shares where it shares them; else from the figures of its last month. What neither
tells is not known, and the sum of an area says of how many Hives it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

NO_AREA = "No area given"


@dataclass(frozen=True, kw_only=True)
class HiveRoom:
    """What one Hive told; None where it did not."""

    hive_id: str
    name: str
    area: str
    told_on: date | None  # when the records, or else the figures, came
    families: int | None = None  # fostering families that belong to it
    capacity: int | None = None  # families it has room for, from its last month
    child_vacancies: int | None = None  # children for whom approved carers have room
    waiting: int | None = None
    waits: tuple[int, ...] | None = None  # days, of those waiting families whose date is recorded

    @property
    def room(self) -> int | None:
        """Families that it could still take in; over its capacity it is none, not fewer."""
        if self.families is None or self.capacity is None:
            return None
        return max(0, self.capacity - self.families)


@dataclass(frozen=True, kw_only=True)
class AreaRoom:
    """The Hives of one area together. Each figure is of those Hives that told it; None where none did."""

    area: str  # "" for the whole county
    hives: int
    telling: int  # Hives of which families and capacity are known
    telling_children: int
    telling_waits: int  # Hives of which the waiting list is known family by family
    families: int | None
    capacity: int | None
    room: int | None
    child_vacancies: int | None
    waiting: int | None
    waiting_hives: int
    median_wait: int | float | None
    longest_wait: int | None
    oldest: date | None  # the Hive that told longest ago

    @property
    def whole(self) -> bool:
        """Whether every Hive told everything."""
        return self.hives == self.telling == self.telling_children == self.telling_waits == self.waiting_hives

    @property
    def coverage(self) -> str:
        """What is missing, in words; "" where nothing is."""
        parts = [
            f"{what} of {telling:,} of {self.hives:,} Hives"
            for what, telling in (
                ("families", self.telling),
                ("room for children", self.telling_children),
                ("waiting list", self.waiting_hives),
                ("waits", self.telling_waits),
            )
            if telling < self.hives
        ]
        return "; ".join(parts)


def rooms_by_area(hives: Iterable[HiveRoom]) -> tuple[AreaRoom, ...]:
    """The areas in alphabetical order, and those Hives that have none at the end."""
    areas: dict[str, list[HiveRoom]] = {}
    for hive in hives:
        areas.setdefault(hive.area.strip() or NO_AREA, []).append(hive)
    order = sorted(areas, key=lambda area: (area == NO_AREA, area.casefold()))
    return tuple(_together(area, areas[area]) for area in order)


def room_of_all(hives: Iterable[HiveRoom]) -> AreaRoom:
    """The whole county. Its median wait is that of all waiting families, not of the areas' medians."""
    return _together("", list(hives))


def _together(area: str, hives: Sequence[HiveRoom]) -> AreaRoom:
    telling = [hive for hive in hives if hive.room is not None]
    waits = [days for hive in hives if hive.waits is not None for days in hive.waits]
    rooms = [hive.room for hive in telling if hive.room is not None]
    children = [hive.child_vacancies for hive in hives if hive.child_vacancies is not None]
    waiting = [hive.waiting for hive in hives if hive.waiting is not None]
    told = [hive.told_on for hive in hives if hive.told_on is not None]
    return AreaRoom(
        area=area,
        hives=len(hives),
        telling=len(telling),
        telling_children=len(children),
        telling_waits=sum(hive.waits is not None for hive in hives),
        families=sum(hive.families or 0 for hive in telling) if telling else None,
        capacity=sum(hive.capacity or 0 for hive in telling) if telling else None,
        room=sum(rooms) if rooms else None,
        child_vacancies=sum(children) if children else None,
        waiting=sum(waiting) if waiting else None,
        waiting_hives=len(waiting),
        median_wait=_middle(waits),
        longest_wait=max(waits) if waits else None,
        oldest=min(told) if told else None,
    )


def _middle(days: Sequence[int]) -> int | float | None:
    middle = median(days) if days else None
    return int(middle) if middle is not None and middle == int(middle) else middle
