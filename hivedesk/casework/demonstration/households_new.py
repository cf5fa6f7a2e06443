"""The households that came during the demonstration year: newly approved carers, and the waiting list."""

from datetime import date, timedelta

from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import Answer, Channel, DayPart, Family, Smoking, Status

_SHORT_LONG = (CareKind.SHORT_TERM, CareKind.LONG_TERM)


def newly_approved(m: Maker) -> list[Member]:
    """Kaur-Bennett, O'Rourke, Nkosi-Wright and Petrov, approved within the year."""
    return [_kaur_bennett(m), _orourke(m), _nkosi_wright(m), _petrov(m)]


def waiting(m: Maker) -> list[Member]:
    """Four families on the waiting list, two of them transfers from an agency."""
    days = m.days
    chaudhry = _waiting(m, "Chaudhry", days.ago(143), "Eastleigh", "SO50 4XZ", "Brightwater Fostering")
    lindqvist = _waiting(m, "Lindqvist", days.ago(62), "Downton", "SP5 2VQ", "Oak and Tide Foster Care")
    tapper = _waiting(m, "Tapper", days.ago(97), "Romsey", "SO51 8YJ")
    abiodun = _waiting(m, "Abiodun", days.ago(34), "Totton", "SO40 6DV")
    return [
        Member(
            key="chaudhry",
            household=m.household(
                chaudhry,
                m.approval(chaudhry, m.years_ago(4, 7, 17), 2, (5, 16), kinds_of_care=_SHORT_LONG, beds=2),
                m.carers(chaudhry, "Samina Chaudhry", "Tariq Chaudhry"),
                m.girl(
                    chaudhry,
                    "Amelia Frost",
                    m.schoolchild(6, 4, 2),
                    m.days.ago(700),
                    school="Heathfold Primary",
                    kind_of_care=CareKind.LONG_TERM,
                ),
                m.own_child(chaudhry, "Yusuf Chaudhry", m.schoolchild(10, 8, 19)),
                team=(),
            ),
            added_on=days.seasons.working_day_from(days.ago(143)),
            men=frozenset({"Tariq"}),
            everyday=False,
        ),
        Member(
            key="tapper",
            household=m.household(
                tapper,
                m.approval(tapper, m.years_ago(2, 3, 26), 1, (0, 10), kinds_of_care=_SHORT_LONG),
                m.carers(tapper, "Steph Tapper", "Wayne Tapper"),
                team=("Bev Stannard",),
            ),
            added_on=days.seasons.working_day_from(days.ago(97)),
            men=frozenset({"Wayne"}),
            everyday=False,
        ),
        Member(
            key="lindqvist",
            household=m.household(
                lindqvist,
                m.approval(lindqvist, m.years_ago(3, 11, 11), 2, (8, 18), kinds_of_care=_SHORT_LONG, beds=2),
                m.carers(lindqvist, "Maria Lindqvist", "Olle Lindqvist"),
                m.boy(
                    lindqvist,
                    "Theo Banks",
                    m.schoolchild(9, 5, 23),
                    m.days.ago(450),
                    placing_authority="Wiltshire",
                    kind_of_care=CareKind.LONG_TERM,
                ),
                team=(),
            ),
            added_on=days.seasons.working_day_from(days.ago(62)),
            men=frozenset({"Olle"}),
            everyday=False,
        ),
        Member(
            key="abiodun",
            household=m.household(
                abiodun,
                m.approval(abiodun, None, 1, (5, 12), kinds_of_care=(CareKind.SHORT_TERM,)),
                m.carers(abiodun, "Folake Abiodun"),
                m.own_child(abiodun, "Dara Abiodun", m.schoolchild(8, 3, 3)),
                team=("Priya Raman",),
            ),
            added_on=days.seasons.working_day_from(days.ago(34)),
            everyday=False,
        ),
    ]


def _waiting(m: Maker, name: str, since: date, area: str, postcode: str, agency: str = "") -> Family:
    return m.family(
        name,
        status=Status.WAITING,
        waiting_since=since,
        waiting_area=area,
        postcode=postcode,
        ifa_transfer=bool(agency),
        ifa_agency=agency,
    )


def _kaur_bennett(m: Maker) -> Member:
    family = m.family(
        "Kaur-Bennett",
        reference="H017",
        address="6 Emery Down Close",
        town="Lyndhurst",
        postcode="SO43 7WZ",
        preferred_times=(DayPart.SCHOOL_HOURS, DayPart.EVENING),
        preferred_channel=Channel.PHONE,
        travel_minutes=6,
        languages="English, Punjabi",
        pets="Two rabbits",
        smoking=Smoking.NO,
        car_seats="one booster",
        joined_on=m.days.kaur,
        annual_review_due=m.days.ago(290) + timedelta(days=365),
        unannounced_visit_last=m.days.ago(66),
        unannounced_visit_due=m.days.ago(66) + timedelta(days=365),
    )
    return Member(
        key="kaurbennett",
        household=m.household(
            family,
            m.approval(family, m.days.ago(290), 2, (4, 12), kinds_of_care=_SHORT_LONG, beds=2, rooms="2 single"),
            m.carers(
                family,
                "Harpreet Kaur-Bennett",
                "Dan Bennett",
                training_done="Skills to foster",
            ),
            m.boy(
                family,
                "Mason Tilley",
                m.schoolchild(3, 2, 4),
                m.days.kaur_first,
                kind_of_care=CareKind.SHORT_TERM,
                social_worker="Dawn Okell",
                school="Holmsley Vale Primary",
                gp="Emery Down Practice, Lyndhurst, 01632 960518",
                sleep="One chapter, with the voices; calls out once about ten and settles",
                delegated_sleepovers=Answer.NO,
                diet="Plain food, one new thing at a time, sauce on the side",
                comfort="Feeding the rabbits before bed",
                health="Eye test due; catch-up vaccinations done",
                photo_consent=Answer.YES,
                own_words="I like it when Dan does the voices.",
            ),
            team=("Priya Raman", "Dawn Okell", "Tracey Holm"),
        ),
        added_on=m.days.kaur,
        men=frozenset({"Dan"}),
        weight=1.8,
    )


