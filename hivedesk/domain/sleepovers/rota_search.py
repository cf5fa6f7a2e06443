"""The search for the best plan: one objective after the other, each plan shown to the rules before it counts."""

import math
import time
from collections.abc import Mapping, Sequence

from hivedesk.domain.sleepovers.answers import HostAnswer
from hivedesk.domain.sleepovers.plan import PlanAsked
from hivedesk.domain.sleepovers.rota_asking import Asking
from hivedesk.domain.sleepovers.rota_greedy import ByHand
from hivedesk.domain.sleepovers.rota_interplay import Interplay
from hivedesk.domain.sleepovers.rota_model import RotaModel
from hivedesk.domain.sleepovers.rota_objectives import Group, Level, points
from hivedesk.domain.sleepovers.rota_options import Option
from hivedesk.domain.sleepovers.rota_solver import Loose, Solved, solve
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import Cancelled

_MOST_SEARCHES = 20  # begun anew, where the last look at a plan finds what no look before did
_SHARE = 0.5  # of the time that is left goes to one objective, so that the later ones get their turn


class RotaSearch:
    """The best plan so far, and what is proved of it."""

    def __init__(self, options: Sequence[Option], asked: PlanAsked, asking: Asking, progress: Progress) -> None:
        self.unproved: Level | None = None  # the first objective at which time ran out
        self.gap = 0.0
        self.interplay = Interplay(options, asking)
        self._asking = asking
        self._progress = progress
        familiar = [points(one, asked) for one in options]
        self._by_hand = ByHand(options, asked, familiar, self.interplay)
        self._model = RotaModel(options, asked, familiar)
        self._best: list[Option] = []
        self._cancelled = False

    def run(self, until: float) -> dict[Option, HostAnswer]:
        """Search until the rules let the whole plan stand, or time is over (by `time.monotonic`).

        Returns the plan, with what the rules say of each of its stays beside all others.

        Raises:
            Cancelled: the worker has cancelled.
        """
        self._best = self._by_hand.filled()
        for _ in range(_MOST_SEARCHES):
            self._model.release()
            self.unproved, self.gap = None, 0.0
            groups = self._model.groups
            for number, group in enumerate(groups):
                self._progress.report(number, len(groups), f"Looking for {group.levels[0].words}")
                last = number == len(groups) - 1
                loose = self._optimise(group, until, 1.0 if last else _SHARE)
                self._model.fix(group, self._model.values(self._best), loose)
            answers = self._answers(self._best)
            if not self.interplay.learn_from_answers(answers):
                return answers
            self._best = self._by_hand.mended(self._best)
        self._doubt(self._model.groups[0], -math.inf)
        return self._answers(self._best)

    def _answers(self, chosen: Sequence[Option]) -> dict[Option, HostAnswer]:
        """What all rules say of each beside all others."""
        plan = self._asking.beside(one.stay for one in chosen)
        return {one: self._asking.answer(one.visit, plan) for one in chosen}

    def _optimise(self, group: Group, until: float, share: float) -> Loose | None:
        """Better the plan in these objectives without making it worse in those before.

        Returns the best that there would be without whole columns, where that was looked for.
        """
        loose: Loose | None = None
        until = time.monotonic() + share * max(0.0, until - time.monotonic())
        bound = -math.inf
        while True:
            self._learn_from(self._best)
            values = self._model.values(self._best)
            bound = max(bound, group.least)
            if group.cost(values) - bound < 1:
                return loose
            solved = self._solve(group, values, until)
            loose = solved.loose or loose
            bound = max(bound, solved.bound)
            chosen = self._best if solved.values is None else self._model.chosen(solved.values)
            if self._learn_from(chosen):
                self._take_if_better(self._by_hand.mended(chosen))
                if not solved.proved or time.monotonic() > until:
                    break
                continue
            self._take_if_better(chosen)
            if solved.proved:
                return loose
            break
        self._doubt(group, bound)
        return loose

    def _solve(self, group: Group, values: Mapping[int, float], until: float) -> Solved:
        def stopped() -> bool:
            try:
                self._progress.check()
            except Cancelled:
                self._cancelled = True
            return self._cancelled

        seconds = until - time.monotonic()
        if seconds <= 0:
            return Solved(values=None, bound=-math.inf, proved=False)
        programme = self._model.programme(group, self.interplay.clashes, self.interplay.counts.found.values())
        solved = solve(programme, group.costs, values, seconds, stopped)
        if self._cancelled:
            raise Cancelled
        self._progress.check()
        return solved

    def _learn_from(self, chosen: list[Option]) -> bool:
        """Hear what the rules say of a plan: what it costs in approvals is known only then."""
        learned = self.interplay.learn_from(chosen)
        self._model.note(self.interplay.clashes)
        return learned

    def _take_if_better(self, chosen: list[Option]) -> None:
        self._learn_from(chosen)
        if self._model.worth(chosen) < self._model.worth(self._best):
            self._best = chosen

    def _doubt(self, group: Group, bound: float) -> None:
        """Remember where the proof is missing first, and by how much."""
        if self.unproved is not None:
            return
        values = self._model.values(self._best)
        for level, less in group.open_levels(values, bound):
            self.unproved = level
            self.gap = _gap(level, level.cost(values), less)
            return


def _gap(level: Level, cost: int, less: float) -> float:
    """Which share of the best is missing, or is too much, at most."""
    if math.isinf(less):
        return 1.0
    if level.most:
        best = min(float(level.most), -cost + less)
        return (best + cost) / best if best > 0 else 0.0
    return min(1.0, less / cost) if cost > 0 else 0.0
