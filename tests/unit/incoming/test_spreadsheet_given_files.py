"""The three sheets that Hives keep, against what a careful reader can know from each."""

import json
from typing import Any

import pytest

from hivedesk.foundation.background import NoProgress
from hivedesk.incoming.spreadsheet import Shape, best_sheet, counts, guess_layout, read_tables
from tests.unit.incoming.spreadsheet_builders import FIXTURES, propose_file

EXPECTED: dict[str, dict[str, Any]] = json.loads((FIXTURES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_counts_are_those_of_a_careful_reader(name: str) -> None:
    proposal = propose_file(name, (FIXTURES / name).read_bytes())
    found = counts(proposal)
    for key, number in EXPECTED[name].items():
        if key not in ("first", "note"):
            assert getattr(found, key) == number, key


@pytest.mark.parametrize("name", EXPECTED)
def test_first_family_is_read_exactly(name: str) -> None:
    first = propose_file(name, (FIXTURES / name).read_bytes()).rows[0].household
    expected = EXPECTED[name]["first"]
    assert first.family.name == expected["name"]
    assert first.family.mobile == expected["mobile"]
    assert first.approval is not None
    assert first.approval.approved_on is not None
    assert first.approval.approved_on.isoformat() == expected["approved"]


def test_clear_sheet_has_no_problem() -> None:
    proposal = propose_file("hive-families.xlsx", (FIXTURES / "hive-families.xlsx").read_bytes())
    # on the day of the test one approval of September and no other date lies ahead
    assert proposal.all_problems() == ()


def test_messy_sheet_names_the_cells_that_are_wrong() -> None:
    proposal = propose_file("hive-families-messy.xlsx", (FIXTURES / "hive-families-messy.xlsx").read_bytes())
    problems = {problem.cell: problem.problem for problem in proposal.all_problems()}
    assert set(problems) == {"A26", "A70", "E70", "F70", "H70"}
    assert problems["H70"].startswith("31/02/2024 is not a date.")
    assert problems["E70"] == "There is no telephone number here."
    assert "row 22" in problems["A26"]
    assert "below the total" in problems["A70"]


def test_messy_sheet_leaves_out_the_double_and_what_stands_below_the_total() -> None:
    proposal = propose_file("hive-families-messy.xlsx", (FIXTURES / "hive-families-messy.xlsx").read_bytes())
    left_out = [row for row in proposal.rows if not row.take]
    assert [row.rows[0] for row in left_out] == [26, 70]
    assert left_out[0].same_as == 4
    assert left_out[1].same_as is None
    assert counts(proposal).duplicates == 1


def test_cover_sheet_is_passed_over() -> None:
    workbook = read_tables("x.xlsx", (FIXTURES / "hive-families-messy.xlsx").read_bytes(), NoProgress())
    assert best_sheet(workbook) == 1
    layout = guess_layout(workbook.sheets[1])
    assert layout.shape is Shape.PERSON
    assert layout.header_rows == (4,)


def test_counted_children_stand_apart_from_named_ones() -> None:
    found = counts(propose_file("hive-families.csv", (FIXTURES / "hive-families.csv").read_bytes()))
    assert (found.children_in_care, found.children_only_counted) == (None, 27)
    assert (found.own_children, found.on_hold) == (None, None)


def test_a_family_is_read_in_full() -> None:
    row = propose_file("hive-families.xlsx", (FIXTURES / "hive-families.xlsx").read_bytes()).rows[0]
    family, approval = row.household.family, row.household.approval
    assert approval is not None
    assert (approval.number, approval.age_from, approval.age_to, approval.respite_only) == (1, 5, 10, False)
    assert (family.reference, family.town, family.postcode) == ("H001", "Ringwood", "BH24 8GQ")
    assert family.phone == "01632960516"
    assert family.preferred_times_note == "weekdays 10-2"
    assert [(child.first_name, str(child.date_of_birth)) for child in row.household.children_in_care] == [
        ("Esme", "2013-08-13"),
        ("Blake", "2021-03-14"),
    ]
    assert [child.first_name for child in row.household.own_children] == ["Amelia", "Noah"]
    assert row.household.professionals[0].name == "Tariq Aziz"
    assert row.cell == "B2"
