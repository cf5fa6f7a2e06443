"""What headings mean, how sheets are laid out, and how rows become families."""

from datetime import date

import pytest

from hivedesk.domain.families import FamilyKind, LeavingReason, Status
from hivedesk.incoming.spreadsheet import Field, Proposal, Shape, Sheet, Workbook, best_sheet, counts, guess_layout
from hivedesk.incoming.spreadsheet.fields import SEVERAL_COLUMNS
from hivedesk.incoming.spreadsheet.headings import _HEADINGS, field_of, meaning_words
from hivedesk.incoming.spreadsheet.read_standing import is_on_hold
from tests.unit.incoming.spreadsheet_builders import csv_sheet, proposal_of, propose

MEANINGS = {
    Field.FAMILY_NAME: "Family, Household, Foster family, Family name, Fostering household, Household (surname)",
    Field.CARERS: "Carer(s), Foster carers, Carer names, Name of carer",
    Field.CARER_1: "Main carer, Carer 1, Primary carer, Foster Carer 1, FC1, Lead carer, Carer A",
    Field.CARER_2: "Second carer, 2nd carer, Carer Two, Partner, Carer 2 (if any)",
    Field.CARER_2_PHONE: "Carer 2 mobile, Partner phone",
    Field.ANY_PHONE: "Tel., Telephone number, Contact number, Contact details, Phone 2",
    Field.MOBILE: "Mobile, Mob, Mobile no., Tel (mobile)",
    Field.PHONE: "Home no., Home tel, Landline, Home telephone no",
    Field.BORN: "DOB, D.O.B., Date of birth",
    Field.CHILDREN_IN_CARE: "LAC, CLA, CIC, Foster child, Looked-after children, Placed child, Child in care & DOB",
    Field.OWN_CHILDREN: "BC, Birth child, Own children, Children (own), Carers' children, Sons/daughters",
    Field.SSW: "SSW, Supervising SW, Social worker, Social worker (SSW), Link worker",
    Field.KIND: "Type, Carer type, Category, Type of carer",
    Field.APPROVED_ON: "Approved, Approval date, Date approved, Panel date, Date of approval at panel",
    Field.APPROVED_NUMBER: "Capacity, Approved for, Approved for (number), Max children, Places",
    Field.APPROVED_AGES: "Ages, Age range, Approved ages",
    Field.RESPITE_ONLY: "Respite only, Respite?, Respite only (Y/N)",
    Field.HOLD_FROM: "On hold, On hold since, Hold from, Date on hold",
    Field.JOINED_ON: "Joined, Joined Hive, Hive start date, Member since",
    Field.ROLE: "Who, Role, Relationship, Person type, Carer/child",
    Field.PERSON_NAME: "Name, Full name, Person, Household member",
    Field.NOTES: "Notes, Comments, Remarks",
    Field.LEAVE_OUT: "Vacancies, No., #, Age, No. of carers",
    Field.EMAIL: "E-mail, Email address",
    Field.POSTCODE: "Postcode, Post code",
}


@pytest.mark.parametrize(("field", "heading"), [(f, h.strip()) for f, hs in MEANINGS.items() for h in hs.split(",")])
def test_headings_by_their_meaning(field: Field, heading: str) -> None:
    assert field_of(heading) == (field, 1.0)
    assert field_of(heading.upper()) == (field, 1.0)


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Postcdoe", Field.POSTCODE), ("Surmane", Field.PERSON_LAST), ("Allergeis", Field.ALLERGIES)],
)
def test_typing_slips_are_less_sure(heading: str, field: Field) -> None:
    assert field_of(heading) == (field, 0.7)


@pytest.mark.parametrize("text", ["Ringwood hive - who's who", "updated 3 Nov", "Oyelaran", "", "12", "x" * 500])
def test_other_texts_are_no_headings(text: str) -> None:
    assert field_of(text) is None


def test_no_two_fields_claim_the_same_words() -> None:
    claims: dict[frozenset[str], Field] = {}
    for field, samples in _HEADINGS.items():
        for sample in samples.split(","):
            assert claims.setdefault(meaning_words(sample), field) is field, sample
    assert set(_HEADINGS) == set(Field)


def names(proposal: Proposal) -> list[str]:
    return [row.household.family.name for row in proposal.rows if row.take]


