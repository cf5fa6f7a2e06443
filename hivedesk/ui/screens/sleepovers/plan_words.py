"""A plan in words: what would change, what could not be met, and what would make it possible. Plain Python, no Qt."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hivedesk.casework.desk import Desk
from hivedesk.casework.planning import Question
from hivedesk.domain.ids import ChildId, FamilyId
from hivedesk.domain.nights.findings import listed
from hivedesk.domain.nights.night import called
from hivedesk.domain.sleepovers.answers import OF_THE_STAY, HostAnswer, RuleResult
from hivedesk.domain.sleepovers.familiarity import familiar_to_all
from hivedesk.domain.sleepovers.plan import Placed, Plan, TakenHost, Unit, Unmet, WouldHelp
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.stay import nights_between, times_in_words
from hivedesk.foundation.clock import format_date, local
from hivedesk.foundation.counting import number_of
from hivedesk.ui.discreet import Sight

_NOTHING_HELPS = "No single change would make a place possible beside this plan."


@dataclass(frozen=True, kw_only=True)
class PlacedRow:
    """One line of what would change."""

    who: str
    what: str  # "with Bell, Fri 14 Nov 2026, 16:00, to …"
    soon: str = ""  # "Tonight"
    before: str = ""  # "so far with Marsh"
    other_date: str = ""  # "Asked for Sat 19 Dec 2026: 6 days later."
    why: str = ""  # "Stayed twice, met at 1 event; wished for; hosted 4 child-nights …"
    asks: tuple[str, ...] = ()  # whose agreement it needs


@dataclass(frozen=True, kw_only=True)
class UnmetRow:
    """Children for whom the plan has no place."""

    who: str
    when: str
    soon: str = ""  # "Tonight"
    before: tuple[str, ...] = ()  # with whom so far, and what becomes of that
    helps: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanState:
    """Everything that the dialog shows."""

    summary: str
    proof: str
    changes: tuple[PlacedRow, ...]
    kept: int  # how many of what may be moved stays as it is
    unmet: tuple[UnmetRow, ...]  # the soonest first
    offers: tuple[UnmetRow, ...] = ()  # no place in the plan, but the offer that they have stays
    unmet_first: bool = False


def plan_state(desk: Desk, question: Question, plan: Plan, sight: Sight) -> PlanState:
    """The plan in words."""
    names = _Names(desk, question, sight)
    placed = sorted(plan.placed, key=lambda one: one.starts_at)
    changed = [one for one in placed if one.changed]
    unmet = sorted(plan.unmet, key=lambda one: one.unit.starts_at)
    ill = question.ill is not None
    return PlanState(
        summary=_summary_of_illness(question, plan, names) if ill else _summary_of_month(plan),
        proof=proof_words(plan) if plan.placed or plan.unmet else "",
        changes=tuple(_placed(one, names) for one in changed),
        kept=len(plan.placed) - len(changed),
        unmet=tuple(_unmet(one, names) for one in unmet if one.has_no_host),
        offers=tuple(_offer(one, names) for one in unmet if not one.has_no_host),
        unmet_first=ill,
    )


def _summary_of_month(plan: Plan) -> str:
    offers = [one.unit for one in plan.unmet if not one.has_no_host]
    nights = sum(_child_nights(one) for one in plan.placed) + sum(_child_nights(one) for one in offers)
    met, number = len(plan.placed) + len(offers), len(plan.placed) + len(plan.unmet)
    return (
        f"{met} of {number} {'has' if met == 1 else 'have'} a host: {number_of(nights, 'child-night')}. "
        f"{number_of(_changes(plan), 'change')} to what is arranged now."
    )


def _child_nights(one: Placed | Unit) -> int:
    return len(nights_between(one.starts_at, one.ends_at)) * len(one.child_ids)


def _changes(plan: Plan, leaving_out: Collection[Unit] = ()) -> int:
    """How much of what is arranged now changes: what is placed, and what loses its place."""
    lost = [one.unit for one in plan.unmet if one.has_no_host and one.unit.now is not None]
    units = [*(one.unit for one in plan.placed if one.changed), *lost]
    return sum(unit not in leaving_out for unit in units)


def _summary_of_illness(question: Question, plan: Plan, names: "_Names") -> str:
    """``3 stays lose their host: 1 has another host, 2 have none. Nothing else changes.``"""
    assert question.ill is not None
    lost = [unit for unit in question.asked.units if unit.now in question.displaced]
    if not lost:
        return f"No stay loses its host: nobody is to stay with {names.host(question.ill.host_id)} on these days."
    hosts = {one.unit.key: one.host_id for one in plan.placed}
    found = [hosts.get(unit.key) for unit in lost]
    none, same = found.count(None), found.count(question.ill.host_id)
    other = len(found) - none - same
    parts = [
        f"{_has(other)} another host" if other else "",
        f"{_has(same)} another date with the same host" if same else "",
        f"{_has(none)} none" if none else "",
    ]
    lose = "stay loses its host" if len(lost) == 1 else "stays lose their host"
    more = _changes(plan, lost)
    also = f"{number_of(more, 'change')} to other offers." if more else "Nothing else changes."
    return f"{len(lost)} {lose}: {', '.join(filter(None, parts))}. {also}"


def _has(number: int) -> str:
    return f"{number} {'has' if number == 1 else 'have'}"


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
        self.today = desk.today
        self._question = question
        self._months = desk.policy.stays.fair_months
        self.ill = question.ill.host_id if question.ill is not None else None

    def host(self, host_id: FamilyId) -> str:
        return self.sight.name(self._families.get(host_id, "a former host"))

    def full(self, host_id: FamilyId) -> str:
        """For a sentence that is masked as a whole."""
        return self._families.get(host_id, "a former host")

    def why(self, one: Placed) -> str:
        """What speaks for this host, as far as it is known."""
        request = one.unit.request
        known = familiar_to_all(one.child_ids, request.family_id, one.host_id, self._question.known)
        nights = self._question.asked.nights_before.get(one.host_id, 0)
        reasons = [
            ", ".join(known.words),
            "wished for" if one.host_id in request.wished_host_ids else "",
            f"hosted {number_of(nights, 'child-night')} in the {self._months} months before",
        ]
        words = "; ".join(filter(None, reasons))
        return f"{words[0].upper()}{words[1:]}."

    def called(self, ids: tuple[ChildId, ...]) -> str:
        """The same of children."""
        return listed([self._children.get(one, "a child") for one in ids])

    def children(self, unit: Unit, ids: tuple[ChildId, ...]) -> str:
        who = listed([self.sight.name(self._children.get(one, "a child")) for one in ids])
        home = self.sight.name(self._families.get(unit.request.family_id, ""))
        urgent = ", emergency" if unit.request.urgency is Urgency.EMERGENCY else ""
        return f"{who} ({home}{urgent})"


def _placed(one: Placed, names: _Names) -> PlacedRow:
    now = one.unit.now
    asks = dict.fromkeys(_asks(one.answer, names.sight))
    return PlacedRow(
        who=names.children(one.unit, one.child_ids),
        what=f"with {names.host(one.host_id)}, {times_in_words(one.starts_at, one.ends_at)}",
        soon=_soon(one, names.today),
        before=f"So far with {names.host(now.host_id)}, {times_in_words(now.starts_at, now.ends_at)}" if now else "",
        other_date=" ".join(_other_date(one)),
        why=names.why(one),
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
    return f"{number_of(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _day(moment: datetime) -> date:
    return local(moment).date()


def _asks(answer: HostAnswer, sight: Sight) -> Iterator[str]:
    for result in answer.in_the_way:
        word = "To be authorised" if result.rule in OF_THE_STAY else "Needs approval first"
        yield sight.words(f"{word}: {result.sentence}{_whom_to_ask(result)}")


def _whom_to_ask(result: RuleResult) -> str:
    """Whose approval it is, and for what; "" where nobody can be asked."""
    if not result.whose:
        return ""
    what = f": {result.for_what.rstrip('.')}" if result.for_what else ""
    return f" Ask {result.whose}{what}."


def _unmet(one: Unmet, names: _Names) -> UnmetRow:
    helps = [_help(one.unit, help_, names) for help_ in one.helps]
    return UnmetRow(
        who=names.children(one.unit, one.child_ids),
        when=times_in_words(one.unit.starts_at, one.unit.ends_at),
        soon=_soon(one.unit, names.today),
        before=tuple(_lost(one.unit, names)),
        helps=(*(helps or [_NOTHING_HELPS]), *(_taken(taken, names) for taken in one.taken)),
    )


def _soon(one: Unit | Placed, today: date) -> str:
    if _day(one.starts_at) != today:
        return ""
    return "Tonight" if nights_between(one.starts_at, one.ends_at) else "Today"


def _lost(unit: Unit, names: _Names) -> Iterator[str]:
    """With whom they are placed now, and what becomes of that once the plan is taken."""
    if unit.now is None:
        return
    yield f"So far with {names.host(unit.now.host_id)}."
    if unit.now.started_at is not None:
        yield "The stay has begun: taking this plan does not end it. Record the return when they go home."
    elif unit.now.host_id == names.ill:
        yield "Taking this plan cancels that stay, and the request waits for a host again."
    else:
        yield "The plan gives that place to another child: taking it withdraws this offer."


def _offer(one: Unmet, names: _Names) -> UnmetRow:
    """An offer that the plan cannot better and leaves alone."""
    now, answer = one.unit.now, one.offer
    assert now is not None and answer is not None
    return UnmetRow(
        who=names.children(one.unit, one.child_ids),
        when=f"with {names.host(now.host_id)}, {times_in_words(now.starts_at, now.ends_at)}",
        before=("Stays offered as it is: the plan has no place that all rules allow.",),
        helps=tuple(dict.fromkeys(_asks(answer, names.sight))),
    )


def _taken(one: TakenHost, names: _Names) -> str:
    """``Bell would do, but has Tom in this plan.``"""
    others = names.called(one.child_ids)
    host = names.full(one.host_id)
    if not one.results:
        return names.sight.words(f"{host} would do, but has {others} in this plan.")
    first = one.results[0]
    return names.sight.words(
        f"{host} has {others} in this plan; without, one thing would be in the way: "
        f"{first.sentence}{_whom_to_ask(first)}"
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
