"""A sealed package: what is in comes out, and nothing that was touched is taken."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.crypto.identity import Identity, new_identity, read_identity
from hivedesk.package_format import refusals, v1
from hivedesk.package_format.chain import NO_PACKAGE, Chain
from hivedesk.package_format.padding import padded, padded_size, unpadded
from hivedesk.package_format.refusals import Refused

HIVE = read_identity(bytes(range(96)))
SERVICE = read_identity(bytes(range(96, 192)))
BODY = b'{"made":"2026-11-14T09:05:00.000000Z"}'
AT = datetime(2026, 11, 14, 9, 5, tzinfo=UTC)


def a_header(sequence: int = 1, previous: bytes = v1.NOTHING, sender: Identity = HIVE) -> v1.Header:
    return v1.Header(
        package_id=f"{sequence:032x}",
        sender=sender.public.key_id,
        recipient=SERVICE.public.key_id,
        sequence=sequence,
        previous=previous,
    )


def a_package(sequence: int = 1, previous: bytes = v1.NOTHING, body: bytes = BODY) -> v1.Package:
    return v1.seal(body, a_header(sequence, previous), HIVE, SERVICE.public)


PACKAGE = a_package()


def opened(content: bytes) -> bytes:
    return v1.read_package(content).open(SERVICE, HIVE.public)


def test_what_is_sealed_is_opened() -> None:
    assert opened(PACKAGE.content) == BODY
    assert v1.read_package(PACKAGE.content).header == PACKAGE.header


def test_anybody_reads_the_header_and_nothing_about_people() -> None:
    assert PACKAGE.header_bytes in PACKAGE.content
    assert b"2026" not in PACKAGE.content


def test_every_single_flipped_bit_is_refused() -> None:
    content = bytearray(PACKAGE.content)
    taken = []
    for bit in range(8 * len(content)):
        content[bit // 8] ^= 1 << bit % 8
        try:
            opened(bytes(content))
            taken.append(bit)
        except Refused:
            pass
        content[bit // 8] ^= 1 << bit % 8
    assert taken == []


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=3000), st.integers(0, 3000))
def test_what_is_no_package_is_refused(junk: bytes, at: int) -> None:
    for content in (junk, PACKAGE.content[:at], PACKAGE.content[:at] + junk, PACKAGE.content + junk):
        if content != PACKAGE.content:
            with pytest.raises(Refused):
                opened(content)


def test_each_refusal_is_its_own() -> None:
    other = new_identity()
    with pytest.raises(refusals.NewerPackage):
        v1.read_package(PACKAGE.content[:9] + b"\x02" + PACKAGE.content[10:])
    with pytest.raises(refusals.PackageTooLarge):
        v1.read_package(bytes(v1.LARGEST + 1))
    with pytest.raises(refusals.NotAPackage):
        v1.read_package(PACKAGE.content[:-1])
    with pytest.raises(refusals.Tampered):
        PACKAGE.open(SERVICE, other.public)
    with pytest.raises(refusals.CannotBeOpened):
        PACKAGE.open(other, HIVE.public)


@pytest.mark.parametrize("half", [slice(0, 64), slice(64, None)])
def test_both_signatures_are_needed(half: slice) -> None:
    """A package whose one signature is somebody else's is refused, whichever it is."""
    forged = bytearray(PACKAGE.content[-3373:])
    mine = v1.seal(BODY, a_header(), HIVE, SERVICE.public).content[-3373:]
    forged[half] = mine[half]
    with pytest.raises(refusals.Tampered):
        opened(PACKAGE.content[:-3373] + bytes(forged))


def test_the_header_is_bound_to_the_seal() -> None:
    """Re-signed by the sender under another place: the seal does not open."""
    moved = v1.Package(PACKAGE.content, a_header(2), b"{}", PACKAGE.sealed)
    with pytest.raises(refusals.CannotBeOpened):
        moved.open(SERVICE, HIVE.public)


def test_too_much_is_not_sealed_and_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = v1.seal(bytes(100_000), a_header(), HIVE, SERVICE.public)
    monkeypatch.setattr(v1, "LARGEST_BODY", 50_000)
    with pytest.raises(refusals.UnreadableBody):
        bomb.open(SERVICE, HIVE.public)
    with pytest.raises(refusals.PackageTooLarge):
        v1.seal(bytes(50_001), a_header(), HIVE, SERVICE.public)
    with pytest.raises(ValueError, match="names"):
        v1.seal(BODY, a_header(), SERVICE, SERVICE.public)


@given(st.binary(max_size=5000))
def test_padding_is_taken_off_again(content: bytes) -> None:
    block = padded(content)
    assert unpadded(block) == content
    assert len(block) <= max(1024, 1.12 * (len(content) + 4))


def test_sizes_come_in_steps() -> None:
    assert len({padded_size(size) for size in range(1_000_000)}) < 300
    assert padded_size(1) == padded_size(1024) == 1024


def test_places_in_the_chain_are_told_apart() -> None:
    first = a_package()
    second = a_package(2, first.hash)
    third = a_package(3, second.hash)
    taken = {1: first.hash, 2: second.hash}
    chain = NO_PACKAGE
    for package in (first, second):
        chain.require_next(package, taken.get)
        chain = chain.after(package)
    chain.require_next(third, taken.get)
    with pytest.raises(refusals.Replayed):
        chain.require_next(second, taken.get)
    with pytest.raises(refusals.Replayed):
        chain.require_next(first, taken.get)
    with pytest.raises(refusals.Fork):
        chain.require_next(a_package(2, first.hash), taken.get)
    with pytest.raises(refusals.Fork):
        chain.require_next(a_package(1), taken.get)
    with pytest.raises(refusals.Fork):
        chain.require_next(a_package(3, first.hash), taken.get)
    with pytest.raises(refusals.Early):
        chain.require_next(a_package(4, third.hash), taken.get)
    assert chain.may_begin_anew(a_package(9)) and not chain.may_begin_anew(second)
    assert Chain(2, second.hash) == chain


def test_words_of_refusals_hold_nothing_of_ours() -> None:
    for kind in Refused.__subclasses__():
        text = str(kind())
        assert text.count(".") >= 2 and not any(word in text.lower() for word in ("hpke", "sequence", "hash", "bytes"))
