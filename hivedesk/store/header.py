"""The header of a vault: all that can be read without the key, and so nothing about people.

It names the format, the vault and its role, holds the slots, and keeps the head of the chain of entries a second
time, outside the database: that is what tells an older or a shortened database from the one that was closed here.

Two marks stand under it. ``check`` is a plain SHA-256: it tells accidental damage before anybody has typed a
passphrase. ``mac`` can only be set and checked with the master key: it tells a change made on purpose.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from hivedesk.crypto.keys import MasterKey, header_mac, header_mac_matches
from hivedesk.crypto.slot_json import read_slot, write_slot
from hivedesk.crypto.slots import PassphraseSlot, Slot
from hivedesk.crypto.strict_json import Fields, Unreadable, canonical, load_object, without
from hivedesk.domain.hive import VaultRole

FORMAT = "hivedesk-vault"
VERSION = 1
LARGEST = 64 * 1024  # bytes
MOST_SLOTS = 16
ID_SIZE = 16  # bytes
HASH_SIZE = 32  # bytes
_WORK = 16 * 1024 * 1024  # KiB times passes, over all passphrases: a wrong one is tried on each of them
NOTHING = bytes(HASH_SIZE)  # the hash before the first entry


class Kind(StrEnum):
    """A vault to work in, or a backup of one."""

    VAULT = "vault"
    BACKUP = "backup"


class State(StrEnum):
    """Whether a HiveDesk has the vault open, or was interrupted while it had."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Head:
    """The last entry of the chain: its number (0: none yet), its hash, and when it was made."""

    seq: int = 0
    hash: bytes = NOTHING
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class BackupFile:
    """What a backup's header knows of its database, so that damage shows without the key."""

    id: str
    taken: datetime
    size: int  # bytes
    sha256: bytes


@dataclass(frozen=True, kw_only=True)
class Header:
    """What the header holds. `revision` grows by one with every writing."""

    kind: Kind = Kind.VAULT
    vault_id: str
    role: VaultRole
    created: datetime
    revision: int = 0
    slots: tuple[Slot, ...] = ()
    head: Head = Head()
    session: str = ""
    state: State = State.CLOSED
    backup: BackupFile | None = None


@dataclass(frozen=True)
class StoredHeader:
    """A header as it was read: well formed and whole, but not yet proved genuine."""

    header: Header
    content: bytes
    mac: bytes

    def genuine(self, master: MasterKey) -> bool:
        """Whether a holder of the master key wrote exactly this."""
        return header_mac_matches(master, self.content, self.mac)


class NewerHeader(Exception):
    """The header is of a later format than this HiveDesk knows."""


def new_id() -> str:
    """A random id of 32 hexadecimal digits: for a vault, a session, a backup."""
    return secrets.token_hex(ID_SIZE)


def next_revision(header: Header, **changes: object) -> Header:
    """The header with some fields changed, one revision on."""
    return replace(header, revision=header.revision + 1, **changes)  # type: ignore[arg-type]  # checked at run time


def seal_header(header: Header, master: MasterKey) -> bytes:
    """The header as a file, with both marks.

    Raises:
        ValueError: more slots than a header may hold.
    """
    if len(header.slots) > MOST_SLOTS:
        raise ValueError("too many slots")
    body = _body(header)
    content = canonical(body)
    return canonical({**body, "check": _check(content), "mac": header_mac(master, content).hex()})


def read_header(content: bytes) -> StoredHeader:
    """Read a header from outside.

    Raises:
        Unreadable: damaged, hostile, or no header at all.
        NewerHeader: written by a later HiveDesk.
    """
    fields = load_object(content, most=LARGEST)
    if fields.text("format", longest=40) != FORMAT:
        raise Unreadable("format")
    if fields.number("version", 1) > VERSION:
        raise NewerHeader
    mac = fields.blob("mac", HASH_SIZE)
    signed = _canonical(without(fields.raw, "mac", "check"))
    if not hmac.compare_digest(fields.text("check", longest=64).encode(), _check(signed).encode()):
        raise Unreadable("check")
    fields.only(_FIELDS)
    return StoredHeader(_header(fields), signed, mac)


_FIELDS = (
    "format",
    "version",
    "kind",
    "vault_id",
    "role",
    "created",
    "revision",
    "slots",
    "head",
    "session",
    "state",
    "backup",
    "check",
    "mac",
)


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _canonical(raw: dict[str, object]) -> bytes:
    try:
        return canonical(raw)
    except (ValueError, RecursionError):  # half a character, an endless number
        raise Unreadable("content") from None


def _body(header: Header) -> dict[str, object]:
    head, backup = header.head, header.backup
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": header.kind.value,
        "vault_id": header.vault_id,
        "role": header.role.value,
        "created": _moment(header.created),
        "revision": header.revision,
        "slots": [write_slot(slot) for slot in header.slots],
        "head": {"seq": head.seq, "hash": head.hash.hex(), "at": _moment(head.at) if head.at else None},
        "session": header.session,
        "state": header.state.value,
        "backup": backup
        and {"id": backup.id, "taken": _moment(backup.taken), "size": backup.size, "sha256": backup.sha256.hex()},
    }


def _header(fields: Fields) -> Header:
    kind = fields.choice("kind", Kind)
    header = Header(
        kind=kind,
        vault_id=fields.blob("vault_id", ID_SIZE).hex(),
        role=fields.choice("role", VaultRole),
        created=fields.moment("created"),
        revision=fields.number("revision", 0),
        slots=tuple(read_slot(slot) for slot in fields.each("slots", MOST_SLOTS)),
        head=_head(fields.inner("head")),
        session=fields.blob("session", ID_SIZE).hex() if fields.raw.get("session") else "",
        state=fields.choice("state", State),
        backup=_backup(fields.inner("backup")) if kind is Kind.BACKUP else None,
    )
    if len({slot.id for slot in header.slots}) != len(header.slots):
        raise Unreadable("slots")
    if (
        sum(slot.cost.memory_kib * slot.cost.passes for slot in header.slots if isinstance(slot, PassphraseSlot))
        > _WORK
    ):
        raise Unreadable("cost")
    return header


def _head(fields: Fields) -> Head:
    fields.only(("seq", "hash", "at"))
    head = Head(
        seq=fields.number("seq", 0),
        hash=fields.blob("hash", HASH_SIZE),
        at=None if fields.missing("at") else fields.moment("at"),
    )
    if head.seq == 0 and head.hash != NOTHING:
        raise Unreadable("head")
    return head


def _backup(fields: Fields) -> BackupFile:
    fields.only(("id", "taken", "size", "sha256"))
    return BackupFile(
        id=fields.blob("id", ID_SIZE).hex(),
        taken=fields.moment("taken"),
        size=fields.number("size", 1),
        sha256=fields.blob("sha256", HASH_SIZE),
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
