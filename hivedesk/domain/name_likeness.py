"""Whether a typed word may mean a name: as it begins, spelt a little differently, or as it sounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from hivedesk.domain.name_sounds import sounds_of
from hivedesk.domain.snippets import fold

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SHORTEST = 3  # letters: of fewer, everything is like everything
_PREFIX_FROM = 5  # letters of an unfinished word that may hold a mistake


class Likeness(IntEnum):
    """How a typed word fits a name, the better the higher."""

    NONE = 0
    SOUNDS = 1
    SPELT = 2
    BEGINS = 3


@dataclass(frozen=True)
class NameWord:
    """One word of a name, or one that was typed; its sounds are worked out once, when first asked for."""

    folded: str  # without accents and capitals

    @cached_property
    def sounds(self) -> frozenset[str]:
        """The ways in which it may be heard."""
        return sounds_of(self.folded)


def without_accents(text: str) -> str:
    """As names are compared: no capitals, no accents, also where a letter has its stroke for life (Łukasz)."""
    return fold(text).translate(_LETTERS)


def name_words(name: str) -> tuple[NameWord, ...]:
    """The words of a name; O'Reilly can be found under R too, and under OReilly."""
    words: list[str] = []
    for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", without_accents(name)):
        parts = re.split(r"['’]", word)
        words += ["".join(parts), *parts[1:]]
    return tuple(NameWord(word) for word in dict.fromkeys(words))


def likeness(typed: NameWord, name: NameWord) -> Likeness:
    """How ``typed``, which may be unfinished, fits one word of a name."""
    if name.folded.startswith(typed.folded):
        return Likeness.BEGINS
    if len(typed.folded) < _SHORTEST or not typed.folded.isalpha():
        return Likeness.NONE
    if _nearly(typed.folded, name.folded):
        return Likeness.SPELT
    return Likeness.NONE if typed.sounds.isdisjoint(name.sounds) else Likeness.SOUNDS


def best_likeness(typed: NameWord, names: Sequence[NameWord]) -> Likeness:
    """How ``typed`` fits the word of a name that it fits best."""
    return max((likeness(typed, name) for name in names), default=Likeness.NONE)


def nearly_whole(typed: Sequence[NameWord], names: Sequence[NameWord]) -> bool:
    """Whether what was typed is nearly the whole of a name of several words: ``lindqvistbell``, ``lindqvist-ell``."""
    if len(names) < 2:
        return False
    return _nearly("".join(word.folded for word in typed), "".join(name.folded for name in names))


def resembling(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the ``names`` that ``typed`` may mean, every word of it, the likeliest first."""
    words = name_words(typed)
    fits = [min((best_likeness(word, name_words(name)) for word in words), default=Likeness.NONE) for name in names]
    return sorted((place for place, fit in enumerate(fits) if fit), key=lambda place: -fits[place])


def _nearly(typed: str, name: str) -> bool:
    """A letter too many, too few, wrong, or two swapped; in a long word two or three such mistakes."""
    from rapidfuzz.distance import OSA  # here for start-up time: needed only once somebody searches

    allowed = _mistakes(typed)
    if not allowed:
        return False
    if abs(len(typed) - len(name)) <= 1 and OSA.distance(typed, name, score_cutoff=allowed) <= allowed:
        return True
    unfinished = _PREFIX_FROM <= len(typed) < len(name) and typed[0] == name[0]
    return unfinished and OSA.distance(typed, name[: len(typed)], score_cutoff=1) <= 1


def _mistakes(typed: str) -> int:
    letters = len(typed)
    return 0 if letters < 4 else 1 if letters < 7 else 2 if letters < 10 else 3
