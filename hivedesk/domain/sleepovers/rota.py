"""Plan a month: which host for which children, on which nights. The solver proposes, the worker decides.

The rules are asked of every unit, host and start (`rota_options`), once for all dates that are alike to them
(`rota_outlines`); what is left becomes a mixed-integer programme (`rota_model`) with its objectives in their order
(`rota_objectives`). Whether stays get in each other's way is asked of the rules as well: how many visitors a home takes
ahead (`rota_heads`), the rest for the plans that the solver proposes (`rota_interplay`). What clashes is forbidden and
solved again, until the rules let everything stand beside everything else (`rota_search`).
"""

import time
from dataclasses import replace

from hivedesk.domain.sleepovers.host_rules import may_host
from hivedesk.domain.sleepovers.plan import Placed, Plan, PlanAsked
from hivedesk.domain.sleepovers.plan_offers import with_offers
from hivedesk.domain.sleepovers.relaxing import Known, unmet_units
from hivedesk.domain.sleepovers.rota_asking import Asking, Rules
from hivedesk.domain.sleepovers.rota_options import look_at
from hivedesk.domain.sleepovers.rota_outlines import Outlines
from hivedesk.domain.sleepovers.rota_search import RotaSearch
from hivedesk.foundation.background import Progress


def plan_month(asked: PlanAsked, progress: Progress, rules: Rules = may_host) -> Plan:
    """The best plan for these units beside the stays that are kept: a proposal, and what would help the others.

    Objectives in their order: most urgent requests met (a request is met when all its children have a place), most
    child-nights met (day care counts half a night a child), where approvals are allowed the fewest of them, hosts whom
    the children know, fair turns, short ways, least change, the dates that suit best. ``asked.seconds`` bounds the
    search; the rules are asked in full whatever time that takes.

    Raises:
        Cancelled: the worker has cancelled.
    """
    begun = time.monotonic()
    asked = replace(asked, units=tuple(sorted(asked.units, key=lambda unit: (unit.key, unit.starts_at))))
    requests = {unit.request.id: unit.request for unit in asked.units}
    situation = replace(asked.situation, requests={**asked.situation.requests, **requests})
    asking = Asking(asked, rules, situation, progress)
    outlines = Outlines(asking)
    options = look_at(asked.units, asking, outlines, progress)
    search = RotaSearch(options, asked, asking, progress)
    chosen = search.run(begun + asked.seconds)
    progress.report(1, 1, "Looking for what would help the others")
    unmet = unmet_units(tuple(chosen), asked, asking, Known(outlines, search.interplay.counts))
    placed = [
        Placed(
            unit=one.unit,
            child_ids=one.child_ids,
            host_id=one.host_id,
            starts_at=one.visit.starts_at,
            ends_at=one.visit.ends_at,
            answer=answer,
        )
        for one, answer in chosen.items()
    ]
    progress.check()
    return Plan(
        placed=tuple(placed),
        unmet=tuple(with_offers(unmet, placed, asked, asking)),
        proved=search.unproved is None,
        unproved_level=search.unproved.words if search.unproved else "",
        gap=search.gap,
        seconds=time.monotonic() - begun,
    )
