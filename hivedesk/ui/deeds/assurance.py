"""Steps around a family: a visit or review by the supervising social worker, the handover, a talk that was had."""

from dataclasses import dataclass
from datetime import date

from hivedesk.casework import procedures
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.clocks.assurance import Assurance, last_done, next_after
from hivedesk.domain.clocks.standing import without_child_since
from hivedesk.domain.procedures import Handover, NoteKind, ProcedureNote
from hivedesk.foundation.clock import format_date
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Outlook, Part, Place, Records
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FormLine


@dataclass(frozen=True, kw_only=True)
class VisitOrReview:
    """What the form asks; the family keeps the dates."""

    which: Assurance = Assurance.SUPERVISION
    done_on: date | None = None
    next_due: date | None = None


_LINES = (
    FormLine("which", "Which", "Visit or review"),
    FormLine("done_on", "Took place on", "Visit or review", past=True),
    FormLine("next_due", "Next due", "Visit or review"),
)


class RecordAssurance(FamilyDeed):
    """A supervision, annual review or unannounced visit took place."""

    sentence = "The supervising social worker (SSW) was there. HiveDesk keeps when, and when the next one is due."
    fallback = Place("visit", "done_on")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        which = next((one for one in Assurance if one.value == wanted.record_id), Assurance.SUPERVISION)
        self.records = {"visit": VisitOrReview(which=which, done_on=desk.today)}

    @property
    def facts(self) -> tuple[str, ...]:
        """What was last known."""
        known = [(which.value, last_done(self.household, which)) for which in Assurance]
        said = ", ".join(f"{words} on {format_date(day)}" for words, day in known if day is not None)
        return (f"Last known: {said}.",) if said else ("None is recorded yet.",)

    def parts(self) -> tuple[Part, ...]:
        """Which, when, and the next one."""
        fields = ("which", "done_on", "next_due")
        return (Part(key="visit", kind=VisitOrReview, fields=fields, needed=("done_on",), lines=_LINES),)

    def outlook(self, typed: Records) -> Outlook:
        """When the next one is due where none is entered."""
        visit: VisitOrReview = typed["visit"]
        if visit.next_due is not None or visit.done_on is None:
            return Outlook()
        due = next_after(visit.done_on, visit.which, self.desk.policy)
        return Outlook(f"Left empty, the next one is due on {format_date(due)}.")

    def save(self, typed: Records) -> Changed | None:
        """Keep the dates."""
        visit: VisitOrReview = typed["visit"]
        assert visit.done_on is not None  # a needed field
        return procedures.record_assurance(self.desk, self.family_id, visit.which, visit.done_on, visit.next_due)


class RecordHandover(FamilyDeed):
    """From the assessment team to the support team."""

    sentence = "From the assessment team to the support team: who takes over, and what is planned for the first child."
    fallback = Place("handover", "completed_on")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {"handover": procedures.handover_of(desk, self.family_id)}

    @property
    def facts(self) -> tuple[str, ...]:
        """When the family was approved: the clock runs from there."""
        approval = self.household.approval
        return (f"Approved on {format_date(approval.approved_on)}.",) if approval and approval.approved_on else ()

    def parts(self) -> tuple[Part, ...]:
        """All that is kept of a handover."""
        fields = ("assessed_by", "receiving_worker", "met_on", "completed_on", "first_child")
        return (Part(key="handover", kind=Handover, fields=fields),)

    def save(self, typed: Records) -> Changed | None:
        """Keep how far it has come."""
        if typed["handover"] == self.household.handover:
            return None
        return procedures.record_handover(self.desk, typed["handover"])


class NoteTalk(FamilyDeed):
    """A talk about matching or a wider range, respite care that was used, or another step; or a note put right."""

    sentence = "A talk that was had, or another step that was taken. One line is enough."
    new_part = "note"
    fallback = Place("note", "day")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        notes = self.household.procedure_notes
        self.note = next((note for note in notes if note.id == wanted.record_id), None)
        self.removal = "Remove this note" if self.note else ""
        self.records = {"note": self.note or procedures.new_note(desk, self.family_id, self._likely_kind())}

    @property
    def record_id(self) -> str:
        """The note that is put right."""
        return self.note.id if self.note else ""

    @property
    def facts(self) -> tuple[str, ...]:
        """Since when no child has been placed."""
        since = without_child_since(self.household, self.desk.today)
        return (f"No child in placement since {format_date(since)}.",) if since else ()

    def parts(self) -> tuple[Part, ...]:
        """When, what kind, with whom, and what."""
        fields = ("day", "kind", "with_whom", "what")
        return (Part(key="note", kind=ProcedureNote, fields=fields, needed=("what",)),)

    def save(self, typed: Records) -> Changed | None:
        """Keep the note."""
        return None if typed["note"] == self.note else procedures.note_procedure(self.desk, typed["note"])

    def remove(self) -> Changed:
        """Take a note made by mistake away."""
        return procedures.remove_note(self.desk, self.records["note"].id)

    def _likely_kind(self) -> NoteKind:
        approval = self.household.approval
        return NoteKind.RESPITE if approval is not None and approval.respite_only else NoteKind.MATCHING
