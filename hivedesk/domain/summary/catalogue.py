"""Every figure of the summary with its definition: the one place where it is said what is counted.

Keys stay the same for ever, because frozen months are kept by them.
"""

from hivedesk.domain.families import FamilyKind
from hivedesk.domain.summary.catalogue_events import FAMILY_SESSIONS, SUPPORT_GROUPS
from hivedesk.domain.summary.catalogue_procedures import ASSURANCE, PROCEDURES, RETENTION, STABILITY, TRAINING
from hivedesk.domain.summary.catalogue_stays import STAYS
from hivedesk.domain.summary.definition import FigureDefinition, SectionDefinition, Tally, flow
from hivedesk.domain.summary.figures import Unit

KIND_LABELS = {
    FamilyKind.COUNTY: "county carers",
    FamilyKind.CONNECTED: "connected carers",
    FamilyKind.SPECIAL_GUARDIAN: "special guardians",
    FamilyKind.STAYING_PUT: "Staying Put only",
    FamilyKind.RESIDENTIAL: "linked residential homes",
    FamilyKind.CARE_LEAVER: "care leavers",
}


def kind_key(kind: FamilyKind) -> str:
    """The key of the figure that counts this kind of family."""
    return f"families.kind.{kind.name.lower()}"


_SESSIONS = SectionDefinition(
    "sessions",
    "1:1 sessions and other contacts",
    (
        flow(
            "sessions.total",
            "1:1 sessions",
            "Conversations and visits in which at least one carer of the family took part: 1:1 sessions, catch-ups "
            "and practical matters. A couple together is one session. An entry that names nobody counts as with the "
            "carers. Messages, and calls or visits where nobody was reached, are counted apart.",
        ),
        flow("sessions.phone", "by phone", "1:1 sessions held by phone.", part_of="sessions.total"),
        flow("sessions.visit", "by visit", "1:1 sessions held on a visit.", part_of="sessions.total"),
        flow("sessions.video", "by video", "1:1 sessions held by video.", part_of="sessions.total"),
        flow("sessions.event", "at an event", "1:1 sessions held with a family at an event.", part_of="sessions.total"),
        flow(
            "sessions.kind.one_to_one",
            "logged as 1:1 session",
            "1:1 sessions that were logged as this kind.",
            part_of="sessions.total",
        ),
        flow(
            "sessions.kind.catch_up",
            "logged as catch-up",
            "1:1 sessions that were logged as this kind.",
            part_of="sessions.total",
        ),
        flow(
            "sessions.kind.practical",
            "logged as practical",
            "1:1 sessions that were logged as this kind.",
            part_of="sessions.total",
        ),
        flow(
            "sessions.outside_hours",
            "outside office hours",
            "1:1 sessions that began outside office hours ({office_hours}), out of all 1:1 sessions.",
            Tally.SHARE,
            Unit.SHARE,
            "sessions.total",
        ),
        flow(
            "sessions.minutes",
            "Minutes",
            "The minutes of all 1:1 sessions together.",
            Tally.TOTAL,
            Unit.MINUTES,
        ),
        flow(
            "contacts.without_carer",
            "Conversations without a carer",
            "Conversations and visits in which no carer took part: with a child or a professional, say.",
        ),
        flow("contacts.not_reached", "Tried and not reached", "Calls and visits where nobody was reached; voicemails."),
        flow("contacts.messages", "Messages", "Text messages and e-mails, whether answered or not."),
        flow("contacts.concerns", "Concerns raised", "Entries marked as a concern, of any kind of contact."),
    ),
)

_REACH = SectionDefinition(
    "reach",
    "Reach",
    (
        FigureDefinition(
            "reach.families",
            "Families spoken with",
            "Fostering families who belonged to the Hive at the end of the month and were spoken with at least once "
            "during it, out of all such families. Messages and unanswered calls do not count.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        FigureDefinition(
            "reach.never",
            "Never spoken with",
            "Fostering families at the end of the month with no conversation or visit in the log up to then.",
        ),
        FigureDefinition(
            "reach.median_gap",
            "Median gap",
            "Half of the fostering families had gone longer than this since they were last spoken with, at the end of "
            "the month. For a family never spoken with, since it joined; if that date is missing it is left out.",
            Tally.MEDIAN,
            Unit.DAYS,
        ),
        FigureDefinition(
            "reach.longest_gap",
            "Longest gap",
            "The longest that any of these families had gone, counted the same way.",
            Tally.LONGEST,
            Unit.DAYS,
        ),
    ),
)

