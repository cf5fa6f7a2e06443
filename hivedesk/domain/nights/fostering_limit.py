"""The usual fostering limit (Children Act 1989, Sch. 7). Visitors count; own children do not."""

from collections.abc import Iterator
from itertools import combinations

from hivedesk.domain.families import ChildInCare
from hivedesk.domain.nights.findings import Finding, Rule
from hivedesk.domain.nights.night import Night, is_within, needs_service


def check_limit(night: Night) -> Iterator[Finding]:
    """Find more children in care than the usual limit.

    They may be more if all are brothers and sisters of each other (para. 3), or if the authority where the family
    lives has exempted them by name (para. 4). Strict reading: whoever fosters one child whom the exemption does not
    name, and is thereby above the limit, is not covered (para. 5), so one exemption has to name every child present;
    two exemptions are not added up, and a group of brothers and sisters does not count as one.
    """
    children, limit = night.children, night.policy.usual_fostering_limit
    if len(children) <= limit or are_siblings(children) or _is_exempted(night, children):
        return
    yield needs_service(
        Rule.USUAL_LIMIT,
        children,
        f"{night.names(children)} are {len(children)} children in care, above the usual fostering limit of {limit}: "
        "not all are recorded as brothers and sisters of each other, and no exemption in force names them all.",
        "An exemption in force that names every one of them, or that all are brothers and sisters of each other.",
    )


def are_siblings(children: list[ChildInCare]) -> bool:
    """Whether all are brothers and sisters of each other, each with each; either record may say so."""
    return all(a.id in b.sibling_ids or b.id in a.sibling_ids for a, b in combinations(children, 2))


def _is_exempted(night: Night, children: list[ChildInCare]) -> bool:
    present = {child.id for child in children}
    return any(
        is_within(exemption.from_on, exemption.until, night.on) and present <= set(exemption.child_ids)
        for exemption in night.household.exemptions
    )
