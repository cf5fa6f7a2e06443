"""Locking for somebody who holds a private key: HPKE (RFC 9180) with the X-Wing KEM (ML-KEM-768 and X25519).

Post-quantum, because these records must stay confidential for 75 years.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

SEED_SIZE = 32  # bytes
MLKEM_PUBLIC_SIZE = 1184  # bytes, FIPS 203
PUBLIC_SIZE = MLKEM_PUBLIC_SIZE + 32  # bytes
OVERHEAD = 1120 + 16  # bytes: the encapsulated key and the tag


@dataclass(frozen=True)
class SealingPublicKey:
    """A public key for sealing: 1,216 bytes, ML-KEM-768 first, then X25519.

    Raises:
        ValueError: not a public key.
    """

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != PUBLIC_SIZE:
            raise ValueError("not a public key")
        self._parts()

    @property
    def key_id(self) -> str:
        """Sixteen hexadecimal digits that tell this key from others; not a secret."""
        return hashlib.sha256(b"hivedesk/key-id/v1" + self.raw).hexdigest()[:16]

    def _parts(self) -> MLKEM768X25519PublicKey:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.raw[:MLKEM_PUBLIC_SIZE]),
            X25519PublicKey.from_public_bytes(self.raw[MLKEM_PUBLIC_SIZE:]),
        )

    def seal(self, secret: bytes, info: bytes) -> bytes:
        """Seal ``secret`` for the holder of the private key; ``info`` must be the same when it is opened."""
        return _suite().encrypt(secret, self._parts(), info=info)


@dataclass(frozen=True)
class SealingPrivateKey:
    """A private key, kept as its 32-byte X-Wing seed; its text form shows nothing.

    Raises:
        ValueError: not 32 bytes.
    """

    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seed) != SEED_SIZE:
            raise ValueError("a seed has 32 bytes")

    @cached_property
    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        # X-Wing: SHAKE-256 of the seed, 64 bytes for ML-KEM and 32 for X25519
        expanded = hashlib.shake_256(self.seed).digest(96)
        return MLKEM768PrivateKey.from_seed_bytes(expanded[:64]), X25519PrivateKey.from_private_bytes(expanded[64:])

    @cached_property
    def public_key(self) -> SealingPublicKey:
        """The public half."""
        mlkem, x25519 = self._halves
        return SealingPublicKey(mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw())

    def open(self, sealed: bytes, info: bytes) -> bytes | None:
        """Open what was sealed for this key; None where it was not, or where any bit of it or of ``info`` differs."""
        try:
            return _suite().decrypt(sealed, MLKEM768X25519PrivateKey(*self._halves), info=info)
        except (InvalidTag, ValueError):
            return None


def new_sealing_key() -> SealingPrivateKey:
    """Make a private key from the system's source of randomness."""
    return SealingPrivateKey(secrets.token_bytes(SEED_SIZE))


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
