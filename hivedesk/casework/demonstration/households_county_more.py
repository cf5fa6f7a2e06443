"""More established county carers of the demonstration Hive, and the two households that left during the year."""

from datetime import timedelta

from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.families import Answer, CareKind, Channel, DayPart, FamilyKind, Smoking

_SHORT_LONG = (CareKind.SHORT_TERM, CareKind.LONG_TERM)


def more_county_carers(m: Maker) -> list[Member]:
    """Cartwright, Osei, Bramley and Ferreira."""
    return [_cartwright(m), _osei(m), _bramley(m), _ferreira(m)]


def those_who_left(m: Maker) -> list[Member]:
    """Dempsey, de-registered after an unplanned ending; Hobbs, by special guardianship."""
    return [_dempsey(m), _hobbs(m)]


def _cartwright(m: Maker) -> Member:
    family = m.family(
        "Cartwright",
        reference="H006",
        address="61 Gorse Avenue",
        town="New Milton",
        postcode="BH25 5YD",
        preferred_times=(DayPart.AFTERNOON,),
        preferred_times_note="bowls on Tuesdays and Fridays",
        preferred_channel=Channel.PHONE,
        travel_minutes=31,
        languages="English",
        pets="Otto, an old black labrador",
        smoking=Smoking.NO,
        joined_on=m.years_ago(4, 2, 14),
        annual_review_last=m.days.ago(260),
        annual_review_due=m.days.ago(-105),
        unannounced_visit_last=m.days.ago(330),
        unannounced_visit_due=m.days.ago(-35),
    )
    return Member(
        key="cartwright",
        household=m.household(
            family,
            m.approval(
                family,
                m.years_ago(20, 10, 4),
                2,
                (4, 14),
                kinds_of_care=(CareKind.RESPITE,),
                respite_only=True,
                respite_limits="Two weekends a month and one week in the summer",
                beds=2,
                rooms="1 twin",
                sharing_agreements="Siblings only",
            ),
            m.carers(family, "Pauline Cartwright", "Derek Cartwright", training_done="Refreshers up to date"),
            team=("Bev Stannard",),
        ),
        added_on=m.days.start,
        men=frozenset({"Derek"}),
        weight=0.3,
        quiet_for=36,
    )


def _osei(m: Maker) -> Member:
    family = m.family(
        "Osei",
        reference="H007",
        address="9 Tollgate Mews",
        town="Totton",
        postcode="SO40 2WJ",
        preferred_times=(DayPart.EVENING, DayPart.SATURDAY),
        preferred_times_note="shifts at the hospital: text first",
        preferred_channel=Channel.MESSAGE,
        travel_minutes=15,
        languages="English, Ga",
        smoking=Smoking.NO,
        joined_on=m.years_ago(3, 4, 24),
        annual_review_last=m.days.ago(180),
        annual_review_due=m.days.ago(180) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(75),
        unannounced_visit_due=m.days.ago(75) + timedelta(days=365),
    )
    return Member(
        key="osei",
        household=m.household(
            family,
            m.approval(family, m.years_ago(8, 2, 20), 1, (10, 18), kinds_of_care=(CareKind.LONG_TERM,), beds=1),
            m.carers(family, "Comfort Osei", training_done="Refreshers up to date", training_due_on=m.days.ago(-90)),
            m.girl(
                family,
                "Destiny Blake",
                m.schoolchild(12, 11, 26),
                m.days.ago(1460),
                social_worker="Aaron Fisk",
                school="Forest Reach College",
                delegated_sleepovers=Answer.YES,
                allergies="Nuts (swelling); carries two pens",
                medication="Adrenaline pens, always with her; spare in the kitchen drawer",
                culture="Jamaican father; hair and skin looked after with Comfort",
                photo_consent=Answer.YES,
                own_words="I decide who knows I'm in care.",
            ),
            m.own_child(
                family,
                "Abigail Osei",
                m.schoolchild(15, 5, 30),
                lives_at_home=False,
                left_home_on=m.days.ago(430),
                notes="At university, home at Christmas",
            ),
            team=("Priya Raman", "Aaron Fisk"),
        ),
        added_on=m.days.start,
        weight=0.9,
        themes=frozenset({"#work"}),
    )


