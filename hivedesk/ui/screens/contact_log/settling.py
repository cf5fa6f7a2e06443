"""Which planned calls and visits a contact settles, and how the form words them. Plain Python."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hivedesk.casework import contact_log
from hivedesk.casework.contact_log import USUAL_WORDS
from hivedesk.domain.contact_log import ContactKind, ContactLogEntry, FollowUp
from hivedesk.foundation.clock import format_date
from hivedesk.ui.discreet import Sight


@dataclass(frozen=True)
class Settling:
    """What she meant, by the follow-ups' ids; about the others the contact itself decides."""

    meant: str = ""  # the one beside which the form was opened
    chosen: Mapping[str, bool] = field(default_factory=dict)  # ticked, or taken off, by her own hand

    def meaning(self, follow_up_id: str) -> "Settling":
        """The form was opened (again) beside this one."""
        if self.meant in ("", follow_up_id):
            return replace(self, meant=follow_up_id)
        return self.choosing(follow_up_id, True)

    def choosing(self, follow_up_id: str, settled: bool) -> "Settling":
        """She ticked it, or took the tick off."""
        return replace(self, chosen={**self.chosen, follow_up_id: settled})

    def settled(self, entry: ContactLogEntry, planned: Sequence[FollowUp]) -> frozenset[str]:
        """The ids that saving ticks off."""
        return frozenset(one.id for one in planned if self.chosen.get(one.id, self._is_settled(entry, one)))

    def _is_settled(self, entry: ContactLogEntry, one: FollowUp) -> bool:
        if one.id == self.meant:  # by whatever channel it came about in the end
            return entry.kind is not ContactKind.NOT_REACHED
        return contact_log.settles(entry, one)


def to_draft(settling: Settling) -> dict[str, Any]:
    """As a draft keeps it."""
    return {"meant": settling.meant, "chosen": dict(settling.chosen)}


def from_draft(raw: object) -> Settling:
    """As a draft has kept it; what cannot be read (from an older HiveDesk) is nothing chosen."""
    kept = raw if isinstance(raw, dict) else {}
    meant, chosen = kept.get("meant"), kept.get("chosen")
    ticks = chosen.items() if isinstance(chosen, dict) else ()
    return Settling(
        meant if isinstance(meant, str) else "", {str(key): tick for key, tick in ticks if isinstance(tick, bool)}
    )


def plan_words(planned: FollowUp, today: date, sight: Sight) -> str:
    """``Visit at 10:30, about the new cot``."""
    about = planned.what if planned.what != USUAL_WORDS[planned.kind] else ""
    words = f"{planned.kind.value.capitalize()} {_when(planned, today)}"
    return f"{words}, about {sight.words(about)}" if about else words


def ticked_off_words(planned: Sequence[FollowUp], settled: Collection[str], today: date) -> str:
    """``Saving this ticks off the call planned for 14:30.``; what saving does to what was planned, in a sentence."""
    named = [f"the {one.kind.value} planned for {_day_or_time(one, today)}" for one in planned if one.id in settled]
    if not named:
        return "Saving this ticks nothing off: what was planned stays on Today."
    return f"Saving this ticks off {' and '.join(named)}."


def _when(planned: FollowUp, today: date) -> str:
    if planned.due_on != today:
        return f"on {_day_or_time(planned, today)}"
    return f"at {planned.at:%H:%M}" if planned.at is not None else "today"


def _day_or_time(planned: FollowUp, today: date) -> str:
    if planned.due_on != today:
        return format_date(planned.due_on)
    return f"{planned.at:%H:%M}" if planned.at is not None else "today"
