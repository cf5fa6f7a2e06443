"""Which kinds are shown: toggles with the colour that the kind has in the calendar."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QPushButton

from hivedesk.domain.calendar.items import ItemKind
from hivedesk.ui import theme
from hivedesk.ui.screens.calendar.item_look import colours
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.page import FlowRow


class KindBar(FlowRow):
    """``changed`` comes with the kinds that are on."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=6)
        self.setAccessibleName("Kinds shown")
        self.toggles: dict[ItemKind, QPushButton] = {}
        self._quiet = False
        for kind in ItemKind:
            made = QPushButton(kind.value)
            made.setCheckable(True)
            made.setChecked(True)
            made.setAutoDefault(False)
            theme.set_role(made, Role.KIND)
            theme.set_icon_size(made, 14, gap=4)
            made.toggled.connect(self._toggled)
            self.toggles[kind] = made
            self.add(made)
        self._draw()
        theme.changes().changed.connect(self._draw)

    def show_kinds(self, kinds: Iterable[ItemKind]) -> None:
        """Put these on and the others off; emits nothing."""
        wanted = frozenset(kinds)
        self._quiet = True
        for kind, made in self.toggles.items():
            made.setChecked(kind in wanted)
        self._quiet = False

    def _toggled(self) -> None:
        self._draw()
        if not self._quiet:
            self.changed.emit(frozenset(kind for kind, made in self.toggles.items() if made.isChecked()))

    def _draw(self) -> None:
        for kind, made in self.toggles.items():
            made.setIcon(self._square(kind, filled=made.isChecked()))

    def _square(self, kind: ItemKind, *, filled: bool) -> QIcon:
        """A square in the kind's colour with a tick in it, or its outline alone: on and off are told by shape too."""
        side, ratio = theme.px(14), self.devicePixelRatioF()
        tokens = theme.tokens()
        ink = QColor(colours(kind, tokens)[0])
        picture = QPixmap(round((side + theme.space(4)) * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, max(1.5, side / 9)))
        painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), side / 5, side / 5)
        if filled:
            painter.setPen(QPen(QColor(tokens.surface), max(1.6, side / 8)))
            painter.drawPolyline([_point(side, x, y) for x, y in ((0.28, 0.53), (0.44, 0.69), (0.74, 0.34))])
        painter.end()
        return QIcon(picture)


def _point(side: int, x: float, y: float) -> QPointF:
    return QPointF(side * x, side * y)