def _bramley(m: Maker) -> Member:
    family = m.family(
        "Bramley",
        reference="H008",
        address="Rushmere Farm Cottage",
        town="Brockenhurst",
        postcode="SO42 7XQ",
        preferred_times=(DayPart.SCHOOL_HOURS,),
        preferred_times_note="poor signal, use the landline",
        preferred_channel=Channel.PHONE,
        travel_minutes=12,
        languages="English",
        pets="Wren, a collie; nine hens; a pony that nobody rides",
        smoking=Smoking.NO,
        car_seats="two boosters, one group 1",
        joined_on=m.years_ago(3, 9, 11),
        annual_review_last=m.days.ago(372),
        annual_review_due=m.days.ago(7),
        unannounced_visit_last=m.days.ago(220),
        unannounced_visit_due=m.days.ago(-145),
    )
    shared = {"social_worker": "Dawn Okell", "school": "Holmsley Vale Primary", "siblings": "Noah and Poppy, together"}
    return Member(
        key="bramley",
        household=m.household(
            family,
            m.approval(family, m.years_ago(7, 1, 30), 2, (4, 14), kinds_of_care=_SHORT_LONG, beds=2, rooms="2 single"),
            m.carers(
                family,
                "Lucy Bramley",
                "Tom Bramley",
                training_done="Years 1 to 3 complete; Safeguarding Children Level 1",
                training_due_on=m.days.ago(-40),
            ),
            m.boy(
                family,
                "Noah Finch",
                m.schoolchild(6, 3, 19),
                m.days.ago(980),
                delegated_sleepovers=Answer.UNKNOWN,
                health="Well",
                allergies="Bee stings (swells; no pen)",
                photo_consent=Answer.YES,
                own_words="I want to be asked before my hair gets cut.",
                **shared,
            ),
            m.girl(
                family,
                "Poppy Finch",
                m.schoolchild(4, 8, 2),
                m.days.ago(980),
                delegated_sleepovers=Answer.UNKNOWN,
                comfort="Reads to the hens",
                health="Glue ear, hearing test yearly",
                photo_consent=Answer.YES,
                **shared,
            ),
            m.own_child(family, "Alfie Bramley", m.schoolchild(1, 12, 12), photo_consent=Answer.YES),
            m.own_child(family, "Martha Bramley", m.schoolchild(-1, 5, 5), photo_consent=Answer.YES),
            team=("Bev Stannard", "Dawn Okell"),
        ),
        added_on=m.days.start,
        men=frozenset({"Tom"}),
        weight=1.15,
        themes=frozenset({"#haircut", "#payments", "#dog"}),
    )


def _ferreira(m: Maker) -> Member:
    family = m.family(
        "Ferreira",
        reference="H009",
        address="18 Marlpit Way",
        town="New Milton",
        postcode="BH25 6RZ",
        preferred_times=(DayPart.MORNING, DayPart.EVENING),
        preferred_channel=Channel.PHONE,
        travel_minutes=30,
        languages="English, Portuguese; learning some Tigrinya",
        smoking=Smoking.NO,
        joined_on=m.years_ago(2, 5, 13),
        annual_review_last=m.days.ago(140),
        annual_review_due=m.days.ago(140) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(28),
        unannounced_visit_due=m.days.ago(28) + timedelta(days=365),
    )
    return Member(
        key="ferreira",
        household=m.household(
            family,
            m.approval(family, m.years_ago(3, 10, 21), 2, (12, 18), kinds_of_care=_SHORT_LONG, beds=2),
            m.carers(
                family,
                "Marta Ferreira",
                "João Ferreira",
                training_done="Year 2 under way; E-Safety",
                training_due_on=m.days.ago(-11),
            ),
            m.boy(
                family,
                "Yonas Tesfay",
                m.schoolchild(12, 1, 15),
                m.days.ago(520),
                social_worker="Mo Siddiqui",
                school="Forest Reach College (English and maths for speakers of other languages)",
                delegated_sleepovers=Answer.YES,
                culture="Eritrean; Orthodox Christian, keeps the fasts; speaks Tigrinya and Arabic",
                diet="No meat, milk or eggs on fasting days; he says which",
                health="Dental treatment done; sees the nurse about headaches",
                photo_consent=Answer.NO,
                own_words="Please say my name right: YO-nas.",
            ),
            team=("Colin Tuck", "Mo Siddiqui", "Nick Amory"),
        ),
        added_on=m.days.start,
        men=frozenset({"João"}),
        weight=0.95,
        themes=frozenset({"#exams", "#schoolgood", "#familytime", "#birthfamily"}),
    )


