"""The steps of the service's procedures and the assurance around a family, each written as one act."""

from dataclasses import replace
from datetime import date
from typing import Any

from hivedesk.casework.desk import Changed, Desk
from hivedesk.domain.acts import ActKind
from hivedesk.domain.clocks.assurance import Assurance
from hivedesk.domain.families import Family
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.procedures import DataBreach, Handover, NoteKind, ProcedureNote
from hivedesk.foundation.errors import RuleRefused


def record_assurance(
    desk: Desk, family_id: FamilyId, which: Assurance, done_on: date, next_due: date | None = None
) -> Changed:
    """Record that a supervision, annual review or unannounced visit took place; without ``next_due`` the next one
    follows from the policy.

    Raises:
        RuleRefused: in the future, or the next one before this one.
    """
    if done_on > desk.today:
        raise RuleRefused("This day is still to come.", "Record it once it has taken place.")
    if next_due is not None and next_due <= done_on:
        raise RuleRefused("The next one lies before this one.", "Check Next due.")
    name = which.name.lower()
    family = desk.store.get(Family, family_id)
    days: dict[str, Any] = {f"{name}_last": done_on, f"{name}_due": next_due}
    with desk.act(ActKind.RECORD_ASSURANCE, family_id, which.value) as act:
        act.update(replace(family, **days))
    return desk.changed(ActKind.RECORD_ASSURANCE, act, family_id)


def handover_of(desk: Desk, family_id: FamilyId) -> Handover:
    """The handover on record, or an empty one for the form to begin with."""
    found = desk.store.select(Handover, "WHERE family_id = ?", family_id)
    return found[0] if found else Handover(id=desk.new_id(), family_id=family_id)


def record_handover(desk: Desk, handover: Handover) -> Changed:
    """Record how far the handover from the assessment team has come.

    Raises:
        RuleRefused: completed without a receiving worker, or in the future.
    """
    if handover.completed_on is not None and not handover.receiving_worker.strip():
        raise RuleRefused("The handover has no receiving worker.", "Fill in Receiving worker.")
    if any(day is not None and day > desk.today for day in (handover.completed_on, handover.met_on)):
        raise RuleRefused("A date lies in the future.", "Record it on the day.")
    known = desk.store.find(Handover, handover.id)
    with desk.act(ActKind.RECORD_HANDOVER, handover.family_id) as act:
        if known is None:
            act.insert(handover)
        else:
            act.update(handover)
    return desk.changed(ActKind.RECORD_HANDOVER, act, handover.family_id, handover.id)


def new_note(desk: Desk, family_id: FamilyId, kind: NoteKind = NoteKind.MATCHING) -> ProcedureNote:
    """An empty note for the form to begin with."""
    return ProcedureNote(id=desk.new_id(), family_id=family_id, day=desk.today, kind=kind)


def note_procedure(desk: Desk, note: ProcedureNote) -> Changed:
    """Write a talk or another step down, or change a note.

    Raises:
        RuleRefused: nothing is written, or the day is still to come.
    """
    if note.day > desk.today:
        raise RuleRefused("This day is still to come.", "Record it once it has taken place.")
    if not note.what.strip():
        raise RuleRefused("Nothing is written yet.", "One line is enough.")
    known = desk.store.find(ProcedureNote, note.id)
    with desk.act(ActKind.NOTE_PROCEDURE, note.family_id, note.kind.value) as act:
        if known is None:
            act.insert(note)
        else:
            act.update(note)
    return desk.changed(ActKind.NOTE_PROCEDURE, act, note.family_id, note.id)


def remove_note(desk: Desk, note_id: str) -> Changed:
    """Take a note made by mistake away."""
    note = desk.store.get(ProcedureNote, note_id)
    with desk.act(ActKind.REMOVE_NOTE, note.family_id) as act:
        act.delete(ProcedureNote, note_id)
    return desk.changed(ActKind.REMOVE_NOTE, act, note.family_id)


def new_breach(desk: Desk) -> DataBreach:
    """An empty breach for the form to begin with."""
    return DataBreach(id=desk.new_id(), noticed_at=desk.clock.now())


def breaches(desk: Desk) -> list[DataBreach]:
    """All breaches on record, the latest first."""
    return desk.store.select(DataBreach, "ORDER BY noticed_at DESC, id")


def record_breach(desk: Desk, breach: DataBreach) -> Changed:
    """Write a breach down, or what became of it.

    Raises:
        RuleRefused: nothing is written, in the future, or closed before anybody was told.
    """
    now = desk.clock.now()
    if not breach.what.strip():
        raise RuleRefused("Nothing is written yet.", "Write what happened, without names if you can.")
    if breach.noticed_at > now or (breach.told_at is not None and breach.told_at > now):
        raise RuleRefused("A time lies in the future.", "Check Noticed at and Told at.")
    if breach.told_at is not None and breach.told_at < breach.noticed_at:
        raise RuleRefused("Somebody was told before the breach was noticed.", "Check Noticed at and Told at.")
    if breach.closed_on is not None and breach.told_at is None:
        raise RuleRefused("Nobody has been told yet.", "Fill in Told at and Who was told before it is closed.")
    known = desk.store.find(DataBreach, breach.id)
    with desk.act(ActKind.RECORD_BREACH) as act:
        if known is None:
            act.insert(breach)
        else:
            act.update(breach)
    return desk.changed(ActKind.RECORD_BREACH, act, "", breach.id)
