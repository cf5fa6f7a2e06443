"""Worked examples of the rules of a stay: who may not be together, and what is never told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.domain.families import Smoking
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.host_rules import may_host
from tests.builders import a_placement
from tests.unit.domain.host_rules_worlds import (
    FAIL,
    FRIDAY,
    MIA,
    NEEDS,
    PASS,
    SATURDAY,
    SUNDAY,
    a_child,
    a_hive,
    a_home,
    a_stay,
    a_visit,
    all_of,
    bell,
    by_day,
    needs,
    own_child,
    the,
    verdict,
    with_mia,
)

CARERS, SOCIAL_WORKER, SSW = "the carers", "the child's social worker", "the supervising social worker"
TOM = a_child("Tom", "bell")


# Who must not meet


@pytest.mark.parametrize("says", ["mia", "tom"])
def test_either_card_may_name_the_other(says):
    mia, tom = ("tom",) if says == "mia" else (), ("mia",) if says == "tom" else ()
    hive = a_hive(with_mia(no_contact_ids=mia), bell(replace(TOM, no_contact_ids=tom)))
    result = the(HostRule.NO_CONTACT, hive=hive)
    assert (result.verdict, result.sentence, result.would_change, result.child_ids) == (
        FAIL,
        "Mia and Tom must not meet, and both would be there.",
        "Another host, or what stands on the children's cards.",
        ("mia", "tom"),
    )


KEPT_APART = with_mia(no_contact_ids=("tom", "eli"))


def test_who_is_away_all_the_time_is_not_met_and_who_is_back_for_an_hour_is():
    whole = a_stay("tom", host="frost")
    assert verdict(HostRule.NO_CONTACT, hive=a_hive(KEPT_APART, bell(TOM), stays=[whole])) is PASS
    early = a_stay("tom", host="frost", end=16)
    assert verdict(HostRule.NO_CONTACT, hive=a_hive(KEPT_APART, bell(TOM), stays=[early])) is FAIL


@pytest.mark.parametrize(
    ("stay", "expected"),
    [
        ({"day": SATURDAY, "nights": 0, "begin": 9}, FAIL),  # by day
        ({"day": SUNDAY, "nights": 1}, FAIL),  # they meet on Sunday afternoon
        ({"day": SUNDAY, "nights": 1, "begin": 17, "end": 18}, PASS),
        ({"day": FRIDAY, "nights": 0, "begin": 10, "end": 16}, PASS),
    ],
)
def test_visitors_of_other_stays_are_met_by_the_hour(stay, expected):
    hive = a_hive(KEPT_APART, a_home("Frost", "Eli"), stays=[a_stay("eli", **stay)])
    assert verdict(HostRule.NO_CONTACT, hive=hive) is expected


def test_children_of_one_visit_who_must_not_meet():
    marsh = a_home("Marsh", replace(MIA, no_contact_ids=("eve",)), "Eve")
    assert verdict(HostRule.NO_CONTACT, a_visit("mia", "eve"), a_hive(marsh)) is FAIL


@pytest.mark.parametrize(("mia", "tom", "ids"), [("x", "", ("mia",)), ("", "x", ("tom",)), ("x", "x", ("mia", "tom"))])
def test_notes_on_no_contact_have_to_be_read_and_are_not_told(mia, tom, ids):
    hive = a_hive(with_mia(no_contact=mia and "Uncle Brennan"), bell(replace(TOM, no_contact=tom and "Brennan's son")))
    result = the(HostRule.NO_CONTACT, hive=hive)
    names = " and ".join(one.capitalize() for one in ids)
    assert result.sentence == f"There are no-contact notes on file for {names}: read them on the card."
    assert result.child_ids == ids
    assert needs(result) == (
        SOCIAL_WORKER,
        "that nobody in this home is meant",
        "The children who must not meet, picked on the card instead of written in words.",
        (),
        False,
    )


def test_notes_are_said_beside_children_who_are_kept_apart():
    hive = a_hive(with_mia(no_contact_ids=("tom",), no_contact="x"), bell(TOM))
    assert [one.verdict for one in all_of(HostRule.NO_CONTACT, hive=hive)] == [FAIL, NEEDS]


# Solo placements


def solo_home(name, child, **fields):
    home = a_home(name, child)
    return replace(home, placements=(a_placement(home.children_in_care[0], solo=True, **fields),))


def test_a_visitor_who_has_to_be_the_only_child():
    assert the(HostRule.SOLO).sentence == "Nobody has to be the only child."
    kit = own_child("Kit")
    result = the(HostRule.SOLO, hive=a_hive(solo_home("Marsh", MIA), bell(TOM, own_children=(kit,))))
    assert (result.verdict, result.on, result.child_ids) == (FAIL, (FRIDAY, SATURDAY), ("mia",))
    assert result.sentence == "Mia has to be the only child, and Tom and Kit would be there."
    assert result.would_change == "The decision that Mia no longer needs to be the only one."
    alone = the(HostRule.SOLO, hive=a_hive(solo_home("Marsh", MIA)))
    assert alone.verdict is PASS
    assert alone.sentence == "Mia has to be the only child, and nobody else would be there."


def test_beside_own_children_alone_the_social_worker_is_asked():
    result = the(HostRule.SOLO, hive=a_hive(solo_home("Marsh", MIA), bell(own_children=(own_child("Kit"),))))
    assert result.sentence == "Mia has to be the only child, and Kit would be there."
    assert (needs(result), result.child_ids) == (
        (
            SOCIAL_WORKER,
            "a stay with children of the family's own",
            "The decision that Mia no longer needs to be the only one.",
            (FRIDAY, SATURDAY),
            False,
        ),
        ("mia",),
    )


def test_own_children_on_one_night_and_children_in_care_besides_on_the_other_are_told_apart():
    away = a_stay("tom", host="frost", day=FRIDAY, nights=1)
    hive = a_hive(solo_home("Marsh", MIA), bell(TOM, own_children=(own_child("Kit"),)), stays=[away])
    said = [(one.verdict, one.on, one.sentence) for one in all_of(HostRule.SOLO, hive=hive)]
    assert said == [
        (NEEDS, (FRIDAY,), "Mia has to be the only child, and Kit would be there."),
        (FAIL, (SATURDAY,), "Mia has to be the only child, and Tom and Kit would be there."),
    ]


def test_grown_up_own_children_and_those_who_left_do_not_count():
    for fields, expected in (
        ({"born": date(2008, 11, 20)}, PASS),
        ({"born": date(2008, 11, 21)}, NEEDS),
        ({"born": None}, NEEDS),
        ({"lives_at_home": False}, PASS),
    ):
        hive = a_hive(solo_home("Marsh", MIA), bell(own_children=(own_child("Kit", **fields),)))
        assert verdict(HostRule.SOLO, hive=hive) is expected


def test_only_the_nights_on_which_others_are_there():
    away = a_stay("tom", host="frost", day=FRIDAY, nights=1)
    assert the(HostRule.SOLO, hive=a_hive(solo_home("Marsh", MIA), bell(TOM), stays=[away])).on == (SATURDAY,)


def test_a_decision_that_the_child_no_longer_needs_to_be_the_only_one_counts_from_its_day():
    hive = a_hive(solo_home("Marsh", MIA, solo_ended_on=SATURDAY), bell(TOM))
    assert the(HostRule.SOLO, hive=hive).on == (FRIDAY,)
    assert verdict(HostRule.SOLO, hive=a_hive(solo_home("Marsh", MIA, solo_ended_on=FRIDAY), bell(TOM))) is PASS


def test_a_child_of_the_host_who_has_to_be_the_only_one():
    result = the(HostRule.SOLO, hive=a_hive(solo_home("Bell", TOM)))
    assert result.sentence == ("Tom is there from Fri 20 Nov 2026 to Sat 21 Nov 2026 and has to be the only child.")
    assert (result.verdict, result.child_ids) == (FAIL, ("tom",))
    assert result.would_change == "The decision that Tom no longer needs to be the only one."
    away = a_stay("tom", host="frost")
    assert verdict(HostRule.SOLO, hive=a_hive(solo_home("Bell", TOM), stays=[away])) is PASS


def test_a_visitor_of_another_stay_who_has_to_be_the_only_one():
    frost = solo_home("Frost", a_child("Eli", "frost"))
    hive = a_hive(frost, stays=[a_stay("eli", day=SATURDAY, nights=1)])
    result = the(HostRule.SOLO, hive=hive)
    assert (result.verdict, result.on, result.child_ids) == (FAIL, (SATURDAY,), ("eli",))
    by_day_there = a_hive(frost, stays=[a_stay("eli", day=SATURDAY, nights=0, begin=9)])
    assert verdict(HostRule.SOLO, hive=by_day_there) is FAIL
    assert verdict(HostRule.SOLO, by_day(), by_day_there) is PASS


def test_brothers_and_sisters_of_a_visit_of_whom_one_has_to_be_the_only_child():
    marsh = a_home("Marsh", "Mia", "Eve")
    alone = tuple(a_placement(one, solo=one.id == "mia") for one in marsh.children_in_care)
    hive = a_hive(replace(marsh, placements=alone))
    assert "Eve would be there" in the(HostRule.SOLO, a_visit("mia", "eve"), hive).sentence


# Risks


def test_risks_of_those_who_come_and_of_those_who_are_there():
    risky = {"risk_flags": "sets fires"}
    hive = a_hive(with_mia(**risky), bell(replace(TOM, **risky), a_child("Ana", "bell", **risky)))
    coming, home = all_of(HostRule.RISK, hive=hive)
    assert coming.sentence == "There are risks on file for Mia, who is to stay."
    assert home.sentence == "There are risks on file for Tom and Ana, who are there."
    rest = ("that the stay is safe, and what the host is told", "The risks on the child's card.", (), False)
    assert (needs(coming), needs(home)) == ((SOCIAL_WORKER, *rest), (SSW, *rest))
    assert verdict(HostRule.RISK, hive=a_hive(with_mia(risk_flags=" "))) is PASS


# What is never told

SECRETS = ("risk_flags", "no_contact", "not_collected_by")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=6, max_size=6))
def test_no_sentence_holds_what_is_shown_only_on_asking(texts):
    secret = [f"§{text}§" for text in texts]  # no rule writes this sign
    mia, tom = (
        dict(zip(SECRETS, secret[first : first + 3], strict=True)) | {"no_contact_ids": ids}
        for first, ids in ((0, ("tom",)), (3, ()))
    )
    hive = a_hive(solo_home("Marsh", replace(MIA, **mia)), bell(replace(TOM, **tom)), offers=())
    for visit in (a_visit(), by_day()):
        for result in may_host(visit, hive).results:
            told = f"{result.sentence} {result.would_change} {result.for_what} {result.whose}"
            assert "§" not in told


def test_children_are_called_as_the_situation_says():
    hive = a_hive(
        solo_home("Marsh", replace(MIA, risk_flags="x", allergies="cats", medication="x", access_needs="ramp")),
        bell(TOM, pets="cat", smoking=Smoking.YES, spare=0),
        offers=(),
        stays=[a_stay("mia", host="frost")],
        name_of=lambda person: "M.",
    )
    said = " ".join(result.sentence for result in may_host(a_visit(unwanted_host_ids=("bell",)), hive).results)
    assert "Mia" not in said and "Tom" not in said and "M. would rather not go to Bell." in said
