"""What the sections of Settings show, in texts."""

import sys
from dataclasses import dataclass, replace
from datetime import date

import hivedesk
from hivedesk.casework import audit_trail, backups, lost_laptop, vaults
from hivedesk.casework.audit_trail import AuditLine, ChainReport
from hivedesk.casework.backups import BackupInfo, BackupReport
from hivedesk.casework.desk import Desk
from hivedesk.casework.lost_laptop import LaptopContents
from hivedesk.casework.rules_in_force import rules_in_force
from hivedesk.domain.exchange.wording import (
    STEPS_AFTER_A_LOSS,
    STEPS_AFTER_A_LOSS_AT_THE_SERVICE,
    numbers_to_ring,
    opened_by,
    way_in_words,
)
from hivedesk.domain.hive import CoverWorker, Hive, VaultRole
from hivedesk.foundation import paths
from hivedesk.foundation.clock import format_date, format_moment, local
from hivedesk.ui.screens.settings.breach_view_model import BreachCard, breach_card
from hivedesk.ui.screens.settings.rules_view_model import RulesPage, rules_page
from hivedesk.ui.tokens import Tone

LOCK_MINUTES = (1, 2, 5, 10, 15, 20, 30, 45, 60)
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
APPEARANCES = (("system", "As the laptop"), ("light", "Light"), ("dark", "Dark"))
CAN_HIDE_FROM_CAPTURE = sys.platform == "win32"

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SectionEntry:
    """One line of the list at the left."""

    key: str
    label: str
    icon: str


SECTIONS = (
    SectionEntry("hive", "Hive", "hive"),
    SectionEntry("rules", "Rules in force", "clock"),
    SectionEntry("passphrase", "Passphrase and locking", "key"),
    SectionEntry("cover", "Cover worker", "group"),
    SectionEntry("backups", "Backups", "backup"),
    SectionEntry("retention", "What may be erased", "delete"),
    SectionEntry("audit", "Audit trail", "archive"),
    SectionEntry("appearance", "Appearance", "eye"),
    SectionEntry("breach", "Breach of data protection", "shield"),
    SectionEntry("lost", "This laptop was lost", "warning"),
    SectionEntry("about", "About", "info"),
)


_SERVICE_LABELS = {"hive": "The service", "cover": "Second person and cover"}
_OF_A_HIVE = frozenset({"retention"})


def sections_of(role: VaultRole) -> tuple[SectionEntry, ...]:
    """The sections at this desk, as they are called there."""
    if role is VaultRole.HIVE:
        return SECTIONS
    own = (entry for entry in SECTIONS if entry.key not in _OF_A_HIVE)
    return tuple(replace(entry, label=_SERVICE_LABELS.get(entry.key, entry.label)) for entry in own)


@dataclass(frozen=True)
class CoverLine:
    """A cover worker as the list shows her."""

    id: str
    name: str
    until: str
    ended: bool


@dataclass(frozen=True)
class BackupLine:
    """A backup as the list shows it."""

    key: str
    when: str
    entries: str
    size: str
    info: BackupInfo


@dataclass(frozen=True)
class State:
    """What is read from the vault for the sections that show its state."""

    hive: Hive
    rules: RulesPage
    escrow: str
    cover: tuple[CoverLine, ...]
    backups: tuple[BackupLine, ...]
    backup_tone: Tone
    last_backup: str
    backup_folder: str
    contents: LaptopContents
    breaches: BreachCard


@dataclass(frozen=True)
class Found:
    """The outcome of a check: a sentence, and how good it is."""

    tone: Tone
    text: str
    more: str = ""


def state_of(desk: Desk) -> State:
    """Read what Settings shows."""
    kept = backups.backup_state(desk)
    lines = tuple(_backup_line(info) for info in kept.backups)
    return State(
        hive=desk.hive,
        rules=rules_page(rules_in_force(desk)),
        escrow=escrow_words(vaults.service_has_a_way_in(desk)) if desk.role is VaultRole.HIVE else AT_THE_SERVICE,
        cover=tuple(_cover_line(worker, desk.today) for worker in vaults.cover_workers(desk)),
        backups=lines,
        backup_tone=Tone.WARN if kept.due else Tone.GOOD,
        last_backup=last_backup_words(kept.backups, kept.due),
        backup_folder=str(vaults.vault_of(desk).folder / "backups"),
        contents=lost_laptop.laptop_contents(desk),
        breaches=breach_card(desk),
    )


# -- ways in

AT_THE_SERVICE = (
    "Nobody has a key to this desk but the people with a passphrase of their own, and whoever holds its recovery "
    "sheet. Keep the sheet under lock in the office, and give a second person a passphrase: Second person and cover."
)


def escrow_words(there: bool) -> str:
    """Whether the service could open this Hive."""
    if there:
        return f"The fostering service has a key of its own. {way_in_words(there)}"
    return f"{way_in_words(there)} So keep the recovery sheet safe."


def _cover_line(worker: CoverWorker, today: date) -> CoverLine:
    ended = worker.until < today
    return CoverLine(worker.id, worker.name, f"{'until' if not ended else 'ended'} {format_date(worker.until)}", ended)


# -- backups


def last_backup_words(made: tuple[BackupInfo, ...], due: bool) -> str:
    """How old the last backup is, in a sentence."""
    if not made:
        return "No backup has been made yet."
    due_words = " Something has changed since." if due else ""
    return f"The last backup was made {format_moment(made[0].taken)}.{due_words}"


