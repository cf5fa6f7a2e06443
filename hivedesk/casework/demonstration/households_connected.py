"""The connected carers, the special guardian and the Staying Put household of the demonstration Hive."""

from datetime import timedelta

from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.families import Answer, CareKind, Channel, DayPart, FamilyKind, Smoking, years_after

_LONG = (CareKind.LONG_TERM,)


def connected_carers(m: Maker) -> list[Member]:
    """Gale, Ahmed and Loveridge."""
    return [_gale(m), _ahmed(m), _loveridge(m)]


def family_events_only(m: Maker) -> list[Member]:
    """Sutton, a special guardian, and Baptiste, Staying Put only: they belong to family events."""
    return [_sutton(m), _baptiste(m)]


def _gale(m: Maker) -> Member:
    family = m.family(
        "Gale",
        reference="H012",
        kind=FamilyKind.CONNECTED,
        address="Flat 11, Bartram Court",
        town="Totton",
        postcode="SO40 8ZP",
        preferred_times=(DayPart.SCHOOL_HOURS,),
        preferred_channel=Channel.PHONE,
        travel_minutes=17,
        languages="English",
        smoking=Smoking.OUTSIDE,
        access_needs="Sheila has arthritis in both hands",
        joined_on=m.years_ago(2, 9, 9),
        annual_review_last=m.days.ago(130),
        annual_review_due=m.days.ago(130) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(200),
        unannounced_visit_due=m.days.ago(-165),
        notes="Grandmother of both children, on her own since Terry died.",
    )
    shared = {"social_worker": "Jasmine Webb", "school": "Blackwater Mead Primary", "siblings": "Summer and Riley"}
    return Member(
        key="gale",
        household=m.household(
            family,
            m.approval(
                family,
                m.years_ago(2, 6, 20),
                2,
                (0, 18),
                kinds_of_care=_LONG,
                named_children="Summer Gale, Riley Gale",
                beds=2,
                rooms="2 rooms in the flat: Summer has one; Sheila and Riley share the other",
                sharing_agreements="Riley with his grandmother until rehoused; agreed in writing, reviewed half-yearly",
            ),
            m.carers(
                family,
                "Sheila Gale",
                training_done="Skills to foster, connected carers; Attachment Theory",
                training_due_on=m.days.ago(33),
            ),
            m.girl(
                family,
                "Summer Gale",
                m.schoolchild(4, 6, 21),
                m.days.ago(940),
                delegated_sleepovers=Answer.YES,
                health="Well",
                photo_consent=Answer.YES,
                own_words="Nan does the best plaits.",
                **shared,
            ),
            m.boy(
                family,
                "Riley Gale",
                m.schoolchild(1, 9, 14),
                m.days.ago(940),
                delegated_sleepovers=Answer.YES,
                health="Speech therapy once a fortnight",
                comfort="A torch under the pillow",
                photo_consent=Answer.YES,
                **shared,
            ),
            team=("Jo Pascoe", "Jasmine Webb", "Sandra Pike"),
        ),
        added_on=m.days.start,
        weight=1.7,
        themes=frozenset({"#host"}),
    )


def _ahmed(m: Maker) -> Member:
    family = m.family(
        "Ahmed",
        reference="H013",
        kind=FamilyKind.CONNECTED,
        address="72 Eling Wharf Road",
        town="Totton",
        postcode="SO40 9YR",
        preferred_times=(DayPart.EVENING,),
        preferred_times_note="not Friday lunchtime",
        preferred_channel=Channel.PHONE,
        travel_minutes=18,
        languages="English, Urdu",
        smoking=Smoking.NO,
        joined_on=m.years_ago(2, 5, 13),
        annual_review_last=m.days.ago(240),
        annual_review_due=m.days.ago(-125),
        unannounced_visit_last=m.days.ago(88),
        unannounced_visit_due=m.days.ago(88) + timedelta(days=365),
        notes="Aunt and uncle of Zara and Bilal.",
    )
    faith = {
        "social_worker": "Aaron Fisk",
        "siblings": "Zara and Bilal",
        "culture": "Muslim; prayers and classes with the family",
        "diet": "Halal",
    }
    return Member(
        key="ahmed",
        household=m.household(
            family,
            m.approval(
                family,
                m.years_ago(3, 1, 24),
                2,
                (0, 18),
                kinds_of_care=_LONG,
                named_children="Zara Ahmed, Bilal Ahmed",
                beds=2,
                rooms="Zara single; Bilal with his cousin Hamza",
                sharing_agreements="Bilal with Hamza; agreed in writing by Hampshire",
            ),
            m.carers(family, "Nasreen Ahmed", "Imran Ahmed", training_done="Skills to foster, connected carers"),
            m.girl(
                family,
                "Zara Ahmed",
                m.schoolchild(8, 2, 28),
                m.days.ago(1080),
                school="Penn Oaks Academy",
                delegated_sleepovers=Answer.NO,
                photo_consent=Answer.NO,
                **faith,
            ),
            m.boy(
                family,
                "Bilal Ahmed",
                m.schoolchild(5, 5, 17),
                m.days.ago(1080),
                school="Heathfold Primary",
                delegated_sleepovers=Answer.YES,
                allergies="Penicillin",
                photo_consent=Answer.YES,
                **faith,
            ),
            m.own_child(family, "Hamza Ahmed", m.schoolchild(2, 11, 8), photo_consent=Answer.YES),
            team=("Jo Pascoe", "Aaron Fisk"),
        ),
        added_on=m.days.start,
        men=frozenset({"Imran"}),
        weight=0.35,
        themes=frozenset({"#christmas"}),
        quiet_for=41,
    )