def _orourke(m: Maker) -> Member:
    family = m.family(
        "O'Rourke",
        reference="H018",
        address="19 Woodside Gardens",
        town="Lymington",
        postcode="SO41 9XD",
        preferred_times=(DayPart.AFTERNOON, DayPart.EVENING),
        preferred_channel=Channel.VIDEO,
        travel_minutes=21,
        languages="English, Irish",
        pets="Pickle, a cat",
        smoking=Smoking.NO,
        car_seats="one group 2/3",
        joined_on=m.days.orourke,
        annual_review_due=m.days.ago(205) + timedelta(days=365),
        unannounced_visit_due=m.days.ago(205) + timedelta(days=365),
    )
    return Member(
        key="orourke",
        household=m.household(
            family,
            m.approval(family, m.days.ago(205), 1, (3, 9), kinds_of_care=_SHORT_LONG, beds=1, rooms="1 single"),
            m.carers(
                family,
                "Siobhan O'Rourke",
                training_done="Skills to foster",
            ),
            m.girl(
                family,
                "Ava Greene",
                m.schoolchild(-1, 10, 22),
                m.days.orourke_first,
                kind_of_care=CareKind.SHORT_TERM,
                social_worker="Mo Siddiqui",
                school="Little Acorns Nursery",
                gp="Quayside Practice, Lymington, 01632 960513",
                sleep="Bed where she can see the door; sleeps in her socks",
                delegated_sleepovers=Answer.NO,
                comfort="Her pink blanket; sitting where she can see the door",
                health="Speech a little behind; referral made",
                not_collected_by="Her father",
                no_contact="Her father, by order of the court",
                photo_consent=Answer.NO,
            ),
            team=("Colin Tuck", "Mo Siddiqui", "Tracey Holm"),
        ),
        added_on=m.days.orourke,
        weight=1.8,
    )


def _nkosi_wright(m: Maker) -> Member:
    family = m.family(
        "Nkosi-Wright",
        reference="H019",
        address="11 Castleman Drive",
        town="Ringwood",
        postcode="BH24 1VY",
        preferred_times=(DayPart.SCHOOL_HOURS, DayPart.EVENING),
        preferred_times_note="Greg does nights, not before 10",
        preferred_channel=Channel.PHONE,
        travel_minutes=23,
        languages="English, Zulu",
        smoking=Smoking.NO,
        car_seats="one group 1, one booster",
        joined_on=m.days.nkosi,
        annual_review_due=m.days.ago(131) + timedelta(days=365),
        unannounced_visit_due=m.days.ago(131) + timedelta(days=365),
    )
    return Member(
        key="nkosiwright",
        household=m.household(
            family,
            m.approval(family, m.days.ago(131), 2, (0, 8), kinds_of_care=_SHORT_LONG, beds=2, rooms="1 single, 1 twin"),
            m.carers(
                family,
                "Thandi Nkosi-Wright",
                "Greg Nkosi-Wright",
                training_done="Skills to foster",
            ),
            m.boy(
                family,
                "Leo Marriott",
                m.schoolchild(-1, 6, 27),
                m.days.nkosi_first,
                kind_of_care=CareKind.SHORT_TERM,
                social_worker="Jasmine Webb",
                school="Poulner Lane Nursery",
                gp="Avon Bank Surgery, Ringwood, 01632 960512",
                sleep="A hand on his back until he sleeps, twenty minutes at most",
                delegated_sleepovers=Answer.NO,
                comfort="A wooden bus; hand on his back until he sleeps",
                diet="Still learning to sit through a meal",
                health="Hearing test asked for",
                photo_consent=Answer.UNKNOWN,
            ),
            m.own_child(family, "Sipho Nkosi-Wright", m.schoolchild(5, 12, 19), photo_consent=Answer.YES),
            team=("Bev Stannard", "Jasmine Webb", "Tracey Holm"),
        ),
        added_on=m.days.nkosi,
        men=frozenset({"Greg"}),
        weight=1.8,
        themes=frozenset({"#sleep"}),
    )


def _petrov(m: Maker) -> Member:
    family = m.family(
        "Petrov",
        reference="H020",
        address="Flat 2, 88 Hurst Road",
        town="Milford on Sea",
        postcode="SO41 0ZW",
        preferred_times=(DayPart.EVENING, DayPart.SATURDAY),
        preferred_channel=Channel.VIDEO,
        travel_minutes=33,
        languages="English, Bulgarian",
        smoking=Smoking.NO,
        joined_on=m.days.petrov,
        annual_review_due=m.days.ago(44) + timedelta(days=365),
        unannounced_visit_due=m.days.ago(44) + timedelta(days=365),
    )
    return Member(
        key="petrov",
        household=m.household(
            family,
            m.approval(
                family, m.days.ago(44), 1, (5, 11), kinds_of_care=(CareKind.SHORT_TERM, CareKind.RESPITE), beds=1
            ),
            m.carers(
                family,
                "Elena Petrov",
                "Stefan Petrov",
                training_done="Skills to foster",
            ),
            team=("Colin Tuck",),
        ),
        added_on=m.days.petrov,
        men=frozenset({"Stefan"}),
        weight=1.6,
    )
