"""How a rule says what it finds, and who is at the host's."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.records import Stay, StayId
from hivedesk.domain.sleepovers.situation import Situation, WhoIsThere
from hivedesk.domain.sleepovers.stay import is_day_care, nights_of
from hivedesk.foundation.clock import at_london, format_date, local

SERVICE = "the fostering service"
SOCIAL_WORKER = "the child's social worker"
CARERS = "the carers"
SSW = "the supervising social worker"


def passes(rule: HostRule, sentence: str, child_ids: Iterable[ChildId] = ()) -> RuleResult:
    """The rule has nothing against it."""
    return RuleResult(rule=rule, verdict=Verdict.PASS, sentence=sentence, child_ids=tuple(child_ids))


def not_known(rule: HostRule, sentence: str) -> RuleResult:
    """The rule has nothing against it as far as is recorded, and a blank is not a no: it says what is missing."""
    return RuleResult(rule=rule, verdict=Verdict.PASS, sentence=sentence, not_recorded=True)


def passes_at(rule: HostRule, words: str, visit: Visit, situation: Situation) -> RuleResult:
    """The same in words about the host, whose name stands for ``{}``."""
    asked = (rule, words, visit.host_id)
    known = situation.known_passes.get(asked)
    if known is None:
        said = passes(rule, words.format(situation.households[visit.host_id].family.name))
        known = situation.known_passes[asked] = said
    return known


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


def remembered(
    rules: Sequence[Callable[[Visit, Situation], Iterable[RuleResult]]], key: Callable[[Visit], Hashable]
) -> Callable[[Visit, Situation], Iterable[RuleResult]]:
    """Rules that are asked once where they would say the same: they look at no other stay.

    ``key`` holds all that they look at of a visit.
    """

    def ask(visit: Visit, situation: Situation) -> Iterable[RuleResult]:
        asked = (ask, key(visit))
        known = situation.known_results.get(asked)
        if known is None:
            said = tuple([result for rule in rules for result in rule(visit, situation)])
            known = situation.known_results[asked] = said
        return known

    return ask


def visitors(visit: Visit, situation: Situation) -> tuple[ChildInCare, ...]:
    """The children of the visit who are on record."""
    return situation.visiting(visit.child_ids)


def there(visit: Visit, situation: Situation, night: date) -> tuple[ChildInCare, ...]:
    """The children in care who sleep at the host's without the visit: who live there and are not away, and visitors.

    Of day care: whoever is there at the same hours.
    """
    if not visit.nights:
        return met(visit, situation)
    return _without(visit.child_ids, _asleep(visit, situation, night))


def each_night(visit: Visit, situation: Situation) -> WhoIsThere:
    """Who is `there` on each of the nights on which the rules are asked."""
    if not visit.nights:
        return WhoIsThere(visit.on, (met(visit, situation),))
    key = (visit.host_id, visit.on, _own_stay(visit, situation))
    known = situation.known_nights.get(key)
    if known is None:
        found = tuple([_asleep(visit, situation, night) for night in visit.on])
        known = situation.known_nights[key] = WhoIsThere(visit.on, found)
    if known.ids.isdisjoint(visit.child_ids):
        return known
    return WhoIsThere(visit.on, tuple([_without(visit.child_ids, present) for present in known.children]))


def nobody_else(visit: Visit, situation: Situation) -> WhoIsThere:
    """Nobody on each of these nights, for rules that look at the visitors alone."""
    known = situation.known_nights.get(visit.on)
    if known is None:
        known = situation.known_nights[visit.on] = WhoIsThere(visit.on, ((),) * len(visit.on))
    return known


def there_by_day_too(visit: Visit, situation: Situation, day: date) -> tuple[ChildInCare, ...]:
    """Who sleeps there on a night, and besides who is there in day care on that day, during the visit."""
    asleep = there(visit, situation, day)
    if not visit.nights or visit.host_id not in situation.by_host:
        return asleep
    at_once = (stay for stay in _stays(visit, situation) if _at_once(stay, visit))
    by_day = [stay for stay in at_once if is_day_care(stay) and local(stay.starts_at).date() == day]
    return _without(visit.child_ids, _with_visitors(situation, asleep, by_day)) if by_day else asleep


def met(visit: Visit, situation: Situation) -> tuple[ChildInCare, ...]:
    """The children in care whom the visitors would meet, if only for an hour: at any time of the visit."""
    home: Iterable[ChildInCare] = situation.lived_there(visit.host_id, visit.days)
    on_stays = bool(situation.by_child) and any(
        _at_once(stay, visit) for child in home for stay in situation.by_child.get(child.id, ())
    )
    if visit.host_id not in situation.by_host and not on_stays:
        return _without(visit.child_ids, home)
    key = (visit.host_id, visit.starts_at, visit.ends_at, _own_stay(visit, situation))
    known = situation.known_there.get(key)
    if known is None:
        if on_stays:
            home = (child for day in visit.days for child in _at_home_by_day(visit, situation, day))
        stays = (stay for stay in _stays(visit, situation) if _at_once(stay, visit))
        known = situation.known_there[key] = _with_visitors(situation, home, stays)
    return _without(visit.child_ids, known)


def _asleep(visit: Visit, situation: Situation, night: date) -> tuple[ChildInCare, ...]:
    """Who sleeps at the host's on a night but for the stay that is asked about; the children of the visit too."""
    if visit.host_id not in situation.by_host:
        return situation.asleep(visit.host_id, night)
    key = (visit.host_id, night, _own_stay(visit, situation))
    known = situation.known_there.get(key)
    if known is None:
        stays = (stay for stay in _stays(visit, situation) if night in nights_of(stay))
        home = situation.asleep(visit.host_id, night)
        known = situation.known_there[key] = _with_visitors(situation, home, stays)
    return known