_FAMILIES = SectionDefinition(
    "families",
    "Families",
    (
        FigureDefinition(
            "families.start",
            "At the start of the month",
            "Families who belonged to the Hive as the month began: joined before and not yet left. The waiting list "
            "does not count, nor does a family marked as left without a date.",
        ),
        flow("families.joined", "Joined", "Families whose joining date lies in the month."),
        flow("families.left", "Left", "Families whose leaving date lies in the month."),
        FigureDefinition(
            "families.end",
            "At the end of the month",
            "Families who belonged to the Hive as the month ended: those at the start and those who joined, without "
            "those who left.",
        ),
        *(
            FigureDefinition(
                kind_key(kind), label, f"Of the families at the end: {kind.value}.", part_of="families.end"
            )
            for kind, label in KIND_LABELS.items()
        ),
        FigureDefinition(
            "families.occupancy",
            "Capacity taken up",
            "Fostering families (county and connected carers) at the end of the month, out of the Hive's capacity.",
            Tally.RATE,
            Unit.SHARE,
        ),
        FigureDefinition(
            "families.newly_approved",
            "Newly approved",
            "Fostering families at the end of the month who were approved within the year before, out of those whose "
            "date of approval is recorded.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        FigureDefinition("people.carers", "Carers", "Carers in the families at the end of the month."),
        FigureDefinition(
            "people.children_in_care",
            "Children in care",
            "Children placed with those families on the last day of the month. A child whose placement has no start "
            "date counts.",
        ),
        FigureDefinition(
            "people.own_children",
            "Own children",
            "The carers' own children living at home with those families on the last day of the month.",
        ),
        FigureDefinition(
            "people.own_children_under_12",
            "under 12",
            "Of the own children, those whose date of birth is recorded and who were not yet 12.",
            part_of="people.own_children",
        ),
    ),
)

_WAITING = SectionDefinition(
    "waiting",
    "Waiting list",
    (
        FigureDefinition(
            "waiting.families",
            "Families waiting",
            "Families on the waiting list at the end of the month.",
        ),
        FigureDefinition(
            "waiting.ifa_transfers",
            "IFA transfers",
            "Of those, carers who are transferring from an independent fostering agency (IFA).",
            part_of="waiting.families",
        ),
        FigureDefinition(
            "waiting.median_days",
            "Median wait",
            "Half of the waiting families had waited longer than this at the end of the month. Families without a "
            "date are left out.",
            Tally.MEDIAN,
            Unit.DAYS,
        ),
    ),
)

_RECORD = SectionDefinition(
    "record",
    "The record itself",
    (
        flow("record.entries", "Contact log entries", "Entries for contacts that took place in the month."),
        flow(
            "record.late",
            "entries made late",
            "Of those, entries written more than {late_days} days after the contact.",
            part_of="record.entries",
        ),
        FigureDefinition(
            "record.complete",
            "Completeness of the record",
            "All that the five lines below ask for and is recorded, out of all that they ask for.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        FigureDefinition(
            "record.phone",
            "with a telephone number",
            "Fostering families at the end of the month with a number for the family or for a carer.",
            Tally.SHARE,
            Unit.SHARE,
            part_of="record.complete",
        ),
        FigureDefinition(
            "record.approved_on",
            "with a date of approval",
            "Fostering families at the end of the month whose date of approval is recorded.",
            Tally.SHARE,
            Unit.SHARE,
            part_of="record.complete",
        ),
        FigureDefinition(
            "record.ssw",
            "with a named SSW",
            "Fostering families at the end of the month whose supervising social worker (SSW) is recorded.",
            Tally.SHARE,
            Unit.SHARE,
            part_of="record.complete",
        ),
        FigureDefinition(
            "record.times",
            "with preferred times",
            "Fostering families at the end of the month whose preferred times for a call are recorded.",
            Tally.SHARE,
            Unit.SHARE,
            part_of="record.complete",
        ),
        FigureDefinition(
            "record.births",
            "children in care with a date of birth",
            "Children in care at the end of the month whose date of birth is recorded.",
            Tally.SHARE,
            Unit.SHARE,
            part_of="record.complete",
        ),
    ),
)

SECTIONS = (
    SUPPORT_GROUPS,
    FAMILY_SESSIONS,
    _SESSIONS,
    _REACH,
    STAYS,
    _FAMILIES,
    _WAITING,
    STABILITY,
    RETENTION,
    PROCEDURES,
    ASSURANCE,
    TRAINING,
    _RECORD,
)
