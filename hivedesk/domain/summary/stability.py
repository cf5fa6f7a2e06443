"""Counts placements: how many began and ended during the month, how, why, and out of how many children."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from hivedesk.domain.household import Household, placements_on
from hivedesk.domain.membership import fosters
from hivedesk.domain.placements import CARERS_NOTICE, EndKind, EndReason, Placement, is_respite
from hivedesk.domain.summary.counting import Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind
from hivedesk.domain.summary.people import belongs

REASON_GROUPS: dict[str, frozenset[EndReason]] = {
    "care_plan": frozenset({EndReason.CARE_PLAN, EndReason.STATUS_ONLY}),
    "left_care": frozenset(
        {
            EndReason.RETURNED_HOME,
            EndReason.ADOPTED,
            EndReason.SPECIAL_GUARDIANSHIP,
            EndReason.INDEPENDENCE,
            EndReason.CUSTODY,
        }
    ),
    "carers_asked": CARERS_NOTICE,
    "child_or_authority": frozenset({EndReason.CHILD_ASKED, EndReason.AUTHORITY_ASKED}),
    "standards": frozenset({EndReason.ALLEGATION, EndReason.STANDARDS, EndReason.APPROVAL_REMOVED}),
}
"""The reasons in groups, since one Hive has few endings; what stands in none of them is "another reason"."""


def count_stability(households: Sequence[Household], first: date, last: date) -> Tallies:
    """Count the placements with fostering families that began or ended from ``first`` to ``last``, respite apart."""
    houses = [house for house in households if fosters(house.family.kind)]
    placements = [p for house in houses for p in house.placements if not is_respite(p)]
    ended = [p for p in placements if _ended(p, first, last)]
    begun = [p for p in placements if p.started_on and first <= p.started_on <= last]
    before = first - timedelta(days=1)
    there = [p for h in houses if belongs(h.family, before) for p in placements_on(h, before)]
    children = {p.child_id for p in there if not is_respite(p)}
    notices = [p for p in ended if p.end_reason in CARERS_NOTICE]
    grouped = {reason for reasons in REASON_GROUPS.values() for reason in reasons}
    return {
        "stability.begun": counted(_rows(begun, ended=False)),
        "stability.ended": counted(_rows(ended)),
        "stability.planned": counted(_rows(p for p in ended if p.end_kind is EndKind.PLANNED)),
        "stability.unplanned": counted(_rows(p for p in ended if p.end_kind is EndKind.UNPLANNED)),
        "stability.not_said": counted(_rows(p for p in ended if p.end_kind is EndKind.UNKNOWN)),
        **{
            f"stability.reason.{key}": counted(_rows(p for p in ended if p.end_reason in reasons))
            for key, reasons in REASON_GROUPS.items()
        },
        "stability.reason.other": counted(_rows(p for p in ended if p.end_reason not in grouped)),
        "stability.carers_notice": counted(_rows(notices), whole=len(children)),
    }


def _ended(placement: Placement, first: date, last: date) -> bool:
    """Whether it ended in these days; one whose dates cannot be is passed over."""
    if placement.ended_on is None or not first <= placement.ended_on <= last:
        return False
    return placement.started_on is None or placement.started_on <= placement.ended_on


def _rows(placements: Iterable[Placement], *, ended: bool = True) -> Iterator[DrillRow]:
    for placement in placements:
        reason = placement.end_reason.value if placement.end_reason is not None else "reason not recorded"
        day = placement.ended_on if ended else placement.started_on
        text = reason if ended else ""
        yield DrillRow(RecordKind.PLACEMENT, placement.child_id, placement.family_id, day, 1, text)