def test_family_and_carers_in_the_same_cell() -> None:
    proposal = proposal_of(
        "Foster family;Type;Telephone\nGrace & Lewis Oyelaran;County;07700900664\nJo Smith;Connected;07700900665\n"
    )
    assert names(proposal) == ["Oyelaran", "Smith"]
    assert counts(proposal).carers == 3


def test_carers_written_surname_first_and_with_titles() -> None:
    proposal = proposal_of('Household,Carers,Tel\nSmith,"Smith, Jo",077\nJones,Mr & Mrs Jones,078\n')
    carers = [[(c.first_name, c.last_name, c.main_carer) for c in row.household.carers] for row in proposal.rows]
    assert carers == [[("Jo", "Smith", True)], [("Mr", "Jones", True), ("Mrs", "Jones", False)]]


def test_two_rows_of_headings() -> None:
    proposal = proposal_of(
        ",Carer 1,,Carer 2,,Contact,\nFamily,First name,Surname,First name,Surname,Mobile,Home\n"
        "Oyelaran,Grace,Oyelaran,Lewis,Bell,07700900664,01632960516\n"
    )
    assert proposal.layout.header_rows == (1, 2)
    (row,) = proposal.rows
    assert [carer.last_name for carer in row.household.carers] == ["Oyelaran", "Bell"]
    assert row.household.family.phone == "01632960516"


def test_children_in_columns_of_their_own_with_their_birthdays() -> None:
    proposal = proposal_of(
        "Surname,Carers,Child 1,Child 1 DOB,Child 2,Child 2 DOB,Own child 1,DOB\n"
        "Oyelaran,Grace and Lewis,Esme Bell,13/08/2013,Blake Bell,14/03/2021,Amelia,29/03/2014\n"
    )
    household = proposal.rows[0].household
    assert [child.date_of_birth for child in household.children_in_care] == [date(2013, 8, 13), date(2021, 3, 14)]
    assert household.own_children[0].date_of_birth == date(2014, 3, 29)


@pytest.mark.parametrize("again", ["", "Oyelaran"])
def test_one_row_a_child(again: str) -> None:
    proposal = proposal_of(
        "Family,Carer 1,Phone,Child,DOB,Placed on\n"
        "Oyelaran,Grace Oyelaran,07700900664,Esme Bell,13/08/2013,01/02/2020\n"
        f"{again},,,Blake Bell,14/03/2021,02/02/2021\nSmith,Jo Smith,07700900665,Tom Bell,03/09/2015,\n"
    )
    assert [len(row.household.children_in_care) for row in proposal.rows] == [2, 1]
    household = proposal.rows[0].household
    assert [(placement.child_id, placement.started_on) for placement in household.placements] == [
        (household.children_in_care[0].id, date(2020, 2, 1)),
        (household.children_in_care[1].id, date(2021, 2, 2)),
    ]
    assert proposal.rows[1].household.placements == ()  # nothing is said of it


PERSONS = (
    "Family name;First name;Surname;Relationship;D.O.B.;Tel.\n"
    "Oyelaran;Grace;Oyelaran;Main carer;;07700 900664\nOyelaran;Lewis;Oyelaran;Partner;;\n"
    "Oyelaran;Esme;Chowdhury;LAC;13/08/2013;\nSmith;Jo;Smith;Foster carer;;07700 900665\n"
    "Smith;Ann;Smith;Daughter;01/01/2010;\nSmith;Rex;Smith;dog;;\n"
)


def test_persons_with_the_family_on_each_row() -> None:
    proposal = proposal_of(PERSONS)
    assert proposal.layout.shape is Shape.PERSON
    found = counts(proposal)
    assert (found.families, found.carers, found.children_in_care, found.own_children) == (2, 3, 1, 1)
    assert [(p.cell, "cannot tell" in p.problem) for p in proposal.all_problems()] == [("D7", True)]
    assert proposal.rows[0].household.carers[0].mobile == "07700900664"


def test_a_family_entered_twice_in_a_row_with_its_name_on_each() -> None:
    proposal = proposal_of(
        PERSONS + "Smith;Jo;Smith;Foster carer;;07700 900665\nSmith;Ann;Smith;Daughter;01/01/2010;\n"
    )
    assert [row.same_as for row in proposal.rows] == [None, None, 1]
    assert counts(proposal).duplicates == 1


