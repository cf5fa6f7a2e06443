"""What the exchange asks at every refresh looks at what is new alone, never at all changes there ever were."""

import pytest

from hivedesk.store import exchange
from tests.builders import a_family, a_hive_desk


@pytest.fixture
def store():
    return a_hive_desk(a_family("Okafor", id="okafor")).store


def plan_of(store, monkeypatch, ask) -> str:
    """How SQLite goes about what ``ask`` asks."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    for name in ("row", "rows"):
        real = getattr(store, name)

        def noting(sql, *values, real=real):
            asked.append((sql, values))
            return real(sql, *values)

        monkeypatch.setattr(store, name, noting)
    ask(store)
    monkeypatch.undo()
    found = next((sql, values) for sql, values in asked if "JOIN change" in sql or "FROM change" in sql)
    return "\n".join(str(line[3]) for line in store.rows(f"EXPLAIN QUERY PLAN {found[0]}", *found[1]))


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: exchange.count_changed(store, ("family", "contact_log_entry"), 1),
        lambda store: exchange.changed_records(store, ("family", "contact_log_entry"), 1, 2),
    ],
    ids=["count", "records"],
)
def test_what_is_new_is_found_by_its_number(store, monkeypatch, ask):
    plan = plan_of(store, monkeypatch, ask)
    assert "SEARCH change USING PRIMARY KEY (seq>" in plan and "SCAN change" not in plan


def test_what_came_is_found_by_its_packages(store, monkeypatch):
    plan = plan_of(store, monkeypatch, lambda store: exchange.brought_records(store, "see_arrival"))
    assert plan.count("USING INDEX entry_about (subject=?") == 2 and "SEARCH c USING PRIMARY KEY (seq=?)" in plan
    assert [line for line in plan.splitlines() if line.startswith("SCAN")] == ["SCAN p"]
