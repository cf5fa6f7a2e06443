"""School terms and holidays in words, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hivedesk.domain.calendar.school import SchoolDates, known_until
from hivedesk.foundation.clock import format_date


@dataclass(frozen=True)
class TermRow:
    """One term, holiday or INSET day."""

    key: str
    kind: str
    name: str
    first_day: str
    last_day: str
    order: str  # ISO date, to sort by
    source: str


def term_rows(known: Sequence[SchoolDates]) -> list[TermRow]:
    """The rows of the table, in order."""
    return [
        TermRow(
            key=dates.id,
            kind=dates.kind.value[:1].upper() + dates.kind.value[1:],
            name=dates.name,
            first_day=format_date(dates.first_day),
            last_day=format_date(dates.last_day),
            order=dates.first_day.isoformat(),
            source=dates.source,
        )
        for dates in known
    ]


def around(known: Sequence[SchoolDates], today: date) -> str:
    """The id of what is on today or comes next, of the last where nothing does; "" where nothing is known."""
    if not known:
        return ""
    return next((dates.id for dates in known if dates.last_day >= today), known[-1].id)


def until_words(known: Sequence[SchoolDates]) -> str:
    """Until when anything is known."""
    last = known_until(known)
    if last is None:
        return "No terms or holidays are known yet. The county and each school publish them, also as a calendar file."
    return f"Known until {format_date(last)}. What lies between two terms counts as holidays."
