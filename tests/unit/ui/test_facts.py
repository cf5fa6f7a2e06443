"""Records as facts to read: each kind of value in words."""

from datetime import UTC, date, datetime, time

import pytest

from hivedesk.domain.approval import Approval, Exemption
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.placements import EndKind, EndReason, Placement
from hivedesk.domain.procedures import DataBreach
from hivedesk.domain.training import TrainingRecord
from hivedesk.ui.discreet import Veil
from hivedesk.ui.screens.families.facts import facts_of

TODAY = date(2026, 11, 14)
PEOPLE = {"maya": "Maya Reed", "leo": "Leo Marsh", "grace": "Grace Okafor"}


def placement(**fields):
    return Placement(id="p", family_id="f", child_id="maya", **fields)


@pytest.mark.parametrize(
    ("record", "fact"),
    [
        (ClaimItem(id="c", family_id="f", day=TODAY, pence=1250), ("Amount in pounds", "£12.50")),
        (ClaimItem(id="c", family_id="f", day=TODAY, carer_id="grace"), ("Carer", "Grace Okafor")),
        (TrainingRecord(id="t", family_id="f", carer_id="gone", course="X"), ("Carer", "Somebody no longer recorded")),
        (TrainingRecord(id="t", family_id="f", carer_id="grace", course="X", minutes=0), ("Minutes", "0")),
        (FollowUp(id="u", family_id="f", entry_id=None, due_on=TODAY, what="Ring", at=time(0, 0)), ("At", "00:00")),
        (
            DataBreach(id="d", noticed_at=datetime(2026, 11, 13, 9, 5, tzinfo=UTC)),
            ("Noticed at", "Fri 13 Nov 2026, 09:05"),
        ),
        (
            Exemption(id="e", family_id="f", child_ids=("maya", "leo", "gone")),
            ("Exempted children", "Maya Reed, Leo Marsh, somebody no longer recorded"),
        ),
        (Approval(id="a", family_id="f", named_child_ids=("leo",)), ("Named children", "Leo Marsh")),
        (placement(end_reason=EndReason.ADOPTED), ("Reason (DfE)", "Adopted")),
        (placement(end_kind=EndKind.UNPLANNED), ("Planned or not", "Unplanned")),
    ],
)
def test_every_kind_of_value_reads_as_words(record, fact):
    assert fact in facts_of(record, people=PEOPLE).pairs


def test_what_is_not_known_is_no_fact():
    facts = facts_of(placement())
    assert facts.pairs == ()
    assert "planned or not" in facts.missing


def test_people_who_are_named_by_a_record_are_veiled_too():
    exemption = Exemption(id="e", family_id="f", child_ids=("maya",))
    assert facts_of(exemption, people=PEOPLE, sight=Veil(PEOPLE.values())).pairs[0][1] == "M. R."
