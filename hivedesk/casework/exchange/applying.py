"""What a package brought, written into the records. Nothing of it is believed for being signed: every record is read
strictly, and a field that both sides changed is a conflict, never silently settled.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.conflicts import ask_the_worker, not_decided
from hivedesk.casework.exchange.own_keys import own_identities
from hivedesk.casework.exchange.queueing import tell_another
from hivedesk.casework.exchange.sealed_contents import give_up
from hivedesk.crypto.identity import read_public_identity
from hivedesk.domain.events.records import Event
from hivedesk.domain.exchange.conflicts import Rule, rule_for
from hivedesk.domain.exchange.records import (
    Conflict,
    Decision,
    DirectoryHive,
    DirectoryPerson,
    HiveMonth,
    Notice,
    Partner,
    PartnerRole,
    PartnerState,
    PolicyFile,
    ReceivedPackage,
)
from hivedesk.domain.families import Family, ProfessionalRole, Status
from hivedesk.domain.hive import VaultRole
from hivedesk.domain.policy import read_from_outside
from hivedesk.domain.records import Record
from hivedesk.package_format.parts import (
    CorrectedField,
    CorrectionsPart,
    DirectoryPart,
    EventPart,
    FamilyPart,
    HiveLine,
    NoticePart,
    Part,
    PolicyPart,
    RecordsPart,
    SummaryPart,
    Value,
)
from hivedesk.package_format.refusals import UnreadableBody
from hivedesk.store import erasing, exchange
from hivedesk.store.changes import Act

HOUSEHOLD = (
    "family", "approval", "carer", "child_in_care", "own_child", "professional", "placement", "exemption", "room",
    "sharing_agreement", "hold", "handover", "procedure_note", "training_record", "contact_log_entry", "addendum",
)  # fmt: skip
"""The kinds of records that a family brings along when it comes; those that others speak of come first."""


COUNTY = "the fostering service"
"""The source of an event that the service wrote: it alone may change it there."""


def brings_changes(parts: Sequence[Part]) -> bool:
    """Whether parts change the records that the worker keeps: that is an act of its own, which can be undone."""
    return any(isinstance(part, EventPart | FamilyPart | CorrectionsPart) for part in parts)


def check_parts(desk: Desk, partner: Partner, parts: Sequence[Part]) -> None:
    """Let only parts pass that are this partner's to tell; before anything is written.

    Raises:
        UnreadableBody: one is not, or is a policy that cannot be read.
    """
    for part in parts:
        match part:
            case RecordsPart() | SummaryPart() if desk.role is not VaultRole.SERVICE:
                raise UnreadableBody
            case NoticePart() | DirectoryPart() | EventPart() | CorrectionsPart() | PolicyPart():
                if partner.role is not PartnerRole.SERVICE:
                    raise UnreadableBody
                if isinstance(part, PolicyPart):
                    _check_policy(part)
                if isinstance(part, DirectoryPart):
                    _check_directory(part)
            case _:
                pass


def apply_here(desk: Desk, act: Act, partner: Partner, parts: Sequence[Part]) -> None:
    """Keep what a package tells beside the worker's own records; `check_parts` has let it pass."""
    for part in parts:
        match part:
            case RecordsPart():
                _keep_hive_records(desk, partner, part)
            case SummaryPart():
                _keep_month(desk, act, partner, part)
            case NoticePart():
                _keep_notice(desk, act, partner, part)
            case DirectoryPart():
                _keep_directory(desk, act, partner, part)
            case PolicyPart():
                _put(desk, act, PolicyFile(id=part.version, text=part.text, came_at=desk.clock.now()))
            case _:
                pass


def apply_to_records(desk: Desk, act: Act, partner: Partner, package: ReceivedPackage, parts: Sequence[Part]) -> None:
    """Write what a package brings into the worker's own records; one act, so one Undo.

    Raises:
        UnreadableBody: something in it is not what it should be.
    """
    for part in parts:
        match part:
            case EventPart():
                here = desk.store.find(Event, part.event.id)
                if here is not None and here.source != COUNTY:
                    raise UnreadableBody  # the Hive's own
                _put_record(desk, act, part.event.table, part.event.id, part.event.values, ("event",))
            case FamilyPart():
                _put_family(desk, act, part)
            case CorrectionsPart():
                for corrected in part.fields:
                    _correct(desk, act, partner, package, corrected)
            case _:
                pass


