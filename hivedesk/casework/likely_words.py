"""Reading a misspelt or otherwise inflected word as the likeliest of those that stand in the records (names too)."""

import re
from collections.abc import Sequence

from hivedesk.casework.desk import Desk
from hivedesk.store import search

_ENDINGS = re.compile(r"(?<=\w{3})(?:ings?|ie[ds]|e[ds]|ly|[sye])$")
_LIKE = 70  # per cent


def likely_words(desk: Desk, text: str) -> list[str]:
    """The words of ``text`` as they were probably meant; none where nothing likelier is known."""
    typed = search.split_words(text)
    meant = [likely_word(desk, word) for word in typed]
    return meant if meant != typed else []


def likely_word(desk: Desk, word: str) -> str:
    """The word that was probably meant; the same one where none is near."""
    known = search.known_words_near(desk.store.database, word)
    return _nearest(word, _inflected(word, known), 0) or _nearest(word, known, _LIKE) or word


def _nearest(word: str, known: Sequence[str], at_least: float) -> str:
    from rapidfuzz import fuzz, process  # here for start-up time: needed only once somebody misspells

    near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=at_least)
    return str(near[0]) if near else ""


def _inflected(word: str, known: Sequence[str]) -> list[str]:
    """The words that differ from this one only in their endings: worry for worried."""
    stem = _stem(word)
    return [one for one in known if one.startswith(stem) and _stem(one) == stem] if len(stem) > 2 else []


def _stem(word: str) -> str:
    return re.sub(r"([^aeiou])\1$", r"\1", _ENDINGS.sub("", word))
