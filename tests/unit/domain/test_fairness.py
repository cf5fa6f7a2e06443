"""What each host took on over the months that count."""

from dataclasses import replace
from datetime import date, timedelta

from hivedesk.domain.ids import FamilyId
from hivedesk.domain.sleepovers.fairness import Hosted, child_nights_before, hosted_before
from hivedesk.domain.sleepovers.records import CancelReason
from tests.unit.domain.rota_worlds import MONDAY, a_stay

BELL, CHEN = FamilyId("bell"), FamilyId("chen")


def test_nights_and_child_nights() -> None:
    stays = [
        a_stay("1", "bell", ("amy", "ben"), night=-3, nights=2),
        a_stay("2", "bell", ("cat",), night=-2, nights=1),
        a_stay("3", "chen", ("dan",), night=-2, nights=0),
    ]
    assert hosted_before(MONDAY, stays, 12) == {BELL: Hosted(nights=2, child_nights=5)}
    assert child_nights_before(MONDAY, stays, 12) == {BELL: 5}


def test_only_the_months_that_count() -> None:
    long_ago = (date(2026, 1, 3) - MONDAY).days  # a year and a day before; the second night is within the year
    stays = [a_stay("1", "bell", ("amy",), night=long_ago, nights=2), a_stay("2", "chen", ("ben",), night=0)]
    assert hosted_before(date(2027, 1, 4), stays, 12) == {BELL: Hosted(nights=1, child_nights=1)}
    assert hosted_before(date(2027, 1, 5), stays, 12) == {CHEN: Hosted(nights=1, child_nights=1)}


def test_cancelled_stays_do_not_count_and_early_returns_count_what_was() -> None:
    whole = a_stay("1", "bell", ("amy",), night=-5, nights=3)
    early = replace(whole, started_at=whole.starts_at, returned_at=whole.starts_at + timedelta(hours=20))
    cancelled = replace(whole, cancelled_on=MONDAY, cancel_reason=CancelReason.CHILD)
    assert child_nights_before(MONDAY, [early], 12) == {BELL: 1}
    assert hosted_before(MONDAY, [cancelled], 12) == {}
