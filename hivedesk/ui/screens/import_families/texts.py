"""A proposed import in words: lines of the table, one family in detail, counts, columns. Plain functions, no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hivedesk.casework.importing import (
    AS_NEW,
    LEFT_OUT,
    Decision,
    Field,
    ImportCounts,
    Outcome,
    Preview,
    ProposedFamily,
    Resembles,
    Sheet,
    Take,
)
from hivedesk.domain.families import ChildInCare, OwnChild, Person, ProfessionalRole, Status, full_name
from hivedesk.domain.household import Household
from hivedesk.foundation.clock import format_date
from hivedesk.ui.discreet import Sight
from hivedesk.ui.tokens import Tone

_SAMPLES = 3
_SAMPLE_CHARACTERS = 40


@dataclass(frozen=True)
class Line:
    """One family of the sheet in the table."""

    row: int  # index in the proposal
    taken: bool | None  # None: it cannot be imported
    name: str
    carers: str
    children: str
    what: str
    tone: Tone
    problems: int


@dataclass(frozen=True)
class Compared:
    """One thing as it is on record and as the sheet has it."""

    what: str
    recorded: str
    sheet: str


@dataclass(frozen=True)
class Detail:
    """The chosen family in full."""

    row: int
    title: str
    place: str
    options: tuple[tuple[Decision, str], ...]
    decision: Decision
    why: str  # why it is left out, or what it resembles
    heading: str
    facts: tuple[tuple[str, str], ...]
    compared: tuple[Compared, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class ColumnLine:
    """One column of the sheet, and what it is taken for."""

    number: int
    name: str  # 'Column C: Main carer'
    samples: str
    field: Field
    guessed: bool  # worth a look


def line_of(preview: Preview, row: int, decision: Decision, decided: bool, sight: Sight) -> Line:
    """A family's line in the table."""
    proposed = preview.proposal.rows[row]
    household = proposed.household
    what, tone = _what(preview, row, decision, decided)
    return Line(
        row=row,
        taken=None if preview.refused[row] else decision.take is not Take.LEAVE_OUT,
        name=sight.name(household.family.name),
        carers=", ".join(sight.name(full_name(carer)) for carer in household.carers),
        children=_children_in_short(proposed),
        what=what,
        tone=tone,
        problems=len(proposed.problems) + len(_not_taken(preview, row, decision)),
    )


def detail_of(preview: Preview, row: int, decision: Decision, decided: bool, sight: Sight) -> Detail:
    """A family in full, beside the one on record that it is or resembles."""
    proposed, match = preview.proposal.rows[row], preview.matches[row]
    heading, facts = "In the sheet", facts_of(proposed.household, proposed, sight)
    compared: tuple[Compared, ...] = ()
    kept = _not_taken(preview, row, decision)
    if decision.family_id is not None:
        facts = ()
        compared = _changes(preview, row, decision, sight)
        heading = "What changes" if compared else _nothing_changes(kept)
    elif isinstance(match, Resembles) and not decided and not preview.refused[row] and proposed.take:
        facts = ()
        compared = _side_by_side(preview.known[match.family_ids[0]], proposed, sight)
        heading = "On record, and in the sheet"
    return Detail(
        row=row,
        title=sight.name(proposed.household.family.name),
        place=_place(proposed),
        options=tuple((option, _option_words(preview, option, sight)) for option in preview.options(row)),
        decision=decision,
        why=_why(preview, row, decided),
        heading=heading,
        facts=facts,
        compared=compared,
        problems=(*kept, *(problem_words(one.cell, one.problem) for one in proposed.problems)),
    )


