"""The Settings screen, by mouse and keyboard, over a real vault."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from hivedesk.casework import backups, procedures, vaults
from hivedesk.casework import contact_log as log
from hivedesk.casework.hive_details import change_hive
from hivedesk.casework.rules_in_force import RulesInForce
from hivedesk.crypto import argon
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.procedures import DataBreach
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.store.vault_locked import read_vault
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.screens.settings import lost_section
from hivedesk.ui.screens.settings.appearance_section import AppearanceSection
from hivedesk.ui.screens.settings.rules_view_model import rules_page
from hivedesk.ui.screens.settings.screen import SettingsScreen
from hivedesk.ui.screens.settings.section import LaptopChoices
from hivedesk.ui.screens.settings.view_model import SECTIONS, state_of
from hivedesk.ui.widgets.error_dialog import MessageDialog
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family, move_clock
from tests.real_desk import CHEAP, PASSPHRASE, a_vault_desk
from tests.unit.domain.policy_versions import two_versions

OTHER = "velvet ladder mongoose quartz"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr(argon, "calibrate", lambda *_args, **_words: CHEAP)
    desk = a_vault_desk(tmp_path / "vault", a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    yield desk
    vaults.close_desk(desk)


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def saved():
    return []


@pytest.fixture
def screen(qtbot, workplace, saved, show_active):
    screen = SettingsScreen(workplace, LaptopSettings(), saved.append)
    workplace.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    screen.resize(1154, 680)
    show_active(screen)
    screen.opened()
    return screen


def said_by(workplace):
    words = []
    workplace.said.connect(lambda text, undo: words.append((text, undo)))
    return words


def type_into(qtbot, form, key, text):
    control = form.field(key).control
    control.setFocus()
    control.selectAll()
    qtbot.keyClicks(control, text)


def dialogs(kind):
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


def press(dialog, text):
    next(made for made in dialog.findChildren(QPushButton) if made.text() == text).click()


def opens(desk, passphrase):
    """Whether a passphrase opens the vault as it lies on the disk."""
    try:
        return read_vault(vaults.vault_of(desk).folder).unlock_with_passphrase(passphrase, desk.clock.now())
    except HiveDeskError:
        return None


# -- the list at the left


def test_every_section_opens_by_arrow_keys_and_fits(qtbot, screen, look):
    look("light", 200)
    screen.list.setFocus()
    for entry in SECTIONS:
        shown = screen.section(entry.key)
        assert shown.isVisible(), entry.key
        assert shown._page.minimumSizeHint().width() <= shown.viewport().width(), entry.key
        assert screen.width() == 1154
        qtbot.keyClick(screen.list, Qt.Key.Key_Down)


def test_a_section_can_be_asked_for(screen):
    screen.opened("backups")
    assert screen.section("backups").isVisible()
    screen.opened()
    assert screen.section("backups").isVisible()


# -- the hive


def test_changing_the_hive_can_be_undone(qtbot, screen, workplace):
    words = said_by(workplace)
    hive = screen.section("hive")
    assert not hive.save.isEnabled()
    type_into(qtbot, hive.form, "area", "Ringwood and Fordingbridge")
    type_into(qtbot, hive.form, "capacity", "18")
    qtbot.keyClick(hive.form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(words))  # Qt shows the button pressed for a moment first
    assert (workplace.desk.hive.area, workplace.desk.hive.capacity) == ("Ringwood and Fordingbridge", 18)
    assert words == [("Hive details changed.", True)]
    assert not hive.save.isEnabled()
    workplace.undo()
    assert hive.form.raw("area") == "New Forest"


def test_a_hive_without_a_name_is_told_beside_the_field(qtbot, screen, workplace):
    hive = screen.section("hive")
    type_into(qtbot, hive.form, "name", " ")
    hive.save.click()
    assert "needs a name" in hive.form.error("name")
    assert workplace.desk.hive.name == "Ringwood"
    type_into(qtbot, hive.form, "name", "Ringwood")
    type_into(qtbot, hive.form, "capacity", "many")
    hive.save.click()
    assert "whole number" in hive.form.error("capacity")


def test_what_is_typed_survives_a_lock_and_a_change_elsewhere(qtbot, screen, workplace, saved):
    hive = screen.section("hive")
    type_into(qtbot, hive.form, "duty_line", "01632 960999")
    workplace.do(lambda: log.log_contact(workplace.desk, a_contact("f1")))
    assert hive.form.raw("duty_line") == "01632 960999"
    workplace.about_to_lock.emit()
    again = SettingsScreen(workplace, LaptopSettings(), saved.append)
    qtbot.addWidget(again)
    again.show()
    again.opened()
    restored = again.section("hive")
    assert restored.form.raw("duty_line") == "01632 960999"
    assert restored.restored.isVisible()
    press(restored.restored, "Discard")
    assert restored.form.raw("duty_line") == "01632 960101"
    assert workplace.find_draft("settings/hive") is None


def test_a_change_made_elsewhere_shows(screen, workplace):
    desk = workplace.desk
    workplace.do(lambda: change_hive(desk, replace(desk.hive, area="Totton")))
    assert screen.section("hive").form.raw("area") == "Totton"


# -- passphrase and recovery sheet


@pytest.fixture
def ways_in(screen):
    screen.opened("passphrase")
    return screen.section("passphrase")


def test_the_passphrase_is_changed(qtbot, ways_in, workplace):
    words = said_by(workplace)
    type_into(qtbot, ways_in.current, "current", PASSPHRASE)
    type_into(qtbot, ways_in.chosen.form, "passphrase", OTHER)
    type_into(qtbot, ways_in.chosen.form, "repeat", OTHER)
    qtbot.mouseClick(ways_in.change, Qt.MouseButton.LeftButton)
    assert words == [("Passphrase changed.", False)]
    assert opens(workplace.desk, OTHER)
    assert not opens(workplace.desk, PASSPHRASE)
    assert ways_in.current.values()["current"] == ""
    assert ways_in.chosen.passphrase() == ""
    assert ways_in.change.isEnabled()
    assert ways_in.working.isHidden()


def test_a_wrong_current_passphrase_changes_nothing(qtbot, ways_in, workplace):
    type_into(qtbot, ways_in.current, "current", "something else entirely")
    ways_in.chosen.use_suggestion()
    ways_in.change.click()
    assert "not the passphrase" in ways_in.current.error("current")
    assert opens(workplace.desk, PASSPHRASE)


def test_a_weak_or_differing_passphrase_is_told_beside_its_field(qtbot, ways_in, workplace):
    type_into(qtbot, ways_in.current, "current", PASSPHRASE)
    type_into(qtbot, ways_in.chosen.form, "passphrase", "ringwood")
    type_into(qtbot, ways_in.chosen.form, "repeat", "ringwood")
    ways_in.change.click()
    assert ways_in.chosen.form.error("passphrase")
    type_into(qtbot, ways_in.chosen.form, "passphrase", OTHER)
    ways_in.change.click()
    assert "differs" in ways_in.chosen.form.error("repeat")
    assert opens(workplace.desk, PASSPHRASE)


def test_locking_empties_the_fields(qtbot, ways_in, workplace):
    type_into(qtbot, ways_in.current, "current", PASSPHRASE)
    workplace.about_to_lock.emit()
    assert ways_in.current.values()["current"] == ""


def slot_ids(desk):
    return {slot.id for slot in vaults.vault_of(desk).header.slots}


def test_a_new_recovery_sheet_is_made_only_after_the_question(qtbot, ways_in, workplace):
    before = slot_ids(workplace.desk)
    qtbot.mouseClick(ways_in.new_sheet, Qt.MouseButton.LeftButton)
    (question,) = dialogs(MessageDialog)
    press(question, "Cancel")
    assert slot_ids(workplace.desk) == before
    ways_in.new_sheet.click()
    (question,) = dialogs(MessageDialog)
    press(question, "Make a new sheet")
    assert slot_ids(workplace.desk) != before
    (dialog,) = dialogs(DocumentDialog)
    assert "Recovery sheet" in dialog.pane.text()
    dialog.reject()
    assert ways_in.unkept.isVisible()


def test_a_sheet_that_was_printed_gives_no_warning(ways_in):
    ways_in.make_sheet()
    (dialog,) = dialogs(DocumentDialog)
    dialog.printed.emit()
    dialog.reject()
    assert ways_in.unkept.isHidden()


def test_the_code_on_the_new_sheet_opens_the_hive(ways_in, workplace):
    ways_in.make_sheet()
    (dialog,) = dialogs(DocumentDialog)
    text = dialog.pane.text()
    dialog.reject()
    code = [word for word in text.split() if re.fullmatch(r"[0-9A-Z]{5}", word)]
    assert read_vault(vaults.vault_of(workplace.desk).folder).unlock_with_recovery_code("-".join(code))


def test_minutes_until_it_locks_are_kept_on_the_laptop(ways_in, saved):
    choice = ways_in.locking.field("minutes").control
    assert choice.currentText() == "10 minutes"
    choice.setCurrentText("5 minutes")
    assert [settings.auto_lock_minutes for settings in saved] == [5]


# -- cover


@pytest.fixture
def cover(screen):
    screen.opened("cover")
    return screen.section("cover")


def add_jo(qtbot, cover, until="20 nov"):
    type_into(qtbot, cover.form, "name", "Jo Park")
    type_into(qtbot, cover.form, "until", until)
    type_into(qtbot, cover.chosen.form, "passphrase", OTHER)
    type_into(qtbot, cover.chosen.form, "repeat", OTHER)
    qtbot.mouseClick(cover.add, Qt.MouseButton.LeftButton)


def test_a_cover_worker_comes_and_goes(qtbot, cover, workplace):
    words = said_by(workplace)
    add_jo(qtbot, cover)
    assert opens(workplace.desk, OTHER).holder == vaults.cover_workers(workplace.desk)[0].id
    assert vaults.cover_workers(workplace.desk)[0].until == date(2026, 11, 20)
    assert cover.form.field("name").read() == ""
    assert cover.chosen.passphrase() == ""
    (remove,) = [made for made in cover.findChildren(QPushButton) if made.text() == "Remove"]
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert vaults.cover_workers(workplace.desk) == []
    assert not opens(workplace.desk, OTHER)
    assert opens(workplace.desk, PASSPHRASE)
    assert [text for text, _ in words] == [
        "Jo Park can open this Hive with a passphrase of their own.",
        "Jo Park can no longer open this Hive. What they wrote stays.",
    ]


def test_a_day_that_is_over_is_refused(qtbot, cover, workplace):
    add_jo(qtbot, cover, until="1 nov 2026")
    assert cover.errors.isVisible()
    assert cover.errors.text.text() == "That day is over."
    assert vaults.cover_workers(workplace.desk) == []


# -- backups


@pytest.fixture
def kept(screen):
    screen.opened("backups")
    return screen.section("backups")


def test_backing_up_and_testing_it(qtbot, kept, workplace):
    words = said_by(workplace)
    assert not kept.test.isEnabled()
    qtbot.mouseClick(kept.make, Qt.MouseButton.LeftButton)
    assert words == [("Backup made and checked.", False)]
    assert kept.last.text() == "The last backup was made Sat 14 Nov 2026, 10:00."
    assert kept.model.rowCount() == 1
    qtbot.mouseClick(kept.test, Qt.MouseButton.LeftButton)
    assert kept.found.isVisible()
    assert kept.found.text.text() == "This backup can be relied on."
    assert "3 entries" in kept.found.more.text()


def test_a_damaged_backup_is_told(kept, workplace):
    kept.make.click()
    (info,) = backups.backup_state(workplace.desk).backups
    path = info.folder / "backup.db"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    kept.test.click()
    assert kept.found.text.text().startswith("This backup is damaged")
    assert kept.test.isEnabled()


def test_the_chosen_backup_is_the_one_that_is_tested(kept, workplace):
    kept.make.click()
    move_clock(workplace.desk, timedelta(days=1))
    log.log_contact(workplace.desk, a_contact("f1"))
    kept.make.click()
    kept.table.selectRow(1)
    kept.test.click()
    assert "Taken Sat 14 Nov 2026, 10:00, it holds 3 entries" in kept.found.more.text()


def test_a_test_can_be_cancelled(qtbot, desk, saved, show_active):
    background = QtBackground()
    screen = SettingsScreen(Workplace(desk, background), LaptopSettings(), saved.append)
    qtbot.addWidget(screen)
    show_active(screen)
    screen.opened("backups")
    kept = screen.section("backups")
    kept.make.click()
    assert kept.working.isVisible()
    assert not kept.make.isEnabled()
    qtbot.waitUntil(lambda: kept.model.rowCount() == 1)
    assert kept.working.isHidden()
    kept.test.click()
    qtbot.mouseClick(kept.working.stop, Qt.MouseButton.LeftButton)
    assert kept.working.isHidden()
    assert kept.test.isEnabled()
    assert background.close()
    assert kept.found.isHidden()


# -- the audit trail


@pytest.fixture
def trail(screen):
    screen.opened("audit")
    return screen.section("audit")


def lines(trail):
    model = trail.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_the_trail_grows_at_its_top(trail, workplace):
    assert lines(trail) == ["Bell added", "Okafor added", "Hive set up"]
    workplace.do(lambda: log.log_contact(workplace.desk, a_contact("f1")))
    assert lines(trail)[0] == "Contact with Okafor logged"


def test_the_trail_of_one_family(trail):
    trail.family.setEditText("Okafor")
    assert lines(trail) == ["Okafor added"]
    trail.family.setEditText("")
    assert len(lines(trail)) == 3


def test_enter_opens_the_card_of_the_family(qtbot, trail, workplace):
    trail.table.selectRow(0)
    trail.table.setFocus()
    with qtbot.waitSignal(workplace.family_wanted) as asked:
        qtbot.keyClick(trail.table, Qt.Key.Key_Return)
    assert asked.args == ["f2"]


def test_the_trail_in_the_discreet_view(trail, workplace):
    workplace.set_discreet(True)
    assert "Okafor" not in " ".join(lines(trail))
    assert [trail.family.itemText(at) for at in range(trail.family.count())] == ["B.", "O."]


def test_it_is_read_as_far_as_she_scrolls_and_does_not_jump(trail, workplace):
    desk = workplace.desk
    with desk.store.batch(desk.clock.now()):
        for _ in range(250):
            log.log_contact(desk, a_contact("f1"))
    workplace.do(lambda: log.log_contact(desk, a_contact("f1")))
    assert trail.model.rowCount() == 100
    trail.model.fetchMore(trail.model.index(-1, -1))
    assert trail.model.rowCount() == 200
    assert len({row.seq for row in trail.model.rows()}) == 200
    QApplication.processEvents()
    trail.table.scrollTo(trail.model.index(150, 0), trail.table.ScrollHint.PositionAtTop)
    top = trail.table.indexAt(trail.table.viewport().rect().topLeft())
    before = trail.model.row(top.row()).seq
    workplace.do(lambda: log.log_contact(desk, a_contact("f2")))
    top = trail.table.indexAt(trail.table.viewport().rect().topLeft())
    assert trail.model.row(top.row()).seq == before


def test_checking_the_chain(qtbot, trail, workplace):
    qtbot.mouseClick(trail.check, Qt.MouseButton.LeftButton)
    assert trail.found.text.text() == "All 3 entries fit together."
    workplace.desk.store.run("UPDATE entry SET author = 'Somebody' WHERE seq = 2")
    trail.check.click()
    assert trail.found.text.text() == "Entry 2 does not fit."
    assert trail.check.isEnabled()


# -- the rest


def test_appearance_counts_at_once(screen, saved):
    screen.opened("appearance")
    form = screen.section("appearance").form
    form.field("appearance").control.setCurrentText("Dark")
    form.field("text").control.setCurrentText("150%")
    assert [(each.appearance, each.text_percent) for each in saved] == [("dark", 100), ("dark", 150)]
    screen.opened("passphrase")
    screen.section("passphrase").locking.field("minutes").control.setCurrentText("20 minutes")
    assert (saved[-1].appearance, saved[-1].text_percent, saved[-1].auto_lock_minutes) == ("dark", 150, 20)


@pytest.mark.parametrize("can_hide", [True, False])
def test_hiding_from_screen_capture_is_offered_where_it_works(qtbot, saved, can_hide):
    section = AppearanceSection(LaptopChoices(LaptopSettings(), saved.append), can_hide=can_hide)
    qtbot.addWidget(section)
    assert ("hide" in section.form.draft()) is can_hide
    if can_hide:
        section.form.field("hide").control.click()
        assert saved[-1].hide_from_screen_capture is True


def test_the_card_for_a_lost_laptop_is_printed_and_logged(qtbot, screen, workplace, monkeypatch):
    printed = []

    def print_pdf(parent, content, title, *, before):
        before()
        printed.append((content[:5], title))
        return True

    monkeypatch.setattr(lost_section, "print_pdf", print_pdf)
    screen.opened("lost")
    qtbot.mouseClick(screen.section("lost").print, Qt.MouseButton.LeftButton)
    assert printed == [(b"%PDF-", "If this laptop is lost")]
    assert workplace.desk.store.row("SELECT detail FROM entry ORDER BY seq DESC LIMIT 1") == ("card for a lost laptop",)


def test_about_shows_the_licences_and_leads_to_the_guide(qtbot, screen, workplace):
    screen.opened("about")
    about = screen.section("about")
    assert "SQLCipher" in about.licences.toPlainText()
    with qtbot.waitSignal(workplace.screen_wanted) as asked:
        press(about, "Open the guide")
    assert asked.args == ["guide"]


# -- the rules in force


def words_on(section):
    QApplication.processEvents()  # what is put into a page that is in view is shown a moment later
    return [each.text() for each in section.findChildren(QLabel) if each.isVisible() and each.text()]


def test_the_rules_are_read_by_keyboard_alone(qtbot, screen):
    screen.opened("rules")
    rules = screen.section("rules")
    shown = words_on(rules)
    assert "Version 2024-01, in force since Mon 8 Jan 2024" in shown
    assert "Usual fostering limit" in shown
    assert any(words.startswith("Source: UK GDPR 33") for words in shown)
    assert not rules.findChildren(QLineEdit)
    assert rules.coming.isHidden()
    QApplication.processEvents()
    rules.setFocus()
    qtbot.keyClick(rules, Qt.Key.Key_PageDown)
    assert rules.verticalScrollBar().value() > 0


def test_a_later_version_is_announced_and_goes_again(screen, workplace):
    screen.opened("rules")
    rules = screen.section("rules")
    state = state_of(workplace.desk)
    now, then = two_versions(date(2027, 4, 1), usual_fostering_limit=4)
    rules.show_state(replace(state, rules=rules_page(RulesInForce(now, then))))
    assert rules.coming.isVisible()
    assert rules.coming.text.text() == "Version 2027-04-01 takes effect on Thu 1 Apr 2027"
    assert any("Until then: 3 children in care" in words for words in words_on(rules))
    rules.show_state(state)
    assert rules.coming.isHidden()
    assert not any("Until then" in words for words in words_on(rules))


def test_the_rules_stay_where_they_are_read(screen, workplace):
    screen.opened("rules")
    rules = screen.section("rules")
    before = rules.findChildren(QLabel)
    workplace.do(lambda: log.log_contact(workplace.desk, a_contact("f1")))
    assert rules.findChildren(QLabel) == before


# -- a breach of data protection


@pytest.fixture
def breach(screen):
    screen.opened("breach")
    return screen.section("breach")


def wanted_by(workplace):
    wanted = []
    workplace.deed_wanted.connect(wanted.append)
    return wanted


def note_breach(workplace, **fields):
    desk = workplace.desk
    noted = DataBreach(id="b1", noticed_at=NOW - timedelta(hours=31), what="The Okafor roster was left on the bus.")
    workplace.do(lambda: procedures.record_breach(desk, replace(noted, **fields)))


def test_without_a_breach_it_says_what_to_do_first(qtbot, breach, workplace):
    wanted = wanted_by(workplace)
    shown = words_on(breach)
    assert any(words.startswith("1.  Tell the data protection officer") for words in shown)
    assert breach.none.isVisible()
    assert breach.table.isHidden()
    assert "01632 960101" in shown
    qtbot.mouseClick(breach.new, Qt.MouseButton.LeftButton)
    assert wanted == [DeedWanted(Deed.BREACH)]


def test_a_breach_is_listed_counts_down_and_opens(qtbot, breach, workplace):
    wanted = wanted_by(workplace)
    note_breach(workplace)
    assert breach.model.index(0, 3).data() == "41 hours left"
    assert any("41 hours left: the 72 hours end on" in words for words in words_on(breach))
    breach.table.setFocus()
    breach.table.selectRow(0)
    qtbot.keyClick(breach.table, Qt.Key.Key_Return)
    press(breach, "Open")
    assert wanted == [DeedWanted(Deed.BREACH, record_id="b1")] * 2
    move_clock(workplace.desk, timedelta(hours=1))
    breach._minutes.timeout.emit()
    assert breach.model.index(0, 3).data() == "40 hours left"
    workplace.undo()
    assert breach.none.isVisible()
    assert not any("hours left" in words for words in words_on(breach))


def test_it_counts_only_while_it_is_looked_at(screen, breach):
    assert breach._minutes.isActive()
    screen.opened("about")
    assert not breach._minutes.isActive()


def test_the_discreet_view_hides_names_in_a_breach(breach, workplace):
    note_breach(workplace)
    assert breach.model.index(0, 1).data() == "The Okafor roster was left on the bus."
    workplace.set_discreet(True)
    assert breach.model.index(0, 1).data() == "The O. roster was left on the bus."


def test_a_breach_leads_to_the_card_for_a_lost_laptop_and_to_missing_numbers(qtbot, screen, breach, workplace):
    qtbot.mouseClick(breach.lost, Qt.MouseButton.LeftButton)
    assert screen.section("lost").isVisible()
    desk = workplace.desk
    workplace.do(lambda: change_hive(desk, replace(desk.hive, duty_line="")))
    screen.opened("breach")
    press(breach, "Enter it in Settings")
    assert screen.section("hive").isVisible()
