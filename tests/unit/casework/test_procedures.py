"""Assurance, handover, talks, breaches; training and claims."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import claims, procedures, training, undoing
from hivedesk.casework.families import household
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks.assurance import Assurance, assurance_due
from hivedesk.domain.procedures import DataBreach
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.errors import RuleRefused
from tests.builders import NOW, a_family, a_hive_desk

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)


def test_the_next_supervision_follows_from_the_last():
    desk = a_hive_desk(a_family(id="f1", supervision_due=date(2026, 10, 1)))
    procedures.record_assurance(desk, "f1", Assurance.SUPERVISION, TODAY)
    house = household(desk, "f1")
    assert house.family.supervision_last == TODAY
    assert assurance_due(house, Assurance.SUPERVISION, desk.policy) == TODAY + timedelta(weeks=6)
    procedures.record_assurance(desk, "f1", Assurance.ANNUAL_REVIEW, TODAY, date(2027, 9, 1))
    assert assurance_due(household(desk, "f1"), Assurance.ANNUAL_REVIEW, desk.policy) == date(2027, 9, 1)
    with pytest.raises(RuleRefused, match="still to come"):
        procedures.record_assurance(desk, "f1", Assurance.SUPERVISION, TOMORROW)
    with pytest.raises(RuleRefused, match="before this one"):
        procedures.record_assurance(desk, "f1", Assurance.SUPERVISION, TODAY, TODAY)


def test_a_handover_is_one_a_family():
    desk = a_hive_desk(a_family(id="f1"))
    handover = procedures.handover_of(desk, "f1")
    procedures.record_handover(desk, replace(handover, assessed_by="Nina Hart"))
    again = procedures.handover_of(desk, "f1")
    assert (again.id, again.assessed_by) == (handover.id, "Nina Hart")
    with pytest.raises(RuleRefused, match="no receiving worker"):
        procedures.record_handover(desk, replace(again, completed_on=TODAY))
    procedures.record_handover(desk, replace(again, completed_on=TODAY, receiving_worker="Priya Raman"))
    assert household(desk, "f1").handover.completed_on == TODAY


def test_a_note_says_something():
    desk = a_hive_desk(a_family(id="f1"))
    note = procedures.new_note(desk, "f1")
    with pytest.raises(RuleRefused, match="Nothing is written"):
        procedures.note_procedure(desk, note)
    with pytest.raises(RuleRefused, match="still to come"):
        procedures.note_procedure(desk, replace(note, what="A talk", day=TOMORROW))
    procedures.note_procedure(desk, replace(note, what="Would take a sibling pair"))
    procedures.note_procedure(desk, replace(note, what="Would take a sibling pair to 12"))
    assert [one.what for one in household(desk, "f1").procedure_notes] == ["Would take a sibling pair to 12"]
    procedures.remove_note(desk, note.id)
    assert household(desk, "f1").procedure_notes == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"what": ""}, "Nothing is written"),
        ({"noticed_at": NOW + timedelta(hours=1)}, "in the future"),
        ({"told_at": NOW - timedelta(days=2)}, "before the breach was noticed"),
        ({"closed_on": TODAY}, "Nobody has been told"),
    ],
)
def test_a_breach_is_told_before_it_is_closed(fields, words):
    desk = a_hive_desk()
    breach = replace(procedures.new_breach(desk), what="A list went to the wrong address")
    with pytest.raises(RuleRefused, match=words):
        procedures.record_breach(desk, replace(breach, **fields))
    assert procedures.breaches(desk) == []


def test_a_breach_is_kept_and_followed():
    desk = a_hive_desk()
    breach = replace(procedures.new_breach(desk), what="A list went to the wrong address")
    procedures.record_breach(desk, breach)
    procedures.record_breach(desk, replace(breach, told_at=NOW, told="The data protection officer", closed_on=TODAY))
    assert [one.closed_on for one in procedures.breaches(desk)] == [TODAY]
    assert desk.store.select(DataBreach)[0].told == "The data protection officer"


def test_training_of_two_carers_is_one_act():
    desk = a_hive_desk(a_family(id="f1", carers=("Grace", "Lewis")))
    carers = household(desk, "f1").carers
    records = [replace(training.new_training(desk, "f1", carer.id), course="E-Safety", minutes=300) for carer in carers]
    training.record_training(desk, records)
    lines = training.training_of(desk, household(desk, "f1"))
    assert [line.state.minutes for line in lines] == [300, 300]
    assert all(len(line.state.first_year_left) == 11 for line in lines)
    assert training.usual_minutes(desk, "E-Safety") == 300
    undoing.undo(desk)
    assert desk.store.select(TrainingRecord) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"course": " "}, "no name"),
        ({"done_on": None}, "not said when"),
        ({"done_on": TOMORROW}, "still to come"),
        ({"minutes": 0}, "cannot be right"),
    ],
)
def test_training_that_cannot_be(fields, words):
    desk = a_hive_desk(a_family(id="f1"))
    carer = household(desk, "f1").carers[0]
    record = replace(replace(training.new_training(desk, "f1", carer.id), course="E-Safety"), **fields)
    with pytest.raises(RuleRefused, match=words):
        training.record_training(desk, [record])


def test_the_claim_list_of_a_month():
    desk = a_hive_desk(a_family(id="f1"))
    carer = household(desk, "f1").carers[0]
    first = replace(
        claims.new_claim(desk, "f1"), carer_id=carer.id, quantity="12 miles", pence=540, day=date(2026, 10, 31)
    )
    second = replace(claims.new_claim(desk, "f1"), what="School shoes", pence=3200, day=date(2026, 11, 1))
    third = replace(claims.new_claim(desk, "f1"), carer_id=carer.id, what="Petrol", day=date(2026, 11, 14))
    claims.record_claim(desk, [first, second, third])
    november = claims.claim_list(desk, "f1", 2026, 11)
    assert [item.id for item in november.items] == [second.id, third.id]
    assert november.pence == 3200
    claims.mark_claimed(desk, [second], TODAY)
    claims.mark_paid(desk, [first], TODAY)
    assert [item.id for item in claims.open_claims(desk, "f1")] == [second.id, third.id]
    assert desk.store.get(ClaimItem, first.id).claimed_on == TODAY
    claims.remove_claim(desk, third.id)
    with pytest.raises(RuleRefused, match="Nothing is written"):
        claims.record_claim(desk, [replace(third, what="")])
