"""Forms and their fields: labels, values, errors, drafts, keyboard."""

from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from hivedesk.ui.typed_dates import UnreadableDate, YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import ChoiceField, PersonPicker, Pick, SeveralField, choices_of
from hivedesk.ui.widgets.date_field import DateField, MomentField, TimeField
from hivedesk.ui.widgets.form import FULL, HALF, THIRD, FieldForm, _places
from hivedesk.ui.widgets.growing_text import GrowingText
from hivedesk.ui.widgets.line_fields import NumberField, SearchField
from hivedesk.ui.widgets.passphrase import PassphraseField, StrengthMeter, caps_lock_hint

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 15, tzinfo=UTC)


class Channel(StrEnum):
    PHONE = "phone"
    VISIT = "visit"
    EVENT = "at an event"


PICKS = [Pick("f1", "Ashby", "Dawn and Peter"), Pick("f2", "Lindqvist-Bell"), Pick("f3", "Bell"), Pick("f4", "Chen")]


@pytest.fixture
def form(qtbot, show_active):
    made = FieldForm()
    made.add("family", "Family", fields.person(PICKS), required=True, width=HALF)
    made.add("when", "When", fields.moment(lambda: NOW), width=HALF, help_text="As 14 nov 9:15.")
    made.add("minutes", "Minutes", fields.number(maximum=600), width=THIRD)
    made.add("channel", "Channel", fields.choice(Channel, blank="Not known"), width=THIRD)
    made.add("topics", "Topics", fields.several(Channel))
    made.add("fact", "What happened (fact)", fields.text())
    made.add("due", "Follow up on", fields.day(lambda: TODAY, lean=YearLean.FUTURE))
    made.add("name", "Name", fields.line())
    made.add("again", "Passphrase", fields.passphrase())
    made.add("respite", "Respite only", fields.check("Respite only"))
    qtbot.addWidget(made)
    made.resize(900, 700)
    show_active(made)
    return made


VALUES = {
    "family": "f2",
    "when": NOW,
    "minutes": 15,
    "channel": Channel.VISIT,
    "topics": (Channel.PHONE, Channel.EVENT),
    "fact": "First line\nsecond line",
    "due": date(2026, 12, 1),
    "name": "Zoë",
    "again": "",
    "respite": True,
}


def test_values_come_back_as_they_were_put_in(form):
    form.set_values(VALUES)
    assert form.values() == VALUES
    assert not form.is_changed()


def test_empty_values_come_back_as_nothing(form):
    empty = dict.fromkeys(VALUES) | {"topics": (), "fact": "", "name": "", "again": "", "respite": False}
    form.set_values(empty | {"when": NOW})
    assert form.values() == empty | {"when": NOW}


def test_a_draft_holds_what_stands_there_readable_or_not(form):
    import json

    form.set_values(VALUES)
    form.field("due").control.setText("31 feb")
    form.field("family").control.setEditText("Smi")
    draft = json.loads(json.dumps(form.draft()))
    form.set_values(dict.fromkeys(VALUES) | {"topics": ()})
    form.restore_draft(draft | {"a field of long ago": "x"})
    assert form.field("due").control.text() == "31 feb"
    assert form.field("family").control.currentText() == "Smi"
    assert form.field("topics").read() == VALUES["topics"]
    assert form.field("channel").read() is Channel.VISIT
    assert form.is_changed()


def test_a_passphrase_never_gets_into_a_draft(form):
    form.field("again").control.setText("correct horse")
    assert "correct horse" not in str(form.draft())


def test_a_form_knows_when_it_was_changed_and_says_where(form):
    said: list[str] = []
    form.set_values(VALUES)
    form.changed.connect(said.append)
    form.field("name").control.setText("Zoe")
    assert said == ["name"]
    assert form.is_changed()
    form.set_clean()
    assert not form.is_changed()


def test_check_shows_each_problem_and_goes_to_the_first(qtbot, form):
    form.field("when").write(NOW)
    form.field("due").control.setText("soon")
    form.field("minutes").control.setText("many")
    assert not form.check()
    assert form.error("family") == "Family is missing."
    assert "whole number" in form.error("minutes")
    assert "cannot read that as a date" in form.error("due")
    assert form.error("name") == ""
    assert form.field("family").control.property("wrong") is True
    assert "Family is missing." in form.field("family").control.accessibleDescription()
    focused = QApplication.focusWidget()
    assert focused is form.field("family").control or focused is form.field("family").control.lineEdit()


def test_an_error_goes_when_its_field_is_mended(form):
    form.set_values(VALUES)
    assert not form.set_errors({"name": "There is already a family of this name."})
    form.field("name").control.setText("Zoe")
    assert form.error("name") == ""
    assert form.check()


