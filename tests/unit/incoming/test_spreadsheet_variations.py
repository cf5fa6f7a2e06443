"""The same Hive written down in many ways is the same Hive: the counts stay."""

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hivedesk.incoming.spreadsheet import ImportCounts, Shape, counts
from tests.unit.incoming.spreadsheet_builders import propose_file, saved

SURNAME_LIST = """
    Abernethy Bakare Calloway Dhillon Eastwood Fairclough Gbadamosi Hollis Ibbotson Jarvis Kowalczyk Lomax
    Mistry Norcross Oyelaran Pemberton Quigley Rowntree Szymanski Thackeray O'Hara Whitlock
    """
SURNAMES = SURNAME_LIST.split()
FIRST = ("Grace", "Lewis", "Marta", "Ravi", "Sally", "Tom", "Olwen", "Femi", "Zoë", "Anne-Marie")
CHILDREN = ("Esme", "Blake", "Amelia", "Noah", "Zara", "Callum", "Finley", "Freya", "Archie")

HEADINGS = {
    "family": ("Family", "Surname", "Household", "Foster family", "FAMILY NAME", "Family name "),
    "carer1": ("Main carer", "Carer 1", "Primary carer", "Foster carer 1", "Lead carer"),
    "carer2": ("Second carer", "Carer 2", "2nd carer", "Foster Carer 2"),
    "carers": ("Carer(s)", "Foster carers", "Carers", "Carer names"),
    "phone": ("Tel.", "Mobile", "Contact number", "Phone", "Telephone no."),
    "kind": ("Type", "Carer type", "Category", "Type of carer"),
    "approved": ("Approved", "Approval date", "Date approved", "Panel date", "Date of approval", "Approved on"),
    "in_care": ("LAC", "CLA", "Children in care", "Children placed", "Foster children", "Looked after children"),
    "own": ("Own children", "BC", "Birth children", "Birth children (names, DOB)"),
    "hold": ("On hold", "On hold since", "Hold from"),
    "name": ("Name", "Full name", "Person"),
    "role": ("Who", "Role", "Relationship", "Person type"),
    "born": ("DOB", "D.O.B.", "Date of birth"),
}
ROLES = {
    "carer": ("carer", "Foster carer", "Carer", "approved carer"),
    "in care": ("LAC", "CLA", "CIC", "foster child", "looked after child", "placed child"),
    "own": ("BC", "birth child", "own child", "Own Child"),
}
KINDS = {False: ("County carer", "County", "Mainstream", "LA"), True: ("Connected carer", "Connected", "Kinship")}
DATE_FORMS = ("%d/%m/%Y", "%d.%m.%y", "%d %b %Y", "%Y-%m-%d", "%d-%m-%Y", "%d %B %Y", "%a %d %b %Y")


@dataclass(frozen=True)
class Family:
    surname: str
    carers: tuple[str, ...]
    in_care: tuple[tuple[str, date], ...]
    own: tuple[tuple[str, date], ...]
    connected: bool
    hold: date | None
    phone: str
    approved: date


days = st.dates(date(2010, 1, 1), date(2025, 12, 31))


@st.composite
def hives(draw: st.DrawFn) -> tuple[Family, ...]:
    surnames = draw(st.lists(st.sampled_from(SURNAMES), min_size=3, max_size=12, unique=True))
    numbers = draw(
        st.lists(st.integers(100, 999), min_size=len(surnames), max_size=len(surnames), unique=True)
    )  # fmt: skip

    def children(most: int) -> tuple[tuple[str, date], ...]:
        names = draw(st.lists(st.sampled_from(CHILDREN), max_size=most, unique=True))
        return tuple((name, draw(days)) for name in names)

    return tuple(
        Family(
            surname=surname,
            carers=tuple(draw(st.lists(st.sampled_from(FIRST), min_size=1, max_size=2, unique=True))),
            in_care=children(3),
            own=children(2),
            connected=draw(st.booleans()),
            hold=draw(st.none() | st.just(date(2026, 9, 14))),
            phone=f"07700900{number}",
            approved=draw(days),
        )
        for surname, number in zip(surnames, numbers, strict=True)
    )


