"""Where HiveDesk keeps its things on this laptop."""

import sys
from pathlib import Path

import platformdirs

APP = "hivedesk"


def data_folder() -> Path:
    """The folder of vaults and laptop settings."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def default_vault_folder() -> Path:
    """Where a new Hive's vault is made unless the worker chooses otherwise."""
    return data_folder() / "vault"


def demonstration_folder() -> Path:
    """Where the demonstration Hive lives; it is made anew each time."""
    return data_folder() / "demonstration"


def log_folder() -> Path:
    """The folder of the scrubbed log."""
    return Path(platformdirs.user_log_dir(APP, appauthor=False))


def resources() -> Path:
    """The folder of fonts, icons and the guide, in the checkout or in the installed bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root / "resources"


_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "sharepoint")


def lies_in_synced_folder(folder: Path) -> bool:
    """Whether a sync client is likely to move this folder's files under our feet (a guess by its name)."""
    return any(mark in part.lower() for part in folder.resolve().parts for mark in _SYNCED)
