"""The claim list: what a carer can claim, kept so that it can be copied, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.families import Carer
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.summary.months import YearMonth, first_day, last_day
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import families as stored


@dataclass(frozen=True)
class ClaimList:
    """One family's claims of one month, by carer and day."""

    family_id: FamilyId
    family_name: str
    year: int
    month: int
    carers: tuple[Carer, ...]
    items: tuple[ClaimItem, ...]

    @property
    def pence(self) -> int:
        """The amounts added up; items without one count nothing."""
        return sum(item.pence or 0 for item in self.items)


def claim_list(desk: Desk, family_id: FamilyId, year: int, month: int) -> ClaimList:
    """A family's claims of a calendar month.

    Raises:
        KeyError: there is no such family.
    """
    household = stored.household(desk.store, family_id)
    items = desk.store.select(
        ClaimItem,
        "WHERE family_id = ? AND day BETWEEN ? AND ? ORDER BY day, rowid",
        family_id,
        first_day(year, month).isoformat(),
        last_day(year, month).isoformat(),
    )
    return ClaimList(family_id, household.family.name, year, month, household.carers, tuple(items))


def open_claims(desk: Desk, family_id: FamilyId) -> list[ClaimItem]:
    """What is not paid yet, the oldest first."""
    return desk.store.select(ClaimItem, "WHERE family_id = ? AND paid_on IS NULL ORDER BY day, rowid", family_id)


def find_claim(desk: Desk, item_id: str) -> ClaimItem | None:
    """One item; None where it is gone."""
    return desk.store.find(ClaimItem, item_id)


def months_with_claims(desk: Desk, family_id: FamilyId) -> list[YearMonth]:
    """The months in which a family has items, the latest first."""
    rows = desk.store.rows(
        "SELECT DISTINCT substr(day, 1, 7) FROM claim_item WHERE family_id = ? ORDER BY 1 DESC", family_id
    )
    return [(int(month[:4]), int(month[5:])) for (month,) in rows]


def new_claim(desk: Desk, family_id: FamilyId) -> ClaimItem:
    """An empty item for the form to begin with."""
    return ClaimItem(id=desk.new_id(), family_id=family_id, day=desk.today)


def record_claim(desk: Desk, items: Sequence[ClaimItem]) -> Changed:
    """Write items down, or what became of them, in one act.

    Raises:
        RuleRefused: nothing said, an amount below nothing, or a day that cannot be.
    """
    for item in items:
        _check(item, desk.today)
    family_id = items[0].family_id
    with desk.act(ActKind.RECORD_CLAIM, family_id) as act:
        for item in items:
            if desk.store.find(ClaimItem, item.id) is None:
                act.insert(item)
            else:
                act.update(item)
    return desk.changed(ActKind.RECORD_CLAIM, act, family_id, items[0].id)


def mark_claimed(desk: Desk, items: Sequence[ClaimItem], on: date) -> Changed:
    """The carer has handed these in."""
    return record_claim(desk, [replace(item, claimed_on=on) for item in items])


def mark_paid(desk: Desk, items: Sequence[ClaimItem], on: date) -> Changed:
    """These have been paid; what was never marked as claimed is so now."""
    return record_claim(desk, [replace(item, claimed_on=item.claimed_on or on, paid_on=on) for item in items])


def remove_claim(desk: Desk, item_id: str) -> Changed:
    """Take an item made by mistake away."""
    item = desk.store.get(ClaimItem, item_id)
    with desk.act(ActKind.REMOVE_CLAIM, item.family_id) as act:
        act.delete(ClaimItem, item_id)
    return desk.changed(ActKind.REMOVE_CLAIM, act, item.family_id)


def _check(item: ClaimItem, today: date) -> None:
    if not (item.what.strip() or item.quantity.strip() or item.pence):
        raise RuleRefused("Nothing is written yet.", "Fill in What for, or How much or how many.")
    if item.pence is not None and item.pence < 0:
        raise RuleRefused("The amount is below nothing.", "Check Amount in pounds.")
    for label, day in (("On", item.day), ("Claimed on", item.claimed_on), ("Paid on", item.paid_on)):
        if day is not None and day > today:
            raise RuleRefused("A date lies in the future.", f"Check {label}.")
    if item.paid_on is not None and item.claimed_on is None:
        raise RuleRefused("It is paid but not claimed.", "Fill in Claimed on.")
