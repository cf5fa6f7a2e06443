"""The rota's page: the month, its table of hosts by nights, and the strip that says what stands there or would fit."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from hivedesk.casework.desk import Changed
from hivedesk.casework.rota_board import RotaBar
from hivedesk.domain.families import months_after
from hivedesk.domain.summary.months import last_day
from hivedesk.ui import theme
from hivedesk.ui.screens.sleepovers.rota_head import RotaHead
from hivedesk.ui.screens.sleepovers.rota_legend import RotaLegend
from hivedesk.ui.screens.sleepovers.rota_model import NIGHTS
from hivedesk.ui.screens.sleepovers.rota_strip import RotaStrip
from hivedesk.ui.screens.sleepovers.rota_view import RotaView
from hivedesk.ui.screens.sleepovers.rota_view_model import Empty, Lying, RotaState, RotaViewModel, load_holidays
from hivedesk.ui.screens.sleepovers.rota_words import about_bar, about_host, about_night
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.page import EmptyState, ScrollPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.workplace import Workplace

_PAUSE_MS = 80  # of quiet, before the months before and after are read ahead
_HOW_TO_MOVE = "Arrows choose host and day, Enter puts it there, Escape puts it back."
_PUT_BACK = "Put back where it was."


class RotaPage(QWidget):
    """Nothing here opens a page or a dialog: it is asked for by signals."""

    stay_wanted = Signal(str, str)  # the request's id, and the stay's or ""
    new_request_wanted = Signal(object)  # a date or None
    host_wanted = Signal(str)  # a family's id: what it offers
    plan_wanted = Signal(object, object)  # the first and the last day of the month
    ill_wanted = Signal()
    print_wanted = Signal(object)  # the first day of the month

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.model = RotaViewModel(workplace.desk)
        self.shown = RotaState()
        self.head = RotaHead()
        self.view = RotaView()
        self.strip = RotaStrip()
        self.legend = RotaLegend()
        self._row_key, self._key = "", ""  # where the keyboard is
        self._column = NIGHTS + workplace.desk.today.day - 1
        self._taken_in = self.model.month  # the month in which something was taken up
        self._refreshed = False
        self._ready = False  # for moving
        self._lay_out()
        self._connect()
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_PAUSE_MS)
        self._ahead.timeout.connect(self._read_ahead)

    # -- what the screen asks

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self.model.month

    def opened(self) -> None:
        """Read again, and show."""
        self.model.set_discreet(self._workplace.discreet)
        self.model.read_again()
        self._render()

    def refresh(self, changed: Changed) -> None:
        """Something changed: read again what may show; month, cell and place stay."""
        if self.model.concerns(changed):
            self._refreshed = True
            self.opened()

    def redraw(self) -> None:
        """Names or initials."""
        self.model.set_discreet(self._workplace.discreet)
        self._render()

    def focus_first(self) -> None:
        """Put the keyboard into the table."""
        (self.view if self.shown.empty is Empty.NO else self.head.plan).setFocus()

    def go_to(self, day: date) -> None:
        """Show the month of a day, with the keyboard on that night."""
        self.model.go_to(day)
        self._column = NIGHTS + day.day - 1
        self._render()

    def turn(self, months: int) -> None:
        """So many months further; what is held by keys comes along."""
        held, aim = self.view.held, self.view.aim
        if self.view.by_pointer:
            return
        self.model.turn(months)
        self._render()
        announce(self, self.shown.title)
        if held is not None and aim is not None:
            self._hold(held.bar)
            self._aim(aim.row_key, months_after(aim.first_day, months))

    # -- showing

    def _render(self) -> None:
        state = self._workplace.ask(self.model.state)
        if state is None:
            return
        self.shown = state
        self.head.show_month(self.model.month)
        if state.empty is not Empty.NO:
            self._show_empty(state.empty)
            return
        self._pages.setCurrentWidget(self._full)
        self.head.plan.setEnabled(True)
        self.view.show_state(state, self._row_key, self._column, self._key)
        self._looked()
        self._ahead.start()

    def _show_empty(self, why: Empty) -> None:
        hosts = self.shown.rows
        page = self._no_hosts if why is Empty.NO_HOSTS else self._no_offers
        self._pages.setCurrentWidget(page)
        self.head.plan.setEnabled(bool(hosts))

    def _read_ahead(self) -> None:
        if self.model.read_ahead():
            self._ahead.start()
        elif not self._ready:  # the rules ask for bank holidays: their library takes longer to load than a blink
            self._ready = True
            year = self.month.year
            self._workplace.background.run("Bank holidays", lambda _progress: load_holidays(year), lambda _done: None)

    def _looked(self) -> None:
        """The keyboard came to a cell, or to another bar in it: remember it, and say what stands there."""
        row, place = self.view.row_here, self.view.place_here
        if row is None or self.view.held is not None:
            return
        self._row_key, self._column, self._key = row.key, NIGHTS + place, self.view.chosen_key
        lying = self.view.chosen
        if lying is not None:
            said = about_bar(row, lying, place)
            pin = "" if lying.bar.stay_id is None else ("Set free" if lying.bar.pinned else "Pin")
            self.strip.offer(opens="Open", moves=lying.bar.movable, pin=pin)
        elif place >= 0:
            said = about_night(self.shown, row, place)
            self.strip.offer(opens="New request")
        else:
            said = about_host(self.shown, row)
            self.strip.offer(opens="What they offer" if row.host_id is not None else "")
        self.strip.say(said.word, said.words, said.tone)

    # -- opening

    def _open(self) -> None:
        """Enter, or a double click: what stands there; on a host's name what it offers, else a new request."""
        row, place, lying = self.view.row_here, self.view.place_here, self.view.chosen
        if lying is not None:
            self.stay_wanted.emit(lying.bar.request_id, lying.bar.stay_id or "")
        elif place >= 0:
            self.new_request_wanted.emit(self.shown.nights[place])
        elif row is not None and row.host_id is not None:
            self.host_wanted.emit(row.host_id)

    def _add(self) -> None:
        place = self.view.place_here
        self.new_request_wanted.emit(self.shown.nights[place] if place >= 0 else None)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self) -> QMenu:
        """What can be done in the cell that has the keyboard."""
        menu = QMenu(self)
        row, place, lying = self.view.row_here, self.view.place_here, self.view.chosen
        if lying is not None:
            menu.addAction("Open\tEnter", self._open)
            menu.addAction("Move\tM", lambda: self._take(lying.bar.key)).setEnabled(lying.bar.movable)
            pin = menu.addAction("Set free\tP" if lying.bar.pinned else "Pin\tP", self._pin)
            pin.setEnabled(lying.bar.stay_id is not None)
            menu.addSeparator()
        if place >= 0:
            menu.addAction("New request on this day\tN", self._add)
        if row is not None and row.host_id is not None:
            host_id = row.host_id
            menu.addAction(f"What {row.name} offers", lambda: self.host_wanted.emit(host_id))
        return menu

    # -- moving

    def _take(self, key: str) -> None:
        """Take a bar up; it stands where it is until the pointer or the arrows say otherwise."""
        found = self.shown.find(key)
        if found is None:
            self._workplace.said.emit("Nothing stands here that can be moved.", False)
            return
        row, lying = found
        self._taken_in = self.month
        if self._hold(lying.bar) and not self.view.by_pointer:
            host = next((one.key for one in self.shown.rows[row:] if one.host_id is not None), "")
            announce(self, _HOW_TO_MOVE)
            self._aim(host, lying.bar.days[0])

    def _hold(self, bar: RotaBar) -> bool:
        """Whether it could be taken up; why not is said."""
        held = self._workplace.ask(lambda: self.model.take_up(bar, self.shown))
        if held is None:
            return False
        self.view.hold(held)
        if not self.view.by_pointer:
            self.view.setFocus()
            self.strip.offer(held=True)
        return True

    def _show_strip(self) -> None:
        """While something is moved by keys, what is said of it is in view, however high it has become."""
        if self.view.held is not None and not self.view.by_pointer:
            self._page.ensureWidgetVisible(self.strip, 0, 0)

    def _aim(self, row_key: str, day: date) -> None:
        """Say whether it may stand with this host, beginning on this day."""
        held = self.view.held
        if held is None:
            return
        before, aim = self.view.aim, held.aim(row_key, day)
        if aim is before:
            return
        self.view.show_aim(aim)
        self.strip.say_aim(aim.word, aim.words, aim.tone, possible=aim.possible)
        if not self.view.by_pointer:
            self.view.bring_into_view(self._place(held.bar.days[-1] - held.bar.days[0] + day))
            self.view.put_current(max(0, self.shown.row_of(row_key)), NIGHTS + self._place(day))
            announce(self.view, f"{aim.word}. {aim.words}", urgent=True)
            self._show_strip()

    def _drop(self) -> None:
        """Put it where it was aimed at; what fails is refused, and everything stays."""
        held, aim = self.view.held, self.view.aim
        if held is None or aim is None or aim.stays_put or not aim.row_key:
            self._give_back()
            return
        by_pointer = self.view.by_pointer
        self.view.let_go()
        next_step = held.to_be_agreed(aim)
        self._refreshed = False
        changed = self._workplace.do(held.placing(self._workplace.desk, aim), quiet=bool(next_step))
        if changed is None:
            self._give_back()
            return
        if next_step:
            words = self._workplace.words(changed.sentence)
            said = f"{words[:1].upper()}{words[1:]}. To be approved next: {next_step}"
            self._workplace.said.emit(said, changed.undoable)
        self._row_key, self._key = aim.row_key, held.bar.stay_id or changed.record_id
        self._column = NIGHTS + self._place(aim.first_day)
        self._show_again()
        if not by_pointer:
            self.view.setFocus()
        self._say_where()

    def _give_back(self) -> None:
        """Nothing is moved any more: the keyboard goes where it was."""
        keys = self.view.held is not None and not self.view.by_pointer
        self.view.let_go()
        if self._taken_in != self.month:
            self.model.go_to(self._taken_in)
            self._render()
        row = max(0, self.shown.row_of(self._row_key))
        self.view.put_current(row, self._column, self._key)
        if keys:
            self.view.setFocus()
            announce(self.view, _PUT_BACK)

    def _place(self, day: date) -> int:
        """The night of a day, or the nearest of the month."""
        return min(max(0, self.shown.place_of(day)), len(self.shown.nights) - 1)

    def _show_again(self) -> None:
        """After an act: read, unless that was done as the window told of it."""
        if self._refreshed:
            self._render()
        else:
            self.opened()

    def _say_where(self) -> None:
        row, lying = self.view.row_here, self.view.chosen
        if row is not None and lying is not None:
            announce(self.view, about_bar(row, lying, self.view.place_here).words)

    def _pin(self) -> None:
        lying: Lying | None = self.view.chosen
        if lying is None:
            self._workplace.said.emit("Nothing stands here that can be pinned.", False)
            return
        chosen, self._refreshed = lying, False
        if self._workplace.do(lambda: self.model.pin(chosen)) is not None:
            self._show_again()
            self._say_where()

    # -- building

    def _connect(self) -> None:
        first = self._first_and_last
        self.head.turned.connect(self.turn)
        self.head.today_wanted.connect(self._today)
        self.head.plan_wanted.connect(lambda: self.plan_wanted.emit(*first()))
        self.head.ill_wanted.connect(self.ill_wanted)
        self.head.signs_shown.connect(self.legend.setVisible)
        self.head.print_wanted.connect(lambda: self.print_wanted.emit(self.month))
        self.head.add_wanted.connect(lambda: self.new_request_wanted.emit(None))
        self.view.looked.connect(self._looked)
        self.view.opened.connect(self._open)
        self.view.turned.connect(self.turn)
        self.view.add_wanted.connect(self._add)
        self.view.taken.connect(self._take)
        self.view.aimed.connect(self._aim)
        self.view.dropped.connect(self._drop)
        self.view.given_back.connect(self._give_back)
        self.view.pin_wanted.connect(self._pin)
        self.view.menu_wanted.connect(self._show_menu)
        self.strip.open_wanted.connect(self._open)
        self.strip.move_wanted.connect(lambda: self._take(self.view.chosen_key))
        self.strip.pin_wanted.connect(self._pin)
        self.strip.drop_wanted.connect(self._drop)
        self.strip.back_wanted.connect(self._give_back)
        self._page.verticalScrollBar().rangeChanged.connect(self._show_strip)
        self._add_key("Alt+Home", self._today)
        self._add_key("PgUp", lambda: self.turn(-1))
        self._add_key("PgDown", lambda: self.turn(1))

    def _add_key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _first_and_last(self) -> tuple[date, date]:
        return self.month, last_day(self.month.year, self.month.month)

    def _today(self) -> None:
        self.go_to(self._workplace.desk.today)

    def _lay_out(self) -> None:
        self._no_hosts = EmptyState(
            "sleepovers",
            "No family may host yet",
            "Families that may host appear here: fostering families of the Hive, once they are on record.",
            "Families",
            lambda: self._workplace.screen_wanted.emit("families"),
        )
        self._no_offers = EmptyState(
            "sleepovers",
            "Record first what families can offer",
            "On which nights they host, how many children, and what they cannot do: then hosts can be suggested.",
            "What they offer",
            lambda: self.host_wanted.emit(self.shown.rows[0].key),
        )
        self._no_offers.add_button("New request", lambda: self.new_request_wanted.emit(None))
        self._full = QWidget()
        full = column(8, into=self._full)
        full.addWidget(self.view, 1)
        full.addWidget(self.view.across)
        full.addWidget(self.strip)
        full.addWidget(self.legend)
        self._pages = Pages()
        for page in (self._full, self._no_hosts, self._no_offers):
            self._pages.addWidget(page)
        self._page = ScrollPage()
        theme.set_spacing(self._page.body, 8)
        self._page.body.addWidget(self.head)
        self._page.body.addWidget(self._pages, 1)
        column(0, into=self).addWidget(self._page)
        self.legend.setVisible(self.head.shows_signs)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ahead.stop()
