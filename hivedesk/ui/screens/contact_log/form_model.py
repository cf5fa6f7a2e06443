"""The contact form without Qt: what it begins with, who can be chosen, what is wrong, and the entry it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from hivedesk.casework import contact_log, drafts, families
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.desk import Desk
from hivedesk.casework.drafts import Draft
from hivedesk.domain.contact_log import ContactLogEntry, EntryId, FollowUpKind, check_change, check_entry
from hivedesk.domain.families import ProfessionalRole, full_name
from hivedesk.domain.household import placed_children
from hivedesk.domain.ids import FamilyId
from hivedesk.domain.policy import Policy
from hivedesk.foundation.clock import local
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.discreet import Sight
from hivedesk.ui.open_drafts import CONTACT, ENTRY_KEY, NEW_CONTACT, kept_drafts
from hivedesk.ui.screens.contact_log.settling import Settling, from_draft, to_draft

SETTLES = "settles"  # the key of the form's field, and so of its draft
_KEPT_FIELDS = (
    "who",
    "who_else",
    "minutes",
    "channel",
    "direction",
    "kind",
    "topics",
    "fact",
    "opinion",
    "third_party",
    "childs_voice",
    "outcome",
    "shared_with",
    "concern",
    "concern_facts",
    "concern_told",
)


@dataclass(frozen=True)
class Opening:
    """What the form begins with."""

    form: str  # the draft's key
    entry: ContactLogEntry
    editing: bool
    draft: Mapping[str, object] | None = None
    kept_at: datetime | None = None
    settling: Settling = field(default_factory=Settling)


# -- opening


def open_new(desk: Desk, family_id: str = "", planned_id: str = "", *, another: bool = False) -> Opening:
    """A new contact: the draft of this family (of any, where none is asked for), or a blank form.

    ``planned_id`` is the planned call or visit beside which it is opened. ``another`` leaves the drafts alone and
    begins beside them.
    """
    kept = [draft for draft in kept_drafts(desk) if draft.form.startswith(NEW_CONTACT)]
    found = next((draft for draft in kept if family_id in ("", draft.typed.get("family"))), None)
    if found is not None and not another:
        return _meaning(_continued(desk, found), planned_id)
    taken = {draft.form for draft in kept}
    form = next(
        key for key in (NEW_CONTACT, *(f"{NEW_CONTACT}/{n}" for n in range(2, len(taken) + 3))) if key not in taken
    )
    planned = contact_log.open_plan(desk, planned_id) if planned_id else None
    if planned is None:
        return Opening(form, contact_log.blank_entry(desk, FamilyId(family_id)), editing=False)
    return Opening(form, contact_log.blank_entry_for(desk, planned), editing=False, settling=Settling(planned.id))


def open_change(desk: Desk, entry_id: str) -> Opening:
    """An entry to be changed, with what was typed and not saved the last time.

    Raises:
        RuleRefused: it is gone or locked.
    """
    view = contact_log.show_entry(desk, entry_id)
    if view is None:
        raise RuleRefused("This entry is no longer in the log.", "Undo may bring it back.")
    check_change(view.entry, desk.clock.now(), desk.policy)
    form = f"{CONTACT}{entry_id}"
    draft = drafts.find_draft(desk, form)
    return Opening(form, view.entry, True, draft.typed if draft else None, kept_at=draft.changed_at if draft else None)


def open_draft(desk: Desk, form: str) -> Opening | None:
    """Go on with a draft; None where it is gone.

    Raises:
        RuleRefused: it changes an entry that is locked by now.
    """
    if not form.startswith(NEW_CONTACT):
        return open_change(desk, form.removeprefix(CONTACT))
    draft = next((draft for draft in kept_drafts(desk) if draft.form == form), None)
    return _continued(desk, draft) if draft is not None else None


def text_for_addendum(desk: Desk, form: str) -> tuple[str, str]:
    """Entry id and typed fact of a draft whose entry was locked before it was saved."""
    draft = drafts.find_draft(desk, form)
    fact = draft.typed.get("fact") if draft is not None else None
    return form.removeprefix(CONTACT), fact if isinstance(fact, str) else ""


def _continued(desk: Desk, draft: Draft) -> Opening:
    blank = contact_log.blank_entry(desk, FamilyId(""))
    kept_id = draft.typed.get(ENTRY_KEY)
    entry = replace(blank, id=EntryId(kept_id)) if isinstance(kept_id, str) and kept_id else blank
    return Opening(draft.form, entry, False, draft.typed, draft.changed_at)


def _meaning(opening: Opening, planned_id: str) -> Opening:
    """A draft that is gone on with from beside a planned call or visit."""
    if not planned_id or opening.draft is None:
        return opening
    settling = from_draft(opening.draft.get(SETTLES)).meaning(planned_id)
    return replace(opening, draft={**opening.draft, SETTLES: to_draft(settling)})


# -- choosing


def people_choices(desk: Desk, family_id: str, sight: Sight, ticked: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Who of a family may have taken part: id and words. Children who have moved on only where already ticked."""
    if not family_id or FamilyId(family_id) not in desk.family_names():
        return []
    house = families.household(desk, FamilyId(family_id))
    found: list[tuple[str, str]] = [(carer.id, sight.name(full_name(carer))) for carer in house.carers]
    placed = placed_children(house, desk.today)
    for child in (*house.children_in_care, *house.former_children):
        if child in placed or child.id in ticked:
            found.append((child.id, f"{sight.name(child.known_as or child.first_name)}, child in care"))
    for own in house.own_children:
        if own.lives_at_home or own.id in ticked:
            found.append((own.id, f"{sight.name(own.first_name)}, own child"))
    found += [(other.id, f"{sight.name(other.name)}, {_short(other.role)}") for other in house.professionals]
    return found


