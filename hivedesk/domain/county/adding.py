"""Adds figures up, and never pretends: what is not recorded is left out and said, it is not a nought."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from hivedesk.domain.summary.figures import Missing, Share, Value


@dataclass
class Sum:
    """Values added one by one, in any order: numbers to numbers, or parts to parts and wholes to wholes.

    ``shares``: which of the two; a value of the other kind is not what it should be, and is left out. Numbers are
    added as decimals, so that 14.5 and 0.1 give the same whichever comes first. ``nothing_is_known``: a share of what
    took place, where "not known" can only be a share of nothing; it adds nothing to either.
    """

    shares: bool = False
    nothing_is_known: bool = False
    counted: int = 0  # how many values are in it
    left_out: int = 0  # how many were not recorded, or not known
    not_known: bool = False  # one of those left out was recorded, but not known
    _number: int = 0
    _decimals: Decimal = Decimal(0)
    _part: int = 0
    _whole: int = 0

    def add(self, value: Value) -> None:
        """Put one more value in."""
        if isinstance(value, int) and not self.shares:
            self._number += value
        elif isinstance(value, Share) and self.shares:
            self._part += value.part
            self._whole += value.whole
        elif isinstance(value, float) and not self.shares and isfinite(value):
            self._decimals += Decimal(repr(value))
        elif value is not Missing.NOT_KNOWN or not self.nothing_is_known:
            self.left_out += 1
            self.not_known = self.not_known or value is not Missing.NOT_RECORDED
            return
        self.counted += 1

    @property
    def value(self) -> Value:
        """The sum; where nothing is in it, why."""
        if not self.counted:
            return Missing.NOT_KNOWN if self.not_known else Missing.NOT_RECORDED
        if self.shares:
            return Share(self._part, self._whole) if self._whole > 0 else Missing.NOT_KNOWN
        total = self._number + self._decimals
        return int(total) if total == total.to_integral_value() else float(total)


def longest(values: Iterable[Value]) -> Value:
    """The greatest of those that are known."""
    found = list(values)
    numbers = [value for value in found if isinstance(value, int | float) and isfinite(value)]
    if numbers:
        return max(numbers)
    return Missing.NOT_KNOWN if Missing.NOT_KNOWN in found else Missing.NOT_RECORDED
