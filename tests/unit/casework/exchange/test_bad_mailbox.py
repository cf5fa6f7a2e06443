"""A mailbox that loses, doubles, reorders, delays, replays and forges: in the end both sides are equal, and whole."""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from hivedesk.casework.contact_log import log_contact
from hivedesk.casework.exchange import errand
from hivedesk.casework.exchange.own_keys import ensure_identity
from hivedesk.casework.exchange.partners import the_service
from hivedesk.casework.exchange.queueing import queue_part
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.casework.families import household
from hivedesk.casework.undoing import undo
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.records import (
    TAKEN_BACK,
    Notice,
    PackageOutcome,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.foundation.background import NoProgress, Progress
from hivedesk.foundation.errors import RuleRefused
from hivedesk.mailbox.mailbox import Mailbox
from hivedesk.mailbox.place import Found
from hivedesk.mailbox.problems import Gone, MailboxProblem, ServerNotFound
from hivedesk.package_format.parts import CorrectedField, CorrectionsPart, NoticePart
from hivedesk.package_format.refusals import Reason
from hivedesk.store import exchange
from tests.builders import a_contact, a_family
from tests.exchange_desks import let_time_pass, two_desks
from tests.unit.casework.exchange.test_telling_and_taking import shared, told

_ROUNDS = 500
_QUIET_ROUNDS = 40  # with a mailbox that has become honest: by then everything has arrived
_TOWNS = ("Ringwood", "Lyndhurst", "Romsey", "Totton", "Fleet")
_BITS = 8


class BadPlace:
    """A mailbox in memory that does what it likes with what is left there. ``done`` counts what it did."""

    leaves_parts = False

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.honest = False
        self.done: Counter[str] = Counter()
        self._files: dict[tuple[str, str], bytes] = {}
        self._ever: dict[tuple[str, str], bytes] = {}  # whatever was left at any time
        self._hidden: dict[tuple[str, str], int] = {}  # for so many listings

    def create(self, box: str, file: str, content: bytes, progress: Progress) -> bool:
        key = box, file
        self._ever[key] = content
        if self._does("breaks off before", 0.05):
            raise ServerNotFound
        if key in self._files:
            return False
        if not self._does("loses at once", 0.1):
            self._files[key] = content
        if self._does("delays", 0.15):
            self._hidden[key] = self.draw.randint(1, 8)
        if self._does("breaks off after", 0.05):
            raise ServerNotFound
        return True

    def boxes(self, progress: Progress) -> list[str]:
        return sorted({box for box, _ in self._files})

    def listing(self, box: str, progress: Progress) -> list[Found]:
        if self._does("cannot be reached", 0.05):
            raise ServerNotFound
        self._misbehave(box)
        seen = []
        for key, content in self._files.items():
            if key[0] == box and self._hidden.get(key, 0) == 0:
                seen.append(Found(key[1], len(content), None))
            self._hidden[key] = max(0, self._hidden.get(key, 0) - 1)
        self.draw.shuffle(seen)
        return seen

    def read(self, box: str, file: str, most: int, progress: Progress) -> bytes:
        if self._does("loses while it is fetched", 0.05):
            self._files.pop((box, file), None)
        if (box, file) not in self._files:
            raise Gone
        content = self._files[box, file]
        return _flipped(content, self.draw) if self._does("forges what is fetched", 0.05) else content

    def remove(self, box: str, file: str, progress: Progress) -> None:
        if self._does("keeps what was removed", 0.1):
            return
        self._files.pop((box, file), None)

    def _misbehave(self, box: str) -> None:
        """Once for each time somebody looks into a box."""
        ever = sorted(key for key in self._ever if key[0] == box)
        there = sorted(key for key in self._files if key[0] == box)
        if there and self._does("loses", 0.15):
            del self._files[self.draw.choice(there)]
        if ever and self._does("replays", 0.2):
            key = self.draw.choice(ever)
            self._files[key] = self._ever[key]
        if ever and self._does("doubles", 0.1):
            self._files[box, self._new_name()] = self._ever[self.draw.choice(ever)]
        if ever and self._does("forges", 0.2):
            key = self.draw.choice(ever)
            self._files[key] = _flipped(self._ever[key], self.draw)
        if self._ever and self._does("puts what is another's", 0.05):
            self._files[box, self._new_name()] = self.draw.choice(sorted(self._ever.values()))
        if self._does("puts junk", 0.05):
            self._files[box, self._new_name()] = self.draw.randbytes(self.draw.randrange(2_000))

    def _new_name(self) -> str:
        return f"{self.draw.getrandbits(128):032x}.hive"

    def _does(self, what: str, share: float) -> bool:
        does = not self.honest and self.draw.random() < share
        self.done[what] += does
        return does


def _flipped(content: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << draw.randrange(_BITS)]) + content[at + 1 :]