def test_a_date_that_cannot_be_read_is_said_when_its_field_is_left(qtbot, form):
    due = form.field("due").control
    due.setFocus()
    qtbot.keyClicks(due, "easter")
    assert form.error("due") == ""
    qtbot.keyClick(due, Qt.Key.Key_Tab)
    assert "cannot read that as a date" in form.error("due")
    assert not due.hasFocus()  # nobody is sent back
    due.setFocus()
    qtbot.keyClick(due, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(due, "24 dec")
    assert form.error("due") == ""
    qtbot.keyClick(due, Qt.Key.Key_Tab)
    assert form.error("due") == ""


def test_an_empty_date_is_not_called_missing_when_it_is_left(qtbot, form):
    form.field("when").control.setFocus()
    qtbot.keyClick(form.field("when").control, Qt.Key.Key_Tab)
    assert form.error("when") == ""


def test_a_hidden_field_is_not_checked_and_keeps_its_value(form):
    form.set_values(VALUES)
    form.field("due").control.setText("soon")
    form.show_field("due", False)
    assert form.check()
    form.show_field("due", True)
    assert not form.check()
    assert form.field("due").control.text() == "soon"


def test_every_field_is_found_by_its_label(form):
    labels = {label.text(): label for label in form.findChildren(QLabel) if label.buddy() is not None}
    for key, name in (
        ("family", "Family"),
        ("when", "When"),
        ("channel", "Channel"),
        ("fact", "What happened (fact)"),
        ("due", "Follow up on"),
    ):
        control = form.field(key).control
        assert control.accessibleName() == name
        assert labels[name].buddy() is control
        assert labels[name].parent() is control.parent()
        if not isinstance(control, QComboBox):  # on Linux a combo box's own name is its text
            assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name) == name


def test_help_is_said_too(form):
    assert form.field("when").control.accessibleDescription() == "As 14 nov 9:15."


def test_tab_goes_through_the_fields_in_reading_order(qtbot, form):
    form.field("family").control.setFocus()
    seen = []
    for _ in range(14):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
    order = [
        name for name in seen if name in ("When", "Minutes", "Channel", "What happened (fact)", "Follow up on", "Name")
    ]
    assert order[:6] == ["When", "Minutes", "Channel", "What happened (fact)", "Follow up on", "Name"]
    assert "Show passphrase" not in seen  # Tab goes on to the next field; Alt+V shows it
    assert "Open calendar" not in seen


@given(st.lists(st.sampled_from([FULL, HALF, THIRD]), min_size=1, max_size=20), st.booleans())
def test_no_two_cells_overlap_and_all_stand_in_order(widths: list[int], narrow: bool):
    places = _places(widths, narrow)
    taken = [(row, unit) for row, start, _height, wide in places for unit in range(start, start + wide)]
    assert len(taken) == len(set(taken))
    assert all(0 <= unit < 12 for _row, unit in taken)
    assert [place[:2] for place in places] == sorted(place[:2] for place in places)


def test_a_narrow_form_has_one_column_and_a_wide_one_more(qtbot, form):
    family, when = form.field("family").control, form.field("when").control
    assert family.y() == when.y()
    form.resize(320, 1200)
    qtbot.waitUntil(lambda: when.y() > family.y())
    form.resize(900, 700)
    qtbot.waitUntil(lambda: family.y() == when.y())


# dates


@pytest.fixture
def day(qtbot):
    made = DateField(lambda: TODAY, name="Date")
    qtbot.addWidget(made)
    return made


def test_a_date_is_tidied_when_the_field_is_left(qtbot, show_active):
    other, day = QWidget(), DateField(lambda: TODAY)
    layout = QVBoxLayout(other)
    other_field = NumberField()
    layout.addWidget(day)
    layout.addWidget(other_field)
    qtbot.addWidget(other)
    show_active(other)
    day.setFocus()
    QTest.keyClicks(day, "14/11/26")
    assert day.text() == "14/11/26"
    other_field.setFocus()
    assert day.text() == "Sat 14 Nov 2026"
    assert day.value() == date(2026, 11, 14)


def test_an_unreadable_date_stays_as_it_was_typed_and_is_marked(day):
    day.setText("31 feb")
    day.tidy()
    assert day.text() == "31 feb"
    assert day.property("wrong") is True
    assert "no day 31" in day.problem()
    with pytest.raises(UnreadableDate):
        day.value()
    day.setText("28 feb")
    day.tidy()
    assert day.property("wrong") is False


