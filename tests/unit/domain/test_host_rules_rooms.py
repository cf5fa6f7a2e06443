"""Worked examples of the rules of a stay: beds and bedrooms, night by night."""

from datetime import date

import pytest

from hivedesk.domain.approval import SharingAgreement
from hivedesk.domain.sleepovers.answers import HostRule
from hivedesk.domain.sleepovers.records import ExceptionKind
from tests.builders import a_placement
from tests.unit.domain.host_rules_worlds import (
    FAIL,
    FRIDAY,
    NEEDS,
    PASS,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    WIDE,
    a_child,
    a_hive,
    a_home,
    a_room,
    a_stay,
    a_visit,
    all_of,
    an_exception,
    bell,
    needs,
    own_child,
    the,
    verdict,
    with_mia,
)

SERVICE = "the fostering service"
TOM, ANA = a_child("Tom", "bell"), a_child("Ana", "bell")
BABY = date(2024, 6, 1)


def with_rooms(*rooms, children=(), **fields):
    return bell(*children, rooms=rooms, **fields)


def an_agreement(*names, **fields):
    return SharingAgreement(id=f"{names}{fields}", family_id="bell", child_ids=names, **fields)


def both(hive, visit=None):
    return verdict(HostRule.BEDS, visit, hive), verdict(HostRule.BEDROOM, visit, hive)


# Without a room plan


def test_without_rooms_the_beds_of_the_approval_count():
    hive = a_hive(with_rooms(children=(TOM,), approval=WIDE | {"beds": 2}))
    assert the(HostRule.BEDS, hive=hive).sentence == "Bell has enough beds; the bedrooms are not recorded."
    for beds, words in ((1, "1 bed"), (0, "0 beds")):
        full = the(HostRule.BEDS, hive=a_hive(with_rooms(children=(TOM,), approval=WIDE | {"beds": beds})))
        assert (full.verdict, full.on) == (FAIL, (FRIDAY, SATURDAY))
        assert full.sentence == (
            f"Bell has {words} for children in care, too few from Fri 20 Nov 2026 to Sat 21 Nov 2026."
        )
        assert full.would_change == "The beds in the terms of approval, or other nights."


def test_without_rooms_and_beds_it_cannot_be_said():
    for approval in (None, WIDE | {"beds": None}):
        result = the(HostRule.BEDS, hive=a_hive(with_rooms(approval=approval)))
        assert result.sentence == "Where visitors sleep with Bell is not recorded."
        assert needs(result) == (
            SERVICE,
            "where the children sleep, since no room is recorded",
            "The bedrooms, on the family's card.",
            (),
            True,
        )


def test_without_rooms_visitors_of_the_familys_own_take_beds_too():
    taken = an_exception(SATURDAY, kind=ExceptionKind.VISITORS, beds_taken=1)
    hive = a_hive(with_rooms(approval=WIDE | {"beds": 1}), exceptions=(taken,))
    assert the(HostRule.BEDS, hive=hive).on == (SATURDAY,)


# Beds


def test_a_free_room_for_each():
    assert the(HostRule.BEDS).sentence == "Bell has a bed for each of them."
    assert the(HostRule.BEDROOM).sentence == "Nobody would share a bedroom without an agreement where one is needed."


def test_no_free_bed():
    hive = a_hive(with_rooms(a_room("Blue", TOM), children=(TOM,)))
    result = the(HostRule.BEDS, hive=hive)
    assert (result.verdict, result.on) == (FAIL, (FRIDAY, SATURDAY))
    assert result.sentence == "Bell has no free bed for all of them from Fri 20 Nov 2026 to Sat 21 Nov 2026."
    assert result.would_change == "Another bed in the room plan, or other nights."
    assert all_of(HostRule.BEDROOM, hive=hive) == []
    assert both(a_hive(with_rooms(a_room("Blue", TOM), a_room("Red"), children=(TOM,)))) == (PASS, PASS)


@pytest.mark.parametrize(
    ("nights", "words"),
    [
        ((FRIDAY,), "on Fri 20 Nov 2026"),
        ((FRIDAY, SUNDAY), "on Fri 20 Nov 2026 and on Sun 22 Nov 2026"),
        ((FRIDAY, SATURDAY, SUNDAY), "from Fri 20 Nov 2026 to Sun 22 Nov 2026"),
    ],
)
def test_only_the_nights_concerned_are_named(nights, words):
    stays = [a_stay("eli", day=night, nights=1) for night in nights]
    hive = a_hive(bell(spare=1), a_home("Frost", "Eli"), stays=stays)
    assert the(HostRule.BEDS, a_visit(nights=3), hive).sentence == f"Bell has no free bed for all of them {words}."


