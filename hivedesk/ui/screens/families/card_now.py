"""The top of a family's card: who, what matters now, and what is due. Plain Python."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from hivedesk.casework.family_card import FamilyCard
from hivedesk.casework.today import preferred_words
from hivedesk.domain.clocks import Deed, Due
from hivedesk.domain.clocks.placements import solo_review_due
from hivedesk.domain.clocks.standing import without_child_since
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.families import Channel, LeavingReason, Status, full_name, years_after
from hivedesk.domain.household import Household, hold_on, placements_on
from hivedesk.domain.ids import ChildId
from hivedesk.domain.membership import fosters
from hivedesk.domain.nights import Level, SpanFinding, sentence
from hivedesk.domain.placements import Placement, is_solo
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import Hold
from hivedesk.foundation.clock import format_date, local
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.discreet import IN_FULL, Sight
from hivedesk.ui.screens.families import facts
from hivedesk.ui.screens.families.card_actions import Action
from hivedesk.ui.screens.families.due_words import due_tone, due_words, tone_of, words_of
from hivedesk.ui.screens.families.view_model import STATUS_TONES, days_words, status_words, status_words_of_kind
from hivedesk.ui.tokens import Tone

Pills = tuple[tuple[str, Tone], ...]


@dataclass(frozen=True)
class Matter:
    """Something that matters now; ``more`` is said beneath it, quieter; ``points`` belong to it, each with its more."""

    text: str
    more: str = ""
    points: tuple[tuple[str, str], ...] = ()
    tone: Tone = Tone.PLAIN
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class DueLine:
    """Something due: a follow-up, which is ticked off, or a deed."""

    key: str
    what: str
    due: str
    day: str
    tone: Tone
    why: str = ""
    action: Action | None = None
    follow_up_id: str = ""


# -- who


def pills_of(card: FamilyCard) -> Pills:
    """How the family stands, and what kind of household it is."""
    family, approval = card.household.family, card.household.approval
    pills = [(status_words(family.status), STATUS_TONES[family.status])]
    if card.newly_approved:
        pills.append(("Newly approved", Tone.INFO))
    if approval and approval.respite_only:
        pills.append(("Respite only", Tone.INFO))
    pills.append((status_words_of_kind(family.kind), Tone.PLAIN))
    return tuple(pills)


def line_of(card: FamilyCard, today: date) -> str:
    """Since when, and when somebody last spoke with them."""
    family = card.household.family
    if card.last_contact is not None:
        day = local(card.last_contact).date()
        spoken = f"Last spoken with on {format_date(day)}, {days_words((today - day).days)}."
    else:
        spoken = "Not spoken with yet."
    match family.status:
        case Status.WAITING if family.waiting_since:
            return f"Waiting since {format_date(family.waiting_since)}. {spoken}"
        case Status.LEFT if family.left_on:
            return f"Left on {format_date(family.left_on)}{_why_left(card.household)}."
        case Status.CLOSING if family.left_on:
            return f"Leaves on {format_date(family.left_on)}{_why_left(card.household)}. {spoken}"
    return f"In the Hive since {format_date(family.joined_on)}. {spoken}" if family.joined_on else spoken


def _why_left(household: Household) -> str:
    reason, hive = household.family.left_reason, household.family.moved_to
    if reason is None:
        return ""
    return f": {reason.value}, {hive}" if hive and reason is LeavingReason.MOVED_HIVE else f": {reason.value}"


def reach_of(household: Household, sight: Sight) -> str:
    """A number, how they like to be reached, and when."""
    family = household.family
    numbers = [family.mobile or family.phone, *(carer.mobile for carer in household.carers)]
    number = next((number for number in numbers if number), "") if sight is IN_FULL else ""
    channel = f"likes {_CHANNEL_WORDS[family.preferred_channel]}" if family.preferred_channel else ""
    times = sight.words(preferred_words(family))
    return facts.sentence(", ".join(part for part in (number, channel, times) if part))


_CHANNEL_WORDS = {
    Channel.PHONE: "a call",
    Channel.VISIT: "a visit",
    Channel.VIDEO: "a video call",
    Channel.MESSAGE: "a message",
    Channel.AT_EVENT: "to talk at events",
}


# -- what matters now


def matters_of(card: FamilyCard, today: date, policy: Policy, sight: Sight) -> tuple[Matter, ...]:
    """What the worker should know before she rings."""
    household = card.household
    if household.family.status is Status.LEFT:
        return tuple(_kept_by_service(household, policy))
    hold = hold_on(household, today)
    return (
        *((_hold(hold, today, sight),) if hold is not None else ()),
        *_findings(card, sight),
        *_placements(household, today, policy, sight),
        *_without_child(household, today),
    )


def unchecked_of(card: FamilyCard, sight: Sight) -> tuple[str, ...]:
    """What the checks of the nights could not look at, because a fact is not recorded; said quietly."""
    spans = [span for span in card.findings if span.finding.level is Level.CANNOT_CHECK]
    return tuple(dict.fromkeys(sight.words(span.finding.reason) for span in spans))


def _findings(card: FamilyCard, sight: Sight) -> Iterator[Matter]:
    """What needs the fostering service, the same nights together."""
    found = [span for span in card.findings if span.finding.level is Level.NEEDS_SERVICE]
    for nights, spans in groupby(found, _nights):
        points = tuple((sight.words(s.finding.reason), sight.words(_change_words(s))) for s in spans)
        yield Matter(nights, tone=Tone.WARN, points=points)


def _nights(span: SpanFinding) -> str:
    """``From Sat 14 Nov 2026: needs the fostering service.``"""
    return sentence(replace(span, finding=replace(span.finding, reason=""))).rstrip()


def _change_words(span: SpanFinding) -> str:
    return f"What would change it: {facts.in_a_sentence(span.finding.would_change)} ({span.finding.source})"


def _hold(hold: Hold, today: date, sight: Sight) -> Matter:
    since = f"On hold since {format_date(hold.started_on)}" if hold.started_on else "On hold; since when is not known"
    support = f"Support offered: {hold.support.rstrip('.')}." if hold.support else "No support is recorded."
    review = ""  # without a date of its own it stands under what is due
    if hold.review_on is not None:
        review = f"Review on {format_date(hold.review_on)} ({due_words(hold.review_on, today)})."
    return Matter(
        sight.words(f"{since}: {hold.reason.rstrip('.')}." if hold.reason else f"{since}."),
        sight.words(f"{support} {review}".rstrip()),
        tone=Tone.WARN,
        actions=tuple(Action(DeedWanted(deed, hold.family_id, hold.id)) for deed in (Deed.REVIEW_HOLD, Deed.END_HOLD)),
    )


def _placements(household: Household, today: date, policy: Policy, sight: Sight) -> Iterator[Matter]:
    for placement in placements_on(household, today):
        name = child_name(household, placement.child_id, sight)
        if is_solo(placement, today):
            yield _solo(placement, name, policy, sight)
        end = placement.expected_end_on or placement.ended_on
        if end is not None and (end - today).days <= policy.clocks.ending_soon_days:
            was = "was" if end < today else "is"
            yield Matter(
                f"{name}'s placement {was} expected to end on {format_date(end)} ({due_words(end, today)}).",
                tone=due_tone(end, today),
            )
        if placement.started_on and (today - placement.started_on).days < policy.clocks.new_child_days:
            came = days_words((today - placement.started_on).days)
            yield Matter(f"{name} came to live here on {format_date(placement.started_on)}, {came}.")


def _solo(placement: Placement, name: str, policy: Policy, sight: Sight) -> Matter:
    why = f": {placement.solo_reason.rstrip('.')}" if placement.solo_reason else ""
    review = solo_review_due(placement, policy)
    more = f"Review of it on {format_date(review)}." if review else ""
    return Matter(sight.words(f"{name} has to be the only child placed here{why}."), more, tone=Tone.INFO)


def _without_child(household: Household, today: date) -> Iterator[Matter]:
    since = without_child_since(household, today)
    if since is not None:
        days = (today - since).days
        yield Matter(f"No child in placement since {format_date(since)}, {days} {'day' if days == 1 else 'days'}.")


def _kept_by_service(household: Household, policy: Policy) -> Iterator[Matter]:
    """Reg. 32: the carers' record outlives their time here, and it is the service that keeps it."""
    family, years = household.family, policy.carer_retention_years
    if not fosters(family.kind):
        return
    if family.left_on is None or family.left_reason is LeavingReason.MOVED_HIVE:
        words = f"for at least {years} years after their approval ends."
    else:
        until = format_date(years_after(family.left_on, years))
        words = f"until {until} at least: {years} years after approval ends, counted from the day on which they left."
    yield Matter(
        f"The fostering service keeps these carers' records {words}", "This laptop is not where they are kept."
    )


