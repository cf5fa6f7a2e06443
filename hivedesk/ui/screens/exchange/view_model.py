"""What the Exchange screen says, without Qt."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange import overview
from hivedesk.casework.exchange.arrivals import Arrival, arrivals
from hivedesk.casework.exchange.overview import QueueLine
from hivedesk.casework.exchange.set_up import SetUp
from hivedesk.casework.exchange.what_leaves import Leaving, LeavingField
from hivedesk.domain.exchange.conflicts import Rule, rule_for
from hivedesk.domain.exchange.records import TAKEN_BACK, Conflict, Decision, PackageOutcome, ReceivedPackage
from hivedesk.domain.exchange.wording import KINDS, REASONS, PackageState, size_words, what_it_held
from hivedesk.domain.hive import VaultRole
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.counting import number_of
from hivedesk.ui.exchange_words import short_moment
from hivedesk.ui.field_words import field_label, value_words
from hivedesk.ui.tokens import Tone

_MOST_ARRIVALS = 200  # that are named in the list of packages
_TONES = {
    PackageState.SEALED: Tone.PLAIN,
    PackageState.LEFT: Tone.INFO,
    PackageState.ARRIVED: Tone.INFO,
    PackageState.RECEIVED: Tone.GOOD,
    PackageState.REFUSED: Tone.DANGER,
    PackageState.REPLACED: Tone.PLAIN,
}


_EMPTY = (None, "", "[]")
_TAKEN_BACK = "You took this correction back; the service is told so."
_THE_SERVICES = "The service keeps this field, so its value is to be taken. If it is wrong, ring them."


@dataclass(frozen=True)
class SentRow:
    """A package in the queue."""

    key: str
    when: str
    sealed: str  # the same moment, always with its day
    to: str
    what: str
    size: str
    state: str
    tone: Tone
    more: str  # when it arrived, or why it was refused
    readable: bool  # what it holds is still kept here


@dataclass(frozen=True)
class CameRow:
    """A package that came, or something that was not taken."""

    key: str
    at: datetime
    when: str
    sender: str
    what: str
    state: str
    tone: Tone
    arrivals: tuple[Arrival, ...] = ()  # the families and events that it brought


@dataclass(frozen=True)
class ConflictRow:
    """A field that both sides changed."""

    key: str
    about: str
    field: str
    ours: str
    theirs: str
    base: str
    settled: str  # "" while it is open
    may_keep: bool  # the worker may keep her own value; else the service keeps the field
    note: str  # what she has to know to decide; "" for nothing


@dataclass(frozen=True)
class Step:
    """One step of the set-up."""

    number: int
    words: str
    done: bool

    @property
    def state(self) -> str:
        """In words, for those who do not see the tick. What is done by telephone is known with the first receipt."""
        return "Done." if self.done else "Still to do."


def set_up_steps(how_far: SetUp) -> list[Step]:
    """The steps to the first receipt, in their order."""
    steps = (
        ("Open the service's card, and compare its six words by telephone.", how_far.card_accepted),
        ("Save your own card.", how_far.card_saved),
        ("Give its file to the service, and read your six words to them by telephone.", how_far.receipt_came),
        ("Test the mailbox, and save it.", how_far.mailbox_works),
        ("Send: the first receipt shows that all of it works.", how_far.receipt_came),
    )
    return [Step(number, words, done) for number, (words, done) in enumerate(steps, start=1)]


def card_saved_words(file_name: str, role: VaultRole) -> str:
    """What was saved, and where it goes next."""
    whom = "the service" if role is VaultRole.HIVE else "the Hive"
    return f"Your card is saved as {file_name}. Give this file to {whom}, then read them your six words by telephone."


def round_words(left: int, taken: int) -> str:
    """What a round with the mailbox came to."""
    if not left and not taken:
        return "The mailbox was visited: nothing was to be left, and nothing new lay there."
    went = f"{number_of(left, 'package')} left there" if left else "nothing was to be left"
    came = f"{number_of(taken, 'package')} fetched" if taken else "nothing new fetched"
    return f"The mailbox was visited: {went}, {came}."


def sent_rows(desk: Desk) -> list[SentRow]:
    """The queue, the newest first."""
    return [_sent(line, desk.clock.now()) for line in overview.queue(desk)]


def came_rows(desk: Desk) -> list[CameRow]:
    """What came, taken or not, the newest first."""
    names, now = overview.partner_names(desk), desk.clock.now()
    brought: dict[str, list[Arrival]] = {}
    for arrival in arrivals(desk, _MOST_ARRIVALS):
        brought.setdefault(arrival.package_id, []).append(arrival)
    taken = [
        CameRow(
            one.id,
            one.received_at,
            short_moment(one.received_at, now),
            names.get(one.partner_id, ""),
            _came_words(one.contents, brought.get(one.id, [])),
            "Received" if one.outcome is PackageOutcome.TAKEN else REASONS.get(one.reason, "Refused"),
            _tone_of(one),
            tuple(brought.get(one.id, ())),
        )
        for one in overview.inbox(desk)
    ]
    refused = [
        CameRow(
            one.id,
            one.seen_at,
            short_moment(one.seen_at, now),
            names.get(one.partner_id, "not certain"),
            size_words(one.size),
            REASONS.get(one.reason, "Refused"),
            Tone.WARN,
        )
        for one in overview.refused(desk)
    ]
    return sorted(taken + refused, key=lambda one: one.at, reverse=True)


def _tone_of(package: ReceivedPackage) -> Tone:
    if package.outcome is PackageOutcome.TAKEN:
        return Tone.GOOD
    return Tone.WARN if package.reason == TAKEN_BACK else Tone.DANGER


def _came_words(contents: Sequence[str], brought: Sequence[Arrival]) -> str:
    """What it held; the families and events by their names before it."""
    held = what_it_held(contents) if contents else ""
    named = ", ".join(arrival.title for arrival in brought)
    return f"{named}: {held[:1].lower()}{held[1:]}" if named else held


def conflict_rows(desk: Desk, most: int) -> list[ConflictRow]:
    """The first of the conflicts, those to be decided before all others."""
    names = {str(key): name for key, name in desk.family_names().items()}
    back = overview.taken_back(desk)
    return [_conflict(desk, one, names, taken_back=one.package_id in back) for one in overview.conflicts(desk, most)]


def field_pairs(line: Leaving, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every field that leaves, as label and value; what is empty is left out, and so leaves empty.

    Of a correction that is said: the field is to be empty, or was.
    """
    if line.gone:
        return [("Removed", "Only that it is no longer there is told.")]
    return [
        (_label_of(field), "empty" if field.value in _EMPTY else value_words(field.value, names))
        for field in line.fields
        if field.always or field.value not in _EMPTY
    ]


