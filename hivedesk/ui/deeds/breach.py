"""A breach of data protection: what happened, who was told, and when the 72 hours end."""

from hivedesk.casework import procedures
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.clocks.others import breach_deadline, breach_hours_left, hours_left_words
from hivedesk.domain.procedures import DataBreach
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import DeedForm, Outlook, Part, Records
from hivedesk.ui.discreet import Sight

_FIRST = ("noticed_at", "what", "people", "told", "told_at")


class RecordBreach(DeedForm):
    """Something about people got, or may have got, to where it does not belong."""

    sentence = (
        "Something about people got, or may have got, to where it does not belong. Tell the data protection officer "
        "and your manager at once: the service decides whether it has to be reported."
    )
    new_part = "breach"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.breach = next((one for one in procedures.breaches(desk) if one.id == wanted.record_id), None)
        if wanted.record_id and self.breach is None:
            raise RuleRefused("This breach is no longer in the records.", "Undo may bring it back.")
        self.records = {"breach": self.breach or procedures.new_breach(desk)}

    @property
    def record_id(self) -> str:
        """The breach that is on record."""
        return self.breach.id if self.breach else ""

    def parts(self) -> tuple[Part, ...]:
        """What is known at first; what came of it only once it is on record."""
        fields = (*_FIRST, "outcome", "closed_on") if self.breach is not None else _FIRST
        needed = ("noticed_at", "what")
        return (Part(key="breach", kind=DataBreach, fields=fields, needed=needed, headings=True),)

    def outlook(self, typed: Records) -> Outlook:
        """When the hours end, and how long that is from now."""
        breach: DataBreach = typed["breach"]
        hours = self.desk.policy.breach_hours
        end = breach_deadline(breach, self.desk.policy)
        left = breach_hours_left(breach, self.desk.policy, self.desk.clock.now())
        if breach.told_at is not None:
            return Outlook(f"The {hours} hours end on {format_moment(end)}.")
        if left < 0:
            return Outlook(needs=(f"The {hours} hours ended on {format_moment(end)}, and nobody has been told yet.",))
        return Outlook(f"The {hours} hours end on {format_moment(end)}: {hours_left_words(left)} left.")

    def save(self, typed: Records) -> Changed | None:
        """Write it down."""
        return None if typed["breach"] == self.breach else procedures.record_breach(self.desk, typed["breach"])
