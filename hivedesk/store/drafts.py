"""Typed text that is not yet an act: kept in the vault at every pause, outside the chain, gone once it is saved."""

import json
from dataclasses import dataclass
from datetime import datetime

from hivedesk.foundation.clock import written_moment
from hivedesk.store.changes import Store


@dataclass(frozen=True)
class Draft:
    """An open form as it was typed; ``form`` names the form and the record it is about."""

    form: str
    typed: dict[str, object]
    changed_at: datetime


def keep(store: Store, form: str, typed: dict[str, object], at: datetime) -> None:
    """Keep a form's contents; a later draft of the same form replaces it."""
    store.run(
        "INSERT OR REPLACE INTO draft (form, typed, changed_at) VALUES (?, ?, ?)",
        form,
        json.dumps(typed, ensure_ascii=False),
        written_moment(at),
    )


def drop(store: Store, form: str) -> None:
    """Forget a form's draft."""
    store.run("DELETE FROM draft WHERE form = ?", form)


def find(store: Store, form: str) -> Draft | None:
    """The draft of that form, or None."""
    return next((draft for draft in every(store) if draft.form == form), None)


def every(store: Store) -> list[Draft]:
    """All drafts, newest first."""
    rows = store.rows("SELECT form, typed, changed_at FROM draft ORDER BY changed_at DESC")
    return [Draft(form, json.loads(typed), datetime.fromisoformat(at)) for form, typed, at in rows]
