"""Rules that the fostering service sent: in force from their day on, beside those that come with HiveDesk."""

from hivedesk.casework.desk import Desk
from hivedesk.domain.exchange.records import PolicyFile
from hivedesk.domain.policy import Policy, know_also, read_from_outside
from hivedesk.foundation import log


def use_sent_rules(desk: Desk) -> None:
    """Count the rules of this vault, and of no other; one that can no longer be read is left out."""
    found: list[Policy] = []
    for file in desk.store.select(PolicyFile, "ORDER BY came_at, id"):
        policy = read_from_outside(file.text)
        if policy is None:
            log.event("sent_rules_not_read")
        else:
            found.append(policy)
    know_also(found)
