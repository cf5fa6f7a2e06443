"""Undo and redo."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hivedesk.casework import contact_log as log
from hivedesk.casework import undoing
from hivedesk.casework.contact_log import ContactFilter
from hivedesk.casework.families import change_family, household, list_families, remove_family
from hivedesk.foundation.errors import RuleRefused
from tests.builders import a_contact, a_family, a_hive_desk, move_clock


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="f1", carers=("Grace", "Lewis"), children=("Ada",)))


def facts(desk):
    return [view.entry.fact for view in log.list_entries(desk, ContactFilter())]


def test_undo_says_what_and_redo_brings_it_again(desk):
    log.log_contact(desk, a_contact("f1", fact="One."))
    log.log_contact(desk, a_contact("f1", fact="Two."))
    assert undoing.undo(desk).sentence == "contact with Okafor logged"
    assert facts(desk) == ["One."]
    undoing.undo(desk)
    assert facts(desk) == []
    undoing.redo(desk)
    undoing.redo(desk)
    assert sorted(facts(desk)) == ["One.", "Two."]
    assert undoing.redoable(desk) is None
    undoing.undo(desk)
    assert facts(desk) == ["One."]


def test_something_new_forgets_what_could_be_redone(desk):
    log.log_contact(desk, a_contact("f1", fact="One."))
    undoing.undo(desk)
    log.log_contact(desk, a_contact("f1", fact="Two."))
    assert undoing.redoable(desk) is None
    with pytest.raises(RuleRefused):
        undoing.redo(desk)


def test_a_signed_entry_is_no_longer_undone(desk):
    log.log_contact(desk, a_contact("f1"))
    move_clock(desk, timedelta(hours=24))
    assert undoing.words_for(desk, undoing.undoable(desk)) == "Okafor added"


def test_what_something_signed_speaks_of_stays(desk):
    log.log_contact(desk, a_contact("f1", fact="One."))
    move_clock(desk, timedelta(hours=24))
    with pytest.raises(RuleRefused, match="written later"):
        undoing.undo(desk)
    assert facts(desk) == ["One."] and [one.household.family.name for one in list_families(desk)] == ["Okafor"]


def test_nobody_undoes_what_somebody_else_did(desk):
    desk.author = "Jo Cover"
    assert undoing.undoable(desk) is None


def test_what_was_changed_again_elsewhere_is_not_torn_apart(desk):
    change_family(desk, replace(household(desk, "f1"), family=replace(household(desk, "f1").family, pets="dog")))
    desk.store.run("UPDATE family SET pets = 'cat' WHERE id = 'f1'")
    with pytest.raises(RuleRefused):
        undoing.undo(desk)
    assert household(desk, "f1").family.pets == "cat"


def test_a_removed_family_comes_back_whole(desk):
    whole = household(desk, "f1")
    changed = remove_family(desk, "f1")
    assert (changed.sentence, list_families(desk)) == ("Okafor removed", [])
    undoing.undo(desk)
    assert household(desk, "f1") == whole
