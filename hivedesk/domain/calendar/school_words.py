"""What a school's calendar means by its titles: a term, a holiday, an INSET day, or the day on which one begins."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from hivedesk.domain.calendar.school import SchoolDatesKind

_INSET = re.compile(
    r"(?i)\binset\b|\b(staff|teachers?'?|teacher) (training|development)|\b(staff|training) day|\bnon[- ]?pupil|"
    r"\bclosed (to|for) (pupils|students|children)|\bprofessional development|\bbaker day|\boccasional day"
)
_BANK_HOLIDAY = re.compile(r"(?i)\bbank holiday|\bgood friday|\beaster monday|\bmay day\b")
_HOLIDAY = re.compile(r"(?i)\bhalf[- ]?terms?\b|\bholidays?\b|\bvacation|\bbreak\b|\bschools? closed\b")
_TERM = re.compile(r"(?i)\bterm\b|\bsemester\b|\bschool (year|re-?opens|opens|starts|begins|closes|ends)")
_BEGINNING = r"begins?|starts?|commences?|first day|start of|beginning of|re-?opens?|opens|returns?|back to school"
_ENDING = r"ends?|finish(?:es)?|last day|end of|closes|breaks? up"
_BEGINS, _ENDS = re.compile(rf"(?i)\b({_BEGINNING})\b"), re.compile(rf"(?i)\b({_ENDING})\b")
_SAID_OF_A_DAY = re.compile(rf"(?i)\b({_BEGINNING}|{_ENDING}|for|to|pupils?|students?|children|all|years?|day|of)\b")


class Edge(Enum):
    """Which day of a term or holiday a title speaks of."""

    WHOLE = auto()
    BEGINS = auto()
    ENDS = auto()


@dataclass(frozen=True)
class SchoolTitle:
    """What a title says; ``why_not``: why it is no school date, without names."""

    kind: SchoolDatesKind | None
    edge: Edge = Edge.WHOLE
    why_not: str = ""


def read_title(title: str, days: int) -> SchoolTitle:
    """What the title of an all-day event of so many days says."""
    if _INSET.search(title):
        return SchoolTitle(SchoolDatesKind.INSET)
    if _BANK_HOLIDAY.search(title):
        return SchoolTitle(None, why_not="a bank holiday: the calendar has England's already")
    kind = SchoolDatesKind.HOLIDAY if _HOLIDAY.search(title) else SchoolDatesKind.TERM if _TERM.search(title) else None
    if kind is None:
        return SchoolTitle(None, why_not="neither a term nor a holiday nor an INSET day")
    if days > 1:
        return SchoolTitle(kind)
    if _BEGINS.search(title):
        return SchoolTitle(kind, Edge.BEGINS)
    if _ENDS.search(title):
        return SchoolTitle(kind, Edge.ENDS)
    if kind is SchoolDatesKind.TERM:
        return SchoolTitle(None, why_not="a single day of a term, and it does not say whether it begins or ends")
    return SchoolTitle(kind)


def name_of_span(title: str) -> str:
    """``Autumn Term`` out of ``Autumn Term begins``; the title itself where nothing else is left."""
    left = " ".join(_SAID_OF_A_DAY.sub(" ", title).split())
    return left.strip(" -–:,.()") or title
