"""Placements as they begin and stand: recorded, corrected, and whether a child still has to be the only one."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from hivedesk.casework import placements
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.placements import ChildChoice
from hivedesk.domain.families import ChildInCare, Status, full_name
from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights import called, listed
from hivedesk.domain.placements import Placement, is_solo
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Outlook, Pairs, Part, Place, Records, Values
from hivedesk.ui.deeds.which_placement import PlacementDeed
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FORM_LINES, FormLine

NEW_CHILD = "A new child"
NOTHING_FOUND = (
    "Nothing is found that needs the fostering service on the first nights. Whether the placement is in order is "
    "for the service to say."
)
NAME_FIRST = "What needs the fostering service is shown here once you have named the child."
_CHILD_FIELDS = (
    "first_name",
    "last_name",
    "known_as",
    "date_of_birth",
    "gender",
    "sibling_ids",
    "siblings",
    "placing_authority",
    "social_worker",
    "social_worker_phone",
)
_SOLO = Place("placement", "solo")
_SOLO_REVIEW = Place("placement", "solo_review_on")
_WHO = Place("who", "child_id")


@dataclass(frozen=True, kw_only=True)
class Who:
    """Which child of the Hive it is; "" is a child who is new to it."""

    child_id: str = ""


_WHO_LINES = (FormLine("child_id", "Child", "Child", wide=True, help="One whom the Hive knows already, or a new one"),)


class RecordPlacement(FamilyDeed):
    """A child comes to live with the family: a new one, or one of the Hive who moves."""

    sentence = "A child comes to live with this family. What needs the fostering service is shown, and stops nothing."
    looks_ahead = True
    fallback = _WHO

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        if self.household.family.status is Status.LEFT:
            raise RuleRefused("This family has left the Hive.", "Use Join the Hive on its card first.")
        placement, self._new_child = placements.new_placement(desk, self.family_id)
        self._known = {str(one.child.id): one for one in placements.children_of_the_hive(desk)}
        self.records = {"who": Who(), "child": self._new_child, "placement": placement}

    def parts(self) -> tuple[Part, ...]:
        """Which child, what is known of the child, and the placement."""
        begin = ("started_on", "kind_of_care", "expected_end_on", "solo", "solo_reason", "solo_review_on")
        who = Part(key="who", kind=Who, fields=("child_id",), lines=_WHO_LINES, choices={"child_id": self._choices()})
        child = Part(key="child", kind=ChildInCare, fields=_CHILD_FIELDS, headings=True)
        placement = Part(key="placement", kind=Placement, fields=begin, needed=("started_on",), headings=True)
        return (who, child, placement) if self._known else (child, placement)

    def react(self, place: Place, values: Values) -> Values:
        """Show what is known of a child who is chosen; suggest when a solo placement is looked at again."""
        if place == _WHO:
            return self._choose(values[place] or "")
        if place == _SOLO and values[place] and not values[_SOLO_REVIEW]:
            start = values[Place("placement", "started_on")] or self.desk.today
            return {_SOLO_REVIEW: start + timedelta(days=self.desk.policy.clocks.solo_review_days)}
        return {}

    def outlook(self, typed: Records) -> Outlook:
        """What the fostering service would have to agree to, night by night; or that the child lives elsewhere."""
        chosen = self._known.get(typed["who"].child_id) if "who" in typed else None
        if chosen is not None and chosen.placed:
            return Outlook(needs=(self._elsewhere(chosen),))
        child: ChildInCare = typed["child"]
        if not child.first_name.strip():
            return Outlook(NAME_FIRST)
        return _checked(self.desk, replace(typed["placement"], child_id=child.id), child, self.sight)

    def children(self) -> Pairs:
        """Brothers and sisters to choose from."""
        return [(one.child.id, self._words(one)) for one in self._known.values() if one.child != self.records["child"]]

    def save(self, typed: Records) -> Changed | None:
        """Record it."""
        child: ChildInCare = typed["child"]
        placement = replace(typed["placement"], child_id=child.id)
        return placements.record_placement(self.desk, placement, child)

    def new_id(self) -> str:
        """The id that a new child will have."""
        return self._new_child.id

    def take_id(self, kept: object) -> None:
        """Go on with the child of a draft: a child who was saved just before a crash is not recorded twice."""
        if isinstance(kept, str) and kept:
            self._new_child = replace(self._new_child, id=ChildId(kept))
            self.records["child"] = self._new_child
            self.records["placement"] = replace(self.records["placement"], child_id=self._new_child.id)

    def _choose(self, child_id: str) -> Values:
        known = self._known.get(child_id)
        child = known.child if known is not None else self._new_child
        if child is self.records["child"]:
            return {}
        self.records["child"] = child
        self.records["placement"] = replace(self.records["placement"], child_id=child.id)
        return {Place("child", name): getattr(child, name) for name in _CHILD_FIELDS}

    def _choices(self) -> list[tuple[Any, str]]:
        return [("", NEW_CHILD), *((key, self._words(one)) for key, one in self._known.items())]

    def _words(self, one: ChildChoice) -> str:
        return f"{self.sight.name(full_name(one.child))} ({self.sight.name(one.family_name)})"

    def _elsewhere(self, one: ChildChoice) -> str:
        here = one.child.family_id == self.family_id
        where = "with this family already" if here else f"with {self.sight.name(one.family_name)}"
        name = self.sight.name(called(one.child))
        return f"{name} lives {where}. That placement has to end first: End a placement asks how and why."


class CorrectPlacement(PlacementDeed):
    """Put right what was recorded."""

    sentence = "Put right what was recorded. What has changed since is done with End a placement, or Transition."
    looks_ahead = True
    fallback = Place("placement", "started_on")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.as_recorded = self.is_the_only_one

    def placement_part(self) -> Part:
        """Everything."""
        fields = tuple(line.field for line in FORM_LINES[Placement])
        return Part(key="placement", kind=Placement, fields=fields, headings=True)

    def outlook(self, typed: Records) -> Outlook:
        """What the fostering service would have to agree to, were it as she types."""
        placement: Placement = typed["placement"]
        child = self.household.child(placement.child_id)
        if child is None or placement.started_on is None or placement.ended_on is not None:
            return Outlook()
        return _checked(self.desk, placement, child, self.sight)

    def save(self, typed: Records) -> Changed | None:
        """Correct it."""
        return placements.correct_placement(self.desk, typed["placement"])


class ReviewSolo(PlacementDeed):
    """Whether the child still has to be the only one."""

    sentence = "Does the child still have to be the only one? Enter the next review, or since when it is not so."
    none_there = "No child has a solo placement with this family."

    def fits(self, placement: Placement) -> bool:
        """A solo placement that stands."""
        return is_solo(placement, self.desk.today)

    def begin(self, placement: Placement) -> Placement:
        """The next review as the policy has it."""
        days = self.desk.policy.clocks.solo_review_days
        review = placement.solo_review_on
        if review is None or review <= self.desk.today:
            review = self.desk.today + timedelta(days=days)
        return replace(placement, solo_review_on=review)

    def placement_part(self) -> Part:
        """The reason, the next review, or the decision."""
        fields = ("solo_reason", "solo_review_on", "solo_ended_on", "solo_decision")
        return Part(key="placement", kind=Placement, fields=fields, headings=False)

    def outlook(self, typed: Records) -> Outlook:
        """What is kept."""
        placement: Placement = typed["placement"]
        if placement.solo_ended_on is not None:
            return Outlook(f"No longer solo since {format_date(placement.solo_ended_on)}. No further review is due.")
        return Outlook()

    def save(self, typed: Records) -> Changed | None:
        """Keep what the review came to."""
        return placements.review_solo(self.desk, typed["placement"])


def _checked(desk: Desk, placement: Placement, child: ChildInCare, sight: Sight) -> Outlook:
    """What is found night by night; and whom it counts although a placement is expected to end."""
    needs = placements.placement_checks(desk, placement, child, lambda person: sight.name(called(person)))
    if not needs:
        return Outlook(NOTHING_FOUND)
    leaving = groupby(placements.expected_to_end(desk, placement), key=lambda pair: pair[1])
    said = [_expected([sight.name(called(one)) for one, _day in pairs], day, desk.today) for day, pairs in leaving]
    return Outlook(" ".join(said), needs)


def _expected(names: list[str], day: date, today: date) -> str:
    whose = listed([f"{name}'s" for name in names])
    several, past = len(names) > 1, day < today
    verb = ("were" if several else "was") if past else ("are" if several else "is")
    counted = "they are counted" if several else f"{names[0]} is counted"
    placement = "placements" if several else "placement"
    return f"{whose} {placement} {verb} expected to end on {format_date(day)}; until that is recorded {counted}."
