"""How a family stands with the Hive and the service: membership, holds, procedures, key dates, claims. Plain Python."""

from collections.abc import Iterable
from datetime import date

from hivedesk.casework.family_card import FamilyCard
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.clocks import Deed
from hivedesk.domain.clocks.assurance import Assurance, assurance_due, is_guess, last_done
from hivedesk.domain.families import Status, full_name
from hivedesk.domain.household import Household, hold_on
from hivedesk.domain.membership import Activity, May, fosters, may_take_part
from hivedesk.domain.money import pounds_words
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Hold, ProcedureNote, is_held
from hivedesk.foundation.clock import format_date
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.discreet import Sight
from hivedesk.ui.host_words import can_words, day_words, exception_words, night_words
from hivedesk.ui.screens.families.card_actions import Action, hands_over
from hivedesk.ui.screens.families.card_section import Entry, Pills, Section
from hivedesk.ui.screens.families.due_words import due_tone, due_words
from hivedesk.ui.screens.families.facts import Facts, facts_of, in_a_sentence, sentence
from hivedesk.ui.tokens import Tone

_FEW = 5  # of a list that grows; the rest stands in the time line or in the claim list


# -- with the Hive


def hive_section(household: Household, today: date, sight: Sight, actions: tuple[Action, ...]) -> Section:
    """Waiting, joining, leaving; holds so far; the handover; and what the family may take part in."""
    family = household.family
    hidden = {"status"} | ({"waiting_since", "waiting_area"} if not family.waiting_since else set())
    expected = {Status.WAITING: {"waiting_since", "waiting_area"}, Status.LEFT: {"left_on", "left_reason"}}
    facts = facts_of(
        family,
        sections=("With the Hive", "Waiting list", "Leaving"),
        leave_out=hidden - expected.get(family.status, set()),
        expected=expected.get(family.status, {"joined_on"}),
        sight=sight,
    )
    return Section(
        "With the Hive",
        lines=participation_words(household),
        facts=facts,
        entries=(*_holds(household, today, sight), *_handover(household, today, sight)),
        actions=actions,
    )


def participation_words(household: Household) -> tuple[str, ...]:
    """What the family may take part in, from the one table of membership."""
    by_answer: dict[May, list[str]] = {may: [] for may in May}
    for activity in Activity:
        by_answer[may_take_part(household.family, activity)].append(activity.value)
    if not by_answer[May.YES] and not by_answer[May.BY_INVITATION]:
        return ()
    beginnings = {May.YES: "May take part in", May.BY_INVITATION: "By invitation:", May.NO: "Not meant for them:"}
    return tuple(f"{beginnings[may]} {_listed(words)}." for may, words in by_answer.items() if words)


def _listed(words: list[str]) -> str:
    *others, last = words
    between = ", and " if " and " in last else " and "
    return f"{', '.join(others)}{between}{last}" if others else last


def _holds(household: Household, today: date, sight: Sight) -> Iterable[Entry]:
    standing = hold_on(household, today)
    for hold in household.holds:
        yield _hold(hold, today, sight, is_now=hold is standing)


def _hold(hold: Hold, today: date, sight: Sight, *, is_now: bool) -> Entry:
    since = format_date(hold.started_on) if hold.started_on else "a day that is not recorded"
    until = f" until {format_date(hold.ended_on)}" if hold.ended_on else ""
    deeds = (Deed.REVIEW_HOLD, Deed.END_HOLD) if is_now else ()
    facts = facts_of(hold, leave_out=("started_on", "ended_on", *(() if is_now else ("review_on",))), sight=sight)
    return Entry(
        f"On hold from {since}{until}",
        (("Now", Tone.WARN),) if is_held(hold, today) else (),
        facts=Facts(facts.pairs, ()),
        actions=tuple(Action(DeedWanted(deed, hold.family_id, hold.id)) for deed in deeds),
    )


def _handover(household: Household, today: date, sight: Sight) -> Iterable[Entry]:
    handover, family = household.handover, household.family
    if handover is None and not hands_over(household, today):
        return
    done = handover is not None and handover.completed_on is not None and handover.completed_on <= today
    pill = ("Completed", Tone.GOOD) if done else ("Under way" if handover else "Not begun", Tone.PLAIN)
    facts = facts_of(handover, expected=() if done else None, sight=sight) if handover else Facts((), ())
    wanted = DeedWanted(Deed.HANDOVER, family.id, handover.id if handover else "")
    yield Entry("From assessment to the support team", (pill,), facts=facts, actions=(Action(wanted),))


# -- procedures


