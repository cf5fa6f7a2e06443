"""What Search shows for the letters typed so far, without Qt: people, notes, follow-ups, and what can be done."""

from dataclasses import dataclass
from enum import Enum

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.county_directory import look_up
from hivedesk.casework.searching import Found, FoundKind, get_ready, hive_names, search_everything
from hivedesk.domain.exchange.wording import reached
from hivedesk.domain.hive import VaultRole
from hivedesk.domain.snippets import fold
from hivedesk.ui.discreet import IN_FULL, Ranges, Sight, sight_of

HINT = "A name as it sounds, part of a telephone number or postcode, or words from a note."
HINT_AT_THE_SERVICE = "A Hive, its area or its HCSW; a screen, or a section of Settings."
_MOST_HIVES = 8
_MOST_PROFESSIONALS = 4


class Leads(Enum):
    """Where a hit leads."""

    FAMILY = "family"
    ENTRY = "entry"
    FORM = "contact form"
    SCREEN = "screen"
    SECTION = "section of Settings"
    BREACH = "breach of data protection"
    EVENT = "event"
    NEW_EVENT = "new event"
    HIVE = "Hive"
    PROFESSIONAL = "professional of the directory"
    STAY = "stay"
    NEW_STAY = "new stay"


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
    FoundKind.EVENT: "event",
    FoundKind.STAY: "sleepovers",
    FoundKind.RECORD: "note",
}


def _action(icon: str, title: str, text: str, leads: Leads, target: str = "") -> Hit:
    return Hit(icon, title, text, (), "action", leads, target)


_ACTIONS = (
    _action("add", "Log contact", "A call, a visit, a message", Leads.FORM),
    _action("today", "Today", "Follow-ups, and whom to ring", Leads.SCREEN, "today"),
    _action("families", "Families", "The list and the cards", Leads.SCREEN, "families"),
    _action("contact-log", "Contact log", "All entries, newest first", Leads.SCREEN, "contact_log"),
    _action("calendar", "Calendar", "Events, visits, school terms, your leave", Leads.SCREEN, "calendar"),
    _action("event", "Add event", "A support group, a family event, your leave", Leads.NEW_EVENT),
    _action("sleepovers", "Sleepovers", "Requests, hosts, the rota of a month", Leads.SCREEN, "sleepovers"),
    _action("add", "New request", "A child is to stay with another family", Leads.NEW_STAY),
    _action("reports", "Reports", "Monthly activity summary", Leads.SCREEN, "reports"),
    _action("exchange", "Exchange", "Send to the service, and what came", Leads.SCREEN, "exchange"),
    _action("import", "Import families", "From a spreadsheet", Leads.SCREEN, "import"),
    _action("settings", "Settings", "Hive, passphrase, backups, appearance", Leads.SCREEN, "settings"),
)

_AT_THE_SERVICE = (
    _action("reports", "County", "All Hives over any months", Leads.SCREEN, "county"),
    _action("hive", "Hives", "Enrol a Hive, write to Hives", Leads.SCREEN, "hives"),
    _action("print", "Reports", "The county review as it will print", Leads.SCREEN, "county_reports"),
    _action("exchange", "Exchange", "Fetch and answer, your own card, the mailbox", Leads.SCREEN, "exchange"),
    _action("settings", "Settings", "Passphrase, backups, appearance", Leads.SCREEN, "settings"),
)

_RETENTION = _action(
    "delete", "What may be erased", "Families that left, once the service has everything", Leads.SECTION, "retention"
)
_SECTIONS = (
    _action("clock", "Rules in force", "Every figure and its source", Leads.SECTION, "rules"),
    _action("backup", "Backups", "Back up now, test a backup", Leads.SECTION, "backups"),
    _action("shield", "Breach of data protection", "What to do first", Leads.SECTION, "breach"),
    _action("warning", "This laptop was lost", "Whom to tell, and what it holds", Leads.SECTION, "lost"),
)
"""Found when they are typed; offered before, they would crowd the list."""


class SearchViewModel:
    """Asks casework at each letter; it answers within a few milliseconds."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._at_the_service = desk.role is VaultRole.SERVICE
        self._actions = _AT_THE_SERVICE if self._at_the_service else _ACTIONS
        self._sections = _SECTIONS if self._at_the_service else (*_SECTIONS, _RETENTION)
        self._hint = HINT_AT_THE_SERVICE if self._at_the_service else HINT
        self.sight: Sight = IN_FULL

    def begin(self, *, discreet: bool) -> SearchState:
        """Nothing is typed yet: what can be done."""
        get_ready(self.desk)
        self.sight = sight_of(self.desk, discreet=discreet)
        return SearchState(self._actions, self._hint)

    def look_for(self, text: str) -> SearchState:
        """What fits ``text``: people first, then notes, then actions."""
        words = text.strip()
        if not words:
            return SearchState(self._actions, self._hint)
        if self._at_the_service:
            return self._look_for_hives(words)
        results = search_everything(self.desk, text)
        hits = (*(self._hit(found) for found in results.hits), *self._professionals(words))
        actions = tuple(action for action in (*self._actions, *self._sections) if _fits(action, fold(words)))
        return SearchState((*hits, *actions), _note(words, results.read_as, bool(hits or actions)))

    def _professionals(self, words: str) -> list[Hit]:
        """Those of the county's directory; who works with a family of the Hive is found on its card."""
        found = look_up(self.desk, words)[:_MOST_PROFESSIONALS] if len(words) > 1 else ()
        return [Hit("group", one.name, reached(one), (), "Directory", Leads.PROFESSIONAL, one.id) for one in found]

    def _look_for_hives(self, words: str) -> SearchState:
        folded = fold(words)
        hives = [
            Hit("hive", name, ", ".join(part for part in (area, person) if part), (), "Hive", Leads.HIVE, key)
            for key, name, area, person in hive_names(self.desk)
            if folded in fold(f"{name} {area} {person}")
        ]
        actions = tuple(action for action in (*self._actions, *self._sections) if _fits(action, folded))
        found = (*hives[:_MOST_HIVES], *actions)
        return SearchState(found, _note(words, "", bool(found)))

    def _hit(self, found: Found) -> Hit:
        text, hits = self.sight.marked(found.snippet.text, found.snippet.hits)
        leads, target = _where(found)
        is_person = found.kind is FoundKind.PERSON
        title = self.sight.name(found.title) if is_person else self.sight.words(found.title)
        text = text[:1].upper() + text[1:] if is_person else text
        return Hit(_ICONS[found.kind], title, text, hits, self.sight.words(found.why), leads, target)


def _where(found: Found) -> tuple[Leads, str]:
    match found.kind:
        case FoundKind.CONTACT | FoundKind.ADDENDUM:
            return Leads.ENTRY, found.record_id
        case FoundKind.FOLLOW_UP if found.record_id:
            return Leads.ENTRY, found.record_id
    if found.kind is FoundKind.EVENT:
        return Leads.EVENT, found.record_id
    if found.kind is FoundKind.STAY:
        return Leads.STAY, found.record_id
    if found.family_id:
        return Leads.FAMILY, found.family_id
    # about no family: a follow-up, or a data breach
    return (Leads.SCREEN, "today") if found.kind is FoundKind.FOLLOW_UP else (Leads.BREACH, found.record_id)


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
