"""Reads diary pages: contacts as the worker would write them down, in plain text that anybody can edit.

    @ 340 visit 75 session term | family time, behaviour | Anika, Ellie-Mae
    What happened, on as many lines as it takes.
    Opinion: …  Others: …  Child: …  Outcome: …  Shared: …     (each begins a line)
    Follow 7: what to do within seven days of the contact; it gets done
    Due -3: what to do; due three days before the day the year ends on, and still open
    Call 0 17:30 asked: a call planned for the day the year ends on, which the carer asked for; likewise Visit 3 10:00
    Later 2: an addendum written two days later
    Concern: the facts          Told: who was told, when

The line with @ says: how many days before the end of the year (or a key day and days: ``ending+3``; left out in
everyday texts), the channel, the minutes, the kind of contact, then marks: ``carer`` (the carer rang), ``09:15``,
``evening``, ``term`` (only on a school day), ``12-01..12-20`` (only between these days), ``#sleep`` (its theme), or
the household it fits (see `wording.fits`). After the bars: topics; who took part (nobody named: the carer).
"""

import re
from dataclasses import dataclass, field
from datetime import date, time

from hivedesk.domain.contact_log import TOPICS, ContactKind, Direction, FollowUpKind
from hivedesk.domain.families import Channel

MARKS = {
    "term",
    "evening",
    "both",
    "child",
    "couple",
    "single",
    "own",
    "dog",
    "new",
    "connected",
    "respite",
    "none",
} | {
    *("county", "group", "settled", "siblings", "toddler", "nursery", "infant", "junior", "secondary", "college"),
    *("reception", "year6", "year7", "year11"),
}


@dataclass(frozen=True)
class When:
    """A day, told from the end of the year (``key_day`` empty, ``days`` negative) or from a key day."""

    key_day: str
    days: int


@dataclass(frozen=True)
class Promise:
    """A follow-up: due so many days after the contact, or, ``open``, from the end of the year."""

    what: str
    days: int
    open: bool
    kind: FollowUpKind = FollowUpKind.TO_DO
    at: time | None = None
    asked_by_carer: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Note:
    """One contact as it is told on a page; each is itself only, which makes finding it quick."""

    channel: Channel
    minutes: int
    kind: ContactKind
    direction: Direction = Direction.PLANNED
    when: When | None = None
    at: time | None = None
    between: tuple[tuple[int, int], tuple[int, int]] | None = None  # (month, day) to (month, day)
    marks: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()
    who: tuple[str, ...] = ()  # first names; a name that is nobody's is somebody else
    texts: dict[str, str] = field(default_factory=dict)  # by the field of ContactLogEntry
    follow_up: Promise | None = None
    later: tuple[int, str] | None = None  # days, addendum

    def is_in_season(self, day: date) -> bool:
        """Whether its days of the year, if it has any, hold ``day``."""
        if self.between is None:
            return True
        first, last = self.between
        here = (day.month, day.day)
        return first <= here <= last if first <= last else here >= first or here <= last


def read_pages(text: str) -> tuple[Note, ...]:
    """The notes of a text, in its order.

    Raises:
        ValueError: a line that nobody could follow; a mistake in a page, which tests find.
    """
    starts = re.split(r"^@ ", text.strip(), flags=re.MULTILINE)
    if starts[0].strip():
        raise ValueError(f"text before the first @: {starts[0]!r}")
    return tuple(_note(page) for page in starts[1:])


