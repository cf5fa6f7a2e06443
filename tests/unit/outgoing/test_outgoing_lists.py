"""The claim list and the list of training, on paper."""

from dataclasses import replace
from datetime import date

from hivedesk.domain.claims import ClaimItem, ClaimKind
from hivedesk.domain.clocks.training import training_dues, training_state
from hivedesk.domain.training import TrainingRecord
from hivedesk.outgoing.claim_list_pdf import claim_list_pdf
from hivedesk.outgoing.training_pdf import TrainingLine, training_pdf
from tests.unit.outgoing.paper_builders import HIVE, MOMENT, NAMES, POLICY, WORKER, a_household, needs_poppler, read

ITEMS = (
    ClaimItem(id="1", family_id="f1", day=date(2026, 11, 2), carer_id="c1", quantity="12 miles", pence=540),
    ClaimItem(
        id="2",
        family_id="f1",
        day=date(2026, 11, 3),
        carer_id="c1",
        kind=ClaimKind.EQUIPMENT,
        what="School shoes",
        pence=3260,
        claimed_on=date(2026, 11, 5),
    ),
    ClaimItem(id="3", family_id="f1", day=date(2026, 11, 4), what="Bus fare", pence=None, paid_on=date(2026, 11, 20)),
)


def the_list(items=ITEMS) -> bytes:
    house = a_household()
    return claim_list_pdf(house.family.name, house.carers, items, HIVE, 2026, 11, MOMENT, WORKER)


@needs_poppler
def test_claims_stand_under_their_carer_with_the_sum() -> None:
    text = read(the_list())
    for words in (
        "The Wiśniewska family",
        "Claim list for November 2026",
        "Grace Wiśniewska",
        "12 miles",
        "£5.40",
        "to be claimed",
        "claimed Thu 5 Nov 2026",
        "Together £38.00.",
        "For the family",
        "paid Fri 20 Nov 2026",
    ):
        assert words in text, words
    assert text.count("Together") == 1  # a list without any amount has no sum


@needs_poppler
def test_an_empty_month_says_so() -> None:
    assert "Nothing is written down for this month." in read(the_list(()))


def lines():
    house = a_household()
    done = TrainingRecord(
        id="t", family_id="f1", carer_id="c1", course="E-Safety", minutes=300, done_on=date(2026, 11, 1)
    )
    house = replace(
        house,
        approval=replace(house.approval, approved_on=date(2025, 12, 1)),
        training=(done,),
        carers=(house.carers[0], replace(house.carers[0], id="c2", first_name=NAMES[1])),
    )
    day = MOMENT.date()
    dues = tuple(training_dues(house, day, POLICY))
    return [
        TrainingLine(
            house.family.name,
            carer.first_name,
            training_state(house, carer, day, POLICY),
            tuple(due for due in dues if due.carer_id == carer.id),
        )
        for carer in house.carers
    ]


@needs_poppler
def test_training_says_what_is_left_of_the_first_year() -> None:
    text = read(training_pdf(lines(), HIVE, MOMENT, WORKER, 12))
    assert "1 of 12" in text and "0 of 12" in text
    assert "11 of the first year's courses" in text and "by Tue 1 Dec" in text


@needs_poppler
def test_sixty_carers_are_all_there() -> None:
    many = [replace(line, carer_name=f"{line.carer_name} {number}") for number in range(30) for line in lines()]
    text = read(training_pdf(many, HIVE, MOMENT, WORKER, 12))
    assert all(f"Grace {number}" in text for number in range(30))
    assert "No carer is recorded yet." in read(training_pdf([], HIVE, MOMENT, WORKER, 12))


@needs_poppler
def test_the_emergency_numbers_are_never_cut() -> None:
    hive = replace(HIVE, duty_line="01632 960101 extension 1234", out_of_hours="01632 960102 extension 9876")
    text = read(training_pdf(lines(), hive, MOMENT, "Maureen Alexandra Featherstonehaugh-Hale", 12))
    assert "Fostering Duty Line 01632 960101 extension 1234 · Out of Hours Service 01632 960102 extension 9876" in text
