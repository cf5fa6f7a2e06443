"""The lists beside the figures in texts: of whom months are missing, room by area, the pilot's figures."""

from dataclasses import dataclass

from hivedesk.casework.county import CountyView
from hivedesk.domain.county import AreaRoom, EnrolledHive, Gap, ReferenceLine
from hivedesk.domain.summary import Missing, Unit, shown
from hivedesk.foundation.clock import format_date, format_month

NOTHING = Missing.NO_FIGURE.value


@dataclass(frozen=True)
class NotSentLine:
    """A Hive of which months are missing: in the span, or the last one that is over."""

    key: str
    name: str
    area: str
    person: str
    phone: str
    last: str
    months: int  # missing in the span
    missing: str


@dataclass(frozen=True)
class AreaLine:
    """Room and waiting list of an area."""

    key: str
    area: str
    hives: int
    families: str
    room: str
    children: str
    waiting: str
    median: str
    longest: str
    note: str
    whole_county: bool = False

    @property
    def whole_note(self) -> str:
        """What is missing and how old it is, as a sentence."""
        return f"{self.note[:1].upper()}{self.note[1:]}." if self.note else ""


@dataclass(frozen=True)
class PilotLine:
    """A published figure, with ours beside it."""

    key: str
    label: str
    published: str
    ours: str
    published_each: str
    ours_each: str


def area_lines(view: CountyView) -> tuple[AreaLine, ...]:
    """The whole county, then its areas; none where no Hive is enrolled."""
    return tuple(_area_line(area) for area in (view.all_areas, *view.areas)) if view.areas else ()


def pilot_lines(view: CountyView) -> tuple[PilotLine, ...]:
    """The published figures with ours beside them."""
    return tuple(_pilot_line(line) for line in view.reference)


def not_sent_lines(view: CountyView) -> tuple[NotSentLine, ...]:
    """Whose last month is missing, the longest silent first; who has other gaps in the span; who has yet to begin."""
    gaps = {gap.hive.id: gap for gap in view.review.gaps}
    late = [one.hive for one in view.review.not_sent]
    others = [gap.hive for gap in gaps.values() if gap.hive not in late]
    begun = (*late, *others)
    never = [hive for hive in view.review.never_sent if hive not in begun]
    return tuple(_not_sent_line(hive, gaps.get(hive.id), view) for hive in (*begun, *never))


def _not_sent_line(hive: EnrolledHive, gap: Gap | None, view: CountyView) -> NotSentLine:
    contact = view.contacts.get(hive.id)
    return NotSentLine(
        key=hive.id,
        name=hive.name,
        area=hive.area,
        person=contact.person if contact is not None else "",
        phone=contact.phone if contact is not None else "",
        last=format_month(*hive.last_sent) if hive.last_sent is not None else "nothing yet",
        months=len(gap.months) if gap is not None else 0,
        missing=gap.words if gap is not None else "nothing" if hive.last_sent is not None else "no month sent yet",
    )


def _area_line(area: AreaRoom) -> AreaLine:
    return AreaLine(
        key=area.area,
        area=area.area or "All areas",
        hives=area.hives,
        families=_of(area.families, area.capacity),
        room=_number(area.room),
        children=_number(area.child_vacancies),
        waiting=_number(area.waiting),
        median=_days(area.median_wait, area.waiting),
        longest=_days(area.longest_wait, area.waiting),
        note="; ".join(
            part for part in (area.coverage, f"told {format_date(area.oldest)} or later" if area.oldest else "") if part
        ),
        whole_county=not area.area,
    )


def _of(part: int | None, whole: int | None) -> str:
    return "not known" if part is None or whole is None else f"{part:,} of {whole:,}"


def _number(value: int | None) -> str:
    return "not known" if value is None else f"{value:,}"


def _days(value: float | None, waiting: int | None) -> str:
    if value is None:
        return NOTHING if waiting == 0 else "not known"
    return shown(value, Unit.DAYS)


def _pilot_line(line: ReferenceLine) -> PilotLine:
    coverage = f" ({line.coverage})" if line.coverage else ""
    return PilotLine(
        key=line.published.key,
        label=line.published.label,
        published=line.published_words,
        ours=f"{shown(line.ours)}{coverage}",
        published_each=f"at least {line.least_each:.1f}" if line.least_each is not None else NOTHING,
        ours_each=f"{line.ours_each:.1f}" if line.ours_each is not None else NOTHING,
    )
