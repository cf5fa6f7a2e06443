"""Search (Ctrl+K): a sheet over the window, with hits from the second letter on.

The keyboard stays in the field: arrows choose, Enter opens, Escape closes, Ctrl+Enter logs a contact.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.hive import VaultRole
from hivedesk.ui import theme
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.search_results import HitList
from hivedesk.ui.search_view_model import Hit, Leads, SearchState, SearchViewModel
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.line_fields import SearchField
from hivedesk.ui.widgets.page import divider
from hivedesk.ui.workplace import Workplace

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTH = 720  # px at 100 per cent


class SearchPalette(QWidget):
    """Covers ``window`` while it is open; ``family_opened`` comes once a family's card has been asked for."""

    family_opened = Signal()

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self.model = SearchViewModel(workplace.desk)
        self.state = SearchState()
        self._looked_for = ""
        self._came_from: QWidget | None = None
        self._build()
        window.installEventFilter(self)
        self.field.installEventFilter(self)
        self.field.searched.connect(self._search)
        self.list.clicked.connect(self._clicked)
        workplace.about_to_lock.connect(self.hide)
        self.hide()

    def open_palette(self) -> None:
        """Show it, empty; pressed again while it is open, it begins anew."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self.field.clear()
        self._looked_for = ""
        self._render(self.model.begin(discreet=self._workplace.discreet))
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Go away, and give the keyboard back."""
        self.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and _alive(came_from) and came_from.isVisible():
            came_from.setFocus()

    # -- searching

    def _search(self, text: str) -> None:
        if self.isHidden():
            return
        self._looked_for = text
        state = self._workplace.ask(lambda: self.model.look_for(text))
        if state is not None:
            self._render(state)
            count = len(state.hits)
            found = f"{count} result{'' if count == 1 else 's'}. {state.hits[0].spoken}" if count else ""
            announce(self.field, " ".join(part for part in (state.note, found) if part))

    def _render(self, state: SearchState) -> None:
        self.state = state
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.list.show_hits(state.hits)
        self.list.setVisible(bool(state.hits))
        self._line.setVisible(bool(state.hits))
        self._place()

    def _move(self, by: int) -> None:
        hit = self.list.move(by)
        if hit is not None:
            announce(self.field, hit.spoken)

    def _open(self, hit: Hit | None) -> None:
        if hit is None:
            return
        self.close_palette()
        workplace = self._workplace
        match hit.leads:
            case Leads.FAMILY:
                workplace.family_wanted.emit(hit.target)
                self.family_opened.emit()
            case Leads.HIVE:
                workplace.hive_wanted.emit(hit.target)
            case Leads.PROFESSIONAL:
                workplace.professional_wanted.emit(hit.target)
            case Leads.ENTRY:
                workplace.entry_wanted.emit(hit.target)
            case Leads.FORM:
                workplace.contact_form_wanted.emit(hit.target)
            case Leads.SCREEN:
                workplace.screen_wanted.emit(hit.target)
            case Leads.SECTION:
                workplace.settings_wanted.emit(hit.target)
            case Leads.BREACH:
                workplace.deed_wanted.emit(DeedWanted(Deed.BREACH, record_id=hit.target))
            case Leads.EVENT:
                workplace.event_wanted.emit(hit.target, None)
            case Leads.STAY:
                workplace.stay_wanted.emit(hit.target)
            case Leads.NEW_STAY:
                workplace.deed_wanted.emit(DeedWanted(Deed.ASK_FOR_STAY))
            case Leads.NEW_EVENT:
                workplace.deed_wanted.emit(DeedWanted(Deed.ADD_EVENT))

    def _log_contact(self) -> None:
        hit = self.list.chosen()
        if hit is not None and hit.leads is Leads.FAMILY:
            self.close_palette()
            self._workplace.contact_form_wanted.emit(hit.target)

    def _clicked(self, index: QModelIndex) -> None:
        self._open(self.list.hit_at(index))

    # -- keys and places

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self.close_palette()
        elif key in _STEPS:
            self._move(_STEPS[key])
        elif key in _ENTER:
            if self.field.text() != self._looked_for:  # typed a moment ago: looked for before anything is opened
                self._search(self.field.text())
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._log_contact()
            else:
                self._open(self.list.chosen())
        else:
            return False
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        return True  # Tab stays here: what lies beneath cannot be used while the sheet is over it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 130 if theme.tokens().dark else 70))

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(theme.px(_WIDTH), window.width() - theme.space(48))
        top = theme.space(56) if window.height() > theme.px(500) else theme.space(12)
        room = window.height() - top - theme.space(24)
        self._above.invalidate()  # else the note that has just gone would still have its room
        self._layout.invalidate()
        self._sheet.resize(width, min(room, self._layout.totalHeightForWidth(width)))
        self._sheet.move((window.width() - width) // 2, top)

    def _build(self) -> None:
        self.setAccessibleName("Search")
        self._sheet = QFrame(self)
        theme.set_role(self._sheet, Role.CARD)
        self._layout = layout = column(0, into=self._sheet)
        self._above = above = column(8, 14, 14, 14, 12)
        self.field = SearchField("Search", pause_ms=20)
        self.note = label("", Role.MUTED, wrap=True)
        above.addWidget(self.field)
        above.addWidget(self.note)
        layout.addLayout(above)
        self._line = divider()
        layout.addWidget(self._line)
        self.list = HitList()
        layout.addWidget(self.list, 1)
        at_a_hive = self._workplace.desk.role is VaultRole.HIVE  # contacts are logged there
        logs = "Ctrl+Enter logs a contact with the family, " if at_a_hive else ""
        foot = column(0, 16, 8, 16, 10)
        foot.addWidget(
            label(
                f"Arrows choose, Enter opens, {logs}Escape closes.",
                Role.SMALL,
                wrap=True,
            )
        )
        layout.addWidget(divider())
        layout.addLayout(foot)


def _alive(widget: QWidget) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(widget))
