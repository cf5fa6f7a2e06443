"""Who has to say yes to the stay itself, whoever hosts it: delegated authority, and the number of nights."""

from collections.abc import Iterator

from hivedesk.domain.families import Answer
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.rules.results import SERVICE, SOCIAL_WORKER, needs, passes, visitors
from hivedesk.domain.sleepovers.situation import Situation


def delegated(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A night with friends is the carers' decision where the placement plan says so (LAC(2004)4)."""
    asked = [
        child
        for child in visitors(visit, situation)
        if child.delegated_sleepovers is Answer.NO
        or (child.delegated_sleepovers is Answer.UNKNOWN and not visit.is_day_care)
    ]
    no = [child for child in asked if child.delegated_sleepovers is Answer.NO]
    unknown = [child for child in asked if child not in no]
    for children, words in (
        (no, "The carers may not decide on nights away of {}."),
        (unknown, "Whether the carers may decide on nights away of {} is not recorded."),
    ):
        if children:
            yield needs(
                HostRule.DELEGATED,
                words.format(listed([situation.name_of(child) for child in children])),
                SOCIAL_WORKER,
                "the stay",
                "Carer may decide on sleepovers, on the child's card.",
                child_ids=[child.id for child in children],
                not_recorded=children is unknown,
            )
    if not asked:
        yield passes(HostRule.DELEGATED, "The carers may decide, as the placement plan has it.")


def nights(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A longer stay is the service's to decide (LAC(2004)4, as the county reads it)."""
    rules, number = situation.policy(visit.on[0]).stays, len(visit.nights)
    if number > rules.reference_nights:
        yield needs(
            HostRule.NIGHTS,
            f"{number} nights are more than {rules.reference_nights}.",
            SERVICE,
            "a stay of so many nights, with its reference",
            f"{rules.reference_nights} nights or fewer.",
        )
    elif number > rules.amber_nights:
        yield needs(
            HostRule.NIGHTS,
            f"{number} nights are more than {rules.amber_nights}.",
            SERVICE,
            "a stay of so many nights",
            f"{rules.amber_nights} nights or fewer.",
        )
    elif number:
        yield passes(HostRule.NIGHTS, f"{number} night{'' if number == 1 else 's'}: no more than a few with friends.")
