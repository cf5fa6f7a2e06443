"""How nights were shared out among the hosts: what each hosted over the months that the policy names."""

from collections.abc import Mapping
from datetime import date, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.domain.families import months_after
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.fairness import child_nights_before
from hivedesk.foundation.clock import at_london
from hivedesk.store import stays as stored


def child_nights_hosted(desk: Desk, until: date) -> Mapping[FamilyId, int]:
    """Child-nights that each host took over the months up to a day, it and arranged ones included."""
    months, after = desk.policy.stays.fair_months, until + timedelta(days=1)
    first = months_after(after, -months)
    stays = stored.stays_between(desk.store, at_london(first, 0), at_london(after, 0))
    return child_nights_before(after, stays, months)
