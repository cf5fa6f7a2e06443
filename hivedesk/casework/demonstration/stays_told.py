"""The stays that the diaries of the demonstration Hive tell of, those refused or not needed, and those to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hivedesk.casework.demonstration.happenings import Happening
from hivedesk.casework.demonstration.key_days import KeyDays
from hivedesk.casework.demonstration.stays_wanted import Reached, Twist, Wanted, span, weekend_before
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import Outcome, RefusalReason, RequestReason, Urgency

_FRIDAY, _SUNDAY, _NOBODY_SOLO = (16, 30), (16, 0), frozenset({HostRule.SOLO})
_DAY = timedelta(days=1)
_WITH_YONAS = "Both boys want it; João is at home all weekend, and Yonas can ring Mo or end it at any time."


def told_stays(happenings: Sequence[Happening], days: KeyDays) -> Iterator[Wanted]:
    """What the diaries say took place, or did not, on the days on which it was said."""

    def weekend(key: str, line: str, home: str, children: str, host: str, **more: Any) -> Iterator[Wanted]:
        day = _day_of(happenings, key, line)
        if day is not None:
            friday = weekend_before(day) - more.pop("earlier", 0) * _DAY
            yield Wanted(home=home, children=children, host=host, **span(friday, _FRIDAY, 2, _SUNDAY), **more)

    yield from weekend(
        "cartwright",
        "Pauline and Derek took",
        "gale",
        "Summer, Riley",
        "cartwright",
        asked_before=16,
        words="One weekend of sleep, and nobody on the stairs with a torch.",
        child_words="We made a den and Derek was the bear.",
    )
    yield from weekend(
        "cartwright",
        "A weekend was cancelled",
        "mensahcole",
        "Tia, Levi",
        "cartwright",
        twist=Twist.NIGHT_BEFORE,
        words="Philip's mother is seventy and the big car is full.",
    )
    yield from weekend(
        "dempsey",
        "First free weekend",
        "dempsey",
        "Tyler",
        "cartwright",
        words="A weekend with nothing in it.",
        child_words="I drew Otto. He's easy, he doesn't move.",
    )
    yield from weekend(
        "cartwright",
        "Kayden mended",
        "whitcombe",
        "Kayden",
        "cartwright",
        asked_before=20,
        words="One free weekend. He'd go to Pauline and Derek, he says, if Otto's there.",
        child_words="Otto's like Biscuit with the battery out.",
        how_it_went="Mended the gate. Quiet, hungry, good company. Nobody else was there, as he needs.",
    )
    for key, line, earlier in (
        ("ferreira", "Reece, who lives", 0),
        ("penhaligon", "Two weekends", 14),
        ("penhaligon", "Two weekends", 0),
    ):
        yield from weekend(
            key,
            line,
            "penhaligon",
            "Reece",
            "ferreira",
            earlier=earlier,
            reason=RequestReason.FRIENDS,
            words="He'd like to go to João's. They've got a bicycle in pieces.",
            may_decide=_NOBODY_SOLO,
            conditions=_WITH_YONAS,
            wishes="With Marta and João.",
        )
    yield from weekend(
        "yarrow",
        "A weekend was asked for",
        "ahmed",
        "Bilal",
        "yarrow",
        twist=Twist.NOT_NEEDED,
        words="There's a wedding in Bradford and it's long for him.",
    )
    yield from _a_week_in_summer(days)
    yield from _by_day(happenings, days)
    yield from _told_by_claims(days)


def _a_week_in_summer(days: KeyDays) -> Iterator[Wanted]:
    for year in (days.today.year, days.today.year - 1):
        monday = date(year, 7, 31) - date(year, 7, 31).weekday() * _DAY
        if days.start + 15 * _DAY < monday < days.ago(12):
            yield Wanted(
                asks_host=True,
                asked_before=33,
                words="I'd like to see my mother, and it's eight hours on the train.",
                **span(monday, (10, 0), 4, (16, 0)),
            )
            return


def _by_day(happenings: Sequence[Happening], days: KeyDays) -> Iterator[Wanted]:
    afternoon = _day_of(happenings, "orourke", "Corey Tull came")
    if afternoon is not None:
        yield Wanted(
            home="mensahcole",
            children="Corey",
            host="orourke",
            reason=RequestReason.FRIENDS,
            words="An afternoon with one grown-up to himself would be a treat for Corey.",
            child_words="There is a cat on a cushion. I drawed it.",
            asked_before=6,
            **span(_before(afternoon, days), (15, 15), 0, (18, 0)),
        )
    evening = _day_of(happenings, "patel", "Pyjama evening happened")
    if evening is not None:
        yield Wanted(
            home="patel",
            children="Ellie-Mae",
            host="kaurbennett",
            reason=RequestReason.FRIENDS,
            words="Tea and pyjamas, and home to sleep. That's the plan we made with her.",
            child_words="I had two suppers. I can do a whole night when I'm eight.",
            asked_before=12,
            **span(_before(evening, days), (16, 30), 0, (20, 40)),
        )
    lesson = _day_of(happenings, "petrov", "Poppy's first lesson") or days.ago(3)
    day = _before(lesson, days)
    yield Wanted(
        home="bramley",
        children="Poppy",
        host="petrov",
        reason=RequestReason.OTHER,
        words="She wants to learn to swim, and Elena would teach her.",
        asked_before=8,
        reached=Reached.RETURNED,
        **(span(day, (15, 45), 0, (18, 30)) if days.seasons.is_school_day(day) else span(day, (9, 30), 0, (13, 30))),
    )


def _told_by_claims(days: KeyDays) -> Iterator[Wanted]:
    """Two weekends stand among the Cartwrights' claims already; others follow from what children need."""

    def weekend(ago: int, home: str, children: str, host: str = "", **more: Any) -> Wanted:
        friday = weekend_before(days.ago(ago) + _DAY)
        return Wanted(home=home, children=children, host=host, **span(friday, _FRIDAY, 2, _SUNDAY), **more)

    yield weekend(229, "fairweather", "Logan", "cartwright", claim=False, words="Could Logan have Otto for a weekend?")
    yield weekend(215, "thornley", "Ella", "cartwright", claim=False, words="We are looking at houses. It is dull.")
    yield weekend(
        243,
        "fairweather",
        "Lacey, Logan",
        twist=Twist.APART,
        hosts=("hartnell", "kaurbennett"),
        words="A wedding without children. Not together this time, they say; they'd each like one to themselves.",
    )
    yield weekend(180, "gale", "Summer, Riley", "cartwright", words="The housing people come to measure everything.")
    yield weekend(143, "mensahcole", "Tia, Levi", "cartwright", words="The weekend we owe ourselves since spring.")
    yield weekend(
        41,
        "loveridge",
        "Jake",
        "penhaligon",
        words="I've got my exam at the college. He likes Ruth, she doesn't fuss.",
        child_words="She let the parrot swear and she didn't tell it off.",
    )
    yield weekend(163, "fairweather", "Logan", twist=Twist.ILL, words="We're to be godparents in Devon.")


