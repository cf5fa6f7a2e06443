"""The contact log by keyboard and mouse: from Ctrl+L to the signed entry, drafts, the list, one entry."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from hivedesk.casework import contact_log as log
from hivedesk.casework import drafts
from hivedesk.casework.contact_log import ContactFilter, FollowUpWanted
from hivedesk.casework.families import remove_family
from hivedesk.domain.contact_log import ContactKind, FollowUp, FollowUpKind
from hivedesk.domain.families import Channel
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.ui.draft_keeper import PAUSE_MS
from hivedesk.ui.screens.contact_log.screen import ContactLogScreen
from hivedesk.ui.widgets import choice_fields
from hivedesk.ui.workplace import Workplace
from tests.builders import NOW, a_contact, a_family, a_hive_desk, move_clock

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk():
    return a_hive_desk(
        a_family("Brooke", id="f3"), a_family("Okafor", id="f1", children=("Leo",)), a_family("Okonkwo", id="f2")
    )


@pytest.fixture
def workplace(desk):
    return Workplace(desk, ImmediateBackground())


@pytest.fixture
def refusals(workplace):
    heard = []
    workplace.refused.connect(heard.append)
    return heard


@pytest.fixture
def screen(qtbot, workplace, refusals, show_active):
    """The screen in a window that does what HiveDesk's own does with it."""
    window = QWidget()
    screen = ContactLogScreen(workplace)
    QVBoxLayout(window).addWidget(screen)
    workplace.changed.connect(screen.refresh)
    workplace.entry_wanted.connect(screen.opened)
    workplace.contact_form_wanted.connect(screen.open_form)
    QShortcut(QKeySequence("Ctrl+L"), window).activated.connect(lambda: screen.open_form(""))
    qtbot.addWidget(window)
    window.resize(1154, 684)
    show_active(window)
    screen.opened()
    yield screen  # and keep the window until the test is over


class Presses(QObject):
    """Counts the keys that a person would press, without modifiers."""

    def __init__(self, qtbot):
        super().__init__()
        self.qtbot = qtbot
        self.count = 0

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.count += 1
        self.qtbot.keyClick(self._where(), key, modifier)

    def choose(self, letters):
        self.count += len(letters)
        for letter in letters:
            self.qtbot.keyClicks(self._where(), letter)

    def write(self, text):
        self.qtbot.keyClicks(self._where(), text)

    def _where(self):
        return QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()


def field(screen, key):
    form = next(form for form in screen.form._forms if key in form.draft())
    return form.field(key).control


def entries(desk):
    return [view.entry for view in log.list_entries(desk, ContactFilter())]


def find(widget, kind, text):
    QApplication.processEvents()  # what was just put into a layout is shown then
    return next(found for found in widget.findChildren(kind) if found.text() == text and found.isVisible())


def draft_of(desk, form="contact/new"):
    draft = drafts.find_draft(desk, form)
    return draft.typed if draft else None


