"""The deeds: everything that is done about a family or an event, each as one calm dialog over the window.

Whoever wants one (a card, Today, the search) emits ``workplace.deed_wanted`` with a `DeedWanted`; the shell listens
and calls `opening.open_deed`. A deed is written in plain Python: `deed_form` says what each of them has;
`holds`, `standing`, `placements`, `endings`, `assurance`, `training`, `claims`, `breach`, `events` and `event_guests`
are the deeds themselves,
listed in `catalogue`. `dialog` shows any of them (`deed_fields` its fields, `outlook_pane` what follows from what is
typed); `claims_dialog` is the list of what a family can claim. Labels of fields stand in `ui.form_lines`.
"""

from dataclasses import dataclass

from hivedesk.domain.clocks.due import Deed
from hivedesk.domain.ids import CarerId, FamilyId

DRAFT = "deed/"  # and the deed, the family, the record, the carer
_NOBODY = "-"


@dataclass(frozen=True)
class DeedWanted:
    """What is to be done, about whom; ``record_id`` is the hold, placement, training … that it is about;
    of an event see `event_ref`."""

    deed: Deed
    family_id: FamilyId | None = None  # None for a breach of data protection and for events
    record_id: str = ""
    carer_id: CarerId | None = None


def draft_key(wanted: DeedWanted) -> str:
    """Under which what was typed is kept."""
    parts = (wanted.deed.name, wanted.family_id, wanted.record_id, wanted.carer_id)
    return DRAFT + "/".join(_written(part) if part else _NOBODY for part in parts)


def wanted_of(key: str) -> DeedWanted | None:
    """What a draft's key asks for; None where it is no deed's (or one that HiveDesk no longer has)."""
    parts = ["" if part == _NOBODY else _read(part) for part in key.removeprefix(DRAFT).split("/")]
    if not key.startswith(DRAFT) or len(parts) != 4 or parts[0] not in Deed.__members__:
        return None
    name, family_id, record_id, carer_id = parts
    return DeedWanted(
        Deed[name], FamilyId(family_id) if family_id else None, record_id, CarerId(carer_id) if carer_id else None
    )


def _written(part: str) -> str:
    """Without the slash that stands between the parts: the name of a course may hold one."""
    return part.replace("%", "%25").replace("/", "%2F")


def _read(part: str) -> str:
    return part.replace("%2F", "/").replace("%25", "%")
