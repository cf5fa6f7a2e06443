"""Logging contacts: from the blank form to the signed entry, its addenda and its follow-ups."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, time

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.likely_words import likely_word
from hivedesk.domain.acts import ActKind
from hivedesk.domain.contact_log import (
    Addendum,
    ContactLogEntry,
    EntryId,
    FollowUp,
    FollowUpKind,
    check_change,
    check_entry,
    is_late,
    is_locked,
    is_two_way,
)
from hivedesk.domain.families import Channel
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.snippets import Snippet, snippet
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import contact_log as stored
from hivedesk.store import search
from hivedesk.store.contact_log import ContactFilter, Cursor

__all__ = ["ContactFilter", "Cursor"]


CONCERN = "Safeguarding concern"  # how its follow-up begins
USUAL_WORDS = {FollowUpKind.TO_DO: "", FollowUpKind.CALL: "Phone call", FollowUpKind.VISIT: "Visit"}


@dataclass(frozen=True)
class FollowUpWanted:
    """What the form asks to be reminded of."""

    due_on: date
    what: str
    kind: FollowUpKind = FollowUpKind.TO_DO
    at: time | None = None
    asked_by_carer: bool = False


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """An entry as the list and the card show it."""

    entry: ContactLogEntry
    family_name: str
    locked: bool
    late: bool
    snippet: Snippet
    addenda: tuple[Addendum, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


def blank_entry(desk: Desk, family_id: FamilyId) -> ContactLogEntry:
    """A new entry as the form begins with it: now, 15 minutes, by phone."""
    now = desk.clock.now()
    return ContactLogEntry(
        id=EntryId(desk.new_id()), family_id=family_id, happened_at=now, entered_at=now, author=desk.author
    )


def blank_entry_for(desk: Desk, planned: FollowUp) -> ContactLogEntry:
    """A new entry about a planned call or visit: at its time, where that has passed, and by its channel."""
    blank = blank_entry(desk, FamilyId(planned.family_id or ""))
    channel = Channel.VISIT if planned.kind is FollowUpKind.VISIT else Channel.PHONE
    if planned.at is None:
        return replace(blank, channel=channel)
    planned_for = at_london(planned.due_on, planned.at.hour, planned.at.minute)
    return replace(blank, channel=channel, happened_at=min(planned_for, blank.happened_at))


def open_plan(desk: Desk, follow_up_id: str) -> FollowUp | None:
    """A planned call or visit that is still to be made; None where it is done or gone."""
    planned = desk.store.find(FollowUp, follow_up_id)
    is_open = planned is not None and planned.done_at is None and planned.kind is not FollowUpKind.TO_DO
    return planned if is_open else None


def open_plans(desk: Desk, family_id: FamilyId, until: date) -> list[FollowUp]:
    """The calls and visits planned with a family, up to a day, that are still to be made."""
    found = stored.open_follow_ups(desk.store, until=until, family_id=family_id)
    return [follow_up for follow_up in found if follow_up.kind is not FollowUpKind.TO_DO]


def settles(entry: ContactLogEntry, planned: FollowUp) -> bool:
    """Whether a contact was this planned call or visit, as far as can be told: a visit is a call too, not the reverse.

    It has to be two-way, and not before the day for which it was planned.
    """
    by_kind = planned.kind is FollowUpKind.CALL or entry.channel is Channel.VISIT
    return is_two_way(entry) and by_kind and planned.due_on <= local(entry.happened_at).date()


def log_contact(
    desk: Desk,
    entry: ContactLogEntry,
    follow_up: FollowUpWanted | None = None,
    settled: Collection[str] | None = None,
) -> Changed:
    """Save a new entry, signed by the worker at the desk; a concern also makes a follow-up for today.

    ``settled`` are the ids of planned calls and visits with this family that are thereby done; None = those that it
    `settles`.

    Raises:
        RuleRefused: the entry cannot be (see `domain.contact_log.check_entry`).
    """
    now = desk.clock.now()
    entry = replace(entry, entered_at=now, author=desk.author, changed_at=None)
    check_entry(entry, now)
    with desk.act(ActKind.LOG_CONTACT, entry.family_id) as act:
        act.insert(entry)
        for planned in _done_by(desk, entry, settled):
            act.update(replace(planned, done_at=now))
        for wanted in _follow_ups(desk, entry, follow_up):
            act.insert(_new_follow_up(desk, entry.family_id, entry.id, wanted))
    return desk.changed(ActKind.LOG_CONTACT, act, entry.family_id, entry.id)


def change_contact(desk: Desk, entry: ContactLogEntry, follow_up: FollowUpWanted | None = None) -> Changed:
    """Change an entry that is not yet locked. Who wrote it first, and when, stays.

    Raises:
        RuleRefused: it is locked, written by somebody else, or cannot be.
    """
    now = desk.clock.now()
    old = desk.store.get(ContactLogEntry, entry.id)
    check_change(old, now, desk.policy)
    _check_own(desk, old)
    entry = replace(entry, entered_at=old.entered_at, author=old.author, changed_at=now)
    check_entry(entry, now)
    with desk.act(ActKind.CHANGE_CONTACT, entry.family_id) as act:
        act.update(entry)
        newly_a_concern = replace(entry, concern=entry.concern and not old.concern)
        for wanted in _follow_ups(desk, newly_a_concern, follow_up):
            act.insert(_new_follow_up(desk, entry.family_id, entry.id, wanted))
    return desk.changed(ActKind.CHANGE_CONTACT, act, entry.family_id, entry.id)


def remove_contact(desk: Desk, entry_id: str) -> Changed:
    """Take an entry made by mistake away, while it is not yet locked.

    Raises:
        RuleRefused: it is locked, or written by somebody else.
    """
    old = desk.store.get(ContactLogEntry, entry_id)
    check_change(old, desk.clock.now(), desk.policy)
    _check_own(desk, old)
    with desk.act(ActKind.REMOVE_CONTACT, old.family_id) as act:
        for follow_up in stored.follow_ups_of(desk.store, entry_id):
            act.delete(FollowUp, follow_up.id)
        for addendum in stored.addenda(desk.store, [entry_id]):
            act.delete(Addendum, addendum.id)
        for planned in stored.follow_ups_done_at(desk.store, old.family_id, old.entered_at):
            act.update(replace(planned, done_at=None))  # the call that this contact was is still to be made
        act.delete(ContactLogEntry, entry_id)
    return desk.changed(ActKind.REMOVE_CONTACT, act, old.family_id)


def add_addendum(desk: Desk, entry_id: str, text: str) -> Changed:
    """Add to an entry, signed and dated, without changing it.

    Raises:
        RuleRefused: nothing is written.
    """
    if not text.strip():
        raise RuleRefused("The added note is empty.", "Write what should be added.")
    entry = desk.store.get(ContactLogEntry, entry_id)
    addendum = Addendum(
        id=desk.new_id(),
        entry_id=entry.id,
        family_id=entry.family_id,
        added_at=desk.clock.now(),
        author=desk.author,
        text=text.strip(),
    )
    with desk.act(ActKind.ADD_ADDENDUM, entry.family_id) as act:
        act.insert(addendum)
    return desk.changed(ActKind.ADD_ADDENDUM, act, entry.family_id, entry.id)


def add_follow_up(desk: Desk, family_id: FamilyId | None, wanted: FollowUpWanted) -> Changed:
    """Be reminded of something, with or without a family; a call or visit needs no more words than that.

    Raises:
        RuleRefused: nothing is written, or a call or visit has no family.
    """
    if not wanted.what.strip() and wanted.kind is FollowUpKind.TO_DO:
        raise RuleRefused("The follow-up is empty.", "Write what is to be done.")
    if wanted.kind is not FollowUpKind.TO_DO and family_id is None:
        raise RuleRefused("A call or visit needs its family.", "Choose the family.")
    follow_up = _new_follow_up(desk, family_id, None, wanted)
    with desk.act(ActKind.ADD_FOLLOW_UP, family_id or "") as act:
        act.insert(follow_up)
    return desk.changed(ActKind.ADD_FOLLOW_UP, act, family_id or "", follow_up.id)


def complete_follow_up(desk: Desk, follow_up_id: str) -> Changed:
    """Tick a follow-up off."""
    follow_up = desk.store.get(FollowUp, follow_up_id)
    with desk.act(ActKind.COMPLETE_FOLLOW_UP, follow_up.family_id or "") as act:
        act.update(replace(follow_up, done_at=desk.clock.now()))
    return desk.changed(ActKind.COMPLETE_FOLLOW_UP, act, follow_up.family_id or "", follow_up_id)


def move_follow_up(desk: Desk, follow_up_id: str, due_on: date, at: time | None = None) -> Changed:
    """Put a follow-up off to another day; ``at`` gives it another hour too, else it keeps its own."""
    follow_up = desk.store.get(FollowUp, follow_up_id)
    with desk.act(ActKind.CHANGE_FOLLOW_UP, follow_up.family_id or "") as act:
        act.update(replace(follow_up, due_on=due_on, at=at or follow_up.at))
    return desk.changed(ActKind.CHANGE_FOLLOW_UP, act, follow_up.family_id or "", follow_up_id)


def list_entries(desk: Desk, wanted: ContactFilter, limit: int = 100, after: Cursor | None = None) -> list[EntryView]:
    """A page of the log, newest first; where words are asked for, with the hit in its sentence."""
    entries = stored.page(desk.store, wanted, limit, after)
    words = search.split_words(wanted.words)
    if words and not entries and after is None:
        words = [likely_word(desk, word) for word in words]
        entries = stored.page(desk.store, replace(wanted, words=" ".join(words)), limit)
    names = desk.family_names()
    return [_view(desk, entry, names.get(entry.family_id, ""), words) for entry in entries]


def show_entry(desk: Desk, entry_id: str) -> EntryView | None:
    """One entry with its addenda and follow-ups; None where it is gone."""
    entry = desk.store.find(ContactLogEntry, entry_id)
    if entry is None:
        return None
    view = _view(desk, entry, desk.family_names().get(entry.family_id, ""), [])
    return replace(
        view,
        addenda=tuple(stored.addenda(desk.store, [entry_id])),
        follow_ups=tuple(stored.follow_ups_of(desk.store, entry_id)),
    )


def chronology(
    desk: Desk, family_id: FamilyId, first_day: date | None = None, last_day: date | None = None
) -> list[EntryView]:
    """All entries about a family with their addenda, oldest first."""
    start = at_london(first_day, 0) if first_day else _BEGINNING
    end = at_london(date.fromordinal(last_day.toordinal() + 1), 0) if last_day else _END
    entries = stored.between(desk.store, start, end, family_id)
    names = desk.family_names()
    addenda: dict[str, list[Addendum]] = {}
    for addendum in stored.addenda_of_family(desk.store, family_id):
        addenda.setdefault(addendum.entry_id, []).append(addendum)
    return [
        replace(_view(desk, entry, names.get(family_id, ""), []), addenda=tuple(addenda.get(entry.id, ())))
        for entry in entries
    ]


def authors(desk: Desk) -> list[str]:
    """Who has written in the log."""
    return stored.authors(desk.store)


_BEGINNING = at_london(date(1900, 1, 1), 0)
_END = at_london(date(2200, 1, 1), 0)


def _check_own(desk: Desk, entry: ContactLogEntry) -> None:
    if entry.author != desk.author:
        raise RuleRefused("Somebody else signed this entry.", "Add a note: it is shown below the entry.")


def _view(desk: Desk, entry: ContactLogEntry, family_name: str, words: list[str]) -> EntryView:
    texts = (
        entry.fact,
        entry.concern_facts,
        entry.opinion,
        entry.third_party,
        entry.childs_voice,
        entry.outcome,
        entry.shared_with,
        entry.who_else,
        ", ".join(entry.topics),
    )
    return EntryView(
        entry=entry,
        family_name=family_name,
        locked=is_locked(entry, desk.clock.now(), desk.policy),
        late=is_late(entry, desk.policy),
        snippet=snippet(texts, words),
    )


def _follow_ups(desk: Desk, entry: ContactLogEntry, wanted: FollowUpWanted | None) -> list[FollowUpWanted]:
    found = [wanted] if wanted is not None and wanted.what.strip() else []
    if entry.concern:
        told = "has the duty team answered?" if entry.concern_told.strip() else "tell the duty team now."
        found.append(FollowUpWanted(desk.today, f"{CONCERN}: {told}"))
    return found


def _done_by(desk: Desk, entry: ContactLogEntry, settled: Collection[str] | None) -> list[FollowUp]:
    """The planned calls and visits with this family that the contact was, or that she says it was."""
    planned = open_plans(desk, entry.family_id, desk.today)
    return [one for one in planned if (settles(entry, one) if settled is None else one.id in settled)]


def _new_follow_up(
    desk: Desk, family_id: FamilyId | None, entry_id: EntryId | None, wanted: FollowUpWanted
) -> FollowUp:
    return FollowUp(
        id=desk.new_id(),
        family_id=family_id,
        entry_id=entry_id,
        due_on=wanted.due_on,
        what=wanted.what.strip() or USUAL_WORDS[wanted.kind],
        kind=wanted.kind,
        at=wanted.at,
        asked_by_carer=wanted.asked_by_carer,
    )
