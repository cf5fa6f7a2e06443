"""A month of requests planned: how long it takes, how much of that is asking the rules, and what the plan is worth."""

import statistics
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, Verdict
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.rota import plan_month
from hivedesk.domain.sleepovers.rota_asking import Asking
from hivedesk.domain.sleepovers.rota_options import look_at, stay_of, visit_to
from hivedesk.domain.sleepovers.rota_outlines import Outlines
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.collecting import collect_seldom
from tests.benchmarks.report import Line
from tests.benchmarks.rota_worlds import a_month

HOSTS = 20
SEEDS = (1, 2, 3, 4, 5)
_GROWTH = (10, 20, 40, 80, 160)
_RUNS = 3  # of which the best counts: what other programmes of the machine add is not the planner's


@dataclass(frozen=True)
class Measured:
    """One planning."""

    asked: PlanAsked
    seconds: float
    asking: float  # of it: every unit, host and start asked once
    stays: tuple[Stay, ...]
    proved: bool
    level: str
    gap: float


def measure() -> list[Line]:
    """Small, usual and far too many requests; the worth of a plan; growth."""
    planned(10, 1)  # brings the solver
    collect_seldom()  # as the window does
    small = [_best(40, seed) for seed in SEEDS]
    usual = [_best(120, seed) for seed in SEEDS]
    return [
        _time(f"40 requests over 20 hosts planned, best of {_RUNS}", small, 0.5),
        _time(f"120 requests over 20 hosts planned, best of {_RUNS}", usual, 1.0),
        _many(planned(400, 1)),
        *_worth(usual),
        _growth({40: small}),
    ]


def _best(requests: int, seed: int) -> Measured:
    return min((planned(requests, seed) for _ in range(_RUNS)), key=lambda one: one.seconds)


def planned(requests: int, seed: int) -> Measured:
    """Plan a generated month."""
    asked = a_month(requests, HOSTS, seed)
    begun = time.perf_counter()
    plan = plan_month(asked, NoProgress())
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    rules = Asking(asked, may_host, replace(asked.situation), NoProgress())
    look_at(asked.units, rules, Outlines(rules), NoProgress())
    asking = time.perf_counter() - begun
    stays = tuple(stay_of(visit_to(one.unit, one.child_ids, one.host_id, one.starts_at)) for one in plan.placed)
    return Measured(asked, seconds, asking, stays, plan.proved, plan.unproved_level, plan.gap)


def first_come(asked: PlanAsked) -> tuple[Stay, ...]:
    """What a list worked off in the order of asking comes to: each takes the first host and date that fit."""
    situation = asked.situation
    for unit in sorted(asked.units, key=lambda one: one.request.asked_at):
        visits = (
            visit_to(unit, unit.child_ids, host_id, start)
            for start in unit.starts
            for host_id in situation.offers
            if host_id != unit.request.family_id
        )
        for visit in visits:
            if may_host(visit, situation).without(OF_THE_STAY) is Verdict.PASS:
                situation = situation.with_stays((*situation.stays, stay_of(visit)))
                break
    return situation.stays


def _time(what: str, found: Sequence[Measured], aim: float) -> Line:
    seconds = statistics.median(one.seconds for one in found)
    asking = statistics.median(one.asking for one in found)
    proved = sum(one.proved for one in found)
    words = f"{seconds:.2f} s, asking {asking:.2f} s, {proved} of {len(found)} proved"
    return Line(what, words, f"{aim} s", seconds < aim and proved == len(found))


def _many(found: Measured) -> Line:
    proof = "proved" if found.proved else f"{found.level}: at most {found.gap:.0%} from the best"
    words = f"{found.seconds:.0f} s, asking {found.asking:.0f} s, {proof}"
    return Line("400 requests over 20 hosts planned", words, "30 s, or the gap named", found.seconds < 45)


def _worth(found: Sequence[Measured]) -> list[Line]:
    """Beside a list worked off, over all seeds."""
    lists = [first_come(one.asked) for one in found]
    ours, theirs = (
        [_figures(one.asked, one.stays) for one in found],
        [_figures(one.asked, stays) for one, stays in zip(found, lists, strict=True)],
    )
    names = ("child-nights met", "spread of nights per host, with those before", "familiarity, points a stay")
    lines = []
    for number, name in enumerate(names):
        mine = statistics.mean(one[number] for one in ours)
        other = statistics.mean(one[number] for one in theirs)
        better = mine <= other if number == 1 else mine >= other
        words = f"{mine:.1f} (first come, first served: {other:.1f})"
        lines.append(Line(f"{name}, 120 requests", words, "better", better))
    return lines


def _figures(asked: PlanAsked, stays: Iterable[Stay]) -> tuple[float, float, float]:
    """Child-nights, standard deviation of child-nights per host with those before, familiarity a stay."""
    stays = list(stays)
    nights: Counter[FamilyId] = Counter(dict(asked.nights_before))
    met = points = 0
    for stay in stays:
        count = (stay.ends_at.date() - stay.starts_at.date()).days * len(stay.child_ids)
        nights[stay.host_id] += count
        met += count
        points += sum(asked.familiarity.get((child_id, stay.host_id), 0) for child_id in stay.child_ids)
    spread = statistics.pstdev(nights[host_id] for host_id in asked.situation.offers)
    return met, spread, points / max(1, len(stays))


def _growth(known: dict[int, list[Measured]]) -> Line:
    taken = {size: known[size][0] if size in known else planned(size, 1) for size in _GROWTH}
    words = ", ".join(f"{size}: {one.seconds:.2f} s" for size, one in taken.items())
    return Line("growth with the requests", words, "told", True)
