"""Hosts for one request: every family that may take part in stays, what the rules say of it, and what speaks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.casework.fair_turns import child_nights_hosted
from hivedesk.casework.familiar_hosts import familiar_hosts
from hivedesk.casework.hosts import may_be_host
from hivedesk.casework.stay_requests import RequestLine, request_line
from hivedesk.casework.stay_situation import situation_for
from hivedesk.domain.families import readable_phone
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, HostAnswer, RuleResult, Verdict, Visit
from hivedesk.domain.sleepovers.familiarity import Familiarity
from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.records import HostOffer, RequestId, StayRequest
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import days_between, not_placed, possible_times
from hivedesk.domain.sleepovers.suggest import Suggestion, ranked


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """The hosts for what of a request has no place yet, in three groups."""

    line: RequestLine
    child_ids: tuple[ChildId, ...]  # who still needs a place
    groups: Mapping[Verdict, tuple[Suggestion, ...]]
    of_the_stay: tuple[RuleResult, ...] = ()  # what the stay itself needs, whoever hosts it


def suggest_hosts(desk: Desk, request_id: RequestId) -> Suggestions:
    """Ask every rule of every host; where the dates are flexible, of the date that suits the host best.

    Raises:
        RuleRefused: the request is gone.
    """
    line = request_line(desk, request_id)
    request = line.request
    left = not_placed(request, line.stays)
    situation = situation_for(desk, request)
    nights = child_nights_hosted(desk, days_between(request.starts_at, request.ends_at)[0])
    hosts = [house for house in situation.households.values() if house.family.id != request.family_id]
    hosts = [house for house in hosts if may_be_host(house)]
    known = familiar_hosts(desk, left, request.family_id, [house.family.id for house in hosts])
    found = [
        _suggestion(
            house,
            situation.offers.get(house.family.id),
            _best(house.family.id, request, left, situation),
            nights,
            known,
        )
        for house in hosts
    ]
    of_the_stay = [one for one in found[0].answer.in_the_way if one.rule in OF_THE_STAY] if found else []
    return Suggestions(line=line, child_ids=left, groups=ranked(found), of_the_stay=tuple(of_the_stay))


def _best(host_id: FamilyId, request: StayRequest, child_ids: tuple[ChildId, ...], situation: Situation) -> HostAnswer:
    """The answer on the possible date on which least is in the way, the one that was asked for first."""
    best: HostAnswer | None = None
    for start, end in possible_times(request):
        visit = Visit(request=request, host_id=host_id, child_ids=child_ids, starts_at=start, ends_at=end)
        answer = may_host(visit, situation)
        if best is None or answer.without(OF_THE_STAY) < best.without(OF_THE_STAY):
            best = answer
        if best.without(OF_THE_STAY) is Verdict.PASS:
            break
    assert best is not None
    return best


def _suggestion(
    house: Household,
    offer: HostOffer | None,
    answer: HostAnswer,
    nights: Mapping[FamilyId, int],
    known: Mapping[FamilyId, Familiarity],
) -> Suggestion:
    host_id = house.family.id
    familiar = known[host_id]
    return Suggestion(
        host_id=host_id,
        name=house.family.name,
        answer=answer,
        points=familiar.points,
        familiar=familiar.words,
        wished=host_id in answer.visit.request.wished_host_ids,
        child_nights=nights.get(host_id, 0),
        travel_minutes=house.family.travel_minutes,
        phone=_phone(house),
        may_be_rung=offer is not None and offer.emergencies,
    )


def _phone(house: Household) -> str:
    """The first number under which somebody of the family is reached, the main carer's before others."""
    carers = sorted(house.carers, key=lambda carer: not carer.main_carer)
    numbers = (*(carer.mobile for carer in carers), house.family.mobile, house.family.phone)
    return next((readable_phone(number.strip()) for number in numbers if number.strip()), "")