def test_two_families_of_one_name_are_told_apart() -> None:
    proposal = proposal_of(
        "Family;Name;Who;Post code;Tel\nSmith;Jo Smith;carer;BH24 1AA;07700900664\nSmith;Al Smith;carer;;\n"
        "Smith;Pat Smith;carer;SO40 2BB;07700900665\n"
    )
    assert counts(proposal).families == 2
    assert counts(proposal).duplicates == 0


def test_persons_without_a_family_column() -> None:
    proposal = proposal_of(
        "Name|Who|DOB|Mobile\nGrace Oyelaran|carer||07700 900664\nLewis Oyelaran|carer||\nEsme Bell|CLA|13/08/2013|\n"
        "Jo Smith|carer||07700 900665\n"
    )
    assert names(proposal) == ["Oyelaran", "Smith"]


def test_titles_totals_and_repeated_headings_are_no_families() -> None:
    proposal = proposal_of(
        "Family,Main carer,Tel,Post code\nRingwood,,,\nOyelaran,Grace Oyelaran,07700900664,BH24 1AA\nSub total,1,,\n"
        "Totton,,,\nFamily,Main carer,Tel,Post code\nJones,Pat Jones,07700900666,SO40 1AB\n"
        "Brown,Al Brown,07700900667,SO40 1AA\nTotal families: 3,,,\nLate,Jo Late,07700900668,SO40 1AD\n"
    )
    assert names(proposal) == ["Oyelaran", "Jones", "Brown"]
    assert [row.household.family.name for row in proposal.rows if not row.take] == ["Ringwood", "Totton", "Late"]
    assert all(row.left_out_because for row in proposal.rows if not row.take)


@pytest.mark.parametrize(
    "total", ["TOTAL,2", "Total families:,2", "Sum,2", "Number of families,2", "Grand total,", ",Total"]
)
def test_each_kind_of_total_row(total: str) -> None:
    proposal = proposal_of(f"Family,Main carer,Tel\nOyelaran,Grace Oyelaran,077\nJones,Pat Jones,078\n{total},\n")
    assert len(proposal.rows) == 2


def test_a_total_above_the_list_leaves_nothing_out() -> None:
    proposal = proposal_of("Family,Main carer,Tel\nTotal,2,\nOyelaran,Grace Oyelaran,077\nJones,Pat Jones,078\n")
    assert len(names(proposal)) == 2


def test_a_row_that_explains_the_headings_is_passed_over() -> None:
    proposal = proposal_of("Family,Main carer,Approved\n(surname),(name),(dd/mm/yyyy)\nOyelaran,Grace,01/12/2019\n")
    assert names(proposal) == ["Oyelaran"]


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Approved", ("2", "3", "1"), Field.APPROVED_NUMBER),
        ("Approved", ("0-18", "5-10", "0-5"), Field.APPROVED_AGES),
        ("Approved", ("Y", "Y", "N"), Field.LEAVE_OUT),
        ("Approved for", ("01/12/2019", "02/02/2020", "1 Dec 19"), Field.APPROVED_ON),
        ("Type", ("Active", "On hold", "Active"), Field.STATUS),
        ("Status", ("County", "Connected", "County"), Field.KIND),
        ("Connected", ("Y", "N", "N"), Field.CONNECTED),
        ("", ("BH24 8GQ", "SO40 1AA", "BH25 7HL"), Field.POSTCODE),
        ("Where", ("07700900123", "07700900124", "07700900125"), Field.ANY_PHONE),
    ],
)
def test_a_heading_is_held_against_what_stands_below_it(heading: str, values: tuple[str, ...], field: Field) -> None:
    rows = "".join(f"N{i};Jo N{i};{value}\n" for i, value in enumerate(values))
    layout = guess_layout(csv_sheet(f"Family;Main carer;{heading}\n{rows}"))
    assert layout.columns[2].field is field


