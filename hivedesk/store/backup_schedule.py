"""When a backup is due, and which old ones may go.

Kept: all of the last 7 days; then the last of each week for 8 weeks; then the last of each month for 12 months; and
the latest one, however old. Days are those of Europe/London.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hivedesk.foundation.clock import local

ALL_FOR = timedelta(days=7)
WEEKLY_FOR = timedelta(weeks=8)
MONTHLY_FOR = timedelta(days=365)


def backup_due(last: datetime | None, last_seq: int, seq: int, now: datetime) -> bool:
    """Whether the daily backup is due: something changed since the last one, and that was not made today.

    ``last`` and ``last_seq`` are the moment of the last backup and the number of its last entry; ``seq`` is the
    vault's. A last backup from the future (the clock was wrong) counts as one from another day.
    """
    if last is None:
        return True
    return seq != last_seq and local(last).date() != local(now).date()


def superseded(taken: Sequence[datetime], now: datetime) -> list[datetime]:
    """The moments of those backups that may be removed, the oldest first."""
    kept: set[datetime] = set()
    spans: set[tuple[int, ...]] = set()
    for moment in sorted(taken, reverse=True):
        span = _span(moment, now)
        if span is None or (span and span not in spans) or not kept:
            kept.add(moment)
            spans.add(span or ())
    return sorted(set(taken) - kept)


def _span(moment: datetime, now: datetime) -> tuple[int, ...] | None:
    """The week or month of which one backup is kept; None: keep it anyway; empty: too old."""
    age = now - moment
    if age <= ALL_FOR:
        return None
    day = local(moment).date()
    if age <= WEEKLY_FOR:
        return (0, *day.isocalendar()[:2])
    return (1, day.year, day.month) if age <= MONTHLY_FOR else ()