def a_round(desk) -> None:
    """As the window does it; a mailbox that breaks off ends it, and the next one goes on."""
    remove: tuple[str, ...] = ()
    keep_sealed(desk, seal_job(desk)(NoProgress()))
    for _ in range(2):
        try:
            back = errand.come_back(desk, errand.errand(desk, remove)(NoProgress()))
        except MailboxProblem:
            return
        remove = back.to_remove
        if not remove:
            return


def something_happens(hive, service, number: int, draw: random.Random) -> str:
    """One of them does something that the other has to hear; the id of a message, where it was one."""
    kind = draw.choice(("contact", "contact", "town", "undo", "message", "correction", "nothing"))
    key = ensure_identity(hive).public.key_id
    if kind == "contact":
        log_contact(hive, a_contact("okafor", fact=f"Number {number}", happened_at=hive.clock.now()))
    elif kind == "town":
        family = household(hive, "okafor").family
        with hive.act(ActKind.CHANGE_FAMILY) as act:
            act.update(replace(family, town=f"{draw.choice(_TOWNS)} {number}"))
    elif kind == "undo":
        with suppress(RuleRefused):  # what something later speaks of stays
            undo(hive)
    elif kind == "message":
        queue_part(service, key, NoticePart(id=f"m{number}", title="T", text=f"Number {number}"))
        return f"m{number}"
    elif kind == "correction":
        known = told(service, hive).get(("family", "marsh"), {}).get("town", "")
        field = CorrectedField(
            table="family", id="marsh", field="town", base=known, value=f"{draw.choice(_TOWNS)} {number}"
        )
        if known:
            queue_part(service, key, CorrectionsPart(fields=(field,)))
    return ""


@pytest.mark.parametrize("seed", [1])
def test_500_rounds_with_a_bad_mailbox(monkeypatch, seed):
    draw = random.Random(seed)
    place = BadPlace(draw)
    monkeypatch.setattr(errand, "mailbox_of", lambda _: Mailbox(place))
    hive, service, _ = two_desks(a_family("Okafor", id="okafor"), a_family("Marsh", id="marsh", town="Romsey"))
    messages: list[str] = []
    for number in range(_ROUNDS):
        messages.append(something_happens(hive, service, number, draw))
        a_round(draw.choice((hive, service)))
        let_time_pass(hive, service, span=timedelta(minutes=draw.choice((1, 20, 120, 420))))

    place.honest = True
    for _ in range(_QUIET_ROUNDS):
        let_time_pass(hive, service, span=timedelta(hours=7))
        a_round(hive)
        a_round(service)

    assert told(service, hive) == shared(hive)
    assert [one.id for one in hive.store.select(Notice, "ORDER BY rowid")] == [one for one in messages if one]
    for desk, other in ((hive, service), (service, hive)):
        sent = desk.store.select(SentPackage, "ORDER BY sequence")
        assert all(one.outcome is PackageOutcome.TAKEN or one.reason == TAKEN_BACK for one in sent if one.contents)
        assert not any(one.package.contents for one in exchange.outbox(desk.store))  # receipts alone may lie there
        received = other.store.select(ReceivedPackage, "ORDER BY sequence")
        assert [(one.sequence, one.hash) for one in received] == [(one.sequence, one.hash) for one in sent]
        reasons = {one.reason for one in other.store.select(RefusedPackage)}
        assert reasons and Reason.FORK.value not in reasons and Reason.GAP.value not in reasons
    assert not the_service(hive).begin_anew
    assert min(place.done.values()) > 0, place.done  # it did all of it
