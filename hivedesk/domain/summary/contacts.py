"""Counts the contact log: 1:1 sessions, what was no session, and reach."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from hivedesk.domain.contact_log import ContactKind, ContactLogEntry, is_outside_office_hours, is_two_way
from hivedesk.domain.families import Channel
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, FamilyId
from hivedesk.domain.policy import Policy
from hivedesk.domain.summary.counting import Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind
from hivedesk.domain.summary.people import fostering_families
from hivedesk.foundation.clock import local

Carers = Mapping[FamilyId, frozenset[CarerId]]

_CHANNELS = {
    "sessions.phone": Channel.PHONE,
    "sessions.visit": Channel.VISIT,
    "sessions.video": Channel.VIDEO,
    "sessions.event": Channel.AT_EVENT,
}
_KINDS = {
    "sessions.kind.one_to_one": ContactKind.ONE_TO_ONE,
    "sessions.kind.catch_up": ContactKind.CATCH_UP,
    "sessions.kind.practical": ContactKind.PRACTICAL,
}


def carers_of(households: Iterable[Household]) -> Carers:
    """The ids of each family's carers."""
    return {house.family.id: frozenset(carer.id for carer in house.carers) for house in households}


def is_session(entry: ContactLogEntry, carers: Carers) -> bool:
    """Whether the entry is a 1:1 session: two-way, and at least one carer of the family took part.

    An entry that names nobody counts as with the carers; one that names only others does not.
    """
    if not is_two_way(entry):
        return False
    if not entry.who and not entry.who_else.strip():
        return True
    return any(person in carers.get(entry.family_id, frozenset()) for person in entry.who)


def count_contacts(entries: Sequence[ContactLogEntry], carers: Carers, policy: Policy) -> Tallies:
    """Count the entries of the month: each is a session, or without a carer, or not reached, or a message."""
    sessions = [entry for entry in entries if is_session(entry, carers)]
    others = [entry for entry in entries if is_two_way(entry) and not is_session(entry, carers)]
    one_way = [entry for entry in entries if not is_two_way(entry)]
    by_channel = {
        key: counted(_rows(entry for entry in sessions if entry.channel is channel))
        for key, channel in _CHANNELS.items()
    }
    by_kind = {key: counted(_rows(entry for entry in sessions if entry.kind is kind)) for key, kind in _KINDS.items()}
    return {
        "sessions.total": counted(_rows(sessions)),
        **by_channel,
        **by_kind,
        "sessions.minutes": counted(entry_row(entry, entry.minutes) for entry in sessions),
        "sessions.outside_hours": counted(
            entry_row(entry, int(is_outside_office_hours(entry, policy))) for entry in sessions
        ),
        "contacts.without_carer": counted(_rows(others)),
        "contacts.not_reached": counted(_rows(entry for entry in one_way if entry.channel is not Channel.MESSAGE)),
        "contacts.messages": counted(_rows(entry for entry in one_way if entry.channel is Channel.MESSAGE)),
        "contacts.concerns": counted(_rows(entry for entry in entries if entry.concern)),
    }


def count_reach(
    households: Sequence[Household],
    entries: Sequence[ContactLogEntry],
    last_two_way: Mapping[FamilyId, datetime | None],
    up_to: date,
) -> Tallies:
    """Count who was spoken with, and how long ago the others were."""
    families = [house.family for house in fostering_families(households, up_to)]
    in_month = _last_spoken(entries)
    last = {family.id: _later(in_month.get(family.id), last_two_way.get(family.id), up_to) for family in families}
    since = {family.id: last[family.id] or family.joined_on for family in families}
    gaps = [
        DrillRow(
            RecordKind.FAMILY, family.id, family.id, last[family.id], (up_to - start).days, _gap_text(last[family.id])
        )
        for family in families
        if (start := since[family.id]) is not None
    ]
    return {
        "reach.families": counted(
            DrillRow(
                RecordKind.FAMILY,
                family.id,
                family.id,
                in_month.get(family.id),
                int(family.id in in_month),
                "spoken with" if family.id in in_month else "not spoken with this month",
            )
            for family in families
        ),
        "reach.never": counted(
            DrillRow(RecordKind.FAMILY, family.id, family.id, family.joined_on, text="never spoken with")
            for family in families
            if last[family.id] is None
        ),
        "reach.median_gap": counted(gaps),
        "reach.longest_gap": counted(gaps),
    }


def entry_row(entry: ContactLogEntry, amount: int = 1) -> DrillRow:
    """The drill-down row of an entry."""
    return DrillRow(
        RecordKind.ENTRY,
        entry.id,
        entry.family_id,
        local(entry.happened_at).date(),
        amount,
        f"{entry.kind.value}, {entry.channel.value}, {entry.minutes} minutes",
    )


def _rows(entries: Iterable[ContactLogEntry]) -> Iterator[DrillRow]:
    return (entry_row(entry) for entry in entries)


def _last_spoken(entries: Iterable[ContactLogEntry]) -> dict[FamilyId, date]:
    last: dict[FamilyId, date] = {}
    for entry in entries:
        if is_two_way(entry):
            day = local(entry.happened_at).date()
            last[entry.family_id] = max(day, last.get(entry.family_id, day))
    return last


def _later(in_month: date | None, known: datetime | None, up_to: date) -> date | None:
    """The later of both, leaving out a moment after the days that are counted."""
    before = local(known).date() if known is not None else None
    days = [day for day in (in_month, before) if day is not None and day <= up_to]
    return max(days, default=None)


def _gap_text(last: date | None) -> str:
    return "never spoken with: days since the family joined" if last is None else "days since last spoken with"
