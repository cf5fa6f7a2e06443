"""A form made from a record's lines: each type gets its field, and what comes out is what went in."""

import json
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from hivedesk.domain.approval import Approval, ApprovedGenders, CareKind, Exemption, Room
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.families import Carer, Channel, ChildInCare, DayPart, Family, LeavingReason
from hivedesk.domain.hive import Hive
from hivedesk.domain.placements import EndKind, EndReason, Placement
from hivedesk.domain.procedures import DataBreach, Hold
from hivedesk.domain.training import TrainingRecord
from hivedesk.ui.field_kinds import Offers
from hivedesk.ui.form_lines import FORM_LINES, NOT_EDITED
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.widgets.tab_order import put_in_order

TODAY = date(2026, 11, 14)
KINDS = tuple(FORM_LINES)
MOMENT = datetime(2026, 11, 13, 9, 5, tzinfo=UTC)
GIVEN = {"noticed_at": MOMENT, "day": TODAY, "due_on": TODAY, "carer_id": "grace", "asked_at": MOMENT}
GIVEN |= {"first_day": TODAY, "last_day": TODAY, "decided_on": TODAY, "host_id": "bell"}
CHILDREN = [("maya", "Maya Reed"), ("leo", "Leo Marsh (Bell)")]
OFFERS = Offers(
    children=lambda: CHILDREN,
    carers=lambda: [("grace", "Grace Okafor"), ("ben", "Ben Okafor")],
    families=lambda: [("bell", "Bell"), ("marsh", "Marsh")],
    now=lambda: MOMENT,
    choices={"rules": [("limit", "Usual fostering limit")]},
)


def a_record(kind):
    names = {field.name for field in fields(kind) if field.default is MISSING}
    return kind(**{name: GIVEN.get(name, f"some {name}") for name in names})


def a_form(qtbot, kind, record=None, **shape):
    form = RecordForm(kind, lambda: TODAY, **({"offers": OFFERS} | shape))
    qtbot.addWidget(form)
    form.show_record(record or a_record(kind))
    form.show()
    return form


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_comes_out_is_what_went_in(qtbot, kind):
    record = a_record(kind)
    form = a_form(qtbot, kind, record)
    assert form.check()
    assert form.record(record) == record
    assert not form.is_changed()


def test_filled_fields_come_back_too(qtbot):
    family = Family(
        id="f",
        name="Okafor",
        preferred_times=(DayPart.MORNING, DayPart.SATURDAY),
        preferred_channel=Channel.VISIT,
        travel_minutes=12,
        ifa_transfer=True,
        waiting_since=date(2026, 9, 1),
        notes="Two\nlines",
    )
    assert a_form(qtbot, Family, family).record(family) == family
    terms = Approval(id="a", family_id="f", kinds_of_care=(CareKind.RESPITE,), genders=ApprovedGenders.GIRLS, number=0)
    assert a_form(qtbot, Approval, terms).record(terms) == terms