def test_the_bed_of_a_child_of_the_host_who_is_away_is_free():
    away = a_stay("tom", host="frost", day=FRIDAY, nights=1)
    hive = a_hive(with_rooms(a_room("Blue", TOM), children=(TOM,)), stays=[away])
    assert the(HostRule.BEDS, hive=hive).on == (SATURDAY,)
    assert both(hive, a_visit(nights=1)) == (PASS, PASS)


def test_a_child_in_day_care_takes_no_bed():
    hive = a_hive(bell(spare=1), a_home("Frost", "Eli"), stays=[a_stay("eli", day=SATURDAY, nights=0, begin=9)])
    assert verdict(HostRule.BEDS, hive=hive) is PASS


def test_an_own_child_has_its_bed_while_it_lives_at_home():
    for fields, expected in (
        ({}, FAIL),
        ({"lives_at_home": False}, PASS),
        ({"left_home_on": FRIDAY}, PASS),
        ({"left_home_on": SUNDAY}, FAIL),
        ({"born": SUNDAY}, PASS),
    ):
        kit = own_child("Kit", **fields)
        assert verdict(HostRule.BEDS, hive=a_hive(with_rooms(a_room("Blue", kit), own_children=(kit,)))) is expected


def test_a_child_who_lives_there_without_a_room_of_record_may_need_the_bed():
    hive = a_hive(with_rooms(a_room("Blue"), children=(TOM,)))
    result = the(HostRule.BEDS, hive=hive)
    assert result.sentence == (
        "In which room Tom sleeps is not recorded, so Bell may have no free bed for all of them "
        "from Fri 20 Nov 2026 to Sat 21 Nov 2026."
    )
    assert needs(result) == (
        SERVICE,
        "where the children sleep",
        "The bedroom of Tom, in the room plan.",
        (FRIDAY, SATURDAY),
        True,
    )
    assert both(a_hive(with_rooms(a_room("Blue"), a_room("Red"), children=(TOM,)))) == (PASS, PASS)
    two = a_hive(with_rooms(a_room("Blue"), a_room("Red"), children=(TOM, ANA)))
    assert the(HostRule.BEDS, hive=two).sentence.startswith("In which room Tom and Ana sleep is not recorded")


def test_more_visitors_than_beds_however_many_they_are():
    frost = a_home("Frost", *(f"Child {n}" for n in range(7)))
    stays = [a_stay(*(child.id for child in frost.children_in_care), nights=1)]
    assert verdict(HostRule.BEDS, a_visit(nights=1), a_hive(bell(spare=7), frost, stays=stays)) is FAIL
    assert both(a_hive(bell(spare=8), frost, stays=stays), a_visit(nights=1)) == (PASS, PASS)


# Visitors of the family's own


def test_visitors_of_the_familys_own_take_beds_on_their_nights():
    taken = an_exception(SATURDAY, kind=ExceptionKind.VISITORS, beds_taken=2)
    hive = a_hive(exceptions=(taken,))
    assert the(HostRule.BEDS, hive=hive).on == (SATURDAY,)
    assert both(a_hive(exceptions=(an_exception(SUNDAY, kind=ExceptionKind.VISITORS, beds_taken=2),))) == (PASS, PASS)


def test_nobody_shares_with_visitors_of_the_familys_own_where_that_can_be_helped():
    taken = an_exception(FRIDAY, SATURDAY, kind=ExceptionKind.VISITORS, beds_taken=1)
    big = a_hive(with_rooms(a_room("Blue", beds=2), a_room("Red")), exceptions=(taken,))
    assert both(big) == (PASS, PASS)  # they take one room, Mia the other
    one_room = a_hive(with_rooms(a_room("Blue", beds=2)), exceptions=(taken,))
    result = the(HostRule.BEDROOM, hive=one_room)
    assert result.sentence == (
        "Mia and visitors of the family's own would share a bedroom from Fri 20 Nov 2026 to Sat 21 Nov 2026, and no "
        "agreement in force names them all."
    )


def test_the_only_other_bed_beside_a_child_who_lives_there_is_not_enough():
    taken = an_exception(FRIDAY, SATURDAY, kind=ExceptionKind.VISITORS, beds_taken=1)
    hive = a_hive(with_rooms(a_room("Blue", TOM, beds=2), a_room("Red"), children=(TOM,)), exceptions=(taken,))
    assert verdict(HostRule.BEDROOM, hive=hive) is NEEDS


# Sharing


SHARED = (a_room("Blue", TOM, beds=2),)


def test_sharing_needs_an_agreement_of_each_authority():
    result = the(HostRule.BEDROOM, hive=a_hive(with_rooms(*SHARED, children=(TOM,))))
    assert result.sentence == (
        "Tom and Mia would share a bedroom from Fri 20 Nov 2026 to Sat 21 Nov 2026, and no agreement in force names "
        "them all."
    )
    assert needs(result) == (
        "each child's responsible authority",
        "an agreement in writing that they share",
        "An agreement to share that names them all, or a free room.",
        (FRIDAY, SATURDAY),
        False,
    )
    assert result.child_ids == ("tom", "mia")


