"""Opening a deed's dialog, from wherever it was asked for."""

from PySide6.QtWidgets import QDialog, QWidget

from hivedesk.domain.clocks.due import Deed
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.deeds import DeedWanted, draft_key
from hivedesk.ui.deeds.catalogue import form_for
from hivedesk.ui.deeds.claims_dialog import ClaimsDialog
from hivedesk.ui.deeds.deed_form import DeedForm
from hivedesk.ui.deeds.dialog import DeedDialog
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.widgets.error_dialog import ask
from hivedesk.ui.workplace import Workplace


def open_deed(workplace: Workplace, parent: QWidget, wanted: DeedWanted) -> QDialog | None:
    """Show the dialog of a deed over ``parent``; None where it cannot be done (and that was said)."""
    if wanted.deed is Deed.CLAIMS:
        listed = workplace.ask(lambda: ClaimsDialog(workplace, wanted, parent))
        if listed is not None:
            listed.open()
        return listed
    sight = sight_of(workplace.desk, discreet=workplace.discreet)
    try:
        form = form_for(workplace.desk, wanted, sight)
        _take_draft_along(workplace, form, wanted)
    except RuleRefused as error:
        return _refuse(workplace, parent, wanted, error)
    dialog = DeedDialog(workplace, form, parent)
    dialog.open()
    return dialog


def _take_draft_along(workplace: Workplace, form: DeedForm, wanted: DeedWanted) -> None:
    """Find what was typed while she could still choose among several: now there may be but one, or another one.

    Raises:
        RuleRefused: what she chose then cannot be chosen any more.
    """
    key = draft_key(wanted)
    draft = workplace.find_draft(key) if form.wanted == wanted else None
    if draft is None:
        return
    if not form.can_take(draft):
        raise RuleRefused("What you chose then has changed since.", "Its line on the family's card says how it stands.")
    if form.key != key and workplace.find_draft(form.key) is None:
        workplace.keep_draft(form.key, draft)
        workplace.drop_draft(key)


def _refuse(workplace: Workplace, parent: QWidget, wanted: DeedWanted, error: RuleRefused) -> QDialog | None:
    """Say why; what was typed and can no longer be saved goes only when she says so."""
    workplace.refused.emit(error)
    key = draft_key(wanted)
    if workplace.find_draft(key) is None:
        return None
    question = "What you typed cannot be saved any more. Discard it?"
    dialog = ask(
        parent, question, str(error), yes="Discard", no="Keep", on_yes=lambda: workplace.drop_draft(key), dangerous=True
    )
    workplace.about_to_lock.connect(dialog.reject)
    return dialog
