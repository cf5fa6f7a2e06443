"""The open desk: navigation, the bar above every screen, the status line. It brings screens and knows no record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from hivedesk.casework import undoing
from hivedesk.casework.desk import Changed
from hivedesk.domain.acts import ActKind
from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.foundation.settings import LaptopSettings
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted, draft_key, wanted_of
from hivedesk.ui.desk_bar import DeskBar
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.keyboard_places import first_control, has_place
from hivedesk.ui.post_round import PostRound
from hivedesk.ui.reminder_strip import ReminderStrip
from hivedesk.ui.screen_list import (
    SCREENS,
    ContactForms,
    FamilyForms,
    KeepsItsPlace,
    Screen,
    ScreenEntry,
    in_navigation,
    make_screen,
)
from hivedesk.ui.status_line import StatusLine
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner, demonstration_banner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.labels import ElidedLabel
from hivedesk.ui.widgets.navigation import Navigation
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.toast import ToastStrip
from hivedesk.ui.workplace import Workplace

if TYPE_CHECKING:
    from datetime import datetime

    from hivedesk.ui.search_palette import SearchPalette


@dataclass(frozen=True)
class Place:
    """Where she is: a screen, and what is open in it."""

    screen: str
    target: str = ""


class DeskShell(QWidget):
    """One for each unlocking; it goes away, with all it shows, when the vault is locked."""

    lock_wanted = Signal()
    settings_changed = Signal(object)  # LaptopSettings

    def __init__(self, workplace: Workplace, background: QtBackground, laptop: LaptopSettings) -> None:
        super().__init__()
        self.workplace = workplace
        self.laptop = laptop
        self._screens: dict[str, QWidget] = {}
        self._past: list[Place] = []
        self._future: list[Place] = []
        self.place: Place | None = None
        self._form_from: Place | None = None  # where the contact form was opened that is in front of her
        self._meanwhile: Changed | None = None  # what was changed in it
        shown = in_navigation(workplace.desk.role)
        self.navigation = Navigation([(entry.key, entry.label, entry.icon) for entry in shown])
        self.navigation.chosen.connect(self.open)
        self._pages = Pages()
        self._pages.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        )  # never taller than the screen
        self._error = ErrorBanner()
        self.post = PostRound(workplace, self)
        self.status = StatusLine(workplace, background, self.post)
        self._palette: SearchPalette | None = None
        self._deed: DeedWanted | None = None  # whose dialog is open
        self._deed_left = ""  # the draft of the dialog that was open when the vault was locked
        self.bar = DeskBar(workplace.desk.role, discreet=workplace.discreet)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._show_undo()
        theme.changes().changed.connect(self._text_changed)

    # -- going somewhere

    def open(self, screen: str, target: str = "") -> None:
        """Show a screen, and what is asked for in it."""
        self._go(Place(screen, target), remember=True)

    def back(self) -> None:
        """Where she was before."""
        if self._past and self.place is not None:
            self._future.append(self.place)
            self._go(self._past.pop(), remember=False)

    def forward(self) -> None:
        """Where she went back from."""
        if self._future and self.place is not None:
            self._past.append(self.place)
            self._go(self._future.pop(), remember=False)

    def focus_screen(self) -> None:
        """Put the keyboard on the first control of the screen that is shown, unless it is in that screen already."""
        screen = self._pages.currentWidget()
        if screen is not None and not has_place(self.window().focusWidget(), screen):
            (first_control(screen) or self).setFocus()

    def screen_of(self, key: str) -> QWidget:
        """A screen, made when it is first asked for."""
        if key not in self._screens:
            made = make_screen(key, self.workplace, self.laptop, self._settings_changed, self.post)
            self._screens[key] = made
            self._pages.addWidget(made)
        return self._screens[key]

    def _go(self, place: Place, *, remember: bool) -> None:
        if remember and self.place is not None and self.place != place:
            self._past = [*self._past[-49:], self.place]
            self._future.clear()
        screen = self.screen_of(place.screen)
        self._show(place, screen)
        cast(Screen, screen).opened(place.target)
        self._settle()

    def _show(self, place: Place, screen: QWidget) -> None:
        self.place = place
        self._form_from = None
        self._error.clear()
        self._pages.setCurrentWidget(screen)
        self.navigation.select(_entry(place.screen).under)

    def _settle(self) -> None:
        """Once the screen shows what it has."""
        self.bar.back.setEnabled(bool(self._past))
        self.bar.forward.setEnabled(bool(self._future))
        if not has_place(self.window().focusWidget(), self):  # in the navigation or on the bar it stays
            self.focus_screen()

    # -- what screens ask of the window

    def log_contact(self, family_id: str = "", planned_id: str = "") -> None:
        """Open the form for a new contact, from anywhere; saved or left, it leads back there."""
        self._to_contact_form(lambda: self._contact_forms().open_form(family_id, planned_id))

    def _to_contact_form(self, show: Callable[[], object]) -> None:
        in_the_log = self.place is not None and self.place.screen == "contact_log"
        came_from = self._form_from if in_the_log else self.place
        self.open("contact_log")
        show()
        self._form_from, self._meanwhile = came_from, None

    def _contact_forms(self) -> ContactForms:
        return cast(ContactForms, self.screen_of("contact_log"))

    def _contact_form_left(self, bring_back: Callable[[], object] | None) -> None:
        """Back to where the form was opened, which stands as it was left; from the contact log she stays there."""
        came_from = self._form_from
        if came_from is None:
            return
        if self._past and self._past[-1] == came_from:
            self._past.pop()
        self._come_back(came_from)
        if bring_back is not None:
            again = partial(self._to_contact_form, bring_back)
            self.toast.say("What you typed was thrown away.", "Bring it back", again)

    def _come_back(self, place: Place) -> None:
        screen = self.screen_of(place.screen)
        if not isinstance(screen, KeepsItsPlace):
            self._go(place, remember=False)
            return
        self._show(place, screen)
        screen.came_back(self._meanwhile)
        self._settle()

    def form_open(self) -> str:
        """The draft of the dialog or contact form that is in front of her, or ""."""
        if self._deed_left and self.workplace.find_draft(self._deed_left) is not None:
            return self._deed_left
        if self.place is None or self.place.screen != "contact_log":
            return ""
        return self._contact_forms().form_open()

    def continue_writing(self, form: str) -> None:
        """Open a deed's dialog or a contact form again with what was typed."""
        deed = wanted_of(form)
        if deed is not None:
            self.do_deed(deed)
            return
        self._contact_forms().open_draft(form)

    def do_deed(self, wanted: DeedWanted) -> None:
        """Open a deed's dialog over the window, once; Edit is the family's own form."""
        if wanted == self._deed:
            return
        if wanted.deed is not Deed.EDIT:
            from hivedesk.ui.deeds.opening import open_deed  # when first asked for: not needed to open the desk

            dialog = open_deed(self.workplace, self, wanted)
            if dialog is not None:
                self._deed = wanted
                dialog.finished.connect(self._deed_closed)
        elif wanted.family_id:
            self.open("families", wanted.family_id)
            cast(FamilyForms, self.screen_of("families")).edit(wanted.family_id)

    def _deed_closed(self) -> None:
        self._deed = None

    def _show_event(self, event_id: str, original_start: object) -> None:
        from hivedesk.ui.screens.calendar.screen import event_target  # with the calendar: not needed to open the desk

        self.open("calendar", event_target(event_id, cast("datetime | None", original_start)))

    def _show_request(self, request_id: str) -> None:
        self.open("sleepovers", f"request/{request_id}")

    def _note_deed(self) -> None:
        """Just before a lock, while the dialog is still there."""
        self._deed_left = draft_key(self._deed) if self._deed is not None else ""

    def search(self) -> None:
        """Open the search over whatever is shown."""
        if self._palette is None:
            from hivedesk.ui.search_palette import SearchPalette  # when first asked for: not needed to open the desk

            self._palette = SearchPalette(self.workplace, self)
            self._palette.family_opened.connect(self._card_to_top)
        self._palette.open_palette()

    def help(self) -> None:
        """Open the guide at the chapter of what is shown; in the guide itself the chapter stays."""
        place = self.place or Place("guide")
        in_event = place.screen == "calendar" and place.target.startswith("event/")
        in_stay = place.screen == "sleepovers" and place.target.startswith("request/")
        self.open("guide", "events" if in_event else "stays" if in_stay else _entry(place.screen).chapter)

    def _card_to_top(self) -> None:
        """A family that was looked for is shown from the top, also where its card was left further down."""
        cast(FamilyForms, self.screen_of("families")).to_top()

    def _show_undo(self) -> None:
        """Undo and Redo say what they would do, and can be pressed only where there is something."""
        desk = self.workplace.desk
        for made, word, keys, entry in (
            (self.bar.undo, "Undo", "Ctrl+Z", undoing.undoable(desk)),
            (self.bar.redo, "Redo", "Ctrl+Y", undoing.redoable(desk)),
        ):
            made.setEnabled(entry is not None)
            what = f": {self.workplace.words(undoing.words_for(desk, entry))}" if entry is not None else ""
            made.setToolTip(f"{word}{what} ({keys})")

    def _changed(self, changed: Changed) -> None:
        self._show_undo()
        self._meanwhile = changed
        if changed.kind is ActKind.ADD_EVENT and changed.record_id:
            self._show_event(changed.record_id, None)  # who is invited comes next, and there
            return
        if changed.kind is ActKind.ASK_FOR_STAY and changed.record_id:
            self._show_request(changed.record_id)  # who may host comes next, and there
            return
        if self.place is not None:  # the hidden screens read again when they are opened
            cast(Screen, self.screen_of(self.place.screen)).refresh(changed)

    def _said(self, words: str, undoable: bool) -> None:
        if undoable:
            self.toast.say(words, "Undo", self.workplace.undo)
        else:
            self.toast.say(words)

    def _refused(self, error: HiveDeskError) -> None:
        self._error.show_error(error)

    def _settings_changed(self, laptop: LaptopSettings) -> None:
        self.laptop = laptop
        self.settings_changed.emit(laptop)

    def _set_discreet(self, discreet: bool) -> None:
        self.bar.discreet.setChecked(discreet)
        self.toast.say("Discreet view: initials in place of names." if discreet else "Names are shown again.")

    # -- building

    @property
    def _is_hive(self) -> bool:
        return self.workplace.desk.role is VaultRole.HIVE

    def _demonstrated(self) -> str:
        return "Hive" if self.workplace.desk.role is VaultRole.HIVE else "county"

    def _lay_out(self) -> None:
        whole = row(0, into=self)
        whole.addWidget(self.navigation)
        right = column(0)
        whole.addLayout(right, 1)
        if self.workplace.desk.hive.demonstration:
            strip = QWidget()
            column(0, 28, 10, 28, 0, into=strip).addWidget(demonstration_banner(self._demonstrated()))
            right.addWidget(strip)
        right.addWidget(self.bar)
        errors = QWidget()
        column(0, 28, 0, 28, 0, into=errors).addWidget(self._error)
        right.addWidget(errors)
        right.addWidget(ReminderStrip(self.workplace))
        right.addWidget(self._pages, 1)
        strip = ToastStrip()
        self.toast = strip.toast
        right.addWidget(strip)
        right.addWidget(self.status)
        self.navigation.foot.addWidget(ElidedLabel(self.workplace.desk.author, Role.STRONG))
        self.navigation.foot.addWidget(ElidedLabel(self.workplace.desk.hive.name, Role.SMALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        self.bar.fit(self.width() - self.navigation.width())

    def _text_changed(self) -> None:
        QTimer.singleShot(0, self, self._fit_bar)  # once everything has its new size

    def _connect(self) -> None:
        workplace, bar = self.workplace, self.bar
        for made, act in (
            (bar.back, self.back),
            (bar.forward, self.forward),
            (bar.search, self.search),
            (bar.undo, workplace.undo),
            (bar.redo, workplace.redo),
            (bar.lock, self.lock_wanted.emit),
        ):
            made.clicked.connect(act)
        bar.discreet.clicked.connect(workplace.set_discreet)
        bar.log.clicked.connect(lambda: self.log_contact())
        workplace.changed.connect(self._changed)
        workplace.said.connect(self._said)
        workplace.refused.connect(self._refused)
        workplace.discreet_changed.connect(self._set_discreet)
        workplace.screen_wanted.connect(self.open)
        workplace.professional_wanted.connect(lambda key: self.open("exchange", f"DIRECTORY {key}"))
        workplace.hive_wanted.connect(lambda key: self.open("hives", key))
        workplace.settings_wanted.connect(lambda section: self.open("settings", section))
        workplace.family_wanted.connect(lambda family_id: self.open("families", family_id))
        workplace.entry_wanted.connect(lambda entry_id: self.open("contact_log", entry_id))
        workplace.event_wanted.connect(self._show_event)
        workplace.stay_wanted.connect(self._show_request)
        workplace.contact_form_wanted.connect(self.log_contact)
        workplace.planned_contact_wanted.connect(self.log_contact)
        workplace.contact_form_left.connect(self._contact_form_left)
        workplace.deed_wanted.connect(self.do_deed)
        workplace.about_to_lock.connect(self._note_deed)

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self.search,
            "Ctrl+Shift+L": self.lock_wanted.emit,
            "Ctrl+Z": self.workplace.undo,
            "Ctrl+Y": self.workplace.redo,
            "Ctrl+Shift+Z": self.workplace.redo,
            "Alt+Left": self.back,
            "Alt+Right": self.forward,
            "F9": lambda: self.workplace.set_discreet(not self.workplace.discreet),
            "F1": self.help,
        }
        if self._is_hive:
            keys["Ctrl+L"] = self.log_contact
        for number, entry in enumerate(in_navigation(self.workplace.desk.role), start=1):
            keys[f"Ctrl+{number}"] = partial(self.open, entry.key)
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)


def _entry(key: str) -> ScreenEntry:
    return next(entry for entry in SCREENS if entry.key == key)
