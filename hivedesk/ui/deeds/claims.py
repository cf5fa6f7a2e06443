"""One line of what a carer can claim: added, or put right. The list of them is `claims_dialog`."""

from hivedesk.casework import claims
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.claims import ClaimItem
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Part, Place, Records, chosen_first
from hivedesk.ui.discreet import Sight

WHOLE_FAMILY = "The family as a whole"
_WHAT = ("day", "carer_id", "kind", "what", "quantity", "pence")
_BECAME = ("claimed_on", "paid_on")


class AddClaim(FamilyDeed):
    """A line on the claim list."""

    sentence = "A line on the claim list, for the carer to copy from. It stays there until it is paid."
    new_part = "claim"
    fallback = Place("claim", "what")

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.item = claims.find_claim(desk, wanted.record_id) if wanted.record_id else None
        if wanted.record_id and self.item is None:
            raise RuleRefused("This claim is no longer in the records.", "Undo may bring it back.")
        self.removal = "Remove this line" if self.item else ""
        self.as_recorded = self.item is not None
        self.records = {"claim": self.item or claims.new_claim(desk, self.family_id)}

    @property
    def record_id(self) -> str:
        """The line that is put right."""
        return self.item.id if self.item else ""

    def parts(self) -> tuple[Part, ...]:
        """What is claimed; what became of it once it is on the list."""
        fields = (*_WHAT, *_BECAME) if self.item is not None else _WHAT
        choices = {"carer_id": chosen_first(self.carers(), WHOLE_FAMILY)}
        return (Part(key="claim", kind=ClaimItem, fields=fields, choices=choices),)

    def save(self, typed: Records) -> Changed | None:
        """Keep the line."""
        item: ClaimItem = typed["claim"]
        return None if item == self.item else claims.record_claim(self.desk, [item])

    def remove(self) -> Changed:
        """Take a line made by mistake away."""
        return claims.remove_claim(self.desk, self.records["claim"].id)
