"""The chapters of the guide: Markdown files in resources/guide, in the order of their names."""

from dataclasses import dataclass
from pathlib import Path

from hivedesk.foundation import paths


@dataclass(frozen=True)
class Chapter:
    """One chapter."""

    key: str  # its file's name without number and ending
    title: str
    text: str  # Markdown


def chapters(folder: Path | None = None) -> list[Chapter]:
    """All chapters; each begins with its title as a heading."""
    files = sorted((folder or paths.resources() / "guide").glob("*.md"))
    return [_chapter(path) for path in files]


def _chapter(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    return Chapter(path.stem.split("-", 1)[-1], text.splitlines()[0].lstrip("# "), text)
