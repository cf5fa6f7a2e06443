"""The sections of a family's card: who and what belongs to it, and what is not recorded. Plain Python.

What does not apply to a family, as the terms of approval to a special guardian, is no section at all.
"""

from datetime import date

from hivedesk.casework.family_card import FamilyCard
from hivedesk.casework.training import CarerTraining
from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.clocks import Deed
from hivedesk.domain.families import FamilyKind, Professional, Status, full_name
from hivedesk.domain.household import Household
from hivedesk.domain.membership import fosters
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import format_date
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.families.card_actions import Action
from hivedesk.ui.screens.families.card_children import children_section, earlier_section, own_section
from hivedesk.ui.screens.families.card_section import NO_FACTS, Entry, Pills, Section
from hivedesk.ui.screens.families.card_standing import (
    claims_section,
    dates_section,
    hive_section,
    procedures_section,
    shows_dates,
    stays_section,
)
from hivedesk.ui.screens.families.due_words import due_words
from hivedesk.ui.screens.families.facts import Facts, facts_of, sentence
from hivedesk.ui.tokens import Tone

_HIVE_DEEDS = (
    Deed.JOIN,
    Deed.PUT_ON_HOLD,
    Deed.MOVE,
    Deed.CLOSE,
)


def sections_of(
    card: FamilyCard, today: date, policy: Policy, sight: Sight, actions: tuple[Action, ...]
) -> tuple[Section, ...]:
    """The facts of a family, section by section; ``actions`` are those that make sense now."""
    household = card.household

    def offered(*deeds: Deed) -> tuple[Action, ...]:
        return tuple(action for action in actions if action.wanted.deed in deeds)

    carers = fosters(household.family.kind) and household.family.status is not Status.LEFT
    sections = (
        children_section(card, today, policy, sight, offered(Deed.RECORD_PLACEMENT)),
        earlier_section(household, today, sight),
        own_section(household, today, sight),
        _household(household, sight),
        _carers(card, today, policy, sight, offered(Deed.TRAINING)),
        _approval(card, today, sight),
        hive_section(household, today, sight, offered(*_HIVE_DEEDS)),
        procedures_section(household, sight, offered(Deed.NOTE)),
        _professionals(household, sight, expected=carers),
        dates_section(household, today, policy, offered(Deed.ASSURANCE)) if shows_dates(household) else Section(""),
        *([stays_section(card, today, sight, stays)] if (stays := offered(*_STAY_DEEDS)) else []),
        claims_section(card, sight, offered(Deed.CLAIMS, Deed.CLAIM)),
    )
    return tuple(section for section in sections if not section.is_empty or section.actions or _always(section, carers))


def _always(section: Section, carers: bool) -> bool:
    """Whether an empty section is worth its one quiet line."""
    return bool(section.when_empty) and carers


_STAY_DEEDS = (Deed.ASK_FOR_STAY, Deed.HOST_OFFER, Deed.HOST_DAYS)


# -- the household and its carers

_REACHING = ("Household", "Reaching them", "The home", "Notes")
_EXPECTED = {
    "address",
    "postcode",
    "phone",
    "mobile",
    "email",
    "preferred_channel",
    "preferred_times",
    "travel_minutes",
    "languages",
    "pets",
    "smoking",
    "allergies",
    "access_needs",
    "car_seats",
}


def _household(household: Household, sight: Sight) -> Section:
    hidden = ("name", "status", "kind")
    facts = facts_of(household.family, sections=_REACHING, leave_out=hidden, expected=_EXPECTED, sight=sight)
    return Section("Household", facts=facts)


def _carers(card: FamilyCard, today: date, policy: Policy, sight: Sight, offered: tuple[Action, ...]) -> Section:
    entries = tuple(_carer(one, today, policy, sight, bool(offered)) for one in card.training)
    return Section("Carers", entries=entries, when_empty="No carer is recorded yet.")


def _carer(training: CarerTraining, today: date, policy: Policy, sight: Sight, offered: bool) -> Entry:
    carer, name = training.carer, sight.name(full_name(training.carer))
    facts = facts_of(
        carer,
        leave_out=("first_name", "last_name", "main_carer", "training_due_on"),
        expected=("mobile", "email"),
        sight=sight,
    )
    wanted = DeedWanted(Deed.TRAINING, carer.family_id, carer_id=carer.id)
    return Entry(
        name,
        (("Main carer", Tone.GOOD),) if carer.main_carer else (),
        training_words(training, today, policy) if offered or training.state.done else (),
        facts,
        (Action(wanted, name),) if offered else (),
    )


_NEW_YEARS = (1, 2)  # later on, what is not on record was done before the Hive kept records


