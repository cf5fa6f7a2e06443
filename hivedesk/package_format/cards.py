"""A card: who somebody is in the exchange. A file to hand over; nothing in it is secret, and it names no child.

Everybody could make a card in anybody's name: it counts once two people have compared its six words by telephone.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hivedesk.crypto.identity import PUBLIC_SIZE, Identity, PublicIdentity, read_public_identity
from hivedesk.crypto.signing import SIGNATURE_SIZE
from hivedesk.crypto.strict_json import Fields, Unreadable, canonical, load_object, without
from hivedesk.foundation.clock import written_moment
from hivedesk.package_format.refusals import NewerCard, NotACard

FORMAT = "hivedesk-card"
VERSION = 1
LARGEST = 64 * 1024  # bytes
ENDING = ".hivecard"
_LABEL = b"hivedesk/card/v1/sign"
_LONGEST = 200  # characters
_FIELDS = (
    "format", "version", "role", "name", "area", "person", "phone", "mailbox", "made", "keys", "replaces", "signature",
)  # fmt: skip


class CardRole(StrEnum):
    """Whose card it is."""

    HIVE = "hive"
    SERVICE = "service"


@dataclass(frozen=True, kw_only=True)
class Card:
    """What a card says."""

    role: CardRole
    name: str  # of the Hive or of the service
    area: str = ""
    person: str = ""  # the HCSW, or who answers for the service
    phone: str = ""  # to compare the words on; believed only if it is known from elsewhere
    mailbox: str = ""  # the address where packages are left, without any password
    made_at: datetime
    identity: PublicIdentity
    replaces: str = ""  # the key id that this one takes over from


def write_card(card: Card, identity: Identity) -> bytes:
    """The card as a file, signed with its own keys.

    Raises:
        ValueError: it is not the card of this identity.
    """
    if identity.public.key_id != card.identity.key_id:
        raise ValueError("a card is signed with its own keys")
    raw = _raw(card)
    return canonical({**raw, "signature": identity.signing.sign(_LABEL + canonical(raw)).hex()})


def read_card(content: bytes) -> Card:
    """Read a card from outside.

    Raises:
        NotACard: damaged, or not signed with its own keys.
        NewerCard: of a later format.
    """
    try:
        fields = load_object(content, most=LARGEST)
        if fields.text("format", longest=40) != FORMAT:
            raise Unreadable("format")
        if fields.number("version", 1) > VERSION:
            raise NewerCard
        fields.only(_FIELDS)
        card = _card(fields)
        signed = _LABEL + canonical(without(fields.raw, "signature"))
        if not card.identity.signing.verifies(fields.blob("signature", SIGNATURE_SIZE), signed):
            raise Unreadable("signature")
    except (Unreadable, ValueError, RecursionError):
        raise NotACard from None
    return card


def _card(fields: Fields) -> Card:
    return Card(
        role=fields.choice("role", CardRole),
        name=fields.line("name", longest=_LONGEST),
        area=fields.line("area", longest=_LONGEST),
        person=fields.line("person", longest=_LONGEST),
        phone=fields.line("phone", longest=_LONGEST),
        mailbox=fields.line("mailbox", longest=1000),
        made_at=fields.moment("made"),
        identity=read_public_identity(fields.blob("keys", PUBLIC_SIZE)),
        replaces=fields.text("replaces", longest=32, pattern="([0-9a-f]{32})?"),
    )


def _raw(card: Card) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "role": card.role.value,
        "name": card.name,
        "area": card.area,
        "person": card.person,
        "phone": card.phone,
        "mailbox": card.mailbox,
        "made": written_moment(card.made_at),
        "keys": card.identity.raw.hex(),
        "replaces": card.replaces,
    }
