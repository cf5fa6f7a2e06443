"""Puts the month together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hivedesk.domain.contact_log import ContactLogEntry
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import DataBreach
from hivedesk.domain.sleepovers.records import Stay, StayRequest
from hivedesk.domain.summary.catalogue import SECTIONS
from hivedesk.domain.summary.contacts import carers_of, count_contacts, count_reach, is_session
from hivedesk.domain.summary.counting import Tallies, figure_of
from hivedesk.domain.summary.events import PastEvent, count_events
from hivedesk.domain.summary.figures import MonthSummary, Section
from hivedesk.domain.summary.months import first_day, last_day, twelve_months_to
from hivedesk.domain.summary.people import count_families, count_holds, count_people, count_waiting
from hivedesk.domain.summary.procedures import count_data_protection, count_procedures
from hivedesk.domain.summary.record import count_record
from hivedesk.domain.summary.stability import count_stability
from hivedesk.domain.summary.stays import count_stays
from hivedesk.domain.summary.training import count_training
from hivedesk.domain.summary.wording import office_hours
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused


@dataclass(frozen=True)
class MonthCount:
    """The 1:1 sessions of one month, for the chart of twelve; None where there is no record of that month."""

    year: int
    month: int
    sessions: int | None


def monthly_summary(
    year: int,
    month: int,
    households: Sequence[Household],
    entries: Iterable[ContactLogEntry],
    last_two_way: Mapping[FamilyId, datetime | None],
    policy: Policy,
    hive: Hive,
    *,
    events: Iterable[PastEvent] = (),
    breaches: Iterable[DataBreach] = (),
    stays: Iterable[Stay] = (),
    requests: Iterable[StayRequest] = (),
    up_to: date | None = None,
) -> MonthSummary:
    """Count one calendar month (Europe/London); only what took place.

    ``entries``: those of the month (others are passed over). ``last_two_way``: each family's last
    two-way contact up to the month's end, from the whole log. ``events``: those that are over, and ``breaches``: of
    data protection, both of any month. ``stays`` and ``requests``: see `stays.count_stays`.
    ``up_to``: today, while the month is under way; days after it are not
    counted, and gaps and waits are measured on it.

    Raises:
        RuleRefused: the month has not begun.
    """
    first, last = first_day(year, month), last_day(year, month)
    end = min(last, up_to or last)
    if end < first:
        raise RuleRefused("This month has not begun yet.", "Choose this month or an earlier one.")
    in_month = [entry for entry in entries if first <= local(entry.happened_at).date() <= end]
    tallies: Tallies = {
        **count_events(events, households, first, end),
        **count_stays(stays, requests, first, end),
        **count_contacts(in_month, carers_of(households), policy),
        **count_reach(households, in_month, last_two_way, end),
        **count_families(households, first, end, hive.capacity),
        **count_people(households, end),
        **count_waiting(households, end),
        **count_stability(households, first, end),
        **count_holds(households, first, end, policy),
        **count_procedures(households, first, end, policy),
        **count_data_protection(breaches, first, end, policy),
        **count_training(households, first, end, policy),
        **count_record(households, in_month, end, policy),
    }
    return MonthSummary(
        year=year,
        month=month,
        up_to=end,
        whole_month=end == last,
        provisional=True,
        policy_version=policy.version,
        sections=sections_from(tallies, policy),
    )


def sections_from(tallies: Tallies, policy: Policy) -> tuple[Section, ...]:
    """The sections of the catalogue with their figures."""
    words = placeholders(policy)
    return tuple(
        Section(
            key=section.key,
            title=section.title,
            figures=tuple(figure_of(figure, tallies, words) for figure in section.figures),
            note=section.note,
        )
        for section in SECTIONS
    )


def placeholders(policy: Policy) -> Mapping[str, str]:
    """What the definitions quote from the policy."""
    return {
        "office_hours": office_hours(policy),
        "late_days": str(policy.late_entry_days),
        "hold_days": str(policy.clocks.hold_review_days),
        "talk_days": str(policy.clocks.no_child_talk_days),
        "respite_days": str(policy.clocks.respite_unused_days),
        "handover_days": str(policy.clocks.handover_days),
        "breach_hours": str(policy.breach_hours),
        "supervision_weeks": str(policy.supervision_weeks),
    }


def sessions_by_month(
    year: int, month: int, households: Iterable[Household], entries: Iterable[ContactLogEntry]
) -> tuple[MonthCount, ...]:
    """The 1:1 sessions of the twelve months that end with this one, oldest first.

    Months before the first entry have no count: nothing shows that a log was kept then.
    """
    carers = carers_of(households)
    sessions: Counter[tuple[int, int]] = Counter()
    begun: tuple[int, int] | None = None
    for entry in entries:
        day = local(entry.happened_at).date()
        of = (day.year, day.month)
        begun = of if begun is None else min(begun, of)
        sessions[of] += is_session(entry, carers)
    return tuple(
        MonthCount(*of, sessions[of] if begun is not None and of >= begun else None)
        for of in twelve_months_to(year, month)
    )
