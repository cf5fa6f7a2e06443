"""Forms that were begun and not saved: what they are about, and where to go on with each. Plain Python, no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from hivedesk.casework import contact_log, drafts
from hivedesk.casework.desk import Desk
from hivedesk.casework.drafts import Draft
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import format_moment
from hivedesk.ui.deeds import wanted_of
from hivedesk.ui.discreet import Sight

CONTACT = "contact/"  # and the entry's id
NEW_CONTACT = "contact/new"  # a second and third one: contact/new/2 …
ADDENDUM = "addendum/"  # and the entry's id
FAMILY = "family/"  # and the family's id
ENTRY_KEY = "entry"  # in a new contact's draft: the id the entry will have


class GoOn(Enum):
    """Where a draft is taken up again."""

    CONTACT_FORM = "contact form"  # target: the family, or ""
    CONTACT_LOG = "contact log"
    ENTRY = "entry"  # target: the entry
    FAMILY = "family"  # target: the family
    DEED = "deed"  # its key says which: `ui.deeds.wanted_of`


@dataclass(frozen=True)
class OpenDraft:
    """A form that waits."""

    form: str
    title: str  # "a contact with Okafor"
    kept: str
    go_on: GoOn
    target: str = ""


def open_drafts(desk: Desk, sight: Sight) -> tuple[OpenDraft, ...]:
    """Everything begun and not saved, newest first."""
    kept = kept_drafts(desk)
    names = desk.family_names() if kept else {}
    found = (_described(desk, draft, names, sight) for draft in kept)
    return tuple(draft for draft in found if draft is not None)


def kept_drafts(desk: Desk) -> list[Draft]:
    """Drafts as they were kept, newest first. One whose contact was saved (the laptop stopped just then) is dropped."""
    kept = []
    for draft in drafts.all_drafts(desk):
        entry_id = draft.typed.get(ENTRY_KEY)
        is_new = draft.form.startswith(NEW_CONTACT) and isinstance(entry_id, str)
        if is_new and contact_log.show_entry(desk, str(entry_id)) is not None:
            drafts.drop_draft(desk, draft.form)
        else:
            kept.append(draft)
    return kept


def _described(desk: Desk, draft: Draft, names: Mapping[FamilyId, str], sight: Sight) -> OpenDraft | None:
    form, kept = draft.form, format_moment(draft.changed_at)
    if form.startswith(NEW_CONTACT):
        family = draft.typed.get("family")
        name = names.get(FamilyId(family)) if isinstance(family, str) else None
        if name is None:
            return OpenDraft(form, "a contact; no family is chosen yet", kept, GoOn.CONTACT_LOG)
        return OpenDraft(form, f"a contact with {sight.name(name)}", kept, GoOn.CONTACT_FORM, str(family))
    if form.startswith((CONTACT, ADDENDUM)):
        entry_id = form.partition("/")[2]
        what = "a change to" if form.startswith(CONTACT) else "an added note to"
        view = contact_log.show_entry(desk, entry_id)
        if view is None:
            return None
        place = GoOn.CONTACT_LOG if form.startswith(CONTACT) else GoOn.ENTRY
        return OpenDraft(form, f"{what} the contact with {sight.name(view.family_name)}", kept, place, entry_id)
    if form.startswith(FAMILY):
        family_id = form.removeprefix(FAMILY)
        name = names.get(FamilyId(family_id))
        title = f"changes to {sight.name(name)}" if name else "a new family"
        return OpenDraft(form, title, kept, GoOn.FAMILY, family_id if name else "")
    wanted = wanted_of(form)
    if wanted is not None:
        name = names.get(wanted.family_id) if wanted.family_id else ""
        if name is None:
            return None  # the family is gone; Undo brings both back
        title = f"{wanted.deed}, {sight.name(name)}" if name else wanted.deed.value
        return OpenDraft(form, title, kept, GoOn.DEED, wanted.family_id or "")
    return None