def training_words(training: CarerTraining, today: date, policy: Policy) -> tuple[str, ...]:
    """Hours done, how far the first year's list is, and what is due next."""
    state, plan = training.state, policy.training
    lines = [f"Training on record: {_hours(state.minutes)}." if state.done else "No training is on record yet."]
    count, done = len(plan.first_year), len(plan.first_year) - len(state.first_year_left)
    if state.first_year_left and (state.year in _NEW_YEARS or (state.year is None and done)):
        due = f", by {format_date(state.first_year_due)}" if state.first_year_due else ""
        lines.append(f"First year: {done} of {count} courses{due}.")
    elif done == count:
        lines.append(f"First year: all {count} courses.")
    if training.dues:
        first = training.dues[0]
        lines.append(f"Next due: {first.what}, {format_date(first.due_on)} ({due_words(first.due_on, today)}).")
    return tuple(lines)


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    whole = f"{hours} {'hour' if hours == 1 else 'hours'}"
    return f"{whole} {rest} min" if rest else whole


# -- approval


def _approval(card: FamilyCard, today: date, sight: Sight) -> Section:
    """The terms, exemptions, rooms and agreements; of a household that does not foster, only what is there."""
    household = card.household
    terms = _terms(card, sight)
    entries = (
        *(_exemption(one, card, today, sight) for one in household.exemptions),
        *(_room(one, card, sight) for one in household.rooms),
        *(_agreement(one, card, today, sight) for one in household.sharing_agreements),
    )
    empty = "The terms of approval are not recorded." if fosters(household.family.kind) else ""
    lines = (empty,) if empty and terms is NO_FACTS and entries else ()
    return Section("Approval", lines=lines, facts=terms, entries=entries, when_empty=empty)


def _terms(card: FamilyCard, sight: Sight) -> Facts:
    """The terms of approval; none where nothing of them is recorded."""
    terms = card.household.approval
    if terms is None or terms == Approval(id=terms.id, family_id=terms.family_id):
        return NO_FACTS
    expected = _expected_terms(card.household) if fosters(card.household.family.kind) else ()
    return facts_of(terms, expected=expected, sight=sight, people=card.people)


def _expected_terms(household: Household) -> set[str]:
    wanted = {"approved_on", "number", "age_from", "age_to", "kinds_of_care"}
    if not household.rooms:
        wanted.add("beds")
    approval = household.approval
    named = approval is not None and (approval.named_child_ids or approval.named_children)
    if household.family.kind is FamilyKind.CONNECTED and not named:
        wanted.add("named_child_ids")
    if approval and approval.respite_only:
        wanted.add("respite_limits")
    return wanted


def _exemption(one: Exemption, card: FamilyCard, today: date, sight: Sight) -> Entry:
    facts = facts_of(one, expected=("child_ids", "authority", "until"), sight=sight, people=card.people)
    return Entry("Exemption from the usual fostering limit", _in_force(one.from_on, one.until, today), facts=facts)


def _agreement(one: SharingAgreement, card: FamilyCard, today: date, sight: Sight) -> Entry:
    facts = facts_of(one, expected=("child_ids", "agreed_on"), sight=sight, people=card.people)
    return Entry("Agreement to share a room", _in_force(one.agreed_on, one.until, today), facts=facts)


def _in_force(first: date | None, last: date | None, today: date) -> Pills:
    if last is not None and last < today:
        return (("Ended", Tone.WARN),)
    if first is not None and first > today:
        return (("Not in force yet", Tone.PLAIN),)
    return ()


def _room(room: Room, card: FamilyCard, sight: Sight) -> Entry:
    names = [card.people.get(child_id, "somebody no longer recorded") for child_id in room.child_ids]
    who = f"{sentence(sight.words(', '.join(names)))}." if names else "Nobody sleeps here."
    beds: Pills = ((f"{room.beds} {'bed' if room.beds == 1 else 'beds'}", Tone.PLAIN),)
    lines = (who, sight.words(room.note)) if room.note else (who,)
    return Entry(sight.words(room.name) or "Bedroom", beds, lines)


# -- professionals


def _professionals(household: Household, sight: Sight, *, expected: bool) -> Section:
    return Section(
        "Professionals",
        entries=tuple(_professional(one, sight) for one in household.professionals),
        when_empty="Nobody is recorded yet: add the supervising social worker (SSW)." if expected else "",
    )


def _professional(one: Professional, sight: Sight) -> Entry:
    facts = facts_of(one, leave_out=("name", "role"), expected=("phone", "email"), sight=sight)
    return Entry(sight.name(one.name), ((sentence(one.role.value), Tone.PLAIN),), facts=facts)
