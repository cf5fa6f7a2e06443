"""What a rule says would change its verdict does change it: each fact before, and after it was changed."""

from dataclasses import replace
from datetime import date

import pytest

from hivedesk.domain.approval import Exemption, SharingAgreement
from hivedesk.domain.calendar.school import Span
from hivedesk.domain.families import Answer, FamilyKind, Smoking
from hivedesk.domain.procedures import Hold
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import ExceptionKind, SchoolRun
from hivedesk.domain.training import TrainingRecord
from tests.builders import a_placement
from tests.unit.domain.host_rules_worlds import (
    FRIDAY,
    MIA,
    MONDAY,
    PASS,
    SATURDAY,
    WIDE,
    a_child,
    a_hive,
    a_home,
    a_room,
    a_stay,
    a_visit,
    an_exception,
    an_offer,
    bell,
    the,
    with_mia,
)

TOM, ANA, LEO = (a_child(name, "bell") for name in ("Tom", "Ana", "Leo"))
VISIT = a_visit()
TO_MONDAY = a_visit(nights=3)


def offering(**fields):
    return a_hive(offers=[an_offer(**fields)])


def family(**fields):
    return a_hive(bell(**fields))


def mia(**fields):
    return a_hive(with_mia(**fields))


def approved(*children, **terms):
    return a_hive(bell(*children, approval=WIDE | terms))


def solo(**fields):
    return a_hive(replace(a_home("Marsh", MIA), placements=(a_placement(MIA, solo=True, **fields),)), bell(TOM))


FOUR = ("mia", "tom", "ana", "leo")
EXEMPTION = Exemption(id="x", family_id="bell", child_ids=FOUR)
AGREEMENT = SharingAgreement(id="s", family_id="bell", child_ids=("mia", "tom"))
HOLD = Hold(id="h", family_id="bell")
COURSE = TrainingRecord(id="t", family_id="bell", carer_id="c", course="Giving medicine", done_on=date(2026, 1, 2))
SHARED = (a_room("Blue", TOM, beds=2),)
SIBLINGS = [replace(one, sibling_ids=tuple(key for key in FOUR if key != one.id)) for one in (MIA, TOM, ANA, LEO)]
PUPIL = with_mia(school="Hill School")
NO_RUN = a_hive(PUPIL, offers=[an_offer(school_run=Answer.NO)])
CAT = {"allergies": "cats"}
SMALL = {"date_of_birth": date(2023, 1, 1)}
HOLIDAY = Span(MONDAY, MONDAY, "INSET day")

CASES = [
    (HostRule.MEMBER, "kind of family", family(kind=FamilyKind.STAYING_PUT), a_hive()),
    (HostRule.MEMBER, "joined", family(joined_on=SATURDAY), family(joined_on=FRIDAY)),
    (HostRule.APPROVED, "terms of approval", approved(approved_on=None), a_hive()),
    (HostRule.APPROVED, "date of approval", approved(approved_on=SATURDAY), approved(approved_on=FRIDAY)),
    (HostRule.HOLD, "end of the hold", family(holds=(HOLD,)), family(holds=(replace(HOLD, ended_on=FRIDAY),))),
    (
        HostRule.RESTRICTED,
        "end of the restriction",
        approved(restriction="x"),
        approved(restriction="x", restricted_until=date(2026, 11, 19)),
    ),
    (HostRule.NO_CONTACT, "children's cards", a_hive(with_mia(no_contact_ids=("tom",)), bell(TOM)), a_hive(bell(TOM))),
    (HostRule.NO_CONTACT, "picked on the card", mia(no_contact="x"), mia(no_contact_ids=("somebody",))),
    (HostRule.SOLO, "no longer needs", solo(), solo(solo_ended_on=FRIDAY)),
    (HostRule.RISK, "risks on the child's card", mia(risk_flags="x"), mia()),
    (HostRule.LIMIT, "exemption", a_hive(bell(TOM, ANA, LEO)), a_hive(bell(TOM, ANA, LEO, exemptions=(EXEMPTION,)))),
    (
        HostRule.LIMIT,
        "brothers and sisters",
        a_hive(bell(TOM, ANA, LEO)),
        a_hive(a_home("Marsh", SIBLINGS[0]), bell(*SIBLINGS[1:])),
    ),
    (HostRule.TERMS, "larger number", approved(TOM, number=1), approved(TOM, number=2)),
    (HostRule.TERMS, "Other ages", approved(age_to=9), approved(age_to=10)),
    (HostRule.BEDS, "Another bed", a_hive(bell(TOM, spare=0)), a_hive(bell(TOM, spare=1))),
    (HostRule.BEDS, "beds in the terms", a_hive(bell(rooms=(), approval=WIDE | {"beds": 0})), a_hive(bell(rooms=()))),
    (HostRule.BEDS, "bedrooms", a_hive(bell(rooms=(), approval=None)), a_hive(bell(approval=None))),
    (
        HostRule.BEDS,
        "bedroom of Tom",
        a_hive(bell(TOM, rooms=(a_room("Red"),))),
        a_hive(bell(TOM, rooms=(a_room("Red"), a_room("Blue", TOM)))),
    ),
    (
        HostRule.BEDROOM,
        "agreement to share",
        a_hive(bell(TOM, rooms=SHARED)),
        a_hive(bell(TOM, rooms=SHARED, sharing_agreements=(AGREEMENT,))),
    ),
    (
        HostRule.BEDROOM,
        "a free room",
        a_hive(bell(TOM, rooms=SHARED)),
        a_hive(bell(TOM, rooms=(*SHARED, a_room("Red")))),
    ),
    (HostRule.FREE, "What they can offer", a_hive(offers=()), a_hive()),
    (HostRule.FREE, "what they usually offer", offering(nights=()), offering(nights=(5, 6))),
    (HostRule.FREE, "Other days", a_hive(exceptions=(an_exception(FRIDAY),)), a_hive()),
    (HostRule.FREE, "how many they take at once", offering(most_children=0), offering(most_children=1)),
    (HostRule.FREE, "nights a month", offering(most_nights_a_month=1), offering(most_nights_a_month=2)),
    (HostRule.CHILD_FREE, "the other stay", a_hive(stays=[a_stay("mia", host="frost")]), a_hive()),
    (
        HostRule.CHILD_FREE,
        "The placement",
        a_hive(replace(a_home("Marsh", MIA), placements=(a_placement(MIA, ended_on=FRIDAY),))),
        a_hive(),
    ),
    (
        HostRule.WORKER,
        "Your leave",
        a_hive(worker_family_id="bell", worker_away=(Span(FRIDAY, FRIDAY, ""),)),
        a_hive(worker_family_id="bell"),
    ),
    (
        HostRule.ALLERGIES,
        "pets",
        a_hive(with_mia(**CAT), bell(pets="")),
        a_hive(with_mia(**CAT), bell(pets="none")),
    ),
    (HostRule.ALLERGIES, "child's allergies", a_hive(with_mia(**CAT), bell(pets="cat")), a_hive(bell(pets="cat"))),
    (
        HostRule.SMOKING,
        "smoking",
        a_hive(with_mia(**SMALL), bell(smoking=Smoking.UNKNOWN)),
        a_hive(with_mia(**SMALL)),
    ),
    (
        HostRule.SMOKING,
        "date of birth",
        a_hive(with_mia(date_of_birth=None), bell(smoking=Smoking.YES)),
        a_hive(bell(smoking=Smoking.YES)),
    ),
    (
        HostRule.ACCESS,
        "home without steps",
        a_hive(with_mia(access_needs="ramp"), offers=[an_offer(step_free=Answer.NO)]),
        mia(access_needs="ramp"),
    ),
    (
        HostRule.MEDICATION,
        "can give medicine",
        a_hive(with_mia(medication="x"), offers=[an_offer(gives_medicine=Answer.NO)]),
        mia(medication="x"),
    ),
    (
        HostRule.MEDICATION,
        "a course",
        a_hive(with_mia(medication="x"), offers=()),
        a_hive(with_mia(medication="x"), bell(training=(COURSE,)), offers=()),
    ),
    (HostRule.DELEGATED, "carer may decide", mia(delegated_sleepovers=Answer.NO), mia()),
]


