"""Reads the cells with a closed set of answers: yes or no, kind of carer, status, ages, numbers, times to call."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hivedesk.domain.approval import ApprovedGenders, CareKind
from hivedesk.domain.families import Channel, DayPart, FamilyKind, Gender, LeavingReason, Smoking, Status
from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.dates import NOT_STATED
from hivedesk.incoming.spreadsheet.workbook import Unread, Value, as_text

_YES = frozenset({"y", "yes", "true", "1", "x", "✓", "✔", "☑", "tick", "yep", "only"})
_NO = frozenset({"n", "no", "false", "0", "✗", "✘", "☐", "nope", "none", "nil", "-", "n/a", "na"})


def words_of(value: Value) -> str:
    """The cell in small letters, without punctuation but ``& + / -``."""
    text = as_text(value)[: limits.ANSWER_CHARACTERS].lower()
    text = text.replace("'", "").replace("–", "-").replace("—", "-")
    return " ".join(re.sub(r"[^\w&+/\-✓✔☑✗✘☐ ]+", " ", text).split())


def read_yes_no(value: Value, *also_yes: str) -> bool | None:
    """True or False; None where it is neither. ``also_yes``: words that mean yes under this heading."""
    text = words_of(value)
    if text in _NO or text.startswith(("no ", "not ", "n -")):
        return False
    if text in _YES or text.startswith("yes") or any(word in text for word in also_yes):
        return True
    return None


_KINDS: tuple[tuple[str, FamilyKind], ...] = (
    (r"\b(special guardian\w*|sgo?s?)\b", FamilyKind.SPECIAL_GUARDIAN),
    (r"\b(staying put|sp)\b", FamilyKind.STAYING_PUT),
    (r"\b(residential|childrens home)\b", FamilyKind.RESIDENTIAL),
    (r"\b(care leaver|leaving care)\b", FamilyKind.CARE_LEAVER),
    (
        r"\b(non|not|un)[ -]*(connected|kinship)",
        FamilyKind.COUNTY,
    ),
    (
        r"\b(connect\w*|conn|kin|kinship|cp|family (and|&) friends?|friends? (and|&) family|f ?& ?f|faf"
        r"|reg(ulation)? ?24|relative)\b",
        FamilyKind.CONNECTED,
    ),
    (
        r"\b(county|council|la|local authority|hcc|in ?-?house|mainstream|general|generic|stranger|task( |-)centred"
        r"|unrelated|fostering?|foster carers?|short[ -]?term|long[ -]?term|respite|emergency|bridging|ifa|lt|st|"
        r"independent( fostering)? agency|short breaks?|parent (and|&) child)\b",
        FamilyKind.COUNTY,
    ),
)


def read_kind(value: Value) -> FamilyKind | None:
    """The kind of household, or None where the words say nothing HiveDesk knows."""
    text = words_of(value)
    return next((kind for pattern, kind in _KINDS if re.search(pattern, text)), None)


_PLAIN_CARER = re.compile(
    r"((approved|main|second|first|primary|joint|foster|fostering|sole) )*(carers?|parents?|fc)( ?[12])?"
)


def is_plain_carer(value: Value) -> bool:
    """Whether a cell says "carer" or "foster carer" and nothing about which kind."""
    return bool(_PLAIN_CARER.fullmatch(words_of(value)))


_STATUSES: tuple[tuple[str, Status], ...] = (
    (r"\b(not|no longer|off|un) ?-?(on )?hold", Status.ACTIVE),
    (r"\b(on[ -]?hold|hold|paused?|suspended|break)\b", Status.ON_HOLD),
    (r"\b(wait(ing)?|applicant|applied|pending|in assessment|prospective)\b", Status.WAITING),
    (r"\b(closing|leaving|resigning|giving notice|notice given)\b", Status.CLOSING),
    (r"\b(left|closed|de-? ?regist\w*|resigned|ended|inactive|retired|ceased|moved|former)\b", Status.LEFT),
    (
        r"\b(active|current|open|approved|live|member|in hive|joined|fostering|registered|yes|y|full|vacan\w+)\b",
        Status.ACTIVE,
    ),
)


def read_status(value: Value) -> Status | None:
    """Where a family stands with the Hive, or None."""
    text = words_of(value)
    return next((status for pattern, status in _STATUSES if re.search(pattern, text)), None)


_REASONS: tuple[tuple[str, LeavingReason], ...] = (
    (r"\bde-? ?regist\w*", LeavingReason.DEREGISTERED),
    (r"\b(moved|another hive|other hive|transfer\w*)\b", LeavingReason.MOVED_HIVE),
    (r"\b(special guardian\w*|sgo?s?)\b", LeavingReason.SPECIAL_GUARDIANSHIP),
    (r"\badopt\w*", LeavingReason.ADOPTION),
)


def read_leaving_reason(value: Value) -> LeavingReason | None:
    """Why a family left, or None where the words are HiveDesk's none."""
    text = words_of(value)
    return next((reason for pattern, reason in _REASONS if re.search(pattern, text)), None)


