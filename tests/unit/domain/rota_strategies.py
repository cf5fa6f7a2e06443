"""Generated small Hives: brothers and sisters, solo placements, children who must not meet, tight homes, kept stays."""

from dataclasses import replace

from hypothesis import strategies as st

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.placements import Placement
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, Verdict
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.records import HostOffer, Stay, StayRequest, Urgency
from hivedesk.domain.sleepovers.rota_options import visit_of
from hivedesk.domain.sleepovers.situation import Situation
from tests.builders import a_placement
from tests.unit.domain.rota_worlds import EVERY_DAY, a_child, a_home, a_request, a_stay, a_unit, an_offer, asked

_NAMES = ("amy", "ben", "cat", "dan", "eve", "fay", "gus", "hal")


@st.composite
def questions(draw: st.DrawFn, *, asking_hosts: bool = True, most_units: int = 5) -> PlanAsked:
    """A question about one week. ``asking_hosts``: families may both ask and host."""
    homes = draw(_homes(asking_hosts))
    askers = [home for home in homes if home.children_in_care and (asking_hosts or home.family.id.startswith("asker"))]
    hosts = [home.family.id for home in homes if not home.family.id.startswith("asker")]
    offers = {home.family.id: draw(_offers(home.family.id, home.family.id in hosts)) for home in homes}
    requests = [
        draw(_requests(f"r{number}", draw(st.sampled_from(askers)), hosts))
        for number in range(draw(st.integers(1, most_units)))
    ]
    question = asked(
        homes,
        [a_unit(request) for request in requests],
        offers=offers,
        with_approvals=draw(st.sampled_from((False, False, True))),
        familiarity={
            (child.id, host): draw(st.integers(0, 12))
            for home in askers
            for child in home.children_in_care
            for host in hosts
        },
        nights_before={host: draw(st.integers(0, 20)) for host in hosts},
    )
    return draw(_with_kept_stays(question, askers, hosts))


@st.composite
def _homes(draw: st.DrawFn, asking_hosts: bool) -> list[Household]:
    names = iter(_NAMES)
    homes: list[Household] = []
    for number in range(draw(st.integers(2, 4))):
        key = f"host{number}"
        count = draw(st.integers(0, 2 if asking_hosts else 1))
        homes.append(_home(draw, key, [next(names, "") for _ in range(count)]))
    for number in range(draw(st.integers(1, 2))):
        key = f"asker{number}"
        homes.append(_home(draw, key, [next(names, "") for _ in range(draw(st.integers(1, 2)))]))
    everybody = [child.id for home in homes for child in home.children_in_care]
    if len(everybody) > 1 and draw(st.booleans()):
        one, other = draw(st.lists(st.sampled_from(everybody), min_size=2, max_size=2, unique=True))
        homes = [_kept_apart(home, one, other) for home in homes]
    return homes


def _home(draw: st.DrawFn, key: str, names: list[str]) -> Household:
    children = [a_child(name, key) for name in names if name]
    if len(children) > 1 and draw(st.booleans()):
        ids = {child.id for child in children}
        children = [replace(child, sibling_ids=tuple(ids - {child.id})) for child in children]
    home = a_home(key, *children, spare=draw(st.integers(1, 3)), number=draw(st.integers(2, 4)))
    minutes = draw(st.sampled_from((None, 5, 15, 40)))
    placements = tuple(_placement(child, draw(st.integers(0, 7)) == 0) for child in children)
    return replace(home, placements=placements, family=replace(home.family, travel_minutes=minutes))


def _placement(child: ChildInCare, solo: bool) -> Placement:
    return a_placement(child, solo=True, solo_reason="Alone for now") if solo else a_placement(child)


def _kept_apart(home: Household, one: ChildId, other: ChildId) -> Household:
    children = tuple(
        replace(child, no_contact_ids=(other,)) if child.id == one else child for child in home.children_in_care
    )
    return replace(home, children_in_care=children)


@st.composite
def _offers(draw: st.DrawFn, key: FamilyId, hosts: bool) -> HostOffer:
    if not hosts:
        return an_offer(key, nights=(), days=())
    return an_offer(
        key,
        nights=draw(st.sampled_from((EVERY_DAY, (1, 2, 3), (2, 4)))),
        most_children=draw(st.sampled_from((None, 1, 2, 3))),
        most_nights_a_month=draw(st.sampled_from((None, None, 2))),
    )


@st.composite
def _requests(draw: st.DrawFn, key: str, home: Household, hosts: list[FamilyId]) -> StayRequest:
    children = [child.id for child in home.children_in_care]
    who = draw(st.sampled_from([children, *([child] for child in children)]))
    urgent = draw(st.sampled_from((Urgency.PLANNED, Urgency.PLANNED, Urgency.EMERGENCY)))
    others = [host for host in hosts if host != home.family.id]
    request: StayRequest = a_request(
        key,
        home.family.id,
        who,
        night=draw(st.integers(0, 3)),
        nights=draw(st.sampled_from((0, 1, 1, 2))),
        urgency=urgent,
        flexible_days=draw(st.integers(0, 1)),
        keep_together=draw(st.booleans()),
        wished_host_ids=tuple(draw(st.lists(st.sampled_from(others), max_size=1))) if others else (),
    )
    return request


@st.composite
def _with_kept_stays(draw: st.DrawFn, question: PlanAsked, askers: list[Household], hosts: list[FamilyId]) -> PlanAsked:
    """With up to two stays that are kept: such as the rules have nothing against."""
    situation = question.situation
    for number in range(draw(st.integers(0, 2))):
        home = draw(st.sampled_from(askers))
        child = draw(st.sampled_from(home.children_in_care))
        night, host = draw(st.integers(0, 3)), draw(st.sampled_from(hosts))
        request = a_request(f"rkept{number}", home.family.id, [child.id], night)
        stay = a_stay(f"kept{number}", host, [child.id], night)
        with_it = replace(
            situation, stays=(*situation.stays, stay), requests={**situation.requests, request.id: request}
        )
        if host != home.family.id and all(_passes(one, with_it) for one in with_it.stays):
            situation = with_it
    return replace(question, situation=situation)


def _passes(stay: Stay, situation: Situation) -> bool:
    visit = visit_of(stay, situation.requests[stay.request_id])
    return may_host(visit, situation).without(OF_THE_STAY) is Verdict.PASS