def facts_of(household: Household, proposed: ProposedFamily | None, sight: Sight) -> tuple[tuple[str, str], ...]:
    """A household's facts in reading order; what is not recorded is empty."""
    family, approval = household.family, household.approval
    ssw = [person.name for person in household.professionals if person.role is ProfessionalRole.SSW]
    in_care = _people(household.children_in_care, proposed.counted_in_care if proposed else None, sight, household)
    own = _people(household.own_children, proposed.counted_own if proposed else None, sight, household)
    return (
        ("Carers", "\n".join(sight.name(full_name(carer)) for carer in household.carers)),
        ("Children in care", in_care),
        ("Own children", own),
        ("Kind", _sentence(family.kind.value)),
        ("Status", _status(household, sight)),
        ("Mobile", family.mobile),
        ("Home phone", family.phone),
        ("E-mail", family.email),
        ("Address", ", ".join(filter(None, (sight.words(family.address), family.town, family.postcode)))),
        ("Approved on", _day(approval.approved_on if approval else None)),
        ("Children at once", str(approval.number) if approval and approval.number is not None else ""),
        ("Named children", sight.words(approval.named_children) if approval else ""),
        ("Respite only", "Yes" if approval and approval.respite_only else ""),
        ("Joined on", _day(family.joined_on)),
        ("SSW", ", ".join(map(sight.name, ssw))),
        ("Good times", ", ".join(part.value for part in family.preferred_times)),
        ("In their words", sight.words(family.preferred_times_note)),
        ("Pets", family.pets),
        ("Allergies", family.allergies),
        ("Notes", sight.words(family.notes)),
    )


def counts_words(counts: ImportCounts) -> str:
    """``16 families, 25 carers, 23 children in care, 7 own children; 1 entered twice``."""
    counted = [
        _count(counts.families, "family", "families"),
        _count(counts.carers, "carer", "carers"),
        _children(counts.children_in_care, counts.children_only_counted, "child in care", "children in care"),
        _children(counts.own_children, counts.own_children_only_counted, "own child", "own children"),
    ]
    words = ", ".join(filter(None, counted))
    return f"{words}; {counts.duplicates} entered twice" if counts.duplicates else words


def outcome_words(outcome: Outcome) -> str:
    """``16 new, 2 updated, 1 unchanged, 1 left out``."""
    words = [f"{outcome.new} new"]
    words += [f"{outcome.updated} updated"] if outcome.updated else []
    words += [f"{outcome.unchanged} unchanged"] if outcome.unchanged else []
    words += [f"{outcome.left_out} left out"] if outcome.left_out else []
    return ", ".join(words)


def column_lines(preview: Preview, sheet: Sheet, sight: Sight) -> tuple[ColumnLine, ...]:
    """Every column of the sheet that holds something."""
    layout = preview.proposal.layout
    below = [row for row in sheet.rows if row.number >= layout.first_row]
    lines = []
    for column in layout.columns:
        values = (row.value(column.number) for row in below)
        shown = [_sample(value, sight) for value in values if value not in (None, "")]
        heading = f": {column.heading}" if column.heading else ""
        lines.append(
            ColumnLine(
                column.number,
                f"Column {column.letters}{heading}",
                ", ".join(list(dict.fromkeys(shown))[:_SAMPLES]),
                column.field,
                column.confidence < 1 and column.field is not Field.LEAVE_OUT,
            )
        )
    return tuple(lines)


def problem_words(cell: str, problem: str) -> str:
    """``H12: 31/02/2024 is not a date. …``."""
    return f"{cell}: {problem}" if cell else problem


def _what(preview: Preview, row: int, decision: Decision, decided: bool) -> tuple[str, Tone]:
    proposed = preview.proposal.rows[row]
    if preview.refused[row]:
        return "Cannot be imported", Tone.DANGER
    if decision.family_id is not None:
        return ("Updated", Tone.INFO) if preview.changes(row, decision.family_id) else ("Unchanged", Tone.PLAIN)
    if decision == AS_NEW:
        return "New", Tone.GOOD
    if proposed.same_as is not None:
        return "Entered twice", Tone.PLAIN
    if isinstance(preview.matches[row], Resembles) and proposed.take and not decided:
        return "Your choice", Tone.WARN
    return "Left out", Tone.PLAIN


def _why(preview: Preview, row: int, decided: bool) -> str:
    proposed, match = preview.proposal.rows[row], preview.matches[row]
    if preview.refused[row]:
        return f"{preview.refused[row]} It was left out: mend the sheet, or add the family by hand."
    if isinstance(match, Resembles) and proposed.take and not decided:
        return f"It resembles a family you have: {_lower(match.why)} Say what to do with it; until then it is left out."
    return proposed.left_out_because


