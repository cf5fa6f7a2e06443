"""Undo and redo, with words."""

from datetime import timedelta

from hivedesk.casework.desk import Changed, Desk
from hivedesk.casework.exchange.conflicts import not_decided_of, take_back
from hivedesk.domain.acts import ActKind, AuditEntry
from hivedesk.domain.exchange.records import TAKEN_BACK, Partner, ReceivedPackage
from hivedesk.domain.undo import next_redo, next_undo
from hivedesk.foundation.counting import number_of
from hivedesk.foundation.errors import RuleRefused
from hivedesk.store import audit
from hivedesk.store.changes import DoesNotFit, StillChanged, changes_of

_SIGNED = {ActKind.LOG_CONTACT, ActKind.CHANGE_CONTACT, ActKind.REMOVE_CONTACT, ActKind.ADD_ADDENDUM}
_LOOK_BACK = 300  # entries


def undoable(desk: Desk) -> AuditEntry | None:
    """The act that Undo would take back."""
    return next_undo(_entries(desk), desk.author, lambda entry: _may_undo(desk, entry))


def redoable(desk: Desk) -> AuditEntry | None:
    """The entry that Redo would bring again."""
    entry = next_redo(_entries(desk), desk.author)
    return entry if entry is not None and _sender_waits(desk, entry) else None


def words_for(desk: Desk, entry: AuditEntry) -> str:
    """The act in words, as "contact with Okafor logged"."""
    return desk.sentence(entry.kind, entry.subject)


def undo(desk: Desk) -> Changed:
    """Take the last act back.

    Raises:
        RuleRefused: nothing to undo, the record was changed again since, or what was written later speaks of it.
    """
    entry = undoable(desk)
    if entry is None:
        raise RuleRefused("There is nothing to undo.", "Entries that are signed and locked stay as they are.")
    return _reverse(desk, entry)


def redo(desk: Desk) -> Changed:
    """Bring the last undone act again.

    Raises:
        RuleRefused: nothing to redo, the record was changed again since, or it speaks of what is gone.
    """
    entry = redoable(desk)
    if entry is None:
        raise RuleRefused("There is nothing to redo.")
    return _reverse(desk, entry)


def _reverse(desk: Desk, entry: AuditEntry) -> Changed:
    changes = changes_of(desk.store, entry.seq)
    if changes is None:
        raise RuleRefused("Part of this was erased for good.", "It can no longer be undone.")
    sentence = words_for(desk, entry)
    try:
        with desk.act(entry.kind, entry.subject, undoes=entry.seq) as act:
            desk.store.undo_into(act, changes)
            if entry.kind is ActKind.APPLY_PACKAGE and entry.undoes is None:  # a later undo reverses all of this too
                take_back(desk, act, entry.subject, changes)
    except StillChanged:
        raise RuleRefused(
            "This was changed again since, so it cannot be undone alone.", "Undo the later change first, or edit it."
        ) from None
    except DoesNotFit:
        raise RuleRefused(
            "Something that was written later speaks of this, so it cannot be undone alone.",
            "Undo or remove what was written later first.",
        ) from None
    if entry.kind is ActKind.APPLY_PACKAGE:
        sentence += _what_follows(desk, entry)
    changed = desk.changed(entry.kind, act, entry.subject)
    return Changed(changed.kind, sentence, changed.tables, changed.subject)


def _what_follows(desk: Desk, entry: AuditEntry) -> str:
    """What becomes of a package, once it was taken back; "" where it was brought again."""
    package = desk.store.get(ReceivedPackage, entry.subject)
    if package.reason != TAKEN_BACK:
        return ""
    sender = desk.store.get(Partner, package.partner_id).name
    open_fields = len(not_decided_of(desk, package.id))
    asked = f". {number_of(open_fields, 'field is', 'fields are')} to be decided under Exchange" if open_fields else ""
    return f". {sender} will be told that you took it back{asked}"


def _entries(desk: Desk) -> list[AuditEntry]:
    """The last entries; those from before the records took their present shape cannot be reversed."""
    first = audit.undo_reaches_back_to(desk.store)
    return [entry for entry in audit.entries(desk.store, _LOOK_BACK) if entry.seq >= first]


def _may_undo(desk: Desk, entry: AuditEntry) -> bool:
    if not _sender_waits(desk, entry):
        return False
    hours = timedelta(hours=desk.policy.contact_lock_hours)
    return entry.kind not in _SIGNED or desk.clock.now() < entry.at + hours


def _sender_waits(desk: Desk, entry: AuditEntry) -> bool:
    """What a package brought is undone and done again only until its sender is told what became of it."""
    if entry.kind is not ActKind.APPLY_PACKAGE:
        return True
    package = desk.store.find(ReceivedPackage, entry.subject)
    return package is not None and package.receipt_in == ""
