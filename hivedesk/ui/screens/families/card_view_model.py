"""A family's card in words: what matters now, the facts by section, the time line. Plain Python.

Risk and no-contact flags, and who must not collect a child, are not in the card's state: they come from
`show_flags`, which is logged, and stay until the card is left.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hivedesk.casework import contact_log, drafts, families
from hivedesk.casework.contact_log import ContactFilter, Cursor
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.families import FamilyCard
from hivedesk.casework.today import preferred_words
from hivedesk.domain.acts import WORDING, ActKind, AuditEntry
from hivedesk.domain.contact_log import ContactKind, ContactLogEntry, Direction, FollowUp
from hivedesk.domain.families import (
    Channel,
    FamilyId,
    Household,
    Status,
    full_name,
)
from hivedesk.foundation.clock import format_date, format_moment, local
from hivedesk.ui.discreet import Sight, sight_of
from hivedesk.ui.screens.families.card_sections import Pills, Section, sections_of
from hivedesk.ui.screens.families.facts import sentence
from hivedesk.ui.screens.families.view_model import (
    STATUS_TONES,
    days_words,
    name_or_initials,
    status_words,
    status_words_of_kind,
)
from hivedesk.ui.tokens import Tone

FIRST, MORE = 5, 20  # entries of the time line at first, and what Show more adds
SHOW_FLAGS = "Show risk and no-contact flags"
FLAGS_NOTE = "Risks, no-contact and who must not collect a child are shown on asking; that you read them is logged."
_OWN_LINE = {ActKind.LOG_CONTACT, ActKind.CHANGE_CONTACT, ActKind.ADD_ADDENDUM}  # the contact itself is in the line


@dataclass(frozen=True)
class DueLine:
    """An open follow-up."""

    id: str
    what: str
    due: str
    overdue: bool


@dataclass(frozen=True)
class Happening:
    """One entry of the time line; ``entry_id`` is empty for a change of the record."""

    at: datetime
    key: str
    entry_id: str
    when: str
    title: str
    text: str
    icon: str
    tone: Tone


@dataclass(frozen=True)
class Flags:
    """What a child must be kept safe from."""

    child: str
    risks: str
    no_contact: str
    not_collected_by: str


@dataclass(frozen=True)
class State:
    """Everything the card shows."""

    family_id: FamilyId
    title: str
    pills: Pills
    line: str
    reach: str
    warnings: tuple[str, ...]
    follow_ups: tuple[DueLine, ...]
    sections: tuple[Section, ...]
    happenings: tuple[Happening, ...]
    more: bool
    has_flags: bool  # there are children: the button is worth showing
    draft: str  # when an unfinished change was typed last


class CardViewModel:
    """The card of one family."""

    def __init__(self, desk: Desk, family_id: FamilyId) -> None:
        self._desk = desk
        self.family_id = family_id
        self._card: FamilyCard | None = None
        self._older: list[ContactLogEntry] = []
        self._shown = FIRST
        self._last_page = False

    @property
    def form(self) -> str:
        """Under which the draft of a change is kept."""
        return f"family/{self.family_id}"

    def read(self) -> bool:
        """Read the family; False where it is gone."""
        self._card = families.open_card(self._desk, self.family_id)
        return self._card is not None

    def name(self, discreet: bool) -> str:
        """The family's name as it may be shown."""
        return name_or_initials(discreet)(self._card.household.family.name) if self._card else ""

    def state(self, discreet: bool) -> State:
        """What to show."""
        assert self._card is not None, "read first"
        card, today = self._card, self._desk.today
        household = card.household
        sight = sight_of(self._desk, discreet=discreet)
        draft = drafts.find_draft(self._desk, self.form)
        happenings = self._happenings(sight)
        return State(
            family_id=self.family_id,
            title=self.name(discreet),
            pills=_pills(card),
            line=_line(card, today),
            reach=_reach(household),
            warnings=card.warnings,
            follow_ups=tuple(_due(follow_up, today, sight.words) for follow_up in card.open_follow_ups),
            sections=sections_of(household, today, sight),
            happenings=happenings[: self._shown],
            more=len(happenings) > self._shown or self._may_be_older(),
            has_flags=bool(household.children_in_care),
            draft=format_moment(draft.changed_at) if draft else "",
        )

    def show_more(self) -> None:
        """Let the time line reach further back."""
        assert self._card is not None, "read first"
        self._shown += MORE
        contacts = [*self._card.recent, *self._older]
        if self._may_be_older() and len(contacts) < self._shown:
            last = contacts[-1]
            wanted = ContactFilter(family_id=self.family_id)
            page = contact_log.list_entries(self._desk, wanted, 50, Cursor(last.happened_at, last.id))
            self._older += [view.entry for view in page]
            self._last_page = len(page) < 50

    def show_flags(self, discreet: bool) -> tuple[Flags, ...]:
        """Read the flags of all children; that they were read is logged."""
        assert self._card is not None, "read first"
        read = families.show_flags(self._desk, self.family_id)
        sight = sight_of(self._desk, discreet=discreet)
        return tuple(
            Flags(
                sight.name(full_name(child)),
                *(sight.words(words) for words in (*read.get(child.id, ("", "")), child.not_collected_by)),
            )
            for child in self._card.household.children_in_care
        )

    def concerns(self, changed: Changed) -> bool:
        """Whether the card may look different after this change; an import or a new Hive name names no family."""
        return changed.subject in ("", self.family_id)

    def drop_draft(self) -> None:
        """Forget the change that was begun."""
        drafts.drop_draft(self._desk, self.form)

    def _may_be_older(self) -> bool:
        return self._card is not None and len(self._card.recent) >= 50 and not self._last_page

    def _happenings(self, sight: Sight) -> tuple[Happening, ...]:
        assert self._card is not None
        contacts = [contact_happening(entry, sight.words) for entry in (*self._card.recent, *self._older)]
        name = sight.name(self._card.household.family.name)
        changes = [_change(entry, name) for entry in self._card.changes if entry.kind not in _OWN_LINE]
        return tuple(sorted([*contacts, *changes], key=lambda one: one.at, reverse=True))


