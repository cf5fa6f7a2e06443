"""Search finds people and words, also misspelt, and says why."""

from dataclasses import replace

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework.families import add_family, change_family, household
from hivedesk.casework.searching import FoundKind, search_everything
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId
from tests.builders import a_contact, a_family, a_hive_desk


@pytest.fixture
def desk():
    desk = a_hive_desk(
        a_family("Okafor", id="f1", postcode="BH24 8GQ", children=("Esmé",)),
        a_family("Szymański", id="f2", mobile="07700 900664", carers=("Ewa",)),
    )
    log.log_contact(desk, a_contact("f1", fact="The birthday party went well."))
    return desk


@pytest.mark.parametrize(
    ("typed", "label", "why"),
    [
        ("okaf", "Okafor", "name"),
        ("esme", "Esmé", "name"),
        ("szymanski", "Szymański", "name"),
        ("900664", "Szymański", "telephone number … 900664"),
        ("bh248g", "Okafor", "postcode BH24 8G…"),
        ("okofor", "Okafor", "spelt a little differently"),
    ],
)
def test_people_are_found_by_name_number_and_postcode(desk, typed, label, why):
    hit = search_everything(desk, typed).hits[0]
    assert (hit.kind, hit.title, hit.why) == (FoundKind.PERSON, label, why)


def test_words_in_notes_are_found_in_their_sentence(desk):
    (hit,) = search_everything(desk, "party").hits
    assert (hit.kind, hit.snippet.text) == (FoundKind.CONTACT, "The birthday party went well.")


def test_notes_about_people_are_found_but_no_name_twice(desk):
    add_family(desk, a_family("Young", id="f3", notes="Okafor babysits."))
    assert [(hit.kind, hit.title, hit.why) for hit in search_everything(desk, "okafor").hits] == [
        (FoundKind.PERSON, "Okafor", "name"),
        (FoundKind.PERSON, "Grace Okafor", "name"),
        (FoundKind.FAMILY_NOTE, "Young", "in Notes of the family"),
    ]


def test_those_who_only_sound_so_come_before_notes_when_somebody_has_the_name():
    desk = a_hive_desk(a_family("Ashby", id="f1", carers=("Shawn",)), a_family("Young", id="f2", carers=("Sean",)))
    log.log_contact(desk, a_contact("f1", fact="Shawn rang."))
    titles = [hit.title for hit in search_everything(desk, "shawn").hits]
    assert titles == ["Shawn Ashby", "Sean Young", "Ashby"]


def test_a_word_of_the_notes_comes_before_somebody_of_a_like_name():
    desk = a_hive_desk(a_family("Waring", id="f1"), a_family("Young", id="f2"))
    log.log_contact(desk, a_contact("f2", fact="Tired of wearing the uniform."))
    assert [hit.title for hit in search_everything(desk, "wearing").hits][:2] == ["Young", "Waring"]


@pytest.mark.parametrize("typed", ["fairweather", "Fairwether", "farewether"])
def test_a_family_and_its_people_come_once_each_the_family_first(desk, typed):
    people = {"carers": ("Jean", "Ade"), "children": ("Lily Fairweather",), "notes": "The Fairweathers keep bees."}
    add_family(desk, a_family("Fairweather", id="f3", **people))
    home = household(desk, "f3")
    jean = replace(home.carers[0], notes="Jean Fairweather drives.")
    change_family(desk, replace(home, carers=(jean, *home.carers[1:])))
    assert [(hit.kind, hit.title, hit.snippet.text) for hit in search_everything(desk, typed).hits] == [
        (FoundKind.PERSON, "Fairweather", "family"),
        (FoundKind.PERSON, "Ade Fairweather", "carer, Fairweather"),
        (FoundKind.PERSON, "Jean Fairweather", "carer, Fairweather"),
        (FoundKind.PERSON, "Lily Fairweather", "child in care, Fairweather"),
    ]


def test_a_name_that_is_misspelt_beyond_likeness_is_read_as_the_likely_one(desk):
    add_family(desk, a_family("Harrowby", id="f3", carers=("Jean",)))
    results = search_everything(desk, "harwbyro")
    assert (results.read_as, [hit.title for hit in results.hits]) == ("harrowby", ["Harrowby", "Jean Harrowby"])


def test_a_word_in_somebodys_record_is_shown_with_the_full_name(desk):
    home = household(desk, "f1")
    grace = replace(home.carers[0], notes="Plays the trombone.")
    leo = replace(home.children_in_care[0], first_name="Leo", last_name="Marsh", school="Trombone Academy")
    change_family(desk, replace(home, carers=(grace,), children_in_care=(leo,)))
    found = {(hit.title, hit.why, hit.family_id) for hit in search_everything(desk, "trombone").hits}
    assert found == {
        ("Grace Okafor", "in Notes about a carer", "f1"),
        ("Leo Marsh, Okafor", "in School", "f1"),
    }


def test_a_town_with_a_name_finds_the_family(desk):
    add_family(desk, a_family("Young", id="f3", town="Lyndhurst"))
    assert [(hit.title, hit.why) for hit in search_everything(desk, "young lyndhurst").hits] == [
        ("Young", "name, town Lyndhurst")
    ]


def test_the_last_figure_of_half_a_postcode_counts(desk):
    add_family(desk, a_family("Young", id="f3", postcode="BH24 6AA"))
    assert [(hit.title, hit.why) for hit in search_everything(desk, "bh24 8").hits] == [("Okafor", "postcode BH24 8…")]


def test_risk_and_no_contact_flags_are_never_found(desk):
    child = ChildInCare(
        id=ChildId("k9"), family_id="f4", first_name="Leo", risk_flags="Absconding", no_contact="Barnaby Grimshaw"
    )
    add_family(desk, a_family("Doyle", id="f4", children=(child,)))
    for typed in ("absconding", "abscondin", "grimshaw", "barnaby"):
        assert search_everything(desk, typed).hits == ()


def test_a_misspelt_word_of_several_is_read_and_its_sentence_shown(desk):
    results = search_everything(desk, "birthday parties")
    assert results.read_as == "birthday party"
    assert results.hits[0].snippet.text == "The birthday party went well."


@pytest.mark.parametrize("typed", ["birtday", "brithday", "ibrthday", "birthdya"])
def test_a_misspelt_word_is_read_as_the_likely_one(desk, typed):
    results = search_everything(desk, typed)
    assert results.read_as == "birthday"
    assert results.hits[0].kind is FoundKind.CONTACT


def test_a_changed_name_is_found_at_once(desk):
    search_everything(desk, "okafor")
    old = household(desk, "f1")
    change_family(
        desk, type(old)(**{**old.__dict__, "family": type(old.family)(**{**old.family.__dict__, "name": "Ivory"})})
    )
    assert search_everything(desk, "ivo").hits[0].title == "Ivory"


@pytest.mark.parametrize("typed", ["", "a", "  ", '"', "* OR *", "'; DROP TABLE family; --", "(", "\x00"])
def test_odd_input_finds_nothing_and_breaks_nothing(desk, typed):
    assert search_everything(desk, typed).hits == ()
