"""What the card adds to the records: what is due, what the nights find, whose names the records hold."""

from dataclasses import replace
from datetime import date, timedelta

from hivedesk.casework import claims, contact_log
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.family_card import open_card
from hivedesk.domain.clocks import Deed
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights import Level
from hivedesk.domain.nights.findings import Rule
from tests.builders import a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)


def card_of(desk, family_id="f1"):
    card = open_card(desk, family_id)
    assert card is not None
    return card


def test_a_family_that_is_gone_has_no_card():
    assert open_card(a_hive_desk(), "f1") is None


def test_the_card_looks_as_far_ahead_as_the_policy_says():
    near, far = TODAY + timedelta(days=28), TODAY + timedelta(days=29)
    desk = a_hive_desk(
        a_family(
            id="f1", supervision_due=near, annual_review_due=far, unannounced_visit_due=TODAY - timedelta(days=400)
        )
    )
    assert [(due.deed, due.due_on) for due in card_of(desk).dues if due.deed is Deed.ASSURANCE] == [
        (Deed.ASSURANCE, TODAY - timedelta(days=400)),
        (Deed.ASSURANCE, near),
    ]


def test_the_nights_to_come_are_checked_not_only_this_one():
    children = tuple(ChildInCare(id=ChildId(f"k{n}"), family_id="f1", first_name=f"Kit{n}") for n in range(4))
    starts = (None, None, None, TODAY + timedelta(days=27))
    home = a_family(
        id="f1",
        approval={"number": 4, "approved_on": date(2020, 5, 1)},
        children=children,
        placements=tuple(map(a_placement, children, starts)),
    )
    found = [s for s in card_of(a_hive_desk(home)).findings if s.finding.rule is Rule.USUAL_LIMIT]
    assert [(span.first, span.finding.level) for span in found] == [(starts[3], Level.NEEDS_SERVICE)]
    later = replace(
        home, placements=(*home.placements[:3], replace(home.placements[3], started_on=TODAY + timedelta(28)))
    )
    assert not [s for s in card_of(a_hive_desk(later)).findings if s.finding.rule is Rule.USUAL_LIMIT]


def test_claims_that_wait_are_due_too():
    desk = a_hive_desk(a_family(id="f1"))
    paid = replace(claims.new_claim(desk, "f1"), pence=100, claimed_on=TODAY, paid_on=TODAY)
    waiting = replace(claims.new_claim(desk, "f1"), pence=540, day=date(2026, 9, 1), claimed_on=date(2026, 9, 3))
    claims.record_claim(desk, [paid, waiting])
    card = card_of(desk)
    assert [item.id for item in card.open_claims] == [waiting.id]
    assert [due.what for due in card.dues if due.deed is Deed.CLAIMS] == ["1 item claimed and not paid yet"]


def test_open_follow_ups_of_this_family_only():
    desk = a_hive_desk(a_family(id="f1"), a_family(id="f2"))
    contact_log.add_follow_up(desk, "f1", FollowUpWanted(TODAY, "Ring"))
    contact_log.add_follow_up(desk, "f2", FollowUpWanted(TODAY, "Write"))
    assert [one.what for one in card_of(desk).open_follow_ups] == ["Ring"]


def test_children_elsewhere_in_the_hive_are_named_with_their_family():
    elsewhere = a_family("Ashby", id="f2", children=("Tom",))
    (tom,) = elsewhere.children_in_care
    mia = ChildInCare(id=ChildId("mia"), family_id="f1", first_name="Mia", sibling_ids=(tom.id,))
    card = card_of(a_hive_desk(elsewhere, a_family(id="f1", children=(mia,))))
    assert card.people[tom.id] == "Tom (Ashby)"
    assert card.people["mia"] == "Mia"
