"""Signing: Ed25519 (RFC 8032) and ML-DSA-65 (FIPS 204) over the same bytes; a signature counts only where both hold.

Two, so that neither a break of the older nor of the younger one lets anybody write in another's name.
"""

import secrets
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey

SEED_SIZE = 32  # bytes, of each of the two keys
ED25519_PUBLIC_SIZE = 32  # bytes
PUBLIC_SIZE = ED25519_PUBLIC_SIZE + 1952  # bytes
ED25519_SIGNATURE_SIZE = 64  # bytes
SIGNATURE_SIZE = ED25519_SIGNATURE_SIZE + 3309  # bytes


@dataclass(frozen=True)
class SigningPublicKey:
    """Two public keys, 1,984 bytes: Ed25519 first, then ML-DSA-65.

    Raises:
        ValueError: not public keys.
    """

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != PUBLIC_SIZE:
            raise ValueError("not a public key")
        self._parts  # noqa: B018  # refuses what is no key

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether both signatures hold for exactly this message; ML-DSA with an empty context."""
        if len(signature) != SIGNATURE_SIZE:
            return False
        ed25519, mldsa = self._parts
        try:
            ed25519.verify(signature[:ED25519_SIGNATURE_SIZE], message)
            mldsa.verify(signature[ED25519_SIGNATURE_SIZE:], message)
        except InvalidSignature:
            return False
        return True

    @cached_property
    def _parts(self) -> tuple[Ed25519PublicKey, MLDSA65PublicKey]:
        return (
            Ed25519PublicKey.from_public_bytes(self.raw[:ED25519_PUBLIC_SIZE]),
            MLDSA65PublicKey.from_public_bytes(self.raw[ED25519_PUBLIC_SIZE:]),
        )


@dataclass(frozen=True)
class SigningPrivateKey:
    """Two private keys, kept as their seeds (64 bytes, Ed25519 first); the text form shows nothing.

    Raises:
        ValueError: not 64 bytes.
    """

    seeds: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.seeds) != 2 * SEED_SIZE:
            raise ValueError("two seeds have 64 bytes")

    @cached_property
    def _parts(self) -> tuple[Ed25519PrivateKey, MLDSA65PrivateKey]:
        return (
            Ed25519PrivateKey.from_private_bytes(self.seeds[:SEED_SIZE]),
            MLDSA65PrivateKey.from_seed_bytes(self.seeds[SEED_SIZE:]),
        )

    @cached_property
    def public_key(self) -> SigningPublicKey:
        """The public halves."""
        ed25519, mldsa = self._parts
        return SigningPublicKey(ed25519.public_key().public_bytes_raw() + mldsa.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Both signatures, 3,373 bytes: Ed25519 first."""
        ed25519, mldsa = self._parts
        return ed25519.sign(message) + mldsa.sign(message)


def new_signing_key() -> SigningPrivateKey:
    """Make private keys from the system's source of randomness."""
    return SigningPrivateKey(secrets.token_bytes(2 * SEED_SIZE))
