"""A vault of the service, from its first start to its settings: its words, its card, what Search finds."""

import functools
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hivedesk.casework import vaults
from hivedesk.casework.exchange.mailbox_settings import mailbox_settings
from hivedesk.casework.exchange.own_keys import own_identity
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.casework.lost_laptop import laptop_contents, sent_words_of, what_it_held
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import FixedClock
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.package_format.cards import read_card
from hivedesk.store import exchange
from hivedesk.ui import document_saving
from hivedesk.ui.card_dialogs import RenewDialog
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.post_round import PostRound
from hivedesk.ui.screens.exchange.screen import ExchangeScreen
from hivedesk.ui.screens.first_start.screen import FirstStartScreen
from hivedesk.ui.screens.first_start.view_model import Page
from hivedesk.ui.screens.guide.screen import GuideScreen
from hivedesk.ui.screens.settings.screen import SettingsScreen
from hivedesk.ui.screens.settings.view_model import sections_of
from hivedesk.ui.screens.unlock.screen import UnlockScreen
from hivedesk.ui.search_view_model import Leads, SearchViewModel
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_desk, a_hive_desk
from tests.exchange_desks import befriend
from tests.real_desk import CHEAP, PASSPHRASE
from tests.ui.by_hand import press, settle, words_in_view

SERVICE = Hive(name="Hampshire Fostering", worker="Priya Nair")


@pytest.fixture
def card_path(tmp_path, monkeypatch) -> Path:
    """Where a card is saved when HiveDesk asks for a place."""
    path = tmp_path / "service.hivecard"
    monkeypatch.setattr(document_saving.FileQuestion, "open", lambda self: self._then(path))
    return path


@pytest.fixture
def desk(tmp_path):
    clock = FixedClock(NOW)
    new = vaults.make_hive(tmp_path / "service", SERVICE, PASSPHRASE, clock, CHEAP, role=VaultRole.SERVICE)
    made = vaults.open_new_hive(new, SERVICE, clock)
    yield made
    if made.is_open:
        vaults.close_desk(made)


