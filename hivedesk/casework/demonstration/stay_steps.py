"""The steps of a planned stay as acts, each at the moment at which the worker would have written it down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from hivedesk.casework import service_decisions, stay_requests, stays
from hivedesk.casework.claims import record_claim
from hivedesk.casework.demonstration import stays_words as words
from hivedesk.casework.demonstration.acts import Act, Deed, Offer, OfStay, use
from hivedesk.casework.demonstration.people import Maker, Member
from hivedesk.casework.demonstration.stays_wanted import MAY_DECIDE_SINCE, Part, Planned, Reached, Twist, Wanted
from hivedesk.casework.desk import Desk
from hivedesk.domain.claims import ClaimItem, ClaimKind
from hivedesk.domain.families import Answer, ChildInCare, ProfessionalRole, age_on
from hivedesk.domain.ids import ChildId
from hivedesk.domain.sleepovers.records import CancelReason, Outcome, ServiceDecision, Stay
from hivedesk.foundation.clock import at_london, local
from hivedesk.foundation.errors import RuleRefused

_DAY = timedelta(days=1)
_A_DAY, _A_NIGHT = 3500, 4600  # pence a child, made up
_LONG = 2  # nights: more than so many are the service's to decide, and get its reference


@dataclass
class StaySteps:
    """Makes the acts of all planned stays, with the words that are said once each."""

    m: Maker
    members: dict[str, Member]
    random: Random
    _said: dict[tuple[str, ...], "count[int]"] = field(default_factory=dict)
    _spoken: set[tuple[ChildId, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._numbers = count(211)

    def acts(self, planned: Planned) -> Iterator[Act]:
        """From the question to the sheet that comes back, as far as it got."""
        request, wanted = planned.request, planned.wanted
        now = max(request.asked_at + timedelta(minutes=12), self._start())
        yield Act(now, use(stay_requests.record_request, request))
        if wanted.outcome is not None:
            given = (request.id, wanted.outcome, wanted.refusal, wanted.outcome_note)
            yield Act(self._answered(now, wanted), use(stay_requests.close_request, *given))
        for part in planned.parts:
            steps = _Steps(self, planned, part, now)
            yield from steps.acts()

    def say(self, bank: tuple[str, ...]) -> str:
        """The next of these texts."""
        return bank[next(self._said.setdefault(bank, count())) % len(bank)]

    def say_once(self, bank: tuple[str, ...], child: ChildId) -> str:
        """The next of these texts that the child has not said yet; none where all are said."""
        for _ in bank:
            text = self.say(bank)
            if not text or (child, text) not in self._spoken:
                self._spoken.add((child, text))
                return text
        return ""

    def reference(self, of: str, day: date) -> str:
        """A number of the service's."""
        return f"{of}/{day.year % 100}/{next(self._numbers)}"

    def working(self, day: date, *, by: bool = False) -> date:
        """A day on which the worker is about."""
        seasons = self.m.days.seasons
        return seasons.working_day_by(day) if by else seasons.working_day_from(day)

    def _start(self) -> datetime:
        return at_london(self.m.days.start, 17, 40)

    def _answered(self, asked: datetime, wanted: Wanted) -> datetime:
        if wanted.is_emergency:
            return max(asked + timedelta(hours=2), at_london(wanted.first, 18, 5))
        day = self.working(min(local(asked).date() + 6 * _DAY, wanted.first - _DAY))
        return max(asked + timedelta(minutes=30), at_london(day, 11, 25))


@dataclass(frozen=True)
class _Claim:
    """What becomes of the line that a stay left on the host's claim list."""

    pence: int
    ended: date
    handed_in: date
    paid_on: date | None = None

    def do(self, desk: Desk, stay: Stay) -> None:
        """Write down when it was claimed, and perhaps paid."""
        found = desk.store.select(ClaimItem, "WHERE family_id = ? AND day = ?", stay.host_id, self.ended.isoformat())
        of_stays = (ClaimKind.SLEEPOVER, ClaimKind.DAY_CARE)
        before = self.handed_in if self.paid_on else None  # what it says before this step
        items = [one for one in found if one.kind in of_stays and (one.claimed_on, one.paid_on) == (before, None)]
        if items:
            known = [replace(one, pence=self.pence, claimed_on=self.handed_in) for one in items[:1]]
            record_claim(desk, [replace(one, paid_on=self.paid_on) for one in known])


