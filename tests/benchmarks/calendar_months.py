"""The month view over ten years of entries: a month further, read, put into the model and painted."""

import time
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication, QWidget

from hivedesk.casework import vaults
from hivedesk.casework.desk import Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.calendar.school import SchoolDates, SchoolDatesKind
from hivedesk.domain.contact_log import FollowUp, FollowUpKind
from hivedesk.domain.events.records import Event, EventId, EventKind, Guest, GuestId, Presence, Reply
from hivedesk.domain.families import months_after
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import ImmediateBackground
from hivedesk.foundation.clock import at_london
from hivedesk.ui.workplace import Workplace
from tests.benchmarks.hives import NOW, BuiltHive
from tests.benchmarks.report import Line, percentile, timed

YEARS, GUESTS, CALLS_A_WEEK = 10, 60, 5
_TURNS = 120  # months forward and back again
_PAUSE = 0.15  # seconds
_EVENTS = ((6, EventKind.SUPPORT_GROUP, 10), (13, EventKind.FAMILY_EVENT, 11), (20, EventKind.SUPPORT_GROUP, 19))


def measure(hive: BuiltHive) -> list[Line]:
    """Fill its calendar, then turn the pages of the month view."""
    from hivedesk.ui.screens.calendar.calendar_page import CalendarPage

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desk = hive.open()
    fill(desk)
    page = CalendarPage(Workplace(desk, ImmediateBackground()))
    page.resize(1150, 650)
    page.show()

    held = _turned(page, application, paused=False)
    paused = _turned(page, application, paused=True)
    page.close()
    page.deleteLater()
    vaults.close_desk(desk)
    what = f"a month further in the calendar, {YEARS} years, {hive.entries:,} contacts, 95th percentile"
    late, slowest = percentile(paused, 0.95) * 1000, max(paused) * 1000
    fast = f"{percentile(held, 0.95) * 1000:.0f} ms (slowest {max(held) * 1000:.0f})"
    return [
        Line(what, f"{late:.0f} ms (slowest {slowest:.0f})", "under 50 ms", late < 50),
        Line("the same with Page Up held down: no pause to read ahead in", fast, "told", True),
    ]


def _turned(page: QWidget, application: QApplication, *, paused: bool) -> list[float]:
    """Back for years and forward again, with the pause that a press of *Previous* takes or without one."""
    from hivedesk.ui.screens.calendar.calendar_page import CalendarPage

    assert isinstance(page, CalendarPage)
    page.opened()
    seconds = []
    for number in range(_TURNS):
        way = -1 if number < _TURNS // 2 else 1

        def turn(way: int = way) -> None:
            page.turn(way)
            application.processEvents()  # paints what is another than before, as on the screen

        seconds += timed(turn, 1)
        until = time.monotonic() + (_PAUSE if paused else 0)
        while time.monotonic() < until:
            time.sleep(0.005)
            application.processEvents()
    return seconds


def fill(desk: Desk) -> None:
    """Ten years: three events a month with their guests, five calls or visits a week, two series, school terms."""
    families = list(desk.family_names())
    first = date(NOW.year - YEARS + 1, 1, 1)
    with desk.store.batch(NOW), desk.act(ActKind.ADD_EVENT) as act:
        for month in range(12 * YEARS):
            for day, kind, hour in _EVENTS:
                event = _event(f"m{month}-{day}", months_after(first, month).replace(day=day), kind, hour)
                act.insert(event)
                for guest in _guests(event, families):
                    act.insert(guest)
        for week in range(52 * YEARS):
            for weekday in range(CALLS_A_WEEK):
                act.insert(_call(first + timedelta(days=7 * week + weekday), week, families))
        for name, rule in (("Drop-in", "FREQ=WEEKLY"), ("Team meeting", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")):
            series = _event(name, first + timedelta(days=(1 - first.weekday()) % 7), EventKind.MEETING, 9)
            act.insert(Event(**{**vars(series), "rule": rule, "not_in_holidays": True}))
        for dates in _school(first):
            act.insert(dates)


def _event(name: str, day: date, kind: EventKind, hour: int) -> Event:
    start = at_london(day, hour)
    return Event(
        id=EventId(f"cal-{name}"),
        kind=kind,
        title=f"{kind.value.capitalize()} at the community centre",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        venue="Greyfriars Community Centre",
    )


def _guests(event: Event, families: list[FamilyId]) -> list[Guest]:
    return [
        Guest(
            id=GuestId(f"{event.id}-{number}"),
            event_id=event.id,
            family_id=families[number % len(families)],
            name=f"Guest {number}",
            reply=Reply.YES if number % 3 else Reply.NO,
            presence=Presence.CAME if number % 3 and event.ends_at < NOW else Presence.UNKNOWN,
        )
        for number in range(GUESTS)
    ]


def _call(day: date, number: int, families: list[FamilyId]) -> FollowUp:
    return FollowUp(
        id=f"cal-{day}",
        family_id=families[(number + day.weekday()) % len(families)],
        entry_id=None,
        due_on=day,
        at=at_london(day, 9 + day.weekday()).time(),
        kind=FollowUpKind.VISIT if day.weekday() == 2 else FollowUpKind.CALL,
        what="Ask how school goes",
    )


def _school(first: date) -> list[SchoolDates]:
    return [
        SchoolDates(
            id=f"cal-term-{first.year + year}-{begins}",
            kind=SchoolDatesKind.TERM,
            name=name,
            first_day=date(first.year + year, *begins),
            last_day=date(first.year + year, *ends),
        )
        for year in range(YEARS)
        for name, begins, ends in (
            ("Spring term", (1, 5), (3, 27)),
            ("Summer term", (4, 13), (7, 21)),
            ("Autumn term", (9, 2), (12, 18)),
        )
    ]
