"""What the page of one request shows. Plain Python, no Qt."""

from dataclasses import dataclass
from enum import StrEnum

from hivedesk.domain.clocks import Deed
from hivedesk.domain.sleepovers.answers import Verdict
from hivedesk.domain.sleepovers.stay import StayState
from hivedesk.ui.tokens import Tone

STATE_TONES = {
    StayState.ASKED: Tone.WARN,
    StayState.OFFERED: Tone.INFO,
    StayState.AUTHORISED: Tone.INFO,
    StayState.READY: Tone.GOOD,
    StayState.STARTED: Tone.GOOD,
    StayState.RETURNED: Tone.WARN,
    StayState.DEBRIEFED: Tone.PLAIN,
    StayState.CANCELLED: Tone.PLAIN,
    StayState.REFUSED: Tone.PLAIN,
    StayState.WITHDRAWN: Tone.PLAIN,
}
STATE_WORDS = {
    StayState.ASKED: "Needs a host",
    StayState.OFFERED: "Offered",
    StayState.AUTHORISED: "Authorised",
    StayState.READY: "Ready",
    StayState.STARTED: "Staying now",
    StayState.RETURNED: "Back home",
    StayState.DEBRIEFED: "Debriefed",
    StayState.CANCELLED: "Cancelled",
    StayState.REFUSED: "Refused",
    StayState.WITHDRAWN: "Not needed",
}
GROUP_TITLES = {
    Verdict.PASS: "Fits",
    Verdict.NEEDS_APPROVAL: "Needs approval",
    Verdict.FAIL: "Does not fit",
}
GROUP_TONES = {Verdict.PASS: Tone.GOOD, Verdict.NEEDS_APPROVAL: Tone.WARN, Verdict.FAIL: Tone.DANGER}


class Step(StrEnum):
    """What can be done with a stay at once, without a form; the value is the label."""

    SHEET = "Handover sheet"
    GIVEN = "Handover sheet given"
    BACK = "Handover sheet back"
    PIN = "Pin"
    UNPIN = "Set free"
    CLAIMS = "Claim list"


Action = Deed | Step


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """One rule in the way: what it says, who has to agree, and which fact would change it."""

    key: str  # the code of the rule
    words: str
    ask: str = ""
    change: str = ""
    fails: bool = False


@dataclass(frozen=True, kw_only=True)
class StayCardState:
    """One stay of the request."""

    key: str
    title: str
    when: str
    state: str
    tone: Tone
    facts: tuple[tuple[str, str], ...] = ()
    in_the_way: tuple[RuleRow, ...] = ()
    first: Action | None = None  # what comes next
    others: tuple[Action, ...] = ()
    host_id: str = ""
    quiet: bool = False  # cancelled


@dataclass(frozen=True, kw_only=True)
class HostRowState:
    """A host in one of the three groups."""

    key: str  # the family's id
    name: str
    speaks_for: str  # "stayed twice; 4 nights in twelve months; 12 minutes by car"
    rules: tuple[RuleRow, ...] = ()
    passes: tuple[str, ...] = ()  # what was asked and is in order, ticked; where a fact is missing a question mark
    other_dates: str = ""  # where it is not as asked for
    only_asks_carers: bool = False  # a word with carers settles all that is in the way
    may_offer: bool = False
    may_decide: bool = False
    kept_out: bool = False


@dataclass(frozen=True, kw_only=True)
class GroupState:
    """One of the three groups."""

    verdict: Verdict
    title: str
    tone: Tone
    rows: tuple[HostRowState, ...]


@dataclass(frozen=True, kw_only=True)
class RequestState:
    """Everything that the page shows."""

    gone: bool = False
    urgent: bool = False  # an emergency
    title: str = ""
    subtitle: str = ""
    state: str = ""
    tone: Tone = Tone.PLAIN
    closed: str = ""  # how it was closed, in words
    about: tuple[tuple[str, str], ...] = ()
    stays: tuple[StayCardState, ...] = ()
    decisions: tuple[tuple[str, str], ...] = ()  # id, and in words
    needs_host: bool = False
    who_needs_host: str = ""
    may_close: bool = False
    may_remove: bool = False
    groups: tuple[GroupState, ...] = ()  # once they were asked for
    of_the_stay: tuple[RuleRow, ...] = ()  # what the stay itself needs, whoever hosts it
