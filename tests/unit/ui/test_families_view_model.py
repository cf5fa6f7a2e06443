"""The families screen in words: finding, filtering, the card, the form. No Qt."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import contact_log, drafts, families
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.families import add_family
from hivedesk.domain.acts import ActKind
from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import (
    Approval,
    ChildId,
    ChildInCare,
    Family,
    FamilyKind,
    LeavingReason,
    Professional,
    Status,
)
from hivedesk.store import audit
from hivedesk.ui.screens.families.card_view_model import CardViewModel, contact_happening
from hivedesk.ui.screens.families.edit_view_model import PEOPLE, EditViewModel, Known, resembles_words
from hivedesk.ui.screens.families.facts import facts_of
from hivedesk.ui.screens.families.view_model import (
    NEW_FORM,
    FamiliesViewModel,
    Only,
    Wanted,
    carers_words,
    name_or_initials,
)
from tests.builders import NOW, a_contact, a_family, a_hive_desk

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
    assert listed(many).note == "Your Hive has room for 20 families and now has 21."
    usual = a_hive_desk(*(a_family(f"F{n}") for n in range(15)))
    assert listed(usual).note == ""


def test_an_empty_hive_is_told_from_a_filter_that_finds_nothing(hive):
    assert listed(a_hive_desk()).empty
    nothing = listed(hive, text="zzzz")
    assert not nothing.empty
    assert not nothing.rows


def test_the_filters_pick_what_they_say():
    def terms(**more):
        return {"approved_on": date(2020, 5, 1), "number": 1} | more

    desk = a_hive_desk(
        a_family("Free", id="free", approval=terms(number=2), children=("A",)),
        a_family("Full", id="full", approval=terms(), children=("B",)),
        a_family("Respite", id="respite", approval=terms(respite_only=True), children=("C",)),
        a_family("New", id="new", approval=terms(approved_on=date(2026, 2, 1)), children=("D",)),
        a_family("Due", id="due", approval=terms(), children=("E",), supervision_due=TODAY + timedelta(days=14)),
        a_family("Later", id="later", approval=terms(), children=("F",), supervision_due=TODAY + timedelta(days=15)),
    )
    for family_id in ("free", "full", "respite", "new", "due"):
        talk(desk, family_id, 13)
    talk(desk, "later", 14)
    assert names(desk, only=frozenset({Only.VACANCY})) == ["Free"]
    assert names(desk, only=frozenset({Only.RESPITE})) == ["Respite"]
    assert names(desk, only=frozenset({Only.NEW})) == ["New"]
    assert names(desk, only=frozenset({Only.REVIEW})) == ["Due"]
    assert names(desk, only=frozenset({Only.SILENT})) == ["Later"]
    assert names(desk, only=frozenset({Only.SILENT, Only.NEW})) == []


def test_a_row_says_when_nobody_has_spoken_for_long(hive):
    talk(hive, "okafor", 20)
    talk(hive, "okafor", 2, kind=ContactKind.NOT_REACHED)
    rows = {row.name: row for row in listed(hive).rows}
    assert rows["Okafor"].last_contact_text == "Sun 25 Oct 2026 (20 days)"
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


# -- the card


def a_guarded_child(**fields):
    return ChildInCare(
        id=ChildId("maya"),
        family_id="okafor",
        first_name="Maya",
        last_name="Reed",
        risk_flags="Climbs out of windows",
        no_contact="Uncle Terry",
        not_collected_by="Mr Reed",
        **fields,
    )


def card_of(desk, family_id="okafor", discreet=False):
    model = CardViewModel(desk, family_id)
    assert model.read()
    return model.state(discreet)


def test_no_guarded_word_is_in_the_cards_state():
    desk = a_hive_desk(a_family(id="okafor", children=(a_guarded_child(),)))
    told = repr(card_of(desk))
    assert "Maya" in told
    assert not any(word in told for word in ("windows", "Terry", "Mr Reed"))
    assert card_of(desk).has_flags


def test_flags_come_on_asking_and_that_is_logged():
    desk = a_hive_desk(a_family(id="okafor", children=(a_guarded_child(),)))
    model = CardViewModel(desk, "okafor")
    model.read()
    assert [entry.kind for entry in audit.entries(desk.store, 1)] == [ActKind.ADD_FAMILY]
    (flags,) = model.show_flags(False)
    assert (flags.risks, flags.no_contact, flags.not_collected_by) == (
        "Climbs out of windows",
        "Uncle Terry",
        "Mr Reed",
    )
    assert [entry.kind for entry in audit.entries(desk.store, 1)] == [ActKind.SHOW_FLAGS]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "Not spoken with yet."),
        (
            {"status": Status.WAITING, "waiting_since": date(2026, 9, 1)},
            "Waiting since Tue 1 Sep 2026. Not spoken with yet.",
        ),
        (
            {"status": Status.ON_HOLD, "hold_from": date(2026, 9, 1), "hold_review_on": date(2026, 11, 2)},
            "On hold since Tue 1 Sep 2026, review Mon 2 Nov 2026. Not spoken with yet.",
        ),
        (
            {"status": Status.LEFT, "left_on": date(2026, 9, 1), "left_reason": LeavingReason.ADOPTION},
            "Left on Tue 1 Sep 2026: adoption.",
        ),
    ],
)
def test_one_line_says_what_matters_now(fields, line):
    assert card_of(a_hive_desk(a_family(id="okafor", **fields))).line == line


def test_the_last_talk_is_told_in_days():
    desk = a_hive_desk(a_family(id="okafor"))
    talk(desk, "okafor", 3)
    assert card_of(desk).line == "Last spoken with on Wed 11 Nov 2026, 3 days ago."


def test_what_is_not_recorded_is_said_in_one_line():
    desk = a_hive_desk(a_family(id="okafor", pets="A dog"))
    household = next(section for section in card_of(desk).sections if section.title == "Household")
    assert ("Pets", "A dog") in household.facts.pairs
    assert "smoking" in household.facts.missing
    assert "pets" not in household.facts.missing
    assert "on hold since" not in household.facts.missing  # it never was
    assert household.facts.missing_words.startswith("Not recorded: ")


def test_unrecorded_terms_of_approval_are_no_terms():
    blank = a_hive_desk(a_family(id="okafor", approval={}))
    terms = next(section for section in card_of(blank).sections if section.title == "Approval")
    assert terms.facts is None
    assert terms.when_empty


def test_ages_and_endings_show_beside_the_child():
    child = a_guarded_child(date_of_birth=date(2019, 11, 15), placed_to=date(2026, 6, 1))
    desk = a_hive_desk(a_family(id="okafor", children=(child,)))
    section = next(section for section in card_of(desk).sections if section.title == "Children in care")
    assert [words for words, _tone in section.people[0].pills] == ["6 years", "Placement ended"]


def test_the_time_line_holds_contacts_and_changes_newest_first():
    desk = a_hive_desk(a_family(id="okafor"))
    talk(desk, "okafor", 2, "Bedtime is calmer.")
    families.change_family(
        desk,
        replace(
            families.household(desk, "okafor"), family=replace(families.household(desk, "okafor").family, pets="A dog")
        ),
    )
    state = card_of(desk)
    assert [one.title for one in state.happenings] == [
        "Okafor changed, by Maureen Hale",
        "Okafor added, by Maureen Hale",
        "Catch-up, phone, 15 min",
    ]
    assert state.happenings[2].text == "Bedtime is calmer."
    assert not state.more


def test_the_time_line_reaches_back_beyond_the_first_page():
    desk = a_hive_desk(a_family(id="okafor"))
    for day in range(70):
        talk(desk, "okafor", day, f"Talk {day}")
    model = CardViewModel(desk, "okafor")
    model.read()
    assert len(model.state(False).happenings) == 5
    presses = 0
    while model.state(False).more:
        model.show_more()
        presses += 1
        assert presses < 10
    told = [one.text for one in model.state(False).happenings if one.entry_id]
    assert told == [f"Talk {day}" for day in range(70)]


def test_the_discreet_card_holds_no_name_of_the_household():
    professional = Professional(id="p", family_id="okafor", name="Priya Raman", email="priya@example.org")
    home = replace(a_family(id="okafor", children=(a_guarded_child(),)), professionals=(professional,))
    desk = a_hive_desk(home)
    talk(desk, "okafor", 1, "Grace said that Maya slept well; rang Priya Raman.")
    contact_log.add_follow_up(desk, "okafor", FollowUpWanted(TODAY, "Ring Grace Okafor"))
    told = repr(replace(card_of(desk, discreet=True), family_id=""))
    assert not any(name in told for name in ("Okafor", "Grace", "Maya", "Reed", "Priya", "Raman", "priya"))
    assert "G. said that M. slept well" in told


def test_a_concern_stands_out():
    entry = a_contact("okafor", "", concern=True, concern_facts="A bruise was seen.", concern_told="Duty team")
    told = contact_happening(entry, str)
    assert (told.icon, told.text) == ("shield", "A bruise was seen.")
    assert "concern" in told.title


def test_follow_ups_say_how_late_they_are():
    desk = a_hive_desk(a_family(id="okafor"))
    for days, what in ((-1, "Late"), (0, "Now"), (4, "Later")):
        contact_log.add_follow_up(desk, "okafor", FollowUpWanted(TODAY + timedelta(days=days), what))
    assert [(line.what, line.due, line.overdue) for line in card_of(desk).follow_ups] == [
        ("Late", "Due Fri 13 Nov 2026, 1 day overdue", True),
        ("Now", "Due Sat 14 Nov 2026, today", False),
        ("Later", "Due Wed 18 Nov 2026", False),
    ]


def test_a_family_that_is_gone_has_no_card(hive):
    families.remove_family(hive, "okafor")
    assert not CardViewModel(hive, "okafor").read()


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
    return None if problem is None else (problem.record, problem.record_id, problem.field)


def test_each_refusal_leads_to_its_field(hive):
    home = families.household(hive, "okafor")
    family = home.family
    tomorrow = TODAY + timedelta(days=1)
    late = ChildInCare(id=ChildId("k1"), family_id="okafor", first_name="Early", date_of_birth=TODAY)
    child = ChildInCare(id=ChildId("k2"), family_id="okafor", first_name="Maya", date_of_birth=tomorrow)
    turned = replace(child, date_of_birth=None, placed_from=TODAY, placed_to=TODAY - timedelta(days=1))
    assert field_of(home, hive) is None
    assert field_of(replace(home, family=replace(family, status=Status.ON_HOLD)), hive) == (
        Family,
        "okafor",
        "hold_from",
    )
    left = replace(family, status=Status.LEFT, left_on=TODAY)
    assert field_of(replace(home, family=left), hive) == (Family, "okafor", "left_reason")
    assert field_of(replace(home, children_in_care=(late, child)), hive) == (ChildInCare, "k2", "date_of_birth")
    assert field_of(replace(home, children_in_care=(turned,)), hive) == (ChildInCare, "k2", "placed_from")


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
    carer = replace(model.new_member(PEOPLE[0]), first_name="Dawn")
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
    for kind in PEOPLE:
        made = model.new_member(kind)
        assert type(made) is kind.record
        assert made.family_id == "okafor"
        assert model.new_member(kind, "kept").id == "kept"
