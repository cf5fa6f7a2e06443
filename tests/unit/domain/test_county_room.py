"""Room and waiting by area, and the published figures of the pilot."""

from datetime import date

from hivedesk.domain.county import PILOT, HiveRoom, Span, reference_lines, room_of_all, rooms_by_area
from hivedesk.domain.county.reference import NOTE, SCALED, SOURCE
from tests.unit.domain.county_worlds import MONTHS, a_hive, reviewed


def a_room(key: str, area: str = "Havant", **fields) -> HiveRoom:
    told = {"families": 18, "capacity": 20, "child_vacancies": 4, "waiting": 2, "waits": (10, 30)}
    return HiveRoom(**{"hive_id": key, "name": key, "area": area, "told_on": date(2026, 11, 3)} | told | fields)


def test_areas_add_up_and_come_by_name():
    areas = rooms_by_area(
        [
            a_room("a", "Winchester"),
            a_room("b"),
            a_room("c", " Havant ", families=15, waits=(200,), waiting=1),
            a_room("d", ""),
        ]
    )
    assert [area.area for area in areas] == ["Havant", "Winchester", "No area given"]
    havant = areas[0]
    assert (havant.hives, havant.families, havant.capacity, havant.room) == (2, 33, 40, 7)
    assert (havant.child_vacancies, havant.waiting, havant.median_wait, havant.longest_wait) == (8, 3, 30, 200)
    assert havant.whole and havant.coverage == ""


def test_the_countys_median_wait_is_that_of_all_families():
    rooms = [a_room("a", "A", waits=(1, 2, 3), waiting=3), a_room("b", "B", waits=(100,), waiting=1)]
    assert room_of_all(rooms).median_wait == 2.5  # not the mean of 2 and 100
    assert room_of_all(rooms).area == ""


def test_a_hive_over_its_capacity_takes_no_room_from_another():
    rooms = [a_room("a", families=22), a_room("b", families=18)]
    assert room_of_all(rooms).room == 2


def test_what_was_not_told_is_not_a_nought():
    nothing = a_room("a", families=None, capacity=None, child_vacancies=None, waiting=None, waits=None, told_on=None)
    alone = rooms_by_area([nothing])[0]
    assert (alone.families, alone.room, alone.child_vacancies, alone.waiting, alone.median_wait) == (None,) * 5
    assert not alone.whole and "families of 0 of 1 Hives" in alone.coverage
    both = rooms_by_area([nothing, a_room("b")])[0]
    assert both.families == 18 and both.coverage.count("of 1 of 2 Hives") == 4
    empty = rooms_by_area([a_room("c", waiting=0, waits=())])[0]
    assert empty.waiting == 0 and empty.median_wait is None and empty.whole


def test_the_published_figures_are_those_that_were_published():
    assert [(one.number, one.more_than) for one in PILOT.figures] == [
        (312, False),
        (177, False),
        (1559, False),
        (234, True),
        (307, True),
        (231, False),
    ]
    assert (PILOT.hives, PILOT.months) == (16, 13)


def test_the_reference_stands_beside_ours_and_claims_nothing():
    county = [(a_hive(key), {m: {"support_groups.held": 2, "families.end": 20} for m in MONTHS}) for key in "abc"]
    lines = {line.published.key: line for line in reference_lines(reviewed(county))}
    groups = lines["support_groups.held"]
    assert groups.ours == 24 and groups.ours_each == 2 and groups.least_each == 1.5
    assert lines["family_sessions.held"].least_each == 0.8  # 0.851: the least is never rounded up
    assert lines["sessions.total"].least_each == 7.4
    assert lines["families.end"].published_words == "more than 234"
    assert lines["families.end"].least_each is None and lines["families.end"].ours_each is None
    assert "no target" in NOTE and "February 2022 to February 2023" in SOURCE
    assert "estimate" in SCALED and "grew to 16" in SCALED
    assert not any(word in f"{NOTE} {SCALED} {SOURCE}".lower() for word in ("saved", "better", "improv", "worse"))


def test_ours_is_shared_out_over_the_months_that_are_in_it():
    county = [
        (a_hive("a"), {MONTHS[0]: {"sessions.total": 10}, MONTHS[1]: {"sessions.total": 20}}),
        (a_hive("b"), {MONTHS[0]: {"sessions.total": 30}, MONTHS[1]: {}}),
    ]
    line = next(
        one for one in reference_lines(reviewed(county, Span(*MONTHS[:2]))) if one.published.key == "sessions.total"
    )
    assert line.ours == 60 and line.ours_each == 20 and line.coverage == "1 month missing"
