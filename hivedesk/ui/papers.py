"""Papers that more than one place opens: training due, a family's claim list, the papers at the door of an event.

Read first, then printed or saved.

The records are read once, on opening; the pages are made from them in a job.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import count

from PySide6.QtWidgets import QWidget

from hivedesk.casework import claims, documents, handover_sheets, rosters, rota_print, training, voices
from hivedesk.casework.claims import ClaimList
from hivedesk.casework.documents import Document
from hivedesk.casework.monthly_summary import YearMonth
from hivedesk.casework.training import CarerTraining
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.background import Progress
from hivedesk.foundation.clock import format_month
from hivedesk.ui.document_dialog import DocumentDialog
from hivedesk.ui.document_saving import Outlet
from hivedesk.ui.roster_dialog import DoorPaper, RosterDialog
from hivedesk.ui.workplace import Workplace

_TRAINING = (
    "Every carer of the Hive: hours done, how much of the first year's list, and what is due by when. It names carers: "
    "for you and the fostering service."
)
_VOICES = "What people said of the last twelve months' events and may be quoted: for the annual review."
_NO_VOICE = "Nothing may be quoted yet. On an event's page, Write down a voice, and ask whether it may be quoted."
_NO_CARER = "No carer of a fostering family is recorded yet. Add families first, under Families."
_HANDOVER = (
    "Only what this stay needs. Every copy has a number of its own, and is returned or destroyed after the stay. Give "
    "the password of a saved copy by another way than the sheet: by telephone, not in the same message."
)
_PROOF = "Every package with its receipt, in counts, times and hashes: no names. For a lost laptop, and for the audit."
_ROTA = "children by their initials, and nothing about risks."
_NO_CLAIM = "Nothing is written down for this month. Choose another month, or add to the claim list first."


def open_training_due(workplace: Workplace, parent: QWidget) -> DocumentDialog | None:
    """Show how the training of the carers stands; None where it cannot be read (and that was said)."""
    lines = workplace.ask(lambda: training.training_of_the_hive(workplace.desk))
    if lines is None:
        return None
    dialog = DocumentDialog(parent, Outlet.of(workplace), "Training due", _TRAINING)
    if lines:
        dialog.make(_training_pages(workplace, lines), "Making the list")
    else:
        dialog.nothing(_NO_CARER)
    dialog.open()
    return dialog


def open_voices(workplace: Workplace, parent: QWidget) -> DocumentDialog | None:
    """Show what may be quoted of the year's events; None where it cannot be read (and that was said)."""
    desk = workplace.desk
    told = workplace.ask(lambda: voices.voices_of_the_year(desk))
    if told is None:
        return None
    hive, now, worker = desk.hive, desk.clock.now(), desk.author
    dialog = DocumentDialog(parent, Outlet.of(workplace), "Voices", _VOICES)
    if told.quotes:
        dialog.make(lambda _progress: documents.voices_document(told, hive, now, worker), "Making the page")
    else:
        dialog.nothing(_NO_VOICE)
    dialog.open()
    return dialog


def open_claim_list(
    workplace: Workplace, parent: QWidget, family_id: FamilyId, month: YearMonth
) -> DocumentDialog | None:
    """Show a family's claims of a month as paper; None where they cannot be read (and that was said)."""
    year, number = month
    listed = workplace.ask(lambda: claims.claim_list(workplace.desk, family_id, year, number))
    if listed is None:
        return None
    family = workplace.name(listed.family_name)
    sentence = f"{family}, {format_month(year, number)}: for the carer to copy from into the council's own form."
    dialog = DocumentDialog(parent, Outlet.of(workplace), "Claim list", sentence)
    if listed.items:
        dialog.make(_claim_pages(workplace, listed), "Making the claim list")
    else:
        dialog.nothing(_NO_CLAIM)
    dialog.open()
    return dialog


def open_roster(
    workplace: Workplace,
    parent: QWidget,
    event_id: str,
    original_start: datetime | None,
    paper: DoorPaper = DoorPaper.ROSTER,
) -> RosterDialog | None:
    """Show the papers at the door of an event, ``paper`` first; None where the event is gone (and that was said)."""
    sheet = workplace.ask(lambda: rosters.roster_sheet(workplace.desk, event_id, original_start))
    if sheet is None:
        return None
    dialog = RosterDialog(
        workplace, parent, sheet, lambda: rosters.leaders_sheet(workplace.desk, event_id, original_start)
    )
    dialog.choose(paper)
    dialog.open()
    return dialog


def open_handover_sheet(workplace: Workplace, parent: QWidget, stay_id: str) -> DocumentDialog | None:
    """Show what the host of a stay is told; None where the stay is gone (and that was said)."""
    desk = workplace.desk
    sheet = workplace.ask(lambda: handover_sheets.handover_sheet(desk, stay_id))
    if sheet is None:
        return None
    hive, now, worker = desk.hive, desk.clock.now(), desk.author
    dialog = DocumentDialog(parent, Outlet.of(workplace), "Handover sheet", _HANDOVER)
    copies = count(sheet.copy)

    def make_next() -> None:
        made = partial(documents.handover_sheet_document, replace(sheet, copy=next(copies)), hive, now, worker)
        dialog.make(lambda _progress: made(), "Making the sheet")

    make_next()
    dialog.printed.connect(make_next)  # the next copy has the next number
    dialog.saved.connect(make_next)
    dialog.open()
    return dialog


def open_rota(workplace: Workplace, parent: QWidget, first: date) -> DocumentDialog:
    """Show the rota of a month as paper."""
    desk = workplace.desk
    printed = rota_print.rota_print(desk, first.year, first.month)
    hive, now, worker = desk.hive, desk.clock.now(), desk.author
    sentence = f"{format_month(first.year, first.month)}: {_ROTA}"
    dialog = DocumentDialog(parent, Outlet.of(workplace), "Print rota", sentence)
    dialog.make(lambda _progress: documents.rota_document(printed, hive, now, worker), "Making the pages")
    dialog.open()
    return dialog


def open_exchange_proof(workplace: Workplace, parent: QWidget) -> DocumentDialog:
    """Show what was sent and received as paper."""
    from hivedesk.casework.exchange_proof import exchange_proof  # what seals: when needed, for start-up time

    desk = workplace.desk
    proof, hive, worker = exchange_proof(desk), desk.hive, desk.author
    dialog = DocumentDialog(parent, Outlet.of(workplace), "Sent and received", _PROOF)
    dialog.make(lambda _progress: documents.exchange_proof_document(proof, hive, worker), "Making the pages")
    dialog.open()
    return dialog


def _training_pages(workplace: Workplace, lines: list[CarerTraining]) -> Callable[[Progress], Document]:
    desk = workplace.desk
    hive, policy, now, worker = desk.hive, desk.policy, desk.clock.now(), desk.author
    return lambda _progress: documents.training_document(lines, hive, policy, now, worker)


def _claim_pages(workplace: Workplace, listed: ClaimList) -> Callable[[Progress], Document]:
    desk = workplace.desk
    hive, now, worker = desk.hive, desk.clock.now(), desk.author
    return lambda _progress: documents.claim_list_document(listed, hive, now, worker)
