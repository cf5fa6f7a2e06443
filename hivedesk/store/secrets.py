"""Keys and passwords of the exchange: within the encrypted vault, and outside its change entries, so that they can be
forgotten."""

from hivedesk.store.changes import Store


def find_secret(store: Store, name: str) -> bytes | None:
    """The secret of that name, or None."""
    row = store.row("SELECT content FROM secret WHERE name = ?", name)
    return bytes(row[0]) if row else None


def keep_secret(store: Store, name: str, content: bytes) -> None:
    """Keep a secret; one of the same name is forgotten."""
    store.run("INSERT OR REPLACE INTO secret (name, content) VALUES (?, ?)", name, content)


def forget_secret(store: Store, name: str) -> None:
    """Forget a secret."""
    store.run("DELETE FROM secret WHERE name = ?", name)
