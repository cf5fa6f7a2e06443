"""The claim list by keyboard and mouse: lines added, put right, ticked, marked, removed; the month, the total."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from hivedesk.casework import claims, undoing
from hivedesk.domain.claims import ClaimItem, ClaimKind
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.dialog import DeedDialog
from hivedesk.ui.deeds.opening import open_deed
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk

OKAFOR = FamilyId("okafor")
TODAY = date(2026, 11, 14)


def an_item(number: int, **fields) -> ClaimItem:
    given = {"day": date(2026, 11, number), "what": "School run", "quantity": "12 miles", "pence": 540}
    return ClaimItem(id=f"c{number}", family_id=OKAFOR, **(given | fields))


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="okafor"), a_family("Ashby", id="ashby", mobile="07700 900456"))
    october = an_item(9, day=date(2026, 10, 9), kind=ClaimKind.EQUIPMENT, what="Car seat", pence=8999)
    claims.record_claim(desk, [an_item(2), an_item(3, pence=None), october])
    return desk


@pytest.fixture
def open_list(qtbot, desk, show_active):
    workplace = Workplace(desk, ImmediateBackground())
    window = QWidget()
    window.resize(1200, 760)
    qtbot.addWidget(window)
    show_active(window)

    def make(family_id="okafor"):
        dialog = open_deed(workplace, window, DeedWanted(Deed.CLAIMS, FamilyId(family_id), family_id))
        settle()
        return dialog

    make.workplace = workplace
    return make


def settle():
    for _ in range(3):
        QApplication.processEvents()


def press(qtbot, parent: QWidget, words: str) -> None:
    made = next(made for made in parent.findChildren(QPushButton) if made.text() == words and made.isVisible())
    assert made.isEnabled(), words
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    settle()


def whats(dialog) -> list[str]:
    return [row.what for row in dialog.state.rows]


def inner(dialog, kind=DeedDialog):
    return next(made for made in dialog.findChildren(kind) if isValid(made) and made.isVisible())


def test_what_is_not_paid_comes_first(open_list):
    dialog = open_list()
    assert dialog.state.months[0][1] == "Not paid yet"
    assert whats(dialog) == [
        "Equipment: Car seat, 12 miles",
        "Mileage: School run, 12 miles",
        "Mileage: School run, 12 miles",
    ]
    assert dialog.state.total == "3 lines, £95.39 in all; 1 without an amount."
    assert "Okafor" not in dialog.windowTitle()


def test_a_month_is_chosen(qtbot, open_list):
    dialog = open_list()
    month = dialog.form.field("month").control
    assert [month.itemText(at) for at in range(month.count())] == ["Not paid yet", "November 2026", "October 2026"]
    month.setCurrentIndex(2)
    settle()
    assert whats(dialog) == ["Equipment: Car seat, 12 miles"]
    assert dialog.state.printable


def test_an_empty_list_says_what_to_do_first(open_list):
    dialog = open_list("ashby")
    assert "Add the first line" in dialog.state.nothing
    assert dialog.state.months[1][1] == "November 2026"
    assert dialog.state.month == (2026, 11)


def test_lines_are_ticked_and_marked_by_keyboard(qtbot, desk, open_list):
    dialog = open_list()
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [item.id for item in dialog.state.ticked] == ["c9"]
    day = dialog.form.field("on").control
    day.selectAll()
    qtbot.keyClicks(day, "12/11/26")
    press(qtbot, dialog, "Mark as claimed")
    assert claims.find_claim(desk, "c9").claimed_on == date(2026, 11, 12)
    assert "Claimed" in dialog.state.rows[0].state
    press(qtbot, dialog, "Tick all")
    press(qtbot, dialog, "Mark as paid")
    assert claims.open_claims(desk, OKAFOR) == []
    assert dialog.state.rows == ()
    undoing.undo(desk)
    assert len(claims.open_claims(desk, OKAFOR)) == 3


def test_a_day_that_cannot_be_is_said_beside_it(qtbot, desk, open_list):
    dialog = open_list()
    press(qtbot, dialog, "Tick all")
    day = dialog.form.field("on").control
    day.selectAll()
    qtbot.keyClicks(day, "1/12/26")
    press(qtbot, dialog, "Mark as paid")
    assert "future" in dialog.form.error("on")
    assert len(claims.open_claims(desk, OKAFOR)) == 3


def test_why_it_cannot_be_printed_is_in_view(open_list):
    dialog = open_list()
    shown = [made.text() for made in dialog.findChildren(QLabel) if made.isVisible()]
    assert "Show" in shown
    assert "Choose a month to print" in shown
    dialog.form.field("month").control.setCurrentIndex(1)
    settle()
    assert "Choose a month to print" not in [made.text() for made in dialog.findChildren(QLabel) if made.isVisible()]


def test_marking_needs_a_tick(open_list):
    dialog = open_list()
    off = [made.text() for made in dialog.findChildren(QPushButton) if made.isVisible() and not made.isEnabled()]
    assert {"Mark as claimed", "Mark as paid", "Change", "Remove this line", "Print or save"} == set(off)


def test_a_line_is_added_changed_and_removed(qtbot, desk, open_list):
    dialog = open_list()
    press(qtbot, dialog, "Add to the claim list")
    line = inner(dialog)
    what = next(made for made in line.findChildren(QLineEdit) if made.accessibleName() == "What for")
    qtbot.keyClicks(what, "Pantomime")
    press(qtbot, line, "Save")
    assert "Mileage: Pantomime" in whats(dialog)
    assert "Claim of Okafor recorded" in dialog._said.text()
    dialog.table.select_key(dialog.state.rows[-1].key)
    press(qtbot, dialog, "Change")
    changed = inner(dialog)
    what = next(made for made in changed.findChildren(QLineEdit) if made.accessibleName() == "What for")
    qtbot.keyClicks(what, " tickets")
    press(qtbot, changed, "Save")
    assert "Mileage: Pantomime tickets" in whats(dialog)
    press(qtbot, dialog, "Remove this line")
    assert len(dialog.state.rows) == 3
    undoing.undo(desk)
    assert len(claims.open_claims(desk, OKAFOR)) == 4


def test_a_month_is_printed_or_saved(qtbot, open_list):
    dialog = open_list()
    dialog.form.field("month").control.setCurrentIndex(1)
    settle()
    press(qtbot, dialog, "Print or save")
    pages = inner(dialog, DocumentDialog)
    assert pages.document() is not None
    pages.reject()


def test_it_closes_when_the_vault_is_locked(open_list):
    dialog = open_list()
    open_list.workplace.about_to_lock.emit()
    settle()
    assert not isValid(dialog) or not dialog.isVisible()


def test_initials_stand_in_the_discreet_view(open_list):
    open_list.workplace.set_discreet(True)
    assert open_list().state.name == "O."


@pytest.mark.parametrize("percent", [100, 200])
def test_large_text_has_room(look, open_list, percent):
    look("light", percent)
    dialog: QDialog = open_list()
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
