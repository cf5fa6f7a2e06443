"""A plan by hand, so to say: one request after the other. Where the search begins, and what mends a broken plan."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from hivedesk.domain.ids import ChildId
from hivedesk.domain.sleepovers.plan import PlanAsked, Unit
from hivedesk.domain.sleepovers.records import Urgency
from hivedesk.domain.sleepovers.rota_interplay import Interplay
from hivedesk.domain.sleepovers.rota_objectives import points
from hivedesk.domain.sleepovers.rota_options import Option

_MOST_TRIES = 12  # places that are tried for one unit


def filled(
    chosen: Collection[Option], options: Sequence[Option], asked: PlanAsked, interplay: Interplay
) -> list[Option]:
    """The plan with as many more stays as fit without moving any, the urgent and long ones first."""
    found = list(chosen)
    of_unit: dict[int, list[Option]] = defaultdict(list)
    for option in options:
        of_unit[option.unit_number].append(option)
    for number in sorted(of_unit, key=lambda one: _turn(of_unit[one][0].unit, of_unit[one])):
        _place(sorted(of_unit[number], key=lambda one: _preference(one, asked)), found, interplay)
    return found


def mended(
    chosen: Collection[Option], options: Sequence[Option], asked: PlanAsked, interplay: Interplay
) -> list[Option]:
    """A plan without what clashes in it, and filled again."""
    kept: list[Option] = []
    for option in sorted(chosen, key=lambda one: (_turn(one.unit, [one]), one.number)):
        if interplay.fits(option, kept):
            kept.append(option)
    return filled(kept, options, asked, interplay)


def _place(options: Sequence[Option], found: list[Option], interplay: Interplay) -> None:
    unit_number = options[0].unit_number
    own = [one for one in found if one.unit_number == unit_number]
    left: set[ChildId] = set(options[0].unit.child_ids) - {child for one in own for child in one.child_ids}
    tries = 0
    for option in options:
        if not left or tries >= _MOST_TRIES:
            return
        if not left.issuperset(option.child_ids) or any(one.start_rank != option.start_rank for one in own):
            continue
        tries += 1
        if interplay.fits(option, found):
            found.append(option)
            own.append(option)
            left.difference_update(option.child_ids)


def _turn(unit: Unit, options: Sequence[Option]) -> tuple[bool, int]:
    return unit.request.urgency is not Urgency.EMERGENCY, -max(one.half_nights for one in options)


def _preference(option: Option, asked: PlanAsked) -> tuple[int, int, bool, int, int, int]:
    nights = asked.nights_before.get(option.host_id, 0)
    familiar = -points(option, asked)
    return -len(option.child_ids), len(option.approvals), not option.is_as_now, familiar, nights, option.number
