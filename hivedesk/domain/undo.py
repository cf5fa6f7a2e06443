"""Which act Undo takes back next, and which one Redo brings again, read from the audit trail alone.

Taking back is itself an entry that names the one it takes back; taking that back brings the act again. So an
entry whose chain of "takes back" has an even length stands for something done, an odd one for something undone.
"""

from collections.abc import Callable, Sequence

from hivedesk.domain.acts import WORDING, AuditEntry


def next_undo(entries: Sequence[AuditEntry], author: str, may_undo: Callable[[AuditEntry], bool]) -> AuditEntry | None:
    """The newest act of ``author`` that stands and may be taken back; ``entries`` newest first."""
    depth = _depths(entries)
    cancelled = {entry.undoes for entry in entries}
    return next(
        (
            entry
            for entry in entries
            if entry.author == author
            and entry.seq in depth
            and depth[entry.seq] % 2 == 0
            and entry.seq not in cancelled
            and WORDING[entry.kind].undoable
            and may_undo(entry)
        ),
        None,
    )


def next_redo(entries: Sequence[AuditEntry], author: str) -> AuditEntry | None:
    """The entry whose taking back brings the last undone act again; None once something new was done."""
    depth = _depths(entries)
    cancelled = {entry.undoes for entry in entries}
    for entry in entries:
        if entry.author != author or entry.seq not in depth or not WORDING[entry.kind].undoable:
            continue
        if depth[entry.seq] == 0:
            return None
        if depth[entry.seq] % 2 == 1 and entry.seq not in cancelled:
            return entry
    return None


def _depths(entries: Sequence[AuditEntry]) -> dict[int, int]:
    """How long each entry's chain of "takes back" is; an entry whose chain leaves the page is left out."""
    depth: dict[int, int] = {}
    for entry in reversed(entries):
        if entry.undoes is None:
            depth[entry.seq] = 0
        elif entry.undoes in depth:
            depth[entry.seq] = depth[entry.undoes] + 1
    return depth
