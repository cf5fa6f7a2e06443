"""A sealed package, version 1. The page `resources/formats/package-v1.md` describes it for other programmes.

::

    8 bytes    "HiveDesk"
    2 bytes    1, the version
    4 bytes    the length of the header, at most 1,024
               the header: canonical JSON, readable by anybody, nothing about people
    4 bytes    the length of the sealed body
               the sealed body: HPKE, one shot (encapsulated key, then ciphertext with its tag)
    3,373 bytes  two signatures over all before them: Ed25519, then ML-DSA-65

Numbers are big-endian. Read from outside in this order: sizes, header, recipient, sender, signatures; only then is
anything decrypted, and only what was decrypted is unpacked.
"""

import hashlib
import secrets
import zlib
from dataclasses import dataclass
from functools import cached_property

from hivedesk.crypto.identity import KEY_ID_SIZE, Identity, PublicIdentity
from hivedesk.crypto.sealing import OVERHEAD
from hivedesk.crypto.signing import SIGNATURE_SIZE
from hivedesk.crypto.strict_json import Fields, Unreadable, canonical, load_object
from hivedesk.package_format.padding import padded, unpadded
from hivedesk.package_format.refusals import (
    CannotBeOpened,
    NewerPackage,
    NotAPackage,
    PackageTooLarge,
    Tampered,
    UnreadableBody,
)

MAGIC = b"HiveDesk"
VERSION = 1
FORMAT = "hivedesk-package"
LARGEST = 32 * 1024 * 1024  # bytes, of a package
LARGEST_BODY = 256 * 1024 * 1024  # bytes, unpacked
PACKAGE_ID_SIZE = 16  # bytes
HASH_SIZE = 32  # bytes
NOTHING = bytes(HASH_SIZE)  # ``previous`` of the first package
_LARGEST_HEADER = 1024  # bytes
_SEAL_LABEL = b"hivedesk/package/v1/seal"
_SIGN_LABEL = b"hivedesk/package/v1/sign"
_START = len(MAGIC) + 2 + 4
_FIELDS = ("format", "version", "package", "sender", "recipient", "sequence", "previous")


@dataclass(frozen=True, kw_only=True)
class Header:
    """What anybody can read of a package."""

    package_id: str  # 32 hexadecimal digits, random: also its name in the mailbox
    sender: str  # key id
    recipient: str  # key id
    sequence: int  # counts the packages of this sender for this recipient, from 1
    previous: bytes = NOTHING  # SHA-256 of the package before this one


@dataclass(frozen=True)
class Package:
    """A package as it was read: well formed, but neither verified nor opened."""

    content: bytes
    header: Header
    header_bytes: bytes
    sealed: bytes

    @cached_property
    def hash(self) -> bytes:
        """SHA-256 of the whole package: what the next one names as ``previous``."""
        return hashlib.sha256(self.content).digest()

    def open(self, recipient: Identity, sender: PublicIdentity) -> bytes:
        """The body, once both signatures hold.

        Raises:
            Tampered: a signature does not hold.
            CannotBeOpened: it was not sealed for this recipient.
            UnreadableBody: what was sealed is no packed body, or too large.
        """
        signed, signature = self.content[:-SIGNATURE_SIZE], self.content[-SIGNATURE_SIZE:]
        if self.header.sender != sender.key_id or not sender.signing.verifies(signature, _SIGN_LABEL + signed):
            raise Tampered
        block = recipient.sealing.open(self.sealed, _SEAL_LABEL + self.header_bytes)
        if block is None:
            raise CannotBeOpened
        return _unpacked(block)


def new_package_id() -> str:
    """A random id for a package."""
    return secrets.token_hex(PACKAGE_ID_SIZE)


def seal(body: bytes, header: Header, sender: Identity, recipient: PublicIdentity) -> Package:
    """Seal and sign a body. The header has to name these two.

    Raises:
        PackageTooLarge: more than a package may hold.
        ValueError: the header names somebody else.
    """
    if (header.sender, header.recipient) != (sender.public.key_id, recipient.key_id):
        raise ValueError("a package names its sender and its recipient")
    block = padded(zlib.compress(body, 9))
    if len(body) > LARGEST_BODY or len(block) > LARGEST - OVERHEAD - SIGNATURE_SIZE - _LARGEST_HEADER - 64:
        raise PackageTooLarge
    header_bytes = canonical(_raw(header))
    sealed = recipient.sealing.seal(block, _SEAL_LABEL + header_bytes)
    signed = b"".join(
        (
            MAGIC,
            VERSION.to_bytes(2),
            len(header_bytes).to_bytes(4),
            header_bytes,
            len(sealed).to_bytes(4),
            sealed,
        )
    )
    content = signed + sender.signing.sign(_SIGN_LABEL + signed)
    return Package(content, header, header_bytes, sealed)


def read_package(content: bytes) -> Package:
    """Take a package from outside apart. Nothing is verified yet.

    Raises:
        PackageTooLarge, NotAPackage, NewerPackage: see there.
    """
    if len(content) > LARGEST:
        raise PackageTooLarge
    if content[: len(MAGIC)] != MAGIC or len(content) < _START:
        raise NotAPackage
    version = int.from_bytes(content[len(MAGIC) : len(MAGIC) + 2])
    if version > VERSION:
        raise NewerPackage
    size = int.from_bytes(content[_START - 4 : _START])
    if version != VERSION or size > _LARGEST_HEADER:
        raise NotAPackage
    header_bytes = content[_START : _START + size]
    at = _START + size
    sealed_size = int.from_bytes(content[at : at + 4])
    if sealed_size < OVERHEAD or at + 4 + sealed_size + SIGNATURE_SIZE != len(content):
        raise NotAPackage
    try:
        fields = load_object(header_bytes, most=_LARGEST_HEADER)
        fields.only(_FIELDS)
        header = _header(fields)
        if canonical(_raw(header)) != header_bytes:
            raise Unreadable("not canonical")
    except Unreadable:
        raise NotAPackage from None
    return Package(content, header, header_bytes, content[at + 4 : at + 4 + sealed_size])


def _header(fields: Fields) -> Header:
    if fields.text("format", longest=40) != FORMAT or fields.number("version", 1) != VERSION:
        raise Unreadable("format")
    return Header(
        package_id=fields.blob("package", PACKAGE_ID_SIZE).hex(),
        sender=fields.blob("sender", KEY_ID_SIZE).hex(),
        recipient=fields.blob("recipient", KEY_ID_SIZE).hex(),
        sequence=fields.number("sequence", 1),
        previous=fields.blob("previous", HASH_SIZE),
    )


def _raw(header: Header) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "package": header.package_id,
        "sender": header.sender,
        "recipient": header.recipient,
        "sequence": header.sequence,
        "previous": header.previous.hex(),
    }


def _unpacked(block: bytes) -> bytes:
    try:
        packed = unpadded(block)
        unpacking = zlib.decompressobj()
        body = unpacking.decompress(packed, LARGEST_BODY + 1)
    except (Unreadable, zlib.error):
        raise UnreadableBody from None
    if len(body) > LARGEST_BODY or not unpacking.eof or unpacking.unused_data:
        raise UnreadableBody
    return body
