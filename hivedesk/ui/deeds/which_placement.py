"""What the deeds about a placement share: which one it is, where several may be meant."""

from abc import abstractmethod
from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.domain.families import full_name
from hivedesk.domain.placements import Placement
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Part, Place, Values
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FormLine


@dataclass(frozen=True, kw_only=True)
class Which:
    """The placement that is meant."""

    placement_id: str = ""


_LINES = (FormLine("placement_id", "Child", "Child"),)
_WHICH = Place("which", "placement_id")


class PlacementDeed(FamilyDeed):
    """A deed about a placement; she chooses the child where none is named and several may be meant."""

    none_there = "No child is placed with this family."

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self._offered = self._find()
        self.records = {"placement": self.begin(self._offered[0])}
        if len(self._offered) > 1:
            self.records["which"] = Which(placement_id=self._offered[0].id)

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
        if len(self._offered) == 1:
            return (self.placement_part(),)
        choices = {"placement_id": [(placement.id, self._words(placement)) for placement in self._offered]}
        which = Part(key="which", kind=Which, fields=("placement_id",), lines=_LINES, choices=choices)
        return (which, self.placement_part())

    def react(self, place: Place, values: Values) -> Values:
        """Show the placement that is chosen."""
        value = values.get(place)
        if place != _WHICH or value == self.placement.id:
            return {}
        self.records["placement"] = self.begin(next(one for one in self._offered if one.id == value))
        return {Place("placement", name): getattr(self.placement, name) for name in self.placement_part().fields}

    @property
    def placement(self) -> Placement:
        """The placement that is meant now, as the fields began with it."""
        placement: Placement = self.records["placement"]
        return placement

    @property
    def record_id(self) -> str:
        """The placement, where there is but one."""
        return self._offered[0].id if len(self._offered) == 1 else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The family, and the child where there is but one."""
        child = self._child(self._offered[0]) if len(self._offered) == 1 else ""
        return (*super().names, child) if child else super().names

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
