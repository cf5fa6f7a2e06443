"""The handover sheet from the records: what the host is told, what not, and the numbers of its copies."""

from dataclasses import replace
from datetime import date

import pytest

from hivedesk.casework import documents
from hivedesk.casework.audit_trail import audit_lines
from hivedesk.casework.handover_sheets import handover_sheet
from hivedesk.casework.hive_details import change_hive
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import Gender, Professional, ProfessionalRole
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import SchoolRun, Stay
from hivedesk.foundation.errors import CannotWrite, RuleRefused
from hivedesk.outgoing.documents import handover_sheet_file_name
from tests.builders import NOW, a_family, a_hive_desk
from tests.unit.casework.stay_records import a_child, a_request, a_stay, put
from tests.unit.outgoing.paper_builders import needs_poppler, read

AMY = a_child(
    known_as="Amy",
    date_of_birth=date(2015, 11, 20),  # eleven on the day, ten today
    gender=Gender.GIRL,
    sibling_ids=(ChildId("ben"), ChildId("cy")),
    siblings="half-brother Quentin in Hull",
    placing_authority="Portsmouth",
    social_worker="Wanda Frost",
    social_worker_phone="01632 960333",
    school="Hillside Primary",
    health="Asthma",
    allergies="nuts",
    medication="Melatonin 2 mg",
    gp="Ringwood Surgery",
    access_needs="steps",
    diet="halal",
    sleep="light on",
    culture="prayers",
    comfort="rabbit",
    risk_flags="sets fires",
    no_contact="no calls with Mr Pike",
    no_contact_ids=(ChildId("zed"),),
    not_collected_by="Mr D. Pike",
    own_words="I love pancakes.",
)
BEN = a_child("ben", first_name="Ben", last_name="Stone", sibling_ids=(ChildId("amy"),))
CY = a_child("cy", first_name="Cyril", last_name="Stone")
ZED = a_child("zed", "chen", first_name="Zedekiah", last_name="Quill", no_contact_ids=(ChildId("amy"),))
PREPARED = {
    "transport": "Grace brings them",
    "bring": "red bag",
    "host_may_decide": "cinema",
    "medication_consent": "Grace, in writing",
    "safety_notes": "Lock the front door.",
}


@pytest.fixture
def desk():
    ssw = Professional(id="p1", family_id=FamilyId("okafor"), name="Ruth Cole", phone="01632960444")
    other = replace(ssw, id="p2", name="Nora Glass", role=ProfessionalRole.CHILD_SOCIAL_WORKER)
    okafor = a_family(
        "Okafor",
        id="okafor",
        carers=("Grace", "Lewis"),
        children=(AMY, BEN, CY),
        professionals=(other, ssw),
        address="14 Birch Lane",
        postcode="BH24 9ZZ",
        mobile="",
        phone="01632960777",
        notes="Allegation of 2019",
    )
    carers = (replace(okafor.carers[0], mobile="07700900123"), okafor.carers[1])
    bell = a_family("Bell", id="bell", carers=("Wei",))
    desk = a_hive_desk(replace(okafor, carers=carers), bell, a_family("Chen", id="chen", children=(ZED,)))
    change_hive(desk, replace(desk.hive, worker="Maureen Hale", worker_phone="07700900001"))
    put(
        desk,
        a_request(
            children=("amy", "ben"),
            school_run=SchoolRun.HOST,
            child_wishes="not with the Chens",
            carer_wishes="they are worn out",
            reason_note="quarrels at home",
        ),
        a_stay(child_ids=(ChildId("amy"), ChildId("ben")), **PREPARED),
    )
    return desk


def document_of(desk, stay_id="s1"):
    return documents.handover_sheet_document(handover_sheet(desk, stay_id), desk.hive, NOW, desk.author)


def change(desk, **fields):
    with desk.act(ActKind.PREPARE_STAY) as act:
        act.update(replace(desk.store.get(Stay, "s1"), **fields))


def test_it_gathers_what_the_host_needs(desk):
    sheet = handover_sheet(desk, "s1")
    amy, ben = sheet.children
    assert (amy.called, amy.age, amy.together_with) == ("Amy", 11, ("Ben",))
    assert (ben.called, ben.age, ben.together_with) == ("Ben", None, ("Amy",))
    assert (amy.health, amy.allergies, amy.medication, amy.gp) == (
        "Asthma",
        "nuts",
        "Melatonin 2 mg",
        "Ringwood Surgery",
    )
    assert (amy.not_collected_by, amy.no_contact, amy.others_named) == ("Mr D. Pike", "no calls with Mr Pike", True)
    assert (sheet.host, sheet.what, sheet.school_run) == ("Bell", "Sleepover", SchoolRun.HOST)
    assert sheet.when == "Fri 20 Nov 2026, 16:00, to Sun 22 Nov 2026, 17:00 (2 nights)"
    assert (sheet.copy, sheet.back_by) == (1, date(2026, 11, 29))
    assert {name: getattr(sheet, name) for name in PREPARED} == PREPARED