def test_the_worker_can_change_the_layout() -> None:
    sheet = csv_sheet("Family;Main carer;Where;Notes\nBell;Jo Bell;Ringwood;x\n")
    layout = guess_layout(sheet)
    assert layout.columns[2].field is Field.LEAVE_OUT
    changed = layout.with_field(3, Field.TOWN).with_field(4, Field.LEAVE_OUT)
    assert [column.field for column in changed.columns_of(Field.TOWN)] == [Field.TOWN]
    moved = changed.with_field(2, Field.TOWN)
    assert [column.number for column in moved.columns_of(Field.TOWN)] == [2]
    assert changed.with_shape(Shape.PERSON).shape is Shape.PERSON
    assert Field.LEAVE_OUT in SEVERAL_COLUMNS


def test_without_headings_nothing_is_proposed_and_the_worker_is_told() -> None:
    proposal = proposal_of("Oyelaran;Grace Oyelaran;07700900664\nSmith;Jo Smith;07700900665\n")
    assert proposal.rows == ()
    assert "no column" in proposal.problems[0].problem


def test_headings_alone_are_told_too() -> None:
    assert "no family" in proposal_of("Family;Main carer;Tel\n").problems[0].problem


def test_the_best_of_several_sheets() -> None:
    cover = csv_sheet("Hive list - do not e-mail\n")
    workers = csv_sheet("Name;Phone\nBen Oduya;01632960111\n")
    families = csv_sheet("Family;Main carer;Tel\nBell;Jo Bell;077\nHollis;Al Hollis;078\n")
    hidden = Sheet("old", families.rows * 3, hidden=True)
    assert best_sheet(Workbook((cover, workers, hidden, families))) == 3


@pytest.mark.parametrize("note", ["ON HOLD 14/09/26", "on-hold since Sept", "Now on hold (illness)"])
def test_notes_that_say_on_hold(note: str) -> None:
    assert is_on_hold(note)


@pytest.mark.parametrize(
    "note", ["no longer on hold", "was on hold until May", "not on hold", "On hold ended 3 May", "x"]
)
def test_notes_that_do_not(note: str) -> None:
    assert not is_on_hold(note)


@pytest.mark.parametrize(
    ("hold", "status", "since"),
    [
        ("14/09/26", Status.ON_HOLD, date(2026, 9, 14)),
        ("since 14 Sept 2026", Status.ON_HOLD, date(2026, 9, 14)),
        ("Y", Status.ON_HOLD, None),
        ("N", Status.ACTIVE, None),
        ("No longer", Status.ACTIVE, None),
        ("", Status.ACTIVE, None),
    ],
)
def test_holds(hold: str, status: Status, since: date | None) -> None:
    household = proposal_of(f"Family;Main carer;On hold\nBell;Jo Bell;{hold}\n").rows[0].household
    assert household.family.status is status
    assert [(one.started_on, one.ended_on) for one in household.holds] == [(since, None)] * (status is Status.ON_HOLD)


def test_a_hold_has_its_reason_and_its_review() -> None:
    (row,) = proposal_of(
        "Family;Main carer;Status;On hold since;Hold reason;Hold review\n"
        "Bell;Jo Bell;On hold;02/11/2026;Illness;30/11/2026\n"
    ).rows
    (hold,) = row.household.holds
    assert (hold.started_on, hold.reason, hold.review_on) == (date(2026, 11, 2), "Illness", date(2026, 11, 30))
    assert row.problems == ()


def test_a_hold_that_would_begin_in_the_future_is_open_without_its_day() -> None:
    (row,) = proposal_of("Family;Main carer;On hold\nBell;Jo Bell;02/12/2026\n").rows
    assert [hold.started_on for hold in row.household.holds] == [None]
    assert [(problem.cell, "future" in problem.problem) for problem in row.problems] == [("C2", True)]


def test_a_reason_for_a_hold_of_a_family_that_is_not_on_hold_is_named() -> None:
    first, second = proposal_of(
        "Family;Main carer;On hold since;Hold reason\nBell;Jo Bell;;Not well in May\nFox;Al Fox;;none\n"
    ).rows
    assert first.household.holds == ()
    assert [problem.cell for problem in first.problems] == ["D2"]
    assert second.problems == ()


