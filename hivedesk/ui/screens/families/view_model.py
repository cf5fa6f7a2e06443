"""The list of families in words: finding, filtering, counting. Plain Python."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from hivedesk.casework import drafts, families
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.families import FamilyLine
from hivedesk.casework.family_finding import FamiliesFound, find_families
from hivedesk.casework.household_records import HOUSEHOLD_TABLES
from hivedesk.domain.clocks import Deed
from hivedesk.domain.families import Carer, FamilyKind, Status, full_name, initials
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import fosters
from hivedesk.foundation.clock import format_moment, local
from hivedesk.ui.screens.families.due_words import words_of
from hivedesk.ui.tokens import Tone

NEW_FORM = "family/new"  # under which the draft of a new family is kept
SILENT_DAYS = 14
DUE_WITHIN_DAYS = 14

STATUS_TONES = {
    Status.ACTIVE: Tone.GOOD,
    Status.ON_HOLD: Tone.WARN,
    Status.WAITING: Tone.INFO,
    Status.CLOSING: Tone.PLAIN,
    Status.LEFT: Tone.PLAIN,
}
_OPEN = frozenset({Status.ACTIVE, Status.ON_HOLD, Status.CLOSING})
_CONCERNED = HOUSEHOLD_TABLES | {"claim_item", "contact_log_entry", "hive"}


class Only(StrEnum):
    """Filters that can be combined; the value is the chip's label."""

    VACANCY = "Vacancy"
    RESPITE = "Respite only"
    NO_CHILD = "No child in placement"
    NEW = "Newly approved"
    REVIEW = "Review due"
    SILENT = "No contact for 14 days"


ONLY_MEANS = {
    Only.VACANCY: "The approval is for more children than are placed",
    Only.RESPITE: "Approved for respite only",
    Only.NO_CHILD: "An active family with whom no child in care is placed",
    Only.NEW: "Approved within the last year",
    Only.REVIEW: "A review, visit, talk or anything else is overdue, or due within 14 days",
    Only.SILENT: "In the Hive, and nobody has spoken with them for 14 days or longer",
}


@dataclass(frozen=True)
class Wanted:
    """What she wants to see; ``status`` None is everybody but those who left."""

    text: str = ""
    status: Status | None = None
    kind: FamilyKind | None = None
    only: frozenset[Only] = frozenset()


@dataclass(frozen=True)
class FamilyRow:
    """One line of the table."""

    id: FamilyId
    name: str
    carers: str
    children: int
    children_note: str  # "2 of 3 places", or ""
    kind: str
    last_contact: datetime | None
    last_contact_text: str  # "52 days ago"
    last_contact_note: str  # the date
    due_on: date | None
    due_text: str  # "Hold review, 3 days overdue"
    due_note: str  # in full, and what else is overdue
    status: str
    tone: Tone


@dataclass(frozen=True)
class State:
    """Everything the list shows."""

    rows: tuple[FamilyRow, ...] = ()
    subtitle: str = ""
    note: str = ""  # outside the usual size of a Hive
    spelling: str = ""  # where nobody has just the name that was typed
    counts: tuple[tuple[Status | None, int], ...] = ()
    empty: bool = True  # no family at all
    draft: str = ""  # when an unfinished new family was typed last


