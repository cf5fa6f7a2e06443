"""The page of the form: save, cancel, drafts, and a word where the family seems to be recorded already."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui import theme
from hivedesk.ui.draft_keeper import DraftKeeper
from hivedesk.ui.screens.families.edit_view_model import EditViewModel, Resembling, resembles_words
from hivedesk.ui.screens.families.household_form import HouseholdForm
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.page import PageHeader, ScrollPage
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

LOOK_MS = 300
_GONE = (
    "Somebody or something that you changed here is no longer recorded with this family.",
    "Remove that line here, then save. Undo, or an act on a card, took it away meanwhile.",
)
_KNOWN_BY = {"name", "phone", "mobile", "postcode", "people"}
_WIDTH = 920  # px at 100 per cent: longer lines are hard to read


class EditPage(QWidget):
    """``closed`` comes with the id of the family to go to ("" where there is none) once she is done."""

    closed = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._model: EditViewModel | None = None
        self.form: HouseholdForm | None = None
        self._build()
        self._keeper = DraftKeeper(workplace, self, self._typed_now)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LOOK_MS)
        self._pause.timeout.connect(self._look_for_resembling)
        workplace.about_to_lock.connect(self._pause.stop)

    # -- what the screen asks

    @property
    def family_id(self) -> str:
        """Whose form it is; "" for a new family."""
        return "" if self._model is None or self._model.is_new else self._model.family_id

    def add(self) -> bool:
        """Begin with an empty household, or go on with one that was begun."""
        return self._begin(None)

    def edit(self, family_id: FamilyId) -> bool:
        """Change a family; False where it is gone (and that was said)."""
        return self._begin(family_id)

    def is_changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.form is not None and self.form.is_changed()

    def put_away(self) -> None:
        """Keep what is typed and let the form go."""
        self._keeper.keep()
        self._keeper.release()
        self._let_go()

    def focus(self) -> None:
        """Go to the first field."""
        if self.form is not None:
            self.form.focus()

    # -- the form

    def _begin(self, family_id: FamilyId | None) -> bool:
        self.put_away()
        model = self._workplace.ask(lambda: EditViewModel(self._workplace.desk, family_id))
        if model is None:
            return False
        self._model = model
        name = self._workplace.name(model.household.family.name)
        self.header.set_title("Add a family" if model.is_new else f"Change {name}", "Ctrl+S saves.")
        self._show_form(model)
        draft = model.draft()
        self._restored.setVisible(draft is not None)
        if draft is not None and self.form is not None:
            self.form.restore(draft.typed)
            self._restored.say(f"Restored what you typed on {format_moment(draft.changed_at)}.")
            self._look_for_resembling()
        self._keeper.begin(model.form)
        return True

    def _show_form(self, model: EditViewModel) -> None:
        clear(self._place)
        self._errors.clear()
        self._resembles.hide()
        self.form = HouseholdForm(model, self._workplace.name)
        self.form.setMaximumWidth(theme.px(_WIDTH))
        self.form.changed.connect(self._typed)
        self.form.flags_wanted.connect(self._show_flags)
        self._place.addWidget(self.form, 1)
        self._place.addStretch(0)
        self._page.verticalScrollBar().setValue(0)
        put_in_order(self)

    def _typed(self, field: str) -> None:
        self._keeper.touch()
        if field in _KNOWN_BY:
            self._pause.start()

    def _typed_now(self) -> dict[str, object] | None:
        return self.form.draft() if self.form is not None and self.form.is_changed() else None

    def _let_go(self) -> None:
        self._pause.stop()
        self._model = None
        self.form = None
        clear(self._place)

    # -- acting

    def _save(self) -> None:
        model, form = self._model, self.form
        if model is None or form is None or not form.check():
            return
        latest = self._workplace.ask(model.latest)
        if latest is None:
            return
        if not model.is_new and form.typed_and_gone(latest):
            self._errors.show_error(RuleRefused(*_GONE))
            return
        household = form.household(latest)
        problem = model.problem(household)
        if problem is not None:
            self._errors.show_error(problem.error)
            form.show_problem(problem)
            return
        saved = self._workplace.ask(lambda: model.save(household))
        if saved is None:
            return
        self._keeper.release()  # the draft went with saving
        self._let_go()
        if saved.changed is not None:
            self._workplace.do(lambda: saved.changed)
        self.closed.emit(model.family_id)

    def _cancel(self) -> None:
        family_id = self.family_id
        self.put_away()
        self.closed.emit(family_id)

    def _discard(self) -> None:
        model = self._model
        if model is None:
            return
        self._keeper.forget()
        self._restored.hide()
        self._show_form(model)
        self._keeper.begin(model.form)
        self.focus()

    def _show_flags(self) -> None:
        model = self._model
        if model is None or self.form is None:
            return
        household = self._workplace.ask(model.read_flags)
        if household is not None:
            self.form.show_flags(household)

    def _look_for_resembling(self) -> None:
        if self._model is None or self.form is None or not self._model.is_new:
            return
        self._show_resembling(self._model.resembling(self.form.known()))

    def _show_resembling(self, found: list[Resembling]) -> None:
        if not found:
            self._resembles.hide()
            return
        shown = [Resembling(one.family_id, self._workplace.name(one.name), one.why) for one in found]
        words = resembles_words(shown)
        if self._resembles.isVisible() and self._resembles.text.text() == words:
            return
        self._resembles.clear_buttons()
        for one in shown:
            self._resembles.add_button(f"Open {one.name}", partial(self._workplace.family_wanted.emit, one.family_id))
        self._resembles.say(words, "If it is the same family, open its card. What you typed is kept.")
        announce(self._resembles, words)

    # -- building

    def _build(self) -> None:
        outer = column(0, into=self)
        head = QWidget()
        layout = column(10, 28, 14, 28, 10, into=head)
        cancel = button("Cancel", self._cancel)
        cancel.setToolTip("Escape; what you typed is kept until you discard it")
        save = button("Save", self._save, role=Role.PRIMARY, icon_name="save")
        save.setToolTip("Ctrl+S or Ctrl+Enter")
        self.header = PageHeader("", "", cancel, save)
        layout.addWidget(self.header)
        self._errors = ErrorBanner()
        self._restored = Banner(Tone.INFO)
        self._restored.add_button("Discard", self._discard)
        self._resembles = Banner(Tone.WARN)
        for banner in (self._errors, self._restored, self._resembles):
            banner.hide()
            layout.addWidget(banner)
        outer.addWidget(head)
        self._page = ScrollPage()
        self._place = row(0)
        self._page.body.addLayout(self._place)
        self._page.body.addStretch(1)
        outer.addWidget(self._page, 1)
        for keys, act in (
            ("Ctrl+S", self._save),
            ("Ctrl+Return", self._save),
            ("Ctrl+Enter", self._save),
            ("Escape", self._cancel),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(shortcut.context().WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
