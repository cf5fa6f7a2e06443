"""The established county carers of the demonstration Hive, all in it since before the year began."""

from datetime import timedelta

from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.families import Answer, ApprovedGenders, CareKind, Channel, DayPart, Smoking

_SHORT_LONG = (CareKind.SHORT_TERM, CareKind.LONG_TERM)


def county_carers(m: Maker) -> list[Member]:
    """Five households: Patel, Whitcombe, Mensah-Cole, Hartnell, Doyle; the other four are in `more_county_carers`."""
    return [_patel(m), _whitcombe(m), _mensah_cole(m), _hartnell(m), _doyle(m)]


def _patel(m: Maker) -> Member:
    family = m.family(
        "Patel",
        reference="H001",
        address="14 Saltgrass Road",
        town="Totton",
        postcode="SO40 7QD",
        preferred_times=(DayPart.MORNING, DayPart.SCHOOL_HOURS),
        preferred_times_note="Anika's day at the pharmacy is Thursday",
        preferred_channel=Channel.PHONE,
        travel_minutes=16,
        languages="English, Gujarati",
        smoking=Smoking.NO,
        car_seats="one high-back booster",
        joined_on=m.years_ago(4, 2, 14),
        annual_review_last=m.days.ago(210),
        annual_review_due=m.days.ago(210) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(120),
        unannounced_visit_due=m.days.ago(120) + timedelta(days=365),
    )
    return Member(
        key="patel",
        household=m.household(
            family,
            m.approval(family, m.years_ago(6, 9, 19), 2, (3, 12), kinds_of_care=_SHORT_LONG, beds=2, rooms="2 single"),
            m.carers(
                family,
                "Anika Patel",
                "Suresh Patel",
                training_done="Years 1 to 3 complete; refresher: Attachment Theory",
                training_due_on=m.days.ago(-64),
            ),
            m.girl(
                family,
                "Ellie-Mae Cox",
                m.schoolchild(2, 6, 11),
                m.days.ago(690),
                known_as="Ellie",
                social_worker="Jasmine Webb",
                school="Heathfold Primary",
                delegated_sleepovers=Answer.YES,
                comfort="Mr Flop, a grey rabbit; hall light on, door a hand's width open",
                diet="Eats most things; small helpings and a second one",
                health="Eczema inside the elbows",
                medication="Cream at bedtime, kept in the bathroom cabinet",
                risk_flags="Wakes and walks about at night after family time",
                no_contact="Her mother's former partner: no contact of any kind",
                not_collected_by="Anybody but Anika, Suresh or a named worker",
                photo_consent=Answer.NO,
                own_words="I like the landing light and pancakes shaped like rabbits.",
            ),
            m.own_child(family, "Rohan Patel", m.schoolchild(9, 1, 22), photo_consent=Answer.YES),
            team=("Priya Raman", "Jasmine Webb", "Tracey Holm"),
        ),
        added_on=m.days.start,
        men=frozenset({"Suresh"}),
        weight=1.7,
        themes=frozenset({"#sleep", "#familytime"}),
    )


