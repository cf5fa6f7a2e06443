"""A plan in words: what would change, what could not be met, and what would make it possible. Plain Python, no Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hivedesk.casework.desk import Desk
from hivedesk.casework.planning import Question
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, RuleResult
from hivedesk.domain.sleepovers.plan import Placed, Plan, Unit, Unmet, WouldHelp
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.stay import nights_between, times_in_words
from hivedesk.foundation.clock import format_date, local
from hivedesk.ui.discreet import Sight


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """One line of what would change."""

    who: str
    what: str  # "with Bell, Fri 14 Nov 2026, 16:00, to …"
    before: str = ""  # "so far with Marsh"
    other_date: str = ""  # "Asked for Sat 19 Dec 2026: 6 days later."
    asks: tuple[str, ...] = ()  # whose agreement it needs


@dataclass(frozen=True, kw_only=True)
class UnmetRow:
    """A request for which nobody was found."""

    who: str
    when: str
    helps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlanState:
    """Everything that the dialog shows."""

    summary: str
    proof: str
    changes: tuple[PlacedRow, ...]
    kept: int  # how many of what may be moved stays as it is
    unmet: tuple[UnmetRow, ...]


def plan_state(desk: Desk, question: Question, plan: Plan, sight: Sight) -> PlanState:
    """The plan in words."""
    names = _Names(desk, question, sight)
    changes = tuple(_placed(one, names) for one in plan.placed if one.changed)
    nights = sum(len(nights_between(one.starts_at, one.ends_at)) * len(one.child_ids) for one in plan.placed)
    met, number = len(plan.placed), len(plan.placed) + len(plan.unmet)
    return PlanState(
        summary=f"{met} of {number} {'has' if met == 1 else 'have'} a host: {_many(nights, 'child-night')}. "
        f"{_many(len(changes), 'change')} to what is arranged now.",
        proof=proof_words(plan),
        changes=changes,
        kept=len(plan.placed) - len(changes),
        unmet=tuple(_unmet(one, names) for one in plan.unmet),
    )


def proof_words(plan: Plan) -> str:
    """Whether there may be a better plan, honestly."""
    if plan.proved:
        return "No plan can meet more of them by these rules, in this order of what matters."
    share = f"{plan.gap * 100:.1f}".rstrip("0").rstrip(".")
    level = plan.unproved_level or "one of the aims"
    return (
        f"The best plan so far: time ran out over {level}; the best there may be is at most {share} % better in that."
    )


class _Names:
    def __init__(self, desk: Desk, question: Question, sight: Sight) -> None:
        self._families = desk.family_names()
        self._children: Mapping[ChildId, str] = {
            child_id: called(child) for child_id, child in question.asked.situation.children.items()
        }
        self.sight = sight

    def host(self, host_id: FamilyId) -> str:
        return self.sight.name(self._families.get(host_id, "a former host"))

    def full(self, host_id: FamilyId) -> str:
        """For a sentence that is masked as a whole."""
        return self._families.get(host_id, "a former host")

    def children(self, unit: Unit, ids: tuple[ChildId, ...]) -> str:
        who = listed([self.sight.name(self._children.get(one, "a child")) for one in ids])
        home = self.sight.name(self._families.get(unit.request.family_id, ""))
        urgent = ", emergency" if unit.request.urgency is Urgency.EMERGENCY else ""
        return f"{who} ({home}{urgent})"


def _placed(one: Placed, names: _Names) -> PlacedRow:
    now = one.unit.now
    asks = dict.fromkeys(_asks(one, names.sight))
    return PlacedRow(
        who=names.children(one.unit, one.child_ids),
        what=f"with {names.host(one.host_id)}, {times_in_words(one.starts_at, one.ends_at)}",
        before=f"So far with {names.host(now.host_id)}, {times_in_words(now.starts_at, now.ends_at)}" if now else "",
        other_date=" ".join(_other_date(one)),
        asks=tuple(asks),
    )


def _other_date(one: Placed) -> Iterator[str]:
    """Where the plan moves it to another day than was asked for, or than it has now."""
    begins = _day(one.starts_at)
    now = one.unit.now
    if now is not None and now.started_at is not None:
        return  # what is left of it goes on: that is no other date
    asked = _day(one.unit.request.starts_at)
    if begins != asked:
        yield f"Asked for {format_date(asked)}: {_apart(asked, begins)}."
    if now is not None and begins != _day(now.starts_at):
        yield f"So far from {format_date(_day(now.starts_at))}: {_apart(_day(now.starts_at), begins)}."


def _apart(first: date, then: date) -> str:
    """``6 days later``."""
    days = (then - first).days
    return f"{_many(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _day(moment: datetime) -> date:
    return local(moment).date()


def _asks(one: Placed, sight: Sight) -> Iterator[str]:
    for result in one.answer.in_the_way:
        word = "To be authorised" if result.rule in OF_THE_STAY else "Needs approval first"
        yield sight.words(f"{word}: {result.sentence}{_whom_to_ask(result)}")


def _whom_to_ask(result: RuleResult) -> str:
    """Whose approval it is, and for what; "" where nobody can be asked."""
    if not result.whose:
        return ""
    what = f": {result.for_what.rstrip('.')}" if result.for_what else ""
    return f" Ask {result.whose}{what}."


def _unmet(one: Unmet, names: _Names) -> UnmetRow:
    unit = one.unit
    return UnmetRow(
        who=names.children(unit, one.child_ids),
        when=times_in_words(unit.starts_at, unit.ends_at),
        helps=tuple(_help(unit, help_, names) for help_ in one.helps),
    )


def _help(unit: Unit, one: WouldHelp, names: _Names) -> str:
    other = _day(one.starts_at) != _day(unit.starts_at)
    on = f" from {format_date(_day(one.starts_at))}" if other else ""
    first = one.results[0]
    ask = _whom_to_ask(first)
    change = f" Would change it: {first.would_change}" if first.would_change else ""
    host = names.full(one.host_id)
    where = f"{host}{on}: " if on or host not in first.sentence else ""
    return names.sight.words(f"{where}{first.sentence}{ask}{change}")


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
