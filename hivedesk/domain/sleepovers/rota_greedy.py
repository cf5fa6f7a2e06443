"""A plan by hand, so to say: one request after the other. Where the search begins, and what mends a broken plan."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from hivedesk.domain.ids import ChildId
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.rota_interplay import Interplay, Together
from hivedesk.domain.sleepovers.rota_options import Option

_MOST_TRIES = 12  # places that are tried for one unit


class ByHand:
    """Fills plans: whose turn it is, and what each would like best, is the same for all of them."""

    def __init__(
        self, options: Sequence[Option], asked: PlanAsked, familiar: Sequence[int], interplay: Interplay
    ) -> None:
        """``familiar``: the points of each option (`rota_objectives.points`)."""
        self._interplay = interplay

        def preference(option: Option) -> tuple[int, int, bool, int, int, int]:
            approvals, nights = len(option.outline.approvals), asked.nights_before.get(option.host_id, 0)
            known = -familiar[option.number]
            return -len(option.child_ids), approvals, not option.is_as_now, known, nights, option.number

        of_unit: dict[int, list[Option]] = defaultdict(list)
        for option in options:
            of_unit[option.unit_number].append(option)
        self._turns = [
            sorted(those, key=preference)
            for those in sorted(of_unit.values(), key=lambda those: _turn(those[0].unit, those))
        ]

    def filled(self, chosen: Collection[Option] = ()) -> list[Option]:
        """The plan with as many more stays as fit without moving any, the urgent and long ones first."""
        return self._filled(Together(chosen))

    def mended(self, chosen: Collection[Option]) -> list[Option]:
        """A plan without what clashes in it, and filled again."""
        kept = Together()
        for option in sorted(chosen, key=lambda one: (_turn(one.unit, [one]), one.number)):
            if self._interplay.fits(option, kept):
                kept.add(option)
        return self._filled(kept)

    def _filled(self, found: Together) -> list[Option]:
        own: dict[int, list[Option]] = defaultdict(list)
        for option in found.options:
            own[option.unit_number].append(option)
        for options in self._turns:
            self._place(options, own[options[0].unit_number], found)
        return found.options

    def _place(self, options: Sequence[Option], own: list[Option], found: Together) -> None:
        left: set[ChildId] = set(options[0].unit.child_ids) - {child for one in own for child in one.child_ids}
        tries = 0
        for option in options:
            if not left or tries >= _MOST_TRIES:
                return
            if not left.issuperset(option.child_ids) or any(one.start_rank != option.start_rank for one in own):
                continue
            tries += 1
            if self._interplay.fits(option, found):
                found.add(option)
                own.append(option)
                left.difference_update(option.child_ids)


def _turn(unit: Unit, options: Sequence[Option]) -> tuple[bool, int]:
    return unit.request.urgency is not Urgency.EMERGENCY, -max(one.half_nights for one in options)
