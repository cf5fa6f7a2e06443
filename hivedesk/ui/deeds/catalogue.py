"""Which form each deed has."""

from dataclasses import replace

from hivedesk.casework.desk import Desk
from hivedesk.domain.clocks.due import Deed
from hivedesk.ui.deeds import DeedWanted
from hivedesk.ui.deeds.assurance import NoteTalk, RecordAssurance, RecordHandover
from hivedesk.ui.deeds.breach import RecordBreach
from hivedesk.ui.deeds.claims import AddClaim
from hivedesk.ui.deeds.deed_form import DeedForm
from hivedesk.ui.deeds.endings import EndPlacement, KeepChecklist, RecordTransition
from hivedesk.ui.deeds.event_guests import GuestTimes, WalkIn, WriteVoice
from hivedesk.ui.deeds.events import AddEvent, CancelEvent, ChangeEvent, RecordFeedback, RemoveEvent
from hivedesk.ui.deeds.holds import EndHold, PutOnHold, ReviewHold
from hivedesk.ui.deeds.hosting import RecordHostDays, RecordHostOffer
from hivedesk.ui.deeds.placements import CorrectPlacement, RecordPlacement, ReviewSolo
from hivedesk.ui.deeds.standing import Close, Join, Move
from hivedesk.ui.deeds.stay_requests import AskForStay, ChangeRequest, CloseRequest, RecordDecision
from hivedesk.ui.deeds.stays import AuthoriseStay, CancelStay, DebriefStay, PrepareStay, ReturnFromStay, StartStay
from hivedesk.ui.deeds.training import RecordTraining
from hivedesk.ui.discreet import Sight

FORMS: dict[Deed, type[DeedForm]] = {
    Deed.PUT_ON_HOLD: PutOnHold,
    Deed.REVIEW_HOLD: ReviewHold,
    Deed.END_HOLD: EndHold,
    Deed.RECORD_PLACEMENT: RecordPlacement,
    Deed.CORRECT_PLACEMENT: CorrectPlacement,
    Deed.END_PLACEMENT: EndPlacement,
    Deed.CHECKLIST: KeepChecklist,
    Deed.TRANSITION: RecordTransition,
    Deed.REVIEW_SOLO: ReviewSolo,
    Deed.JOIN: Join,
    Deed.CLOSE: Close,
    Deed.MOVE: Move,
    Deed.ASSURANCE: RecordAssurance,
    Deed.HANDOVER: RecordHandover,
    Deed.NOTE: NoteTalk,
    Deed.TRAINING: RecordTraining,
    Deed.CLAIM: AddClaim,
    Deed.BREACH: RecordBreach,
    Deed.ADD_EVENT: AddEvent,
    Deed.CHANGE_EVENT: ChangeEvent,
    Deed.CANCEL_EVENT: CancelEvent,
    Deed.REMOVE_EVENT: RemoveEvent,
    Deed.WALK_IN: WalkIn,
    Deed.GUEST_TIMES: GuestTimes,
    Deed.VOICE: WriteVoice,
    Deed.FEEDBACK: RecordFeedback,
    Deed.ASK_FOR_STAY: AskForStay,
    Deed.CHANGE_REQUEST: ChangeRequest,
    Deed.CLOSE_REQUEST: CloseRequest,
    Deed.RECORD_DECISION: RecordDecision,
    Deed.AUTHORISE_STAY: AuthoriseStay,
    Deed.PREPARE_STAY: PrepareStay,
    Deed.START_STAY: StartStay,
    Deed.RETURN_FROM_STAY: ReturnFromStay,
    Deed.DEBRIEF_STAY: DebriefStay,
    Deed.CANCEL_STAY: CancelStay,
    Deed.HOST_OFFER: RecordHostOffer,
    Deed.HOST_DAYS: RecordHostDays,
}
"""Edit is the family's own form, the claim list a dialog of its own."""


def form_for(desk: Desk, wanted: DeedWanted, sight: Sight) -> DeedForm:
    """The form of a deed, about to be filled in.

    Raises:
        RuleRefused: it cannot be done, in words; nothing was typed in vain.
    """
    form = FORMS[wanted.deed](desk, wanted, sight)
    if isinstance(form, Close) and form.is_moving:  # what she confirms is the move that was planned
        return Move(desk, replace(wanted, deed=Deed.MOVE), sight)
    return form
