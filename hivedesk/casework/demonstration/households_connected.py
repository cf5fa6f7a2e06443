"""The connected carers of the demonstration Hive."""

from datetime import timedelta

from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import Answer, Channel, DayPart, FamilyKind, Smoking

_LONG = (CareKind.LONG_TERM,)


def connected_carers(m: Maker) -> list[Member]:
    """Gale, Ahmed and Loveridge."""
    return [_gale(m), _ahmed(m), _loveridge(m)]


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
        joined_on=m.days.ago(900),
        annual_review_last=m.days.ago(130),
        annual_review_due=m.days.ago(130) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(200),
        unannounced_visit_due=m.days.ago(-165),
        notes="Grandmother of both children, on her own since Terry died.",
    )
    shared = {"social_worker": "Jasmine Webb", "school": "Blackwater Mead Primary", "kind_of_care": CareKind.LONG_TERM}
    return Member(
        key="gale",
        household=m.household(
            family,
            m.approval(
                family,
                m.days.ago(960),
                2,
                (0, 18),
                kinds_of_care=_LONG,
                named_children="Summer Gale, Riley Gale",
                beds=2,
                rooms="2 rooms in the flat: Summer has one; Sheila and Riley share the other",
            ),
            m.carers(
                family,
                "Sheila Gale",
                training_done="Skills to foster, connected carers",
            ),
            m.girl(
                family,
                "Summer Gale",
                m.schoolchild(4, 6, 21),
                m.days.ago(940),
                gp="Saltgrass Surgery, Totton, 01632 960511",
                sleep="Eight o'clock, hair plaited first",
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
                gp="Saltgrass Surgery, Totton, 01632 960511",
                sleep="The torch, and a grown-up who says which night it is",
                delegated_sleepovers=Answer.YES,
                health="Speech therapy once a fortnight",
                comfort="A torch under the pillow",
                photo_consent=Answer.YES,
                **shared,
            ),
            team=("Jo Pascoe", "Jasmine Webb", "Sandra Pike"),
            siblings=("Summer, Riley",),
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
        joined_on=m.days.ago(1065),
        annual_review_last=m.days.ago(240),
        annual_review_due=m.days.ago(-125),
        unannounced_visit_last=m.days.ago(88),
        unannounced_visit_due=m.days.ago(88) + timedelta(days=365),
        notes="Aunt and uncle of Zara and Bilal.",
    )
    faith = {
        "social_worker": "Aaron Fisk",
        "kind_of_care": CareKind.LONG_TERM,
        "culture": "Muslim; prayers and classes with the family",
        "diet": "Halal",
    }
    return Member(
        key="ahmed",
        household=m.household(
            family,
            m.approval(
                family,
                m.days.ago(1110),
                2,
                (0, 18),
                kinds_of_care=_LONG,
                named_children="Zara Ahmed, Bilal Ahmed",
                beds=2,
                rooms="Zara single; Bilal with his cousin Hamza",
            ),
            m.carers(family, "Nasreen Ahmed", "Imran Ahmed", training_done="Skills to foster, connected carers"),
            m.girl(
                family,
                "Zara Ahmed",
                m.schoolchild(8, 2, 28),
                m.days.ago(1080),
                school="Penn Oaks Academy",
                gp="Saltgrass Surgery, Totton, 01632 960511",
                sleep="Ten o'clock; up early to pray",
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
                gp="Saltgrass Surgery, Totton, 01632 960511",
                sleep="Nine o'clock; talks in his sleep",
                delegated_sleepovers=Answer.YES,
                allergies="Penicillin",
                photo_consent=Answer.YES,
                **faith,
            ),
            m.own_child(family, "Hamza Ahmed", m.schoolchild(2, 11, 8), photo_consent=Answer.YES),
            team=("Jo Pascoe", "Aaron Fisk"),
            siblings=("Zara, Bilal",),
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
        joined_on=m.days.ago(725),
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
                family, m.days.ago(760), 1, (0, 18), kinds_of_care=_LONG, named_children="Jake Loveridge", beds=1
            ),
            m.carers(
                family,
                "Shannon Loveridge",
                training_done="Skills to foster, connected carers",
            ),
            m.boy(
                family,
                "Jake Loveridge",
                m.schoolchild(7, 10, 3),
                m.days.ago(740),
                kind_of_care=CareKind.LONG_TERM,
                social_worker="Dawn Okell",
                school="Penn Oaks Academy",
                gp="Thatchers Surgery, Bransgore, 01632 960519",
                sleep="Window open, whatever the weather; phone stays downstairs",
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
