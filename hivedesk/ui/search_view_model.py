"""What Search shows for the letters typed so far, without Qt: people, notes, follow-ups, and what can be done."""

from dataclasses import dataclass
from enum import Enum

from hivedesk.casework.desk import Desk
from hivedesk.casework.searching import Found, FoundKind, search_everything
from hivedesk.domain.snippets import fold
from hivedesk.ui.discreet import IN_FULL, Ranges, Sight, sight_of

HINT = "A name, a telephone number, a postcode, or words from a note."


class Leads(Enum):
    """Where a hit leads."""

    FAMILY = "family"
    ENTRY = "entry"
    FORM = "contact form"
    SCREEN = "screen"


@dataclass(frozen=True)
class Hit:
    """One line of the results."""

    icon: str
    title: str
    text: str
    hits: Ranges
    why: str
    leads: Leads
    target: str

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.text, self.why) if part)


@dataclass(frozen=True)
class SearchState:
    """The results and what is said of them."""

    hits: tuple[Hit, ...] = ()
    note: str = HINT


_ICONS = {
    FoundKind.PERSON: "group",
    FoundKind.CONTACT: "contact-log",
    FoundKind.ADDENDUM: "note",
    FoundKind.FOLLOW_UP: "tick",
    FoundKind.FAMILY_NOTE: "families",
}


def _action(icon: str, title: str, text: str, leads: Leads, target: str = "") -> Hit:
    return Hit(icon, title, text, (), "action", leads, target)


_ACTIONS = (
    _action("add", "Log contact", "A call, a visit, a message", Leads.FORM),
    _action("today", "Today", "Follow-ups, and whom to ring", Leads.SCREEN, "today"),
    _action("families", "Families", "The list and the cards", Leads.SCREEN, "families"),
    _action("contact-log", "Contact log", "All entries, newest first", Leads.SCREEN, "contact_log"),
    _action("reports", "Reports", "Monthly activity summary", Leads.SCREEN, "reports"),
    _action("import", "Import families", "From a spreadsheet", Leads.SCREEN, "import"),
    _action("settings", "Settings", "Hive, passphrase, backups, appearance", Leads.SCREEN, "settings"),
)


class SearchViewModel:
    """Asks casework at each letter; it answers within a few milliseconds."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.sight: Sight = IN_FULL

    def begin(self, *, discreet: bool) -> SearchState:
        """Nothing is typed yet: what can be done."""
        self.sight = sight_of(self.desk, discreet=discreet)
        return SearchState(_ACTIONS, HINT)

    def look_for(self, text: str) -> SearchState:
        """What fits ``text``: people first, then notes, then actions."""
        words = text.strip()
        if not words:
            return SearchState(_ACTIONS, HINT)
        results = search_everything(self.desk, text)
        hits = tuple(self._hit(found) for found in results.hits if not _says_only_the_name(found))
        actions = tuple(action for action in _ACTIONS if _fits(action, fold(words)))
        return SearchState((*hits, *actions), _note(words, results.read_as, bool(hits or actions)))

    def _hit(self, found: Found) -> Hit:
        text, hits = self.sight.marked(found.snippet.text, found.snippet.hits)
        leads, target = _where(found)
        is_person = found.kind is FoundKind.PERSON
        title = self.sight.name(found.title) if is_person else self.sight.words(found.title)
        text = text[:1].upper() + text[1:] if is_person else text
        return Hit(_ICONS[found.kind], title, text, hits, found.why, leads, target)


def _where(found: Found) -> tuple[Leads, str]:
    match found.kind:
        case FoundKind.CONTACT | FoundKind.ADDENDUM:
            return Leads.ENTRY, found.record_id
        case FoundKind.FOLLOW_UP if found.record_id:
            return Leads.ENTRY, found.record_id
    if found.family_id:
        return Leads.FAMILY, found.family_id
    return Leads.SCREEN, "today"  # a follow-up about no family


def _says_only_the_name(found: Found) -> bool:
    """The family itself stands among the people already."""
    return found.kind is FoundKind.FAMILY_NOTE and found.snippet.text == found.title


def _fits(action: Hit, words: str) -> bool:
    title = fold(action.title)
    return title.startswith(words) or any(word.startswith(words) for word in title.split())


def _note(words: str, read_as: str, found: bool) -> str:
    if read_as:
        return f"Nothing holds “{words}”. Read as “{read_as}”."
    if found:
        return ""
    return (
        "Type one more letter." if len(words) < 2 else f"Nothing holds “{words}”. Try fewer letters, or another word."
    )
