"""The end of a placement, what is left to do after it, and what the next carer was told."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from hivedesk.casework import placements
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.clocks.placements import next_carer_untold, outstanding
from hivedesk.domain.placements import NO_NEXT_CARER, EndKind, EndReason, Placement, has_ended
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import Outlook, Part, Place, Records, Values, chosen_first
from hivedesk.ui.deeds.which_placement import PlacementDeed
from hivedesk.ui.discreet import Sight

_ENDING = ("ended_on", "end_kind", "end_reason", "end_note")
CHECKLIST = ("belongings_on", "room_ready_on", "life_story_on")
_TOLD = ("next_carer", "next_carer_told", "next_carer_told_on", "next_carer_told_by")
_TOLD_WHAT, _TOLD_ON = Place("placement", "next_carer_told"), Place("placement", "next_carer_told_on")
_TOLD_BY = Place("placement", "next_carer_told_by")
_GOES_ON = "The next carer is a family of this Hive: once this is saved, use Record a placement on its card."
_KINDS = [
    (EndKind.UNKNOWN, "Choose: planned or not"),
    (EndKind.PLANNED, "Planned"),
    (EndKind.UNPLANNED, "Unplanned"),
]


class EndPlacement(PlacementDeed):
    """A child no longer lives with the family."""

    sentence = (
        "A child no longer lives with this family: when, how and why, and what is done already. What stays empty below "
        "the reason is kept as outstanding and shown on Today."
    )
    fallback = Place("placement", "ended_on")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self._next_carers = placements.next_carers(desk, self.family_id)

    def fits(self, placement: Placement) -> bool:
        """One that is not over."""
        return not has_ended(placement, self.desk.today)

    def begin(self, placement: Placement) -> Placement:
        """Today, or the day on which it was expected to end."""
        return replace(placement, ended_on=placements.last_day_of(placement, self.desk.today))

    def placement_part(self) -> Part:
        """The ending, the checklist, and the transition."""
        fields, needed = (*_ENDING, *CHECKLIST, *_TOLD), ("ended_on", "end_reason")
        choices = {"end_kind": _KINDS, "end_reason": chosen_first(_reasons(), "Choose the reason")}
        offered = {} if self.sight.veils else {"next_carer": self._next_carers}
        return Part(
            key="placement",
            kind=Placement,
            fields=fields,
            needed=needed,
            headings=True,
            choices=choices,
            suggestions=offered,
        )

    def react(self, place: Place, values: Values) -> Values:
        """What is written has been said: today, by her, where nothing else stands there."""
        if place != _TOLD_WHAT or not values.get(_TOLD_WHAT):
            return super().react(place, values)
        likely = {_TOLD_ON: self.desk.today, _TOLD_BY: self.desk.author}
        return {at: value for at, value in likely.items() if not values.get(at)}

    def hidden(self, values: Values) -> Collection[str]:
        """Nobody has to be told where the child goes to no other carer."""
        reason = values.get(Place("placement", "end_reason"))
        written = any(values.get(Place("placement", name)) for name in _TOLD)
        return ("Transition",) if reason in NO_NEXT_CARER and not written else ()

    def outlook(self, typed: Records) -> Outlook:
        """What is left to do, and where a child who stays in the Hive is recorded next."""
        placement: Placement = typed["placement"]
        if not self.is_chosen:
            return Outlook()
        left = _left_to_do(placement, self.desk.today)
        here = placement.next_carer.strip().casefold() in {name.casefold() for name in self._next_carers}
        return Outlook(f"{left.follows} {_GOES_ON}".strip()) if here else left

    def save(self, typed: Records) -> Changed | None:
        """End it."""
        return placements.end_placement(self.desk, typed["placement"])


class KeepChecklist(PlacementDeed):
    """What is done after an ending."""

    sentence = "Tick off by day what is done after the ending. What stays empty is shown on Today until it is done."
    none_there = "No placement with this family has ended."

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.as_recorded = self.is_the_only_one

    def fits(self, placement: Placement) -> bool:
        """One that is over; with something left to do, where she did not name it."""
        ended = has_ended(placement, self.desk.today)
        return ended and (bool(self.wanted.record_id) or bool(outstanding(placement, self.desk.today)))

    def placement_part(self) -> Part:
        """The three days."""
        return Part(key="placement", kind=Placement, fields=CHECKLIST)

    def outlook(self, typed: Records) -> Outlook:
        """What is left to do."""
        return _left_to_do(typed["placement"], self.desk.today, transition=False)

    def save(self, typed: Records) -> Changed | None:
        """Keep it."""
        return placements.keep_checklist(self.desk, typed["placement"])


class RecordTransition(PlacementDeed):
    """What the next carer was told."""

    sentence = "What the next carer was told, when and by whom, so that the child settles."
    none_there = "No child has left this family for another carer who has yet to be told."

    def fits(self, placement: Placement) -> bool:
        """One whose next carer is not told yet, or that has still to end; any that she names."""
        today = self.desk.today
        return bool(self.wanted.record_id) or next_carer_untold(placement, today) or not has_ended(placement, today)

    def begin(self, placement: Placement) -> Placement:
        """Today, by her who sits at the desk."""
        told_by = placement.next_carer_told_by or self.desk.author
        return replace(
            placement, next_carer_told_on=placement.next_carer_told_on or self.desk.today, next_carer_told_by=told_by
        )

    def placement_part(self) -> Part:
        """Who, what, when, by whom."""
        needed = ("next_carer_told", "next_carer_told_on")
        return Part(key="placement", kind=Placement, fields=_TOLD, needed=needed)

    def save(self, typed: Records) -> Changed | None:
        """Keep it."""
        return placements.record_transition(self.desk, typed["placement"])


def _left_to_do(placement: Placement, today: date, *, transition: bool = True) -> Outlook:
    if placement.ended_on is None or placement.ended_on > today:
        return Outlook()
    known = placement if placement.end_kind is not EndKind.UNKNOWN else replace(placement, end_kind=EndKind.PLANNED)
    left = list(outstanding(known, today))
    if transition and next_carer_untold(known, today):
        left.append("the next carer to be told")
    return Outlook(f"Left to do, and shown on Today: {', '.join(left)}." if left else "Nothing is left to do.")


def _reasons() -> list[tuple[Any, str]]:
    return [(reason, f"{reason.value[:1].upper()}{reason.value[1:]}") for reason in EndReason]
