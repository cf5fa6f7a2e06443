"""Offers for which a plan has no place: they stay as they are, unless somebody whom it places needs theirs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hivedesk.domain.sleepovers.answers import HostAnswer, HostRule, Verdict, Visit
from hivedesk.domain.sleepovers.plan import Placed, PlanAsked, Unmet
from hivedesk.domain.sleepovers.rota_asking import Asking
from hivedesk.domain.sleepovers.rota_options import stay_of, visit_of
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.domain.sleepovers.stay import OPEN, state_of


def with_offers(unmet: Iterable[Unmet], placed: Sequence[Placed], asked: PlanAsked, asking: Asking) -> Iterator[Unmet]:
    """The same, with what the rules say of each offer that stays beside the plan and beside the others that stay."""
    there = [stay_of(one.answer.visit) for one in placed]
    moved = [one for one in placed if one.changed]
    for one in unmet:
        now = one.unit.now
        if now is None or state_of(now) not in OPEN or now.host_id == asked.cannot_host:
            yield one
            continue
        beside, visit = asking.beside([*there, now]), visit_of(now, one.unit.request)
        answer = asking.answer(visit, beside)
        near = [other for other in moved if _meets(other, visit)]
        if near and (_is_worse(answer, visit, asking.situation, asking) or not _bear(near, beside, asking)):
            yield one
            continue
        there.append(now)
        yield replace(one, offer=answer)


def _meets(placed: Placed, visit: Visit) -> bool:
    """Whether they can be in each other's way: at one host, or of one child."""
    return placed.host_id == visit.host_id or bool(visit.children.intersection(placed.child_ids))


def _bear(near: Iterable[Placed], beside: Situation, asking: Asking) -> bool:
    """Whether nothing more is in the way of those whom the plan moves there."""
    answers = ((one.answer, asking.answer(one.answer.visit, beside)) for one in near)
    return all(_against(after) <= _against(before) for before, after in answers)


def _is_worse(answer: HostAnswer, visit: Visit, before: Situation, asking: Asking) -> bool:
    return not _against(answer) <= _against(asking.answer(visit, before))


def _against(answer: HostAnswer) -> set[tuple[HostRule, Verdict]]:
    return {(one.rule, one.verdict) for one in answer.in_the_way}
