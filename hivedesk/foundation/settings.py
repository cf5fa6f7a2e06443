"""Settings of this laptop: how the window looks and which vault was open last.

What belongs to the Hive (its name, working hours, the worker) is kept in the vault, never here.
"""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from hivedesk.foundation import files, paths


@dataclass(frozen=True)
class LaptopSettings:
    """One row a setting; each roams with nobody."""

    appearance: str = "system"  # "system", "light" or "dark"
    text_percent: int = 100  # 100 to 200
    vault_folder: str = ""  # the vault opened last; "" = the default place
    auto_lock_minutes: int = 10  # 1 to 60
    hide_from_screen_capture: bool = False  # Windows only
    window_geometry: str = ""  # base64 of Qt's own form


def load(path: Path | None = None) -> LaptopSettings:
    """Read the settings; anything unreadable or out of range falls back to its default."""
    try:
        raw = json.loads((path or _path()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return LaptopSettings()
    if not isinstance(raw, dict):
        return LaptopSettings()
    known = {
        field.name: raw[field.name]
        for field in fields(LaptopSettings)
        if type(raw.get(field.name)) is type(field.default)
    }
    return _bounded(replace(LaptopSettings(), **known))


def save(settings: LaptopSettings, path: Path | None = None) -> None:
    """Write the settings.

    Raises:
        CannotWrite: see `files.write_atomically`.
    """
    target = path or _path()
    files.make_private_folder(target.parent)
    files.write_atomically(target, json.dumps(asdict(settings), indent=1).encode())


def _path() -> Path:
    return paths.data_folder() / "settings.json"


def _bounded(settings: LaptopSettings) -> LaptopSettings:
    return replace(
        settings,
        appearance=settings.appearance if settings.appearance in ("system", "light", "dark") else "system",
        text_percent=min(200, max(100, settings.text_percent)),
        auto_lock_minutes=min(60, max(1, settings.auto_lock_minutes)),
    )
