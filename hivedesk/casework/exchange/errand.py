"""An errand to the mailbox: leave what was sealed, fetch what lies there. For a job; the window goes on meanwhile.

In three steps. `errand` reads what has to be done (on the thread of the vault), the function it returns does it (in a
job, without the vault), `come_back` writes down what became of it. Whatever breaks in between, the next errand goes on
from what is really in the vault and in the mailbox.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.mailbox_settings import MailboxSettings, mailbox_of, open_settings
from hivedesk.casework.exchange.own_keys import own_identities
from hivedesk.casework.exchange.partners import accepted, identity_of
from hivedesk.casework.exchange.taking import Taken, take_packages
from hivedesk.crypto.identity import Identity, PublicIdentity
from hivedesk.domain.exchange.records import RefusedPackage
from hivedesk.foundation.background import Progress
from hivedesk.incoming.package import OpenedPackage, RefusedFile, content_id, open_package
from hivedesk.mailbox.mailbox import Mailbox
from hivedesk.mailbox.problems import Gone, MailboxProblem, NameTaken, TooLarge
from hivedesk.mailbox.retrying import delays
from hivedesk.package_format.refusals import Reason
from hivedesk.package_format.v1 import LARGEST
from hivedesk.store import exchange

AGAIN = timedelta(hours=6)
"""What nobody has acknowledged so long is left once more: a mailbox can lose things."""

_MOST_AT_ONCE = 200  # packages …
_MOST_BYTES = 64 * 1024 * 1024  # … and bytes that are fetched before they are taken


@dataclass(frozen=True)
class ToLeave:
    """A package and the box it belongs in."""

    package_id: str
    box: str
    content: bytes


@dataclass
class Errand:
    """What was done. ``problem`` is what ended it early; what was done before stays done."""

    left: list[str] = field(default_factory=list)
    found: list[OpenedPackage | RefusedFile] = field(default_factory=list)
    more: bool = False  # the mailbox holds more than was fetched in one go
    problem: MailboxProblem | None = None


@dataclass
class CameBack:
    """What an errand came to."""

    taken: Taken
    left: int
    more: bool
    problem: MailboxProblem | None
    to_remove: tuple[str, ...]  # names in our own boxes that the mailbox need not keep


def errand(desk: Desk, remove: Sequence[str] = ()) -> Callable[[Progress], Errand]:
    """What has to be done now, as work for a job. ``remove``: what the last errand said need not be kept.

    Raises:
        RuleRefused: no mailbox is set.
    """
    mailbox, now = mailbox_of(desk), desk.clock.now()
    own = own_identities(desk)
    known = {partner.id: identity_of(partner) for partner in accepted(desk)}
    leaving = tuple(to_leave(desk, now))
    refused = frozenset(one.name for one in desk.store.select(RefusedPackage))

    def work(progress: Progress) -> Errand:
        done = Errand()
        try:
            for identity in own:
                for name in remove:
                    mailbox.remove(_path(identity.public.key_id, name))
            for number, one in enumerate(leaving):
                progress.report(number, len(leaving), "Leaving packages in the mailbox")
                _leave(mailbox, one, progress)
                done.left.append(one.package_id)
            for identity in own:
                _fetch(mailbox, identity, own, known, refused, done, progress)
        except MailboxProblem as problem:
            done.problem = problem
        return done

    return work


def come_back(desk: Desk, done: Errand) -> CameBack:
    """Write down what became of an errand: what lies in the mailbox now, and what was fetched from it."""
    now = desk.clock.now()
    for package_id in done.left:
        exchange.note_left(desk.store, package_id, now)
    taken = take_packages(desk, done.found)
    return CameBack(taken, len(done.left), done.more, done.problem, tuple(taken.to_remove))


def to_leave(desk: Desk, now: datetime) -> list[ToLeave]:
    """The sealed packages that the mailbox has not, or may have lost; only for partners whose cards stand.

    What holds receipts alone is not acknowledged, so it is left again only where something after it waits, or where
    the other side shows that it has not heard: else both would go on for ever.
    """
    known = {partner.id for partner in accepted(desk)}
    waiting = [one for one in exchange.outbox(desk.store) if one.package.partner_id in known]
    last: dict[str, int] = {}
    for one in waiting:
        if one.package.contents or one.package.begins_anew:
            last[one.package.partner_id] = one.package.sequence
    return [
        ToLeave(one.package.id, one.package.partner_id, one.content)
        for one in waiting
        if one.left_at is None
        or (now - one.left_at >= AGAIN and one.package.sequence <= last.get(one.package.partner_id, 0))
    ]


def waiting_packages(desk: Desk) -> list[ToLeave]:
    """Every sealed package that was not acknowledged, in the order of its chain."""
    return [ToLeave(one.package.id, one.package.partner_id, one.content) for one in exchange.outbox(desk.store)]


def _leave(mailbox: Mailbox, one: ToLeave, progress: Progress) -> None:
    try:
        mailbox.put(_path(one.box, one.package_id), one.content, progress)
    except NameTaken:  # something else lies under our name: it is hostile, and ours goes in its place
        mailbox.remove(_path(one.box, one.package_id))
        mailbox.put(_path(one.box, one.package_id), one.content, progress)


def _fetch(
    mailbox: Mailbox,
    identity: Identity,
    own: Sequence[Identity],
    known: Mapping[str, PublicIdentity],
    refused: frozenset[str],
    done: Errand,
    progress: Progress,
) -> None:
    box = identity.public.key_id
    listed = {entry.name.rpartition("/")[2].removesuffix(".hive"): entry for entry in mailbox.names(box, progress)}
    size = 0
    # what was refused before, under whatever contents, comes last: it must not keep others from being fetched
    for number, name in enumerate(sorted(listed, key=lambda name: (name in refused, name))):
        if len(done.found) >= _MOST_AT_ONCE or size >= _MOST_BYTES:
            done.more = True
            return
        progress.report(number, len(listed), "Fetching packages")
        try:
            content = mailbox.fetch(_path(box, name), LARGEST, progress)
        except Gone:
            continue
        except TooLarge:
            done.found.append(RefusedFile(content_id(name.encode()), name, listed[name].size, Reason.TOO_LARGE))
            continue
        size += len(content)
        done.found.append(open_package(name, content, own, known))


def _path(box: str, name: str) -> str:
    return f"{box}/{name}.hive"


def tries() -> Iterator[float]:
    """The seconds to wait before each next errand while the mailbox cannot be reached: ever longer, up to an hour."""
    return delays(random.Random())  # only spreads the laptops of a county over time


def connection_test(settings: MailboxSettings) -> Callable[[Progress], None]:
    """*Test connection*: leaves a small made-up file, finds it, fetches it and removes it; for a job.

    Raises:
        HiveDeskError: the address cannot be one; from the job, what does not work, and what to do.
    """
    return open_settings(settings).test
