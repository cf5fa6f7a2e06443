"""Who is asked to an event, what they answer, and who came. Each is one act, for one guest or many at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.events import occurrence, own_record, series_of
from hivedesk.casework.gatherings import DOOR_OPENS, as_it_takes_place
from hivedesk.domain.acts import ActKind
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.guests import answered, present, promoted, still_unknown
from hivedesk.domain.events.invited import Possible, all_eligible, everybody, may_come
from hivedesk.domain.events.records import (
    CHILDREN,
    Event,
    Guest,
    GuestId,
    GuestKind,
    Presence,
    Reply,
    days_of,
    is_gathering,
)
from hivedesk.domain.events.repeats import Occurrence
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.membership import May
from hivedesk.foundation.clock import format_time
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import events as stored
from hivedesk.store import families
from hivedesk.store.changes import Act


def find_guest(desk: Desk, guest_id: str) -> Guest | None:
    """One guest; None where they are no longer on a list."""
    return desk.store.find(Guest, guest_id)


# -- inviting


def invite_eligible(desk: Desk, event_id: str, original_start: datetime | None) -> Changed | None:
    """Ask everybody for whom the event is meant, of every family to whom it is open; None where all are asked."""
    shown = occurrence(desk, event_id, original_start)
    eligible = all_eligible(families.households(desk.store, with_left=False), as_it_takes_place(shown))
    return _invite(desk, shown, [(house.family.id, person) for house, people in eligible for person in people])


def invite(
    desk: Desk, event_id: str, original_start: datetime | None, people: Sequence[tuple[FamilyId, str]]
) -> Changed | None:
    """Ask these people, each named by family and id; None where all are asked."""
    shown = occurrence(desk, event_id, original_start)
    return _invite(desk, shown, _found(desk, shown, people))


def invite_as_last_time(desk: Desk, event_id: str, original_start: datetime | None) -> Changed | None:
    """Ask those who were asked to the last occurrence of the series that has a list of guests.

    Raises:
        RuleRefused: there is no earlier one with a list.
    """
    shown = occurrence(desk, event_id, original_start)
    series = series_of(desk, shown.event)
    earlier = [] if series is None else stored.exceptions_of(desk.store, series.id)
    for event in reversed([one for one in earlier if one.starts_at < shown.starts_at]):
        asked = [guest for guest in stored.guests_of(desk.store, event.id) if guest.family_id and guest.person_id]
        if asked:
            open_to = {
                house.family.id
                for house in families.households(desk.store)
                if may_come(house, as_it_takes_place(shown)) is not May.NO
            }
            people = [(guest.family_id, _possible(guest)) for guest in asked if guest.family_id in open_to]
            return _invite(desk, shown, people)
    raise RuleRefused("No earlier one has a list of guests.", "Use Invite all eligible, or choose families.")


def remove_guests(desk: Desk, ids: Collection[str]) -> Changed:
    """Take guests off the list; who waits moves up.

    Raises:
        RuleRefused: one of them came.
    """
    gone = _guests(desk, ids)
    if any(guest.presence is Presence.CAME for guest in gone):
        raise RuleRefused("Somebody of them came, so the list must keep them.", "Take the tick off first.")
    event = desk.store.get(Event, gone[0].event_id)
    with desk.act(ActKind.REMOVE_GUEST, event.id) as act:
        for guest in gone:
            act.delete(Guest, guest.id)
        _promote(desk, act, event, promoted(event, stored.guests_of(desk.store, event.id)))
    return desk.changed(ActKind.REMOVE_GUEST, act, event.id, event.id)


# -- answers


def record_reply(desk: Desk, ids: Collection[str], reply: Reply) -> Changed | None:
    """Write down what guests answered; a yes without a place goes on the waiting list, and who waits may move up."""
    return _record_replies(desk, [(ids, reply)])


def record_only(desk: Desk, guest_id: str, others: Collection[str]) -> Changed | None:
    """Of a family one comes alone: yes for one, no for the others."""
    return _record_replies(desk, [(others, Reply.NO), ([guest_id], Reply.YES)])


def _record_replies(desk: Desk, answers: Sequence[tuple[Collection[str], Reply]]) -> Changed | None:
    """Several answers in one act, each seeing what the one before it changed."""
    first = next(guest_id for ids, _reply in answers for guest_id in ids)
    event = desk.store.get(Event, _guests(desk, [first])[0].event_id)
    told: list[str] = []
    with desk.act(ActKind.RECORD_REPLY, event.id) as act:
        for ids, reply in answers:
            changed, up = answered(event, stored.guests_of(desk.store, event.id), ids, reply, desk.clock.now())
            for guest in changed:
                act.update(guest)
            _promote(desk, act, event, up)
            told += [_reply_words(desk, reply, changed, up)] if changed else []
    if not act.changes:
        return None
    return replace(desk.changed(ActKind.RECORD_REPLY, act, event.id, event.id), sentence="; ".join(told))


# -- who came


def record_presence(desk: Desk, ids: Collection[str], presence: Presence) -> Changed | None:
    """Tick guests at the door, or afterwards from paper; during the event the time is kept as that of arriving."""
    now = desk.clock.now()
    guests = _guests(desk, ids)
    event = desk.store.get(Event, guests[0].event_id)
    at_the_door = event.starts_at - DOOR_OPENS <= now < event.ends_at
    if presence is not Presence.UNKNOWN and now < event.starts_at - DOOR_OPENS:
        raise RuleRefused("This event is still to come.", "Attendance can be ticked from an hour before it starts.")
    return _write_guests(desk, event, [present(guest, presence, now if at_the_door else None) for guest in guests])


def rest_did_not_come(desk: Desk, event_id: str) -> Changed | None:
    """Everybody of whom nothing is said yet did not come: the list from the door is complete."""
    event = desk.store.get(Event, event_id)
    if desk.clock.now() < event.starts_at:
        raise RuleRefused("This event is still to come.", "Use it when the event is over.")
    rest = still_unknown(stored.guests_of(desk.store, event_id))
    words = f"the other {len(rest)} did not come" if len(rest) > 1 else "the other did not come"
    return _write_guests(desk, event, [present(guest, Presence.DID_NOT_COME, None) for guest in rest], words)


def record_times(
    desk: Desk, guest_id: str, arrived_at: datetime | None, left_at: datetime | None, collected_by: str
) -> Changed | None:
    """Write down when a guest arrived and left, and who collected a child.

    Raises:
        RuleRefused: left before arriving.
    """
    guest = _guests(desk, [guest_id])[0]
    if arrived_at is not None and left_at is not None and left_at < arrived_at:
        raise RuleRefused("They would leave before they arrived.", "Check Arrived and Left.")
    event = desk.store.get(Event, guest.event_id)
    came = present(guest, Presence.CAME, arrived_at)
    changed = replace(came, arrived_at=arrived_at, left_at=left_at, collected_by=collected_by.strip())
    return _write_guests(desk, event, [changed])


def record_left(desk: Desk, ids: Collection[str], collected_by: str = "") -> Changed | None:
    """These guests leave now."""
    guests = [guest for guest in _guests(desk, ids) if guest.presence is Presence.CAME]
    if not guests:
        raise RuleRefused("They are not ticked as having come.", "Tick Came first.")
    event = desk.store.get(Event, guests[0].event_id)
    now = desk.clock.now()
    by = collected_by.strip()
    return _write_guests(
        desk,
        event,
        [replace(one, left_at=now, collected_by=by if one.kind in CHILDREN else "") for one in guests],
    )


def add_walk_in(
    desk: Desk,
    event_id: str,
    original_start: datetime | None,
    *,
    family_id: FamilyId | None = None,
    kind: GuestKind = GuestKind.OTHER_ADULT,
    name: str = "",
    needs: str = "",
) -> Changed:
    """Somebody came who is in no record; with a family on record, or on their own.

    Raises:
        RuleRefused: no name, or the event is still to come.
    """
    shown = occurrence(desk, event_id, original_start)
    now = desk.clock.now()
    _check_has_begun(shown, now)
    if not name.strip():
        raise RuleRefused("Nobody is named yet.", "Fill in Name.")
    with desk.act(ActKind.ADD_WALK_IN, shown.event.id) as act:
        own = own_record(desk, act, shown)
        guest = Guest(
            id=GuestId(desk.new_id()),
            event_id=own.id,
            family_id=family_id,
            kind=kind,
            name=name.strip(),
            needs=needs.strip(),
            presence=Presence.CAME,
            walk_in=True,
            arrived_at=now if now < shown.ends_at else None,
        )
        act.insert(guest)
    return desk.changed(ActKind.ADD_WALK_IN, act, own.id, guest.id)


# -- within


def came_uninvited(
    desk: Desk, event_id: str, original_start: datetime | None, people: Sequence[tuple[FamilyId, str]]
) -> Changed | None:
    """People of families on record came without being on the list; None where all are on it already.

    Raises:
        RuleRefused: the event is still to come.
    """
    shown = occurrence(desk, event_id, original_start)
    now = desk.clock.now()
    _check_has_begun(shown, now)
    known = {guest.person_id for guest in _listed(desk, shown)}
    new = [(family_id, one) for family_id, one in _found(desk, shown, people) if one.person_id not in known]
    if not new:
        return None
    with desk.act(ActKind.ADD_WALK_IN, shown.event.id) as act:
        own = own_record(desk, act, shown)
        for family_id, person in new:
            guest = _guest(desk, own, family_id, person)
            at = now if now < shown.ends_at else None
            act.insert(replace(guest, presence=Presence.CAME, walk_in=True, arrived_at=at))
    return desk.changed(ActKind.ADD_WALK_IN, act, own.id, own.id)


def _invite(desk: Desk, shown: Occurrence, people: Sequence[tuple[FamilyId, Possible]]) -> Changed | None:
    if not is_gathering(shown.event):
        raise RuleRefused("Nobody is asked to this.", "Change its kind first.")
    listed = _listed(desk, shown)
    known = {guest.person_id for guest in listed}
    new = [(family_id, person) for family_id, person in people if person.person_id not in known]
    if not new:
        return None
    with desk.act(ActKind.INVITE_GUESTS, shown.event.id) as act:
        own = own_record(desk, act, shown)
        for family_id, person in new:
            act.insert(_guest(desk, own, family_id, person))
    changed = desk.changed(ActKind.INVITE_GUESTS, act, own.id, own.id)
    number = len({family_id for family_id, _ in new})
    words = (
        f"{len(new)} {'person' if len(new) == 1 else 'people'} of {number} {'family' if number == 1 else 'families'}"
    )
    return replace(changed, sentence=f"{words} invited")


def _guest(desk: Desk, event: Event, family_id: FamilyId, person: Possible) -> Guest:
    return Guest(
        id=GuestId(desk.new_id()),
        event_id=event.id,
        family_id=family_id,
        person_id=person.person_id,
        kind=person.kind,
    )


def _possible(guest: Guest) -> Possible:
    return Possible(guest.person_id, guest.kind, "")


def _promote(desk: Desk, act: Act, event: Event, up: Iterable[Guest]) -> None:
    """Give who moves up a place, and remind the worker to tell each family."""
    families_up: dict[FamilyId, None] = {}
    for guest in up:
        act.update(guest)
        if guest.family_id is not None:
            families_up[guest.family_id] = None
    for family_id in families_up:
        act.insert(
            FollowUp(
                id=desk.new_id(),
                family_id=family_id,
                entry_id=None,
                due_on=desk.today,
                what=f"Tell them that they have a place now: {event.title}",
                kind=FollowUpKind.CALL,
            )
        )


def _reply_words(desk: Desk, reply: Reply, changed: Sequence[Guest], up: Sequence[Guest]) -> str:
    """``O'Rourke: yes (2)``, and what came of it for others."""
    waits = reply is Reply.YES and any(guest.reply is Reply.WAITING for guest in changed)
    words = f"{_whose(desk, changed)}: {Reply.WAITING.value if waits else reply.value} ({len(changed)})"
    if waits:
        words += ", as there are not enough places left"
    if up:
        number = len(up)
        words += f"; {number} {'person moves' if number == 1 else 'people move'} up from the waiting list"
    return words


