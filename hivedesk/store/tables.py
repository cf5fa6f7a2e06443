"""Records as rows: which table keeps which record, and how each value is written.

The columns of a table are the fields of its record. Values are written as SQLite's own types, and the same
written form goes into the change entries, so that undo and the exchange need no second mapping.
"""

import json
import types
import typing
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from typing import Any

from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.contact_log import Addendum, ContactLogEntry, FollowUp
from hivedesk.domain.events.records import Event, Guest, Voice
from hivedesk.domain.exchange.records import (
    Conflict,
    DirectoryHive,
    DirectoryPerson,
    ErasedFamily,
    HiveMonth,
    Notice,
    Partner,
    PolicyFile,
    QueuedPart,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.domain.families import Carer, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.hive import CoverWorker, Hive
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import DataBreach, Handover, Hold, ProcedureNote
from hivedesk.domain.records import FrozenMonth, Record
from hivedesk.domain.sleepovers.records import HostException, HostOffer, ServiceDecision, Stay, StayRequest
from hivedesk.domain.training import TrainingRecord
from hivedesk.foundation.clock import written_moment

Written = str | int | None
Values = dict[str, Written]


@dataclass(frozen=True)
class RecordTable:
    """A table and the record it keeps."""

    name: str
    record: type[Any]  # one of `domain.records.Record`

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The column names, in the order of the record's fields."""
        return tuple(field.name for field in fields(self.record))

    @cached_property
    def readers(self) -> dict[str, typing.Callable[[Any], Any]]:
        """How each column's written value is read, in the order of the columns."""
        hints = typing.get_type_hints(self.record)
        return {name: _reader(hints[name]) for name in self.columns}


TABLES: tuple[RecordTable, ...] = (
    RecordTable("hive", Hive),
    RecordTable("cover_worker", CoverWorker),
    RecordTable("family", Family),
    RecordTable("approval", Approval),
    RecordTable("carer", Carer),
    RecordTable("child_in_care", ChildInCare),
    RecordTable("own_child", OwnChild),
    RecordTable("professional", Professional),
    RecordTable("placement", Placement),
    RecordTable("exemption", Exemption),
    RecordTable("room", Room),
    RecordTable("sharing_agreement", SharingAgreement),
    RecordTable("hold", Hold),
    RecordTable("handover", Handover),
    RecordTable("procedure_note", ProcedureNote),
    RecordTable("training_record", TrainingRecord),
    RecordTable("claim_item", ClaimItem),
    RecordTable("data_breach", DataBreach),
    RecordTable("contact_log_entry", ContactLogEntry),
    RecordTable("addendum", Addendum),
    RecordTable("follow_up", FollowUp),
    RecordTable("event", Event),
    RecordTable("guest", Guest),
    RecordTable("voice", Voice),
    RecordTable("school_dates", SchoolDates),
    RecordTable("stay_request", StayRequest),
    RecordTable("stay", Stay),
    RecordTable("host_offer", HostOffer),
    RecordTable("host_exception", HostException),
    RecordTable("service_decision", ServiceDecision),
    RecordTable("frozen_month", FrozenMonth),
    RecordTable("partner", Partner),
    RecordTable("sent_package", SentPackage),
    RecordTable("received_package", ReceivedPackage),
    RecordTable("refused_package", RefusedPackage),
    RecordTable("notice", Notice),
    RecordTable("conflict", Conflict),
    RecordTable("hive_month", HiveMonth),
    RecordTable("queued_part", QueuedPart),
    RecordTable("directory_hive", DirectoryHive),
    RecordTable("directory_person", DirectoryPerson),
    RecordTable("policy_file", PolicyFile),
    RecordTable("erased_family", ErasedFamily),
)
_BY_RECORD: dict[type[Any], RecordTable] = {table.record: table for table in TABLES}
_BY_NAME = {table.name: table for table in TABLES}


def table_of(record: type[Any]) -> RecordTable:
    """The table that keeps this kind of record."""
    return _BY_RECORD[record]


def table_named(name: str) -> RecordTable:
    """The table of that name."""
    return _BY_NAME[name]


def write(record: Record) -> Values:
    """The record's fields in their written form."""
    return {field.name: _written(getattr(record, field.name)) for field in fields(record)}


def read(table: RecordTable, row: tuple[Any, ...]) -> Any:
    """The record of a row whose values stand in the order of ``table.columns``."""
    readers = table.readers
    return table.record(**{name: readers[name](value) for name, value in zip(readers, row, strict=True)})


def _written(value: Any) -> Written:
    match value:
        case None:
            return None
        case bool():
            return int(value)
        case StrEnum():
            return value.value
        case str() | int():
            return value
        case datetime():
            return written_moment(value)
        case date() | time():
            return value.isoformat()
        case tuple():
            return json.dumps([_written(part) for part in value], ensure_ascii=False)
    raise TypeError(f"{type(value).__name__} has no written form")


def _reader(hint: Any) -> typing.Callable[[Any], Any]:
    hint = getattr(hint, "__supertype__", hint)
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        inner = _reader(next(part for part in typing.get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        part = _reader(typing.get_args(hint)[0])
        return lambda value: tuple(part(entry) for entry in json.loads(value))
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if hint is time:
        return time.fromisoformat
    if hint is bool:
        return bool
    return typing.cast(typing.Callable[[Any], Any], hint)
