"""Cards or tiles beside each other where there is room, beneath each other where there is not (large text)."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from hivedesk.ui import theme


class Columns(QWidget):
    """As many columns as fit with ``least`` pixels each (at 100 per cent), at most as many as there are widgets."""

    def __init__(self, *widgets: QWidget, least: float = 260, gap: float = 14, weights: tuple[int, ...] = ()) -> None:
        """``weights`` share the width while all stand in one row; otherwise the columns are equal."""
        super().__init__()
        self._widgets = list(widgets)
        self._least = least
        self._weights = weights
        self._across = 0
        self._grid = QGridLayout(self)
        theme.set_spacing(self._grid, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange(len(self._widgets) or 1)
        theme.changes().changed.connect(self._fit)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self._widgets.append(widget)
        self._across = 0
        self._fit()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        widths = [widget.minimumSizeHint().width() for widget in self._widgets]
        return QSize(max(widths, default=0), hint.height())  # narrow enough to be folded

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = self._grid.horizontalSpacing()
        fitting = max(1, (self.width() + gap) // (theme.px(self._least) + gap))
        count = max(1, len(self._widgets))
        across = min(fitting, count)
        if across < count:  # fill the rows evenly: four tiles as two and two, not as three and one
            rows = -(-count // across)
            across = -(-count // rows)
        if across != self._across:
            self._arrange(across)

    def _arrange(self, across: int) -> None:
        self._across = across
        for widget in self._widgets:
            self._grid.removeWidget(widget)
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // across, place % across)
        in_one_row = across >= len(self._widgets)
        for at in range(max(across, len(self._widgets))):
            weight = self._weights[at] if in_one_row and at < len(self._weights) else 1
            self._grid.setColumnStretch(at, weight if at < across else 0)
        self.updateGeometry()


class FoldingRow(QWidget):
    """A line of widgets that becomes a column where it is narrower than ``least`` (at 100 per cent)."""

    def __init__(self, *widgets: tuple[QWidget, int], least: float, gap: float = 8) -> None:
        """``widgets`` with the share that each has of the line."""
        super().__init__()
        self._least = least
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        theme.set_spacing(self._line, gap)
        for widget, share in widgets:
            self._line.addWidget(widget, share)
        theme.changes().changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        items = (self._line.itemAt(at) for at in range(self._line.count()))
        return QSize(max((item.minimumSize().width() for item in items if item is not None), default=0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wanted = down if self.width() < theme.px(self._least) else across
        if self._line.direction() is not wanted:
            self._line.setDirection(wanted)
            self.updateGeometry()
