"""The recovery code: 130 random bits that a person can copy from paper.

Printed in Crockford's base 32 as seven groups of five: four characters and a check character. The check character
is linear over the field of 32 elements, so that one wrong character, or two neighbours swapped, is always noticed
and the group is named; groups in the wrong order are noticed too. The last two of the 28 characters are a check over
the whole. A code that passes all checks and still opens nothing is therefore another vault's code, or an older one.
"""

import hashlib
import secrets
from collections.abc import Sequence

from hivedesk.foundation.errors import RuleRefused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
GROUPS = 7
GROUP_SIZE = 5  # four characters and a check character
SECRET_CHARACTERS = 26  # 130 bits
_READ_AS = {"O": "0", "I": "1", "L": "1"}
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


class MistypedCode(RuleRefused):
    """The code as typed cannot be a recovery code; `groups` are those to look at again, from 1 to 7."""

    def __init__(self, message: str, advice: str, groups: tuple[int, ...] = ()) -> None:
        super().__init__(message, advice)
        self.groups = groups


def new_code() -> str:
    """Make a recovery code, as printed: ``XXXXX-XXXXX-…``, seven groups."""
    return printed([secrets.randbelow(32) for _ in range(SECRET_CHARACTERS)])


def printed(values: Sequence[int]) -> str:
    """The printed form of 26 values from 0 to 31."""
    characters = [*values, *_whole_check(values)]
    groups = [characters[start : start + 4] for start in range(0, len(characters), 4)]
    return "-".join(
        "".join(ALPHABET[value] for value in [*group, _group_check(index, group)]) for index, group in enumerate(groups)
    )


def read_code(typed: str) -> bytes:
    """Read a code as people type it: small letters, O for 0, I or L for 1, any spaces and dashes.

    Returns its secret, one byte a character.

    Raises:
        MistypedCode: it is too short or too long, holds other signs, or a check character does not fit.
    """
    values = _values(typed)
    groups = [values[start : start + GROUP_SIZE] for start in range(0, len(values), GROUP_SIZE)]
    wrong = tuple(
        number for number, group in enumerate(groups, start=1) if _group_check(number - 1, group[:4]) != group[4]
    )
    if wrong:
        raise _mistyped(wrong)
    characters = [value for group in groups for value in group[:4]]
    secret, check = characters[:SECRET_CHARACTERS], characters[SECRET_CHARACTERS:]
    if _whole_check(secret) != check:
        raise MistypedCode(
            "The recovery code has a mistake in it, in more than one place.", "Type it again from the sheet."
        )
    return bytes(secret)


def _values(typed: str) -> list[int]:
    if len(typed) > 400:
        raise _wrong_length(len(typed))
    # only plain letters are turned into capitals: some foreign ones become two
    characters = [_READ_AS.get(c.upper(), c.upper()) for c in typed if not (c.isspace() or c in "-‐‑‒–—−.,_")]
    if len(characters) != GROUPS * GROUP_SIZE:
        raise _wrong_length(len(characters))
    strange = tuple(sorted({i // GROUP_SIZE + 1 for i, c in enumerate(characters) if c not in _VALUES}))
    if strange:
        raise _mistyped(strange)
    return [_VALUES[character] for character in characters]


def _mistyped(groups: tuple[int, ...]) -> MistypedCode:
    if len(groups) == 1:
        return MistypedCode(
            f"Group {groups[0]} of the recovery code is mistyped.",
            "Compare it with the sheet and type it again.",
            groups,
        )
    listed = ", ".join(map(str, groups[:-1])) + f" and {groups[-1]}"
    return MistypedCode(
        f"Groups {listed} of the recovery code are mistyped.",
        "Compare them with the sheet and type them again.",
        groups,
    )


def _wrong_length(count: int) -> MistypedCode:
    few_or_many = "too short" if count < GROUPS * GROUP_SIZE else "too long"
    return MistypedCode(
        f"The recovery code is {few_or_many}.", "It has seven groups of five letters and figures: type all of them."
    )


def _group_check(index: int, group: Sequence[int]) -> int:
    """Weighted sum over GF(32): the weights differ, so neighbours that swap are noticed; so does each group's start."""
    check = index + 1
    for position, value in enumerate(group, start=1):
        check ^= _times_power(value, position)
    return check


def _whole_check(values: Sequence[int]) -> list[int]:
    digest = hashlib.sha256(b"hivedesk/recovery-code/v1" + bytes(values)).digest()
    return [digest[0] & 31, digest[1] & 31]


def _times_power(value: int, exponent: int) -> int:
    """``value`` times x to the ``exponent`` in GF(32), modulo x^5 + x^2 + 1."""
    for _ in range(exponent):
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return value