def test_a_date_may_be_empty_only_where_it_may(qtbot, day):
    assert day.value() is None
    assert day.problem() == ""
    strict = DateField(lambda: TODAY, optional=False)
    qtbot.addWidget(strict)
    assert "missing" in strict.problem()


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (Qt.Key.Key_Up, "Sun 15 Nov 2026"),
        (Qt.Key.Key_Down, "Fri 13 Nov 2026"),
        (Qt.Key.Key_PageUp, "Sat 21 Nov 2026"),
        (Qt.Key.Key_PageDown, "Sat 7 Nov 2026"),
    ],
)
def test_arrow_keys_change_the_day(day, key: Qt.Key, shown: str):
    day.setText("14 nov")
    QTest.keyClick(day, key)
    assert day.text() == shown


def test_an_arrow_in_an_empty_field_means_today_and_leaves_the_unreadable_alone(day):
    QTest.keyClick(day, Qt.Key.Key_Up)
    assert day.value() == TODAY
    day.setText("soon")
    QTest.keyClick(day, Qt.Key.Key_Up)
    assert day.text() == "soon"


def test_the_calendar_opens_by_key_and_gives_a_day(qtbot, day):
    day.show()
    day.setText("14 nov")
    QTest.keyClick(day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = day._popup
    assert popup.isVisible()
    assert popup._calendar.selectedDate().day() == 14
    names = {press.accessibleName() for press in popup.findChildren(QToolButton)}
    assert {"Previous month", "Next month"} <= names
    QTest.keyClick(popup._calendar.focusProxy() or popup._calendar, Qt.Key.Key_Right)
    popup._calendar.activated.emit(popup._calendar.selectedDate())
    assert not popup.isVisible()
    assert day.value() == popup._calendar.selectedDate().toPython()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(value=st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_day_put_in_comes_back(day, value: date):
    day.set_value(value)
    day.tidy()
    assert day.value() == value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(max_size=20))
def test_leaving_a_date_never_loses_what_cannot_be_read(day, text: str):
    day.setText(text)
    typed = day.text()
    day.tidy()
    assert day.text() == typed or day.problem() == ""


def test_a_moment_steps_by_days_and_keeps_its_hour(qtbot):
    made = MomentField(lambda: NOW)
    qtbot.addWidget(made)
    assert "missing" in made.problem()
    made.setText("21 nov 9.15am")
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert made.text() == "Fri 20 Nov 2026, 09:15"
    assert made.value() == datetime(2026, 11, 20, 9, 15, tzinfo=UTC)


def test_a_time_of_day(qtbot):
    made = TimeField()
    qtbot.addWidget(made)
    assert made.value() is None
    made.setText("9.15pm")
    made.tidy()
    assert made.text() == "21:15"


# choosing


def test_the_words_of_a_closed_set_begin_like_a_sentence():
    assert [words for _value, words in choices_of(Channel)] == ["Phone", "Visit", "At an event"]


def test_a_choice_may_be_none_only_where_it_may(qtbot):
    with_blank = ChoiceField(choices_of(Channel), blank="Not known")
    without = ChoiceField(choices_of(Channel))
    qtbot.addWidget(with_blank)
    qtbot.addWidget(without)
    assert with_blank.value() is None
    assert without.value() is Channel.PHONE
    with_blank.set_value(Channel.EVENT)
    assert with_blank.currentText() == "At an event"
    with_blank.set_value(None)
    assert with_blank.value() is None


def test_scrolling_a_page_does_not_change_a_choice(qtbot):
    made = ChoiceField(choices_of(Channel))
    qtbot.addWidget(made)
    made.show()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(made, wheel)
    assert made.value() is Channel.PHONE


@pytest.fixture
def picker(qtbot):
    made = PersonPicker(PICKS)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Ashby (Dawn and Peter)", "f1"),
        ("ashby", "f1"),
        ("dawn", "f1"),
        ("bell", "f3"),  # a whole name before a part of one
        ("lind", "f2"),
        ("", None),
    ],
)
def test_part_of_a_name_finds_the_only_one_it_can_mean(picker, typed: str, key: str | None):
    picker.setEditText(typed)
    assert picker.value() == key
    assert picker.problem() == ""


@pytest.mark.parametrize("typed", ["Smith", "e"])
def test_what_fits_none_or_several_is_a_problem(picker, typed: str):
    picker.setEditText(typed)
    assert picker.value() is None
    assert "from the list" in picker.problem()


def test_two_of_the_same_name_are_told_apart_by_choosing(qtbot):
    made = PersonPicker([Pick(1, "Smith"), Pick(2, "Smith")])
    qtbot.addWidget(made)
    made.set_value(2)
    assert made.value() == 2


def test_new_picks_keep_the_choice(picker):
    picker.set_value("f2")
    picker.set_picks([*PICKS[1:], Pick("f9", "Zhang")])
    assert picker.value() == "f2"
    picker.set_picks([Pick("f9", "Zhang")])
    assert picker.value() is None
    assert picker.currentText() == ""


