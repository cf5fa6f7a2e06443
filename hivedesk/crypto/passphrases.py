"""How strong a passphrase is, in words, and a suggested one.

Four words from the EFF's long list are 51 bits; behind Argon2id that is far beyond guessing, and a person can
remember them.
"""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hivedesk.foundation.errors import RuleRefused

MINIMUM_LENGTH = 12  # characters
MAXIMUM_LENGTH = 1024  # characters
MINIMUM_SCORE = 3
_WEIGHED_LENGTH = 100  # characters: the estimate's running time grows steeply with the length (100: 50 ms)
# beginnings of words that nobody wants to type each morning in this work; a guess, and worth few bits
_UNKIND = re.compile(
    "abus|afraid|anger|angr|booz|breast|celib|coffin|corps|coward|creep|cruel|curs|dead|death|deform|demon|despis|devil"
    "|disgust|disown|drug|drunk|evil|fanat|fatal|fear|fright|ghost|grave|griev|gross|hate|horrif|hurt|injur|jail|kill"
    "|lazy|morgue|mortal|murder|naked|nasty|negat|nude|outcast|outlaw|pain|panic|penal|pest|poison|prison|punish|rebel"
    "|refus|reject|remorse|resent|revenge|scar|sedat|sex|shame|sick|slap|slave|stink|stupid|suffer|suprem|suspect"
    "|terror|threat|trauma|ugly|unhapp|unlov|unlucky|unsafe|unwant|upset|vandal|victim|violen|womb|worthless|wound|wreck"
)
_FIELD_WORDS = ("hivedesk", "hive", "hampshire", "mockingbird", "foster", "fostering", "carer", "hcsw", "council")


@dataclass(frozen=True)
class Strength:
    """How hard a passphrase is to guess: ``score`` from 0 to 4, and one sentence for the worker."""

    score: int
    sentence: str
    acceptable: bool


def normalised(passphrase: str) -> bytes:
    """The bytes that stand for a passphrase: NFKC, so that every keyboard and system means the same by an accent."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def strength(passphrase: str, about_her: Sequence[str] = ()) -> Strength:
    """Weigh a passphrase; ``about_her`` are words that somebody who knows her would try (her name, her Hive's)."""
    text = unicodedata.normalize("NFKC", passphrase)
    if not text:
        return Strength(
            0, f"Use at least {MINIMUM_LENGTH} characters; four words that have nothing in common do well.", False
        )
    if len(text) > MAXIMUM_LENGTH:
        return Strength(0, f"That is too long: use at most {MAXIMUM_LENGTH:,} characters.", False)
    rest = _without_words_about(text[:_WEIGHED_LENGTH], about_her)
    result = _weigh(rest or "-")
    score = int(result["score"])
    if len(text) < MINIMUM_LENGTH:
        missing = MINIMUM_LENGTH - len(text)
        return Strength(
            min(score, MINIMUM_SCORE - 1),
            f"Too short: add at least {missing} more character{'s' * (missing > 1)}.",
            False,
        )
    if score < MINIMUM_SCORE and rest != text[:_WEIGHED_LENGTH]:
        return Strength(score, "Easy to guess: it holds words about you or your Hive. Add words that are not.", False)
    if score < MINIMUM_SCORE:
        return Strength(score, _weakness(result), False)
    return Strength(score, "Good." if score == MINIMUM_SCORE else "Very good.", True)


def require_strong(passphrase: str, about_her: Sequence[str] = ()) -> None:
    """Let only a passphrase pass that is fit for a vault.

    Raises:
        RuleRefused: under 12 characters, or too easy to guess; the advice says why.
    """
    weighed = strength(passphrase, about_her)
    if not weighed.acceptable:
        raise RuleRefused("That passphrase is not strong enough for a vault.", weighed.sentence)


def suggest() -> str:
    """Suggest four words, drawn by the system's source of randomness from the EFF's long list."""
    words = _words()
    return " ".join(secrets.choice(words) for _ in range(4))


@cache
def _words() -> tuple[str, ...]:
    # imported here for start-up time: needed on two screens only
    from xkcdpass import xkcd_password  # type: ignore[import-untyped]  # ships no types

    words = xkcd_password.generate_wordlist(wordfile="eff-long", min_length=3, max_length=9, valid_chars="[a-z]")
    return tuple(sorted(word for word in words if not _UNKIND.search(word)))


def _without_words_about(text: str, about_her: Sequence[str]) -> str:
    """The text without the words that somebody who knows her would try first: they add nothing to its strength.

    Taken out, because the estimate counts even a known word as fifty guesses, and three of them as a good passphrase.
    """
    known = {part for phrase in (*_FIELD_WORDS, *about_her) for part in (phrase, *phrase.split()) if len(part) > 3}
    words = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.sub(words, "", text, flags=re.IGNORECASE).strip()


def _weigh(text: str) -> dict[str, Any]:
    # imported here for start-up time: its word lists take 25 ms to load
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # ships no types

    result: dict[str, Any] = zxcvbn(text, max_length=_WEIGHED_LENGTH)
    return result


def _weakness(result: dict[str, Any]) -> str:
    """One sentence on the longest part that is easy to guess."""
    part = max(result["sequence"], key=lambda match: len(match["token"]), default={"pattern": ""})
    if part["pattern"] == "dictionary":
        if part["dictionary_name"] == "passwords":
            return "Easy to guess: it is like a password that many people use. Use four unrelated words instead."
        return "Easy to guess: add another word or two, uncommon ones."
    return {
        "spatial": "Easy to guess: keys that lie side by side. Use four unrelated words instead.",
        "repeat": "Easy to guess: it repeats itself. Use four unrelated words instead.",
        "sequence": "Easy to guess: it runs in order, like abc or 4321. Use four unrelated words instead.",
        "regex": "Easy to guess: it is built around a year. Add words that have nothing to do with it.",
        "date": "Easy to guess: it is built around a date. Add words that have nothing to do with it.",
    }.get(part["pattern"], "Easy to guess: add another word or two, uncommon ones.")