def _label_of(field: LeavingField) -> str:
    whose = f"{field.of}: " if field.of else ""
    return f"{whose}{field_label(field.table, field.name)}{', before' if field.before else ''}"


def _sent(line: QueueLine, now: datetime) -> SentRow:
    package = line.package
    if line.state is PackageState.REFUSED:
        more = REASONS.get(package.reason, "")
    elif package.receipt_at is not None:
        more = f"Receipt {short_moment(package.receipt_at, now)}"
    elif line.left_at is not None:
        more = f"Left {short_moment(line.left_at, now)}"
    else:
        more = ""
    return SentRow(
        package.id,
        short_moment(package.made_at, now),
        format_moment(package.made_at),
        line.partner,
        what_it_held(package.contents),
        size_words(package.size),
        str(line.state.value),
        _TONES[line.state],
        more,
        line.readable,
    )


def _conflict(desk: Desk, conflict: Conflict, names: Mapping[str, str], *, taken_back: bool) -> ConflictRow:
    row = None
    if conflict.record_table == "family":
        row = (conflict.record_id,)
    elif conflict.record_table in KINDS:
        row = desk.store.row(f"SELECT family_id FROM {conflict.record_table} WHERE id = ?", conflict.record_id)
    family = names.get(str(row[0]), "") if row else ""
    kind = KINDS.get(conflict.record_table, (conflict.record_table, ""))[0]
    may_keep = rule_for(conflict.record_table, conflict.field) is Rule.WORKER
    note = [_TAKEN_BACK] if taken_back else []
    note += [] if may_keep else [_THE_SERVICES]
    return ConflictRow(
        conflict.id,
        f"{family}: {kind}" if family else kind,
        field_label(conflict.record_table, conflict.field),
        value_words(json.loads(conflict.ours), names) or "empty",
        value_words(json.loads(conflict.theirs), names) or "empty",
        value_words(json.loads(conflict.base), names) or "empty",
        _settled(conflict),
        may_keep,
        " ".join(note) if conflict.decision is None else "",
    )


def _settled(conflict: Conflict) -> str:
    if conflict.decision is None or conflict.decided_at is None:
        return ""
    whose = "Your value stands" if conflict.decision is Decision.OURS else "The service's value stands"
    by = "by the rule for this field" if conflict.by_rule else "as you decided"
    return f"{whose}, {by}, {format_moment(conflict.decided_at)}"
