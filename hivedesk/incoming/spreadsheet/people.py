"""Reads the people in a cell: one or several, with dates of birth or ages in any of the usual forms."""

import re
from dataclasses import dataclass
from datetime import date

from hivedesk.incoming.spreadsheet import limits
from hivedesk.incoming.spreadsheet.dates import NOT_STATED, quoted, read_date, unread_problem
from hivedesk.incoming.spreadsheet.workbook import Unread, Value, as_text

_NAME_CHARACTERS = 80
_PEOPLE = 40  # in one cell

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})"
    r"|\d{4}-\d{1,2}-\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s\-]*{_MONTH}\.?[\s,\-]*(?:\d{{4}}|\d{{2}})"
)
_AGE = r"(?:aged?\s*)?\d{1,2}(?:\s*(?:yrs?|years?|y/?o|y|months?|mths?|m|wks?|weeks?)(?:\s*old)?)?"
_LABEL = r"(?:d\.?\s*o\.?\s*b\.?|born|b\.|date of birth)\s*:?\s*"
_BORN = re.compile(rf"[\s,\-–(\[]*(?:{_LABEL})?(?P<date>{_DATE})[)\]]*", re.IGNORECASE)
_AGED = re.compile(
    rf"[\s,\-–]*[(\[]\s*(?P<age>{_AGE})\s*[)\]]|[\s,\-–]+(?P<bare>{_AGE})(?=\s*(?:$|[;,&/|\n]|and\b))", re.I
)
_LIST = re.compile(r"\s*[;\n|/•]\s*|\s*,\s*(?:and\s+)?")
_AND = re.compile(r"\s*(?:&|\+)\s*|\s+and\s+", re.IGNORECASE)
_MARK = re.compile("\x01(\\d+)\x02")
_COUNT = re.compile(
    r"(\d{1,2})\s*(x\s*)?(lac|cla|cic|bc|yps?|fc|children|child|kids?|boys?|girls?|siblings?|placed)*(\s*\(.*\))?", re.I
)
_TITLE = re.compile(r"^(mr|mrs|ms|miss|mx|dr|rev|sir|lady)\b\.?\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "du", "del", "della", "la", "le", "el", "al", "bin", "ibn", "st"}
)
_NOBODY = NOT_STATED | {
    "no",
    "0",
    "vacant",
    "vacancy",
    "no children",
    "no placement",
    "empty",
    "nobody",
    "not applicable",
}


@dataclass(frozen=True)
class PersonRead:
    """One person as written."""

    first_name: str
    last_name: str = ""
    date_of_birth: date | None = None


@dataclass(frozen=True)
class PeopleReading:
    """Who stands in a cell; ``counted`` where only a number does."""

    people: tuple[PersonRead, ...] = ()
    counted: int | None = None
    problems: tuple[str, ...] = ()


def read_people(value: Value, today: date, *, share_surname: bool = False) -> PeopleReading:
    """Read the people in a cell.

    ``share_surname``: whether "Grace & Lewis Oyelaran" are both Oyelaran (carers), also when a comma parts them.
    """
    if isinstance(value, Unread):
        return PeopleReading(problems=(unread_problem(value),))
    if isinstance(value, date):
        return PeopleReading(problems=("This is a date, not a name.",))
    if isinstance(value, bool):
        return PeopleReading(counted=None if value else 0)
    text = value if isinstance(value, str) else as_text(value)
    if text.strip().lower() in _NOBODY:
        return PeopleReading(counted=0 if text.strip() in ("0",) else None)
    if len(text) > limits.PEOPLE_CHARACTERS:
        return PeopleReading(problems=("This is too long to be a list of names. It was left out.",))
    counted = _COUNT.fullmatch(text.strip())
    if counted:
        return PeopleReading(counted=int(counted[1]))
    return _named(text, today, share_surname)


