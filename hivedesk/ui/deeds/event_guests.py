"""At an event: somebody who came without being on a list, when a guest came and went, what was said. Plain Python."""

from dataclasses import dataclass
from datetime import date, datetime, time

from hivedesk.casework import events, gatherings, guests, voices
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.events.records import CHILDREN, GuestKind, Voice
from hivedesk.domain.families import Answer
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import DeedForm, Outlook, Part, Place, Records
from hivedesk.ui.deeds.of_event import OfEvent
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FormLine

NO_FAMILY = "Belongs to no family on record"


@dataclass(frozen=True, kw_only=True)
class WalkInForm:
    """Somebody who is in no record."""

    name: str = ""
    kind: GuestKind = GuestKind.OTHER_ADULT
    family_id: FamilyId | None = None
    needs: str = ""


@dataclass(frozen=True, kw_only=True)
class TimesForm:
    """When a guest came and went."""

    arrived: time | None = None
    left: time | None = None
    collected_by: str = ""


_WALK_IN = (
    FormLine("name", "Name", "Guest", help="As they say it; a first name is enough"),
    FormLine("kind", "Is", "Guest"),
    FormLine("family_id", "Came with", "Guest"),
    FormLine("needs", "Allergies and diet", "Guest", wide=True),
)
_TIMES = (
    FormLine("arrived", "Arrived", "Times"),
    FormLine("left", "Left", "Times"),
    FormLine("collected_by", "Collected by", "Times", wide=True),
)


class WalkIn(OfEvent):
    """Somebody came who was not on the list and is in no record."""

    sentence = (
        "For somebody who is in no record. Whoever belongs to a family on record is found under Choose who to invite."
    )
    fallback = Place("guest", "name")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {"guest": WalkInForm()}

    def parts(self) -> tuple[Part, ...]:
        """Who it is."""
        families = [(None, NO_FAMILY)] + [
            (family_id, self.sight.name(name))
            for family_id, name in sorted(self.desk.family_names().items(), key=lambda one: one[1].casefold())
        ]
        kinds = [(kind, f"{kind.value[:1].upper()}{kind.value[1:]}") for kind in reversed(GuestKind)]
        return (
            Part(
                key="guest",
                kind=WalkInForm,
                fields=("name", "kind", "family_id", "needs"),
                needed=("name",),
                lines=_WALK_IN,
                choices={"family_id": families, "kind": kinds},
            ),
        )

    def save(self, typed: Records) -> Changed | None:
        """Put them on the list as having come."""
        form: WalkInForm = typed["guest"]
        return guests.add_walk_in(
            self.desk,
            self.ref.event_id,
            self.ref.original_start,
            family_id=form.family_id,
            kind=form.kind,
            name=form.name,
            needs=form.needs,
        )


class GuestTimes(DeedForm):
    """When a guest came and went, and who collected a child."""

    sentence = "Times on the day of the event; leave empty what nobody wrote down."
    as_recorded = True
    fallback = Place("times", "arrived")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.guest = guests.find_guest(desk, wanted.record_id)
        if self.guest is None:
            raise RuleRefused("This guest is no longer on the list.", "Undo may bring them back.")
        event = events.occurrence(desk, self.guest.event_id)
        people = gatherings.gathering(desk, self.guest.event_id).guests
        self._name = next(f"{one.first_name} {one.last_name}".strip() for one in people if one.guest == self.guest)
        self.day = local(event.starts_at).date()
        self.records = {
            "times": TimesForm(
                arrived=_time(self.guest.arrived_at),
                left=_time(self.guest.left_at),
                collected_by=self.guest.collected_by,
            )
        }

    @property
    def record_id(self) -> str:
        """The guest."""
        return self.wanted.record_id

    @property
    def names(self) -> tuple[str, ...]:
        """Who it is."""
        return (self.sight.name(self._name),)

    def parts(self) -> tuple[Part, ...]:
        """From, to, with whom; only a child is collected."""
        assert self.guest is not None
        child = self.guest.kind in CHILDREN
        fields = ("arrived", "left", "collected_by") if child else ("arrived", "left")
        return (Part(key="times", kind=TimesForm, fields=fields, lines=_TIMES),)

    def save(self, typed: Records) -> Changed | None:
        """Write it down; the guest counts as having come."""
        times: TimesForm = typed["times"]
        if times == self.records["times"]:
            return None
        arrived, left = _moment(self.day, times.arrived), _moment(self.day, times.left)
        return guests.record_times(self.desk, self.wanted.record_id, arrived, left, times.collected_by)


class WriteVoice(OfEvent):
    """What somebody said of an event."""

    sentence = "In their own words. It is quoted in the annual review only where they agreed, and never with a name."
    fallback = Place("voice", "words")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {"voice": Voice(id="", event_id=self.shown.event.id, words="", said_on=desk.today)}

    def parts(self) -> tuple[Part, ...]:
        """Who, what, and whether it may be quoted."""
        return (Part(key="voice", kind=Voice, fields=("said_by", "words", "consent"), needed=("words",)),)

    def outlook(self, typed: Records) -> Outlook:
        """A name in it would be quoted with it."""
        voice: Voice = typed["voice"]
        if voice.consent is Answer.YES:
            return Outlook("It will be quoted as it stands: leave names out.")
        return Outlook()

    def save(self, typed: Records) -> Changed | None:
        """Keep it."""
        voice: Voice = typed["voice"]
        return voices.record_voice(
            self.desk, self.ref.event_id, self.ref.original_start, voice.said_by, voice.words, voice.consent
        )


def _time(moment: datetime | None) -> time | None:
    return None if moment is None else local(moment).time().replace(second=0, microsecond=0)


def _moment(day: date, at: time | None) -> datetime | None:
    return None if at is None else at_london(day, at.hour, at.minute)
