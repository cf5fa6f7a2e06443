"""The county in texts: figures over all Hives, Hive by Hive, who has not sent, room by area, the pilot beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from hivedesk.casework import county
from hivedesk.casework.county import CountyView
from hivedesk.casework.desk import Desk
from hivedesk.domain.county import (
    CountyFigure,
    CountyReview,
    CountySection,
    HiveCell,
    OverHives,
    OverMonths,
    Span,
    share_or_number,
)
from hivedesk.domain.summary import Missing, Unit, shown
from hivedesk.domain.summary.months import YearMonth, twelve_months_to
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_month
from hivedesk.ui.screens.county.lists_view_model import (
    AreaLine,
    NotSentLine,
    PilotLine,
    area_lines,
    not_sent_lines,
    pilot_lines,
)
from hivedesk.ui.tokens import Tone

NO_HIVE = ""
NOT_SENT = "not sent"
NOT_THERE = "not there yet"
_MOST_NAMED = 12


class Preset(Enum):
    """Spans that are asked for most."""

    THIS_YEAR = "This year"
    TWELVE_MONTHS = "Last 12 months"
    LAST_MONTH = "Last month"


@dataclass(frozen=True)
class Tile:
    """A big number; ``key`` is that of the figure behind it, or "" where it leads to who has not sent."""

    number: str
    words: str
    note: str = ""
    tone: Tone = Tone.PLAIN
    key: str = ""


@dataclass(frozen=True)
class FigureLine:
    """One figure over all Hives, and of the one Hive that is picked."""

    key: str
    section: str
    label: str  # "" for the heading of its section
    part_of: str  # the label of the figure that this one is a part of, or ""
    county: str
    coverage: str
    hive: str
    definition: str
    missing: bool  # there is no number

    @property
    def heading(self) -> bool:
        """Whether this is the heading of a section, not a figure."""
        return not self.label

    @property
    def name(self) -> str:
        """The figure as it is called apart from the table."""
        if not self.label or self.label.startswith(self.section):
            return self.label or self.section
        return f"{self.section}: {f'{self.part_of}, ' if self.part_of else ''}{self.label}"


@dataclass(frozen=True)
class HiveLine:
    """One Hive's number of the chosen figure."""

    key: str
    name: str
    area: str
    value: str
    weight: float | None  # to sort by; None: no number
    part: float  # of the biggest, for the bar: 0 to 1
    note: str


@dataclass(frozen=True)
class State:
    """What the screen shows of a span."""

    span: Span
    subtitle: str
    tiles: tuple[Tile, ...]
    lines: tuple[FigureLine, ...]
    gaps: str  # in a few words; "" where every Hive sent everything
    gaps_more: str  # which Hives, which months
    unreadable: str  # in one sentence; "" where all that came can be read
    not_sent: tuple[NotSentLine, ...]
    areas: tuple[AreaLine, ...]
    pilot: tuple[PilotLine, ...]

    def line(self, key: str) -> FigureLine | None:
        """The line of this figure."""
        return next((line for line in self.lines if line.key == key), None)

    @property
    def figures(self) -> list[tuple[str, str]]:
        """The figures that can be shown Hive by Hive, with names that need no table around them."""
        return [(line.key, line.name) for line in self.lines if not line.heading]