def _short(role: ProfessionalRole) -> str:
    """``SSW`` rather than the role in full."""
    return "SSW" if role is ProfessionalRole.SSW else role.value


# -- saving


def entry_from(opening: Opening, values: Mapping[str, Any]) -> ContactLogEntry:
    """The entry as the form has it now."""
    was, now = opening.entry.happened_at, values["happened_at"]
    same = now == was.replace(second=0, microsecond=0)  # the form shows no seconds
    return replace(
        opening.entry,
        family_id=FamilyId(values["family"] or ""),
        happened_at=was if opening.editing and same else now,
        **{field: values[field] for field in _KEPT_FIELDS},
    )


def follow_up_from(values: Mapping[str, Any]) -> FollowUpWanted | None:
    """What she wants to be reminded of, if anything."""
    day, what = values["follow_up_on"], values["follow_up_what"].strip()
    kind = values.get("follow_up_kind") or FollowUpKind.TO_DO
    return FollowUpWanted(day, what, kind) if day is not None and what else None


def problems(entry: ContactLogEntry, values: Mapping[str, Any], now: datetime) -> dict[str, str]:
    """What stands in the way of saving, by field."""
    found: dict[str, str] = {}
    if not entry.family_id:
        found["family"] = "Choose the family."
    try:
        check_entry(entry, now)
    except RuleRefused as refused:
        found[_field_of(entry, now)] = str(refused)
    day, what = values["follow_up_on"], values["follow_up_what"].strip()
    if day is not None and not what:
        found["follow_up_what"] = "Write what is to be done by then."
    if what and day is None:
        found["follow_up_on"] = "Choose the day."
    return found


def late_note(happened_at: datetime | None, now: datetime, policy: Policy) -> str:
    """A kind word where the contact was long ago; nothing is refused for it."""
    if happened_at is None:
        return ""
    days = (local(now).date() - local(happened_at).date()).days
    if now - happened_at <= timedelta(days=policy.late_entry_days):
        return ""
    return f"That was {days} days ago. It can be saved, and is marked as entered late."


def _field_of(entry: ContactLogEntry, now: datetime) -> str:
    """Which field a refusal of `check_entry` is about, in the order in which it looks."""
    if (entry.happened_at - now).total_seconds() > 60:
        return "happened_at"
    if not 0 <= entry.minutes <= 24 * 60:
        return "minutes"
    if entry.concern and not (entry.concern_facts.strip() or entry.fact.strip()):
        return "concern_facts"
    return "fact"
