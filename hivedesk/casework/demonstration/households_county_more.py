"""More established county carers of the demonstration Hive, and the boy who moved from one of them to another."""

from dataclasses import replace
from datetime import timedelta

from hivedesk.casework.demonstration.people import Maker, Member, ended
from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import Answer, Channel, DayPart, Smoking
from hivedesk.domain.placements import EndKind, EndReason

_SHORT_LONG = (CareKind.SHORT_TERM, CareKind.LONG_TERM)


def more_county_carers(m: Maker) -> list[Member]:
    """Osei, Bramley, Penhaligon, Ferreira and Fairweather."""
    penhaligon = _penhaligon(m)
    return [_osei(m), _bramley(m), penhaligon, _with_reece(m, _ferreira(m), penhaligon), _fairweather(m)]


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
            m.carers(family, "Comfort Osei", training_done="Years 1 to 3 complete"),
            m.girl(
                family,
                "Destiny Blake",
                m.schoolchild(12, 11, 26),
                m.days.ago(1460),
                kind_of_care=CareKind.LONG_TERM,
                social_worker="Aaron Fisk",
                school="Forest Reach College",
                gp="Saltgrass Surgery, Totton, 01632 960511",
                sleep="Late, and late to rise; her own alarm",
                delegated_sleepovers=Answer.YES,
                allergies="Nuts (swelling); carries two pens",
                medication="Adrenaline pens, 300 micrograms, always with her: one at once if her face swells, and 999",
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
    shared = {"social_worker": "Dawn Okell", "school": "Holmsley Vale Primary", "kind_of_care": CareKind.LONG_TERM}
    return Member(
        key="bramley",
        household=m.household(
            family,
            m.approval(family, m.years_ago(7, 1, 30), 2, (4, 14), kinds_of_care=_SHORT_LONG, beds=2, rooms="2 single"),
            m.carers(
                family,
                "Lucy Bramley",
                "Tom Bramley",
                training_done="Years 1 to 3 complete",
            ),
            m.boy(
                family,
                "Noah Finch",
                m.schoolchild(6, 3, 19),
                m.days.ago(980),
                gp="Rushmere Surgery, Brockenhurst, 01632 960516",
                sleep="Half past eight; a torch in reach",
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
                gp="Rushmere Surgery, Brockenhurst, 01632 960516",
                sleep="Cannot hear a whisper on her left side; a hand on the cover to wake her",
                delegated_sleepovers=Answer.UNKNOWN,
                comfort="Reads to the hens",
                health="Glue ear, hearing test yearly",
                photo_consent=Answer.YES,
                **shared,
            ),
            m.own_child(family, "Alfie Bramley", m.schoolchild(1, 12, 12), photo_consent=Answer.YES),
            m.own_child(family, "Martha Bramley", m.schoolchild(-1, 5, 5), photo_consent=Answer.YES),
            team=("Bev Stannard", "Dawn Okell"),
            siblings=("Noah, Poppy",),
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
        joined_on=m.days.ago(1010),
        annual_review_last=m.days.ago(140),
        annual_review_due=m.days.ago(140) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(28),
        unannounced_visit_due=m.days.ago(28) + timedelta(days=365),
    )
    return Member(
        key="ferreira",
        household=m.household(
            family,
            m.approval(family, m.days.ago(1075), 2, (12, 18), kinds_of_care=_SHORT_LONG, beds=2),
            m.carers(
                family,
                "Marta Ferreira",
                "João Ferreira",
                training_done="Years 1 and 2 complete",
            ),
            m.boy(
                family,
                "Yonas Tesfay",
                m.schoolchild(12, 1, 15),
                m.days.ago(520),
                kind_of_care=CareKind.LONG_TERM,
                solo=True,
                solo_reason="To have a home to himself after the journey, until he asks for company",
                solo_review_on=m.days.ago(142),
                solo_ended_on=m.days.seasons.working_day_from(m.days.ago(142)),
                solo_decision="Decided at his review, with Mo Siddiqui: he asked for company, and sleeps well.",
                social_worker="Mo Siddiqui",
                school="Forest Reach College (English and maths for speakers of other languages)",
                gp="Naish Park Surgery, New Milton, 01632 960517",
                sleep="Light sleeper; music low in one ear. Bad dreams now and then: sit by the door, do not touch him",
                delegated_sleepovers=Answer.YES,
                culture="Eritrean; Orthodox Christian, keeps the fasts; speaks Tigrinya and Arabic",
                diet="No meat, milk or eggs on fasting days; he says which",
                health="Dental treatment done; sees the nurse about headaches",
                access_needs="An old injury to his left leg: few stairs, and no steep ones",
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


def _penhaligon(m: Maker) -> Member:
    family = m.family(
        "Penhaligon",
        reference="H025",
        address="7 Naish Lane",
        town="Barton on Sea",
        postcode="BH25 7QF",
        preferred_times=(DayPart.SCHOOL_HOURS, DayPart.AFTERNOON),
        preferred_times_note="let it ring, she is slow on the stairs",
        preferred_channel=Channel.PHONE,
        travel_minutes=30,
        languages="English, Cornish hymns",
        pets="Jenkin, a grey parrot who answers the telephone",
        smoking=Smoking.NO,
        access_needs="New hip: nothing to carry upstairs until the new year",
        joined_on=m.years_ago(3, 4, 24),
        annual_review_last=m.days.ago(170),
        annual_review_due=m.days.ago(170) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(205),
        unannounced_visit_due=m.days.ago(-160),
    )
    return Member(
        key="penhaligon",
        household=m.household(
            family,
            m.approval(
                family,
                m.years_ago(12, 2, 9),
                1,
                (8, 18),
                kinds_of_care=(CareKind.SHORT_TERM,),
                beds=1,
                rooms="1 single",
            ),
            m.carers(family, "Ruth Penhaligon", training_done="Years 1 to 3 complete"),
            m.boy(
                family,
                "Reece Dunmore",
                m.schoolchild(10, 3, 22),
                m.days.ago(640),
                kind_of_care=CareKind.SHORT_TERM,
                **ended(
                    m.days.reece,
                    EndKind.PLANNED,
                    EndReason.CARE_PLAN,
                    "Matched for the long term with Marta and João Ferreira, whom he knew from Hive weekends.",
                    room_ready_on=m.days.reece + timedelta(days=3),
                    life_story_on=m.days.reece + timedelta(days=10),
                    next_carer="Marta and João Ferreira",
                    next_carer_told="Wake him twice, ten minutes apart. He talks while he is doing something: cook "
                    "with him or wash the car. His gran's ring stays on its nail by the bed.",
                    next_carer_told_on=m.days.reece - timedelta(days=3),
                    next_carer_told_by="Ruth Penhaligon",
                ),
                social_worker="Aaron Fisk",
                school="Chewton Lane School",
                gp="Naish Park Surgery, New Milton, 01632 960517",
                sleep="Wake him twice, ten minutes apart",
                delegated_sleepovers=Answer.YES,
                health="Well; contact lenses",
                comfort="The radio on low; his gran's ring",
                diet="Breakfast is the big meal",
                photo_consent=Answer.YES,
                own_words="I'm not being sent. I picked it as well.",
            ),
            team=("Colin Tuck", "Aaron Fisk"),
        ),
        added_on=m.days.start,
        weight=0.8,
        everyday_until=m.days.ago(11),  # she has asked for a call since, and waits for it
        themes=frozenset({"#host"}),
    )


def _with_reece(m: Maker, ferreira: Member, penhaligon: Member) -> Member:
    """The Ferreiras with the boy who came to them from Ruth Penhaligon: the same child, another placement."""
    house = ferreira.household
    reece = replace(penhaligon.household.children_in_care[0], family_id=house.family.id)
    placement = m.placement(reece, m.days.reece, kind_of_care=CareKind.LONG_TERM)
    house = replace(house, children_in_care=(*house.children_in_care, reece), placements=(placement, *house.placements))
    return replace(ferreira, household=house)


def _fairweather(m: Maker) -> Member:
    family = m.family(
        "Fairweather",
        reference="H026",
        address="The Old Parsonage, Silver Street",
        town="Hordle",
        postcode="SO41 6DJ",
        preferred_times=(DayPart.MORNING, DayPart.SCHOOL_HOURS),
        preferred_times_note="Jean rings back, she says",
        preferred_channel=Channel.PHONE,
        travel_minutes=27,
        languages="English, British Sign Language",
        pets="Admiral, a labrador",
        smoking=Smoking.NO,
        car_seats="seven-seater; two boosters",
        joined_on=m.years_ago(4, 2, 14),
        annual_review_last=m.days.ago(145),
        annual_review_due=m.days.ago(145) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(64),
        unannounced_visit_due=m.days.ago(64) + timedelta(days=365),
    )
    motts = {"social_worker": "Dawn Okell", "kind_of_care": CareKind.LONG_TERM, "photo_consent": Answer.YES}
    sayers = {
        "social_worker": "Jasmine Webb",
        "school": "St Osyth's Primary",
        "kind_of_care": CareKind.SHORT_TERM,
        "expected_end_on": m.days.ago(-20),
        "photo_consent": Answer.NO,
        "siblings": "A baby brother with their father",
    }
    house = m.household(
        family,
        m.approval(family, m.years_ago(22, 3, 1), 4, (3, 16), kinds_of_care=_SHORT_LONG, beds=4, rooms="4 single"),
        m.carers(
            family,
            "Jean Fairweather",
            "Alan Fairweather",
            training_done="Years 1 to 3 complete",
        ),
        m.girl(
            family,
            "Lacey Mott",
            m.schoolchild(8, 4, 25),
            m.days.ago(1240),
            school="Chewton Lane School",
            gp="Naish Park Surgery, New Milton, 01632 960517",
            sleep="Hearing aid out at night and into its box: a flashing alarm, or wake her by the light",
            delegated_sleepovers=Answer.YES,
            health="Deaf in one ear; hearing aid",
            own_words="Face me when you talk. That's it, really.",
            **motts,
        ),
        m.boy(
            family,
            "Logan Mott",
            m.schoolchild(5, 9, 12),
            m.days.ago(1240),
            school="Holmsley Vale Primary",
            gp="Naish Park Surgery, New Milton, 01632 960517",
            sleep="Reads maps under the cover; nine o'clock",
            delegated_sleepovers=Answer.YES,
            comfort="A torch and a map",
            **motts,
        ),
        m.boy(
            family,
            "Ryan Sayer",
            m.schoolchild(2, 1, 8),
            m.days.sayers,
            gp="Quayside Practice, Lymington, 01632 960513",
            sleep="Asks what time it is when he wakes; tell him, and he turns over",
            delegated_sleepovers=Answer.NO,
            comfort="Knowing the time; he has a watch",
            **sayers,
        ),
        m.girl(
            family,
            "Robyn Sayer",
            m.schoolchild(0, 7, 19),
            m.days.sayers,
            gp="Quayside Practice, Lymington, 01632 960513",
            sleep="Half past six; sleeps best with a door open to Ryan",
            delegated_sleepovers=Answer.NO,
            comfort="Ryan's old jumper",
            **sayers,
        ),
        team=("Bev Stannard", "Dawn Okell", "Jasmine Webb"),
        siblings=("Lacey, Logan", "Ryan, Robyn"),
    )
    return Member(
        key="fairweather",
        household=house,
        added_on=m.days.start,
        men=frozenset({"Alan"}),
        weight=1.1,
        themes=frozenset({"#dog"}),
    )
