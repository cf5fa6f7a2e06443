"""Worked examples of the rules of a stay: the host's place and approval, who says yes, decisions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.domain.families import Answer, FamilyKind, Status
from hivedesk.domain.procedures import Hold
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.host_rules import RULES, may_host
from tests.unit.domain.host_rules_worlds import (
    FAIL,
    FRIDAY,
    MIA,
    NEEDS,
    PASS,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    WIDE,
    a_child,
    a_decision,
    a_hive,
    a_home,
    a_room,
    a_visit,
    all_of,
    bell,
    by_day,
    needs,
    the,
    verdict,
    with_mia,
)

SERVICE = "the fostering service"
SPARE = tuple(a_room(f"Spare {n}") for n in range(6))


def test_each_rule_says_one_sentence_in_the_order_of_the_rules():
    said = [result.rule for result in may_host(a_visit(), a_hive()).results]
    assert said == [rule for rule in HostRule if rule not in (HostRule.WORKER, HostRule.RULED_OUT)]
    assert len(RULES) == len(HostRule) - 2  # the member is asked first; beds and bedrooms are one rule's


def test_day_care_asks_neither_for_a_bed_nor_for_a_number_of_nights():
    said = {result.rule for result in may_host(by_day(), a_hive()).results}
    assert not said & {HostRule.BEDS, HostRule.BEDROOM, HostRule.NIGHTS}
    assert {HostRule.LIMIT, HostRule.FREE, HostRule.DELEGATED} < said


def test_where_everything_is_recorded_and_free_all_rules_pass_and_nothing_would_change_them():
    for result in may_host(a_visit(), a_hive()).results:
        assert (result.verdict, result.would_change, result.whose) == (PASS, "", ""), result.rule


# Belongs to the Hive


def test_a_family_of_the_hive_takes_part():
    assert the(HostRule.MEMBER).sentence == "Bell belongs to the Hive and takes part in stays."


def test_the_childs_own_family_is_not_the_host_and_no_more_is_asked():
    answer = may_host(a_visit(host="marsh"), a_hive())
    (result,) = answer.results
    assert (result.verdict, result.sentence, result.would_change) == (
        FAIL,
        "The children live with Marsh.",
        "Another host.",
    )


def test_a_family_that_is_no_longer_on_record_is_not_asked_about():
    (result,) = may_host(a_visit(host="gone"), a_hive()).results
    assert (result.verdict, result.sentence) == (FAIL, "This family is no longer on record.")


NO_PART = pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": FamilyKind.SPECIAL_GUARDIAN}, "(special guardian, active)"),
        ({"kind": FamilyKind.STAYING_PUT}, "(Staying Put only, active)"),
        ({"kind": FamilyKind.RESIDENTIAL}, "(linked residential home, active)"),
        ({"kind": FamilyKind.CARE_LEAVER}, "(care leaver, active)"),
        ({"status": Status.WAITING}, "(county carer, waiting)"),
        ({"status": Status.LEFT}, "(county carer, left)"),
    ],
)


@NO_PART
def test_who_takes_no_part_in_stays(fields, words):
    result = the(HostRule.MEMBER, hive=a_hive(bell(**fields)))
    assert (result.verdict, result.sentence) == (FAIL, f"Bell takes no part in stays {words}.")
    assert result.would_change == "What kind of family it is, or its place in the Hive."


@NO_PART
def test_children_whose_own_family_takes_no_part_in_stays(fields, words):
    result = the(HostRule.MEMBER, hive=a_hive(a_home("Marsh", MIA, **fields)))
    assert (result.verdict, result.sentence) == (
        FAIL,
        f"Marsh, with whom the children live, takes no part in stays {words}.",
    )
    assert result.would_change == "What kind of family it is, or its place in the Hive."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"joined_on": SATURDAY}, FAIL),
        ({"joined_on": FRIDAY}, PASS),
        ({"left_on": SATURDAY}, FAIL),
        ({"left_on": SUNDAY}, PASS),
        ({"kind": FamilyKind.CONNECTED}, PASS),
        ({"status": Status.CLOSING}, PASS),
    ],
)
def test_the_family_is_in_the_hive_on_every_night(fields, expected):
    assert verdict(HostRule.MEMBER, hive=a_hive(bell(**fields))) is expected


# Approval, holds, restrictions


def test_an_approval_that_is_not_recorded_needs_the_service():
    for approval in (None, WIDE | {"approved_on": None}):
        result = the(HostRule.APPROVED, hive=a_hive(bell(approval=approval)))
        assert result.sentence == "The approval of Bell is not recorded."
        assert needs(result) == (
            SERVICE,
            "that they are approved for this stay",
            "The terms of approval, with the date.",
            (),
            True,
        )
    assert the(HostRule.APPROVED).sentence == "Bell has been approved since Fri 1 May 2020."


def test_an_approval_that_is_still_to_come_names_the_nights_before_it():
    result = the(HostRule.APPROVED, hive=a_hive(bell(approval=WIDE | {"approved_on": SATURDAY})))
    assert (result.verdict, result.on) == (FAIL, (FRIDAY,))
    assert result.sentence == "Bell is approved only from Sat 21 Nov 2026."
    assert verdict(HostRule.APPROVED, hive=a_hive(bell(approval=WIDE | {"approved_on": FRIDAY}))) is PASS


def a_hold(start, end=None):
    return Hold(id="hold", family_id="bell", started_on=start, ended_on=end)


@pytest.mark.parametrize(
    ("start", "end", "on", "words"),
    [
        (None, None, (FRIDAY, SATURDAY), "from Fri 20 Nov 2026 to Sat 21 Nov 2026"),
        (SATURDAY, None, (SATURDAY,), "on Sat 21 Nov 2026"),
        (THURSDAY, SATURDAY, (FRIDAY,), "on Fri 20 Nov 2026"),
    ],
)
def test_carers_on_hold_take_no_child(start, end, on, words):
    result = the(HostRule.HOLD, hive=a_hive(bell(holds=(a_hold(start, end),))))
    assert (result.verdict, result.on, result.sentence) == (FAIL, on, f"Bell is on hold {words}.")
    assert result.would_change == "The end of the hold: End the hold."


def test_a_hold_that_has_ended_or_is_to_come_is_none():
    for hold in (a_hold(THURSDAY, FRIDAY), a_hold(SUNDAY)):
        assert verdict(HostRule.HOLD, hive=a_hive(bell(holds=(hold,), status=Status.ON_HOLD))) is PASS


def test_a_family_that_is_on_hold_without_a_hold_written_down_is_on_hold():
    assert verdict(HostRule.HOLD, hive=a_hive(bell(status=Status.ON_HOLD))) is FAIL


def test_a_restriction_is_quoted_and_needs_the_service():
    restricted = WIDE | {"restriction": "No child\nunder 10. ", "restricted_from": SATURDAY}
    result = the(HostRule.RESTRICTED, hive=a_hive(bell(approval=restricted)))
    assert result.sentence == "The service has restricted Bell on Sat 21 Nov 2026: No child under 10."
    assert needs(result) == (
        SERVICE,
        "a stay in spite of the restriction",
        "The end of the restriction, on the card under Approval.",
        (SATURDAY,),
        False,
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"restriction": " "},
        {"restriction": "x", "restricted_until": THURSDAY},
        {"restriction": "x", "restricted_from": SUNDAY},
    ],
)
def test_no_restriction_on_these_days(fields):
    assert verdict(HostRule.RESTRICTED, hive=a_hive(bell(approval=WIDE | fields))) is PASS


# Who says yes


def test_the_carers_decide_where_the_placement_plan_says_so():
    assert the(HostRule.DELEGATED).sentence == "The carers decide, as the placement plan has it."


@pytest.mark.parametrize(
    ("answer", "words", "missing"),
    [
        (Answer.NO, "The carers may not decide on nights away for Mia.", False),
        (Answer.UNKNOWN, "Whether the carers may decide on nights away for Mia is not recorded.", True),
    ],
)
def test_else_the_childs_social_worker_is_asked(answer, words, missing):
    result = the(HostRule.DELEGATED, hive=a_hive(with_mia(delegated_sleepovers=answer)))
    assert result.sentence == words
    change = "Carer may decide on sleepovers, on the child's card."
    assert needs(result) == ("the child's social worker", "the stay", change, (), missing)


def test_by_day_only_a_no_is_asked_about():
    for answer, expected in ((Answer.NO, NEEDS), (Answer.UNKNOWN, PASS)):
        assert verdict(HostRule.DELEGATED, by_day(), a_hive(with_mia(delegated_sleepovers=answer))) is expected


def test_brothers_and_sisters_of_whom_one_may_and_one_is_not_known():
    marsh = a_home("Marsh", "Mia", a_child("Tom", delegated_sleepovers=Answer.NO))
    marsh = replace(
        marsh, children_in_care=(replace(MIA, delegated_sleepovers=Answer.UNKNOWN), *marsh.children_in_care[1:])
    )
    said = all_of(HostRule.DELEGATED, a_visit("mia", "tom"), a_hive(marsh))
    assert [(one.child_ids, one.not_recorded) for one in said] == [(("tom",), False), (("mia",), True)]


@pytest.mark.parametrize(
    ("nights", "for_what", "most"),
    [(3, "a stay of so many nights", 2), (4, "a stay of so many nights, with its reference", 3)],
)
def test_a_longer_stay_is_the_services_to_decide(nights, for_what, most):
    result = the(HostRule.NIGHTS, a_visit(nights=nights))
    assert result.sentence == f"The stay is of {nights} nights, and more than {most} are for the service to decide."
    assert needs(result) == (SERVICE, for_what, f"A stay of {most} nights or fewer.", (), False)
    assert verdict(HostRule.NIGHTS, a_visit(nights=most)) is (PASS if most == 2 else NEEDS)


def test_one_night_is_one_night():
    sentence = the(HostRule.NIGHTS, a_visit(nights=1)).sentence
    assert sentence == "The stay is of 1 night: no more than a few with friends."


@pytest.mark.parametrize(("day", "nights"), [(date(2027, 3, 27), 2), (date(2026, 10, 24), 2)])
def test_nights_over_the_change_to_and_from_british_summer_time_are_two(day, nights):
    visit = a_visit(day=day, nights=nights)
    assert visit.nights == (day, day + timedelta(days=1))
    assert the(HostRule.NIGHTS, visit).sentence.startswith("The stay is of 2 nights")
    hive = a_hive(bell(*THREE))
    assert the(HostRule.LIMIT, visit, hive).on == visit.nights


# Decisions


THREE = tuple(a_child(name, "bell") for name in ("Tom", "Ana", "Leo"))
FULL = a_hive(bell(*THREE))


def test_a_decision_sets_a_rule_aside_and_the_sentence_says_what_and_by_whom():
    result = the(HostRule.LIMIT, hive=replace(FULL, decisions=(a_decision(HostRule.LIMIT),)))
    assert result.verdict is PASS and result.decided is not None
    assert "above the usual fostering limit of 3" in result.sentence
    assert result.sentence.endswith(" Set aside by Priya Nair on Thu 12 Nov 2026, reference S-41.")


@pytest.mark.parametrize(
    "fields",
    [
        {"children": ("tom",)},
        {"children": ()},
        {"host": "frost"},
        {"last": FRIDAY},
        {"first": SATURDAY},
        {"request_id": "another"},
    ],
)
def test_a_decision_covers_these_children_this_host_these_days_and_this_request_alone(fields):
    hive = replace(FULL, decisions=(a_decision(HostRule.LIMIT, **fields),))
    assert verdict(HostRule.LIMIT, hive=hive) is NEEDS


def test_a_decision_covers_its_rules_alone_and_what_passes_anyway_is_not_set_aside():
    both = replace(a_hive(bell(*THREE, holds=(a_hold(None),))), decisions=(a_decision(HostRule.LIMIT),))
    assert [verdict(rule, hive=both) for rule in (HostRule.LIMIT, HostRule.HOLD)] == [PASS, FAIL]
    free = a_hive(decisions=(a_decision(HostRule.LIMIT),))
    assert the(HostRule.LIMIT, hive=free).decided is None


def test_a_decision_of_more_children_and_days_than_are_asked_about_counts():
    wide = a_decision(HostRule.HOLD, children=("tom", "mia"), first=THURSDAY, last=SUNDAY)
    hive = a_hive(bell(holds=(a_hold(None),)), decisions=(wide,))
    assert verdict(HostRule.HOLD, hive=hive) is PASS
