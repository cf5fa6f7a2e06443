"""The card for the day on which the laptop is lost: what it held, and whom to tell. Printed beforehand."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.casework.backups import backup_state
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.documents import DocumentKind
from hivedesk.casework.exchange.standing import exchange_state
from hivedesk.casework.vaults import service_has_a_way_in
from hivedesk.domain.acts import ActKind
from hivedesk.domain.exchange.proof import sent_words
from hivedesk.domain.exchange.wording import service_words, way_in_words
from hivedesk.domain.families import readable_phone
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.counting import number_of
from hivedesk.store import contact_log


@dataclass(frozen=True, kw_only=True)
class LaptopContents:
    """What stands on this laptop, in numbers: no names."""

    hive: Hive
    role: VaultRole = VaultRole.HIVE
    service: str = ""  # at a Hive: the fostering service and who answers there, as its card says …
    service_phone: str = ""  # … and its number
    hives: int = 0  # at the service: whose records and months are here
    families: int
    carers: int
    children_in_care: int
    own_children: int
    professionals: int
    entries: int  # in the contact log
    events: int = 0
    guests: int = 0  # on the events' lists, once for each event
    stays: int = 0
    first_entry: datetime | None
    last_entry: datetime | None
    last_backup: datetime | None
    last_receipt: datetime | None = None  # when the service last confirmed something
    service_can_open: bool = False  # with a key of its own
    way_in: str = ""  # who could open a backup if the passphrase is lost; "" at the service
    unconfirmed: int = 0  # records and messages that it did not confirm
    counted_at: datetime


def laptop_contents(desk: Desk) -> LaptopContents:
    """Count what the vault holds now."""
    backups = backup_state(desk).backups
    exchange = exchange_state(desk)
    if desk.role is VaultRole.SERVICE:
        return _at_the_service(desk)
    way_in, service = service_has_a_way_in(desk), exchange.service
    newest = contact_log.page(desk.store, contact_log.ContactFilter(), 1)
    return LaptopContents(
        hive=desk.hive,
        service=service_words(service) if service is not None else "",
        service_phone=readable_phone(service.phone) if service is not None else "",
        families=_count(desk, "family"),
        carers=_count(desk, "carer"),
        children_in_care=_count(desk, "child_in_care"),
        own_children=_count(desk, "own_child"),
        professionals=_count(desk, "professional"),
        entries=_count(desk, "contact_log_entry"),
        events=_count(desk, "event"),
        guests=_count(desk, "guest"),
        stays=_count(desk, "stay"),
        first_entry=contact_log.first_moment(desk.store),
        last_entry=newest[0].happened_at if newest else None,
        last_backup=backups[0].taken if backups else None,
        last_receipt=exchange.last_receipt,
        service_can_open=way_in,
        way_in=way_in_words(way_in) if desk.role is VaultRole.HIVE else "",
        unconfirmed=exchange.unconfirmed,
        counted_at=desk.clock.now(),
    )


def _at_the_service(desk: Desk) -> LaptopContents:
    """What the Hives told, counted over all of them."""
    backups = backup_state(desk).backups
    return LaptopContents(
        hive=desk.hive,
        role=desk.role,
        hives=_count(desk, "(SELECT DISTINCT origin FROM partner WHERE role = 'hive')"),
        families=_told(desk, "family"),
        carers=_told(desk, "carer"),
        children_in_care=_told(desk, "child_in_care"),
        own_children=_told(desk, "own_child"),
        professionals=_told(desk, "professional"),
        entries=_told(desk, "contact_log_entry"),
        events=_told(desk, "event"),
        guests=_told(desk, "guest"),
        stays=_told(desk, "stay"),
        first_entry=None,
        last_entry=None,
        last_backup=backups[0].taken if backups else None,
        counted_at=desk.clock.now(),
    )


def _told(desk: Desk, table: str) -> int:
    row = desk.store.row("SELECT count(*) FROM hive_record WHERE tbl = ?", table)
    return int(row[0]) if row else 0


def what_it_held(contents: LaptopContents) -> list[str]:
    """The counts in words, as ``38 carers``; what there is none of is left out."""
    counted = (
        (contents.hives, "Hive's records", "Hives' records"),
        (contents.families, "family", "families"),
        (contents.carers, "carer", "carers"),
        (contents.children_in_care, "child in care", "children in care"),
        (contents.own_children, "own child of carers", "own children of carers"),
        (contents.professionals, "professional", "professionals"),
        (contents.entries, "contact log entry", "contact log entries"),
        (contents.events, "event", "events"),
        (contents.stays, "sleepover or day care stay", "sleepovers and day care stays"),
        (contents.guests, "name on a list of guests", "names on lists of guests"),
    )
    return [number_of(*line) for line in counted if line[0]]


def nothing_held(role: VaultRole) -> str:
    """What is said where there is nothing to count."""
    return "No Hive has sent anything yet" if role is VaultRole.SERVICE else "No families and no contacts yet"


def sent_words_of(contents: LaptopContents) -> str:
    """How far the service has confirmed what is here, in one sentence."""
    if contents.role is VaultRole.SERVICE:
        return "Each Hive has what it sent, and sends it again when it is asked: Hives, Ask for everything again."
    receipt = format_moment(contents.last_receipt) if contents.last_receipt else ""
    return sent_words(contents.last_receipt, contents.unconfirmed, receipt)


def card_pdf(contents: LaptopContents) -> bytes:
    """The card as PDF. For a job."""
    from hivedesk.outgoing.lost_laptop_pdf import lost_laptop_pdf  # reportlab, for start-up time

    return lost_laptop_pdf(
        contents.hive,
        contents.role,
        what_it_held(contents),
        contents.first_entry,
        contents.last_entry,
        contents.last_backup,
        sent_words_of(contents),
        contents.counted_at,
        service_can_open=contents.service_can_open,
        way_in=contents.way_in,
        service=(contents.service, contents.service_phone),
    )


def log_card_printing(desk: Desk) -> Changed:
    """Note that the card goes to paper; before it does."""
    with desk.act(ActKind.PRINT_DOCUMENT, detail=DocumentKind.LOST_LAPTOP.value) as act:
        pass
    return desk.changed(ActKind.PRINT_DOCUMENT, act)


def _count(desk: Desk, table: str) -> int:
    row = desk.store.row(f"SELECT count(*) FROM {table}")
    return int(row[0]) if row else 0
