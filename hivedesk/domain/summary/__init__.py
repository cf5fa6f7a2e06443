"""The monthly activity summary: what one calendar month (Europe/London) held, counted from the records.

`catalogue` names and defines every figure, once; `people`, `contacts`, `events`, `record` and others count them;
`monthly` puts the month together; `comparison` sets months side by side; `freezing` keeps a month's
figures as they were sent, and tells what has changed since; `relations` says which figure can be worked out
from which, and `masking` hides small numbers for use outside the service. Reports count; they never claim.
"""

from hivedesk.domain.summary.comparison import Comparison, ComparisonRow, ComparisonSection, compare
from hivedesk.domain.summary.events import COUNTED, PastEvent
from hivedesk.domain.summary.figures import (
    DrillRow,
    Figure,
    Missing,
    MonthSummary,
    RecordKind,
    Section,
    Share,
    Unit,
    Value,
)
from hivedesk.domain.summary.freezing import Correction, corrections, from_frozen, frozen_values, to_frozen
from hivedesk.domain.summary.masking import mask
from hivedesk.domain.summary.monthly import MonthCount, monthly_summary, sessions_by_month
from hivedesk.domain.summary.months import month_before, month_span, months_so_far, twelve_months_to, year_before
from hivedesk.domain.summary.wording import shown

__all__ = [
    "COUNTED",
    "Comparison",
    "ComparisonRow",
    "ComparisonSection",
    "Correction",
    "DrillRow",
    "Figure",
    "Missing",
    "MonthCount",
    "MonthSummary",
    "PastEvent",
    "RecordKind",
    "Section",
    "Share",
    "Unit",
    "Value",
    "compare",
    "corrections",
    "from_frozen",
    "frozen_values",
    "mask",
    "month_before",
    "month_span",
    "monthly_summary",
    "months_so_far",
    "sessions_by_month",
    "shown",
    "to_frozen",
    "twelve_months_to",
    "year_before",
]
