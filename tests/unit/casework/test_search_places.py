"""Where found words stand, in words."""

from dataclasses import fields, replace
from datetime import date

import pytest

from hivedesk.casework.search_places import PLACES, place_of, standing
from hivedesk.domain.contact_log import Addendum, FollowUp
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId
from hivedesk.store.search import words_of
from hivedesk.store.tables import TABLES, table_named
from tests.builders import NOW, a_contact, a_family


@pytest.mark.parametrize(
    ("field", "where"),
    [
        ("fact", "What happened (fact)"),
        ("opinion", "What I think (opinion)"),
        ("third_party", "Said by others (third party)"),
        ("childs_voice", "Child's voice"),
        ("outcome", "Outcome"),
        ("concern_facts", "Facts of the concern"),
        ("shared_with", "Shared with"),
    ],
)
def test_the_field_of_a_contact_is_named_by_its_label(field, where):
    entry = replace(a_contact("f1", fact="Nothing new."), **{field: "First this. Then the school rang."})
    found = standing("contact_log_entry", entry, ["school"])
    assert found.why == f"in {where}, Sat 14 Nov 2026"
    assert found.snippet.text == "Then the school rang."


def test_the_field_with_most_of_the_words_is_named():
    entry = a_contact("f1", fact="The school rang.", opinion="The school meeting tired her.")
    assert standing("contact_log_entry", entry, ["school", "meeting"]).why.startswith("in What I think (opinion)")


def test_words_of_a_topic_are_said_to_be_there():
    entry = a_contact("f1", fact="Rang.", topics=("school", "health"))
    assert standing("contact_log_entry", entry, ["health"]).why == "in Topics, Sat 14 Nov 2026"


def test_an_addendum_and_follow_ups_say_when():
    addendum = Addendum(id="a1", entry_id="e1", family_id="f1", added_at=NOW, author="Maureen Hale", text="More cake.")
    due = FollowUp(id="u1", family_id="f1", entry_id=None, due_on=date(2026, 11, 20), what="Bring cake")
    assert standing("addendum", addendum, ["cake"]).why == "in an added note, Sat 14 Nov 2026"
    assert standing("follow_up", due, ["cake"]).why == "in a follow-up, due Fri 20 Nov 2026"
    assert standing("follow_up", replace(due, done_at=NOW), ["cake"]).why == "in a follow-up, done"


def test_a_kind_of_record_without_a_line_has_a_sensible_word():
    assert place_of("a_table_of_tomorrow").words == "the family's records"
    family = a_family("Okafor", id="f1", notes="A dog called Biscuit.").family
    assert standing("a_table_of_tomorrow", family, ["biscuit"]).why == "in the family's records"


@pytest.mark.parametrize("table", sorted(PLACES))
def test_every_line_names_a_table_and_fields_that_it_has(table):
    record = table_named(table).record
    names = {field.name for field in fields(record)}
    assert set(PLACES[table].labels) <= names
    assert not PLACES[table].day or PLACES[table].day in names


def test_every_table_whose_words_are_searched_has_a_line():
    child = ChildInCare(id=ChildId("k1"), family_id="f1", first_name="Leo")
    assert words_of(child) is not None  # this is how the next line knows which are searched
    searched = {table.name for table in TABLES if words_of(_blank(table.record)) is not None}
    assert searched == set(PLACES)


@pytest.mark.parametrize("table", sorted(PLACES))
def test_only_fields_that_are_searched_are_looked_into(table):
    """Risk and no-contact flags are not; neither is anything else that the index leaves out."""
    record = table_named(table).record
    for name in PLACES[table].labels:
        value = ("otter",) if name == "topics" else "otter"
        assert "otter" in (words_of(_blank(record, **{name: value})) or ""), name


def _blank(record, **values):
    """A record with nothing in it but what a record must have."""
    must = {field.name: "" for field in fields(record) if field.default is field.default_factory}
    return record(**(must | values))
