"""The contact log as the window sees it: the list, one entry, or the form."""

from collections.abc import Mapping
from functools import cached_property

from hivedesk.casework.desk import Changed
from hivedesk.foundation.errors import RuleRefused
from hivedesk.ui.screens.contact_log import form_model
from hivedesk.ui.screens.contact_log.contact_form import ContactForm
from hivedesk.ui.screens.contact_log.entry_page import EntryPage
from hivedesk.ui.screens.contact_log.form_model import Opening
from hivedesk.ui.screens.contact_log.list_page import ListPage
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.workplace import Workplace


class ContactLogScreen(Pages):
    """One page at a time; the form stays open, with what is typed, when she looks elsewhere."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.list = ListPage(workplace)
        self.addWidget(self.list)
        self.list.draft_wanted.connect(self.open_draft)
        workplace.discreet_changed.connect(self._discreet_changed)

    @cached_property
    def entry(self) -> EntryPage:
        """The page of one entry, made when the first is opened."""
        page = EntryPage(self.workplace)
        page.left.connect(self._back_to_list)
        page.edit_wanted.connect(self._edit)
        self.addWidget(page)
        return page

    @cached_property
    def form(self) -> ContactForm:
        """The form, made when it is first opened."""
        page = ContactForm(self.workplace)
        page.saved.connect(self._saved)
        page.left.connect(self._left)
        page.discarded.connect(self._discarded)
        self.addWidget(page)
        return page

    # -- what the window asks

    def opened(self, target: str = "") -> None:
        """Shown again: an entry, the form that was left open, or the list."""
        self.list.end_offer()
        if target:
            self._show_entry(target)
        elif self._form_waits():
            self.setCurrentWidget(self.form)
            self.form.read_again()
        else:
            self._show_list()

    def refresh(self, changed: Changed) -> None:
        """Something changed: show it without jumping."""
        page = self.currentWidget()
        if page is self.list:
            self.list.refresh(changed)
        elif isinstance(page, EntryPage):
            if not self.entry.show_now():
                self._show_list()
        elif {"family", "carer", "child_in_care", "own_child", "professional", "hive"} & changed.tables:
            self.form.read_again()

    def open_form(self, family_id: str = "", planned_id: str = "") -> None:
        """A new contact: blank, or as it was left; about a planned call or visit where one is named."""
        if self._is_already_open(family_id):
            self.setCurrentWidget(self.form)
            if planned_id:
                self.form.mean(planned_id)
            self.form.focus_first()
            return
        self.form.keeper.keep()
        self._open(self.workplace.ask(lambda: form_model.open_new(self.workplace.desk, family_id, planned_id)))

    def form_open(self) -> str:
        """The draft of the form that is in front of her, or ""."""
        if "form" not in self.__dict__ or self.currentWidget() is not self.form or self.form.opening is None:
            return ""
        return self.form.opening.form if self.form.is_changed() else ""

    def open_draft(self, form: str) -> None:
        """Go on with a draft."""
        try:
            opening = form_model.open_draft(self.workplace.desk, form)
        except RuleRefused:
            self._into_addendum(form)
        else:
            self._open(opening)

    # -- going about

    def _form_waits(self) -> bool:
        """Whether the form holds what is not saved; its draft may have been thrown away elsewhere meanwhile."""
        if "form" not in self.__dict__ or self.form.opening is None or not self.form.is_changed():
            return False
        self.form.keeper.keep()
        return self.workplace.find_draft(self.form.opening.form) is not None

    def _is_already_open(self, family_id: str) -> bool:
        opening = self.form.opening
        if opening is None or opening.editing or not self._form_waits():
            return False
        return family_id in ("", self.form.family.value())

    def _open(self, opening: Opening | None) -> None:
        if opening is None:
            self._show_list()
            return
        self.setCurrentWidget(self.form)
        self.form.open(opening)

    def _edit(self, entry_id: str) -> None:
        opening = self.workplace.ask(lambda: form_model.open_change(self.workplace.desk, entry_id))
        if opening is not None:
            self._open(opening)
        else:
            self.entry.show_now()

    def _into_addendum(self, form: str) -> None:
        """The entry was locked while its change waited: what was typed becomes the beginning of an addendum."""
        entry_id, text = form_model.text_for_addendum(self.workplace.desk, form)
        self._show_entry(entry_id)
        if self.currentWidget() is self.entry:
            self.entry.write_addendum(text)
            self.entry.keeper.keep()
        self.workplace.drop_draft(form)

    def _show_entry(self, entry_id: str) -> None:
        if self.entry.open(entry_id):
            self.setCurrentWidget(self.entry)
        else:
            self._show_list()

    def _show_list(self) -> None:
        self.setCurrentWidget(self.list)
        self.list.show_now()

    def _back_to_list(self) -> None:
        entry_id = page.entry_id if isinstance(page := self.currentWidget(), EntryPage) else ""
        self._show_list()
        if entry_id:
            self.list.go_to(entry_id)

    def _saved(self, entry_id: str) -> None:
        self._show_list()
        self.list.go_to(entry_id)
        self.workplace.contact_form_left.emit(None)

    def _left(self) -> None:
        self._show_list()
        self.workplace.contact_form_left.emit(None)

    def _discarded(self, form: str, typed: Mapping[str, object]) -> None:
        bring_back = _BringsBack(self, form, dict(typed))
        self._show_list()
        self.list.bring_back_offer("What you typed was thrown away.", bring_back)
        self.workplace.contact_form_left.emit(bring_back)

    def bring_back(self, form: str, typed: dict[str, object]) -> None:
        """Take a discarded draft out again and go on with it."""
        self.list.end_offer()
        self.workplace.keep_draft(form, typed)
        self.open_draft(form)

    def _discreet_changed(self, _discreet: bool) -> None:
        page = self.currentWidget()
        if not self.isVisible():
            return
        if page is self.list:
            self.list.show_now()
        elif isinstance(page, EntryPage):
            page.show_now()
        else:
            self.form.read_again()


class _BringsBack:
    def __init__(self, screen: ContactLogScreen, form: str, typed: dict[str, object]) -> None:
        self._screen, self._form, self._typed = screen, form, typed

    def __call__(self) -> None:
        self._screen.bring_back(self._form, self._typed)
