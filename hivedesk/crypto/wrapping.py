"""One key locked inside another (AES-256-GCM)."""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_SIZE = 12  # bytes
TAG_SIZE = 16  # bytes


@dataclass(frozen=True)
class Wrapped:
    """A locked secret; says nothing about it but its length."""

    nonce: bytes
    sealed: bytes


def wrap(key: bytes, secret: bytes, bound: bytes) -> Wrapped:
    """Lock ``secret`` under a 32-byte ``key``; ``bound`` is not hidden, but must be the same when it is unlocked."""
    nonce = secrets.token_bytes(NONCE_SIZE)
    return Wrapped(nonce, AESGCM(key).encrypt(nonce, secret, bound))


def unwrap(key: bytes, wrapped: Wrapped, bound: bytes) -> bytes | None:
    """Unlock; None where the key is another, or any bit of ``wrapped`` or ``bound`` was changed."""
    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, bound)
    except InvalidTag:
        return None
