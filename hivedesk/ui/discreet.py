"""Names as they may be shown now: in full, or as initials while the discreet view is on. Plain Python, no Qt."""

import re
from collections.abc import Iterable, Iterator

from hivedesk.casework import families
from hivedesk.casework.desk import Desk
from hivedesk.domain.families import Person, full_name, initials
from hivedesk.domain.household import Household

Ranges = tuple[tuple[int, int], ...]
_WHOLE_NAME = r"\b[A-ZÀ-Þ][a-zß-ÿ'’]+(?:[ -][A-ZÀ-Þ][a-zß-ÿA-Z'’]+)+"  # two words or more: "Dev Rao", not "Duty"
_ORDINARY = frozenset({"Team", "Service", "Line", "Duty", "Family", "Placements", "Fostering", "County", "Council"})
_SMALL_WORDS = frozenset({"and", "of", "the", "de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "al"})


class Sight:
    """Shows everything as it is."""

    veils = False  # whether names are hidden

    def name(self, text: str) -> str:
        """A name."""
        return text

    def words(self, text: str) -> str:
        """A text that may hold names."""
        return text

    def marked(self, text: str, hits: Ranges) -> tuple[str, Ranges]:
        """A text that may hold names, with the places of the words that were found."""
        return text, hits


class Veil(Sight):
    """Shows initials in place of the names it knows."""

    veils = True

    def __init__(self, names: Iterable[str]) -> None:
        words = {part for name in names for part in re.findall(r"[^\W\d_][\w'’]*", name)}
        parts = {word for word in words if len(word) > 1 and word not in _SMALL_WORDS}
        longest_first = sorted(parts, key=lambda part: (-len(part), part))
        self._names = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?:e?s)?\b\.?") if parts else None

    def name(self, text: str) -> str:
        return initials(text)

    def words(self, text: str) -> str:
        return self._names.sub(lambda found: f"{found.group()[0]}.", text) if self._names is not None else text

    def marked(self, text: str, hits: Ranges) -> tuple[str, Ranges]:
        """What was found within a name is no longer marked: its initial would say which."""
        if self._names is None:
            return text, hits
        pieces: list[str] = []
        kept: list[tuple[int, int]] = []
        done = length = 0
        for start, end in [*(found.span() for found in self._names.finditer(text)), (len(text), len(text))]:
            shift = length - done
            kept += [(a + shift, b + shift) for a, b in hits if done <= a and b <= start]
            shown = text[done:start] + (f"{text[start]}." if start < end else "")
            pieces.append(shown)
            length, done = length + len(shown), end
        return "".join(pieces), tuple(kept)


IN_FULL = Sight()


def sight_of(desk: Desk, *, discreet: bool) -> Sight:
    """How texts are to be shown now."""
    if not discreet:
        return IN_FULL
    return Veil(name for line in families.list_families(desk) for name in _names_in(line.household))


def _names_in(household: Household) -> Iterator[str]:
    yield household.family.name
    people: tuple[Person, ...] = (*household.carers, *household.children_in_care, *household.own_children)
    yield from map(full_name, people)
    for child in household.children_in_care:
        yield child.known_as
        yield child.social_worker
    for professional in household.professionals:
        yield professional.name
    yield from _names_beside(household)


def _names_beside(household: Household) -> Iterator[str]:
    """Whoever is named in the procedures: a next carer, a worker, whom a talk was with."""
    texts = [note.with_whom for note in household.procedure_notes]
    texts += [text for one in household.placements for text in (one.next_carer, one.next_carer_told_by)]
    if household.handover is not None:
        texts += [household.handover.assessed_by, household.handover.receiving_worker]
    for text in texts:
        yield from (name for name in re.findall(_WHOLE_NAME, text) if not _ORDINARY & {*name.split()})
