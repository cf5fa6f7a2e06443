"""Two desks and a mailbox between them, for tests: a Hive and its fostering service, without files or a network."""

from dataclasses import dataclass, field
from datetime import timedelta

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.own_keys import ensure_identity, own_card, own_identities
from hivedesk.casework.exchange.partners import accept_card, accepted, identity_of, look_at_card
from hivedesk.casework.exchange.taking import Taken, take_packages
from hivedesk.casework.exchange.telling import keep_sealed, seal_job
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.domain.household import Household
from hivedesk.foundation.background import NoProgress
from hivedesk.incoming.package import open_package
from hivedesk.store import exchange
from tests.builders import a_desk, a_hive_desk


@dataclass
class Post:
    """A mailbox in memory: names and contents, by box."""

    boxes: dict[str, dict[str, bytes]] = field(default_factory=dict)

    def put(self, box: str, name: str, content: bytes) -> None:
        self.boxes.setdefault(box, {}).setdefault(name, content)

    def of(self, desk: Desk) -> dict[str, bytes]:
        """What lies there for a desk."""
        return self.boxes.setdefault(ensure_identity(desk).public.key_id, {})


def a_service_desk(name: str = "Hampshire Fostering") -> Desk:
    """The desk of a fostering service, in memory."""
    desk = a_desk(author="Priya Nair")
    desk.role = VaultRole.SERVICE
    set_up_hive(desk, Hive(name=name, worker="Priya Nair"))
    return desk


def befriend(hive: Desk, service: Desk) -> None:
    """Both accept the card of the other."""
    for one, other in ((hive, service), (service, hive)):
        accept_card(one, look_at_card(one, own_card(other, "")))


def two_desks(*households: Household) -> tuple[Desk, Desk, Post]:
    """A Hive with these families and its service, who know each other."""
    hive, service = a_hive_desk(*households), a_service_desk()
    befriend(hive, service)
    return hive, service, Post()


def send(desk: Desk, post: Post) -> int:
    """Seal what is new and leave everything that was not left; how many packages were left."""
    keep_sealed(desk, seal_job(desk)(NoProgress()))
    waiting = [one for one in exchange.outbox(desk.store) if one.left_at is None]
    for one in waiting:
        post.put(one.package.partner_id, one.package.id, one.content)
        exchange.note_left(desk.store, one.package.id, desk.clock.now())
    return len(waiting)


def fetch(desk: Desk, post: Post) -> Taken:
    """Open and take what lies there, and remove what was dealt with."""
    box = post.of(desk)
    known = {partner.id: identity_of(partner) for partner in accepted(desk)}
    taken = take_packages(desk, [open_package(name, box[name], own_identities(desk), known) for name in box])
    for name in taken.to_remove:
        box.pop(name, None)
    return taken


def exchange_once(hive: Desk, service: Desk, post: Post) -> None:
    """There, and the receipts back."""
    send(hive, post)
    fetch(service, post)
    send(service, post)
    fetch(hive, post)


def let_time_pass(*desks: Desk, span: timedelta = timedelta(minutes=20)) -> None:
    """Move the clocks on."""
    for desk in desks:
        desk.clock.advance(span)  # type: ignore[attr-defined]  # tests use FixedClock
