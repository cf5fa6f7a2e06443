"""Things side by side that go on in the next line when the line is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

from hivedesk.ui import theme


class FlowLayout(QLayout):
    """Chips, check boxes, pills."""

    def __init__(self, gap: float = 8, *, into: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        theme.set_spacing(self, gap)
        if into is not None:
            into.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def items(self) -> tuple[QLayoutItem, ...]:
        """All that it holds, in order."""
        return tuple(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        y = room.y()
        for line in self._lines(room.width()):
            height = max(size.height() for _item, size in line)
            x = room.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        used = y - self.spacing() if y > room.y() else y
        return used - rect.y() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            widest = max(width, item.minimumSize().width())
            size = _size_of(item, widest)
            if not lines or taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self.spacing()
        return lines


def _size_of(item: QLayoutItem, widest: int) -> QSize:
    """How large something is on a line; words that may wrap do so only where they have no room on one line."""
    made = item.widget()
    if isinstance(made, QLabel) and made.wordWrap():
        across = made.fontMetrics().horizontalAdvance(made.text()) + made.margin() * 2 + 2
        width = min(across, widest)
        return QSize(width, made.heightForWidth(width))
    return item.sizeHint().boundedTo(QSize(widest, 1 << 20))
