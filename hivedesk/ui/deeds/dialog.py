"""The dialog of every deed: who it is about, what it does, its fields, Save and Cancel.

What is typed is kept as a draft from the first key on; closing the dialog, locking or a crash loses nothing.
"""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from hivedesk.casework import drafts
from hivedesk.casework.desk import Changed
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import HiveDeskError, RuleRefused
from hivedesk.ui import theme
from hivedesk.ui.deeds.deed_fields import DeedFields
from hivedesk.ui.deeds.deed_form import DeedForm
from hivedesk.ui.deeds.outlook_pane import OutlookPane
from hivedesk.ui.draft_keeper import DraftKeeper
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import ScrollPage, divider
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

LOOK_MS = 250
KEYS = "Ctrl+S saves, Escape keeps it for later"
KEPT = "Not saved. What you typed is kept, and listed on Today."
_WIDE, _NARROW = 1040, 700  # px at 100 per cent
_FOLD_BELOW = 860
_ANY_HEIGHT = 16_777_215  # Qt's own "no limit"


class DeedDialog(QDialog):
    """Open it with `opening.open_deed`."""

    def __init__(self, workplace: Workplace, form: DeedForm, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.form = form
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(form.wanted.deed)
        self.setAccessibleName(form.wanted.deed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_MS)
        self._pause.timeout.connect(self._look)
        self._build()
        self._keeper = DraftKeeper(workplace, self, self._typed_now)
        self._restore()
        self._keeper.begin(form.key)
        workplace.about_to_lock.connect(self._lock)  # after the keeper has kept what is typed
        self._look()
        self.resize(self.sizeHint())
        put_in_order(self)
        self.fields.focus_first()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size() - QSize(40, 60)
        width = min(theme.px(_WIDE if self.form.looks_ahead else _NARROW), room.width())
        inner = width * 6 // 10 if self.form.looks_ahead and width >= theme.px(_FOLD_BELOW) else width
        height = self._page.body.totalHeightForWidth(inner)
        return QSize(width, height + self._foot.sizeHint().height() + theme.px(30)).boundedTo(room)

    # -- acting

    def save(self) -> None:
        """Do it, or say beside the field why not."""
        self.errors.clear()
        self.fields.settle()
        if not self.fields.check():
            return
        typed = self.fields.typed()
        try:
            changed = self.form.save(typed)
        except RuleRefused as error:
            place = self.form.place_of(error, typed)
            if place is None:
                self.errors.show_error(error)
            else:
                self.fields.set_error(place, str(error))
        except HiveDeskError as error:
            self.errors.show_error(error)
        else:
            self._done(changed)

    def discard(self) -> None:
        """Throw away what was typed before, and begin anew."""
        self._keeper.forget()
        self._restored.hide()
        self.errors.clear()
        self.form = type(self.form)(self._workplace.desk, self.form.wanted, self.form.sight)
        self.fields.begin(self.form)
        self._keeper.begin(self.form.key)
        self._look()
        self.fields.focus_first()

    def reject(self) -> None:
        """Close it; what was typed waits."""
        waits = self.fields.is_changed()
        self._keeper.keep()
        self._end()
        super().reject()
        if waits:
            self._workplace.said.emit(KEPT, False)

    def _remove(self) -> None:
        changed = self._workplace.ask(self.form.remove)
        if changed is not None:
            self._done(changed)

    def _done(self, changed: Changed | None) -> None:
        self._keeper.forget()
        self._end()
        self.accept()
        if changed is not None:
            self._workplace.do(lambda: changed)
        else:
            self._workplace.said.emit("Nothing had changed.", False)

    def _lock(self) -> None:
        self._end()
        super().reject()

    def _end(self) -> None:
        self._pause.stop()
        self._keeper.release()

    # -- what is typed

    def _changed(self) -> None:
        self._keeper.touch()
        self._pause.start()

    def _typed_now(self) -> dict[str, object] | None:
        return self.fields.draft() if self.fields.is_changed() else None

    def _restore(self) -> None:
        draft = self._workplace.ask(lambda: drafts.find_draft(self._workplace.desk, self.form.key))
        if draft is None:
            self._restored.hide()
            return
        self.fields.restore(draft.typed)
        self._restored.say(f"Restored what you typed on {format_moment(draft.changed_at)}.")

    def _look(self) -> None:
        waits = self.form.waits_for_dates and self.fields.is_half_typed
        typed = None if waits else self.fields.readable()
        if typed is not None:
            outlook = self._workplace.ask(lambda: self.form.outlook(typed))
            if outlook is not None:
                self.outlook.show_outlook(outlook)
                self._fold()
                QTimer.singleShot(0, self, self._fold)  # once more when what came into view has been laid out

    # -- building

    def _build(self) -> None:
        self._page = ScrollPage(gap=14, margin=26)
        self._restored = Banner(Tone.INFO)
        self._restored.add_button("Discard", self.discard)
        self.errors = ErrorBanner()
        self.fields = DeedFields(self.form, self._workplace.desk)
        self.fields.changed.connect(self._changed)
        self.outlook = OutlookPane()
        body = self._page.body
        body.addWidget(label(self.form.wanted.deed, Role.TITLE, wrap=True))
        for name in self.form.names:
            body.addWidget(label(name, Role.STRONG, wrap=True))
        body.addWidget(label(self.form.sentence, Role.MUTED, wrap=True))
        for fact in self.form.facts:
            body.addWidget(label(fact, wrap=True))
        for widget in (self._restored, self.errors, self.fields):
            body.addWidget(widget)
        if not self.form.looks_ahead:
            body.addWidget(self.outlook)
        body.addStretch(1)
        self._outer = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        theme.set_spacing(self._outer, 0)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(self._page, 3)
        self._side = self._beside()
        self._outer.addLayout(self._middle, 1)
        self._outer.addWidget(divider())
        self._foot = self._buttons()
        self._outer.addWidget(self._foot)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        if (only := self.fields.only_line()) is not None:
            only.returnPressed.connect(self.save)

    def _beside(self) -> ScrollPage | None:
        """Room for the outlook next to the fields, so that it stays in view while she types."""
        if not self.form.looks_ahead:
            return None
        side = ScrollPage(gap=10, margin=20)
        side.body.addWidget(self.outlook)
        side.body.addStretch(1)
        self._middle.addWidget(side, 2)
        return side

    def _buttons(self) -> QWidget:
        foot = QWidget()
        line = row(8, 26, 12, 26, 14, into=foot)
        if self.form.removal:
            line.addWidget(button(self.form.removal, self._remove, role=Role.QUIET, icon_name="delete"))
        line.addWidget(label(KEYS, Role.SMALL, wrap=True), 1)
        line.addWidget(button(self.form.leaves, self.reject))
        made = button(
            self.form.does, self.save, role=Role.PRIMARY, icon_name="save" if self.form.does == "Save" else ""
        )
        made.setToolTip("Ctrl+S, or Ctrl+Enter")
        line.addWidget(made)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the outlook below the fields where there is no room beside them, no higher than it needs."""
        if self._side is None:
            return
        folded = self.width() < theme.px(_FOLD_BELOW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(down if folded else across)
        needed = max(0, self._side.body.totalHeightForWidth(self.width()))
        self._side.setMaximumHeight(min(needed, self.height() // 4) if folded else _ANY_HEIGHT)
