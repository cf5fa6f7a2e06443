"""Sealing for the holder of a private key."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.crypto.sealing import OVERHEAD, PUBLIC_SIZE, SealingPrivateKey, SealingPublicKey, new_sealing_key

# the seed of the first test vector in draft-connolly-cfrg-xwing-kem, and how its public key begins and ends
SEED = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
KEY = SealingPrivateKey(SEED)
SEALED = KEY.public_key.seal(b"a secret", b"info")


def test_the_public_key_is_the_one_of_the_draft() -> None:
    raw = KEY.public_key.raw
    assert len(raw) == PUBLIC_SIZE == 1216
    assert raw.hex().startswith("e2236b35a8c24b39b10aa1323a96a919")


def test_only_the_holder_opens_and_only_with_the_same_info() -> None:
    assert KEY.open(SEALED, b"info") == b"a secret"
    assert KEY.open(SEALED, b"other") is None
    assert new_sealing_key().open(SEALED, b"info") is None
    assert len(SEALED) == len(b"a secret") + OVERHEAD


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SEALED) * 8 - 1))
def test_any_flipped_bit_is_refused(bit: int) -> None:
    damaged = bytearray(SEALED)
    damaged[bit // 8] ^= 1 << bit % 8
    assert KEY.open(bytes(damaged), b"info") is None


@pytest.mark.parametrize("size", [0, 1, 1119, OVERHEAD - 1])
def test_a_shortened_one_is_refused(size: int) -> None:
    assert KEY.open(SEALED[:size], b"info") is None


def test_keys_show_nothing_and_have_ids() -> None:
    assert SEED.hex() not in repr(KEY) and str(SEED) not in repr(KEY)
    assert len(KEY.public_key.key_id) == 16
    assert KEY.public_key.key_id != new_sealing_key().public_key.key_id


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(ValueError):
        SealingPublicKey(b"short")
    with pytest.raises(ValueError):
        SealingPublicKey(b"\xff" * PUBLIC_SIZE)
    with pytest.raises(ValueError):
        SealingPrivateKey(b"short")
