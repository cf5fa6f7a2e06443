"""Documents: made from frozen records (fit for a job), then printed or saved, and each logged.

The libraries behind them are loaded when the first document is made, for start-up time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from hivedesk.casework.claims import ClaimList
from hivedesk.casework.contact_log import EntryView
from hivedesk.casework.county import CountyView
from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.monthly_summary import MonthView
from hivedesk.casework.training import CarerTraining
from hivedesk.casework.voices import VoicesOfAYear
from hivedesk.domain.acts import ActKind
from hivedesk.domain.events.records import days_of
from hivedesk.domain.events.roster import RosterSheet
from hivedesk.domain.exchange.proof import ExchangeProof
from hivedesk.domain.families import full_name
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.domain.household import Household
from hivedesk.domain.policy import Policy
from hivedesk.domain.sleepovers.handover import HandoverSheet
from hivedesk.domain.sleepovers.records import Stay
from hivedesk.domain.sleepovers.rota_print import RotaPrint
from hivedesk.domain.summary import compare, mask
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_date, format_month, local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.foundation.files import make_private_folder
from hivedesk.outgoing import documents
from hivedesk.outgoing.county_paper import CountyPaper
from hivedesk.store.changes import Act


class DocumentKind(StrEnum):
    """What leaves; written into the audit trail."""

    SUMMARY = "monthly activity summary"
    MASKED_SUMMARY = "monthly activity summary, small numbers masked"
    CHRONOLOGY = "chronology"
    CLAIM_LIST = "claim list"
    TRAINING = "training due"
    ROSTER = "roster"
    LEADERS_ROSTER = "roster, leader's copy"
    SIGN_IN = "sign-in sheet"
    BADGES = "name badges"
    HANDOVER_SHEET = "handover sheet"
    ROTA = "rota"
    CALENDAR = "calendar"
    NAMED_CALENDAR = "calendar with names"
    VOICES = "voices"
    COUNTY = "county review"
    MASKED_COUNTY = "county review, sums alone, small numbers masked"
    RECOVERY_SHEET = "recovery sheet"
    LOST_LAPTOP = "card for a lost laptop"
    CARD = "card for the exchange"
    PACKAGE = "sealed package"
    EXCHANGE_PROOF = "what was sent and received"
    RULES = "rules as a file"


@dataclass(frozen=True)
class Document:
    """A finished document, in memory only."""

    kind: DocumentKind
    content: bytes
    file_name: str  # suggested; names nobody
    subject: str = ""  # id of the family it is about
    stay_id: str = ""  # of a handover sheet: the stay that counts its copies
    copy: int = 0  # … and the number printed on this one


def for_outside(view: MonthView) -> MonthView:
    """The month for use outside the service: small numbers masked, and nothing beside it that could undo that."""
    masked = mask(view.summary)
    return replace(view, summary=masked, comparison=compare(masked, None, None, ()), chart=(), corrections=())


def summary_document(view: MonthView, worker: str, now: datetime) -> Document:
    """The monthly activity summary as PDF; masked when the view is one `for_outside`."""
    from hivedesk.outgoing.summary_pdf import summary_pdf  # reportlab, for start-up time

    content = summary_pdf(
        view.comparison,
        view.hive,
        now,
        worker,
        frozen_on=view.frozen.frozen_at if view.frozen else None,
        corrections=view.corrections,
        sessions=view.chart,
    )
    return _summary(view, content, "pdf")


def summary_spreadsheet(view: MonthView, now: datetime) -> Document:
    """The monthly activity summary as a spreadsheet: figures only, no names; masked when the view is."""
    from hivedesk.outgoing.summary_xlsx import summary_xlsx  # openpyxl, for start-up time

    content = summary_xlsx(
        view.comparison,
        view.hive,
        now,
        frozen_on=view.frozen.frozen_at if view.frozen else None,
        corrections=view.corrections,
    )
    return _summary(view, content, "xlsx")


def _summary(view: MonthView, content: bytes, ending: str) -> Document:
    summary = view.summary
    kind = DocumentKind.MASKED_SUMMARY if summary.masked else DocumentKind.SUMMARY
    name = documents.summary_file_name(summary.year, summary.month, ending, masked=summary.masked)
    return Document(kind, content, name)


def county_document(view: CountyView, worker: str, now: datetime) -> Document:
    """The county review as PDF; masked when the view is the one for use outside the service."""
    from hivedesk.outgoing.county_pdf import county_pdf  # reportlab, for start-up time

    return _county(view, county_pdf(_county_paper(view), view.service, now, worker), "pdf")


def county_spreadsheet(view: CountyView, now: datetime) -> Document:
    """The county review as a spreadsheet: figures only, no names of people; masked when the view is."""
    from hivedesk.outgoing.county_xlsx import county_xlsx  # openpyxl, for start-up time

    return _county(view, county_xlsx(_county_paper(view), view.service, now), "xlsx")


def _county_paper(view: CountyView) -> CountyPaper:
    """What leaves of a view: not whom to ring."""
    unreadable = tuple(f"{one.hive}, {format_month(*one.month)}" for one in view.unreadable)
    return CountyPaper(view.review, view.areas, view.all_areas, view.reference, unreadable)


def _county(view: CountyView, content: bytes, ending: str) -> Document:
    kind = DocumentKind.MASKED_COUNTY if view.masked else DocumentKind.COUNTY
    return Document(kind, content, documents.county_file_name(view.review.span, ending, masked=view.masked))


def chronology_document(
    household: Household,
    entries: Sequence[EntryView],
    hive: Hive,
    policy: Policy,
    now: datetime,
    worker: str,
    first_day: date | None = None,
    last_day: date | None = None,
    progress: Progress | None = None,
) -> Document:
    """One family's chronology as PDF."""
    from hivedesk.outgoing import chronology_pdf as paper  # reportlab, for start-up time

    told = tuple(paper.ChronologyEntry(view.entry, view.addenda) for view in entries)
    content = paper.chronology_pdf(
        household, told, hive, policy, now, worker, first=first_day, last=last_day, progress=progress
    )
    return Document(
        DocumentKind.CHRONOLOGY, content, documents.chronology_file_name(local(now).date()), household.family.id
    )


