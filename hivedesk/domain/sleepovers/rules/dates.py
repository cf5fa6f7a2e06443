"""Whether the days are free: the host's pattern and exceptions, the child's other stays, the HCSW's own household."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.records import ExceptionKind, HostException, HostOffer, Urgency
from hivedesk.domain.sleepovers.rules.results import CARERS, fails, needs, nights_words, passes, there, visitors
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import nights_of
from hivedesk.foundation.clock import format_month

_MANAGER = "the Hives team manager"


def free(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The host's usual pattern with its exceptions, and how much they take on."""
    house = situation.households[visit.host_id]
    name, offer = house.family.name, situation.offers.get(visit.host_id)
    own = situation.exceptions_of.get(visit.host_id, ())
    away = [day for day in visit.on if _has(own, day, ExceptionKind.CANNOT)]
    if away:
        why = next((one.why for one in own if one.why and one.first_day <= away[0] <= one.last_day), "")
        yield fails(
            HostRule.FREE,
            f"{name} cannot host {nights_words(away)}{f' ({why})' if why else ''}.",
            "Other days, or the days that the family gave: Days away, or free.",
            away,
        )
        return
    open_days = [day for day in visit.on if _has(own, day, ExceptionKind.CAN)]
    if offer is None and len(open_days) < len(visit.on):
        yield needs(
            HostRule.FREE,
            f"When {name} can host is not recorded yet.",
            CARERS,
            "whether they can",
            "What they can offer, on their card.",
            not_recorded=True,
        )
        return
    found = list(_beyond(visit, situation, name, offer, open_days)) if offer is not None else []
    yield from found
    if not found:
        yield passes(HostRule.FREE, f"{name} can host on these days.")


def _beyond(
    visit: Visit, situation: Situation, name: str, offer: HostOffer, open_days: list[date]
) -> Iterator[RuleResult]:
    """What goes beyond what the host offers: it may be asked."""
    pattern = offer.days if visit.is_day_care else offer.nights
    called = offer.emergencies and visit.request.urgency is Urgency.EMERGENCY
    outside = [d for d in visit.on if d.isoweekday() not in pattern and d not in open_days and not called]
    if outside:
        words = nights_words(outside)
        yield _ask(f"{name} does not usually host {words}.", "Another day, or what they usually offer.", outside)
    if offer.most_children is not None:
        here = [
            day for day in visit.on if len(visit.child_ids) + _visiting(visit, situation, day) > offer.most_children
        ]
        if here:
            number = offer.most_children
            yield _ask(
                f"{name} takes {number} visiting child{'' if number == 1 else 'ren'} at once, "
                f"and there would be more {nights_words(here)}.",
                "How many they take at once.",
                here,
            )
    if offer.most_nights_a_month is not None and not visit.is_day_care:
        for (year, month), number in _nights_a_month(visit, situation).items():
            if number > offer.most_nights_a_month:
                yield _ask(
                    f"{name} offers {offer.most_nights_a_month} nights a month, and it would be "
                    f"{number} in {format_month(year, month)}.",
                    "How many nights a month they offer.",
                    [day for day in visit.nights if (day.year, day.month) == (year, month)],
                )


def _ask(sentence: str, would_change: str, on: list[date]) -> RuleResult:
    return needs(HostRule.FREE, sentence, CARERS, "more than they usually offer", would_change, on=on)


def _visiting(visit: Visit, situation: Situation, day: date) -> int:
    home = {child.id for child in situation.live_there(visit.host_id, day)}
    return sum(child.id not in home for child in there(visit, situation, day))


def _has(exceptions: Sequence[HostException], day: date, kind: ExceptionKind) -> bool:
    return any(one.kind is kind and one.first_day <= day <= one.last_day for one in exceptions)


def _nights_a_month(visit: Visit, situation: Situation) -> Counter[tuple[int, int]]:
    """Each night once, however many children, in the months of the visit."""
    nights = set(visit.nights)
    months = {(night.year, night.month) for night in nights}
    for stay in situation.by_host.get(visit.host_id, ()):
        if stay.id != visit.stay_id:
            nights |= {night for night in nights_of(stay) if (night.year, night.month) in months}
    return Counter((night.year, night.month) for night in nights)


def child_free(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """The children live with the family that asks, and are not elsewhere at that time."""
    elsewhere = [child for child in visitors(visit, situation) if _is_elsewhere(child.id, visit, situation)]
    moved = [
        child
        for child in visitors(visit, situation)
        if any(situation.home_of(child.id, day) != visit.request.family_id for day in visit.on)
    ]
    if elsewhere:
        names = listed([situation.name_of(child) for child in elsewhere])
        verb = "is" if len(elsewhere) == 1 else "are"
        yield fails(
            HostRule.CHILD_FREE,
            f"{names} {verb} on another stay at that time.",
            "Other dates, or the other stay.",
            child_ids=[child.id for child in elsewhere],
        )
    if moved or len(visitors(visit, situation)) < len(visit.child_ids):
        names = listed([situation.name_of(child) for child in moved]) if moved else "A child"
        yield fails(
            HostRule.CHILD_FREE,
            f"{names} does not live with the family that asks on these days.",
            "The placement, or a request of the family where the child lives.",
            child_ids=[child.id for child in moved],
        )
    if not elsewhere and not moved:
        yield passes(HostRule.CHILD_FREE, "They are on no other stay.")


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
    over = [
        month
        for month, number in _nights_a_month(visit, situation).items()
        if number > situation.policy(visit.on[0]).stays.worker_nights_a_month
    ]
    if over:
        most = situation.policy(visit.on[0]).stays.worker_nights_a_month
        yield needs(
            HostRule.WORKER,
            f"You would host more than {most} nights in {format_month(*over[0])}.",
            _MANAGER,
            "more nights in your own household",
            "Another host.",
        )
    else:
        yield passes(HostRule.WORKER, "You are at home, and within your own number of nights.")
