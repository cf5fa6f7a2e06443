"""The county: the figures of the monthly summary over all Hives and any span of months, at the service desk.

`records` is what it starts from; `rules` says how each figure is put together over months and over Hives, `adding`
adds; `gaps` says who is expected and what is missing, `lateness` which Hives are late today; `review` puts it
together. `capacity` is room and waiting lists by area, `reference` the published figures of the pilot, `outside` the
version for use outside the service.
Reports count; they never claim.
"""

from hivedesk.domain.county.capacity import AreaRoom, HiveRoom, room_of_all, rooms_by_area
from hivedesk.domain.county.gaps import Gap, NotSent, months_in_words
from hivedesk.domain.county.lateness import Lateness, lateness
from hivedesk.domain.county.records import EnrolledHive, SentMonth, Span
from hivedesk.domain.county.reference import PILOT, ReferenceLine, reference_lines
from hivedesk.domain.county.review import (
    CountyFigure,
    CountyReview,
    CountySection,
    HiveCell,
    HiveStanding,
    county_review,
    share_or_number,
)
from hivedesk.domain.county.rules import OverHives, OverMonths

__all__ = [
    "PILOT",
    "AreaRoom",
    "CountyFigure",
    "CountyReview",
    "CountySection",
    "EnrolledHive",
    "Gap",
    "HiveCell",
    "HiveRoom",
    "HiveStanding",
    "Lateness",
    "NotSent",
    "OverHives",
    "OverMonths",
    "ReferenceLine",
    "SentMonth",
    "Span",
    "county_review",
    "lateness",
    "months_in_words",
    "reference_lines",
    "room_of_all",
    "rooms_by_area",
    "share_or_number",
]
