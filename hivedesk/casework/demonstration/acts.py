"""The year as a list of acts, each at its moment at the desk; done through the use cases of casework."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from hivedesk.casework import contact_log as log
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family, change_family, household
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.casework.stay_requests import close_request
from hivedesk.casework.stays import offer_stay, stays_on_record
from hivedesk.domain.contact_log import ContactLogEntry
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.sleepovers.records import Outcome, RefusalReason, RequestId, Stay
from hivedesk.domain.sleepovers.stay import stands
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store.contact_log import follow_ups_of


@dataclass
class Progress:
    """What the acts so far have left behind."""

    families: dict[str, FamilyId] = field(default_factory=dict)  # those added, by key


@dataclass(frozen=True)
class SetUp:
    """The Hive is set up."""

    hive: Hive

    def do(self, desk: Desk, progress: Progress) -> None:
        """Write the Hive's details."""
        set_up_hive(desk, self.hive)


@dataclass(frozen=True)
class Add:
    """A family is added."""

    key: str
    household: Household

    def do(self, desk: Desk, progress: Progress) -> None:
        """Add it as it stands on that day."""
        add_family(desk, self.household)
        progress.families[self.key] = self.household.family.id


@dataclass(frozen=True)
class Change:
    """A family's record is changed."""

    key: str
    edit: Callable[[Household], Household]

    def do(self, desk: Desk, progress: Progress) -> None:
        """Edit what the acts before have left."""
        change_family(desk, self.edit(household(desk, progress.families[self.key])))


@dataclass(frozen=True)
class OfFamily:
    """A use case of casework about a family, and what it is given beside."""

    key: str
    use_case: Callable[..., object]
    given: tuple[object, ...]

    def do(self, desk: Desk, progress: Progress) -> None:
        """Do as the worker would."""
        self.use_case(desk, progress.families[self.key], *self.given)


@dataclass(frozen=True)
class Use:
    """A use case of casework, and what it is given beside the desk."""

    use_case: Callable[..., object]
    given: tuple[object, ...]

    def do(self, desk: Desk, progress: Progress) -> None:
        """Do as the worker would."""
        self.use_case(desk, *self.given)


def use(use_case: Callable[..., object], *given: object) -> Use:
    """The act of using one of the use cases."""
    return Use(use_case, given)


@dataclass(frozen=True)
class Log:
    """A contact is written down, perhaps with something to follow up."""

    entry: ContactLogEntry
    follow_up: FollowUpWanted | None = None

    def do(self, desk: Desk, progress: Progress) -> None:
        """Log it."""
        log.log_contact(desk, self.entry, self.follow_up)


@dataclass(frozen=True)
class Append:
    """Something is added to an entry that is locked by now."""

    entry_id: str
    text: str

    def do(self, desk: Desk, progress: Progress) -> None:
        """Write the addendum."""
        log.add_addendum(desk, self.entry_id, self.text)


@dataclass(frozen=True)
class Complete:
    """A follow-up of an entry is ticked off: the one due on that day."""

    entry_id: str
    due_on: date

    def do(self, desk: Desk, progress: Progress) -> None:
        """Tick it off."""
        for follow_up in follow_ups_of(desk.store, self.entry_id):
            if follow_up.due_on == self.due_on and follow_up.done_at is None:
                log.complete_follow_up(desk, follow_up.id)
                return


@dataclass(frozen=True)
class Offer:
    """A host takes children of a request; where a rule of that day is in the way after all, it is refused."""

    request_id: RequestId
    host_id: FamilyId
    child_ids: tuple[ChildId, ...]

    def do(self, desk: Desk, progress: Progress) -> None:
        """Offer the stay."""
        try:
            offer_stay(desk, self.request_id, self.host_id, child_ids=self.child_ids)
        except RuleRefused:
            if not any(stands(stay) for stay in stays_on_record(desk, [self.request_id])):
                close_request(desk, self.request_id, Outcome.REFUSED, RefusalReason.NO_HOST, NOT_AFTER_ALL)


NOT_AFTER_ALL = "The host could not after all."


@dataclass(frozen=True)
class OfStay:
    """A step of the stay that stands for these children of a request; nothing where none does."""

    request_id: RequestId
    child_ids: tuple[ChildId, ...]
    step: Callable[[Desk, Stay], object]

    def do(self, desk: Desk, progress: Progress) -> None:
        """Do as the worker would."""
        for stay in stays_on_record(desk, [self.request_id]):
            if stands(stay) and stay.child_ids == self.child_ids:
                self.step(desk, stay)


Deed = SetUp | Add | Change | OfFamily | Use | Log | Append | Complete | Offer | OfStay


@dataclass(frozen=True)
class Act:
    """A deed and its moment."""

    at: datetime
    deed: Deed
