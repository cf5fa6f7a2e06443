"""Replies, the waiting list, and who came: what follows from one guest's answer for the others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hivedesk.domain.events.records import CHILDREN, Event, Guest, GuestKind, Presence, Reply
from hivedesk.domain.ids import FamilyId


@dataclass(frozen=True)
class GuestCount:
    """How many of an event's guests stand where."""

    asked: int
    yes: int
    no: int
    waiting: int
    no_answer: int
    came: int
    did_not_come: int
    walk_ins: int
    adults_yes: int
    children_yes: int


def count_guests(guests: Iterable[Guest]) -> GuestCount:
    """Count the guests of one event."""
    every = list(guests)
    said = {reply: [guest for guest in every if guest.reply is reply and not guest.walk_in] for reply in Reply}
    yes = said[Reply.YES]
    return GuestCount(
        asked=sum(not guest.walk_in for guest in every),
        yes=len(yes),
        no=len(said[Reply.NO]),
        waiting=len(said[Reply.WAITING]),
        no_answer=sum(guest.presence is not Presence.CAME for guest in said[Reply.INVITED]),
        came=sum(guest.presence is Presence.CAME for guest in every),
        did_not_come=sum(guest.presence is Presence.DID_NOT_COME for guest in every),
        walk_ins=sum(guest.walk_in for guest in every),
        adults_yes=sum(guest.kind not in CHILDREN for guest in yes),
        children_yes=sum(guest.kind in CHILDREN for guest in yes),
    )


def places_left(event: Event, guests: Iterable[Guest]) -> int | None:
    """How many may still say yes; None where the event has no limit. Below nought: more have places than there are."""
    if event.capacity is None:
        return None
    return event.capacity - sum(guest.reply is Reply.YES for guest in guests)


def answered(
    event: Event, guests: Sequence[Guest], ids: Collection[str], reply: Reply, now: datetime
) -> tuple[list[Guest], list[Guest]]:
    """The guests that change when those of ``ids`` answer: they themselves, and who moves up from the waiting list.

    A yes for which there is no place is put on the waiting list; those who answer together are taken together.
    """
    own = [guest for guest in guests if guest.id in ids and guest.reply is not reply]
    others = [guest for guest in guests if guest.id not in {one.id for one in own}]
    if reply is Reply.YES and not _fit(event, others, len(own)):
        reply = Reply.WAITING
        own = [guest for guest in own if guest.reply is not Reply.WAITING]
    changed = [replace(guest, reply=reply, replied_at=now) for guest in own]
    return changed, promoted(event, [*others, *changed])


def promoted(event: Event, guests: Sequence[Guest]) -> list[Guest]:
    """Who moves up from the waiting list, first come first served; a family that waits together moves up together.

    A family for which there is not room enough is passed over and keeps its place.
    """
    if event.cancelled:
        return []
    taken = sum(guest.reply is Reply.YES for guest in guests)
    up: list[Guest] = []
    for group in waiting_groups(guests):
        if event.capacity is None or taken + len(group) <= event.capacity:
            taken += len(group)
            up += [replace(guest, reply=Reply.YES) for guest in group]
    return up


def waiting_groups(guests: Iterable[Guest]) -> list[list[Guest]]:
    """Those on the waiting list in their order, each family together."""
    groups: dict[FamilyId | str, list[Guest]] = {}
    waiting = [guest for guest in guests if guest.reply is Reply.WAITING]
    for guest in sorted(waiting, key=lambda one: (one.replied_at is None, one.replied_at, one.id)):
        groups.setdefault(guest.family_id or guest.id, []).append(guest)
    return list(groups.values())


def present(guest: Guest, presence: Presence, at: datetime | None) -> Guest:
    """The guest with whether he or she was there; ``at``: when they came through the door, where that is known."""
    if presence is not Presence.CAME:
        return replace(guest, presence=presence, arrived_at=None, left_at=None, collected_by="")
    return replace(guest, presence=presence, arrived_at=guest.arrived_at or at)


def still_unknown(guests: Iterable[Guest]) -> list[Guest]:
    """Who was expected, or has not answered, and of whom nobody has said yet whether they came."""
    return [guest for guest in guests if guest.presence is Presence.UNKNOWN and guest.reply is not Reply.NO]


def absent(guests: Iterable[Guest]) -> list[Guest]:
    """Who said yes and did not come."""
    return [guest for guest in guests if guest.presence is Presence.DID_NOT_COME and guest.reply is Reply.YES]


def kind_words(kind: GuestKind, number: int) -> str:
    """``2 carers``, ``1 child in care``."""
    several = {
        GuestKind.CARER: "carers",
        GuestKind.CHILD_IN_CARE: "children in care",
        GuestKind.OWN_CHILD: "own children",
        GuestKind.OTHER_ADULT: "other adults",
        GuestKind.OTHER_CHILD: "other children",
    }
    return f"{number} {kind.value if number == 1 else several[kind]}"


def _fit(event: Event, others: Sequence[Guest], number: int) -> bool:
    left = places_left(event, others)
    return left is None or number <= left
