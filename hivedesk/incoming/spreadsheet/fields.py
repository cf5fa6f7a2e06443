"""What a column of a list of families can hold."""

from enum import StrEnum


class Field(StrEnum):
    """What a column holds; the value is its label in the choice the worker sees."""

    LEAVE_OUT = "Leave out"
    FAMILY_NAME = "Family name"
    REFERENCE = "Reference"
    # people, one row a family
    CARERS = "Carers (all in one cell)"
    CARER_1 = "Carer 1"
    CARER_1_FIRST = "Carer 1: first name"
    CARER_1_LAST = "Carer 1: surname"
    CARER_2 = "Carer 2"
    CARER_2_FIRST = "Carer 2: first name"
    CARER_2_LAST = "Carer 2: surname"
    CHILDREN_IN_CARE = "Children in care"
    CHILD_IN_CARE_BORN = "Child in care: date of birth"
    OWN_CHILDREN = "Own children"
    OWN_CHILD_BORN = "Own child: date of birth"
    # people, one row a person
    PERSON_NAME = "Person: name"
    PERSON_FIRST = "Person: first name"
    PERSON_LAST = "Person: surname"
    ROLE = "Person: carer, child in care or own child"
    BORN = "Person: date of birth"
    GENDER = "Person: gender"
    PLACED_FROM = "Person: placed since"
    SCHOOL = "Person: school"
    CHILD_SOCIAL_WORKER = "Person: child's social worker"
    # where and how
    ADDRESS = "Address"
    TOWN = "Town"
    POSTCODE = "Postcode"
    PHONE = "Home phone"
    MOBILE = "Mobile"
    ANY_PHONE = "Phone (home or mobile)"
    CARER_2_PHONE = "Carer 2: phone"
    EMAIL = "E-mail"
    CARER_2_EMAIL = "Carer 2: e-mail"
    BEST_TIME = "Preferred contact times"
    CHANNEL = "Preferred channel"
    # approval
    KIND = "Kind of carer"
    CONNECTED = "Connected carer (yes or no)"
    APPROVED_ON = "Approved on"
    APPROVED_NUMBER = "Approved for (number of children)"
    APPROVED_AGES = "Approved ages"
    AGE_FROM = "Approved from age"
    AGE_TO = "Approved to age"
    APPROVED_GENDERS = "Approved genders"
    CARE_KINDS = "Kinds of care"
    RESPITE_ONLY = "Respite only"
    NAMED_CHILDREN = "Approved for named children"
    BEDS = "Beds"
    # with the Hive
    STATUS = "Status"
    JOINED_ON = "Joined the Hive on"
    WAITING_SINCE = "Waiting since"
    WAITING_AREA = "Waiting for area"
    IFA = "Transfer from an agency (IFA)"
    HOLD_FROM = "On hold since"
    HOLD_REASON = "On hold: reason"
    HOLD_REVIEW = "On hold: review on"
    LEFT_ON = "Left on"
    LEFT_REASON = "Reason for leaving"
    MOVED_TO = "Moved to which Hive"
    SSW = "Supervising social worker (SSW)"
    SSW_PHONE = "SSW: phone"
    SUPERVISION_LAST = "Last supervision"
    SUPERVISION_DUE = "Supervision due"
    REVIEW_LAST = "Last annual review"
    REVIEW_DUE = "Annual review due"
    VISIT_LAST = "Last unannounced visit"
    VISIT_DUE = "Unannounced visit due"
    # the home
    LANGUAGES = "Languages"
    PETS = "Pets"
    SMOKING = "Smoking"
    ALLERGIES = "Allergies"
    ACCESS_NEEDS = "Access needs"
    CAR_SEATS = "Car seats"
    TRAINING = "Training done"
    NOTES = "Notes"


SEVERAL_COLUMNS = frozenset(
    {
        Field.LEAVE_OUT,
        Field.CHILDREN_IN_CARE,
        Field.CHILD_IN_CARE_BORN,
        Field.OWN_CHILDREN,
        Field.OWN_CHILD_BORN,
        Field.ADDRESS,
        Field.PHONE,
        Field.MOBILE,
        Field.ANY_PHONE,
        Field.NOTES,
    }
)
"""Fields that several columns may hold; of any other the best column counts."""
