"""What a host is told of one stay, and no more (regulation 17(3) of the Fostering Services Regulations 2011).

There is no field here for a child's surname, date of birth, history, risk flags, other children, or where the birth
family lives: what has no field cannot be printed by mistake.
"""

from dataclasses import dataclass
from datetime import date

from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.records import SchoolRun, StayId

ASK_CARERS = "Nothing beyond everyday care is recorded: ask the carers."
NO_CONSENT = "Consent to give this medicine is not recorded. Ask before the stay begins."
NOT_TOLD = "not recorded: ask"


@dataclass(frozen=True)
class SheetPhone:
    """Somebody whom the host may need to ring."""

    who: str
    what: str  # what they are to the stay, or when to ring them
    number: str  # "" where it is not recorded


@dataclass(frozen=True, kw_only=True)
class SheetChild:
    """One child's page. Empty text means "not recorded"."""

    called: str  # the name the child likes, else the first name
    age: int | None  # in years, on the first day of the stay
    together_with: tuple[str, ...] = ()  # first names of the brothers and sisters of the same stay
    health: str = ""
    allergies: str = ""
    medication: str = ""
    gp: str = ""
    access_needs: str = ""
    sleep: str = ""
    diet: str = ""
    comfort: str = ""
    culture: str = ""
    school: str = ""
    own_words: str = ""
    not_collected_by: str = ""  # read only when it was logged
    no_contact: str = ""  # as above
    others_named: bool = False  # there are children who must not meet this one, and they are not named here


@dataclass(frozen=True, kw_only=True)
class HandoverSheet:
    """All that the handover sheet of one stay tells."""

    stay_id: StayId
    family_id: FamilyId  # with whom the children live: for the audit trail, never printed
    host: str  # the name of the family to whom the sheet is given
    is_day_care: bool
    when: str
    first_day: date
    children: tuple[SheetChild, ...]
    phones: tuple[SheetPhone, ...]
    transport: str = ""
    school_run: SchoolRun = SchoolRun.UNKNOWN
    bring: str = ""
    host_may_decide: str = ""
    medication_consent: str = ""
    safety_notes: str = ""
    authorised_by: str = ""
    authorised_on: date | None = None
    authorised_ref: str = ""
    copy: int  # the number of this copy, 1 for the first
    back_by: date  # returned or destroyed

    @property
    def what(self) -> str:
        """``Sleepover`` or ``Day care``."""
        return "Day care" if self.is_day_care else "Sleepover"


def may_decide(sheet: HandoverSheet) -> str:
    """What the host may decide; where nothing is recorded, whom to ask."""
    return sheet.host_may_decide.strip() or ASK_CARERS


def lacks_consent(sheet: HandoverSheet, child: SheetChild) -> bool:
    """Whether a medicine is to be given and nobody is recorded to have agreed to it."""
    return bool(child.medication.strip()) and not sheet.medication_consent.strip()


def returned_things(child: SheetChild) -> tuple[str, ...]:
    """What goes home with the child, to tick off."""
    comfort = f"Comfort: {child.comfort.strip()}" if child.comfort.strip() else "Comfort thing"
    return ("Clothes and shoes", "Bag", comfort, "School things")
