"""The days of a week as tables: what stands above the hours, and the hours by halves; each cell says itself in full."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hivedesk.ui.screens.calendar.days import Day, spoken_above, spoken_hour
from hivedesk.ui.screens.calendar.month_model import DAY, WEEKDAYS

AnyIndex = QModelIndex | QPersistentModelIndex
HALF_HOUR = 30
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_SHOWN = int(Qt.ItemDataRole.DisplayRole)


class _WeekModel(QAbstractTableModel):
    rows = 1

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.week: tuple[Day, ...] = ()

    def set_week(self, week: tuple[Day, ...]) -> None:
        """Show these seven days."""
        if self.week:
            self.week = week
            self.dataChanged.emit(self.index(0, 0), self.index(self.rows - 1, 6))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 6)
            return
        self.beginResetModel()
        self.week = week
        self.endResetModel()

    def spoken(self, day: Day, row: int) -> str:
        """How a cell is said."""
        raise NotImplementedError

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or not self.week else self.rows

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 7

    def data(self, index: AnyIndex, role: int = _SHOWN) -> Any:
        if not index.isValid():
            return None
        day = self.week[index.column()]
        if role == DAY:
            return day
        return self.spoken(day, index.row()) if role == _SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> Any:
        if orientation is Qt.Orientation.Vertical or not self.week:
            return None
        day = self.week[section].day
        return {_SHOWN: f"{WEEKDAYS[section][:3]} {day.day}", _SPOKEN: f"{WEEKDAYS[section]} {day.day}"}.get(role)


class AboveModel(_WeekModel):
    """One row: what lasts all day or several."""

    def spoken(self, day: Day, row: int) -> str:
        return spoken_above(day)


class HoursModel(_WeekModel):
    """48 rows, each half an hour on the wall clock."""

    rows = 48

    def spoken(self, day: Day, row: int) -> str:
        return spoken_hour(day, row * HALF_HOUR, HALF_HOUR)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> Any:
        if orientation is Qt.Orientation.Vertical and role in (_SHOWN, _SPOKEN):
            return f"{section // 2:02}:00" if section % 2 == 0 else f"{section // 2:02}:30" if role == _SPOKEN else ""
        return super().headerData(section, orientation, role)