def test_several_keep_the_order_of_the_choices(qtbot):
    made = SeveralField(choices_of(Channel))
    qtbot.addWidget(made)
    made.set_value([Channel.EVENT, Channel.PHONE])
    assert made.value() == (Channel.PHONE, Channel.EVENT)


# lines


@pytest.mark.parametrize(("typed", "value"), [("", None), (" 15 ", 15), ("0", 0), ("600", 600)])
def test_numbers(qtbot, typed: str, value: int | None):
    made = NumberField(0, 600)
    qtbot.addWidget(made)
    made.setText(typed)
    assert made.problem() == ""
    assert made.value() == value


@pytest.mark.parametrize("typed", ["601", "-1", "ten", "1.5", "²"])
def test_what_is_no_number_is_told_so(qtbot, typed: str):
    made = NumberField(0, 600)
    qtbot.addWidget(made)
    made.setText(typed)
    assert made.problem() == "Type a whole number from 0 to 600."


def test_arrow_keys_count_within_bounds(qtbot):
    made = NumberField(0, 2)
    qtbot.addWidget(made)
    for key, shown in ((Qt.Key.Key_Up, "0"), (Qt.Key.Key_Up, "1"), (Qt.Key.Key_Up, "2"), (Qt.Key.Key_Up, "2")):
        QTest.keyClick(made, key)
        assert made.text() == shown


def test_searching_waits_for_a_pause_and_escape_empties(qtbot):
    made = SearchField("Find a family", pause_ms=1)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.searched) as caught:
        QTest.keyClicks(made, "bell")
    assert caught.args == ["bell"]
    assert made.findChild(QToolButton).isVisible()
    with qtbot.waitSignal(made.searched) as caught:
        QTest.keyClick(made, Qt.Key.Key_Escape)
    assert caught.args == [""]
    assert not made.findChild(QToolButton).isVisible()
    assert made.accessibleName() == "Find a family"


def test_enter_searches_at_once(qtbot):
    made = SearchField("Find", pause_ms=60_000)
    qtbot.addWidget(made)
    heard: list[str] = []
    made.searched.connect(heard.append)
    QTest.keyClicks(made, "bell")
    assert heard == []
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert heard == ["bell"]


def test_a_passphrase_is_hidden_until_asked_for(qtbot):
    made = PassphraseField()
    qtbot.addWidget(made)
    eye = made.findChild(QToolButton)
    assert not made.is_shown()
    assert eye.accessibleName() == "Show passphrase"
    eye.click()
    assert made.is_shown()
    assert eye.accessibleName() == "Hide passphrase"
    made.setEnabled(False)
    assert not made.is_shown()


def test_caps_lock_is_noticed(qtbot):
    made = PassphraseField()
    qtbot.addWidget(made)
    hint = caps_lock_hint(made)
    qtbot.addWidget(hint)
    QTest.keyClick(made, "A", Qt.KeyboardModifier.ShiftModifier)
    assert hint.isHidden()
    QTest.keyClick(made, "A")
    assert not hint.isHidden()
    QTest.keyClick(made, "a")
    assert hint.isHidden()


def test_strength_is_told_in_words_too(qtbot):
    made = StrengthMeter()
    qtbot.addWidget(made)
    made.set_strength(9, "Strong.")
    assert made.bar.value() == 4
    assert made.words.text() == "Strong."
    assert made.bar.accessibleDescription() == "Strong."


def test_a_text_grows_with_what_is_written_and_stops(qtbot):
    made = GrowingText(2, 5)
    qtbot.addWidget(made)
    made.resize(300, 60)
    made.show()
    small = made.height()
    made.setPlainText("\n".join("abcd"))
    middle = made.height()
    made.setPlainText("\n" * 40)
    most = made.height()
    assert small < middle < most
    assert made.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
    made.setPlainText("")
    assert made.height() == small


def test_the_first_error_is_brought_into_view(qtbot, show_active):
    area = QScrollArea()
    area.setWidgetResizable(True)
    form = FieldForm()
    for number in range(30):
        form.add(f"f{number}", f"Field {number}", fields.line(), required=number == 29)
    area.setWidget(form)
    qtbot.addWidget(area)
    area.resize(400, 300)
    show_active(area)
    assert not form.check()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 500)


def test_enter_presses_the_button_that_has_the_keyboard(qtbot, show_active):
    pressed = []
    made = button("Do it", lambda: pressed.append(True))
    qtbot.addWidget(made)
    show_active(made)
    made.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(made, key)
    assert pressed == [True] * 3
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made.setEnabled(False)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert pressed == [True] * 3