def _whose(desk: Desk, guests: Sequence[Guest]) -> str:
    """The families' names; the guest's own where there is no family."""
    names = desk.family_names()
    found = dict.fromkeys(
        names.get(guest.family_id, "") if guest.family_id is not None else guest.name for guest in guests
    )
    told = [name for name in found if name] or ["somebody no longer on record"]
    return ", ".join(told) if len(told) < 4 else f"{len(told)} families"


_PRESENCE_WORDS = {
    Presence.CAME: "came",
    Presence.DID_NOT_COME: "did not come",
    Presence.UNKNOWN: "no longer ticked",
}


def _write_guests(desk: Desk, event: Event, guests: Sequence[Guest], words: str = "") -> Changed | None:
    with desk.act(ActKind.RECORD_ATTENDANCE, event.id) as act:
        for guest in guests:
            act.update(guest)
    if not act.changes:
        return None
    changed = desk.changed(ActKind.RECORD_ATTENDANCE, act, event.id, event.id)
    return replace(changed, sentence=words or f"{_whose(desk, guests)}: {_left_words(guests)}")


def _left_words(guests: Sequence[Guest]) -> str:
    """What is on record of them now: ``left at 21:45``, ``2 came``."""
    gone = guests[0].left_at
    if gone is not None:
        by = f", collected by {guests[0].collected_by}" if guests[0].collected_by else ""
        return f"left at {format_time(gone)}{by}"
    return f"{len(guests)} {_PRESENCE_WORDS[guests[0].presence]}"


