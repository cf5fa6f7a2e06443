"""The service desk: its Hives, what each has sent, and what is told to them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from hivedesk.casework.county import enrolled_hives
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.exchange.applying import COUNTY
from hivedesk.casework.exchange.corrections import taken_back_there
from hivedesk.casework.exchange.mailbox_settings import mailbox_settings
from hivedesk.casework.exchange.partners import accepted
from hivedesk.casework.exchange.queueing import queue_part, queued_part
from hivedesk.casework.exchange.standing import without_receipt
from hivedesk.casework.waiting_list import given_families
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Approval
from hivedesk.domain.county import EnrolledHive, Lateness, lateness
from hivedesk.domain.events.records import Audience, Event, EventId, EventKind, check_event
from hivedesk.domain.exchange.records import Partner, PartnerRole, PartnerState, RefusedPackage
from hivedesk.domain.families import Carer, ChildInCare, Family, FamilyKind, Status
from hivedesk.domain.membership import fosters
from hivedesk.domain.policy import read_from_outside
from hivedesk.domain.records import Record
from hivedesk.foundation.clock import at_london, format_date, local
from hivedesk.foundation.counting import number_of
from hivedesk.foundation.errors import ImportProblem, RuleRefused
from hivedesk.package_format.parts import (
    AskPart,
    Coming,
    CorrectedField,
    CorrectionsPart,
    EventPart,
    FamilyPart,
    NoticePart,
    Part,
    PolicyPart,
    RecordState,
)
from hivedesk.store import exchange, hive_months
from hivedesk.store.tables import Values, table_of

_LONGEST_TITLE, _LONGEST_TEXT = 300, 20_000
_NOT_THERE = (Status.WAITING.value, Status.LEFT.value)
_OTHER_KINDS = frozenset(kind.value for kind in FamilyKind if not fosters(kind))
_MOST_NAMED = 4  # Hives, in a sentence

Correctable = Family | Approval | Carer | ChildInCare
"""What the service corrects in a Hive's records."""

Told = TypeVar("Told", Approval, Carer, ChildInCare)


@dataclass(frozen=True, kw_only=True)
class HiveStanding:
    """A Hive as the service desk knows it."""

    partner: Partner  # the card that counts now
    former: tuple[Partner, ...]  # the cards that it had before, the newest first
    heard: datetime | None  # when something came from it last
    late: Lateness
    last_month: str  # 2026-10; "" where no summary came
    families: int | None  # fostering families in it, as the Hive counts them; None: it never told of any
    others: int  # other households that are in it
    on_its_list: int  # families that wait there
    forks: int  # packages refused since, because another has their place
    waiting: int  # items that have no receipt of it, sent or not
    taken_back: int  # corrected fields of the service's that the HCSW took back, and still has otherwise


def hives(desk: Desk) -> list[HiveStanding]:
    """Every Hive that was ever enrolled, whatever keys it has had: what asks for something first, then by name."""
    cards: dict[str, list[Partner]] = {}
    for partner in exchange.partners(desk.store):
        if partner.role is PartnerRole.HIVE:
            cards.setdefault(partner.origin, []).append(partner)
    known = {hive.id: hive for hive in enrolled_hives(desk)}
    heard = hive_months.heard_last(desk.store)
    found = [_standing(desk, held, known.get(origin), heard.get(origin)) for origin, held in cards.items()]
    return sorted(found, key=_order)


def write_notice(desk: Desk, hive_ids: Iterable[str], title: str, text: str) -> Changed:
    """Have a message told to Hives with their next package; one act, so one Undo.

    Raises:
        RuleRefused: no Hive, no title, no text, or too long.
    """
    wanted = list(hive_ids)
    if not wanted:
        raise RuleRefused("No Hive is chosen.", "Choose who is to read it.")
    if not title.strip() or not text.strip():
        raise RuleRefused("The message is not complete.", "Write a title and what you want to say.")
    if len(title) > _LONGEST_TITLE or len(text) > _LONGEST_TEXT:
        raise RuleRefused("The message is too long.", "Shorten it: it is to be read at a kitchen table.")
    part = NoticePart(id=desk.new_id(), title=title.strip(), text=text.strip())
    return queue_for(desk, wanted, part, "the message")


def send_policy(desk: Desk, text: str) -> Changed:
    """Tell every Hive a new version of the rules, from its file.

    Raises:
        ImportProblem: it is no such file.
        RuleRefused: no Hive is enrolled.
    """
    policy = read_from_outside(text)
    if policy is None:
        raise ImportProblem(
            "This is no file of rules. Nothing was changed.", "Choose a policy file, as they lie with HiveDesk."
        )
    known = enrolled(desk)
    if not known:
        raise RuleRefused("No Hive is enrolled yet.", "Open a Hive's card first.")
    part = PolicyPart(version=policy.version, text=text)
    what = f"the rules in force from {format_date(policy.valid_from)}"
    return queue_for(desk, [one.id for one in known], part, what)


