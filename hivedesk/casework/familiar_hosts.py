"""How well children know the families that may host them: from stays, and from events to which both came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.domain.ids import ChildId, FamilyId


@dataclass(frozen=True, kw_only=True)
class Familiar:
    """How well some children know a host."""

    points: int = 0
    words: tuple[str, ...] = ()


def familiar_hosts(desk: Desk, child_ids: Sequence[ChildId], home: FamilyId) -> Mapping[FamilyId, Familiar]:
    """By host, how well these children of one home know it."""
    return {}
