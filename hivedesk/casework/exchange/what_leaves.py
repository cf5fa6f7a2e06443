"""*What will be sent*: exactly what the next package would hold, to be read before it is sealed; and what one holds
that is sealed, until it has its receipt. One line is one item, as they are counted everywhere."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.partners import accepted
from hivedesk.casework.exchange.sealed_contents import contents_of
from hivedesk.casework.exchange.telling import to_tell
from hivedesk.domain.exchange.records import Partner, SentPackage
from hivedesk.domain.exchange.wording import KINDS
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import RuleRefused
from hivedesk.package_format.parts import (
    AskPart,
    CorrectionsPart,
    DirectoryPart,
    EventPart,
    FamilyPart,
    NoticePart,
    Part,
    PolicyPart,
    RecordsPart,
    RecordState,
    SummaryPart,
    Value,
)
from hivedesk.store import exchange


@dataclass(frozen=True)
class LeavingField:
    """One field that leaves."""

    table: str  # the kind of record, or of message
    name: str
    value: Value
    of: str = ""  # whose, where a line holds several records: "Carer 2"
    before: bool = False  # what a corrected field was; else what it is to be
    always: bool = False  # said where it is empty, too


@dataclass(frozen=True)
class Leaving:
    """One item that would leave, a record or a message, with every field of it."""

    number: int
    partner: str
    kind: str  # in words
    about: str  # the family or other record that it belongs to, by name; shown only
    fields: tuple[LeavingField, ...]
    gone: bool = False  # it was removed here: only that is told


@dataclass(frozen=True)
class WhatLeaves:
    """What one or more packages hold, item by item."""

    lines: tuple[Leaving, ...] = ()

    def __add__(self, more: "WhatLeaves") -> "WhatLeaves":
        return WhatLeaves((*self.lines, *more.lines))


def what_leaves_job(desk: Desk) -> Callable[[Progress], WhatLeaves]:
    """What reads everything that would be sent now; for a job, since the first time it is all there is."""
    opening = desk.apart()

    def work(progress: Progress) -> WhatLeaves:
        with opening() as there:
            names, found = _names(there), WhatLeaves()
            for partner in accepted(there):
                progress.check()
                found += _held(there, to_tell(there, partner).parts, partner, names, len(found.lines))
            return found

    return work


def what_was_sealed_job(desk: Desk, package_id: str) -> Callable[[Progress], WhatLeaves]:
    """What reads everything that a sealed package holds; for a job.

    Raises:
        RuleRefused: from the job: it has its receipt meanwhile, and is no longer kept.
    """
    opening = desk.apart()

    def work(_progress: Progress) -> WhatLeaves:
        with opening() as there:
            body = contents_of(there, package_id)
            if body is None:
                raise RuleRefused(
                    "What this held is no longer kept here.", "The service has it: ask there if you have to see it."
                )
            partner = there.store.get(Partner, there.store.get(SentPackage, package_id).partner_id)
            return _held(there, body.parts, partner, _names(there), 0)

    return work


def _names(desk: Desk) -> Mapping[str, str]:
    return {str(key): name for key, name in desk.family_names().items()}


@dataclass(frozen=True)
class _Line:
    kind: str
    about: str
    fields: tuple[LeavingField, ...]
    gone: bool = False


def _held(desk: Desk, parts: Sequence[Part], partner: Partner, names: Mapping[str, str], begin: int) -> WhatLeaves:
    lines = [line for part in parts for line in _lines(desk, part, partner, names)]
    found = (
        Leaving(begin + number, partner.name, line.kind, line.about, line.fields, line.gone)
        for number, line in enumerate(lines)
    )
    return WhatLeaves(tuple(found))


def _lines(desk: Desk, part: Part, partner: Partner, names: Mapping[str, str]) -> list[_Line]:
    match part:
        case RecordsPart():
            return [_record(record, names) for record in part.records]
        case SummaryPart():
            fields = _fields("summary", {"month": part.month, "figures": part.figures})
            return [_Line("monthly summary", part.month, fields)]
        case NoticePart():
            return [_message("notice", part.title, _fields("notice", {"title": part.title, "text": part.text}))]
        case EventPart():
            return [_message("county_event", _record(part.event, names).about, _record(part.event, names).fields)]
        case FamilyPart():
            return [_family(part, names)]
        case PolicyPart():
            return [_message("policy", part.version, _fields("policy", {"text": part.text}))]
        case DirectoryPart():
            return [_message("directory", "", _directory(part))]
        case CorrectionsPart():
            return [_corrections(desk, part, partner)]
        case AskPart():
            return [_message("ask", "", ())]


def _message(kind: str, about: str, fields: tuple[LeavingField, ...]) -> _Line:
    return _Line(KINDS[kind][0], about, fields)


def _record(record: RecordState, names: Mapping[str, str]) -> _Line:
    values = record.values or {}
    family = values.get("family_id") or values.get("host_id") or (record.id if record.table == "family" else "")
    about = names.get(str(family), "") or str(values.get("title") or values.get("name") or "")
    kind = KINDS.get(record.table, (record.table, ""))[0]
    return _Line(kind, about, _fields(record.table, values), record.values is None)


def _fields(table: str, values: Mapping[str, Value], of: str = "") -> tuple[LeavingField, ...]:
    """In the order of the record, whether it was read from the records or from a sealed package."""
    truths, order = exchange.truths(table), {name: number for number, name in enumerate(exchange.fields_of(table))}
    return tuple(
        LeavingField(table, name, ("yes" if value else "no") if name in truths else value, of)
        for name, value in sorted(values.items(), key=lambda field: order.get(field[0], len(order)))
    )


def _family(part: FamilyPart, names: Mapping[str, str]) -> _Line:
    """A family with all its records; of each kind, which one it is."""
    fields: list[LeavingField] = []
    seen: Counter[str] = Counter()
    about = names.get(part.family_id, "")
    for record in part.records:
        seen[record.table] += 1
        kind = KINDS.get(record.table, (record.table, ""))[0]
        of = f"{kind[:1].upper()}{kind[1:]} {seen[record.table]}" if record.table != "family" else ""
        fields += _fields(record.table, record.values or {}, of)
        if record.table == "family":
            about = about or str((record.values or {}).get("name") or "")
    return _message("coming_family", about, tuple(fields))


def _directory(part: DirectoryPart) -> tuple[LeavingField, ...]:
    hives = [("Hive", (one.name, one.area, one.worker, one.phone)) for one in part.hives]
    people = [("Professional", (one.name, one.role, one.team, one.phone, one.email)) for one in part.professionals]
    return tuple(
        LeavingField("directory", kind, ", ".join(word for word in words if word)) for kind, words in hives + people
    )


def _corrections(desk: Desk, part: CorrectionsPart, hive: Partner) -> _Line:
    """What the service corrects, with what it was: of which family, as its Hive told it."""
    fields: list[LeavingField] = []
    families: dict[str, str] = {}
    for one in part.fields:
        record = exchange.hive_record(desk.store, hive.origin, one.table, one.id) or {}
        family_id = one.id if one.table == "family" else str(record.get("family_id") or "")
        family = exchange.hive_record(desk.store, hive.origin, "family", family_id) or {}
        families[family_id] = str(family.get("name") or "")
        of = " ".join(str(record.get(name) or "") for name in ("first_name", "last_name")).strip()
        said, was = _fields(one.table, {one.field: one.value}, of), _fields(one.table, {one.field: one.base}, of)
        fields += [replace(field, always=True) for field in said]
        fields += [replace(field, before=True, always=True) for field in was]
    return _message("corrections", ", ".join(name for name in families.values() if name), tuple(fields))