def _loveridge(m: Maker) -> Member:
    family = m.family(
        "Loveridge",
        reference="H014",
        kind=FamilyKind.CONNECTED,
        address="2 Thatchers Yard",
        town="Bransgore",
        postcode="BH23 8QX",
        preferred_times=(DayPart.EVENING, DayPart.SATURDAY),
        preferred_times_note="works mornings at the stables",
        preferred_channel=Channel.MESSAGE,
        travel_minutes=27,
        languages="English, some Romani",
        pets="Tinker, a lurcher",
        smoking=Smoking.NO,
        joined_on=m.years_ago(2, 4, 22),
        annual_review_last=m.days.ago(110),
        annual_review_due=m.days.ago(110) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(50),
        unannounced_visit_due=m.days.ago(50) + timedelta(days=365),
        notes="Jake's eldest sister.",
    )
    return Member(
        key="loveridge",
        household=m.household(
            family,
            m.approval(
                family, m.years_ago(2, 2, 4), 1, (0, 18), kinds_of_care=_LONG, named_children="Jake Loveridge", beds=1
            ),
            m.carers(
                family,
                "Shannon Loveridge",
                training_done="Skills to foster, connected carers; E-Safety",
                training_due_on=m.days.ago(-52),
            ),
            m.boy(
                family,
                "Jake Loveridge",
                m.schoolchild(7, 10, 3),
                m.days.ago(610),
                social_worker="Dawn Okell",
                school="Penn Oaks Academy",
                delegated_sleepovers=Answer.YES,
                culture="Romany; proud of it; summer fair with his uncles each year",
                comfort="Tinker on the end of the bed",
                risk_flags="Strangers have written to him online; phone is looked at with him each evening",
                photo_consent=Answer.YES,
                own_words="I'm not thick, I just missed loads of school.",
            ),
            team=("Jo Pascoe", "Dawn Okell", "Nick Amory"),
        ),
        added_on=m.days.start,
        weight=1.3,
        themes=frozenset({"#online", "#dog"}),
    )


def _sutton(m: Maker) -> Member:
    family = m.family(
        "Sutton",
        reference="H015",
        kind=FamilyKind.SPECIAL_GUARDIAN,
        address="33 Copse Gardens",
        town="Ashurst",
        postcode="SO40 7HX",
        preferred_channel=Channel.MESSAGE,
        travel_minutes=10,
        languages="English",
        smoking=Smoking.NO,
        joined_on=m.years_ago(2, 2, 5),
        notes="Special guardian of her grandson Harvey: invited to family events.",
    )
    return Member(
        key="sutton",
        household=m.household(
            family,
            m.approval(family, m.years_ago(5, 4, 16), 1, (0, 18), kinds_of_care=_LONG, named_children="Harvey Sutton"),
            m.carers(family, "Carol Sutton"),
            m.boy(
                family,
                "Harvey Sutton",
                m.schoolchild(5, 1, 31),
                m.years_ago(6, 2, 1),
                placed_to=m.years_ago(2, 1, 19),
                allergies="Kiwi fruit",
                photo_consent=Answer.YES,
            ),
            team=(),
        ),
        added_on=m.days.start,
        everyday=False,
    )


def _baptiste(m: Maker) -> Member:
    born = m.schoolchild(14, 3, 7)
    family = m.family(
        "Baptiste",
        reference="H016",
        kind=FamilyKind.STAYING_PUT,
        address="50 Netley View",
        town="Hythe",
        postcode="SO45 3DQ",
        preferred_channel=Channel.PHONE,
        travel_minutes=25,
        languages="English, French",
        smoking=Smoking.NO,
        joined_on=m.years_ago(3, 9, 11),
        notes="Marcus stays put with Yvette since he turned 18: invited to family events.",
    )
    return Member(
        key="baptiste",
        household=m.household(
            family,
            m.approval(family, m.years_ago(10, 9, 30), 1, (8, 18), kinds_of_care=_LONG),
            m.carers(family, "Yvette Baptiste", training_done="Refreshers up to date"),
            m.boy(
                family,
                "Marcus Allen",
                born,
                m.days.ago(2900),
                placed_to=years_after(born, 18),
                photo_consent=Answer.YES,
            ),
            team=("Leah Foster-Bright",),
        ),
        added_on=m.days.start,
        everyday=False,
    )
