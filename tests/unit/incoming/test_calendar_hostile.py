"""Files made to crash or to exhaust: never a crash, whatever they hold. `tests.benchmarks` measures how long they take.

The library `recurring_ical_events` is the second reading: what HiveDesk keeps of a valid series must give the times
that the library gives.
"""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hivedesk.domain.events.records import Event, EventId, check_event
from hivedesk.domain.events.repeats import MOST, occurrences, starts
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import LONDON
from hivedesk.incoming.calendar import CalendarProposal, CalendarRefused, read_calendar
from tests.unit.incoming.calendar_costly import COSTLY, HOUR
from tests.unit.incoming.calendar_texts import LONDON_ZONE, TODAY, a_calendar, an_event, read


@pytest.mark.parametrize("name", COSTLY)
def test_the_costliest_files_are_read_or_refused_in_words(name):
    content = COSTLY[name]()
    try:
        proposal = read_calendar(content, NoProgress(), TODAY)
    except CalendarRefused as refused:
        assert refused.message and refused.advice
    else:
        check(proposal)


def check(proposal: CalendarProposal) -> None:
    """What always holds of a proposal."""
    for each in proposal.problems:
        assert each.line >= 1 and each.problem
    assert len(proposal.problems) <= 501
    for each in proposal.events[:50]:
        event = Event(
            id=EventId("e"), title=each.title, starts_at=each.starts_at, ends_at=each.ends_at, all_day=each.all_day,
            rule=each.rule, left_out=each.left_out, added=each.added,
        )  # fmt: skip
        check_event(event)
        found = occurrences([event], datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
        assert len(found) <= MOST


VALID = a_calendar(
    an_event(HOUR, "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=9", "EXDATE;TZID=Europe/London:20261201T190000"),
    an_event(HOUR, "RECURRENCE-ID;TZID=Europe/London:20261215T190000"),
    an_event("RRULE:FREQ=YEARLY", start="DTSTART;VALUE=DATE:20201117", uid="two"),
    an_event("DTEND:20261118T100000Z", "DESCRIPTION:a\\nb\n folded", start="DTSTART:20261118T090000Z", uid="three"),
    an_event("RRULE:FREQ=MONTHLY;BYDAY=-1SA", start='DTSTART;TZID="Our zone":20261128T100000', uid="four"),
    head=LONDON_ZONE.format(name="Our zone"),
)
PIECES = [
    b";", b":", b",", b'"', b"\r\n", b"\n ", b"=", b"\\", b"\x00", b"\xff", b"9", b"-", b"0000", b"\xc3", b"T", b"Z",
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n", b"20260229T250000",
    b"00000000", b"00010101", b"99991231T235959Z", b"DTSTART:18990101\r\n", b"DTSTART;VALUE=DATE:20261114\r\n",
    b"DTEND:20200101\r\n", b"DURATION:-PT5M\r\n", b"DURATION:P99999999999D\r\n", b"PT", b"RANGE=THISANDFUTURE",
    b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n", b"RRULE:FREQ=WEEKLY\r\n", b"EXRULE:FREQ=WEEKLY\r\n",
    b"INTERVAL=-1", b"COUNT=0", b"UNTIL=20261114", b"UNTIL=00010101T000000Z",
    b"BYDAY=-5SU,+1MO", b"BYSETPOS=-1", b"BYWEEKNO=53",
    b"BYYEARDAY=-366", b"RDATE;VALUE=PERIOD:20261114T100000/PT1H\r\n", b"EXDATE:20261114\r\n",
    b"X-WR-TIMEZONE:Asia/Tokyo\r\n",
    b"RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T190000\r\n", b"TZOFFSETTO:+9999\r\n", b"TZID=", b"FREQ=YEARLY",
]  # fmt: skip


@st.composite
def mutilated(draw: st.DrawFn) -> bytes:
    content = bytearray(VALID)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(content)))
        match draw(st.integers(0, 3)):
            case 0:
                content[at:at] = draw(st.sampled_from(PIECES))
            case 1:
                del content[at : at + draw(st.integers(1, 40))]
            case 2:
                content[at:at] = draw(st.binary(max_size=8))
            case _:
                other = draw(st.integers(0, len(content)))
                content[at:at] = content[other : other + draw(st.integers(1, 80))]
    return bytes(content)


QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(mutilated())
def test_a_mutilated_calendar_is_read_or_refused(content):
    try:
        proposal = read(content)
    except CalendarRefused:
        return
    check(proposal)