class FamiliesViewModel:
    """Reads once, then filters as she types."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lines: list[FamilyLine] = []

    def read(self) -> None:
        """Read all families of the vault."""
        self._lines = families.list_families(self._desk)

    def state(self, wanted: Wanted, name: Callable[[str], str] = str) -> State:
        """What to show; ``name`` gives a name as it may be shown now."""
        found, spelling = self._found(wanted.text)
        others = [line for line in found if self._passes(line, replace(wanted, status=None))]
        shown = [line for line in others if _has_status(line, wanted.status)]
        draft = drafts.find_draft(self._desk, NEW_FORM)
        return State(
            rows=tuple(_row(line, self._desk.today, name) for line in shown),
            subtitle=self._subtitle(),
            note=self._note(),
            spelling=spelling if shown else "",
            counts=tuple((status, sum(_has_status(line, status) for line in others)) for status in (None, *Status)),
            empty=not self._lines,
            draft=format_moment(draft.changed_at) if draft else "",
        )

    def drop_draft(self) -> None:
        """Forget the new family that was begun."""
        drafts.drop_draft(self._desk, NEW_FORM)

    def _found(self, text: str) -> tuple[list[FamilyLine], str]:
        """The families that ``text`` means, and a word where it is not just their name."""
        if not text.strip():
            return self._lines, ""
        found = find_families(self._desk, text)
        return [line for line in self._lines if line.household.family.id in found.ids], _how_found(found)

    def _passes(self, line: FamilyLine, wanted: Wanted) -> bool:
        if wanted.kind is not None and line.household.family.kind is not wanted.kind:
            return False
        return all(_is(line, only, self._desk.today) for only in wanted.only)

    def _subtitle(self) -> str:
        count = {status: sum(_has_status(line, status) for line in self._lines) for status in Status}
        fostering, others = self._in_hive(), sum(count[status] for status in _OPEN) - self._in_hive()
        parts = [f"{fostering} {'family' if fostering == 1 else 'families'}"]
        if others:
            parts = [f"{parts[0]} and {others} other {'household' if others == 1 else 'households'}"]
        for status, word in ((Status.ON_HOLD, "on hold"), (Status.CLOSING, "closing"), (Status.WAITING, "waiting")):
            if count[status]:
                parts.append(f"{count[status]} {word}")
        return "; ".join(parts)

    def _in_hive(self) -> int:
        """How many fostering families are in the Hive: those that take a place in it."""
        families_here = (line.household.family for line in self._lines)
        return sum(family.status in _OPEN and fosters(family.kind) for family in families_here)

    def _note(self) -> str:
        number, policy, capacity = self._in_hive(), self._desk.policy, self._desk.hive.capacity
        if not number:
            return ""
        if number > capacity:
            return f"Your Hive has room for {capacity} fostering families and now has {number}."
        if not policy.hive_families_from <= number <= policy.hive_families_to:
            return (
                f"A Hive usually links {policy.hive_families_from} to {policy.hive_families_to} fostering families; "
                f"yours has {number}."
            )
        return ""


def concerns_list(changed: Changed) -> bool:
    """Whether the list may look different after this change."""
    return bool(changed.tables & _CONCERNED)


def carers_words(carers: tuple[Carer, ...], name: Callable[[str], str]) -> str:
    """``Dawn and Peter Ashby``; with different surnames each in full."""
    surnames = {carer.last_name for carer in carers}
    if len(carers) > 1 and len(surnames) == 1 and (surname := surnames.pop()):
        shown = [name(carer.first_name) for carer in carers[:-1]]
        return _and([*shown, name(f"{carers[-1].first_name} {surname}")])
    return _and([name(full_name(carer)) for carer in carers])


def name_or_initials(discreet: bool) -> Callable[[str], str]:
    """How names are shown."""
    return initials if discreet else str


def status_words(status: Status) -> str:
    """A status as a sentence begins."""
    return status.value[:1].upper() + status.value[1:]


def days_words(days: int) -> str:
    """``today``, ``yesterday``, ``12 days ago``."""
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def _row(line: FamilyLine, today: date, name: Callable[[str], str]) -> FamilyRow:
    household = line.household
    family, approval = household.family, household.approval
    places = approval.number if approval else None
    return FamilyRow(
        id=family.id,
        name=name(family.name),
        carers=carers_words(household.carers, name),
        children=line.children_placed,
        children_note="" if places is None else f"{line.children_placed} placed; approved for {places}",
        kind=status_words_of_kind(family.kind),
        last_contact=line.last_contact,
        last_contact_text=_last_contact(line, today),
        last_contact_note=format_moment(line.last_contact) if line.last_contact else "",
        due_on=line.dues[0].due_on if line.dues else None,
        due_text=_due(line, today),
        due_note=_due_note(line, today),
        status=status_words(family.status),
        tone=STATUS_TONES[family.status],
    )


def status_words_of_kind(kind: FamilyKind) -> str:
    """A kind of household as a sentence begins."""
    return kind.value[:1].upper() + kind.value[1:]


def _last_contact(line: FamilyLine, today: date) -> str:
    if line.last_contact is None:
        return "Never" if line.household.family.status in _OPEN else ""
    return days_words((today - local(line.last_contact).date()).days)


def _due(line: FamilyLine, today: date) -> str:
    """What is due next, in a word or two, and when."""
    if not line.dues:
        return ""
    first = line.dues[0]
    return f"{_DUE_WORDS.get(first.deed, first.what)}, {words_of(first, today)}"


def _due_note(line: FamilyLine, today: date) -> str:
    """What is due next in full, and everything that is overdue with it."""
    overdue = [due for due in line.dues if due.due_on < today] or line.dues[:1]
    return "\n".join(f"{due.what}, {words_of(due, today)}: {due.why}" for due in overdue)


_DUE_WORDS = {
    Deed.REVIEW_HOLD: "Hold review",
    Deed.NOTE: "Talk",
    Deed.HANDOVER: "Handover",
    Deed.REVIEW_SOLO: "Solo review",
    Deed.END_PLACEMENT: "Ending",
    Deed.CHECKLIST: "Checklist",
    Deed.TRANSITION: "Transition",
    Deed.TRAINING: "Training",
    Deed.CLOSE: "Leaving",
    Deed.CLAIMS: "Claims",
    Deed.EDIT: "Approval",
}


def _how_found(found: FamiliesFound) -> str:
    if found.alike and found.in_records:
        return "No name is spelt just like that; these come near, or have it in their records."
    if found.alike:
        return "No name is spelt just like that; these come near."
    return "No name is like that; these have it in their records." if found.in_records else ""


def _has_status(line: FamilyLine, status: Status | None) -> bool:
    now = line.household.family.status
    return now is not Status.LEFT if status is None else now is status


def _is(line: FamilyLine, only: Only, today: date) -> bool:
    family, approval = line.household.family, line.household.approval
    match only:
        case Only.VACANCY:
            places = approval.number if approval else None
            return family.status in _OPEN and places is not None and places > line.children_placed
        case Only.RESPITE:
            return approval is not None and approval.respite_only
        case Only.NO_CHILD:
            takes_children = family.status is Status.ACTIVE and not (approval and approval.respite_only)
            return takes_children and fosters(family.kind) and not line.children_placed
        case Only.NEW:
            return line.newly_approved
        case Only.REVIEW:
            return bool(line.dues) and line.dues[0].due_on <= today + timedelta(days=DUE_WITHIN_DAYS)
        case Only.SILENT:
            silent = line.last_contact is None or (today - local(line.last_contact).date()).days >= SILENT_DAYS
            return family.status in _OPEN and silent


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
