"""The families screen in words: finding, filtering, the card, the form. No Qt."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log, drafts, families
from hivedesk.casework.families import add_family
from hivedesk.domain.approval import Approval
from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import ChildInCare, Family, FamilyKind, LeavingReason, Status
from hivedesk.domain.ids import ChildId
from hivedesk.domain.placements import Placement
from hivedesk.ui.screens.families.edit_view_model import EditViewModel, Known, resembles_words
from hivedesk.ui.screens.families.facts import facts_of
from hivedesk.ui.screens.families.household_parts import PEOPLE, TERMS
from hivedesk.ui.screens.families.view_model import (
    NEW_FORM,
    FamiliesViewModel,
    Only,
    Wanted,
    carers_words,
    name_or_initials,
)
from tests import builders
from tests.builders import NOW, a_contact, a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)


def listed(desk, **wanted):
    model = FamiliesViewModel(desk)
    model.read()
    return model.state(Wanted(**wanted))


def names(desk, **wanted):
    return [row.name for row in listed(desk, **wanted).rows]


def talk(desk, family_id, days_ago, fact="Talked about school.", **fields):
    happened = NOW - timedelta(days=days_ago)
    contact_log.log_contact(desk, a_contact(family_id, fact, happened_at=happened, **fields))


# -- the list


@pytest.fixture
def hive():
    return a_hive_desk(
        a_family("Okafor", id="okafor", carers=("Grace", "Ben"), town="Ringwood", postcode="BH24 1AA"),
        a_family("Lindqvist-Bell", id="bell", children=("Maya",), mobile="07700 900456", reference="H007"),
        a_family("Young", id="young", status=Status.LEFT, left_on=date(2026, 3, 1), left_reason=LeavingReason.OTHER),
        a_family("Ashby", id="ashby", status=Status.WAITING, kind=FamilyKind.CONNECTED),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("okaf", ["Okafor"]),
        ("ben", ["Okafor"]),
        ("maya", ["Lindqvist-Bell"]),
        ("ringwood", ["Okafor"]),
        ("bh24", ["Okafor"]),
        ("BH24 1AA", ["Okafor"]),
        ("bh241aa", ["Okafor"]),
        ("900456", ["Lindqvist-Bell"]),
        ("07700 900 456", ["Lindqvist-Bell"]),
        ("h007", ["Lindqvist-Bell"]),
        ("grace okafor", ["Okafor"]),
        ("maya lindqvist", ["Lindqvist-Bell"]),
        ("ringwood ben", ["Okafor"]),
        ("ringwood maya", []),
        ("zzzz", []),
    ],
)
def test_a_family_is_found_by_anything_she_may_remember(hive, text, found):
    assert names(hive, text=text) == found
    assert not listed(hive, text=text).spelling


def test_a_misspelt_name_is_found_and_it_is_said(hive):
    state = listed(hive, text="Okaffor")
    assert [row.name for row in state.rows] == ["Okafor"]
    assert "spelt" in state.spelling


def test_families_that_left_are_shown_only_when_asked_for(hive):
    assert names(hive) == ["Ashby", "Lindqvist-Bell", "Okafor"]
    assert names(hive, status=Status.LEFT) == ["Young"]
    assert dict(listed(hive).counts) == {
        None: 3,
        Status.WAITING: 1,
        Status.ACTIVE: 2,
        Status.ON_HOLD: 0,
        Status.CLOSING: 0,
        Status.LEFT: 1,
    }


def test_status_and_kind_can_be_combined(hive):
    assert names(hive, status=Status.WAITING, kind=FamilyKind.CONNECTED) == ["Ashby"]
    assert names(hive, status=Status.ACTIVE, kind=FamilyKind.CONNECTED) == []


def test_the_counts_of_families_are_said(hive):
    assert listed(hive).subtitle == "2 families; 1 waiting"


def test_outside_the_usual_size_there_is_a_calm_note():
    few = a_hive_desk(a_family("One"))
    assert "usually links 15 to 20" in listed(few).note
    many = a_hive_desk(*(a_family(f"F{n}") for n in range(21)))
    assert listed(many).note == "Your Hive has room for 20 fostering families and now has 21."
    usual = a_hive_desk(*(a_family(f"F{n}") for n in range(15)))
    assert listed(usual).note == ""


def test_households_that_only_come_to_events_take_no_place_in_the_hive():
    guardians = [a_family(f"G{n}", kind=FamilyKind.SPECIAL_GUARDIAN, approval=None) for n in range(2)]
    state = listed(a_hive_desk(*(a_family(f"F{n}") for n in range(20)), *guardians))
    assert state.subtitle == "20 families and 2 other households"
    assert state.note == ""


def test_an_empty_hive_is_told_from_a_filter_that_finds_nothing(hive):
    assert listed(a_hive_desk()).empty
    nothing = listed(hive, text="zzzz")
    assert not nothing.empty
    assert not nothing.rows


def test_the_filters_pick_what_they_say():
    def terms(**more):
        return {"approved_on": date(2020, 5, 1), "number": 1} | more

    def a_family(name, **fields):  # nothing is due but what a test says
        later = dict.fromkeys(("supervision_due", "annual_review_due", "unannounced_visit_due"), date(2027, 5, 1))
        return builders.a_family(name, joined_on=TODAY, **(later | fields))

    desk = a_hive_desk(
        a_family("Free", id="free", approval=terms(number=2), children=("A",)),
        a_family("Full", id="full", approval=terms(), children=("B",)),
        a_family("Respite", id="respite", approval=terms(respite_only=True), children=("C",)),
        a_family("New", id="new", approval=terms(approved_on=date(2026, 10, 31)), children=("D",)),
        a_family("Due", id="due", approval=terms(), children=("E",), supervision_due=TODAY + timedelta(days=14)),
        a_family("Later", id="later", approval=terms(), children=("F",), supervision_due=TODAY + timedelta(days=15)),
    )
    add_family(desk, a_family("None", id="none", approval=terms(number=None)))
    add_family(desk, a_family("Guardian", id="guardian", approval=None, kind=FamilyKind.SPECIAL_GUARDIAN))
    for family_id in ("free", "full", "respite", "new", "due", "none", "guardian"):
        talk(desk, family_id, 13)
    talk(desk, "later", 14)
    assert names(desk, only=frozenset({Only.VACANCY})) == ["Free"]
    assert names(desk, only=frozenset({Only.RESPITE})) == ["Respite"]
    assert names(desk, only=frozenset({Only.NEW})) == ["New"]
    assert names(desk, only=frozenset({Only.REVIEW})) == ["Due", "New"]  # a visit, and the handover
    assert names(desk, only=frozenset({Only.NO_CHILD})) == ["None"]
    assert names(desk, only=frozenset({Only.SILENT})) == ["Later"]
    assert names(desk, only=frozenset({Only.SILENT, Only.NEW})) == []


def test_a_row_says_what_is_due_next_and_when():
    desk = a_hive_desk(
        a_family(
            "Late",
            supervision_due=TODAY - timedelta(days=3),
            annual_review_due=TODAY - timedelta(days=1),
            approval=None,
            children=("C",),
        ),
        a_family("Soon", supervision_due=TODAY + timedelta(days=5), children=("A",), approval=None),
        a_family("Far", supervision_due=TODAY + timedelta(days=60), children=("B",), approval=None),
        a_family("Nothing", kind=FamilyKind.CARE_LEAVER, approval=None),
    )
    rows = {row.name: row for row in listed(desk).rows}
    assert rows["Late"].due_text == "Supervision, 3 days overdue"
    assert rows["Late"].due_note.splitlines()[1].startswith("Annual review, 1 day overdue")
    assert rows["Soon"].due_text == "Supervision, in 5 days"
    assert rows["Far"].due_text == "Supervision, Wed 13 Jan 2027"
    assert (rows["Nothing"].due_text, rows["Nothing"].due_on) == ("", None)


def test_a_row_says_when_nobody_has_spoken_for_long(hive):
    talk(hive, "okafor", 20)
    talk(hive, "okafor", 2, kind=ContactKind.NOT_REACHED)
    rows = {row.name: row for row in listed(hive).rows}
    assert rows["Okafor"].last_contact_text == "20 days ago"
    assert rows["Okafor"].last_contact_note.startswith("Sun 25 Oct 2026")
    assert rows["Lindqvist-Bell"].last_contact_text == "Never"
    assert rows["Ashby"].last_contact_text == ""


def test_carers_are_named_as_people_say_it(hive):
    rows = {row.name: row for row in listed(hive).rows}
    assert rows["Okafor"].carers == "Grace and Ben Okafor"
    other = a_family("Bell", carers=("Sam", "Ana")).carers
    mixed = (other[0], replace(other[1], last_name="Lindqvist"))
    assert carers_words(mixed, str) == "Sam Bell and Ana Lindqvist"
    assert carers_words((), str) == ""


def test_the_discreet_view_shows_initials(hive):
    model = FamiliesViewModel(hive)
    model.read()
    row = next(row for row in model.state(Wanted(text="okafor"), name_or_initials(True)).rows)
    assert (row.name, row.carers) == ("O.", "G. and B. O.")


def test_a_new_family_that_was_begun_is_offered_again(hive):
    model = FamiliesViewModel(hive)
    model.read()
    assert model.state(Wanted()).draft == ""
    drafts.keep_draft(hive, NEW_FORM, {"family": {"name": "Ber"}})
    assert model.state(Wanted()).draft == "Sat 14 Nov 2026, 10:00"
    model.drop_draft()
    assert model.state(Wanted()).draft == ""


# -- facts


def test_dates_yes_and_choices_read_as_words():
    facts = facts_of(Approval(id="a", family_id="f", approved_on=date(2020, 5, 1), respite_only=True, number=0))
    assert ("Approved on", "Fri 1 May 2020") in facts.pairs
    assert ("Respite only", "Yes") in facts.pairs
    assert ("Children at once", "0") in facts.pairs


# -- the form


def test_a_new_family_that_resembles_one_is_noticed(hive):
    model = EditViewModel(hive, None)
    found = model.resembling(Known(name="Okafor", phones=("07700 900123", "")))
    words = resembles_words(found[:1])
    assert found[0].family_id == "okafor"
    assert words == "This resembles Okafor (the same family name and telephone number)."
    assert model.resembling(Known(name="Somebody else")) == []
    assert resembles_words([]) == ""


def field_of(household, desk):
    problem = EditViewModel(desk, None).problem(household)
    return None if problem is None else (problem.record, problem.part_id, problem.field)


def test_each_refusal_leads_to_its_field(hive):
    home = families.household(hive, "okafor")
    family = home.family
    tomorrow = TODAY + timedelta(days=1)
    late = ChildInCare(id=ChildId("k1"), family_id="okafor", first_name="Early", date_of_birth=TODAY)
    child = ChildInCare(id=ChildId("k2"), family_id="okafor", first_name="Maya", date_of_birth=tomorrow)
    turned = a_placement(child, TODAY, ended_on=TODAY - timedelta(days=1))
    assert field_of(home, hive) is None
    left = replace(family, status=Status.LEFT, left_on=TODAY)
    assert field_of(replace(home, family=left), hive) == (Family, "okafor", "left_reason")
    assert field_of(replace(home, children_in_care=(late, child)), hive) == (ChildInCare, "k2", "date_of_birth")
    assert field_of(replace(home, placements=(turned,)), hive) == (Placement, "k2", "started_on")


def test_saving_forgets_the_draft(hive):
    model = EditViewModel(hive, "okafor")
    drafts.keep_draft(hive, model.form, {"family": {}})
    family = replace(model.household.family, pets="A dog")
    saved = model.save(replace(model.latest(), family=family))
    assert saved.changed is not None
    assert families.household(hive, "okafor").family.pets == "A dog"
    assert model.draft() is None


def test_a_new_family_is_added_with_its_people(hive):
    model = EditViewModel(hive, None)
    carer = replace(model.new_part(PEOPLE[0]), first_name="Dawn")
    household = replace(model.household, family=replace(model.household.family, name="Birch"), carers=(carer,))
    assert model.save(household).changed is not None
    stored = families.household(hive, model.family_id)
    assert [person.first_name for person in stored.carers] == ["Dawn"]
    assert stored.family.joined_on == TODAY


def test_a_form_without_terms_of_approval_begins_with_empty_ones():
    desk = a_hive_desk()
    add_family(desk, a_family(id="bare", approval=None))
    model = EditViewModel(desk, "bare")
    assert model.household.approval is not None
    assert model.latest().approval == model.household.approval


def test_each_kind_of_person_begins_empty(hive):
    model = EditViewModel(hive, "okafor")
    for kind in (*PEOPLE, *TERMS):
        made = model.new_part(kind)
        assert type(made) is kind.record
        assert made.family_id == "okafor"
        assert model.new_part(kind, "kept").id == "kept"