def _backup_line(info: BackupInfo) -> BackupLine:
    return BackupLine(
        key=str(info.folder),
        when=format_moment(info.taken),
        entries=f"{info.head.seq:,}",
        size=size_words(info.size),
        info=info,
    )


def size_words(size: int) -> str:
    """``3.4 MB``."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000)):,} kB"


def sound_backup(report: BackupReport) -> Found:
    """What "Test my backup" found in a sound backup."""
    last = f"; the last was made {format_moment(report.last_entry)}" if report.last_entry else ""
    return Found(
        Tone.GOOD,
        "This backup can be relied on.",
        f"Every page of it was read with your key, as restoring would. Taken {format_moment(report.taken)}, it holds "
        f"{_entries(report.entries)}{last}.",
    )


def _entries(number: int) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


# -- audit trail


def audit_lines(desk: Desk, limit: int, before: int | None, family_id: str) -> list[AuditLine]:
    """A page of the trail."""
    return audit_trail.audit_lines(desk, limit, before=before, family_id=family_id)


def chain_words(report: ChainReport) -> Found:
    """What walking along the chain found."""
    if report.broken_at is not None:
        return Found(
            Tone.DANGER,
            f"Entry {report.broken_at:,} does not fit.",
            f"The {report.entries:,} before it do. Somebody or something changed the records outside HiveDesk. Do not "
            "go on writing: tell your team manager, and restore a backup from before it if they agree.",
        )
    erased = ""
    if report.erased:
        what = "1 change was" if report.erased == 1 else f"{report.erased:,} changes were"
        erased = f" The text of {what} erased for good, on purpose; that they stood there still shows."
    if report.entries == 1:
        return Found(Tone.GOOD, "The one entry is as it was written.", erased.strip())
    return Found(
        Tone.GOOD,
        f"All {report.entries:,} entries fit together.",
        f"None was changed, added or taken out since it was written.{erased}",
    )


# -- the lost laptop


def lost_facts(contents: LaptopContents) -> Facts:
    """What the card says of this laptop."""
    held = lost_laptop.what_it_held(contents)
    log = ""
    if contents.first_entry is not None and contents.last_entry is not None:
        first, last = local(contents.first_entry).date(), local(contents.last_entry).date()
        log = f"From {format_date(first)} to {format_date(last)}"
    backup = format_moment(contents.last_backup) if contents.last_backup else "None has been made"
    return (
        ("The fostering service", f"{contents.service}, {contents.service_phone}" if contents.service_phone else ""),
        (
            "Fostering Duty Line",
            contents.hive.duty_line
            or f"Not entered yet: see {_SERVICE_LABELS['hive'] if contents.role is VaultRole.SERVICE else 'Hive'}",
        ),
        (
            "Out of Hours Service",
            contents.hive.out_of_hours
            or f"Not entered yet: see {_SERVICE_LABELS['hive'] if contents.role is VaultRole.SERVICE else 'Hive'}",
        ),
        ("What it holds", ", ".join(held) or lost_laptop.nothing_held(contents.role)),
        ("Contact log", log),
        ("Protection", f"Encrypted. {opened_by(contents.service_can_open)}"),
        ("If the passphrase is lost", contents.way_in),
        ("Last backup", f"{backup}. Backups lie on this laptop unless you copy them elsewhere."),
        ("Last sent", lost_laptop.sent_words_of(contents)),
    )


LOST_STEPS = (
    "Ring your team manager at once, at any hour; in the evening or at night the Out of Hours Service. The fostering "
    "service withdraws your card: from then on nothing from this laptop is accepted.",
    "Tell the council's IT service desk, so that the laptop is blocked.",
    "If it was stolen, tell the police and write down the crime reference number.",
    "Say so if the laptop was open and not locked, or if a passphrase or the recovery sheet was with it.",
)

LOST_HOURS = (
    "From when it is known, the council has 72 hours to tell the Information Commissioner's Office if people may be at "
    "risk (UK GDPR, article 33). Whether it must is for the council to decide. That is why minutes count."
)


def lost_steps(contents: LaptopContents) -> tuple[str, ...]:
    """What to do when the laptop is lost, and what comes after with the other side."""
    if contents.role is VaultRole.HIVE:
        first, *more = LOST_STEPS
        return (f"{first}{_whom_to_ring(contents)}", *more, *STEPS_AFTER_A_LOSS[1:])
    first, *after = STEPS_AFTER_A_LOSS_AT_THE_SERVICE
    return (first, *LOST_STEPS[1:], *after)


def _whom_to_ring(contents: LaptopContents) -> str:
    """The numbers that are known, in a sentence; where none is, where they come from."""
    known = numbers_to_ring(contents.service, contents.service_phone, contents.hive.out_of_hours)
    return f" {known}." if known else " No number is entered yet: see Hive."


# -- about


def version_words() -> str:
    """``HiveDesk 0.1.0``."""
    return f"HiveDesk {hivedesk.__version__}"


def licences() -> str:
    """The licences of everything that comes with HiveDesk, as Markdown without its heading."""
    try:
        text = (paths.resources() / "licences.md").read_text(encoding="utf-8")
    except OSError:
        return "The list of licences is missing from this copy of HiveDesk."
    return text.partition("\n")[2].strip()
