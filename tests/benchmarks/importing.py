"""A whole county's list: 280 families from one spreadsheet, from the file to the vault."""

import io
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from hivedesk.casework import vaults
from hivedesk.casework.families import insert_household, list_families
from hivedesk.domain.acts import ActKind
from hivedesk.foundation.background import NoProgress
from hivedesk.incoming import spreadsheet
from tests.benchmarks import hives
from tests.benchmarks.report import Line, timed

FAMILIES = 280


def measure(folder: Path) -> list[Line]:
    """Read, propose and write."""
    content = _list_of(FAMILIES)
    desk = hives.build(folder / "import", 10).open()

    def work() -> None:
        book = spreadsheet.read_tables("list.xlsx", content, NoProgress())
        sheet = book.sheets[spreadsheet.best_sheet(book)]
        proposal = spreadsheet.build_proposal(sheet, spreadsheet.guess_layout(sheet), date(2026, 11, 19))
        with desk.act(ActKind.IMPORT_FAMILIES) as act:
            for row in proposal.rows:
                insert_household(act, spreadsheet.to_household(row, desk.new_id))

    (seconds,) = timed(work, 1)
    count = len(list_families(desk)) - 20
    vaults.close_desk(desk)
    return [
        Line(f"import of {FAMILIES} families", f"{seconds * 1000:.0f} ms, {count} written", "told", count == FAMILIES)
    ]


def _list_of(count: int) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Family name", "Carer 1", "Carer 2", "Postcode", "Mobile", "Approved on", "Children in care"])
    for number in range(count):
        letters = "".join(chr(97 + int(digit)) for digit in f"{number:04}")
        name = f"Fam{letters}"
        children = f"Ada {name} (13/08/2013); Ben {name} (14/03/2021)"
        row = [name, f"Grace {name}", f"Lewis {name}", "BH24 8GQ", f"07700 9{number:05}", date(2024, 12, 1), children]
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
