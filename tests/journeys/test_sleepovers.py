"""Sleepovers on a real X screen, used as assistive technology does: what a story did is then in the records."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hivedesk.casework import hosts
from hivedesk.casework.claims import open_claims
from hivedesk.casework.desk import Desk
from hivedesk.casework.monthly_summary import month_alone
from hivedesk.casework.stay_requests import all_requests
from hivedesk.domain.approval import Room
from hivedesk.domain.families import Answer, ChildInCare, Professional, Smoking
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import ServiceDecision, Urgency
from hivedesk.domain.sleepovers.stay import StayState, nights_of
from hivedesk.foundation.clock import local
from hivedesk.outgoing.protect import is_protected
from tests.builders import a_family
from tests.journeys.prepared_hive import SECRET, days_ago, opened_again, prepared
from tests.journeys.real_window import names_found_in_clear, tell

pytestmark = pytest.mark.screen
OKAFOR, TREGARTHEN = FamilyId("okafor"), FamilyId("tregarthen")
APPROVAL = {"approved_on": date(2020, 5, 1), "number": 3, "age_from": 0, "age_to": 18}


def typed(days: int) -> str:
    return days_ago(days).strftime("%d/%m/%Y")


def families():
    tamsin = ChildInCare(
        id=ChildId("tamsin"),
        family_id=OKAFOR,
        first_name="Tamsin",
        last_name="Quillfeather",
        date_of_birth=date(2016, 6, 1),
        delegated_sleepovers=Answer.YES,
        allergies="Strawberries",
        medication="Inhaler, two puffs at 19:00",
        gp="Dr Lark, 01632 960555",
        sleep="Landing light on",
        comfort="Humming helps",
        not_collected_by="Her uncle Percival",
        risk_flags="Climbs out of windows",
        social_worker="Priya Shah",
        siblings="A brother, Osric, in Truro",
        own_words="I like to know what is for tea.",
    )
    ssw = Professional(id="ssw", family_id=OKAFOR, name="Ines Calder", phone="01632 960321")
    room = Room(id="r", family_id=TREGARTHEN, name="Attic")
    return (
        a_family("Okafor", id="okafor", children=(tamsin,), approval=APPROVAL, professionals=(ssw,)),
        a_family(
            "Tregarthen", id="tregarthen", carers=("Morwenna",), approval=APPROVAL, rooms=(room,), smoking=Smoking.NO
        ),
        a_family("Boscawen", id="boscawen", carers=("Jenifer",), approval=APPROVAL),
    )


def offer_every_night(desk: Desk) -> None:
    offer = replace(hosts.offer_of(desk, TREGARTHEN), nights=tuple(range(1, 8)), emergencies=True)
    hosts.record_offer(desk, replace(offer, gives_medicine=Answer.YES, school_run=Answer.YES))


def test_a_sleepover_from_the_request_to_the_claim_list(tmp_path: Path):
    home, out = tmp_path / "home", tmp_path / "out"
    out.mkdir()
    with prepared(home, *families()) as desk:
        offer_every_night(desk)
    told = tell("sleepover", home, arguments=(SECRET, str(out), typed(3), typed(1)), seconds=200)
    assert told.rstrip().endswith("-- done")
    with opened_again(home) as desk:
        (line,) = all_requests(desk)
        (stay,) = line.stays
        assert (line.state, stay.host_id, len(nights_of(stay))) == (StayState.DEBRIEFED, TREGARTHEN, 2)
        assert (stay.sheet_copies, stay.bring) == (1, "Her grey rabbit")
        (decision,) = desk.store.select(ServiceDecision)
        assert (decision.decided_by, decision.reference, decision.rules) == ("Priya Shah", "CSW-118", ("risk",))
        (claim,) = open_claims(desk, TREGARTHEN)
        assert (claim.quantity, "T. Q." in claim.what) == ("2 nights", True)
        months = {(day.year, day.month) for day in (days_ago(3), days_ago(2))}
        summaries = [month_alone(desk, *month).summary for month in months]
        assert sum(summary.figure("sleepovers.child_nights").value for summary in summaries) == 2
    sheet = out / "sheet.pdf"
    assert is_protected(sheet.read_bytes())
    password = re.search(r"(?m)^password (.+)$", told)
    assert password is not None
    text = text_of(sheet, password.group(1))
    for words in (
        "Tamsin",
        "Strawberries",
        "Inhaler, two puffs at 19:00",
        "Dr Lark, 01632 960555",
        "Landing light on",
        "Humming helps",
        "Her uncle Percival",
        "Her grey rabbit",
        "The gate to the pond stays shut",
        "I like to know what is for tea.",
        "Ines Calder",
        "Fostering Duty Line",
        "01632 960101",
        "01632 960102",
        "opy 1",
        "estroy by",
    ):
        assert words in text, words
    for words in ("Quillfeather", "Climbs out", "Osric", "2016"):
        assert words not in text, words
    names = ("Tamsin", "Quillfeather", "Tregarthen", "Percival")
    assert names_found_in_clear(home, names) == []
    assert names_found_in_clear(out, names) == []


def test_an_emergency_at_nine_in_the_evening_is_at_the_top_of_today_and_the_child_is_there_tonight(tmp_path: Path):
    home = tmp_path / "home"
    with prepared(home, *families()) as desk:
        offer_every_night(desk)
    told = tell("emergency", home, arguments=(SECRET,), module="tests.journeys.at_nine")
    assert told.rstrip().endswith("-- done")
    with opened_again(home) as desk:
        (line,) = all_requests(desk)
        (stay,) = line.stays
        assert (line.request.urgency, line.state) == (Urgency.EMERGENCY, StayState.STARTED)
        assert (stay.authorised_by, stay.authorised_ref) == ("Out of Hours Service, Bo Lind", "OOH-21-04")
        assert nights_of(stay) == (days_ago(-1),)
        assert local(line.request.starts_at).hour == 21
        (decision,) = desk.store.select(ServiceDecision)
        assert (decision.reference, decision.rules) == ("OOH-21-04", ("risk",))


def text_of(pdf: Path, password: str) -> str:
    run = subprocess.run(
        ["pdftotext", "-layout", "-upw", password, str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return run.stdout
