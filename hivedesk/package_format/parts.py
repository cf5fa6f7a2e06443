"""The parts of a package's body: what one side tells the other. Each is read strictly, and bounded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hivedesk.crypto.strict_json import Fields, Unreadable
from hivedesk.foundation.clock import written_moment

Value = str | int | None
Values = Mapping[str, Value]
"""A record's fields in their written form, as the page on the format lists them."""

MOST_RECORDS = 500_000
_MOST_FIELDS = 100
_LONGEST_TEXT = 1_000_000  # characters, of one field
_LONGEST_FILE = 200_000  # characters, of a policy file
_LONGEST_LINE = 300  # characters
_ID = r"[A-Za-z0-9_./:@-]{1,200}"
_NAME = r"[a-z][a-z0-9_]{0,40}"
_MONTH = r"\d{4}-(0[1-9]|1[0-2])"


@dataclass(frozen=True)
class RecordState:
    """One record as it is now; ``values`` None: it is no longer there."""

    table: str
    id: str
    values: Values | None


@dataclass(frozen=True, kw_only=True)
class RecordsPart:
    """What changed of a Hive's records since the last receipt, or all of them."""

    snapshot: bool  # all records: what the receiver has and is not among them is gone
    after: int  # the number of the last change entry that was told before; 0: none
    until: int  # … and of the last one that is told here
    head: bytes  # the hash of that entry
    records: tuple[RecordState, ...]


@dataclass(frozen=True, kw_only=True)
class SummaryPart:
    """The monthly activity summary as it was frozen: figures only."""

    month: str  # 2026-11
    frozen_at: datetime
    figures: str  # JSON


