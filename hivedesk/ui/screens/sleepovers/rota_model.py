"""The rota of a month as a table: a row a host, two columns about it, then one a night; each cell says it in full."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hivedesk.foundation.clock import format_date
from hivedesk.ui.screens.sleepovers.rota_view_model import RotaRow, RotaState
from hivedesk.ui.screens.sleepovers.rota_words import cell_words, fairness_words

AnyIndex = QModelIndex | QPersistentModelIndex
NAME, FAIR, NIGHTS = 0, 1, 2  # columns: the host, its child-nights, and the first night
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_SHOWN = int(Qt.ItemDataRole.DisplayRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACROSS = Qt.Orientation.Horizontal


class RotaModel(QAbstractTableModel):
    """Shows the month it is given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.state = RotaState()

    def set_state(self, state: RotaState) -> bool:
        """Show this month; whether rows or columns are others than before."""
        before = self.state
        others = len(before.nights) != len(state.nights) or _keys(before) != _keys(state)
        if others:
            self.beginResetModel()
        self.state = state
        if others:
            self.endResetModel()
        elif state.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(state.rows) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(_ACROSS, 0, self.columnCount() - 1)
        return others

    def row(self, index: AnyIndex) -> RotaRow:
        """The row of a cell."""
        return self.state.rows[index.row()]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.state.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or not self.state.nights else NIGHTS + len(self.state.nights)

    def data(self, index: AnyIndex, role: int = _SHOWN) -> Any:
        if not index.isValid() or role not in (_SHOWN, _SPOKEN):
            return None
        row = self.row(index)
        if index.column() == NAME:
            return row.name
        if index.column() == FAIR:
            shown = "" if row.host_id is None else str(row.child_nights)
            return shown if role == _SHOWN else fairness_words(self.state, row)
        place = index.column() - NIGHTS
        if role == _SPOKEN:
            return cell_words(self.state, row, place)
        return "; ".join(", ".join(one.names) for one in row.at(place))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> Any:
        if role not in (_SHOWN, _SPOKEN) and (role != _TIP or section != FAIR):
            return None
        if orientation is not _ACROSS:
            return self.state.rows[section].name if section < len(self.state.rows) else None
        if section == NAME:
            return "Host"
        if section == FAIR:
            spoken = f"Child-nights hosted over {self.state.counted}"
            return f"{self.state.months} months\nto {self.state.counted_to}" if role == _SHOWN else spoken
        if section - NIGHTS >= len(self.state.nights):
            return None
        night = self.state.nights[section - NIGHTS]
        return str(night.day) if role == _SHOWN else format_date(night)


def _keys(state: RotaState) -> list[str]:
    return [row.key for row in state.rows]
