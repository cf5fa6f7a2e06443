"""What a mailbox of any kind has to be able to do. `Mailbox` builds everything else on this."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hivedesk.foundation.background import Progress

MOST_ENTRIES = 100_000  # entries that are looked at in one folder, wanted or not


@dataclass(frozen=True)
class Found:
    """A file in a box as the place tells of it: nothing of this can be relied on. ``size`` is in bytes."""

    file: str
    size: int
    changed: datetime | None


class Place(Protocol):
    """A folder or a service. Every method raises `MailboxProblem` where it cannot do what it should."""

    leaves_parts: bool  # whether an upload that breaks off may leave a `.part-` file behind

    def create(self, box: str, file: str, content: bytes, progress: Progress) -> bool:
        """Make the file appear, whole, in one step; False where one of that name is there already."""
        ...

    def boxes(self, progress: Progress) -> list[str]:
        """The boxes there are."""
        ...

    def listing(self, box: str, progress: Progress) -> list[Found]:
        """The files of a box, ours and others', at most `MOST_ENTRIES`; none where there is no such box."""
        ...

    def read(self, box: str, file: str, most: int, progress: Progress) -> bytes:
        """The content of a file; never takes in much more than ``most`` bytes."""
        ...

    def remove(self, box: str, file: str, progress: Progress) -> None:
        """Remove a file; absent is fine."""
        ...