def child_name(household: Household, child_id: ChildId, sight: Sight) -> str:
    """What a child who lives or lived here is called."""
    child = household.child(child_id)
    return sight.name(child.known_as or full_name(child)) if child is not None else "A child"


# -- what is due


def due_lines(card: FamilyCard, today: date, sight: Sight) -> tuple[DueLine, ...]:
    """Follow-ups and what the clocks say, in the order of their days."""
    lines = [(one.due_on, _follow_up(one, today, sight)) for one in card.open_follow_ups]
    lines += [(due.due_on, _due(card.household, due, today, sight)) for due in card.dues]
    return tuple(line for _day, line in sorted(lines, key=lambda pair: pair[0]))


def _follow_up(one: FollowUp, today: date, sight: Sight) -> DueLine:
    at = f", {one.at:%H:%M}" if one.at is not None else ""
    return DueLine(
        key=f"follow-up:{one.id}",
        what=sight.words(one.what),
        due=due_words(one.due_on, today),
        day=format_date(one.due_on) + at,
        tone=due_tone(one.due_on, today),
        why="Asked for by the carer." if one.asked_by_carer else "",
        follow_up_id=one.id,
    )


def _due(household: Household, due: Due, today: date, sight: Sight) -> DueLine:
    whom = whom_of(household, due, sight)
    return DueLine(
        key=f"due:{due.key}",
        what=f"{due.what}: {whom}" if whom else due.what,
        due=words_of(due, today),
        tone=tone_of(due, today),
        day="" if due.never and due.due_on < today else format_date(due.due_on),
        why=f"{facts.sentence(due.why)}." if due.why else "",
        action=Action(DeedWanted(due.deed, due.family_id, due.record_id, due.carer_id), whom or due.what),
    )


def whom_of(household: Household, due: Due, sight: Sight) -> str:
    """The child or carer it is about; "" where it is the family."""
    if due.child_id is not None:
        return child_name(household, due.child_id, sight)
    carer = next((carer for carer in household.carers if carer.id == due.carer_id), None)
    return sight.name(full_name(carer)) if carer is not None else ""
