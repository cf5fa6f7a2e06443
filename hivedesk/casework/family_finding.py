"""Finding families by what is typed above their list: the same people, likeness and readings as in search."""

from dataclasses import dataclass, replace

from hivedesk.casework.desk import Desk
from hivedesk.casework.likely_words import likely_words
from hivedesk.casework.search_places import PLACES
from hivedesk.casework.searching import everybody
from hivedesk.domain.directory import families_meant
from hivedesk.domain.ids import FamilyId
from hivedesk.store import search

_RECORDS = tuple(table for table, place in PLACES.items() if place.people)
_MOST = 500  # records that hold the words: a Hive has far fewer people


@dataclass(frozen=True)
class FamiliesFound:
    """The families, and how they came to be found where nobody's name, number or place is just what was typed."""

    ids: frozenset[FamilyId]
    alike: bool = False  # a name is spelt nearly so, or sounds so
    in_records: bool = False  # the words stand in what is written about the family and its people


def find_families(desk: Desk, text: str) -> FamiliesFound:
    """The families that ``text`` means; where there are none, those of the words that were probably meant."""
    found = _meant(desk, text)
    if found.ids or not (words := likely_words(desk, text)):
        return found
    read = _meant(desk, " ".join(words))
    return replace(read, alike=bool(read.ids))


def _meant(desk: Desk, text: str) -> FamiliesFound:
    ids, alike = families_meant(everybody(desk), text)
    if ids and not alike:
        return FamiliesFound(ids)
    hits = search.find(desk.store.database, search.split_words(text), _RECORDS, _MOST)
    written = frozenset(FamilyId(hit.family_id) for hit in hits)
    return FamiliesFound(ids | written, alike=bool(ids), in_records=bool(written))
