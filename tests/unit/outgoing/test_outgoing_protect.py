"""Passwords on saved documents, and saving."""

import math
import shutil
import subprocess
from datetime import date

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hivedesk.foundation.errors import CannotWrite, RuleRefused
from hivedesk.outgoing.chronology_pdf import chronology_pdf, with_addenda
from hivedesk.outgoing.documents import chronology_file_name, save_document, summary_file_name
from hivedesk.outgoing.protect import is_protected, make_password, protect
from tests.unit.outgoing.paper_builders import (
    HIVE,
    MOMENT,
    POLICY,
    WORKER,
    a_household,
    an_entry,
    needs_poppler,
    opened,
    read_pages,
)

PASSWORD = "k7pq-m3xd-9tfa-w2hn"
CLEAR = chronology_pdf(a_household(), with_addenda([an_entry()], []), HIVE, POLICY, MOMENT, WORKER)
SEALED = protect(CLEAR, PASSWORD)


def test_it_is_aes_256_revision_6_in_pdf_2() -> None:
    with opened(SEALED, PASSWORD) as document:
        found = document.encryption
        assert (found.R, found.V, found.bits) == (6, 5, 256)
        assert {found.stream_method.name, found.string_method.name, found.file_method.name} == {"aesv3"}
        assert document.pdf_version == "2.0"
        assert str(document.docinfo["/Title"]) == "Chronology"
        assert str(document.Root.Lang) == "en-GB"


@pytest.mark.parametrize("wrong", ["", "k7pq-m3xd-9tfa-w2hm", PASSWORD.upper()])
def test_no_other_password_opens_it(wrong) -> None:
    with pytest.raises(pikepdf.PasswordError):
        opened(SEALED, wrong)


def test_nothing_stays_in_clear() -> None:
    assert b"Chronology" in CLEAR
    assert b"Chronology" not in SEALED and b"en-GB" not in SEALED
    assert not is_protected(CLEAR)
    assert is_protected(SEALED)


@needs_poppler
def test_poppler_reads_it_with_the_password() -> None:
    assert "We spoke about school." in read_pages(SEALED, PASSWORD)[0]
    with pytest.raises(subprocess.CalledProcessError):
        read_pages(SEALED)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_it_sound(tmp_path) -> None:
    file = tmp_path / "sealed.pdf"
    save_document(file, SEALED)
    checked = subprocess.run(
        ["qpdf", f"--password={PASSWORD}", "--check", file], capture_output=True, text=True, timeout=60, check=False
    )

    assert checked.returncode == 0, checked.stdout
    assert "R = 6" in checked.stdout
    assert subprocess.run(["qpdf", "--requires-password", file], timeout=60, check=False).returncode == 0


@pytest.mark.parametrize("short", ["", "1234567"])
def test_a_short_password_is_refused(short) -> None:
    with pytest.raises(RuleRefused, match="shorter than 8"):
        protect(CLEAR, short)


def test_passwords_are_readable_long_enough_and_never_twice_the_same() -> None:
    made = {make_password() for _ in range(500)}
    letters = set("".join(made)) - {"-"}

    assert len(made) == 500
    assert all([len(group) for group in password.split("-")] == [4, 4, 4, 4] for password in made)
    assert not letters & set("0o1ilvOIL")
    assert 16 * math.log2(len(letters)) > 77


def test_a_document_without_a_password_is_not_saved(tmp_path) -> None:
    with pytest.raises(RuleRefused, match="no password"):
        save_document(tmp_path / "a.pdf", CLEAR)
    assert list(tmp_path.iterdir()) == []


def test_documents_are_saved_whole(tmp_path) -> None:
    save_document(tmp_path / "sealed.pdf", SEALED)
    save_document(tmp_path / "sheet.pdf", CLEAR, in_clear=True)
    save_document(tmp_path / "figures.xlsx", b"PK\x03\x04")

    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "sealed.pdf": SEALED,
        "sheet.pdf": CLEAR,
        "figures.xlsx": b"PK\x03\x04",
    }


def test_a_folder_that_is_gone_is_told_without_its_name(tmp_path) -> None:
    with pytest.raises(CannotWrite) as told:
        save_document(tmp_path / "Oyelaran" / "a.pdf", SEALED)
    assert "Oyelaran" not in str(told.value)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_suggested_names_say_only_what_and_when(day) -> None:
    assert summary_file_name(day.year, day.month) == f"summary-{day:%Y-%m}.pdf"
    assert summary_file_name(day.year, day.month, "xlsx") == f"summary-{day:%Y-%m}.xlsx"
    assert chronology_file_name(day) == f"chronology-{day:%Y-%m-%d}.pdf"
