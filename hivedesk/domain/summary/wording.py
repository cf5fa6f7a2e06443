"""How the values of figures are written for people."""

from hivedesk.domain.policy import Policy
from hivedesk.domain.summary.figures import Missing, Share, Unit, Value

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown(value: Value, unit: Unit = Unit.COUNT) -> str:
    """The value as it is printed: ``1,240``, ``14.5``, ``12 of 18 (67%)``, ``not recorded yet``."""
    if isinstance(value, Missing):
        return value.value
    if isinstance(value, Share):
        return f"{value.part:,} of {value.whole:,} ({percent(value)}%)"
    number = f"{value:,.1f}".removesuffix(".0")
    if unit is Unit.DAYS:
        return f"{number} {'day' if value == 1 else 'days'}"
    return number


def percent(share: Share) -> int:
    """The share in whole per cent, halves rounded up; neither 0 nor 100 unless it is exactly that."""
    rounded = (200 * share.part + share.whole) // (2 * share.whole)
    if rounded == 0 and share.part:
        return 1
    if rounded == 100 and share.part < share.whole:
        return 99
    return rounded


def office_hours(policy: Policy) -> str:
    """``Monday to Friday, 08:30 to 17:00``."""
    days = policy.office_days
    names = [_DAY_NAMES[day - 1] for day in days]
    in_a_row = len(days) > 2 and days == tuple(range(days[0], days[0] + len(days)))
    listed = f"{names[0]} to {names[-1]}" if in_a_row else ", ".join(names)
    return f"{listed}, {policy.office_from:%H:%M} to {policy.office_to:%H:%M}"
