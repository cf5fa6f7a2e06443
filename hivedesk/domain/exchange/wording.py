"""The exchange in words: what a package held, how it stands, why something was refused."""

from collections.abc import Sequence
from enum import StrEnum

from hivedesk.domain.exchange.records import TAKEN_BACK, DirectoryPerson, PackageOutcome, Partner, SentPackage
from hivedesk.domain.families import readable_phone
from hivedesk.foundation.clock import format_month
from hivedesk.foundation.counting import number_of

KINDS: dict[str, tuple[str, str]] = {
    "family": ("family", "families"),
    "approval": ("approval", "approvals"),
    "carer": ("carer", "carers"),
    "child_in_care": ("child in care", "children in care"),
    "own_child": ("own child", "own children"),
    "professional": ("professional", "professionals"),
    "placement": ("placement", "placements"),
    "exemption": ("exemption", "exemptions"),
    "room": ("room", "rooms"),
    "sharing_agreement": ("agreement to share a room", "agreements to share a room"),
    "hold": ("hold", "holds"),
    "handover": ("handover", "handovers"),
    "procedure_note": ("note of a talk", "notes of talks"),
    "training_record": ("training record", "training records"),
    "claim_item": ("claim", "claims"),
    "data_breach": ("breach of data protection", "breaches of data protection"),
    "contact_log_entry": ("contact", "contacts"),
    "addendum": ("added note", "added notes"),
    "event": ("event", "events"),
    "guest": ("guest", "guests"),
    "stay_request": ("request for a stay", "requests for stays"),
    "stay": ("stay", "stays"),
    "service_decision": ("decision of the service", "decisions of the service"),
    "notice": ("message", "messages"),
    "county_event": ("event for all Hives", "events for all Hives"),
    "coming_family": ("family that joins", "families that join"),
    "corrections": ("set of corrections", "sets of corrections"),
    "directory": ("directory of Hives", "directories of Hives"),
    "policy": ("set of rules", "sets of rules"),
    "ask": ("request to send everything again", "requests to send everything again"),
}
"""What each kind of record or message is called: one, and more."""

REASONS: dict[str, str] = {
    "not_a_package": "No HiveDesk package, or damaged",
    "too_large": "Too large",
    "newer_format": "Made by a newer HiveDesk",
    "wrong_recipient": "Meant for somebody else",
    "unknown_sender": "From somebody whose card was not accepted",
    "tampered": "Changed on its way, or forged",
    "cannot_be_opened": "Not sealed for this desk",
    "replayed": "Received before",
    "early": "Came before an earlier one",
    "gap": "An earlier one is missing",
    "fork": "Another package has its place: an older copy of HiveDesk, or a copied laptop",
    "unreadable_body": "Holds something that cannot be read",
    TAKEN_BACK: "Taken back by the HCSW",
}
"""Why something was refused, by the code of the receipt."""


STEPS_AFTER_A_LOSS = (
    "Ring the fostering service at once: your team manager; in the evening or at night the Out of Hours Service. They "
    "withdraw your card. From then on nothing from the lost laptop is accepted.",
    "On the new laptop restore a backup. Under Exchange, Keys and mailbox, choose Make new keys, then Save your card, "
    "and give the file to the service.",
    "Compare the six words of the new card with the service by telephone. They accept it, and everything is sent "
    "again.",
)
"""What becomes of the exchange when a Hive's laptop is lost."""

STEPS_AFTER_A_LOSS_AT_THE_SERVICE = (
    "Tell your own manager at once, and ring every HCSW on a number that you know from elsewhere: each of them "
    "withdraws the service's card. From then on no Hive accepts anything from the lost laptop.",
    "On the new laptop restore a backup. Under Exchange, Keys and mailbox, choose Make new keys, then Save your card, "
    "and give the file to every Hive.",
    "Compare the six words of the new card with each HCSW by telephone. They accept it, and everything is sent again.",
)
"""What becomes of the exchange when the service's laptop is lost."""


def numbers_to_ring(service: str, phone: str, out_of_hours: str) -> str:
    """The numbers for the day on which a laptop is lost, as far as they are known; ``service``: who answers there."""
    known = ((service, readable_phone(phone)), ("Out of Hours Service", out_of_hours))
    return ". ".join(f"{who}: {number}" for who, number in known if number)


def service_words(service: Partner) -> str:
    """The fostering service and who answers there, as its card says."""
    return ", ".join(part for part in (service.name, service.person) if part)


def opened_by(service_can_open: bool) -> str:
    """What it takes to read the vault, in one sentence."""
    also = ", or without the service's own key" if service_can_open else ""
    return f"Nobody can read it without a passphrase or the recovery sheet{also}."


def way_in_words(there: bool) -> str:
    """Who could open a backup if the passphrase is lost; ``there``: the service has a key of its own."""
    if there:
        return (
            "If your passphrase and the recovery sheet are lost too, the service can open this Hive, and the backups "
            "made since you accepted its card, with its own key: two people there have to agree."
        )
    return (
        "The service has no key to this Hive: that comes with its card. Until you accept it, nobody can open a backup "
        "without your passphrase or the recovery sheet. If both are lost, the records are lost."
    )


class PackageState(StrEnum):
    """How a sealed package stands; the value is shown."""

    SEALED = "Sealed, waits for the mailbox"
    LEFT = "In the mailbox"
    ARRIVED = "Arrived, receipt to come"
    RECEIVED = "Received"
    REFUSED = "Refused"
    REPLACED = "Replaced by a later one"


def state_of(package: SentPackage, *, waiting: bool, left: bool) -> PackageState:
    """``waiting``: it is still kept to be left in the mailbox; ``left``: it was left there."""
    if package.outcome is PackageOutcome.TAKEN:
        return PackageState.RECEIVED
    if package.outcome is PackageOutcome.REFUSED:
        return PackageState.REFUSED
    if package.outcome is PackageOutcome.REPLACED:
        return PackageState.REPLACED
    if not waiting:
        return PackageState.ARRIVED
    return PackageState.LEFT if left else PackageState.SEALED


def what_it_held(contents: Sequence[str]) -> str:
    """``3 contacts, 1 stay, the summary of October 2026``; ``receipts`` where it held nothing else."""
    words = []
    whole = "snapshot" in contents
    for line in contents:
        kind, _, rest = line.partition(":")
        if kind == "summary":
            year, _, month = rest.partition("-")
            words.append(f"the summary of {format_month(int(year), int(month))}")
        elif kind in KINDS and rest.isdigit():
            words.append(number_of(int(rest), *KINDS[kind]))
    if whole:
        return f"Everything: {', '.join(words)}" if words else "Everything"
    found = ", ".join(words)
    return f"{found[:1].upper()}{found[1:]}" if found else "Receipts only"


def items_in(contents: Sequence[str]) -> int:
    """How many records and messages a package held: the one unit in which is counted what is sent."""
    found = 0
    for line in contents:
        kind, _, rest = line.partition(":")
        found += 1 if kind == "summary" else int(rest) if rest.isdigit() else 0
    return found


def items(number: int) -> str:
    """``1 item``, ``1,200 items``."""
    return number_of(number, "item")


def size_words(size: int) -> str:
    """``6 KB``, ``1.2 MB``."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def reached(person: DirectoryPerson) -> str:
    """``Child's social worker, Children in Care South, 01632 960334``: all that is known, in one line."""
    told = (person.role.value, person.team, readable_phone(person.phone), person.email)
    words = ", ".join(part for part in told if part)
    return words[:1].upper() + words[1:]
