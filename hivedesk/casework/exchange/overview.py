"""How the exchange stands: for the screen and the status line. Read quickly, whatever the age of the Hive."""

from dataclasses import dataclass, replace
from datetime import datetime

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.exchange.applying import decide
from hivedesk.casework.exchange.own_keys import own_identity
from hivedesk.casework.exchange.partners import identity_of
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.conflicts import Rule, rule_for
from hivedesk.domain.exchange.records import (
    TAKEN_BACK,
    Conflict,
    Decision,
    Notice,
    Partner,
    ReceivedPackage,
    RefusedPackage,
    SentPackage,
)
from hivedesk.domain.exchange.wording import PackageState, state_of
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import exchange

_LINES = 200  # packages that are listed


@dataclass(frozen=True)
class QueueLine:
    """A package that was sealed here."""

    package: SentPackage
    partner: str
    state: PackageState
    left_at: datetime | None
    readable: bool  # what it holds is still kept here


def own_words(desk: Desk) -> tuple[str, ...]:
    """The fingerprint of this desk; () before its card was made."""
    identity = own_identity(desk)
    return () if identity is None else identity.public.words


def queue(desk: Desk) -> list[QueueLine]:
    """The packages that were sealed here, the newest first; those that hold only receipts are left out."""
    names = {partner.id: partner.name for partner in exchange.partners(desk.store)}
    left, kept = exchange.left_at(desk.store), exchange.with_contents(desk.store)
    return [
        QueueLine(
            package,
            names.get(package.partner_id, ""),
            state_of(package, waiting=package.id in left, left=left.get(package.id) is not None),
            left.get(package.id),
            package.id in kept,
        )
        for package in exchange.sent_packages(desk.store, _LINES)
        if package.contents
    ]


def inbox(desk: Desk) -> list[ReceivedPackage]:
    """The packages that were taken, the newest first; those that held only receipts are left out."""
    return [one for one in exchange.received_packages(desk.store, _LINES) if one.contents or one.reason]


def refused(desk: Desk) -> list[RefusedPackage]:
    """What was not taken, the newest first."""
    return exchange.refused_packages(desk.store, _LINES)


def partner_names(desk: Desk) -> dict[str, str]:
    """What each partner is called."""
    return {partner.id: partner.name for partner in exchange.partners(desk.store)}


def words_of(partner: Partner) -> tuple[str, ...]:
    """The six words of a partner's keys."""
    return identity_of(partner).words


# -- notices and conflicts


def notices(desk: Desk, most: int) -> list[Notice]:
    """The first of the service's messages: those that were not read, then the newest."""
    return desk.store.select(Notice, "ORDER BY read_at IS NOT NULL, came_at DESC, rowid DESC LIMIT ?", most)


def read_notice(desk: Desk, notice_id: str) -> Changed | None:
    """Note that a message was read; None where it was noted before."""
    notice = desk.store.get(Notice, notice_id)
    if notice.read_at is not None:
        return None
    with desk.act(ActKind.READ_NOTICE, notice_id) as act:
        act.update(replace(notice, read_at=desk.clock.now()))
    return desk.changed(ActKind.READ_NOTICE, act, notice_id)


def conflicts(desk: Desk, most: int) -> list[Conflict]:
    """The first of the fields that both sides changed: those to be decided, then the newest."""
    return desk.store.select(Conflict, "ORDER BY decision IS NOT NULL, found_at DESC, rowid DESC LIMIT ?", most)


def taken_back(desk: Desk) -> frozenset[str]:
    """The ids of the packages whose changes the worker took back."""
    rows = desk.store.rows("SELECT id FROM received_package WHERE reason = ?", TAKEN_BACK)
    return frozenset(key for (key,) in rows)


def decide_conflict(desk: Desk, conflict_id: str, decision: Decision) -> Changed:
    """Settle a conflict; Undo takes it back.

    Raises:
        RuleRefused: it was decided already, or the service keeps the field and its value is not taken.
    """
    conflict = desk.store.get(Conflict, conflict_id)
    if decision is Decision.OURS and rule_for(conflict.record_table, conflict.field) is Rule.SERVICE:
        raise RuleRefused("The service keeps this field.", "Take the service's value. If it is wrong, ring them.")
    if conflict.decision is not None:
        raise RuleRefused("This was decided already.", "Undo takes the decision back, as long as it is the last act.")
    with desk.act(ActKind.DECIDE_CONFLICT, conflict_id) as act:
        decide(desk, act, conflict, decision)
    return desk.changed(ActKind.DECIDE_CONFLICT, act, conflict_id)