@dataclass(frozen=True)
class AgesReading:
    """Approved ages in years, inclusive."""

    age_from: int | None = None
    age_to: int | None = None
    problem: str = ""


_AGE_FORMS = (
    (re.compile(r"(\d{1,2})\s*(?:yrs?|years?|y)?\s*(?:-|–|—|to|/|until|up to)\s*(\d{1,2})"), (1, 2)),
    (re.compile(r"(?:birth|newborn|baby|babies|nb)\s*(?:-|–|—|to)?\s*(\d{1,2})"), (None, 1)),
    (re.compile(r"(?:under|up to|below|to|<|<=)\s*(\d{1,2})"), (None, 1)),
    (re.compile(r"(\d{1,2})\s*(?:\+|plus|and over|and up\w*|upwards|or over|yrs? ?\+|years? ?\+)"), (1, None)),
    (re.compile(r"(?:over|from|above)\s*(\d{1,2})"), (1, None)),
)


def read_ages(value: Value) -> AgesReading:
    """Read a range of ages, also where Excel has turned "5-10" into 5 October, or "8-18" into August 2018."""
    if isinstance(value, date):
        low, high = (value.month, value.year - 2000) if _is_month_of_year(value) else (value.day, value.month)
        return _range(
            low, high, f"Excel has turned these ages into a date. They were read as {low}-{high}: please check."
        )
    if isinstance(value, Unread):
        return AgesReading(problem="The ages cannot be read. Type them like 5-10.")
    text = words_of(value).replace("months", "").strip()
    if text in NOT_STATED:
        return AgesReading()
    if text in ("any", "all", "any age", "all ages"):
        return AgesReading(0, 18)
    bare = re.sub(r"\b(ages?|aged|yrs?|years?|old)\b", " ", text).strip()
    for form, (low_group, high_group) in _AGE_FORMS:
        found = form.search(bare)
        if found:
            low = int(found[low_group]) if low_group else 0
            return _range(low, int(found[high_group]) if high_group else 18, "")
    return AgesReading(problem="The ages cannot be read. Type them like 5-10.")


def _is_month_of_year(day: date) -> bool:
    return day.day == 1 and 2013 <= day.year <= 2021


def _range(low: int, high: int, problem: str) -> AgesReading:
    if low > high or high > 21:
        return AgesReading(problem="These ages cannot be right. Type them like 5-10.")
    return AgesReading(low, high, problem)


def read_number(value: Value, highest: int) -> int | None:
    """The whole number at the start of a cell, from 0 to ``highest``; None for anything else."""
    if isinstance(value, bool | date | Unread) or value is None:
        return None
    if isinstance(value, float) and not value.is_integer():
        return None
    text = as_text(value)[: limits.ANSWER_CHARACTERS]
    found = re.match(r"\s*(?:up to |max\.? ?)?(\d{1,4})(?![\d.]*\d)(?!\s*(?:-|–|to)\s*\d)", text, re.IGNORECASE)
    if found:
        number = int(found[1])
    else:
        words = words_of(value).split()
        number = _NUMBERS.index(words[0]) if words and words[0] in _NUMBERS else -1
    return number if 0 <= number <= highest else None


_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_TIMES: tuple[tuple[str, DayPart], ...] = (
    (
        r"\b(school hours|school day|10 ?(am)? ?(-|to) ?2 ?(pm)?|when (kids|children) (are )?at school)\b",
        DayPart.SCHOOL_HOURS,
    ),
    (r"\b(late evenings?|after (8|9|20|21)( ?00)?( ?pm)?|8 ?(-|to) ?10 ?pm)\b", DayPart.LATE_EVENING),
    (r"\b(evenings?|eves?|after (5|6|7|17|18|19)( ?00)?( ?pm)?|after (tea|work)|tea ?time)\b", DayPart.EVENING),
    (r"\b(mornings?|am|before (12|noon|lunch|10|11))\b", DayPart.MORNING),
    (r"\b(afternoons?|pm|after (lunch|12|1|2|3|4)( ?pm)?)\b", DayPart.AFTERNOON),
    (r"\b(sat(urday)?s?)\b", DayPart.SATURDAY),
)
_PLAIN_TIMES = re.compile(
    r"(mornings?|afternoons?|evenings?|late evenings?|school hours|saturdays?|am|pm|and|or|&|/|\s)+", re.IGNORECASE
)


