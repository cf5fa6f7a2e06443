"""Rows that keep their height while what stands in them grows less, so that nothing beneath them moves."""

from PySide6.QtWidgets import QWidget


def hold_height(row: QWidget, held: bool) -> None:
    """Keep the height that a shown row has now, or let it be as high as it needs."""
    row.setMinimumHeight(row.height() if held and row.isVisible() else 0)
