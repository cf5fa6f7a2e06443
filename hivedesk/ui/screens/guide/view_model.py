"""The chapters of the guide: Markdown files in resources/guide, in the order of their names."""

from dataclasses import dataclass
from pathlib import Path

from hivedesk.domain.hive import VaultRole
from hivedesk.foundation import paths


@dataclass(frozen=True)
class Chapter:
    """One chapter."""

    key: str  # its file's name without number and ending
    title: str
    text: str  # Markdown


_OF_THE_SERVICE = ("service-desk", "service-keys", "county", "exchange", "keeping-safe", "keyboard")


def chapters(folder: Path | None = None, role: VaultRole = VaultRole.HIVE) -> list[Chapter]:
    """All chapters, those of this desk first; each begins with its title as a heading."""
    files = sorted((folder or paths.resources() / "guide").glob("*.md"))
    found = [_chapter(path) for path in files]
    if role is VaultRole.HIVE:
        return found
    own = [one for key in _OF_THE_SERVICE for one in found if one.key == key]
    return own + [one for one in found if one not in own]


def _chapter(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    return Chapter(path.stem.split("-", 1)[-1], text.splitlines()[0].lstrip("# "), text)
