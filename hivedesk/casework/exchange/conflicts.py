"""Fields of which both sides have a value of their own, and what becomes of a package that the worker takes back.

Nothing that the service said is lost by Undo: what it corrected is a question to the worker then, and the receipt
says that she took the package back.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from hivedesk.casework.desk import Desk
from hivedesk.domain.exchange.records import TAKEN_BACK, Conflict, PackageOutcome, ReceivedPackage
from hivedesk.domain.families import Family, Status
from hivedesk.store import exchange
from hivedesk.store.changes import Act, Change
from hivedesk.store.tables import Values

_CONFLICTS = "conflict"


def not_decided(desk: Desk, conflict: Conflict) -> Conflict:
    """The conflict with its values, in the place of one on the same field that she has not decided yet."""
    where = "WHERE record_table = ? AND record_id = ? AND field = ? AND decision IS NULL"
    for one in desk.store.select(Conflict, where, conflict.record_table, conflict.record_id, conflict.field):
        return replace(one, ours=conflict.ours, theirs=conflict.theirs, found_at=conflict.found_at)
    return conflict


def ask_the_worker(desk: Desk, act: Act, conflict: Conflict) -> None:
    """Where she has not decided yet on what the service said of the field before, its last word takes that place."""
    asked = not_decided(desk, conflict)
    if desk.store.find(Conflict, asked.id) is None:
        act.insert(asked)
    else:
        act.update(asked)


def not_decided_of(desk: Desk, package_id: str) -> list[Conflict]:
    """The fields of a package that the worker has to decide about."""
    return desk.store.select(Conflict, "WHERE package_id = ? AND decision IS NULL", package_id)


def take_back(desk: Desk, act: Act, package_id: str, changes: Sequence[Change]) -> None:
    """Within the act that takes back what a package brought: have its sender told, and ask about what it corrected.

    ``changes`` are those that the package made, and that were reversed just now.
    """
    package = desk.store.get(ReceivedPackage, package_id)
    act.update(replace(package, outcome=PackageOutcome.REFUSED, reason=TAKEN_BACK))
    for conflict in _corrected(desk, package, changes):
        values = exchange.values_of(desk.store, conflict.record_table, conflict.record_id)
        ours = None if values is None else _json(values[conflict.field])
        if ours is not None and ours != conflict.theirs:
            now = desk.clock.now()
            ask_the_worker(
                desk, act, replace(conflict, ours=ours, found_at=now, decision=None, decided_at=None, by_rule=False)
            )


def _corrected(desk: Desk, package: ReceivedPackage, changes: Sequence[Change]) -> list[Conflict]:
    """What the package corrected, as its changes show: the last word on each field."""
    found: dict[tuple[str, str, str], Conflict] = {}
    for change in changes:
        if change.table == _CONFLICTS:
            one = _conflict_after(desk, change)
            found[one.record_table, one.record_id, one.field] = one
        elif change.before is not None and change.after is not None and not _came_whole(desk, package, change):
            for field, value in change.after.items():
                key = (change.table, change.record_id, field)
                before = found[key].base if key in found else _json(change.before[field])
                found[key] = Conflict(
                    id="/".join((package.id, *key)),
                    partner_id=package.partner_id,
                    package_id=package.id,
                    record_table=change.table,
                    record_id=change.record_id,
                    field=field,
                    base=before,
                    ours=before,
                    theirs=_json(value),
                    found_at=desk.clock.now(),
                )
    return list(found.values())


def _conflict_after(desk: Desk, change: Change) -> Conflict:
    """The conflict as the package left it: new, or an earlier one with the later value."""
    after = change.after or {}
    known = exchange.values_of(desk.store, _CONFLICTS, change.record_id) or {}
    conflict = exchange.record_of(_CONFLICTS, {**known, **after})
    assert isinstance(conflict, Conflict), "its own table"
    return conflict


def _came_whole(desk: Desk, package: ReceivedPackage, change: Change) -> bool:
    """Whether a record came as an event or with a family that came, and not as corrections of single fields."""
    kinds = {line.partition(":")[0] for line in package.contents}
    if change.table == "event":
        return "county_event" in kinds
    if "coming_family" not in kinds:
        return False
    values: Values = exchange.values_of(desk.store, change.table, change.record_id) or {}
    owner = change.record_id if change.table == "family" else str(values.get("family_id") or "")
    family = desk.store.find(Family, owner)
    return family is None or family.status in (Status.LEFT, Status.WAITING)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
