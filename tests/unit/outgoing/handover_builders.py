"""Short builders for the papers of a stay. Everybody here is made up."""

from datetime import date
from typing import Any

from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.handover import HandoverSheet, SheetChild, SheetPhone
from hivedesk.domain.sleepovers.records import SchoolRun, StayId

PHONES = (
    SheetPhone("Grace", "at home", "07700 900123"),
    SheetPhone("Maureen Hale", "Hive Carer Support Worker", "07700 900001"),
    SheetPhone("Ruth Cole", "supervising social worker", "01632 960444"),
    SheetPhone("Fostering Duty Line", "office hours", "01632 960101"),
    SheetPhone("Out of Hours Service", "evenings, nights, weekends and bank holidays", "01632 960102"),
)


def a_child(called: str = "Amy", **fields: Any) -> SheetChild:
    given: dict[str, Any] = {"called": called, "age": 10}
    return SheetChild(**(given | fields))


def a_full_child(called: str = "Amy", **fields: Any) -> SheetChild:
    """A child of whom everything that a host needs is written, in the length that it has in life."""
    given: dict[str, Any] = {
        "health": "Asthma, worse in cold air. Glasses for reading.",
        "allergies": "Nuts (EpiPen in the red bag); penicillin",
        "medication": "Blue inhaler, two puffs as needed. Melatonin 2 mg at 19:30.",
        "gp": "Ringwood Surgery, 01632 960555",
        "access_needs": "Steps one at a time",
        "sleep": "Bed at 20:00, landing light on. Wakes around two and likes to be told where she is.",
        "diet": "Halal. Toast without crusts.",
        "comfort": "Grey rabbit",
        "culture": "Prayers at bedtime on Fridays",
        "school": "Hillside Primary, Mrs Lamb, 08:45 to 15:15",
        "own_words": "I like to be asked before somebody hugs me. I love pancakes.",
        "not_collected_by": "Mr D. Pike, the uncle",
        "no_contact": "No calls or video with Mr Pike",
    }
    return a_child(called, **(given | fields))


def a_sheet(*children: SheetChild, **fields: Any) -> HandoverSheet:
    given: dict[str, Any] = {
        "stay_id": StayId("s1"),
        "family_id": FamilyId("okafor"),
        "host": "Bell",
        "is_day_care": False,
        "when": "Fri 13 Nov 2026, 16:00, to Sun 15 Nov 2026, 17:00 (2 nights)",
        "first_day": date(2026, 11, 13),
        "children": children or (a_child(),),
        "phones": PHONES,
        "transport": "Grace brings her; the host takes her home",
        "school_run": SchoolRun.HOST,
        "bring": "Red bag, pyjamas",
        "host_may_decide": "Cinema, swimming, a haircut: no.",
        "medication_consent": "Grace Okafor, in writing, 9 Nov",
        "safety_notes": "Stay within earshot at the pond.",
        "authorised_by": "Ruth Cole, SSW",
        "authorised_on": date(2026, 11, 9),
        "authorised_ref": "FS-2026-118",
        "copy": 1,
        "back_by": date(2026, 11, 22),
    }
    return HandoverSheet(**(given | fields))
