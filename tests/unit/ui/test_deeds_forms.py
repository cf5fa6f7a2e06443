"""The deeds without Qt: what cannot be begun, what follows from what is typed, which field a refusal is about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.casework import claims, drafts, families, placements, procedures, standing, training
from hivedesk.domain.approval import CareKind
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks.assurance import Assurance
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.families import ChildInCare, LeavingReason, Status
from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.domain.procedures import DataBreach, Hold, NoteKind
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted, draft_key, wanted_of
from hivedesk.ui.deeds.assurance import VisitOrReview
from hivedesk.ui.deeds.catalogue import FORMS, form_for
from hivedesk.ui.deeds.deed_form import Outlook, Place
from hivedesk.ui.deeds.placements import NOTHING_FOUND
from hivedesk.ui.deeds.stay_ref import decision_ref
from hivedesk.ui.deeds.training import TookPart
from hivedesk.ui.deeds.which_placement import Which
from hivedesk.ui.discreet import IN_FULL, sight_of
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.open_drafts import GoOn, open_drafts
from hivedesk.ui.refusals import fields_named
from tests.builders import NOW, a_family, a_hive_desk, a_placement
from tests.unit.casework import stay_acts
from tests.unit.casework.event_acts import with_guests

TODAY = date(2026, 11, 14)
OKAFOR, ASHBY = FamilyId("okafor"), FamilyId("ashby")


def a_child(first_name: str, family_id: str = "okafor", **fields) -> ChildInCare:
    return ChildInCare(id=ChildId(first_name.lower()), family_id=FamilyId(family_id), first_name=first_name, **fields)


MAYA, LEO = a_child("Maya", last_name="Reed", known_as="May"), a_child("Leo", last_name="Reed")


@pytest.fixture
def desk():
    return a_hive_desk(
        a_family(
            "Okafor",
            id="okafor",
            carers=("Grace", "Ben"),
            children=(MAYA, LEO),
            placements=(a_placement(MAYA, date(2025, 9, 1), solo=True), a_placement(LEO, date(2026, 1, 5))),
        ),
        a_family("Ashby", id="ashby", mobile="07700 900456"),
        a_family("Chen", id="chen", status=Status.WAITING, waiting_since=date(2026, 8, 1), mobile="07700 900789"),
    )


def a_form(desk, deed, family_id="okafor", record_id="", sight=IN_FULL, **fields):
    return form_for(desk, DeedWanted(deed, FamilyId(family_id) if family_id else None, record_id, **fields), sight)


def typed(form, **parts):
    """What the form begins with, with these fields changed, by part."""
    return {key: replace(record, **parts.get(key, {})) for key, record in form.records.items()}


OF_A_STAY = (
    Deed.AUTHORISE_STAY,
    Deed.PREPARE_STAY,
    Deed.START_STAY,
    Deed.RETURN_FROM_STAY,
    Deed.DEBRIEF_STAY,
    Deed.CANCEL_STAY,
)


def about_stay(desk, deed):
    """The stay, request or decision that a deed is about; "" where it is about none."""
    if deed in (Deed.CHANGE_REQUEST, Deed.CLOSE_REQUEST):
        return stay_acts.a_request(desk)
    if deed is Deed.RECORD_DECISION:
        return decision_ref(stay_acts.a_request(desk), "frost", ["limit"])
    if deed in OF_A_STAY:
        make = stay_acts.come_home if deed is Deed.DEBRIEF_STAY else stay_acts.begin
        return make(desk)
    return ""


# -- beginning


def test_every_deed_but_two_has_a_form():
    assert set(Deed) - set(FORMS) == {Deed.EDIT, Deed.CLAIMS}


@pytest.mark.parametrize("deed", FORMS)
def test_the_fields_of_every_form_are_those_of_its_records(deed):
    household = a_family(
        "Hall",
        id="hall",
        children=(a_child("Zoe", "hall"), a_child("Ann", "hall")),
        status=Status.WAITING if deed is Deed.JOIN else Status.ACTIVE,
    )
    solo, over = (a_placement(child, date(2026, 1, 5)) for child in household.children_in_care)
    over = replace(over, ended_on=date(2026, 10, 1), end_kind=EndKind.PLANNED, end_reason=EndReason.OTHER)
    held = (Hold(id="h", family_id=FamilyId("hall"), started_on=date(2026, 10, 5)),)
    on_hold = deed in (Deed.REVIEW_HOLD, Deed.END_HOLD)
    desk = a_hive_desk(
        replace(household, placements=(replace(solo, solo=True), over), holds=held if on_hold else ()),
    )
    about_event = {Deed.CHANGE_EVENT, Deed.CANCEL_EVENT, Deed.REMOVE_EVENT, Deed.WALK_IN, Deed.VOICE, Deed.FEEDBACK}
    event, guest_ids = with_guests(desk)
    record_id = event.id if deed in about_event else guest_ids[0] if deed is Deed.GUEST_TIMES else ""
    record_id = record_id or about_stay(desk, deed)
    form = a_form(desk, deed, "hall", record_id)
    assert form.sentence.endswith(".")
    parts = form.parts()
    assert [part.key for part in parts]
    for part in parts:
        assert [line.field for line in part.shown], part.key
        assert {line.field for line in part.shown} == set(part.fields)
        assert set(part.needed) <= set(part.fields)
        assert all(hasattr(form.records[part.key], name) for name in part.fields)
    if deed in about_event or deed is Deed.GUEST_TIMES:
        assert form.names != () or deed is Deed.CHANGE_EVENT
    elif deed in (Deed.CLOSE_REQUEST, Deed.RECORD_DECISION, *OF_A_STAY):
        assert "Ivy" in form.names[0]
    elif deed not in (Deed.BREACH, Deed.ADD_EVENT, Deed.ASK_FOR_STAY, Deed.CHANGE_REQUEST):
        assert form.names[0] == "Hall"
    assert "Hall" not in form.wanted.deed


@pytest.mark.parametrize(
    ("deed", "family_id", "why"),
    [
        (Deed.REVIEW_HOLD, "okafor", "not on hold"),
        (Deed.END_HOLD, "okafor", "not on hold"),
        (Deed.PUT_ON_HOLD, "chen", "in the Hive"),
        (Deed.JOIN, "okafor", "in the Hive already"),
        (Deed.END_PLACEMENT, "ashby", "No child is placed"),
        (Deed.CHECKLIST, "okafor", "has ended"),
        (Deed.REVIEW_SOLO, "ashby", "solo placement"),
        (Deed.PUT_ON_HOLD, "nobody", "no longer in the Hive's records"),
    ],
)
def test_what_cannot_be_done_is_refused_before_she_types(desk, deed, family_id, why):
    with pytest.raises(RuleRefused, match=why):
        a_form(desk, deed, family_id)


@pytest.mark.parametrize("deed", [Deed.TRAINING, Deed.CLAIM, Deed.BREACH, Deed.END_PLACEMENT])
def test_a_record_that_is_gone_is_refused(desk, deed):
    with pytest.raises(RuleRefused, match="no longer in the records"):
        a_form(desk, deed, record_id="gone")


def test_a_second_hold_is_refused(desk):
    standing.put_on_hold(desk, Hold(id="h", family_id=OKAFOR, started_on=TODAY, reason="Illness"))
    with pytest.raises(RuleRefused, match="on hold already"):
        a_form(desk, Deed.PUT_ON_HOLD)


def test_names_are_initials_in_the_discreet_view(desk):
    form = a_form(desk, Deed.END_PLACEMENT, record_id="maya-p", sight=sight_of(desk, discreet=True))
    assert form.names == ("O.", "M. R.")
    several = a_form(desk, Deed.END_PLACEMENT, sight=sight_of(desk, discreet=True))
    assert "Maya" not in repr(several.parts()[0].choices)


# -- what follows


def test_a_review_left_empty_follows_from_the_policy(desk):
    form = a_form(desk, Deed.PUT_ON_HOLD)
    days = timedelta(days=desk.policy.clocks.hold_review_days)
    assert form.outlook(typed(form)).follows == "Left empty, the review is due on Sat 12 Dec 2026."
    assert TODAY + days == date(2026, 12, 12)
    assert form.outlook(typed(form, hold={"review_on": date(2026, 11, 20)})) == Outlook()


@given(which=st.sampled_from(Assurance), days=st.integers(0, 700))
def test_the_next_visit_is_said_as_it_will_be_due(which, days):
    desk = a_hive_desk(a_family("Okafor", id="okafor"))
    form = a_form(desk, Deed.ASSURANCE, record_id=which.value)
    visit: VisitOrReview = form.records["visit"]
    assert visit.which is which
    now = typed(form, visit={"done_on": TODAY - timedelta(days=days)})
    said = form.outlook(now).follows
    form.save(now)
    family = families.household(desk, OKAFOR)
    from hivedesk.domain.clocks.assurance import assurance_due
    from hivedesk.foundation.clock import format_date

    due = assurance_due(family, which, desk.policy)
    assert due is not None
    assert format_date(due) in said


def test_leaving_on_a_day_to_come_is_closing(desk):
    form = a_form(desk, Deed.MOVE)
    ahead = typed(form, family={"left_on": TODAY + timedelta(days=7), "moved_to": "Alton"})
    assert "closing until Sat 21 Nov 2026" in form.outlook(ahead).follows
    form.save(ahead)
    assert families.household(desk, OKAFOR).family.status is Status.CLOSING
    again = a_form(desk, Deed.CLOSE)
    assert again.wanted.deed is Deed.MOVE, "what is confirmed is the move that was planned"
    assert again.records["family"].left_on == TODAY + timedelta(days=7)


def test_closing_says_that_a_placement_has_to_end_first(desk):
    form = a_form(desk, Deed.CLOSE)
    assert "2 children in care are still placed" in form.outlook(typed(form)).needs[0]
    assert not form.outlook(typed(form, family={"left_on": TODAY + timedelta(days=1)})).needs
    reasons = [reason for reason, _words in form.parts()[0].choices["left_reason"]]
    assert reasons[0] is None
    assert LeavingReason.MOVED_HIVE not in reasons
    assert not form.parts()[0].choices["left_reason"][0][1].startswith("De-registered")


def test_the_hours_of_a_breach_are_counted(desk):
    form = a_form(desk, Deed.BREACH, "")
    assert form.outlook(typed(form)).follows == "The 72 hours end on Tue 17 Nov 2026, 10:00: 72 hours left."
    late = typed(form, breach={"noticed_at": NOW - timedelta(hours=73)})
    assert "nobody has been told yet" in form.outlook(late).needs[0]
    told = typed(form, breach={"noticed_at": NOW - timedelta(hours=73), "told_at": NOW})
    assert not form.outlook(told).needs


def test_what_came_of_a_breach_is_asked_once_it_is_on_record(desk):
    assert "closed_on" not in a_form(desk, Deed.BREACH, "").parts()[0].fields
    procedures.record_breach(desk, DataBreach(id="b", noticed_at=NOW, what="A list left in a car"))
    assert "closed_on" in a_form(desk, Deed.BREACH, "", "b").parts()[0].fields


# -- placements


def test_the_checks_are_shown_and_stop_nothing(desk):
    form = a_form(desk, Deed.RECORD_PLACEMENT)
    now = typed(form, child={"first_name": "Zoe"})
    assert any("needs the fostering service" in need and "3" not in need for need in form.outlook(now).needs)
    form.save(now)
    assert len(families.household(desk, OKAFOR).placements) == 3


def test_nothing_found_is_never_called_in_order(desk):
    form = a_form(desk, Deed.RECORD_PLACEMENT, "ashby")
    child = {"first_name": "Zoe", "date_of_birth": date(2016, 1, 1)}
    needs = form.outlook(typed(form, child=child)).needs
    assert all("needs the fostering service" not in need for need in needs), needs
    assert "allowed" not in NOTHING_FOUND


def test_a_child_who_lives_elsewhere_is_named_before_she_types(desk):
    form = a_form(desk, Deed.RECORD_PLACEMENT, "ashby")
    values = {Place("who", "child_id"): "maya"}
    filled = form.react(Place("who", "child_id"), values)
    assert filled[Place("child", "known_as")] == "May"
    now = typed(form, who={"child_id": "maya"})
    assert form.outlook(now).needs == (
        "May lives with Okafor. That placement has to end first: End a placement asks how and why.",
    )
    with pytest.raises(RuleRefused) as refused:
        form.save(now)
    assert form.place_of(refused.value, now) == Place("who", "child_id")
    here = a_form(desk, Deed.RECORD_PLACEMENT)
    assert "with this family already" in here.outlook(typed(here, who={"child_id": "leo"})).needs[0]


def test_a_child_of_the_hive_moves_once_the_placement_has_ended(desk):
    leo = next(p for p in families.household(desk, OKAFOR).placements if p.child_id == "leo")
    placements.end_placement(
        desk, replace(leo, ended_on=TODAY, end_kind=EndKind.PLANNED, end_reason=EndReason.CARE_PLAN)
    )
    form = a_form(desk, Deed.RECORD_PLACEMENT, "ashby")
    form.react(Place("who", "child_id"), {Place("who", "child_id"): "leo"})
    now = typed(form, who={"child_id": "leo"}, child={"school": "Ringwood Junior"})
    assert "lives with" not in repr(form.outlook(now))
    form.save(now)
    ashby = families.household(desk, ASHBY)
    assert [child.id for child in ashby.children_in_care] == ["leo"]
    assert ashby.placements[0].child_id == "leo"


def test_choosing_a_new_child_again_empties_the_fields(desk):
    form = a_form(desk, Deed.RECORD_PLACEMENT, "ashby")
    who = Place("who", "child_id")
    form.react(who, {who: "maya"})
    emptied = form.react(who, {who: ""})
    assert emptied[Place("child", "first_name")] == ""
    assert form.records["child"].family_id == "ashby"
    assert form.records["child"].id != "maya"


def test_a_solo_placement_gets_a_review(desk):
    form = a_form(desk, Deed.RECORD_PLACEMENT)
    solo, review = Place("placement", "solo"), Place("placement", "solo_review_on")
    start = {Place("placement", "started_on"): TODAY}
    days = timedelta(days=desk.policy.clocks.solo_review_days)
    assert form.react(solo, {solo: True, review: None} | start) == {review: TODAY + days}
    assert form.react(solo, {solo: True, review: TODAY} | start) == {}
    assert form.react(solo, {solo: False, review: None} | start) == {}


def test_which_child_is_asked_only_where_several_may_be_meant(desk):
    assert [part.key for part in a_form(desk, Deed.END_PLACEMENT).parts()] == ["which", "placement"]
    assert [part.key for part in a_form(desk, Deed.END_PLACEMENT, record_id="leo-p").parts()] == ["placement"]
    assert [part.key for part in a_form(desk, Deed.REVIEW_SOLO).parts()] == ["placement"]
    form = a_form(desk, Deed.END_PLACEMENT)
    which = Place("which", "placement_id")
    nothing, *offered = form.parts()[0].choices["placement_id"]
    assert nothing == (None, "Choose the child")
    assert not form.is_chosen
    for placement_id, words in offered:
        form.react(which, {which: placement_id})
        assert form.placement.id == placement_id
        assert words.casefold().startswith(form.placement.child_id)
    assert isinstance(form.records["which"], Which)


def test_what_an_ending_leaves_to_do_is_said(desk):
    form = a_form(desk, Deed.END_PLACEMENT, record_id="leo-p")
    left = form.outlook(typed(form)).follows
    assert all(words in left for words in ("belongings", "room", "life-story", "next carer"))
    done = {"belongings_on": TODAY, "room_ready_on": TODAY, "life_story_on": TODAY}
    home = typed(form, placement=done | {"end_reason": EndReason.RETURNED_HOME})
    assert form.outlook(home).follows == "Nothing is left to do."


def test_nobody_is_told_where_there_is_no_next_carer(desk):
    form = a_form(desk, Deed.END_PLACEMENT, record_id="leo-p")
    reason, told = Place("placement", "end_reason"), Place("placement", "next_carer_told")
    assert form.hidden({reason: EndReason.RETURNED_HOME}) == ("Transition",)
    assert form.hidden({reason: EndReason.RETURNED_HOME, told: "Sleeps late"}) == ()
    assert form.hidden({reason: EndReason.CARE_PLAN}) == ()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"end_reason": EndReason.OTHER}, "end_kind"),
        ({"end_reason": EndReason.OTHER, "ended_on": TODAY + timedelta(days=1)}, "ended_on"),
        (
            {"end_reason": EndReason.OTHER, "end_kind": EndKind.PLANNED, "room_ready_on": date(2027, 1, 1)},
            "room_ready_on",
        ),
        (
            {"end_reason": EndReason.OTHER, "end_kind": EndKind.PLANNED, "life_story_on": date(2020, 1, 1)},
            "life_story_on",
        ),
        ({"end_reason": EndReason.OTHER, "ended_on": date(2025, 1, 1)}, "ended_on"),
    ],
)
def test_a_refusal_names_its_field(desk, fields, field):
    form = a_form(desk, Deed.END_PLACEMENT, record_id="leo-p")
    now = typed(form, placement=fields)
    with pytest.raises(RuleRefused) as refused:
        form.save(now)
    assert form.place_of(refused.value, now) == Place("placement", field)


def test_other_refusals_name_their_fields_too(desk):
    for deed, part, fields, field in (
        (Deed.PUT_ON_HOLD, "hold", {"reason": "x", "started_on": TODAY + timedelta(days=1)}, "started_on"),
        (Deed.ASSURANCE, "visit", {"next_due": date(2020, 1, 1)}, "next_due"),
        (Deed.HANDOVER, "handover", {"completed_on": TODAY}, "receiving_worker"),
        (Deed.MOVE, "family", {"moved_to": " "}, "moved_to"),
        (Deed.MOVE, "family", {"moved_to": "Alton", "left_on": date(2020, 1, 1)}, "left_on"),
        (Deed.CLAIM, "claim", {}, "what"),
        (Deed.CLAIM, "claim", {"what": "x", "day": TODAY + timedelta(days=1)}, "day"),
        (Deed.NOTE, "note", {"what": "x", "day": TODAY + timedelta(days=1)}, "day"),
        (Deed.ASSURANCE, "visit", {"done_on": TODAY + timedelta(days=1)}, "done_on"),
        (Deed.TRAINING, "training", {"course": "x", "minutes": 9000}, "minutes"),
    ):
        form = a_form(desk, deed)
        who = {"who": {"carer_ids": ("okafor-c0",)}} if deed is Deed.TRAINING else {}
        now = typed(form, **{part: fields}, **who)
        with pytest.raises(RuleRefused) as refused:
            form.save(now)
        assert form.place_of(refused.value, now) == Place(part, field), deed


def test_the_longest_label_is_the_one_that_is_meant():
    lines = FORM_LINES[ClaimItem]
    assert fields_named(RuleRefused("A date lies in the future.", "Check Paid on."), lines) == ["paid_on"]
    assert fields_named(RuleRefused("A date lies in the future.", "Check On."), lines) == ["day"]
    assert fields_named(RuleRefused("Nothing goes on here."), lines) == []


# -- talks, training, claims


def test_a_talk_is_noted_put_right_and_removed(desk):
    form = a_form(desk, Deed.NOTE, "ashby", "ashby")
    assert form.records["note"].kind is NoteKind.MATCHING
    changed = form.save(typed(form, note={"what": "Two siblings were talked about"}))
    again = a_form(desk, Deed.NOTE, "ashby", changed.record_id)
    assert again.save(typed(again)) is None
    again.save(typed(again, note={"kind": NoteKind.RANGE}))
    assert families.household(desk, ASHBY).procedure_notes[0].kind is NoteKind.RANGE
    assert again.removal
    again.remove()
    assert families.household(desk, ASHBY).procedure_notes == ()


def test_respite_only_carers_note_how_they_were_used():
    desk = a_hive_desk(
        a_family("Hall", id="hall", approval={"respite_only": True, "kinds_of_care": (CareKind.RESPITE,)})
    )
    assert a_form(desk, Deed.NOTE, "hall").records["note"].kind is NoteKind.RESPITE


def test_training_is_recorded_for_everybody_who_is_ticked(desk):
    form = a_form(desk, Deed.TRAINING)
    assert form.records["who"] == TookPart()
    both = tuple(key for key, _words in form.carers())
    changed = form.save(typed(form, who={"carer_ids": both}, training={"course": "E-Safety", "minutes": 300}))
    records = families.household(desk, OKAFOR).training
    assert {record.carer_id for record in records} == set(both)
    assert len({record.id for record in records}) == 2
    assert changed.record_id in {record.id for record in records}


def test_only_the_carer_who_is_due_is_ticked(desk):
    form = a_form(desk, Deed.TRAINING, carer_id=CarerId("okafor-c1"))
    assert form.records["who"].carer_ids == ("okafor-c1",)


def test_the_usual_length_of_a_course_is_suggested_and_what_she_typed_stays(desk):
    form = a_form(desk, Deed.TRAINING)
    course, minutes = Place("training", "course"), Place("training", "minutes")
    assert form.react(course, {course: "E-Safety", minutes: None}) == {minutes: 300}
    assert form.react(course, {course: "Child Development", minutes: 300}) == {minutes: 120}
    assert form.react(course, {course: "E-Safety", minutes: 45}) == {}
    assert form.react(course, {course: "Something else", minutes: None}) == {}


def test_what_is_booked_is_not_done(desk):
    form = a_form(desk, Deed.TRAINING)
    booked, done = Place("training", "booked_for"), Place("training", "done_on")
    assert form.react(booked, {booked: TODAY + timedelta(days=9), done: TODAY}) == {done: None}
    assert form.react(booked, {booked: TODAY, done: TODAY}) == {}
    ahead = typed(form, training={"booked_for": TODAY + timedelta(days=9), "done_on": None})
    assert "Booked" in form.outlook(ahead).follows


def test_a_booking_whose_day_has_come_is_taken_as_done_and_can_be_removed(desk):
    booked = TrainingRecord(
        id="t", family_id=OKAFOR, carer_id=CarerId("okafor-c0"), course="E-Safety", booked_for=date(2026, 11, 10)
    )
    training.record_training(desk, [booked])
    form = a_form(desk, Deed.TRAINING, record_id="t")
    assert [part.key for part in form.parts()] == ["training"]
    assert form.names == ("Okafor", "Grace Okafor")
    form.save(typed(form))
    assert families.household(desk, OKAFOR).training[0].done_on == date(2026, 11, 10)
    form.remove()
    assert families.household(desk, OKAFOR).training == ()


def test_a_line_of_the_claim_list_is_put_right(desk):
    form = a_form(desk, Deed.CLAIM)
    changed = form.save(typed(form, claim={"what": "School run", "pence": 540}))
    again = a_form(desk, Deed.CLAIM, record_id=changed.record_id)
    assert {"claimed_on", "paid_on"} <= set(again.parts()[0].fields)
    again.save(typed(again, claim={"claimed_on": TODAY}))
    assert claims.find_claim(desk, changed.record_id).claimed_on == TODAY
    again.remove()
    assert claims.find_claim(desk, changed.record_id) is None


# -- drafts

an_id = st.text("abcdef0123456789", min_size=1, max_size=32)


@given(
    deed=st.sampled_from(Deed),
    family_id=st.none() | an_id,
    record_id=st.just("") | an_id | st.just("annual review"),
    carer_id=st.none() | an_id,
)
def test_a_drafts_key_says_all_that_was_wanted(deed, family_id, record_id, carer_id):
    wanted = DeedWanted(
        deed, FamilyId(family_id) if family_id else None, record_id, CarerId(carer_id) if carer_id else None
    )
    assert wanted_of(draft_key(wanted)) == wanted


@pytest.mark.parametrize("key", ["", "family/okafor", "deed/", "deed/FLY/a/b/c", "deed/JOIN/a/b", "deed/JOIN/a/b/c/d"])
def test_other_keys_are_no_deeds(key):
    assert wanted_of(key) is None


def test_the_same_deed_has_the_same_draft_wherever_it_was_opened(desk):
    assert a_form(desk, Deed.NOTE, "ashby").key == a_form(desk, Deed.NOTE, "ashby", "ashby").key
    assert a_form(desk, Deed.REVIEW_SOLO).key == a_form(desk, Deed.REVIEW_SOLO, record_id="maya-p").key
    assert a_form(desk, Deed.MOVE).key == a_form(desk, Deed.MOVE, record_id="okafor").key
    one, other = (a_form(desk, Deed.END_PLACEMENT, record_id=record_id) for record_id in ("maya-p", "leo-p"))
    assert one.key != other.key


def test_today_lists_what_was_begun(desk):
    drafts.keep_draft(desk, a_form(desk, Deed.PUT_ON_HOLD).key, {"hold": {"reason": "Ill"}})
    drafts.keep_draft(desk, a_form(desk, Deed.BREACH, "").key, {"breach": {"what": "A list"}})
    drafts.keep_draft(desk, "deed/JOIN/gone/-/-", {})
    listed = {draft.title: draft for draft in open_drafts(desk, IN_FULL)}
    assert set(listed) == {"Put on hold, Okafor", "Breach of data protection"}
    assert {draft.go_on for draft in listed.values()} == {GoOn.DEED}
    veiled = open_drafts(desk, sight_of(desk, discreet=True))
    assert "Put on hold, O." in {draft.title for draft in veiled}


def test_a_child_who_was_saved_just_before_a_crash_is_not_recorded_twice(desk):
    form = a_form(desk, Deed.RECORD_PLACEMENT, "ashby")
    form.save(typed(form, child={"first_name": "Zoe"}))
    again = a_form(desk, Deed.RECORD_PLACEMENT, "ashby")
    again.take_id(form.new_id())
    again.react(Place("who", "child_id"), {Place("who", "child_id"): ""})
    with pytest.raises(RuleRefused, match="has a placement with this family"):
        again.save(typed(again, child={"first_name": "Zoe"}))
    assert [child.first_name for child in families.household(desk, ASHBY).children_in_care] == ["Zoe"]


def test_saving_a_draft_a_second_time_changes_the_same_record(desk):
    form = a_form(desk, Deed.NOTE, "ashby")
    form.save(typed(form, note={"what": "Once"}))
    again = a_form(desk, Deed.NOTE, "ashby")
    again.take_id(form.new_id())
    again.save(typed(again, note={"what": "Once"}))
    assert len(families.household(desk, ASHBY).procedure_notes) == 1
