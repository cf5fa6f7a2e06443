"""October 2026 by hand once more: placements, procedures, training. Families and what happened to them:

A  approved Nov 2025 (newly approved); Ada placed since 1 Jan 2026, solo, review was due 20 Oct; 2 carers
B  Ben ended 10 Oct unplanned, carers asked (belongings collected 12 Oct, next carer told 11 Oct); then no child,
   talks on 15 Sep and 20 Oct
C  Cal ended 30 Sep as planned, returned home, nothing of the checklist done; no child since, no talk
D  respite-only; Dee stayed 3 to 5 Oct for respite; on hold from 10 to 20 Oct
E  respite-only, never used; joined 1 Feb 2026
F  special guardian: Fay's placement ended 2 Oct; counts nowhere here
G  left on 20 Oct for another Hive; Gus moved with it
H  Hal and Hew began on 5 Oct; Hew's placement ended 25 Oct, planned or not not recorded, no reason
"""

from datetime import date, datetime, timedelta

import pytest

from hivedesk.domain.approval import Approval, CareKind
from hivedesk.domain.families import FamilyKind, LeavingReason, Status
from hivedesk.domain.placements import EndKind, EndReason
from hivedesk.domain.procedures import DataBreach, Handover, Hold, NoteKind, ProcedureNote
from hivedesk.domain.summary import MonthSummary, Share, monthly_summary
from hivedesk.domain.training import TrainingRecord
from tests.unit.domain.summary_builders import HIVE, POLICY, a_child, a_family, a_placement, at


def october_(day: int) -> date:
    return date(2026, 10, day)


def a_house(key: str, *placements, **fields):
    return a_family(key, **({"joined_on": date(2025, 1, 1), "placements": placements} | fields))


def placed(key: str, family: str, start, end=None, **fields):
    return a_placement(a_child(key, family), start, end, **fields)


def talk(family: str, day: date, kind: NoteKind = NoteKind.MATCHING):
    return ProcedureNote(id=f"{family}-{day}", family_id=family, day=day, kind=kind, what="x")


def respite(family: str) -> Approval:
    return Approval(id=f"{family}-a", family_id=family, approved_on=date(2024, 1, 1), respite_only=True)


def did(carer: str, course: str, day: date, minutes: int | None):
    return TrainingRecord(
        id=f"{carer}-{course}", family_id="A", carer_id=carer, course=course, minutes=minutes, done_on=day
    )


FAMILIES = (
    a_house(
        "A",
        placed("ada", "A", date(2026, 1, 1), solo=True, solo_review_on=october_(20)),
        carers=2,
        approved=date(2025, 11, 15),
        handover=Handover(id="h", family_id="A", receiving_worker="Priya Raman"),
        supervision_last=october_(1),
        training=(
            did("A-carer1", "E-Safety", october_(3), 300),
            did("A-carer1", "Child Development", october_(4), 90),
            did("A-carer2", "First aid", october_(4), None),
            did("A-carer2", "E-Safety", date(2026, 9, 30), 300),
        ),
    ),
    a_house(
        "B",
        placed(
            "ben",
            "B",
            date(2025, 3, 1),
            october_(10),
            end_kind=EndKind.UNPLANNED,
            end_reason=EndReason.CARER_OTHER,
            belongings_on=october_(12),
            next_carer_told_on=october_(11),
        ),
        procedure_notes=(talk("B", october_(20), NoteKind.RANGE), talk("B", date(2026, 9, 15))),
        handover=Handover(id="h", family_id="B", receiving_worker="Colin Tuck", completed_on=october_(2)),
    ),
    a_house(
        "C",
        placed(
            "cal",
            "C",
            date(2025, 3, 1),
            date(2026, 9, 30),
            end_kind=EndKind.PLANNED,
            end_reason=EndReason.RETURNED_HOME,
        ),
        supervision_due=date(2026, 10, 1),
    ),
    a_house(
        "D",
        placed(
            "dee",
            "D",
            october_(3),
            october_(5),
            kind_of_care=CareKind.RESPITE,
            end_kind=EndKind.PLANNED,
            end_reason=EndReason.CARE_PLAN,
            next_carer_told_on=date(2026, 11, 2),
        ),
        holds=(Hold(id="d", family_id="D", started_on=october_(10), ended_on=october_(20)),),
    ),
    a_house("E", joined_on=date(2026, 2, 1)),
    a_house("F", placed("fay", "F", None, october_(2), end_kind=EndKind.PLANNED), kind=FamilyKind.SPECIAL_GUARDIAN),
    a_house(
        "G",
        placed("gus", "G", date(2026, 1, 1)),
        status=Status.LEFT,
        left_on=october_(20),
        left_reason=LeavingReason.MOVED_HIVE,
    ),
    a_house("H", placed("hal", "H", october_(5)), placed("hew", "H", october_(5), october_(25))),
)
FAMILIES = tuple(
    house if house.family.id not in ("D", "E") else type(house)(**{**vars(house), "approval": respite(house.family.id)})
    for house in FAMILIES
)


