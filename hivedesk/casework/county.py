"""The county at the service desk: read from what the Hives sent, put together by `domain.county`.

A year of 23 Hives is read in well under a tenth of a second; any span of any county goes through `county_job`. One
Hive's figures are in memory at a time.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from hivedesk.casework.county_rooms import room_of
from hivedesk.casework.desk import Desk
from hivedesk.casework.waiting_list import stands_at
from hivedesk.domain.county import (
    AreaRoom,
    CountyReview,
    EnrolledHive,
    ReferenceLine,
    SentMonth,
    Span,
    county_review,
    reference_lines,
    room_of_all,
    rooms_by_area,
)
from hivedesk.domain.county.outside import for_outside, require_offered, why_not
from hivedesk.domain.exchange.records import HiveMonth, Partner, PartnerRole, PartnerState
from hivedesk.domain.hive import Hive
from hivedesk.domain.summary import frozen_values, month_before
from hivedesk.domain.summary.months import YearMonth
from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import exchange, hive_months
from hivedesk.store.tables import table_of

CONCERNS = frozenset({table_of(Partner).name, table_of(HiveMonth).name, "received_package", "hive"})
"""The tables whose changes change the county."""


@dataclass(frozen=True)
class UnreadableMonth:
    """A month that came and that this HiveDesk cannot read: it counts as missing, and is named."""

    hive: str
    month: YearMonth


@dataclass(frozen=True)
class HiveContact:
    """Whom to ring about a Hive; never printed."""

    person: str
    phone: str


@dataclass(frozen=True)
class CountyView:
    """The county as it is shown and printed."""

    review: CountyReview
    service: Hive  # the fostering service's own details
    enrolled: int  # Hives whose cards are accepted now
    areas: tuple[AreaRoom, ...]
    all_areas: AreaRoom
    reference: tuple[ReferenceLine, ...]
    no_outside: str  # why there is no version for use outside the service; "" where there is one
    unreadable: tuple[UnreadableMonth, ...] = ()
    contacts: Mapping[str, HiveContact] = field(default_factory=dict)  # by the Hive's id; on the screen alone

    @property
    def masked(self) -> bool:
        """Whether it is the version for use outside the service."""
        return self.review.masked


def enrolled_hives(desk: Desk) -> list[EnrolledHive]:
    """Every Hive that was ever accepted: once, whatever keys it has had, with the first and last month it sent."""
    cards: dict[str, list[Partner]] = {}
    for partner in exchange.partners(desk.store):
        if partner.role is PartnerRole.HIVE and partner.state is not PartnerState.SHOWN:
            cards.setdefault(partner.origin, []).append(partner)
    months = hive_months.months_of_hives(desk.store)
    return [_enrolled(hive_id, held, months.get(hive_id)) for hive_id, held in cards.items()]


def last_month_over(desk: Desk) -> YearMonth:
    """The last month that a Hive can have frozen."""
    return month_before(desk.today.year, desk.today.month)


def months_on_record(desk: Desk) -> list[YearMonth]:
    """The months that can be picked, newest first: from the first that any Hive sent to the last that is over.

    None where no Hive is enrolled yet.
    """
    hives = enrolled_hives(desk)
    if not hives:
        return []
    firsts = [one.first_sent for one in hives if one.first_sent is not None]
    months = [last_month_over(desk)]
    while firsts and months[-1] > min(firsts):
        months.append(month_before(*months[-1]))
    return months


def county(desk: Desk, span: Span, progress: Progress | None = None) -> CountyView:
    """The review of a span of months, with room and waiting lists as they were told last.

    Raises:
        Cancelled: given up through ``progress``.
    """
    watch, hives = progress or NoProgress(), enrolled_hives(desk)
    last_over, unreadable = last_month_over(desk), list[UnreadableMonth]()
    done = 0

    def sent(hive: EnrolledHive) -> Iterator[SentMonth]:
        nonlocal done
        done += 1
        watch.check()
        watch.report(done, len(hives), "adding up the Hives")
        return _sent(desk, hive, span, unreadable)

    review = county_review(hives, sent, span, last_over)
    heard = hive_months.heard_last(desk.store)
    there = [hive for hive in hives if hive.ended_on is None]
    rooms, stands = [], stands_at(desk)
    for hive in there:
        watch.check()
        rooms.append(room_of(desk, hive, heard.get(hive.id), stands))
    return CountyView(
        review=review,
        service=desk.hive,
        enrolled=len(there),
        areas=rooms_by_area(rooms),
        all_areas=room_of_all(rooms),
        reference=reference_lines(review),
        no_outside=why_not(review),
        unreadable=tuple(unreadable),
        contacts={one.origin: HiveContact(one.person, one.phone) for one in _accepted(desk)},
    )


def county_job(desk: Desk, span: Span) -> Callable[[Progress], CountyView]:
    """What reads and adds up the county on a connection of its own; for a job.

    Raises (in the job):
        VaultProblem: the records cannot be read.
        Cancelled: given up.
    """
    open_there = desk.apart()

    def work(progress: Progress) -> CountyView:
        with open_there() as there:
            return county(there, span, progress)

    return work


def outside_job(desk: Desk, view: CountyView) -> Callable[[Progress], CountyView]:
    """What makes the version for use outside the service; for a job.

    Raises:
        RuleRefused: there is none of this span; at once, before the job.
        VaultProblem, Cancelled: in the job.
    """
    require_offered(view.review)
    open_there = desk.apart()

    def work(progress: Progress) -> CountyView:
        with open_there() as there:
            return outside(there, view, progress)

    return work


def outside(desk: Desk, view: CountyView, progress: Progress | None = None) -> CountyView:
    """The version for use outside the service: the county's sums alone, masked; no Hive, no area, no waiting list.

    Raises:
        RuleRefused: there is none of this span.
        Cancelled: given up through ``progress``.
    """
    watch, hives = progress or NoProgress(), enrolled_hives(desk)
    months = []
    for month in view.review.span.months:
        watch.check()
        alone = Span(month, month)
        sent = partial(_sent, desk, span=alone, unreadable=[])
        months.append(county_review(hives, sent, alone, last_month_over(desk)))
    masked = for_outside(view.review, months)
    return replace(
        view,
        review=masked,
        areas=(),
        all_areas=room_of_all(()),
        reference=reference_lines(masked),
        unreadable=(),
        contacts={},
    )


def _accepted(desk: Desk) -> list[Partner]:
    return [one for one in exchange.partners(desk.store, PartnerState.ACCEPTED) if one.role is PartnerRole.HIVE]


def _enrolled(hive_id: str, cards: list[Partner], months: hive_months.MonthsOfAHive | None) -> EnrolledHive:
    """One Hive of all the cards it has had; the one that counts now tells its name."""
    accepted = [card for card in cards if card.state is PartnerState.ACCEPTED]
    now = max(accepted or cards, key=lambda card: card.shown_at)
    ends = [card.ended_at for card in cards if card.ended_at is not None]
    return EnrolledHive(
        id=hive_id,
        name=now.name,
        area=now.area,
        enrolled_on=local(min(card.compared_at or card.shown_at for card in cards)).date(),
        ended_on=None if accepted or not ends else local(max(ends)).date(),
        first_sent=_parsed(months.first) if months is not None else None,
        last_sent=_parsed(months.last) if months is not None else None,
    )


def _sent(desk: Desk, hive: EnrolledHive, span: Span, unreadable: list[UnreadableMonth]) -> Iterator[SentMonth]:
    for written, figures in hive_months.hive_figures(desk.store, hive.id, _written(span.first), _written(span.last)):
        month = _parsed(written)
        try:
            yield SentMonth(month, frozen_values(json.loads(figures)))
        except (RuleRefused, ValueError, AttributeError, RecursionError):
            unreadable.append(UnreadableMonth(hive.name, month))


def _parsed(month: str) -> YearMonth:
    year, number = month.split("-")
    return int(year), int(number)


def _written(month: YearMonth) -> str:
    return f"{month[0]}-{month[1]:02}"
