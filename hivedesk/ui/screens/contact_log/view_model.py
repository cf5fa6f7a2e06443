"""The list of the contact log in words, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from hivedesk.casework import contact_log
from hivedesk.casework.contact_log import ContactFilter, Cursor, EntryView
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.contact_log import ContactKind
from hivedesk.domain.families import Channel
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import format_date, format_time, local
from hivedesk.ui.discreet import IN_FULL, Ranges, Sight, sight_of
from hivedesk.ui.open_drafts import CONTACT, OpenDraft, open_drafts
from hivedesk.ui.tokens import Tone

CHANNEL_ICONS = {
    Channel.PHONE: "phone",
    Channel.VISIT: "visit",
    Channel.VIDEO: "video",
    Channel.MESSAGE: "message",
    Channel.AT_EVENT: "event",
}
_CONCERNS_THE_LOG = {"contact_log_entry", "addendum", "follow_up", "family"}


class Emptiness(Enum):
    """Why the list shows nothing."""

    NOT_EMPTY = "not empty"
    NO_FAMILIES = "no families"
    NOTHING_LOGGED = "nothing logged"
    NOTHING_FOUND = "nothing found"


@dataclass(frozen=True)
class LogLine:
    """One line of the list."""

    cursor: Cursor
    day: str
    time: str
    family: str
    kind: str
    icon: str
    channel: str
    text: str
    hits: Ranges
    marks: str  # "Concern", "Late" or both
    tone: Tone
    locked: bool

    @property
    def key(self) -> str:
        """The entry's id."""
        return self.cursor.entry_id


@dataclass(frozen=True)
class State:
    """What stands around the list."""

    emptiness: Emptiness = Emptiness.NOTHING_LOGGED
    filtered: bool = False
    families: tuple[tuple[str, str], ...] = ()  # id and name, for the filter
    authors: tuple[str, ...] = ()
    drafts: tuple[OpenDraft, ...] = ()
    summary: str = ""


class ContactLogViewModel:
    """Asks casework and turns what it says into words; holds the filter."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.wanted = ContactFilter()
        self.sight: Sight = IN_FULL

    def set_discreet(self, discreet: bool) -> None:
        """Show initials, or names."""
        self.sight = sight_of(self.desk, discreet=discreet)

    def concerns(self, changed: Changed) -> bool:
        """Whether a change may show in the list."""
        return bool(changed.tables & _CONCERNS_THE_LOG)

    def state(self) -> State:
        """Everything but the lines."""
        names = sorted(self.desk.family_names().items(), key=lambda pair: pair[1].casefold())
        filtered = self.wanted != ContactFilter()
        return State(
            emptiness=self._emptiness(filtered, bool(names)),
            filtered=filtered,
            families=tuple((key, self.sight.name(name)) for key, name in names),
            authors=tuple(contact_log.authors(self.desk)),
            drafts=tuple(draft for draft in open_drafts(self.desk, self.sight) if draft.form.startswith(CONTACT)),
            summary=_summary(self.wanted),
        )

    def lines(self, limit: int, after: LogLine | None = None) -> list[LogLine]:
        """The next lines, newest first."""
        cursor = after.cursor if after is not None else None
        return [self._line(view) for view in contact_log.list_entries(self.desk, self.wanted, limit, cursor)]

    def narrow(self, **fields: object) -> bool:
        """Change the filter; False where nothing differs."""
        wanted = replace(self.wanted, **fields)  # type: ignore[arg-type]  # the fields' own names and types
        differs, self.wanted = wanted != self.wanted, wanted
        return differs

    def _emptiness(self, filtered: bool, any_family: bool) -> Emptiness:
        if contact_log.list_entries(self.desk, self.wanted, 1):
            return Emptiness.NOT_EMPTY
        if filtered and contact_log.list_entries(self.desk, ContactFilter(), 1):
            return Emptiness.NOTHING_FOUND
        return Emptiness.NOTHING_LOGGED if any_family else Emptiness.NO_FAMILIES

    def _line(self, view: EntryView) -> LogLine:
        entry = view.entry
        text, hits = self.sight.marked(view.snippet.text, view.snippet.hits)
        marks = [word for word, there in (("concern", entry.concern), ("late", view.late)) if there]
        return LogLine(
            cursor=Cursor(entry.happened_at, entry.id),
            day=format_date(local(entry.happened_at).date()),
            time=format_time(entry.happened_at),
            family=self.sight.name(view.family_name),
            kind=as_begun(entry.kind.value),
            icon=CHANNEL_ICONS[entry.channel],
            channel=entry.channel.value,
            text=text or ("Nobody answered." if entry.kind is ContactKind.NOT_REACHED else ""),
            hits=hits,
            marks=as_begun(", ".join(marks)),
            tone=Tone.DANGER if entry.concern else Tone.WARN,
            locked=view.locked,
        )


def spoken(line: LogLine) -> str:
    """How the kind is said by assistive technology, which does not see the icon."""
    return f"{line.kind}, {line.channel}"


def family_of(choices: Sequence[tuple[str, str]], key: object) -> FamilyId | None:
    """The chosen family, where it is still among the choices."""
    return next((FamilyId(family) for family, _name in choices if family == key), None)


def as_begun(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


def _summary(wanted: ContactFilter) -> str:
    if wanted.words.strip():
        return "The newest entries that hold these words."
    return "What was said and done with your families, newest first."