class TestOneLineByKeyboard:
    def test_from_ctrl_l_to_saved_in_less_than_twelve_presses(self, qtbot, screen, desk):
        keys = Presses(qtbot)
        keys.press(Qt.Key.Key_L, CTRL)
        assert field(screen, "family").hasFocus()
        keys.choose("oka")
        keys.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: field(screen, "fact").hasFocus())
        keys.write("Rang about the school run.")
        keys.press(Qt.Key.Key_Return, CTRL)
        (entry,) = entries(desk)
        assert (entry.family_id, entry.fact, entry.author) == ("f1", "Rang about the school run.", "Maureen Hale")
        assert (entry.happened_at, entry.minutes, entry.channel) == (NOW, 15, Channel.PHONE)
        assert keys.count < 12
        assert screen.currentWidget() is screen.list
        assert screen.list.table.current_row().key == entry.id

    def test_the_marked_family_is_the_one_whose_name_begins_so(self, qtbot, screen, desk):
        keys = Presses(qtbot)
        keys.press(Qt.Key.Key_L, CTRL)
        keys.choose("ok")  # stands in Brooke too, and Brooke is the first in the list
        keys.press(Qt.Key.Key_Return)
        assert field(screen, "family").currentText() == "Okafor"

    def test_arrows_choose_in_the_open_list(self, qtbot, screen):
        keys = Presses(qtbot)
        keys.press(Qt.Key.Key_L, CTRL)
        keys.choose("ok")
        popup = field(screen, "family").completer().popup()
        qtbot.waitUntil(lambda: popup.currentIndex().data() == "Okafor")
        keys.press(Qt.Key.Key_Down)
        keys.press(Qt.Key.Key_Return)
        assert field(screen, "family").currentText() == "Okonkwo"

    def test_tab_also_takes_the_marked_family_and_goes_to_what_happened(self, qtbot, screen):
        keys = Presses(qtbot)
        keys.press(Qt.Key.Key_L, CTRL)
        keys.choose("oka")
        keys.press(Qt.Key.Key_Tab)
        assert field(screen, "family").value() == "f1"
        assert field(screen, "fact").hasFocus()

    @pytest.mark.parametrize(("typed", "family"), [("okofor", "Okafor"), ("ocafor", "Okafor"), ("bruck", "Brooke")])
    def test_a_name_spelt_or_heard_differently_is_offered_and_taken(self, qtbot, screen, typed, family):
        keys = Presses(qtbot)
        keys.press(Qt.Key.Key_L, CTRL)
        keys.choose(typed)
        picker = field(screen, "family")
        assert picker.completer().popup().isVisible()
        keys.press(Qt.Key.Key_Return)
        assert picker.currentText() == family

    def test_a_name_that_only_comes_near_is_never_taken_unseen(self, qtbot, screen, desk):
        screen.open_form()
        qtbot.keyClicks(field(screen, "family"), "okofor")
        field(screen, "family").completer().popup().hide()
        qtbot.keyClicks(field(screen, "fact"), "Called.")
        screen.form.save()
        assert entries(desk) == []
        assert "Choose the family from the list" in screen.form.texts.error("family")

    def test_after_a_name_that_only_comes_near_letters_of_another_find_it(self, qtbot, screen):
        keys = Presses(qtbot)
        keys.press(Qt.Key.Key_L, CTRL)
        keys.choose("okofor")
        field(screen, "family").lineEdit().selectAll()
        keys.choose("okon")
        keys.press(Qt.Key.Key_Return)
        assert field(screen, "family").currentText() == "Okonkwo"

    def test_a_known_family_leads_at_once_to_what_happened(self, screen):
        screen.open_form("f2")
        assert field(screen, "family").value() == "f2"
        assert field(screen, "fact").hasFocus()

    def test_letters_that_mean_nobody_are_said_to(self, qtbot, screen, desk):
        screen.open_form()
        qtbot.keyClicks(field(screen, "family"), "xyz")
        qtbot.keyClicks(field(screen, "fact"), "Called.")
        screen.form.save()
        assert entries(desk) == []
        assert "Choose the family from the list" in screen.form.texts.error("family")
        assert field(screen, "family").hasFocus()


