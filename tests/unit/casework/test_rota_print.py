"""The rota of a month from the records: hosts, nights, stays, and requests that nobody met."""

from datetime import date

import pytest

from hivedesk.casework import documents
from hivedesk.casework.rota_print import rota_print
from hivedesk.domain.families import LeavingReason, Status
from hivedesk.domain.ids import ChildId
from hivedesk.domain.sleepovers.records import Outcome, RefusalReason
from hivedesk.foundation.clock import at_london
from tests.builders import NOW, a_family, a_hive_desk
from tests.unit.casework.stay_records import a_child, a_request, a_stay, an_offer, put, times
from tests.unit.outgoing.paper_builders import needs_poppler, read

AMY = a_child(known_as="Amy", health="Asthma", risk_flags="sets fires", not_collected_by="Mr Pike")
BEN = a_child("ben", first_name="Ben", last_name="Ode")


@pytest.fixture
def desk():
    return a_hive_desk(
        a_family("Okafor", id="okafor", children=(AMY, BEN)),
        a_family("Bell", id="bell"),
        a_family("Chen", id="chen"),
        a_family("Doyle", id="doyle"),
    )


def november(desk):
    return rota_print(desk, 2026, 11)


def test_hosts_stand_there_for_an_offer_or_a_stay(desk):
    put(desk, an_offer("chen"), an_offer("doyle", nights=()), a_request(), a_stay())
    rota = november(desk)
    assert [host.name for host in rota.hosts] == ["Chen", "Bell"]
    assert len(rota.days) == 30
    assert rota.child_nights == 2


def test_nights_stand_under_the_date_on_which_they_begin(desk):
    both = (ChildId("amy"), ChildId("ben"))
    put(desk, a_request(children=("amy", "ben")), a_stay(child_ids=both, authorised_on=None))
    bell = november(desk).hosts[0]
    assert {day.day: [mark.initials for mark in marks] for day, marks in bell.marks.items()} == {
        20: ["A. S.", "B. O."],
        21: ["A. S.", "B. O."],
    }
    assert not bell.marks[date(2026, 11, 20)][0].authorised
    assert bell.child_nights == 4


def test_only_the_nights_of_this_month_count(desk):
    over = times(date(2026, 10, 30), 16, date(2026, 11, 2), 9)
    put(desk, a_request(**over), a_stay(**over))
    rota = november(desk)
    assert [sorted(host.marks) for host in rota.hosts] == [[date(2026, 11, 1)]]
    assert (rota.hosts[0].child_nights, rota.stays[0].nights) == (1, 3)
    assert [sorted(host.marks)[0].day for host in rota_print(desk, 2026, 10).hosts] == [30]
    assert rota_print(desk, 2026, 12).hosts == ()


def test_day_care_counts_no_nights(desk):
    by_day = times(date(2026, 11, 20), 9, date(2026, 11, 20), 15)
    put(desk, a_request(**by_day), a_stay(**by_day))
    rota = november(desk)
    assert rota.hosts[0].marks[date(2026, 11, 20)][0].day_care
    assert (rota.hosts[0].child_nights, rota.stays[0].nights) == (0, 0)
    assert rota.stays[0].when == "Fri 20 Nov 2026, 09:00 to 15:00"


def test_what_took_place_stands_as_it_took_place(desk):
    early = at_london(date(2026, 11, 21), 10)
    put(desk, a_request(), a_stay(started_at=at_london(date(2026, 11, 20), 18), returned_at=early))
    rota = november(desk)
    assert (rota.hosts[0].child_nights, rota.stays[0].state) == (1, "returned")
    assert rota.stays[0].when == "Fri 20 Nov 2026, 18:00, to Sat 21 Nov 2026, 10:00 (1 night)"


def test_a_stay_in_words(desk):
    put(desk, a_request(), a_stay(transport="Grace brings her", sheet_given_on=date(2026, 11, 12)))
    stay = november(desk).stays[0]
    assert (stay.host, stay.children, stay.transport) == ("Bell", "A. S.", "Grace brings her")
    assert (stay.authorised, stay.state) == ("Ruth Cole, Mon 9 Nov 2026, FS-118", "ready: sheet given")
    again = a_hive_desk(a_family("Okafor", id="okafor", children=(AMY,)), a_family("Bell", id="bell"))
    put(again, a_request(), a_stay(authorised_by="", authorised_on=None, authorised_ref=""))
    assert november(again).stays[0].authorised == "not yet"


def test_requests_without_a_host_are_told_by_initials_and_date(desk):
    put(desk, a_request(children=("amy", "ben")), a_stay())
    unmet = november(desk).unmet
    assert [(one.children, one.why) for one in unmet] == [("B. O.", "no host yet")]
    assert unmet[0].when == "Fri 20 Nov 2026, 16:00, to Sun 22 Nov 2026, 17:00 (2 nights)"


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (RefusalReason.NO_ROOM, "no bed or bedroom"),
        (RefusalReason.NO_HOST, "no host was free"),
        (RefusalReason.NOT_TOGETHER, "could not be met"),
        (RefusalReason.NEEDS, "could not be met"),
        (RefusalReason.OTHER, "could not be met"),
        (None, "could not be met"),
    ],
)
def test_a_refusal_never_tells_about_a_child(desk, reason, said):
    closed = {"closed_on": date(2026, 11, 10), "outcome": Outcome.REFUSED, "refusal": reason}
    put(desk, a_request(outcome_note="he bit Mia", **closed))
    assert [one.why for one in november(desk).unmet] == [said]


def test_what_was_withdrawn_or_cancelled_is_not_there(desk):
    put(
        desk,
        a_request(closed_on=date(2026, 11, 10), outcome=Outcome.WITHDRAWN),
        a_request("r2", children=("ben",)),
        a_stay("s2", "r2", child_ids=(ChildId("ben"),), cancelled_on=date(2026, 11, 10)),
    )
    rota = november(desk)
    assert (rota.hosts, rota.stays) == ((), ())
    assert [one.children for one in rota.unmet] == ["B. O."]


def test_a_host_who_has_left_keeps_the_row_of_its_stays():
    left = a_family("Bell", id="bell", status=Status.LEFT, left_on=date(2026, 11, 1), left_reason=LeavingReason.OTHER)
    desk = a_hive_desk(a_family("Okafor", id="okafor", children=(AMY,)), left)
    put(desk, an_offer("bell"), a_request(), a_stay())
    assert [host.name for host in november(desk).hosts] == ["Bell"]


@needs_poppler
def test_the_paper_tells_nothing_but_the_plan(desk):
    stay = a_stay(safety_notes="Lock the door", medication_consent="yes", child_words="dull", host_may_decide="cinema")
    put(desk, a_request(reason_note="quarrels", child_wishes="not with Chen"), stay)
    document = documents.rota_document(november(desk), desk.hive, NOW, desk.author)
    text = read(document.content)
    for words in ("Amy", "Stone", "Asthma", "fires", "Pike", "Lock", "consent", "dull", "cinema", "quarrels", "Chen"):
        assert words not in text, words
    assert "Okafor" not in text
    assert document.file_name == "rota-2026-11.pdf"
