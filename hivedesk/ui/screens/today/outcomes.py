"""What came of a line of the procedures that was due when Today was opened. Plain Python."""

from datetime import date

from hivedesk.casework.desk import Changed
from hivedesk.casework.due_lines import ClockLine
from hivedesk.domain.acts import ActKind
from hivedesk.domain.clocks import Deed
from hivedesk.foundation.clock import format_date

_DONE_BY: dict[Deed, frozenset[ActKind]] = {
    Deed.REVIEW_HOLD: frozenset({ActKind.REVIEW_HOLD, ActKind.END_HOLD}),
    Deed.REVIEW_SOLO: frozenset({ActKind.REVIEW_SOLO, ActKind.END_PLACEMENT}),
    Deed.END_PLACEMENT: frozenset({ActKind.END_PLACEMENT}),
    Deed.CHECKLIST: frozenset({ActKind.RECORD_CHECKLIST}),
    Deed.TRANSITION: frozenset({ActKind.RECORD_TRANSITION}),
    Deed.CLOSE: frozenset({ActKind.CLOSE_FAMILY, ActKind.MOVE_FAMILY}),
    Deed.ASSURANCE: frozenset({ActKind.RECORD_ASSURANCE}),
    Deed.HANDOVER: frozenset({ActKind.RECORD_HANDOVER}),
    Deed.NOTE: frozenset({ActKind.NOTE_PROCEDURE, ActKind.RECORD_PLACEMENT}),
    Deed.TRAINING: frozenset({ActKind.RECORD_TRAINING}),
    Deed.CLAIMS: frozenset({ActKind.RECORD_CLAIM}),
    Deed.BREACH: frozenset({ActKind.RECORD_BREACH}),
    Deed.EDIT: frozenset({ActKind.CHANGE_FAMILY}),
}
_IN_PARTS = frozenset({Deed.CHECKLIST, Deed.CLAIMS})  # what is left of them stays to be done, in the same line


def outcome(line: ClockLine, now: ClockLine | None, horizon: date, before: str, changed: Changed | None) -> str:
    """What came of it, in words; "" while it is open. ``before`` is what was said of it the last time."""
    if now is None:
        return before if before in _GONE else _why_gone(line, changed)
    later = now.due.due_on > line.due.due_on
    if not later or (line.due.deed in _IN_PARTS and now.due.due_on <= horizon):
        return ""
    return f"Next due {format_date(now.due.due_on)}"


_GONE = ("Done", "No longer due")


def _why_gone(line: ClockLine, changed: Changed | None) -> str:
    about_it = changed is not None and changed.subject in (line.due.family_id or "", "")
    if changed is not None and about_it and changed.kind in _DONE_BY.get(line.due.deed, ()):
        return _GONE[0]
    return _GONE[1]
