"""Who has to say yes to the stay itself, whoever hosts it: delegated authority, and the number of nights."""

from collections.abc import Iterator

from hivedesk.domain.families import Answer
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.sleepovers.answers import HostRule, RuleResult, Visit
from hivedesk.domain.sleepovers.rules.results import SERVICE, SOCIAL_WORKER, needs, passes, visitors
from hivedesk.domain.sleepovers.situation import Situation
from hivedesk.foundation.counting import number_of

_CARERS_DECIDE = passes(HostRule.DELEGATED, "The carers decide, as the placement plan has it.")


def delegated(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A night with friends is the carers' decision where the placement plan says so (LAC(2004)4).

    Where it is not recorded, day care is not asked about.
    """
    coming = visitors(visit, situation)
    no = [child for child in coming if child.delegated_sleepovers is Answer.NO]
    unknown = [c for c in coming if c.delegated_sleepovers is Answer.UNKNOWN] if not visit.is_day_care else []
    for children, words in (
        (no, "The carers may not decide on nights away for {}."),
        (unknown, "Whether the carers may decide on nights away for {} is not recorded."),
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
    if not no and not unknown:
        yield _CARERS_DECIDE


def nights(visit: Visit, situation: Situation) -> Iterator[RuleResult]:
    """A longer stay is the service's to decide (LAC(2004)4, as the county reads it)."""
    rules, number = situation.policy(visit.on[0]).stays, len(visit.nights)
    if number > rules.reference_nights:
        most, for_what = rules.reference_nights, "a stay of so many nights, with its reference"
    elif number > rules.amber_nights:
        most, for_what = rules.amber_nights, "a stay of so many nights"
    elif number:
        yield passes(HostRule.NIGHTS, f"The stay is of {number_of(number, 'night')}: no more than a few with friends.")
        return
    else:
        return
    yield needs(
        HostRule.NIGHTS,
        f"The stay is of {number_of(number, 'night')}, and more than {most} {'is' if most == 1 else 'are'} for the "
        "service to decide.",
        SERVICE,
        for_what,
        f"A stay of {number_of(most, 'night')}{' or fewer' if most > 1 else ''}.",
    )