def _whitcombe(m: Maker) -> Member:
    family = m.family(
        "Whitcombe",
        reference="H002",
        address="3 Farrier's Row",
        town="Ringwood",
        postcode="BH24 3XW",
        preferred_times=(DayPart.MORNING, DayPart.LATE_EVENING),
        preferred_times_note="ring twice, she may be in the yard",
        preferred_channel=Channel.PHONE,
        travel_minutes=24,
        languages="English",
        pets="Biscuit, a springer spaniel, good with everybody",
        smoking=Smoking.OUTSIDE,
        joined_on=m.years_ago(4, 2, 14),
        annual_review_last=m.days.ago(322),
        annual_review_due=m.days.ago(-43),
        unannounced_visit_last=m.days.ago(371),
        unannounced_visit_due=m.days.ago(6),
        notes="Fosters on her own; her brother Ray is the back-up and is checked.",
    )
    return Member(
        key="whitcombe",
        household=m.household(
            family,
            m.approval(family, m.years_ago(14, 5, 6), 2, (8, 18), kinds_of_care=_SHORT_LONG, beds=2, rooms="2 single"),
            m.carers(family, "Denise Whitcombe", training_done="Refreshers up to date", training_due_on=m.days.ago(19)),
            m.boy(
                family,
                "Kayden Rudd",
                m.schoolchild(9, 12, 3),
                m.days.ago(1010),
                social_worker="Aaron Fisk",
                school="Queensmere Secondary",
                delegated_sleepovers=Answer.YES,
                solo_placement=True,
                solo_reason="Needs one adult to himself; agreed at his last review",
                solo_review_on=m.days.ago(-33),
                health="Hay fever; waiting for an assessment of attention",
                comfort="Biscuit; headphones; being left alone for ten minutes first",
                diet="Always hungry after school",
                risk_flags="Walks out when shouted at; has always come back the same evening",
                photo_consent=Answer.YES,
                own_words="Don't ask me loads of questions when I get in. Ask me after tea.",
            ),
            team=("Colin Tuck", "Aaron Fisk", "Ellen Vickery", "Nick Amory"),
        ),
        added_on=m.days.start,
        weight=2.5,
        themes=frozenset({"#schoolgood", "#dog", "#online"}),
    )


def _mensah_cole(m: Maker) -> Member:
    family = m.family(
        "Mensah-Cole",
        reference="H003",
        address="Quay House, 8 Boldre Lane",
        town="Lymington",
        postcode="SO41 8TN",
        preferred_times=(DayPart.SCHOOL_HOURS, DayPart.EVENING),
        preferred_channel=Channel.PHONE,
        travel_minutes=22,
        languages="English, Twi",
        pets="Two guinea pigs",
        smoking=Smoking.NO,
        car_seats="seven-seater; three boosters",
        joined_on=m.years_ago(3, 4, 24),
        annual_review_last=m.days.ago(96),
        annual_review_due=m.days.ago(96) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(250),
        unannounced_visit_due=m.days.ago(-115),
    )
    siblings = "Tia, Levi and Corey live together here"
    shared = {"social_worker": "Dawn Okell", "school": "St Osyth's Primary", "siblings": siblings}
    placed = m.days.ago(810)
    return Member(
        key="mensahcole",
        household=m.household(
            family,
            m.approval(
                family,
                m.years_ago(9, 11, 2),
                3,
                (0, 12),
                kinds_of_care=_SHORT_LONG,
                exemptions="None needed: the three are siblings of each other",
                beds=3,
                rooms="1 single, 1 double with two beds",
                sharing_agreements="Levi and Corey share; agreed in writing by Hampshire, reviewed yearly",
            ),
            m.carers(
                family,
                "Abena Mensah-Cole",
                "Philip Mensah-Cole",
                training_done="Refreshers up to date; Moving On & Letting Go",
                training_due_on=m.days.ago(-120),
            ),
            m.girl(
                family,
                "Tia Tull",
                m.schoolchild(5, 10, 30),
                placed,
                delegated_sleepovers=Answer.YES,
                health="Wears glasses for reading",
                photo_consent=Answer.YES,
                own_words="I am not their mum, I am their sister.",
                **shared,
            ),
            m.boy(
                family,
                "Levi Tull",
                m.schoolchild(3, 4, 8),
                placed,
                delegated_sleepovers=Answer.YES,
                health="Asthma, mild",
                medication="Blue inhaler with spacer, when needed; one at school",
                allergies="Cats (sneezing)",
                photo_consent=Answer.YES,
                **shared,
            ),
            m.boy(
                family,
                "Corey Tull",
                m.schoolchild(0, 2, 17),
                placed,
                delegated_sleepovers=Answer.UNKNOWN,
                comfort="A corner of his blue blanket",
                not_collected_by="His father, unless a worker is present",
                photo_consent=Answer.YES,
                **shared,
            ),
            m.own_child(family, "Naomi Mensah-Cole", m.schoolchild(6, 7, 1), photo_consent=Answer.YES),
            team=("Priya Raman", "Dawn Okell", "Hazel Prior"),
        ),
        added_on=m.days.start,
        men=frozenset({"Philip"}),
        weight=1.3,
        themes=frozenset({"#familytime"}),
    )


