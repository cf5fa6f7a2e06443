"""A family's claim list without Qt: the lines of a month, or all that are not paid; which are ticked; what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hivedesk.casework import claims, families
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.families import full_name
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.money import pounds_words
from hivedesk.domain.summary.months import YearMonth
from hivedesk.foundation.clock import format_date, format_month
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.discreet import Sight
from hivedesk.ui.tokens import Tone

UNPAID = (0, 0)  # in place of a month: all that is not paid yet


@dataclass(frozen=True)
class ClaimRow:
    """A line on screen."""

    item: ClaimItem
    carer: str
    what: str
    amount: str
    state: str
    tone: Tone
    ticked: bool

    @property
    def key(self) -> str:
        """The same from reading to reading."""
        return self.item.id

    @property
    def day(self) -> str:
        """Its day in words."""
        return format_date(self.item.day)


@dataclass(frozen=True)
class ClaimsState:
    """Everything that the list shows."""

    name: str = ""
    months: tuple[tuple[YearMonth, str], ...] = ()
    month: YearMonth = UNPAID
    rows: tuple[ClaimRow, ...] = ()
    total: str = ""
    nothing: str = ""

    @property
    def ticked(self) -> tuple[ClaimItem, ...]:
        """The lines that are ticked."""
        return tuple(row.item for row in self.rows if row.ticked)

    @property
    def printable(self) -> bool:
        """Whether a month with lines is shown."""
        return self.month != UNPAID and bool(self.rows)

    @property
    def why_not_printable(self) -> str:
        """What to do before it can be printed, or ""."""
        if self.printable:
            return ""
        return "Choose a month to print" if self.month == UNPAID else "Nothing to print in this month"


class ClaimsViewModel:
    """Begins with what is not paid, where there is anything; else with this month."""

    def __init__(self, desk: Desk, family_id: FamilyId, sight: Sight) -> None:
        """Raises `RuleRefused` where the family is gone."""
        self._desk, self._sight = desk, sight
        self.family_id = family_id
        families.household(desk, family_id)
        self._ticked: set[str] = set()
        today = desk.today
        self._month: YearMonth = UNPAID if claims.open_claims(desk, family_id) else (today.year, today.month)

    def state(self) -> ClaimsState:
        """Read the list again."""
        household = families.household(self._desk, self.family_id)
        carers = {carer.id: self._sight.name(full_name(carer)) for carer in household.carers}
        items = self._items()
        self._ticked &= {item.id for item in items}
        rows = tuple(self._row(item, carers.get(item.carer_id, "") if item.carer_id else "") for item in items)
        return ClaimsState(
            name=self._sight.name(household.family.name),
            months=self._months(),
            month=self._month,
            rows=rows,
            total=_total(items),
            nothing="" if rows else self._nothing(),
        )

    def choose_month(self, month: YearMonth) -> ClaimsState:
        """Show another month, or what is not paid."""
        self._month = month
        self._ticked.clear()
        return self.state()

    def tick(self, item_id: str, wanted: bool) -> ClaimsState:
        """Take a line along, or leave it out."""
        if wanted:
            self._ticked.add(item_id)
        else:
            self._ticked.discard(item_id)
        return self.state()

    def tick_all(self) -> ClaimsState:
        """Take all lines along that are not paid; none where they all are ticked already."""
        unpaid = {item.id for item in self._items() if item.paid_on is None}
        self._ticked = set() if unpaid <= self._ticked else unpaid
        return self.state()

    def mark_claimed(self, on: date) -> Changed:
        """The carer has handed the ticked lines in.

        Raises:
            RuleRefused: none is ticked that can be, or the day cannot be.
        """
        items = [item for item in self.state().ticked if item.claimed_on is None]
        if not items:
            raise RuleRefused("No line is ticked that is still to be claimed.", "Tick the lines it is about.")
        return claims.mark_claimed(self._desk, items, on)

    def mark_paid(self, on: date) -> Changed:
        """The ticked lines have been paid.

        Raises:
            RuleRefused: none is ticked that can be, or the day cannot be.
        """
        items = [item for item in self.state().ticked if item.paid_on is None]
        if not items:
            raise RuleRefused("No line is ticked that is still to be paid.", "Tick the lines it is about.")
        return claims.mark_paid(self._desk, items, on)

    def _items(self) -> Sequence[ClaimItem]:
        if self._month == UNPAID:
            return claims.open_claims(self._desk, self.family_id)
        return claims.claim_list(self._desk, self.family_id, *self._month).items

    def _months(self) -> tuple[tuple[YearMonth, str], ...]:
        today = self._desk.today
        found = {(today.year, today.month), self._month, *claims.months_with_claims(self._desk, self.family_id)}
        latest_first = sorted(found - {UNPAID}, reverse=True)
        return ((UNPAID, "Not paid yet"), *((month, format_month(*month)) for month in latest_first))

    def _nothing(self) -> str:
        if self._month == UNPAID:
            return "All claims of this family are paid, or none is recorded yet."
        return "Nothing is on the list of this month. Add the first line: what a carer can claim, and how much."

    def _row(self, item: ClaimItem, carer: str) -> ClaimRow:
        kind = f"{item.kind.value[:1].upper()}{item.kind.value[1:]}"
        said = ": ".join(part for part in (kind, self._sight.words(item.what)) if part)
        state, tone = _state(item)
        return ClaimRow(
            item=item,
            carer=carer or "Family",
            what=f"{said}, {item.quantity}" if item.quantity else said,
            amount=pounds_words(item.pence) if item.pence is not None else "",
            state=state,
            tone=tone,
            ticked=item.id in self._ticked,
        )


def _state(item: ClaimItem) -> tuple[str, Tone]:
    if item.paid_on is not None:
        return f"Paid {format_date(item.paid_on)}", Tone.GOOD
    if item.claimed_on is not None:
        return f"Claimed {format_date(item.claimed_on)}", Tone.INFO
    return "Not claimed yet", Tone.WARN


def _total(items: Sequence[ClaimItem]) -> str:
    if not items:
        return ""
    lines = f"{len(items)} line{'' if len(items) == 1 else 's'}"
    without = sum(1 for item in items if item.pence is None)
    amounts = f"{pounds_words(sum(item.pence or 0 for item in items))} in all"
    return f"{lines}, {amounts}{f'; {without} without an amount' if without else ''}."
