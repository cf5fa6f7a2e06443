"""Every deed by its dialog: filled by label, saved, and what is then on record; refusals, drafts, large text."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from hivedesk.casework import claims, drafts, families, placements, procedures, undoing
from hivedesk.domain.approval import CareKind
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.families import ChildInCare, LeavingReason, Status
from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.domain.procedures import Hold, NoteKind
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import Place
from hivedesk.ui.deeds.opening import open_deed
from hivedesk.ui.draft_keeper import PAUSE_MS
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk, a_placement

TODAY = date(2026, 11, 14)
OKAFOR = FamilyId("okafor")
Control = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox


def a_child(first_name: str, family_id: str = "okafor", **fields) -> ChildInCare:
    return ChildInCare(id=ChildId(first_name.lower()), family_id=FamilyId(family_id), first_name=first_name, **fields)


MAYA, LEO, ANN = a_child("Maya", last_name="Reed"), a_child("Leo", last_name="Reed"), a_child("Ann")


@pytest.fixture
def desk():
    over = replace(
        a_placement(ANN, date(2026, 2, 1)),
        ended_on=date(2026, 11, 2),
        end_kind=EndKind.UNPLANNED,
        end_reason=EndReason.CARE_PLAN,
    )
    return a_hive_desk(
        a_family(
            "Okafor",
            id="okafor",
            carers=("Grace", "Ben"),
            children=(MAYA, LEO, ANN),
            placements=(a_placement(MAYA, date(2025, 9, 1), solo=True), a_placement(LEO, date(2026, 1, 5)), over),
        ),
        a_family(
            "Hall",
            id="hall",
            status=Status.ON_HOLD,
            mobile="07700 900455",
            holds=(Hold(id="h", family_id=FamilyId("hall"), started_on=date(2026, 10, 5), reason="Illness"),),
        ),
        a_family("Chen", id="chen", status=Status.WAITING, waiting_since=date(2026, 8, 1), mobile="07700 900789"),
        a_family("Ashby", id="ashby", mobile="07700 900456"),
    )


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def window(qtbot, workplace, show_active):
    window = QWidget()
    window.resize(1200, 760)
    qtbot.addWidget(window)
    show_active(window)
    return window


@pytest.fixture
def opened(qtbot, workplace, window):
    """Open a deed as the window does."""

    def make(deed, family_id="okafor", record_id="", carer_id=None):
        wanted = DeedWanted(deed, FamilyId(family_id) if family_id else None, record_id, carer_id)
        dialog = open_deed(workplace, window, wanted)
        assert dialog is not None
        settle()
        return dialog

    return make


def settle():
    for _ in range(3):
        QApplication.processEvents()


def control(dialog: QWidget, label: str) -> Control:
    found = [
        made
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)
        for made in dialog.findChildren(kind)
        if made.accessibleName() == label or (isinstance(made, QCheckBox) and made.text() == label)
    ]
    shown = [made for made in found if made.isVisibleTo(dialog)]
    assert shown, f"no field {label!r} in view"
    return shown[0]


def fill(qtbot, dialog: QWidget, label: str, text: str) -> None:
    made = control(dialog, label)
    made.setFocus()
    if isinstance(made, QComboBox):
        place = made.findText(text, Qt.MatchFlag.MatchStartsWith)
        assert place >= 0, f"{text!r} is not among {[made.itemText(at) for at in range(made.count())]}"
        made.setCurrentIndex(place)
    elif isinstance(made, QCheckBox):
        made.setChecked(text == "yes")
    else:
        made.selectAll()
        qtbot.keyClicks(made, text) if text else made.clear()
    settle()


def save(qtbot, dialog: QWidget) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()


def press(qtbot, dialog: QWidget, words: str) -> None:
    made = next(made for made in dialog.findChildren(QPushButton) if made.text() == words and made.isVisible())
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    settle()


def is_open(dialog: QWidget) -> bool:
    return isValid(dialog) and dialog.isVisible()


def words(dialog: QWidget) -> str:
    return " ".join(made.text() for made in dialog.findChildren(QLabel) if made.isVisibleTo(dialog))


def household(desk, family_id="okafor"):
    return families.household(desk, FamilyId(family_id))


def placement(desk, child_id):
    return next(one for one in household(desk).placements if one.child_id == child_id)


def with_hold(desk):
    return household(desk, "hall").holds[0]


# -- each deed: what is filled in by label, and what is then on record

DEEDS = {
    Deed.PUT_ON_HOLD: (
        ("okafor", ""),
        {"On hold since": "2/11/26", "Reason for the hold": "Illness", "Review of the hold": "1/12/26"},
        lambda desk: (
            household(desk).family.status is Status.ON_HOLD and household(desk).holds[0].review_on == date(2026, 12, 1)
        ),
    ),
    Deed.REVIEW_HOLD: (
        ("hall", "h"),
        {
            "What the review came to": "Still in pain",
            "Support offered": "Weekly calls",
            "Next review of the hold": "5/12/26",
        },
        lambda desk: (
            (with_hold(desk).support, with_hold(desk).review_on) == ("Weekly calls", date(2026, 12, 5))
            and with_hold(desk).outcome == "Sat 14 Nov 2026, Maureen Hale: Still in pain"
        ),
    ),
    Deed.END_HOLD: (
        ("hall", "h"),
        {"Hold ended on": "13/11/26", "Outcome": "Well again"},
        lambda desk: (
            household(desk, "hall").family.status is Status.ACTIVE and with_hold(desk).ended_on == date(2026, 11, 13)
        ),
    ),
    Deed.RECORD_PLACEMENT: (
        ("ashby", ""),
        {
            "First name": "Zoe",
            "Surname": "Lane",
            "Date of birth": "4/5/2016",
            "Placing authority": "Hampshire",
            "Placed from": "10/11/26",
            "Kind of placement": "Short term",
            "Solo placement": "yes",
            "Reason for solo placement": "Needs quiet",
        },
        lambda desk: (
            [child.first_name for child in household(desk, "ashby").children_in_care] == ["Zoe"]
            and household(desk, "ashby").placements[0].kind_of_care is CareKind.SHORT_TERM
            and household(desk, "ashby").placements[0].solo_review_on == date(2026, 11, 10) + timedelta(days=84)
        ),
    ),
    Deed.CORRECT_PLACEMENT: (
        ("okafor", "leo-p"),
        {"Placed from": "7/1/26"},
        lambda desk: placement(desk, "leo").started_on == date(2026, 1, 7),
    ),
    Deed.END_PLACEMENT: (
        ("okafor", ""),
        {
            "Child": "Maya",
            "Ended on": "12/11/26",
            "Planned or not": "Unplanned",
            "Reason (DfE)": "Child asked",
            "Belongings collected on": "13/11/26",
            "Next carer": "Outside the Hive",
        },
        lambda desk: (
            (placement(desk, "maya").ended_on, placement(desk, "maya").end_kind, placement(desk, "maya").end_reason)
            == (date(2026, 11, 12), EndKind.UNPLANNED, EndReason.CHILD_ASKED)
            and placement(desk, "maya").belongings_on == date(2026, 11, 13)
            and placement(desk, "leo").ended_on is None
        ),
    ),
    Deed.CHECKLIST: (
        ("okafor", ""),
        {"Room ready for the next child on": "14/11/26"},
        lambda desk: placement(desk, "ann").room_ready_on == TODAY,
    ),
    Deed.TRANSITION: (
        ("okafor", "ann-p"),
        {"What the next carer was told": "Sleeps with a light on"},
        lambda desk: (
            (placement(desk, "ann").next_carer_told_on, placement(desk, "ann").next_carer_told_by)
            == (TODAY, "Maureen Hale")
        ),
    ),
    Deed.REVIEW_SOLO: (
        ("okafor", ""),
        {"No longer solo since": "14/11/26", "Decision": "Agreed by all"},
        lambda desk: placement(desk, "maya").solo_ended_on == TODAY,
    ),
    Deed.JOIN: (
        ("chen", ""),
        {"Joined on": "13/11/26"},
        lambda desk: household(desk, "chen").family.status is Status.ACTIVE,
    ),
    Deed.CLOSE: (
        ("ashby", ""),
        {"Left on": "30/11/26", "Reason for leaving": "De-registered"},
        lambda desk: (
            (household(desk, "ashby").family.status, household(desk, "ashby").family.left_reason)
            == (Status.CLOSING, LeavingReason.DEREGISTERED)
        ),
    ),
    Deed.MOVE: (
        ("ashby", ""),
        {"Moved to": "Alton"},
        lambda desk: (
            (household(desk, "ashby").family.status, household(desk, "ashby").family.moved_to) == (Status.LEFT, "Alton")
        ),
    ),
    Deed.ASSURANCE: (
        ("okafor", ""),
        {"Which": "Annual review", "Took place on": "11/11/26"},
        lambda desk: household(desk).family.annual_review_last == date(2026, 11, 11),
    ),
    Deed.HANDOVER: (
        ("okafor", ""),
        {"Receiving worker": "J. Stone", "Handed over on": "12/11/26"},
        lambda desk: household(desk).handover.completed_on == date(2026, 11, 12),
    ),
    Deed.NOTE: (
        ("ashby", ""),
        {"Kind of step": "Range-expansion talk", "What was said or done": "Older children too"},
        lambda desk: household(desk, "ashby").procedure_notes[0].kind is NoteKind.RANGE,
    ),
    Deed.TRAINING: (
        ("okafor", ""),
        {"Ben Okafor": "yes", "Course": "E-Safety"},
        lambda desk: (
            [(one.carer_id, one.minutes, one.done_on) for one in household(desk).training]
            == [("okafor-c1", 300, TODAY)]
        ),
    ),
    Deed.CLAIM: (
        ("okafor", ""),
        {"Carer": "Grace Okafor", "What for": "School run", "Amount in pounds": "5.40"},
        lambda desk: desk.store.row("SELECT pence, carer_id FROM claim_item") == (540, "okafor-c0"),
    ),
    Deed.BREACH: (
        ("", ""),
        {"Noticed at": "14 nov 9:15", "What happened": "A list left in a car"},
        lambda desk: [breach.what for breach in procedures.breaches(desk)] == ["A list left in a car"],
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_done_by_its_labels(qtbot, desk, workplace, opened, deed):
    (family_id, record_id), typed, done = DEEDS[deed]
    said = []
    workplace.said.connect(lambda words, undoable: said.append((words, undoable)))
    assert not done_yet(desk, done)
    dialog = opened(deed, family_id, record_id)
    assert dialog.windowTitle() == deed.value
    for label, text in typed.items():
        fill(qtbot, dialog, label, text)
    save(qtbot, dialog)
    assert not is_open(dialog), words(dialog)
    assert done(desk)
    assert len(said) == 1
    assert said[0][1], "the toast offers Undo"
    assert drafts.all_drafts(desk) == []
    undoing.undo(desk)
    assert not done_yet(desk, done)


def done_yet(desk, done) -> bool:
    try:
        return bool(done(desk))
    except (AttributeError, IndexError):
        return False


@pytest.mark.parametrize("deed", DEEDS)
def test_the_keyboard_begins_where_something_is_to_be_typed_and_goes_round_all_fields_and_save(qtbot, opened, deed):
    (family_id, record_id), _typed, _done = DEEDS[deed]
    dialog = opened(deed, family_id, record_id)
    first = dialog.focusWidget()
    assert first is not None
    assert dialog.fields.isAncestorOf(first)
    seen = []
    for _ in range(80):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
        if seen[-1] is first:
            break
    assert seen[-1] is first
    assert any(isinstance(made, QPushButton) and made.text() == "Save" for made in seen)
    controls = {dialog.fields._parts[place.part].field(place.field).control for place in dialog.fields._fields}
    visited = {widget for made in (first, *seen) for widget in (made, made.parentWidget())}
    assert {made for made in controls if made.isVisible()} <= visited


# -- refusals


def test_a_refusal_stands_beside_its_field_and_changes_nothing(qtbot, desk, opened):
    dialog = opened(Deed.END_PLACEMENT, record_id="leo-p")
    fill(qtbot, dialog, "Reason (DfE)", "Other")
    save(qtbot, dialog)
    assert dialog.isVisible()
    assert "planned" in dialog.fields.error(Place("placement", "end_kind"))
    assert control(dialog, "Planned or not").hasFocus()
    assert placement(desk, "leo").ended_on is None
    fill(qtbot, dialog, "Planned or not", "Planned")
    save(qtbot, dialog)
    assert placement(desk, "leo").end_kind is EndKind.PLANNED


def test_what_is_missing_is_said_before_anything_is_asked(qtbot, desk, opened):
    dialog = opened(Deed.PUT_ON_HOLD)
    save(qtbot, dialog)
    assert dialog.fields.error(Place("hold", "reason")) == "Reason for the hold is missing."
    assert household(desk).family.status is Status.ACTIVE


def test_a_refusal_about_no_field_stands_on_top(qtbot, desk, opened):
    dialog = opened(Deed.PUT_ON_HOLD)
    fill(qtbot, dialog, "Reason for the hold", "Illness")
    from hivedesk.casework import standing

    standing.put_on_hold(desk, Hold(id="x", family_id=OKAFOR, started_on=TODAY, reason="Another"))
    save(qtbot, dialog)
    assert dialog.errors.isVisible()
    assert "on hold already" in dialog.errors.text.text()


def test_what_cannot_be_begun_opens_no_dialog(workplace, window):
    refused = []
    workplace.refused.connect(refused.append)
    assert open_deed(workplace, window, DeedWanted(Deed.REVIEW_HOLD, OKAFOR)) is None
    assert "not on hold" in str(refused[0])


# -- what follows


def test_the_nights_are_checked_while_she_types(qtbot, opened):
    dialog = opened(Deed.RECORD_PLACEMENT)
    fill(qtbot, dialog, "First name", "Zoe")
    qtbot.waitUntil(lambda: "Zoe" in dialog.outlook.needs.accessibleName(), timeout=3000)
    assert "needs the fostering service" in dialog.outlook.needs.accessibleName()
    assert dialog.outlook.needs.isVisible()


def test_a_known_child_fills_the_fields_and_says_where_the_child_lives(qtbot, opened):
    dialog = opened(Deed.RECORD_PLACEMENT, "ashby")
    fill(qtbot, dialog, "Child", "Maya")
    assert control(dialog, "Surname").text() == "Reed"
    qtbot.waitUntil(lambda: "Maya lives with Okafor" in dialog.outlook.needs.accessibleName(), timeout=3000)
    save(qtbot, dialog)
    assert "End that placement first" in dialog.fields.error(Place("who", "child_id"))
    fill(qtbot, dialog, "Child", "A new child")
    assert control(dialog, "Surname").text() == ""


def test_nobody_is_told_of_a_child_who_goes_home(qtbot, opened):
    dialog = opened(Deed.END_PLACEMENT, record_id="leo-p")
    assert control(dialog, "Next carer")
    fill(qtbot, dialog, "Reason (DfE)", "Returned home")
    with pytest.raises(AssertionError):
        control(dialog, "Next carer")
    fill(qtbot, dialog, "Reason (DfE)", "Care plan")
    assert control(dialog, "Next carer")


def test_a_course_is_chosen_from_the_list_by_key(qtbot, opened):
    dialog = opened(Deed.TRAINING)
    course = control(dialog, "Course")
    course.setFocus()
    qtbot.keyClick(course, Qt.Key.Key_Down)
    listed = course.completer().popup()
    assert listed.isVisible()
    assert listed.model().rowCount() >= 12
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    settle()
    assert course.text() == "Education: How You Make a Difference"
    assert control(dialog, "Minutes").text() == "180"


def test_a_booking_is_not_done(qtbot, desk, opened):
    dialog = opened(Deed.TRAINING, carer_id=CarerId("okafor-c0"))
    fill(qtbot, dialog, "Course", "Child Development")
    fill(qtbot, dialog, "Booked for", "1/12/26")
    qtbot.keyClick(control(dialog, "Booked for"), Qt.Key.Key_Tab)
    assert control(dialog, "Done on").text() == ""
    save(qtbot, dialog)
    record = household(desk).training[0]
    assert (record.carer_id, record.booked_for, record.done_on, record.minutes) == (
        "okafor-c0",
        date(2026, 12, 1),
        None,
        120,
    )


def test_a_record_made_by_mistake_is_removed_and_undo_brings_it_back(qtbot, desk, opened):
    from hivedesk.casework import training

    training.record_training(
        desk,
        [TrainingRecord(id="t", family_id=OKAFOR, carer_id=CarerId("okafor-c0"), course="E-Safety", done_on=TODAY)],
    )
    dialog = opened(Deed.TRAINING, record_id="t")
    press(qtbot, dialog, "Remove this training")
    assert household(desk).training == ()
    undoing.undo(desk)
    assert len(household(desk).training) == 1


def test_nothing_is_written_where_nothing_differs(qtbot, desk, workplace, opened):
    said, changed = [], []
    workplace.said.connect(lambda words, undoable: said.append((words, undoable)))
    workplace.changed.connect(changed.append)
    dialog = opened(Deed.CORRECT_PLACEMENT, record_id="leo-p")
    save(qtbot, dialog)
    assert not is_open(dialog)
    assert changed == []
    assert said == [("Nothing had changed.", False)]


# -- drafts


def test_what_was_typed_waits_and_is_offered_again(qtbot, desk, workplace, opened):
    said = []
    workplace.said.connect(lambda words, _undoable: said.append(words))
    dialog = opened(Deed.PUT_ON_HOLD)
    fill(qtbot, dialog, "Reason for the hold", "An operation, six weeks")
    fill(qtbot, dialog, "Review of the hold", "31/")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert said == ["Not saved. What you typed is kept, and listed on Today."]
    assert household(desk).family.status is Status.ACTIVE
    again = opened(Deed.PUT_ON_HOLD)
    assert control(again, "Reason for the hold").toPlainText() == "An operation, six weeks"
    assert control(again, "Review of the hold").text() == "31/"
    assert "Restored what you typed on Sat 14 Nov 2026, 10:00." in words(again)
    press(qtbot, again, "Discard")
    assert control(again, "Reason for the hold").toPlainText() == ""
    assert drafts.all_drafts(desk) == []
    again.reject()


@pytest.mark.parametrize("deed", DEEDS)
def test_every_form_comes_back_as_it_was_left(qtbot, desk, opened, deed):
    (family_id, record_id), typed, done = DEEDS[deed]
    dialog = opened(deed, family_id, record_id)
    for label, text in typed.items():
        fill(qtbot, dialog, label, text)
    left = dialog.fields.draft()
    dialog.reject()
    settle()
    assert len(drafts.all_drafts(desk)) == 1
    again = opened(deed, family_id, record_id)
    assert again.fields.draft() == left
    save(qtbot, again)
    assert done(desk)
    assert drafts.all_drafts(desk) == []


def test_a_look_leaves_nothing_behind(qtbot, desk, workplace, opened):
    said = []
    workplace.said.connect(lambda words, _undoable: said.append(words))
    qtbot.keyClick(opened(Deed.RECORD_PLACEMENT), Qt.Key.Key_Escape)
    settle()
    assert drafts.all_drafts(desk) == []
    assert said == []


def test_nothing_typed_is_lost_where_hivedesk_ends_without_closing(qtbot, desk, opened):
    dialog = opened(Deed.NOTE)
    fill(qtbot, dialog, "What was said or done", "Half a sen")
    qtbot.waitUntil(lambda: len(drafts.all_drafts(desk)) == 1, timeout=PAUSE_MS * 10)
    kept = drafts.all_drafts(desk)[0]
    assert kept.typed["note"]["what"] == "Half a sen"
    assert kept.typed["id"] == dialog.form.new_id()


def test_locking_closes_the_dialog_and_keeps_the_draft(qtbot, desk, workplace, opened):
    dialog = opened(Deed.RECORD_PLACEMENT)
    fill(qtbot, dialog, "First name", "Zoe")
    fill(qtbot, dialog, "Solo placement", "yes")
    workplace.about_to_lock.emit()
    assert not is_open(dialog)
    assert drafts.all_drafts(desk)[0].typed["child"]["first_name"] == "Zoe"


def test_a_draft_about_a_chosen_child_goes_on_with_that_child(qtbot, desk, opened):
    dialog = opened(Deed.END_PLACEMENT)
    fill(qtbot, dialog, "Child", "Maya")
    fill(qtbot, dialog, "Reason (DfE)", "Other")
    fill(qtbot, dialog, "About the ending", "She asked")
    dialog.reject()
    settle()
    again = opened(Deed.END_PLACEMENT)
    assert again.form.placement.child_id == "maya"
    fill(qtbot, again, "Planned or not", "Planned")
    save(qtbot, again)
    assert placement(desk, "maya").end_note == "She asked"
    assert placement(desk, "leo").ended_on is None


@pytest.mark.parametrize(
    ("deed", "record_id", "label", "typed"),
    [
        (Deed.CORRECT_PLACEMENT, "leo-p", "Reason for solo placement", "Needs quiet"),
        (Deed.CHECKLIST, "ann-p", "Belongings collected on", "03/11/2026"),
        (Deed.CLAIM, "claim", "What for", "Swimming kit"),
    ],
)
def test_a_draft_does_not_undo_what_was_done_meanwhile(qtbot, desk, opened, deed, record_id, label, typed):
    claims.record_claim(desk, [ClaimItem(id="claim", family_id=OKAFOR, day=TODAY, what="Swimming")])
    dialog = opened(deed, record_id=record_id)
    if deed is Deed.CORRECT_PLACEMENT:
        fill(qtbot, dialog, "Solo placement", "yes")
    fill(qtbot, dialog, label, typed)
    dialog.reject()
    by_id = {placement.id: placement for placement in families.household(desk, OKAFOR).placements}
    ended = replace(by_id["leo-p"], ended_on=TODAY, end_kind=EndKind.PLANNED, end_reason=EndReason.CARE_PLAN)
    placements.end_placement(desk, ended)
    placements.keep_checklist(desk, replace(by_id["ann-p"], room_ready_on=TODAY))
    claims.mark_paid(desk, claims.open_claims(desk, OKAFOR), TODAY)
    dialog = opened(deed, record_id=record_id)
    save(qtbot, dialog)
    assert drafts.all_drafts(desk) == [], "it was not saved"
    by_id = {placement.id: placement for placement in families.household(desk, OKAFOR).placements}
    assert (by_id["leo-p"].ended_on, by_id["leo-p"].end_reason) == (TODAY, EndReason.CARE_PLAN)
    assert by_id["ann-p"].room_ready_on == TODAY
    item = claims.find_claim(desk, "claim")
    assert item.paid_on == TODAY
    kept = (by_id["leo-p"].solo_reason, str(by_id["ann-p"].belongings_on), item.what)
    assert kept in {("Needs quiet", "None", "Swimming"), ("", "2026-11-03", "Swimming"), ("", "None", "Swimming kit")}


def test_a_draft_about_a_known_child_goes_on_with_that_child(qtbot, desk, opened):
    dialog = opened(Deed.RECORD_PLACEMENT, "ashby")
    fill(qtbot, dialog, "Child", "Ann")
    fill(qtbot, dialog, "Likes to be called", "Annie")
    dialog.reject()
    settle()
    again = opened(Deed.RECORD_PLACEMENT, "ashby")
    assert control(again, "Likes to be called").text() == "Annie"
    save(qtbot, again)
    assert [child.id for child in household(desk, "ashby").children_in_care] == ["ann"]


def test_what_can_no_longer_be_saved_goes_only_when_she_says_so(qtbot, desk, workplace, window, opened):
    dialog = opened(Deed.REVIEW_HOLD, "hall")
    fill(qtbot, dialog, "Support offered", "Weekly calls")
    dialog.reject()
    settle()
    from hivedesk.casework import standing

    standing.end_hold(desk, replace(with_hold(desk), ended_on=TODAY))
    wanted = DeedWanted(Deed.REVIEW_HOLD, FamilyId("hall"))
    question = open_deed(workplace, window, wanted)
    assert "cannot be saved any more" in words(question)
    press(qtbot, question, "Keep")
    assert len(drafts.all_drafts(desk)) == 1
    press(qtbot, open_deed(workplace, window, wanted), "Discard")
    assert drafts.all_drafts(desk) == []


@pytest.mark.parametrize("chosen", ["Maya", "Leo"])
def test_a_draft_about_one_of_several_children_goes_on_when_the_other_has_left(
    qtbot, desk, workplace, window, opened, chosen
):
    dialog = opened(Deed.END_PLACEMENT)
    fill(qtbot, dialog, "Child", chosen)
    fill(qtbot, dialog, "About the ending", "In a hurry")
    dialog.reject()
    (maya,) = (one for one in families.household(desk, OKAFOR).placements if one.child_id == "maya")
    placements.end_placement(
        desk, replace(maya, ended_on=TODAY, end_kind=EndKind.PLANNED, end_reason=EndReason.CARE_PLAN)
    )
    again = open_deed(workplace, window, DeedWanted(Deed.END_PLACEMENT, OKAFOR))
    if chosen == "Leo":
        assert control(again, "About the ending").toPlainText() == "In a hurry"
        assert [draft.form for draft in drafts.all_drafts(desk)] == ["deed/END_PLACEMENT/okafor/leo-p/-"]
        again.reject()
        return
    assert "cannot be saved any more" in words(again)
    press(qtbot, again, "Discard")
    assert drafts.all_drafts(desk) == []


def test_a_draft_about_a_child_who_has_left_is_not_put_upon_another(qtbot, desk, workplace, window, opened):
    families.change_family(desk, with_a_third_child(desk))
    dialog = opened(Deed.END_PLACEMENT)
    fill(qtbot, dialog, "Child", "Maya")
    fill(qtbot, dialog, "About the ending", "In a hurry")
    dialog.reject()
    (maya,) = (one for one in families.household(desk, OKAFOR).placements if one.child_id == "maya")
    placements.end_placement(
        desk, replace(maya, ended_on=TODAY, end_kind=EndKind.PLANNED, end_reason=EndReason.CARE_PLAN)
    )
    question = open_deed(workplace, window, DeedWanted(Deed.END_PLACEMENT, OKAFOR))
    assert "cannot be saved any more" in words(question)
    press(qtbot, question, "Keep")


def with_a_third_child(desk):
    house = families.household(desk, OKAFOR)
    return replace(house, children_in_care=(*house.children_in_care, a_child("Zoe")))


# -- how it looks and sounds


def test_no_title_and_no_button_holds_a_name(opened):
    for deed, ((family_id, record_id), _typed, _done) in DEEDS.items():
        dialog = opened(deed, family_id, record_id)
        spoken = [dialog.windowTitle(), dialog.accessibleName()]
        assert all(name not in text for text in spoken for name in ("Okafor", "Maya", "Hall"))
        dialog.reject()
        settle()


def test_initials_stand_in_the_discreet_view(workplace, opened):
    workplace.set_discreet(True)
    dialog = opened(Deed.END_PLACEMENT)
    assert "Okafor" not in words(dialog)
    assert "O." in words(dialog)
    chosen = control(dialog, "Child")
    assert all("Maya" not in chosen.itemText(at) for at in range(chosen.count()))
    dialog.reject()
    boxes = [made.text() for made in opened(Deed.TRAINING).findChildren(QCheckBox)]
    assert boxes == ["G. O.", "B. O."]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_large_text_has_room(look, opened, appearance, percent):
    look(appearance, percent)
    for deed, ((family_id, record_id), _typed, _done) in DEEDS.items():
        dialog = opened(deed, family_id, record_id)
        room = dialog.screen().availableGeometry()
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()
        foot = [made for made in dialog.findChildren(QPushButton) if made.text() in ("Save", "Cancel")]
        assert all(dialog.rect().contains(made.geometry().translated(made.parentWidget().pos())) for made in foot)
        dialog.reject()
        settle()


# -- as a first day had it


def test_the_child_has_to_be_chosen(qtbot, desk, opened):
    dialog = opened(Deed.END_PLACEMENT)
    assert control(dialog, "Child").currentText() == "Choose the child"
    fill(qtbot, dialog, "Planned or not", "Planned")
    fill(qtbot, dialog, "Reason (DfE)", "Other")
    save(qtbot, dialog)
    assert dialog.fields.error(Place("which", "placement_id")) == "Choose the child."
    assert all(one.ended_on is None for one in household(desk).placements if one.child_id != "ann")
    fill(qtbot, dialog, "Child", "Leo")
    save(qtbot, dialog)
    assert placement(desk, "leo").ended_on == TODAY
    assert placement(desk, "maya").ended_on is None


@pytest.mark.parametrize("percent", [100, 200])
def test_the_longest_reason_and_child_can_be_read(look, opened, percent):
    look("light", percent)
    dialog = opened(Deed.END_PLACEMENT)
    for label in ("Reason (DfE)", "Child"):
        box = control(dialog, label)
        room = box.width() - box.iconSize().width() * 2  # the arrow, and the frame
        assert max(box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count())) <= room
        box.showPopup()
        assert box.view().width() >= box.view().sizeHintForColumn(0)
        box.hidePopup()


def test_enter_saves_a_form_of_one_line(qtbot, desk, opened):
    dialog = opened(Deed.JOIN, "chen")
    qtbot.keyClick(control(dialog, "Joined on"), Qt.Key.Key_Return)
    settle()
    assert not is_open(dialog)
    assert household(desk, "chen").family.status is Status.ACTIVE
    longer = opened(Deed.MOVE, "ashby")
    qtbot.keyClick(control(longer, "Moved to"), Qt.Key.Key_Return)
    settle()
    assert is_open(longer)


def test_the_foot_says_the_keys(opened):
    assert "Ctrl+S saves, Escape keeps it for later" in words(opened(Deed.NOTE, "ashby"))


def test_what_follows_is_in_view_below_the_fields_too(qtbot, opened):
    dialog = opened(Deed.RECORD_PLACEMENT, "ashby")
    dialog.resize(760, 700)
    settle()
    shown = dialog.outlook.follows
    assert shown.text() == "What needs the fostering service is shown here once you have named the child."
    qtbot.waitUntil(lambda: shown.visibleRegion().boundingRect().height() >= shown.height() > 0, timeout=3000)


@pytest.mark.parametrize(
    ("deed", "begins"), [(Deed.PUT_ON_HOLD, "Reason for the hold"), (Deed.BREACH, "What happened")]
)
def test_a_date_that_is_filled_in_already_is_not_typed_over(opened, deed, begins):
    (family_id, record_id), _typed, _done = DEEDS[deed]
    dialog = opened(deed, family_id, record_id)
    assert control(dialog, begins).hasFocus()


# -- dates that another one follows


@pytest.mark.parametrize(
    ("typed", "begins", "ends"), [("11/12", "Fri 11 Dec", "Sat 12"), ("25/12", "Fri 25 Dec", "Sat 26")]
)
def test_the_last_day_waits_until_the_first_is_typed_to_its_end(qtbot, opened, typed, begins, ends):
    dialog = opened(Deed.ASK_FOR_STAY, family_id="")
    first, last = control(dialog, "From"), control(dialog, "To")
    assert (first.text(), last.text()) == ("Fri 20 Nov 2026", "Sat 21 Nov 2026")
    fill(qtbot, dialog, "From", typed)
    assert last.text() == "Sat 21 Nov 2026"
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    settle()
    assert (first.text(), last.text()) == (f"{begins} 2026", f"{ends} Dec 2026")


def test_the_last_day_keeps_its_distance_whether_chosen_or_stepped(qtbot, opened):
    dialog = opened(Deed.ASK_FOR_STAY, family_id="")
    first, last = control(dialog, "From"), control(dialog, "To")
    fill(qtbot, dialog, "To", "23/11")
    first.setFocus()
    settle()
    first.open_calendar()
    first._popup._take(QDate(2026, 12, 4))
    assert last.text() == "Mon 7 Dec 2026"
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert last.text() == "Tue 8 Dec 2026"


def test_what_is_saved_while_it_is_typed_is_followed_first(qtbot, opened):
    dialog = opened(Deed.ASK_FOR_STAY, family_id="")
    fill(qtbot, dialog, "From", "11/12")
    save(qtbot, dialog)  # no child is chosen yet, so that it stays open
    assert control(dialog, "To").text() == "Sat 12 Dec 2026"


def test_nothing_is_said_of_a_date_while_it_is_typed(qtbot, opened):
    dialog = opened(Deed.ASK_FOR_STAY, family_id="")
    fill(qtbot, dialog, "From", "11/12")
    assert dialog.fields.is_half_typed
    dialog._look()
    assert "until another day" not in words(dialog)


def test_days_that_differ_and_hours_follow_only_what_is_typed_to_its_end(qtbot, opened):
    dialog = opened(Deed.HOST_DAYS, family_id="ashby")
    fill(qtbot, dialog, "First day", "11/12")
    qtbot.keyClick(control(dialog, "First day"), Qt.Key.Key_Tab)
    assert control(dialog, "Last day").text() == "Fri 11 Dec 2026"
    event = opened(Deed.ADD_EVENT, family_id="")
    fill(qtbot, event, "Starts", "19:30")
    qtbot.keyClick(control(event, "Starts"), Qt.Key.Key_Tab)
    assert control(event, "Ends").text() == "21:30"