@pytest.mark.parametrize(
    ("agreements", "expected"),
    [
        ([an_agreement("mia", "tom")], PASS),
        ([an_agreement("mia")], NEEDS),
        ([an_agreement("mia", "tom", authority="Hampshire")], NEEDS),  # Tom's is Surrey
        ([an_agreement("mia", "tom", authority="hampshire "), an_agreement("tom", "mia", authority="Surrey")], PASS),
        ([an_agreement("mia", "tom", "ana")], PASS),
        ([an_agreement("mia", "tom", until=FRIDAY)], NEEDS),
        ([an_agreement("mia", "tom", agreed_on=SATURDAY)], NEEDS),
    ],
)
def test_agreements_to_share(agreements, expected):
    tom = a_child("Tom", "bell", placing_authority="Surrey")
    home = with_rooms(*SHARED, children=(tom,), sharing_agreements=tuple(agreements))
    assert verdict(HostRule.BEDROOM, hive=a_hive(with_mia(placing_authority="Hampshire"), home)) is expected


def test_an_agreement_that_ends_meanwhile_leaves_the_later_night():
    home = with_rooms(*SHARED, children=(TOM,), sharing_agreements=(an_agreement("mia", "tom", until=FRIDAY),))
    assert the(HostRule.BEDROOM, hive=a_hive(home)).on == (SATURDAY,)


def test_children_under_three_may_share():
    small = a_child("Tom", "bell", born=BABY)
    assert verdict(HostRule.BEDROOM, hive=a_hive(with_rooms(*SHARED, children=(small,)))) is NEEDS
    marsh = with_mia(date_of_birth=BABY)
    assert verdict(HostRule.BEDROOM, hive=a_hive(marsh, with_rooms(*SHARED, children=(small,)))) is PASS
    unknown = a_child("Tom", "bell", born=None)
    assert verdict(HostRule.BEDROOM, hive=a_hive(marsh, with_rooms(*SHARED, children=(unknown,)))) is NEEDS


def test_sharing_with_an_own_child_needs_an_agreement_too():
    kit = own_child("Kit")
    room = a_room("Blue", kit, beds=2)
    assert verdict(HostRule.BEDROOM, hive=a_hive(with_rooms(room, own_children=(kit,)))) is NEEDS
    agreed = with_rooms(room, own_children=(kit,), sharing_agreements=(an_agreement("mia", "kit"),))
    assert verdict(HostRule.BEDROOM, hive=a_hive(agreed)) is PASS


def test_brothers_and_sisters_who_visit_together_share_by_agreement_and_the_best_arrangement_is_looked_for():
    marsh = a_home("Marsh", "Mia", "Eve")
    rooms = (a_room("Blue", TOM, beds=2), a_room("Green", beds=2))
    agreement = an_agreement("mia", "eve")
    visit = a_visit("mia", "eve")
    assert both(a_hive(marsh, with_rooms(*rooms, children=(TOM,))), visit) == (PASS, NEEDS)
    agreed = with_rooms(*rooms, children=(TOM,), sharing_agreements=(agreement,))
    assert both(a_hive(marsh, agreed), visit) == (PASS, PASS)


def test_nights_on_which_others_would_share_are_said_apart():
    hive = a_hive(
        with_rooms(a_room("Blue", TOM, beds=3), children=(TOM,)),
        a_home("Frost", "Eli", "Ben"),
        stays=[a_stay("eli", day=THURSDAY, nights=2), a_stay("ben", day=SATURDAY, nights=1)],
    )
    said = all_of(HostRule.BEDROOM, hive=hive)
    assert [one.on for one in said] == [(FRIDAY,), (SATURDAY,)]
    assert [one.sentence.split(" would ")[0] for one in said] == ["Tom, Mia and Eli", "Tom, Mia and Ben"]


def test_rooms_in_which_children_would_share_are_said_one_by_one():
    marsh = a_home("Marsh", "Mia", "Eve")
    rooms = (a_room("Blue", TOM, beds=2), a_room("Red", ANA, beds=2))
    said = all_of(HostRule.BEDROOM, a_visit("mia", "eve"), a_hive(marsh, with_rooms(*rooms, children=(TOM, ANA))))
    assert [one.sentence.split(" would ")[0] for one in said] == ["Tom and Mia", "Ana and Eve"]


def test_a_former_child_of_the_host_takes_no_bed():
    hive = a_hive(
        with_rooms(a_room("Blue", TOM), children=(TOM,), placements=(a_placement(TOM, ended_on=THURSDAY),)),
    )
    assert both(hive) == (PASS, PASS)
