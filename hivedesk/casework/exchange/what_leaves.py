"""*What will be sent*: exactly what the next package would hold, to be read before it is sealed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.partners import accepted
from hivedesk.casework.exchange.telling import ToTell, to_tell
from hivedesk.domain.exchange.wording import KINDS
from hivedesk.foundation.background import Progress
from hivedesk.package_format.parts import (
    AskPart,
    CorrectionsPart,
    DirectoryPart,
    EventPart,
    FamilyPart,
    NoticePart,
    Part,
    PolicyPart,
    RecordsPart,
    RecordState,
    SummaryPart,
    Value,
)
from hivedesk.store import exchange


@dataclass(frozen=True)
class Leaving:
    """One record or message that would leave, with every field of it."""

    number: int
    partner: str
    table: str  # the kind of record, or of message
    kind: str  # in words
    about: str  # the family or other record that it belongs to, by name; shown only
    fields: Mapping[str, Value]
    gone: bool = False  # it was removed here: only that is told


def what_leaves_job(desk: Desk) -> Callable[[Progress], list[Leaving]]:
    """What reads everything that would be sent now; for a job, since the first time it is all there is."""
    opening = desk.apart()

    def work(progress: Progress) -> list[Leaving]:
        with opening() as there:
            names = {str(key): name for key, name in there.family_names().items()}
            found: list[Leaving] = []
            for partner in accepted(there):
                progress.check()
                found += _of_partner(to_tell(there, partner), names, len(found))
            return found

    return work


def _of_partner(told: ToTell, names: Mapping[str, str], begin: int) -> list[Leaving]:
    lines = [line for part in told.parts for line in _lines(part, names)]
    return [
        Leaving(begin + number, told.partner.name, table, kind, about, fields, gone)
        for number, (table, kind, about, fields, gone) in enumerate(lines)
    ]


_Line = tuple[str, str, str, Mapping[str, Value], bool]


def _lines(part: Part, names: Mapping[str, str]) -> list[_Line]:
    match part:
        case RecordsPart():
            return [_record(record, names) for record in part.records]
        case SummaryPart():
            return [("summary", "monthly summary", part.month, {"month": part.month, "figures": part.figures}, False)]
        case NoticePart():
            return [("notice", "notice", part.title, {"title": part.title, "text": part.text}, False)]
        case EventPart():
            return [_record(part.event, names)]
        case FamilyPart():
            return [_record(record, names) for record in part.records]
        case PolicyPart():
            return [("policy", "set of rules", part.version, {"text": part.text}, False)]
        case DirectoryPart():
            return [("directory", "Hive", line.name, {"worker": line.worker}, False) for line in part.hives]
        case CorrectionsPart():
            return [
                (one.table, "correction", names.get(one.id, ""), {one.field: one.value}, False) for one in part.fields
            ]
        case AskPart():
            return [("ask", "request for everything anew", "", {}, False)]


def _record(record: RecordState, names: Mapping[str, str]) -> _Line:
    values = record.values or {}
    family = values.get("family_id") or values.get("host_id") or (record.id if record.table == "family" else "")
    about = names.get(str(family), "") or str(values.get("title") or values.get("name") or "")
    truths = exchange.truths(record.table)
    shown = {name: ("yes" if value else "no") if name in truths else value for name, value in values.items()}
    return record.table, KINDS.get(record.table, (record.table, ""))[0], about, shown, record.values is None
