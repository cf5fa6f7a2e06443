"""The steps of a stay: authorised, prepared, begun, ended, talked over, cancelled. Plain Python, no Qt."""

from dataclasses import dataclass, replace
from datetime import timedelta

from hivedesk.casework import stay_requests, stays
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.today import duty_numbers
from hivedesk.domain.families import Answer
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, TITLES, HostRule
from hivedesk.domain.sleepovers.records import Stay, Urgency
from hivedesk.domain.sleepovers.stay import nights_of
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import DeedForm, Outlook, Part, Place, Records
from hivedesk.ui.deeds.stay_requests import which_request
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_line import FormLine

WORKER_DECIDES = "the carers, by delegated authority"


class OfStay(DeedForm):
    """A deed that belongs to one stay, and says which. The fields stand in ``fields``."""

    fields: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    as_recorded = True

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.stay = stays.stay_of(desk, wanted.record_id)
        self.line = stay_requests.request_line(desk, self.stay.request_id)
        self.records = {"stay": self.begun(self.stay)}

    def begun(self, stay: Stay) -> Stay:
        """The stay as the form begins with it."""
        return stay

    @property
    def record_id(self) -> str:
        """The stay."""
        return self.wanted.record_id

    @property
    def names(self) -> tuple[str, ...]:
        """Which request, and with whom."""
        host = self.desk.family_names().get(self.stay.host_id, "a former host")
        return (which_request(self.line, self.sight), f"with {self.sight.name(host)}")

    def parts(self) -> tuple[Part, ...]:
        """The fields of this step."""
        return (Part(key="stay", kind=Stay, fields=self.fields, needed=self.needed),)


@dataclass(frozen=True, kw_only=True)
class AgreedForm:
    """What whoever authorises the stay agreed to besides: codes of rules."""

    rules: tuple[str, ...] = ()


_AGREED = (
    FormLine("rules", "Also agreed to", "Agreed", help="Only what they really agreed to: it is kept as their decision"),
)


class AuthoriseStay(OfStay):
    """Somebody who may decide says yes."""

    sentence = "Who said yes, when, and under which reference. The host can be told then."
    fields = ("authorised_by", "authorised_on", "authorised_ref")
    needed = ("authorised_by", "authorised_on")

    def begun(self, stay: Stay) -> Stay:
        """Today; the carers, where the decision is theirs and it is planned."""
        child_ids, most = set(stay.child_ids), self.desk.policy.stays.amber_nights
        delegated = all(
            child.delegated_sleepovers is Answer.YES for child in self.line.children if child.id in child_ids
        )
        theirs = delegated and len(nights_of(stay)) <= most and self.line.request.urgency is not Urgency.EMERGENCY
        by = stay.authorised_by or (WORKER_DECIDES if theirs else "")
        return replace(stay, authorised_by=by, authorised_on=stay.authorised_on or self.desk.today)

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.answer = stays.answer_of(desk, self.stay)
        self.waiting = stays.to_be_approved(self.answer)
        self.records = {**self.records, "agreed": AgreedForm()}

    @property
    def facts(self) -> tuple[str, ...]:
        """Whose approval it needs: of what stands in the way at this host, then of the stay itself."""
        of_the_stay = [one for one in self.answer.in_the_way if one.rule in OF_THE_STAY]
        told = [f"{one.sentence} Needs {one.whose}." for one in (*self.waiting, *of_the_stay)]
        return tuple(self.sight.words(words) for words in told)

    def parts(self) -> tuple[Part, ...]:
        """Who, when, which reference; and what they agreed to besides."""
        if not self.waiting:
            return (self._authorised(),)
        rules = dict.fromkeys(one.rule for one in self.waiting)
        agreed = Part(
            key="agreed",
            kind=AgreedForm,
            fields=("rules",),
            lines=_AGREED,
            choices={"rules": [(rule.value, TITLES[rule]) for rule in rules]},
        )
        return self._authorised(), agreed

    def _authorised(self) -> Part:
        workers = [child.social_worker for child in self.line.children if child.social_worker]
        offered = tuple(dict.fromkeys((WORKER_DECIDES, *workers, "Fostering Duty Line", "Out of Hours Service")))
        (part,) = super().parts()
        return replace(part, suggestions={"authorised_by": offered})

    def save(self, typed: Records) -> Changed | None:
        """Record it."""
        stay: Stay = typed["stay"]
        assert stay.authorised_on is not None
        agreed = [HostRule(rule) for rule in typed["agreed"].rules] if "agreed" in typed else []
        return stays.authorise_stay(
            self.desk, stay.id, stay.authorised_by, stay.authorised_on, stay.authorised_ref, agreed
        )


