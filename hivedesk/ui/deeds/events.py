"""An event: added or changed, once or as a series; cancelled; taken out of the calendar. Plain Python, no Qt."""

from collections.abc import Collection
from dataclasses import replace
from datetime import time, timedelta
from functools import cached_property
from typing import Any

from hivedesk.casework import events, gatherings
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.events.checks import CheckKind
from hivedesk.domain.events.records import GATHERINGS, Audience, Event, EventKind
from hivedesk.domain.events.repeats import Occurrence, repeat_words, starts
from hivedesk.domain.events.series import Scope
from hivedesk.foundation.clock import format_date, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import DeedForm, Outlook, Part, Place, Records, Values
from hivedesk.ui.deeds.event_ref import read_new, read_ref
from hivedesk.ui.deeds.event_times import (
    EVERY,
    REMINDERS,
    REPEATS,
    SCOPE,
    SCOPES,
    TIMES,
    RepeatForm,
    ScopeForm,
    TimesForm,
    moments_of,
    repeat_form,
    rule_from,
    times_of,
)
from hivedesk.ui.deeds.of_event import OfEvent
from hivedesk.ui.discreet import Sight

_FIRST = ("title", "kind")
_PLACE = ("venue", "address", "leader", "transport")
_GUESTS = ("audience", "capacity", "children_per_adult", "cost_pence", "bring", "catering", "risk_assessment")
_NOTES = ("remind_minutes", "notes")
_TIME_FIELDS = ("day", "all_day", "starts", "ends", "last_day")
_REPEAT_FIELDS = ("every", "interval", "also_on", "until", "count", "not_in_holidays")
_AUDIENCES = {EventKind.SUPPORT_GROUP: Audience.CARERS, EventKind.FAMILY_EVENT: Audience.FAMILIES}
_ALL_DAY: Values = {Place("times", "starts"): None, Place("times", "ends"): None}
_BY_HOUR: Values = {Place("times", "starts"): time(10), Place("times", "ends"): time(12)}
_NOT_YET = (CheckKind.INVITATIONS, CheckKind.DETAILS)  # what an event still lacks is said on its page


