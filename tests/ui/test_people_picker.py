"""Choosing several children: by letters, by mouse, and out again."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.form import FieldForm

CHILDREN = {"leo": "Leo Marsh (Bell)", "leonie": "Leonie Ray (Bell)", "maya": "Maya Reed (Okafor)"}


@pytest.fixture
def offered():
    return dict(CHILDREN)


@pytest.fixture
def form(qtbot, show_active, offered):
    window = QWidget()
    layout = QVBoxLayout(window)
    form = FieldForm()
    form.add("who", "Brothers and sisters", fields.people(lambda: list(offered.items())))
    form.add("next", "Next", fields.line())
    layout.addWidget(form)
    form.window_kept = window  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    form.set_values({"who": ()})
    show_active(window)
    form.field("who").control.setFocus()
    return form


def settle(form):
    form.window().activateWindow()  # offscreen a closed list would stay the active window
    for _ in range(3):
        QApplication.processEvents()


def chips(form) -> list[QPushButton]:
    return form.field("who").control.chips.findChildren(QPushButton)


def words(form) -> list[str]:
    return [chip.text() for chip in chips(form)]


def press(qtbot, form, key):
    qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)
    settle(form)


def test_enter_takes_the_first_in_the_list_and_the_field_is_ready_for_the_next(qtbot, form):
    picker = form.field("who").control
    qtbot.keyClicks(picker, "leo")
    press(qtbot, form, Qt.Key.Key_Return)
    qtbot.keyClicks(picker, "leo")
    press(qtbot, form, Qt.Key.Key_Return)
    assert words(form) == ["Leo Marsh (Bell)", "Leonie Ray (Bell)"]
    assert form.values()["who"] == ("leo", "leonie")
    assert picker.currentText() == ""
    assert [picker.itemText(row) for row in range(picker.count())] == ["Maya Reed (Okafor)"]


def test_arrows_mark_another_one(qtbot, form):
    qtbot.keyClicks(form.field("who").control, "leo")
    press(qtbot, form, Qt.Key.Key_Down)
    press(qtbot, form, Qt.Key.Key_Down)
    press(qtbot, form, Qt.Key.Key_Return)
    assert words(form) == ["Leonie Ray (Bell)"]


def test_leaving_the_field_takes_the_only_one_it_can_mean(qtbot, form):
    qtbot.keyClicks(form.field("who").control, "may")
    assert form.values()["who"] == ("maya",)  # also when she saves from here
    press(qtbot, form, Qt.Key.Key_Escape)
    form.field("next").control.setFocus()
    settle(form)
    assert words(form) == ["Maya Reed (Okafor)"]


def test_what_can_mean_two_or_nobody_is_told_and_never_taken(qtbot, form):
    picker = form.field("who").control
    for typed in ("leo", "nobody"):
        picker.setEditText(typed)
        form.field("next").control.setFocus()
        assert form.values()["who"] == ()
        assert not form.check()
        assert "Choose a child from the list" in form.error("who")
        assert picker.currentText() == typed


def test_a_click_in_the_list_takes_one(qtbot, form):
    picker = form.field("who").control
    picker.activated.emit(picker.findText("Maya Reed (Okafor)"))
    picker.setCurrentIndex(picker.findText("Maya Reed (Okafor)"))
    settle(form)
    assert words(form) == ["Maya Reed (Okafor)"]
    assert picker.currentText() == ""


def test_down_opens_the_list_and_chooses_nobody(qtbot, form):
    picker = form.field("who").control
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert picker.view().isVisible()
    picker.hidePopup()
    assert form.values()["who"] == ()


def test_the_wheel_chooses_nobody(form):
    picker = form.field("who").control
    turned = QWheelEvent(
        QPointF(5, 5),
        picker.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picker, turned)
    assert form.values()["who"] == ()


def test_chosen_ones_are_taken_out_by_keyboard(qtbot, form):
    form.set_values({"who": ("leo", "maya")})
    heard = []
    form.changed.connect(heard.append)
    settle(form)
    chips(form)[0].setFocus()
    press(qtbot, form, Qt.Key.Key_Space)
    assert QApplication.focusWidget().text() == "Maya Reed (Okafor)"
    press(qtbot, form, Qt.Key.Key_Space)
    assert form.values()["who"] == ()
    assert QApplication.focusWidget() is form.field("who").control
    assert heard[0] == "who"


def test_somebody_who_is_no_longer_offered_stays_chosen(form):
    form.set_values({"who": ("gone", "leo")})
    assert words(form) == ["No longer recorded", "Leo Marsh (Bell)"]
    assert form.values()["who"] == ("gone", "leo")
    assert form.check()


def test_those_who_came_meanwhile_are_offered_when_the_field_is_entered(form, offered):
    form.field("next").control.setFocus()
    offered["nia"] = "Nia"
    picker = form.field("who").control
    picker.setFocus()
    assert picker.findText("Nia") >= 0


def test_the_field_speaks_its_label(form):
    picker = form.field("who").control
    edit = picker.findChild(QLineEdit)
    assert picker.accessibleName() == edit.accessibleName() == "Brothers and sisters"
    form.set_values({"who": ("leo",)})
    assert "take out" in chips(form)[0].accessibleDescription()
