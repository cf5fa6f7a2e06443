"""Every audited act, in one list: what the worker can do to the records, or have leave the laptop."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hivedesk.domain.hive import VaultRole


class ActKind(StrEnum):
    """The code written into the audit trail. Codes are never renamed: old entries keep them."""

    SET_UP_HIVE = "set_up_hive"
    CHANGE_HIVE = "change_hive"
    ADD_FAMILY = "add_family"
    CHANGE_FAMILY = "change_family"
    REMOVE_FAMILY = "remove_family"
    IMPORT_FAMILIES = "import_families"
    JOIN_HIVE = "join_hive"
    CLOSE_FAMILY = "close_family"
    PLAN_LEAVING = "plan_leaving"
    MOVE_FAMILY = "move_family"
    PUT_ON_HOLD = "put_on_hold"
    REVIEW_HOLD = "review_hold"
    END_HOLD = "end_hold"
    RECORD_PLACEMENT = "record_placement"
    CORRECT_PLACEMENT = "correct_placement"
    END_PLACEMENT = "end_placement"
    RECORD_CHECKLIST = "record_checklist"
    RECORD_TRANSITION = "record_transition"
    REVIEW_SOLO = "review_solo"
    RECORD_ASSURANCE = "record_assurance"
    RECORD_HANDOVER = "record_handover"
    NOTE_PROCEDURE = "note_procedure"
    REMOVE_NOTE = "remove_note"
    RECORD_TRAINING = "record_training"
    REMOVE_TRAINING = "remove_training"
    RECORD_CLAIM = "record_claim"
    REMOVE_CLAIM = "remove_claim"
    RECORD_BREACH = "record_breach"
    LOG_CONTACT = "log_contact"
    CHANGE_CONTACT = "change_contact"
    REMOVE_CONTACT = "remove_contact"
    ADD_ADDENDUM = "add_addendum"
    ADD_FOLLOW_UP = "add_follow_up"
    CHANGE_FOLLOW_UP = "change_follow_up"
    COMPLETE_FOLLOW_UP = "complete_follow_up"
    ADD_EVENT = "add_event"
    CHANGE_EVENT = "change_event"
    MOVE_EVENT = "move_event"
    CANCEL_EVENT = "cancel_event"
    BRING_BACK_EVENT = "bring_back_event"
    REMOVE_EVENT = "remove_event"
    IMPORT_CALENDAR = "import_calendar"
    INVITE_GUESTS = "invite_guests"
    RECORD_REPLY = "record_reply"
    RECORD_ATTENDANCE = "record_attendance"
    ADD_WALK_IN = "add_walk_in"
    REMOVE_GUEST = "remove_guest"
    RECORD_VOICE = "record_voice"
    REMOVE_VOICE = "remove_voice"
    RECORD_FEEDBACK = "record_feedback"
    RECORD_SCHOOL_DATES = "record_school_dates"
    REMOVE_SCHOOL_DATES = "remove_school_dates"
    ASK_FOR_STAY = "ask_for_stay"
    CHANGE_REQUEST = "change_request"
    CLOSE_REQUEST = "close_request"
    REOPEN_REQUEST = "reopen_request"
    REMOVE_REQUEST = "remove_request"
    OFFER_STAY = "offer_stay"
    MOVE_STAY = "move_stay"
    PIN_STAY = "pin_stay"
    AUTHORISE_STAY = "authorise_stay"
    PREPARE_STAY = "prepare_stay"
    GIVE_SHEET = "give_sheet"
    SHEET_BACK = "sheet_back"
    START_STAY = "start_stay"
    RETURN_FROM_STAY = "return_from_stay"
    DEBRIEF_STAY = "debrief_stay"
    CANCEL_STAY = "cancel_stay"
    RECORD_DECISION = "record_decision"
    REMOVE_DECISION = "remove_decision"
    RECORD_HOST_OFFER = "record_host_offer"
    RECORD_HOST_EXCEPTION = "record_host_exception"
    REMOVE_HOST_EXCEPTION = "remove_host_exception"
    TAKE_PLAN = "take_plan"
    FREEZE_MONTH = "freeze_month"
    MAKE_CARD = "make_card"
    SHOW_CARD = "show_card"
    ACCEPT_CARD = "accept_card"
    WITHDRAW_CARD = "withdraw_card"
    RENEW_KEYS = "renew_keys"
    SET_MAILBOX = "set_mailbox"
    SEAL_PACKAGE = "seal_package"
    TAKE_PACKAGE = "take_package"
    APPLY_PACKAGE = "apply_package"
    REFUSE_PACKAGE = "refuse_package"
    ACKNOWLEDGE_PACKAGE = "acknowledge_package"
    BEGIN_ANEW = "begin_anew"
    QUEUE_PART = "queue_part"
    KEEP_PROFESSIONAL = "keep_professional"
    REMOVE_PROFESSIONAL = "remove_professional"
    READ_NOTICE = "read_notice"
    SEE_ARRIVAL = "see_arrival"
    DECIDE_CONFLICT = "decide_conflict"
    SHOW_FLAGS = "show_flags"
    PRINT_DOCUMENT = "print_document"
    SAVE_DOCUMENT = "save_document"
    CHANGE_PASSPHRASE = "change_passphrase"
    NEW_RECOVERY_CODE = "new_recovery_code"
    ADD_COVER_WORKER = "add_cover_worker"
    REMOVE_COVER_WORKER = "remove_cover_worker"
    ADD_ESCROW = "add_escrow"
    OPEN_ESCROW = "open_escrow"
    CARRY_ON_AFTER_LOSS = "carry_on_after_loss"
    RESTORE_BACKUP = "restore_backup"
    ERASE_CONTENTS = "erase_contents"


@dataclass(frozen=True)
class ActWording:
    """How an act reads; ``{}`` stands for the family where one is concerned."""

    past: str  # in the audit trail and beside Undo
    undoable: bool = True
    at_service: str = ""  # how it reads at the service's desk, where that differs

    def past_at(self, role: VaultRole) -> str:
        """How it reads at this desk."""
        return self.at_service if role is VaultRole.SERVICE and self.at_service else self.past


WORDING: dict[ActKind, ActWording] = {
    ActKind.SET_UP_HIVE: ActWording("Hive set up", undoable=False, at_service="service's desk set up"),
    ActKind.CHANGE_HIVE: ActWording("Hive details changed", at_service="service's details changed"),
    ActKind.ADD_FAMILY: ActWording("{} added"),
    ActKind.CHANGE_FAMILY: ActWording("{} changed"),
    ActKind.REMOVE_FAMILY: ActWording("{} removed"),
    ActKind.IMPORT_FAMILIES: ActWording("families imported"),
    ActKind.JOIN_HIVE: ActWording("{} joined the Hive"),
    ActKind.CLOSE_FAMILY: ActWording("{} closed"),
    ActKind.PLAN_LEAVING: ActWording("leaving of {} planned"),
    ActKind.MOVE_FAMILY: ActWording("{} moved to another Hive"),
    ActKind.PUT_ON_HOLD: ActWording("{} put on hold"),
    ActKind.REVIEW_HOLD: ActWording("hold of {} reviewed"),
    ActKind.END_HOLD: ActWording("hold of {} ended"),
    ActKind.RECORD_PLACEMENT: ActWording("placement with {} recorded"),
    ActKind.CORRECT_PLACEMENT: ActWording("placement with {} corrected"),
    ActKind.END_PLACEMENT: ActWording("placement with {} ended"),
    ActKind.RECORD_CHECKLIST: ActWording("checklist after a placement with {} kept"),
    ActKind.RECORD_TRANSITION: ActWording("transition from {} recorded"),
    ActKind.REVIEW_SOLO: ActWording("solo placement with {} reviewed"),
    ActKind.RECORD_ASSURANCE: ActWording("visit or review of {} recorded"),
    ActKind.RECORD_HANDOVER: ActWording("handover of {} recorded"),
    ActKind.NOTE_PROCEDURE: ActWording("talk about {} noted"),
    ActKind.REMOVE_NOTE: ActWording("note about {} removed"),
    ActKind.RECORD_TRAINING: ActWording("training of {} recorded"),
    ActKind.REMOVE_TRAINING: ActWording("training of {} removed"),
    ActKind.RECORD_CLAIM: ActWording("claim of {} recorded"),
    ActKind.REMOVE_CLAIM: ActWording("claim of {} removed"),
    ActKind.RECORD_BREACH: ActWording("breach of data protection recorded"),
    ActKind.LOG_CONTACT: ActWording("contact with {} logged"),
    ActKind.CHANGE_CONTACT: ActWording("contact with {} changed"),
    ActKind.REMOVE_CONTACT: ActWording("contact with {} removed"),
    ActKind.ADD_ADDENDUM: ActWording("note added to a contact with {}"),
    ActKind.ADD_FOLLOW_UP: ActWording("follow-up for {} added"),
    ActKind.CHANGE_FOLLOW_UP: ActWording("follow-up for {} changed"),
    ActKind.COMPLETE_FOLLOW_UP: ActWording("follow-up for {} done"),
    ActKind.ADD_EVENT: ActWording("event added"),
    ActKind.CHANGE_EVENT: ActWording("event changed"),
    ActKind.MOVE_EVENT: ActWording("event moved"),
    ActKind.CANCEL_EVENT: ActWording("event cancelled"),
    ActKind.BRING_BACK_EVENT: ActWording("cancelled event brought back"),
    ActKind.REMOVE_EVENT: ActWording("event removed"),
    ActKind.IMPORT_CALENDAR: ActWording("calendar imported"),
    ActKind.INVITE_GUESTS: ActWording("guests invited"),
    ActKind.RECORD_REPLY: ActWording("answer recorded"),
    ActKind.RECORD_ATTENDANCE: ActWording("attendance recorded"),
    ActKind.ADD_WALK_IN: ActWording("walk-in added"),
    ActKind.REMOVE_GUEST: ActWording("guest taken off the list"),
    ActKind.RECORD_VOICE: ActWording("voice written down"),
    ActKind.REMOVE_VOICE: ActWording("voice removed"),
    ActKind.RECORD_FEEDBACK: ActWording("feedback written down"),
    ActKind.RECORD_SCHOOL_DATES: ActWording("school dates recorded"),
    ActKind.REMOVE_SCHOOL_DATES: ActWording("school dates removed"),
    ActKind.ASK_FOR_STAY: ActWording("stay asked for by {}"),
    ActKind.CHANGE_REQUEST: ActWording("request of {} changed"),
    ActKind.CLOSE_REQUEST: ActWording("request of {} closed"),
    ActKind.REOPEN_REQUEST: ActWording("request of {} opened again"),
    ActKind.REMOVE_REQUEST: ActWording("request of {} removed"),
    ActKind.OFFER_STAY: ActWording("stay with {} offered"),
    ActKind.MOVE_STAY: ActWording("stay moved to {}"),
    ActKind.PIN_STAY: ActWording("stay with {} pinned or set free"),
    ActKind.AUTHORISE_STAY: ActWording("stay with {} authorised"),
    ActKind.PREPARE_STAY: ActWording("stay with {} prepared"),
    ActKind.GIVE_SHEET: ActWording("handover sheet given to {}"),
    ActKind.SHEET_BACK: ActWording("handover sheet back from {}"),
    ActKind.START_STAY: ActWording("arrival with {} recorded"),
    ActKind.RETURN_FROM_STAY: ActWording("return from {} recorded"),
    ActKind.DEBRIEF_STAY: ActWording("stay with {} debriefed"),
    ActKind.CANCEL_STAY: ActWording("stay with {} cancelled"),
    ActKind.RECORD_DECISION: ActWording("decision about a stay with {} recorded"),
    ActKind.REMOVE_DECISION: ActWording("decision about a stay with {} removed"),
    ActKind.RECORD_HOST_OFFER: ActWording("what {} can offer recorded"),
    ActKind.RECORD_HOST_EXCEPTION: ActWording("days of {} recorded"),
    ActKind.REMOVE_HOST_EXCEPTION: ActWording("days of {} removed"),
    ActKind.TAKE_PLAN: ActWording("plan for sleepovers taken"),
    ActKind.FREEZE_MONTH: ActWording("month frozen", undoable=False),
    ActKind.MAKE_CARD: ActWording("card of this desk made", undoable=False),
    ActKind.SHOW_CARD: ActWording("card of another desk read", undoable=False),
    ActKind.ACCEPT_CARD: ActWording("card accepted, its six words compared", undoable=False),
    ActKind.WITHDRAW_CARD: ActWording("card withdrawn", undoable=False),
    ActKind.RENEW_KEYS: ActWording("keys of this desk renewed", undoable=False),
    ActKind.SET_MAILBOX: ActWording("mailbox set", undoable=False),
    ActKind.SEAL_PACKAGE: ActWording("package sealed", undoable=False),
    ActKind.TAKE_PACKAGE: ActWording("package received", undoable=False),
    ActKind.APPLY_PACKAGE: ActWording("what came in a package added to the records"),
    ActKind.REFUSE_PACKAGE: ActWording("package refused", undoable=False),
    ActKind.ACKNOWLEDGE_PACKAGE: ActWording("receipt for a package received", undoable=False),
    ActKind.BEGIN_ANEW: ActWording("everything to be sent again", undoable=False),
    ActKind.QUEUE_PART: ActWording("message for the next package written"),
    ActKind.KEEP_PROFESSIONAL: ActWording("professional of the directory written down"),
    ActKind.REMOVE_PROFESSIONAL: ActWording("professional removed from the directory"),
    ActKind.READ_NOTICE: ActWording("message read", undoable=False),
    ActKind.SEE_ARRIVAL: ActWording("what came looked at", undoable=False),
    ActKind.DECIDE_CONFLICT: ActWording("conflict decided"),
    ActKind.SHOW_FLAGS: ActWording("risk and no-contact flags of {} read", undoable=False),
    ActKind.PRINT_DOCUMENT: ActWording("document printed", undoable=False),
    ActKind.SAVE_DOCUMENT: ActWording("document saved outside HiveDesk", undoable=False),
    ActKind.CHANGE_PASSPHRASE: ActWording("passphrase changed", undoable=False),
    ActKind.NEW_RECOVERY_CODE: ActWording("new recovery code made", undoable=False),
    ActKind.ADD_COVER_WORKER: ActWording("cover worker added", undoable=False),
    ActKind.REMOVE_COVER_WORKER: ActWording("cover worker removed", undoable=False),
    ActKind.ADD_ESCROW: ActWording("service given a key of its own", undoable=False),
    ActKind.OPEN_ESCROW: ActWording("vault opened with the service's key, two people agreed", undoable=False),
    ActKind.CARRY_ON_AFTER_LOSS: ActWording("carried on although entries were missing", undoable=False),
    ActKind.RESTORE_BACKUP: ActWording("backup restored", undoable=False),
    ActKind.ERASE_CONTENTS: ActWording("records of a family erased for good", undoable=False),
}


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One line of the audit trail: who did what, when, in which transaction."""

    seq: int
    at: datetime
    author: str
    kind: ActKind
    subject: str  # id of the family (or other record) concerned; never a name
    detail: str  # a fixed word, as the kind of document; never a name
    undoes: int | None  # the entry that this one takes back
    changes: int  # how many records it touched
