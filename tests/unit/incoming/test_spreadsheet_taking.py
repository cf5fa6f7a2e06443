"""An import adds and updates: it never doubles, never blanks, never deletes."""

import itertools
from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hivedesk.domain.approval import Approval
from hivedesk.domain.families import Carer, ChildInCare, Family, FamilyKind, Professional, ProfessionalRole, Status
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.incoming.spreadsheet import (
    New,
    Resembles,
    Update,
    changes_of,
    match_existing,
    merge,
    to_household,
)
from tests.unit.incoming.spreadsheet_builders import FIXTURES, proposal_of, propose_file

HEADINGS = "Ref;Family;Main carer;Second carer;Mobile;Type;Approved;LAC;SSW;Notes;Pets\n"
LINE = "H1;Bell;Jo Bell;Al Bell;07700900123;Connected;01/12/2019;Tom Fox (01/02/2015);Ben Oduya;Kind;dog\n"


def ids() -> "itertools.count[int]":
    return itertools.count(1)


def taken(text: str = LINE) -> Household:
    """The household of a line, as it stands on record after an import."""
    numbers = ids()
    return to_household(proposal_of(HEADINGS + text).rows[0], lambda: f"id{next(numbers)}")


def merged(existing: Household, text: str) -> Household:
    numbers = ids()
    return merge(existing, proposal_of(HEADINGS + text).rows[0], lambda: f"new{next(numbers)}")


def test_new_records_have_ids_of_their_own_and_belong_together() -> None:
    household = taken()
    assert household.approval is not None
    records = [*household.carers, *household.children_in_care, *household.own_children, *household.professionals]
    assert {record.family_id for record in records} == {household.family.id}
    every = [str(record.id) for record in [household.family, household.approval, *records]]
    assert len(set(every)) == len(every)
    assert "" not in every


def test_importing_again_changes_nothing() -> None:
    household = taken()
    assert merged(household, LINE) == household
    assert match_existing(proposal_of(HEADINGS + LINE), [household]) == (Update(household.family.id, ()),)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["hive-families.xlsx", "hive-families-messy.xlsx", "hive-families.csv"]), st.randoms())
def test_importing_a_whole_file_again_changes_nothing(name: str, random: Random) -> None:
    proposal = propose_file(name, (FIXTURES / name).read_bytes())
    numbers = ids()
    known = [to_household(row, lambda: f"id{next(numbers)}") for row in proposal.rows if row.take]
    random.shuffle(known)
    matches = match_existing(proposal, known)
    for row, match in zip(proposal.rows, matches, strict=True):
        if row.take:
            assert match == Update(match.family_id if isinstance(match, Update) else FamilyId(""), ())
    assert len({match.family_id for row, match in zip(proposal.rows, matches, strict=True) if row.take}) == len(known)  # type: ignore[union-attr]


def test_what_the_sheet_leaves_open_stays() -> None:
    household = replace(
        taken(), family=replace(taken().family, kind=FamilyKind.CONNECTED, status=Status.CLOSING, town="Ringwood")
    )
    after = merged(household, "H1;BELL;;;;;;;;;\n")
    assert after == household


def test_what_the_sheet_states_is_taken_and_shown() -> None:
    household = taken()
    line = "H1;Bell;Jo Bell;Al Bell;07700900999;County;02/12/2019;Tom Fox (01/02/2015);Ben Oduya;Kind;cat\n"
    after = merged(household, line)
    assert after.family.mobile == "07700 900999"
    assert after.family.kind is FamilyKind.COUNTY
    changes = {c.what: (c.before, c.after) for c in changes_of(household, proposal_of(HEADINGS + line).rows[0])}
    assert changes == {
        "Mobile": ("07700 900123", "07700 900999"),
        "Kind of carer": ("connected carer", "county carer"),
        "Approved on": ("Sun 1 Dec 2019", "Mon 2 Dec 2019"),
        "Pets": ("dog", "cat"),
    }