def read_times(value: Value) -> tuple[tuple[DayPart, ...], str]:
    """When they like to be called, and their own words wherever those say more than that."""
    own_words = as_text(value)
    text = words_of(value)
    wanted = re.sub(r"\b(not|never|except|avoid|no) (on )?(the )?[\w/]+( (and|or|&) \w+)?", " ", text)
    parts: list[DayPart] = []
    for pattern, part in _TIMES:
        wanted, hits = re.subn(pattern, " ", wanted)
        if hits:
            parts.append(part)
    ordered = tuple(part for part in DayPart if part in parts)
    return ordered, "" if _PLAIN_TIMES.fullmatch(own_words) and ordered else own_words


_CHANNELS: tuple[tuple[str, Channel], ...] = (
    (r"\b(text|sms|whats ?app|message|e ?-?mail)\b", Channel.MESSAGE),
    (r"\b(video|teams|zoom|facetime)\b", Channel.VIDEO),
    (r"\b(visit|home visit|face to face|in person)\b", Channel.VISIT),
    (r"\b(phone|call|ring|tel|telephone|mobile|landline)\b", Channel.PHONE),
)


def read_channel(value: Value) -> Channel | None:
    """How they like to be reached, or None."""
    text = words_of(value)
    return next((channel for pattern, channel in _CHANNELS if re.search(pattern, text)), None)


def read_smoking(value: Value) -> Smoking | None:
    """Whether the household smokes, or None."""
    text = words_of(value)
    if "outside" in text or "outdoor" in text or "garden" in text:
        return Smoking.OUTSIDE
    if text.startswith("non") or "not" in text.split() or "free" in text:
        return Smoking.NO
    answer = read_yes_no(value, "smoke", "vape")
    return None if answer is None else Smoking.YES if answer else Smoking.NO


def read_gender(value: Value) -> Gender | None:
    """A person's gender as recorded, or None."""
    text = words_of(value)
    if text in ("f", "female", "girl", "woman"):
        return Gender.GIRL
    if text in ("m", "male", "boy", "man"):
        return Gender.BOY
    return Gender.OTHER if text in ("other", "non-binary", "nb", "trans", "x") else None


def read_approved_genders(value: Value) -> ApprovedGenders | None:
    """Which children the approval names, or None."""
    text = words_of(value)
    girls = bool(re.search(r"\b(f|females?|girls?)\b", text))
    boys = bool(re.search(r"\b(m|males?|boys?)\b", text))
    if girls != boys:
        return ApprovedGenders.GIRLS if girls else ApprovedGenders.BOYS
    return ApprovedGenders.ANY if girls or re.search(r"\b(any|either|both|all|mixed)\b", text) else None


_CARE: tuple[tuple[str, CareKind], ...] = (
    (r"short[ -]?term|\bst\b|task", CareKind.SHORT_TERM),
    (r"long[ -]?term|\blt\b|permanen", CareKind.LONG_TERM),
    (r"respite|short breaks?", CareKind.RESPITE),
    (r"emergency|\bemg\b", CareKind.EMERGENCY),
    (r"parent (and|&) (child|baby)|\bp ?& ?c\b|mother (and|&) baby", CareKind.PARENT_AND_CHILD),
    (r"bridging", CareKind.BRIDGING),
    (r"disab|\bsend\b|complex needs", CareKind.DISABILITY),
)


def read_care_kinds(value: Value) -> tuple[CareKind, ...]:
    """The kinds of care named in a cell."""
    text = words_of(value)
    found = {kind for pattern, kind in _CARE if re.search(pattern, text)}
    return tuple(kind for kind in CareKind if kind in found)


class Role(StrEnum):
    """What a person is to the family, in a sheet with one row a person."""

    CARER = "carer"
    CHILD_IN_CARE = "child in care"
    OWN_CHILD = "own child"


_ROLES: tuple[tuple[str, Role], ...] = (
    (
        r"\b(own|birth|biological|natural|carers?|bc|b/c|their|adopted|step|family)"
        r"( ?-?(child|children|son|daughter|kid))\b",
        Role.OWN_CHILD,
    ),
    (
        r"^(bc|b/c|own|sons?|daughters?|birth|step ?-?(son|daughter|child)|oc|grand ?-?(son|daughter|child))\b",
        Role.OWN_CHILD,
    ),
    (
        r"\b(lac|cla|cic|looked[ -]?after|in care|"
        r"foster(ed)? (child|children|son|daughter|boy|girl)|placed|placement|uasc|yp in care)\b",
        Role.CHILD_IN_CARE,
    ),
    (r"^(foster(ed)?|child|yp|young person|fc child|sibling|baby|ic)$", Role.CHILD_IN_CARE),
    (
        r"\b(carers?|partner|husband|wife|spouse|"
        r"foster (mum|mother|dad|father|parent)|applicant|main|primary|second(ary)?|adult carer|fc\d?|single)\b",
        Role.CARER,
    ),
)


def read_role(value: Value) -> Role | None:
    """What a person is to the family or None."""
    text = words_of(value)
    return next((role for pattern, role in _ROLES if re.search(pattern, text)), None)
