"""What is to be seen to before an event, each on its own."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hivedesk.domain.calendar.school import Span
from hivedesk.domain.events.catering import in_the_way
from hivedesk.domain.events.checks import Around, CheckKind, Finding, check_gathering
from hivedesk.domain.events.invited import all_eligible, everybody, may_come, who_can_come
from hivedesk.domain.events.records import Audience, Event, EventId, EventKind, Guest, GuestId, GuestKind, Reply
from hivedesk.domain.families import ChildInCare, FamilyKind, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.membership import May
from hivedesk.domain.policy import policy_on
from hivedesk.foundation.clock import at_london
from tests.builders import a_family

SATURDAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 14, 10, tzinfo=UTC)


def an_event(**fields: object) -> Event:
    start = at_london(SATURDAY, 14)
    given = {
        "id": EventId("e"),
        "kind": EventKind.FAMILY_EVENT,
        "audience": Audience.FAMILIES,
        "title": "Picnic",
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "venue": "Lodge",
        "leader": "Ann",
        "risk_assessment": "RA 1",
    }
    return Event(**(given | fields))  # type: ignore[arg-type]


def a_guest(house: Household, place: int = 0, reply: Reply = Reply.YES, **fields: object) -> Guest:
    one = everybody(house, SATURDAY)[place]
    return Guest(
        id=GuestId(f"{house.family.id}-{place}"),
        event_id=EventId("e"),
        family_id=house.family.id,
        person_id=one.person_id,
        kind=one.kind,
        reply=reply,
        **fields,  # type: ignore[arg-type]
    )


def found(event: Event, guests: list[Guest], *houses: Household, **around: object) -> tuple[Finding, ...]:
    households = {house.family.id: house for house in houses}
    return check_gathering(
        event,
        guests,
        Around(households=households, policy=policy_on(SATURDAY), now=NOW, **around),  # type: ignore[arg-type]
    )


def sentences(kind: CheckKind, findings: tuple[Finding, ...]) -> list[str]:
    return [finding.sentence for finding in findings if finding.kind is kind]


def test_nothing_to_see_to():
    bell = a_family("Bell", carers=("Ann",))
    assert found(an_event(), [a_guest(bell)], bell) == ()


def test_a_cancelled_event_has_nothing_to_see_to():
    assert found(an_event(cancelled=True, venue=""), []) == ()


def test_details_and_invitations():
    findings = found(an_event(venue="", leader="", risk_assessment=""), [])
    assert [finding.sentence for finding in findings if not finding.note] == [
        "No venue yet.",
        "Nobody is invited yet.",
    ]
    assert len([finding for finding in findings if finding.note]) == 2


def test_answers_that_are_missing_are_worth_knowing():
    bell = a_family("Bell", carers=("Ann", "Bob"))
    (finding,) = found(an_event(), [a_guest(bell), a_guest(bell, 1, Reply.INVITED)], bell)
    assert finding.note and finding.sentence == "1 of 2 have not answered yet."


@pytest.mark.parametrize(
    ("kind", "fields", "event_kind", "words"),
    [
        (
            FamilyKind.STAYING_PUT,
            {},
            EventKind.SUPPORT_GROUP,
            "Bell: Staying Put only; family events are open to them, support groups are not.",
        ),
        (FamilyKind.SPECIAL_GUARDIAN, {}, EventKind.FAMILY_EVENT, None),
        (FamilyKind.CARE_LEAVER, {}, EventKind.FAMILY_EVENT, None),
        (
            FamilyKind.COUNTY,
            {"status": Status.WAITING, "joined_on": None},
            EventKind.SUPPORT_GROUP,
            "Bell: on the waiting list, here by invitation.",
        ),
        (
            FamilyKind.COUNTY,
            {"status": Status.WAITING, "joined_on": None},
            EventKind.FAMILY_EVENT,
            "Bell: on the waiting list; family events are for families in the Hive.",
        ),
        (FamilyKind.COUNTY, {"status": Status.LEFT, "left_on": date(2026, 1, 1)}, EventKind.FAMILY_EVENT, "left"),
        (FamilyKind.COUNTY, {"joined_on": date(2026, 12, 1)}, EventKind.FAMILY_EVENT, "on that day"),
        (FamilyKind.COUNTY, {"status": Status.CLOSING, "left_on": date(2026, 12, 1)}, EventKind.FAMILY_EVENT, None),
    ],
)
def test_who_may_come(kind, fields, event_kind, words):
    bell = a_family("Bell", kind=kind, **fields)
    told = sentences(CheckKind.ELIGIBILITY, found(an_event(kind=event_kind), [a_guest(bell)], bell))
    assert (told == []) if words is None else (len(told) == 1 and words in told[0])


def test_who_said_no_is_not_checked():
    bell = a_family("Bell", kind=FamilyKind.STAYING_PUT)
    event = an_event(kind=EventKind.SUPPORT_GROUP)
    assert sentences(CheckKind.ELIGIBILITY, found(event, [a_guest(bell, reply=Reply.NO)], bell)) == []


def a_child(key: str, family: str, *apart: str, **fields: object) -> ChildInCare:
    ids = tuple(ChildId(one) for one in apart)
    return ChildInCare(
        id=ChildId(key),
        family_id=FamilyId(family),
        first_name=key,
        no_contact_ids=ids,
        **fields,  # type: ignore[arg-type]
    )


def test_who_must_not_meet_is_told_without_saying_why_or_which_child():
    bell = a_family("Bell", id="B", children=(a_child("Leo", "B", "Mia", no_contact="Not to meet Mia: court order"),))
    okafor = a_family("Okafor", id="O", children=(a_child("Mia", "O"),))
    guests = [a_guest(bell, 1), a_guest(okafor, 1, Reply.INVITED)]
    (told,) = sentences(CheckKind.NO_CONTACT, found(an_event(), guests, bell, okafor))
    assert told == "Bell and Okafor: two children who must not meet. Ask the fostering service before both come."
    for word in ("Leo", "Mia", "court"):
        assert word not in told
    away = [a_guest(bell, 1), a_guest(okafor, 1, Reply.NO)]
    assert sentences(CheckKind.NO_CONTACT, found(an_event(), away, bell, okafor)) == []


def test_clashes():
    bell = a_family("Bell")
    leave = replace(an_event(id=EventId("l")), kind=EventKind.LEAVE, title="Leave", all_day=True)
    meeting = replace(an_event(id=EventId("m")), kind=EventKind.MEETING, title="Team")
    group = replace(an_event(id=EventId("g")), title="Club")
    others = [
        (leave, frozenset()),
        (meeting, frozenset()),
        (group, frozenset({bell.family.id})),
    ]
    findings = found(an_event(), [a_guest(bell)], bell, others=others)
    clashes = [(finding.sentence, finding.note) for finding in findings if finding.kind is CheckKind.CLASH]
    assert clashes == [
        ("You are on leave at that time.", False),
        ("Bell: also asked to “Club” at 14:00.", False),
        ("“Team” is at the same time (at 14:00).", True),
    ]


def test_allergies_against_what_is_served():
    child = replace(a_child("Leo", "B"), allergies="peanuts (EpiPen)", diet="no pork")
    bell = a_family("Bell", id="B", children=(child,))
    event = an_event(catering="Satay chicken, crisps")
    (told,) = sentences(CheckKind.CATERING, found(event, [a_guest(bell, 1)], bell))
    assert told == "Leo (Bell): peanuts (EpiPen); no pork. What is served may hold peanuts."


def test_a_walk_in_s_needs_count_too():
    guest = Guest(id=GuestId("w"), event_id=EventId("e"), kind=GuestKind.OTHER_CHILD, name="Sam", needs="Egg allergy")
    (told,) = sentences(CheckKind.CATERING, found(an_event(catering="quiche"), [guest]))
    assert told.startswith("Sam: Egg allergy.")


@pytest.mark.parametrize(
    ("allergies", "catering", "groups"),
    [
        ("nut allergy", "Brownies (nut-free), fruit", ()),
        ("nuts", "walnut cake", ("nuts",)),
        ("peanut", "almond slices", ()),
        ("coeliac", "sandwiches", ("gluten",)),
        ("dairy intolerance", "pizza", ("milk",)),
        ("shellfish", "prawn cocktail", ("crustaceans",)),
        ("none known", "cake and biscuits", ()),
        ("", "anything", ()),
        ("milk", "no milk chocolate cake", ("milk",)),
        ("fish", "fish fingers", ("fish",)),
        ("hay fever", "egg rolls", ()),
        ("soya", "soy sauce", ("soya",)),
    ],
)
def test_words_of_allergens(allergies, catering, groups):
    assert in_the_way(allergies, catering) == groups


def test_too_few_adults():
    bell = a_family("Bell", carers=("Ann",), children=("Leo", "Mia", "Kai"))
    guests = [a_guest(bell, n) for n in range(4)]
    (told,) = sentences(CheckKind.RATIO, found(an_event(children_per_adult=2), guests, bell))
    assert told == "3 children and 1 adult have said yes: at 2 children to one adult, 1 more would be needed."
    assert sentences(CheckKind.RATIO, found(an_event(children_per_adult=3), guests, bell)) == []


def test_more_than_there_are_places():
    bell = a_family("Bell", carers=("Ann", "Bob"))
    guests = [a_guest(bell), a_guest(bell, 1)]
    assert sentences(CheckKind.CAPACITY, found(an_event(capacity=1), guests, bell)) == [
        "2 have said yes, and there is 1 place."
    ]


@pytest.mark.parametrize(
    ("day", "hour", "length", "words"),
    [
        (date(2026, 11, 22), 14, 2, "on a Sunday"),
        (SATURDAY, 6, 2, "outside your hours"),
        (SATURDAY, 21, 2, "outside your hours"),
        (SATURDAY, 20, 2, None),
        (SATURDAY, 7, 1, None),
    ],
)
def test_working_hours(day, hour, length, words):
    start = at_london(day, hour)
    event = an_event(starts_at=start, ends_at=start + timedelta(hours=length))
    told = sentences(CheckKind.HOURS, found(event, []))
    assert (told == []) if words is None else (len(told) == 1 and words in told[0])


def test_holidays_are_worth_knowing():
    start = at_london(date(2026, 12, 28), 10)  # Boxing Day's substitute, a Monday
    event = an_event(kind=EventKind.SUPPORT_GROUP, starts_at=start, ends_at=start + timedelta(hours=2))
    closed = [Span(date(2026, 12, 21), date(2027, 1, 3), "Christmas")]
    findings = [one for one in found(event, [], closed=closed) if one.kind is CheckKind.HOLIDAY]
    assert all(one.note for one in findings) and len(findings) == 2
    assert "bank holiday" in findings[0].sentence and "schools are closed" in findings[1].sentence


def test_the_most_pressing_comes_first():
    bell = a_family("Bell", id="B", children=(a_child("Leo", "B", "Mia"),))
    okafor = a_family("Okafor", id="O", children=(a_child("Mia", "O"),))
    findings = found(an_event(venue=""), [a_guest(bell, 1), a_guest(okafor, 1)], bell, okafor)
    assert [finding.kind for finding in findings] == [CheckKind.NO_CONTACT, CheckKind.DETAILS]


# -- who is meant


def test_all_eligible_leaves_out_the_waiting_list_and_those_to_whom_it_is_not_open():
    houses = [
        a_family("Bell", carers=("Ann",), children=("Leo",)),
        a_family("Grant", kind=FamilyKind.SPECIAL_GUARDIAN),
        a_family("Wait", status=Status.WAITING, joined_on=None),
        a_family("Gone", status=Status.LEFT, left_on=date(2026, 1, 1)),
    ]
    group = an_event(kind=EventKind.SUPPORT_GROUP, audience=Audience.CARERS)
    assert [house.family.name for house, _ in all_eligible(houses, group)] == ["Bell"]
    picnic = all_eligible(houses, an_event())
    assert [house.family.name for house, _ in picnic] == ["Bell", "Grant"]
    assert [one.first_name for one in picnic[0][1]] == ["Ann", "Leo"]
    assert may_come(houses[2], group) is May.BY_INVITATION


def test_of_a_residential_home_only_the_children():
    home = a_family("Lime House", kind=FamilyKind.RESIDENTIAL, carers=("Sue",), children=("Leo",))
    assert [one.first_name for one in who_can_come(home, an_event())] == ["Leo"]
    assert who_can_come(home, an_event(audience=Audience.CARERS)) == []


def test_children_alone():
    bell = a_family("Bell", carers=("Ann",), children=("Leo",))
    assert [one.first_name for one in who_can_come(bell, an_event(audience=Audience.CHILDREN))] == ["Leo"]


def test_the_young_people_of_a_household_that_does_not_foster_are_asked_without_a_placement():
    harvey = ChildInCare(id=ChildId("h"), family_id=FamilyId("S"), first_name="Harvey", date_of_birth=date(2017, 1, 1))
    marcus = ChildInCare(id=ChildId("m"), family_id=FamilyId("S"), first_name="Marcus", date_of_birth=date(2007, 1, 1))
    sutton = a_family(
        "Sutton", id="S", kind=FamilyKind.SPECIAL_GUARDIAN, carers=("Carol",), children=(harvey, marcus), placements=()
    )
    assert [(one.first_name, one.kind) for one in who_can_come(sutton, an_event())] == [
        ("Carol", GuestKind.CARER),
        ("Harvey", GuestKind.OTHER_CHILD),
        ("Marcus", GuestKind.OTHER_ADULT),
    ]
    county = replace(sutton, family=replace(sutton.family, kind=FamilyKind.COUNTY))
    assert [one.first_name for one in who_can_come(county, an_event())] == ["Carol"]


def test_a_child_who_has_moved_since_is_named():
    bell = a_family("Bell", carers=("Ann",), children=("Leo",))
    leo = a_guest(bell, 1)
    left = replace(bell, placements=(replace(bell.placements[0], ended_on=date(2026, 11, 20)),))
    (told,) = sentences(CheckKind.ELIGIBILITY, found(an_event(), [leo], left))
    assert told.startswith("Leo (Bell) does not live there on that day")
    assert sentences(CheckKind.ELIGIBILITY, found(an_event(), [replace(leo, reply=Reply.NO)], left)) == []
