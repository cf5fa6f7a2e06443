"""Packages from the mailbox: hostile until their sizes, sender, signatures, place and contents were checked.

Fit for a job: works on bytes and keys alone. Whether a package is the next of its sender is decided where it is taken,
on the thread that owns the vault.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hivedesk.crypto.identity import Identity, PublicIdentity
from hivedesk.package_format.body import Body, read_body
from hivedesk.package_format.refusals import NotAPackage, Reason, Refused, UnknownSender, UnreadableBody, WrongRecipient
from hivedesk.package_format.v1 import Package, read_package


@dataclass(frozen=True)
class OpenedPackage:
    """A package whose sender is certain. ``body`` None: genuine, but this HiveDesk cannot read what it holds."""

    package: Package
    body: Body | None


@dataclass(frozen=True)
class RefusedFile:
    """A file of the mailbox that is no package for us."""

    id: str  # stands for its contents
    name: str  # in the mailbox
    size: int  # bytes
    reason: Reason
    sender: str = ""  # the key id that it claims, which may be a lie


def open_package(
    name: str, content: bytes, own: Sequence[Identity], partners: Mapping[str, PublicIdentity]
) -> OpenedPackage | RefusedFile:
    """Check and open a file of the mailbox. ``partners`` are those whose packages are taken, by key id."""
    sender = ""
    try:
        package = read_package(content)
        if package.header.package_id != name:
            raise NotAPackage
        sender = package.header.sender
        identity = next((one for one in own if one.public.key_id == package.header.recipient), None)
        if identity is None:
            raise WrongRecipient
        if sender not in partners:
            raise UnknownSender
        try:
            return OpenedPackage(package, read_body(package.open(identity, partners[sender])))
        except UnreadableBody:
            return OpenedPackage(package, None)
    except Refused as refused:
        return RefusedFile(content_id(content), name, len(content), refused.reason, sender)


def content_id(content: bytes) -> str:
    """What tells contents apart: 32 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()[:32]
