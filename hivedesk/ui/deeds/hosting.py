"""What a family offers as a host, and on which days that differs. Plain Python, no Qt."""

from dataclasses import dataclass, replace
from typing import Any

from hivedesk.casework import hosts
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.families import Answer
from hivedesk.domain.sleepovers.records import ExceptionKind, HostException
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Part, Place, Records, Values
from hivedesk.ui.deeds.event_times import Weekday
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_line import FormLine

_DAYS = tuple(Weekday)


@dataclass(frozen=True, kw_only=True)
class OfferForm:
    """What a family usually offers, by the names of the days."""

    nights: tuple[Weekday, ...] = ()
    days: tuple[Weekday, ...] = ()
    emergencies: bool = False
    most_children: int | None = None
    most_nights_a_month: int | None = None
    gives_medicine: Answer = Answer.UNKNOWN
    step_free: Answer = Answer.UNKNOWN
    school_run: Answer = Answer.UNKNOWN
    note: str = ""


OFFER = (
    FormLine("nights", "Nights on which they can host", "Usually", help="By the day on which the night begins"),
    FormLine("days", "Days of day care", "Usually"),
    FormLine("emergencies", "May be rung in an emergency", "Usually"),
    FormLine("most_children", "Visitors at once", "How much", help="Children; empty: no limit of their own"),
    FormLine("most_nights_a_month", "Nights a month", "How much", help="At most; empty: no limit of their own"),
    FormLine("gives_medicine", "Can give medicine", "What they can do", help="Have learnt to give and record it"),
    FormLine("school_run", "Can take a child to school", "What they can do"),
    FormLine("step_free", "Home without steps", "What they can do"),
    FormLine("note", "Note", "What they can do", long=True),
)


class RecordHostOffer(FamilyDeed):
    """The usual pattern."""

    sentence = "What the family usually offers to children of other families. Single days are entered apart."
    as_recorded = True

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        if not hosts.may_be_host(self.household):
            raise RuleRefused("This family takes no part in sleepovers and day care.", "Look at its kind and status.")
        self.offer = hosts.offer_of(desk, self.family_id)
        kept: dict[str, Any] = {name: getattr(self.offer, name) for name in _AS_RECORDED}
        days: dict[str, Any] = {name: tuple(_DAYS[n - 1] for n in getattr(self.offer, name)) for name in _BY_DAY}
        self.records = {"offer": OfferForm(**kept, **days)}

    def parts(self) -> tuple[Part, ...]:
        """When, how much, and what they can do."""
        fields = tuple(line.field for line in OFFER)
        return (Part(key="offer", kind=OfferForm, fields=fields, lines=OFFER, headings=True),)

    def save(self, typed: Records) -> Changed | None:
        """Write it down."""
        form: OfferForm = typed["offer"]
        kept: dict[str, Any] = {name: getattr(form, name) for name in _AS_RECORDED}
        days: dict[str, Any] = {name: tuple(_DAYS.index(day) + 1 for day in getattr(form, name)) for name in _BY_DAY}
        return hosts.record_offer(self.desk, replace(self.offer, **kept, **days))


_BY_DAY = ("nights", "days")
_AS_RECORDED = tuple(line.field for line in OFFER if line.field not in _BY_DAY)


class RecordHostDays(FamilyDeed):
    """Days that differ."""

    sentence = "Days on which the family cannot host, can host although it usually does not, or has visitors."
    new_part = "days"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        known = desk.store.find(HostException, wanted.record_id) if wanted.record_id else None
        if wanted.record_id and known is None:
            raise RuleRefused("These days are no longer on record.", "Undo may bring them back.")
        self.removal = "Take away" if known is not None else ""
        self.records = {"days": known or hosts.new_exception(desk, self.family_id)}

    @property
    def record_id(self) -> str:
        """The days that are changed; "" for new ones."""
        return self.wanted.record_id

    def parts(self) -> tuple[Part, ...]:
        """Which days, and how they differ."""
        kinds = [(kind, f"{kind.value[:1].upper()}{kind.value[1:]}") for kind in ExceptionKind]
        fields = ("kind", "first_day", "last_day", "beds_taken", "why")
        needed = ("first_day", "last_day")
        return (Part(key="days", kind=HostException, fields=fields, needed=needed, choices={"kind": kinds}),)

    def react(self, place: Place, values: Values) -> Values:
        """The last day follows the first."""
        first, last = values[Place("days", "first_day")], values[Place("days", "last_day")]
        if place == Place("days", "first_day") and first is not None and (last is None or last < first):
            return {Place("days", "last_day"): first}
        return {}

    def save(self, typed: Records) -> Changed | None:
        """Write them down."""
        return hosts.record_exception(self.desk, typed["days"])

    def remove(self) -> Changed:
        """Take them away."""
        return hosts.remove_exception(self.desk, self.wanted.record_id)
