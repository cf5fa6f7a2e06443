"""*What will be sent*: exactly what the next package would hold, to be read before it is sealed; and what one holds
that is sealed, until it has its receipt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hivedesk.casework.desk import Desk
from hivedesk.casework.exchange.partners import accepted
from hivedesk.casework.exchange.sealed_contents import contents_of
from hivedesk.casework.exchange.telling import to_tell
from hivedesk.domain.exchange.records import Partner, SentPackage
from hivedesk.domain.exchange.wording import KINDS, items_in
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import RuleRefused
from hivedesk.outgoing.package import contents
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


@dataclass(frozen=True)
class WhatLeaves:
    """What one or more packages hold: line by line, and how many items they count as elsewhere."""

    lines: tuple[Leaving, ...] = ()
    items: int = 0

    def __add__(self, more: "WhatLeaves") -> "WhatLeaves":
        return WhatLeaves((*self.lines, *more.lines), self.items + more.items)


def what_leaves_job(desk: Desk) -> Callable[[Progress], WhatLeaves]:
    """What reads everything that would be sent now; for a job, since the first time it is all there is."""
    opening = desk.apart()

    def work(progress: Progress) -> WhatLeaves:
        with opening() as there:
            names, found = _names(there), WhatLeaves()
            for partner in accepted(there):
                progress.check()
                found += _held(to_tell(there, partner).parts, partner, names, len(found.lines))
            return found

    return work


def what_was_sealed_job(desk: Desk, package_id: str) -> Callable[[Progress], WhatLeaves]:
    """What reads everything that a sealed package holds; for a job.

    Raises:
        RuleRefused: from the job: it has its receipt meanwhile, and is no longer kept.
    """
    opening = desk.apart()

    def work(_progress: Progress) -> WhatLeaves:
        with opening() as there:
            body = contents_of(there, package_id)
            if body is None:
                raise RuleRefused(
                    "What this held is no longer kept here.", "The service has it: ask there if you have to see it."
                )
            partner = there.store.get(Partner, there.store.get(SentPackage, package_id).partner_id)
            return _held(body.parts, partner, _names(there), 0)

    return work


def _names(desk: Desk) -> Mapping[str, str]:
    return {str(key): name for key, name in desk.family_names().items()}


def _held(parts: Sequence[Part], partner: Partner, names: Mapping[str, str], begin: int) -> WhatLeaves:
    lines = [line for part in parts for line in _lines(part, names)]
    found = (
        Leaving(begin + number, partner.name, table, kind, about, fields, gone)
        for number, (table, kind, about, fields, gone) in enumerate(lines)
    )
    return WhatLeaves(tuple(found), items_in(contents(parts)))


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
            hives: list[_Line] = [("directory", "Hive", one.name, {"worker": one.worker}, False) for one in part.hives]
            people = part.professionals
            return hives + [
                ("directory", "professional", one.name, {"role": one.role, "phone": one.phone}, False) for one in people
            ]
        case CorrectionsPart():
            return [
                (one.table, "correction", names.get(one.id, ""), {one.field: one.value}, False) for one in part.fields
            ]
        case AskPart():
            return [("ask", "request to send everything again", "", {}, False)]


def _record(record: RecordState, names: Mapping[str, str]) -> _Line:
    values = record.values or {}
    family = values.get("family_id") or values.get("host_id") or (record.id if record.table == "family" else "")
    about = names.get(str(family), "") or str(values.get("title") or values.get("name") or "")
    truths = exchange.truths(record.table)
    shown = {name: ("yes" if value else "no") if name in truths else value for name, value in values.items()}
    return record.table, KINDS.get(record.table, (record.table, ""))[0], about, shown, record.values is None