_ICONS: Mapping[Channel, str] = {
    Channel.PHONE: "phone",
    Channel.VISIT: "visit",
    Channel.VIDEO: "video",
    Channel.MESSAGE: "message",
    Channel.AT_EVENT: "event",
}


def contact_happening(entry: ContactLogEntry, mask: Callable[[str], str]) -> Happening:
    """A contact as the time line shows it."""
    parts = [sentence(entry.kind.value), entry.channel.value]
    if entry.kind is not ContactKind.NOT_REACHED and entry.minutes:
        parts.append(f"{entry.minutes} min")
    if entry.direction is Direction.BY_CARER:
        parts.append(entry.direction.value)
    if entry.concern:
        parts.append("concern")
    text = entry.concern_facts if entry.concern and not entry.fact else entry.fact
    tone = Tone.DANGER if entry.concern else Tone.PLAIN if entry.kind is ContactKind.NOT_REACHED else Tone.GOOD
    return Happening(
        at=entry.happened_at,
        key=f"contact:{entry.id}",
        entry_id=entry.id,
        when=format_moment(entry.happened_at),
        title=", ".join(parts),
        text=mask(text or entry.opinion or entry.childs_voice or entry.outcome),
        icon="shield" if entry.concern else _ICONS[entry.channel],
        tone=tone,
    )


def _change(entry: AuditEntry, name: str) -> Happening:
    words = sentence(WORDING[entry.kind].past.format(name))
    if entry.detail:
        words = f"{words} ({entry.detail})"
    if entry.undoes is not None:
        words = f"Taken back: {words[:1].lower()}{words[1:]}" if not words.startswith(name) else f"Taken back: {words}"
    return Happening(
        at=entry.at,
        key=f"change:{entry.seq}",
        entry_id="",
        when=format_moment(entry.at),
        title=f"{words}, by {entry.author}" if entry.author else words,
        text="",
        icon="eye" if entry.kind is ActKind.SHOW_FLAGS else "edit",
        tone=Tone.PLAIN,
    )


def _pills(card: FamilyCard) -> Pills:
    family = card.household.family
    pills = [(status_words(family.status), STATUS_TONES[family.status])]
    if card.newly_approved:
        pills.append(("Newly approved", Tone.INFO))
    if card.household.approval and card.household.approval.respite_only:
        pills.append(("Respite only", Tone.INFO))
    pills.append((status_words_of_kind(family.kind), Tone.PLAIN))
    return tuple(pills)


def _line(card: FamilyCard, today: date) -> str:
    family = card.household.family
    if card.last_contact is not None:
        day = local(card.last_contact).date()
        spoken = f"Last spoken with on {format_date(day)}, {days_words((today - day).days)}."
    else:
        spoken = "Not spoken with yet."
    match family.status:
        case Status.WAITING if family.waiting_since:
            return f"Waiting since {format_date(family.waiting_since)}. {spoken}"
        case Status.ON_HOLD if family.hold_from:
            review = f", review {format_date(family.hold_review_on)}" if family.hold_review_on else ""
            return f"On hold since {format_date(family.hold_from)}{review}. {spoken}"
        case Status.LEFT if family.left_on:
            why = f": {family.left_reason.value}" if family.left_reason else ""
            return f"Left on {format_date(family.left_on)}{why}."
    return spoken


def _reach(household: Household) -> str:
    family = household.family
    numbers = [family.mobile or family.phone, *(carer.mobile for carer in household.carers)]
    number = next((number for number in numbers if number), "")
    channel = f"likes {_CHANNEL_WORDS[family.preferred_channel]}" if family.preferred_channel else ""
    times = preferred_words(family)
    return sentence(", ".join(part for part in (number, channel, times) if part))


_CHANNEL_WORDS = {
    Channel.PHONE: "a call",
    Channel.VISIT: "a visit",
    Channel.VIDEO: "a video call",
    Channel.MESSAGE: "a message",
    Channel.AT_EVENT: "to talk at events",
}


def _due(follow_up: FollowUp, today: date, mask: Callable[[str], str]) -> DueLine:
    late = (today - follow_up.due_on).days
    due = f"Due {format_date(follow_up.due_on)}"
    if late > 0:
        due = f"{due}, {late} {'day' if late == 1 else 'days'} overdue"
    elif late == 0:
        due = f"{due}, today"
    return DueLine(follow_up.id, mask(follow_up.what), due, late > 0)