@pytest.mark.parametrize(("rule", "fact", "before", "after"), CASES)
def test_the_fact_that_is_named_changes_the_verdict(rule, fact, before, after):
    result = the(rule, VISIT, before)
    assert result.verdict is not PASS
    assert fact.casefold() in result.would_change.casefold()
    assert the(rule, VISIT, after).verdict is PASS


@pytest.mark.parametrize(
    ("rule", "fact", "hive", "before", "after"),
    [
        (HostRule.MEMBER, "another host", a_hive(), a_visit(host="marsh"), VISIT),
        (HostRule.APPROVED, "other dates", approved(approved_on=SATURDAY), VISIT, a_visit(day=MONDAY)),
        (HostRule.WISHES, "wishes", a_hive(), a_visit(unwanted_host_ids=("bell",)), VISIT),
        (HostRule.BEDS, "other nights", a_hive(bell(spare=1), stays=[a_stay("eli")]), VISIT, a_visit(day=MONDAY)),
        (HostRule.FREE, "another day", offering(nights=(1, 2)), VISIT, a_visit(day=MONDAY)),
        (HostRule.CHILD_FREE, "other dates", a_hive(stays=[a_stay("mia")]), VISIT, a_visit(day=MONDAY)),
        (HostRule.NIGHTS, "2 nights or fewer", a_hive(), TO_MONDAY, VISIT),
        (
            HostRule.SCHOOL,
            "school run on the request",
            NO_RUN,
            TO_MONDAY,
            a_visit(nights=3, school_run=SchoolRun.CARER),
        ),
    ],
)
def test_another_visit_changes_the_verdict(rule, fact, hive, before, after):
    hive = replace(hive, households={**hive.households, "frost": a_home("Frost", "Eli")})
    result = the(rule, before, hive)
    assert result.verdict is not PASS
    assert fact in result.would_change.casefold()
    assert the(rule, after, hive).verdict is PASS


@pytest.mark.parametrize(
    ("fact", "after"),
    [
        ("what the host can offer", replace(NO_RUN, offers={"bell": an_offer()})),
        ("the school dates", replace(NO_RUN, closed=(HOLIDAY,))),
    ],
)
def test_school_dates_and_what_the_host_can_offer_change_the_school_run(fact, after):
    result = the(HostRule.SCHOOL, TO_MONDAY, NO_RUN)
    assert result.verdict is not PASS and fact in result.would_change
    assert the(HostRule.SCHOOL, TO_MONDAY, after).verdict is PASS


def test_letting_a_host_in_again_leaves_nothing_to_say():
    kept_out = the(HostRule.RULED_OUT, a_visit(ruled_out_host_ids=("bell",)))
    assert kept_out.would_change == "Let in again, on the request's page."


def test_visitors_of_the_familys_own_who_do_not_come_leave_the_beds():
    visitors = an_exception(FRIDAY, SATURDAY, kind=ExceptionKind.VISITORS, beds_taken=2)
    result = the(HostRule.BEDS, VISIT, a_hive(exceptions=(visitors,)))
    assert "Another bed in the room plan" in result.would_change
    assert the(HostRule.BEDS, VISIT, a_hive(bell(spare=3), exceptions=(visitors,))).verdict is PASS