def expected(hive: tuple[Family, ...]) -> tuple[int, ...]:
    return (
        len(hive),
        sum(len(family.carers) for family in hive),
        sum(len(family.in_care) for family in hive),
        sum(len(family.own) for family in hive),
        sum(family.connected for family in hive),
        sum(family.hold is not None for family in hive),
        0,
    )


def found(result: ImportCounts) -> tuple[int | None, ...]:
    return (
        result.families,
        result.carers,
        result.children_in_care,
        result.own_children,
        result.connected,
        result.on_hold,
        result.duplicates,
    )


def written_phone(draw: st.DrawFn, phone: str) -> object:
    return draw(
        st.sampled_from(
            [phone, int(phone), f"+44 {phone[1:5]} {phone[5:]}", f"{phone[:5]} {phone[5:]}", f"0044{phone[1:]}"]
        )
    )


def written_day(draw: st.DrawFn, day: date) -> object:
    form = draw(st.sampled_from([*DATE_FORMS, "cell", "serial"]))
    if form == "serial":
        return (day - date(1899, 12, 30)).days
    return day if form == "cell" else day.strftime(form)


def written_children(draw: st.DrawFn, children: tuple[tuple[str, date], ...], surname: str) -> str:
    separator = draw(st.sampled_from(["; ", ", ", "\n", " / "]))
    form = draw(
        st.sampled_from(["{} {} ({:%d/%m/%Y})", "{} {} {:%d.%m.%y}", "{} {} - {:%d %b %Y}", "{} {} DOB {:%d/%m/%y}"])
    )
    return separator.join(form.format(name, surname, born) for name, born in children)


@st.composite
def family_sheets(draw: st.DrawFn) -> tuple[tuple[Family, ...], list[list[object]]]:
    """One row a family, with any headings, in any order of columns."""
    hive = draw(hives())
    together = draw(st.booleans())
    columns = ["family", "phone", "kind", "approved", "in_care", "own", "hold"]
    columns += ["carers"] if together else ["carer1", "carer2"]
    order = draw(st.permutations(columns))
    rows: list[list[object]] = [[draw(st.sampled_from(HEADINGS[column])) for column in order]]
    for family in hive:
        first, *second = family.carers
        values: dict[str, object] = {
            "family": family.surname,
            "carer1": f"{first} {family.surname}",
            "carer2": f"{second[0]} {family.surname}" if second else None,
            "carers": f"{draw(st.sampled_from([' & ', ' and ']))}".join(family.carers) + f" {family.surname}",
            "phone": written_phone(draw, family.phone),
            "kind": draw(st.sampled_from(KINDS[family.connected])),
            "approved": written_day(draw, family.approved),
            "in_care": written_children(draw, family.in_care, "Bell"),
            "own": written_children(draw, family.own, family.surname),
            "hold": written_day(draw, family.hold) if family.hold else None,
        }
        rows.append([values[column] for column in order])
    return hive, rows


@st.composite
def person_sheets(draw: st.DrawFn) -> tuple[tuple[Family, ...], list[list[object]]]:
    """One row a person; the family's name on each row or on its first only."""
    hive = draw(hives())
    repeat = draw(st.booleans())
    order = draw(st.permutations(["family", "name", "role", "born", "phone", "kind", "approved", "hold"]))
    words = {role: draw(st.sampled_from(choices)) for role, choices in ROLES.items()}
    rows: list[list[object]] = [[draw(st.sampled_from(HEADINGS[column])) for column in order]]
    for family in hive:
        members: list[tuple[str, str, date | None]] = [(f"{n} {family.surname}", "carer", None) for n in family.carers]
        members += [(f"{name} Bell", "in care", born) for name, born in family.in_care]
        members += [(name, "own", born) for name, born in family.own]
        for index, (name, role, born) in enumerate(members):
            first = index == 0
            values: dict[str, object] = {
                "family": family.surname if first or repeat else None,
                "name": name,
                "role": words[role],
                "born": written_day(draw, born) if born else None,
                "phone": written_phone(draw, family.phone) if first else None,
                "kind": draw(st.sampled_from(KINDS[family.connected])) if first else None,
                "approved": written_day(draw, family.approved) if first else None,
                "hold": written_day(draw, family.hold) if first and family.hold else None,
            }
            rows.append([values[column] for column in order])
        if draw(st.booleans()) and not repeat:
            rows.append([None] * len(order))
    return hive, rows


