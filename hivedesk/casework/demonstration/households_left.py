"""Three households that left during the demonstration year: de-registered, special guardians, to another Hive."""

from datetime import timedelta

from hivedesk.casework.demonstration.people import Maker, Member, ended
from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import Answer, Channel, DayPart, FamilyKind, Smoking
from hivedesk.domain.placements import EndKind, EndReason

_SHORT_LONG = (CareKind.SHORT_TERM, CareKind.LONG_TERM)


def those_who_left(m: Maker) -> list[Member]:
    """Dempsey, de-registered after an unplanned ending; Hobbs, by special guardianship; Thornley, who moved house."""
    return [_dempsey(m), _hobbs(m), _thornley(m)]


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
                kind_of_care=CareKind.SHORT_TERM,
                **ended(
                    m.days.ending,
                    EndKind.UNPLANNED,
                    EndReason.CARER_OTHER,
                    "With 28 days' notice, for Lorraine's health, after a hard spring for all three. Tyler heard "
                    "it from them.",
                    room_ready_on=m.days.ending + timedelta(days=9),
                    life_story_on=m.days.ending + timedelta(days=3),
                    next_carer="Carers near his brother",
                    next_carer_told="Give him paper and leave him to it. He mends what he breaks. Sundays are for his "
                    "brother; calls from his father go through Mo.",
                    next_carer_told_on=m.days.ending - timedelta(days=6),
                    next_carer_told_by="Lorraine Dempsey, with Mo Siddiqui",
                ),
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
        leaves_on=m.days.left,
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
                kind_of_care=CareKind.LONG_TERM,
                **ended(
                    m.days.order,
                    EndKind.PLANNED,
                    EndReason.SPECIAL_GUARDIANSHIP,
                    "Special guardianship order made; Ruby stays where she is.",
                ),
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
        leaves_on=m.days.order,
    )


def _thornley(m: Maker) -> Member:
    family = m.family(
        "Thornley",
        reference="H022",
        address="2 Paddock Gate",
        town="Ringwood",
        postcode="BH24 2TQ",
        preferred_times=(DayPart.EVENING,),
        preferred_channel=Channel.PHONE,
        travel_minutes=25,
        languages="English",
        pets="A tank of tropical fish",
        smoking=Smoking.NO,
        joined_on=m.years_ago(2, 4, 22),
        annual_review_last=m.days.start - timedelta(days=35),
        unannounced_visit_last=m.days.start - timedelta(days=140),
    )
    return Member(
        key="thornley",
        household=m.household(
            family,
            m.approval(family, m.years_ago(4, 9, 8), 1, (6, 14), kinds_of_care=_SHORT_LONG, beds=1, rooms="1 single"),
            m.carers(family, "Kate Thornley", "Simon Thornley", training_done="Years 1 to 3 complete"),
            m.girl(
                family,
                "Ella Marsh",
                m.schoolchild(6, 11, 3),
                m.days.start - timedelta(days=410),
                kind_of_care=CareKind.LONG_TERM,
                social_worker="Dawn Okell",
                school="Poulner Lane Primary",
                delegated_sleepovers=Answer.YES,
                comfort="Feeding the fish before bed",
                photo_consent=Answer.YES,
                own_words="The fish are moving with us and so am I.",
            ),
            team=("Bev Stannard", "Dawn Okell"),
        ),
        added_on=m.days.start,
        men=frozenset({"Simon"}),
        weight=0.8,
        leaves_on=m.days.thornley,
    )
