"""Every act is one transaction with one chained entry."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hivedesk.casework.families import add_family, household
from hivedesk.domain.acts import ActKind
from hivedesk.domain.families import Carer, Family
from hivedesk.foundation.background import NoProgress
from hivedesk.store import audit, search
from hivedesk.store.changes import NOTHING, Store, changes_of
from hivedesk.store.tables import TABLES, read, write
from tests.builders import NOW, MemoryVault, a_contact, a_family, a_hive_desk


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all records' tables, and the words that search knows."""
    found = {table.name: store.rows(f"SELECT * FROM {table.name} ORDER BY id") for table in TABLES}
    found["words"] = store.rows("SELECT term, doc, cnt FROM search_word ORDER BY term")
    return found


def test_an_error_in_an_act_leaves_no_trace():
    desk = a_hive_desk(a_family(id="f1"))
    before, head = everything(desk.store), desk.store.head
    with pytest.raises(ZeroDivisionError), desk.act(ActKind.CHANGE_FAMILY, "f1") as act:
        act.update(replace(desk.store.get(Family, "f1"), name="Other"))
        _ = 1 / 0
    assert everything(desk.store) == before
    assert desk.store.head == head == (desk.store.row("SELECT max(seq) FROM entry")[0], head[1])


def test_a_batch_that_fails_takes_all_its_acts_back():
    desk = a_hive_desk()
    before, head = everything(desk.store), desk.store.head
    with pytest.raises(ZeroDivisionError), desk.store.batch(NOW):
        add_family(desk, a_family())
        _ = 1 / 0
    assert (everything(desk.store), desk.store.head) == (before, head)


def test_the_head_reaches_the_header_after_each_act_and_once_a_batch():
    desk = a_hive_desk()
    vault = desk.store.vault
    assert isinstance(vault, MemoryVault)
    add_family(desk, a_family())
    assert vault.heads[-1][:2] == desk.store.head
    count = len(vault.heads)
    with desk.store.batch(NOW):
        add_family(desk, a_family("Bell"))
        add_family(desk, a_family("Venn"))
    assert len(vault.heads) == count + 1
    assert vault.heads[-1][:2] == desk.store.head


def test_an_update_keeps_only_the_fields_that_differ():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    with desk.act(ActKind.CHANGE_FAMILY, "f1") as act:
        act.update(replace(desk.store.get(Family, "f1"), pets="dog"))
    changes = changes_of(desk.store, desk.store.head[0])
    assert changes is not None
    assert [(c.before, c.after) for c in changes] == [({"pets": ""}, {"pets": "dog"})]


def test_a_reopened_store_goes_on_from_the_same_head():
    desk = a_hive_desk(a_family())
    assert Store(desk.store.vault).head == desk.store.head
    assert Store(MemoryVault()).head == (0, NOTHING)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE change SET after = replace(after, 'Okafor', 'Other') WHERE seq = 2",
        "UPDATE entry SET author = 'Somebody' WHERE seq = 2",
        "UPDATE entry SET at = '2026-01-01T00:00:00.000000Z' WHERE seq = 1",
        "DELETE FROM change WHERE seq = 2 AND position = 1",
        "DELETE FROM change WHERE seq = 3",
        "DELETE FROM entry WHERE seq = 2",
        "INSERT INTO change SELECT 9, position, tbl, record_id, before, after, salt, digest FROM change WHERE seq = 3",
    ],
)
def test_any_tampering_with_the_trail_is_found(sql):
    desk = a_hive_desk(a_family("Okafor"), a_family("Bell"))
    assert audit.verify_chain(desk.store.database, NoProgress()).broken_at is None
    desk.store.run("PRAGMA foreign_keys = OFF")
    desk.store.run(sql)
    assert audit.verify_chain(desk.store.database, NoProgress()).broken_at is not None


def test_contents_erased_for_good_leave_the_chain_whole():
    desk = a_hive_desk(a_family("Okafor", id="f1"))
    seq = desk.store.head[0]
    assert audit.erase_contents(desk.store, "family", "f1") == 1
    report = audit.verify_chain(desk.store.database, NoProgress())
    assert (report.broken_at, report.erased) == (None, 1)
    assert changes_of(desk.store, seq) is None
    assert "Okafor" not in str(desk.store.rows("SELECT before, after FROM change WHERE record_id = 'f1'"))


def test_words_of_a_removed_record_leave_the_index():
    desk = a_hive_desk(a_family(id="f1"))
    entry = a_contact("f1", fact="We spoke about xylophones.")
    with desk.act(ActKind.LOG_CONTACT, "f1") as act:
        act.insert(entry)
    assert [hit.record_id for hit in search.find(desk.store.database, ["xylo"], ("contact_log_entry",), 5)] == [
        entry.id
    ]
    with desk.act(ActKind.REMOVE_CONTACT, "f1") as act:
        act.delete(type(entry), entry.id)
    assert search.find(desk.store.database, ["xylo"], ("contact_log_entry",), 5) == []
    blocks = b"".join(bytes(block) for (block,) in desk.store.rows("SELECT block FROM search_data"))
    assert b"xylo" not in blocks
    assert b"ophones" not in blocks


def test_flags_are_never_searchable():
    desk = a_hive_desk()
    family = a_family("Venn", children=("Ada",))
    child = replace(family.children_in_care[0], risk_flags="zanzibar", no_contact="quokka")
    add_family(desk, replace(family, children_in_care=(child,)))
    assert search.find(desk.store.database, ["zanzibar"], ("child_in_care",), 5) == []
    assert search.find(desk.store.database, ["quokka"], ("child_in_care",), 5) == []


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        Family,
        id=st.just("f9"),
        name=st.text(),
        notes=st.text(),
        travel_minutes=st.none() | st.integers(0, 999),
        joined_on=st.none() | st.dates(),
        ifa_transfer=st.booleans(),
    )
)
def test_a_record_survives_writing_and_reading(family):
    table = next(table for table in TABLES if table.record is Family)
    assert read(table, tuple(write(family).values())) == family


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["name", "carer", "drop", "contact"]), min_size=1, max_size=6))
def test_undoing_everything_brings_the_vault_back_to_what_it_was(steps):
    desk = a_hive_desk(a_family(id="f1", carers=("Grace", "Lewis")))
    before = everything(desk.store)
    done = []
    for number, step in enumerate(steps):
        known = household(desk, "f1")
        if step == "drop" and not known.carers:
            continue
        with desk.act(ActKind.CHANGE_FAMILY, "f1") as act:
            if step == "name":
                act.update(replace(known.family, name=f"Name{number}", left_on=date(2026, 1, 1)))
            elif step == "carer":
                act.insert(Carer(id=f"n{number}", family_id="f1", first_name=f"Extra{number}"))
            elif step == "drop":
                act.delete(Carer, known.carers[-1].id)
            else:
                act.insert(a_contact("f1", id=f"e{number}", fact=f"Word{number}"))
        done.append(desk.store.head[0])
    for seq in reversed(done):
        changes = changes_of(desk.store, seq)
        assert changes is not None
        with desk.act(ActKind.CHANGE_FAMILY, "f1", undoes=seq) as act:
            desk.store.undo_into(act, changes)
    assert everything(desk.store) == before
    assert audit.verify_chain(desk.store.database, NoProgress()).broken_at is None