_KINDS = {
    "session": ContactKind.ONE_TO_ONE,
    "catch-up": ContactKind.CATCH_UP,
    "practical": ContactKind.PRACTICAL,
    "missed": ContactKind.NOT_REACHED,
}
_CHANNELS = {
    "phone": Channel.PHONE,
    "visit": Channel.VISIT,
    "video": Channel.VIDEO,
    "message": Channel.MESSAGE,
    "event": Channel.AT_EVENT,
}
_LABELS = {
    "Opinion": "opinion",
    "Others": "third_party",
    "Child": "childs_voice",
    "Outcome": "outcome",
    "Shared": "shared_with",
    "Concern": "concern_facts",
    "Told": "concern_told",
}
_PROMISES = {
    "Follow": FollowUpKind.TO_DO,
    "Due": FollowUpKind.TO_DO,
    "Call": FollowUpKind.CALL,
    "Visit": FollowUpKind.VISIT,
}
_LABELLED = rf"(?:{'|'.join([*_LABELS, *_PROMISES, 'Later'])})(?: [-\d:]+)*(?: asked)?: "
_LABEL = re.compile(
    r"(?P<label>\w+)(?: (?P<days>-?\d+))?(?: (?P<at>\d\d:\d\d))?(?P<asked> asked)?: (?P<text>.+)", re.DOTALL
)
_WHEN = re.compile(r"(\d+)|([a-z_]+)([+-]\d+)?")


def _note(page: str) -> Note:
    head, _, body = page.partition("\n")
    words, topics, who = (part.strip() for part in (head + " | | ").split("|")[:3])
    when, (channel, minutes, kind, *marks) = _when(words.split())
    texts, follow_up, later = _body(body)
    wanted = tuple(filter(None, (topic.strip() for topic in topics.split(","))))
    plain = frozenset(mark for mark in marks if re.fullmatch(r"[a-z0-9]+", mark)) - {"carer"}
    if unknown := (set(wanted) - set(TOPICS)) | (plain - MARKS):
        raise ValueError(f"not known: {sorted(unknown)} in {head!r}")
    return Note(
        channel=_CHANNELS[channel],
        minutes=int(minutes),
        kind=_KINDS[kind],
        direction=Direction.BY_CARER if "carer" in marks else Direction.PLANNED,
        when=when,
        at=next((time.fromisoformat(mark) for mark in marks if ":" in mark), None),
        between=next((_between(mark) for mark in marks if ".." in mark), None),
        marks=plain,
        themes=frozenset(mark for mark in marks if mark.startswith("#")),
        topics=wanted,
        who=tuple(filter(None, (name.strip() for name in who.split(",")))),
        texts=texts,
        follow_up=follow_up,
        later=later,
    )


def _when(words: list[str]) -> tuple[When | None, list[str]]:
    if words[0] in _CHANNELS:
        return None, words
    match = _WHEN.fullmatch(words[0])
    if match is None:
        raise ValueError(f"no day: {words[0]!r}")
    ago, key_day, days = match.groups()
    return (When("", -int(ago)) if ago else When(key_day, int(days or 0))), words[1:]


def _between(mark: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, last = (date.fromisoformat(f"2024-{end}") for end in mark.split(".."))  # a leap year: any day may be told
    return (first.month, first.day), (last.month, last.day)


def _body(body: str) -> tuple[dict[str, str], Promise | None, tuple[int, str] | None]:
    texts: dict[str, str] = {}
    follow_up, later = None, None
    for part in re.split(rf"^(?={_LABELLED})", body, flags=re.MULTILINE):
        text = " ".join(part.split())  # lines without a label go on with the part before
        told = _LABEL.fullmatch(text) if re.match(_LABELLED, text) else None
        if told is None:
            texts |= {"fact": text} if text else {}
        elif told["label"] == "Later":
            later = (int(told["days"]), told["text"])
        elif told["label"] in _PROMISES:
            follow_up = _promise(told)
        else:
            texts[_LABELS[told["label"]]] = told["text"]
    return texts, follow_up, later


def _promise(told: "re.Match[str]") -> Promise:
    return Promise(
        told["text"],
        int(told["days"]),
        open=told["label"] != "Follow",
        kind=_PROMISES[told["label"]],
        at=time.fromisoformat(told["at"]) if told["at"] else None,
        asked_by_carer=told["asked"] is not None,
    )
