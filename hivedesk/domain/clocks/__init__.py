"""What is due around a family: the clocks of the service's procedures, one function for each area.

Everything here is worked out from the records and the policy, as of a day; nothing is stored. Today, the card, the
list of families and the monthly summary ask the same functions. How many days are allowed is policy data.
"""

from hivedesk.domain.clocks.due import Deed, Due, soonest
from hivedesk.domain.clocks.family import due_for_family
from hivedesk.domain.clocks.others import breach_deadline, breach_hours_left, due_for_breaches, due_for_claims

__all__ = [
    "Deed",
    "Due",
    "breach_deadline",
    "breach_hours_left",
    "due_for_breaches",
    "due_for_claims",
    "due_for_family",
    "soonest",
]
