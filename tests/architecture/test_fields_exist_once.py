"""A field of a record has its column and, where the worker can edit it, its form line; none is forgotten."""

import typing
from dataclasses import fields, is_dataclass

import pytest

from hivedesk.casework.household_records import HOUSEHOLD_TABLES
from hivedesk.domain.calendar.school import SchoolDates
from hivedesk.domain.contact_log import Addendum, ContactLogEntry
from hivedesk.domain.events.records import Guest
from hivedesk.domain.exchange.records import (
    Conflict,
    DirectoryHive,
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
from hivedesk.domain.hive import CoverWorker
from hivedesk.domain.household import Household
from hivedesk.domain.records import FrozenMonth, Record
from hivedesk.domain.sleepovers.records import HostOffer
from hivedesk.store.tables import TABLES, table_of
from hivedesk.ui.form_lines import FORM_LINES, NOT_EDITED
from tests.builders import MemoryVault


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_has_its_column(table):
    columns = [row[1] for row in MemoryVault().database.execute_sql(f"PRAGMA table_info({table.name})").fetchall()]
    assert sorted(columns) == sorted(field.name for field in fields(table.record))


def test_every_part_of_a_household_counts_when_it_changes():
    hints = typing.get_type_hints(Household)
    parts = {part for hint in hints.values() for part in (hint, *typing.get_args(hint)) if is_dataclass(part)}
    assert {table_of(part).name for part in parts} == HOUSEHOLD_TABLES


def test_every_record_has_its_table():
    assert {table.record for table in TABLES} == set(Record.__args__)


@pytest.mark.parametrize("record", FORM_LINES, ids=lambda record: record.__name__)
def test_every_field_that_is_edited_has_one_form_line(record):
    lines = [line.field for line in FORM_LINES[record]]
    assert sorted(lines) == sorted({field.name for field in fields(record)} - NOT_EDITED)
    labels = [line.label for line in FORM_LINES[record]]
    assert len(labels) == len(set(labels))


def test_every_record_is_edited_by_its_lines_or_has_a_form_of_its_own():
    own_form = {CoverWorker, ContactLogEntry, Addendum, FrozenMonth, Guest, SchoolDates, HostOffer}
    exchange = {Partner, SentPackage, ReceivedPackage, RefusedPackage, Notice, Conflict, HiveMonth}
    exchange |= {QueuedPart, DirectoryHive, PolicyFile, ErasedFamily}
    assert set(FORM_LINES) == set(Record.__args__) - own_form - exchange