@dataclass(frozen=True)
class _NotMet:
    ago: int
    home: str
    children: str
    nights: int
    refusal: RefusalReason | None  # None: not needed any more
    words: str
    note: str
    asked_before: int = 12


_NOT_MET = (
    _NotMet(336, "whitcombe", "Kayden", 2, RefusalReason.NO_HOST, "A weekend?", "No home without other children."),
    _NotMet(
        294,
        "mensahcole",
        "Tia, Levi, Corey",
        2,
        RefusalReason.NO_ROOM,
        "All three, if we dare ask.",
        "Nobody has three beds, and they did not want to be parted.",
    ),
    _NotMet(262, "patel", "Ellie-Mae", 0, None, "We are both on the course.", "The course was put off."),
    _NotMet(
        224,
        "ahmed",
        "Zara",
        1,
        RefusalReason.NOT_AUTHORISED,
        "A night with her friend from the Hive?",
        "Her mother would rather wait until they have talked. Aaron takes it to the review.",
    ),
    _NotMet(176, "hartnell", "Callum", 1, None, "Rob's works do.", "He went to a friend's, as the carers may decide."),
    _NotMet(
        146,
        "gale",
        "Riley",
        1,
        RefusalReason.TOO_LATE,
        "Tonight? The lift is out and my hands are bad.",
        "Asked at five for the same night. The Out of Hours Service was told; a neighbour carried the shopping.",
        0,
    ),
    _NotMet(
        98,
        "kaurbennett",
        "Mason",
        2,
        RefusalReason.NEEDS,
        "Would anybody do a weekend?",
        "Too soon for nights elsewhere, Dawn says, and the voices have to be right. By day first.",
    ),
    _NotMet(52, "nkosiwright", "Leo", 0, None, "Greg is on nights and I have a course.", "Greg swapped his nights."),
    _NotMet(
        24,
        "osei",
        "Destiny",
        2,
        RefusalReason.NO_HOST,
        "I'm on shift both nights and she'd like company.",
        "Ruth is singing and the Hartnells are on hold. She had Abigail down instead.",
    ),
)