def claim_list_document(claims: ClaimList, hive: Hive, now: datetime, worker: str) -> Document:
    """A family's claims of a month as PDF."""
    from hivedesk.outgoing.claim_list_pdf import claim_list_pdf  # reportlab, for start-up time

    content = claim_list_pdf(
        claims.family_name, claims.carers, claims.items, hive, claims.year, claims.month, now, worker
    )
    name = documents.claim_list_file_name(claims.year, claims.month, claims.family_id)
    return Document(DocumentKind.CLAIM_LIST, content, name, claims.family_id)


def exchange_proof_document(proof: ExchangeProof, hive: Hive, worker: str) -> Document:
    """What was sent to the service and received from it, as PDF."""
    from hivedesk.outgoing.exchange_proof_pdf import exchange_proof_pdf  # reportlab, for start-up time

    name = documents.exchange_proof_file_name(local(proof.now).date())
    return Document(DocumentKind.EXCHANGE_PROOF, exchange_proof_pdf(proof, hive, worker), name)


def training_document(
    lines: Sequence[CarerTraining], hive: Hive, policy: Policy, now: datetime, worker: str
) -> Document:
    """How the training of the carers stands, as PDF."""
    from hivedesk.outgoing.training_pdf import TrainingLine, training_pdf  # reportlab, for start-up time

    rows = [TrainingLine(line.family_name, full_name(line.carer), line.state, line.dues) for line in lines]
    content = training_pdf(rows, hive, now, worker, len(policy.training.first_year))
    return Document(DocumentKind.TRAINING, content, documents.training_file_name(local(now).date()))


def roster_document(
    sheet: RosterSheet, hive: Hive, now: datetime, worker: str, *, leaders_copy: bool = False
) -> Document:
    """The roster of an event as PDF; the leader's copy with medical details besides."""
    from hivedesk.outgoing.roster_pdf import roster_pdf  # reportlab, for start-up time

    content = roster_pdf(sheet, hive, now, worker, leaders_copy=leaders_copy)
    kind = DocumentKind.LEADERS_ROSTER if leaders_copy else DocumentKind.ROSTER
    paper = documents.LEADERS_ROSTER if leaders_copy else documents.ROSTER
    return Document(kind, content, documents.event_file_name(paper, _day_of(sheet)), sheet.event.id)


def sign_in_document(sheet: RosterSheet, hive: Hive, now: datetime, worker: str) -> Document:
    """The sheet that lies open at the door, as PDF."""
    from hivedesk.outgoing.sign_in_pdf import sign_in_sheet_pdf  # reportlab, for start-up time

    content = sign_in_sheet_pdf(sheet, hive, now, worker)
    name = documents.event_file_name(documents.SIGN_IN, _day_of(sheet))
    return Document(DocumentKind.SIGN_IN, content, name, sheet.event.id)


def badges_document(sheet: RosterSheet, hive: Hive, now: datetime, worker: str) -> Document:
    """The name badges of an event as PDF."""
    from hivedesk.outgoing.badges_pdf import badges_pdf  # reportlab, for start-up time

    content = badges_pdf(sheet, hive, now, worker)
    name = documents.event_file_name(documents.BADGES, _day_of(sheet))
    return Document(DocumentKind.BADGES, content, name, sheet.event.id)


def _day_of(sheet: RosterSheet) -> date:
    return days_of(sheet.event)[0]