def _named(text: str, today: date, share_surname: bool) -> PeopleReading:
    marks: list[tuple[date | None, str]] = []
    masked = _AGED.sub(
        lambda found: _mark_age(found, marks), _BORN.sub(lambda found: _mark_date(found, marks, today), text)
    )
    people: list[PersonRead] = []
    for item in _LIST.split(masked):
        for person in _joined(item, marks):
            if person.first_name:
                people.append(person)
            elif people and person.date_of_birth and people[-1].date_of_birth is None:
                # "Esme, 13/08/2013": the date belongs to the name before it
                people[-1] = PersonRead(people[-1].first_name, people[-1].last_name, person.date_of_birth)
    if share_surname:
        people = _with_shared_surname(people)
    problems = [problem for _, problem in marks if problem]
    if len(people) > _PEOPLE or any(len(p.first_name) + len(p.last_name) > _NAME_CHARACTERS for p in people):
        return PeopleReading(problems=("This is too long to be a list of names. It was left out.",))
    if not people and not problems:
        problems.append("There is no name here.")
    return PeopleReading(tuple(people), None, tuple(dict.fromkeys(problems)))


def _mark_date(found: re.Match[str], marks: list[tuple[date | None, str]], today: date) -> str:
    reading = read_date(found["date"], today, birth=True)
    problem = reading.problem or birth_problem(reading.day, today)
    marks.append((None if problem else reading.day, problem))
    return f"\x01{len(marks) - 1}\x02"


def _mark_age(found: re.Match[str], marks: list[tuple[date | None, str]]) -> str:
    age = " ".join((found["age"] or found["bare"]).split())
    marks.append((None, f"Only an age is given ({age}). Add the date of birth on the child's card."))
    return f"\x01{len(marks) - 1}\x02"


def birth_problem(day: date | None, today: date) -> str:
    """What is wrong with a child's date of birth, or nothing."""
    if day is None:
        return ""
    if day > today:
        return f"{quoted(f'{day:%d/%m/%Y}')} lies in the future, so it cannot be a date of birth. It was left out."
    if today.year - day.year > 30:
        return f"{day:%d/%m/%Y} would make this child more than 30 years old. It was left out."
    return ""


def _joined(item: str, marks: list[tuple[date | None, str]]) -> list[PersonRead]:
    """The people of one item of a list: "Esme & Blake Oyelaran" share the surname."""
    people = [_person(part, marks) for part in _AND.split(item) if part.strip()]
    return _with_shared_surname(people) if len(people) > 1 else people


def _with_shared_surname(people: list[PersonRead]) -> list[PersonRead]:
    shared = people[-1].last_name if people else ""
    if not shared:
        return people
    return [PersonRead(p.first_name, p.last_name or shared, p.date_of_birth) for p in people]


def _person(part: str, marks: list[tuple[date | None, str]]) -> PersonRead:
    born = next((marks[int(number)][0] for number in _MARK.findall(part) if marks[int(number)][0]), None)
    bare = _ASIDE.sub(" ", _MARK.sub(" ", part))
    first, last = split_name(bare)
    return PersonRead(first, last, born)


def split_name(name: str, family_name: str = "") -> tuple[str, str]:
    """First names and surname; a title stands in for the first name only where there is none.

    >>> split_name("Ludwig van der Berg")
    ('Ludwig', 'van der Berg')
    """
    tidy = " ".join(name.replace("\xa0", " ").strip(' .,;:-–*()[]"').split())
    title = _TITLE.match(tidy)
    bare = tidy[title.end() :] if title else tidy
    words = bare.split()
    if title and len(words) <= 1:
        return title[0].strip(), bare
    ending = family_name.casefold()
    if ending and " " in ending and bare.casefold().endswith(f" {ending}"):
        return bare[: -len(ending)].strip(), bare[-len(ending) :]
    if len(words) < 2:
        return bare, ""
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def clean_family_name(text: str) -> str:
    """``The Pemberton family`` and ``Pemberton`` are one name; capitals stay as they were typed."""
    bare = re.sub(r"^the\s+|\s+(foster(ing)?\s+)?(family|household)$", "", text.strip(" .,;:*-"), flags=re.IGNORECASE)
    return bare or text.strip()
