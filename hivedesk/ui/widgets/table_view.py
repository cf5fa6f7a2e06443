"""The one table: whole rows, no grid, sorted by its headings, opened by Enter or double click."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from hivedesk.ui import fonts, theme
from hivedesk.ui.widgets.delegates import HitDelegate, PillDelegate, RowDelegate
from hivedesk.ui.widgets.rows_model import RowsTableModel

ROW_HEIGHT = 40


class TableView(QTableView):
    """``opened`` comes with the row that was asked for, ``chosen`` with the one selected (None for none)."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RowsTableModel[Any], name: str, *, zebra: bool = False, hit_lines: int = 1) -> None:
        super().__init__()
        self._rows = model
        self._hit_lines = hit_lines
        self._remembered: Hashable = None
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(zebra)
        self.setWordWrap(hit_lines > 1)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setModel(model)
        self._set_delegates()
        self._set_header()
        self._resize()
        self.activated.connect(self._opened)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._chosen)
        theme.changes().changed.connect(self._resize)

    def current_row(self) -> Any:
        """The selected row, or None."""
        found = self.selectionModel().selectedRows()
        return self._rows.row(found[0].row()) if found else None

    def select_key(self, key: Hashable) -> bool:
        """Select the row with this key and bring it into view; False when it is not there."""
        place = self._rows.place_of(key)
        if place < 0:
            return False
        index = self._rows.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def sort_by(self, column: int, *, ascending: bool = True) -> None:
        """Sort as a press on the heading would."""
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.selectionModel().hasSelection() and self._rows.rowCount():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            tick = self._rows.index(self.currentIndex().row(), self._rows.tick_column())
            state = tick.data(Qt.ItemDataRole.CheckStateRole) if tick.isValid() else None
            if state is not None:
                wanted = Qt.CheckState.Unchecked if state is Qt.CheckState.Checked else Qt.CheckState.Checked
                self._rows.setData(tick, wanted, int(Qt.ItemDataRole.CheckStateRole))
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def viewportEvent(self, event: QEvent) -> bool:
        """Text that is cut off, and has no tool tip of its own, is told whole under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.cut_off(self.indexAt(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self.viewport())
                return True
        return super().viewportEvent(event)

    def cut_off(self, index: QModelIndex) -> str:
        """The text of a cell that has no room for it; "" where it is read whole, or has a tool tip."""
        if not index.isValid() or index.data(Qt.ItemDataRole.ToolTipRole):
            return ""
        words = str(index.data() or "")
        return words if self.sizeHintForIndex(index).width() > self.columnWidth(index.column()) else ""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(ROW_HEIGHT) * 3)

    def _set_delegates(self) -> None:
        self.setItemDelegate(RowDelegate(self))
        for place, column in enumerate(self._rows.columns):
            if column.tone is not None:
                self.setItemDelegateForColumn(place, PillDelegate(self))
            elif column.hits is not None:
                self.setItemDelegateForColumn(place, HitDelegate(self, lines=self._hit_lines))

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorClearable(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(any(column.sort_key is not None for column in self._rows.columns))

    def _resize(self) -> None:
        self.setFont(fonts.table_font())
        lines = self._hit_lines - 1
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT) + lines * self.fontMetrics().lineSpacing())
        self.verticalHeader().setMinimumSectionSize(theme.px(24))
        self.setIconSize(QSize(theme.px(17), theme.px(17)))
        self.horizontalHeader().setMinimumSectionSize(theme.px(40))
        for place, column in enumerate(self._rows.columns):
            if column.width:
                self.setColumnWidth(place, theme.px(column.width))
        self._share_width()

    def _spare_columns(self) -> None:
        """Hide what can be spared until the rest has room; with more room it comes back."""
        columns = self._rows.columns
        widths = [theme.px(column.width or column.least) for column in columns]
        over = sum(widths) - self.viewport().width()
        for at in sorted(range(len(columns)), key=lambda at: -columns[at].spare):
            if columns[at].spare:
                self.setColumnHidden(at, over > 0)
                over -= widths[at] if over > 0 else 0

    def _share_width(self) -> None:
        self._spare_columns()
        shared = [
            at for at, column in enumerate(self._rows.columns) if not column.width and not self.isColumnHidden(at)
        ]
        if not shared:
            return
        taken = sum(
            self.columnWidth(at)
            for at in range(len(self._rows.columns))
            if at not in shared and not self.isColumnHidden(at)
        )
        each = (self.viewport().width() - taken) // len(shared)
        for at in shared:
            self.setColumnWidth(at, max(theme.px(self._rows.columns[at].least), each))

    def _opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.row(index.row()))

    def _chosen(self) -> None:
        self.chosen.emit(self.current_row())

    def _remember(self) -> None:
        row = self.current_row()
        self._remembered = None if row is None else self._rows.key(row)

    def _restore(self) -> None:
        if self._remembered is not None:
            self.select_key(self._remembered)