def _option_words(preview: Preview, option: Decision, sight: Sight) -> str:
    if option == LEFT_OUT:
        return "Leave out"
    if option.family_id is None:
        return "Add as a new family"
    family = preview.known[option.family_id].family
    beside = f" ({family.reference})" if family.reference else ""
    return f"Update {sight.name(family.name)}{beside}"


def _changes(preview: Preview, row: int, decision: Decision, sight: Sight) -> tuple[Compared, ...]:
    assert decision.family_id is not None
    return tuple(
        Compared(change.what, sight.words(change.before), sight.words(change.after))
        for change in preview.changes(row, decision.family_id)
    )


def _not_taken(preview: Preview, row: int, decision: Decision) -> tuple[str, ...]:
    return preview.not_taken(row, decision.family_id) if decision.family_id is not None else ()


def _nothing_changes(kept: Sequence[str]) -> str:
    return "Nothing changes." if kept else "Nothing changes: it is on record as in the sheet."


def _side_by_side(known: Household, proposed: ProposedFamily, sight: Sight) -> tuple[Compared, ...]:
    mine = [("Family name", sight.name(known.family.name)), *facts_of(known, None, sight)]
    theirs = [
        ("Family name", sight.name(proposed.household.family.name)),
        *facts_of(proposed.household, proposed, sight),
    ]
    return tuple(
        Compared(what, recorded, sheet)
        for (what, recorded), (_, sheet) in zip(mine, theirs, strict=True)
        if recorded or sheet
    )


def _status(household: Household, sight: Sight) -> str:
    """``On hold since Mon 2 Nov 2026, review Mon 30 Nov 2026: illness``."""
    family = household.family
    words = _sentence(family.status.value)
    if family.status is Status.LEFT and family.left_on:
        return f"{words} on {_day(family.left_on)}"
    hold = next((hold for hold in household.holds if hold.ended_on is None), None)
    if family.status is not Status.ON_HOLD or hold is None:
        return words
    since = f" since {_day(hold.started_on)}" if hold.started_on else ""
    review = f", review {_day(hold.review_on)}" if hold.review_on else ""
    return f"{words}{since}{review}" + (f": {sight.words(hold.reason)}" if hold.reason else "")


def _people(people: Sequence[ChildInCare | OwnChild], counted: int | None, sight: Sight, household: Household) -> str:
    if not people and counted:
        return f"{counted}, counted but not named"
    placed = {one.child_id: one.started_on for one in household.placements if one.ended_on is None}
    return "\n".join(
        sight.name(full_name(person))
        + (f", born {_day(person.date_of_birth)}" if person.date_of_birth else "")
        + (f", placed since {_day(since)}" if (since := placed.get(person.id)) else "")
        for person in people
    )


def _children_in_short(proposed: ProposedFamily) -> str:
    named = len(proposed.household.children_in_care)
    return str(named or proposed.counted_in_care or "")


def _place(proposed: ProposedFamily) -> str:
    first, last = proposed.rows[0], proposed.rows[-1]
    return f"Row {first}" if first == last else f"Rows {first} to {last}"


def _children(named: int | None, only_counted: int | None, one: str, many: str) -> str:
    if named is not None:
        return _count(named, one, many)
    return f"{_count(only_counted, one, many)} (counted, not named)" if only_counted else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _sample(value: object, sight: Sight) -> str:
    text = format_date(value) if isinstance(value, date) else sight.words(str(value))
    text = " ".join(text.split())
    return text if len(text) <= _SAMPLE_CHARACTERS else text[: _SAMPLE_CHARACTERS - 1] + "…"


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _lower(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"


def names_in(households: Iterable[Household]) -> Iterable[str]:
    """Every name in these households, for the discreet view."""
    for household in households:
        yield household.family.name
        people: tuple[Person, ...] = (*household.carers, *household.children_in_care, *household.own_children)
        yield from map(full_name, people)
        for professional in household.professionals:
            yield professional.name
