"""Carers on hold: put on hold, look at it again, end it."""

from dataclasses import dataclass, replace
from datetime import timedelta

from hivedesk.casework import standing
from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.families import Status
from hivedesk.domain.household import hold_on
from hivedesk.domain.procedures import Hold
from hivedesk.foundation.clock import format_date
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.deed_form import FamilyDeed, Outlook, Part, Records
from hivedesk.ui.discreet import Sight
from hivedesk.ui.form_lines import FORM_LINES, FormLine


class PutOnHold(FamilyDeed):
    """No child comes for a time."""

    sentence = "The carers take no child for a time. A hold is to be as short as possible, and is looked at again."
    new_part = "hold"

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        if hold_on(self.household, desk.today) is not None:
            raise RuleRefused("This family is on hold already.", "Use Review the hold, or End the hold.")
        if self.household.family.status not in (Status.ACTIVE, Status.CLOSING):
            raise RuleRefused("Only a family that is in the Hive can be put on hold.", "Use Join the Hive first.")
        self.records = {"hold": standing.new_hold(desk, self.family_id)}

    def parts(self) -> tuple[Part, ...]:
        """Since when, why, what helps, and when it is looked at again."""
        fields = ("started_on", "reason", "support", "review_on")
        return (Part(key="hold", kind=Hold, fields=fields, needed=("started_on", "reason")),)

    def outlook(self, typed: Records) -> Outlook:
        """When the review is due where none is entered."""
        hold: Hold = typed["hold"]
        if hold.review_on is not None or hold.started_on is None:
            return Outlook()
        due = hold.started_on + timedelta(days=self.desk.policy.clocks.hold_review_days)
        return Outlook(f"Left empty, the review is due on {format_date(due)}.")

    def save(self, typed: Records) -> Changed | None:
        """Put the family on hold."""
        return standing.put_on_hold(self.desk, typed["hold"])


class _OpenHold(FamilyDeed):
    """A deed about the hold that stands."""

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        hold = hold_on(self.household, desk.today)
        if hold is None:
            raise RuleRefused("This family is not on hold.", "Put on hold on its card asks since when and why.")
        self.hold = hold

    @property
    def facts(self) -> tuple[str, ...]:
        """Since when, and why."""
        start = self.hold.started_on
        since = f"On hold since {format_date(start)}" if start else "On hold; since when is not recorded"
        return (f"{since}: {self.sight.words(self.hold.reason)}" if self.hold.reason else f"{since}.",)


@dataclass(frozen=True, kw_only=True)
class HoldReview:
    """What the form asks; the hold keeps it, signed and dated, beneath the earlier reviews."""

    came_to: str = ""


_REVIEW_LINES = (FormLine("came_to", "What the review came to", "Review", long=True),)
_NEXT_LINES = tuple(
    replace(line, label="Next review of the hold") if line.field == "review_on" else line for line in FORM_LINES[Hold]
)


class ReviewHold(_OpenHold):
    """Look at a hold again."""

    sentence = (
        "What today's review came to, what the carers are offered meanwhile, and when the hold is looked at next."
    )

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        review = self.hold.review_on
        if review is None or review <= desk.today:
            review = desk.today + timedelta(days=desk.policy.clocks.hold_review_days)
        self.records = {"review": HoldReview(), "hold": replace(self.hold, review_on=review)}

    @property
    def facts(self) -> tuple[str, ...]:
        """Since when, and why; then what earlier reviews came to."""
        return (*super().facts, *(self.sight.words(line) for line in self.hold.outcome.splitlines() if line.strip()))

    def parts(self) -> tuple[Part, ...]:
        """What the review came to, what is offered, and the next review."""
        fields = ("reason", "support", "review_on")
        return (
            Part(key="review", kind=HoldReview, fields=("came_to",), lines=_REVIEW_LINES),
            Part(key="hold", kind=Hold, fields=fields, needed=("review_on",), lines=_NEXT_LINES),
        )

    def save(self, typed: Records) -> Changed | None:
        """Keep what the review came to."""
        return standing.review_hold(self.desk, typed["hold"], typed["review"].came_to)


class EndHold(_OpenHold):
    """The carers take children again."""

    sentence = "The carers can take children again."

    def __init__(self, desk: Desk, wanted: DeedWanted, sight: Sight) -> None:
        super().__init__(desk, wanted, sight)
        self.records = {"hold": replace(self.hold, ended_on=desk.today)}

    def parts(self) -> tuple[Part, ...]:
        """Since when, and what came of it."""
        return (Part(key="hold", kind=Hold, fields=("ended_on", "outcome"), needed=("ended_on",)),)

    def save(self, typed: Records) -> Changed | None:
        """End the hold."""
        return standing.end_hold(self.desk, typed["hold"])
