"""A family's card in words. No Qt."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import claims, contact_log, families, hosts, placements, procedures, standing, training
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.exchange.overview import decide_conflict
from hivedesk.casework.exchange.own_keys import ensure_identity
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.time_line import Part
from hivedesk.casework.undoing import undo
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import CareKind, Exemption, Room
from hivedesk.domain.clocks import Deed
from hivedesk.domain.clocks.assurance import Assurance
from hivedesk.domain.exchange.records import Conflict, Decision
from hivedesk.domain.families import ChildInCare, FamilyKind, LeavingReason, Professional, Status
from hivedesk.domain.ids import ChildId
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.domain.procedures import Hold
from hivedesk.package_format.parts import CorrectedField, CorrectionsPart
from hivedesk.store import audit
from hivedesk.ui.screens.families.card_time_line import contact_happening
from hivedesk.ui.screens.families.card_view_model import FIRST, CardViewModel
from hivedesk.ui.tokens import Tone
from tests.builders import NOW, a_contact, a_family, a_hive_desk, a_placement
from tests.exchange_desks import fetch, send, two_desks

TODAY = date(2026, 11, 14)


def a_child(name="Maya", **fields):
    return ChildInCare(id=ChildId(name.lower()), family_id="okafor", first_name=name, last_name="Reed", **fields)


def a_guarded_child(**fields):
    flags = {"risk_flags": "Climbs out of windows", "no_contact": "Uncle Terry", "not_collected_by": "Mr Reed"}
    return a_child(**(flags | fields))


def card_of(desk, family_id="okafor", discreet=False):
    model = CardViewModel(desk, family_id)
    assert model.read()
    return model.state(discreet)


def card_with(**fields):
    return card_of(a_hive_desk(a_family(id="okafor", **fields)))


def section(state, title):
    return next(part for part in state.sections if part.title == title)


def titles(state):
    return [part.title for part in state.sections]


def talk(desk, days_ago, fact="Talked about school.", **fields):
    contact_log.log_contact(desk, a_contact("okafor", fact, happened_at=NOW - timedelta(days=days_ago), **fields))


# -- flags


def test_no_guarded_word_is_in_the_cards_state():
    state = card_with(children=(a_guarded_child(),))
    assert "Maya" in repr(state)
    assert not any(word in repr(state) for word in ("windows", "Terry", "Mr Reed"))
    assert state.has_flags


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


# -- who


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "In the Hive since Tue 1 Feb 2022. Not spoken with yet."),
        ({"joined_on": None}, "Not spoken with yet."),
        (
            {"status": Status.WAITING, "waiting_since": date(2026, 9, 1)},
            "Waiting since Tue 1 Sep 2026. Not spoken with yet.",
        ),
        (
            {"status": Status.CLOSING, "left_on": date(2026, 12, 1), "left_reason": LeavingReason.OTHER},
            "Leaves on Tue 1 Dec 2026: other. Not spoken with yet.",
        ),
        (
            {"status": Status.LEFT, "left_on": date(2026, 9, 1), "left_reason": LeavingReason.ADOPTION},
            "Left on Tue 1 Sep 2026: adoption.",
        ),
        (
            {
                "status": Status.LEFT,
                "left_on": date(2026, 9, 1),
                "left_reason": LeavingReason.MOVED_HIVE,
                "moved_to": "Totton",
            },
            "Left on Tue 1 Sep 2026: moved to another Hive, Totton.",
        ),
    ],
)
def test_one_line_says_where_they_stand(fields, line):
    assert card_with(**fields).line == line


def test_the_last_talk_is_told_in_days():
    desk = a_hive_desk(a_family(id="okafor"))
    talk(desk, 3)
    assert card_of(desk).line.endswith("Last spoken with on Wed 11 Nov 2026, 3 days ago.")


def test_the_pills_say_what_kind_of_family_it_is():
    state = card_with(approval={"approved_on": date(2026, 5, 1), "respite_only": True}, kind=FamilyKind.CONNECTED)
    assert [words for words, _tone in state.pills] == ["Active", "Newly approved", "Respite only", "Connected carer"]


# -- what matters now


def test_a_hold_is_told_with_its_reason_support_and_review():
    hold = Hold(
        id="h",
        family_id="okafor",
        started_on=date(2026, 10, 5),
        reason="Grace had an operation.",
        support="Weekly visits",
        review_on=date(2026, 11, 10),
    )
    first = card_with(status=Status.ON_HOLD, holds=(hold,)).matters[0]
    assert first.text == "On hold since Mon 5 Oct 2026: Grace had an operation."
    assert first.more == "Support offered: Weekly visits. Review on Tue 10 Nov 2026 (4 days overdue)."
    assert [action.label for action in first.actions] == ["Review the hold", "End the hold"]
    assert {action.wanted.record_id for action in first.actions} == {"h"}


def test_nights_that_need_the_service_are_told_together_with_what_would_change_it():
    state = card_with(approval={"approved_on": date(2020, 5, 1), "number": 3}, children=("Ada", "Ben", "Cy", "Di"))
    (nights,) = [matter for matter in state.matters if matter.points]
    assert nights.text == "From Sat 14 Nov 2026: needs the fostering service."
    assert nights.tone is Tone.WARN
    reasons = [reason for reason, _change in nights.points]
    assert any("usual fostering limit of 3" in reason for reason in reasons)
    assert any("the approval is for 3 at once" in reason for reason in reasons)
    assert all(change.startswith("What would change it: ") for _reason, change in nights.points)


def test_what_cannot_be_checked_is_said_quietly_and_once():
    state = card_with(approval={"approved_on": date(2020, 5, 1)}, children=("Ada",))
    assert state.matters == ()
    assert any("number of children" in words for words in state.unchecked)
    assert len(set(state.unchecked)) == len(state.unchecked)


def test_a_special_guardian_is_not_checked_and_has_no_terms():
    state = card_with(kind=FamilyKind.SPECIAL_GUARDIAN, approval=None, carers=("Grace",))
    assert (state.matters, state.unchecked, state.due, state.nothing_due) == ((), (), (), "")
    assert titles(state) == ["Household", "Carers", "With the Hive"]
    assert section(state, "With the Hive").lines == (
        "May take part in family events.",
        "Not meant for them: support groups, 1:1 support, and sleepovers and day care.",
    )


def test_solo_new_and_ending_placements_matter():
    children = (a_child("Maya"), a_child("Leo"))
    state = card_with(
        approval={"approved_on": date(2020, 5, 1), "number": 2, "beds": 2},
        children=children,
        placements=(
            a_placement(children[0], date(2025, 1, 6), expected_end_on=date(2026, 11, 27)),
            a_placement(children[1], date(2026, 11, 10), solo=True, solo_reason="Needs one adult to himself"),
        ),
    )
    assert [matter.text for matter in state.matters] == [
        "Leo Reed has to be the only child placed here: Needs one adult to himself.",
        "Leo Reed came to live here on Tue 10 Nov 2026, 4 days ago.",
        "Maya Reed's placement is expected to end on Fri 27 Nov 2026 (in 13 days).",
    ]


def test_how_long_no_child_has_been_placed_is_told():
    assert card_with(joined_on=date(2026, 11, 4)).matters[0].text == (
        "No child in placement since Wed 4 Nov 2026, 10 days."
    )


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (LeavingReason.DEREGISTERED, "until Mon 1 Sep 2036 at least: 10 years after approval ends"),
        (LeavingReason.MOVED_HIVE, "for at least 10 years after their approval ends."),
    ],
)
def test_of_a_family_that_left_it_is_said_who_keeps_the_records_and_until_when(reason, told):
    state = card_with(status=Status.LEFT, left_on=date(2026, 9, 1), left_reason=reason)
    (matter,) = state.matters
    assert matter.text.startswith("The fostering service keeps these carers' records")
    assert told in matter.text


# -- what is due


def test_follow_ups_and_clocks_stand_in_the_order_of_their_days():
    desk = a_hive_desk(
        a_family(id="okafor", supervision_due=TODAY - timedelta(days=3), children=("Maya",), approval=None)
    )
    for days, what in ((-4, "Earlier"), (0, "Now"), (4, "Later")):
        contact_log.add_follow_up(desk, "okafor", FollowUpWanted(TODAY + timedelta(days=days), what))
    assert [(line.what, line.due, line.day, line.tone) for line in card_of(desk).due] == [
        ("Earlier", "4 days overdue", "Tue 10 Nov 2026", Tone.WARN),
        ("Supervision", "3 days overdue", "Wed 11 Nov 2026", Tone.WARN),
        ("Now", "today", "Sat 14 Nov 2026", Tone.INFO),
        ("Later", "in 4 days", "Wed 18 Nov 2026", Tone.PLAIN),
    ]


def test_what_is_due_leads_to_its_deed_and_says_whom_it_is_about():
    child = a_child()
    over = a_placement(
        child,
        date(2025, 1, 1),
        ended_on=date(2026, 11, 1),
        end_kind=EndKind.PLANNED,
        end_reason=EndReason.RETURNED_HOME,
    )
    state = card_with(children=(child,), placements=(over,))
    (line,) = [line for line in state.due if line.action and line.action.wanted.deed is Deed.CHECKLIST]
    assert line.what.endswith(": Maya Reed")
    assert line.action.wanted.record_id == over.id
    assert line.action.about == "Maya Reed"


def test_nothing_due_is_said_so():
    state = card_with(approval=None, children=("Maya",))
    assert state.due == ()
    assert state.nothing_due == "Nothing is due in the next 28 days."


# -- sections


def test_what_is_not_recorded_is_said_in_one_line():
    household = section(card_with(pets="A dog"), "Household")
    assert ("Pets", "A dog") in household.facts.pairs
    assert "smoking" in household.facts.missing
    assert "pets" not in household.facts.missing
    assert household.facts.missing_words.startswith("Not recorded: ")


def test_unrecorded_terms_of_approval_are_no_terms():
    terms = section(card_with(approval={}), "Approval")
    assert terms.facts.pairs == ()
    assert terms.when_empty == "The terms of approval are not recorded."


def test_a_child_is_shown_with_the_placement():
    child = a_child(date_of_birth=date(2019, 11, 15), known_as="May")
    placement = a_placement(
        child, date(2025, 3, 1), kind_of_care=CareKind.LONG_TERM, expected_end_on=date(2027, 3, 1), solo=True
    )
    (entry,) = section(card_with(children=(child,), placements=(placement,)), "Children in care").entries
    assert entry.name == "Maya Reed (May)"
    assert [words for words, _tone in entry.pills] == ["6 years", "Solo placement"]
    assert entry.lines[0] == "Placed here since Sat 1 Mar 2025, long term, expected until Mon 1 Mar 2027."
    assert [action.label for action in entry.actions] == [
        "End a placement",
        "Review the solo placement",
        "Correct a placement",
    ]
    assert {action.about for action in entry.actions} == {"Maya Reed"}


def test_a_child_who_is_yet_to_come_cannot_leave():
    child = a_child()
    state = card_with(children=(child,), placements=(a_placement(child, TODAY + timedelta(days=3)),))
    (entry,) = section(state, "Children in care").entries
    assert entry.lines == ("Comes on Tue 17 Nov 2026.",)
    assert [words for words, _tone in entry.pills] == ["Not placed yet"]
    assert [action.label for action in entry.actions] == ["Correct a placement"]


def test_a_placement_that_is_over_is_told_with_how_it_ended_and_what_is_left_to_do():
    child = a_child(health="Asthma")
    over = a_placement(
        child,
        date(2025, 1, 1),
        ended_on=date(2026, 11, 1),
        end_kind=EndKind.UNPLANNED,
        end_reason=EndReason.CARER_BEHAVIOUR,
        belongings_on=date(2026, 11, 3),
        next_carer="The Bells",
        next_carer_told="A night light",
        next_carer_told_on=date(2026, 11, 2),
    )
    state = card_with(children=(child,), placements=(over,))
    (entry,) = section(state, "Earlier placements").entries
    assert entry.pills == (("Unplanned ending", Tone.WARN),)
    assert entry.lines == (
        "From Wed 1 Jan 2025 to Sun 1 Nov 2026.",
        "Carers asked: the child's behaviour (CREQB).",
        "Belongings collected on Tue 3 Nov 2026.",
        "Still to do: room to be made ready, life-story items to be handed on.",
        "The next carer (The Bells) was told on Mon 2 Nov 2026: A night light",
    )
    assert [action.label for action in entry.actions] == ["Checklist after the ending", "Correct a placement"]
    assert "Asthma" not in repr(state)  # of a child who left, the card keeps what the placement needs


def test_rooms_say_who_sleeps_there_and_exemptions_whom_they_name():
    child = a_child()
    state = card_with(
        children=(child,),
        rooms=(Room(id="r", family_id="okafor", name="Attic", child_ids=(child.id,)),),
        exemptions=(Exemption(id="e", family_id="okafor", child_ids=(child.id,), until=date(2026, 11, 13)),),
    )
    exemption, room = section(state, "Approval").entries
    assert (room.name, room.lines) == ("Attic", ("Maya Reed.",))
    assert ("Exempted children", "Maya Reed") in exemption.facts.pairs
    assert exemption.pills == (("Ended", Tone.WARN),)


def test_training_is_told_in_hours_and_courses():
    desk = a_hive_desk(a_family(id="okafor", approval={"approved_on": date(2026, 2, 1)}))
    new = training.new_training(desk, "okafor", "okafor-c0")
    training.record_training(desk, [replace(new, course="E-Safety", minutes=300, done_on=date(2026, 3, 1))])
    (entry,) = section(card_of(desk), "Carers").entries
    assert entry.lines[:2] == ("Training on record: 5 hours.", "First year: 1 of 12 courses, by Mon 1 Feb 2027.")
    assert entry.actions[0].label == "Record training"
    assert entry.actions[0].wanted.carer_id == "okafor-c0"


def test_key_dates_are_told_as_last_known_and_due():
    desk = a_hive_desk(a_family(id="okafor", approval=None))
    procedures.record_assurance(desk, "okafor", Assurance.SUPERVISION, date(2026, 9, 1))
    supervision, review, _visit = section(card_of(desk), "Key dates").entries
    assert supervision.lines == ("Last known on Tue 1 Sep 2026; due on Tue 13 Oct 2026.",)
    assert supervision.pills == (("32 days overdue", Tone.WARN),)
    assert (review.pills, review.lines) == ((), ("None is recorded yet.",))


def test_of_a_family_that_left_no_visit_is_due():
    state = card_with(
        status=Status.LEFT, left_on=TODAY, left_reason=LeavingReason.OTHER, supervision_last=date(2026, 1, 5)
    )
    supervision = section(state, "Key dates").entries[0]
    assert (supervision.pills, supervision.lines) == ((), ("Last known on Mon 5 Jan 2026.",))


def test_old_hands_are_not_asked_for_the_first_years_courses():
    desk = a_hive_desk(a_family(id="okafor", approval={"approved_on": date(2004, 3, 1)}))
    new = training.new_training(desk, "okafor", "okafor-c0")
    training.record_training(desk, [replace(new, course="E-Safety", minutes=300, done_on=date(2026, 3, 1))])
    (entry,) = section(card_of(desk), "Carers").entries
    assert not any("First year" in line for line in entry.lines)


def test_open_claims_are_added_up():
    desk = a_hive_desk(a_family(id="okafor"))
    new = [claims.new_claim(desk, "okafor") for _ in range(3)]
    claims.record_claim(
        desk,
        [
            replace(new[0], what="Hospital", pence=540),
            replace(new[1], what="Bed guard", pence=3200),
            replace(new[2], quantity="2 nights"),
        ],
    )
    told = section(card_of(desk), "Claims")
    assert told.lines == ("3 items are not paid yet, £37.40 in all (1 without an amount).",)
    assert [action.label for action in told.actions] == ["Add to the claim list", "Claim list"]


def test_a_waiting_family_is_shown_what_it_may_take_part_in_and_no_key_dates():
    state = card_with(status=Status.WAITING, waiting_since=date(2026, 9, 1), joined_on=None)
    told = section(state, "With the Hive")
    assert "By invitation: support groups and 1:1 support." in told.lines
    assert [action.label for action in told.actions] == ["Join the Hive", "Move to another Hive", "Close"]
    assert not {"Key dates", "Claims"} & set(titles(state))


# -- actions


def labels(state):
    return [action.label for action in state.actions]


def test_only_what_makes_sense_is_offered():
    child = a_child()
    active = card_with(children=(child,), placements=(a_placement(child, date(2025, 1, 1)),))
    assert labels(active) == [
        "Put on hold",
        "Record a placement",
        "End a placement",
        "Transition",
        "Record a visit or review",
        "Record training",
        "Note a talk",
        "New request",
        "What they can offer",
        "Days away, or free",
        "Add to the claim list",
        "Claim list",
        "Move to another Hive",
        "Close",
    ]
    end = next(action for action in active.actions if action.wanted.deed is Deed.END_PLACEMENT)
    assert end.wanted.record_id == "maya-p"


def test_of_several_children_the_form_asks_which_one_leaves():
    end = next(a for a in card_with(children=("Ada", "Ben")).actions if a.wanted.deed is Deed.END_PLACEMENT)
    assert end.wanted.record_id == ""


def test_on_hold_the_hold_is_reviewed_or_ended():
    desk = a_hive_desk(a_family(id="okafor"))
    standing.put_on_hold(desk, replace(standing.new_hold(desk, "okafor"), reason="Illness"))
    assert labels(card_of(desk))[:2] == ["Review the hold", "End the hold"]
    assert "Put on hold" not in labels(card_of(desk))


def test_a_family_that_left_can_only_come_back():
    assert labels(card_with(status=Status.LEFT, left_on=TODAY, left_reason=LeavingReason.OTHER)) == ["Join the Hive"]


def test_a_newly_approved_family_is_handed_over_until_that_is_done():
    desk = a_hive_desk(a_family(id="okafor", approval={"approved_on": date(2026, 10, 1)}))
    assert "Handover from assessment" in labels(card_of(desk))
    made = replace(procedures.handover_of(desk, "okafor"), receiving_worker="Sue Lane", completed_on=TODAY)
    procedures.record_handover(desk, made)
    assert "Handover from assessment" not in labels(card_of(desk))


def test_the_next_carer_is_told_of_a_child_who_has_gone():
    desk = a_hive_desk(a_family(id="okafor", children=("Ada",)), a_family(id="bell"))
    assert "Transition" not in labels(card_of(desk, "bell"))
    (placement,) = families.household(desk, "okafor").placements
    ended = replace(placement, ended_on=TODAY, end_kind=EndKind.PLANNED, end_reason=EndReason.CARE_PLAN)
    placements.end_placement(desk, ended)
    wanted = next(a.wanted for a in card_of(desk).actions if a.wanted.deed is Deed.TRANSITION)
    assert wanted.record_id == placement.id


# -- the time line


def test_the_time_line_holds_contacts_and_changes_newest_first():
    desk = a_hive_desk(a_family(id="okafor", approval=None))
    talk(desk, 2, "Bedtime is calmer.")
    home = families.household(desk, "okafor")
    families.change_family(desk, replace(home, family=replace(home.family, pets="A dog", mobile="07700 900999")))
    line = card_of(desk).time_line
    assert [one.title for one in line.happenings] == [
        "Okafor changed, by Maureen Hale",
        "Okafor added, by Maureen Hale",
        "Catch-up, phone, 15 min",
        "Joined the Hive",
    ]
    assert line.happenings[0].text == "Changed: Mobile, Pets."
    assert line.happenings[2].text == "Bedtime is calmer."
    assert not line.more


def test_a_change_of_a_person_says_whose_kind_and_of_flags_only_that():
    desk = a_hive_desk(a_family(id="okafor", children=(a_guarded_child(),), carers=("Grace", "Ben")))
    home = families.household(desk, "okafor")
    child = replace(home.children_in_care[0], risk_flags="Sleepwalks", no_contact="", school="Poulner")
    families.change_family(desk, replace(home, children_in_care=(child,), carers=home.carers[:1]))
    told = card_of(desk).time_line.happenings[0].text
    assert told == "Child in care, changed: School, risk and no-contact flags. Carer removed."


def test_a_follow_up_that_was_done_is_told_and_leads_to_its_contact():
    desk = a_hive_desk(a_family(id="okafor"))
    logged = contact_log.log_contact(desk, a_contact("okafor"), FollowUpWanted(TODAY, "Ring the school"))
    follow_up = next(line for line in card_of(desk).due if line.follow_up_id)
    contact_log.complete_follow_up(desk, follow_up.follow_up_id)
    done = next(one for one in card_of(desk).time_line.happenings if one.title == "Follow-up done")
    assert (done.text, done.entry_id) == ("Ring the school", logged.record_id)


def test_days_of_the_records_lead_to_their_forms():
    child = a_child()
    over = a_placement(
        child,
        date(2025, 1, 1),
        ended_on=date(2026, 11, 1),
        end_kind=EndKind.UNPLANNED,
        end_reason=EndReason.CHILD_ASKED,
    )
    desk = a_hive_desk(a_family(id="okafor", children=(child,), placements=(over,)))
    procedures.note_procedure(
        desk, replace(procedures.new_note(desk, "okafor"), with_whom="Priya", what="A wider range.")
    )
    told = {one.title: one for one in card_of(desk).time_line.happenings}
    assert told["Placement of Maya Reed ended, unplanned"].deed.deed is Deed.CORRECT_PLACEMENT
    assert told["Placement of Maya Reed ended, unplanned"].text == "Child asked for it to end"
    assert told["Maya Reed came to live here"].deed.record_id == over.id
    assert told["Matching talk, with Priya"].deed.deed is Deed.NOTE


def test_the_time_line_is_narrowed_to_a_part_and_begins_short_again():
    desk = a_hive_desk(a_family(id="okafor"))
    for day in range(30):
        talk(desk, day)
    model = CardViewModel(desk, "okafor")
    model.read()
    model.show_more()
    assert len(model.time_line(False).happenings) > FIRST
    model.show_only(Part.CONTACTS)
    narrowed = model.time_line(False)
    assert (narrowed.only, len(narrowed.happenings), narrowed.more) == (Part.CONTACTS, FIRST, True)
    model.show_only(Part.PROCEDURES)
    assert [one.title for one in model.time_line(False).happenings] == ["Joined the Hive", "Approved"]


def test_the_time_line_reaches_back_beyond_the_first_page():
    desk = a_hive_desk(a_family(id="okafor"))
    for day in range(70):
        talk(desk, day, f"Talk {day}")
    model = CardViewModel(desk, "okafor")
    model.read()
    assert len(model.state(False).time_line.happenings) == FIRST
    presses = 0
    while model.time_line(False).more:
        model.show_more()
        presses += 1
        assert presses < 10
    assert model.read()  # a change elsewhere: she keeps what she sees
    told = [one.text for one in model.state(False).time_line.happenings if one.entry_id]
    assert told == [f"Talk {day}" for day in range(70)]


def test_a_concern_stands_out():
    entry = a_contact("okafor", "", concern=True, concern_facts="A bruise was seen.", concern_told="Duty team")
    told = contact_happening(entry, str)
    assert (told.icon, told.text) == ("shield", "A bruise was seen.")
    assert "concern" in told.title


# -- discreet


def test_the_discreet_card_holds_no_name_of_the_household():
    professional = Professional(id="p", family_id="okafor", name="Priya Raman", email="priya@example.org")
    child = a_guarded_child()
    over = a_placement(
        a_child("Leo"),
        date(2024, 1, 1),
        ended_on=date(2026, 11, 1),
        end_kind=EndKind.PLANNED,
        end_reason=EndReason.CARE_PLAN,
    )
    home = a_family(
        id="okafor",
        children=(child, a_child("Leo"), a_child("Zoe"), a_child("Kit"), a_child("Bo")),
        rooms=(Room(id="r", family_id="okafor", name="Maya's room", child_ids=(child.id, ChildId("zoe"))),),
        professionals=(professional,),
        preferred_times_note="Grace rings back",
    )
    home = replace(home, placements=(*(p for p in home.placements if p.child_id != "leo"), over))
    desk = a_hive_desk(home)
    talk(desk, 1, "Grace said that Maya slept well; rang Priya Raman.")
    contact_log.add_follow_up(desk, "okafor", FollowUpWanted(TODAY, "Ring Grace Okafor"))
    procedures.note_procedure(desk, replace(procedures.new_note(desk, "okafor"), with_whom="Priya Raman", what="Zoe."))
    new = training.new_training(desk, "okafor", "okafor-c0")
    training.record_training(desk, [replace(new, course="E-Safety")])
    claims.record_claim(desk, [replace(claims.new_claim(desk, "okafor"), what="Maya's shoes", carer_id="okafor-c0")])
    shown = card_of(desk, discreet=True)
    told = repr(replace(shown, family_id="")).replace("maya-p", "").replace("okafor", "")
    names = ("Okafor", "Grace", "Maya", "Leo", "Zoe", "Kit", "Reed", "Priya", "Raman", "priya")
    assert [name for name in names if name in told] == []
    assert "G. said that M. slept well" in told


def test_what_they_offer_as_hosts_stands_on_the_card():
    desk = a_hive_desk(a_family(id="okafor"))
    told = section(card_of(desk), "Sleepovers and day care")
    assert told.when_empty == "What they can offer is not recorded." and told.is_empty
    offer = replace(hosts.offer_of(desk, "okafor"), nights=(5, 6), most_children=1, emergencies=True)
    hosts.record_offer(desk, offer)
    hosts.not_this_month(desk, "okafor", TODAY)
    told = section(card_of(desk), "Sleepovers and day care")
    assert told.lines == ("Nights: Fri, Sat; emergencies. Day care: none.", "Visitors at once: 1.")
    assert [entry.name for entry in told.entries] == ["Cannot host until Mon 30 Nov 2026: not this month"]
    assert [action.label for action in told.actions] == ["What they can offer", "Days away, or free"]


def test_what_came_in_a_package_and_is_undone_or_decided_concerns_the_card_and_what_is_anothers_does_not():
    hive, service, post = two_desks(a_family("Okafor", id="okafor", town="Ringwood"), a_family("Marsh", id="marsh"))
    field = CorrectedField(table="family", id="okafor", field="town", base="Ringwood", value="Lyndhurst")
    queue_part(service, ensure_identity(hive).public.key_id, CorrectionsPart(fields=(field,)))
    send(service, post)
    fetch(hive, post)
    card = CardViewModel(hive, "okafor")
    assert card.concerns(undo(hive))
    (conflict,) = hive.store.select(Conflict)
    assert card.concerns(decide_conflict(hive, conflict.id, Decision.THEIRS))
    marsh = families.household(hive, "marsh")
    other = families.change_family(hive, replace(marsh, family=replace(marsh.family, town="Sway")))
    assert not card.concerns(other) and CardViewModel(hive, "marsh").concerns(other)
