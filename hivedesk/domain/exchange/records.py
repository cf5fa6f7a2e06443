"""The records of the exchange. None of them ever leaves this laptop itself."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hivedesk.domain.families import ProfessionalRole


class PartnerRole(StrEnum):
    """Who the other side is."""

    HIVE = "hive"
    SERVICE = "service"


class PartnerState(StrEnum):
    """Whether packages from there are taken, and sent there."""

    SHOWN = "shown"  # the card was read; its six words have not been compared
    ACCEPTED = "accepted"
    REPLACED = "replaced"  # by a card with new keys
    WITHDRAWN = "withdrawn"  # lost or stolen: nothing signed with these keys is taken any more


@dataclass(frozen=True, kw_only=True)
class Partner:
    """The other side, as its card says. ``id`` is the key id, 32 hexadecimal digits."""

    id: str
    role: PartnerRole
    name: str
    area: str = ""
    person: str = ""
    phone: str = ""
    mailbox: str = ""  # the address where packages for them are left, without a password
    keys: str  # the public keys, in hexadecimal digits
    state: PartnerState = PartnerState.SHOWN
    origin: str  # the first key id of this partner: stays when keys are renewed
    shown_at: datetime
    compared_at: datetime | None = None  # the six words, by telephone
    compared_by: str = ""
    ended_at: datetime | None = None  # replaced or withdrawn
    ended_why: str = ""
    begin_anew: bool = False  # everything is to be told anew: asked for by them, or they were set back
    taken_sequence: int = 0  # the last package of ours that they say they took …
    taken_hash: str = ""  # … and its hash


class PackageOutcome(StrEnum):
    """What became of a package at its recipient's."""

    TAKEN = "taken"
    REFUSED = "refused"
    REPLACED = "replaced"  # no receipt will come: a later package told everything, or the card is no longer in use


TAKEN_BACK = "taken_back"
"""The reason of a package that was taken, and whose changes the worker took back before its receipt was sent."""


@dataclass(frozen=True, kw_only=True)
class SentPackage:
    """A package sealed here. ``id`` is the package's."""

    id: str
    partner_id: str
    sequence: int
    hash: str  # SHA-256 of the package, in hexadecimal digits
    made_at: datetime
    size: int  # bytes
    after: int  # the change entries that it tells: from the one after this …
    until: int  # … to this; equal where it tells none
    head: str  # the hash of the last of them
    begins_anew: bool = False
    contents: tuple[str, ...] = ()  # as "contact_log_entry:3": kinds and counts, no names
    outcome: PackageOutcome | None = None  # None: no receipt yet
    reason: str = ""  # the code of the refusal
    receipt_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReceivedPackage:
    """A genuine package of a partner, in its place. ``id`` is the package's."""

    id: str
    partner_id: str
    sequence: int
    hash: str
    made_at: datetime
    received_at: datetime
    size: int  # bytes
    seq: int  # the last change entry of theirs that it told
    head: str
    contents: tuple[str, ...] = ()
    outcome: PackageOutcome = PackageOutcome.TAKEN
    reason: str = ""
    wants_receipt: bool = True
    receipt_in: str = ""  # the package that took the receipt along; "" while it waits


@dataclass(frozen=True, kw_only=True)
class RefusedPackage:
    """Something in the mailbox that was not taken. ``id`` stands for its contents: the name may be anybody's."""

    id: str
    name: str  # in the mailbox
    partner_id: str  # "" where that is not certain
    seen_at: datetime
    reason: str
    size: int  # bytes
    sequence: int = 0  # where its sender is certain
    hash: str = ""
    receipt_in: str = ""  # where its sender is certain: the package that told them


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A message from the fostering service."""

    id: str
    partner_id: str
    title: str
    text: str
    came_at: datetime
    read_at: datetime | None = None


class Decision(StrEnum):
    """Whose value stands."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A field that both sides changed. Values in their written form, as JSON."""

    id: str
    partner_id: str
    package_id: str
    record_table: str
    record_id: str
    field: str
    base: str
    ours: str
    theirs: str
    found_at: datetime
    decision: Decision | None = None
    decided_at: datetime | None = None
    by_rule: bool = False  # the rule for that field decided, not the worker


@dataclass(frozen=True, kw_only=True)
class HiveMonth:
    """At the service: a Hive's monthly summary as it was frozen and sent. ``id`` is ``<Hive>/<month>``."""

    id: str
    hive_id: str  # `Partner.origin`
    month: str  # 2026-11
    frozen_at: datetime
    received_at: datetime
    figures: str  # JSON, as `FrozenMonth.figures`


@dataclass(frozen=True, kw_only=True)
class QueuedPart:
    """Something to tell a partner with the next package: a notice, a family that moves, a request."""

    id: str
    partner_id: str
    kind: str
    subject: str  # the family or other record concerned; "" for none
    part: str  # JSON, as it will be sealed
    queued_at: datetime
    package_id: str = ""  # the package that took it along; "" while it waits


@dataclass(frozen=True, kw_only=True)
class DirectoryHive:
    """Another Hive of the county, as the fostering service told. ``id`` is its key id."""

    id: str
    name: str
    area: str
    worker: str
    phone: str
    keys: str
    came_at: datetime


@dataclass(frozen=True, kw_only=True)
class DirectoryPerson:
    """A professional of the county's directory: at the service as it is kept, at a Hive as the service told it."""

    id: str
    name: str  # of the person, or of a team that answers as one
    role: ProfessionalRole = ProfessionalRole.SSW
    team: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class PolicyFile:
    """Dated rules that the fostering service sent. ``id`` is their version."""

    id: str
    text: str
    came_at: datetime


@dataclass(frozen=True, kw_only=True)
class ErasedFamily:
    """A family whose records were erased here, because the service has them. ``id`` is the family's."""

    id: str
    erased_at: datetime
