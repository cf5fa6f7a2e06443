"""One entry of the contact log in words, without Qt: its parts set apart, who signed it, what may be done."""

from dataclasses import dataclass
from datetime import timedelta

from hivedesk.casework import contact_log, families
from hivedesk.casework.contact_log import EntryView
from hivedesk.casework.desk import Desk
from hivedesk.domain.contact_log import ContactKind, ContactLogEntry, FollowUp
from hivedesk.domain.families import Person, full_name
from hivedesk.domain.household import Household
from hivedesk.foundation.clock import format_date, format_moment, local
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.contact_log.view_model import as_begun

GONE = "somebody who is no longer on the card"


@dataclass(frozen=True)
class Part:
    """One part of what was written, under its own heading."""

    heading: str
    text: str


@dataclass(frozen=True)
class FollowUpLine:
    """A follow-up that came of the entry."""

    key: str
    what: str
    when: str
    done: bool
    overdue: bool


@dataclass(frozen=True)
class EntryState:
    """Everything that the page shows."""

    key: str
    family_id: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    concern: tuple[Part, ...]
    facts: tuple[tuple[str, str], ...]
    signed: str
    late: str
    locked: bool
    may_change: bool
    addenda: tuple[Part, ...]
    follow_ups: tuple[FollowUpLine, ...]


def entry_state(desk: Desk, entry_id: str, sight: Sight) -> EntryState | None:
    """Read an entry; None where it is gone."""
    view = contact_log.show_entry(desk, entry_id)
    if view is None:
        return None
    entry = view.entry
    return EntryState(
        key=entry.id,
        family_id=entry.family_id,
        title=f"Contact with {sight.name(view.family_name)}",
        subtitle=_subtitle(entry),
        parts=_parts(entry, sight),
        concern=_concern(entry, sight),
        facts=_facts(entry, families.household(desk, entry.family_id), sight),
        signed=_signed(desk, view),
        late=_late(view),
        locked=view.locked,
        may_change=not view.locked and entry.author == desk.author,
        addenda=tuple(
            Part(f"Added note by {added.author}, {format_moment(added.added_at)}", sight.words(added.text))
            for added in view.addenda
        ),
        follow_ups=tuple(_follow_up(desk, follow_up, sight) for follow_up in view.follow_ups),
    )


def _subtitle(entry: ContactLogEntry) -> str:
    minutes = f"{entry.minutes} minute{'' if entry.minutes == 1 else 's'}"
    return ", ".join((format_moment(entry.happened_at), entry.kind.value, entry.channel.value, minutes))


def _parts(entry: ContactLogEntry, sight: Sight) -> tuple[Part, ...]:
    written = (
        ("What happened (fact)", entry.fact),
        ("What I think (opinion)", entry.opinion),
        ("Said by others (third party)", entry.third_party),
        ("Child's voice", entry.childs_voice),
        ("Outcome", entry.outcome),
    )
    parts = tuple(Part(heading, sight.words(text)) for heading, text in written if text)
    if parts or entry.concern:
        return parts
    nobody = "Tried, and nobody was reached." if entry.kind is ContactKind.NOT_REACHED else "Nothing is written here."
    return (Part("What happened (fact)", nobody),)


def _concern(entry: ContactLogEntry, sight: Sight) -> tuple[Part, ...]:
    written = (("Facts of the concern", entry.concern_facts), ("Told whom and when", entry.concern_told))
    return tuple(Part(heading, sight.words(text)) for heading, text in written if text)


def _facts(entry: ContactLogEntry, house: Household, sight: Sight) -> tuple[tuple[str, str], ...]:
    people: tuple[Person, ...] = (*house.carers, *house.children_in_care, *house.own_children)
    names: dict[str, str] = {person.id: full_name(person) for person in people}
    names |= {other.id: other.name for other in house.professionals}
    who = [sight.name(names[key]) if key in names else GONE for key in entry.who]
    if entry.who_else:
        who.append(sight.words(entry.who_else))
    return (
        ("Who", ", ".join(who) or "The carers"),
        ("Direction", as_begun(entry.direction.value)),
        ("Topics", as_begun(", ".join(entry.topics))),
        ("Shared with", sight.words(entry.shared_with)),
        ("Entered", format_moment(entry.entered_at)),
        ("Last changed", format_moment(entry.changed_at) if entry.changed_at else ""),
    )


def _signed(desk: Desk, view: EntryView) -> str:
    entry = view.entry
    moment = format_moment(entry.entered_at + timedelta(hours=desk.policy.contact_lock_hours))
    if view.locked:
        return f"Signed by {entry.author}, locked since {moment}."
    if entry.author != desk.author:
        return f"Signed by {entry.author}, who can change it until {moment}."
    return f"Signed by {entry.author}. Can be changed until {moment}."


def _late(view: EntryView) -> str:
    if not view.late:
        return ""
    days = (local(view.entry.entered_at).date() - local(view.entry.happened_at).date()).days
    return f"Entered late: {days} days after it happened."


def _follow_up(desk: Desk, follow_up: FollowUp, sight: Sight) -> FollowUpLine:
    done = follow_up.done_at is not None
    when = (
        f"Done {format_date(local(follow_up.done_at).date())}"
        if follow_up.done_at is not None
        else f"Due {format_date(follow_up.due_on)}"
    )
    overdue = not done and follow_up.due_on < desk.today
    return FollowUpLine(follow_up.id, sight.words(follow_up.what), when, done, overdue)
