"""The service desk: its Hives, what each has sent, and what is told to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.exchange.applying import COUNTY
from hivedesk.casework.exchange.partners import accepted, identity_of
from hivedesk.casework.exchange.queueing import queue_part, queued_part
from hivedesk.domain.acts import ActKind
from hivedesk.domain.approval import Approval
from hivedesk.domain.events.records import Audience, Event, EventId, EventKind, check_event
from hivedesk.domain.exchange.records import Partner, PartnerRole, ReceivedPackage, RefusedPackage
from hivedesk.domain.families import Family
from hivedesk.domain.policy import read_versions
from hivedesk.domain.records import Record
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import ImportProblem, RuleRefused
from hivedesk.package_format.parts import (
    AskPart,
    Coming,
    CorrectedField,
    CorrectionsPart,
    DirectoryPart,
    EventPart,
    FamilyPart,
    HiveLine,
    NoticePart,
    Part,
    PolicyPart,
    RecordState,
)
from hivedesk.store import exchange
from hivedesk.store.tables import Values

_LONGEST_TITLE, _LONGEST_TEXT = 300, 20_000


@dataclass(frozen=True, kw_only=True)
class HiveStanding:
    """A Hive as the service desk knows it."""

    partner: Partner
    last_package: ReceivedPackage | None
    last_month: str  # 2026-10; "" where no summary came
    families: int  # that its records name, those who left not counted
    forks: int  # packages refused since, because another has their place
    waiting: int  # messages and packages that it has not acknowledged


def hives(desk: Desk) -> list[HiveStanding]:
    """Every Hive that was ever enrolled, by name."""
    return [_standing(desk, partner) for partner in exchange.partners(desk.store) if partner.role is PartnerRole.HIVE]


def last_heard(standing: HiveStanding) -> datetime | None:
    """When something came from a Hive last."""
    return standing.last_package.received_at if standing.last_package else None


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
    return _queue_for(desk, wanted, part)


def send_directory(desk: Desk) -> Changed:
    """Tell every Hive who the others are, with their public keys: so families can move between them.

    Raises:
        RuleRefused: no Hive is enrolled.
    """
    known = _enrolled(desk)
    if not known:
        raise RuleRefused("No Hive is enrolled yet.", "Open a Hive's card first.")
    lines = tuple(
        HiveLine(
            key_id=one.id,
            name=one.name,
            area=one.area,
            worker=one.person,
            phone=one.phone,
            keys=identity_of(one).raw,
        )
        for one in known
    )
    return _queue_for(desk, [one.id for one in known], DirectoryPart(hives=lines))


def send_policy(desk: Desk, text: str) -> Changed:
    """Tell every Hive a new version of the rules, from its file.

    Raises:
        ImportProblem: it is no such file.
        RuleRefused: no Hive is enrolled.
    """
    try:
        (policy,) = read_versions([text])
    except (KeyError, TypeError, ValueError, RecursionError):
        raise ImportProblem(
            "This is no file of rules. Nothing was changed.", "Choose a policy file, as they lie with HiveDesk."
        ) from None
    known = _enrolled(desk)
    if not known:
        raise RuleRefused("No Hive is enrolled yet.", "Open a Hive's card first.")
    return _queue_for(desk, [one.id for one in known], PolicyPart(version=policy.version, text=text))


def ask_for_everything(desk: Desk, hive_id: str) -> Changed:
    """Ask a Hive to tell everything anew with its next package."""
    return queue_part(desk, hive_id, AskPart())


def allocate_family(desk: Desk, from_hive: str, family_id: str, to_hive: str) -> Changed:
    """Send a family that waits at one Hive (its records as told) to another one; by the waiting list of the county.

    Raises:
        RuleRefused: it is not there, does not wait, or the Hives are the same.
    """
    giving, taking = desk.store.get(Partner, from_hive), desk.store.get(Partner, to_hive)
    values = exchange.hive_record(desk.store, giving.origin, "family", family_id)
    if values is None or values.get("status") != "waiting":
        raise RuleRefused("This family does not wait any more.", "Look at the list again.")
    if giving.origin == taking.origin:
        raise RuleRefused("The family waits at this Hive already.", "Choose another Hive.")
    records = [RecordState("family", family_id, values)]
    for table in ("approval", "carer", "child_in_care", "own_child", "professional", "placement", "training_record"):
        records += [
            RecordState(table, str(one["id"]), one)
            for one in exchange.hive_records(desk.store, giving.origin, table)
            if one.get("family_id") == family_id
        ]
    part = FamilyPart(coming=Coming.ALLOCATED, family_id=family_id, come_from=giving.name, records=tuple(records))
    return queue_part(desk, to_hive, part, family_id)


@dataclass(frozen=True)
class WaitingFamily:
    """A family that waits for a Hive, as the Hive of its area told it."""

    hive_id: str  # the key id of the Hive that told it
    hive: str
    family_id: str
    name: str
    area: str
    since: str  # a date in ISO 8601, or ""


def waiting_families(desk: Desk) -> list[WaitingFamily]:
    """The county's waiting list, those who have waited longest first."""
    found = [
        WaitingFamily(
            hive_id=hive.id,
            hive=hive.name,
            family_id=str(one["id"]),
            name=str(one.get("name") or ""),
            area=str(one.get("waiting_area") or hive.area),
            since=str(one.get("waiting_since") or ""),
        )
        for hive in _enrolled(desk)
        for one in exchange.hive_records(desk.store, hive.origin, "family")
        if one.get("status") == "waiting"
    ]
    return sorted(found, key=lambda one: (one.since or "9999", one.name.casefold()))


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
    known = _enrolled(desk)
    if not known:
        raise RuleRefused("No Hive is enrolled yet.", "Open a Hive's card first.")
    state = RecordState("event", event.id, exchange.written(event))
    return _queue_for(desk, [one.id for one in known], EventPart(event=state))


