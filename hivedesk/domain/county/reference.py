"""The published figures of the pilot, as a dated line beside ours: never a target, and nothing is claimed from them.

The numbers stand here and nowhere else.
"""

from dataclasses import dataclass
from datetime import date

from hivedesk.domain.county.review import CountyReview
from hivedesk.domain.summary.figures import Missing, Value

TITLE = "The published figures of the pilot"
SOURCE = "Hampshire County Council's published figures of the Hampshire Hives, February 2022 to February 2023"
NOTE = (
    "How these were counted was not published; ours are counted as this review defines them (a 1:1 session is every "
    "conversation with a carer, catch-ups by phone too). The two stand beside each other; they are no target."
)
SCALED = (
    "“At least … a Hive and month” is our own estimate: the published number shared out as if all 16 Hives had been "
    "there in all 13 months. The Hives grew to 16 over that year, so the number for each Hive was higher."
)


@dataclass(frozen=True)
class Published:
    """One published figure. ``key`` is that of our figure beside it."""

    key: str
    label: str
    number: int
    more_than: bool = False  # published as "more than"
    over_time: bool = False  # of the whole year; else as the Hives stood


@dataclass(frozen=True)
class Pilot:
    """What was published, once, of one span of time."""

    first_day: date
    last_day: date
    months: int
    hives: int  # at its end; fewer before
    figures: tuple[Published, ...]


PILOT = Pilot(
    first_day=date(2022, 2, 1),
    last_day=date(2023, 2, 28),
    months=13,
    hives=16,
    figures=(
        Published("support_groups.held", "Support groups", 312, over_time=True),
        Published("family_sessions.held", "Family sessions", 177, over_time=True),
        Published("sessions.total", "1:1 sessions", 1559, over_time=True),
        Published("families.end", "Families", 234, more_than=True),
        Published("people.children_in_care", "Children in care", 307, more_than=True),
        Published("people.own_children", "Carers' own children", 231),
    ),
)


@dataclass(frozen=True)
class ReferenceLine:
    """A published figure with ours beside it."""

    published: Published
    ours: Value
    coverage: str  # of ours
    least_each: float | None  # published, a Hive and month: a lower bound, for what took place
    ours_each: float | None  # ours, a Hive and month that was sent

    @property
    def published_words(self) -> str:
        """``1,559``, ``more than 234``."""
        return f"{'more than ' if self.published.more_than else ''}{self.published.number:,}"


def reference_lines(review: CountyReview, pilot: Pilot = PILOT) -> tuple[ReferenceLine, ...]:
    """The published figures beside those of the span; in a masked review ours stand as it shows them, unscaled."""
    return tuple(_line(published, review, pilot) for published in pilot.figures)


def _line(published: Published, review: CountyReview, pilot: Pilot) -> ReferenceLine:
    figure = review.figure(published.key)
    months = sum(cell.counted for cell in figure.cells)
    scaled = published.over_time and not review.masked
    known = not isinstance(figure.county, Missing) and isinstance(figure.county, int | float)
    return ReferenceLine(
        published,
        figure.county,
        figure.coverage,
        10 * published.number // (pilot.hives * pilot.months) / 10 if scaled else None,  # rounded down: it is the least
        figure.county / months if scaled and known and months and isinstance(figure.county, int | float) else None,
    )
