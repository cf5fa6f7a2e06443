"""The demonstration Hive: a made-up year, the same each time, that stands up to whoever knows fostering."""

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from hivedesk.casework.demonstration import WORKER, build_demonstration
from hivedesk.casework.demonstration.diaries import DIARIES
from hivedesk.casework.demonstration.everyday import EVERYDAY
from hivedesk.casework.demonstration.key_days import key_days
from hivedesk.casework.demonstration.pages import Promise, When, read_pages
from hivedesk.casework.demonstration.people import maker
from hivedesk.casework.demonstration.seasons import seasons_of
from hivedesk.casework.demonstration.wording import school_year, stage
from hivedesk.casework.demonstration.year import everybody
from hivedesk.casework.desk import Desk
from hivedesk.casework.today import not_spoken_to_lately, today_board
from hivedesk.domain.contact_log import (
    Addendum,
    ContactKind,
    ContactLogEntry,
    FollowUp,
    FollowUpKind,
    check_entry,
    is_late,
    is_locked,
    is_two_way,
)
from hivedesk.domain.families import Family, FamilyKind, LeavingReason, Status, age_on
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import is_newly_approved, placed_children
from hivedesk.domain.membership import fosters
from hivedesk.foundation.background import NoProgress
from hivedesk.foundation.clock import SystemClock, at_london, local
from hivedesk.store.audit import verify_chain
from hivedesk.store.changes import Store
from tests.builders import MemoryVault, a_desk
from tests.demonstration_hive import AWKWARD_DAYS, TODAY, households, the_hive


def entries(desk: Desk) -> list[ContactLogEntry]:
    return desk.store.select(ContactLogEntry, "ORDER BY happened_at, id")


