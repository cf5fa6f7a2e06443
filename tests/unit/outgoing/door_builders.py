"""Short builders for the papers at the door. Everybody here is made up."""

from datetime import date
from typing import Any

from hivedesk.domain.events.records import Event, EventId, EventKind, GuestKind, Reply
from hivedesk.domain.events.roster import RosterRow, RosterSheet
from hivedesk.domain.families import Answer
from hivedesk.domain.policy.reader import DutyNumber
from hivedesk.foundation.clock import at_london

DAY = date(2026, 11, 14)
DUTY = (
    (DutyNumber("Fostering Duty Line", "office hours"), "01632 960101"),
    (DutyNumber("Out of Hours Service", "evenings, nights, weekends and bank holidays"), "01632 960102"),
)
_HOUSEHOLDS = {
    "Ashby": ("Ada", "Ben", "Cerys", "Dilys"),
    "Bell": ("Emeka", "Freya", "Gulsah", "Hollie"),
    "Chen": ("Imran", "Jodie", "Kofi", "Leah"),
    "Doyle": ("Mabel", "Noor", "Ola", "Priya"),
    "Eastwood": ("Quinn", "Ruby", "Siân", "Tariq"),
    "Fairclough": ("Una", "Vikram", "Wanda", "Xanthe"),
    "Gbadamosi": ("Yusuf", "Zofia", "Alfie", "Bryony"),
    "Hollis": ("Caleb", "Daisy", "Edwin", "Fatima"),
    "Ibbotson": ("George", "Harriet", "Isla", "Jakub"),
    "Jarvis": ("Keira", "Logan", "Maisie", "Nathan"),
    "Kaur": ("Oscar", "Poppy", "Rafael", "Saoirse"),
    "Lomax": ("Theo", "Uma", "Violet", "Wilf"),
    "Mbeki": ("Xavier", "Yasmin", "Zach", "Amelie"),
    "Nowak": ("Bogdan", "Chidi", "Delphine", "Elijah"),
    "Okafor": ("Florence", "Gethin", "Hana", "Ivo"),
}


def an_event(**fields: Any) -> Event:
    given: dict[str, Any] = {
        "id": EventId("e1"),
        "kind": EventKind.FAMILY_EVENT,
        "title": "Autumn gathering",
        "starts_at": at_london(DAY, 14),
        "ends_at": at_london(DAY, 16, 30),
        "venue": "Ringwood Community Hall",
        "address": "12 Station Road, Ringwood BH24 1EX",
        "leader": "Maureen Hale",
        "children_per_adult": 4,
    }
    return Event(**(given | fields))


def a_row(first: str = "Amy", household: str = "Bell", **fields: Any) -> RosterRow:
    given: dict[str, Any] = {
        "short_name": f"{first} {household[:1] or 'X'}.",
        "first_name": first,
        "household": household,
        "kind": GuestKind.CHILD_IN_CARE,
        "age_band": "5-10",
        "reply": Reply.YES,
    }
    return RosterRow(**(given | fields))


def an_adult(first: str = "Grace", household: str = "Bell", **fields: Any) -> RosterRow:
    return a_row(first, household, **({"kind": GuestKind.CARER, "age_band": "adult"} | fields))


def a_sheet(*rows: RosterRow, **fields: Any) -> RosterSheet:
    given: dict[str, Any] = {
        "event": an_event(),
        "rows": tuple(rows),
        "duty_numbers": DUTY,
        "destroy_by": date(2026, 11, 21),
        "worker_phone": "07700 900664",
    }
    return RosterSheet(**(given | fields))


def sixty() -> tuple[RosterRow, ...]:
    """Fifteen households of four: two adults, a child in care, an own child; every reply, consent and note occurs."""
    found: list[RosterRow] = []
    replies = (Reply.YES, Reply.YES, Reply.YES, Reply.INVITED, Reply.WAITING)
    for number, (house, (one, two, three, four)) in enumerate(_HOUSEHOLDS.items()):
        reply = replies[number % 5]
        carers = f"{one}, {two}" if number % 4 else ""
        found += [an_adult(one, house, reply=reply), an_adult(two, house, reply=reply)]
        found.append(
            a_row(
                three,
                house,
                reply=reply,
                carer_present=carers,
                age_band=("0-4", "5-10", "11-15", "16-17", "")[number % 5],
                allergies="nuts (EpiPen)" if number % 3 == 0 else "",
                diet="halal" if number % 4 == 1 else "",
                photo_consent=(Answer.NO, Answer.YES, Answer.UNKNOWN)[number % 3],
                medical="Asthma: blue inhaler in the rucksack, two puffs." if number % 2 else "",
                not_collected_by="Mr D. Pike, the uncle" if number % 7 == 2 else "",
            )
        )
        found.append(
            a_row(
                four,
                house,
                kind=GuestKind.OWN_CHILD,
                reply=reply,
                carer_present=carers,
                age_band="11-15",
                photo_consent=Answer.YES,
            )
        )
    return tuple(found)
