"""The Hives as the service desk lists them, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.overview import words_of
from hivedesk.casework.exchange.service import HiveStanding, hives
from hivedesk.domain.exchange.records import Partner, PartnerState
from hivedesk.domain.exchange.wording import items
from hivedesk.foundation.clock import format_date, format_moment, format_month, format_time, local
from hivedesk.foundation.counting import number_of
from hivedesk.ui.tokens import Tone

_STATES = {
    PartnerState.SHOWN: ("Not compared", Tone.WARN),
    PartnerState.ACCEPTED: ("Enrolled", Tone.GOOD),
    PartnerState.REPLACED: ("Old card", Tone.PLAIN),
    PartnerState.WITHDRAWN: ("Withdrawn", Tone.PLAIN),
}
_FORK = (
    "Two different packages claim one place in what this Hive sent. Ring {who}. If their HiveDesk was restored from a "
    "backup, choose Send everything again. If a laptop was lost or copied, choose Withdraw the card."
)
_TAKEN_BACK = "{who} took {what} back: see Corrections sent, and ring them."
_WITHDRAWN = (
    "Nothing from these keys is accepted any more. To go on, {who} chooses Exchange, Keys and mailbox, Make new keys, "
    "and gives you the new card: open it here, and compare its six words."
)


@dataclass(frozen=True)
class HiveRow:
    """One Hive."""

    key: str
    name: str
    area: str
    worker: str
    phone: str
    heard: str  # the day; today, the time
    month: str
    families: str  # as the Hive counts them; those who wait stand apart
    waiting: int
    state: str
    tone: Tone
    rank: int  # to sort by state: what asks for something first
    enrolled: bool
    forked: bool
    late: bool
    taken_back: bool
    see_to: str  # what asks for something, and what to do; "" where nothing does
    words: tuple[str, ...]
    standing: HiveStanding

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is known of it, as label and value."""
        partner = self.standing.partner
        return (
            ("HCSW", ", ".join(part for part in (self.worker, self.phone) if part)),
            ("Area", self.area),
            ("Last heard", format_moment(self.standing.heard) if self.standing.heard else self.heard),
            ("Last summary", self.month),
            ("Families", _families(self.standing)),
            ("Without a receipt", items(self.waiting) if self.waiting else ""),
            ("Words compared", _compared(partner)),
            ("Withdrawn", _ended(partner)),
            ("Cards before", ", ".join(_former(card) for card in self.standing.former)),
        )


def hive_rows(desk: Desk) -> list[HiveRow]:
    """All Hives: what asks for something first, then by name."""
    return [_row(desk, standing) for standing in hives(desk)]


def headline(rows: Sequence[HiveRow], *, directory_told: bool = True) -> str:
    """How many are enrolled, how many ask for something, and what is to be sent; "" for no Hive at all."""
    if not rows:
        return ""
    late, forked = sum(row.late for row in rows), sum(row.forked for row in rows)
    taken_back = sum(row.taken_back for row in rows)
    told = [f"{sum(row.enrolled for row in rows):,} enrolled"]
    told += [f"{late:,} late"] if late else []
    told += [f"{forked:,} with two copies"] if forked else []
    told += [f"{taken_back:,} took corrections back"] if taken_back else []
    counted = ", ".join(told)
    return counted if directory_told else f"{counted}. The directory is to be sent."


def late_rule(desk: Desk) -> str:
    """When a Hive counts as late, in a sentence."""
    days = desk.policy.exchange
    return (
        f"Late: nothing came for more than {days.silent_days} days, or a month was not sent within "
        f"{days.month_due_days} days of its end."
    )


def month_words(month: str) -> str:
    """``October 2026``; "" for none."""
    year, _, number = month.partition("-")
    return format_month(int(year), int(number)) if number else ""


def _row(desk: Desk, standing: HiveStanding) -> HiveRow:
    partner = standing.partner
    enrolled = partner.state is PartnerState.ACCEPTED
    forked, late = enrolled and bool(standing.forks), enrolled and standing.late.late
    taken_back = enrolled and bool(standing.taken_back)
    state, tone = _STATES[partner.state]
    if forked:
        state, tone = "Two copies", Tone.DANGER
    elif taken_back:
        state, tone = "Taken back", Tone.WARN
    elif late:
        state, tone = "Late", Tone.WARN
    return HiveRow(
        key=partner.id,
        name=partner.name,
        area=partner.area,
        worker=partner.person,
        phone=partner.phone,
        heard=_heard(standing, desk.today),
        month=month_words(standing.last_month) or "none",
        families="not known" if standing.families is None else f"{standing.families:,}",
        waiting=standing.waiting,
        state=state,
        tone=tone,
        rank=0 if forked else 1 if taken_back else 2 if late else 3 if enrolled else 4,
        enrolled=enrolled,
        forked=forked,
        late=late,
        taken_back=taken_back,
        see_to=_see_to(standing, forked, taken_back, late),
        words=words_of(partner),
        standing=standing,
    )


def _families(standing: HiveStanding) -> str:
    """As the Hive's own list says it."""
    if standing.families is None:
        return "not known"
    told = number_of(standing.families, "family", "families")
    others = f" and {number_of(standing.others, 'other household')}" if standing.others else ""
    return f"{told}{others}{f'; {standing.on_its_list:,} waiting' if standing.on_its_list else ''}"


def _heard(standing: HiveStanding, today: date) -> str:
    if standing.heard is None:
        return "nothing yet"
    day = local(standing.heard).date()
    return format_time(standing.heard) if day == today else format_date(day)


def _see_to(standing: HiveStanding, forked: bool, taken_back: bool, late: bool) -> str:
    partner = standing.partner
    who = partner.person or "the HCSW"
    told = [_FORK.format(who=who)] if forked else []
    if taken_back:
        told.append(_TAKEN_BACK.format(who=who, what=number_of(standing.taken_back, "corrected field")))
    if late:
        told.append(f"{standing.late.words} Ring {who}{f' on {partner.phone}' if partner.phone else ''}.")
    if partner.state is PartnerState.WITHDRAWN:
        told.append(_WITHDRAWN.format(who=who))
    return "\n".join(told)


def _compared(partner: Partner) -> str:
    by = f", by {partner.compared_by}" if partner.compared_by else ""
    return f"{format_moment(partner.compared_at)}{by}" if partner.compared_at else ""


def _ended(partner: Partner) -> str:
    if partner.ended_at is None:
        return ""
    return f"{format_moment(partner.ended_at)}{f': {partner.ended_why}' if partner.ended_why else ''}"


def _former(card: Partner) -> str:
    if card.ended_at is None:
        return "one"
    word = "withdrawn" if card.state is PartnerState.WITHDRAWN else "replaced"
    return f"{word} {format_date(local(card.ended_at).date())}"
