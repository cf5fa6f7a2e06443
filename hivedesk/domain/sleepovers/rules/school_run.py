"""Who takes the children to school and back during the stay."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from hivedesk.domain.calendar.bank_holidays import bank_holiday
from hivedesk.domain.calendar.school import closed_on
from hivedesk.domain.families import Answer, ChildInCare
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.records import SchoolRun
from hivedesk.domain.sleepovers.rules.results import CARERS, needs, passes, visitors
from hivedesk.domain.sleepovers.rules.words import is_nothing
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.clock import local

_SCHOOL_FROM, _SCHOOL_TO = time(9), time(15)
_NO_SCHOOL = passes(HostRule.SCHOOL, "No school run falls into it.")


def school(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Who takes the child to school, or fetches it, on a school day of the stay.

    A day about which no school term or holiday is entered counts as a school day from Monday to Friday.
    """
    children = [child for child in visitors(visit, situation) if not is_nothing(child.school)]
    days = [day for day in _on_the_way(visit) if _is_school_day(day, situation)] if children else []
    if not days:
        yield _NO_SCHOOL
        return
    run = visit.request.school_run
    if run in (SchoolRun.CARER, SchoolRun.TRANSPORT, SchoolRun.NOT_NEEDED):
        yield passes(HostRule.SCHOOL, f"The school run is arranged: {run.value}.")
        return
    offer, name = situation.offers.get(visit.host_id), situation.households[visit.host_id].family.name
    able = offer.school_run if offer is not None else Answer.UNKNOWN
    far = [child for child in children if not _goes_there_anyway(child, visit, situation, days)]
    if not far or able is Answer.YES:
        yield passes(HostRule.SCHOOL, f"{name} can take them to school.")
        return
    missing, known_until = able is Answer.UNKNOWN, situation.school_known_until
    known = known_until is not None and days[0] <= known_until
    yield needs(
        HostRule.SCHOOL,
        f"There {'is' if known else 'may be'} school for {listed([situation.name_of(child) for child in far])}, and "
        + (
            f"whether {name} can take a child there is not recorded."
            if missing
            else f"{name} cannot take a child there."
        ),
        CARERS,
        "who takes the child to school and back",
        f"The school run on the request, {'' if known else 'the school dates, '}or what the host can offer.",
        child_ids=[child.id for child in far],
        not_recorded=missing,
    )


def _on_the_way(visit: Visit) -> list[date]:
    """The days on which they set out for school from the host's, or come back to it."""
    begin = local(visit.starts_at).time()
    if visit.is_day_care:
        return list(visit.days) if begin < _SCHOOL_FROM or begin < _SCHOOL_TO < local(visit.ends_at).time() else []
    first_day = [visit.nights[0]] if begin < _SCHOOL_TO else []
    return first_day + [night + timedelta(days=1) for night in visit.nights]


def _is_school_day(day: date, situation: Situation) -> bool:
    return day.isoweekday() <= 5 and closed_on(situation.closed, day) is None and not bank_holiday(day)


def _goes_there_anyway(child: ChildInCare, visit: Visit, situation: Situation, days: list[date]) -> bool:
    """Whether a child who lives at the host's, and sleeps there before each of these days, goes to the same school."""
    return all(
        any(
            _is_same(one.school, child.school) and not situation.is_away(one.id, day - timedelta(days=1))
            for one in situation.live_there(visit.host_id, day)
            if one.id not in visit.child_ids
        )
        for day in days
    )


def _is_same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