def _own_stay(visit: Visit, situation: Situation) -> StayId | None:
    """The stay at the host's that is asked about; None where it is not among those that are known."""
    for stay in situation.by_host.get(visit.host_id, ()):
        if stay.id == visit.stay_id:
            return stay.id
    return None


def _at_home_by_day(visit: Visit, situation: Situation, day: date) -> Iterator[ChildInCare]:
    """Who lives at the host's on a day and is there at some hour of the visit."""
    for child in situation.live_there(visit.host_id, day):
        if child.id in situation.by_child:
            begin = max(visit.starts_at, at_london(day, 0))
            end = min(visit.ends_at, at_london(day + timedelta(days=1), 0))
            if situation.is_away_from(child.id, begin, end):
                continue
        yield child


def _stays(visit: Visit, situation: Situation) -> Iterator[Stay]:
    """The other stays at the host's."""
    return (stay for stay in situation.by_host.get(visit.host_id, ()) if stay.id != visit.stay_id)


def _with_visitors(situation: Situation, home: Iterable[ChildInCare], stays: Iterable[Stay]) -> tuple[ChildInCare, ...]:
    """Who lives there and who comes with the stays: each once."""
    found = {child.id: child for child in home}
    for stay in stays:
        found.update((child.id, child) for child in situation.visiting(stay.child_ids))
    return tuple(found.values())


def _without(child_ids: Sequence[ChildId], children: Iterable[ChildInCare]) -> tuple[ChildInCare, ...]:
    return tuple([child for child in children if child.id not in child_ids])


def _at_once(stay: Stay, visit: Visit) -> bool:
    """Whether there is a moment at which both last."""
    return stay.starts_at < visit.ends_at and visit.starts_at < stay.ends_at


def nights_words(on: Sequence[date]) -> str:
    """``on Fri 20 Nov 2026``, ``from Fri 20 Nov 2026 to Sun 22 Nov 2026``; both where the nights do not follow."""
    runs: list[tuple[date, date]] = []
    for day in on:
        if runs and day - runs[-1][1] <= timedelta(days=1):
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    return listed([_run_words(*run) for run in runs]) if runs else ""


def _run_words(first: date, last: date) -> str:
    return f"on {format_date(first)}" if first == last else f"from {format_date(first)} to {format_date(last)}"


def as_said(text: str) -> str:
    """What somebody typed, to stand within a sentence: on one line, without a full stop at its end."""
    return " ".join(text.split()).rstrip(".;, ")
