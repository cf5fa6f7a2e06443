"""How an event, its list and its guests are put into words."""

from collections.abc import Callable, Sequence
from datetime import datetime

from hivedesk.casework.gatherings import Gathering
from hivedesk.domain.events.guests import absent, count_guests, kind_words, places_left, still_unknown
from hivedesk.domain.events.records import Event, Guest, GuestKind, Presence, Reply, days_of, is_gathering
from hivedesk.domain.events.repeats import repeat_words
from hivedesk.domain.families import readable_phone
from hivedesk.domain.money import pounds_words
from hivedesk.foundation.clock import format_date, format_time, local
from hivedesk.ui.discreet import Sight
from hivedesk.ui.screens.calendar.event_state import Show

LETS_THROUGH: dict[Show, Callable[[Guest], bool]] = {
    Show.ALL: lambda guest: True,
    Show.YES: lambda guest: guest.reply is Reply.YES and not guest.walk_in,
    Show.NO: lambda guest: guest.reply is Reply.NO,
    Show.NO_ANSWER: lambda guest: (
        guest.reply is Reply.INVITED and not guest.walk_in and guest.presence is not Presence.CAME
    ),
    Show.WAITING: lambda guest: guest.reply is Reply.WAITING,
    Show.CAME: lambda guest: guest.presence is Presence.CAME,
    Show.HERE: lambda guest: guest.presence is Presence.CAME and guest.left_at is None,
    Show.DID_NOT_COME: lambda guest: guest.presence is Presence.DID_NOT_COME,
    Show.NOT_RECORDED: lambda guest: bool(still_unknown([guest])),
}


def there_words(guest: Guest, sight: Sight) -> str:
    """``10:05 to 11:40, Grandma``, ``since 10:05``, ``came``, ``did not come``, or "" while nothing is known."""
    if guest.presence is not Presence.CAME:
        return "" if guest.presence is Presence.UNKNOWN else guest.presence.value
    arrived = format_time(guest.arrived_at) if guest.arrived_at else ""
    left = format_time(guest.left_at) if guest.left_at else ""
    times = f"{arrived} to {left}".strip() if left else f"since {arrived}" if arrived else "came"
    return ", ".join(part for part in (times, sight.words(guest.collected_by)) if part)


def to_tell_words(found: Gathering, sight: Sight) -> str:
    """``Bell 07700 900123; Okafor 07700 900456``: who had said yes."""
    ids = dict.fromkeys(one.guest.family_id for one in found.guests if one.guest.reply is Reply.YES)
    told = []
    for family_id in ids:
        house = found.households.get(family_id) if family_id is not None else None
        if house is not None:
            family = house.family
            number = "" if sight.veils else readable_phone(family.mobile or family.phone)
            told.append(f"{sight.name(family.name)} {number}".strip())
    return "; ".join(told)


def when_words(event: Event, found: Gathering) -> str:
    """``Support group. Tue 1 Dec 2026, 10:00 to 12:00. Repeats …``."""
    first, last = days_of(event)
    if event.all_day:
        days = format_date(first) if first == last else f"{format_date(first)} to {format_date(last)}"
        words = f"{days}, all day"
    elif local(event.ends_at).date() == first:
        words = f"{format_date(first)}, {format_time(event.starts_at)} to {format_time(event.ends_at)}"
    else:
        words = f"{_moment(event.starts_at)} to {_moment(event.ends_at)}"
    kind = f"{event.kind.value[:1].upper()}{event.kind.value[1:]}"
    repeats = f". Repeats {repeat_words(found.series)}" if found.series is not None and found.series.rule else ""
    return f"{kind}. {words}{repeats}."


def _moment(moment: datetime) -> str:
    return f"{format_date(local(moment).date())}, {format_time(moment)}"


def cancelled_words(event: Event) -> str:
    """That it does not take place, and why; "" where it does."""
    if not event.cancelled:
        return ""
    return f"Cancelled: {event.cancelled_why}" if event.cancelled_why else "Cancelled."


def about_rows(event: Event, people: Sequence[Guest], sight: Sight) -> tuple[tuple[str, str], ...]:
    """What is recorded of it, as labels and values; a value may be ""."""
    left = places_left(event, people)
    gathering = is_gathering(event)
    return (
        ("For", event.audience.value if gathering else ""),
        ("Venue", sight.words(event.venue)),
        ("Address", sight.words(event.address)),
        ("Leader", sight.words(event.leader)),
        ("Places", f"{event.capacity}, {max(0, left or 0)} left" if gathering and event.capacity is not None else ""),
        ("Children to one adult", str(event.children_per_adult or "") if gathering else ""),
        ("Cost a person", pounds_words(event.cost_pence) if gathering and event.cost_pence is not None else ""),
        ("Transport", sight.words(event.transport)),
        ("What to bring", sight.words(event.bring)),
        ("What is served", sight.words(event.catering)),
        ("Risk assessment", event.risk_assessment),
        ("Notes", sight.words(event.notes)),
        ("From", event.source),
    )


def counts_words(people: Sequence[Guest]) -> str:
    """``24 asked: 12 yes, 3 no, 2 on the waiting list, 7 without an answer. Of the yes: 5 adults, 7 children.``"""
    count = count_guests(people)
    if not count.asked:
        return ""
    parts = [f"{count.yes} yes", f"{count.no} no"]
    parts += [f"{count.waiting} on the waiting list"] if count.waiting else []
    parts += [f"{count.no_answer} without an answer"] if count.no_answer else []
    words = f"{count.asked} asked: {', '.join(parts)}."
    if count.yes:
        adults = "1 adult" if count.adults_yes == 1 else f"{count.adults_yes} adults"
        children = "1 child" if count.children_yes == 1 else f"{count.children_yes} children"
        words += f" Of the yes: {adults}, {children}."
    return words


def attendance_words(people: Sequence[Guest], has_begun: bool) -> str:
    """``9 came (2 carers, 7 children in care), 2 did not come, 1 walk-in, of 3 nothing is said yet.``"""
    if not has_begun or not people:
        return ""
    count = count_guests(people)
    came = [guest.kind for guest in people if guest.presence is Presence.CAME]
    kinds = ", ".join(kind_words(kind, came.count(kind)) for kind in GuestKind if kind in came)
    parts = [f"{count.came} came" + (f" ({kinds})" if kinds else "")]
    missed = len(absent(people))
    if count.did_not_come:
        said_yes = f", {missed} of them had said yes" if missed else ""
        parts.append(f"{count.did_not_come} did not come{said_yes}")
    parts += [f"{count.walk_ins} came without being on the list"] if count.walk_ins else []
    here = sum(guest.left_at is None for guest in people if guest.presence is Presence.CAME)
    parts += [f"{here} still here"] if here < count.came else []
    unknown = len(still_unknown(people))
    parts += [f"{unknown} not recorded yet"] if unknown else []
    return f"{'; '.join(parts)}."


def shows(people: Sequence[Guest], has_begun: bool) -> tuple[tuple[Show, str], ...]:
    """The filters with their numbers; who came is asked only from the time on at which somebody can."""
    return tuple(
        (show, f"{show.value} ({sum(1 for guest in people if LETS_THROUGH[show](guest))})")
        for show in Show
        if has_begun or show not in (Show.CAME, Show.HERE, Show.DID_NOT_COME, Show.NOT_RECORDED)
    )
