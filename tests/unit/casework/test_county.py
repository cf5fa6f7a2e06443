"""The county as it is read from the service's vault."""

from datetime import date, timedelta

import pytest

from hivedesk.casework import county
from hivedesk.casework import monthly_summary as monthly
from hivedesk.casework.documents import DocumentKind, county_document, county_spreadsheet
from hivedesk.domain.county import Span
from hivedesk.domain.exchange.records import PartnerRole, PartnerState
from hivedesk.domain.summary import Share
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import at_london
from hivedesk.foundation.errors import Cancelled, RuleRefused
from tests.builders import a_family
from tests.exchange_desks import exchange_once, two_desks
from tests.unit.casework.county_desks import ENROLLED, a_county_desk, enrol, send, share

SEPTEMBER, OCTOBER = (2026, 9), (2026, 10)
LAST = Span(OCTOBER, OCTOBER)


def figure(view, key):
    return view.review.figure(key)


def test_a_frozen_month_travels_from_the_hive_to_the_county():
    hive, service, post = two_desks(a_family("Okafor", id="f1"), a_family("Bell", id="f2"))
    monthly.freeze_month(hive, monthly.work_out(monthly.gather(hive, *OCTOBER)))
    exchange_once(hive, service, post)
    view = county.county(service, LAST)
    assert figure(view, "families.end").county == 2
    assert view.enrolled == 1 and view.review.complete
    room = view.all_areas
    assert (room.families, room.capacity, room.room, room.waiting) == (2, 20, 18, 0)
    assert room.child_vacancies == 4  # both are approved for two, and nobody is placed with them


def test_an_empty_desk_has_no_county():
    desk = a_county_desk()
    assert county.months_on_record(desk) == []
    enrol(desk, "Avon", state=PartnerState.SHOWN)
    assert county.months_on_record(desk) == []  # its six words were not compared yet
    enrol(desk, "Meon")
    assert county.months_on_record(desk) == [OCTOBER]


def test_the_months_that_can_be_picked_begin_with_the_first_that_any_hive_sent():
    desk = a_county_desk("Avon", "Meon")
    send(desk, "avon", (2026, 7), {})
    send(desk, "meon", (2026, 8), {})
    assert county.months_on_record(desk) == [OCTOBER, SEPTEMBER, (2026, 8), (2026, 7)]


def test_a_hive_is_one_hive_whatever_keys_it_has_had():
    desk = a_county_desk()
    enrol(desk, "Old name", id="k1", origin="k1", state=PartnerState.REPLACED, ended_at=ENROLLED + timedelta(days=300))
    later = ENROLLED + timedelta(days=300)
    enrol(desk, "New name", id="k2", origin="k1", shown_at=later, compared_at=later)
    send(desk, "k1", OCTOBER, {"sessions.total": 3})
    [hive] = county.enrolled_hives(desk)
    assert (hive.name, hive.enrolled_on, hive.ended_on) == ("New name", date(2025, 3, 4), None)
    assert figure(county.county(desk, LAST), "sessions.total").county == 3


def test_a_withdrawn_hive_ends_and_its_months_stay():
    desk = a_county_desk("Avon")
    enrol(desk, "Meon", state=PartnerState.WITHDRAWN, ended_at=at_london(date(2026, 10, 5), 9))
    send(desk, "avon", SEPTEMBER, {"sessions.total": 3})
    send(desk, "avon", OCTOBER, {"sessions.total": 3})
    send(desk, "meon", SEPTEMBER, {"sessions.total": 10})
    view = county.county(desk, Span(SEPTEMBER, OCTOBER))
    assert figure(view, "sessions.total").county == 16 and figure(view, "sessions.total").whole
    assert view.enrolled == 1 and view.all_areas.hives == 1


def test_the_service_itself_is_no_hive():
    desk = a_county_desk("Avon")
    enrol(desk, "Another service", role=PartnerRole.SERVICE)
    assert [hive.name for hive in county.enrolled_hives(desk)] == ["Avon"]


@pytest.mark.parametrize(
    "figures",
    ["", "no JSON", "[]", "7", '{"format": 2, "figures": {}}', '{"format": 1, "figures": {"sessions.total": "many"}}'],
)
def test_a_month_that_cannot_be_read_counts_as_missing_and_is_named(figures):
    desk = a_county_desk("Avon", "Meon")
    send(desk, "avon", OCTOBER, figures)
    send(desk, "meon", OCTOBER, {"sessions.total": 4})
    view = county.county(desk, LAST)
    assert figure(view, "sessions.total").county == 4
    assert figure(view, "sessions.total").coverage == "of 1 of 2 Hives"
    assert [(one.hive, one.month) for one in view.unreadable] == [("Avon", OCTOBER)]
    assert view.no_outside


def test_figures_of_a_newer_hivedesk_are_passed_over():
    desk = a_county_desk("Avon")
    send(desk, "avon", OCTOBER, {"sessions.total": 4, "a.new.figure": 9})
    assert figure(county.county(desk, LAST), "sessions.total").county == 4


