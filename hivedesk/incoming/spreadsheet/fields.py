"""What a column of a list of families can hold, and the headings that mean it."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


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


@lru_cache(maxsize=4096)
def normalised(heading: str) -> str:
    """A heading in small letters without accents, stops and brackets: ``Carer(s)`` becomes ``carers``."""
    text = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"\b((?:[a-z]\.){2,}[a-z]?)", lambda found: found[1].replace(".", ""), text)
    text = text.replace("(s)", "s").replace("'", "").replace("&", " and ").replace("#", " no ")
    text = re.sub(r"[^a-z0-9]+", " ", text)
    return " ".join(text.split())


_NO = r"(no|nos|number|numbers|ref|reference|id|code)"
_DATE = r"(on|date|since|from|start|started|as of)"
_PHONES = r"(phones?|tel|telephone|contact|number|numbers|no|nos|details)"

_RULES: tuple[tuple[Field, str], ...] = (
    (
        Field.LEAVE_OUT,
        r"(vacanc\w*|vacant( places| beds)?|spare places|places (free|available)|age|current age|total.*|sum|count.*|no"
        r"|(no|number) (of )?(foster )?carers|last updated|updated( on| by)?|row|line|(carer )?(dobs?|dates? of birth) of carers"
        r"|carers? dobs?|reason (for )?(left|leaving)|(age|ages) of (the )?child(ren)?|child(ren)?s? ages?)",
    ),
    (
        Field.REFERENCE,
        rf"((family|household|foster family|hive|carer|record|case|file|mosaic|ics|system|swift|client|hh) )?{_NO}( {_NO})?|urn|list no",
    ),
    (Field.SSW_PHONE, rf"(ssw|ssws|supervising (social worker|sw))s? {_PHONES}( {_PHONES})?"),
    (
        Field.CHILD_SOCIAL_WORKER,
        r"(child|childs|childrens|lac|cla|cic)s? (social worker|sw)s?( name)?|csw|swc|lac sw",
    ),
    (
        Field.SSW,
        r"(name of )?(the )?((supervising|link|allocated|fostering|supporting|named|family|carers?|current) )*(ssw|s s w|social workers?|sw|"
        r"supervis(or|ing worker|ing officer))( ssw)?( name)?( allocated)?|supervisory social worker|fsw|link worker",
    ),
    (Field.HOLD_REASON, r"(on )?hold reason|(reason|why)( for| of| put)?( the| being)?( on)? hold|hold (because|notes?|details)"),
    (Field.HOLD_REVIEW, r"(on )?hold review( due| date| on)?|review( date| of| on)? (of )?(the )?hold"),
    (
        Field.HOLD_FROM,
        rf"(date )?(of |put |placed |went )?(on )?hold( {_DATE})?( date)?( y n| yes no)?|paused( since| from)?|suspended( since| from)?"
        r"|date on hold|hold (start|began)( date)?|is on hold|currently on hold|on hold (y n|yes or no)",
    ),
    (Field.WAITING_AREA, r"waiting (for )?(area|hive)|preferred (area|hive)"),
    (Field.WAITING_SINCE, rf"(on )?wait(ing)?( list)? {_DATE}( date)?|(on )?waiting list|date (added to|on) (the )?waiting list|waiting"),
    (Field.IFA, r"(ifa|transferr?(ed)?|previous|former|from)( from)?( an?)?( ifa| agency)?( transfer| name)?( y n)?|agency( name)?|independent( fostering)? agency"),
    (Field.APPROVED_AGES, r"((approved|approval|child|childrens|fostering|of) )*(ages|age (range|ranges|group|groups|band|bands)|range)( range)?( approved)?( for)?( from to)?( years| yrs)?|approved age( range)?|age approved( for)?"),
    (Field.AGE_FROM, r"(min|minimum|lowest|youngest|from|lower)( approved)? ages?|ages? from|age min(imum)?"),
    (Field.AGE_TO, r"(max|maximum|oldest|highest|to|upper)( approved)? ages?|ages? (to|until)|age max(imum)?"),
    (
        Field.APPROVED_NUMBER,
        r"(approved|approval|registered|terms|approved numbers?)( for)?( how many)? ?(no|number|numbers|places|capacity|children|beds|how many)?( of)?( children| placements| child)?(?<!approved)(?<!approval)(?<!registered)(?<!terms)"
        r"|(no|number|max|maximum|max no|max number|total no) ?(of )?(children |placements |places )?(approved|registered)( for| places| children)?"
        r"|capacity|(max|maximum) (children|placements|places|capacity|no|number)( of children)?|places( approved)?|(fostering )?places|approved",
    ),
    (
        Field.APPROVED_ON,
        rf"(date )?(of )?(first |initial )?(approved|approval|registration|registered)( (at )?panel)?( {_DATE})?( date)?|date (of |first |when )?(approved|approval|registered|panel|approved at panel)"
        r"|(approval |fostering |approved at )?panel( date| approved| approval)?|date of (approval|panel)( panel)?|when approved|approved when",
    ),
    (Field.APPROVED_GENDERS, r"approv(ed|al) (genders?|sex)|genders? approved( for)?|boys or girls|genders"),
    (Field.CARE_KINDS, r"(kinds?|types?) of (care|placements?|approval)|placement types?|approval types?|(terms|category) of approval|approval (terms|category)|approved for type"),
    (Field.RESPITE_ONLY, r"(is )?(only )?(respite|short breaks?)( only| carers?| family| care| provider)*( y n| yes no| y or n)?"),
    (Field.PLACED_FROM, rf"placed {_DATE}|placement (start|began|date|start date|from|since|made)( date)?|date (placed|of placement|placement started)|start of placement|in placement since|arrived( on)?"),
    (Field.JOINED_ON, rf"(date )?(they )?(joined|joining|entered)( the| our)?( hive)?( {_DATE})?( date)?|(in )?hive (start|join(ed|ing)?|since|member since|from)( date| on)?|date (of )?join(ing|ed)( the)?( hive)?|(hive )?member since|start(ed)?( date)?|date (they )?started|join date"),
    (Field.LEFT_ON, r"left( the)?( hive)?( on| date)?|date (of )?(leaving|left)|(end|ended|leaving|closed|closure)( date| on)?|de ?regist(ered|ration)( on| date)?|date (closed|deregistered)"),
    (Field.SUPERVISION_DUE, r"(next|due) (supervision|supervisory visit)( due)?( date)?|supervision (due|next)( date| on)?"),
    (Field.SUPERVISION_LAST, r"(last |date of last |previous )?(supervision|supervisory visit)s?( date| last| on)?|last supervised"),
    (Field.VISIT_DUE, r"(next )?unannounced( visit)? (due|next)( date| on)?|next unannounced( visit)?( due)?|uv due"),
    (Field.VISIT_LAST, r"(last |date of last )?unannounced( visit)?( date| last| on)?|last uv|uv"),
    (Field.REVIEW_DUE, r"(next )?(annual |foster carer |foster home |carer )?review (due|next)( date| on| by)?|next (annual )?review( due)?( date)?|ar due"),
    (Field.REVIEW_LAST, r"(last |date of last )?(annual |foster carer |foster home )?review( date| last| on| held)?"),
    (
        Field.OWN_CHILDREN,
        r"(names? of |no of |number of |other )?(((foster )?(carers?|family|familys|parents?|couples?|their) )?(own|birth|biological|natural)|carers|their|bc|b c|family|familys) ?"
        r"(children?|childs?|kids?|sons? and daughters?|son daughter)?( \d)?( names?)?( living)?( at home| in home)?( and dobs?| dobs?| dates? of birth)?(?<!carers)(?<!their)(?<!family)(?<!familys)"
        r"|sons? (and |or )?daughters?|children of (the )?(family|carers?)|bc|other children( in home)?|birth children",
    ),
    (
        Field.CHILDREN_IN_CARE,
        r"(names? of |no of |no |number of |number |current |currently |all )*((foster(ed)?|looked after|lac|cla|cic|clas|placed|placement|hcc) )?(children|child|childs|kids|young people|young persons?|yps?|yp|lacs?|clas?|cics?|placements?|foster(ed)? children)"
        r"( \d)?( currently)?( (in care|in placement|placed|looked after|fostered|living there|in the home|in home|with them|there|now|cared for|lac|cla|cic))*( names?)?( and)?( dobs?| dates? of birth| ages?)?( initials)?"
        r"|lac \d|who is placed|fostering now|in placement|placed( children)?",
    ),
    (Field.PERSON_FIRST, r"(first|fore|given|christian) ?names?( s)?|forenames?|known as"),
    (Field.PERSON_LAST, r"(sur|last|second) ?names?"),
    (Field.FAMILY_NAME, r"(name of )?(the )?(foster(ing)? )?(family|household|families|households|home|carer family|hive family|carers)( sur| last)?( ?names?)?(?<!the)(?<!carers)|(carers?|familys?|household|foster carers?|main carer) (sur|last) ?names?|surnames? of (the )?(carers?|family)|foster family( name)?|fostering household|families in hive|family unit|household family|family household|household surname|hh|hh name"),
    (Field.CARERS, r"(names? of )?(the )?((foster|approved|all|both|fostering|connected|hive) )*(carers?|parents|adults|couple|fcs?)( ?names?| full names?)?( 1 and 2)?|carers? (first |fore)names?|(first |fore)names? of (the )?carers?|who they are"),
    (Field.PERSON_NAME, r"(full |persons? |members? |persons full |household members? )?names?( of (person|member|individual))?|person|people|(household |family )?members?|individual"),
    (
        Field.ROLE,
        r"who( are they| is it| is this)?|role( in (the )?(family|household|home))?|relationship( to .*)?|relation( to .*)?|(person|member|household member|record|individual) (type|role|category|status)|type of (person|member)|"
        r"carer (or )?child|adult (or )?child|position( in family)?|(carer|adult) lac( or)? (bc|own|birth)( child)?|lac (or )?bc|what|capacity in family|designation",
    ),
    (Field.BORN, r"dobs?|d o b|dates? of births?|birth ?(date|day)s?|born( on)?|date born|child(ren)?s? (dobs?|dates? of birth)|(dob|date of birth) (of )?(child|children)"),
    (Field.GENDER, r"gender|sex|m f|boy girl"),
    (Field.SCHOOL, r"schools?( name| attended)?|education|nursery( school)?"),
    (Field.EMAIL, r"((contact|home|main|personal|carers?|family) )?e ?mails?( address(es)?| contact)?|email add"),
    (Field.POSTCODE, r"(home )?(post ?code|p code|pc|post cd|zip( code)?)s?"),
    (Field.ADDRESS, r"((home|street|postal|full|family|first|contact) )*(address|addr|street)( ?line)?( [1-4])?( of family)?|house( name| number| no)?( and street)?|where they live|(first|second|1st|2nd) line( of)?( address)?|road"),
    (Field.TOWN, r"(post )?town( city| village| or village)?|city|village|locality|area|district|place|location"),
    (Field.PHONE, rf"(home|land ?line|house)( {_PHONES})+|land ?lines?( {_PHONES})*|home|tel home|(phone|tel|telephone) (home|landline|house|h)|h tel"),
    (Field.MOBILE, rf"((main|carers?|family|contact) )?(mobiles?|mob|cell|cellphone)( ?{_PHONES})*|(tel|telephone|phone) (mobile|mob|m)"),
    (
        Field.ANY_PHONE,
        rf"((main|daytime|day|evening|work|best|emergency|preferred|contact|family|carers?|other|alternative|second|2nd|first|1st) )*{_PHONES}( {_PHONES})*( \d)?",
    ),
    (Field.BEST_TIME, r"((best|preferred|good|usual|convenient|suitable) )*((contact|call|calling|phone) )?times?( and days?)?( (to|for|of))?( (call|ring|phone|contact|speak|calls|calling|day|telephone|reach|them))*|when (to|can i) (call|ring|phone|contact)|availability|best to (call|ring|phone)|(good|best) (days?|day and time)( to (call|ring))?"),
    (Field.CHANNEL, r"(preferred|best) (contact )?(channel|method|way|means)( of contact| to contact)?|contact (method|preference|by|channel)|(how|way) to contact|prefers"),
    (Field.CONNECTED, r"(is )?(connected|kinship)( carers?| persons?| foster carers?)?( y n| yes no)?"),
    (Field.BEDS, r"(no of |number of |spare )?(bed ?rooms?|beds)( available| total)?"),
    (
        Field.KIND,
        r"((foster )?(carers?|fostering|family|household|home|fc|approval) )?(type|category|kind|class|status type|types|cat)( of( foster| fostering)?( carers?| family| household| approval| home)?)?|(county|mainstream) (or |and )?(connected|kinship)|carer approval type",
    ),
    (Field.STATUS, r"((hive|family|current|carer|carers|household|active|fostering|placement) )*(status|state|active|position|situation)( in hive)?( y n)?|active or (on )?hold"),
    (Field.LANGUAGES, r"(home |spoken |first )?languages?( spoken)?( at home)?"),
    (Field.PETS, r"(family |household )?pets?( in (the )?(home|house))?( y n)?|animals?|dogs?( (and|or) cats?)?|cats?( (and|or) dogs?)?"),
    (Field.SMOKING, r"(non )?smok(ers?|ing|es?)( in (the )?(home|household))?( status| household| home)?( y n)?|vap(es|ing)"),
    (Field.ALLERGIES, r"((food|household|any|known|family) )*allerg(y|ies)( info| details| diet)?|intolerances?|diet(ary)?( and allergies| needs| requirements)?|allerg(y|ies) (and )?(diet|dietary|intolerances?)"),
    (Field.ACCESS_NEEDS, r"access(ibility)?( needs| requirements)?|disabilit(y|ies)|mobility( needs)?|additional needs|special needs"),
    (Field.CAR_SEATS, r"car( seats?)?|(child )?car seats?|seats in car|transport|drives?( y n)?"),
    (
        Field.NOTES,
        r"((other|any|any other|general|my|hcsw|additional|further|extra|misc|case) )*(notes?|comments?|remarks?|info|information|details|observations|updates?|points)( to note)?|other|misc(ellaneous)?|anything else|additional|further|updates?|background|to note",
    ),
)
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _RULES)

_CARER_PREFIX = re.compile(
    r"(?:name of )?(?:(?P<one>(?:foster )?(?:carer|fc|applicant|adult|parent) ?(?:1|one|a)|(?:main|first|1st|primary|lead|principal|female)(?: foster| approved)? (?:carer|fc|applicant))"
    r"|(?P<two>(?:foster )?(?:carer|fc|applicant|adult|parent) ?(?:2|two|b)|(?:second|2nd|secondary|other|joint|co|partner|male)(?: foster| approved)? ?(?:carer|fc|applicant)|partner|spouse|co carer))s?\b ?(?P<rest>.*)"
)
_CHILD_PREFIX = re.compile(
    r"(?P<own>(?:own|birth|carers) child ?|bc ?)?(?:(?<=^)|(?<= )|(?<=bc))(?:child|lac|cla|cic|yp|young person|foster child|placement|)? ?(?P<number>[1-9]) ?(?P<rest>.*)"
)


@lru_cache(maxsize=4096)
def field_of(heading: str) -> tuple[Field, float] | None:
    """What a heading means, and how sure that is (1.0: certain; 0.7: it looks like a typing slip)."""
    bare = normalised(heading)
    if not bare or len(bare) > 60:
        return None
    field = _by_rule(bare)
    if field is None:
        without_aside = normalised(re.sub(r"[(\[].*?[)\]]", " ", heading))
        field = _by_rule(without_aside) if without_aside != bare else None
    if field is not None:
        return field, 1.0
    slip = _typing_slip(bare)
    return (slip, 0.7) if slip else None


def _by_rule(bare: str) -> Field | None:
    return _carer_part(bare) or next((field for field, pattern in _COMPILED if pattern.fullmatch(bare)), None)


def _carer_part(bare: str) -> Field | None:
    """Headings like "Carer 2 mobile", "Child 1 DOB"."""
    found = _CARER_PREFIX.fullmatch(bare)
    if found:
        second, rest = found["two"] is not None, found["rest"].strip()
        for pattern, fields in _CARER_PARTS:
            if re.fullmatch(pattern, rest):
                return fields[second]
        return None
    child = _CHILD_PREFIX.fullmatch(bare)
    if child and child["number"] and not bare[0].isdigit():
        own = child["own"] is not None
        if re.fullmatch(r"dob|date of birth|born|birth ?date", child["rest"]):
            return Field.OWN_CHILD_BORN if own else Field.CHILD_IN_CARE_BORN
        if re.fullmatch(r"(full )?(name)?", child["rest"]):
            return Field.OWN_CHILDREN if own else Field.CHILDREN_IN_CARE
    return None


_CARER_PARTS: tuple[tuple[str, tuple[Field, Field]], ...] = (
    (r"(full )?(names?)?", (Field.CARER_1, Field.CARER_2)),
    (r"(first|fore|given|christian) ?names?", (Field.CARER_1_FIRST, Field.CARER_2_FIRST)),
    (r"(sur|last|family) ?names?", (Field.CARER_1_LAST, Field.CARER_2_LAST)),
    (r"(home|landline)( phone| tel| telephone| no| number)*", (Field.PHONE, Field.PHONE)),
    (r"(mobile|mob|cell)( phone| tel| telephone| no| number)*", (Field.MOBILE, Field.CARER_2_PHONE)),
    (r"(phone|tel|telephone|contact)( phone| tel| telephone| no| number| details)*", (Field.ANY_PHONE, Field.CARER_2_PHONE)),
    (r"e ?mails?( address)?", (Field.EMAIL, Field.CARER_2_EMAIL)),
    (r"(dob|date of birth|born|age|ethnicity|gender|religion|occupation|dbs.*)", (Field.LEAVE_OUT, Field.LEAVE_OUT)),
)

_PLAIN_HEADINGS: dict[str, Field] = {
    "family name": Field.FAMILY_NAME,
    "surname": Field.PERSON_LAST,
    "household": Field.FAMILY_NAME,
    "main carer": Field.CARER_1,
    "second carer": Field.CARER_2,
    "carers": Field.CARERS,
    "postcode": Field.POSTCODE,
    "address": Field.ADDRESS,
    "telephone": Field.ANY_PHONE,
    "mobile": Field.MOBILE,
    "home phone": Field.PHONE,
    "email": Field.EMAIL,
    "date approved": Field.APPROVED_ON,
    "approval date": Field.APPROVED_ON,
    "approved on": Field.APPROVED_ON,
    "supervising social worker": Field.SSW,
    "social worker": Field.SSW,
    "children in care": Field.CHILDREN_IN_CARE,
    "children placed": Field.CHILDREN_IN_CARE,
    "own children": Field.OWN_CHILDREN,
    "birth children": Field.OWN_CHILDREN,
    "carer type": Field.KIND,
    "category": Field.KIND,
    "status": Field.STATUS,
    "on hold since": Field.HOLD_FROM,
    "respite only": Field.RESPITE_ONLY,
    "relationship": Field.ROLE,
    "date of birth": Field.BORN,
    "comments": Field.NOTES,
    "allergies": Field.ALLERGIES,
}


def _typing_slip(bare: str) -> Field | None:
    if len(bare) < 5:
        return None
    from rapidfuzz import fuzz, process  # late: start-up time

    found = process.extractOne(bare, list(_PLAIN_HEADINGS), scorer=fuzz.ratio, score_cutoff=84)
    return _PLAIN_HEADINGS[found[0]] if found else None
