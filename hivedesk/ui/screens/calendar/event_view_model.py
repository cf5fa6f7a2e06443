"""An event's page without Qt: what it says of the event, which guests it shows, and what a press means."""

from collections.abc import Sequence

from hivedesk.casework import events, gatherings, guests
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.gatherings import Gathering, GuestPerson
from hivedesk.domain.events.checks import Finding
from hivedesk.domain.events.guests import still_unknown
from hivedesk.domain.events.records import Event, Presence, Reply, Voice, is_gathering
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds.event_ref import EventRef
from hivedesk.ui.discreet import IN_FULL, Sight
from hivedesk.ui.screens.calendar.event_state import FindingRow, GuestRow, Show, State, VoiceRow
from hivedesk.ui.screens.calendar.event_words import (
    LETS_THROUGH,
    about_rows,
    attendance_words,
    cancelled_words,
    counts_words,
    shows,
    there_words,
    to_tell_words,
    when_words,
)
from hivedesk.ui.tokens import Tone

_CONCERNED = frozenset({"event", "guest", "voice", "school_dates", "family", "carer", "child_in_care", "own_child"})
_TONES = {Reply.YES: Tone.GOOD, Reply.NO: Tone.PLAIN, Reply.WAITING: Tone.WARN, Reply.INVITED: Tone.INFO}
_ANSWERS = {Reply.YES: "yes", Reply.NO: "no", Reply.WAITING: "waiting list", Reply.INVITED: "no answer"}


