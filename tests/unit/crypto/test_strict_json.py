"""Reading text from outside."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.crypto.strict_json import Fields, Unreadable, canonical, load_object


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b'"text"',
        b"null",
        b"\xff\xfe",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b"[" * 900,
        b'{"a":' * 160,
        b'{"a": ' + b"9" * 990 + b"",
        b"{} {}",
        b" " * 1001,
    ],
)
def test_what_is_no_plain_object_is_not_read(content: bytes) -> None:
    with pytest.raises(Unreadable):
        load_object(content, most=1000)


def test_endless_nesting_does_not_break_the_reader() -> None:
    with pytest.raises(Unreadable):
        load_object(b'{"a":' + b"[" * 60_000, most=65536)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(load_object(content, most=1000), Fields)


@given(st.dictionaries(st.text(max_size=5), st.one_of(st.integers(-(2**53), 2**53), st.text(max_size=9), st.none())))
def test_canonical_text_reads_back(value: dict[str, object]) -> None:
    try:
        written = canonical(value)
    except ValueError:  # half a character cannot be written
        return
    assert load_object(written, most=10_000).raw == value
    assert canonical(load_object(written, most=10_000).raw) == written


def test_each_reader_refuses_another_kind() -> None:
    fields = Fields(
        {"text": "x" * 9, "number": 5, "blob": "0g", "moment": "2026-11-21T10:00", "none": None, "list": [1]}
    )
    for read in (
        lambda: fields.text("number", longest=9),
        lambda: fields.text("text", longest=8),
        lambda: fields.text("text", longest=9, pattern="[0-9]+"),
        lambda: fields.text("missing", longest=9),
        lambda: fields.number("text", 0),
        lambda: fields.number("number", 6),
        lambda: fields.number("number", 0, 4),
        lambda: fields.blob("blob", 1),
        lambda: fields.moment("moment"),
        lambda: fields.moment("text"),
        lambda: fields.day("text"),
        lambda: fields.inner("text"),
        lambda: fields.each("list", 5),
        lambda: fields.each("list", 0),
        lambda: fields.only(["text"]),
    ):
        with pytest.raises(Unreadable):
            read()
    assert fields.missing("none") and fields.missing("absent") and not fields.missing("number")


def test_moments_are_turned_to_utc() -> None:
    assert Fields({"at": "2026-06-01T10:00:00+01:00"}).moment("at") == datetime(2026, 6, 1, 9, tzinfo=UTC)


def test_a_moment_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(Unreadable):
        Fields({"at": "0001-01-01T00:00:00+14:00"}).moment("at")