def handover_sheet_document(sheet: HandoverSheet, hive: Hive, now: datetime, worker: str) -> Document:
    """The handover sheet of a stay as PDF; it counts as given out once it is printed or saved."""
    from hivedesk.outgoing.handover_sheet_pdf import handover_sheet_pdf  # reportlab, for start-up time

    content = handover_sheet_pdf(sheet, hive, now, worker)
    name = documents.handover_sheet_file_name(sheet.first_day, sheet.stay_id, sheet.copy)
    return Document(DocumentKind.HANDOVER_SHEET, content, name, sheet.family_id, sheet.stay_id, sheet.copy)


def rota_document(rota: RotaPrint, hive: Hive, now: datetime, worker: str) -> Document:
    """The rota of a month as PDF."""
    from hivedesk.outgoing.rota_pdf import rota_pdf  # reportlab, for start-up time

    content = rota_pdf(rota, hive, now, worker)
    return Document(DocumentKind.ROTA, content, documents.rota_file_name(rota.year, rota.month))


def voices_document(voices: VoicesOfAYear, hive: Hive, now: datetime, worker: str) -> Document:
    """What may be quoted in the annual review, as PDF."""
    from hivedesk.outgoing.voices_pdf import Quote, voices_pdf  # reportlab, for start-up time

    quotes = [
        Quote(voice.words, voice.said_by, f"{event.kind.value}, {format_date(local(event.starts_at).date())}")
        for voice, event in voices.quotes
    ]
    content = voices_pdf(quotes, voices.unasked, voices.first_day, voices.last_day, hive, now, worker)
    return Document(DocumentKind.VOICES, content, documents.voices_file_name(voices.last_day))


def recovery_sheet(hive: Hive, code: str, now: datetime, role: VaultRole = VaultRole.HIVE) -> Document:
    """The recovery code on one sheet."""
    from hivedesk.outgoing.recovery_sheet_pdf import sheet_for  # reportlab, for start-up time

    return Document(DocumentKind.RECOVERY_SHEET, sheet_for(hive, code, now, role), documents.RECOVERY_SHEET_FILE_NAME)


def new_password() -> str:
    """A password for a saved document, easy to read out; shown once."""
    from hivedesk.outgoing.protect import make_password  # pikepdf, for start-up time

    return make_password()


def protect(document: Document, password: str) -> Document:
    """The document, readable with the password alone (AES-256). For a job.

    Raises:
        RuleRefused: the password is too short.
    """
    from hivedesk.outgoing.protect import protect as seal  # pikepdf, for start-up time

    return replace(document, content=seal(document.content, password))


def save(desk: Desk, document: Document, path: Path, *, in_clear: bool = False) -> Changed:
    """Save a document outside HiveDesk; the file and the line in the audit trail come together or not at all.

    Raises:
        RuleRefused: a PDF without a password, unless ``in_clear`` (the recovery sheet, when she chose so); or a
            handover sheet whose number is taken.
        CannotWrite: nothing was saved.
    """
    with desk.act(ActKind.SAVE_DOCUMENT, document.subject, detail=document.kind.value) as act:
        _count_copy(desk, act, document)
        documents.save_document(path, document.content, in_clear=in_clear)
    return desk.changed(ActKind.SAVE_DOCUMENT, act, document.subject, document.stay_id)


def log_printing(desk: Desk, document: Document) -> Changed:
    """Note that a document goes to paper; before it does.

    Raises:
        RuleRefused: a handover sheet whose number is taken; nothing is to be printed then.
    """
    with desk.act(ActKind.PRINT_DOCUMENT, document.subject, detail=document.kind.value) as act:
        _count_copy(desk, act, document)
    return desk.changed(ActKind.PRINT_DOCUMENT, act, document.subject, document.stay_id)


def _count_copy(desk: Desk, act: Act, document: Document) -> None:
    """A copy of a handover sheet goes out: no two bear the same number."""
    if not document.stay_id:
        return
    stay = desk.store.find(Stay, document.stay_id)
    if stay is None:
        raise RuleRefused("This stay is no longer on record.", "Undo may bring it back.")
    if document.copy != stay.sheet_copies + 1:
        raise RuleRefused(
            f"Copy {document.copy} of this handover sheet has gone out already, so nothing was printed or saved.",
            "Open the sheet again: the next copy then has a number of its own.",
        )
    act.update(replace(stay, sheet_copies=document.copy))


def write_specimen(folder: Path, document: Document) -> None:
    """Write a document of the demonstration Hive in clear: nobody in it exists.

    Raises:
        CannotWrite: the folder cannot be written.
    """
    make_private_folder(folder)
    documents.save_document(folder / document.file_name, document.content, in_clear=True)


def write_picture(folder: Path, name: str, content: bytes) -> None:
    """Write a picture of a screen of the demonstration Hive.

    Raises:
        CannotWrite: the folder cannot be written.
    """
    make_private_folder(folder)
    documents.save_document(folder / name, content)