def procedures_section(household: Household, sight: Sight, actions: tuple[Action, ...]) -> Section:
    """Talks and notes, the latest first."""
    notes = household.procedure_notes
    earlier = len(notes) - _FEW
    lines = (f"{earlier} earlier: see the time line, Procedures.",) if earlier > 0 else ()
    return Section(
        "Procedures",
        lines=lines,
        entries=tuple(_note(note, sight) for note in notes[:_FEW]),
        when_empty="No talk is noted yet.",
        actions=actions,
    )


def _note(note: ProcedureNote, sight: Sight) -> Entry:
    whom = f", with {note.with_whom}" if note.with_whom else ""
    name = f"{format_date(note.day)}: {note.kind.value}"
    return Entry(f"{name}{sight.words(whom)}", lines=(sight.words(note.what),) if note.what else ())


# -- key dates


def dates_section(household: Household, today: date, policy: Policy, actions: tuple[Action, ...]) -> Section:
    """Supervision, annual review and unannounced visit: last known, and due."""
    return Section(
        "Key dates", entries=tuple(_date(household, which, today, policy) for which in Assurance), actions=actions
    )


def _date(household: Household, which: Assurance, today: date, policy: Policy) -> Entry:
    last, due = last_done(household, which), assurance_due(household, which, policy)
    if household.family.status is Status.LEFT:
        due = None  # whoever looks after them now does
    pills: Pills = ()
    if due is not None and is_guess(household, which) and due < today:
        due = None
    if due is not None and (due - today).days <= policy.assurance_ahead_days:
        pills = ((sentence(due_words(due, today)), due_tone(due, today)),)
    known = f"Last known on {format_date(last)}" if last else "None is recorded yet"
    return Entry(sentence(which.value), pills, (f"{known}; due on {format_date(due)}." if due else f"{known}.",))


# -- sleepovers and day care


def stays_section(card: FamilyCard, today: date, sight: Sight, actions: tuple[Action, ...]) -> Section:
    """What the family offers as a host; said only of those who may take part."""
    offer = card.offer
    if offer is None:
        return Section("Sleepovers and day care", when_empty="What they can offer is not recorded.", actions=actions)
    told = [f"Nights: {night_words(offer)}. Day care: {day_words(offer.days)}."]
    if offer.most_children is not None:
        told.append(f"Visitors at once: {offer.most_children}.")
    if can_words(offer):
        told.append(f"They can: {can_words(offer)}.")
    told += [sight.words(offer.note)] if offer.note else []
    days = tuple(Entry(sight.words(exception_words(one, today))) for one in card.host_days)
    return Section("Sleepovers and day care", lines=tuple(told), entries=days, actions=actions)


# -- claims


def claims_section(card: FamilyCard, sight: Sight, actions: tuple[Action, ...]) -> Section:
    """What is not paid yet, and how much it comes to; said of nobody who cannot claim."""
    items = card.open_claims
    if not items:
        return Section("Claims", when_empty="Nothing is waiting to be paid." if actions else "", actions=actions)
    total = pounds_words(sum(item.pence or 0 for item in items))
    open_words = f"{len(items)} {'item is' if len(items) == 1 else 'items are'} not paid yet, {total} in all"
    without = sum(item.pence is None for item in items)
    missing = f" ({without} without an amount)" if without else ""
    earliest = tuple(_claim(card.household, item, sight) for item in items[:_FEW])
    more = (f"{len(items) - _FEW} more: see the claim list.",) if len(items) > _FEW else ()
    return Section("Claims", lines=(f"{open_words}{missing}.", *more), entries=earliest, actions=actions)


def _claim(household: Household, item: ClaimItem, sight: Sight) -> Entry:
    carer = next((carer for carer in household.carers if carer.id == item.carer_id), None)
    whose = f", {sight.name(full_name(carer))}" if carer is not None else ""
    what = ", ".join(part for part in (item.kind.value, sight.words(item.what), sight.words(item.quantity)) if part)
    amount = f", {pounds_words(item.pence)}" if item.pence is not None else ""
    state = f"Claimed on {format_date(item.claimed_on)}." if item.claimed_on else "Not claimed yet."
    return Entry(f"{format_date(item.day)}{whose}", lines=(f"{sentence(in_a_sentence(what))}{amount}. {state}",))


def shows_dates(household: Household) -> bool:
    """Whether supervision and reviews are asked of this household, or any is on record."""
    if fosters(household.family.kind) and household.family.status not in (Status.WAITING, Status.LEFT):
        return True
    return any(last_done(household, which) for which in Assurance)
