"""What a package holds: when it was made, how far the other side's packages were taken, receipts, and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hivedesk.crypto.strict_json import Fields, Unreadable, canonical, load_object
from hivedesk.foundation.clock import written_moment
from hivedesk.package_format.chain import NO_PACKAGE, Chain
from hivedesk.package_format.parts import AskPart, Part, read_part, write_part
from hivedesk.package_format.refusals import Reason, UnreadableBody
from hivedesk.package_format.v1 import HASH_SIZE, LARGEST_BODY, PACKAGE_ID_SIZE

_MOST_RECEIPTS = 10_000
_MOST_PARTS = 10_000


class Outcome(StrEnum):
    """What became of a package at its recipient's."""

    TAKEN = "taken"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Signed word on one package of the other side. ``seq`` and ``head`` repeat the change entry that it told last."""

    package_id: str
    sequence: int
    hash: bytes
    at: datetime
    outcome: Outcome
    reason: Reason | None = None  # where it was refused
    seq: int = 0
    head: bytes = bytes(HASH_SIZE)


@dataclass(frozen=True, kw_only=True)
class Body:
    """What is sealed."""

    made_at: datetime
    taken: Chain = NO_PACKAGE  # how far the packages of the other side were taken, counted from their first
    begins_anew: bool = False  # later than all before, and complete without them: the chain may go on from here
    receipts: tuple[Receipt, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def wants_receipt(self) -> bool:
        """Whether it says more than receipts: a receipt is not receipted."""
        return bool(self.parts)

    @property
    def says_of_ours(self) -> bool:
        """Whether it says something of the other side's packages, or asks for them anew."""
        return bool(self.taken.sequence or self.receipts or any(isinstance(part, AskPart) for part in self.parts))


def write_body(body: Body) -> bytes:
    """The body in its canonical form."""
    return canonical(
        {
            "made": written_moment(body.made_at),
            "taken": {"sequence": body.taken.sequence, "hash": body.taken.hash.hex()},
            "begins_anew": body.begins_anew,
            "receipts": [_written_receipt(one) for one in body.receipts],
            "parts": [write_part(part) for part in body.parts],
        }
    )


def read_body(content: bytes) -> Body:
    """Read a body that was verified and opened; its sender is known, and still not believed.

    Raises:
        UnreadableBody: not as the format says.
    """
    try:
        fields = load_object(content, most=LARGEST_BODY)
        fields.only(("made", "taken", "begins_anew", "receipts", "parts"))
        taken = fields.inner("taken")
        taken.only(("sequence", "hash"))
        return Body(
            made_at=fields.moment("made"),
            taken=Chain(taken.number("sequence", 0), taken.blob("hash", HASH_SIZE)),
            begins_anew=fields.truth("begins_anew"),
            receipts=tuple(_receipt(one) for one in fields.each("receipts", _MOST_RECEIPTS)),
            parts=tuple(read_part(one) for one in fields.each("parts", _MOST_PARTS)),
        )
    except Unreadable:
        raise UnreadableBody from None


def parts_of(bodies: Sequence[Body]) -> tuple[Part, ...]:
    """The parts of several bodies, in their order."""
    return tuple(part for body in bodies for part in body.parts)


def _receipt(fields: Fields) -> Receipt:
    fields.only(("package", "sequence", "hash", "at", "outcome", "reason", "seq", "head"))
    outcome = fields.choice("outcome", Outcome)
    return Receipt(
        package_id=fields.blob("package", PACKAGE_ID_SIZE).hex(),
        sequence=fields.number("sequence", 1),
        hash=fields.blob("hash", HASH_SIZE),
        at=fields.moment("at"),
        outcome=outcome,
        reason=fields.choice("reason", Reason) if outcome is Outcome.REFUSED else None,
        seq=fields.number("seq", 0),
        head=fields.blob("head", HASH_SIZE),
    )


def _written_receipt(receipt: Receipt) -> dict[str, object]:
    return {
        "package": receipt.package_id,
        "sequence": receipt.sequence,
        "hash": receipt.hash.hex(),
        "at": written_moment(receipt.at),
        "outcome": receipt.outcome.value,
        "reason": receipt.reason and receipt.reason.value,
        "seq": receipt.seq,
        "head": receipt.head.hex(),
    }