@pytest.mark.parametrize(
    "record",
    [
        Placement(
            id="p",
            family_id="f",
            child_id="maya",
            started_on=date(2026, 1, 2),
            kind_of_care=CareKind.BRIDGING,
            solo=True,
            solo_reason="Quiet",
            ended_on=date(2026, 3, 1),
            end_kind=EndKind.UNPLANNED,
            end_reason=EndReason.CARER_OTHER,
            life_story_on=TODAY,
            next_carer_told="Two stories, then light off",
        ),
        Exemption(id="e", family_id="f", child_ids=("leo", "maya"), until=TODAY),
        Exemption(id="e", family_id="f", child_ids=("gone", "maya")),
        Room(id="r", family_id="f", name="Attic", beds=2, child_ids=("maya",)),
        Hold(id="h", family_id="f", started_on=TODAY, reason="Bereavement", review_on=TODAY),
        TrainingRecord(id="t", family_id="f", carer_id="ben", course="E-Safety", minutes=300, booked_for=TODAY),
        TrainingRecord(id="t", family_id="f", carer_id="no longer there", course="E-Safety"),
        ClaimItem(id="c", family_id="f", day=TODAY, pence=125050, quantity="12 miles"),
        DataBreach(id="d", noticed_at=MOMENT, told_at=MOMENT, closed_on=TODAY),
        FollowUp(id="u", family_id="f", entry_id=None, due_on=TODAY, what="Ring", at=time(17, 30), asked_by_carer=True),
        Family(id="f", name="Hill", left_reason=LeavingReason.MOVED_HIVE, moved_to="Romsey"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_new_kinds_of_fields_give_back_what_they_were_given_and_survive_as_drafts(qtbot, record):
    form = a_form(qtbot, type(record), record)
    assert form.check()
    assert form.record(record) == record
    assert not form.is_changed()
    again = a_form(qtbot, type(record))
    again.restore_draft(json.loads(json.dumps(form.draft())))
    assert again.record(record) == record


def test_money_and_times_are_typed_as_people_write_them(qtbot):
    form = a_form(qtbot, ClaimItem)
    qtbot.keyClicks(form.field("pence").control, "12.50")
    assert form.record(a_record(ClaimItem)).pence == 1250
    form.field("pence").control.setText("12 pounds")
    assert not form.check()
    assert form.error("pence") == "Type pounds and pence, for example 12.50."
    call = a_form(qtbot, FollowUp)
    qtbot.keyClicks(call.field("at").control, "5pm")
    assert call.record(a_record(FollowUp)).at == time(17)
    breach = a_form(qtbot, DataBreach)
    breach.field("noticed_at").control.setText("13/11/26 9:30")
    assert breach.record(a_record(DataBreach)).noticed_at == datetime(2026, 11, 13, 9, 30, tzinfo=UTC)


def test_a_carer_has_to_be_chosen_where_the_record_needs_one(qtbot):
    training = a_form(qtbot, TrainingRecord, TrainingRecord(id="t", family_id="f", carer_id="", course="E-Safety"))
    assert not training.check()
    assert training.error("carer_id") == "Carer is missing."
    training.field("carer_id").write("ben")
    assert training.check()
    claim = a_form(qtbot, ClaimItem, ClaimItem(id="c", family_id="f", day=TODAY))
    assert claim.field("carer_id").control.currentText() == "Not recorded"
    assert claim.check()
    alone = replace(OFFERS, carers=lambda: [("grace", "Grace Okafor")])
    assert a_form(qtbot, TrainingRecord, offers=alone).field("carer_id").read() == "grace"


def test_a_deed_asks_for_some_fields_alone_and_may_need_more(qtbot):
    hold = Hold(id="h", family_id="f", started_on=date(2026, 9, 1), reason="Ill")
    form = a_form(qtbot, Hold, hold, only=("ended_on", "outcome"), needed=("ended_on",), headings=False)
    assert not form.has("reason")
    assert not form.check()
    assert form.error("ended_on") == "Hold ended on is missing."
    qtbot.keyClicks(form.field("ended_on").control, "14/11/26")
    assert form.check()
    assert form.record(hold) == replace(hold, ended_on=TODAY)
    assert "End of the hold" not in [label.text() for label in form.findChildren(QLabel)]


def test_what_depends_on_a_tick_comes_with_it_and_stays_while_it_holds_something(qtbot):
    form = a_form(qtbot, Placement)
    reason = form.field("solo_reason").control
    assert reason.isHidden()
    form.field("solo").control.setChecked(True)
    assert not reason.isHidden()
    form.field("solo").control.setChecked(False)
    assert reason.isHidden()
    reason.setPlainText("Quiet")
    form.field("solo").control.setChecked(True)
    form.field("solo").control.setChecked(False)
    assert not reason.isHidden()


def test_an_error_from_outside_shows_the_field_that_waits_for_a_tick(qtbot):
    form = a_form(qtbot, Placement)
    form.set_error("solo_review_on", "The date is missing.")
    assert not form.field("solo_review_on").control.isHidden()


def test_a_course_may_be_one_of_the_list_or_any_other(qtbot):
    offers = replace(OFFERS, suggestions={"course": ("E-Safety", "Attachment Theory")})
    form = a_form(qtbot, TrainingRecord, offers=offers)
    course = form.field("course").control
    course.clear()
    qtbot.keyClicks(course, "saf")
    assert course.completer().completionModel().index(0, 0).data() == "E-Safety"
    course.setText("First aid")
    assert form.record(a_record(TrainingRecord)).course == "First aid"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_named_by_its_visible_label(qtbot, kind):
    form = a_form(qtbot, kind)
    form.show_guarded(a_record(kind))
    assert {line.field for line in FORM_LINES[kind]}.isdisjoint(NOT_EDITED)
    for line in FORM_LINES[kind]:
        control = form.field(line.field).control
        assert control.accessibleName() == line.label
        labels = [label for label in form.findChildren(QLabel) if label.buddy() is control]
        assert [label.text() for label in labels] == ([] if isinstance(control, QCheckBox) else [line.label])


def test_types_decide_the_kind_of_field(qtbot):
    form = a_form(qtbot, Family)
    assert isinstance(form.field("kind").control, QComboBox)
    assert isinstance(form.field("name").control, QLineEdit)
    assert isinstance(form.field("notes").control, QPlainTextEdit)
    assert isinstance(form.field("ifa_transfer").control, QCheckBox)
    assert form.field("preferred_channel").read() is None
    assert form.field("left_on").read() is None


def test_typed_words_become_the_record(qtbot):
    form = a_form(qtbot, Family)
    heard = []
    form.changed.connect(heard.append)
    name = form.field("name").control
    name.clear()
    qtbot.keyClicks(name, " Birch ")
    qtbot.keyClicks(form.field("left_on").control, "1/9/26")
    assert form.record(a_record(Family)).name == "Birch"
    assert form.record(a_record(Family)).left_on == date(2026, 9, 1)
    assert set(heard) == {"name", "left_on"}
    assert form.is_changed()


def test_filling_in_says_nothing(qtbot):
    form = a_form(qtbot, Family)
    heard = []
    form.changed.connect(heard.append)
    form.show_record(Family(id="f", name="Other"))
    form.restore_draft({"name": "Third"})
    assert heard == []


def test_a_missing_name_and_an_unreadable_date_are_told_beside_them(qtbot):
    form = a_form(qtbot, Carer, Carer(id="c", family_id="f", first_name=""))
    qtbot.keyClicks(form.field("training_due_on").control, "31/02/27")
    assert not form.check()
    assert form.error("first_name") == "First name is missing."
    assert "no day 31" in form.error("training_due_on")
    assert form.error("mobile") == ""


def test_a_number_that_the_record_needs_may_not_be_left_out(qtbot):
    form = a_form(qtbot, Hive)
    form.field("capacity").control.clear()
    assert not form.check()
    assert form.error("capacity") == "Capacity is missing."


def test_guarded_fields_stay_as_they_are_until_they_are_asked_for(qtbot):
    child = ChildInCare(id="k", family_id="f", first_name="Maya", risk_flags="Runs", no_contact="Uncle")
    form = a_form(qtbot, ChildInCare, child)
    assert not form.has("risk_flags")
    assert "Runs" not in repr(form.draft())
    assert form.record(child) == child
    form.show_guarded(child)
    assert form.guarded_fields() == ("not_collected_by", "risk_flags", "no_contact", "no_contact_ids")
    assert not form.is_changed()
    assert form.raw("risk_flags") == "Runs"
    form.field("risk_flags").control.setPlainText("Runs, at night")
    assert form.record(child) == replace(child, risk_flags="Runs, at night")


def test_a_draft_holds_what_cannot_be_read_yet(qtbot):
    form = a_form(qtbot, Family)
    qtbot.keyClicks(form.field("left_on").control, "31/")
    again = a_form(qtbot, Family)
    again.restore_draft(form.draft() | {"a field of long ago": "x"})
    assert again.raw("left_on") == "31/"
    assert again.is_changed()


def test_a_hidden_section_keeps_its_values_and_comes_back_with_a_problem(qtbot):
    family = Family(id="f", name="Okafor", waiting_area="Ringwood")
    form = a_form(qtbot, Family, family, cards=True)
    form.show_section("Waiting list", False)
    assert form.check()
    assert form.record(family) == family
    form.field("waiting_since").control.setText("some day")
    assert not form.check()
    assert not form.frame("Waiting list").isHidden()


def test_an_error_from_outside_opens_its_section(qtbot):
    form = a_form(qtbot, Family, cards=True)
    form.show_section("Waiting list", False)
    form.set_error("waiting_since", "The date is missing.")
    assert not form.frame("Waiting list").isHidden()
    assert form.error("waiting_since") == "The date is missing."


def test_two_halves_of_a_line_are_equal_even_where_one_stands_alone(qtbot):
    form = a_form(qtbot, Carer)
    form.resize(900, 700)
    qtbot.wait(1)
    widths = {form.field(name).control.width() for name in ("first_name", "last_name", "mobile", "training_due_on")}
    assert max(widths) - min(widths) <= 1


def test_tab_goes_as_the_page_reads(qtbot, show_active):
    form = a_form(qtbot, Carer)
    put_in_order(form)
    show_active(form)
    form.focus_first()
    seen: list[QWidget] = []
    for _ in range(5):
        seen.append(form.focusWidget())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    wanted = ("first_name", "last_name", "main_carer", "mobile", "email")
    assert seen == [form.field(name).control for name in wanted]
