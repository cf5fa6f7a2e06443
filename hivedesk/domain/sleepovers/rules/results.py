"""How a rule says what it finds."""

from collections.abc import Iterable, Sequence
from datetime import date

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import is_day_care, nights_of
from hivedesk.foundation.clock import format_date

SERVICE = "the fostering service"
SOCIAL_WORKER = "the child's social worker"
CARERS = "the carers"


def passes(rule: HostRule, sentence: str, child_ids: Iterable[ChildId] = ()) -> RuleResult:
    """The rule has nothing against it."""
    return RuleResult(rule=rule, verdict=Verdict.PASS, sentence=sentence, child_ids=tuple(child_ids))


def fails(
    rule: HostRule, sentence: str, would_change: str, on: Sequence[date] = (), child_ids: Iterable[ChildId] = ()
) -> RuleResult:
    """It cannot be, unless the service decides otherwise."""
    return RuleResult(
        rule=rule,
        verdict=Verdict.FAIL,
        sentence=sentence,
        would_change=would_change,
        on=tuple(on),
        child_ids=tuple(child_ids),
    )


def needs(
    rule: HostRule,
    sentence: str,
    whose: str,
    for_what: str,
    would_change: str,
    *,
    on: Sequence[date] = (),
    child_ids: Iterable[ChildId] = (),
    not_recorded: bool = False,
) -> RuleResult:
    """Somebody has to agree, or a fact is missing."""
    return RuleResult(
        rule=rule,
        verdict=Verdict.NEEDS_APPROVAL,
        sentence=sentence,
        whose=whose,
        for_what=for_what,
        would_change=would_change,
        on=tuple(on),
        child_ids=tuple(child_ids),
        not_recorded=not_recorded,
    )


def visitors(visit: Visit, situation: Situation) -> list[ChildInCare]:
    """The children of the visit who are on record."""
    return [situation.children[one] for one in visit.child_ids if one in situation.children]


def there(visit: Visit, situation: Situation, night: date) -> tuple[ChildInCare, ...]:
    """The children in care who are at the host's without the visit: who live there and are not away, and visitors.

    By day whoever is there at the same hours.
    """
    hours = (visit.starts_at, visit.ends_at) if visit.is_day_care else None
    key = (visit.host_id, night, visit.stay_id, visit.child_ids, hours)
    known = situation.known_there
    if key not in known:
        known[key] = _there(visit, situation, night)
    return known[key]


def _there(visit: Visit, situation: Situation, night: date) -> tuple[ChildInCare, ...]:
    coming = set(visit.child_ids)
    found = {
        child.id: child
        for child in situation.live_there(visit.host_id, night)
        if child.id not in coming and (visit.is_day_care or not situation.is_away(child.id, night))
    }
    for stay in situation.by_host.get(visit.host_id, ()):
        if stay.id == visit.stay_id or not _at_once(stay, visit, night):
            continue
        found |= {
            one: situation.children[one] for one in stay.child_ids if one in situation.children and one not in coming
        }
    return tuple(found.values())


def _at_once(stay: Stay, visit: Visit, night: date) -> bool:
    if visit.is_day_care or is_day_care(stay):
        return stay.starts_at < visit.ends_at and stay.ends_at > visit.starts_at
    return night in nights_of(stay)


def nights_words(on: Sequence[date]) -> str:
    """``on Fri 14 Nov 2026``, ``from Fri 14 Nov 2026 to Sun 16 Nov 2026``."""
    if not on:
        return ""
    if len(on) == 1:
        return f"on {format_date(on[0])}"
    return f"from {format_date(on[0])} to {format_date(on[-1])}"
