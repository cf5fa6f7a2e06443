"""Titles, places, notes, line folds, encodings; what is passed over; ids."""

import codecs

import pytest

from hivedesk.incoming.calendar import CalendarRefused
from hivedesk.incoming.calendar.limits import EVENTS, FILE_BYTES, NOTES_CHARACTERS, PHYSICAL_LINES, TITLE_CHARACTERS
from tests.unit.incoming.calendar_texts import a_calendar, an_event, read, read_events, told

HOUR = "DURATION:PT1H"


def one(*lines: str):
    start = "BEGIN:VEVENT\nUID:one\nDTSTART:20261117T190000Z\nDURATION:PT1H\n"
    (event,) = read_events(start + "\n".join(lines) + "\nEND:VEVENT")
    return event


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("SUMMARY:Tea\\, cake\\; and more", "Tea, cake; and more"),
        ("SUMMARY;LANGUAGE=en-gb:Team meeting", "Team meeting"),
        ('SUMMARY;ALTREP="cid:a;b:c":Picnic', "Picnic"),
        ("SUMMARY:Two\\nlines", "Two lines"),
        ("SUMMARY:C:\\\\temp", "C:\\temp"),
        ("SUMMARY:a: b; c, d", "a: b; c, d"),
        ("SUMMARY:🎂 Zoë’s café é", "🎂 Zoë’s café é"),
        ("SUMMARY:\u202eevil\u202c right\ufeff", "evil right"),
        ("SUMMARY:bell\x07 and\x00 null", "bell and null"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9", "Café"),
        ("SUMMARY;QUOTED-PRINTABLE:a=3Db", "a=b"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE:long =\nline", "long line"),
        ("SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=no-such:x", "x"),
        ("item1.SUMMARY:Grouped", "Grouped"),
        ("summary:small letters", "small letters"),
        ("SUMMARY :a blank", "a blank"),
        ("SUMMARY:", "Untitled"),
        ("", "Untitled"),
        ("SUMMARY:fol\n ded", "folded"),
        ("SUMMARY:fol\n\tded", "folded"),
        ("SUMMARY:not\nfolded", "not folded"),
    ],
)
def test_a_title(written, title):
    assert one(written).title == title


@pytest.mark.parametrize(
    ("written", "notes"),
    [
        ("Line 1\\nLine 2\\NLine 3", "Line 1\nLine 2\nLine 3"),
        ("<html><body>Bring <b>mugs</b>.<br>And cups &amp; tea</body></html>", "Bring mugs.\nAnd cups & tea"),
        ("a < b and b > c", "a < b and b > c"),
        ("<nobody@example.org> says", "<nobody@example.org> says"),
        ("x" * (NOTES_CHARACTERS + 50), "x" * (NOTES_CHARACTERS - 1) + "…"),
    ],
)
def test_notes(written, notes):
    assert one(f"DESCRIPTION:{written}").notes == notes


def test_a_long_title_is_cut():
    assert len(one("SUMMARY:" + "word " * 400).title) <= TITLE_CHARACTERS


def test_what_is_of_no_use_is_passed_over():
    noise = (
        "ATTACH:https://example.org/secret.pdf",
        "URL:https://example.org",
        'ATTENDEE;CN="Grace: Okafor";RSVP=TRUE:mailto:grace@example.org',
        "ORGANIZER:mailto:x@example.org",
        "CONFERENCE:tel:+440000",
        "X-MOZ-LASTACK:20261101T000000Z",
        'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="a;b":geo:50.8,-1.7',
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
        "CATEGORIES:Red",
        "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nSUMMARY:alarm\nDTSTART:20200101T000000Z\nEND:VALARM",
    )
    plain, noisy = one("SUMMARY:Quiz"), one("SUMMARY:Quiz", *noise)
    assert (noisy.title, noisy.starts_at, noisy.notes) == (plain.title, plain.starts_at, "")


def test_other_components_are_passed_over():
    others = [
        f"BEGIN:{name}\nUID:x\nDTSTART:20261101T100000Z\nSUMMARY:no\nEND:{name}"
        for name in ("VTODO", "VJOURNAL", "VFREEBUSY", "X-OWN")
    ]
    assert [event.title for event in read_events(*others, an_event(HOUR))] == ["Quiz"]


def test_cancelled_by_status_or_by_method():
    assert read_events(an_event("STATUS:CANCELLED"))[0].cancelled
    assert read_events(an_event(), head="METHOD:CANCEL")[0].cancelled
    assert not read_events(an_event("STATUS:TENTATIVE"), head="METHOD:REQUEST")[0].cancelled