TITLES = st.lists(
    st.sampled_from([["Ringwood hive - who's who"], ["updated 3 Nov"], [None], ["Private: do not e-mail"]]), max_size=3
)
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def as_xlsx(rows: list[list[object]]) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    return saved(workbook)


@few
@given(family_sheets(), TITLES, st.booleans())
def test_one_row_a_family(
    made: tuple[tuple[Family, ...], list[list[object]]], titles: list[list[object]], total: bool
) -> None:
    hive, rows = made
    last = [["TOTAL", len(hive)]] if total else []
    proposal = propose_file("x.xlsx", as_xlsx([*titles, *rows, *last]))
    assert proposal.layout.shape is Shape.FAMILY
    assert found(counts(proposal)) == expected(hive), proposal.all_problems()
    assert [str(row.household.approval.approved_on) for row in proposal.rows if row.household.approval] == [
        str(family.approved) for family in hive
    ]
    assert [row.household.family.mobile for row in proposal.rows] == [family.phone for family in hive]


@few
@given(person_sheets(), TITLES)
def test_one_row_a_person(made: tuple[tuple[Family, ...], list[list[object]]], titles: list[list[object]]) -> None:
    hive, rows = made
    proposal = propose_file("x.xlsx", as_xlsx([*titles, *rows]))
    assert proposal.layout.shape is Shape.PERSON
    assert found(counts(proposal)) == expected(hive), proposal.all_problems()


@few
@given(family_sheets(), st.sampled_from(";,\t|"), st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
def test_as_text(made: tuple[tuple[Family, ...], list[list[object]]], separator: str, encoding: str) -> None:
    hive, rows = made
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(
        [[f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row] for row in rows]
    )
    proposal = propose_file("x.csv", stream.getvalue().encode(encoding))
    assert found(counts(proposal)) == expected(hive), proposal.all_problems()


@few
@given(family_sheets(), st.data())
def test_doubled_rows_count_once(made: tuple[tuple[Family, ...], list[list[object]]], data: st.DataObject) -> None:
    hive, rows = made
    doubled = data.draw(st.sampled_from(rows[1:]))
    shouted = [f"{cell.upper()} " if isinstance(cell, str) else cell for cell in doubled]
    at = data.draw(st.integers(rows.index(doubled) + 1, len(rows)))
    result = counts(propose_file("x.xlsx", as_xlsx([*rows[:at], shouted, *rows[at:]])))
    assert result.duplicates == 1
    assert found(result)[:-1] == expected(hive)[:-1]


@few
@given(family_sheets(), st.integers(1, 400))
def test_an_impossible_birthday_is_named_and_left_out(
    made: tuple[tuple[Family, ...], list[list[object]]], ahead: int
) -> None:
    _, rows = made
    column = next(index for index, heading in enumerate(rows[0]) if heading in HEADINGS["in_care"])
    future = date(2026, 11, 14) + timedelta(days=ahead)
    rows[1][column] = f"Perry Bell ({future:%d/%m/%Y})"
    proposal = propose_file("x.xlsx", as_xlsx(rows))
    child = proposal.rows[0].household.children_in_care[0]
    assert (child.first_name, child.date_of_birth) == ("Perry", None)
    name = f"{openpyxl.utils.get_column_letter(column + 1)}2"
    assert any(p.cell == name and f"{future:%d/%m/%Y}" in p.problem for p in proposal.all_problems())