def _dempsey(m: Maker) -> Member:
    family = m.family(
        "Dempsey",
        reference="H010",
        address="40 Cadland View",
        town="Fawley",
        postcode="SO45 1LX",
        preferred_times=(DayPart.EVENING,),
        preferred_channel=Channel.PHONE,
        travel_minutes=33,
        languages="English",
        smoking=Smoking.NO,
        joined_on=m.years_ago(3, 9, 11),
        annual_review_last=m.days.start - timedelta(days=80),
        unannounced_visit_last=m.days.start - timedelta(days=30),
    )
    return Member(
        key="dempsey",
        household=m.household(
            family,
            m.approval(family, m.years_ago(5, 7, 8), 1, (8, 16), kinds_of_care=_SHORT_LONG, beds=1),
            m.carers(family, "Lorraine Dempsey", "Keith Dempsey", training_done="Years 1 to 3 complete"),
            m.boy(
                family,
                "Tyler Shaw",
                m.schoolchild(8, 9, 27),
                m.days.start - timedelta(days=150),
                placed_to=m.days.ending,
                social_worker="Mo Siddiqui",
                school="Waterside Reach School",
                delegated_sleepovers=Answer.YES,
                comfort="Drawing; a hoodie of his brother's",
                photo_consent=Answer.YES,
            ),
            team=("Colin Tuck", "Mo Siddiqui"),
        ),
        added_on=m.days.start,
        men=frozenset({"Keith"}),
        weight=1.5,
        everyday_until=m.days.ending,
        themes=frozenset({"#schoolgood", "#settled", "#host"}),
    )


def _hobbs(m: Maker) -> Member:
    family = m.family(
        "Hobbs",
        reference="H011",
        kind=FamilyKind.CONNECTED,
        address="5 Smugglers Lane",
        town="Milford on Sea",
        postcode="SO41 0KV",
        preferred_times=(DayPart.MORNING,),
        preferred_channel=Channel.PHONE,
        travel_minutes=32,
        languages="English",
        pets="A tortoise",
        smoking=Smoking.NO,
        joined_on=m.years_ago(2, 5, 13),
        annual_review_last=m.days.start - timedelta(days=60),
        unannounced_visit_last=m.days.start - timedelta(days=110),
    )
    return Member(
        key="hobbs",
        household=m.household(
            family,
            m.approval(
                family,
                m.years_ago(3, 8, 15),
                1,
                (0, 18),
                kinds_of_care=(CareKind.LONG_TERM,),
                named_children="Ruby Hobbs",
            ),
            m.carers(family, "Janet Hobbs", "Phil Hobbs", training_done="Skills to foster, connected carers"),
            m.girl(
                family,
                "Ruby Hobbs",
                m.schoolchild(0, 1, 9),
                m.days.start - timedelta(days=520),
                placed_to=m.days.order,
                social_worker="Jasmine Webb",
                comfort="Being read to in the big chair",
                delegated_sleepovers=Answer.YES,
                photo_consent=Answer.YES,
            ),
            team=("Jo Pascoe", "Jasmine Webb"),
        ),
        added_on=m.days.start,
        men=frozenset({"Phil"}),
        weight=0.7,
    )
