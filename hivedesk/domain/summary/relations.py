"""How the figures hang together: which one can be worked out from which. The one place where it is said.

`masking` reads it. A figure that stands nowhere here is never shown outside the service, so a new figure
is safe before it is stated, and a test asks for its statement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hivedesk.domain.families import FamilyKind
from hivedesk.domain.sleepovers.records import RefusalReason
from hivedesk.domain.summary.catalogue import kind_key
from hivedesk.domain.summary.catalogue_events import FAMILY_SESSIONS_KEY, MEMBERS_OF, PEOPLE, SUPPORT_GROUPS_KEY
from hivedesk.domain.summary.catalogue_stays import refusal_key


@dataclass(frozen=True)
class Alone:
    """A count that no other figure gives away; one month's number says nothing exact about the next month's."""

    key: str


@dataclass(frozen=True)
class Split:
    """A whole that falls into parts. ``rest`` names what the parts leave over; "" where they are all of it.

    Where a part is a share, it is out of the whole, or of some of it (unless `OUT_OF` says otherwise).
    """

    whole: str
    parts: tuple[str, ...]
    rest: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """All that the whole falls into."""
        return (*self.parts, self.rest) if self.rest else self.parts


@dataclass(frozen=True)
class Sum:
    """Added up from figures that matter more: it gives way where one of them is masked."""

    total: str
    addends: tuple[str, ...]


@dataclass(frozen=True)
class RestsOn:
    """A median, minutes, hours: worked out from records that ``base`` counts ("": from its own rows alone).

    ``all_of_it``: from each record of the base; else some may have been left out, and its own rows say how many.
    """

    key: str
    base: str = ""
    all_of_it: bool = False


@dataclass(frozen=True)
class Never:
    """Not for use outside the service, whatever its size."""

    key: str
    because: str


Relation = Alone | Split | Sum | RestsOn | Never

_OTHER_KINDS = (FamilyKind.SPECIAL_GUARDIAN, FamilyKind.STAYING_PUT, FamilyKind.RESIDENTIAL, FamilyKind.CARE_LEAVER)
_ENDINGS = ("care_plan", "left_care", "carers_asked", "child_or_authority", "standards", "other")
_STOCK = "What stood at the end of each month is shown: from one paper to the next this could be worked out."
_ONE_FAMILY = "It is the number of one single family."


def _gatherings(section: str) -> tuple[Relation, ...]:
    """Groups or sessions. What kind of families came is next to what kinds there are, which mostly is masked."""
    return (
        Alone(f"{section}.held"),
        Never(f"{section}.without_attendance", "It is about the record, and for the worker to mend."),
        Alone(f"{section}.families"),
        *(
            Never(f"{section}.families.{member}", "So few are of each kind that it would point at families.")
            for member in MEMBERS_OF[section]
        ),
        Alone(f"{section}.people"),
        Split(f"{section}.people", tuple(f"{section}.{people}" for people in PEOPLE)),
        Never(f"{section}.walk_ins", "They are mostly those who are in no record: it would tell of the others."),
    )


RELATIONS: tuple[Relation, ...] = (
    *_gatherings(SUPPORT_GROUPS_KEY),
    *_gatherings(FAMILY_SESSIONS_KEY),
    Alone("sessions.total"),
    Split("sessions.total", ("sessions.phone", "sessions.visit", "sessions.video", "sessions.event")),
    Split("sessions.total", ("sessions.kind.one_to_one", "sessions.kind.catch_up", "sessions.kind.practical")),
    Split("sessions.total", ("sessions.outside_hours",), rest="sessions.within_hours"),
    RestsOn("sessions.minutes", "sessions.total", all_of_it=True),
    Alone("contacts.without_carer"),
    Alone("contacts.not_reached"),
    Alone("contacts.messages"),
    Alone("contacts.concerns"),
    Sum("record.entries", ("sessions.total", "contacts.without_carer", "contacts.not_reached", "contacts.messages")),
    Split("record.entries", ("record.late",), rest="record.in_time"),
    Split("families.occupancy", ("reach.families", "reach.never"), rest="reach.earlier_months"),
    RestsOn("reach.median_gap", "families.occupancy"),
    Never("reach.longest_gap", _ONE_FAMILY),
    Alone("sleepovers.stays"),
    Split("sleepovers.stays", ("sleepovers.planned", "sleepovers.emergency")),
    Alone("sleepovers.children"),
    Alone("sleepovers.child_nights"),
    Alone("sleepovers.asked"),
    Split("sleepovers.asked", ("sleepovers.met", "sleepovers.refused"), rest="sleepovers.unanswered"),
    Split("sleepovers.refused", tuple(refusal_key(reason) for reason in RefusalReason)),
    Alone("day_care.sessions"),
    RestsOn("day_care.child_hours", "day_care.sessions", all_of_it=True),
    Alone("families.start"),
    Never("families.joined", _STOCK),
    Never("families.left", _STOCK),
    Alone("families.end"),
    Split("families.end", ("families.occupancy",), rest="families.not_fostering"),
    Split("families.occupancy", (kind_key(FamilyKind.COUNTY), kind_key(FamilyKind.CONNECTED))),
    Split("families.not_fostering", tuple(kind_key(kind) for kind in _OTHER_KINDS)),
    Split("record.approved_on", ("families.newly_approved",), rest="families.approved_earlier"),
    Alone("people.carers"),
    Alone("people.children_in_care"),
    Alone("people.own_children"),
    Split("people.own_children", ("people.own_children_under_12",), rest="people.own_children_older"),
    Alone("waiting.families"),
    Split("waiting.families", ("waiting.ifa_transfers",), rest="waiting.others"),
    RestsOn("waiting.median_days", "waiting.families"),
    Never("stability.begun", _STOCK),
    Never("stability.ended", _STOCK),
    Split("stability.ended", ("stability.planned", "stability.unplanned", "stability.not_said")),
    Split("stability.ended", tuple(f"stability.reason.{group}" for group in _ENDINGS)),
    Never("stability.carers_notice", "It is a part of the placements that ended."),
    Split(
        "families.left",
        tuple(f"retention.{why}" for why in ("deregistered", "moved", "guardianship", "adoption", "other")),
        rest="retention.not_said",
    ),
    Alone("hold.families"),
    RestsOn("hold.median_days", "hold.families"),
    Split("hold.families", ("hold.overdue",), rest="hold.in_time"),
    Never("hold.begun", _STOCK),
    Never("hold.ended", _STOCK),
    Split("families.occupancy", ("procedures.no_child", "procedures.respite_only"), rest="procedures.with_children"),
    RestsOn("procedures.no_child_median", "procedures.no_child"),
    Split("procedures.no_child", ("procedures.no_child_overdue",), rest="procedures.no_child_in_time"),
    Alone("procedures.talks"),
    Split("procedures.respite_only", ("procedures.respite_used",), rest="procedures.respite_unused"),
    Alone("procedures.handover_open"),
    Split("procedures.handover_open", ("procedures.handover_overdue",), rest="procedures.handover_in_time"),
    Never("procedures.handover_done", _STOCK),
    Alone("procedures.solo"),
    RestsOn("procedures.solo_median", "procedures.solo"),
    Split("procedures.solo", ("procedures.solo_overdue",), rest="procedures.solo_in_time"),
    Never("procedures.solo_ended", _STOCK),
    Alone("procedures.belongings"),
    Alone("procedures.rooms"),
    Alone("procedures.life_story"),
    Alone("procedures.transitions"),
    Alone("data.breaches"),
    Split("data.breaches", ("data.breaches_in_time",), rest="data.breaches_late"),
    Split("families.occupancy", ("assurance.supervision",), rest="assurance.no_supervision"),
    Split("families.occupancy", ("assurance.annual_review",), rest="assurance.no_annual_review"),
    Split("families.occupancy", ("assurance.unannounced_visit",), rest="assurance.no_unannounced_visit"),
    Alone("training.courses"),
    RestsOn("training.hours", "training.courses"),
    Alone("training.first_year"),
    Alone("training.overdue"),
    Sum("record.complete", ("record.phone", "record.approved_on", "record.ssw", "record.times", "record.births")),
    Split("families.occupancy", ("record.phone",), rest="record.no_phone"),
    Split("families.occupancy", ("record.approved_on",), rest="record.no_approved_on"),
    Split("families.occupancy", ("record.ssw",), rest="record.no_ssw"),
    Split("families.occupancy", ("record.times",), rest="record.no_times"),
    Split("people.children_in_care", ("record.births",), rest="record.no_births"),
)

# Never more than these together: a family spoken with is behind a conversation, a concern behind an entry; somebody
# was at each event, and of each family who came; each sleepover, and each child who stayed, has a night.
AT_MOST: Mapping[str, tuple[str, ...]] = {
    "reach.families": ("sessions.total", "contacts.without_carer"),
    "contacts.concerns": ("record.entries",),
    "hold.families": ("families.end",),
    "procedures.handover_open": ("families.occupancy",),
    "procedures.solo": ("people.children_in_care",),
    "training.overdue": ("people.carers",),
    "sleepovers.stays": ("sleepovers.child_nights",),
    "sleepovers.children": ("sleepovers.child_nights",),
    **{
        f"{section}.{key}": (f"{section}.people",)
        for section in (SUPPORT_GROUPS_KEY, FAMILY_SESSIONS_KEY)
        for key in ("held", "families")
    },
}

# Shares that are out of another figure than the one they are a part of; "": of what is no figure (the capacity).
OUT_OF: Mapping[str, str] = {"retention.deregistered": "families.start", "families.occupancy": ""}


def stated_keys(relation: Relation) -> tuple[str, ...]:
    """What this statement decides: the figures, and the rests that are not printed."""
    match relation:
        case Split():
            return relation.cells
        case Sum():
            return (relation.total,)
        case _:
            return (relation.key,)


def _by_key() -> Iterator[tuple[str, Relation]]:
    for relation in RELATIONS:
        for key in stated_keys(relation):
            yield key, relation


RELATION_OF: Mapping[str, Relation] = dict(_by_key())
