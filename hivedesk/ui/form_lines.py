"""The forms' lines: one a field of a record, with its label, in the order in which they are shown.

What kind of control a line gets follows from the field's type; only what the type cannot say stands here.
"""

from dataclasses import dataclass
from typing import Any

from hivedesk.domain.families import Approval, Carer, ChildInCare, Family, OwnChild, Professional
from hivedesk.domain.hive import Hive


@dataclass(frozen=True)
class FormLine:
    """One field in a form."""

    field: str
    label: str
    section: str
    long: bool = False  # several lines of text
    help: str = ""
    birth: bool = False  # a date in the past: two-digit years are read so
    guarded: bool = False  # shown only on asking, and that is logged


NOT_EDITED = {"id", "family_id", "demonstration"}

FORM_LINES: dict[type[Any], tuple[FormLine, ...]] = {
    Hive: (
        FormLine("name", "Hive name", "Hive", help="For example its area: Ringwood"),
        FormLine("area", "Area", "Hive"),
        FormLine("capacity", "Capacity", "Hive", help="Families; 15 to 20 is usual"),
        FormLine("worker", "Your name", "Hive", help="Signs what you write"),
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
        FormLine("joined_on", "Joined on", "With the Hive"),
        FormLine("waiting_since", "Waiting since", "Waiting list"),
        FormLine("waiting_area", "Area asked for", "Waiting list"),
        FormLine("ifa_transfer", "Transfers from an agency (IFA)", "Waiting list"),
        FormLine("ifa_agency", "From which agency", "Waiting list"),
        FormLine("hold_from", "On hold since", "On hold"),
        FormLine("hold_reason", "Reason for the hold", "On hold", long=True),
        FormLine("hold_support", "Support offered", "On hold", long=True),
        FormLine("hold_review_on", "Review of the hold", "On hold"),
        FormLine("left_on", "Left on", "Leaving"),
        FormLine("left_reason", "Reason for leaving", "Leaving"),
        FormLine("supervision_last", "Last supervision", "Key dates"),
        FormLine("supervision_due", "Supervision due", "Key dates"),
        FormLine("annual_review_last", "Last annual review", "Key dates"),
        FormLine("annual_review_due", "Annual review due", "Key dates"),
        FormLine("unannounced_visit_last", "Last unannounced visit", "Key dates"),
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
        FormLine("respite_limits", "Limits of respite", "Terms"),
        FormLine("named_children", "Named children", "Terms", help="Connected carers: approved for these only"),
        FormLine(
            "exemptions",
            "Exemptions from the usual fostering limit",
            "Exceptions",
            long=True,
            help="Named children, which authority, until when",
        ),
        FormLine("beds", "Beds for children in care", "Rooms"),
        FormLine("rooms", "Rooms", "Rooms", long=True),
        FormLine(
            "sharing_agreements", "Agreements to share a room", "Rooms", long=True, help="Who agreed, in writing, when"
        ),
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
        FormLine("siblings", "Brothers and sisters", "Child"),
        FormLine("own_words", "In the child's own words", "Child", long=True),
        FormLine("placed_from", "Placed from", "Placement"),
        FormLine("placed_to", "Placed to", "Placement"),
        FormLine("placing_authority", "Placing authority", "Placement"),
        FormLine("social_worker", "Child's social worker", "Placement"),
        FormLine("social_worker_phone", "Social worker's phone", "Placement"),
        FormLine("delegated_sleepovers", "Carer may decide on sleepovers", "Placement"),
        FormLine("solo_placement", "Solo placement", "Placement"),
        FormLine("solo_reason", "Reason for solo placement", "Placement", long=True),
        FormLine("solo_review_on", "Review of solo placement", "Placement"),
        FormLine("school", "School", "Everyday life"),
        FormLine("diet", "Diet", "Everyday life"),
        FormLine("culture", "Culture and faith", "Everyday life", long=True),
        FormLine("comfort", "What comforts", "Everyday life", long=True),
        FormLine("photo_consent", "Photos allowed", "Everyday life"),
        FormLine("health", "Health", "Health", long=True),
        FormLine("allergies", "Allergies", "Health"),
        FormLine("medication", "Medication", "Health", long=True),
        FormLine("not_collected_by", "Must not be collected by", "Safety", long=True),
        FormLine("risk_flags", "Risks", "Safety", long=True, guarded=True),
        FormLine("no_contact", "No contact with", "Safety", long=True, guarded=True),
    ),
    OwnChild: (
        FormLine("first_name", "First name", "Child"),
        FormLine("last_name", "Surname", "Child"),
        FormLine("date_of_birth", "Date of birth", "Child", birth=True),
        FormLine("lives_at_home", "Lives at home", "Child"),
        FormLine("left_home_on", "Left home on", "Child"),
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
}