def _hartnell(m: Maker) -> Member:
    family = m.family(
        "Hartnell",
        reference="H004",
        address="Weir Cottage, Mill Lane",
        town="Fordingbridge",
        postcode="SP6 1ZB",
        preferred_times=(DayPart.AFTERNOON,),
        preferred_times_note="Gill walks at 9 every morning",
        preferred_channel=Channel.VISIT,
        travel_minutes=29,
        languages="English",
        pets="Marmalade, an elderly cat",
        smoking=Smoking.NO,
        access_needs="Rob's knee: no stairs carrying things",
        joined_on=m.years_ago(4, 2, 14),
        annual_review_last=m.days.ago(155),
        annual_review_due=m.days.ago(155) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(300),
        unannounced_visit_due=m.days.ago(-65),
    )
    return Member(
        key="hartnell",
        household=m.household(
            family,
            m.approval(family, m.years_ago(17, 6, 12), 2, (10, 18), kinds_of_care=(CareKind.LONG_TERM,), beds=2),
            m.carers(family, "Gill Hartnell", "Rob Hartnell", training_done="Refreshers up to date"),
            m.boy(
                family,
                "Callum Pryce",
                m.schoolchild(11, 10, 9),
                m.days.ago(1900),
                social_worker="Aaron Fisk",
                school="Penn Oaks Academy",
                delegated_sleepovers=Answer.YES,
                health="Well; braces for another year",
                culture="Goes to chapel with Rob when he feels like it",
                photo_consent=Answer.YES,
                own_words="This is just home. You don't have to write much.",
            ),
            team=("Bev Stannard", "Aaron Fisk"),
        ),
        added_on=m.days.start,
        men=frozenset({"Rob"}),
        weight=1.0,
        themes=frozenset({"#host"}),
    )


def _doyle(m: Maker) -> Member:
    family = m.family(
        "Doyle and Szymańska",
        reference="H005",
        address="27 Furzey Close",
        town="Hythe",
        postcode="SO45 6VH",
        preferred_times=(DayPart.MORNING, DayPart.EVENING),
        preferred_times_note="not between 12 and 2, nap time",
        preferred_channel=Channel.PHONE,
        travel_minutes=26,
        languages="English, Polish",
        smoking=Smoking.NO,
        car_seats="one rear-facing, one group 1",
        joined_on=m.years_ago(3, 9, 11),
        annual_review_last=m.days.ago(60),
        annual_review_due=m.days.ago(60) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(190),
        unannounced_visit_due=m.days.ago(-175),
    )
    return Member(
        key="doyle",
        household=m.household(
            family,
            m.approval(
                family,
                m.years_ago(5, 3, 3),
                1,
                (0, 4),
                genders=ApprovedGenders.ANY,
                kinds_of_care=(CareKind.SHORT_TERM, CareKind.BRIDGING),
                beds=1,
                rooms="nursery with cot and bed",
            ),
            m.carers(
                family,
                "Fran Doyle",
                "Kasia Szymańska",
                training_done="Years 1 to 3 complete; paediatric first aid",
                training_due_on=m.days.ago(-21),
            ),
            m.boy(
                family,
                "Freddie Lane",
                m.months_old(31),
                m.days.ago(760),
                placed_to=m.days.move,
                social_worker="Jasmine Webb",
                comfort="A muslin with a knot in it; the song about the bear",
                delegated_sleepovers=Answer.NO,
                photo_consent=Answer.NO,
            ),
            m.girl(
                family,
                "Isla-Rose Hurst",
                m.months_old(14),
                m.days.new_child,
                known_as="Isla",
                social_worker="Mo Siddiqui",
                comfort="Held upright on a shoulder; white noise",
                diet="Cow's milk now; no egg yet, the health visitor is to say when",
                allergies="Egg suspected, not tested",
                delegated_sleepovers=Answer.NO,
                photo_consent=Answer.NO,
            ),
            team=("Colin Tuck", "Jasmine Webb", "Mo Siddiqui", "Tracey Holm"),
        ),
        added_on=m.days.start,
        weight=1.3,
        themes=frozenset({"#waiting", "#sleep", "#holiday", "#host"}),
    )
