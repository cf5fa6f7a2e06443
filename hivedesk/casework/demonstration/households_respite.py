"""The respite-only carers of the demonstration Hive: the Cartwrights, asked often, and the Yarrows, who are not."""

from datetime import timedelta
from typing import Any

from hivedesk.casework.demonstration.people import InCare, Maker, Member, ended
from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import Answer, Channel, DayPart, Family, Smoking
from hivedesk.domain.placements import EndKind, EndReason


def respite_carers(m: Maker) -> list[Member]:
    """Cartwright and Yarrow."""
    return [_cartwright(m), _yarrow(m)]


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
            ),
            m.carers(family, "Pauline Cartwright", "Derek Cartwright", training_done="Years 1 to 3 complete"),
            *_maisie_and_connie(m, family),
            team=("Bev Stannard",),
            siblings=("Maisie, Connie",),
        ),
        added_on=m.days.start,
        men=frozenset({"Derek"}),
        weight=0.3,
        quiet_for=36,
    )


def _maisie_and_connie(m: Maker, family: Family) -> list[InCare]:
    """Two sisters from over the county's edge: a week in the summer, then a weekend a month."""
    shared: dict[str, Any] = {
        "social_worker": "Jasmine Webb",
        "delegated_sleepovers": Answer.YES,
        "photo_consent": Answer.NO,
    }
    found = []
    for name, born in (("Maisie Webber", m.schoolchild(5, 12, 9)), ("Connie Webber", m.schoolchild(2, 5, 27))):
        first, *others = (_nights(m, *when) for when in ((95, 7), (66, 2), (38, 2)))
        one = m.girl(family, name, born, comfort="Otto beside the bed", **(first | shared))
        found.append(one)
        found += [InCare(one.child, m.placement(one.child, **when)) for when in others]
    return found


def _nights(m: Maker, ago: int, nights: int) -> dict[str, Any]:
    """A respite placement that long ago, of so many nights."""
    first = m.days.seasons.working_day_from(m.days.ago(ago))
    last = first + timedelta(days=nights)
    over = ended(
        last,
        EndKind.PLANNED,
        EndReason.CARE_PLAN,
        "Back home, as planned.",
        next_carer="The carers at home",
        next_carer_told="What was eaten, how the nights were, and what made them laugh",
        next_carer_told_on=last,
        next_carer_told_by="On the doorstep",
    )
    return {"started_on": first, "kind_of_care": CareKind.RESPITE, **over}


def _yarrow(m: Maker) -> Member:
    family = m.family(
        "Yarrow",
        reference="H021",
        address="Setley Pound Cottage",
        town="Brockenhurst",
        postcode="SO42 7ZD",
        preferred_times=(DayPart.AFTERNOON, DayPart.EVENING),
        preferred_times_note="not before 4, he drives the school bus",
        preferred_channel=Channel.PHONE,
        travel_minutes=13,
        languages="English",
        pets="Two donkeys, in a field of their own",
        smoking=Smoking.NO,
        joined_on=m.days.yarrow,
        annual_review_due=m.days.ago(226) + timedelta(days=365),
        unannounced_visit_due=m.days.ago(226) + timedelta(days=365),
        notes="Respite only: their own two are grown up and they wish to keep the weeks free.",
    )
    return Member(
        key="yarrow",
        household=m.household(
            family,
            m.approval(
                family,
                m.days.ago(226),
                1,
                (6, 12),
                kinds_of_care=(CareKind.RESPITE,),
                respite_only=True,
                respite_limits="One weekend a month; a week in the school holidays by arrangement",
                beds=1,
                rooms="1 single",
            ),
            m.carers(family, "Tilda Yarrow", "Frank Yarrow", training_done="Skills to foster"),
            m.boy(
                family,
                "Bobby Tate",
                m.schoolchild(4, 1, 17),
                social_worker="Dawn Okell",
                school="Holmsley Vale Primary",
                health="Well",
                comfort="Being told the plan for the day at breakfast",
                delegated_sleepovers=Answer.YES,
                photo_consent=Answer.YES,
                **_nights(m, 171, 2),
            ),
            team=("Bev Stannard",),
        ),
        added_on=m.days.yarrow,
        men=frozenset({"Frank"}),
        everyday=False,  # hardly anybody rings them, and that is the matter
    )