class CountyViewModel:
    """Asks casework. Which months there are is read once, by `read`: a country has thousands of Hives."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._months: list[YearMonth] = []

    def read(self) -> bool:
        """Look again at which months there are; False where no Hive is enrolled yet."""
        self._months = county.months_on_record(self._desk)
        return bool(self._months)

    def months(self) -> list[tuple[YearMonth, str]]:
        """The months that can be picked with their names, newest first."""
        return [(month, format_month(*month)) for month in self._months]

    def preset(self, preset: Preset) -> Span:
        """The months of a preset, as far as there are any."""
        last = self._months[0]
        match preset:
            case Preset.THIS_YEAR:
                first = (last[0], 1)
            case Preset.TWELVE_MONTHS:
                first = twelve_months_to(*last)[0]
            case Preset.LAST_MONTH:
                first = last
        return Span(max(first, self._months[-1]), last)

    def preset_of(self, span: Span) -> Preset | None:
        """Which preset a span is, if any."""
        return next((preset for preset in reversed(Preset) if self.preset(preset) == span), None)

    def job(self, span: Span) -> Callable[[Progress], CountyView]:
        """What reads and adds up the county; for a job."""
        return county.county_job(self._desk, span)

    def outside_job(self, view: CountyView) -> Callable[[Progress], CountyView]:
        """What makes the version for use outside the service; for a job.

        Raises:
            RuleRefused: there is none of this span.
        """
        return county.outside_job(self._desk, view)


# -- the whole


def state_of(view: CountyView, picked: str = NO_HIVE) -> State:
    """The county as it is shown, with one Hive beside it where one is picked."""
    review = view.review
    service = view.service.name
    return State(
        span=review.span,
        subtitle=f"{service}: {review.span.words}" if service else review.span.words,
        tiles=_tiles(view),
        lines=figure_lines(review, picked),
        gaps=_gaps(review),
        gaps_more=_gaps_more(review),
        unreadable=_unreadable(view),
        not_sent=not_sent_lines(view),
        areas=area_lines(view),
        pilot=pilot_lines(view),
    )


def hives_of(view: CountyView) -> list[tuple[str, str]]:
    """The Hives that can be set beside the county, by name."""
    return [(standing.hive.id, standing.hive.name) for standing in view.review.hives]


def _tiles(view: CountyView) -> tuple[Tile, ...]:
    review = view.review
    late, never = len(review.not_sent), len(review.never_sent)
    month = format_month(*review.last_over)
    note = f"{late:,} not sent" if late else f"{never:,} not any month yet" if never else ""
    return (
        Tile(f"{view.enrolled:,}", "Hives enrolled" if view.enrolled != 1 else "Hive enrolled"),
        Tile(
            f"{review.sent_last:,} of {view.enrolled:,}",
            f"sent for {month}",
            note,
            Tone.WARN if note else Tone.PLAIN,
        ),
        *(
            Tile(shown(figure.county, figure.unit), words, figure.coverage, key=figure.key)
            for figure, words in (
                (review.figure("sessions.total"), "1:1 sessions"),
                (review.figure("support_groups.held"), "Support groups"),
                (review.figure("family_sessions.held"), "Family sessions"),
            )
        ),
    )


def not_sent_sentence(review: CountyReview) -> str:
    """Who has not sent the last month that is over, and who not any month yet."""
    month, late, never = format_month(*review.last_over), len(review.not_sent), len(review.never_sent)
    if not review.ever_sent:
        return "No Hive has sent a month yet."
    told = [f"{_hives_have(late)} not sent {month}."] if late else []
    if never:
        told.append(f"{_hives_have(never)} not sent any month yet.")
    return " ".join(told) or f"Every Hive has sent {month}."


def _hives_have(number: int) -> str:
    return f"{number:,} {'Hive has' if number == 1 else 'Hives have'}"


def gap_words(review: CountyReview) -> tuple[str, str]:
    """What is missing of the span, in a few words, and which months of which Hives."""
    return _gaps(review), _gaps_more(review)


def _gaps(review: CountyReview) -> str:
    if not review.ever_sent:
        return "No Hive has sent a month yet" if review.never_sent else ""
    months = sum(len(gap.months) for gap in review.gaps)
    return f"{months:,} {'month' if months == 1 else 'months'} not sent" if months else ""


def _gaps_more(review: CountyReview) -> str:
    named = [f"{gap.hive.name}: {gap.words}" for gap in review.gaps[:_MOST_NAMED]]
    more = len(review.gaps) - len(named)
    return "; ".join([*named, *([f"and {more:,} more"] if more > 0 else [])])


def _unreadable(view: CountyView) -> str:
    if not view.unreadable:
        return ""
    named = "; ".join(f"{one.hive}, {format_month(*one.month)}" for one in view.unreadable[:_MOST_NAMED])
    return f"Some months came that this version of HiveDesk cannot read; they count as not sent: {named}."


# -- figures


def figure_lines(review: CountyReview, picked: str = NO_HIVE) -> tuple[FigureLine, ...]:
    """What is recorded first, then what is not recorded yet."""
    place = next((at for at, one in enumerate(review.hives) if one.hive.id == picked), -1)
    ordered = sorted(review.sections, key=lambda section: not section.recorded)
    return tuple(line for section in ordered for line in _lines(section, place))


def _lines(section: CountySection, place: int) -> list[FigureLine]:
    labels = {figure.key: figure.label for figure in section.figures}
    heading = FigureLine(f"section.{section.key}", section.title, "", "", "", "", "", section.note, False)
    return [
        heading,
        *(
            FigureLine(
                key=figure.key,
                section=section.title,
                label=figure.label,
                part_of=labels.get(figure.part_of, ""),
                county=shown(figure.county, figure.unit),
                coverage=figure.coverage,
                hive=cell_words(figure.cells[place], figure.unit) if place >= 0 else "",
                definition=figure.definition,
                missing=isinstance(figure.county, Missing),
            )
            for figure in section.figures
        ),
    ]


def cell_words(cell: HiveCell, unit: Unit) -> str:
    """One Hive's number: ``12``, ``12 *`` where months are missing, ``not sent``."""
    if cell.value is None:
        return NOT_SENT if cell.due else NOT_THERE
    return f"{shown(cell.value, unit)}{' *' if cell.partial else ''}"