@dataclass(frozen=True, kw_only=True)
class NoticePart:
    """A message from the service, to be read."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class EventPart:
    """An event of the county, for the calendar."""

    event: RecordState


@dataclass(frozen=True, kw_only=True)
class PolicyPart:
    """Dated rules, as their file."""

    version: str
    text: str


class Coming(StrEnum):
    """Why families come."""

    ALLOCATED = "allocated"  # from the waiting list
    MOVED = "moved"  # from another Hive


@dataclass(frozen=True, kw_only=True)
class FamilyPart:
    """One family with all its records, for the Hive that it joins."""

    coming: Coming
    family_id: str
    come_from: str  # the name of the Hive that it leaves; "" from the waiting list
    records: tuple[RecordState, ...]


@dataclass(frozen=True, kw_only=True)
class HiveLine:
    """One Hive in the directory; ``keys`` are its public keys, for families that move between Hives."""

    key_id: str
    name: str
    area: str
    worker: str
    phone: str
    keys: bytes


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """One professional in the directory, or a team that answers as one."""

    id: str
    name: str
    role: str
    team: str
    phone: str
    email: str


@dataclass(frozen=True, kw_only=True)
class DirectoryPart:
    """The Hives of the county, and the professionals whom they may have to reach: all there are."""

    hives: tuple[HiveLine, ...]
    professionals: tuple[PersonLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CorrectedField:
    """One field that the service corrects: ``base`` is what it was before at the service."""

    table: str
    id: str
    field: str
    base: Value
    value: Value


@dataclass(frozen=True, kw_only=True)
class CorrectionsPart:
    """What the service knows better."""

    fields: tuple[CorrectedField, ...]


@dataclass(frozen=True, kw_only=True)
class AskPart:
    """Everything is asked for anew."""


Part = (
    RecordsPart
    | SummaryPart
    | NoticePart
    | EventPart
    | PolicyPart
    | FamilyPart
    | DirectoryPart
    | CorrectionsPart
    | AskPart
)


def write_part(part: Part) -> dict[str, object]:
    """A part as a JSON object."""
    match part:
        case RecordsPart():
            return {
                "kind": "records",
                "snapshot": part.snapshot,
                "after": part.after,
                "until": part.until,
                "head": part.head.hex(),
                "records": [_written_state(one) for one in part.records],
            }
        case SummaryPart():
            frozen_at = written_moment(part.frozen_at)
            return {"kind": "summary", "month": part.month, "frozen_at": frozen_at, "figures": part.figures}
        case NoticePart():
            return {"kind": "notice", "id": part.id, "title": part.title, "text": part.text}
        case EventPart():
            return {"kind": "event", "event": _written_state(part.event)}
        case PolicyPart():
            return {"kind": "policy", "version": part.version, "text": part.text}
        case FamilyPart():
            return {
                "kind": "family",
                "coming": part.coming.value,
                "family_id": part.family_id,
                "come_from": part.come_from,
                "records": [_written_state(one) for one in part.records],
            }
        case DirectoryPart():
            return {
                "kind": "directory",
                "hives": [_written_hive(one) for one in part.hives],
                "professionals": [vars(one) for one in part.professionals],
            }
        case CorrectionsPart():
            return {"kind": "corrections", "fields": [vars(one) for one in part.fields]}
        case AskPart():
            return {"kind": "ask"}


def read_part(fields: Fields) -> Part:
    """Read a part from outside.

    Raises:
        Unreadable: of a kind that is not known, or not as the format says.
    """
    kind = fields.text("kind", longest=20)
    if kind not in _READERS:
        raise Unreadable("kind")
    known, reader = _READERS[kind]
    fields.only(("kind", *known))
    return reader(fields)


def _records(fields: Fields) -> RecordsPart:
    part = RecordsPart(
        snapshot=fields.truth("snapshot"),
        after=fields.number("after", 0),
        until=fields.number("until", 0),
        head=fields.blob("head", 32),
        records=_states(fields),
    )
    if part.after > part.until or (part.snapshot and part.after):
        raise Unreadable("after")
    return part


def _summary(fields: Fields) -> SummaryPart:
    return SummaryPart(
        month=fields.text("month", longest=7, pattern=_MONTH),
        frozen_at=fields.moment("frozen_at"),
        figures=fields.text("figures", longest=_LONGEST_TEXT),
    )


def _notice(fields: Fields) -> NoticePart:
    return NoticePart(
        id=fields.text("id", longest=200, pattern=_ID),
        title=fields.text("title", longest=_LONGEST_LINE),
        text=fields.text("text", longest=20_000),
    )


def _event(fields: Fields) -> EventPart:
    return EventPart(event=_state(fields.inner("event")))


def _policy(fields: Fields) -> PolicyPart:
    return PolicyPart(version=fields.text("version", longest=40), text=fields.text("text", longest=_LONGEST_FILE))


def _family(fields: Fields) -> FamilyPart:
    return FamilyPart(
        coming=fields.choice("coming", Coming),
        family_id=fields.text("family_id", longest=200, pattern=_ID),
        come_from=fields.text("come_from", longest=_LONGEST_LINE),
        records=_states(fields),
    )


def _directory(fields: Fields) -> DirectoryPart:
    return DirectoryPart(
        hives=tuple(_hive(one) for one in fields.each("hives", 10_000)),
        professionals=tuple(_person(one) for one in fields.each("professionals", 10_000)),
    )


def _person(fields: Fields) -> PersonLine:
    lines = ("name", "role", "team", "phone", "email")
    fields.only(("id", *lines))
    told = {name: fields.text(name, longest=_LONGEST_LINE) for name in lines}
    return PersonLine(id=fields.text("id", longest=200, pattern=_ID), **told)


def _hive(fields: Fields) -> HiveLine:
    fields.only(("key_id", "name", "area", "worker", "phone", "keys"))
    return HiveLine(
        key_id=fields.blob("key_id", 16).hex(),
        name=fields.text("name", longest=_LONGEST_LINE),
        area=fields.text("area", longest=_LONGEST_LINE),
        worker=fields.text("worker", longest=_LONGEST_LINE),
        phone=fields.text("phone", longest=_LONGEST_LINE),
        keys=fields.blob("keys", 3200),
    )


def _corrections(fields: Fields) -> CorrectionsPart:
    return CorrectionsPart(fields=tuple(_corrected(one) for one in fields.each("fields", MOST_RECORDS)))


def _corrected(fields: Fields) -> CorrectedField:
    fields.only(("table", "id", "field", "base", "value"))
    return CorrectedField(
        table=fields.text("table", longest=41, pattern=_NAME),
        id=fields.text("id", longest=200, pattern=_ID),
        field=fields.text("field", longest=41, pattern=_NAME),
        base=_value(fields.raw.get("base")),
        value=_value(fields.raw.get("value")),
    )


def _ask(fields: Fields) -> AskPart:
    return AskPart()


def _states(fields: Fields) -> tuple[RecordState, ...]:
    return tuple(_state(one) for one in fields.each("records", MOST_RECORDS))


def _state(fields: Fields) -> RecordState:
    fields.only(("table", "id", "values"))
    table = fields.text("table", longest=41, pattern=_NAME)
    record_id = fields.text("id", longest=200, pattern=_ID)
    if fields.missing("values"):
        return RecordState(table, record_id, None)
    raw = fields.inner("values").raw
    if len(raw) > _MOST_FIELDS or raw.get("id") != record_id:
        raise Unreadable("values")
    return RecordState(table, record_id, {name: _value(value) for name, value in raw.items()})


def _value(value: object) -> Value:
    if value is None or (isinstance(value, str) and len(value) <= _LONGEST_TEXT):
        return value
    if type(value) is int and abs(value) < 2**53:
        return value
    raise Unreadable("value")


def _written_state(state: RecordState) -> dict[str, object]:
    return {"table": state.table, "id": state.id, "values": None if state.values is None else dict(state.values)}


def _written_hive(line: HiveLine) -> dict[str, object]:
    return {**vars(line), "keys": line.keys.hex()}


_READERS: Mapping[str, tuple[tuple[str, ...], Callable[[Fields], Part]]] = {
    "records": (("snapshot", "after", "until", "head", "records"), _records),
    "summary": (("month", "frozen_at", "figures"), _summary),
    "notice": (("id", "title", "text"), _notice),
    "event": (("event",), _event),
    "policy": (("version", "text"), _policy),
    "family": (("coming", "family_id", "come_from", "records"), _family),
    "directory": (("hives", "professionals"), _directory),
    "corrections": (("fields",), _corrections),
    "ask": ((), _ask),
}
