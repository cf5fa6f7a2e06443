"""Bedrooms: who shares one, whether that is agreed, and whether the beds suffice (National Minimum Standards 10.6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from hivedesk.domain.approval import Room, SharingAgreement
from hivedesk.domain.families import ChildInCare, OwnChild, age_on
from hivedesk.domain.ids import ChildId
from hivedesk.domain.nights.findings import Finding, Rule
from hivedesk.domain.nights.night import Night, birth_not_known, cannot_check, is_at_home, is_within, needs_service
from hivedesk.domain.nights.terms import asks_for_age


@dataclass(frozen=True)
class _RoomTonight:
    room: Room
    in_care: list[ChildInCare]
    own: list[OwnChild]

    @property
    def everybody(self) -> list[ChildInCare | OwnChild]:
        return [*self.in_care, *self.own]


def check_bedrooms(night: Night) -> Iterator[Finding]:
    """Find shared rooms without agreement, too few beds, and children without a room.

    Without a room plan the number of children in care is held against the beds of the approval.
    """
    if not night.household.rooms:
        yield from _beds_of_the_home(night)
        return
    for tonight in _rooms(night):
        yield from _sharing(night, tonight)
        yield from _beds(night, tonight)
    yield from _without_room(night)


def _rooms(night: Night) -> Iterator[_RoomTonight]:
    """Find the rooms in which a child in care sleeps tonight; where own children sleep alone is not asked."""
    for room in night.household.rooms:
        in_care = [child for child in night.children if child.id in room.child_ids]
        if in_care:
            own = [child for child in night.household.own_children if child.id in room.child_ids]
            yield _RoomTonight(room, in_care, [child for child in own if is_at_home(child, night.on)])


def _sharing(night: Night, tonight: _RoomTonight) -> Iterator[Finding]:
    """Find children who share without the agreement of each one's responsible authority.

    "Children over 3" is read from that birthday on, and of every child in the room, own children too: the careful
    reading. Children under that age may share.
    """
    sharing, age = tonight.everybody, night.policy.own_bedroom_from_age
    missing = [child for child in tonight.in_care if not _is_agreed(night, child, sharing)]
    if len(sharing) < 2 or not missing:
        return
    ages = {child.id: age_on(child.date_of_birth, night.on) for child in sharing}
    if all(years is None or years < age for years in ages.values()):
        yield from (birth_not_known(night, Rule.BEDROOM, child) for child in _to_ask(night, tonight, ages))
        return
    yield needs_service(
        Rule.BEDROOM,
        missing,
        f"{night.names(sharing)} share a bedroom{_named(tonight.room)}, not all of them are under {age}, "
        f"and no agreement to share is in force for {night.names(missing)}.",
        f"An agreement in writing of the responsible authority, for {night.names(missing)}, that names all who share.",
    )


def _to_ask(night: Night, tonight: _RoomTonight, ages: dict[ChildId, int | None]) -> list[ChildInCare | OwnChild]:
    """The children whose date of birth is missing, but for those of whom the terms of approval say so already."""
    said = set() if not asks_for_age(night) else {child.id for child in tonight.in_care}
    return [child for child in tonight.everybody if ages[child.id] is None and child.id not in said]


def _is_agreed(night: Night, child: ChildInCare, sharing: list[ChildInCare | OwnChild]) -> bool:
    together = {one.id for one in sharing}
    return any(
        is_within(agreement.agreed_on, agreement.until, night.on)
        and together <= set(agreement.child_ids)
        and is_authority_of(agreement, child)
        for agreement in night.household.sharing_agreements
    )


def is_authority_of(agreement: SharingAgreement, child: ChildInCare) -> bool:
    """Whether the authority that agreed is the child's own; either one counts where the other is not recorded."""
    agreed, own = (" ".join(text.split()).casefold() for text in (agreement.authority, child.placing_authority))
    return not agreed or not own or agreed == own


def _beds(night: Night, tonight: _RoomTonight) -> Iterator[Finding]:
    count, beds = len(tonight.everybody), tonight.room.beds
    if count > beds:
        yield needs_service(
            Rule.BEDS,
            tonight.in_care,
            f"{night.who_sleep(tonight.everybody)} in one bedroom{_named(tonight.room)} that has {_beds_word(beds)}.",
            "Another room for one of them, or another bed.",
        )


def _beds_of_the_home(night: Night) -> Iterator[Finding]:
    approval, children = night.household.approval, night.children
    if approval is None or approval.beds is None:
        yield cannot_check(
            Rule.BEDS,
            children,
            "Neither bedrooms nor beds are recorded, so it cannot be checked where the children sleep.",
            "The bedrooms, and who sleeps in each.",
        )
    elif len(children) > approval.beds:
        yield needs_service(
            Rule.BEDS,
            children,
            f"{night.who_sleep(children)} here, and the terms of approval record {_beds_word(approval.beds)}.",
            "The bedrooms, and who sleeps in each.",
        )


def _without_room(night: Night) -> Iterator[Finding]:
    roomed = {child_id for room in night.household.rooms for child_id in room.child_ids}
    for child in night.children:
        if child.id not in roomed:
            name = night.name_of(child)
            yield cannot_check(
                Rule.BEDROOM, [child], f"No bedroom is recorded for {name}.", f"The bedroom in which {name} sleeps."
            )


def _named(room: Room) -> str:
    return f" ({room.name})" if room.name else ""


def _beds_word(beds: int) -> str:
    return {0: "no bed", 1: "1 bed"}.get(beds, f"{beds} beds")
