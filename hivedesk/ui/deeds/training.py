"""Training that carers did or have booked: recorded for several at once, or put right."""

from dataclasses import dataclass, replace
from datetime import date

from hivedesk.casework import training
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.clocks.training import course_due
from hivedesk.domain.families import full_name
from hivedesk.domain.ids import CarerId
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Outlook, Part, Place, Records, Values
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FormLine


@dataclass(frozen=True, kw_only=True)
class TookPart:
    """The carers for whom it is recorded."""

    carer_ids: tuple[CarerId, ...] = ()


_LINES = (FormLine("carer_ids", "Who took part", "Training"),)
_FIELDS = ("course", "done_on", "booked_for", "minutes", "note")
_COURSE, _MINUTES = Place("training", "course"), Place("training", "minutes")
_DONE, _BOOKED = Place("training", "done_on"), Place("training", "booked_for")


class RecordTraining(FamilyDeed):
    """A course of one carer or several."""

    sentence = (
        "A course that carers did, or have booked. The service's list is offered as you type, or on the Down key; any "
        "other course can be written too."
    )
    new_part = "training"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        carers = self.household.carers
        if not carers:
            raise RuleRefused("This family has no carers on record.", "Add them with Edit on its card first.")
        self._course = course_due(wanted.record_id)
        self.known = next((one for one in self.household.training if one.id == wanted.record_id), None)
        if wanted.record_id and not self._course and self.known is None:
            raise RuleRefused("This training is no longer in the records.", "Undo may bring it back.")
        self.removal = "Remove this training" if self.known else ""
        self._suggested = training.usual_minutes(desk, self._course) if self._course else None
        begun = training.new_training(desk, self.family_id, wanted.carer_id or carers[0].id)
        begun = replace(begun, course=self._course, minutes=self._suggested)
        self.records = {"training": self._begin(self.known) if self.known else begun}
        if self.known is None:
            ticked = wanted.carer_id or (carers[0].id if len(carers) == 1 else None)
            self.records["who"] = TookPart(carer_ids=() if ticked is None else (ticked,))

    @property
    def record_id(self) -> str:
        """The record that is put right, or the course that is due."""
        return self.known.id if self.known else self.wanted.record_id if self._course else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The family, and the carer whose record is put right."""
        if self.known is None:
            return super().names
        carer = next((one for one in self.household.carers if one.id == self.known.carer_id), None)
        return (*super().names, self.sight.name(full_name(carer))) if carer is not None else super().names

    @property
    def facts(self) -> tuple[str, ...]:
        """A booking whose day has come."""
        if self.known is None or self.known.done_on is not None or self.known.booked_for is None:
            return ()
        return (f"Booked for {format_date(self.known.booked_for)}.",)

    def parts(self) -> tuple[Part, ...]:
        """Who, and what."""
        suggestions = {"course": training.courses(self.desk)}
        course = Part(key="training", kind=TrainingRecord, fields=_FIELDS, needed=("course",), suggestions=suggestions)
        if self.known is not None:
            return (course,)
        who = Part(key="who", kind=TookPart, fields=("carer_ids",), needed=("carer_ids",), lines=_LINES)
        return (who, course)

    def react(self, place: Place, values: Values) -> Values:
        """Suggest how long a course of the list takes; what is booked is not done."""
        if place == _COURSE:
            return self._suggest(values)
        if place == _BOOKED and _is_ahead(values[_BOOKED], self.desk.today) and values[_DONE] == self.desk.today:
            return {_DONE: None}
        return {}

    def outlook(self, typed: Records) -> Outlook:
        """What becomes of a booking."""
        record: TrainingRecord = typed["training"]
        if record.done_on is None and _is_ahead(record.booked_for, self.desk.today):
            return Outlook("Booked. When the day has come, Today asks whether it took place.")
        return Outlook()

    def save(self, typed: Records) -> Changed | None:
        """Record it for everybody who is ticked, as one act."""
        record: TrainingRecord = typed["training"]
        if self.known is not None:
            return None if record == self.known else training.record_training(self.desk, [record])
        carers: tuple[CarerId, ...] = typed["who"].carer_ids
        ids = [record.id, *(self.desk.new_id() for _ in carers[1:])]
        return training.record_training(
            self.desk, [replace(record, id=made, carer_id=carer) for made, carer in zip(ids, carers, strict=True)]
        )

    def remove(self) -> Changed:
        """Take a record made by mistake away."""
        return training.remove_training(self.desk, self.records["training"].id)

    def _begin(self, known: TrainingRecord) -> TrainingRecord:
        """A booking whose day has come is likely to have taken place."""
        passed = known.done_on is None and known.booked_for is not None and known.booked_for <= self.desk.today
        return replace(known, done_on=known.booked_for) if passed else known

    def _suggest(self, values: Values) -> Values:
        usual = training.usual_minutes(self.desk, values[_COURSE] or "")
        if usual is None or values[_MINUTES] not in (None, self._suggested):
            return {}
        self._suggested = usual
        return {_MINUTES: usual}


def _is_ahead(day: date | None, today: date) -> bool:
    return day is not None and day > today
