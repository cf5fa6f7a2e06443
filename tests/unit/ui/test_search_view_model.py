"""What Search shows for the letters typed."""

from datetime import date

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.ui.search_view_model import HINT, Leads, SearchViewModel
from tests.builders import a_contact, a_family, a_hive_desk


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1", children=("Leo", "Liam"), notes="A dog called Biscuit."))
    changed = log.log_contact(desk, a_contact("f1", id="e1", fact="The birthday went well for Leo."))
    log.add_addendum(desk, changed.record_id, "The cake was chocolate.")
    log.add_follow_up(desk, None, FollowUpWanted(date(2026, 11, 20), "Print the newsletter"))
    log.add_follow_up(desk, "f1", FollowUpWanted(date(2026, 11, 20), "Ask about swimming"))
    return desk


@pytest.fixture
def model(desk):
    model = SearchViewModel(desk)
    model.begin(discreet=False)
    return model


@pytest.mark.parametrize(
    ("typed", "title", "leads", "target", "why"),
    [
        ("oka", "Okafor", Leads.FAMILY, "f1", "name"),
        ("leo", "Leo", Leads.FAMILY, "f1", "name"),
        ("liam", "Liam", Leads.FAMILY, "f1", "name"),
        ("leeam", "Liam", Leads.FAMILY, "f1", "sounds like “leeam”"),
        ("okofor", "Okafor", Leads.FAMILY, "f1", "spelt a little differently"),
        ("900 123", "Okafor", Leads.FAMILY, "f1", "telephone number … 900123"),
        ("birthd", "Okafor", Leads.ENTRY, "e1", "in What happened (fact), Sat 14 Nov 2026"),
        ("chocolate", "Okafor", Leads.ENTRY, "e1", "in an added note, Sat 14 Nov 2026"),
        ("swimming", "Okafor", Leads.FAMILY, "f1", "in a follow-up, due Fri 20 Nov 2026"),
        ("newsletter", "No family", Leads.SCREEN, "today", "in a follow-up, due Fri 20 Nov 2026"),
        ("biscuit", "Okafor", Leads.FAMILY, "f1", "in Notes of the family"),
        ("settings", "Settings", Leads.SCREEN, "settings", "action"),
        ("log", "Log contact", Leads.FORM, "", "action"),
        ("rules", "Rules in force", Leads.SECTION, "rules", "action"),
        ("breach", "Breach of data protection", Leads.SECTION, "breach", "action"),
        ("erased", "What may be erased", Leads.SECTION, "retention", "action"),
    ],
)
def test_each_hit_says_what_it_is_where_it_leads_and_why(model, typed, title, leads, target, why):
    hit = model.look_for(typed).hits[0]
    assert (hit.title, hit.leads, hit.target, hit.why) == (title, leads, target, why)
    assert hit.title in hit.spoken and hit.why in hit.spoken


def test_the_words_found_are_marked(model):
    hit = model.look_for("birthday").hits[0]
    assert [hit.text[start:end] for start, end in hit.hits] == ["birthday"]


def test_a_family_is_not_shown_twice_for_its_name(model):
    assert [hit.title for hit in model.look_for("okafor").hits if hit.leads is Leads.FAMILY] == [
        "Okafor",
        "Grace Okafor",
    ]


def test_before_anything_is_typed_it_offers_what_can_be_done(model):
    for state in (model.begin(discreet=False), model.look_for("  ")):
        assert state.note == HINT
        assert state.hits[0].title == "Log contact"


def test_a_misspelt_word_says_how_it_was_read(model):
    state = model.look_for("birtday")
    assert state.note == "Nothing holds “birtday”. Read as “birthday”."
    assert state.hits


@pytest.mark.parametrize(
    ("typed", "note"),
    [("q", "Type one more letter."), ("qqqq", "Nothing holds “qqqq”. Try fewer letters, or another word.")],
)
def test_nothing_found_says_what_to_do(model, typed, note):
    state = model.look_for(typed)
    assert (state.note, state.hits) == (note, ())


def test_discreetly_there_are_initials_everywhere(desk, model):
    model.begin(discreet=True)
    person, *_ = model.look_for("grace").hits
    assert (person.title, person.text) == ("G. O.", "Carer, O.")
    note = model.look_for("birthday").hits[0]
    assert (note.title, note.text) == ("O.", "The birthday went well for L.")
