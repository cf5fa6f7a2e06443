"""The rules by which HiveDesk counts and reminds today, and the version that comes next where one is written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hivedesk.casework.desk import Desk
from hivedesk.casework.documents import Document, DocumentKind
from hivedesk.domain.exchange.records import QueuedPart
from hivedesk.domain.policy import Policy, in_force, own_texts, policy_after, read_versions


@dataclass(frozen=True)
class RulesInForce:
    """To be read, not changed: a change in guidance is a new version."""

    policy: Policy
    coming: Policy | None = None  # takes effect on a later day


def rules_in_force(desk: Desk) -> RulesInForce:
    """The rules of today, and those that are known to follow."""
    return RulesInForce(desk.policy, policy_after(desk.today))


def rules_document(desk: Desk) -> Document:
    """At the service: the rules in force as their file, to be changed and sent; those sent last stand for their day."""
    known: dict[date, tuple[Policy, str]] = {}
    for text in (*own_texts(), *_sent(desk)):
        (policy,) = read_versions([text])
        known[policy.valid_from] = (policy, text)
    policy = in_force(tuple(known[day][0] for day in sorted(known)), desk.today)
    name = "".join(letter if letter.isalnum() or letter in "-." else "-" for letter in policy.version)
    return Document(DocumentKind.RULES, known[policy.valid_from][1].encode(), f"rules-{name}.toml")


def _sent(desk: Desk) -> Iterator[str]:
    for queued in desk.store.select(QueuedPart, "WHERE kind = 'policy' ORDER BY queued_at, rowid"):
        yield str(json.loads(queued.part)["text"])
