"""Tells what a heading means.

Headings are compared by their meaning words: different words for one thing become one word ("Tel.",
"telephone" and "phone"), words that say nothing here go ("of", "the", "current"), and the order does not
matter. So each line below stands for dozens of headings.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from hivedesk.incoming.spreadsheet.fields import Field

_LONGEST = 60  # characters; what is longer is a sentence, not a heading

_HEADINGS: dict[Field, str] = {
    Field.LEAVE_OUT: """
        no, row, line, count, total, vacancy, vacant, vacant places, spare places, places available, age,
        number of carers, number of foster carers, last updated, updated on, carer dob, age of child,
        carer 1 dob, carer 2 dob, carer 1 age, carer 2 age, carer 1 gender, carer 2 gender, ethnicity,
        religion
        """,
    Field.FAMILY_NAME: """
        family, household, families, foster home, family surname, household surname, carer surname, home,
        family household, foster carer family, family unit, hh
        """,
    Field.REFERENCE: """
        ref, id, code, family ref, family number, family id, household ref, household number, household id,
        carer ref, carer id, record number, case number, case id, file number, mosaic id, mosaic number, urn
        """,
    Field.CARERS: "carers, foster carers, carer first name, carers first names, couple, carer 1 and carer 2",
    Field.CARER_1: "carer 1",
    Field.CARER_1_FIRST: "carer 1 first name, carer 1 forename",
    Field.CARER_1_LAST: "carer 1 surname, carer 1 last name",
    Field.CARER_2: "carer 2, partner, spouse, co-carer",
    Field.CARER_2_FIRST: "carer 2 first name, carer 2 forename, partner first name",
    Field.CARER_2_LAST: "carer 2 surname, carer 2 last name, partner surname",
    Field.CHILDREN_IN_CARE: """
        children in care, lac, children, child, children placed, number of children, number in care,
        children number placed, foster children, who is placed, children at home, young people, child
        initials, lac initials
        """,
    Field.CHILD_IN_CARE_BORN: "child in care dob, lac dob",
    Field.OWN_CHILDREN: """
        own children, own, bc, number of own children, carers own children, family own children, sons and
        daughters, family children, parents own children, other children, own children at home
        """,
    Field.OWN_CHILD_BORN: "own child dob, bc dob",
    Field.PERSON_NAME: "name, person, member, household member, family member, individual",
    Field.PERSON_FIRST: "first name, forename, known as, given name, person first name, member first name",
    Field.PERSON_LAST: "surname, last name, second name, person surname, member surname",
    Field.ROLE: """
        who, role, relationship, relation, person type, member type, record type, person category, position,
        carer or child, adult or child, what, role in family, role in household, relationship to carer,
        designation, relationship to family, person role, household role, family role, lac or bc, carer or
        lac, member status
        """,
    Field.BORN: "dob, birthday, born, child dob",
    Field.GENDER: "gender, m/f, boy/girl",
    Field.PLACED_FROM: """
        placed on, placement start, date of placement, start of placement, arrived, arrived on
        """,
    Field.SCHOOL: "school, education, nursery, school name",
    Field.CHILD_SOCIAL_WORKER: "child's social worker, lac social worker, csw, children's sw, child's sw",
    Field.ADDRESS: """
        address, street, house, road, where they live, house and street, first line address, home address,
        postal address, street address, family address, address line
        """,
    Field.TOWN: "town, city, village, locality, area, district, place, location, post town",
    Field.POSTCODE: "postcode, zip, pc, home postcode",
    Field.PHONE: "home phone, home number, landline, house phone, home contact, family home phone",
    Field.MOBILE: "mobile, carer mobile, main mobile, family mobile, mobile phone, carer 1 mobile",
    Field.ANY_PHONE: """
        phone, contact, contact number, main phone, daytime phone, evening phone, work phone, best phone,
        emergency phone, preferred phone, family phone, carer phone, other phone, alternative phone, second
        phone, emergency contact, carer 1 phone, carer contact, family contact, main contact
        """,
    Field.CARER_2_PHONE: """
        carer 2 phone, carer 2 mobile, carer 2 mobile phone, partner mobile, partner phone, second mobile
        """,
    Field.EMAIL: """
        email, home email, main email, carer email, family email, contact email, carer 1 email, personal
        email
        """,
    Field.CARER_2_EMAIL: "carer 2 email, partner email, second email",
    Field.BEST_TIME: """
        best time, best time to call, time to call, call time, contact time, preferred time, when to call,
        when best to call, preferred contact time, good time, good time to call, availability, best contact
        time, best to call, best day, best day and time, usual time, convenient time, preferred call time
        """,
    Field.CHANNEL: """
        preferred contact, preferred contact method, best contact method, contact method, preferred channel,
        contact preference, contact by, best way to contact, preferred method
        """,
    Field.KIND: """
        type, kind, category, class, carer type, carer kind, carer category, family type, household type,
        family kind, household kind, family category, county or connected, mainstream or connected, carer
        approval type, foster type, carer class
        """,
    Field.CONNECTED: "connected, connected carer, connected person",
    Field.APPROVED_ON: """
        approved, approved on, date of approval, when approved, panel, panel date, first approved on,
        approved at panel, approved at panel on, registered on, approved panel date, date first approved,
        carer approved on, first approved
        """,
    Field.APPROVED_NUMBER: """
        approved for, approved number, capacity, places, approved places, maximum children, maximum, maximum
        number, maximum number of children, approved for number, approved for children, registered for,
        approved number of children, approved capacity, number of places, maximum places, number approved
        for, approved for how many, how many approved for, maximum placements, foster places, approved for
        how many children
        """,
    Field.APPROVED_AGES: """
        ages, age range, approved ages, approved age range, approved for ages, age group, age band, approved
        age group, range, child age range, ages approved, ages taken
        """,
    Field.AGE_FROM: """
        minimum age, age from, from age, lowest age, youngest age, approved minimum age, approved age from
        """,
    Field.AGE_TO: "maximum age, age to, highest age, oldest age, approved maximum age, approved age to",
    Field.APPROVED_GENDERS: "approved gender, genders approved, boys or girls, approved for gender",
    Field.CARE_KINDS: """
        kind of care, type of care, placement type, kind of placement, approval type, terms of approval,
        approval terms, category of approval, type of approval, terms, placement category, approval category
        """,
    Field.RESPITE_ONLY: """
        respite, respite only, respite carer, short breaks, only respite, short breaks only, respite only
        carer
        """,
    Field.NAMED_CHILDREN: "named children, named child, approved for named children, named children only",
    Field.BEDS: "beds, bedrooms, spare rooms, number of beds, number of bedrooms, spare bedrooms, rooms",
    Field.STATUS: """
        status, state, active, hive status, family status, carer status, household status, situation, active
        or on hold, current status, foster status
        """,
    Field.JOINED_ON: """
        joined, joined on, joined hive, hive start, in hive since, member since, start date, date started,
        hive since, joining date, join date, hive joining date, member from
        """,
    Field.WAITING_SINCE: """
        waiting since, on waiting list, waiting list, waiting list date, waiting, waiting from, date added
        to waiting list
        """,
    Field.WAITING_AREA: "waiting area, preferred area, waiting for area, preferred hive area",
    Field.IFA: """
        ifa, ifa transfer, transfer from ifa, transfer, agency, previous agency, from agency, transfer
        agency, ifa name, ifa agency, transferred from, transferred from agency
        """,
    Field.HOLD_FROM: """
        on hold, hold, on hold since, hold start, date put on hold, on hold from, placed on hold, went on
        hold, hold start date, put on hold, hold date
        """,
    Field.HOLD_REASON: "hold reason, reason for hold, reason on hold, why on hold, hold notes",
    Field.HOLD_REVIEW: "hold review, hold review date, review of hold, review hold on",
    Field.LEFT_ON: """
        left, left on, left hive, left hive on, date left, leaving date, end date, closed on, deregistered
        on, deregistered
        """,
    Field.LEFT_REASON: "reason left, reason for leaving",
    Field.MOVED_TO: "moved to, moved to hive, moved to another hive, moved to which hive",
    Field.SSW: """
        ssw, social worker, supervising social worker, supervisor, supervising worker, link worker, sw,
        supervising officer, family ssw, carer ssw, fsw, allocated ssw, support worker
        """,
    Field.SSW_PHONE: "ssw phone, ssw mobile, ssw contact, ssw contact number",
    Field.SUPERVISION_LAST: """
        supervision, last supervision, last supervision date, supervision date, last supervised
        """,
    Field.SUPERVISION_DUE: """
        supervision due, next supervision, next supervision due, next supervision date, supervision due date
        """,
    Field.REVIEW_LAST: """
        annual review, last annual review, annual review date, review, last review, review date, last annual
        review date
        """,
    Field.REVIEW_DUE: """
        annual review due, next annual review, review due, next review, annual review due date, next annual
        review due, next annual review date, review due date, next review date
        """,
    Field.VISIT_LAST: """
        unannounced visit, last unannounced visit, unannounced, unannounced visit date, last unannounced
        visit date
        """,
    Field.VISIT_DUE: """
        unannounced visit due, next unannounced visit, next unannounced, unannounced visit due date
        """,
    Field.LANGUAGES: "language, home language, languages spoken, first language, languages spoken at home",
    Field.PETS: "pets, animals, dogs, cats, pets at home, dog or cat, family pets",
    Field.SMOKING: """
        smoker, smoking, smoke, smokers at home, non smoker, vaping, smoking household, smoking status
        """,
    Field.ALLERGIES: """
        allergies, allergy, food allergies, allergies and diet, dietary, diet, intolerances, dietary needs,
        household allergies, family allergies
        """,
    Field.ACCESS_NEEDS: """
        access, access needs, accessibility, disability, mobility, additional needs, special needs
        """,
    Field.CAR_SEATS: "car seats, car, car seat, seats",
    Field.TRAINING: "training, training done, training completed, courses, courses done, courses completed",
    Field.NOTES: """
        notes, details, comments, remarks, information, other, anything else, other information, background,
        other notes, other comments, further information, extra, observations, updates, points,
        miscellaneous, additional information
        """,
}

_PHRASES: tuple[tuple[str, str], ...] = (
    # what stands in brackets or behind "and" only says what else the cell holds
    (r"[(\[][^)\]]*\b(dobs?|d\.o\.b|dates? of birth|ages?|dd|yyyy|if any|if known)\b[^)\]]*[)\]]", " "),
    (r"(,|/|\+|&|\band\b|\bwith\b)\s*(their )?(dobs?|d\.o\.b\.?|dates? of birth|ages?|years?)\b.*$", " "),
    (r"\b((?:[a-z]\.){2,}[a-z]?)", "DOTS"),
    (r"\(s\)|\(ren\)|/ren\b", "s"),
    (r"['’]", ""),
    (r"#", " number "),
    (r"[^a-z0-9]+", " "),
    (r"\b(dates? of birth|birth ?dates?|d o b|date born)\b", "dob"),
    (r"\b(looked after|in (foster )?care|in placement|fostered|foster(?= (child|kid|young|yp)))\b", "incare"),
    (r"\byoung (people|persons?)\b", "child"),
    (r"\bsons?( and| or)? daughters?\b", "own child"),
    (r"\b(supervising|supervisory|link|allocated|fostering|family) (social workers?|sw)\b", "ssw"),
    (r"\b(child(rens?|s)?|lac|cla|cic) (social workers?|sw)\b", "csw"),
    (r"\bsocial workers?\b", "ssw"),
    (
        r"\b(main|first|1st|primary|lead|principal) (foster |approved |connected )?(carer|fc|applicant|adult)s?\b",
        "carer1",
    ),
    (
        r"\b(second|2nd|secondary|other|joint|co) (foster |approved |connected )?(carer|fc|applicant|adult)s?\b",
        "carer2",
    ),
    (r"\b(carer|fc|applicant|adult|parent)s? ?(1|one|a)\b", "carer1"),
    (r"\b(carer|fc|applicant|adult|parent)s? ?(2|two|b)\b", "carer2"),
    (r"\bcarers? children\b", "own child"),
    (r"\bage from\b", "minimum age"),
    (r"\bage to\b", "maximum age"),
    (r"\bhow many\b", "number"),
    (r"\b(approved|approval|registered) for\b", "approved number"),
    (r"\be mail", "email"),
    (r"\bemail address(es)?\b", "email"),
    (r"\bpost code", "postcode"),
    (r"\bland line", "landline"),
    (r"\bfirst line\b", ""),
    (r"\b(child|children|lac|cla|cic|yp|own|bc|address|line|phone|tel|mobile|placement|incare) ?[1-9]\b", r"\1"),
    (r"\b(de) regist", "deregist"),
    (r"\bwait(ing)? list\b", "waitinglist"),
)

_SAME: dict[str, str] = {
    "phone": "phones tel telephone telephones telephon fone",
    "mobile": "mobiles mob cell cellphone",
    "number": "no nos numbers num nr numb",
    "child": "children childs childrens kid kids yp yps",
    "incare": "lac lacs cla clas cic cics placed placement placements fostered",
    "own": "birth biological natural bc",
    "carer": "carers fc fcs applicant applicants parent parents adult adults",
    "family": "familys families",
    "household": "households hh",
    "approved": "approval approvals approve registered registration",
    "date": "on since from start started began dates year",
    "hold": "paused suspended",
    "ssw": "ssws sw supervisor fsw",
    "connected": "kinship",
    "ages": "aged yrs",
    "postcode": "postcodes pcode zip pc",
    "email": "emails mail",
    "address": "addresses addr",
    "contact": "contacts",
    "maximum": "max",
    "minimum": "min",
    "note": "notes comment comments remark remarks",
    "information": "info",
    "call": "calls calling ring phoning telephoning reach speak",
    "time": "times",
    "gender": "sex genders",
    "pet": "pets animal animals dog dogs cat cats",
    "allergy": "allergies intolerance intolerances",
    "diet": "dietary",
    "smoker": "smoking smoke smokers smokes vaping vapes",
    "language": "languages",
    "forename": "forenames christian given",
    "surname": "surnames",
    "name": "names",
    "kind": "type types kinds class",
    "bed": "beds bedroom bedrooms",
    "room": "rooms",
    "vacancy": "vacancies",
    "transfer": "transferred transfers",
    "join": "joined joining joins",
    "left": "leaving leave",
    "due": "duedate",
    "reason": "why because",
    "dob": "dobs born birthday birthdays",
    "mainstream": "county council",
    "foster": "fostering",
}
_WORDS = {other: word for word, others in _SAME.items() for other in others.split()}

_SILENT_WORDS = """
    a all an and any approx are at current currently details family's for foster full have hcsw hive how if
    in is it known list living main mainly many n name of or our please put s still taken tbc the their
    there they this to under us went with y yes
    """
_SILENT = frozenset(_SILENT_WORDS.split())
"""Words that say nothing in a heading, unless nothing else is left of it."""


@lru_cache(maxsize=4096)
def field_of(heading: str) -> tuple[Field, float] | None:
    """What a heading means, and how sure that is (1.0: certain; 0.7: it looks like a typing slip)."""
    if not heading.strip() or len(heading) > _LONGEST or not any(c.isalpha() or c == "#" for c in heading):
        return None
    known = _known()
    for text in dict.fromkeys((heading, re.sub(r"[(\[].*?[)\]]", " ", heading))):
        field = known.get(meaning_words(text))
        if field is not None:
            return field, 1.0
    spelled = _spelled(heading)
    field = known.get(meaning_words(spelled)) if spelled else None
    return (field, 0.7) if field is not None else None


def meaning_words(heading: str) -> frozenset[str]:
    """The words of a heading that carry its meaning, each in its one form."""
    words = normalised_heading(heading).split()
    alike = [_WORDS.get(word, word) for word in words]
    telling = [word for word in alike if word not in _SILENT]
    kept = frozenset(telling or (["name"] if "name" in alike else alike))
    if kept & {"phone", "mobile"}:
        kept -= {"number", "contact"}
    return kept


def normalised_heading(heading: str) -> str:
    """A heading in small letters without stops and brackets, some phrases in their one form."""
    text = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    for pattern, into in _PHRASES:
        if into == "DOTS":
            text = re.sub(pattern, lambda found: found[1].replace(".", ""), text)
        else:
            text = re.sub(pattern, into, text)
    return " ".join(text.split())


@cache
def _known() -> dict[frozenset[str], Field]:
    known: dict[frozenset[str], Field] = {}
    for field, samples in _HEADINGS.items():
        for sample in samples.split(","):
            known.setdefault(meaning_words(sample), field)
    return known


def may_be_headings(texts: Iterable[str]) -> bool:
    """Whether two of the texts hold a word that headings hold: a quick look before the thorough one."""
    known = _heading_words()
    return sum(not known.isdisjoint(re.findall(r"[a-z]+", text[:_LONGEST].lower())) for text in texts) >= 2


@cache
def _heading_words() -> frozenset[str]:
    samples = " ".join(_HEADINGS.values()).lower()
    abbreviated = {"tel", "lac", "cla", "cic", "d", "e", "o", "fc", "yp"}
    return frozenset(re.findall(r"[a-z]+", samples)) | _WORDS.keys() | _SAME.keys() | abbreviated


@cache
def _vocabulary() -> tuple[str, ...]:
    words = {word for samples in _HEADINGS.values() for word in normalised_heading(samples.replace(",", " ")).split()}
    return tuple(sorted(word for word in words | set(_WORDS) | set(_WORDS.values()) if len(word) > 3))


def _spelled(heading: str) -> str:
    """The heading with each unknown word replaced by the known one it is nearest to; empty if one is far."""
    from rapidfuzz import process  # late: start-up time
    from rapidfuzz.distance import DamerauLevenshtein

    vocabulary = _vocabulary()
    words = []
    for word in normalised_heading(heading).split():
        if word in vocabulary or word in _SILENT or len(word) < 5:
            words.append(word)
            continue
        near = process.extractOne(word, vocabulary, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.7)
        if near is None:
            return ""
        words.append(near[0])
    return " ".join(words)
