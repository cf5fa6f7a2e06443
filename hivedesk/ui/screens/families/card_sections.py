"""The sections of a family's card: who and what belongs to it, and what is not recorded. Plain Python."""

from dataclasses import dataclass
from datetime import date

from hivedesk.domain.families import (
    Approval,
    Carer,
    ChildInCare,
    Family,
    FamilyKind,
    Household,
    OwnChild,
    Professional,
    Status,
    age_on,
    full_name,
    is_placed,
)
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FORM_LINES
from hivedesk.ui.screens.families.facts import Facts, facts_of, sentence
from hivedesk.ui.tokens import Tone

Pills = tuple[tuple[str, Tone], ...]


@dataclass(frozen=True)
class Person:
    """Somebody in a section, with facts."""

    name: str
    pills: Pills
    facts: Facts


@dataclass(frozen=True)
class Section:
    """One part of the card."""

    title: str
    facts: Facts | None = None
    people: tuple[Person, ...] = ()
    when_empty: str = ""


def sections_of(household: Household, today: date, sight: Sight) -> tuple[Section, ...]:
    """The facts of a family, section by section."""
    family = household.family
    return (
        Section(
            "Household",
            facts_of(
                family,
                sections=_HOUSEHOLD,
                leave_out=("name", "status", "kind"),
                expected=_expected_of(family),
                sight=sight,
            ),
        ),
        Section(
            "Carers",
            people=tuple(_carer(carer, sight) for carer in household.carers),
            when_empty="No carer is recorded yet.",
        ),
        Section(
            "Children in care",
            people=tuple(_child(child, today, sight) for child in household.children_in_care),
            when_empty="No child in care is recorded.",
        ),
        Section(
            "Own children",
            people=tuple(_own(child, today, sight) for child in household.own_children),
            when_empty="No own child is recorded.",
        ),
        Section(
            "Approval",
            _terms(household, sight),
            when_empty="The terms of approval are not recorded.",
        ),
        Section(
            "Professionals",
            people=tuple(_professional(one, sight) for one in household.professionals),
            when_empty="Nobody is recorded yet: add the supervising social worker (SSW).",
        ),
        Section("Key dates", facts_of(family, sections=("Key dates",), sight=sight)),
    )


_HOUSEHOLD = (
    "Household",
    "Reaching them",
    "The home",
    "With the Hive",
    "Waiting list",
    "On hold",
    "Leaving",
    "Notes",
)
_ALWAYS_EXPECTED = {
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
    "joined_on",
}


def _expected_of(family: Family) -> set[str]:
    """What a card of this status should hold; a hold that never was is not missing."""
    wanted = set(_ALWAYS_EXPECTED)
    if family.status is Status.WAITING:
        wanted |= {"waiting_since", "waiting_area"}
        wanted -= {"joined_on"}
    if family.status is Status.ON_HOLD:
        wanted |= {"hold_from", "hold_reason", "hold_support", "hold_review_on"}
    if family.status is Status.LEFT:
        wanted |= {"left_on", "left_reason"}
    if family.ifa_transfer:
        wanted.add("ifa_agency")
    return wanted


def _terms(household: Household, sight: Sight) -> Facts | None:
    """The terms of approval; None where nothing of them is recorded."""
    terms = household.approval
    if terms is None or terms == Approval(id=terms.id, family_id=terms.family_id):
        return None
    return facts_of(terms, expected=_expected_terms(household), sight=sight)


def _expected_terms(household: Household) -> set[str]:
    wanted = {"approved_on", "number", "age_from", "age_to", "kinds_of_care", "beds", "rooms"}
    if household.family.kind is FamilyKind.CONNECTED:
        wanted.add("named_children")
    if household.approval and household.approval.respite_only:
        wanted.add("respite_limits")
    return wanted


def _carer(carer: Carer, sight: Sight) -> Person:
    facts = facts_of(
        carer,
        leave_out=("first_name", "last_name", "main_carer"),
        expected=("mobile", "email", "training_done"),
        sight=sight,
    )
    return Person(sight.name(full_name(carer)), (("Main carer", Tone.GOOD),) if carer.main_carer else (), facts)


def _child(child: ChildInCare, today: date, sight: Sight) -> Person:
    hidden = {"first_name", "last_name", "known_as", "not_collected_by"}
    optional = {"siblings", "placed_to", "solo_placement", "solo_reason", "solo_review_on", "own_words", "culture"}
    expected = {line.field for line in FORM_LINES[ChildInCare] if not line.guarded} - hidden - optional
    if child.solo_placement:
        expected |= {"solo_reason", "solo_review_on"}
    pills: list[tuple[str, Tone]] = []
    if (age := age_on(child.date_of_birth, today)) is not None:
        pills.append((f"{age} {'year' if age == 1 else 'years'}", Tone.PLAIN))
    if not is_placed(child, today):
        begins = child.placed_from is not None and child.placed_from > today
        pills.append(("Not placed yet" if begins else "Placement ended", Tone.PLAIN))
    if child.solo_placement:
        pills.append(("Solo placement", Tone.INFO))
    called = f" ({sight.name(child.known_as)})" if child.known_as and child.known_as != child.first_name else ""
    facts = facts_of(child, leave_out=hidden, expected=expected, sight=sight, today=today)
    return Person(f"{sight.name(full_name(child))}{called}", tuple(pills), facts)


def _own(child: OwnChild, today: date, sight: Sight) -> Person:
    pills: list[tuple[str, Tone]] = []
    if (age := age_on(child.date_of_birth, today)) is not None:
        pills.append((f"{age} {'year' if age == 1 else 'years'}", Tone.PLAIN))
    if not child.lives_at_home:
        pills.append(("Lives elsewhere", Tone.PLAIN))
    facts = facts_of(
        child,
        leave_out=("first_name", "last_name", "lives_at_home"),
        expected=("date_of_birth", "allergies", "photo_consent"),
        sight=sight,
        today=today,
    )
    return Person(sight.name(full_name(child)), tuple(pills), facts)


def _professional(one: Professional, sight: Sight) -> Person:
    facts = facts_of(one, leave_out=("name", "role"), expected=("phone", "email"), sight=sight)
    return Person(sight.name(one.name), ((sentence(one.role.value), Tone.PLAIN),), facts)
