"""Heavy libraries are loaded when a document is made, not before."""

import subprocess
import sys

import pytest

HEAVY = ("reportlab", "pikepdf", "openpyxl")


def loaded_by(*modules: str) -> set[str]:
    code = f"import sys, {', '.join(modules)}; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_the_package_itself_loads_none_of_them() -> None:
    assert loaded_by("hivedesk.outgoing", "hivedesk.outgoing.documents", "hivedesk.domain.summary") == set()


@pytest.mark.parametrize(
    ("module", "library"),
    [
        ("summary_pdf", "reportlab"),
        ("roster_pdf", "reportlab"),
        ("badges_pdf", "reportlab"),
        ("summary_xlsx", "openpyxl"),
        ("protect", "pikepdf"),
    ],
)
def test_each_door_loads_only_its_own(module, library) -> None:
    assert loaded_by(f"hivedesk.outgoing.{module}") == {library}
