"""Counts the procedures' areas besides holds: no child, respite-only, handover, solo, endings, transitions, data."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hivedesk.domain.clocks.assurance import Assurance, assurance_due, last_done
from hivedesk.domain.clocks.placements import goes_home, next_carer_untold, outstanding, solo_review_due
from hivedesk.domain.clocks.standing import (
    TALKS,
    handover_open_since,
    last_talk,
    respite_last_used,
    without_child_since,
)
from hivedesk.domain.household import Household, placements_on
from hivedesk.domain.membership import fosters
from hivedesk.domain.placements import EndKind, Placement, is_solo
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import DataBreach
from hivedesk.domain.summary.counting import Counted, Tallies, counted
from hivedesk.domain.summary.figures import DrillRow, RecordKind
from hivedesk.domain.summary.people import fostering_families
from hivedesk.foundation.clock import local


def count_procedures(households: Sequence[Household], first: date, last: date, policy: Policy) -> Tallies:
    """Count what stood as the last day ended, and what was done from ``first`` to ``last``."""
    houses = fostering_families(households, last)
    every = [p for house in households if fosters(house.family.kind) for p in house.placements]
    return {
        **_no_child(houses, first, last, policy),
        **_respite(houses, last, policy),
        **_handover(houses, first, last, policy),
        **_solo(houses, first, last, policy),
        **_endings(every, first, last),
        **_assurance(houses, last, policy),
    }


def count_data_protection(breaches: Iterable[DataBreach], first: date, last: date, policy: Policy) -> Tallies:
    """Count breaches noticed during the days, and how many of them were told within the policy's hours."""
    noticed = [breach for breach in breaches if first <= local(breach.noticed_at).date() <= last]
    return {
        "data.breaches": counted(_breach(breach) for breach in noticed),
        "data.breaches_in_time": counted(
            _breach(breach)
            for breach in noticed
            if breach.told_at is not None and breach.told_at <= breach.noticed_at + timedelta(hours=policy.breach_hours)
        ),
    }


def _no_child(houses: Iterable[Household], first: date, last: date, policy: Policy) -> Tallies:
    waiting = [(house, since) for house in houses if (since := without_child_since(house, last)) is not None]
    wait = timedelta(days=policy.clocks.no_child_talk_days)
    talks = [
        (house, n) for house in houses for n in house.procedure_notes if n.kind in TALKS and first <= n.day <= last
    ]
    return {
        "procedures.no_child": counted(_family(house, since) for house, since in waiting),
        "procedures.no_child_median": counted(
            _family(house, since, (last - since).days, "days") for house, since in waiting
        ),
        "procedures.no_child_overdue": counted(
            _family(house, since, text="no talk for too long")
            for house, since in waiting
            if (last_talk(house, since, last) or since) + wait < last
        ),
        "procedures.talks": counted(_family(house, note.day, text=note.kind.value) for house, note in talks),
    }


def _respite(houses: Iterable[Household], last: date, policy: Policy) -> Tallies:
    only = [house for house in houses if house.approval is not None and house.approval.respite_only]
    longest = timedelta(days=policy.clocks.respite_unused_days)
    return {
        "procedures.respite_only": counted(_family(house, respite_last_used(house, last)) for house in only),
        "procedures.respite_used": counted(
            _family(house, used)
            for house in only
            if (used := respite_last_used(house, last)) is not None and used + longest >= last
        ),
    }


def _handover(houses: Iterable[Household], first: date, last: date, policy: Policy) -> Tallies:
    done, open_ = [], []
    for house in houses:
        completed = house.handover.completed_on if house.handover else None
        if completed is not None and first <= completed <= last:
            done.append(_family(house, completed))
        approved = handover_open_since(house, last)
        if approved is not None and approved <= last:
            open_.append((house, approved))
    wait = timedelta(days=policy.clocks.handover_days)
    return {
        "procedures.handover_done": counted(done),
        "procedures.handover_open": counted(_family(house, approved) for house, approved in open_),
        "procedures.handover_overdue": counted(
            _family(house, approved) for house, approved in open_ if approved + wait < last
        ),
    }


def _solo(houses: Iterable[Household], first: date, last: date, policy: Policy) -> Tallies:
    solo = [p for house in houses for p in placements_on(house, last) if is_solo(p, last)]
    decided = [p for house in houses for p in house.placements if p.solo_ended_on and first <= p.solo_ended_on <= last]
    return {
        "procedures.solo": counted(_placement(p, p.started_on) for p in solo),
        "procedures.solo_median": counted(
            _placement(p, p.started_on, (last - p.started_on).days, "days") for p in solo if p.started_on is not None
        ),
        "procedures.solo_overdue": counted(
            _placement(p, p.solo_review_on, text="review was due")
            for p in solo
            if (due := solo_review_due(p, policy)) is None or due < last
        ),
        "procedures.solo_ended": counted(_placement(p, p.solo_ended_on) for p in decided),
    }


def _endings(placements: Sequence[Placement], first: date, last: date) -> Tallies:
    left = [(p, outstanding(p, last)) for p in placements]
    ended = [p for p in placements if p.ended_on is not None and first <= p.ended_on <= last]
    moved = [p for p in ended if p.end_kind is not EndKind.UNKNOWN and not goes_home(p)]
    return {
        "procedures.belongings": counted(
            _placement(p, p.ended_on) for p, words in left if "belongings to be collected" in words
        ),
        "procedures.rooms": counted(_placement(p, p.ended_on) for p, words in left if "room to be made ready" in words),
        "procedures.life_story": counted(
            _placement(p, p.ended_on) for p, words in left if "life-story items to be handed on" in words
        ),
        "procedures.transitions": counted(
            _placement(p, p.ended_on, int(not untold), "not told yet" if untold else "told")
            for p in moved
            for untold in [next_carer_untold(p, last)]
        ),
    }


def _assurance(houses: Sequence[Household], last: date, policy: Policy) -> Tallies:
    return {f"assurance.{which.name.lower()}": _in_time(houses, which, last, policy) for which in Assurance}


def _in_time(houses: Sequence[Household], which: Assurance, last: date, policy: Policy) -> Counted:
    """Families whose last one is recorded and whose next one was not overdue; not known for a day in the past, since
    only the latest one is kept."""
    later = any((done := last_done(house, which)) is not None and done > last for house in houses)
    rows = []
    for house in houses:
        due = assurance_due(house, which, policy)
        good = last_done(house, which) is not None and due is not None and due >= last
        rows.append(_family(house, due, int(good), "up to date" if good else "overdue or not recorded"))
    return counted(rows, unknown=later)


def _family(house: Household, on: date | None = None, amount: int = 1, text: str = "") -> DrillRow:
    return DrillRow(RecordKind.FAMILY, house.family.id, house.family.id, on, amount, text)


def _placement(placement: Placement, on: date | None, amount: int = 1, text: str = "") -> DrillRow:
    return DrillRow(RecordKind.PLACEMENT, placement.child_id, placement.family_id, on, amount, text)


def _breach(breach: DataBreach) -> DrillRow:
    return DrillRow(RecordKind.BREACH, breach.id, None, local(breach.noticed_at).date())
