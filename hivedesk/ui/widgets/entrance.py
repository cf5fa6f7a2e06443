"""The bones of what is seen while no vault is open: HiveDesk's name at the left, one page at a time beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QGraphicsOpacityEffect,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hivedesk.ui import icons, theme
from hivedesk.ui.icons import Ink
from hivedesk.ui.jobs import QtBackground
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import ScrollPage
from hivedesk.ui.widgets.tab_order import put_in_order

_WIDEST = 720  # px at 100 per cent: a line of text stays easy to read
_FAINT = 0.7  # of the text's colour on the dark ground: contrast stays above 4.5 : 1


class Entrance(QWidget):
    """Holds the pages; the column at the left becomes a slim bar above them where there is no room for both."""

    def __init__(self, *promises: str) -> None:
        super().__init__()
        self._outer = row(0, into=self)
        self.side = _Side(promises)
        self._outer.addWidget(self.side)
        self.pages = QStackedWidget()
        self._outer.addWidget(self.pages, 1)
        theme.changes().changed.connect(self._turn)

    def add(self, page: "EntrancePage") -> None:
        """One more page."""
        self.pages.addWidget(page)

    def bring(self, page: "EntrancePage") -> None:
        """Show a page and put the keyboard where it begins."""
        self.pages.setCurrentWidget(page)
        put_in_order(page)
        page.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < theme.px(900)
        wanted = self._outer.Direction.TopToBottom if narrow else self._outer.Direction.LeftToRight
        if self._outer.direction() is not wanted:
            self._outer.setDirection(wanted)
        self.side.set_slim(narrow)


class _Side(QFrame):
    """The name, the steps of what she is doing, and what she may rely on."""

    def __init__(self, promises: Sequence[str]) -> None:
        super().__init__()
        theme.set_role(self, Role.NAVIGATION)
        layout = column(10, 26, 22, 26, 22, into=self)
        head = row(10)
        self._mark = QLabel()
        head.addWidget(self._mark)
        head.addWidget(label("HiveDesk", Role.TITLE), 1)
        layout.addLayout(head)
        self._rest = QWidget()
        rest = column(12, 0, 26, 0, 0, into=self._rest)
        self._steps: QVBoxLayout = column(10)
        rest.addLayout(self._steps)
        rest.addStretch(1)
        for promise in promises:
            rest.addWidget(label(promise, wrap=True))
        layout.addWidget(self._rest, 1)
        self._slim: bool | None = None
        self._draw()
        theme.changes().changed.connect(self._draw)

    def show_steps(self, steps: Sequence[str], at: int) -> None:
        """Say which step of how many this is; none hides them."""
        clear(self._steps)
        for place, step in enumerate(steps):
            line = label(f"{place + 1}  {step}", Role.STRONG if place == at else None, wrap=True)
            line.setAccessibleName(f"Step {place + 1} of {len(steps)}: {step}" + (", now" if place == at else ""))
            if place != at:
                faint = QGraphicsOpacityEffect(line)
                faint.setOpacity(_FAINT)
                line.setGraphicsEffect(faint)
            self._steps.addWidget(line)

    def set_slim(self, slim: bool) -> None:
        """A bar above the page, or a column beside it."""
        if slim is self._slim:
            return
        self._slim = slim
        self._draw()

    def _draw(self) -> None:
        self._mark.setPixmap(icons.pixmap("hive", Ink.NAV, theme.px(30), self.devicePixelRatioF()))
        self._rest.setVisible(not self._slim)
        layout = self.layout()
        if layout is not None:
            end = 8 if self._slim else 22
            theme.set_spacing(layout, 10, 26, end, 26, end)
        if self._slim:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        else:
            self.setFixedWidth(theme.px(280))
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)


class EntrancePage(QWidget):
    """Title, sentence, errors, then ``body``; the ways on and back in ``foot``, always in view.

    Enter goes on and Escape back, wherever the keyboard is; on a button Enter presses that button.
    """

    went_on = Signal()
    went_back = Signal()

    def __init__(self, title: str, sentence: str = "", *, widest: float = _WIDEST) -> None:
        super().__init__()
        self._widest = widest
        outer = column(0, into=self)
        self._area = ScrollPage(gap=0, margin=36)
        outer.addWidget(self._area, 1)
        self._content = QWidget()
        inner = column(16, into=self._content)
        self.title = label(title, Role.DISPLAY, wrap=True)
        self.sentence = label(sentence, Role.MUTED, wrap=True)
        if not sentence:
            self.sentence.hide()  # never shown before it has a parent: it would be a window of its own for a moment
        head = column(6)
        head.addWidget(self.title)
        head.addWidget(self.sentence)
        inner.addLayout(head)
        self.errors = ErrorBanner()
        inner.addWidget(self.errors)
        self.body: QVBoxLayout = column(16)
        inner.addLayout(self.body)
        self._area.body.addStretch(1)
        self._area.body.addLayout(_centred(self._content))
        self._area.body.addStretch(2)
        self._foot_frame = QFrame()
        theme.set_role(self._foot_frame, Role.STATUS)
        self._foot_content = QWidget()
        self.foot = row(8, into=self._foot_content)
        column(0, 36, 12, 36, 12, into=self._foot_frame).addLayout(_centred(self._foot_content))
        self._foot_frame.hide()
        outer.addWidget(self._foot_frame)
        self._resize()
        theme.changes().changed.connect(self._resize)

    def begin(self) -> None:
        """Put the keyboard where the page begins: the first thing that can be typed into or pressed."""
        place = self._area.nextInFocusChain()
        while place is not None and place is not self._area:
            if self._content.isAncestorOf(place) and place.isVisibleTo(self) and _takes_keyboard(place):
                place.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            place = place.nextInFocusChain()

    def add_way_back(self, text: str = "Back") -> QAbstractButton:
        """The button that goes back, at the left."""
        self._foot_frame.show()
        made = button(text, self.went_back.emit)
        self.foot.insertWidget(0, made)
        self.foot.insertStretch(1, 1)
        return made

    def add_way_on(self, text: str) -> QAbstractButton:
        """The button that goes on, at the right."""
        self._foot_frame.show()
        if not self.foot.count():
            self.foot.addStretch(1)
        made = button(text, self.went_on.emit, role=Role.PRIMARY)
        self.foot.addWidget(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton) and not isinstance(focused, QCheckBox):
                focused.click()
            else:
                self.went_on.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.went_back.emit()
        else:
            super().keyPressEvent(event)

    def _resize(self) -> None:
        for widget in (self._content, self._foot_content):
            widget.setMaximumWidth(theme.px(self._widest))


class WaitingPage(EntrancePage):
    """Shown while a job runs: what it does, how far it is, and *Cancel* where it can be cancelled."""

    def __init__(self, background: QtBackground, title: str, sentence: str = "", *, cancel: bool = False) -> None:
        super().__init__(title, sentence)
        self._background = background
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.words = label("", Role.MUTED, wrap=True)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.words)
        if cancel:
            self.add_way_back("Cancel")
        background.changed.connect(self.refresh)

    def say(self, title: str, sentence: str = "") -> None:
        """Wait for something else."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self.words.setText("")

    def refresh(self) -> None:
        """Show how far it is now."""
        shown = self._background.shown()
        if shown and self.isVisible():
            self.bar.setRange(0, max(0, shown[0].total))
            self.bar.setValue(min(shown[0].done, shown[0].total))
            self.words.setText(shown[0].what)


def _takes_keyboard(widget: QWidget) -> bool:
    wanted = int(Qt.FocusPolicy.TabFocus.value)
    return widget.isEnabled() and bool(int(widget.focusPolicy().value) & wanted)


def _centred(widget: QWidget) -> QVBoxLayout:
    """A layout that keeps a widget of limited width in the middle."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    line = row(0)
    line.addStretch(1)
    line.addWidget(widget, 1000)
    line.addStretch(1)
    outer = column(0)
    outer.addLayout(line)
    return outer
