"""The recovery code on one sheet."""

import pytest

from hivedesk.domain.hive import VaultRole
from hivedesk.outgoing.recovery_sheet_pdf import recovery_sheet_pdf
from tests.unit.outgoing.paper_builders import MOMENT, needs_poppler, opened, read

CODE = "7K2M-QXR4-B8HC-0WZ5-3VGY-E6JF-9NPT"


@needs_poppler
@pytest.mark.parametrize(
    "code",
    [CODE, CODE.replace("-", " "), CODE.replace("-", ""), "7K2M9-QXR4T-B8HCN-0WZ5D-3VGYP-E6JFA", "7K2M9QXR-T4B8HCN0"],
)
def test_the_code_stands_in_its_groups_in_order(code) -> None:
    text = read(recovery_sheet_pdf(code, "Meon Valley Hive", MOMENT))
    groups = (code if "-" in code else CODE).replace("-", " ").split()
    places = [text.find(group) for group in groups]

    assert -1 not in places
    assert places == sorted(places)
    assert all(f"group {number}" in text for number in range(1, len(groups) + 1))


@needs_poppler
def test_it_says_what_it_is_for_where_to_keep_it_and_what_it_can_do() -> None:
    text = read(recovery_sheet_pdf(CODE, "Meon Valley Hive", MOMENT))

    for heading in ("What it is for", "How to use it", "Where to keep it", "What it can do"):
        assert heading in text
    assert "Meon Valley Hive · made Sat 21 Nov 2026" in text


@needs_poppler
def test_at_the_service_it_speaks_of_no_hive_of_its_own() -> None:
    text = " ".join(read(recovery_sheet_pdf(CODE, "Hampshire Fostering", MOMENT, role=VaultRole.SERVICE)).split())

    assert "passphrase of this desk of the fostering service" in text and "can open the service's desk" in text
    assert "everything that the Hives have sent can be read" in text
    assert "this Hive" not in text and "the Hive " not in text and "team manager" not in text


def test_it_is_one_page() -> None:
    with opened(recovery_sheet_pdf(CODE, "A Hive with a rather long name " * 4, MOMENT)) as document:
        assert len(document.pages) == 1


def test_an_empty_code_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="empty"):
        recovery_sheet_pdf(" - ", "Meon Valley Hive", MOMENT)
