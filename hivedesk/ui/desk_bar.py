"""The bar above every screen: back and forward, search, undo and redo, discreet view, lock, and a new contact."""

from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from hivedesk.domain.hive import VaultRole
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button, icon_button


class DeskBar(QFrame):
    """Its buttons; whoever shows it connects them."""

    def __init__(self, role: VaultRole, *, discreet: bool) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # never makes the window wider
        self._layout = row(6, 24, 12, 28, 0, into=self)
        self.back = icon_button("Back", "back")
        self.forward = icon_button("Forward", "forward")
        self.search = button("Search", icon_name="search", role=Role.QUIET)
        found = "People, notes, follow-ups" if role is VaultRole.HIVE else "Hives, screens, settings"
        self.search.setToolTip(f"{found} (Ctrl+K)")
        self.undo = icon_button("Undo", "undo")
        self.redo = icon_button("Redo", "redo")
        self.discreet = button("Discreet view", icon_name="eye-off", role=Role.QUIET)
        self.discreet.setCheckable(True)
        self.discreet.setChecked(discreet)
        self.discreet.setToolTip("Initials in place of names (F9)")
        self.lock = button("Lock now", icon_name="lock", role=Role.QUIET)
        self.lock.setToolTip("Close the vault until the passphrase is typed again (Ctrl+Shift+L)")
        self.log = button("Log contact", icon_name="add", role=Role.PRIMARY)
        self.log.setToolTip("A call, a visit, a message (Ctrl+L)")
        self._lay_out(role)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)

    def fit(self, room: int) -> None:
        """Where the words have no room (large text), the pictures stand alone; their names stay. ``room`` in px."""
        for made, words in self._worded.items():
            made.setText(words)
        for made, words in self._worded.items():  # "Log contact", the last, keeps its words the longest
            if self._layout.sizeHint().width() <= room:
                break
            made.setText("")
            made.setAccessibleName(words)

    def _lay_out(self, role: VaultRole) -> None:
        for widget in (self.back, self.forward, self.search):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        for widget in (self.undo, self.redo, self.discreet, self.lock):
            self._layout.addWidget(widget)
        worded: list[QAbstractButton] = [self.search, self.discreet, self.lock]
        if role is VaultRole.HIVE:
            self._layout.addWidget(self.log)
            worded.append(self.log)
        else:  # contacts are logged in a Hive
            self.log.setParent(self)
            self.log.hide()
        self._worded = {made: made.text() for made in worded}
