"""A contact logged from Today or a card leads back there, and Today stands as it was left."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from hivedesk.casework import contact_log as log
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui.desk_shell import DeskShell
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_family, a_hive_desk


@pytest.fixture
def desk():
    desk = a_hive_desk(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    for n in range(3):
        log.add_follow_up(desk, None, FollowUpWanted(NOW.date() + timedelta(days=n), f"Thing {n}"))
    return desk


@pytest.fixture
def shell(qtbot, desk, show_active, tmp_path: Path):
    background = QtBackground()
    shell = DeskShell(Workplace(desk, background), background, LaptopSettings())
    qtbot.addWidget(shell)
    shell.resize(1154, 500)
    show_active(shell)
    shell.open("today")
    yield shell
    background.close()


def form_of(shell):
    return shell.screen_of("contact_log").form


def write(shell, fact="Talked."):
    form_of(shell).texts.field("fact").control.setPlainText(fact)


def test_saved_it_leads_back_to_today_with_the_call_struck_through_in_its_place(qtbot, shell, desk):
    key = log.add_follow_up(desk, "f1", FollowUpWanted(NOW.date(), "", FollowUpKind.CALL)).record_id
    shell.open("today")
    today = shell.screen_of("today")
    row = today.planned.rows[key]
    bar = today.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    row.done.setFocus()
    kept = bar.value()
    past = list(shell._past)
    row.done.click()
    assert shell.place.screen == "contact_log"
    write(shell)
    form_of(shell).save()
    assert shell.place.screen == "today"
    assert shell.toast.text.text() == "Contact with Okafor logged."
    assert row.what.font().strikeOut()
    assert row.isAncestorOf(shell.window().focusWidget())
    assert bar.value() == kept
    assert shell._past == past
    shell.workplace.undo()
    assert not row.what.font().strikeOut()


def test_closed_it_leads_back_and_the_draft_is_listed(shell):
    shell.screen_of("today").not_spoken.rows["f2"].log.click()
    write(shell, "Half")
    form_of(shell).close_form()
    assert shell.place.screen == "today"
    assert list(shell.screen_of("today")._drafts.banners) == ["contact/new"]


def test_discarded_it_leads_back_and_can_be_brought_back(shell):
    shell.screen_of("today").not_spoken.rows["f2"].log.click()
    write(shell, "Half")
    form_of(shell).discard()
    assert shell.place.screen == "today"
    back = next(made for made in shell.toast.findChildren(QPushButton) if made.text() == "Bring it back")
    back.click()
    assert shell.place.screen == "contact_log"
    assert form_of(shell).texts.field("fact").control.toPlainText() == "Half"
    form_of(shell).save()
    assert shell.place.screen == "today"


def test_from_a_card_it_leads_back_to_the_card(shell):
    shell.open("families", "f1")
    shell.workplace.contact_form_wanted.emit("f1")
    write(shell)
    form_of(shell).save()
    assert (shell.place.screen, shell.place.target) == ("families", "f1")


def test_opened_from_the_log_it_stays_there(shell):
    shell.open("contact_log")
    shell.log_contact("f1")
    write(shell)
    form_of(shell).save()
    assert shell.place.screen == "contact_log"


def test_gone_elsewhere_meanwhile_it_stays_in_the_log(shell):
    shell.log_contact("f1")
    write(shell)
    shell.open("reports")
    shell.open("contact_log")
    form_of(shell).save()
    assert shell.place.screen == "contact_log"