def test_whom_to_ring_in_the_order_in_which_they_are_rung(desk):
    assert [(phone.who, phone.number) for phone in handover_sheet(desk, "s1").phones] == [
        ("Grace", "07700 900123"),
        ("The carers", "01632 960777"),
        ("Maureen Hale", "07700 900001"),
        ("Ruth Cole", "01632 960444"),
        ("Fostering Duty Line", "01632 960101"),
        ("Out of Hours Service", "01632 960102"),
    ]


def test_numbers_that_are_not_recorded_are_still_named():
    home = a_family("Okafor", id="okafor", children=(AMY,), mobile="")
    desk = a_hive_desk(home, a_family("Bell", id="bell"), a_family("Chen", id="chen", children=(ZED,)))
    put(desk, a_request(), a_stay())
    phones = handover_sheet(desk, "s1").phones
    assert [(phone.who, phone.number) for phone in phones][:3] == [
        ("The carers", ""),
        ("Maureen Hale", ""),
        ("SSW", ""),
    ]


@needs_poppler
def test_nothing_that_does_not_belong_there_is_printed(desk):
    document = document_of(desk)
    text = read(document.content)
    for words in (
        *("Stone", "Okafor", "Amelia", "2015", "Quentin", "Cyril", "Hull"),
        *("Portsmouth", "Frost", "960333", "Nora Glass"),
        *("fires", "Zed", "Quill"),
        *("Birch Lane", "BH24", "Allegation"),
        *("Chen", "worn out", "quarrels", "a break for the carers"),
    ):
        assert words not in text, words
        assert words.encode() not in document.content
    for words in ("Amy, 11", "Mr D. Pike", "no calls with Mr Pike", "Lock the front door.", "I love pancakes."):
        assert words in text, words


def test_reading_who_must_not_collect_is_logged(desk):
    handover_sheet(desk, "s1")
    last = audit_lines(desk, 1)[0]
    assert last.told() == "Who must not collect a child read for the handover sheet"
    assert last.family_id == "okafor"


def test_no_sheet_for_a_stay_that_is_gone_or_cancelled(desk):
    with pytest.raises(RuleRefused):
        handover_sheet(desk, "nowhere")
    change(desk, cancelled_on=date(2026, 11, 14))
    with pytest.raises(RuleRefused, match="cancelled"):
        handover_sheet(desk, "s1")


# -- copies


def test_each_printed_or_saved_copy_has_its_number(desk, tmp_path):
    first = document_of(desk)
    changed = documents.log_printing(desk, first)
    assert (changed.tables, changed.record_id) == ({"stay"}, "s1")
    second = documents.protect(document_of(desk), "four plain words here")
    assert (first.copy, second.copy) == (1, 2)
    documents.save(desk, second, tmp_path / second.file_name)
    assert desk.store.get(Stay, "s1").sheet_copies == 2
    assert handover_sheet(desk, "s1").copy == 3
    said = [line.told() for line in audit_lines(desk, 5)]
    assert "Handover sheet of Okafor printed" in said
    assert "Handover sheet of Okafor saved outside HiveDesk" in said


def test_a_number_goes_out_once(desk, tmp_path):
    one, same = document_of(desk), document_of(desk)
    documents.log_printing(desk, one)
    entries = len(audit_lines(desk, 100))
    for again in (one, same):
        with pytest.raises(RuleRefused, match="Copy 1 of this handover sheet has gone out already"):
            documents.log_printing(desk, again)
        with pytest.raises(RuleRefused, match="gone out"):
            documents.save(desk, again, tmp_path / "sheet.pdf", in_clear=True)
    assert not (tmp_path / "sheet.pdf").exists()
    assert desk.store.get(Stay, "s1").sheet_copies == 1
    assert len(audit_lines(desk, 100)) == entries


def test_a_copy_that_could_not_be_saved_does_not_count(desk, tmp_path):
    document = document_of(desk)
    with pytest.raises(RuleRefused, match="no password"):
        documents.save(desk, document, tmp_path / "sheet.pdf")
    with pytest.raises(CannotWrite):
        documents.save(desk, document, tmp_path / "nowhere" / "sheet.pdf", in_clear=True)
    assert desk.store.get(Stay, "s1").sheet_copies == 0


def test_no_copy_goes_out_of_a_stay_that_is_gone(desk):
    document = replace(document_of(desk), stay_id="nowhere")
    with pytest.raises(RuleRefused, match="no longer on record"):
        documents.log_printing(desk, document)


def test_other_papers_count_nothing(desk):
    document = documents.Document(documents.DocumentKind.ROTA, b"", "rota-2026-11.pdf")
    assert documents.log_printing(desk, document).tables == frozenset()


def test_the_file_name_names_nobody(desk):
    name = document_of(desk).file_name
    assert name == handover_sheet_file_name(date(2026, 11, 20), "s1", 1)
    assert name.startswith("handover-sheet-2026-11-20-") and name.endswith("-1.pdf")
