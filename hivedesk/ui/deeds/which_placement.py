"""What the deeds about a placement share: which one it is, where several may be meant.

Nothing is chosen beforehand then: an ending must not be put upon the wrong child because nobody looked.
"""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.domain.families import full_name
from hivedesk.domain.ids import ChildId, PlacementId
from hivedesk.domain.placements import Placement
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Part, Place, Values, chosen_first
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FormLine


@dataclass(frozen=True, kw_only=True)
class Which:
    """The placement that is meant; None while nothing is chosen."""

    placement_id: str | None = None


_CHOOSE = "Choose the child"
_LINES = (FormLine("placement_id", "Child", "Child", wide=True, ask=f"{_CHOOSE}."),)
_WHICH = Place("which", "placement_id")


class PlacementDeed(FamilyDeed):
    """A deed about a placement; she chooses the child where none is named and several may be meant."""

    none_there = "No child is placed with this family."

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self._offered = self._find()
        nothing = Placement(id=PlacementId(""), family_id=self.family_id, child_id=ChildId(""))
        self._unchosen = self.begin(nothing)
        self.records = {"placement": self.begin(self._offered[0]) if self.is_the_only_one else self._unchosen}
        if not self.is_the_only_one:
            self.records["which"] = Which()

    def fits(self, placement: Placement) -> bool:
        """Whether the deed can be about this placement."""
        return True

    def begin(self, placement: Placement) -> Placement:
        """The placement as the fields begin with it."""
        return placement

    @abstractmethod
    def placement_part(self) -> Part:
        """The fields of the placement."""

    def parts(self) -> tuple[Part, ...]:
        """Which child, where several may be meant, and the fields."""
        if self.is_the_only_one:
            return (self.placement_part(),)
        offered = [(placement.id, self._words(placement)) for placement in self._offered]
        choices = {"placement_id": chosen_first(offered, _CHOOSE)}
        which = Part(key="which", kind=Which, fields=("placement_id",), lines=_LINES, choices=choices)
        return (which, self.placement_part())

    def react(self, place: Place, values: Values) -> Values:
        """Show the placement that is chosen; what she typed before she chose stays."""
        value = values.get(place) or ""
        if place != _WHICH or value == self.placement.id:
            return {}
        chosen = next((self.begin(one) for one in self._offered if one.id == value), self._unchosen)
        before, self.records["placement"] = self.placement, chosen
        shown = {Place("placement", name): getattr(chosen, name) for name in self.placement_part().fields}
        if before is not self._unchosen:
            return shown
        return {at: new for at, new in shown.items() if values.get(at) == getattr(before, at.field)}

    @property
    def placement(self) -> Placement:
        """The placement that is meant now, as the fields began with it."""
        placement: Placement = self.records["placement"]
        return placement

    @property
    def is_chosen(self) -> bool:
        """Whether it is said which placement is meant."""
        return self.placement is not self._unchosen

    @property
    def is_the_only_one(self) -> bool:
        """Whether no other placement can be meant."""
        return len(self._offered) == 1

    @property
    def record_id(self) -> str:
        """The placement, where there is but one."""
        return self._offered[0].id if self.is_the_only_one else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The family, and the child where there is but one."""
        child = self._child(self._offered[0]) if self.is_the_only_one else ""
        return (*super().names, child) if child else super().names

    def can_take(self, typed: Mapping[str, object]) -> bool:
        """Not where the placement that was chosen then is over by now, or gone."""
        which = typed.get("which")
        chosen = which.get("placement_id") if isinstance(which, dict) else None
        return not chosen or chosen in {placement.id for placement in self._offered}

    def _find(self) -> list[Placement]:
        own = self.household.placements
        if self.wanted.record_id:
            own = tuple(placement for placement in own if placement.id == self.wanted.record_id)
            if not own:
                raise RuleRefused("This placement is no longer in the records.", "Undo may bring it back.")
        fitting = [placement for placement in own if self.fits(placement)]
        if not fitting:
            raise RuleRefused(self.none_there, "The family's card lists its placements.")
        return fitting

    def _words(self, placement: Placement) -> str:
        begun = f" since {format_date(placement.started_on)}" if placement.started_on else ""
        ended = f" until {format_date(placement.ended_on)}" if placement.ended_on else ""
        return f"{self._child(placement)}{',' if begun or ended else ''}{begun}{ended}"

    def _child(self, placement: Placement) -> str:
        child = self.household.child(placement.child_id)
        return self.sight.name(full_name(child)) if child is not None else ""
