"""Which events of a file belong together: a series with those of its times that differ, by their id.

Ids that stand twice are told apart, because some programmes give all their events the same one.
"""

from dataclasses import dataclass, field, replace

from hivedesk.incoming.calendar.event_reader import ReadEvent
from hivedesk.incoming.calendar.proposal import LineProblem

Group = tuple[ReadEvent | None, list[ReadEvent]]  # what stands once or as a series; its times that differ


@dataclass
class Apart:
    """The groups, and what was told of them."""

    groups: list[Group] = field(default_factory=list)
    problems: list[LineProblem] = field(default_factory=list)


def told_apart(events: list[ReadEvent]) -> Apart:
    """Group the events of a file."""
    masters: dict[str, list[ReadEvent]] = {}
    own: dict[str, list[ReadEvent]] = {}
    for event in events:
        (masters if event.original is None else own).setdefault(event.uid, []).append(event)
    found = Apart()
    for uid, given in masters.items():
        kept = _different(given, found)
        for place, event in enumerate(kept):
            if place == 0:
                found.groups.append((event, _latest(own.pop(uid, []), found)))
            else:
                apart = replace(event, uid=f"{uid}/{event.times.start:%Y%m%dT%H%M%S}")
                found.groups.append((apart, []))
                found.problems.append(
                    LineProblem(
                        event.line, "It has the id of another event in the file: it is taken as one of its own."
                    )
                )
    found.groups += [(None, _latest(given, found)) for given in own.values()]
    return found


def _different(given: list[ReadEvent], found: Apart) -> list[ReadEvent]:
    """Of those with one id and one start the last revision."""
    by_start: dict[object, ReadEvent] = {}
    for event in given:
        key = (event.times.start, event.times.all_day)
        before = by_start.get(key)
        if before is not None:
            found.problems.append(LineProblem(event.line, _TWICE))
        if before is None or event.sequence >= before.sequence:
            by_start[key] = event
    kept = list(by_start.values())
    recurring = [event for event in kept if event.repeats]
    return recurring + [event for event in kept if not event.repeats]


def _latest(given: list[ReadEvent], found: Apart) -> list[ReadEvent]:
    by_original: dict[object, ReadEvent] = {}
    for event in given:
        before = by_original.get(event.original)
        if before is not None:
            found.problems.append(LineProblem(event.line, _TWICE))
        if before is None or event.sequence >= before.sequence:
            by_original[event.original] = event
    return list(by_original.values())


_TWICE = "This event stands in the file twice: its last revision is taken."
