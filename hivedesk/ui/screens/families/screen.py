"""Families: the list, a card, or the form; one of them at a time."""

from PySide6.QtWidgets import QWidget

from hivedesk.casework.desk import Changed
from hivedesk.domain.ids import FamilyId
from hivedesk.ui.screens.families.card_page import CardPage
from hivedesk.ui.screens.families.edit_page import EditPage
from hivedesk.ui.screens.families.list_page import ListPage
from hivedesk.ui.screens.families.view_model import concerns_list
from hivedesk.ui.widgets.boxes import column
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.workplace import Workplace


class FamiliesScreen(QWidget):
    """``opened`` with a family's id shows its card, without one the list; a form that is being filled in stays."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.list = ListPage(workplace)
        self.card = CardPage(workplace)
        self.form = EditPage(workplace)
        self._pages = Pages()
        for page in (self.list, self.card, self.form):
            self._pages.addWidget(page)
        column(0, into=self).addWidget(self._pages)
        self.list.opened.connect(workplace.family_wanted)
        self.list.add_wanted.connect(self._add)
        self.card.back_wanted.connect(self._back)
        self.card.edit_wanted.connect(self._edit)
        self.card.chronology_wanted.connect(self._chronology)
        self.form.closed.connect(self._form_closed)
        workplace.discreet_changed.connect(self._redraw)

    def opened(self, target: str = "") -> None:
        """Show a family's card, or the list."""
        in_form = self._pages.currentWidget() is self.form and self.form.is_changed()
        if in_form and target in ("", self.form.family_id):
            self.form.focus()
            return
        if self._pages.currentWidget() is self.form:
            self.form.put_away()
        if target:
            self.card.open(FamilyId(target))
            self._show(self.card)
            self.card.focus()
        else:
            self._show_list()

    def edit(self, family_id: str) -> None:
        """Open a family's form, in front of its card."""
        self.opened(family_id)
        if self._pages.currentWidget() is self.card:
            self._edit()

    def to_top(self) -> None:
        """Show the card from its beginning."""
        self.card.to_top()

    def refresh(self, changed: Changed) -> None:
        """Read again what concerns the page that is shown."""
        page = self._pages.currentWidget()
        if page is self.card:
            self.card.refresh(changed)
        elif page is self.list and concerns_list(changed):
            self.list.read()

    # -- from one page to another

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    def _show_list(self) -> None:
        self.list.begin()
        self._show(self.list)
        self.list.focus()

    def _back(self) -> None:
        self._workplace.screen_wanted.emit("families")

    def _add(self) -> None:
        self.form.add()
        self._show(self.form)
        self.form.focus()

    def _edit(self) -> None:
        family_id = self.card.family_id
        if family_id is not None and self.form.edit(family_id):
            self._show(self.form)
            self.form.focus()

    def _form_closed(self, family_id: str) -> None:
        """The form is done with: to the family's card, or to the list where there is no family."""
        self._show(self.list)  # the form is no longer in front, so that `opened` does not stay in it
        if family_id:
            self._workplace.family_wanted.emit(family_id)
        else:
            self._workplace.screen_wanted.emit("families")

    def _chronology(self) -> None:
        from hivedesk.ui.screens.families.chronology import ChronologyDialog  # the first document: for start-up time

        if self.card.family_id is not None:
            ChronologyDialog(self._workplace, self, self.card.family_id).open()

    def _redraw(self) -> None:
        page = self._pages.currentWidget()
        if page is self.card:
            self.card.redraw()
        elif page is self.list:
            self.list.read()
