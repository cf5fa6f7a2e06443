"""What a deed on one event of the calendar has in common with the others. Plain Python, no Qt."""

from hivedesk.casework import events
from hivedesk.casework.desk import Desk
from hivedesk.domain.events.repeats import Occurrence
from hivedesk.foundation.clock import format_date, format_time, local
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import DeedForm
from hivedesk.ui.deeds.event_ref import read_ref
from hivedesk.ui.discreet import Sight


class OfEvent(DeedForm):
    """A deed that belongs to one event, and says which."""

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.ref = read_ref(wanted.record_id)
        self.shown = events.occurrence(desk, self.ref.event_id, self.ref.original_start)

    @property
    def record_id(self) -> str:
        """The occurrence that it is about."""
        return self.wanted.record_id

    @property
    def names(self) -> tuple[str, ...]:
        """Which event it is."""
        return (which_event(self.shown, self.sight),)


def which_event(shown: Occurrence, sight: Sight) -> str:
    """``Coffee morning, Tue 1 Dec 2026, 10:00``."""
    when = f"{format_date(local(shown.starts_at).date())}, {format_time(shown.starts_at)}"
    return f"{sight.words(shown.event.title)}, {when}"
