"""The bones of a screen: its header, its cards, its sections, and what it says while there is nothing to show."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.flow_layout import FlowLayout
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.steady_scroll import SteadyScrollArea


class PageHeader(QWidget):
    """Title, a sentence beneath it, and the screen's actions at the right (below, when there is no room)."""

    def __init__(self, title: str, subtitle: str = "", *actions: QWidget) -> None:
        super().__init__()
        self.title = label(title, Role.TITLE, wrap=True)
        self.subtitle = label(subtitle, Role.MUTED, wrap=True)
        if not subtitle:
            self.subtitle.hide()  # never *shown* here: without a parent it would be a window of its own for a moment
        self._outer = row(12, into=self)
        words = column(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._outer.addLayout(words, 1)
        self._actions = _Actions(*actions)
        self._outer.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(self._actions.minimumSizeHint().width(), theme.px(180)), hint.height())

    def _turn(self) -> None:
        narrow = self._actions.sizeHint().width() > self.width() * 0.62
        wanted = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        if self._outer.direction() is not wanted:
            self._outer.setDirection(wanted)
            side = Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignVCenter  # none: as wide as the header
            self._outer.setAlignment(self._actions, side)


class Card(QFrame):
    """A white sheet with an optional heading; put things into ``body``."""

    def __init__(self, heading: str = "", *, gap: float = 10, padding: float = 18) -> None:
        super().__init__()
        theme.set_role(self, Role.CARD)
        self._outer = column(gap, padding, padding - 2, padding, padding, into=self)
        self.heading = SectionHeading(heading)
        if not heading:
            self.heading.hide()
        self._outer.addWidget(self.heading)
        self.body = column(gap)
        self._outer.addLayout(self.body, 1)
        if heading:
            self.setAccessibleName(heading)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget into the body."""
        self.body.addWidget(widget, stretch)

    def empty(self) -> None:
        """Take everything out of the body."""
        clear(self.body)


class SectionHeading(QWidget):
    """A heading with things at its right: a number, a link."""

    def __init__(self, text: str, *beside: QWidget) -> None:
        super().__init__()
        layout = row(8, into=self)
        self.text = label(text, Role.HEADING, wrap=True)
        layout.addWidget(self.text, 1)
        for widget in beside:
            layout.addWidget(widget)
        self._layout = layout

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right."""
        self._layout.addWidget(widget)


class EmptyState(QWidget):
    """What to do first: icon, heading, sentence, one button (or two)."""

    def __init__(
        self,
        icon_name: str,
        heading: str,
        sentence: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        layout = column(8, 24, into=self)
        layout.addStretch(2)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._picture)
        heading_label = label(heading, Role.HEADING, wrap=True)
        heading_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(heading_label)
        if sentence:
            words = label(sentence, Role.MUTED, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(words)
        self.button = button(action, on_action, role=Role.PRIMARY)
        if not action:
            self.button.hide()  # never shown here: it has no parent yet and would be a window of its own
        self._buttons = row(10, 0, 6, 0, 0)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.button)
        self._buttons.addStretch(1)
        layout.addLayout(self._buttons)
        layout.addStretch(3)
        self._draw()
        theme.changes().changed.connect(self._draw)

    def add_button(self, text: str, on_click: Callable[[], object]) -> QPushButton:
        """Offer another way to begin, beside the first."""
        made = button(text, on_click)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made

    def _draw(self) -> None:
        self._picture.setPixmap(icons.pixmap(self._icon_name, Ink.MUTED, theme.px(40), self.devicePixelRatioF()))


class ScrollPage(SteadyScrollArea):
    """A screen that scrolls up and down, sideways only where it must; put things into ``body``."""

    def __init__(self, *, gap: float = 14, margin: float = 28) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = _Page()
        self._page.setObjectName("page")
        self.body: QVBoxLayout = column(gap, margin, margin - 6, margin, margin - 4, into=self._page)
        self.setWidget(self._page)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._focus_moved)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._page.minimumSizeHint().width(), theme.px(420)), theme.px(120))

    @contextmanager
    def filled_unseen(self) -> Iterator[None]:
        """While many parts are shown and hidden: laid out once at the end, not after each; where no focus is lost."""
        focused = self._page.window().focusWidget()
        unseen = focused is None or not self._page.isAncestorOf(focused)
        if unseen:
            self._page.hide()
        try:
            yield
        finally:
            if unseen:
                self._page.show()

    @contextmanager
    def scrolled_as_before(self) -> Iterator[None]:
        """While what it holds is made anew: afterwards, once all of it has its room, it is scrolled as it was."""
        position = self.verticalScrollBar().value()
        yield
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(position))

    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        focused = self.focusWidget()
        if moved and focused is not None and self._page.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, theme.px(24), theme.px(48))
        return moved

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        """Qt scrolls while Tab goes on within the page, and not when it comes in from elsewhere."""
        if now is None or not self._page.isAncestorOf(now) or (old is not None and self._page.isAncestorOf(old)):
            return
        if now.isVisible() and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now, theme.px(24), theme.px(48))


class _Page(QWidget):
    """As high as its layout needs at the width it has (Qt would take the height it needs when narrowest)."""

    def minimumSizeHint(self) -> QSize:
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth() or self.width() < hint.width():
            return hint
        return QSize(hint.width(), layout.minimumHeightForWidth(self.width()))


class FlowRow(QWidget):
    """Widgets side by side that go on in the next line."""

    def __init__(self, *widgets: QWidget, gap: float = 8) -> None:
        super().__init__()
        self.flow = FlowLayout(gap, into=self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.flow.addWidget(widget)

    def sizeHint(self) -> QSize:
        return self.flow.minimumSize()  # one line; Qt would ask for the height at the narrowest width

    def minimumSizeHint(self) -> QSize:
        return self.flow.minimumSize()

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        self.flow.addWidget(widget)

    def clear(self) -> None:
        """Take everything out."""
        clear(self.flow)


class _Actions(FlowRow):
    """A header's buttons: on one line where there is room, else on as many as they need."""

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self.flow.items() if not item.isEmpty()]
        gaps = self.flow.spacing() * max(0, len(hints) - 1)
        return QSize(sum(hint.width() for hint in hints) + gaps, max((hint.height() for hint in hints), default=0))


def divider() -> QFrame:
    """A thin line between two things."""
    line = QFrame()
    theme.set_role(line, Role.LINE)
    return line
