"""Made-up counties for the tests: Hives with months, drawn so that what is missing is missing in every way."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from hivedesk.domain.county import CountyReview, EnrolledHive, SentMonth, Span, county_review
from hivedesk.domain.county.rules import DEFINITIONS, is_share
from hivedesk.domain.summary import Missing, Share, Value
from hivedesk.domain.summary.definition import Tally
from hivedesk.domain.summary.months import YearMonth

MONTHS: tuple[YearMonth, ...] = ((2026, 7), (2026, 8), (2026, 9), (2026, 10))
LAST_OVER: YearMonth = (2026, 10)
WHOLE = Span(MONTHS[0], MONTHS[-1])
County = Sequence[tuple[EnrolledHive, Mapping[YearMonth, Mapping[str, Value]]]]

# of every rule some, and few enough to draw quickly
KEYS = (
    "sessions.total",
    "sessions.outside_hours",
    "day_care.child_hours",
    "sleepovers.met",
    "sleepovers.children",
    "families.start",
    "families.end",
    "families.occupancy",
    "reach.median_gap",
    "reach.longest_gap",
    "retention.deregistered",
    "assurance.supervision",
)


def a_hive(key: str = "h1", name: str = "", **fields: Any) -> EnrolledHive:
    """Enrolled long ago, unless ``enrolled_on`` says otherwise."""
    return EnrolledHive(**{"id": key, "name": name or f"Hive {key}", "enrolled_on": date(2025, 1, 15)} | fields)


def reviewed(county: County, span: Span = WHOLE, last_over: YearMonth = LAST_OVER) -> CountyReview:
    """The review of these Hives, each told which months it has sent."""
    months = {hive.id: sent for hive, sent in county}
    hives = [_with_ends(hive, sent) for hive, sent in county]
    return county_review(hives, lambda hive: as_sent(months[hive.id]), span, last_over)


def as_sent(months: Mapping[YearMonth, Mapping[str, Value]]) -> Iterable[SentMonth]:
    return (SentMonth(month, values) for month, values in months.items())


def _with_ends(hive: EnrolledHive, months: Mapping[YearMonth, object]) -> EnrolledHive:
    ends = (min(months), max(months)) if months else (None, None)
    return EnrolledHive(
        id=hive.id,
        name=hive.name,
        area=hive.area,
        enrolled_on=hive.enrolled_on,
        ended_on=hive.ended_on,
        first_sent=ends[0],
        last_sent=ends[1],
    )


@st.composite
def values(draw: st.DrawFn, key: str) -> Value:
    """A value that a frozen month may hold for this figure."""
    missing = st.sampled_from((Missing.NOT_RECORDED, Missing.NOT_KNOWN))
    if is_share(key):
        whole = draw(st.integers(1, 30))
        return draw(st.one_of(st.just(Share(draw(st.integers(0, whole)), whole)), missing))
    if DEFINITIONS[key].tally in (Tally.HOURS, Tally.MEDIAN):
        return draw(st.one_of(st.integers(0, 400).map(lambda tenths: tenths / 10), missing))
    return draw(st.one_of(st.integers(0, 90), st.just(Missing.NOT_RECORDED)))


@st.composite
def months(draw: st.DrawFn) -> dict[YearMonth, dict[str, Value]]:
    """The months that one Hive sent; a figure may be missing in them altogether."""
    sent = draw(st.lists(st.sampled_from(MONTHS), unique=True))
    return {month: {key: draw(values(key)) for key in KEYS if draw(st.integers(0, 9))} for month in sent}


@st.composite
def counties(draw: st.DrawFn) -> list[tuple[EnrolledHive, dict[YearMonth, dict[str, Value]]]]:
    """Up to five Hives; some enrolled within these months, some withdrawn."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        enrolled = draw(st.sampled_from((date(2025, 1, 15), date(2026, 7, 20), date(2026, 9, 2))))
        ended = draw(st.sampled_from((None, None, None, date(2026, 9, 10))))
        name = draw(st.sampled_from(("Avon", "Meon", "Test", "Itchen")))
        found.append((a_hive(f"h{number}", name, enrolled_on=enrolled, ended_on=ended), draw(months())))
    return found