def hive_lines(review: CountyReview, key: str) -> tuple[HiveLine, ...]:
    """The chosen figure Hive by Hive, the biggest first; what has no number comes last, by name."""
    figure = review.figure(key)
    weights = [share_or_number(cell.value) for cell in figure.cells]
    biggest = max((weight for weight in weights if weight is not None), default=0.0)
    lines = [
        HiveLine(
            key=standing.hive.id,
            name=standing.hive.name,
            area=standing.hive.area,
            value=cell_words(cell, figure.unit).removesuffix(" *"),
            weight=weight,
            part=max(0.0, weight / biggest) if weight is not None and biggest > 0 else 0.0,
            note=_months_words(figure, cell),
        )
        for standing, cell, weight in zip(review.hives, figure.cells, weights, strict=True)
    ]
    return tuple(sorted(lines, key=lambda line: (line.weight is None, -(line.weight or 0.0), line.name.casefold())))


def hive_sentence(review: CountyReview, key: str) -> str:
    """What the whole county comes to, above the Hives."""
    figure = review.figure(key)
    if figure.county is Missing.NO_FIGURE:
        several = figure.over_months is OverMonths.ONE_MONTH and not review.span.one_month
        why = "choose a single month" if several else "medians cannot be added up"
        return f"There is no figure for the county: {why}."
    what = "the longest of all" if figure.over_hives is OverHives.LONGEST else "all together"
    coverage = f", {figure.coverage}" if figure.coverage else ""
    return f"{review.span.words}, {what}: {shown(figure.county, figure.unit)}{coverage}."


def _months_words(figure: CountyFigure, cell: HiveCell) -> str:
    if figure.over_months is OverMonths.ADDED and cell.due > 1:
        return f"{cell.counted:,} of {cell.due:,} months"
    return ""


# -- the bar


def choices(months: Sequence[tuple[YearMonth, str]], first: YearMonth) -> list[tuple[YearMonth, str]]:
    """The months with which a span that begins there may end."""
    return [one for one in months if one[0] >= first]
