"""The year as a list of acts, each at its moment at the desk; done through the use cases of casework."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from hivedesk.casework import contact_log as log
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.desk import Desk
from hivedesk.casework.families import add_family, change_family
from hivedesk.casework.hive_details import set_up_hive
from hivedesk.domain.contact_log import ContactLogEntry
from hivedesk.domain.families import Household
from hivedesk.domain.hive import Hive
from hivedesk.store.contact_log import follow_ups_of


@dataclass
class Progress:
    """What the acts so far have left behind: each family as it now stands."""

    households: dict[str, Household] = field(default_factory=dict)


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
        progress.households[self.key] = self.household


@dataclass(frozen=True)
class Change:
    """A family's record is changed."""

    key: str
    edit: Callable[[Household], Household]

    def do(self, desk: Desk, progress: Progress) -> None:
        """Edit what the acts before have left."""
        household = self.edit(progress.households[self.key])
        change_family(desk, household)
        progress.households[self.key] = household


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


Deed = SetUp | Add | Change | Log | Append | Complete


@dataclass(frozen=True)
class Act:
    """A deed and its moment."""

    at: datetime
    deed: Deed