def decide(desk: Desk, act: Act, conflict: Conflict, decision: Decision, *, by_rule: bool = False) -> None:
    """Settle a conflict: whose value stands."""
    if decision is Decision.THEIRS:
        values = exchange.values_of(desk.store, conflict.record_table, conflict.record_id)
        if values is not None:
            changed = {**values, conflict.field: json.loads(conflict.theirs)}
            act.update(_record(conflict.record_table, changed))
    settled = replace(conflict, decision=decision, decided_at=desk.clock.now(), by_rule=by_rule)
    if desk.store.find(Conflict, conflict.id) is None:
        act.insert(settled)
    else:
        act.update(settled)


def _keep_hive_records(desk: Desk, partner: Partner, part: RecordsPart) -> None:
    hive_id = partner.origin
    if part.snapshot:
        told = {(record.table, record.id) for record in part.records}
        for table, record_id in exchange.hive_record_keys(desk.store, hive_id) - told:
            exchange.drop_hive_record(desk.store, hive_id, table, record_id)
    for record in part.records:
        if record.values is None:
            exchange.drop_hive_record(desk.store, hive_id, record.table, record.id)
        elif set(record.values) != {"id"}:  # its id alone: erased there by the retention rules, and kept here
            exchange.put_hive_record(desk.store, hive_id, record.table, record.id, record.values)


def _keep_month(desk: Desk, act: Act, partner: Partner, part: SummaryPart) -> None:
    month = HiveMonth(
        id=f"{partner.origin}/{part.month}",
        hive_id=partner.origin,
        month=part.month,
        frozen_at=part.frozen_at,
        received_at=desk.clock.now(),
        figures=part.figures,
    )
    _put(desk, act, month)


def _keep_notice(desk: Desk, act: Act, partner: Partner, part: NoticePart) -> None:
    if desk.store.find(Notice, part.id) is None:
        now = desk.clock.now()
        act.insert(Notice(id=part.id, partner_id=partner.id, title=part.title, text=part.text, came_at=now))


def _keep_directory(desk: Desk, act: Act, service: Partner, part: DirectoryPart) -> None:
    told = {line.key_id: line for line in part.hives}
    _trust_directory(desk, act, service, told)
    for known in desk.store.select(DirectoryHive):
        if known.id not in told:
            act.delete(DirectoryHive, known.id)
    _keep_professionals(desk, act, part)
    for line in told.values():
        _put(
            desk,
            act,
            DirectoryHive(
                id=line.key_id,
                name=line.name,
                area=line.area,
                worker=line.worker,
                phone=line.phone,
                keys=line.keys.hex(),
                came_at=desk.clock.now(),
            ),
        )


def _keep_professionals(desk: Desk, act: Act, part: DirectoryPart) -> None:
    """Those of the directory, and nobody else; a role that is not known here is told as another."""
    told = {line.id: line for line in part.professionals}
    for known in desk.store.select(DirectoryPerson):
        if known.id not in told:
            act.delete(DirectoryPerson, known.id)
    roles = {role.value: role for role in ProfessionalRole}
    for line in told.values():
        role = roles.get(line.role, ProfessionalRole.OTHER)
        person = DirectoryPerson(
            id=line.id, name=line.name, role=role, team=line.team, phone=line.phone, email=line.email
        )
        if desk.store.find(DirectoryPerson, person.id) != person:
            _put(desk, act, person)


def _check_directory(part: DirectoryPart) -> None:
    try:
        if any(read_public_identity(line.keys).key_id != line.key_id for line in part.hives):
            raise UnreadableBody
    except ValueError:
        raise UnreadableBody from None


def _check_policy(part: PolicyPart) -> None:
    policy = read_from_outside(part.text)
    if policy is None or policy.version != part.version:
        raise UnreadableBody


