"""The monthly activity summary in texts: figures beside each other, their definitions, and the list behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hivedesk.casework import monthly_summary
from hivedesk.casework.desk import Desk
from hivedesk.casework.household_records import HOUSEHOLD_TABLES
from hivedesk.casework.monthly_summary import MonthView, YearMonth
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.summary import (
    ComparisonRow,
    ComparisonSection,
    Correction,
    DrillRow,
    Figure,
    Missing,
    RecordKind,
    Share,
    Unit,
    Value,
    month_before,
    shown,
    year_before,
)
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_date, format_month, local
from hivedesk.ui.tokens import Tone

TO_COME = "…"  # a column that is still being counted
LAST_MONTH_UNTIL = 8  # before this day of the month the screen opens on the month that is just over
CONCERNS = HOUSEHOLD_TABLES | {
    *("contact_log_entry", "hive", "frozen_month", "data_breach"),
    *("event", "guest", "school_dates"),  # school holidays say when a series takes place
    *("stay", "stay_request"),
}
_KINDS = {
    RecordKind.ENTRY: "contact",
    RecordKind.FAMILY: "",
    RecordKind.CARER: "carer",
    RecordKind.CHILD_IN_CARE: "child in care",
    RecordKind.OWN_CHILD: "own child",
    RecordKind.PLACEMENT: "placement",
    RecordKind.BREACH: "",
    RecordKind.EVENT: "event",
    RecordKind.STAY: "stay",
    RecordKind.STAY_REQUEST: "request for a stay",
}


@dataclass(frozen=True)
class FigureLine:
    """One figure with its columns, as texts."""

    key: str
    section: str
    label: str  # "" for the heading of its section
    part_of: str  # the label of the figure that this one is a part of, or ""
    this: str
    last_month: str
    year_so_far: str
    same_month_last_year: str
    definition: str
    missing: bool  # there is no number this month
    behind: int  # records behind it
    now: str = ""  # what a fresh count gives, where that differs from the frozen figure

    @property
    def heading(self) -> bool:
        """Whether this is the heading of a section, not a figure."""
        return not self.label

    @property
    def explanation(self) -> str:
        """The definition, and what has become of a frozen figure."""
        changed = f" Frozen as {self.this}; counted again today it is {self.now}." if self.now else ""
        return f"{self.definition}{changed}"

    @property
    def whole_label(self) -> str:
        """The label as it begins a line."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def name(self) -> str:
        """The figure as it is called apart from the table."""
        return f"{self.part_of or self.section}: {self.label}" if self.label else self.section

    @property
    def list_words(self) -> str:
        """What the button to the list behind it says."""
        return f"Show the list behind it ({self.behind:,})"


@dataclass(frozen=True)
class State:
    """What the screen shows of a month."""

    month: YearMonth
    title: str
    headings: tuple[str, str, str, str]
    lines: tuple[FigureLine, ...]
    pill: str
    tone: Tone
    sentence: str
    can_freeze: bool
    can_send: bool  # it is frozen, and so goes with the next package
    corrections: str  # in one sentence; "" where there are none

    def line(self, key: str) -> FigureLine | None:
        """The line of this figure."""
        return next((line for line in self.lines if line.key == key), None)


@dataclass(frozen=True)
class DrillLine:
    """One record behind a figure."""

    key: int
    family: str
    on: date | None
    when: str
    what: str
    amount: str
    weight: int  # to sort by
    entry_id: str  # "" where it leads elsewhere
    family_id: str
    event_id: str = ""
    request_id: str = ""  # of a stay
    original_start: datetime | None = None  # which time of a series


@dataclass(frozen=True)
class Drill:
    """The list behind a figure."""

    key: str
    title: str
    sentence: str
    amount_title: str  # "" where each record simply counts as one
    lines: tuple[DrillLine, ...]


