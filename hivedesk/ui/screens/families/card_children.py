"""The children of a family's card: those in care, those who have left, and the carers' own. Plain Python."""

from datetime import date

from hivedesk.casework.family_card import FamilyCard
from hivedesk.domain.clocks import Deed
from hivedesk.domain.clocks.placements import next_carer_untold, outstanding, solo_review_due
from hivedesk.domain.families import ChildInCare, OwnChild, age_on, full_name
from hivedesk.domain.household import Household
from hivedesk.domain.placements import DFE_CODES, NO_NEXT_CARER, EndKind, Placement, is_solo
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import format_date
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.screens.families.card_actions import Action
from hivedesk.ui.screens.families.card_now import child_name
from hivedesk.ui.screens.families.card_section import Entry, Pills, Section
from hivedesk.ui.screens.families.facts import facts_of, sentence
from hivedesk.ui.tokens import Tone

CHILDREN = "Children in care"


def children_section(
    card: FamilyCard, today: date, policy: Policy, sight: Sight, actions: tuple[Action, ...]
) -> Section:
    """Who is placed here, or is to come, each with their own facts."""
    household = card.household
    standing = [placement for placement in household.placements if not _is_over(placement, today)]
    entries = tuple(
        _placed(card, child, placement, today, policy, sight)
        for placement in reversed(standing)
        if (child := household.child(placement.child_id)) is not None
    )
    return Section(CHILDREN, entries=entries, when_empty="No child is placed here.", actions=actions)


def _placed(
    card: FamilyCard, child: ChildInCare, placement: Placement, today: date, policy: Policy, sight: Sight
) -> Entry:
    hidden = {"first_name", "last_name", "known_as", "not_collected_by"}
    optional = {"siblings", "sibling_ids", "own_words", "culture"}
    expected = {line.field for line in FORM_LINES[ChildInCare] if not line.guarded} - hidden - optional
    called = f" ({sight.name(child.known_as)})" if child.known_as and child.known_as != child.first_name else ""
    name = sight.name(full_name(child))
    return Entry(
        name=f"{name}{called}",
        pills=_pills(child, placement, today),
        lines=_placement_lines(placement, today, policy, sight),
        facts=facts_of(child, leave_out=hidden, expected=expected, sight=sight, today=today, people=card.people),
        actions=_placed_actions(placement, name, today),
    )


def _pills(child: ChildInCare, placement: Placement, today: date) -> Pills:
    pills = [*_age(child, today)]
    if placement.started_on is not None and placement.started_on > today:
        pills.append(("Not placed yet", Tone.PLAIN))
    if is_solo(placement, today):
        pills.append(("Solo placement", Tone.INFO))
    return tuple(pills)


def _age(child: ChildInCare | OwnChild, today: date) -> Pills:
    age = age_on(child.date_of_birth, today)
    return () if age is None else ((f"{age} {'year' if age == 1 else 'years'}", Tone.PLAIN),)


def _placement_lines(placement: Placement, today: date, policy: Policy, sight: Sight) -> tuple[str, ...]:
    start, kind = placement.started_on, placement.kind_of_care
    if start is None:
        when = "Placed here; since when is not recorded"
    else:
        when = f"{'Placed here since' if start <= today else 'Comes on'} {format_date(start)}"
    end = placement.expected_end_on or placement.ended_on
    kind_words = f", {kind.value}" if kind is not None else ""
    lines = [f"{when}{kind_words}{f', expected until {format_date(end)}' if end else ''}."]
    if is_solo(placement, today):
        review = solo_review_due(placement, policy)
        words = f"Has to be the only child placed here: {placement.solo_reason.rstrip('.') or 'why is not recorded'}."
        lines.append(sight.words(words) + (f" Review on {format_date(review)}." if review else ""))
    elif placement.solo and placement.solo_ended_on is not None:
        words = f"No longer a solo placement since {format_date(placement.solo_ended_on)}"
        lines.append(sight.words(f"{words}: {placement.solo_decision}" if placement.solo_decision else f"{words}."))
    return tuple(lines)


def _placed_actions(placement: Placement, name: str, today: date) -> tuple[Action, ...]:
    deeds = [Deed.CORRECT_PLACEMENT]
    if is_solo(placement, today):
        deeds.insert(0, Deed.REVIEW_SOLO)
    if placement.started_on is None or placement.started_on <= today:
        deeds.insert(0, Deed.END_PLACEMENT)
    return _actions(placement, name, deeds)


