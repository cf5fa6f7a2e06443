"""The master key of a vault, and the keys derived from it.

The master is 32 random bytes that never change while the vault lives; every key in use is derived from it, one
label each, so that a key which leaks in one place opens nothing in another.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from enum import Enum

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE = 32  # bytes


class KeyPurpose(Enum):
    """What a derived key is for. A label, once released, never changes: it would change the key."""

    DATABASE = b"hivedesk/vault/v1/database"
    BACKUP = b"hivedesk/vault/v1/backup"
    HEADER_MAC = b"hivedesk/vault/v1/header-mac"


@dataclass(frozen=True)
class MasterKey:
    """The master key. Its text form shows nothing, so that it cannot slip into a log."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_SIZE:
            raise ValueError("a master key has 32 bytes")


def new_master_key() -> MasterKey:
    """Make a master key from the system's source of randomness."""
    return MasterKey(secrets.token_bytes(KEY_SIZE))


def derive(master: MasterKey, purpose: KeyPurpose, context: bytes = b"") -> bytes:
    """Derive the 32-byte key for one purpose (HKDF-SHA-256, RFC 5869).

    ``context`` tells keys of one purpose apart, for example the id of a backup.
    """
    info = purpose.value + len(context).to_bytes(2, "big") + context
    return HKDF(algorithm=hashes.SHA256(), length=KEY_SIZE, salt=None, info=info).derive(master.secret)


def header_mac(master: MasterKey, content: bytes) -> bytes:
    """Compute the mark (HMAC-SHA-256) that only a holder of the master key can set under a header."""
    return hmac.digest(derive(master, KeyPurpose.HEADER_MAC), content, "sha256")


def header_mac_matches(master: MasterKey, content: bytes, mac: bytes) -> bool:
    """Whether ``mac`` was set under exactly this content, compared in constant time."""
    return hmac.compare_digest(header_mac(master, content), mac)