def families_of(desk: Desk, hive_id: str) -> list[Family]:
    """The families of a Hive as it told them, by name; without what stays there."""
    origin = desk.store.get(Partner, hive_id).origin
    found = []
    for values in exchange.hive_records(desk.store, origin, "family"):
        record = _record("family", values)
        if isinstance(record, Family):
            found.append(record)
    return sorted(found, key=lambda family: family.name.casefold())


def approval_of(desk: Desk, hive_id: str, family_id: str) -> Approval | None:
    """The terms of approval of a family as its Hive told them."""
    origin = desk.store.get(Partner, hive_id).origin
    for values in exchange.hive_records(desk.store, origin, "approval"):
        record = _record("approval", values)
        if isinstance(record, Approval) and record.family_id == family_id:
            return record
    return None


def _record(table: str, values: Values) -> Record | None:
    """A record that a Hive told; None where it is none: it was kept as it came."""
    try:
        return exchange.record_of(table, values)
    except ValueError:
        return None


def correct(desk: Desk, hive_id: str, changed: Iterable[tuple[Family | Approval, Family | Approval]]) -> Changed:
    """Have a Hive's records corrected, field by field: what it told, and what the service knows better.

    Raises:
        RuleRefused: nothing differs.
    """
    fields = []
    for told, better in changed:
        table = "family" if isinstance(told, Family) else "approval"
        before, after = exchange.written(told), exchange.written(better)
        fields += [
            CorrectedField(table=table, id=told.id, field=name, base=before[name], value=after[name])
            for name in after
            if before[name] != after[name]
        ]
    if not fields:
        raise RuleRefused("Nothing was changed.", "Change what the service knows better, then send it.")
    return queue_part(desk, hive_id, CorrectionsPart(fields=tuple(fields)))


def _standing(desk: Desk, partner: Partner) -> HiveStanding:
    store = desk.store
    month = store.row("SELECT max(month) FROM hive_month WHERE hive_id = ?", partner.origin)
    families = [one for one in exchange.hive_records(store, partner.origin, "family") if one.get("status") != "left"]
    forks = store.select(RefusedPackage, "WHERE partner_id = ? AND reason = 'fork'", partner.id)
    last = exchange.last_taken(store, partner.id)
    return HiveStanding(
        partner=partner,
        last_package=last,
        last_month=month[0] or "" if month else "",
        families=len(families),
        forks=sum(last is None or one.seen_at > last.received_at for one in forks),
        waiting=_waiting(desk, partner.id),
    )


def _enrolled(desk: Desk) -> list[Partner]:
    return [partner for partner in accepted(desk) if partner.role is PartnerRole.HIVE]


def _queue_for(desk: Desk, hive_ids: list[str], part: Part) -> Changed:
    with desk.act(ActKind.QUEUE_PART) as act:
        for hive_id in hive_ids:
            act.insert(queued_part(desk, hive_id, part))
    return desk.changed(ActKind.QUEUE_PART, act)


def _waiting(desk: Desk, partner_id: str) -> int:
    row = desk.store.row(
        """SELECT (SELECT count(*) FROM queued_part WHERE partner_id = ?1 AND package_id = '')
                + (SELECT count(*) FROM sent_package WHERE partner_id = ?1 AND outcome IS NULL AND contents <> '[]')""",
        partner_id,
    )
    return int(row[0]) if row else 0