def test_leaving_and_to_which_hive() -> None:
    proposal = proposal_of(
        "Family;Main carer;Left on;Reason for leaving;Moved to Hive\n"
        "A;Jo A;01/02/2026;;Romsey\nB;Jo B;01/02/2026;De-registered;\nC;Jo C;01/02/2026;Fell out with us;n/a\n"
        "D;Jo D;;adoption;Romsey\n"
    )
    families = [row.household.family for row in proposal.rows]
    assert [(family.left_reason, family.moved_to) for family in families] == [
        (LeavingReason.MOVED_HIVE, "Romsey"),
        (LeavingReason.DEREGISTERED, ""),
        (LeavingReason.OTHER, ""),
        (None, ""),  # it has not left
    ]
    assert [family.notes for family in families] == ["", "", "Reason for leaving: Fell out with us", ""]


def test_named_children_and_training() -> None:
    first, second = proposal_of(
        "Family;Main carer;Second carer;Type;Named children;Training\n"
        "Bell;Jo Bell;;Kinship;Tom and Ann Fox;First aid, E-Safety\nFox;Al Fox;Pat Fox;County;no;First aid\n"
    ).rows
    assert first.household.approval is not None
    assert first.household.approval.named_children == "Tom and Ann Fox"
    assert first.household.carers[0].training_done == "First aid, E-Safety"
    assert second.household.approval is None
    assert [carer.training_done for carer in second.household.carers] == ["", ""]
    assert second.household.family.notes == "Training: First aid"


def test_training_of_each_person() -> None:
    (row,) = proposal_of(
        "Family name;First name;Surname;Role;Training done\n"
        "Bell;Jo;Bell;Main carer;First aid\nBell;Al;Bell;Partner;\nBell;Tom;Fox;LAC;\n"
    ).rows
    assert [carer.training_done for carer in row.household.carers] == ["First aid", ""]


def test_standing_with_the_hive() -> None:
    proposal = proposal_of(
        "Family;Main carer;Status;Waiting since;Left on;Type;Transfer from IFA\n"
        "A;Jo A;Active;;;County;\nB;Jo B;;01/02/2026;;Kinship;Y\nC;Jo C;;;01/02/2026;SGO;Acme Fostering\n"
        "D;Jo D;purple;;;green;no\n"
    )
    families = [row.household.family for row in proposal.rows]
    assert [family.status for family in families] == [Status.ACTIVE, Status.WAITING, Status.LEFT, Status.ACTIVE]
    assert [family.kind for family in families][:3] == [
        FamilyKind.COUNTY,
        FamilyKind.CONNECTED,
        FamilyKind.SPECIAL_GUARDIAN,
    ]
    assert [(f.ifa_transfer, f.ifa_agency) for f in families[1:]] == [(True, ""), (True, "Acme Fostering"), (False, "")]
    assert [problem.cell for problem in proposal.all_problems()] == ["F5", "C5"]


def test_approval_in_the_future_is_named_but_kept() -> None:
    proposal = proposal_of("Family;Main carer;Approved\nBell;Jo Bell;01/12/2026\n")
    approval = proposal.rows[0].household.approval
    assert approval is not None
    assert approval.approved_on == date(2026, 12, 1)
    assert "future" in proposal.all_problems()[0].problem


def test_numbers_without_a_place_of_their_own_go_to_the_notes() -> None:
    row = proposal_of("Family;Main carer;Mobile;Notes\nBell;Jo Bell;07700900123 / 07700900124;Kind\n").rows[0]
    assert row.household.family.mobile == "07700900123"
    assert row.household.family.notes == "Kind\nOther telephone: 07700900124"


def test_mixed_names_and_numbers_of_children() -> None:
    found = counts(proposal_of("Family;Main carer;LAC\nBell;Jo Bell;2\nHollis;Al Hollis;Tom Bell (1/2/15)\n"))
    assert (found.children_in_care, found.children_only_counted) == (3, 2)


def test_entries_that_only_look_alike_are_named_and_kept() -> None:
    proposal = proposal_of(
        "Family;Main carer;Tel;Post code\nBell;Jo Bell;07700900123;BH24 1AA\nBell;Pat Bell;07700900124;BH24 1AA\n"
    )
    assert counts(proposal).families == 2
    assert "row 2" in proposal.all_problems()[0].problem


def test_hidden_columns_of_nothing_do_not_matter() -> None:
    assert propose(csv_sheet("Family;;Main carer;;Tel\nBell;;Jo Bell;;07700900123\n")).rows[0].take
