"""Whether the days are free: the host's pattern and exceptions, the child's other stays, the HCSW's own household."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date

from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.records import ExceptionKind, HostException, HostOffer, Urgency
from hivedesk.domain.sleepovers.rules.results import (
    CARERS,
    as_said,
    fails,
    needs,
    nights_words,
    passes,
    passes_at,
    remembered,
    there_by_day_too,
    visitors,
)
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import nights_of
from hivedesk.foundation.clock import format_month
from hivedesk.foundation.counting import number_of

_MANAGER = "the Hives team manager"
_ON_NO_OTHER = passes(HostRule.CHILD_FREE, "Nobody is on another stay at that time.")


def free(visit: Visit, situation: Situation) -> Iterable[RuleResult]:
    """The host's usual pattern with its exceptions, and how much they take on."""
    return (_free if visit.host_id in situation.by_host else _free_alone)(visit, situation)


def _free(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    usual = tuple(_usually(visit, situation))
    yield from usual
    offer = situation.offers.get(visit.host_id)
    if any(one.verdict is Verdict.FAIL for one in usual):
        return  # they are away
    beyond = tuple(_beyond(visit, situation, offer)) if offer is not None else ()
    yield from beyond
    if not usual and not beyond:
        yield passes_at(HostRule.FREE, "{} can host on these days.", visit, situation)


_free_alone = remembered((_free,), lambda visit: (*_facts_of_pattern(visit), len(visit.child_ids)))


def _pattern(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """What the host's usual pattern and its exceptions say, whoever else is there."""
    name, offer = situation.households[visit.host_id].family.name, situation.offers.get(visit.host_id)
    own = situation.exceptions_of.get(visit.host_id, ())
    away = _days_of(own, ExceptionKind.CANNOT, visit)
    if away:
        yield fails(
            HostRule.FREE,
            f"{name} cannot host {nights_words(away)}{_why(own, away)}.",
            "Other days, or the days that the family gave: Days away, or free.",
            away,
        )
        return
    open_days = _days_of(own, ExceptionKind.CAN, visit)
    if offer is None:
        not_known = [day for day in visit.on if day not in open_days]
        if not_known:
            yield needs(
                HostRule.FREE,
                f"When {name} can host is not recorded yet.",
                CARERS,
                "whether they can",
                "What they can offer, on their card.",
                on=not_known,
                not_recorded=True,
            )
    elif not (offer.emergencies and visit.request.urgency is Urgency.EMERGENCY):
        pattern = offer.days if visit.is_day_care else offer.nights
        outside = [day for day in visit.on if day.isoweekday() not in pattern and day not in open_days]
        if outside:
            yield _ask(
                f"{name} does not usually host {nights_words(outside)}.",
                "Another day, or what they usually offer.",
                outside,
            )


def _facts_of_pattern(visit: Visit) -> tuple[Hashable, ...]:
    return visit.host_id, visit.on, visit.is_day_care, visit.request.urgency


_usually = remembered((_pattern,), _facts_of_pattern)


def _why(exceptions: Sequence[HostException], away: Sequence[date]) -> str:
    """Why the host is away, in brackets; nothing where they did not say."""
    said = (
        as_said(one.why)
        for one in exceptions
        if one.kind is ExceptionKind.CANNOT and any(one.first_day <= day <= one.last_day for day in away)
    )
    words = "; ".join(dict.fromkeys(why for why in said if why))
    return f" ({words})" if words else ""


def _beyond(visit: Visit, situation: Situation, offer: HostOffer) -> Iterator[RuleResult]:
    """What goes beyond the number of children, or of nights, that the host offers: it may be asked."""
    name, most = situation.households[visit.host_id].family.name, offer.most_children
    if most is not None:
        here = [day for day in visit.on if len(visit.child_ids) + _visiting(visit, situation, day) > most]
        if here:
            yield _ask(
                f"{name} takes {number_of(most, 'visiting child', 'visiting children')} at once, "
                f"and there would be more {nights_words(here)}.",
                "How many they take at once.",
                here,
            )
    a_month = offer.most_nights_a_month
    if a_month is not None:
        for (year, month), number in _nights_a_month(visit, situation).items():
            if number > a_month:
                yield _ask(
                    f"{name} offers {number_of(a_month, 'night')} a month, and there would be {number} "
                    f"in {format_month(year, month)}.",
                    "How many nights a month they offer.",
                    [day for day in visit.nights if (day.year, day.month) == (year, month)],
                )


def _ask(sentence: str, would_change: str, on: list[date]) -> RuleResult:
    return needs(HostRule.FREE, sentence, CARERS, "more than they usually offer", would_change, on=on)


def _visiting(visit: Visit, situation: Situation, day: date) -> int:
    """How many other visitors there are, by night or by day."""
    if visit.host_id not in situation.by_host:
        return 0
    home = {child.id for child in situation.live_there(visit.host_id, day)}
    return sum(child.id not in home for child in there_by_day_too(visit, situation, day))


def _days_of(exceptions: Sequence[HostException], kind: ExceptionKind, visit: Visit) -> list[date]:
    """The days of a visit for which the host said something of that kind."""
    spans = [(one.first_day, one.last_day) for one in exceptions if one.kind is kind]
    return [day for day in visit.on if any(first <= day <= last for first, last in spans)] if spans else []


def _nights_a_month(visit: Visit, situation: Situation) -> Counter[tuple[int, int]]:
    """Each night once, however many children, in the months of the visit; of day care none."""
    nights = set(visit.nights)
    months = {(night.year, night.month) for night in nights}
    for stay in situation.by_host.get(visit.host_id, ()) if months else ():
        if stay.id != visit.stay_id:
            nights |= {night for night in nights_of(stay) if (night.year, night.month) in months}
    return Counter((night.year, night.month) for night in sorted(nights))


def child_free(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The children live with the family that asks, and are not elsewhere at that time."""
    coming = visitors(visit, situation)
    elsewhere = [child for child in coming if _is_elsewhere(child.id, visit, situation)]
    if elsewhere:
        names = listed([situation.name_of(child) for child in elsewhere])
        yield fails(
            HostRule.CHILD_FREE,
            f"{names} {'is' if len(elsewhere) == 1 else 'are'} on another stay at that time.",
            "Other dates, or the other stay.",
            child_ids=[child.id for child in elsewhere],
        )
    not_there = tuple(_whether_there(visit, situation))
    yield from not_there
    if not elsewhere and not not_there:
        yield _ON_NO_OTHER


def _not_there(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """Children who do not live with the family that asks, or are not on record at all."""
    coming, home = visitors(visit, situation), visit.request.family_id
    moved = [c for c in coming if not all(situation.lives_with(c.id, home, day) for day in visit.on)]
    if moved:
        names = listed([situation.name_of(child) for child in moved])
        yield fails(
            HostRule.CHILD_FREE,
            f"{names} {'does' if len(moved) == 1 else 'do'} not live with the family that asks on these days.",
            "The placement, or a request of the family where the child lives.",
            child_ids=[child.id for child in moved],
        )
    if len(coming) < len(visit.child_ids):
        yield fails(
            HostRule.CHILD_FREE, "A child of the request is no longer on record.", "The children of the request."
        )


_whether_there = remembered((_not_there,), lambda visit: (visit.request.family_id, visit.child_ids, visit.on))


def _is_elsewhere(child_id: ChildId, visit: Visit, situation: Situation) -> bool:
    return any(
        stay.id != visit.stay_id and stay.starts_at < visit.ends_at and stay.ends_at > visit.starts_at
        for stay in situation.by_child.get(child_id, ())
    )


def worker(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The HCSW's own household: her leave, and how many nights a month she takes."""
    if visit.host_id != situation.worker_family_id:
        return
    leave = [day for day in visit.on if any(s.first_day <= day <= s.last_day for s in situation.worker_away)]
    if leave:
        yield fails(HostRule.WORKER, f"You are on leave {nights_words(leave)}.", "Your leave, in the calendar.", leave)
        return
    most = situation.policy(visit.on[0]).stays.worker_nights_a_month
    over = [month for month, number in _nights_a_month(visit, situation).items() if number > most]
    if over:
        yield needs(
            HostRule.WORKER,
            f"You would host more than {number_of(most, 'night')} in {listed([format_month(*one) for one in over])}.",
            _MANAGER,
            "more nights in your own household",
            "Another host, or other dates.",
            on=[night for night in visit.nights if (night.year, night.month) in over],
        )
    else:
        yield passes(HostRule.WORKER, "You are at home, and within your own number of nights.")
