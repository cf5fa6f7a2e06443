"""What a first day showed of the deeds: no child chosen for her, a week that was, a review, a course that is known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hivedesk.casework import families, placements, standing, training
from hivedesk.casework.due_lines import clock_lines
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.families import ChildInCare
from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.domain.placements import DFE_CODES, EndReason
from hivedesk.domain.procedures import Hold
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.errors import RuleRefused
from hivedesk.outgoing.documents import claim_list_file_name
from hivedesk.store import families as stored
from hivedesk.ui.deeds import DeedWanted, draft_key, wanted_of
from hivedesk.ui.deeds.catalogue import form_for
from hivedesk.ui.deeds.deed_form import Outlook, Place
from hivedesk.ui.deeds.placements import NAME_FIRST
from hivedesk.ui.discreet import IN_FULL, sight_of
from hivedesk.ui.field_kinds import lean_of
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.typed_dates import YearLean, read_date
from tests.builders import a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)  # a Saturday
OKAFOR = FamilyId("okafor")
WHICH, ENDED = Place("which", "placement_id"), Place("placement", "ended_on")
TOLD, TOLD_ON, TOLD_BY = (
    Place("placement", name) for name in ("next_carer_told", "next_carer_told_on", "next_carer_told_by")
)


def a_child(first_name: str) -> ChildInCare:
    return ChildInCare(id=ChildId(first_name.lower()), family_id=OKAFOR, first_name=first_name)


def a_desk(robyn_ends: date | None = None, ryan_ends: date | None = None):
    robyn, ryan = a_child("Robyn"), a_child("Ryan")
    placed = (
        replace(a_placement(robyn, date(2026, 1, 5)), expected_end_on=robyn_ends),
        replace(a_placement(ryan, date(2026, 1, 5)), expected_end_on=ryan_ends),
    )
    return a_hive_desk(
        a_family("Okafor", id="okafor", carers=("Grace", "Ben"), children=(robyn, ryan), placements=placed),
        a_family("Ashby", id="ashby", mobile="07700 900456"),
    )


def a_form(desk, deed, record_id="", sight=IN_FULL, **fields):
    return form_for(desk, DeedWanted(deed, OKAFOR, record_id, **fields), sight)


def typed(form, **parts):
    return {key: replace(record, **parts.get(key, {})) for key, record in form.records.items()}


# -- which child


@pytest.mark.parametrize("deed", [Deed.END_PLACEMENT, Deed.CORRECT_PLACEMENT, Deed.TRANSITION])
def test_no_child_is_chosen_beforehand(deed):
    form = a_form(a_desk(), deed)
    assert form.records["which"].placement_id is None
    assert form.placement.child_id not in ("robyn", "ryan")
    assert form.outlook(typed(form)) == Outlook()
    assert form.parts()[0].shown[0].ask == "Choose the child."


def test_the_child_that_the_deed_names_is_fixed():
    form = a_form(a_desk(), Deed.END_PLACEMENT, "ryan-p")
    assert form.is_chosen
    assert form.names == ("Okafor", "Ryan")
    assert "which" not in form.records


def test_what_was_typed_before_the_child_was_chosen_stays():
    form = a_form(a_desk(robyn_ends=date(2026, 11, 10)), Deed.END_PLACEMENT)
    note = Place("placement", "end_note")
    shown = form.react(WHICH, {WHICH: "robyn-p", ENDED: TODAY, note: "In a hurry"})
    assert shown[ENDED] == date(2026, 11, 10), "the day that is expected, where she typed none"
    assert note not in shown
    other = a_form(a_desk(robyn_ends=date(2026, 11, 10)), Deed.END_PLACEMENT)
    assert ENDED not in other.react(WHICH, {WHICH: "robyn-p", ENDED: date(2026, 11, 3)})


def test_choosing_none_again_is_about_nobody():
    form = a_form(a_desk(), Deed.END_PLACEMENT)
    form.react(WHICH, {WHICH: "robyn-p"})
    assert form.is_chosen
    form.react(WHICH, {WHICH: None})
    assert not form.is_chosen


# -- the ending


def test_the_reasons_differ_at_their_beginning():
    words = [reason.value for reason in EndReason]
    assert len({word[:15] for word in words}) == len(words)
    assert max(map(len, words)) < 40
    assert all(DFE_CODES[reason] for reason in DFE_CODES)


def test_what_is_written_for_the_next_carer_was_said_today():
    desk = a_desk()
    form = a_form(desk, Deed.END_PLACEMENT, "ryan-p")
    assert form.react(TOLD, {TOLD: "S", TOLD_ON: None, TOLD_BY: ""}) == {TOLD_ON: TODAY, TOLD_BY: desk.author}
    assert form.react(TOLD, {TOLD: "S", TOLD_ON: date(2026, 11, 12), TOLD_BY: "Ben"}) == {}
    assert form.react(TOLD, {TOLD: "", TOLD_ON: None, TOLD_BY: ""}) == {}


def test_the_next_carer_is_offered_from_the_hive():
    desk = a_desk()
    form = a_form(desk, Deed.END_PLACEMENT, "ryan-p")
    assert form.parts()[0].suggestions == {"next_carer": ["Ashby"]}
    veiled = a_form(desk, Deed.END_PLACEMENT, "ryan-p", sight_of(desk, discreet=True))
    assert veiled.parts()[0].suggestions == {}
    goes_on = "use Record a placement on its card"
    assert goes_on in form.outlook(typed(form, placement={"next_carer": "ashby "})).follows
    assert goes_on not in form.outlook(typed(form, placement={"next_carer": "Mrs Hallett"})).follows


def test_a_weekday_is_the_last_one_and_a_date_to_come_is_not_a_century_ago():
    past = [line for lines in FORM_LINES.values() for line in lines if line.past]
    assert {"Ended on", "Done on", "Told on"} <= {line.label for line in past}
    assert all(lean_of(line) is YearLean.DONE for line in past)
    assert not any(line.past for lines in FORM_LINES.values() for line in lines if line.label == "Placed from")
    assert read_date("mon", TODAY, YearLean.DONE) == date(2026, 11, 9)
    assert read_date("sat", TODAY, YearLean.DONE) == TODAY
    assert read_date("1/12/26", TODAY, YearLean.DONE) == date(2026, 12, 1)
    assert read_date("1 dec", TODAY, YearLean.DONE) == date(2026, 12, 1)


# -- training that is due


def test_a_refresher_opens_with_its_course_and_carer():
    desk = a_desk()
    carer, course = CarerId("okafor-c0"), "Safeguarding Children Level 1"
    done = TrainingRecord(
        id="t", family_id=OKAFOR, carer_id=carer, course=course, done_on=TODAY - timedelta(days=5 * 365)
    )
    training.record_training(desk, [done])
    lines = clock_lines(desk, stored.households(desk.store))
    line = next(line for line in lines if line.due.what.startswith("Refresher"))
    assert line.facts == (), "when it took place is for her to say"
    wanted = DeedWanted(line.due.deed, line.due.family_id, line.due.record_id, line.due.carer_id)
    assert wanted_of(draft_key(wanted)) == wanted
    form = form_for(desk, wanted, IN_FULL)
    begun = form.records["training"]
    assert (begun.course, begun.minutes) == (course, 480)
    assert form.records["who"].carer_ids == (carer,)
    assert form.save(typed(form)) is not None
    assert form.key != a_form(desk, Deed.TRAINING, carer_id=carer).key


def test_a_course_may_have_a_slash_in_its_name():
    wanted = DeedWanted(Deed.TRAINING, OKAFOR, "course:First aid 50/50% (a%2Fb)", CarerId("c"))
    assert wanted_of(draft_key(wanted)) == wanted


# -- the review of a hold


def on_hold():
    desk = a_desk()
    standing.put_on_hold(desk, Hold(id="h", family_id=OKAFOR, started_on=TODAY, reason="Illness"))
    return desk


def test_what_a_review_came_to_is_kept_beneath_the_earlier_ones():
    desk = on_hold()
    for words in ("Still in pain", "Walking again\n"):
        form = a_form(desk, Deed.REVIEW_HOLD)
        form.save(typed(form, review={"came_to": words}))
    said = (
        "Sat 14 Nov 2026, Maureen Hale: Still in pain",
        "Sat 14 Nov 2026, Maureen Hale: Walking again",
    )
    (hold,) = families.household(desk, OKAFOR).holds
    assert tuple(hold.outcome.splitlines()) == said
    assert a_form(desk, Deed.REVIEW_HOLD).facts[1:] == said
    again = a_form(desk, Deed.REVIEW_HOLD)
    assert again.save(typed(again)) is None, "nothing differs"


def test_leaving_stands_beneath_what_reviews_came_to():
    desk = on_hold()
    form = a_form(desk, Deed.REVIEW_HOLD)
    form.save(typed(form, review={"came_to": "Still in pain"}))
    standing.move_family(desk, OKAFOR, TODAY, "Alton")
    (hold,) = families.household(desk, OKAFOR).holds
    assert hold.outcome.splitlines()[1:] == ["The family left the Hive."]


def test_the_next_review_is_called_so_and_a_refusal_finds_it():
    form = a_form(on_hold(), Deed.REVIEW_HOLD)
    labels = [line.label for part in form.parts() for line in part.shown]
    assert "Next review of the hold" in labels
    assert "Review of the hold" not in labels
    now = typed(form, hold={"review_on": TODAY})
    with pytest.raises(RuleRefused) as refused:
        form.save(now)
    assert form.place_of(refused.value, now) == Place("hold", "review_on")


# -- recording a placement


def test_nothing_is_warned_of_before_the_child_is_named():
    form = a_form(a_desk(), Deed.RECORD_PLACEMENT)
    assert form.outlook(typed(form)) == Outlook(NAME_FIRST)
    assert form.outlook(typed(form, child={"first_name": "Zoe"})).needs


@pytest.mark.parametrize(
    ("robyn", "ryan", "said"),
    [
        (None, None, ""),
        (
            date(2026, 12, 11),
            date(2026, 12, 11),
            "Robyn's and Ryan's placements are expected to end on Fri 11 Dec 2026; until that is recorded they are "
            "counted.",
        ),
        (
            date(2026, 12, 11),
            None,
            "Robyn's placement is expected to end on Fri 11 Dec 2026; until that is recorded Robyn is counted.",
        ),
        (
            None,
            date(2026, 11, 2),
            "Ryan's placement was expected to end on Mon 2 Nov 2026; until that is recorded Ryan is counted.",
        ),
        (date(2036, 12, 11), None, ""),
    ],
)
def test_who_is_expected_to_leave_is_counted_and_said(robyn, ryan, said):
    form = a_form(a_desk(robyn, ryan), Deed.RECORD_PLACEMENT)
    outlook = form.outlook(typed(form, child={"first_name": "Zoe"}))
    assert outlook.needs
    assert outlook.follows == said


def test_the_child_who_is_placed_is_not_expected_to_leave():
    desk = a_desk(date(2026, 12, 11))
    (robyn, _ryan) = families.household(desk, OKAFOR).placements
    assert placements.expected_to_end(desk, robyn) == ()


# -- paper


def test_two_families_lists_do_not_overwrite_each_other():
    one, other = (claim_list_file_name(2026, 11, family) for family in ("okafor", "ashby"))
    assert one != other
    assert "okafor" not in one
    assert one == claim_list_file_name(2026, 11, "okafor")
