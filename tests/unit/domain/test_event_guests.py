"""Answers, the waiting list, who came."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hivedesk.domain.events.guests import (
    absent,
    answered,
    count_guests,
    places_left,
    present,
    promoted,
    still_unknown,
    waiting_groups,
)
from hivedesk.domain.events.records import Event, EventId, Guest, GuestId, GuestKind, Presence, Reply
from hivedesk.domain.ids import FamilyId

NOW = datetime(2026, 11, 14, 10, tzinfo=UTC)


def an_event(capacity: int | None = None, **fields: object) -> Event:
    given = {"id": EventId("e"), "title": "Picnic", "starts_at": NOW, "ends_at": NOW + timedelta(hours=2)}
    return Event(**(given | {"capacity": capacity} | fields))  # type: ignore[arg-type]


def a_guest(name: str, family: str = "", reply: Reply = Reply.INVITED, at: int = 0, **fields: object) -> Guest:
    return Guest(
        id=GuestId(name),
        event_id=EventId("e"),
        family_id=FamilyId(family) if family else None,
        person_id=name,
        reply=reply,
        replied_at=NOW + timedelta(minutes=at),
        **fields,  # type: ignore[arg-type]
    )


def replies(*groups: list[Guest]) -> dict[str, str]:
    return {guest.id: guest.reply.name for group in groups for guest in group}


def test_a_yes_without_a_place_goes_on_the_waiting_list_together():
    guests = [a_guest("a", "A", Reply.YES), a_guest("b1", "B"), a_guest("b2", "B")]
    changed, up = answered(an_event(2), guests, {"b1", "b2"}, Reply.YES, NOW)
    assert replies(changed) == {"b1": "WAITING", "b2": "WAITING"} and not up


def test_a_no_makes_room_for_the_first_family_that_fits():
    guests = [
        a_guest("a", "A", Reply.YES),
        a_guest("c", "C", Reply.YES),
        a_guest("b1", "B", Reply.WAITING, 1),
        a_guest("b2", "B", Reply.WAITING, 1),
        a_guest("d", "D", Reply.WAITING, 2),
    ]
    changed, up = answered(an_event(2), guests, {"a"}, Reply.NO, NOW)
    assert replies(changed) == {"a": "NO"}
    assert replies(up) == {"d": "YES"}  # two of B do not fit; they keep their place
    assert [[guest.id for guest in group] for group in waiting_groups(guests)] == [["b1", "b2"], ["d"]]


def test_without_a_limit_nobody_waits():
    changed, _ = answered(an_event(), [a_guest("a", "A")], {"a"}, Reply.YES, NOW)
    assert replies(changed) == {"a": "YES"}
    assert places_left(an_event(), changed) is None


def test_nobody_moves_up_in_a_cancelled_event():
    assert promoted(an_event(5, cancelled=True), [a_guest("a", "A", Reply.WAITING)]) == []


def test_a_second_yes_of_somebody_who_waits_changes_nothing():
    guests = [a_guest("a", "A", Reply.YES), a_guest("b", "B", Reply.WAITING)]
    assert answered(an_event(1), guests, {"b"}, Reply.YES, NOW) == ([], [])


def test_counts():
    guests = [
        a_guest("a", "A", Reply.YES, presence=Presence.CAME),
        a_guest("b", "A", Reply.YES, kind=GuestKind.CHILD_IN_CARE, presence=Presence.DID_NOT_COME),
        a_guest("c", "B", Reply.NO),
        a_guest("d", "C"),
        a_guest("e", walk_in=True, presence=Presence.CAME, kind=GuestKind.OTHER_ADULT),
    ]
    count = count_guests(guests)
    assert (count.asked, count.yes, count.no, count.no_answer, count.walk_ins) == (4, 2, 1, 1, 1)
    assert (count.came, count.did_not_come, count.adults_yes, count.children_yes) == (2, 1, 1, 1)
    assert [guest.id for guest in still_unknown(guests)] == ["d"]
    assert [guest.id for guest in absent(guests)] == ["b"]


def test_who_did_not_come_has_no_times():
    came = present(a_guest("a", "A"), Presence.CAME, NOW)
    assert came.arrived_at == NOW
    assert present(came, Presence.CAME, NOW + timedelta(hours=1)).arrived_at == NOW
    assert present(came, Presence.DID_NOT_COME, None).arrived_at is None


_STEPS = st.lists(
    st.tuples(st.sampled_from("ABCDE"), st.sampled_from([Reply.YES, Reply.NO, Reply.INVITED])), max_size=25
)


@given(st.integers(1, 8), st.lists(st.integers(1, 3), min_size=5, max_size=5), _STEPS)
def test_never_more_than_there_are_places_and_nobody_waits_where_they_fit(capacity, sizes, steps):
    guests = [a_guest(f"{family}{n}", family) for family, size in zip("ABCDE", sizes, strict=True) for n in range(size)]
    event = an_event(capacity)
    for minute, (family, reply) in enumerate(steps):
        ids = {guest.id for guest in guests if guest.family_id == family}
        changed, up = answered(event, guests, ids, reply, NOW + timedelta(minutes=minute))
        by_id = {guest.id: guest for guest in (*changed, *up)}
        guests = [by_id.get(guest.id, guest) for guest in guests]
        left = places_left(event, guests)
        assert left is not None and left >= 0
        assert all(len(group) > left for group in waiting_groups(guests))
        for name in "ABCDE":  # a family stands together
            assert len({guest.reply for guest in guests if guest.family_id == name}) == 1