class PrepareStay(OfStay):
    """What the handover sheet says beside the child's card."""

    sentence = "Stands on the handover sheet, beside what the child's card says on health, food, sleep and comfort."
    fields = ("transport", "bring", "host_may_decide", "medication_consent", "safety_notes")

    @property
    def facts(self) -> tuple[str, ...]:
        """Where medicine is given."""
        given = [child for child in self.line.children if child.id in self.stay.child_ids and child.medication.strip()]
        return ("Medicine is given: the host needs the consent in writing.",) if given else ()

    def save(self, typed: Records) -> Changed | None:
        """Keep it."""
        return stays.prepare_stay(self.desk, typed["stay"])


class StartStay(OfStay):
    """The children have arrived."""

    sentence = "The children are with the host."
    fields = ("started_at",)
    needed = ("started_at",)

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        if self.stay.authorised_on is None:
            raise RuleRefused("Nobody has authorised this stay yet.", "Record who did: Authorise.")

    def begun(self, stay: Stay) -> Stay:
        """Now, or when they were to be brought."""
        now = self.desk.clock.now().replace(second=0, microsecond=0)
        return replace(stay, started_at=stay.started_at or min(now, stay.starts_at))

    def save(self, typed: Records) -> Changed | None:
        """Record it."""
        return stays.start_stay(self.desk, self.stay.id, typed["stay"].started_at)


@dataclass(frozen=True, kw_only=True)
class ClaimForm:
    """Whether the stay goes on the host's claim list."""

    claim: bool = True


_CLAIM = (FormLine("claim", "Put it on the host's claim list", "Claim"),)


class ReturnFromStay(OfStay):
    """The children have gone home."""

    sentence = "The children are home again. The debrief is asked for tomorrow."
    fields = ("returned_at", "return_note")
    needed = ("returned_at",)

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {**self.records, "claim": ClaimForm()}
        if self.stay.started_at is None:
            raise RuleRefused("The children have not arrived yet.", "Record the arrival first: Arrived.")

    def begun(self, stay: Stay) -> Stay:
        """Now, or when they were to be fetched."""
        now = self.desk.clock.now().replace(second=0, microsecond=0)
        return replace(stay, returned_at=stay.returned_at or min(now, stay.ends_at))

    def parts(self) -> tuple[Part, ...]:
        """When; and the claim, the first time."""
        found = super().parts()
        if self.stay.returned_at is None:
            found = (*found, Part(key="claim", kind=ClaimForm, fields=("claim",), lines=_CLAIM))
        return found

    def save(self, typed: Records) -> Changed | None:
        """Record it."""
        stay, claim = typed["stay"], typed.get("claim", ClaimForm())
        return stays.return_from_stay(self.desk, stay.id, stay.returned_at, stay.return_note, claim=claim.claim)


class DebriefStay(OfStay):
    """How it was. What alarms is not left here: it goes to the service at once."""

    sentence = "First what the child says, in the child's own words. The child may read this one day."
    fields = ("child_words", "how_it_went", "debriefed_on")
    needed = ("debriefed_on",)
    fallback = Place("stay", "child_words")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        if self.stay.returned_at is None:
            raise RuleRefused("The children are not back yet.", "Record the return first: Went home.")

    @property
    def facts(self) -> tuple[str, ...]:
        """Where a worry goes."""
        numbers = [f"{line.name} {line.number}" for line in duty_numbers(self.desk) if line.number]
        ring = f": {', '.join(numbers)}" if numbers else ""
        return (f"If anything here worries you, ring the service now{ring}, and log it as a concern.",)

    def begun(self, stay: Stay) -> Stay:
        """Today."""
        return replace(stay, debriefed_on=stay.debriefed_on or self.desk.today)

    def save(self, typed: Records) -> Changed | None:
        """Write it down."""
        stay: Stay = typed["stay"]
        assert stay.debriefed_on is not None
        return stays.debrief_stay(self.desk, stay.id, stay.child_words, stay.how_it_went, stay.debriefed_on)


class CancelStay(OfStay):
    """It does not take place."""

    sentence = "The stay does not take place. The request is open again, until another host is found or it is closed."
    fields = ("cancel_reason", "cancel_note")
    needed = ("cancel_reason",)
    does, leaves = "Cancel the stay", "Keep it"

    def outlook(self, typed: Records) -> Outlook:
        """Who has to be told."""
        if self.stay.sheet_given_on is not None:
            back = self.desk.today + timedelta(days=self.desk.policy.stays.sheet_back_days)
            return Outlook(f"The host has a handover sheet: it is returned or destroyed by {format_date(back)}.")
        return Outlook()

    def save(self, typed: Records) -> Changed | None:
        """Cancel it."""
        stay: Stay = typed["stay"]
        assert stay.cancel_reason is not None
        return stays.cancel_stay(self.desk, stay.id, stay.cancel_reason, stay.cancel_note)
