"""Saving a document where the worker chose, under a name that says nothing about anybody."""

from datetime import date
from pathlib import Path
from zlib import crc32

from hivedesk.domain.county.records import Span
from hivedesk.foundation.errors import RuleRefused
from hivedesk.foundation.files import write_atomically


def summary_file_name(year: int, month: int, ending: str = "pdf", *, masked: bool = False) -> str:
    """``summary-2026-11.pdf``, or ``summary-2026-11-masked.pdf``."""
    return f"summary-{year:04}-{month:02}{'-masked' if masked else ''}.{ending}"


def chronology_file_name(made_on: date) -> str:
    """``chronology-2026-11-21.pdf``: whose it is stands inside."""
    return f"chronology-{made_on.isoformat()}.pdf"


def claim_list_file_name(year: int, month: int, family_id: str) -> str:
    """``claim-list-2026-11-4821.pdf``: whose it is stands inside; the number keeps two families' lists apart."""
    return f"claim-list-{year:04}-{month:02}-{crc32(family_id.encode()) % 10_000:04}.pdf"


def training_file_name(made_on: date) -> str:
    """``training-due-2026-11-21.pdf``."""
    return f"training-due-{made_on.isoformat()}.pdf"


ROSTER = "roster"
LEADERS_ROSTER = "roster-leader"
SIGN_IN = "sign-in"
BADGES = "badges"


def event_file_name(paper: str, day: date) -> str:
    """``roster-2026-11-14.pdf``: which event it is, and who comes, stands inside."""
    return f"{paper}-{day.isoformat()}.pdf"


def handover_sheet_file_name(first_day: date, stay_id: str, copy: int) -> str:
    """``handover-sheet-2026-11-14-4821-2.pdf``: whose it is stands inside; last comes the number of the copy."""
    return f"handover-sheet-{first_day.isoformat()}-{crc32(stay_id.encode()) % 10_000:04}-{copy}.pdf"


def rota_file_name(year: int, month: int) -> str:
    """``rota-2026-11.pdf``."""
    return f"rota-{year:04}-{month:02}.pdf"


def exchange_proof_file_name(made_on: date) -> str:
    """``exchange-2026-11-21.pdf``."""
    return f"exchange-{made_on.isoformat()}.pdf"


def voices_file_name(made_on: date) -> str:
    """``voices-2026-11-21.pdf``."""
    return f"voices-{made_on.isoformat()}.pdf"


def county_file_name(span: Span, ending: str, *, masked: bool = False) -> str:
    """``county-2026-01-to-2026-11.pdf``, or ``county-2026-11-masked.xlsx``."""
    first, last = (f"{year:04}-{month:02}" for year, month in (span.first, span.last))
    return f"county-{first if span.one_month else f'{first}-to-{last}'}{'-masked' if masked else ''}.{ending}"


RECOVERY_SHEET_FILE_NAME = "recovery-sheet.pdf"


def save_document(path: Path, content: bytes, *, in_clear: bool = False) -> None:
    """Write the document, whole or not at all.

    ``in_clear`` lets a PDF through without a password: only for the recovery sheet, when the worker
    chose so, and for the demonstration Hive.

    Raises:
        RuleRefused: it is a PDF without a password.
        CannotWrite: see `files.write_atomically`.
    """
    if not in_clear and content.lstrip()[:5] == b"%PDF-" and not _is_protected(content):
        raise RuleRefused("This document has no password yet. Nothing was saved.", "Save it again with a password.")
    write_atomically(path, content)


def _is_protected(pdf: bytes) -> bool:
    from hivedesk.outgoing.protect import is_protected  # pikepdf is loaded when first needed, for start-up time

    return is_protected(pdf)
