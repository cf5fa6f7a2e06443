"""What the colours and signs of the rota mean, beneath it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from hivedesk.casework.rota_board import Free
from hivedesk.ui import theme
from hivedesk.ui.screens.sleepovers.rota_look import Look
from hivedesk.ui.screens.sleepovers.rota_paint import paint_pinned, paint_sample, paint_sort_of_night
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow

_Paint = Callable[[QPainter, QRect], None]


class RotaLegend(FlowRow):
    """Samples with their words; they follow the theme."""

    def __init__(self) -> None:
        super().__init__(gap=12)
        self.setAccessibleName("What the colours and signs mean")
        self._samples: list[tuple[QLabel, _Paint]] = []
        for look in Look:
            self._add(look.value, partial(paint_sample, look=look))
        self._add("Pinned", paint_pinned)
        self._add("Cannot host", partial(paint_sort_of_night, free=Free.AWAY))
        self._add("To be asked", partial(paint_sort_of_night, free=Free.ASK))
        self.add(label("d  Day care", Role.SMALL))
        self._draw()
        theme.changes().changed.connect(self._draw)

    def _add(self, words: str, paint: _Paint) -> None:
        sample = QLabel()
        self._samples.append((sample, paint))
        item = QWidget()
        line = row(4, into=item)
        line.addWidget(sample)
        line.addWidget(label(words, Role.SMALL))
        self.add(item)

    def _draw(self) -> None:
        size, ratio = QSize(theme.px(20), theme.px(13)), self.devicePixelRatioF()
        for sample, paint in self._samples:
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, QRect(0, 0, size.width(), size.height()))
            painter.end()
            sample.setPixmap(picture)