def ask_for_everything(desk: Desk, hive_id: str) -> Changed:
    """Ask a Hive to tell everything anew with its next package."""
    name = desk.store.get(Partner, hive_id).name
    changed = queue_part(desk, hive_id, AskPart())
    return replace(changed, sentence=f"the request to send everything again goes to {name}{_when(desk)}")


def allocate_family(desk: Desk, from_hive: str, family_id: str, to_hive: str) -> Changed:
    """Send a family that waits at one Hive (its records as told) to another one; by the waiting list of the county.

    The Hive that had it is told so, in a message: it closes the family on its own list. One act, so one Undo.

    Raises:
        RuleRefused: it is not there, does not wait, was given before, or the Hives are the same.
    """
    giving, taking = desk.store.get(Partner, from_hive), desk.store.get(Partner, to_hive)
    values = exchange.hive_record(desk.store, giving.origin, "family", family_id)
    if values is None or values.get("status") != "waiting":
        raise RuleRefused("This family does not wait any more.", "Look at the list again.")
    if giving.origin == taking.origin:
        raise RuleRefused("The family waits at this Hive already.", "Choose another Hive.")
    given = given_families(desk).get(family_id)
    if given is not None and given.to.origin != giving.origin:
        raise RuleRefused(
            f"This family was given to {given.to.name} on {format_date(local(given.at).date())}.",
            f"{giving.name} has not yet closed it on its own list: ring them.",
        )
    records = [RecordState("family", family_id, values)]
    for table in ("approval", "carer", "child_in_care", "own_child", "professional", "placement", "training_record"):
        records += [
            RecordState(table, str(one["id"]), one)
            for one in exchange.hive_records(desk.store, giving.origin, table)
            if one.get("family_id") == family_id
        ]
    part = FamilyPart(coming=Coming.ALLOCATED, family_id=family_id, come_from=giving.name, records=tuple(records))
    name = str(values.get("name") or "A family")
    told = NoticePart(
        id=desk.new_id(),
        title=f"{name} goes to {taking.name}",
        text=f"The service has given {name}, which waits on your list, to {taking.name}; what is known of the family "
        f"is sent there. Please close it on your list: open its card, choose Close, and name {taking.name}.",
    )
    with desk.act(ActKind.QUEUE_PART, to_hive) as act:
        act.insert(queued_part(desk, to_hive, part, family_id))
        act.insert(queued_part(desk, from_hive, told))
    sentence = f"the family's record goes to {taking.name}{_when(desk)}; {giving.name} is asked to close it on its list"
    return replace(desk.changed(ActKind.QUEUE_PART, act, to_hive), sentence=sentence)


def new_county_event(desk: Desk) -> Event:
    """An event for the form to begin with: ten to twelve, a week from today."""
    start = at_london(desk.today + timedelta(days=7), 10)
    return Event(
        id=EventId(desk.new_id()),
        kind=EventKind.FAMILY_EVENT,
        audience=Audience.FAMILIES,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        source=COUNTY,
    )


def send_event(desk: Desk, event: Event) -> Changed:
    """Have an event of the county told to every Hive, for its calendar.

    Raises:
        RuleRefused: it cannot be (see `events.records.check_event`), or no Hive is enrolled.
    """
    check_event(event)
    known = enrolled(desk)
    if not known:
        raise RuleRefused("No Hive is enrolled yet.", "Open a Hive's card first.")
    state = RecordState("event", event.id, exchange.written(event))
    return queue_for(desk, [one.id for one in known], EventPart(event=state), "the event")


def families_of(desk: Desk, hive_id: str) -> list[Family]:
    """The families of a Hive as it told them, by name; without what stays there."""
    origin = desk.store.get(Partner, hive_id).origin
    found = []
    for values in exchange.hive_records(desk.store, origin, "family"):
        record = _record("family", values)
        if isinstance(record, Family):
            found.append(record)
    return sorted(found, key=lambda family: family.name.casefold())


@dataclass(frozen=True)
class ToldHousehold:
    """A family as its Hive told it, without what stays there."""

    family: Family
    approval: Approval | None
    carers: tuple[Carer, ...]
    children_in_care: tuple[ChildInCare, ...]


def told_household(desk: Desk, hive_id: str, family: Family) -> ToldHousehold:
    """What a Hive told of a family that the service may correct: its terms of approval, and who lives there."""
    return ToldHousehold(
        family=family,
        approval=next(iter(_told_of(desk, hive_id, family.id, Approval)), None),
        carers=_told_of(desk, hive_id, family.id, Carer),
        children_in_care=_told_of(desk, hive_id, family.id, ChildInCare),
    )


