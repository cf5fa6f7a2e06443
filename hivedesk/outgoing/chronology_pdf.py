"""One family's chronology on paper: dated, signed entries, fact apart from opinion, from what others said
and from the child's own voice (National Minimum Standards for fostering, 26). Imports reportlab: import it late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from reportlab.platypus import CondPageBreak, KeepTogether  # type: ignore[import-untyped]  # reportlab has no type information

from hivedesk.domain.contact_log import Addendum, ContactLogEntry, EntryId, is_late, is_locked
from hivedesk.domain.families import Person, full_name
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.domain.policy import Policy
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_date, format_moment, format_month, local
from hivedesk.outgoing import blocks
from hivedesk.outgoing.blocks import Mark, Marked
from hivedesk.outgoing.paper import TEXT_WIDTH, build, furniture

TITLE = "Chronology"  # of whom stands inside, never in the file's name or title
CONFIDENTIALITY = "Confidential: about children and families. Keep locked away."

FACT = Mark("What happened (fact)", thick=2.2)
OPINION = Mark("Worker's opinion", dash=(3, 2.5), italic=True)
THIRD_PARTY = Mark("Said by others (third party)", thick=1.4, dash=(1, 2.2), ground=True)
VOICE = Mark("Child's voice", bars=2, thick=1.0)
OUTCOME = Mark("Outcome", bars=0)
CONCERN = Mark("Concern: facts", box=True)
ADDENDUM = Mark("Added note", bars=3, thick=0.6)

_SHORT = 1800  # letters: about half a page
_ROOM_TO_BEGIN = 130.0  # points: the head of an entry and some lines of it


@dataclass(frozen=True)
class ChronologyEntry:
    """An entry with what was added to it after it was locked."""

    entry: ContactLogEntry
    addenda: tuple[Addendum, ...] = ()


def with_addenda(entries: Sequence[ContactLogEntry], addenda: Sequence[Addendum]) -> tuple[ChronologyEntry, ...]:
    """Put each addendum with its entry, all oldest first."""
    of: dict[EntryId, list[Addendum]] = {}
    for addendum in sorted(addenda, key=lambda one: one.added_at):
        of.setdefault(addendum.entry_id, []).append(addendum)
    ordered = sorted(entries, key=lambda entry: (entry.happened_at, entry.entered_at, entry.id))
    return tuple(ChronologyEntry(entry, tuple(of.get(entry.id, ()))) for entry in ordered)


def chronology_pdf(
    household: Household,
    entries: Sequence[ChronologyEntry],
    hive: Hive,
    policy: Policy,
    moment: datetime,
    worker: str,
    *,
    first: date | None = None,
    last: date | None = None,
    destroy_by: date | None = None,
    progress: Progress | None = None,
) -> bytes:
    """The family's entries from ``first`` to ``last`` (both included; all without them), oldest first.

    ``moment`` decides which entries are locked. ``destroy_by`` is printed at the foot of every page.

    Raises:
        Cancelled: the worker cancelled through ``progress``.
    """
    chosen = _chosen(household, entries, first, last)
    names = _names(household)
    story = _opening(household, chosen, first, last)
    done = 0
    for month, together in groupby(chosen, key=lambda one: _month(one.entry)):
        title = [blocks.Bookmark(f"month-{month}", month), blocks.para(month, "heading")]
        for one in together:
            story += _entry(one, names, policy, moment, title)
            title = []
            done += 1
            if progress is not None:
                progress.check()
                progress.report(done, len(chosen), "Writing the chronology")
    line = f"{CONFIDENTIALITY} Destroy by {format_date(destroy_by)}." if destroy_by else CONFIDENTIALITY
    return build(story, furniture(hive, TITLE, line, moment, worker), progress)


def _chosen(
    household: Household, entries: Sequence[ChronologyEntry], first: date | None, last: date | None
) -> list[ChronologyEntry]:
    """Only this family's, only these days: a wrong list can never print another family's record."""
    chosen = [
        one
        for one in entries
        if one.entry.family_id == household.family.id
        and (first is None or first <= local(one.entry.happened_at).date())
        and (last is None or local(one.entry.happened_at).date() <= last)
    ]
    return sorted(chosen, key=lambda one: (one.entry.happened_at, one.entry.entered_at, one.entry.id))


def _names(household: Household) -> Mapping[str, str]:
    people: tuple[Person, ...] = (*household.carers, *household.children_in_care, *household.own_children)
    return {
        **{str(person.id): full_name(person) for person in people},
        **{person.id: f"{person.name}, {person.role.value}" for person in household.professionals},
    }


def _month(entry: ContactLogEntry) -> str:
    day = local(entry.happened_at)
    return format_month(day.year, day.month)


def _opening(
    household: Household, chosen: Sequence[ChronologyEntry], first: date | None, last: date | None
) -> list[Any]:
    carers = ", ".join(full_name(carer) for carer in household.carers)
    family = household.family
    about = " · ".join(part for part in (family.reference.strip(), family.kind.value, carers) if part)
    return [
        blocks.para(f"The {family.name} family", "title"),
        blocks.para(f"Chronology of contacts, {_span(chosen, first, last)}", "subtitle"),
        blocks.para(about, "small"),
        blocks.space(8),
        *_legend(),
        *([] if chosen else [blocks.space(14), blocks.para("There is no entry in this time.")]),
    ]


def _span(chosen: Sequence[ChronologyEntry], first: date | None, last: date | None) -> str:
    days = [local(one.entry.happened_at).date() for one in chosen]
    start, end = first or min(days, default=None), last or max(days, default=None)
    count = f"{len(chosen)} {'entry' if len(chosen) == 1 else 'entries'}"
    if start is None or end is None:
        return count
    return f"{format_date(start)} to {format_date(end)} · {count}"


def _legend() -> list[Any]:
    marks = (
        (FACT, "what the worker saw, heard or did"),
        (OPINION, "what the worker thinks of it"),
        (THIRD_PARTY, "told by somebody else; not known at first hand"),
        (VOICE, "in the child's own words, or as the child showed it"),
    )
    gap = 8.0
    each = (TEXT_WIDTH - 3 * gap) / 4
    cells: list[Any] = []
    widths: list[float] = []
    for mark, words in marks:
        if cells:
            cells.append("")
            widths.append(gap)
        cells.append([Marked(mark, words, size="small")])
        widths.append(each)
    return [blocks.plain_grid([cells], widths)]


def _entry(
    one: ChronologyEntry, names: Mapping[str, str], policy: Policy, moment: datetime, title: list[Any]
) -> list[Any]:
    """The parts of an entry, kept on one page unless it is long, with the month's title if it is its first.

    A long one runs on, but its head stays with its first lines and its signature with its last note.
    """
    entry = one.entry
    head = [*title, blocks.rule(), *_head(entry, policy, moment, names)]
    notes = _notes(entry)
    parts = [Marked(mark, words) for mark, words in notes]
    end = [_signature(entry)]
    after = [*(part for addendum in one.addenda for part in _addendum(addendum)), blocks.space(7)]
    if sum(len(words) for _, words in notes) <= _SHORT:
        return [KeepTogether([*head, *parts, *end]), *after]
    if len(notes[-1][1]) <= _SHORT:
        end = [KeepTogether([parts.pop(), *end])]
    return [CondPageBreak(_ROOM_TO_BEGIN), *head, *parts, *end, *after]


def _head(entry: ContactLogEntry, policy: Policy, moment: datetime, names: Mapping[str, str]) -> list[Any]:
    marks = ["Signed and locked" if is_locked(entry, moment, policy) else "Still open: not yet locked"]
    if is_late(entry, policy):
        marks.insert(0, f"Entered late ({_days_late(entry)} days after)")
    side = 190.0
    lines = [
        blocks.plain_grid(
            [
                [
                    blocks.para(format_moment(entry.happened_at), "entry_date"),
                    blocks.para(" · ".join(marks), "entry_marks"),
                ]
            ],
            [TEXT_WIDTH - side, side],
            [("TOPPADDING", (1, 0), (1, 0), 2)],
        ),
        blocks.para(_how(entry, names), "meta"),
    ]
    if entry.topics:
        lines.append(blocks.para(f"Topics: {', '.join(entry.topics)}", "meta"))
    return lines


def _days_late(entry: ContactLogEntry) -> int:
    return (local(entry.entered_at).date() - local(entry.happened_at).date()).days


def _how(entry: ContactLogEntry, names: Mapping[str, str]) -> str:
    people = [names.get(person, "somebody no longer on the record") for person in entry.who]
    if entry.who_else.strip():
        people.append(entry.who_else.strip())
    parts = [entry.kind.value, entry.channel.value, entry.direction.value, f"{entry.minutes} minutes"]
    words = " · ".join(parts)
    return f"{words[0].upper()}{words[1:]} · with {', '.join(people)}" if people else f"{words[0].upper()}{words[1:]}"


def _notes(entry: ContactLogEntry) -> list[tuple[Mark, str]]:
    told = f"\nTold: {entry.concern_told.strip()}" if entry.concern_told.strip() else ""
    pairs = (
        (CONCERN, f"{entry.concern_facts.strip()}{told}" if entry.concern else ""),
        (FACT, entry.fact),
        (OPINION, entry.opinion),
        (THIRD_PARTY, entry.third_party),
        (VOICE, entry.childs_voice),
        (OUTCOME, entry.outcome),
    )
    return [(mark, words) for mark, words in pairs if words.strip()]


def _signature(entry: ContactLogEntry) -> Any:
    words = f"Signed: {entry.author}, {format_moment(entry.entered_at)}"
    if entry.changed_at is not None and entry.changed_at != entry.entered_at:
        words += f"; last changed {format_moment(entry.changed_at)}"
    if entry.shared_with.strip():
        words += f". Shared with: {entry.shared_with.strip()}"
    return blocks.para(words, "signature")


def _addendum(addendum: Addendum) -> list[Any]:
    note = Marked(ADDENDUM, addendum.text)
    signed = blocks.para(f"Signed: {addendum.author}, {format_moment(addendum.added_at)}", "signature")
    return [KeepTogether([note, signed])] if len(addendum.text) <= _SHORT else [note, signed]