class ReportsViewModel:
    """Asks casework; ``name`` gives a family's name, ``words`` any text, as it may be shown now."""

    def __init__(self, desk: Desk, name: Callable[[str], str], words: Callable[[str], str] = str) -> None:
        self._desk = desk
        self._name = name
        self._words = words

    def months(self) -> list[tuple[YearMonth, str]]:
        """The months that can be picked with their names, newest first."""
        return [(month, format_month(*month)) for month in monthly_summary.months_on_record(self._desk)]

    def first_month(self, wanted: str = "") -> YearMonth:
        """The month to open on: the one asked for as ``2026-10``, else this one, or the one that is just over."""
        months = monthly_summary.months_on_record(self._desk)
        for month in months:
            if wanted == f"{month[0]}-{month[1]:02}":
                return month
        just_over = self._desk.today.day < LAST_MONTH_UNTIL and len(months) > 1
        return months[1] if just_over else months[0]

    def month_alone(self, month: YearMonth) -> MonthView:
        """The month's own figures, at once; the columns beside it come with `month_job`.

        Raises:
            RuleRefused: the month has not begun.
        """
        return monthly_summary.month_alone(self._desk, *month)

    def month_job(self, month: YearMonth) -> Callable[[Progress], MonthView]:
        """What counts the month with all its columns; for a job."""
        return monthly_summary.month_job(self._desk, *month)

    def is_empty(self) -> bool:
        """Whether there is nothing yet that a summary could count."""
        return monthly_summary.is_empty(self._desk)

    def drill(self, view: MonthView, key: str) -> Drill | None:
        """The list behind a figure; None where there are no records of its kind."""
        figure = view.summary.figure(key)
        if figure.value is Missing.NOT_RECORDED:
            return None
        return Drill(
            key=key,
            title=f"{_full_label(figure, view)}: {shown(figure.value, figure.unit)}",
            sentence=_drill_sentence(figure, view),
            amount_title=_amount_title(figure),
            lines=self._drill_lines(figure),
        )

    def _drill_lines(self, figure: Figure) -> tuple[DrillLine, ...]:
        names = self._desk.family_names()
        events = [row.record_id for row in figure.rows if row.kind is RecordKind.EVENT]
        titles = monthly_summary.event_titles(self._desk, events)
        stays = [row.record_id for row in figure.rows if row.kind is RecordKind.STAY]
        requests = monthly_summary.requests_of(self._desk, stays)
        requests |= {row.record_id: row.record_id for row in figure.rows if row.kind is RecordKind.STAY_REQUEST}
        lines = []
        for place, row in enumerate(sorted(figure.rows, key=_telling_first)):
            family = self._family(row, names)
            lines.append(
                DrillLine(
                    key=place,
                    family=family,
                    on=row.on,
                    when=format_date(row.on) if row.on else "",
                    what=self._what(row, titles),
                    amount=_amount(figure, row),
                    weight=row.amount,
                    entry_id=row.record_id if row.kind is RecordKind.ENTRY else "",
                    family_id=row.family_id or "",
                    event_id=row.record_id if row.kind is RecordKind.EVENT else "",
                    request_id=requests.get(row.record_id, ""),
                    original_start=row.original_start,
                )
            )
        return tuple(lines)

    def _what(self, row: DrillRow, titles: Mapping[str, str]) -> str:
        words = row.text or _KINDS[row.kind]
        title = self._words(titles.get(row.record_id, "")) if row.kind is RecordKind.EVENT else ""
        return f"{title}: {words}" if title else f"{words[:1].upper()}{words[1:]}"

    def _family(self, row: DrillRow, names: Mapping[FamilyId, str]) -> str:
        if row.family_id is None:
            return "" if row.kind is RecordKind.EVENT else "No family"
        return self._name(names.get(row.family_id, "")) or "A family that was removed"


def state_of(view: MonthView) -> State:
    """The month as it is shown: what is recorded first, then what is not recorded yet."""
    summary = view.summary
    recorded = [section for section in view.comparison.sections if section.recorded]
    later = [section for section in view.comparison.sections if not section.recorded]
    changed = {correction.key: correction for correction in view.corrections}
    behind = {figure.key: len(figure.rows) for figure in summary.figures()}
    lines: list[FigureLine] = []
    for section in [*recorded, *later]:
        lines.append(_heading(section))
        labels = {row.key: row.label for row in section.rows}
        lines += [
            _line(row, section.title, labels.get(row.part_of, ""), behind[row.key], changed.get(row.key), view.whole)
            for row in section.rows
        ]
    month = (summary.year, summary.month)
    pill, tone, sentence = _status(view)
    return State(
        month=month,
        title=format_month(*month),
        headings=(
            format_month(*month),
            format_month(*month_before(*month)),
            f"{month[0]} so far",
            format_month(*year_before(*month)),
        ),
        lines=tuple(lines),
        pill=pill,
        tone=tone,
        sentence=sentence,
        can_freeze=view.whole and view.frozen is None and summary.whole_month,
        can_send=view.frozen is not None,
        corrections=_corrections(view.corrections),
    )


