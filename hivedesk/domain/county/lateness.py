"""Which Hives are late: nothing came for longer than the rules allow, or a month that was due was not sent."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hivedesk.domain.county.gaps import begins, expected, months_in_words
from hivedesk.domain.county.records import EnrolledHive, Span, month_of
from hivedesk.domain.policy import ExchangeDays
from hivedesk.domain.summary.months import YearMonth, month_after, month_before
from hivedesk.foundation.clock import local


@dataclass(frozen=True)
class Lateness:
    """What is late of a Hive; nothing, mostly."""

    silent_days: int = 0  # since something came, or since its card was accepted; 0: in time
    ever: bool = True  # whether anything ever came
    months: tuple[YearMonth, ...] = ()  # due, and not sent: since the last that was

    @property
    def late(self) -> bool:
        """Whether anything is."""
        return bool(self.silent_days or self.months)

    @property
    def words(self) -> str:
        """``Nothing came for 16 days. October 2026 was not sent.``; "" where nothing is late."""
        told = []
        if self.silent_days:
            days = f"{self.silent_days} day{'' if self.silent_days == 1 else 's'}"
            since = f"for {days}" if self.ever else f"yet: it was enrolled {days} ago"
            told.append(f"Nothing came {since}.")
        if self.months:
            were = "was" if len(self.months) == 1 else "were"
            told.append(f"{months_in_words(self.months)} {were} not sent.")
        return " ".join(told)


def lateness(hive: EnrolledHive, heard: datetime | None, today: date, days: ExchangeDays) -> Lateness:
    """What is late of a Hive on ``today``; ``heard``: when something came from it last. None of a Hive that ended."""
    if hive.ended_on is not None:
        return Lateness()
    silent = (today - (local(heard).date() if heard is not None else hive.enrolled_on)).days
    due = month_before(*month_of(today - timedelta(days=days.month_due_days)))
    first = month_after(*hive.last_sent) if hive.last_sent is not None else begins(hive)
    return Lateness(
        silent_days=silent if silent > days.silent_days else 0,
        ever=heard is not None,
        months=expected(hive, Span(first, due), due).months,
    )