class EventViewModel:
    """Reads an event, and says what presses on its page mean."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.ref: EventRef | None = None
        self._found: Gathering | None = None
        self.show = Show.ALL
        self.find = ""

    # -- reading

    def open(self, ref: EventRef) -> bool:
        """Turn to an event; False where it is gone."""
        if ref != self.ref:
            self.ref, self.show, self.find = ref, Show.ALL, ""
        return self.read()

    def read(self) -> bool:
        """Read it again; False where it is gone."""
        self._found = None
        if self.ref is not None:
            try:
                self._found = gatherings.gathering(self._desk, self.ref.event_id, self.ref.original_start)
            except RuleRefused:
                return False
        return self._found is not None

    @property
    def event(self) -> Event | None:
        """The event with its times; None where it is gone."""
        return self._found.event if self._found is not None else None

    def concerns(self, changed: Changed) -> bool:
        """Whether the page has to be read again."""
        return bool(changed.tables & _CONCERNED)

    def follow(self, changed: Changed) -> None:
        """An occurrence that has got a record of its own, or belongs to another series, is that from now on."""
        if self.ref is None or self._found is None or not changed.record_id:
            return
        own = events.find_occurrence(self._desk, changed.record_id)
        series = self._found.series
        start = self.ref.original_start or self._found.event.starts_at
        if own is not None and series is not None and own.event.series_id == series.id:
            if own.original_start == start:
                self.ref = EventRef(own.event.id, own.original_start)
        elif events.find_occurrence(self._desk, self.ref.event_id, self.ref.original_start) is None:
            moved = events.nearest(self._desk, changed.record_id, start)
            self.ref = self.ref if moved is None else EventRef(moved.event.id, moved.original_start)

    def state(self, sight: Sight = IN_FULL) -> State:
        """What is to be shown."""
        found = self._found
        if found is None:
            return State()
        event, now = found.event, self._desk.clock.now()
        people = [one.guest for one in found.guests]
        rows = tuple(self._row(one, sight) for one in found.guests if self._is_shown(one))
        return State(
            gone=False,
            title=sight.words(event.title),
            when=when_words(event, found),
            cancelled=cancelled_words(event),
            gathering=is_gathering(event),
            in_series=found.series is not None,
            to_see_to=tuple(_finding_row(one, found, sight) for one in found.findings if not one.note),
            to_tell=to_tell_words(found, sight) if event.cancelled else "",
            worth_knowing=tuple(sight.words(one.sentence) for one in found.findings if one.note),
            about=about_rows(event, people, sight),
            counts=counts_words(people),
            attendance=attendance_words(people, now >= event.starts_at - gatherings.DOOR_OPENS),
            shows=shows(people, now >= event.starts_at - gatherings.DOOR_OPENS),
            show=self.show,
            rows=rows,
            nobody="" if people else "Nobody is on the list yet.",
            none_shown="" if rows or not people else "Nobody on the list fits this.",
            can_repeat_list=found.earlier_list and not people,
            has_begun=now >= event.starts_at - gatherings.DOOR_OPENS,
            rest=len(still_unknown(people)),
            feedback=sight.words(event.feedback),
            voices=tuple(_voice_row(one, sight) for one in found.voices),
            over=now >= event.ends_at,
        )

    def group_of(self, row: GuestRow, *, whole_family: bool) -> tuple[str, ...]:
        """Whom a press beside a guest is meant for: the guest, or all of the family who are listed."""
        if not whole_family or self._found is None:
            return (row.key,)
        return tuple(one.guest.id for one in self._found.guests if _group(one) == row.group)

    def found(self) -> tuple[tuple[GuestRow, ...], ...]:
        """The families that what is typed may mean, all of each who are listed: by their names, else by a person's."""
        if self._found is None or not self.find.strip():
            return ()
        people = self._found.guests
        by_family = [one for one in people if one.family_name and _begin(one.family_name, self.find)]
        hits = by_family or [one for one in people if _fits(one, self.find)]
        groups = dict.fromkeys(_group(one) for one in hits)
        return tuple(tuple(self._row(one, IN_FULL) for one in people if _group(one) == group) for group in groups)

    def candidate(self, sight: Sight) -> str:
        """What Enter in the search would do at the door, in words; "" while nothing is typed."""
        groups = self.found()
        if not self.find.strip():
            return ""
        if not groups:
            return "Nobody on the list fits this."
        names = [sight.name(rows[0].family or rows[0].name) for rows in groups]
        if len(groups) > 1:
            return f"{', '.join(names[:4])}{' …' if len(names) > 4 else ''}: type another letter."
        coming = [sight.name(row.name.split()[0]) for row in groups[0] if not row.said_no and not row.came]
        return f"Enter ticks {names[0]}: {', '.join(coming)}." if coming else f"{names[0]}: ticked already."

    # -- acting

    def invite_eligible(self) -> Changed | None:
        """Ask everybody to whom the event is open."""
        ref = self._ref()
        return guests.invite_eligible(self._desk, ref.event_id, ref.original_start)

    def invite_as_last_time(self) -> Changed | None:
        """Ask those who were asked the last time."""
        ref = self._ref()
        return guests.invite_as_last_time(self._desk, ref.event_id, ref.original_start)

    def reply(self, ids: Sequence[str], reply: Reply) -> Changed | None:
        """They answered."""
        return guests.record_reply(self._desk, ids, reply)

    def came(self, ids: Sequence[str], presence: Presence) -> Changed | None:
        """They came, or not."""
        return guests.record_presence(self._desk, ids, presence)

    def family_came(self) -> tuple[Changed | None, str]:
        """All of the family that what is typed means, but those who said no, came; and what to say of it."""
        groups = self.found()
        if len(groups) != 1:
            return None, self.candidate(IN_FULL)
        rows = groups[0]
        wanted = [row for row in rows if not row.said_no and not row.came]
        name = rows[0].family or rows[0].name
        if not wanted:
            return None, f"{name}: ticked already."
        changed = guests.record_presence(self._desk, [row.key for row in wanted], Presence.CAME)
        return changed, f"{name}: {len(wanted)} came."

    def only_this_one(self, row: GuestRow) -> Changed | None:
        """Of the family this one alone comes: yes, and no for the others."""
        others = [key for key in self.group_of(row, whole_family=True) if key != row.key]
        return guests.record_only(self._desk, row.key, others)

    def rest_did_not_come(self) -> Changed | None:
        """Everybody of whom nothing is said did not come."""
        assert self._found is not None
        return guests.rest_did_not_come(self._desk, self._found.event.id)

    def left_now(self, ids: Sequence[str]) -> Changed | None:
        """They leave."""
        return guests.record_left(self._desk, ids)

    def take_off(self, ids: Sequence[str]) -> Changed:
        """They are no longer on the list."""
        return guests.remove_guests(self._desk, ids)

    def bring_back(self) -> Changed | None:
        """The event takes place after all."""
        ref = self._ref()
        return events.bring_back_event(self._desk, ref.event_id, ref.original_start)

    def remove(self) -> Changed:
        """Take an event that takes place once out of the calendar."""
        ref = self._ref()
        return events.remove_event(self._desk, ref.event_id, ref.original_start)

    def _ref(self) -> EventRef:
        if self.ref is None:
            raise events.GONE
        return self.ref

    # -- within

    def _is_shown(self, one: GuestPerson) -> bool:
        return LETS_THROUGH[self.show](one.guest) and _fits(one, self.find)

    def _row(self, one: GuestPerson, sight: Sight) -> GuestRow:
        guest = one.guest
        return GuestRow(
            key=guest.id,
            name=sight.name(f"{one.first_name} {one.last_name}".strip()),
            family=sight.name(one.family_name),
            what=guest.kind.value,
            answer="walk-in" if guest.walk_in else _ANSWERS[guest.reply],
            tone=Tone.PLAIN if guest.walk_in else _TONES[guest.reply],
            came=guest.presence is Presence.CAME,
            there=there_words(guest, sight),
            group=_group(one),
            said_no=guest.reply is Reply.NO,
        )


def _fits(one: GuestPerson, find: str) -> bool:
    words = find.casefold().split()
    names = f"{one.first_name} {one.last_name} {one.family_name}".casefold().split()
    return all(any(name.startswith(word) for name in names) for word in words)


def _begin(name: str, find: str) -> bool:
    """Whether words of a name begin like the words that are typed, in any order."""
    parts = name.casefold().replace("-", " ").replace("’", "'").split()
    return all(any(part.startswith(word) for part in parts) for word in find.casefold().replace("-", " ").split())


def _finding_row(finding: Finding, found: Gathering, sight: Sight) -> FindingRow:
    words = finding.discreet if sight.veils and finding.discreet else finding.sentence
    families = tuple(
        (family_id, sight.name(found.households[family_id].family.name))
        for family_id in finding.family_ids
        if family_id in found.households
    )
    return FindingRow(sight.words(words), families)


def _group(one: GuestPerson) -> str:
    return one.guest.family_id or one.guest.id


def _voice_row(voice: Voice, sight: Sight) -> VoiceRow:
    return VoiceRow(voice.id, sight.words(voice.words), sight.words(voice.said_by), voice.consent)
