"""The form lines of requests, stays and what hosts offer: see `form_lines`."""

from typing import Any

from hivedesk.domain.sleepovers.records import (
    HostException,
    Outcome,
    RequestReason,
    ServiceDecision,
    Stay,
    StayRequest,
)
from hivedesk.ui.form_line import FormLine

_OTHER = ("reason", RequestReason.OTHER)

STAY_LINES: dict[type[Any], tuple[FormLine, ...]] = {
    StayRequest: (
        FormLine("child_ids", "Children", "Who", help="One child, or brothers and sisters"),
        FormLine("keep_together", "Keep together", "Who", help="All with one host"),
        FormLine("urgency", "Planned or emergency", "What for"),
        FormLine("reason", "Reason", "What for"),
        FormLine("reason_note", "About the reason", "What for"),
        FormLine("asked_by", "Asked by", "What for", help="A carer, a social worker, the duty team"),
        FormLine("asked_at", "Asked at", "What for"),
        FormLine("flexible_days", "Days earlier or later", "When", help="0: these dates only"),
        FormLine("transport", "Transport", "How", help="Who brings and fetches"),
        FormLine("school_run", "School run", "How", help="Who takes the child to school meanwhile"),
        FormLine("child_wishes", "Wishes of the child", "Wishes", long=True),
        FormLine("carer_wishes", "Wishes of the carers", "Wishes", long=True),
        FormLine("wished_host_ids", "Would like to go to", "Wishes"),
        FormLine("unwanted_host_ids", "Does not want to go to", "Wishes"),
        FormLine("ruled_out_host_ids", "Kept out by you", "Wishes", help="Planning passes these hosts over"),
        FormLine("outcome", "Outcome", "Closed"),
        FormLine("refusal", "Why it was refused", "Closed", only_if=("outcome", Outcome.REFUSED)),
        FormLine("outcome_note", "About that", "Closed", long=True),
        FormLine("closed_on", "Closed on", "Closed", past=True),
    ),
    Stay: (
        FormLine("host_id", "Host", "Stay"),
        FormLine("child_ids", "Children", "Stay"),
        FormLine("pinned", "Pinned", "Stay", help="The planner leaves it as it is"),
        FormLine("authorised_by", "Authorised by", "Authorised"),
        FormLine("authorised_on", "Authorised on", "Authorised", past=True),
        FormLine("authorised_ref", "Reference", "Authorised", help="The service's own, for a longer stay"),
        FormLine("transport", "Transport", "For the host", help="Who brings and fetches, and when"),
        FormLine("bring", "What comes along", "For the host", help="Clothes, school bag, toy, medicine"),
        FormLine("host_may_decide", "What the host may decide", "For the host", long=True),
        FormLine("medication_consent", "Consent to give medicine", "For the host", help="Who gave it, and when"),
        FormLine("safety_notes", "Safety notes for this stay", "For the host", long=True, guarded=False),
        FormLine("sheet_given_on", "Handover sheet given on", "For the host", past=True),
        FormLine("sheet_back_on", "Handover sheet back, or destroyed, on", "Afterwards", past=True),
        FormLine("started_at", "Arrived at", "What took place"),
        FormLine("returned_at", "Went home at", "What took place"),
        FormLine("return_note", "On return", "What took place", long=True, help="Belongings, medicine, what to tell"),
        FormLine("child_words", "In the child's own words", "Debrief", long=True),
        FormLine("how_it_went", "How it went", "Debrief", long=True, help="What the host and the carers say"),
        FormLine("debriefed_on", "Debriefed on", "Debrief", past=True),
        FormLine("cancel_reason", "Why it does not take place", "Cancelled"),
        FormLine("cancel_note", "More about that", "Cancelled", long=True),
        FormLine("cancelled_on", "Cancelled on", "Cancelled", past=True),
    ),
    HostException: (
        FormLine("kind", "What is different", "Days"),
        FormLine("first_day", "First day", "Days", help="Of a night, the day on which it begins"),
        FormLine("last_day", "Last day", "Days"),
        FormLine("beds_taken", "Beds taken", "Days", help="By visitors of their own"),
        FormLine("why", "Why", "Days"),
    ),
    ServiceDecision: (
        FormLine("host_id", "Host", "Decision"),
        FormLine("rules", "What was agreed to", "Decision"),
        FormLine("child_ids", "For", "Decision"),
        FormLine("first_day", "From", "Decision"),
        FormLine("last_day", "To", "Decision", help="The last day or night that it covers"),
        FormLine("decided_by", "Decided by", "Decision", help="Name and role"),
        FormLine("decided_on", "Decided on", "Decision", past=True),
        FormLine("reference", "Reference", "Decision", help="The service's own"),
        FormLine("note", "Conditions", "Decision", long=True),
    ),
}
