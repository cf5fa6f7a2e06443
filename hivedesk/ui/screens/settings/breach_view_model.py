"""The breach card: what to do first, which breaches are on record, and how many hours are left."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.casework import procedures
from hivedesk.casework.desk import Desk
from hivedesk.casework.today import DutyLine, duty_numbers
from hivedesk.domain.clocks.others import breach_deadline, breach_hours_left, hours_left_words
from hivedesk.domain.policy import Policy
from hivedesk.domain.procedures import DataBreach
from hivedesk.foundation.clock import format_moment
from hivedesk.ui.tokens import Tone

WHAT_IT_IS = (
    "Something about people got, or may have got, to where it does not belong: a message to the wrong person, a sheet "
    "left on the bus, a laptop that is lost."
)
STEPS = (
    "Tell the data protection officer and your team manager at once. Whether it has to be reported is for the service "
    "to decide.",
    "Write down what happened and when you noticed it, about whom and how many people, and whom you told and when. "
    "Facts only, without names where you can.",
    "Do not put it right on your own: delete nothing, send nothing after it, and do not ring the family before the "
    "service says so. Do not wait until you know everything.",
)
DANGER = "Could somebody be in danger because of it? Then ring before anything else."
NONE_YET = "No breach is on record. If one happens, choose Record a breach: a line is enough at first."


@dataclass(frozen=True)
class BreachLine:
    """A breach as the list shows it."""

    key: str
    noticed: str
    what: str
    until: str
    state: str
    tone: Tone


@dataclass(frozen=True)
class BreachAlarm:
    """A breach that nobody has been told of yet."""

    key: str
    text: str
    more: str


@dataclass(frozen=True)
class BreachCard:
    """Everything the card shows."""

    lines: tuple[BreachLine, ...]
    alarms: tuple[BreachAlarm, ...]
    hours: str
    duty: tuple[DutyLine, ...]


def breach_card(desk: Desk) -> BreachCard:
    """Read what the card shows."""
    known, policy, now = procedures.breaches(desk), desk.policy, desk.clock.now()
    open_ones = [breach for breach in known if breach.told_at is None and breach.closed_on is None]
    return BreachCard(
        lines=tuple(_line(breach, policy, now) for breach in known),
        alarms=tuple(_alarm(breach, policy, now) for breach in reversed(open_ones)),  # the soonest to end first
        hours=hours_sentence(policy),
        duty=duty_numbers(desk),
    )


def hours_sentence(policy: Policy) -> str:
    """What the hours mean."""
    return (
        f"From when it is noticed, the council has {policy.breach_hours} hours to tell the Information Commissioner's "
        "Office if people may be at risk (UK GDPR, article 33). That is why you tell at once, not when all is known."
    )


def _line(breach: DataBreach, policy: Policy, now: datetime) -> BreachLine:
    state, tone = _state(breach, breach_hours_left(breach, policy, now))
    return BreachLine(
        key=breach.id,
        noticed=format_moment(breach.noticed_at),
        what=" ".join(breach.what.split()),
        until=format_moment(breach_deadline(breach, policy)),
        state=state,
        tone=tone,
    )


def _state(breach: DataBreach, left: int) -> tuple[str, Tone]:
    if breach.closed_on is not None:
        return "Closed", Tone.GOOD
    if breach.told_at is not None:
        return "Told, still open", Tone.INFO
    return ("Not told in time", Tone.DANGER) if left < 0 else (f"{_sentence(hours_left_words(left))} left", Tone.WARN)


def _alarm(breach: DataBreach, policy: Policy, now: datetime) -> BreachAlarm:
    hours, left = policy.breach_hours, breach_hours_left(breach, policy, now)
    end = format_moment(breach_deadline(breach, policy))
    if left < 0:
        text, now_words = f"The {hours} hours ended on {end}.", "Tell them now, and say that it is late."
    else:
        text, now_words = f"{_sentence(hours_left_words(left))} left: the {hours} hours end on {end}.", "Tell them now."
    return BreachAlarm(breach.id, text, f"Nobody has been told yet. {now_words}")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
