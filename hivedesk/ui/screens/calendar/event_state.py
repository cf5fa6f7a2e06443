"""What an event's page shows, as records."""

from dataclasses import dataclass
from enum import StrEnum

from hivedesk.domain.families import Answer
from hivedesk.ui.tokens import Tone


class Show(StrEnum):
    """Which guests are listed."""

    ALL = "Everybody"
    YES = "Yes"
    NO = "No"
    NO_ANSWER = "No answer yet"
    WAITING = "Waiting list"
    CAME = "Came"
    HERE = "Still here"
    DID_NOT_COME = "Did not come"
    NOT_RECORDED = "Not recorded"


@dataclass(frozen=True)
class GuestRow:
    """A guest on screen."""

    key: str
    name: str
    family: str
    what: str
    answer: str
    tone: Tone
    came: bool
    there: str  # "21:28 to 21:45, Grandma", "came", "did not come" or ""
    group: str  # of all who belong to the same family; of somebody without one their own
    said_no: bool = False


@dataclass(frozen=True)
class FindingRow:
    """Something to see to, and the families whose cards say more."""

    words: str
    families: tuple[tuple[str, str], ...] = ()  # id and name


@dataclass(frozen=True)
class VoiceRow:
    """Something that was said."""

    key: str
    words: str
    said_by: str
    consent: Answer


@dataclass(frozen=True)
class State:
    """Everything that the page shows."""

    gone: bool = True
    title: str = ""
    when: str = ""
    cancelled: str = ""
    gathering: bool = False
    in_series: bool = False
    to_see_to: tuple[FindingRow, ...] = ()
    to_tell: str = ""  # of a cancelled event: who had said yes, with their numbers
    worth_knowing: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    counts: str = ""
    attendance: str = ""
    shows: tuple[tuple[Show, str], ...] = ()
    show: Show = Show.ALL
    rows: tuple[GuestRow, ...] = ()
    nobody: str = ""  # what to do first, while nobody is asked
    none_shown: str = ""  # while the filters let nobody through
    can_repeat_list: bool = False
    has_begun: bool = False
    rest: int = 0  # of how many nothing is said yet
    feedback: str = ""
    voices: tuple[VoiceRow, ...] = ()
    over: bool = False