@pytest.fixture
def first_start(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(vaults, "make_hive", functools.partial(vaults.make_hive, cost=CHEAP))
    background = QtBackground()
    screen = FirstStartScreen(background, FixedClock(NOW), tmp_path / "vault")
    desks = []
    screen.desk_opened.connect(desks.append)
    screen.desks = desks
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    qtbot.waitExposed(screen)
    screen.choices.service.click()
    screen.service_page.form.set_values({"name": "Hampshire Fostering", "worker": "Priya Nair"})
    screen._take_service()
    assert "A passphrase for the service's desk" in words_in_view(screen)
    screen.passphrase_page.chosen.form.set_values({"passphrase": PASSPHRASE, "repeat": PASSPHRASE})
    screen._make()
    qtbot.waitUntil(lambda: screen._model.state.page is Page.RECOVERY)
    assert "Hive" not in words_in_view(screen).replace("HiveDesk", "")
    screen.recovery.confirmed.setChecked(True)
    screen.recovery.open_button.click()
    settle()
    assert screen._model.state.page is Page.SERVICE_CARD and screen.desks == []
    yield screen
    for made in desks:
        vaults.close_desk(made)
    screen._held.close()
    background.close()


def test_the_card_may_wait(qtbot, first_start):
    press(qtbot, first_start, "Open the desk")
    (desk,) = first_start.desks
    assert desk.role is VaultRole.SERVICE and mailbox_settings(desk).address == ""


def test_the_card_names_the_mailbox_that_is_entered_with_it(qtbot, first_start, tmp_path, card_path):
    (tmp_path / "box").mkdir()
    page = first_start._pages[Page.SERVICE_CARD]
    page.form.field("address").control.setText(str(tmp_path / "box"))
    press(qtbot, page, "Save the service's card")
    qtbot.waitUntil(card_path.exists)
    settle()
    assert read_card(card_path.read_bytes()).mailbox == str(tmp_path / "box")
    press(qtbot, page, "Open the desk")
    (desk,) = first_start.desks
    identity = own_identity(desk)
    assert identity is not None and identity.public.words[0] in page.words.text()
    assert mailbox_settings(desk).address == str(tmp_path / "box")


def test_a_card_without_a_mailbox_is_warned_of(qtbot, first_start, card_path):
    page = first_start._pages[Page.SERVICE_CARD]
    press(qtbot, page, "Save the service's card")
    assert "No mailbox is set yet" in words_in_view(page) and not card_path.exists()
    press(qtbot, page, "Save it all the same")
    assert read_card(card_path.read_bytes()).mailbox == ""


def test_what_is_typed_on_the_card_page_is_not_left_by_a_slip(qtbot, first_start):
    page = first_start._pages[Page.SERVICE_CARD]
    page.form.field("address").control.setText("/a/folder")
    press(qtbot, page, "Open the desk")
    assert first_start.desks == [] and "What you typed here is not saved." in words_in_view(page)
    press(qtbot, page, "Open the desk without it")
    assert len(first_start.desks) == 1


def test_the_locked_door_names_the_desk(qtbot, desk, tmp_path, show_active):
    vaults.close_desk(desk)
    background = QtBackground()
    screen = UnlockScreen(background, FixedClock(NOW))
    qtbot.addWidget(screen)
    show_active(screen)
    screen.show_door(vaults.find_door(tmp_path / "service"))
    settle()
    assert "Unlock the service's desk" in words_in_view(screen)
    QApplication.focusWidget().setText("not the passphrase at all")
    screen._try()
    qtbot.waitUntil(lambda: bool(screen._model.state.wrong))
    assert screen._model.state.wrong.startswith("That passphrase does not open this desk.")
    background.close()


@pytest.fixture
def exchange_screen(qtbot, desk, show_active):
    workplace = Workplace(desk, ImmediateBackground())
    made = ExchangeScreen(workplace, PostRound(workplace))
    qtbot.addWidget(made)
    workplace.changed.connect(made.refresh)
    made.resize(1150, 720)
    show_active(made)
    made.opened("TRUST")
    settle()
    return made


def test_a_card_is_not_saved_with_the_wrong_mailbox_unwarned(qtbot, exchange_screen, desk, tmp_path, card_path):
    trust = exchange_screen.trust
    press(qtbot, trust, "Save your card")
    assert "No mailbox is set yet" in words_in_view(trust) and not card_path.exists()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    trust.form.field("address").control.setText(str(tmp_path / "one"))
    press(qtbot, trust, "Save your card")
    assert "is not saved yet, so the card would name none" in words_in_view(trust) and not card_path.exists()
    press(qtbot, trust, "Save the mailbox")
    press(qtbot, trust, "Save your card")
    assert read_card(card_path.read_bytes()).mailbox == str(tmp_path / "one")
    assert not trust.card_warning.isVisible()
    trust.form.field("address").control.setText(str(tmp_path / "two"))
    press(qtbot, trust, "Save the mailbox")
    assert "The card that you handed out names another mailbox." in words_in_view(trust)
    press(qtbot, trust, "Save your card")
    assert read_card(card_path.read_bytes()).mailbox == str(tmp_path / "two")
    assert not trust.card_warning.isVisible()


def test_new_keys_are_made_only_after_it_was_said_who_does_what_then(qtbot, exchange_screen, desk):
    before = own_identity(desk)
    press(qtbot, exchange_screen.trust, "Make new keys")
    (dialog,) = exchange_screen.findChildren(RenewDialog)
    assert "Each HCSW opens it" in words_in_view(dialog) and own_identity(desk) == before
    press(qtbot, dialog, "Make new keys")
    assert own_identity(desk) != before


def test_settings_speak_of_the_desk(qtbot, desk):
    workplace = Workplace(desk, ImmediateBackground())
    screen = SettingsScreen(workplace, LaptopSettings(), lambda _laptop: None)
    qtbot.addWidget(screen)
    screen.show()
    for entry in (one for one in sections_of(VaultRole.SERVICE) if one.key != "rules"):  # those are of all Hives
        screen.opened(entry.key)
        settle()
        words = words_in_view(screen)
        assert "your Hive" not in words and "this Hive" not in words and "the Hive " not in words, entry.key


def test_the_guide_begins_with_the_services_chapters(qtbot, desk):
    screen = GuideScreen(Workplace(desk, ImmediateBackground()))
    qtbot.addWidget(screen)
    screen.opened()
    assert [screen.list.item(at).text() for at in range(3)] == [
        "The service's desk",
        "When keys or a laptop are lost",
        "The county",
    ]


def test_search_finds_hives(desk):
    befriend(a_hive_desk(), desk)
    model = SearchViewModel(desk)
    assert "A Hive, its area" in model.begin(discreet=False).note
    (hit,) = [hit for hit in model.look_for("ringw").hits if hit.leads is Leads.HIVE]
    assert (hit.title, len(hit.target)) == ("Ringwood", 32)
    assert [hit.target for hit in model.look_for("county").hits] == ["county"]
    assert "Nothing holds" in model.look_for("zzz").note


def test_the_card_for_a_lost_laptop_counts_what_the_hives_told(desk):
    befriend(a_desk_with_a_name("Ringwood"), desk)
    for number in range(3):
        exchange.put_hive_record(desk.store, "x", "family", f"f{number}", {"id": f"f{number}"})
    contents = laptop_contents(desk)
    assert what_it_held(contents) == ["1 Hive's records", "3 families"]
    assert sent_words_of(contents).startswith("Each Hive has what it sent")


def a_desk_with_a_name(name: str):
    desk = a_desk()
    set_up_hive(desk, Hive(name=name, worker="Ade Cole"))
    return desk
