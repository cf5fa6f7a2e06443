"""What every person and family of the vault is called, by the ids under which records speak of them."""

from hivedesk.casework.desk import Desk


def all_names(desk: Desk) -> dict[str, str]:
    """Names of families, carers and children."""
    found = dict(desk.store.rows("SELECT id, name FROM family"))
    for table in ("carer", "child_in_care", "own_child"):
        for key, first, last in desk.store.rows(f"SELECT id, first_name, last_name FROM {table}"):
            found[key] = f"{first} {last}".strip()
    return found
