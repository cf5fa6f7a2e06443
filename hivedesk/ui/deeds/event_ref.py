"""How a deed names an event: its id, and of a series which occurrence."""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class EventRef:
    """An occurrence: the event's id and the start that its series gives it (None: the event takes place once)."""

    event_id: str
    original_start: datetime | None = None

    def __str__(self) -> str:
        return self.event_id if self.original_start is None else f"{self.event_id}@{_written(self.original_start)}"


def read_ref(text: str) -> EventRef:
    """What `str` wrote; a start that cannot be read counts as none."""
    event_id, _, start = text.partition("@")
    return EventRef(event_id, _moment(start))


def new_ref(day: date, hour: int | None = None) -> str:
    """Where a new event is to begin: a day, and an hour where one was pointed at."""
    return day.isoformat() if hour is None else f"{day.isoformat()}@{hour}"


def read_new(text: str) -> tuple[date | None, int | None]:
    """What `new_ref` wrote."""
    day, _, hour = text.partition("@")
    try:
        return date.fromisoformat(day), int(hour) if hour else None
    except ValueError:
        return None, None


def _written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
