"""How nights were shared out among the hosts: what each hosted over the months that the policy names."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.domain.families import months_after
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.stay import nights_of, stands
from hivedesk.foundation.clock import at_london
from hivedesk.store import stays as stored


def child_nights_hosted(desk: Desk, until: date) -> Mapping[FamilyId, int]:
    """Child-nights that each host took over the months up to a day, arranged ones included."""
    first = months_after(until, -desk.policy.stays.fair_months) + timedelta(days=1)
    nights: Counter[FamilyId] = Counter()
    for stay in stored.stays_between(desk.store, at_london(first, 0), at_london(until + timedelta(days=1), 0)):
        if stands(stay):
            nights[stay.host_id] += len(stay.child_ids) * sum(first <= night <= until for night in nights_of(stay))
    return nights
