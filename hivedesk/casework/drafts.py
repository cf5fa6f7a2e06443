"""Open forms, kept in the vault at every pause, so that nothing typed is lost by a lock, a crash or a power cut."""

from hivedesk.casework.desk import Desk
from hivedesk.store import drafts
from hivedesk.store.drafts import Draft

__all__ = ["Draft", "all_drafts", "drop_draft", "find_draft", "keep_draft"]


def keep_draft(desk: Desk, form: str, typed: dict[str, object]) -> None:
    """Keep what stands in a form now. ``form`` is its kind and the record's id: ``contact/new``."""
    drafts.keep(desk.store, form, typed, desk.clock.now())


def drop_draft(desk: Desk, form: str) -> None:
    """Forget a draft: it was saved, or thrown away on purpose."""
    drafts.drop(desk.store, form)


def find_draft(desk: Desk, form: str) -> Draft | None:
    """What was typed into that form, or None."""
    return drafts.find(desk.store, form)


def all_drafts(desk: Desk) -> list[Draft]:
    """Every open form, newest first."""
    return drafts.every(desk.store)