def every_table(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every table but what the chain salts by chance."""
    names = [name for (name,) in desk.store.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    columns = {
        "entry": "seq, at, author, kind, subject, detail, undoes",
        "change": "seq, tbl, record_id, before, after",
    }
    return {
        name: desk.store.rows(f"SELECT {columns.get(name, '*')} FROM {name} ORDER BY 1, 2")
        for name in names
        if not name.startswith(("search", "sqlite"))
    }


@pytest.fixture(params=[TODAY, *AWKWARD_DAYS], ids=str)
def any_day(request):
    return request.param


def test_the_same_day_and_seed_give_the_same_records():
    again, other = a_desk(), a_desk()
    build_demonstration(again, TODAY)
    build_demonstration(other, TODAY, seed=2)
    assert every_table(again) == every_table(the_hive())
    assert every_table(other)["contact_log_entry"] != every_table(again)["contact_log_entry"]


def test_the_hive_is_marked_as_a_demonstration_and_ends_this_morning(any_day):
    desk = the_hive(any_day)
    hive = desk.store.get(Hive, "hive")
    assert hive.demonstration
    assert (hive.worker, desk.author) == (WORKER, WORKER)
    assert desk.clock.now() == at_london(any_day, 8, 30)
    newest = desk.store.row("SELECT max(at) FROM entry")
    assert newest is not None
    assert newest[0] <= desk.clock.now().isoformat()


def test_the_chain_is_whole_and_its_head_is_kept(any_day):
    desk = the_hive(any_day)
    report = verify_chain(desk.store.database, NoProgress())
    assert report.broken_at is None
    assert report.entries == desk.store.head[0] > 1200
    assert isinstance(desk.store.vault, MemoryVault)
    assert [head[:2] for head in desk.store.vault.heads] == [desk.store.head]  # one transaction


def test_the_families_are_those_of_a_hive(any_day):
    by_status = Counter(house.family.status for house in households(any_day))
    assert by_status == {Status.ACTIVE: 21, Status.ON_HOLD: 1, Status.CLOSING: 1, Status.WAITING: 4, Status.LEFT: 3}


def test_the_kinds_of_carers_have_the_shares_of_the_pilot(any_day):
    open_houses = [h for h in households(any_day) if h.family.status not in (Status.LEFT, Status.WAITING)]
    kinds = Counter(house.family.kind for house in open_houses)
    assert kinds == {
        FamilyKind.COUNTY: 16,
        FamilyKind.CONNECTED: 3,
        FamilyKind.SPECIAL_GUARDIAN: 1,
        FamilyKind.STAYING_PUT: 1,
        FamilyKind.RESIDENTIAL: 1,
        FamilyKind.CARE_LEAVER: 1,
    }
    fostering = [house for house in open_houses if fosters(house.family.kind)]
    assert len(fostering) == 19  # of 20
    assert sum(is_newly_approved(house.approval, any_day) for house in fostering) == 5  # 26 % in the pilot
    assert 22 <= sum(len(placed_children(house, any_day)) for house in fostering) <= 28  # 307 of 234 families


def test_three_families_left_and_two_of_those_waiting_come_from_an_agency(any_day):
    families = [house.family for house in households(any_day)]
    left = {family.name: family for family in families if family.status is Status.LEFT}
    assert {family.left_reason for family in left.values()} == {
        LeavingReason.DEREGISTERED,
        LeavingReason.SPECIAL_GUARDIANSHIP,
        LeavingReason.MOVED_HIVE,
    }
    assert all(any_day - timedelta(days=366) < family.left_on < any_day for family in left.values() if family.left_on)
    agencies = [family.ifa_agency for family in families if family.ifa_transfer]
    assert len(agencies) == 2
    assert all(agencies)


def test_no_more_children_are_placed_than_the_approval_says(any_day):
    for house in households(any_day):
        for placement in house.placements:
            assert placement.started_on is not None
            together = len(placed_children(house, placement.started_on))
            assert house.approval is None or together <= (house.approval.number or 0), house.family.name


def test_children_in_care_are_under_eighteen_while_they_are_placed(any_day):
    for house in households(any_day):
        for child in placed_children(house, any_day):
            age = age_on(child.date_of_birth, any_day)
            assert age is not None
            assert age < 18, child.first_name


def test_nothing_is_recorded_before_it_could_be_known(any_day):
    desk = the_hive(any_day)
    rows = desk.store.rows("SELECT e.at, c.tbl, c.after FROM entry e JOIN change c ON c.seq = e.seq")
    added = desk.store.rows("SELECT seq FROM entry WHERE kind = 'add_family'")
    assert len(added) == 30
    names = (
        "approved_on|joined_on|started_on|ended_on|done_on|agreed_on|from_on|day|met_on|completed_on|left_on"
        "|claimed_on|paid_on|solo_ended_on|belongings_on|room_ready_on|life_story_on|next_carer_told_on|[a-z_]+_last"
    )
    for at, table, after in rows:
        for name, day in re.findall(rf'"({names})":"(\d{{4}}-\d\d-\d\d)"', after or ""):
            closing = table == "family" and name == "left_on"  # a leaving may be planned
            assert day <= at[:10] or closing, (table, name)


def test_every_entry_passes_the_rules_of_the_log(any_day):
    desk = the_hive(any_day)
    for entry in entries(desk):
        check_entry(entry, entry.entered_at)
        assert entry.happened_at + timedelta(minutes=entry.minutes) <= entry.entered_at <= desk.clock.now()


def test_nobody_works_on_sundays_or_the_big_holidays_and_few_late(any_day):
    written = entries(the_hive(any_day))
    bank_holidays = seasons_of(any_day - timedelta(days=400), any_day).bank_holidays
    moments = [local(entry.happened_at) for entry in written]
    assert all(moment.isoweekday() != 7 and 7 <= moment.hour < 22 for moment in moments)
    assert all(local(entry.entered_at).isoweekday() != 7 for entry in written)
    assert sum(moment.date() in bank_holidays for moment in moments) <= 8
    assert sum(8 <= moment.hour < 20 for moment in moments) > 0.93 * len(moments)
    assert any(moment.hour >= 20 for moment in moments)


def test_no_two_talks_overlap(any_day):
    talks = [(e.happened_at, e.happened_at + timedelta(minutes=e.minutes)) for e in entries(the_hive(any_day))]
    clashes = sum(end > start for (_, end), (start, _) in pairwise(talks))
    assert clashes <= 3


def test_each_month_has_entries_and_summer_is_quieter(any_day):
    months = Counter(local(entry.happened_at).strftime("%Y-%m") for entry in entries(the_hive(any_day)))
    whole = dict(sorted(months.items())[1:-1])
    assert len(whole) >= 10
    assert all(35 <= number <= 125 for number in whole.values()), whole  # two weeks of August are leave
    assert sum(number < 55 for number in whole.values()) <= 1
    assert 900 < sum(months.values()) < 1300
    usual = sorted(whole.values())[len(whole) // 2]
    assert 80 <= usual <= 110


def test_families_are_in_touch_unevenly_and_two_have_been_quiet_for_five_weeks(any_day):
    desk = the_hive(any_day)
    names = desk.family_names()
    contacts = Counter(names[entry.family_id] for entry in entries(desk))
    assert contacts["Whitcombe"] > 2 * contacts["Cartwright"] > 10
    quiet = {line.family.name for line in not_spoken_to_lately(desk) if (line.days or 0) >= 35}
    assert quiet == {"Ahmed", "Cartwright"}


def test_kinds_of_contact_are_as_the_pilot_knew_them(any_day):
    written = entries(the_hive(any_day))
    kinds = Counter(entry.kind for entry in written)
    assert 7 * 12 < kinds[ContactKind.ONE_TO_ONE] < 15 * 12
    assert kinds[ContactKind.CATCH_UP] > kinds[ContactKind.PRACTICAL] > kinds[ContactKind.NOT_REACHED] > 50
    assert 0.55 < sum(is_two_way(entry) for entry in written) / len(written) < 0.85


def test_most_is_written_down_the_same_day_and_a_little_far_too_late(any_day):
    desk = the_hive(any_day)
    written = entries(desk)
    same_day = sum(local(entry.happened_at).date() == local(entry.entered_at).date() for entry in written)
    assert same_day > 0.75 * len(written)
    assert 2 <= sum(is_late(entry, desk.policy) for entry in written) <= 20


def test_no_family_has_the_same_words_twice(any_day):
    texts = Counter((e.family_id, e.fact, e.concern_facts, e.childs_voice) for e in entries(the_hive(any_day)))
    assert [text for text, times in texts.items() if times > 1] == []


def test_no_slot_and_no_choice_is_left_in_any_text(any_day):
    desk = the_hive(any_day)
    texts = [getattr(entry, field.name) for entry in entries(desk) for field in fields(entry) if field.type is str]
    texts += [follow_up.what for follow_up in desk.store.select(FollowUp)]
    texts += [addendum.text for addendum in desk.store.select(Addendum)]
    assert [text for text in texts if re.search(r"[{}\[\]|]| {2}", text)] == []


def test_whoever_took_part_was_in_the_household(any_day):
    desk = the_hive(any_day)
    people = {
        house.family.id: {
            str(p.id) for p in (*house.carers, *house.children_in_care, *house.former_children, *house.own_children)
        }
        for house in households(any_day)
    }
    for entry in entries(desk):
        assert set(entry.who) <= people[entry.family_id]
        assert entry.who or entry.who_else


def test_a_child_who_took_part_lived_there_then(any_day):
    houses = {house.family.id: house for house in households(any_day) if fosters(house.family.kind)}
    took_part = 0
    for entry in entries(the_hive(any_day)):
        house = houses.get(entry.family_id)
        if house is not None:
            there = {str(child.id) for child in placed_children(house, local(entry.happened_at).date())}
            present = set(entry.who) & {str(child.id) for child in (*house.children_in_care, *house.former_children)}
            took_part += len(present)
            assert present <= there, entry.fact
    assert took_part > 20


def test_follow_ups_are_overdue_due_today_and_coming(any_day):
    board = today_board(the_hive(any_day))
    assert 2 <= sum(line.overdue_days > 0 for line in board.due) <= 3
    assert sum(line.overdue_days == 0 for line in board.due) in (1, 2, 3)
    assert all(line.follow_up.at is not None for line in board.planned)
    if seasons_of(any_day - timedelta(days=400), any_day).is_working_day(any_day):
        kinds = Counter(line.follow_up.kind for line in board.planned)
        assert kinds == {FollowUpKind.CALL: 2, FollowUpKind.VISIT: 1}
        assert any(line.follow_up.asked_by_carer for line in board.planned)
    assert len(board.coming) >= 4
    done = the_hive(any_day).store.row("SELECT count(*) FROM follow_up WHERE done_at IS NOT NULL")
    assert done is not None
    assert done[0] > 30


def test_follow_ups_are_done_after_they_were_made_and_before_the_year_ends(any_day):
    desk = the_hive(any_day)
    made = {entry.id: entry.entered_at for entry in entries(desk)}
    for follow_up in desk.store.select(FollowUp, "WHERE done_at IS NOT NULL"):
        assert follow_up.done_at is not None
        assert follow_up.done_at < desk.clock.now()
        if follow_up.entry_id is not None:
            assert made[follow_up.entry_id] <= follow_up.done_at
        else:
            assert follow_up.what.startswith("Tell them that they have a place now")


def test_concerns_have_their_facts_and_all_but_the_last_are_answered(any_day):
    desk = the_hive(any_day)
    concerns = [entry for entry in entries(desk) if entry.concern]
    assert 2 <= len(concerns) <= 3
    assert all(entry.concern_facts and entry.concern_told and entry.fact for entry in concerns)
    waiting = [f for f in desk.store.select(FollowUp, "WHERE done_at IS NULL") if f.what.startswith("Safeguarding")]
    assert [follow_up.entry_id for follow_up in waiting] == [concerns[-1].id]


def test_addenda_were_written_when_the_entry_was_locked(any_day):
    desk = the_hive(any_day)
    written = {entry.id: entry for entry in entries(desk)}
    addenda = desk.store.select(Addendum)
    assert len(addenda) >= 8
    assert all(is_locked(written[addendum.entry_id], addendum.added_at, desk.policy) for addendum in addenda)


def test_some_dates_of_the_assurance_have_passed(any_day):
    families = [house.family for house in households(any_day)]
    opened = [family for family in families if family.status not in (Status.LEFT, Status.WAITING)]
    for name in ("supervision_due", "annual_review_due", "unannounced_visit_due"):
        due = [day for family in opened if (day := getattr(family, name)) is not None]
        assert 1 <= sum(day < any_day for day in due) <= 3, name
        assert any(day >= any_day for day in due)


def test_numbers_and_addresses_are_nobodys(any_day):
    desk = the_hive(any_day)
    values = [str(value) for rows in every_table(desk).values() for row in rows for value in row]
    text = "\n".join(values)
    numbers = re.findall(r"\b0\d{4} ?\d{6}\b", text)
    assert len(numbers) > 60
    assert all(number.startswith(("07700 900", "01632 960")) for number in numbers)
    addresses = re.findall(r"[\w.+-]+@[\w.-]+", text)
    assert addresses
    assert all(address.endswith("@example.org") and address.isascii() for address in addresses)


def test_everybody_has_a_number_of_their_own():
    carers = [carer for house in households() for carer in house.carers]
    assert len({carer.mobile for carer in carers}) == len(carers)


def test_it_needs_a_clock_that_can_be_moved_and_changes_nothing_without():
    desk = Desk(Store(MemoryVault()), SystemClock(), "Somebody")
    with pytest.raises(TypeError):
        build_demonstration(desk, TODAY)
    assert (desk.author, desk.store.head[0]) == ("Somebody", 0)


def test_the_desk_makes_ids_of_its_own_again_afterwards():
    desk = a_desk()
    before = desk.new_id
    build_demonstration(desk, TODAY)
    assert desk.new_id is before
    assert desk.store.find(Family, desk.new_id()) is None


def an_id() -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: str(next(numbers))


class TestTheWriting:
    """The pages themselves."""

    ALL = (
        *(note for threads in DIARIES.values() for thread in threads for note in thread),
        *EVERYDAY.talks,
        *EVERYDAY.messages,
        *EVERYDAY.not_reached,
    )

    def test_there_is_a_great_deal_of_it_and_none_of_it_twice(self):
        texts = [note.texts.get("fact", "") for note in self.ALL]
        assert len(texts) == len(set(texts)) > 500

    def test_every_family_has_a_diary_and_every_diary_a_family(self):
        members = everybody(maker(key_days(TODAY), an_id()))
        assert {member.key for member in members} == set(DIARIES)

    def test_every_theme_that_a_family_keeps_off_is_some_notes_theme(self):
        members = everybody(maker(key_days(TODAY), an_id()))
        kept_off = set().union(*(member.themes for member in members))
        used = set().union(*(note.themes for note in self.ALL))
        assert kept_off == used

    def test_addenda_come_after_the_lock_and_diary_notes_have_their_day(self):
        assert all(note.later[0] >= 2 for note in self.ALL if note.later)
        told = [note for threads in DIARIES.values() for thread in threads for note in thread]
        assert all(note.when is not None for note in told)

    def test_nothing_claims_or_labels(self):
        words = re.compile(
            r"\b(placement (was )?saved|rescued|damaged|naughty|attention.seeking|broken home|manipulat\w+)\b", re.I
        )
        texts = [text for note in self.ALL for text in note.texts.values()]
        assert [text for text in texts if words.search(text)] == []


@pytest.mark.parametrize(
    "page",
    [
        "text before\n@ phone 10 catch-up",
        "@ phone 10 catch-up wrongmark",
        "@ phone 10 catch-up | no such topic",
        "@ 12x phone 10 catch-up",
    ],
)
def test_a_page_that_nobody_could_follow_is_refused(page):
    with pytest.raises(ValueError):
        read_pages(page)


def test_a_page_is_read_part_by_part():
    (note,) = read_pages("""
@ move-3 visit 45 session carer 09:15 #sleep | school, health | Anika, the nurse
One line
and another.
Opinion: Mine.
Follow 7: Ring.
Later 2: More.
""")
    assert (note.when, note.minutes, note.topics) == (When("move", -3), 45, ("school", "health"))
    assert note.texts == {"fact": "One line and another.", "opinion": "Mine."}
    assert note.who == ("Anika", "the nurse")
    assert note.follow_up == Promise("Ring.", 7, open=False)
    assert note.later == (2, "More.")


def test_a_page_may_plan_calls_and_visits():
    called, visited = read_pages("""
@ 3 phone 10 catch-up
Heard about the trip.
Call 0 17:30 asked: Ring about the deposit.
@ 2 phone 10 catch-up
Not now: later.
Visit 3: See the new room.
""")
    assert called.texts == {"fact": "Heard about the trip."}
    assert called.follow_up == Promise("Ring about the deposit.", 0, True, FollowUpKind.CALL, time(17, 30), True)
    assert visited.texts == {"fact": "Not now: later."}
    assert visited.follow_up == Promise("See the new room.", 3, True, FollowUpKind.VISIT)


@pytest.mark.parametrize(
    ("days", "inside", "outside"),
    [("12-27..01-03", date(2026, 1, 2), date(2026, 1, 4)), ("02-10..02-24", date(2024, 2, 24), date(2024, 2, 25))],
)
def test_a_season_may_go_over_the_new_year(days, inside, outside):
    (note,) = read_pages(f"@ phone 10 catch-up {days}\nSnow.")
    assert note.is_in_season(inside)
    assert not note.is_in_season(outside)


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2026, 2, 18), False),  # half term
        (date(2026, 4, 7), False),  # Easter
        (date(2025, 4, 10), False),
        (date(2026, 5, 27), False),
        (date(2026, 8, 5), False),
        (date(2026, 10, 28), False),
        (date(2026, 12, 22), False),
        (date(2026, 5, 4), False),  # bank holiday
        (date(2026, 11, 14), False),  # Saturday
        (date(2026, 11, 13), True),
        (date(2026, 4, 28), True),
        (date(2026, 9, 8), True),
        (date(2026, 7, 14), True),
    ],
)
def test_schools_are_open_in_term(day, open_):
    assert seasons_of(date(2025, 1, 1), date(2026, 12, 31)).is_school_day(day) is open_


@pytest.mark.parametrize(
    ("born", "day", "year", "named"),
    [
        (date(2020, 8, 31), date(2025, 11, 14), 1, "infant"),
        (date(2020, 9, 1), date(2025, 11, 14), 0, "infant"),
        (date(2014, 10, 3), date(2026, 11, 14), 7, "secondary"),
        (date(2014, 10, 3), date(2026, 8, 31), 6, "junior"),
        (date(2009, 11, 1), date(2026, 9, 1), 12, "college"),
        (date(2022, 12, 1), date(2026, 11, 14), -1, "nursery"),
        (date(2025, 9, 1), date(2026, 11, 14), -4, "toddler"),
        (date(2006, 9, 1), date(2026, 11, 14), 15, ""),
    ],
)
def test_school_years_are_counted_from_september(born, day, year, named):
    assert (school_year(born, day), stage(born, day)) == (year, named)