def _heading(section: ComparisonSection) -> FigureLine:
    return FigureLine(
        key=f"section.{section.key}",
        section=section.title,
        label="",
        part_of="",
        this="",
        last_month="",
        year_so_far="",
        same_month_last_year="",
        definition=section.note,
        missing=False,
        behind=0,
    )


def _line(
    row: ComparisonRow, section: str, parent: str, behind: int, changed: Correction | None, whole: bool
) -> FigureLine:
    return FigureLine(
        key=row.key,
        section=section,
        label=row.label,
        part_of=parent,
        this=shown(row.this, row.unit),
        last_month=_column(row.last_month, row) if whole else TO_COME,
        year_so_far=_column(row.year_so_far, row) if whole else TO_COME,
        same_month_last_year=_column(row.same_month_last_year, row) if whole else TO_COME,
        definition=row.definition,
        missing=isinstance(row.this, Missing),
        behind=behind,
        now=shown(changed.now, row.unit) if changed else "",
    )


def _column(value: Value, row: ComparisonRow) -> str:
    """A column beside; where a figure is not recorded at all, it is enough to say so once."""
    if row.this is Missing.NOT_RECORDED and value is Missing.NOT_RECORDED:
        return Missing.NO_FIGURE.value
    return shown(value, row.unit)


def _status(view: MonthView) -> tuple[str, Tone, str]:
    summary = view.summary
    if view.frozen is not None:
        when = format_date(local(view.frozen.frozen_at).date())
        return "Frozen", Tone.GOOD, f"As it stood on {when}, frozen by {view.frozen.author}."
    if summary.whole_month:
        return (
            "Provisional",
            Tone.INFO,
            "Freezing keeps these figures as they stand, for good: it cannot be undone. Later changes to the records "
            "show beside them as corrections.",
        )
    return (
        "Provisional",
        Tone.INFO,
        f"Counted up to {format_date(summary.up_to)}. The month can be frozen once it is over.",
    )


def _corrections(corrections: tuple[Correction, ...]) -> str:
    if not corrections:
        return ""
    listed = "; ".join(
        f"{change.label} {shown(change.frozen, change.unit)}, now {shown(change.now, change.unit)}"
        for change in corrections
    )
    many = f"{len(corrections)} figures have" if len(corrections) > 1 else "1 figure has"
    return f"{many} changed since the month was frozen: {listed}."


def _full_label(figure: Figure, view: MonthView) -> str:
    label = figure.label[:1].upper() + figure.label[1:]
    return f"{view.summary.figure(figure.part_of).label}, {figure.label}" if figure.part_of else label


def _drill_sentence(figure: Figure, view: MonthView) -> str:
    section = next(section.title for section in view.summary.sections if figure in section.figures)
    month = f"{section}, {format_month(view.summary.year, view.summary.month)}"
    if not figure.rows:
        return f"{month}. There is no such record, so the list is empty."
    now = next((change.now for change in view.corrections if change.key == figure.key), None)
    if now is not None:
        return (
            f"{month}. {figure.definition} The figure is as it was frozen; the list shows the records as they are "
            f"today, which give {shown(now, figure.unit)}."
        )
    return f"{month}. {figure.definition}"


def _telling_first(row: DrillRow) -> int:
    """In a share, what needs a look comes first: contacts that count, families for whom something is missing."""
    if row.amount not in (0, 1):
        return 0
    return -row.amount if row.kind is RecordKind.ENTRY else row.amount


def _amount_title(figure: Figure) -> str:
    if figure.unit is Unit.SHARE and isinstance(figure.value, Share) and _has_wholes(figure):
        return "Counted"
    return {Unit.MINUTES: "Minutes", Unit.HOURS: "Hours", Unit.DAYS: "Days"}.get(figure.unit, "")


def _has_wholes(figure: Figure) -> bool:
    """Whether the rows are the whole of a share, some of which belong to the part."""
    return isinstance(figure.value, Share) and any(row.amount == 0 for row in figure.rows)


def _amount(figure: Figure, row: DrillRow) -> str:
    if figure.unit is Unit.SHARE:
        return "yes" if row.amount else "no"
    return f"{row.amount:,}"
