"""Those who belong to the Hive's family events: a special guardian, Staying Put, a residential home, a care leaver."""

from hivedesk.casework.demonstration.people import Maker, Member, ended
from hivedesk.domain.approval import CareKind
from hivedesk.domain.families import Answer, Channel, DayPart, FamilyKind, Smoking, years_after
from hivedesk.domain.placements import EndKind, EndReason


def family_events_only(m: Maker) -> list[Member]:
    """Sutton, Baptiste, Fernleigh House and Jade Winters."""
    return [_sutton(m), _baptiste(m), _fernleigh(m), _winters(m)]


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
            m.approval(
                family,
                m.years_ago(5, 4, 16),
                1,
                (0, 18),
                kinds_of_care=(CareKind.LONG_TERM,),
                named_children="Harvey Sutton",
            ),
            m.carers(family, "Carol Sutton"),
            m.boy(
                family,
                "Harvey Sutton",
                m.schoolchild(5, 1, 31),
                m.years_ago(6, 2, 1),
                kind_of_care=CareKind.LONG_TERM,
                **ended(
                    m.years_ago(2, 1, 19),
                    EndKind.PLANNED,
                    EndReason.SPECIAL_GUARDIANSHIP,
                    "Harvey stays with his grandmother.",
                ),
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
            m.approval(family, m.years_ago(10, 9, 30), 1, (8, 18), kinds_of_care=(CareKind.LONG_TERM,)),
            m.carers(family, "Yvette Baptiste", training_done="Years 1 to 3 complete"),
            m.boy(
                family,
                "Marcus Allen",
                born,
                m.days.ago(2900),
                kind_of_care=CareKind.LONG_TERM,
                **ended(
                    years_after(born, 18), EndKind.PLANNED, EndReason.INDEPENDENCE, "Marcus stays put with Yvette."
                ),
                photo_consent=Answer.YES,
            ),
            team=("Leah Foster-Bright",),
        ),
        added_on=m.days.start,
        everyday=False,
    )


def _fernleigh(m: Maker) -> Member:
    family = m.family(
        "Fernleigh House",
        reference="H023",
        kind=FamilyKind.RESIDENTIAL,
        address="Fernleigh House, Beaulieu Road",
        town="Lyndhurst",
        postcode="SO43 7GB",
        preferred_times=(DayPart.MORNING,),
        preferred_times_note="after the handover at 10",
        preferred_channel=Channel.PHONE,
        travel_minutes=8,
        email="fernleigh.house@example.org",
        joined_on=m.years_ago(2, 6, 3),
        notes="The home's young people come to family events with a key worker.",
    )
    shared = {"placing_authority": "Hampshire", "photo_consent": Answer.NO}
    return Member(
        key="fernleigh",
        household=m.household(
            family,
            None,
            (),
            m.boy(
                family, "Kyle Norris", m.schoolchild(10, 6, 30), m.days.ago(420), social_worker="Mo Siddiqui", **shared
            ),
            m.girl(
                family,
                "Shanice Reid",
                m.schoolchild(9, 2, 12),
                m.days.ago(290),
                social_worker="Jasmine Webb",
                allergies="Shellfish",
                **shared,
            ),
            m.boy(
                family, "Archie Dunn", m.schoolchild(7, 10, 20), m.days.ago(133), social_worker="Aaron Fisk", **shared
            ),
            team=("Bernadette Coyle",),
        ),
        added_on=m.days.start,
        everyday=False,
    )


def _winters(m: Maker) -> Member:
    family = m.family(
        "Jade Winters",
        reference="H024",
        kind=FamilyKind.CARE_LEAVER,
        town="Lymington",
        postcode="SO41 3QG",
        mobile=m.mobile(),
        preferred_channel=Channel.MESSAGE,
        travel_minutes=20,
        joined_on=m.days.ago(251),
        notes="Jade is 20 and has a flat of her own. She comes to family events when she likes.",
    )
    return Member(
        key="winters",
        household=m.household(family, None, (), team=("Leah Foster-Bright",)),
        added_on=m.days.seasons.working_day_from(m.days.ago(251)),
        everyday=False,
    )