def _actions(placement: Placement, name: str, deeds: list[Deed]) -> tuple[Action, ...]:
    return tuple(Action(DeedWanted(deed, placement.family_id, placement.id), name) for deed in deeds)


# -- those who have left


def earlier_section(household: Household, today: date, sight: Sight) -> Section:
    """Placements that are over, the latest first; every one can be corrected."""
    over = [placement for placement in household.placements if _is_over(placement, today)]
    return Section("Earlier placements", entries=tuple(_ended(household, one, today, sight) for one in over))


def _ended(household: Household, placement: Placement, today: date, sight: Sight) -> Entry:
    child = household.child(placement.child_id)
    name = sight.name(full_name(child)) if child is not None else child_name(household, placement.child_id, sight)
    deeds = [Deed.CORRECT_PLACEMENT]
    if next_carer_untold(placement, today):
        deeds.insert(0, Deed.TRANSITION)
    if outstanding(placement, today):
        deeds.insert(0, Deed.CHECKLIST)
    return Entry(
        name=name,
        pills=(_end_pill(placement),),
        lines=tuple(filter(None, (*_ending_lines(placement, sight), *_after_lines(placement, today, sight)))),
        actions=_actions(placement, name, deeds),
    )


def _end_pill(placement: Placement) -> tuple[str, Tone]:
    match placement.end_kind:
        case EndKind.PLANNED:
            return "Planned ending", Tone.PLAIN
        case EndKind.UNPLANNED:
            return "Unplanned ending", Tone.WARN
        case EndKind.UNKNOWN:
            return "Planned or not: not recorded", Tone.PLAIN


def _ending_lines(placement: Placement, sight: Sight) -> tuple[str, ...]:
    start, end, reason = placement.started_on, placement.ended_on, placement.end_reason
    begun = f"From {format_date(start)} to" if start else "Start not recorded; until"
    kind = f", {placement.kind_of_care.value}" if placement.kind_of_care is not None else ""
    code = f" ({DFE_CODES[reason]})" if reason in DFE_CODES else ""
    return (
        f"{begun} {format_date(end)}{kind}." if end else "",
        f"{sentence(reason.value)}{code}." if reason is not None else "",
        sight.words(placement.end_note),
    )


def _after_lines(placement: Placement, today: date, sight: Sight) -> tuple[str, ...]:
    """What was done after the ending, and what is still to do; of an ending nobody described, nothing is asked."""
    if placement.end_kind is EndKind.UNKNOWN:
        return ()
    done = [
        f"{words} on {format_date(day)}"
        for words, day in (
            ("belongings collected", placement.belongings_on),
            ("room ready", placement.room_ready_on),
            ("life-story items handed over", placement.life_story_on),
        )
        if day is not None
    ]
    left = outstanding(placement, today)
    return (
        f"{sentence(', '.join(done))}." if done else "",
        f"Still to do: {', '.join(left)}." if left else "",
        _transition(placement, sight),
    )


def _transition(placement: Placement, sight: Sight) -> str:
    if placement.next_carer_told_on is None:
        return "" if placement.end_reason in NO_NEXT_CARER else "Whether the next carer was told is not recorded."
    whom = f" ({placement.next_carer})" if placement.next_carer else ""
    by = f" by {placement.next_carer_told_by}" if placement.next_carer_told_by else ""
    told = f"The next carer{whom} was told on {format_date(placement.next_carer_told_on)}{by}"
    return sight.words(f"{told}: {placement.next_carer_told}")


def _is_over(placement: Placement, today: date) -> bool:
    return placement.ended_on is not None and placement.ended_on <= today


# -- the carers' own


def own_section(household: Household, today: date, sight: Sight) -> Section:
    """The carers' own children."""
    return Section("Own children", entries=tuple(_own(child, today, sight) for child in household.own_children))


def _own(child: OwnChild, today: date, sight: Sight) -> Entry:
    away: Pills = () if child.lives_at_home else (("Lives elsewhere", Tone.PLAIN),)
    facts = facts_of(
        child,
        leave_out=("first_name", "last_name", "lives_at_home"),
        expected=("date_of_birth", "allergies", "photo_consent"),
        sight=sight,
        today=today,
    )
    return Entry(sight.name(full_name(child)), (*_age(child, today), *away), facts=facts)
