"""Short builders and readers for the tests of documents."""

import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from hivedesk.domain.approval import Approval
from hivedesk.domain.contact_log import Addendum, ContactKind, ContactLogEntry, EntryId
from hivedesk.domain.families import Carer, ChildInCare, Family
from hivedesk.domain.hive import Hive
from hivedesk.domain.household import Household
from hivedesk.domain.ids import CarerId, ChildId, FamilyId
from hivedesk.domain.policy import policy_on
from hivedesk.domain.summary import Comparison, compare, monthly_summary
from hivedesk.foundation.clock import at_london

MOMENT = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
WORKER = "Maureen Hale"
HIVE = Hive(name="Meon Valley Hive", area="Winchester", worker=WORKER)
POLICY = policy_on(date(2026, 10, 1))
FAMILY = FamilyId("f1")

# Polish, Yoruba, Vietnamese, Turkish, Welsh, Icelandic, Hungarian
NAMES = (
    "Zażółć Wiśniewska",
    "Ọlákúnlé Adébáyọ̀ Ṣadé",
    "Nguyễn Thị Hồng Phượng Đặng",
    "Gülşah Çağlar İnce Işık",
    "Siân Llŷr Ŵyn Tŷ",
    "Þóra Guðmundsdóttir",
    "Erdős Győző",
)

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def a_household(**fields: Any) -> Household:
    return Household(
        family=Family(id=FAMILY, name=fields.pop("name", "Wiśniewska"), joined_on=date(2025, 1, 1), **fields),
        approval=Approval(id="a", family_id=FAMILY, approved_on=date(2024, 1, 1)),
        carers=(Carer(id=CarerId("c1"), family_id=FAMILY, first_name="Grace", last_name="Wiśniewska"),),
        children_in_care=(ChildInCare(id=ChildId("k1"), family_id=FAMILY, first_name="Siân"),),
    )


def an_entry(key: str = "e1", day: date = date(2026, 10, 7), hour: int = 10, **fields: Any) -> ContactLogEntry:
    happened = at_london(day, hour)
    values: dict[str, Any] = {
        "family_id": FAMILY,
        "entered_at": happened + timedelta(hours=1),
        "author": WORKER,
        "who": ("c1",),
        "kind": ContactKind.ONE_TO_ONE,
        "fact": "We spoke about school.",
        **fields,
    }
    return ContactLogEntry(id=EntryId(key), happened_at=happened, **values)


def an_addendum(entry: str, text: str, key: str = "d1") -> Addendum:
    return Addendum(
        id=key,
        entry_id=EntryId(entry),
        family_id=FAMILY,
        added_at=at_london(date(2026, 10, 20), 9),
        author="Ruth Cole",
        text=text,
    )


def a_comparison(entries: Any = None, up_to: date | None = None) -> Comparison:
    log = [an_entry()] if entries is None else entries
    this, before = (
        monthly_summary(2026, month, [a_household()], log, {}, POLICY, HIVE, up_to=up_to if month == 10 else None)
        for month in (10, 9)
    )
    return compare(this, before.values(), None, [before.values(), this.values()])


def read_pages(pdf: bytes, password: str = "", order: str = "-layout") -> list[str]:
    """The text of each page, as poppler reads it: as it is laid out, or ("-raw") as it was written."""
    options = ["-upw", password] if password else []
    done = subprocess.run(
        ["pdftotext", order, *options, "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode().split("\f")[:-1]


def read(pdf: bytes) -> str:
    """The text of the whole document with single spaces."""
    return " ".join(" ".join(read_pages(pdf)).split())


def opened(pdf: bytes, password: str = "") -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf), password=password)


def bookmarks(pdf: bytes) -> list[str]:
    with opened(pdf) as document, document.open_outline() as outline:
        return [item.title for item in outline.root]
