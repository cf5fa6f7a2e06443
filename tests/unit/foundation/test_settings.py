"""Settings of the laptop survive whatever is found in their file."""

import json

import pytest

from hivedesk.foundation import settings
from hivedesk.foundation.settings import LaptopSettings


def test_settings_are_kept(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    wanted = LaptopSettings(appearance="dark", text_percent=150, auto_lock_minutes=5)
    settings.save(wanted, path)
    assert settings.load(path) == wanted


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "7", '{"appearance": 3}', '{"appearance": "pink"}', '{"unknown": 1}', "\x00"]
)
def test_what_cannot_be_read_falls_back(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert settings.load(path) == LaptopSettings()


def test_numbers_stay_within_bounds(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"text_percent": 9000, "auto_lock_minutes": 0, "appearance": "dark"}), encoding="utf-8")
    assert settings.load(path) == LaptopSettings(appearance="dark", text_percent=200, auto_lock_minutes=1)
