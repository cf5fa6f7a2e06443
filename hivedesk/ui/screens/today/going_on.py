"""Taking up a draft where it was left."""

from hivedesk.domain.clocks import Deed
from hivedesk.domain.ids import FamilyId
from hivedesk.ui.deeds import DeedWanted, wanted_of
from hivedesk.ui.open_drafts import GoOn, OpenDraft
from hivedesk.ui.workplace import Workplace


def go_on(workplace: Workplace, draft: OpenDraft) -> None:
    """Ask the window for the form in which something was typed and not saved."""
    match draft.go_on:
        case GoOn.CONTACT_FORM:
            workplace.contact_form_wanted.emit(draft.target)
        case GoOn.CONTACT_LOG:
            workplace.screen_wanted.emit("contact_log")
        case GoOn.ENTRY:
            workplace.entry_wanted.emit(draft.target)
        case GoOn.FAMILY if draft.target:
            workplace.deed_wanted.emit(DeedWanted(Deed.EDIT, FamilyId(draft.target)))
        case GoOn.FAMILY:
            workplace.screen_wanted.emit("families")
        case GoOn.DEED:
            workplace.deed_wanted.emit(wanted_of(draft.form))
