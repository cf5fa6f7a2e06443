"""Everything that is due for one family."""

from collections.abc import Iterator
from datetime import date

from hivedesk.domain.clocks.assurance import assurance_dues
from hivedesk.domain.clocks.due import Deed, Due, soonest
from hivedesk.domain.clocks.placements import placement_dues
from hivedesk.domain.clocks.standing import standing_dues
from hivedesk.domain.clocks.training import training_dues
from hivedesk.domain.families import Status
from hivedesk.domain.household import Household
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Area
from hivedesk.foundation.clock import format_date


def due_for_family(household: Household, on: date, policy: Policy) -> tuple[Due, ...]:
    """What is overdue, due or coming up for a family, the soonest first; claims are apart (`due_for_claims`)."""
    if household.family.status is Status.LEFT:
        return soonest(placement_dues(household, on, policy, after_leaving=True))
    return soonest(
        (
            *standing_dues(household, on, policy),
            *placement_dues(household, on, policy),
            *assurance_dues(household, on, policy),
            *training_dues(household, on, policy),
            *_expiries(household, on, policy),
        )
    )


def _expiries(household: Household, on: date, policy: Policy) -> Iterator[Due]:
    """Exemptions and agreements that run out soon; one that has run out shows in the checks of the nights."""
    for exemption in household.exemptions:
        if exemption.until is not None and 0 <= (exemption.until - on).days <= policy.expiry_warning_days:
            yield _expiry(household, exemption.id, "Exemption from the usual fostering limit ends", exemption.until)
    for agreement in household.sharing_agreements:
        if agreement.until is not None and 0 <= (agreement.until - on).days <= policy.expiry_warning_days:
            yield _expiry(household, agreement.id, "Agreement to share a room ends", agreement.until)


def _expiry(household: Household, record_id: str, what: str, until: date) -> Due:
    return Due(
        key=f"expiry:{record_id}",
        area=Area.APPROVAL,
        family_id=household.family.id,
        what=what,
        due_on=until,
        why=f"last night covered: {format_date(until)}",
        deed=Deed.EDIT,
        record_id=record_id,
    )
