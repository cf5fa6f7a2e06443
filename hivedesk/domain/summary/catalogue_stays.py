"""The figures on sleepovers and day care: what took place, what was asked for, and why it was not met."""

from hivedesk.domain.sleepovers.records import RefusalReason
from hivedesk.domain.summary.definition import FigureDefinition, SectionDefinition, Tally, flow
from hivedesk.domain.summary.figures import Unit

REFUSALS: dict[RefusalReason, str] = {
    RefusalReason.NO_HOST: "no host was free",
    RefusalReason.LIMIT_OR_TERMS: "limit or terms",
    RefusalReason.NO_ROOM: "no bed or bedroom",
    RefusalReason.NOT_TOGETHER: "not to be together",
    RefusalReason.NEEDS: "needs not met",
    RefusalReason.NOT_AUTHORISED: "not authorised",
    RefusalReason.TOO_LATE: "asked too late",
    RefusalReason.OTHER: "other reasons",
}
"""Why a request was refused, as short as a label has to be."""


def refusal_key(reason: RefusalReason) -> str:
    """The key of the figure that counts requests refused for this reason."""
    return f"sleepovers.refused.{reason.name.lower()}"


STAYS = SectionDefinition(
    "sleepovers",
    "Sleepovers and day care",
    (
        flow(
            "sleepovers.stays",
            "Sleepovers",
            "Stays of one night or more that began in the month. Brothers and sisters with one host are one stay; what "
            "was cancelled, or has not begun, does not count.",
        ),
        flow(
            "sleepovers.planned", "planned", "Sleepovers for which there was time to plan.", part_of="sleepovers.stays"
        ),
        flow("sleepovers.emergency", "emergency", "Sleepovers asked for in an emergency.", part_of="sleepovers.stays"),
        FigureDefinition(
            "sleepovers.children",
            "Children who stayed",
            "Children in care with at least one such night in the month, once each. Months cannot be added up: a child "
            "may stay in several.",
        ),
        flow(
            "sleepovers.child_nights",
            "Child-nights",
            "Nights away on sleepovers, once for each child. A night belongs to the date on which it begins, also of "
            "stays that began in the month before.",
        ),
        flow(
            "sleepovers.asked",
            "Requests",
            "Requests for sleepovers and day care whose first day lies in the month, without those that were not "
            "needed any more.",
        ),
        flow(
            "sleepovers.met",
            "Requests met",
            "Requests all of whose children have a stay that took place or stands, out of all requests.",
            Tally.SHARE,
            Unit.SHARE,
        ),
        flow("sleepovers.refused", "Requests refused", "Requests that were closed as refused."),
        *(
            flow(
                refusal_key(reason),
                label,
                f"Refused: {'any other reason, or none given' if reason is RefusalReason.OTHER else reason.value}.",
                part_of="sleepovers.refused",
            )
            for reason, label in REFUSALS.items()
        ),
        flow(
            "day_care.sessions",
            "Day care sessions",
            "Stays within one day that took place in the month. Brothers and sisters with one host are one session.",
        ),
        flow(
            "day_care.child_hours",
            "Day care child-hours",
            "Hours of day care, once for each child: from arrival to going home, or as arranged where that is not "
            "recorded.",
            Tally.HOURS,
            Unit.HOURS,
        ),
    ),
)
