"""The forms' lines: one a field of a record, with its label, in the order in which they are shown.

What kind of control a line gets follows from the field's type; only what the type cannot say stands here.
"""

from typing import Any

from hivedesk.domain.approval import Approval, Exemption, Room, SharingAgreement
from hivedesk.domain.claims import ClaimItem
from hivedesk.domain.contact_log import FollowUp
from hivedesk.domain.events.records import Event, Voice
from hivedesk.domain.exchange.records import DirectoryPerson
from hivedesk.domain.families import Carer, ChildInCare, Family, LeavingReason, OwnChild, Professional, Status
from hivedesk.domain.hive import Hive
from hivedesk.domain.placements import Placement
from hivedesk.domain.procedures import DataBreach, Handover, Hold, ProcedureNote
from hivedesk.domain.training import TrainingRecord
from hivedesk.ui.form_line import FormLine
from hivedesk.ui.stay_lines import STAY_LINES

NOT_EDITED = {"id", "family_id", "demonstration", "child_id", "entry_id", "done_at"}
NOT_EDITED |= {
    "starts_at",
    "ends_at",
    "all_day",
    "rule",
    "not_in_holidays",
    "left_out",
    "added",
}  # in forms of their own
NOT_EDITED |= {"series_id", "original_start", "cancelled", "uid", "source", "event_id", "said_on"}
NOT_EDITED |= {"request_id", "offered_at", "sheet_copies"}

_SOLO = ("solo", True)
_DFE = "The Department for Education's list, from which the county counts"
_MOVED = ("left_reason", LeavingReason.MOVED_HIVE)

SERVICE_LINES: tuple[FormLine, ...] = (
    FormLine("name", "Name of the service", "The service", help="For example: Hampshire Fostering"),
    FormLine("area", "Area", "The service", help="The county"),
    FormLine("worker", "Your name", "The service", help="Signs what you write, and stands on the card"),
    FormLine("worker_phone", "Telephone", "The service", help="On which Hives compare the six words with you"),
    FormLine("duty_line", "Fostering Duty Line", "Duty numbers", help="It stands on the card for a lost laptop"),
    FormLine("out_of_hours", "Out of Hours Service", "Duty numbers"),
)
"""Of a service's desk, what is asked in place of the Hive's own lines."""

