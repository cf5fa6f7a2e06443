"""Clocks that belong to no single record of a household: claims, and breaches of data protection."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks.due import Deed, Due
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Area, DataBreach
from hivedesk.foundation.clock import format_date, format_moment, local


def due_for_claims(claims: Iterable[ClaimItem], policy: Policy) -> Iterator[Due]:
    """A line a family for what was claimed and not paid, and one for what was not claimed yet."""
    wait = timedelta(days=policy.clocks.claim_days)
    for family_id, group in groupby(sorted(claims, key=lambda claim: claim.family_id), lambda claim: claim.family_id):
        open_items = [claim for claim in group if claim.paid_on is None]
        waiting = [claim for claim in open_items if claim.claimed_on is not None]
        unclaimed = [claim for claim in open_items if claim.claimed_on is None]
        for key, items, words in (("unpaid", waiting, "claimed and not paid"), ("unclaimed", unclaimed, "not claimed")):
            if items:
                first = min(item.claimed_on or item.day for item in items)
                yield Due(
                    key=f"{key}:{family_id}",
                    area=Area.CLAIMS,
                    family_id=family_id,
                    what=f"{len(items)} {'item' if len(items) == 1 else 'items'} {words} yet",
                    due_on=first + wait,
                    why=f"the oldest from {format_date(first)}",
                    deed=Deed.CLAIMS,
                    record_id=family_id,
                )


def breach_deadline(breach: DataBreach, policy: Policy) -> datetime:
    """Until when the breach must be told to the regulator where it is a risk to people (UK GDPR 33)."""
    return breach.noticed_at + timedelta(hours=policy.breach_hours)


def breach_hours_left(breach: DataBreach, policy: Policy, now: datetime) -> int:
    """Whole hours until then; below 0 once it has passed."""
    return int((breach_deadline(breach, policy) - now).total_seconds() // 3600)


def hours_left_words(left: int) -> str:
    """Hours that are left in words, as ``41 hours``; only where the time is not over."""
    return "less than an hour" if left == 0 else f"{left} hour{'' if left == 1 else 's'}"


def due_for_breaches(breaches: Sequence[DataBreach], policy: Policy) -> Iterator[Due]:
    """Breaches that nobody has been told of yet, and those that are still open."""
    for breach in breaches:
        if breach.closed_on is not None:
            continue
        end = breach_deadline(breach, policy)
        told = breach.told_at is not None
        yield Due(
            key=f"breach:{breach.id}",
            area=Area.DATA,
            family_id=None,
            what="Close the breach of data protection" if told else "Tell of the breach of data protection",
            due_on=local(end).date(),
            why=f"noticed on {format_moment(breach.noticed_at)}; the {policy.breach_hours} hours end "
            f"on {format_moment(end)}",
            deed=Deed.BREACH,
            record_id=breach.id,
        )
