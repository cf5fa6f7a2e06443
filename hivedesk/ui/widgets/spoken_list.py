"""A list model for rows that a delegate paints: each carries its record, and says itself to assistive technology."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
Record = TypeVar("Record")
RECORD = int(Qt.ItemDataRole.UserRole)
_SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


class SpokenListModel(QAbstractListModel, Generic[Record]):
    """``spoken`` gives the words of a row; the record itself stands under the role `RECORD`."""

    def __init__(self, parent: QObject, spoken: Callable[[Record], str]) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._records: tuple[Record, ...] = ()

    def set_records(self, records: Sequence[Record]) -> None:
        """Show these, in this order."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: AnyIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        record = self._records[index.row()]
        if role == RECORD:
            return record
        return self._spoken(record) if role in _SPOKEN else None
