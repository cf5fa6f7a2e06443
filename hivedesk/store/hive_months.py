"""At the service: the months that Hives sent, and when each was heard last."""

from dataclasses import dataclass
from datetime import datetime

from hivedesk.store.changes import Store


@dataclass(frozen=True)
class MonthsOfAHive:
    """What is on record of one Hive's months, as ``2026-11``."""

    first: str
    last: str


def months_of_hives(store: Store) -> dict[str, MonthsOfAHive]:
    """The first and the last month that each Hive sent, without their figures."""
    rows = store.rows("SELECT hive_id, min(month), max(month) FROM hive_month GROUP BY hive_id")
    return {hive_id: MonthsOfAHive(first, last) for hive_id, first, last in rows}


def hive_figures(store: Store, hive_id: str, first: str, last: str) -> list[tuple[str, str]]:
    """The months of a Hive from one to another, oldest first: which, and its figures as JSON."""
    where = "SELECT month, figures FROM hive_month WHERE id BETWEEN ? AND ? ORDER BY id"
    return [(month, figures) for month, figures in store.rows(where, f"{hive_id}/{first}", f"{hive_id}/{last}")]


def heard_last(store: Store) -> dict[str, datetime]:
    """When something last came from each Hive: a package, or the month that it sent last; by its lasting id."""
    rows = store.rows(
        """SELECT origin, max(received_at) FROM received_package JOIN partner ON partner.id = partner_id GROUP BY origin
           UNION ALL SELECT hive_id, max(received_at) FROM hive_month GROUP BY hive_id"""
    )
    found: dict[str, datetime] = {}
    for hive_id, written in rows:
        at = datetime.fromisoformat(written)
        found[hive_id] = max(at, found.get(hive_id, at))
    return found