def _found(desk: Desk, shown: Occurrence, people: Sequence[tuple[FamilyId, str]]) -> list[tuple[FamilyId, Possible]]:
    """Those of ``people`` who live in that family on the day of the event."""
    day = days_of(as_it_takes_place(shown))[0]
    living = {
        (house.family.id, one.person_id): one
        for house in families.households(desk.store)
        for one in everybody(house, day)
    }
    return [(family_id, living[family_id, one]) for family_id, one in people if (family_id, one) in living]


def _listed(desk: Desk, shown: Occurrence) -> list[Guest]:
    """The guests of an occurrence; one without a record of its own has none yet."""
    return [] if shown.event.rule else stored.guests_of(desk.store, shown.event.id)


def _check_has_begun(shown: Occurrence, now: datetime) -> None:
    if not is_gathering(shown.event):
        raise RuleRefused("Nobody is asked to this.", "Change its kind first.")
    if now < shown.starts_at - DOOR_OPENS:
        raise RuleRefused("This event is still to come.", "Invite them instead.")


def _guests(desk: Desk, ids: Collection[str]) -> list[Guest]:
    there = stored.guests_with(desk.store, ids)
    if not there or len(there) < len(set(ids)):
        raise RuleRefused("Somebody is no longer on the list.", "Undo may bring them back.")
    return there