class _EventForm(DeedForm):
    """What adding and changing have in common."""

    looks_ahead = True
    fallback = Place("event", "title")
    series: Event | None = None
    in_series = False

    def parts(self) -> tuple[Part, ...]:
        """What, when, how it repeats, where and for whom."""
        found = [Part(key="event", kind=Event, fields=_FIRST, needed=("title",))]
        if self.in_series:
            scope = Part(key="scope", kind=ScopeForm, fields=("scope",), lines=SCOPE, choices={"scope": SCOPES})
            found.insert(0, scope)
        found += [
            Part(key="times", kind=TimesForm, fields=_TIME_FIELDS, needed=("day",), lines=TIMES),
            Part(
                key="repeats",
                kind=RepeatForm,
                fields=_REPEAT_FIELDS,
                lines=REPEATS,
                headings=True,
                choices={"every": self._every()},
            ),
            Part(
                key="details",
                kind=Event,
                fields=(*_PLACE, *_GUESTS, *_NOTES),
                headings=True,
                choices={"remind_minutes": REMINDERS},
                suggestions={"venue": list(self._addresses)},
            ),
        ]
        return tuple(found)

    def react(self, place: Place, values: Values) -> Values:
        """The kind says for whom it is as a rule; the end follows a start that comes after it."""
        match place:
            case Place("event", "kind"):
                return self._for_kind(values[place])
            case Place("times", "all_day"):
                return _ALL_DAY if values[place] else _BY_HOUR
            case Place("times", "starts"):
                start, end = values[place], values[Place("times", "ends")]
                if start is not None and (end is None or end <= start) and start.hour < 22:
                    return {Place("times", "ends"): start.replace(hour=start.hour + 2)}
            case Place("details", "venue"):
                return self._for_venue(values[place], values[Place("details", "address")])
        return {}

    def _for_kind(self, kind: EventKind | None) -> Values:
        if kind is EventKind.LEAVE:
            return {Place("times", "all_day"): True, **_ALL_DAY, Place("details", "leader"): ""}
        audience = _AUDIENCES.get(kind) if kind is not None else None
        return {Place("details", "audience"): audience} if audience is not None else {}

    def _for_venue(self, venue: str | None, address: str | None) -> Values:
        """The address of a place where an event was before; an address of another such place goes."""
        known = self._addresses
        if venue in known:
            return {Place("details", "address"): known[venue]}
        return {Place("details", "address"): ""} if address and address in known.values() else {}

    def hidden(self, values: Values) -> Collection[str]:
        """How it repeats makes sense only for what repeats, guests only for what people are asked to."""
        found = set()
        if values[Place("event", "kind")] not in GATHERINGS:
            found.add("Guests")
        if values[Place("event", "kind")] is EventKind.LEAVE:
            found.add("Place")
        if values.get(Place("scope", "scope"), Scope.ALL) is Scope.ONE:
            found |= {"Series", "How it repeats"}
        elif values[Place("repeats", "every")] is None:
            found.add("How it repeats")
        return found

    def outlook(self, typed: Records) -> Outlook:
        """How it repeats in words, the next days, and what stands in the way."""
        try:
            event = self._event(typed)
        except RuleRefused as refused:
            return Outlook(needs=(str(refused),))
        once = self._scope(typed) is Scope.ONE and self.in_series
        shown = replace(event, rule="") if once else event
        found = gatherings.findings_for(
            self.desk, [Occurrence(shown, event.starts_at, event.ends_at, event.starts_at)], without=self._own_ids()
        )[0]
        needs = [self.sight.words(one.sentence) for one in found if one.kind not in _NOT_YET]
        if event.kind is EventKind.LEAVE and (planned := events.planned_calls(self.desk, event)):
            needs.append(
                f"{planned} planned {'call or visit falls' if planned == 1 else 'calls and visits fall'} into it."
            )
        return Outlook(_in_words(self.desk, shown), tuple(needs))

    def _event(self, typed: Records) -> Event:
        """The event as the form has it.

        Raises:
            RuleRefused: its times or its rule cannot be.
        """
        start, end = moments_of(typed["times"])
        rule = rule_from(replace(typed["repeats"], keep_rule=self.records["repeats"].keep_rule), start)
        names = (*_PLACE, *_GUESTS, *_NOTES)
        filled: dict[str, Any] = {name: getattr(typed["details"], name) for name in names}
        first: Event = typed["event"]
        return replace(
            first,
            **filled,
            starts_at=start,
            ends_at=end,
            all_day=typed["times"].all_day,
            rule=rule,
            not_in_holidays=typed["repeats"].not_in_holidays and bool(rule),
        )

    def _scope(self, typed: Records) -> Scope:
        return typed["scope"].scope if "scope" in typed else Scope.ALL

    def _own_ids(self) -> frozenset[str]:
        return frozenset({self.records["event"].id} | ({self.series.id} if self.series is not None else set()))

    def _every(self) -> list[tuple[Any, str]]:
        kept = self.records["repeats"].keep_rule
        return [(None, "As in the calendar it came from"), *EVERY[1:]] if kept else list(EVERY)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return events.venues(self.desk)


class AddEvent(_EventForm):
    """Something new in the calendar."""

    sentence = "A support group, a family event, a meeting, your leave. Who is invited comes afterwards, on its page."
    new_part = "event"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        day, hour = read_new(wanted.record_id)
        event = events.new_event(desk, day or desk.today, hour=hour if hour is not None else 10)
        self.records = {"event": event, "times": times_of(event), "repeats": RepeatForm(), "details": event}

    def save(self, typed: Records) -> Changed | None:
        """Put it into the calendar."""
        return events.add_event(self.desk, self._event(typed))


