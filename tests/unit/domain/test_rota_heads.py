"""What is written down without asking again, of nights and days that are alike, is what the rules say when asked."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from hivedesk.domain.placements import Placement
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import ExceptionKind, HostException
from hivedesk.domain.sleepovers.relaxing import Known, unmet_units
from hivedesk.domain.sleepovers.rota_asking import Asking, in_the_way
from hivedesk.domain.sleepovers.rota_greedy import ByHand
from hivedesk.domain.sleepovers.rota_interplay import Interplay
from hivedesk.domain.sleepovers.rota_objectives import points
from hivedesk.domain.sleepovers.rota_options import look_at
from hivedesk.domain.sleepovers.rota_outlines import Outlines
from hivedesk.domain.sleepovers.stay import is_day_care, possible_starts
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london, local
from tests.benchmarks.rota_worlds import FIRST, a_month

SEEDS = range(6)


def a_restless_month(seed):
    """A month with day care by halves of a day, in which beds are taken for some days and children leave."""
    draw, asked = random.Random(seed), a_month(50, 8, seed)
    situation, hosts = asked.situation, list(asked.situation.offers)
    beds = [
        HostException(
            id=f"x{number}",
            family_id=host_id,
            first_day=FIRST + timedelta(days=draw.randint(0, 15)),
            last_day=FIRST + timedelta(days=draw.randint(16, 31)),
            kind=ExceptionKind.VISITORS,
            beds_taken=1,
        )
        for number, host_id in enumerate(draw.sample(hosts, 3))
    ]
    houses = dict(situation.households)
    for host_id in draw.sample(hosts, 3):
        children = houses[host_id].children_in_care
        ended = [Placement(id=f"{host_id}-p", family_id=host_id, child_id=children[0].id, ended_on=beds[0].last_day)]
        houses[host_id] = replace(houses[host_id], placements=(*ended, *houses[host_id].placements[1:]))
    units = tuple(half_a_day(unit, draw) for unit in asked.units)
    return replace(asked, units=units, situation=replace(situation, households=houses, exceptions=tuple(beds)))


def half_a_day(unit, draw):
    """Day care until noon, or from one o'clock; now and then all day, and nights as they are."""
    request = unit.request
    if not is_day_care(request) or draw.random() < 0.3:
        return unit
    morning = draw.random() < 0.5
    day = local(request.starts_at).date()
    times = {"starts_at": at_london(day, 9 if morning else 13), "ends_at": at_london(day, 12 if morning else 17)}
    request = replace(request, **times)
    return replace(unit, request=request, starts=tuple(possible_starts(request)), **times)


def searched(seed):
    """The options of a month, and what has been learned of them by filling a plan by hand."""
    asked = a_restless_month(seed)
    requests = {unit.request.id: unit.request for unit in asked.units}
    asking = Asking(asked, may_host, replace(asked.situation, requests=requests), NoProgress())
    outlines = Outlines(asking)
    options = look_at(asked.units, asking, outlines, NoProgress())
    interplay = Interplay(options, asking)
    chosen = ByHand(options, asked, [points(one, asked) for one in options], interplay).filled()
    return asked, asking, options, interplay, chosen, outlines


def may_stand(options, asking):
    """Whether the rules let them all stand beside each other, asked anew."""
    together = replace(asking.situation, stays=(*asking.situation.stays, *(one.stay for one in options)))
    return not any(asking.keeps_out(may_host(one.visit, together)) for one in options)


def crowd_of(row, options, draw):
    """Options of a row with more children than it lets stand, nobody twice; None where there are not so many."""
    crowd, heads = [], 0
    for number in draw.sample(sorted(row.options), len(row.options)):
        one = options[number]
        if not any(one.unit is other.unit or one.children & other.children for other in crowd):
            crowd.append(one)
            heads += row.options[number]
        if heads > row.most:
            return crowd
    return None


@pytest.mark.parametrize("seed", SEEDS)
def test_more_children_than_a_number_tells_never_stand(seed):
    _, asking, options, interplay, *_ = searched(seed)
    draw, tried = random.Random(seed), 0
    for row in interplay.counts.found.values():
        crowd = crowd_of(row, options, draw)
        if crowd is not None:
            tried += 1
            assert not may_stand(crowd, asking), row
    assert tried > 100


def test_pairs_that_are_kept_apart_may_not_stand_together():
    by_day = 0
    for seed in SEEDS:
        _, asking, options, interplay, *_ = searched(seed)
        for clash in interplay.clashes:
            pair = [options[number] for number in clash.options]
            assert len(pair) > 2 or not may_stand(pair, asking), pair
            by_day += any(one.anywhere.is_day_care for one in pair)
    assert by_day > 20


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_known_to_be_against_a_visit_is_against_it_when_asked(seed):
    _, asking, options, interplay, chosen, _ = searched(seed)
    told = 0
    for option in options:
        there = [one for one in chosen if one.unit is not option.unit]
        beside = asking.beside(one.stay for one in there)
        known = interplay.counts.known_against(option.visit, there, beside)
        assert known <= in_the_way(may_host(option.visit, beside)), option
        told += bool(known)
    assert told > 50


@pytest.mark.parametrize("seed", SEEDS)
def test_what_would_help_is_the_same_whatever_is_known(seed):
    asked, asking, _, interplay, chosen, outlines = searched(seed)
    nothing_known = Known(Outlines(asking), Interplay((), asking).counts)
    helped = unmet_units(chosen, asked, asking, Known(outlines, interplay.counts))
    assert helped == unmet_units(chosen, asked, asking, nothing_known)
    assert any(one.helps for one in helped)
