"""The Hives as the service desk lists them, without Qt."""

from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.overview import words_of
from hivedesk.casework.exchange.service import HiveStanding, hives
from hivedesk.domain.exchange.records import PartnerState
from hivedesk.foundation.clock import format_month
from hivedesk.ui.exchange_words import short_moment
from hivedesk.ui.tokens import Tone

_STATES = {
    PartnerState.SHOWN: ("Words not compared", Tone.WARN),
    PartnerState.ACCEPTED: ("Enrolled", Tone.GOOD),
    PartnerState.REPLACED: ("Has a new card", Tone.PLAIN),
    PartnerState.WITHDRAWN: ("Withdrawn", Tone.DANGER),
}


@dataclass(frozen=True)
class HiveRow:
    """One Hive."""

    key: str
    name: str
    area: str
    worker: str
    phone: str
    heard: str
    month: str
    families: int
    waiting: int
    state: str
    tone: Tone
    enrolled: bool
    forked: bool
    words: tuple[str, ...]
    standing: HiveStanding


def hive_rows(desk: Desk) -> list[HiveRow]:
    """All Hives, by name."""
    return [_row(desk, standing) for standing in hives(desk)]


def month_words(month: str) -> str:
    """``October 2026``; "" for none."""
    year, _, number = month.partition("-")
    return format_month(int(year), int(number)) if number else ""


def _row(desk: Desk, standing: HiveStanding) -> HiveRow:
    partner, last = standing.partner, standing.last_package
    state, tone = _STATES[partner.state]
    enrolled = partner.state is PartnerState.ACCEPTED
    if enrolled and standing.forks:
        state, tone = "Two copies: telephone", Tone.DANGER
    return HiveRow(
        key=partner.id,
        name=partner.name,
        area=partner.area,
        worker=partner.person,
        phone=partner.phone,
        heard=short_moment(last.received_at, desk.clock.now()) if last else "nothing yet",
        month=month_words(standing.last_month) or "none",
        families=standing.families,
        waiting=standing.waiting,
        state=state,
        tone=tone,
        enrolled=enrolled,
        forked=bool(standing.forks),
        words=words_of(partner),
        standing=standing,
    )
