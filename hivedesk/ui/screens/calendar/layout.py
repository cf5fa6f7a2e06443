"""Where entries lie over the days of a week, and among the hours of a day. Plain Python, no Qt."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from types import MappingProxyType

from hivedesk.ui.screens.calendar.entries import DAY_MINUTES, Entry, minutes_on


@dataclass(frozen=True)
class Bar:
    """Where an entry lies over the days of a week."""

    entry: Entry
    first: int  # of the days, 0 to 6
    last: int
    lane: int  # 0 is the highest
    goes_before: bool  # it began before this week
    goes_after: bool
    height: int = 1  # lanes

    def covers(self, place: int) -> bool:
        """Whether it lies over this day of the week."""
        return self.first <= place <= self.last

    @property
    def depth(self) -> int:
        """How many lanes are needed for it to be seen."""
        return self.lane + self.height


def lanes(
    entries: Iterable[Entry], days: tuple[date, ...], heights: Mapping[str, int] = MappingProxyType({})
) -> tuple[Bar, ...]:
    """Bars over the days of a week, each in the highest lanes that are free over all its days; ``heights`` by key."""
    last = len(days) - 1
    taken: list[set[int]] = [set() for _ in days]
    bars: list[Bar] = []
    for entry in entries:
        item, height = entry.item, heights.get(entry.key, 1)
        if item.last_day < days[0] or item.first_day > days[last]:
            continue
        first_place = max(0, (item.first_day - days[0]).days)
        last_place = min(last, (item.last_day - days[0]).days)
        used = set().union(*taken[first_place : last_place + 1])
        lane = next(n for n in count() if not used & set(range(n, n + height)))
        for place in range(first_place, last_place + 1):
            taken[place].update(range(lane, lane + height))
        before, after = item.first_day < days[0], item.last_day > days[last]
        bars.append(Bar(entry, first_place, last_place, lane, before, after, height))
    return tuple(bars)


def depths(bars: Iterable[Bar]) -> list[int]:
    """How many lanes each day of the week needs."""
    found = [0] * 7
    for bar in bars:
        for place in range(bar.first, bar.last + 1):
            found[place] = max(found[place], bar.depth)
    return found


def fitting(bars: tuple[Bar, ...], room: int) -> tuple[tuple[Bar, ...], tuple[int, ...]]:
    """What has room where there are so many lanes, and how many more each day has; "3 more" takes a lane itself."""
    over = {place for place, depth in enumerate(depths(bars)) if depth > room}
    shown = tuple(
        bar for bar in bars if bar.depth < room or (bar.depth == room and not any(bar.covers(place) for place in over))
    )
    return shown, _missing(bars, shown)


def beneath_heads(
    several: Iterable[Entry],
    single: Iterable[Entry],
    days: tuple[date, ...],
    room: int,
    wanted: Callable[[Bar], int],
) -> tuple[tuple[Bar, ...], tuple[int, ...]]:
    """What has room beneath the heads of a month's days, and how many more each day has ("3 more" is in the head).

    A bar over several days leaves the last lane to the titles of the days that have some.
    """
    alone = list(single)
    titled = {entry.item.first_day for entry in alone}
    bars = lanes(several, days)
    lying = tuple(bar for bar in bars if bar.depth < room or (bar.depth == room and not _over(bar, days, titled)))
    shown_several = [bar.entry for bar in lying]
    one_line = lanes([*shown_several, *alone], days)
    shown = tuple(bar for bar in one_line if bar.depth <= room)
    if taller := heights(one_line, room, wanted):
        stretched = tuple(bar for bar in lanes([*shown_several, *alone], days, taller) if bar.depth <= room)
        if len(stretched) >= len(shown):  # else there was no room for it between bars
            shown = stretched
    every = one_line if len(lying) == len(bars) else lanes([bar.entry for bar in bars] + alone, days)
    return shown, _missing(every, shown)


def _missing(every: Iterable[Bar], shown: Iterable[Bar]) -> tuple[int, ...]:
    """How many more each day of the week has."""
    there, seen = list(every), list(shown)
    return tuple(sum(bar.covers(place) for bar in there) - sum(bar.covers(place) for bar in seen) for place in range(7))


def _over(bar: Bar, days: tuple[date, ...], titled: set[date]) -> bool:
    return any(day in titled for day in days[bar.first : bar.last + 1])


def heights(bars: tuple[Bar, ...], room: int, wanted: Callable[[Bar], int]) -> dict[str, int]:
    """Lanes for the entries of one day whose title needs more than one, as far as their day has room."""
    free = [room - depth for depth in depths(bars)]
    found: dict[str, int] = {}
    for bar in bars:
        if bar.first == bar.last and not bar.entry.several_days and free[bar.first] > 0:
            more = min(wanted(bar) - 1, free[bar.first])
            if more > 0:
                found[bar.entry.key] = 1 + more
                free[bar.first] -= more
    return found


@dataclass(frozen=True)
class Block:
    """Where an entry stands among the hours of a day; ``at`` of ``beside`` columns, those side by side."""

    entry: Entry
    day: date
    begins: int  # minutes after midnight
    ends: int
    at: int
    beside: int


def out_of_view(blocks: Iterable[Block], first: int, last: int) -> tuple[dict[date, list[Block]], ...]:
    """By day, the blocks of which nothing can be read between these minutes: those before, and those after."""
    before: dict[date, list[Block]] = {}
    after: dict[date, list[Block]] = {}
    for block in blocks:
        if block.ends - _READABLE < first:
            before.setdefault(block.day, []).append(block)
        elif block.begins + _READABLE > last:
            after.setdefault(block.day, []).append(block)
    return before, after


def best_start(blocks: Iterable[Block], room: int, usual: int) -> int:
    """From which minute on most is seen in a room of so many minutes; the usual one where nothing is better."""
    there = list(blocks)
    starts = [usual, *(block.begins // 60 * 60 for block in there), *(block.ends - room for block in there)]
    possible = [min(max(0, start), max(0, DAY_MINUTES - room)) for start in starts]

    def seen(start: int) -> int:
        return sum(start <= block.begins and block.ends <= start + room for block in there)

    return max(possible, key=lambda start: (seen(start), -abs(start - usual)))


_READABLE = 20  # minutes of a block that have to be seen, so that its title can be read
_LEAST_MINUTES = 30  # a block is shown at least as long, so that it can be read and grasped


def blocks(entries: Iterable[Entry], day: date) -> tuple[Block, ...]:
    """The entries of a day among its hours, those that overlap side by side."""
    spans = []
    for entry in entries:
        found = None if entry.above_hours else minutes_on(entry, day)
        if found is not None and (found[0] < found[1] or entry.item.first_day == day):
            spans.append((found[0], max(found[1], min(found[0] + _LEAST_MINUTES, DAY_MINUTES)), entry))
    spans.sort(key=lambda span: (span[0], -span[1], span[2].title))
    made: list[Block] = []
    group: list[tuple[int, int, Entry, int]] = []  # those that overlap, each with its column
    reach = -1
    for begins, ends, entry in spans:
        if begins >= reach:
            made += _beside(group, day)
            group = []
        free = {column for start, end, _entry, column in group if start < ends and end > begins}
        column = next(n for n in range(len(group) + 1) if n not in free)
        group.append((begins, ends, entry, column))
        reach = max(reach, ends)
    return (*made, *_beside(group, day))


def _beside(group: list[tuple[int, int, Entry, int]], day: date) -> list[Block]:
    columns = 1 + max((column for *_span, column in group), default=0)
    return [Block(entry, day, begins, ends, column, columns) for begins, ends, entry, column in group]