class ChangeEvent(_EventForm):
    """An event put right, moved, or made to repeat."""

    as_recorded = True

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        ref = read_ref(wanted.record_id)
        self.shown = events.occurrence(desk, ref.event_id, ref.original_start)
        self.series = events.series_of(desk, self.shown.event)
        self.in_series = self.series is not None
        event = gatherings.as_it_takes_place(self.shown)
        self.sentence = f"{format_date(local(event.starts_at).date())}. What is not changed here stays as it is."
        self.records = {
            "scope": ScopeForm(),
            "event": event,
            "times": times_of(event),
            "repeats": repeat_form(self.series),
            "details": event,
        }

    @property
    def record_id(self) -> str:
        """The occurrence that is changed."""
        return self.wanted.record_id

    @property
    def facts(self) -> tuple[str, ...]:
        """How the series repeats."""
        return (f"Repeats {repeat_words(self.series)}.",) if self.series is not None else ()

    def save(self, typed: Records) -> Changed | None:
        """Write what differs, for as much of the series as was chosen."""
        scope = self._scope(typed)
        changed_rule = typed["repeats"] != self.records["repeats"]
        rule_too = changed_rule and not (self.in_series and scope is Scope.ONE)
        form = self._event(typed)
        if not rule_too:
            form = replace(form, rule=self.shown.event.rule, not_in_holidays=self.shown.event.not_in_holidays)
        if not rule_too and form == self.records["event"]:
            return None
        return events.change_event(self.desk, self.shown, form, scope, rule_too=rule_too)


class CancelEvent(OfEvent):
    """It does not take place; it stays in the calendar, struck through."""

    sentence = "It stays in the calendar, struck through. Its page then says who had said yes and is to be told."
    does, leaves = "Cancel the event", "Keep it"
    as_recorded = True

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {"event": replace(self.shown.event, cancelled_why="")}

    def parts(self) -> tuple[Part, ...]:
        """Why."""
        return (Part(key="event", kind=Event, fields=("cancelled_why",)),)

    def save(self, typed: Records) -> Changed | None:
        """Cancel it."""
        why = typed["event"].cancelled_why
        return events.cancel_event(self.desk, self.ref.event_id, self.ref.original_start, why)


class RemoveEvent(OfEvent):
    """Out of the calendar; of a series one, this and all that follow, or all."""

    sentence = "It goes from the calendar, with everybody who was asked. Undo brings it back."
    does, leaves = "Take out", "Keep it"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {"scope": ScopeForm()}

    def parts(self) -> tuple[Part, ...]:
        """How much of the series."""
        lines = (replace(SCOPE[0], label="Take out"),)
        return (Part(key="scope", kind=ScopeForm, fields=("scope",), lines=lines, choices={"scope": SCOPES}),)

    def save(self, typed: Records) -> Changed | None:
        """Take it out."""
        return events.remove_event(self.desk, self.ref.event_id, self.ref.original_start, typed["scope"].scope)


class RecordFeedback(OfEvent):
    """How an event went."""

    sentence = "For the next one, and for the annual review. What people said themselves has a place of its own."
    as_recorded = True

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {"event": self.shown.event}

    def parts(self) -> tuple[Part, ...]:
        """In a few words."""
        return (Part(key="event", kind=Event, fields=("feedback",)),)

    def save(self, typed: Records) -> Changed | None:
        """Keep it."""
        return events.record_feedback(self.desk, self.ref.event_id, self.ref.original_start, typed["event"].feedback)


def _in_words(desk: Desk, event: Event) -> str:
    if not event.rule:
        return ""
    closed = events.closed_days(desk)
    moments = starts(event, event.starts_at + timedelta(days=800), closed)[:4]
    days = ", ".join(format_date(local(moment).date()) for moment in moments)
    note = ""
    if event.not_in_holidays and not closed:
        note = " No school terms are entered yet: none is left out."
    return f"Repeats {repeat_words(event)}: {days}{' …' if len(moments) == 4 else ''}.{note}"
