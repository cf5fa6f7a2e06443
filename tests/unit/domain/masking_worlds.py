"""Made-up months for those who try to undo the masking: free numbers, and the figures that follow from them.

A world is two months in a row. Its numbers are drawn so that every relation between figures holds; an attacker may
change any of them, as long as the relations still hold, and see whether both papers read the same.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import combinations, product

from hivedesk.domain.families import FamilyId, FamilyKind
from hivedesk.domain.summary import (
    DrillRow,
    Figure,
    Missing,
    MonthSummary,
    RecordKind,
    Section,
    Share,
    Unit,
    Value,
    mask,
)
from hivedesk.domain.summary.catalogue import kind_key
from hivedesk.domain.summary.counting import share_of

KINDS = tuple(FamilyKind)
FOSTERING = (FamilyKind.COUNTY, FamilyKind.CONNECTED)
CAPACITY = 20
World = Mapping[str, int]

LOG = ("phone", "visit", "video", "event", "one_to_one", "catch_up", "outside", "without", "not_reached", "messages")
LOG_TOO = ("late", "concerns", "reached", "never")
LEFT = ("came_and_went", "deregistered")  # left beyond those who must have
RECORD = ("newly", "phone_known", "approved_on", "ssw", "times", "births")
PEOPLE = ("carers", "children", "own", "under_12", "waiting", "ifa", "hold", "overdue")
STANDING = ("no_child", "respite_only", "handover_open", "solo", "training_overdue")
MONTHLY = (*LOG, *LOG_TOO, *LEFT, *RECORD, *PEOPLE, *STANDING)
STOCKS = tuple(f"{after}.families.{kind.name}" for after in (0, 1, 2) for kind in KINDS)  # at the end of each month
NAMES = (*STOCKS, *(f"{month}.{name}" for month in (1, 2) for name in MONTHLY))


def a_world(draw: random.Random, largest: int = 14) -> dict[str, int]:
    """A world whose relations hold; small numbers are as likely as large ones."""
    while True:
        sizes = (draw.randint(0, 1), draw.randint(0, 4), draw.randint(0, largest))
        world = {name: draw.randint(0, sizes[draw.randrange(3)]) for name in NAMES}
        for month in (1, 2):
            _mend(world, month)
        if holds(world):
            return world


def values(world: World, month: int) -> dict[str, Value] | None:
    """The figures of a month; None where the numbers cannot be."""
    of = {name: world[f"{month}.{name}"] for name in MONTHLY}
    begin, end = _families(world, month)
    total = of["phone"] + of["visit"] + of["video"] + of["event"]
    practical = total - of["one_to_one"] - of["catch_up"]
    entries = total + of["without"] + of["not_reached"] + of["messages"]
    fostering = sum(end[kind] for kind in FOSTERING)
    left = _left(world, month)
    joined = sum(end.values()) - sum(begin.values()) + left
    limits = (
        (of["outside"], total),
        (of["late"], entries),
        (of["concerns"], entries),
        (of["reached"] + of["never"], fostering),
        (of["reached"], total + of["without"]),
        (of["deregistered"], left),
        (of["newly"], of["approved_on"]),
        *((of[name], fostering) for name in ("phone_known", "approved_on", "ssw", "times")),
        (of["births"], of["children"]),
        (of["under_12"], of["own"]),
        (of["ifa"], of["waiting"]),
        (of["overdue"], of["hold"]),
        (of["hold"], sum(end.values())),
        (of["no_child"] + of["respite_only"], fostering),
        (of["handover_open"], fostering),
        (of["solo"], of["children"]),
        (of["training_overdue"], of["carers"]),
    )
    counts = (*of.values(), practical, *begin.values(), *end.values())
    if min(counts) < 0 or any(part > whole for part, whole in limits):
        return None
    return {
        "sessions.total": total,
        **{f"sessions.{name}": of[name] for name in ("phone", "visit", "video", "event")},
        "sessions.kind.one_to_one": of["one_to_one"],
        "sessions.kind.catch_up": of["catch_up"],
        "sessions.kind.practical": practical,
        "sessions.outside_hours": share_of(of["outside"], total),
        "sessions.minutes": 600,
        "contacts.without_carer": of["without"],
        "contacts.not_reached": of["not_reached"],
        "contacts.messages": of["messages"],
        "contacts.concerns": of["concerns"],
        "reach.families": share_of(of["reached"], fostering),
        "reach.never": of["never"],
        "reach.median_gap": 20 if fostering else Missing.NOT_KNOWN,
        "reach.longest_gap": 62 if fostering else Missing.NOT_KNOWN,
        "families.start": sum(begin.values()),
        "families.joined": joined,
        "families.left": left,
        "families.end": sum(end.values()),
        **{kind_key(kind): end[kind] for kind in KINDS},
        "families.occupancy": share_of(fostering, CAPACITY),
        "families.newly_approved": share_of(of["newly"], of["approved_on"]),
        "people.carers": of["carers"],
        "people.children_in_care": of["children"],
        "people.own_children": of["own"],
        "people.own_children_under_12": of["under_12"],
        "waiting.families": of["waiting"],
        "waiting.ifa_transfers": of["ifa"],
        "waiting.median_days": 80 if of["waiting"] else Missing.NOT_KNOWN,
        "retention.deregistered": share_of(of["deregistered"], sum(begin.values())),
        "hold.families": of["hold"],
        "hold.median_days": 41 if of["hold"] else Missing.NOT_KNOWN,
        "hold.overdue": of["overdue"],
        **{f"procedures.{name}": of[name] for name in ("no_child", "respite_only", "handover_open", "solo")},
        "training.overdue": of["training_overdue"],
        "record.entries": entries,
        "record.late": of["late"],
        **_record(of, fostering),
    }


def holds(world: World) -> bool:
    """Whether both months can be."""
    return values(world, 1) is not None and values(world, 2) is not None


def paper(world: World, month: int) -> dict[str, Value] | None:
    """What the masked paper of that month says; None where the world cannot be."""
    found = values(world, month)
    return None if found is None else dict(mask(a_summary(found)).values())


def a_summary(found: Mapping[str, Value]) -> MonthSummary:
    """A month with these figures alone, and enough rows behind what rests on rows."""
    figures = tuple(
        Figure(
            key=key,
            label=key,
            definition="",
            value=value,
            unit=Unit.COUNT,
            additive=False,
            rows=_rows(key, found),
        )
        for key, value in found.items()
    )
    return MonthSummary(
        year=2026,
        month=10,
        up_to=date(2026, 10, 31),
        whole_month=True,
        provisional=True,
        policy_version="",
        sections=(Section(key="all", title="", figures=figures),),
    )


def changed(world: World, key: str, month: int, draw: random.Random) -> Iterator[dict[str, int]]:
    """Other worlds, with one to four of the numbers moved that this figure may hang on, and parts brought along."""
    for moved in _moves(_near(key, month), draw):
        other = {**world, **{name: max(0, world[name] + step) for name, step in moved.items()}}
        _mend(other, 1)
        _mend(other, 2)
        yield other


def _moves(names: tuple[str, ...], draw: random.Random) -> Iterator[dict[str, int]]:
    steps = (1, -1, 2, -2, 3, -3, 4, -4, 5, -5)
    yield from ({name: step} for name, step in product(names, steps))
    stocks = [name for name in names if ".families." in name]
    swaps = [{one: 1, two: -1} for one in stocks for two in stocks if one != two and one[0] == two[0]]
    yield from swaps
    single = [*({name: step} for name in names for step in (1, -1)), *swaps]
    pairs = [{**one, **two} for one, two in combinations(single, 2) if not set(one) & set(two)]
    draw.shuffle(pairs)
    yield from pairs[:20_000]
    for _ in range(20_000):
        yield {name: step for move in draw.sample(single, 3) for name, step in move.items()}


def _near(key: str, month: int) -> tuple[str, ...]:
    part = key.split(".")[0]
    if part in ("sessions", "contacts") or key in ("record.entries", "record.late"):
        near = (*LOG, *LOG_TOO)
    elif part in ("people", "waiting", "hold", "procedures", "training"):
        near = (*PEOPLE, *STANDING, "births", "deregistered")
    else:
        near = (
            ("without", "messages", *LOG_TOO) if part == "reach" else (*LEFT, *RECORD, "reached", "never", "children")
        )
    stocks = STOCKS[len(KINDS) * (month - 1) : len(KINDS) * (month + 1)] if part not in ("sessions", "people") else ()
    return (*stocks, *(f"{month}.{name}" for name in near))


def _families(world: World, month: int) -> tuple[dict[FamilyKind, int], dict[FamilyKind, int]]:
    begin, end = ({kind: world[f"{after}.families.{kind.name}"] for kind in KINDS} for after in (month - 1, month))
    return begin, end


def _left(world: World, month: int) -> int:
    """Who left: those of a kind that has become fewer, and some who joined in the same month or made room."""
    begin, end = _families(world, month)
    return sum(max(0, begin[kind] - end[kind]) for kind in KINDS) + world[f"{month}.came_and_went"]


def _record(of: Mapping[str, int], fostering: int) -> dict[str, Value]:
    lines = {"record.phone": "phone_known", "record.approved_on": "approved_on", "record.ssw": "ssw"}
    lines |= {"record.times": "times"}
    found: dict[str, Value] = {key: share_of(of[name], fostering) for key, name in lines.items()}
    found["record.births"] = share_of(of["births"], of["children"])
    shares = [value for value in found.values() if isinstance(value, Share)]
    found["record.complete"] = share_of(sum(share.part for share in shares), sum(share.whole for share in shares))
    return found


def _rows(key: str, found: Mapping[str, Value]) -> tuple[DrillRow, ...]:
    fostering = found.get("families.occupancy")
    counts = {
        "reach.median_gap": (fostering.part if isinstance(fostering, Share) else 0, 20),
        "waiting.median_days": (found.get("waiting.families", 0), 80),
        "hold.median_days": (found.get("hold.families", 0), 41),
    }
    return _equal_rows(*counts[key]) if key in counts else ()


@cache
def _equal_rows(many: int, amount: int) -> tuple[DrillRow, ...]:
    return tuple(DrillRow(RecordKind.FAMILY, str(at), FamilyId(str(at)), None, amount) for at in range(many))


def _mend(world: dict[str, int], month: int) -> None:
    """Bring parts under their wholes, often right up to them: there the masking is hardest."""
    at = f"{month}."
    _, end = _families(world, month)
    fostering = sum(end[kind] for kind in FOSTERING)
    total = sum(world[at + name] for name in ("phone", "visit", "video", "event"))
    world[at + "one_to_one"] = min(world[at + "one_to_one"], total)
    world[at + "catch_up"] = min(world[at + "catch_up"], total - world[at + "one_to_one"])
    world[at + "outside"] = min(world[at + "outside"], total)
    entries = total + sum(world[at + name] for name in ("without", "not_reached", "messages"))
    left = _left(world, month)
    bounds = {"late": entries, "concerns": entries, "deregistered": left, "hold": sum(end.values())}
    bounds |= dict.fromkeys(("phone_known", "approved_on", "ssw", "times", "no_child", "handover_open"), fostering)
    bounds["reached"] = min(fostering, total + world[at + "without"])
    for name, bound in bounds.items():
        world[at + name] = min(world[at + name], bound)
    world[at + "never"] = min(world[at + "never"], fostering - world[at + "reached"])
    world[at + "respite_only"] = min(world[at + "respite_only"], fostering - world[at + "no_child"])
    parts = {"newly": "approved_on", "births": "children", "under_12": "own", "ifa": "waiting"}
    parts |= {"solo": "children", "training_overdue": "carers"}
    for part, whole in parts.items():
        world[at + part] = min(world[at + part], world[at + whole])
    world[at + "overdue"] = min(world[at + "overdue"], world[at + "hold"])
