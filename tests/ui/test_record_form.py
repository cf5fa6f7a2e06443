"""A form made from a record's lines: each type gets its field, and what comes out is what went in."""

from dataclasses import MISSING, fields, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from hivedesk.domain.families import (
    Approval,
    ApprovedGenders,
    CareKind,
    Carer,
    Channel,
    ChildInCare,
    DayPart,
    Family,
    OwnChild,
    Professional,
)
from hivedesk.domain.hive import Hive
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.widgets.tab_order import put_in_order

TODAY = date(2026, 11, 14)
KINDS = (Hive, Family, Approval, Carer, ChildInCare, OwnChild, Professional)


def a_record(kind):
    names = {field.name for field in fields(kind) if field.default is MISSING}
    return kind(**{name: f"some {name}" for name in names})


def a_form(qtbot, kind, record=None, **shape):
    form = RecordForm(kind, lambda: TODAY, **shape)
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


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_is_named_by_its_visible_label(qtbot, kind):
    form = a_form(qtbot, kind)
    form.show_guarded(a_record(kind))
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
    assert form.guarded_fields() == ("risk_flags", "no_contact")
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
    family = Family(id="f", name="Okafor", hold_reason="Bereavement")
    form = a_form(qtbot, Family, family, cards=True)
    form.show_section("On hold", False)
    assert form.check()
    assert form.record(family) == family
    form.field("hold_from").control.setText("some day")
    assert not form.check()
    assert not form.frame("On hold").isHidden()


def test_an_error_from_outside_opens_its_section(qtbot):
    form = a_form(qtbot, Family, cards=True)
    form.show_section("On hold", False)
    form.set_error("hold_from", "A family on hold needs the date.")
    assert not form.frame("On hold").isHidden()
    assert form.error("hold_from") == "A family on hold needs the date."


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
