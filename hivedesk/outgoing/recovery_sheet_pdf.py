"""The recovery code on one sheet of paper. Imports reportlab: import it late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.foundation.clock import format_date, local
from hivedesk.outgoing import blocks, fonts
from hivedesk.outgoing.paper import TEXT_WIDTH, Furniture, build

TITLE = "Recovery sheet"
CONFIDENTIALITY = "Secret: whoever holds this sheet and the laptop can open {}."

_IN_GROUP = 4  # where the code comes without groups of its own


@dataclass(frozen=True)
class _Words:
    """What the vault is called on the sheet, and who else is there."""

    vault: str  # as "open …"
    its: str  # as "the passphrase of …"
    files: str
    holds: str
    keeper: str
    told: str


_WORDS = {
    VaultRole.HIVE: _Words(
        vault="the Hive",
        its="this Hive",
        files="the Hive's files",
        holds="everything in the Hive can be read: the families, the children and all notes",
        keeper="with your team manager",
        told="your team manager",
    ),
    VaultRole.SERVICE: _Words(
        vault="the service's desk",
        its="this desk of the fostering service",
        files="its files",
        holds="everything that the Hives have sent can be read: their families, the children and all that is shared",
        keeper="with the second person of the service",
        told="the second person of the service",
    ),
}


def recovery_sheet_pdf(
    code: str,
    hive_name: str,
    moment: datetime,
    *,
    role: VaultRole = VaultRole.HIVE,
    demonstration: bool = False,
) -> bytes:
    """The code in large groups, with what it is for, where to keep it and what it can do.

    Raises:
        ValueError: the code is empty.
    """
    groups = _groups(code)
    story = [
        blocks.para("Recovery sheet", "title"),
        blocks.para(f"{hive_name} · made {format_date(local(moment).date())}", "subtitle"),
        blocks.space(16),
        _code(groups),
        blocks.space(4),
        *_words(_WORDS[role]),
    ]
    around = Furniture(
        title=TITLE,
        hive_name=hive_name,
        demonstration=demonstration,
        confidentiality=CONFIDENTIALITY.format(_WORDS[role].vault),
        moment=moment,
    )
    return build(story, around)


def sheet_for(hive: Hive, code: str, moment: datetime, role: VaultRole = VaultRole.HIVE) -> bytes:
    """The sheet of this Hive, or of the service's desk; see `recovery_sheet_pdf`."""
    return recovery_sheet_pdf(code, hive.name, moment, role=role, demonstration=hive.demonstration)


def _groups(code: str) -> list[str]:
    groups = code.replace("-", " ").split()
    if not groups:
        raise ValueError("the recovery code is empty")
    if len(groups) > 1:
        return groups
    whole = groups[0]
    return [whole[at : at + _IN_GROUP] for at in range(0, len(whole), _IN_GROUP)]


def _code(groups: Sequence[str]) -> Any:
    """Rows of groups, each with its place in small figures: so the place of a slip can be told."""
    columns = _columns(groups)
    cells: list[Any] = [
        [blocks.para(group, "code"), blocks.para(f"group {place}", "code_number")]
        for place, group in enumerate(groups, start=1)
    ]
    cells += [""] * (-len(cells) % columns)
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    return blocks.framed_grid(rows, [TEXT_WIDTH / columns] * columns)


def _columns(groups: Sequence[str]) -> int:
    """As many beside each other as there is room for, in full rows where that can be."""
    widest = max(fonts.width(group, fonts.BOLD, blocks.CODE_SIZE) for group in groups) + 16
    fitting = [columns for columns in (4, 3, 2, 1) if columns * widest <= TEXT_WIDTH] or [1]
    full = [columns for columns in fitting if columns > 1 and len(groups) % columns == 0]
    return min(full[0] if full else fitting[0], len(groups))


def _words(words: _Words) -> list[Any]:
    return [
        blocks.para("What it is for", "heading"),
        blocks.para(
            f"If the passphrase of {words.its} is forgotten, this code opens it and lets a new passphrase be set. "
            "Nobody can find out or replace a forgotten passphrase: this sheet is the way back in.",
            "instruction",
        ),
        blocks.para("How to use it", "heading"),
        blocks.step(1, "Start HiveDesk. On the first window choose to open with the recovery code."),
        blocks.step(
            2,
            "Type the groups in their order. Small letters will do, and spaces and dashes may be left out. It does not "
            "matter whether you type a nought or the letter O, a one or the letter I or L.",
        ),
        blocks.step(3, "Set a new passphrase. If anyone else may have seen this sheet, also make a new one."),
        blocks.para("Where to keep it", "heading"),
        blocks.para(
            "In a locked place away from the laptop: a locked drawer or safe at the office, or "
            f"{words.keeper} in a sealed envelope. Not in the laptop bag, not as a photograph, not in an e-mail.",
            "instruction",
        ),
        blocks.para("What it can do", "heading"),
        blocks.para(
            f"With this code and the laptop, or a copy of {words.files}, {words.holds}. Without those files the code "
            f"shows nothing. If the sheet is lost, tell {words.told} and make a new one in Settings: the old code then "
            f"no longer opens {words.vault} on this laptop. Backups made before that still open with the old code.",
            "instruction",
        ),
    ]
