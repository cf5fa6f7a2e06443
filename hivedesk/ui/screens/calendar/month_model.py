"""The days of a month as a table: a row a week, a column a day; each cell says its day in full."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hivedesk.domain.calendar.weeks import week_number
from hivedesk.ui.screens.calendar.days import Day, spoken_day

AnyIndex = QModelIndex | QPersistentModelIndex
DAY = int(Qt.ItemDataRole.UserRole)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_SHOWN = int(Qt.ItemDataRole.DisplayRole)


class MonthModel(QAbstractTableModel):
    """Shows the weeks it is given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.weeks: tuple[tuple[Day, ...], ...] = ()

    def set_weeks(self, weeks: tuple[tuple[Day, ...], ...]) -> None:
        """Show these weeks."""
        if len(weeks) == len(self.weeks):  # the keyboard keeps its cell
            self.weeks = weeks
            self.dataChanged.emit(self.index(0, 0), self.index(len(weeks) - 1, 6))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(weeks) - 1)
            return
        self.beginResetModel()
        self.weeks = weeks
        self.endResetModel()

    def day(self, index: AnyIndex) -> Day:
        """The day of a cell."""
        return self.weeks[index.row()][index.column()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.weeks)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 7

    def data(self, index: AnyIndex, role: int = _SHOWN) -> Any:
        if not index.isValid():
            return None
        if role == DAY:
            return self.day(index)
        if role == _SPOKEN:
            return spoken_day(self.day(index))
        return str(self.day(index).day.day) if role == _SHOWN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return {_SHOWN: WEEKDAYS[section][:3], _SPOKEN: WEEKDAYS[section]}.get(role)
        if section >= len(self.weeks):
            return None
        number = week_number(self.weeks[section][0].day)
        return {_SHOWN: str(number), _SPOKEN: f"Week {number}"}.get(role)