def _told_of(desk: Desk, hive_id: str, family_id: str, kind: type[Told]) -> tuple[Told, ...]:
    origin, table = desk.store.get(Partner, hive_id).origin, table_of(kind).name
    told = (_record(table, values) for values in exchange.hive_records(desk.store, origin, table))
    return tuple(one for one in told if isinstance(one, kind) and one.family_id == family_id)


def _record(table: str, values: Values) -> Record | None:
    """A record that a Hive told; None where it is none: it was kept as it came."""
    try:
        return exchange.record_of(table, values)
    except ValueError:
        return None


def correct(desk: Desk, hive_id: str, changed: Iterable[tuple[Correctable, Correctable]]) -> Changed:
    """Have a Hive's records corrected, field by field: what it told, and what the service knows better.

    Raises:
        RuleRefused: nothing differs.
    """
    fields = []
    for told, better in changed:
        before, after = exchange.written(told), exchange.written(better)
        fields += [
            CorrectedField(
                table=table_of(type(told)).name, id=told.id, field=name, base=before[name], value=after[name]
            )
            for name in after
            if before[name] != after[name]
        ]
    if not fields:
        raise RuleRefused("Nothing was changed.", "Change what the service knows better, then send it.")
    queued = queue_part(desk, hive_id, CorrectionsPart(fields=tuple(fields)))
    name = desk.store.get(Partner, hive_id).name
    what = f"the correction of {number_of(len(fields), 'field')}"
    return replace(queued, sentence=f"{what} goes to {name}{_when(desk)}")


def _standing(desk: Desk, cards: list[Partner], hive: EnrolledHive | None, heard: datetime | None) -> HiveStanding:
    store = desk.store
    newest = sorted(cards, key=lambda card: card.shown_at, reverse=True)
    partner = next((card for card in newest if card.state is PartnerState.ACCEPTED), newest[0])
    month = store.row("SELECT max(month) FROM hive_month WHERE hive_id = ?", partner.origin)
    told = exchange.hive_records(store, partner.origin, "family")
    there = [one for one in told if one.get("status") not in _NOT_THERE]
    others = sum(one.get("kind") in _OTHER_KINDS for one in there)
    ever_told = bool(told) or any(exchange.ever_told_records(store, card.id) for card in cards)
    forks = store.select(RefusedPackage, "WHERE partner_id = ? AND reason = 'fork'", partner.id)
    last = exchange.last_taken(store, partner.id)
    return HiveStanding(
        partner=partner,
        former=tuple(card for card in newest if card is not partner),
        heard=heard,
        late=lateness(hive, heard, desk.today, desk.policy.exchange) if hive is not None else Lateness(),
        last_month=month[0] or "" if month else "",
        families=len(there) - others if ever_told else None,
        others=others,
        on_its_list=sum(one.get("status") == Status.WAITING.value for one in told),
        forks=sum(last is None or one.seen_at > last.received_at for one in forks),
        waiting=without_receipt(desk, partner),
        taken_back=taken_back_there(desk, partner),
    )


def _order(one: HiveStanding) -> tuple[bool, bool, bool, int, int, str]:
    accepted = one.partner.state is PartnerState.ACCEPTED
    return (
        not (accepted and one.forks),
        not (accepted and one.taken_back),
        not one.late.late,
        -len(one.late.months),
        -one.late.silent_days,
        one.partner.name.casefold(),
    )


def enrolled(desk: Desk) -> list[Partner]:
    """The Hives whose cards stand."""
    return [partner for partner in accepted(desk) if partner.role is PartnerRole.HIVE]


def queue_for(desk: Desk, hive_ids: list[str], part: Part, what: str) -> Changed:
    """Queue a part for Hives, and say to whom it goes, when, and who is left out."""
    with desk.act(ActKind.QUEUE_PART) as act:
        for hive_id in hive_ids:
            act.insert(queued_part(desk, hive_id, part))
    names = [desk.store.get(Partner, hive_id).name for hive_id in hive_ids]
    to = names[0] if len(names) == 1 else number_of(len(names), "Hive")
    left_out = _left_out(desk) if len(hive_ids) == len(enrolled(desk)) else ""
    return replace(desk.changed(ActKind.QUEUE_PART, act), sentence=f"{what} goes to {to}{_when(desk)}{left_out}")


def _when(desk: Desk) -> str:
    if mailbox_settings(desk).address:
        return " with the next package"
    return " once a mailbox is set (Exchange, Keys and mailbox)"


def _left_out(desk: Desk) -> str:
    """Which Hives are not told, and why: their cards were withdrawn, and no other was accepted."""
    gone = [one.partner.name for one in hives(desk) if one.partner.state is not PartnerState.ACCEPTED]
    if not gone:
        return ""
    shown = ", ".join(gone[:_MOST_NAMED]) + (f" and {len(gone) - _MOST_NAMED:,} more" if gone[_MOST_NAMED:] else "")
    return f". Left out: {shown}, because {'its card was' if len(gone) == 1 else 'their cards were'} withdrawn"
