"""Who somebody is in the exchange: a key to seal for them, and keys that verify what they signed.

A desk has one identity of its own, kept within its vault; of its partners it knows the public half, from a card whose
six words were compared by telephone.
"""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property

from hivedesk.crypto import sealing, signing
from hivedesk.crypto.sealing import SealingPrivateKey, SealingPublicKey, new_sealing_key
from hivedesk.crypto.signing import SigningPrivateKey, SigningPublicKey, new_signing_key

PUBLIC_SIZE = sealing.PUBLIC_SIZE + signing.PUBLIC_SIZE  # bytes
SECRET_SIZE = sealing.SEED_SIZE + 2 * signing.SEED_SIZE  # bytes
KEY_ID_SIZE = 16  # bytes
WORDS = 6  # of the fingerprint: 77 bits


@dataclass(frozen=True)
class PublicIdentity:
    """The public half: what stands on a card."""

    sealing: SealingPublicKey
    signing: SigningPublicKey

    @cached_property
    def raw(self) -> bytes:
        """All keys, 3,200 bytes: X-Wing (1,216), Ed25519 (32), ML-DSA-65 (1,952)."""
        return self.sealing.raw + self.signing.raw

    @cached_property
    def key_id(self) -> str:
        """32 hexadecimal digits that tell this identity from others: no secret, and says nothing about people."""
        return self._digest(b"hivedesk/identity/v1/id").hex()[: 2 * KEY_ID_SIZE]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The fingerprint that two people compare by telephone: six words of the EFF's long list."""
        number, words = int.from_bytes(self._digest(b"hivedesk/identity/v1/words")), _words()
        found = []
        for _ in range(WORDS):
            number, rest = divmod(number, len(words))
            found.append(words[rest])
        return tuple(found)

    def _digest(self, label: bytes) -> bytes:
        return hashlib.sha256(label + self.raw).digest()


@dataclass(frozen=True)
class Identity:
    """The private half; its text form shows nothing."""

    sealing: SealingPrivateKey
    signing: SigningPrivateKey

    @cached_property
    def public(self) -> PublicIdentity:
        """The public half."""
        return PublicIdentity(self.sealing.public_key, self.signing.public_key)

    @property
    def secret(self) -> bytes:
        """What has to be kept to have it again: 96 bytes, never outside the vault."""
        return self.sealing.seed + self.signing.seeds


def new_identity() -> Identity:
    """Make an identity from the system's source of randomness."""
    return Identity(new_sealing_key(), new_signing_key())


def read_identity(secret: bytes) -> Identity:
    """The identity that `Identity.secret` stands for.

    Raises:
        ValueError: not 96 bytes.
    """
    return Identity(SealingPrivateKey(secret[: sealing.SEED_SIZE]), SigningPrivateKey(secret[sealing.SEED_SIZE :]))


def read_public_identity(raw: bytes) -> PublicIdentity:
    """The identity of a card.

    Raises:
        ValueError: these are no such keys.
    """
    return PublicIdentity(SealingPublicKey(raw[: sealing.PUBLIC_SIZE]), SigningPublicKey(raw[sealing.PUBLIC_SIZE :]))


@cache
def _words() -> tuple[str, ...]:
    from xkcdpass import xkcd_password  # type: ignore[import-untyped]  # ships no types

    path = xkcd_password.locate_wordfile("eff-long")
    words = xkcd_password.generate_wordlist(wordfile=path, min_length=1, max_length=99, valid_chars=".")
    return tuple(sorted(words))