FORM_LINES: dict[type[Any], tuple[FormLine, ...]] = {
    Hive: (
        FormLine("name", "Hive name", "Hive", help="For example its area: Ringwood"),
        FormLine("area", "Area", "Hive"),
        FormLine("capacity", "Capacity", "Hive", help="Families; 15 to 20 is usual"),
        FormLine("worker", "Your name", "Hive", help="Signs what you write"),
        FormLine("worker_phone", "Your phone", "Hive", help="Stands on the roster of an event"),
        FormLine("worker_family_id", "Your own household", "Hive", help="Where you host stays yourself"),
        FormLine("duty_line", "Fostering Duty Line", "Duty numbers"),
        FormLine("out_of_hours", "Out of Hours Service", "Duty numbers"),
    ),
    Family: (
        FormLine("name", "Family name", "Household"),
        FormLine("reference", "List number", "Household", help="Your own, for example H001"),
        FormLine("kind", "Kind", "Household"),
        FormLine("address", "Address", "Household"),
        FormLine("town", "Town", "Household"),
        FormLine("postcode", "Postcode", "Household"),
        FormLine("travel_minutes", "Minutes by car", "Household", help="From your home"),
        FormLine("phone", "Home phone", "Reaching them"),
        FormLine("mobile", "Mobile", "Reaching them"),
        FormLine("email", "E-mail", "Reaching them"),
        FormLine("preferred_channel", "Likes to be reached by", "Reaching them"),
        FormLine("preferred_times", "Good times", "Reaching them"),
        FormLine("preferred_times_note", "In their words", "Reaching them", help="For example: not Weds"),
        FormLine("languages", "Languages", "The home"),
        FormLine("pets", "Pets", "The home"),
        FormLine("smoking", "Smoking", "The home"),
        FormLine("allergies", "Allergies in the home", "The home"),
        FormLine("access_needs", "Access needs", "The home"),
        FormLine("car_seats", "Car seats", "The home"),
        FormLine("status", "Status", "With the Hive"),
        FormLine("joined_on", "Joined on", "With the Hive", past=True, only_if=("status", Status.ACTIVE)),
        FormLine("waiting_since", "Waiting since", "Waiting list", past=True),
        FormLine("waiting_area", "Area asked for", "Waiting list"),
        FormLine("ifa_transfer", "Transfers from an agency (IFA)", "Waiting list"),
        FormLine("ifa_agency", "From which agency", "Waiting list", only_if=("ifa_transfer", True)),
        FormLine("left_on", "Left on", "Leaving"),
        FormLine("left_reason", "Reason for leaving", "Leaving"),
        FormLine("moved_to", "Moved to", "Leaving", help="Which Hive", only_if=_MOVED),
        FormLine("supervision_last", "Last supervision", "Key dates", past=True),
        FormLine("supervision_due", "Supervision due", "Key dates"),
        FormLine("annual_review_last", "Last annual review", "Key dates", past=True),
        FormLine("annual_review_due", "Annual review due", "Key dates"),
        FormLine("unannounced_visit_last", "Last unannounced visit", "Key dates", past=True),
        FormLine("unannounced_visit_due", "Unannounced visit due", "Key dates"),
        FormLine("notes", "Notes", "Notes", long=True),
    ),
    Approval: (
        FormLine("approved_on", "Approved on", "Terms"),
        FormLine("number", "Children at once", "Terms"),
        FormLine("age_from", "Age from", "Terms", help="In years"),
        FormLine("age_to", "Age to", "Terms", help="In years"),
        FormLine("genders", "Girls or boys", "Terms"),
        FormLine("kinds_of_care", "Kinds of care", "Terms"),
        FormLine("respite_only", "Respite only", "Terms"),
        FormLine("respite_limits", "Limits of respite", "Terms", only_if=("respite_only", True)),
        FormLine("named_child_ids", "Named children", "Terms", help="Connected carers: approved for these only"),
        FormLine(
            "named_children", "Named children outside the Hive", "Terms", help="Or as the approval words it", long=True
        ),
        FormLine("beds", "Beds for children in care", "Beds and rooms"),
        FormLine("rooms", "About the rooms", "Beds and rooms", long=True),
        FormLine("restriction", "Restricted by the service", "Restriction", help="What is not to be done for now"),
        FormLine("restricted_from", "Restricted from", "Restriction"),
        FormLine("restricted_until", "Restricted until", "Restriction", help="The last night; empty: until lifted"),
    ),
    Room: (
        FormLine("name", "Room", "Room", help="For example: first floor, front"),
        FormLine("beds", "Beds", "Room"),
        FormLine("child_ids", "Who sleeps here", "Room", help="Children in care and own children"),
        FormLine("note", "Note", "Room", long=True),
    ),
    Exemption: (
        FormLine("child_ids", "Exempted children", "Exemption", help="The exemption covers the children it names"),
        FormLine("authority", "Authority", "Exemption", help="Where the family lives"),
        FormLine("reference", "Reference", "Exemption"),
        FormLine("from_on", "From", "Exemption"),
        FormLine("until", "Until", "Exemption", help="The last night"),
        FormLine("note", "Note", "Exemption", long=True),
    ),
    SharingAgreement: (
        FormLine("child_ids", "Children who share", "Agreement"),
        FormLine("authority", "Agreed by", "Agreement", help="The responsible authority; empty: for every child"),
        FormLine("reference", "Reference", "Agreement"),
        FormLine("agreed_on", "Agreed on", "Agreement", help="In writing"),
        FormLine("until", "Until", "Agreement", help="The last night"),
        FormLine("note", "Note", "Agreement", long=True),
    ),
    Carer: (
        FormLine("first_name", "First name", "Carer"),
        FormLine("last_name", "Surname", "Carer"),
        FormLine("main_carer", "Main carer", "Carer"),
        FormLine("mobile", "Mobile", "Carer"),
        FormLine("email", "E-mail", "Carer"),
        FormLine("training_done", "Training done", "Training", long=True),
        FormLine("training_due_on", "Training due", "Training"),
        FormLine("notes", "Notes", "Notes", long=True),
    ),
    ChildInCare: (
        FormLine("first_name", "First name", "Child"),
        FormLine("last_name", "Surname", "Child"),
        FormLine("known_as", "Likes to be called", "Child"),
        FormLine("date_of_birth", "Date of birth", "Child", birth=True),
        FormLine("gender", "Gender", "Child"),
        FormLine("sibling_ids", "Brothers and sisters in the Hive", "Child"),
        FormLine("siblings", "Brothers and sisters elsewhere", "Child"),
        FormLine("own_words", "In the child's own words", "Child", long=True),
        FormLine("placing_authority", "Placing authority", "Who decides"),
        FormLine("social_worker", "Child's social worker", "Who decides"),
        FormLine("social_worker_phone", "Social worker's phone", "Who decides"),
        FormLine("delegated_sleepovers", "Carer may decide on sleepovers", "Who decides"),
        FormLine("school", "School", "Everyday life"),
        FormLine("diet", "Diet", "Everyday life"),
        FormLine("sleep", "Sleep", "Everyday life", long=True, help="Bedtime, light, what helps at night"),
        FormLine("culture", "Culture and faith", "Everyday life", long=True),
        FormLine("comfort", "What comforts", "Everyday life", long=True),
        FormLine("photo_consent", "Photos allowed", "Everyday life"),
        FormLine("health", "Health", "Health", long=True),
        FormLine("allergies", "Allergies", "Health"),
        FormLine("medication", "Medication", "Health", long=True, help="Which, the dose, the time"),
        FormLine("gp", "GP", "Health", help="Name and phone"),
        FormLine("access_needs", "Access needs", "Health", help="For example: no stairs, wheelchair"),
        FormLine("not_collected_by", "Must not be collected by", "Safety", long=True, guarded=True),
        FormLine("risk_flags", "Risks", "Safety", long=True, guarded=True),
        FormLine("no_contact", "No contact with", "Safety", long=True, guarded=True),
        FormLine(
            "no_contact_ids",
            "Children who must not meet this child",
            "Safety",
            guarded=True,
            help="In the Hive: their names are not told at an event, only that two must not meet",
        ),
    ),
    OwnChild: (
        FormLine("first_name", "First name", "Child"),
        FormLine("last_name", "Surname", "Child"),
        FormLine("date_of_birth", "Date of birth", "Child", birth=True),
        FormLine("lives_at_home", "Lives at home", "Child"),
        FormLine("left_home_on", "Left home on", "Child", only_if=("lives_at_home", False)),
        FormLine("allergies", "Allergies", "Child"),
        FormLine("photo_consent", "Photos allowed", "Child"),
        FormLine("notes", "Notes", "Child", long=True),
    ),
    Professional: (
        FormLine("name", "Name", "Professional"),
        FormLine("role", "Role", "Professional"),
        FormLine("team", "Team", "Professional"),
        FormLine("phone", "Phone", "Professional"),
        FormLine("email", "E-mail", "Professional"),
        FormLine("notes", "Notes", "Professional", long=True),
    ),
    DirectoryPerson: (
        FormLine("name", "Name", "Professional", help="Of the person, or of a team that answers as one"),
        FormLine("role", "Role", "Professional"),
        FormLine("team", "Team", "Professional", help="For example: Fostering South"),
        FormLine("phone", "Phone", "Professional"),
        FormLine("email", "E-mail", "Professional"),
    ),
    Placement: (
        FormLine("started_on", "Placed from", "Placement"),
        FormLine("kind_of_care", "Kind of placement", "Placement"),
        FormLine("expected_end_on", "Expected end", "Placement"),
        FormLine("solo", "Solo placement", "Placement", help="The child has to be the only one"),
        FormLine("solo_reason", "Reason for solo placement", "Placement", long=True, only_if=_SOLO),
        FormLine("solo_review_on", "Review of solo placement", "Placement", only_if=_SOLO),
        FormLine("solo_ended_on", "No longer solo since", "Solo decision"),
        FormLine("solo_decision", "Decision", "Solo decision", long=True, help="Who decided, and why"),
        FormLine("ended_on", "Ended on", "Ending", past=True),
        FormLine("end_kind", "Planned or not", "Ending"),
        FormLine("end_reason", "Reason (DfE)", "Ending", wide=True, help=_DFE),
        FormLine("end_note", "About the ending", "Ending", long=True),
        FormLine("belongings_on", "Belongings collected on", "Checklist", past=True),
        FormLine("room_ready_on", "Room ready for the next child on", "Checklist", past=True),
        FormLine("life_story_on", "Life-story items handed over on", "Checklist", past=True),
        FormLine("next_carer", "Next carer", "Transition"),
        FormLine(
            "next_carer_told",
            "What the next carer was told",
            "Transition",
            long=True,
            help="Routines, food, sleep, comfort: so that the child settles",
        ),
        FormLine("next_carer_told_on", "Told on", "Transition", past=True),
        FormLine("next_carer_told_by", "Told by", "Transition"),
    ),
    Hold: (
        FormLine("started_on", "On hold since", "Hold", past=True),
        FormLine("reason", "Reason for the hold", "Hold", long=True),
        FormLine("support", "Support offered", "Hold", long=True),
        FormLine("review_on", "Review of the hold", "Hold", help="A hold is to be as short as possible"),
        FormLine("ended_on", "Hold ended on", "End of the hold", past=True),
        FormLine("outcome", "Outcome", "End of the hold", long=True),
    ),
    Handover: (
        FormLine("assessed_by", "Assessed by", "Handover", help="Worker of the assessment team"),
        FormLine("receiving_worker", "Receiving worker", "Handover", help="Of the support team"),
        FormLine("met_on", "Met with the family on", "Handover", past=True),
        FormLine("completed_on", "Handed over on", "Handover", past=True),
        FormLine("first_child", "First child", "Handover", long=True, help="What is planned for the first child"),
    ),
    ProcedureNote: (
        FormLine("day", "On", "Step", past=True),
        FormLine("kind", "Kind of step", "Step"),
        FormLine("with_whom", "With", "Step"),
        FormLine("what", "What was said or done", "Step", long=True),
    ),
    TrainingRecord: (
        FormLine("carer_id", "Carer", "Training"),
        FormLine("course", "Course", "Training"),
        FormLine("booked_for", "Booked for", "Training"),
        FormLine("done_on", "Done on", "Training", past=True),
        FormLine("minutes", "Minutes", "Training"),
        FormLine("note", "Note", "Training", long=True),
    ),
    ClaimItem: (
        FormLine("day", "On", "Claim", past=True),
        FormLine("carer_id", "Carer", "Claim"),
        FormLine("kind", "Kind of claim", "Claim"),
        FormLine("what", "What for", "Claim"),
        FormLine("quantity", "How much or how many", "Claim", help="For example: 12 miles, or 2 nights"),
        FormLine("pence", "Amount in pounds", "Claim", help="For example: 12.50", money=True),
        FormLine("claimed_on", "Claimed on", "Claim", past=True),
        FormLine("paid_on", "Paid on", "Claim", past=True),
    ),
    DataBreach: (
        FormLine("noticed_at", "Noticed at", "What happened", help="The 72 hours begin here"),
        FormLine("what", "What happened", "What happened", long=True),
        FormLine("people", "About whom, and how many", "What happened", long=True),
        FormLine("told", "Who was told", "What was done", long=True, help="Data protection officer, team manager"),
        FormLine("told_at", "Told at", "What was done"),
        FormLine("outcome", "Outcome", "What was done", long=True),
        FormLine("closed_on", "Closed on", "What was done", past=True),
    ),
    Event: (
        FormLine("title", "Title", "Event"),
        FormLine("kind", "Kind", "Event"),
        FormLine("venue", "Venue", "Place"),
        FormLine("address", "Address", "Place"),
        FormLine("leader", "Leader", "Place"),
        FormLine("transport", "Transport", "Place"),
        FormLine("audience", "For", "Guests", help="Who is meant by all eligible"),
        FormLine("capacity", "Places", "Guests", help="Empty: no limit"),
        FormLine("children_per_adult", "Children to one adult", "Guests", help="At most; empty: not checked"),
        FormLine("cost_pence", "Cost a person, in pounds", "Guests", money=True),
        FormLine("bring", "What to bring", "Guests"),
        FormLine("catering", "What is served", "Guests", long=True, help="Looked through for the guests' allergies"),
        FormLine("risk_assessment", "Risk assessment", "Guests", help="The reference of the service's paper"),
        FormLine("remind_minutes", "Remind me", "Notes"),
        FormLine("notes", "Notes", "Notes", long=True),
        FormLine("cancelled_why", "Why it is cancelled", "Cancelled", long=True),
        FormLine("feedback", "How it went", "Afterwards", long=True),
    ),
    Voice: (
        FormLine("said_by", "Who said it", "Voice", help="As they may be quoted: a carer, a boy of 9"),
        FormLine("words", "In their words", "Voice", long=True),
        FormLine("consent", "May be quoted", "Voice", help="In the annual review, without a name"),
    ),
    FollowUp: (
        FormLine("kind", "Kind", "Follow-up"),
        FormLine("what", "What", "Follow-up"),
        FormLine("due_on", "On", "Follow-up"),
        FormLine("at", "At", "Follow-up", help="Empty: any time that day"),
        FormLine("asked_by_carer", "Asked for by the carer", "Follow-up"),
    ),
    **STAY_LINES,
}

__all__ = ["FORM_LINES", "NOT_EDITED", "SERVICE_LINES", "FormLine"]