def breach(key: str, noticed: datetime, after: timedelta | None) -> DataBreach:
    return DataBreach(id=key, noticed_at=noticed, told_at=None if after is None else noticed + after)


BREACHES = (
    breach("1", at(10, 1, 9), timedelta(hours=72)),
    breach("2", at(10, 31, 23), timedelta(hours=73)),
    breach("3", at(10, 9, 9), None),
    breach("4", at(11, 1, 0), timedelta()),
)

EXPECTED = {
    "stability.begun": 2,  # hal, hew; dee came for respite
    "stability.ended": 2,  # ben, hew; fay's is no fostering family, gus moved with the family
    "stability.planned": 0,
    "stability.unplanned": 1,  # ben
    "stability.not_said": 1,  # hew
    "stability.reason.care_plan": 0,
    "stability.reason.left_care": 0,
    "stability.reason.carers_asked": 1,  # ben
    "stability.reason.child_or_authority": 0,
    "stability.reason.standards": 0,
    "stability.reason.other": 1,  # hew
    "stability.carers_notice": Share(1, 3),  # ben, of ada, ben, gus on 30 Sep
    "retention.deregistered": Share(0, 8),
    "retention.moved": 1,  # G
    "retention.guardianship": 0,
    "hold.begun": 1,
    "hold.ended": 1,
    "hold.families": 0,
    "procedures.no_child": 2,  # B, C
    "procedures.no_child_median": 26,  # B 21 (10 Oct), C 31 (30 Sep)
    "procedures.no_child_overdue": 1,  # C: 30 Sep and 28 days; B talked on the 20th
    "procedures.talks": 1,  # B on the 20th
    "procedures.respite_only": 2,  # D, E
    "procedures.respite_used": 1,  # D
    "procedures.handover_open": 1,  # A
    "procedures.handover_overdue": 1,
    "procedures.handover_done": 1,  # B
    "procedures.solo": 1,  # ada
    "procedures.solo_median": 303,  # 1 Jan to 31 Oct
    "procedures.solo_overdue": 1,
    "procedures.solo_ended": 0,
    "procedures.belongings": 1,  # cal; ben's were collected, of hew nothing is known
    "procedures.rooms": 2,  # ben, cal
    "procedures.life_story": 2,
    "procedures.transitions": Share(1, 1),  # ben; cal went home in September
    "data.breaches": 3,
    "data.breaches_in_time": 1,
    "assurance.supervision": Share(1, 6),  # A of A to E and H
    "training.hours": 6.5,  # 300 + 90 minutes
    "training.courses": 3,
    "training.first_year": Share(0, 2),
    "training.overdue": 0,
}


@pytest.fixture(scope="module")
def october() -> MonthSummary:
    return monthly_summary(2026, 10, FAMILIES, (), {}, POLICY, HIVE, breaches=BREACHES)


@pytest.mark.parametrize("key", EXPECTED)
def test_figure_is_as_worked_out_by_hand(october: MonthSummary, key: str) -> None:
    assert october.figure(key).value == EXPECTED[key]


@pytest.mark.parametrize(("start", "overdue"), [(october_(2), 1), (october_(3), 0), (None, 1)])
def test_a_hold_without_a_review_date_is_overdue_when_today_says_so(start: date | None, overdue: int) -> None:
    held = a_house("H", hold=(start, None), status=Status.ON_HOLD)
    month = monthly_summary(2026, 10, (held,), (), {}, POLICY, HIVE)  # 28 days from the 3rd: due on the 31st itself
    assert month.figure("hold.overdue").value == overdue