def _trust_directory(desk: Desk, act: Act, service: Partner, told: Mapping[str, HiveLine]) -> None:
    """The other Hives' keys, on the service's word: a family's record can be sealed for them, and theirs are taken."""
    now, own = desk.clock.now(), {one.public.key_id for one in own_identities(desk)}
    gone: dict[str, Partner] = {}
    for partner in exchange.partners(desk.store, PartnerState.ACCEPTED):
        if partner.role is PartnerRole.HIVE and partner.id not in told:
            gone[partner.name] = partner
            ended = replace(partner, state=PartnerState.WITHDRAWN, ended_at=now, ended_why="No longer in the directory")
            act.update(ended)
            give_up(desk, act, exchange.without_outcome(desk.store, partner.id))
    for line in told.values():
        known = desk.store.find(Partner, line.key_id)
        if line.key_id in own or (known is not None and known.role is not PartnerRole.HIVE):
            continue
        partner = Partner(
            id=line.key_id,
            role=PartnerRole.HIVE,
            name=line.name,
            area=line.area,
            person=line.worker,
            phone=line.phone,
            keys=line.keys.hex(),
            state=PartnerState.ACCEPTED,
            origin=line.key_id,
            shown_at=now,
            compared_at=now,
            compared_by=service.name,
        )
        if known is not None:
            partner = replace(
                partner,
                origin=known.origin,
                shown_at=known.shown_at,
                begin_anew=known.begin_anew,
                taken_sequence=known.taken_sequence,
                taken_hash=known.taken_hash,
            )
        _put(desk, act, partner)
        if known is None and line.name in gone:  # the same Hive with new keys
            tell_another(desk, act, gone[line.name].id, partner.id)


def _put_family(desk: Desk, act: Act, part: FamilyPart) -> None:
    here = desk.store.find(Family, part.family_id)
    if here is not None and here.status not in (Status.LEFT, Status.WAITING):
        raise UnreadableBody  # it is in this Hive: nobody else tells what it is
    order = {table: number for number, table in enumerate(HOUSEHOLD)}
    if any(record.table not in order or record.values is None for record in part.records):
        raise UnreadableBody
    for record in sorted(part.records, key=lambda record: order[record.table]):
        owner = record.id if record.table == "family" else (record.values or {}).get("family_id")
        if owner != part.family_id or _belongs_elsewhere(desk, record.table, record.id, part.family_id):
            raise UnreadableBody
        _put_record(desk, act, record.table, record.id, record.values, HOUSEHOLD)


def _belongs_elsewhere(desk: Desk, table: str, record_id: str, family_id: str) -> bool:
    """Whether a record of that id is here already, with another family."""
    values = exchange.values_of(desk.store, table, record_id)
    return values is not None and table != "family" and values["family_id"] != family_id


def _put_record(desk: Desk, act: Act, table: str, record_id: str, values: object, allowed: Sequence[str]) -> None:
    if table not in allowed or not isinstance(values, dict):
        raise UnreadableBody
    _put(desk, act, _record(table, values))


def _correct(desk: Desk, act: Act, partner: Partner, package: ReceivedPackage, corrected: CorrectedField) -> None:
    """A field that stands as the service knew it is corrected; one that was changed here too is a conflict."""
    if not desk.policy.sharing.shares(corrected.table) or corrected.field in ("id", "family_id"):
        raise UnreadableBody
    values = exchange.values_of(desk.store, corrected.table, corrected.id)
    if values is None or corrected.field not in values:
        return  # gone here: nothing is left to correct
    if (corrected.table, corrected.id) in erasing.erased_records(desk.store):
        return
    ours = values[corrected.field]
    _record(corrected.table, {**values, corrected.field: corrected.value})  # refused here, before anything is written
    if ours == corrected.value:
        return
    conflict = Conflict(
        id=f"{package.id}/{corrected.table}/{corrected.id}/{corrected.field}",
        partner_id=partner.id,
        package_id=package.id,
        record_table=corrected.table,
        record_id=corrected.id,
        field=corrected.field,
        base=_json(corrected.base),
        ours=_json(ours),
        theirs=_json(corrected.value),
        found_at=desk.clock.now(),
    )
    question = not_decided(desk, conflict)
    if ours == corrected.base and question is conflict:
        act.update(_record(corrected.table, {**values, corrected.field: corrected.value}))
    elif rule_for(corrected.table, corrected.field) is Rule.SERVICE:
        decide(desk, act, question, Decision.THEIRS, by_rule=True)
    else:
        ask_the_worker(desk, act, conflict)


def _put(desk: Desk, act: Act, record: Record) -> None:
    if desk.store.find(type(record), record.id) is None:
        act.insert(record)
    else:
        act.update(record)


def _record(table: str, values: dict[str, Value]) -> Record:
    try:
        return exchange.record_of(table, values)
    except ValueError:
        raise UnreadableBody from None


def _json(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)