def test_several_calendars_in_one_file():
    second = a_calendar(an_event(uid="two"), head="X-WR-CALNAME:Second").decode()
    first = a_calendar(an_event(uid="one"), head="X-WR-CALNAME:First\\, really").decode()
    proposal = read((first + second).encode())
    assert proposal.name == "First, really"
    assert [event.uid for event in proposal.events] == ["one", "two"]
    assert proposal.events[1].line == 15


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_line_end(end):
    assert [event.title for event in read(a_calendar(an_event(HOUR), end=end)).events] == ["Quiz"]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
     ("utf-16-le", b""), ("utf-16-be", b"")],
)  # fmt: skip
def test_unicode_in_any_form(encoding, mark):
    text = a_calendar(an_event(HOUR)).decode().replace("Quiz", "Café 🎂")
    assert read(mark + text.encode(encoding)).events[0].title == "Café 🎂"


def test_windows_letters_are_guessed_and_said_with_their_line():
    content = a_calendar(an_event(HOUR)).replace(b"Quiz", "Café – “tea”".encode("cp1252"))
    proposal = read(content)
    assert proposal.events[0].title == "Café – “tea”"
    assert [(each.line, each.problem) for each in proposal.problems] == [
        (7, "The letters are not UTF-8 from here on: they are read as Windows' own. Check the accents.")
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 500, b"PK\x03\x04" + b"x" * 500, b"%PDF-1.7", b"Family name;Carer\n", b"\xff\xfe\x00",
     b"\x89PNG" * 99, b"<html>calendar</html>", bytes(range(256)) * 40],
)  # fmt: skip
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(CalendarRefused) as refused:
        read(content)
    assert refused.value.advice and refused.value.line == 1


def test_too_much_is_refused_early_and_says_where():
    with pytest.raises(CalendarRefused, match="larger than 8 MB"):
        read(b"BEGIN:VCALENDAR\n" + b"x" * FILE_BYTES)
    with pytest.raises(CalendarRefused, match="more than 100,000 lines"):
        read(b"BEGIN:VCALENDAR\n" + b"\n" * PHYSICAL_LINES)
    with pytest.raises(CalendarRefused, match=r"Line 8004: the file has more than 4,000 events") as refused:
        read(a_calendar(*["BEGIN:VEVENT\nEND:VEVENT"] * (EVENTS + 1)))
    assert refused.value.line == 8004
    with pytest.raises(CalendarRefused, match="nested deeper"):
        read(a_calendar(*["BEGIN:X"] * 40))


def test_a_file_cut_short_keeps_what_is_whole():
    whole = a_calendar(an_event(HOUR, uid="one"), an_event(HOUR, uid="two"))
    for length in range(len(whole)):
        try:
            proposal = read(whole[:length])
        except CalendarRefused:
            assert length < 20
            continue
        assert {event.uid for event in proposal.events} <= {"one", "two"}
        if length < len(whole) - 20:
            assert proposal.problems


def test_missing_ends_are_mended():
    first, second = an_event(HOUR, uid="one"), an_event(HOUR, uid="two")
    without = first.replace("\nEND:VEVENT", "")
    assert [event.uid for event in read_events(without, second)] == ["one", "two"]
    assert [event.uid for event in read_events(second, without)] == ["two", "one"]
    assert told(without, second) == ["The end of this event is missing: it is read up to the next one."]


def test_bad_lines_cost_only_themselves_and_are_named():
    content = a_calendar(an_event(HOUR, "SUMMARY-WITHOUT-END", "===", ";;;:", ":", "BEGIN", "END:NOTHING"))
    proposal = read(content)
    assert [event.uid for event in proposal.events] == ["one"]
    assert [(each.line, each.problem) for each in proposal.problems] == [
        (9, "This line is no property of a calendar: it is passed over.")
    ]


def test_ids_missing_or_not_alone():
    given = (an_event(HOUR, uid=""), an_event(HOUR, uid="", start="DTSTART:20261118T190000Z"))
    events = read_events(*given)
    assert len({event.uid for event in events}) == 2
    assert {event.uid for event in read_events(*given)} == {event.uid for event in events}
    same = [an_event(HOUR, start=f"DTSTART:202611{day}T190000Z") for day in (17, 18, 19)]
    assert len({event.uid for event in read_events(*same)}) == 3
    twice = (an_event(HOUR, "SEQUENCE:2", "LOCATION:Hall"), an_event(HOUR, "SEQUENCE:1", "LOCATION:Library"))
    assert [event.venue for event in read_events(*twice)] == ["Hall"]
    assert told(*twice) == ["This event stands in the file twice: its last revision is taken."]


def test_no_name_is_ever_told():
    secret = "Zebedee Quillfeather"
    lines = (f"SUMMARY:{secret}", f"UID:{secret}", f"LOCATION:{secret}", f"RRULE:{secret}", f"EXDATE:{secret}",
             f"DTEND;TZID={secret}:20261117T200000", f"{secret}", f"X-{secret}")  # fmt: skip
    parts = "BEGIN:VEVENT\n" + "\n".join(lines) + f"\nDTSTART;TZID={secret}:20261117T190000\nEND:VEVENT"
    proposal = read(a_calendar(parts, parts.replace("DTSTART", "X-START")))
    assert len(proposal.problems) >= 4
    assert not any("Quill" in each.problem or "Zebedee" in each.problem for each in proposal.problems)
    assert secret not in repr(CalendarRefused("x", "y"))
