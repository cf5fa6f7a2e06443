"""How a family stands with the Hive: it joins, closes, moves to another Hive."""

from dataclasses import replace

from hivedesk.casework import standing
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.families import Family, LeavingReason, Status
from hivedesk.domain.household import hold_on, placed_children
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Outlook, Part, Place, Records, chosen_first
from hivedesk.ui.discreet import Sight

_REASONS = [
    (reason, f"{reason.value[:1].upper()}{reason.value[1:]}")
    for reason in LeavingReason
    if reason is not LeavingReason.MOVED_HIVE  # that is a deed of its own
]


class Join(FamilyDeed):
    """From the waiting list into the Hive."""

    fallback = Place("family", "joined_on")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        family = self.household.family
        if family.status not in (Status.WAITING, Status.LEFT):
            raise RuleRefused("This family is in the Hive already.", "Nothing needs to be done.")
        back = family.status is Status.LEFT
        self.sentence = (
            "The family comes back to the Hive. Its records go on where they ended."
            if back
            else "The family leaves the waiting list and takes part in all that the Hive offers."
        )
        self.records = {"family": replace(family, joined_on=desk.today)}

    @property
    def facts(self) -> tuple[str, ...]:
        """Since when it has waited, or when it left."""
        family = self.household.family
        if family.status is Status.LEFT:
            return (f"Left on {format_date(family.left_on)}.",) if family.left_on else ()
        return (f"Waiting since {format_date(family.waiting_since)}.",) if family.waiting_since else ()

    def parts(self) -> tuple[Part, ...]:
        """From when on."""
        return (Part(key="family", kind=Family, fields=("joined_on",), needed=("joined_on",)),)

    def save(self, typed: Records) -> Changed | None:
        """Let the family join."""
        return standing.join_hive(self.desk, self.family_id, typed["family"].joined_on)


class _Leaving(FamilyDeed):
    """A deed after which the family is no longer in the Hive."""

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        family = self.household.family
        if family.status is Status.LEFT:
            raise RuleRefused("This family has left already.", "Join the Hive on its card takes it in again.")
        closing = _is_planned(family)
        self.is_moving = closing and family.left_reason is LeavingReason.MOVED_HIVE
        self.records = {"family": family if closing else replace(family, left_on=desk.today)}

    @property
    def facts(self) -> tuple[str, ...]:
        """The day that was planned before."""
        family = self.household.family
        if not _is_planned(family) or family.left_on is None:
            return ()
        return (f"So far planned for {format_date(family.left_on)}.",)

    def outlook(self, typed: Records) -> Outlook:
        """Closing until the day has come, or gone at once."""
        left_on = typed["family"].left_on
        if left_on is None:
            return Outlook()
        if left_on > self.desk.today:
            return Outlook(f"A day to come: the family is closing until {format_date(left_on)}. Today reminds you.")
        held = hold_on(self.household, left_on) is not None
        return Outlook(f"The family has left; its records stay.{' Its hold ends that day.' if held else ''}")


class Move(_Leaving):
    """The family goes on in another Hive."""

    sentence = "The family goes on in another Hive, and the children placed with it go with it."

    def parts(self) -> tuple[Part, ...]:
        """When, and where to."""
        fields = ("left_on", "moved_to")
        return (Part(key="family", kind=Family, fields=fields, needed=fields),)

    def save(self, typed: Records) -> Changed | None:
        """Record the move."""
        family: Family = typed["family"]
        assert family.left_on is not None  # a needed field
        return standing.move_family(self.desk, self.family_id, family.left_on, family.moved_to)


class Close(_Leaving):
    """The family leaves the Hive."""

    sentence = "The family leaves the Hive. With a day still to come it is closing until then."
    fallback = Place("family", "left_on")

    def parts(self) -> tuple[Part, ...]:
        """When, and why."""
        choices = {"left_reason": chosen_first(_REASONS, "Choose the reason")}
        fields = ("left_on", "left_reason")
        return (Part(key="family", kind=Family, fields=fields, needed=fields, choices=choices),)

    def outlook(self, typed: Records) -> Outlook:
        """Say before she saves that a placement has to end first."""
        left_on = typed["family"].left_on
        placed = 0 if left_on is None else len(placed_children(self.household, left_on))
        if left_on is None or left_on > self.desk.today or not placed:
            return super().outlook(typed)
        who = "A child in care is" if placed == 1 else f"{placed} children in care are"
        return Outlook(needs=(f"{who} still placed with this family. End the placement first: it asks how and why.",))

    def save(self, typed: Records) -> Changed | None:
        """Close the family."""
        family: Family = typed["family"]
        assert family.left_on is not None  # both are needed fields
        assert family.left_reason is not None
        return standing.close_family(self.desk, self.family_id, family.left_on, family.left_reason)


def _is_planned(family: Family) -> bool:
    """Whether a day to leave was entered before; carers who are closing may be put on hold meanwhile."""
    return family.status in (Status.CLOSING, Status.ON_HOLD) and family.left_on is not None