def test_room_and_waiting_from_shared_records():
    desk = a_county_desk("Avon")
    send(desk, "avon", OCTOBER, {"families.occupancy": {"part": 9, "whole": 18}, "waiting.families": 5})
    share(desk, "avon", "family", "f1", status="active", kind="county carer", joined_on="2024-01-01")
    share(desk, "avon", "family", "f2", status="on hold", kind="connected carer", joined_on="2024-01-01")
    share(desk, "avon", "family", "f3", status="active", kind="special guardian", joined_on="2024-01-01")
    share(desk, "avon", "family", "f4", status="left", kind="county carer", left_on="2026-01-01")
    share(desk, "avon", "family", "f5", status="active", kind="county carer", joined_on="2024-01-01")
    share(desk, "avon", "family", "w1", status="waiting", kind="county carer", waiting_since="2026-11-04")
    share(desk, "avon", "family", "w2", status="waiting", kind="county carer")
    share(desk, "avon", "approval", "a1", family_id="f1", number=3)
    share(desk, "avon", "approval", "a2", family_id="f2", number=3)
    share(desk, "avon", "approval", "a5", family_id="f5", number=2, respite_only=1)
    share(desk, "avon", "placement", "p1", family_id="f1", child_id="c1", started_on="2025-01-01")
    share(
        desk, "avon", "placement", "p2", family_id="f1", child_id="c2", started_on="2025-01-01", ended_on="2026-02-02"
    )
    room = county.county(desk, LAST).all_areas
    assert (room.families, room.capacity, room.room) == (3, 18, 15)
    assert room.child_vacancies == 2  # f1 alone: f2 is on hold, f5 is for respite only
    assert (room.waiting, room.median_wait, room.longest_wait) == (2, 10, 10)
    assert room.oldest == date(2026, 11, 3)


def test_what_the_sharing_agreement_leaves_out_is_not_guessed():
    desk = a_county_desk("Avon", "Meon")
    for hive in ("avon", "meon"):
        send(desk, hive, OCTOBER, {"families.occupancy": {"part": 9, "whole": 18}, "waiting.families": 5})
    share(desk, "avon", "family", "f1", kind="county carer")  # its status is not shared
    share(desk, "meon", "family", "f1", status="active", kind="county carer", joined_on="2024-01-01")
    room = county.county(desk, LAST).all_areas
    assert (room.families, room.capacity, room.waiting) == (10, 36, 5)
    assert room.child_vacancies is None  # no approval was shared
    assert "room for children of 0 of 2 Hives" in room.coverage and "waits of 1 of 2 Hives" in room.coverage


def test_whom_to_ring_is_on_the_screen_and_never_on_paper():
    desk = a_county_desk("Avon")
    send(desk, "avon", SEPTEMBER, {"sessions.total": 3})
    view = county.county(desk, Span(SEPTEMBER, OCTOBER))
    assert view.contacts["avon"].person == "Maureen Hale"
    assert [one.hive.name for one in view.review.not_sent] == ["Avon"]
    made = county_document(view, "", desk.clock.now())
    assert made.kind is DocumentKind.COUNTY and made.file_name == "county-2026-09-to-2026-10.pdf"


def test_a_job_gives_the_same_and_can_be_given_up():
    desk = a_county_desk("Avon")
    send(desk, "avon", OCTOBER, {"sessions.outside_hours": {"part": 1, "whole": 3}})
    assert county.county_job(desk, LAST)(NoProgress()) == county.county(desk, LAST)
    assert figure(county.county(desk, LAST), "sessions.outside_hours").county == Share(1, 3)

    class GivenUp(NoProgress):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        county.county_job(desk, LAST)(GivenUp())


def test_the_outside_version_holds_no_hive():
    names = ("Avon", "Meon", "Test", "Itchen", "Hamble")
    desk = a_county_desk(*names)
    for name in names:
        for month in (SEPTEMBER, OCTOBER):
            send(desk, name.lower(), month, {"sessions.total": 3, "contacts.concerns": 0})
    view = county.county(desk, Span(SEPTEMBER, OCTOBER))
    masked = county.outside_job(desk, view)(NoProgress())
    assert figure(masked, "sessions.total").county == 30
    assert masked.areas == () and masked.contacts == {} and masked.review.hives == ()
    assert not any(name in repr(masked) for name in names)
    now = desk.clock.now()
    made = [county_document(masked, "", now), county_spreadsheet(masked, now)]
    assert {one.kind for one in made} == {DocumentKind.MASKED_COUNTY}
    assert [one.file_name for one in made] == [
        "county-2026-09-to-2026-10-masked.pdf",
        "county-2026-09-to-2026-10-masked.xlsx",
    ]


def test_there_is_no_outside_version_while_a_hive_is_late():
    desk = a_county_desk("Avon", "Meon", "Test", "Itchen", "Hamble")
    send(desk, "avon", OCTOBER, {})
    view = county.county(desk, LAST)
    with pytest.raises(RuleRefused):
        county.outside_job(desk, view)