def not_met(days: KeyDays) -> Iterator[Wanted]:
    """Requests that were refused, and such as were not needed any more."""
    for told in _NOT_MET:
        friday = weekend_before(days.ago(told.ago))
        yield Wanted(
            home=told.home,
            children=told.children,
            words=told.words,
            urgency=Urgency.PLANNED if told.asked_before else Urgency.EMERGENCY,
            asked_before=told.asked_before,
            reached=Reached.ASKED,
            outcome=Outcome.WITHDRAWN if told.refusal is None else Outcome.REFUSED,
            refusal=told.refusal,
            outcome_note=told.note,
            **(span(friday, _FRIDAY, told.nights, _SUNDAY) if told.nights else span(friday + _DAY, (9, 0), 0, (17, 0))),
        )


def to_come(days: KeyDays) -> Iterator[Wanted]:
    """A stay now or today, some arranged, and requests for which there is no host yet."""
    today, seasons = days.today, days.seasons
    if today.isoweekday() >= 5 and not (seasons.is_lull(today) and today.isoweekday() == 5):
        friday = today - (today.isoweekday() - 5) * _DAY
        yield Wanted(**span(friday, _FRIDAY, 2, _SUNDAY), words="Our first weekend on our own since March.")
    else:
        yield Wanted(
            **span(today - _DAY, (17, 0), 2, (17, 0)),
            reason=RequestReason.ILLNESS,
            words="They're keeping me in for two nights. I'd packed for none.",
            urgency=Urgency.EMERGENCY,
            asked_before=0,
            asks_host=True,
        )
    soon = seasons.working_day_from(today + _DAY)
    by_day = span(soon, (15, 30), 0, (18, 30)) if seasons.is_school_day(soon) else span(soon, (9, 30), 0, (16, 0))
    yield Wanted(**by_day, reason=RequestReason.APPOINTMENT, asked_before=9, reached=Reached.READY)
    friday = today + ((5 - today.isoweekday()) % 7 or 7) * _DAY
    friday += 7 * _DAY if friday - today < 4 * _DAY else 0 * _DAY
    yield Wanted(**span(friday, _FRIDAY, 2, _SUNDAY), asked_before=18, reached=Reached.AUTHORISED)
    saturday = friday + 8 * _DAY if friday - today < 6 * _DAY else friday + _DAY
    yield Wanted(
        **span(saturday, (11, 0), 1, (15, 0)),
        reason=RequestReason.FRIENDS,
        asked_before=(saturday - today).days + 7,
        reached=Reached.OFFERED,
    )
    yield from _open(friday, today)


def _open(friday: date, today: date) -> Iterator[Wanted]:
    def asked(home: str, children: str, first: date, nights: int, ago: int, words: str, **more: Any) -> Wanted:
        times = span(first, _FRIDAY, nights, _SUNDAY) if nights else span(first, (9, 0), 0, (17, 0))
        before = (first - today).days + ago
        return Wanted(
            home=home, children=children, words=words, asked_before=before, reached=Reached.ASKED, **times, **more
        )

    yield asked(
        "ferreira",
        "Yonas",
        friday + 14 * _DAY,
        2,
        5,
        "Marta's sister marries in Porto. Reece comes along, Yonas has his papers to see to and cannot.",
        wishes="Somewhere he can get to church from on the Sunday.",
    )
    yield asked(
        "mensahcole",
        "Tia, Levi",
        friday + 21 * _DAY,
        2,
        4,
        "Naomi has her grading and Corey goes to his nan. The two big ones together, please.",
        wishes="Tia says she doesn't mind where, as long as Levi is there.",
    )
    yield asked("hartnell", "Callum", friday + 7 * _DAY, 1, 6, "We are clearing Mum's house that weekend.")
    yield asked(
        "ahmed",
        "Bilal",
        friday + 15 * _DAY,
        1,
        3,
        "Imran's mother comes out of hospital. One quiet night.",
        flexible_days=7,
        wishes="Somewhere with animals.",
    )
    yield asked("gale", "Riley", friday + 8 * _DAY, 0, 7, "I have the hand clinic, and it is a whole day.")


def _day_of(happenings: Sequence[Happening], key: str, words: str) -> date | None:
    """The day on which a diary says this; None where it found no day."""
    said = (one for one in happenings if one.member.key == key and one.note.texts.get("fact", "").startswith(words))
    return next((one.day for one in said), None)


def _before(day: date, days: KeyDays) -> date:
    return days.seasons.working_day_by(day - _DAY)
