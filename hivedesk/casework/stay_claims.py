"""What a host can claim for a stay: one line on the claim list, to copy from."""

from hivedesk.casework.desk import Desk
from hivedesk.domain.claims import ClaimItem, ClaimKind
from hivedesk.domain.families import ChildInCare, full_name, initials
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.stay import actual_times, nights_between
from hivedesk.foundation.clock import format_date, format_time, local


def claim_for(desk: Desk, stay: Stay) -> ClaimItem:
    """A stay that is over as a line of the host's claims; children by their initials. The amount is the service's."""
    begun, ended = actual_times(stay)
    nights = nights_between(begun, ended)
    children = [desk.store.find(ChildInCare, child_id) for child_id in stay.child_ids]
    who = ", ".join(initials(full_name(child)) for child in children if child is not None)
    first = local(begun).date()
    carers = desk.store.rows(
        "SELECT id FROM carer WHERE family_id = ? ORDER BY main_carer DESC, rowid LIMIT 1", stay.host_id
    )
    if nights:
        what = f"Sleepover of {who} from {format_date(first)} to {format_date(local(ended).date())}"
    else:
        what = f"Day care of {who} from {format_time(begun)} to {format_time(ended)}"
    return ClaimItem(
        id=desk.new_id(),
        family_id=stay.host_id,
        day=local(ended).date(),
        carer_id=carers[0][0] if carers else None,
        kind=ClaimKind.SLEEPOVER if nights else ClaimKind.DAY_CARE,
        what=what,
        quantity=_quantity(stay, len(nights), (ended - begun).total_seconds() / 3600),
    )


def _quantity(stay: Stay, nights: int, hours: float) -> str:
    count = len(stay.child_ids)
    amount = f"{nights} night{'' if nights == 1 else 's'}" if nights else f"{hours:.1f} hours".replace(".0 ", " ")
    return amount if count == 1 else f"{amount}, {count} children"
