"""The master key and what is derived from it."""

import pytest

from hivedesk.crypto.keys import KeyPurpose, MasterKey, derive, header_mac, header_mac_matches, new_master_key

MASTER = MasterKey(bytes(range(32)))


def test_each_purpose_and_each_context_has_a_key_of_its_own() -> None:
    keys = {derive(MASTER, purpose, context) for purpose in KeyPurpose for context in (b"", b"a", b"b", b"ab")}
    assert len(keys) == 12
    assert all(len(key) == 32 for key in keys)


def test_released_labels_never_change() -> None:
    assert {purpose.name: derive(MASTER, purpose).hex()[:16] for purpose in KeyPurpose} == {
        "DATABASE": "60970c0e904cb592",
        "BACKUP": "7774a58c4f628f36",
        "HEADER_MAC": "c263f6c343554074",
    }


def test_masters_differ_and_show_nothing() -> None:
    first, second = new_master_key(), new_master_key()
    assert first != second
    assert first.secret.hex() not in repr(first) and str(first.secret) not in repr(first)


def test_a_master_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError):
        MasterKey(b"")


def test_the_mark_under_a_header_fits_only_its_content_and_its_key() -> None:
    mac = header_mac(MASTER, b"content")
    assert header_mac_matches(MASTER, b"content", mac)
    assert not header_mac_matches(MASTER, b"content.", mac)
    assert not header_mac_matches(new_master_key(), b"content", mac)
