"""The card for a lost laptop, on one sheet to be kept away from it. Imports reportlab: import it late."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hivedesk.domain.exchange.wording import STEPS_AFTER_A_LOSS, STEPS_AFTER_A_LOSS_AT_THE_SERVICE, opened_by
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.clock import format_date, format_moment, local
from hivedesk.outgoing import blocks
from hivedesk.outgoing.paper import TEXT_WIDTH, build, furniture

TITLE = "If this laptop is lost"
CONFIDENTIALITY = "Counts only, no names. Keep this sheet away from the laptop."
_INSET = 12.0  # points within the frame


def lost_laptop_pdf(
    hive: Hive,
    role: VaultRole,
    held: Sequence[str],
    first_entry: datetime | None,
    last_entry: datetime | None,
    last_backup: datetime | None,
    sent: str,
    moment: datetime,
    *,
    service_can_open: bool,
    way_in: str,
    service: tuple[str, str] = ("", ""),
) -> bytes:
    """What the laptop held in numbers (``held``: as ``38 carers``), what of it was sent (``sent``, a sentence), how it
    is protected, whom to tell, and by when. ``service``: who answers at the fostering service, and their number."""
    story = [
        blocks.para(TITLE, "title"),
        blocks.para(f"{hive.name} · counted {format_date(local(moment).date())}", "subtitle"),
        blocks.para("Do this at once, at any hour", "heading"),
        *_steps(role),
        _numbers(hive, *service),
        blocks.para("What it held", "heading"),
        blocks.para(_held(role, held, first_entry, last_entry), "instruction"),
        blocks.para("How it is protected", "heading"),
        blocks.para(
            f"Everything is encrypted. {opened_by(service_can_open)} Say so if the laptop was open and not locked, or "
            f"if a passphrase or the sheet was with it. {way_in}",
            "instruction",
        ),
        blocks.para("What is kept elsewhere", "heading"),
        blocks.para(_elsewhere(role, last_backup, sent), "instruction"),
        blocks.para("72 hours", "heading"),
        blocks.para(
            "From when it is known, the council has 72 hours to tell the Information Commissioner's Office if people "
            "may be at risk (UK GDPR, article 33). Whether it must is for the council to decide, not for you.",
            "instruction",
        ),
        blocks.space(8),
        _to_fill_in(),
    ]
    return build(story, furniture(hive, TITLE, CONFIDENTIALITY, moment, hive.worker))


def _steps(role: VaultRole) -> list[Any]:
    first = STEPS_AFTER_A_LOSS if role is VaultRole.HIVE else STEPS_AFTER_A_LOSS_AT_THE_SERVICE
    return [
        blocks.step(1, first[0]),
        blocks.step(2, "Tell the council's IT service desk, so that the laptop is blocked."),
        blocks.step(3, "If it was stolen, tell the police, and write down the crime reference number."),
        blocks.step(4, "If the recovery sheet was with it, or somebody may know your passphrase, say that first."),
    ]


def _numbers(hive: Hive, service: str, phone: str) -> Any:
    lines = [("Fostering Duty Line", hive.duty_line), ("Out of Hours Service", hive.out_of_hours)]
    if phone:
        lines.insert(0, (service, phone))
    rows = [
        ["", blocks.para(name, "instruction"), blocks.para(number or "not entered in Settings yet", "heading")]
        for name, number in lines
    ]
    return blocks.framed_grid(rows, (_INSET, TEXT_WIDTH * 0.45, TEXT_WIDTH * 0.55 - _INSET))


def _held(role: VaultRole, held: Sequence[str], first: datetime | None, last: datetime | None) -> str:
    if role is VaultRole.SERVICE:
        return f"{_listed(held)}, as the Hives sent them." if held else "No Hive had sent anything yet."
    if not held:
        return "No families and no contacts had been entered yet."
    span = ""
    if first is not None and last is not None:
        span = (
            f" The contact log runs from {format_date(local(first).date())} to {format_date(local(last).date())}; its "
            "entries may hold what was said about health, family life and safety."
        )
    return f"Records of {_listed(held)}.{span}"


def _elsewhere(role: VaultRole, last_backup: datetime | None, sent: str) -> str:
    made = f"The last backup was made {format_moment(last_backup)}." if last_backup else "No backup had been made."
    who = "The service has the list of every package that it received."
    if role is VaultRole.SERVICE:
        who = "Each Hive has the list of every package that it sent."
    return f"{made} Backups lie on the same laptop unless somebody copied them elsewhere. {sent} {who}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _to_fill_in() -> Any:
    blanks = ("Noticed on, at", "Told (who, when)", "Crime reference")
    rows = [[blocks.para(words, "instruction"), ""] for words in blanks]
    return blocks.table([["", ""], *rows], (TEXT_WIDTH * 0.3, TEXT_WIDTH * 0.7), [("TOPPADDING", (0, 1), (-1, -1), 9)])
