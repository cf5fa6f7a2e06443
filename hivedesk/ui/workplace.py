"""What every screen is given: the open desk, background work, and the ways to tell the window something.

Screens never know each other; they ask for a family, an entry or a form here, and the window brings it.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from hivedesk.casework import drafts, undoing
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.families import initials
from hivedesk.foundation.background import Background
from hivedesk.foundation.errors import Cancelled, HiveDeskError
from hivedesk.ui.discreet import sight_of

Answer = TypeVar("Answer")


class Workplace(QObject):
    """The desk as the screens see it."""

    changed = Signal(object)  # casework.desk.Changed: what the screens should read again
    refused = Signal(object)  # HiveDeskError: shown in words
    said = Signal(str, bool)  # a sentence for the toast, and whether Undo stands beside it
    discreet_changed = Signal(bool)
    screen_wanted = Signal(str)  # "families", "reports" …
    settings_wanted = Signal(str)  # the key of a section of Settings
    professional_wanted = Signal(str)  # the id of somebody in the county's directory
    hive_wanted = Signal(str)  # at the service: the key id of a Hive, in the list of Hives
    family_wanted = Signal(str)  # id: its card
    entry_wanted = Signal(str)  # id: the entry in the contact log
    event_wanted = Signal(str, object)  # id, and which time of a series or None: its page
    stay_wanted = Signal(str)  # the id of a request for a stay: its page
    contact_form_wanted = Signal(str)  # family id or "": a new contact
    planned_contact_wanted = Signal(str, str)  # family id, follow-up id: a new contact, the call or visit planned there
    contact_form_left = Signal(object)  # it was saved or closed (None), or discarded (a way to bring it back)
    deed_wanted = Signal(object)  # ui.deeds.DeedWanted: its dialog
    backed_up = Signal()  # a backup was made
    about_to_lock = Signal()  # keep what is typed, now

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.background = background
        self.discreet = False

    def do(self, act: Callable[[], Changed | None], *, quiet: bool = False) -> Changed | None:
        """Run an act; tell the screens and the worker. A refusal is shown, and nothing has changed."""
        try:
            changed = act()
        except HiveDeskError as error:
            self._refuse(error)
            return None
        if changed is not None:
            self.changed.emit(changed)
            if not quiet:
                self.said.emit(_sentence(self.words(changed.sentence)), changed.undoable)
        return changed

    def ask(self, question: Callable[[], Answer]) -> Answer | None:
        """Ask something that may be refused; None where it was (and was shown)."""
        try:
            return question()
        except HiveDeskError as error:
            self._refuse(error)
            return None

    def undo(self) -> None:
        """Take the last act back, and say which."""
        self._reverse(lambda: undoing.undo(self.desk), "Undone")

    def redo(self) -> None:
        """Bring the last undone act again, and say which."""
        self._reverse(lambda: undoing.redo(self.desk), "Done again")

    def set_discreet(self, discreet: bool) -> None:
        """Show initials in place of names, or names again."""
        if discreet != self.discreet:
            self.discreet = discreet
            self.discreet_changed.emit(discreet)

    def name(self, text: str) -> str:
        """A name as it may be shown now."""
        return initials(text) if self.discreet else text

    def words(self, text: str) -> str:
        """A text that may hold names, as it may be shown now."""
        return sight_of(self.desk, discreet=self.discreet).words(text)

    def keep_draft(self, form: str, typed: dict[str, object]) -> None:
        """Keep what stands in a form, inside the vault."""
        drafts.keep_draft(self.desk, form, typed)

    def drop_draft(self, form: str) -> None:
        """Forget a form's draft."""
        drafts.drop_draft(self.desk, form)

    def find_draft(self, form: str) -> dict[str, object] | None:
        """What was typed into a form that was not saved."""
        draft = drafts.find_draft(self.desk, form)
        return draft.typed if draft else None

    def _reverse(self, act: Callable[[], Changed], word: str) -> None:
        changed = self.ask(act)
        if changed is not None:
            self.changed.emit(changed)
            self.said.emit(f"{word}: {self.words(changed.sentence)}.", False)

    def _refuse(self, error: HiveDeskError) -> None:
        if not isinstance(error, Cancelled):
            self.refused.emit(error)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