class TestWhatItSettles:
    def plan(self, desk, kind=FollowUpKind.VISIT, family="f1", at=time(9, 30), what="the new cot"):
        return log.add_follow_up(desk, family, FollowUpWanted(NOW.date(), what, kind, at)).record_id

    def is_done(self, desk, key):
        return desk.store.get(FollowUp, key).done_at is not None

    def test_beside_a_visit_it_knows_the_visit_and_settles_it_whatever_the_channel(self, qtbot, screen, desk):
        key = self.plan(desk)
        screen.open_form("f1", key)
        assert field(screen, "channel").value() is Channel.VISIT
        box = find(screen.form, QCheckBox, "Visit at 09:30, about the new cot")
        assert find(screen.form, QLabel, "This settles").buddy() is screen.form.settles
        assert find(screen.form, QLabel, "Saving this ticks off the visit planned for 09:30.")
        assert not screen.form.is_changed()
        field(screen, "channel").set_value(Channel.PHONE)
        assert box.isChecked()
        qtbot.keyClicks(field(screen, "fact"), "She rang instead.")
        screen.form.save()
        assert self.is_done(desk, key)

    def test_the_tick_can_be_taken_off_and_a_draft_keeps_that(self, qtbot, screen, desk):
        key = self.plan(desk)
        screen.open_form("f1", key)
        qtbot.keyClicks(field(screen, "fact"), "In the school yard.")
        box = find(screen.form, QCheckBox, "Visit at 09:30, about the new cot")
        qtbot.keyClick(box, Qt.Key.Key_Space)
        assert "nothing" in screen.form.settles.note.text()
        screen.form.close_form()
        screen.open_form("f1")
        assert not screen.form.settles.boxes[key].isChecked()
        screen.form.save()
        assert not self.is_done(desk, key)

    def test_opened_otherwise_it_says_what_saving_ticks_off(self, screen, desk):
        key = self.plan(desk, FollowUpKind.CALL, at=time(14, 30), what="")
        screen.open_form()
        assert screen.form.settles.isHidden()
        field(screen, "family").set_value("f1")
        screen.form._typed_into("family")
        assert find(screen.form, QLabel, "Saving this ticks off the call planned for 14:30.")
        field(screen, "kind").set_value(ContactKind.NOT_REACHED)
        assert not screen.form.settles.boxes[key].isChecked()
        field(screen, "family").set_value("f2")
        screen.form._typed_into("family")
        assert screen.form.settles.isHidden()

    def test_an_entry_to_be_changed_settles_nothing(self, screen, desk):
        entry_id = log.log_contact(desk, a_contact("f1")).record_id
        self.plan(desk)
        screen.opened(entry_id)
        screen._edit(entry_id)
        assert screen.form.settles.isHidden()

    def test_a_form_whose_draft_was_thrown_away_elsewhere_is_gone(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Half")
        screen.form.keeper.keep()
        screen.workplace.drop_draft("contact/new")
        screen.opened()
        assert screen.currentWidget() is screen.list
        screen.open_form("f1")
        assert field(screen, "fact").toPlainText() == ""


class TestTheForm:
    LABELS = (
        "Family",
        "Who",
        "When",
        "Minutes",
        "Channel",
        "Direction",
        "Kind",
        "Topics",
        "What happened (fact)",
        "What I think (opinion)",
        "Said by others (third party)",
        "Child's voice",
        "Outcome",
        "Follow up on",
        "Shared with",
        "Concern",
    )

    def test_every_control_is_shown_under_its_label_and_has_its_name(self, screen):
        screen.open_form("f1")
        for name in self.LABELS:
            controls = [found for found in screen.form.findChildren(QWidget) if found.accessibleName() == name]
            assert any(control.isVisible() for control in controls), name
            if name != "Concern":
                words = [found for found in screen.form.findChildren(QLabel) if found.text() == name]
                assert any(label.isVisible() and label.buddy() in controls for label in words), name

    def test_tab_goes_through_all_of_it_in_order(self, qtbot, screen):
        screen.open_form("f1")
        order = []
        for _ in range(60):
            now = QApplication.focusWidget()
            name = now.accessibleName() or (now.text() if isinstance(now, QCheckBox | QPushButton) else "")
            if order and name == order[0]:
                break
            order.append(name)
            qtbot.keyClick(now, Qt.Key.Key_Tab)
        wanted = [
            "What happened (fact)",
            "What I think (opinion)",
            "Said by others (third party)",
            "Child's voice",
            "Outcome",
            "Behaviour",
            "Concern",
            "Grace Okafor",
            "Leo, child in care",
            "Someone else",
            "When",
            "Minutes",
            "Channel",
            "Direction",
            "Kind",
            "Shared with",
            "Follow up on",
            "What to do",
            "Close",
            "Save",
            "Family",
        ]
        assert set(wanted) <= set(order), " | ".join(order)
        places = [order.index(name) for name in wanted]
        assert places == sorted(places)

    def test_all_of_it_is_saved(self, qtbot, screen, desk, refusals):
        screen.open_form("f1")
        for key, text in (
            ("fact", "We talked."),
            ("opinion", "She is tired."),
            ("third_party", "School agrees."),
            ("childs_voice", "I like it."),
            ("outcome", "Call Monday."),
            ("who_else", "the neighbour"),
            ("shared_with", "SSW"),
            ("follow_up_what", "Ring the school"),
        ):
            qtbot.keyClicks(field(screen, key), text)
        for key, text in (("happened_at", "yesterday 16:30"), ("minutes", "40"), ("follow_up_on", "20/11/26")):
            control = field(screen, key)
            control.selectAll()
            qtbot.keyClicks(control, text)
        for key, item in (("channel", "Visit"), ("direction", "By the carer"), ("kind", "1:1 session")):
            field(screen, key).setCurrentText(item)
        for words in ("Grace Okafor", "Leo, child in care"):
            find(screen.form, QCheckBox, words).click()
        find(screen.form, QPushButton, "School").click()
        qtbot.keyClick(field(screen, "fact"), Qt.Key.Key_S, CTRL)
        assert refusals == []
        (entry,) = entries(desk)
        assert (entry.opinion, entry.third_party, entry.childs_voice) == (
            "She is tired.",
            "School agrees.",
            "I like it.",
        )
        assert (entry.who, entry.who_else, entry.shared_with) == (("f1-c0", "f1-k0"), "the neighbour", "SSW")
        assert (entry.minutes, entry.channel, entry.kind) == (40, Channel.VISIT, ContactKind.ONE_TO_ONE)
        assert (entry.topics, entry.outcome) == (("school",), "Call Monday.")
        assert (NOW - entry.happened_at) == timedelta(hours=17, minutes=30)
        (follow_up,) = log.show_entry(desk, entry.id).follow_ups
        assert (follow_up.due_on, follow_up.what) == (date(2026, 11, 20), "Ring the school")

    def test_another_family_has_other_people(self, screen):
        screen.open_form("f1")
        find(screen.form, QCheckBox, "Grace Okafor").click()
        field(screen, "family").set_value("f2")
        assert field(screen, "who").value() == ()
        assert find(screen.form, QCheckBox, "Grace Okonkwo")

    def test_the_future_is_refused_beside_when(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "x")
        field(screen, "happened_at").setText("16 nov 2026 10:00")
        screen.form.save()
        assert "future" in screen.form.circumstances.error("happened_at")
        assert entries(desk) == []

    def test_a_late_contact_is_said_kindly_and_saved(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Visited.")
        field(screen, "happened_at").setText("5 nov 2026 10:00")
        assert screen.form._late.isVisible()
        assert "9 days ago" in screen.form._late.text()
        screen.form.save()
        assert len(entries(desk)) == 1

    def test_nothing_written_is_said_beside_what_happened(self, screen, desk):
        screen.open_form("f1")
        screen.form.save()
        assert "Nothing is written yet" in screen.form.texts.error("fact")
        assert field(screen, "fact").hasFocus()
        field(screen, "kind").setCurrentText("Tried and not reached")
        screen.form.save()
        assert [entry.kind for entry in entries(desk)] == [ContactKind.NOT_REACHED]

    def test_an_error_the_rules_give_leaves_all_that_was_typed(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Talked.")
        qtbot.keyClicks(field(screen, "follow_up_what"), "Ring")
        screen.form.save()
        assert screen.form.circumstances.error("follow_up_on") == "Choose the day."
        assert field(screen, "fact").toPlainText() == "Talked."


class TestConcern:
    def test_the_numbers_come_first_and_large(self, qtbot, screen):
        screen.open_form("f1")
        assert screen.form.concern.isHidden()
        qtbot.keyClick(field(screen, "concern"), Qt.Key.Key_Space)
        panel = screen.form.concern
        assert panel.isVisible()
        number = find(panel, QLabel, "01632 960101")
        assert number.y() + number.parentWidget().y() < panel.form.y()
        assert number.property("role") == "big"
        assert find(panel, QLabel, "Tell the duty team; do not investigate. Facts only.")
        assert panel.stamp.text() == "Time stamp: Sat 14 Nov 2026, 10:00, Maureen Hale"

    def test_it_is_brought_into_view(self, qtbot, screen):
        screen.open_form("f1")
        field(screen, "concern").click()
        qtbot.waitUntil(lambda: screen.form.page.verticalScrollBar().value() > 0)

    def test_facts_are_needed_and_a_follow_up_for_today_is_made(self, qtbot, screen, desk):
        screen.open_form("f1")
        field(screen, "concern").click()
        screen.form.save()
        assert "no facts yet" in screen.form.concern.form.error("concern_facts")
        qtbot.keyClicks(field(screen, "concern_facts"), "A bruise, 10:05.")
        qtbot.keyClicks(field(screen, "concern_told"), "Duty Line, 10:20")
        screen.form.save()
        (entry,) = entries(desk)
        assert (entry.concern_facts, entry.concern_told) == ("A bruise, 10:05.", "Duty Line, 10:20")
        assert [follow_up.due_on for follow_up in log.show_entry(desk, entry.id).follow_ups] == [desk.today]


class TestDrafts:
    def test_what_is_typed_is_kept_within_a_moment(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Half a sen")
        assert PAUSE_MS <= 300
        qtbot.waitUntil(lambda: draft_of(desk) is not None, timeout=2000)
        assert (draft_of(desk)["fact"], draft_of(desk)["family"]) == ("Half a sen", "f1")

    def test_locking_keeps_it_at_once_and_nothing_is_written_afterwards(self, qtbot, screen, desk, workplace):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Half a sen")
        workplace.about_to_lock.emit()
        assert draft_of(desk)["fact"] == "Half a sen"
        drafts.drop_draft(desk, "contact/new")
        qtbot.keyClicks(field(screen, "fact"), "tence")
        screen.window().hide()
        assert draft_of(desk) is None

    def test_leaving_the_field_or_the_screen_keeps_it_at_once(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "One")
        qtbot.keyClick(field(screen, "fact"), Qt.Key.Key_Tab)
        assert draft_of(desk)["fact"] == "One"
        qtbot.keyClicks(field(screen, "opinion"), "Two")
        screen.hide()
        assert draft_of(desk)["opinion"] == "Two"

    def test_opening_alone_keeps_nothing(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClick(field(screen, "fact"), Qt.Key.Key_Tab)
        screen.hide()
        assert draft_of(desk) is None

    def test_a_new_start_offers_to_continue_and_restores_all(self, qtbot, workplace, desk, screen):
        screen.open_form("f1")
        for key, text in (("fact", "Half a sen"), ("who_else", "Nan")):
            qtbot.keyClicks(field(screen, key), text)
        field(screen, "channel").setCurrentText("Visit")
        find(screen.form, QCheckBox, "Leo, child in care").click()
        field(screen, "concern").click()
        qtbot.keyClicks(field(screen, "concern_facts"), "Seen.")
        field(screen, "happened_at").setText("not a time")
        workplace.about_to_lock.emit()

        later = ContactLogScreen(Workplace(desk, ImmediateBackground()))
        qtbot.addWidget(later)
        later.show()
        later.opened()
        find(later.list, QPushButton, "Continue writing").click()
        assert later.currentWidget() is later.form
        assert later.form.restored.text.text() == "Restored what you typed on Sat 14 Nov 2026, 10:00."
        assert field(later, "fact").toPlainText() == "Half a sen"
        assert (field(later, "who_else").text(), field(later, "who").value()) == ("Nan", ("f1-k0",))
        assert field(later, "channel").currentText() == "Visit"
        assert field(later, "concern_facts").toPlainText() == "Seen."
        assert field(later, "happened_at").text() == "not a time"
        assert later.form.concern.isVisible()

    def test_saving_drops_it_in_the_same_moment(self, qtbot, screen, desk, workplace):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Talked.")
        screen.form.keeper.keep()
        seen = []
        workplace.changed.connect(lambda _changed: seen.append(draft_of(desk)))
        screen.form.save()
        assert seen == [None]
        assert len(entries(desk)) == 1

    def test_escape_leaves_and_keeps_the_draft(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Half")
        qtbot.keyClick(field(screen, "fact"), Qt.Key.Key_Escape)
        assert screen.currentWidget() is screen.list
        assert draft_of(desk)["fact"] == "Half"
        screen.open_form()
        assert field(screen, "fact").toPlainText() == "Half"

    def test_discard_throws_it_away_and_can_be_taken_back(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Half")
        find(screen.form, QPushButton, "Discard").click()
        assert (screen.currentWidget(), draft_of(desk)) == (screen.list, None)
        find(screen.list, QPushButton, "Bring it back").click()
        assert field(screen, "fact").toPlainText() == "Half"
        assert draft_of(desk)["fact"] == "Half"

    def test_another_one_can_be_written_beside_it(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "First")
        screen.form.close_form()
        screen.open_form()
        find(screen.form, QPushButton, "Write another").click()
        assert field(screen, "fact").toPlainText() == ""
        field(screen, "family").set_value("f2")
        qtbot.keyClicks(field(screen, "fact"), "Second")
        screen.form.save()
        assert [entry.fact for entry in entries(desk)] == ["Second"]
        assert draft_of(desk)["fact"] == "First"

    def test_pressed_twice_the_form_stays_as_it_is(self, qtbot, screen):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "Half")
        screen.opened()
        screen.open_form()
        assert field(screen, "fact").toPlainText() == "Half"
        assert screen.form.restored.isHidden()

    def test_another_family_asked_for_does_not_mix_with_it(self, qtbot, screen, desk):
        screen.open_form("f1")
        qtbot.keyClicks(field(screen, "fact"), "About Okafor")
        screen.open_form("f2")
        assert field(screen, "fact").toPlainText() == ""
        qtbot.keyClicks(field(screen, "fact"), "About Okonkwo")
        screen.form.keeper.keep()
        assert draft_of(desk)["fact"] == "About Okafor"
        assert draft_of(desk, "contact/new/2")["fact"] == "About Okonkwo"


class TestTheList:
    @pytest.fixture
    def full(self, desk, screen):
        with desk.store.batch(NOW):
            for n in range(250):
                kind = ContactKind.CATCH_UP if n % 2 else ContactKind.PRACTICAL
                fact = f"Call {n}. The piano arrived." if n == 240 else f"Call {n}."
                at = NOW - timedelta(hours=n)
                log.log_contact(desk, a_contact("f1" if n % 5 else "f2", fact=fact, kind=kind, happened_at=at))
        screen.opened()
        return screen.list

    def test_it_fetches_more_as_it_is_scrolled(self, qtbot, full):
        assert full.rows.rowCount() == 100
        full.table.scrollToBottom()
        qtbot.waitUntil(lambda: full.rows.rowCount() == 200)
        full.table.scrollToBottom()
        qtbot.waitUntil(lambda: full.rows.rowCount() == 250)
        assert [line.text for line in full.rows.rows()] == [f"Call {n}." for n in range(250)]

    def test_it_never_reads_all_of_a_long_log(self, full, monkeypatch):
        asked = []
        real = log.list_entries
        monkeypatch.setattr(
            log,
            "list_entries",
            lambda desk, wanted, limit=100, after=None: asked.append(limit) or real(desk, wanted, limit, after),
        )
        full.show_now()
        assert sum(asked) <= 102

    def test_words_are_looked_for_as_they_are_typed(self, qtbot, full):
        qtbot.keyClicks(full.search, "pian")
        qtbot.waitUntil(lambda: full.rows.rowCount() == 1)
        line = full.rows.row(0)
        assert [line.text[start:end] for start, end in line.hits] == ["piano"]
        qtbot.keyClick(full.search, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: full.rows.rowCount() == 100)

    def test_filters_narrow_it_and_are_cleared(self, qtbot, full):
        full.family.setCurrentText("Okonkwo")
        assert {line.family for line in full.rows.rows()} == {"Okonkwo"}
        full.kind.setCurrentText("Practical")
        assert full.rows.rowCount() == 25
        full.last_day.setText("1/11/26")
        assert all("Nov" not in line.day for line in full.rows.rows() if not line.day.startswith("Sun 1 Nov"))
        qtbot.mouseClick(full.clear_button, Qt.MouseButton.LeftButton)
        assert (full.rows.rowCount(), full.clear_button.isVisible()) == (100, False)

    def test_concerns_and_open_follow_ups_alone(self, full, screen, desk):
        log.log_contact(desk, a_contact("f1", concern=True, concern_facts="A bruise."))
        find(full, QPushButton, "Concern").click()
        assert [line.marks for line in full.rows.rows()] == ["Concern"]
        find(full, QPushButton, "Open follow-up").click()
        assert full.rows.rowCount() == 1

    def test_control_f_leads_to_the_search(self, qtbot, full):
        full.table.setFocus()
        qtbot.keyClick(full.table, Qt.Key.Key_F, CTRL)
        assert full.search.hasFocus()

    def test_where_nothing_fits_it_says_so(self, qtbot, full):
        qtbot.keyClicks(full.search, "zzz")
        qtbot.waitUntil(lambda: full.rows.rowCount() == 0)
        find(full, QPushButton, "Show all entries").click()
        assert full.rows.rowCount() == 100
        assert full.table.isVisible()

    def test_a_change_keeps_scroll_selection_and_what_is_typed(self, qtbot, full, desk, workplace):
        full.table.scrollToBottom()
        qtbot.waitUntil(lambda: full.rows.rowCount() == 200)
        full.table.select_key(full.rows.row(120).key)
        full.table.verticalScrollBar().setValue(full.table.rowHeight(0) * 115 + 7)
        chosen = full.table.current_row().key
        before = full.table.visualRect(full.rows.index(full.rows.place_of(chosen), 0)).y()
        workplace.do(lambda: log.log_contact(desk, a_contact("f1", fact="Newest.")))
        assert full.rows.row(0).text == "Newest."
        assert full.table.current_row().key == chosen
        assert full.table.visualRect(full.rows.index(full.rows.place_of(chosen), 0)).y() == before

    def test_at_the_top_a_new_entry_shows_at_once(self, full, desk, workplace):
        workplace.do(lambda: log.log_contact(desk, a_contact("f1", fact="Newest.")))
        assert full.table.verticalScrollBar().value() == 0
        workplace.undo()
        assert full.rows.row(0).text == "Call 0."

    def test_enter_opens_the_entry_and_going_back_finds_the_place(self, qtbot, full, screen):
        full.table.setFocus()
        full.table.selectRow(3)
        key = full.table.current_row().key
        qtbot.keyClick(full.table, Qt.Key.Key_Return)
        assert screen.currentWidget() is screen.entry
        assert screen.entry.entry_id == key
        qtbot.keyClick(screen.entry.back, Qt.Key.Key_Escape)
        assert screen.currentWidget() is full
        assert full.table.current_row().key == key

    def test_discreetly_there_are_initials(self, full, workplace):
        workplace.set_discreet(True)
        assert full.rows.row(0).family == "O."
        workplace.set_discreet(False)
        assert full.rows.row(0).family == "Okonkwo"


class TestWhileThereIsNothing:
    def test_without_families_it_leads_to_them(self, qtbot):
        workplace = Workplace(a_hive_desk(), ImmediateBackground())
        screen = ContactLogScreen(workplace)
        qtbot.addWidget(screen)
        screen.show()
        screen.opened()
        with qtbot.waitSignal(workplace.screen_wanted) as wanted:
            find(screen.list, QPushButton, "Go to Families").click()
        assert wanted.args == ["families"]

    def test_without_entries_it_leads_to_the_form(self, screen):
        find(screen.list, QPushButton, "Log contact").click()
        assert screen.currentWidget() is screen.form


class TestOneEntry:
    @pytest.fixture
    def entry_id(self, desk, screen):
        return log.log_contact(desk, a_contact("f1", concern=True, concern_facts="A bruise.")).record_id

    def test_it_is_edited_while_it_is_open(self, qtbot, screen, desk, entry_id):
        screen.opened(entry_id)
        find(screen.entry, QPushButton, "Edit").click()
        assert field(screen, "fact").toPlainText() == "Talked about school."
        field(screen, "fact").setPlainText("Talked about football.")
        screen.form.save()
        assert [entry.fact for entry in entries(desk)] == ["Talked about football."]

    def test_a_change_not_saved_is_a_draft_of_its_own(self, qtbot, screen, desk, entry_id):
        screen.opened(entry_id)
        find(screen.entry, QPushButton, "Edit").click()
        field(screen, "fact").setPlainText("Other")
        screen.form.close_form()
        assert draft_of(desk, f"contact/{entry_id}")["fact"] == "Other"
        assert draft_of(desk) is None
        find(screen.list, QPushButton, "Continue writing").click()
        assert field(screen, "fact").toPlainText() == "Other"

    def test_locked_it_takes_only_an_addendum(self, qtbot, screen, desk, entry_id):
        move_clock(desk, timedelta(days=2))
        screen.opened(entry_id)
        assert not screen.entry.edit.isVisible() and not screen.entry.remove.isVisible()
        find(screen.entry, QPushButton, "Add a note").click()
        text = screen.entry.addendum.field("text").control
        assert text.hasFocus()
        qtbot.keyClicks(text, "They rang back.")
        qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
        assert [addendum.text for addendum in log.show_entry(desk, entry_id).addenda] == ["They rang back."]
        assert find(screen.entry, QLabel, "They rang back.")
        assert draft_of(desk, f"addendum/{entry_id}") is None

    def test_an_addendum_that_was_begun_waits(self, qtbot, screen, desk, entry_id):
        screen.opened(entry_id)
        screen.entry.write_addendum()
        qtbot.keyClicks(screen.entry.addendum.field("text").control, "They ra")
        screen.opened()
        assert draft_of(desk, f"addendum/{entry_id}") == {"text": "They ra"}
        screen.opened(entry_id)
        assert screen.entry.addendum.field("text").control.toPlainText() == "They ra"
        assert screen.entry.addendum.isVisible()

    def test_a_change_that_waited_too_long_becomes_an_addendum(self, screen, desk, entry_id):
        drafts.keep_draft(desk, f"contact/{entry_id}", {"fact": "More was said."})
        move_clock(desk, timedelta(days=2))
        screen.opened()
        find(screen.list, QPushButton, "Continue writing").click()
        assert screen.currentWidget() is screen.entry
        assert screen.entry.addendum.field("text").control.toPlainText() == "More was said."
        assert draft_of(desk, f"contact/{entry_id}") is None
        assert draft_of(desk, f"addendum/{entry_id}") == {"text": "More was said."}

    def test_follow_ups_are_ticked_off_and_stay_struck_through(self, screen, desk, workplace, entry_id):
        screen.opened(entry_id)
        (row,) = screen.entry.follow_ups.values()
        row.done.click()
        assert row.what.font().strikeOut() and not row.done.isVisible()
        workplace.undo()
        assert not row.what.font().strikeOut() and row.done.isVisible()

    def test_remove_takes_it_away_and_undo_brings_it_back(self, screen, desk, workplace, entry_id):
        screen.opened(entry_id)
        find(screen.entry, QPushButton, "Remove").click()
        assert (screen.currentWidget(), entries(desk)) == (screen.list, [])
        workplace.undo()
        assert len(entries(desk)) == 1
        assert screen.list.rows.rowCount() == 1

    def test_one_that_vanishes_while_it_is_shown_leads_back(self, screen, desk, workplace, entry_id):
        screen.opened(entry_id)
        workplace.do(lambda: log.remove_contact(desk, entry_id))
        assert screen.currentWidget() is screen.list

    def test_open_family_asks_for_its_card(self, qtbot, screen, workplace, entry_id):
        screen.opened(entry_id)
        with qtbot.waitSignal(workplace.family_wanted) as wanted:
            find(screen.entry, QPushButton, "Open family").click()
        assert wanted.args == ["f1"]

    def test_discreetly_there_are_initials(self, screen, workplace, entry_id):
        screen.opened(entry_id)
        workplace.set_discreet(True)
        assert screen.entry.header.title.text() == "Contact with O."


def test_families_that_change_while_the_form_is_open_change_the_choice(qtbot, screen, desk, workplace):
    screen.open_form()
    qtbot.keyClicks(field(screen, "fact"), "Half")
    workplace.do(lambda: remove_family(desk, "f3"))
    family = field(screen, "family")
    assert [family.itemText(at) for at in range(family.count())] == ["Okafor", "Okonkwo"]
    assert field(screen, "fact").toPlainText() == "Half"


@pytest.mark.parametrize("text_percent", [100, 200])
def test_it_never_asks_for_more_than_the_smallest_screen_has(screen, look, desk, text_percent):
    look("dark", text_percent)
    log.log_contact(desk, a_contact("f1"))
    screen.opened()
    assert screen.minimumSizeHint().width() <= 1366 - 212
    assert screen.minimumSizeHint().height() <= 500


def test_lists_that_are_closed_have_no_lines_on_the_screen(qtbot, screen, monkeypatch):
    """Else assistive technology meets a family's name in a filter that nobody sees, and presses that."""
    monkeypatch.setattr(choice_fields.QAccessible, "isActive", lambda: True)
    screen.open_form()
    for combo in screen.form.findChildren(QComboBox):
        assert combo.view().size().isEmpty()
    channel = field(screen, "channel")
    for _ in range(2):
        channel.showPopup()
        assert channel.view().height() > 100
        channel.hidePopup()
        assert channel.view().size().isEmpty()
