"""Worked examples of the rules of a stay: what a child needs and wishes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.domain.families import Answer, Smoking
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.rules.words import animals_feared, animals_kept, is_nothing, speaks_of_the_chest
from hivedesk.domain.training import TrainingRecord
from tests.unit.domain.host_rules_worlds import (
    FAIL,
    FRIDAY,
    MIA,
    NEEDS,
    PASS,
    SATURDAY,
    a_child,
    a_hive,
    a_home,
    a_visit,
    all_of,
    an_offer,
    bell,
    needs,
    the,
    verdict,
    with_mia,
)

CARERS, SOCIAL_WORKER, SSW = "the carers", "the child's social worker", "the supervising social worker"


# Wishes


def test_the_childs_wishes():
    wished = the(HostRule.WISHES, a_visit(wished_host_ids=("bell",)))
    assert (wished.verdict, wished.sentence) == (PASS, "Mia would like to go to Bell.")
    unwanted = the(HostRule.WISHES, a_visit(unwanted_host_ids=("bell",)))
    assert (unwanted.verdict, unwanted.sentence, unwanted.would_change) == (
        FAIL,
        "Mia would rather not go to Bell.",
        "What the child wishes, on the request.",
    )
    assert the(HostRule.WISHES, a_visit(unwanted_host_ids=("frost",))).verdict is PASS


def test_the_worker_keeps_a_host_out():
    result = the(HostRule.RULED_OUT, a_visit(ruled_out_host_ids=("bell",)))
    assert (result.verdict, result.sentence, result.would_change) == (
        FAIL,
        "You keep Bell out for this request.",
        "Let in again, on the request's page.",
    )
    assert all_of(HostRule.RULED_OUT) == []


# Allergies


@pytest.mark.parametrize(
    ("allergies", "animals"),
    [
        ("", set()),
        ("Nuts, penicillin", set()),
        ("Cats", {"cats"}),
        ("Dog and cat hair; horses", {"dogs", "cats", "horses"}),
        ("no known allergies", set()),
        ("No allergies.", set()),
        ("No allergy to dogs. Cats: hives", {"cats"}),
        ("not allergic to cats or dogs", set()),
        ("no known allergy to any animals", set()),
        ("no dog allergy", set()),
        ("no dogs please", {"dogs"}),
        ("feather pillows", {"birds"}),
        ("hens", {"birds"}),
        ("guinea pigs, mice", {"hamsters"}),
        ("category 2", set()),
        ("anything with fur", {"dogs", "cats", "horses", "rabbits", "hamsters", "birds"}),
        ("all pets", {"dogs", "cats", "horses", "rabbits", "hamsters", "birds"}),
    ],
)
def test_the_animals_that_a_card_names(allergies, animals):
    assert animals_feared(allergies) == animals


@pytest.mark.parametrize(
    ("pets", "animals"),
    [
        ("", set()),
        ("none", set()),
        ("No pets.", set()),
        ("no cats or dogs", set()),
        ("no cats, two dogs", {"dogs"}),
        ("3 hens", {"birds"}),
        ("Kitten called Horace", {"cats"}),
        ("goldfish", set()),
        ("one tortoise", set()),
        ("Labrador", None),
        ("lots of pets", {"dogs", "cats", "horses", "rabbits", "hamsters", "birds"}),
    ],
)
def test_the_animals_of_a_home(pets, animals):
    assert animals_kept(pets) == animals


@pytest.mark.parametrize(
    ("allergies", "pets", "expected"),
    [
        ("cats", "two cats", NEEDS),
        ("cats", "a dog", PASS),
        ("cats", "none", PASS),
        ("cats", "Max, a Labrador", NEEDS),
        ("", "cats", PASS),
        ("no allergy to cats", "cats", PASS),
        ("feathers", "hens", NEEDS),
        ("nuts", "", PASS),
    ],
)
def test_allergies_against_pets(allergies, pets, expected):
    assert verdict(HostRule.ALLERGIES, hive=a_hive(with_mia(allergies=allergies), bell(pets=pets))) is expected


def test_what_is_said_of_an_allergy():
    result = the(HostRule.ALLERGIES, hive=a_hive(with_mia(allergies="Cats.\n"), bell(pets="Two cats. ")))
    assert result.sentence == "Mia is allergic (Cats), and Bell has: Two cats."
    whose = "the child's social worker, with health advice"
    change = "The child's allergies, or the pets on the family's card."
    assert needs(result) == (whose, "a stay in a home with these animals", change, (), False)
    unknown = the(HostRule.ALLERGIES, hive=a_hive(with_mia(allergies="cats"), bell(pets=" ")))
    assert unknown.sentence == "Mia is allergic (cats), and whether Bell has pets is not recorded."
    assert needs(unknown) == (CARERS, "which animals live there", "The pets, on the family's card.", (), True)


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        ("Severe cat allergy, carries an EpiPen", NEEDS),
        ("Asthma. ALLERGIC to fur\nSleeps well", NEEDS),
        ("Anaphylaxis: cats", NEEDS),
        ("Asthma", PASS),
        ("Misses her cat. Allergic to nuts", PASS),
        ("No allergies; sleeps beside the cat", PASS),
        ("Not allergic to cats", PASS),
    ],
)
def test_allergies_that_stand_under_health_count(health, expected):
    assert verdict(HostRule.ALLERGIES, hive=a_hive(with_mia(health=health), bell(pets="two cats"))) is expected


def test_of_health_only_what_speaks_of_the_allergy_is_told():
    marsh = with_mia(allergies="Nuts.", health="Eczema. Allergic to cats. Weak knees")
    result = the(HostRule.ALLERGIES, hive=a_hive(marsh, bell(pets="Two cats")))
    assert result.sentence == "Mia is allergic (Nuts; Allergic to cats), and Bell has: Two cats."
    alone = the(HostRule.ALLERGIES, hive=a_hive(with_mia(allergies=" ", health="Eczema. Cat allergy"), bell(pets="")))
    assert alone.sentence == "Mia is allergic (Cat allergy), and whether Bell has pets is not recorded."


# Smoking


SMALL = with_mia(date_of_birth=FRIDAY - timedelta(days=4 * 365))


@pytest.mark.parametrize(
    ("marsh", "smoking", "expected"),
    [
        (with_mia(), Smoking.YES, PASS),
        (SMALL, Smoking.NO, PASS),
        (SMALL, Smoking.OUTSIDE, NEEDS),
        (with_mia(date_of_birth=date(2021, 11, 20)), Smoking.YES, PASS),
        (with_mia(date_of_birth=date(2021, 11, 21)), Smoking.YES, NEEDS),
        (with_mia(health="Asthma"), Smoking.YES, NEEDS),
        (with_mia(medication="blue inhaler"), Smoking.YES, NEEDS),
        (with_mia(health="eczema"), Smoking.YES, PASS),
        (with_mia(date_of_birth=None), Smoking.YES, NEEDS),
        (with_mia(date_of_birth=None), Smoking.NO, PASS),
        (with_mia(), Smoking.UNKNOWN, PASS),
    ],
)
def test_small_children_and_weak_chests_do_not_stay_where_people_smoke(marsh, smoking, expected):
    assert verdict(HostRule.SMOKING, hive=a_hive(marsh, bell(smoking=smoking))) is expected


def test_what_is_said_of_smoking():
    indoors = the(HostRule.SMOKING, hive=a_hive(SMALL, bell(smoking=Smoking.YES)))
    assert indoors.sentence == "Mia is younger than 5, and somebody in the home of Bell smokes (indoors too)."
    change = "Smoking on the family's card, or the child's date of birth and health."
    assert needs(indoors) == ("the fostering service", "a stay where somebody smokes", change, (), False)
    unknown = the(HostRule.SMOKING, hive=a_hive(with_mia(health="asthma"), bell(smoking=Smoking.UNKNOWN)))
    assert unknown.sentence == (
        "The card of Mia speaks of asthma, the chest or breathing, and whether anybody in the home of Bell smokes is "
        "not recorded."
    )
    assert needs(unknown) == (CARERS, "whether anybody smokes there", "Smoking, on the family's card.", (), True)
    no_age = the(HostRule.SMOKING, hive=a_hive(with_mia(date_of_birth=None), bell(smoking=Smoking.OUTSIDE)))
    assert no_age.sentence == "How old Mia is cannot be said, and somebody in the home of Bell smokes (outside only)."
    assert no_age.not_recorded


def test_words_for_the_chest():
    assert all(map(speaks_of_the_chest, ("ASTHMATIC", "wheezes at night", "bronchitis", "inhalers")))
    assert not any(map(speaks_of_the_chest, ("", "eczema", "orchestra")))


# Access, medicine


@pytest.mark.parametrize(
    ("needed", "step_free", "expected"),
    [
        ("wheelchair", Answer.YES, PASS),
        ("wheelchair", Answer.NO, FAIL),
        ("wheelchair", Answer.UNKNOWN, NEEDS),
        ("none", Answer.NO, PASS),
        ("no access needs", Answer.NO, PASS),
        ("", Answer.NO, PASS),
    ],
)
def test_access_needs_against_steps(needed, step_free, expected):
    hive = a_hive(with_mia(access_needs=needed), offers=[an_offer(step_free=step_free)])
    assert verdict(HostRule.ACCESS, hive=hive) is expected


def test_what_is_said_of_access():
    steps = the(HostRule.ACCESS, hive=a_hive(with_mia(access_needs="Ramp. "), offers=[an_offer(step_free=Answer.NO)]))
    assert steps.sentence == "Mia needs: Ramp. The home of Bell has steps."
    assert steps.would_change == "Home without steps, under what they can offer, or another host."
    unknown = the(HostRule.ACCESS, hive=a_hive(with_mia(access_needs="ramp"), offers=()))
    assert unknown.sentence == "Mia needs: ramp. Whether the home of Bell has steps is not recorded."
    change = "Home without steps, under what they can offer."
    assert needs(unknown) == (CARERS, "whether the home suits the child", change, (), True)


@pytest.mark.parametrize(
    "text",
    ["", "-", "None", "none.", "No", "nil", "N/A", "no regular medication", "No medicines needed.", "not needed"],
)
def test_words_for_nothing(text):
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["not known", "No stairs", "inhaler", "none but an inhaler", "unknown", "nilotinib"])
def test_words_for_something(text):
    assert not is_nothing(text)


def a_course(course, done_on=date(2026, 1, 10)):
    return TrainingRecord(id=course, family_id="bell", carer_id="c", course=course, done_on=done_on)


@pytest.mark.parametrize(
    ("medication", "able", "course", "expected"),
    [
        ("Ritalin", Answer.YES, None, PASS),
        ("Ritalin", Answer.NO, None, NEEDS),
        ("Ritalin", Answer.UNKNOWN, None, NEEDS),
        ("Ritalin", Answer.UNKNOWN, a_course("Paediatric First-Aid"), PASS),
        ("Ritalin", Answer.UNKNOWN, a_course("Giving medicines"), PASS),
        ("Ritalin", Answer.UNKNOWN, a_course("First aid", done_on=SATURDAY), NEEDS),
        ("Ritalin", Answer.UNKNOWN, a_course("First aid", done_on=None), NEEDS),
        ("Ritalin", Answer.UNKNOWN, a_course("E-Safety"), NEEDS),
        ("Ritalin", Answer.NO, a_course("First aid"), NEEDS),  # they say no
        ("none", Answer.NO, None, PASS),
        ("no regular medication", Answer.NO, None, PASS),
    ],
)
def test_who_gives_medicine_has_learnt_to(medication, able, course, expected):
    home = bell(training=(course,) if course else ())
    hive = a_hive(with_mia(medication=medication), home, offers=[an_offer(gives_medicine=able)])
    assert verdict(HostRule.MEDICATION, hive=hive) is expected


@pytest.mark.parametrize(
    ("rule", "missing", "blank", "none"),
    [
        (HostRule.MEDICATION, "medication", "Medicine is not recorded for every child", "There is no medicine to give"),
        (HostRule.ALLERGIES, "allergies", "Allergies are not recorded for every child", "No allergy stands against"),
    ],
)
def test_a_blank_is_not_a_no(rule, missing, blank, none):
    unknown, nothing = (the(rule, hive=a_hive(with_mia(**{missing: words}))) for words in (" ", "none"))
    assert unknown.verdict is PASS and unknown.not_recorded and unknown.sentence.startswith(blank)
    assert nothing.verdict is PASS and not nothing.not_recorded and nothing.sentence.startswith(none)


def test_what_is_said_of_medicine():
    marsh = a_home("Marsh", replace(MIA, medication="x"), a_child("Eve", medication="y"))
    unknown = the(HostRule.MEDICATION, a_visit("mia", "eve"), a_hive(marsh, offers=()))
    assert unknown.sentence == "Mia and Eve take medicine, and whether Bell has learnt to give it is not recorded."
    change = "Can give medicine, under what they can offer, or a course on medicines."
    assert needs(unknown) == (CARERS, "who gives the medicine, and how", change, (), True)
    no = the(HostRule.MEDICATION, hive=a_hive(marsh, offers=[an_offer(gives_medicine=Answer.NO)]))
    assert no.sentence == "Mia takes medicine, and Bell has not learnt to give it."
    assert needs(no) == (
        SSW,
        "who gives the medicine, and how",
        "Can give medicine, under what they can offer.",
        (),
        False,
    )
    assert the(HostRule.MEDICATION, hive=a_hive(marsh)).sentence == "Bell can give medicine."
