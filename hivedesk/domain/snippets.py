"""Showing a hit in its sentence."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    """A sentence and where the words asked for stand in it (start and end, in characters)."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()


def snippet(texts: Sequence[str], words: Sequence[str], length: int = 160) -> Snippet:
    """The first sentence that holds most of ``words`` (as beginnings of words, accents aside), cut to ``length``."""
    sentences = [part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]
    if not sentences:
        return Snippet("")
    found = max(sentences, key=lambda sentence: len({word for word, _, _ in _hits(sentence, words)}))
    hits = _hits(found, words)
    start = _window(found, hits[0][1] if hits else 0, length)
    cut = found[start : start + length]
    shown = ("… " if start else "") + cut + (" …" if start + length < len(found) else "")
    shift = (2 if start else 0) - start
    return Snippet(shown, tuple((a + shift, b + shift) for _, a, b in hits if a >= start and b <= start + len(cut)))


def fold(text: str) -> str:
    """Lower case without accents, letter for letter, so that positions stay."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFKD", letter)[0].lower()[:1] or letter for letter in text)


def _hits(sentence: str, words: Sequence[str]) -> list[tuple[str, int, int]]:
    folded = fold(sentence)
    wanted = [fold(word) for word in words]
    return [
        (word, match.start(), match.end())
        for match in re.finditer(r"\w+", folded)
        for word in wanted
        if match.group().startswith(word)
    ]


def _window(sentence: str, hit: int, length: int) -> int:
    """Where to begin so that the hit is seen with some words before it."""
    if len(sentence) <= length or hit < length * 2 // 3:
        return 0
    return sentence.rfind(" ", 0, hit - length // 3) + 1
