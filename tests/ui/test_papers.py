"""Papers that more than one place opens: training due, and the claim list."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.casework import events
from hivedesk.casework.claims import new_claim, record_claim
from hivedesk.casework.families import remove_family
from hivedesk.casework.voices import record_voice
from hivedesk.domain.families import Answer
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui import document_saving
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.papers import open_claim_list, open_training_due, open_voices
from hivedesk.ui.workplace import Workplace
from tests.builders import a_family, a_hive_desk

FAMILY = FamilyId("f1")


@pytest.fixture
def desk():
    return a_hive_desk(a_family("Okafor", id="f1"))


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def window(qtbot, show_active):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    show_active(window)
    return window


def dialogs():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, DocumentDialog) and one.isVisible()]


def test_training_due_is_read_then_printed_and_logged(window, workplace, monkeypatch):
    def print_pdf(parent, content, title, *, before):
        before()
        return True

    monkeypatch.setattr(document_saving.printing, "print_pdf", print_pdf)
    dialog = open_training_due(workplace, window)
    assert dialogs() == [dialog]
    assert dialog.accessibleName() == "Training due"
    assert "Grace Okafor" in dialog.pane.text()
    assert "0 of 12" in dialog.pane.text()
    dialog.print_button.click()
    assert workplace.desk.store.row("SELECT detail FROM entry ORDER BY seq DESC LIMIT 1") == ("training due",)
    dialog.reject()


def test_without_a_carer_training_due_says_what_to_do_first(window, workplace):
    remove_family(workplace.desk, FAMILY)
    dialog = open_training_due(workplace, window)
    assert "Add families first" in dialog.state.text()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_the_claim_list_of_a_month(window, workplace):
    desk = workplace.desk
    record_claim(desk, [_claim(desk)])
    dialog = open_claim_list(workplace, window, FAMILY, (2026, 11))
    assert "Claim list for November 2026" in dialog.pane.text()
    assert "Uniform" in dialog.pane.text()
    assert dialog.document().subject == "f1"
    dialog.reject()


def test_a_month_without_claims_says_so(window, workplace):
    record_claim(workplace.desk, [_claim(workplace.desk)])
    dialog = open_claim_list(workplace, window, FAMILY, (2026, 10))
    assert dialog.state.text().startswith("Nothing is written down for this month.")
    assert not dialog.print_button.isEnabled()
    dialog.reject()


def test_voices_with_consent_alone_are_quoted(window, workplace):
    desk = workplace.desk
    event = replace(events.new_event(desk, desk.today), title="Picnic at Amy's")
    events.add_event(desk, event)
    dialog = open_voices(workplace, window)
    assert dialog.state.text().startswith("Nothing may be quoted yet.")
    dialog.reject()
    for words, consent in (("Best day", Answer.YES), ("Too loud", Answer.NO), ("More cake", Answer.UNKNOWN)):
        record_voice(desk, event.id, None, "a girl, 7", words, consent)
    dialog = open_voices(workplace, window)
    text = dialog.pane.text()
    assert "“Best day”" in text and "a girl, 7, support group, Sat 14 Nov 2026" in text
    assert "1 more voice is written down" in text
    for words in ("Too loud", "More cake", "Amy"):
        assert words not in text
    dialog.reject()


def test_locking_closes_the_paper(window, workplace):
    open_training_due(workplace, window)
    workplace.about_to_lock.emit()
    assert dialogs() == []


def test_the_discreet_view_shows_initials_above_the_pages(window, workplace):
    workplace.set_discreet(True)
    record_claim(workplace.desk, [_claim(workplace.desk)])
    dialog = open_claim_list(workplace, window, FAMILY, (2026, 11))
    words = [child.text() for child in dialog.findChildren(QWidget) if hasattr(child, "setWordWrap")]
    assert any(word.startswith("O., November 2026") for word in words)
    assert not any("Okafor" in word for word in words)
    dialog.reject()


def _claim(desk):
    return replace(new_claim(desk, FAMILY), what="Uniform", pence=1250)