class _Steps:
    """The steps of one part: each after the one before."""

    def __init__(self, year: StaySteps, planned: Planned, part: Part, asked: datetime) -> None:
        self._year, self._planned, self._part, self._now = year, planned, part, asked
        self._wanted, self._request = planned.wanted, planned.request
        self._first = planned.wanted.first
        self._by_day = self._first == planned.wanted.ends_at.date()
        home = year.members[planned.home].household
        self._home, self._host = home, year.members[part.host].household
        self._children = [child for child in home.children_in_care if child.id in part.child_ids]

    def acts(self) -> Iterator[Act]:
        """As far as it got."""
        reached = self._wanted.reached
        if self._part.set_aside:
            yield self._next(self._soon(1, 11), use(service_decisions.record_decision, self._decision()))
        first_host = self._part.fell_ill or self._part.host_id
        yield self._next(self._soon(2, 15), Offer(self._request.id, first_host, self._part.child_ids), emergency=20)
        if reached < Reached.AUTHORISED:
            return
        yield self._next(self._soon(3, 16), self._of_stay(self._authorise()), emergency=45)
        if self._wanted.twist in (Twist.NIGHT_BEFORE, Twist.NOT_NEEDED):
            yield from self._cancelled()
            return
        if self._part.fell_ill is not None:
            move = self._of_stay(lambda desk, stay: stays.move_stay(desk, stay.id, self._part.host_id))
            yield self._next(at_london(self._year.working(self._first - 2 * _DAY, by=True), 9, 40), move)
            yield self._next(self._now + timedelta(hours=2), self._of_stay(self._authorise()))
        if reached < Reached.READY:
            return
        before = min(self._first, self._year.m.days.today) - _DAY
        ready = at_london(self._year.working(before, by=True), 13, 10)
        yield self._next(ready, self._of_stay(self._prepare()), emergency=15)
        yield self._next(
            self._now + timedelta(minutes=25),
            self._of_stay(lambda desk, stay: stays.give_sheet(desk, stay.id, desk.today)),
            emergency=10,
        )
        if self._wanted.starts_at < at_london(self._year.m.days.today, 8, 30):
            yield from self._took_place()

    def _took_place(self) -> Iterator[Act]:
        year, wanted, reached = self._year, self._wanted, self._wanted.reached
        jitter = year.random.randrange(-10, 25)
        arrived = wanted.starts_at + timedelta(minutes=jitter)
        yield self._next(
            self._written(arrived), self._of_stay(lambda desk, stay: stays.start_stay(desk, stay.id, arrived))
        )
        left = wanted.ends_at + timedelta(minutes=year.random.randrange(-20, 30))
        note = year.say(words.RETURN_NOTES)
        yield self._next(
            self._written(left),
            self._of_stay(lambda desk, stay: stays.return_from_stay(desk, stay.id, left, note, claim=wanted.claim)),
        )
        if wanted.claim:
            yield from self._claimed(local(left).date())
        if reached < Reached.DEBRIEFED:
            return
        day = year.working(local(left).date() + year.random.choice((1, 1, 2)) * _DAY)
        said = wanted.child_words or self._child_words()
        went = wanted.how_it_went or year.say(words.HOW_IT_WENT_BY_DAY if self._by_day else words.HOW_IT_WENT)
        yield self._next(
            at_london(day, 17, 5),
            self._of_stay(lambda desk, stay: stays.debrief_stay(desk, stay.id, said, went, desk.today)),
        )
        if reached < Reached.OVER:
            return
        back = year.working(local(left).date() + year.random.randrange(2, 7) * _DAY)
        yield self._next(
            at_london(back, 17, 20), self._of_stay(lambda desk, stay: stays.sheet_back(desk, stay.id, desk.today))
        )

    def _claimed(self, ended: date) -> Iterator[Act]:
        """The host hands the claim in within ten days, and is paid three weeks or so later."""
        handed_in = self._year.working(ended + self._year.random.randrange(4, 10) * _DAY)
        paid = self._year.working(handed_in + self._year.random.randrange(18, 26) * _DAY)
        pence = _A_DAY if self._by_day else _A_NIGHT * (ended - self._first).days
        step = _Claim(len(self._children) * pence, ended, handed_in)
        yield Act(at_london(handed_in, 17, 32), self._of_stay(step.do))
        yield Act(at_london(paid, 17, 36), self._of_stay(replace(step, paid_on=paid).do))

    def _cancelled(self) -> Iterator[Act]:
        late = self._wanted.twist is Twist.NIGHT_BEFORE
        day = self._year.working(self._first - (1 if late else 3) * _DAY, by=True)
        note = words.CANCELLED_LATE if late else "Not needed after all: everybody stays at home."
        cancel = self._of_stay(lambda desk, stay: stays.cancel_stay(desk, stay.id, CancelReason.HOME, note))
        yield self._next(at_london(day, 20, 35) if late else at_london(day, 12, 15), cancel)
        closed = use(stay_requests.close_request, self._request.id, Outcome.WITHDRAWN, None, "No other weekend asked.")
        yield self._next(self._now + timedelta(minutes=20), closed)

    # -- when

    def _next(self, wanted: datetime, deed: Deed, emergency: int = 0) -> Act:
        """Not before the step before it; in an emergency so many minutes after it."""
        if emergency and self._wanted.is_emergency:
            wanted = self._now + timedelta(minutes=emergency)
        self._now = max(wanted, self._now + timedelta(minutes=4))
        return Act(self._now, deed)

    def _soon(self, days: int, hour: int) -> datetime:
        """Some days after the step before, yet before the stay."""
        day = self._year.working(local(self._now).date() + days * _DAY)
        latest = self._year.working(min(self._first, self._year.m.days.today) - _DAY, by=True)
        return at_london(min(day, latest), hour, 10 + self._year.random.randrange(0, 40))

    def _written(self, moment: datetime) -> datetime:
        """When what took place is written down: the same hour, but not on a day off; this morning at the latest."""
        today, day = self._year.m.days.today, local(moment).date()
        if self._year.m.days.seasons.is_working_day(day) and day < today:
            return moment + timedelta(minutes=25)
        on = self._year.working(day)
        return at_london(on, 9, 12) if on < today else max(moment, at_london(today, 8, 2)) if day < today else moment

    # -- what

    def _of_stay(self, step: Callable[[Desk, Stay], object]) -> OfStay:
        return OfStay(self._request.id, self._part.child_ids, step)

    def _decision(self) -> ServiceDecision:
        day = self._year.working(local(self._now).date() + _DAY)
        worker = self._children[0].social_worker
        return ServiceDecision(
            id=self._year.m.new_id(),
            request_id=self._request.id,
            host_id=self._part.host_id,
            rules=tuple(rule.value for rule in self._part.set_aside),
            child_ids=self._part.child_ids,
            first_day=self._first,
            last_day=self._wanted.ends_at.date(),
            decided_by=f"{worker}, with the fostering service",
            decided_on=day,
            reference=self._year.reference("FS", day),
            note=self._wanted.conditions,
        )

    def _authorise(self) -> Callable[[Desk, Stay], object]:
        nights = (self._wanted.ends_at.date() - self._first).days
        agreed, worker = self._part.agreed, self._children[0].social_worker
        delegated = all(
            child.delegated_sleepovers is Answer.YES or child.first_name in MAY_DECIDE_SINCE for child in self._children
        )
        reference = ""
        if nights > _LONG or self._part.set_aside:
            ssw = next((p.name for p in self._home.professionals if p.role is ProfessionalRole.SSW), worker)
            by, reference = f"{ssw}, fostering service", self._year.reference("FS", self._first)
        elif agreed or not delegated:
            by, reference = f"{worker}, child's social worker", self._year.reference("CiC", self._first)
        else:
            carer = self._home.carers[0]
            by = f"{carer.first_name} {carer.last_name}, as the placement plan has it"

        def authorise(desk: Desk, stay: Stay) -> None:
            try:
                stays.authorise_stay(desk, stay.id, by, desk.today, reference, agreed)
            except RuleRefused as refused:
                stays.cancel_stay(desk, stay.id, CancelReason.SERVICE, refused.message)

        return authorise

    def _prepare(self) -> Callable[[Desk, Stay], object]:
        medicines = [f"{child.first_name}: {child.medication}" for child in self._children if child.medication]
        brings, fetches = self._home.carers[0].first_name, self._host.carers[-1].first_name
        told: dict[str, Any] = {
            "transport": f"{brings} brings; {fetches} takes back",
            "bring": self._year.say(words.BRING_BY_DAY if self._by_day else words.BRING),
            "host_may_decide": self._year.say(words.MAY_DECIDE),
            "medication_consent": f"Signed by {brings}. {'; '.join(medicines)}" if medicines else "",
            "safety_notes": "Nobody else's children in the house." if self._planned.home == "whitcombe" else "",
        }
        return lambda desk, stay: stays.prepare_stay(desk, replace(stay, **told))

    def _child_words(self) -> str:
        """In the eldest's own words; now and then there are none, and that is all right."""
        eldest: ChildInCare = min(self._children, key=lambda child: child.date_of_birth or date.max)
        age = age_on(eldest.date_of_birth, self._first) or 0
        if self._by_day:
            bank: tuple[str, ...] = words.TEENS_BY_DAY if age >= 13 else words.BY_DAY
        else:
            bank = words.SMALL if age < 8 else words.MIDDLE if age < 13 else words.TEENS
        return self._year.say_once(bank, eldest.id)