NUMBERS = st.integers(-400, 400)
PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "SECONDLY", "X", ""])},
    optional={
        "INTERVAL": st.integers(-2, 500),
        "COUNT": st.integers(-1, 5000),
        "UNTIL": st.sampled_from(["20261231", "20261231T000000Z", "20261231T000000", "20200101", "99991231", "x"]),
        "BYDAY": st.lists(st.sampled_from(["MO", "TU", "2TU", "-1FR", "5SA", "53SU", "0MO", "XX"]), max_size=4),
        "BYMONTHDAY": st.lists(NUMBERS, max_size=3),
        "BYMONTH": st.lists(st.integers(-1, 14), max_size=3),
        "BYYEARDAY": st.lists(NUMBERS, max_size=3),
        "BYWEEKNO": st.lists(NUMBERS, max_size=3),
        "BYSETPOS": st.lists(NUMBERS, max_size=2),
        "WKST": st.sampled_from(["MO", "SU", "XX"]),
        "BYHOUR": st.integers(0, 25),
    },
)


def rule_text(parts: dict[str, object]) -> str:
    return ";".join(f"{k}={','.join(map(str, v)) if isinstance(v, list) else v}" for k, v in parts.items())


@QUICK
@given(PARTS, st.dates(date(1995, 1, 1), date(2035, 12, 31)), st.sampled_from(["", "Z", "Tokyo", "day"]))
def test_any_rule_is_kept_or_given_up(parts, day, where):
    start = {
        "": f"DTSTART;TZID=Europe/London:{day:%Y%m%d}T190000",
        "Z": f"DTSTART:{day:%Y%m%d}T190000Z",
        "Tokyo": f"DTSTART;TZID=Asia/Tokyo:{day:%Y%m%d}T190000",
        "day": f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
    }[where]
    proposal = read(a_calendar(an_event(f"RRULE:{rule_text(parts)}", start=start)))
    check(proposal)


@st.composite
def valid_series(draw: st.DrawFn) -> tuple[str, datetime]:
    """A rule and a start on London's clock that is one of its times."""
    day = draw(st.dates(date(2026, 1, 1), date(2026, 12, 28)))
    hour = draw(st.sampled_from([0, 3, 9, 19, 23]))
    name = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()]
    which = draw(st.sampled_from([f"{(day.day - 1) // 7 + 1}{name}"] if day.day <= 28 else [f"-1{name}"]))
    body = draw(
        st.sampled_from(
            ["FREQ=DAILY", "FREQ=WEEKLY", f"FREQ=WEEKLY;BYDAY={name},SA", f"FREQ=MONTHLY;BYDAY={which}",
             f"FREQ=MONTHLY;BYMONTHDAY={day.day}", "FREQ=YEARLY", f"FREQ=DAILY;BYDAY={name},WE"]
        )
    )  # fmt: skip
    interval = draw(st.integers(1, 4))
    until = datetime(day.year, day.month, day.day, hour, tzinfo=LONDON) + timedelta(days=draw(st.integers(1, 500)))
    end = draw(
        st.sampled_from(["", f";COUNT={draw(st.integers(2, 60))}", f";UNTIL={until.astimezone(UTC):%Y%m%dT%H%M%SZ}"])
    )
    extra = f";INTERVAL={interval}" if interval > 1 and "DAILY;BYDAY" not in body else ""
    return body + extra + end, datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


@QUICK
@given(valid_series(), st.booleans(), st.lists(st.integers(0, 40), max_size=3))
def test_what_is_kept_gives_the_times_that_the_library_gives(series, utc_until, skipped):
    rule, start = series
    regular = icalendar.Event()
    regular.add("uid", "one")
    regular.add("dtstart", start)
    regular.add("duration", timedelta(hours=1))
    regular.add("rrule", icalendar.vRecur.from_ical(rule))
    for weeks in skipped:
        regular.add("exdate", (start.replace(tzinfo=None) + timedelta(days=7 * weeks)).replace(tzinfo=LONDON))
    calendar = icalendar.Calendar()
    calendar.add_component(regular)
    first, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)
    wanted = sorted(each.start.astimezone(UTC) for each in recurring_ical_events.of(calendar).between(first, last))
    events = [event for event in read(calendar.to_ical()).events if event.rule or not rule]
    if not events:  # it takes place but once
        assert len(wanted) <= 1
        return
    (event,) = events
    kept = Event(
        id=EventId("e"), starts_at=event.starts_at, ends_at=event.ends_at, rule=event.rule, left_out=event.left_out
    )
    assert [moment for moment in starts(kept, last) if moment >= first] == wanted