def test_new_people_are_added_and_nobody_goes() -> None:
    household = taken()
    line = "H1;Bell;Jo Bell;Sam Bell;;;;Ann Fox (01/02/2016);;;\n"
    after = merged(household, line)
    assert [carer.first_name for carer in after.carers] == ["Jo", "Al", "Sam"]
    assert [carer.main_carer for carer in after.carers] == [True, False, False]
    assert [child.first_name for child in after.children_in_care] == ["Tom", "Ann"]
    assert {carer.family_id for carer in after.carers} == {household.family.id}
    added = [c for c in changes_of(household, proposal_of(HEADINGS + line).rows[0]) if c.what.endswith("added")]
    assert [(c.what, c.after) for c in added] == [("Carer added", "Sam Bell"), ("Child in care added", "Ann Fox")]


def test_a_missing_birthday_is_filled_in_and_a_known_one_kept() -> None:
    household = taken("H1;Bell;Jo Bell;;;;;Tom Fox;;;\n")
    after = merged(household, LINE)
    assert [child.date_of_birth for child in after.children_in_care] == [date(2015, 2, 1)]
    assert merged(after, "H1;Bell;Jo Bell;;;;;Tom Fox;;;\n") == after


def test_notes_are_added_to_not_replaced() -> None:
    household = replace(taken(), family=replace(taken().family, notes="Written by hand."))
    assert merged(household, LINE).family.notes == "Written by hand.\nKind"


def test_a_new_supervising_social_worker_stands_first_and_the_old_one_is_kept() -> None:
    after = merged(taken(), LINE.replace("Ben Oduya", "Lorna Petrie"))
    assert [(p.name, p.role) for p in after.professionals] == [
        ("Lorna Petrie", ProfessionalRole.SSW),
        ("Ben Oduya", ProfessionalRole.OTHER),
    ]


def test_an_approval_is_made_where_there_was_none() -> None:
    household = replace(taken(), approval=None)
    after = merged(household, LINE)
    assert isinstance(after.approval, Approval)
    assert after.approval.family_id == household.family.id
    assert after.approval.id == "new1"


def on_record(name: str, *, mobile: str = "", carer: str = "", postcode: str = "") -> Household:
    family = Family(id=FamilyId(name), name=name, mobile=mobile, postcode=postcode)
    first, _, last = carer.partition(" ")
    carers = (Carer(id=CarerId("c"), family_id=family.id, first_name=first, last_name=last),) if carer else ()
    return Household(family=family, carers=carers)


def test_matches_with_the_families_on_record() -> None:
    proposal = proposal_of(
        "Family;Main carer;Mobile;Post code\nBell;Jo Bell;07700900123;BH24 1AA\nHollis;Al Hollis;07700900124;\n"
        "Fox;Pat Fox;07700900125;SO40 1AA\nIbbotsoné;Leena;07700900126;\n"
    )
    known = [
        on_record("BELL", mobile="+44 7700 900123"),
        on_record("Fox", postcode="SO40 1AA", mobile="07700 900999"),
        on_record("Ibbotson", mobile="07700900126"),
    ]
    bell, hollis, fox, ibbotson = match_existing(proposal, known)
    assert isinstance(bell, Update)
    assert hollis == New()
    assert fox == Resembles((FamilyId("Fox"),), "The same family name and postcode.")
    assert isinstance(ibbotson, Update)


def test_the_same_reference_and_name_is_the_same_family() -> None:
    known = replace(on_record("Bell"), family=replace(on_record("Bell").family, reference="h1"))
    (match,) = match_existing(proposal_of(HEADINGS + LINE), [known])
    assert isinstance(match, Update)


def test_two_rows_never_update_one_family() -> None:
    proposal = proposal_of("Ref;Family;Main carer;Mobile\nH1;Bell;Jo Bell;07700900123\nH2;Bell;Pat Bell;07700900124\n")
    known = Household(
        family=Family(id=FamilyId("f"), name="Bell", mobile="07700900123", phone="07700900124"),
        children_in_care=(ChildInCare(id=ChildId("x"), family_id=FamilyId("f"), first_name="Tom"),),
        professionals=(Professional(id="p", family_id=FamilyId("f"), name="Ben"),),
    )
    first, second = match_existing(proposal, [known])
    assert isinstance(first, Update)
    assert isinstance(second, Resembles)
