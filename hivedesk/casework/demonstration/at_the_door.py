"""What is done with an event's list of guests, told by the people themselves: each becomes one act of casework."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from hivedesk.casework import guests
from hivedesk.casework.contact_log import complete_follow_up
from hivedesk.casework.desk import Desk
from hivedesk.casework.events import occurrence
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.events.records import Guest, Presence, Reply
from hivedesk.domain.ids import FamilyId
from hivedesk.store.events import guests_of

_TELL = "Tell them that they have a place now"


def answer(desk: Desk, event_id: str, start: datetime | None, people: Collection[str], reply: Reply) -> None:
    """Those of these people who are on the list answer."""
    ids = [guest.id for guest in _listed(desk, event_id, start) if guest.person_id in people]
    if ids:
        guests.record_reply(desk, ids, reply)


def came(desk: Desk, event_id: str, start: datetime | None, people: Sequence[tuple[FamilyId, Collection[str]]]) -> None:
    """These people come; who is not on the list comes all the same."""
    on_list = _listed(desk, event_id, start)
    listed = {(guest.family_id, guest.person_id): guest.id for guest in on_list}
    here = [(family_id, person) for family_id, those in people for person in sorted(those)]
    ids = [listed[one] for one in here if one in listed]
    if ids:
        guests.record_presence(desk, ids, Presence.CAME)
    known = {guest.person_id for guest in on_list}
    new = [(family_id, person) for family_id, person in here if person not in known]
    if new:
        guests.came_uninvited(desk, event_id, start, new)


def leave(desk: Desk, event_id: str, start: datetime | None, people: Collection[str] | None, collected_by: str) -> None:
    """These people leave, or all who are still there."""
    there = [
        guest
        for guest in _listed(desk, event_id, start)
        if guest.presence is Presence.CAME and guest.left_at is None and (people is None or guest.person_id in people)
    ]
    if there:
        guests.record_left(desk, [guest.id for guest in there], collected_by)


def rest_stayed_away(desk: Desk, event_id: str, start: datetime | None) -> None:
    """Nobody else came."""
    guests.rest_did_not_come(desk, occurrence(desk, event_id, start).event.id)


def tell_promoted(desk: Desk) -> None:
    """Who moved up from the waiting list is told."""
    for follow_up in _to_tell(desk):
        complete_follow_up(desk, follow_up.id)


def _to_tell(desk: Desk) -> Iterable[FollowUp]:
    open_ones = desk.store.select(FollowUp, "WHERE done_at IS NULL ORDER BY rowid")
    return [follow_up for follow_up in open_ones if follow_up.what.startswith(_TELL)]


def _listed(desk: Desk, event_id: str, start: datetime | None) -> list[Guest]:
    event = occurrence(desk, event_id, start).event
    return [] if event.rule else guests_of(desk.store, event.id)
