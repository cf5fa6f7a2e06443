"""*Directory*: the professionals whom Hives may have to reach, and who sends the whole directory to them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hivedesk.casework.exchange import county_directory
from hivedesk.casework.exchange.service import enrolled
from hivedesk.domain.exchange.records import DirectoryPerson
from hivedesk.foundation.counting import number_of
from hivedesk.ui.act_dialog import ActDialog
from hivedesk.ui.directory_columns import people_model
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.theme import Role
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.widgets.pages import Pages
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace

_DRAFT = "directory_person"
_NOBODY = (
    "Nobody is in it yet. Add social workers, duty teams and others whom a Hive may have to reach, or those who stand "
    "on the Hives' own cards."
)


class DirectoryDialog(ActDialog):
    """The list; each entry in a form of its own."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, parent, "Directory", heading="The county's directory", wide=900, leave="Close")
        self._build()
        self.read()

    def read(self) -> None:
        """Show what stands now."""
        desk = self._workplace.desk
        if not desk.is_open:
            return
        people, hives = county_directory.professionals(desk), len(enrolled(desk))
        self._rows.set_rows(people)
        self._pages.setCurrentIndex(0 if people else 1)
        self._named = county_directory.named_by_hives(desk)
        self.named.setVisible(bool(self._named))
        who = number_of(len(self._named), "social worker", "social workers and reviewing officers")
        self.named.setToolTip(f"{who} from the Hives' cards who can be reached")
        told = county_directory.directory_is_told(desk)
        self.state.setText(
            f"It holds {number_of(hives, 'Hive')}, with who answers and their keys, and "
            f"{number_of(len(people), 'professional')}. "
            + ("It stands as it was sent last." if told else "It has changed since it was sent, or was never sent.")
        )
        self.send.setEnabled(hives > 0)
        self._allow()

    def _build(self) -> None:
        self.body.addWidget(
            label(
                "Every Hive gets it: the other Hives, so that families can move between them, and the professionals "
                "below, to look up and to put on a family's card.",
                Role.MUTED,
                wrap=True,
            )
        )
        self.state = label("", wrap=True)
        self.body.addWidget(self.state)
        self._rows = people_model()
        self.table = TableView(self._rows, "Professionals", zebra=True)
        self._pages = Pages()
        self._pages.addWidget(self.table)
        self._pages.addWidget(label(_NOBODY, wrap=True))
        self.body.addWidget(self._pages, 1)
        self.add = button("Add a professional", self._add, icon_name="add")
        self.change = button("Change", self._change)
        self.remove = button("Remove", self._remove)
        self.named = button("Add those whom Hives name", self._add_named)
        self.body.addWidget(FlowRow(self.add, self.change, self.remove, self.named))
        self.send = self.does("Send the directory", self._send)
        self.table.chosen.connect(lambda _row: self._allow())
        self.table.opened.connect(lambda _row: self._change())

    def _allow(self) -> None:
        chosen = self.table.current_row() is not None
        for made in (self.change, self.remove):
            made.setEnabled(chosen)

    def _add(self) -> None:
        self._edit(county_directory.new_professional(self._workplace.desk), is_new=True)

    def _change(self) -> None:
        person = self.table.current_row()
        if person is not None:
            self._edit(person, is_new=False)

    def _edit(self, person: DirectoryPerson, *, is_new: bool) -> None:
        PersonDialog(self._workplace, self, person, self._kept, is_new=is_new).open()

    def _kept(self, person: DirectoryPerson) -> None:
        self.read()
        self.table.select_key(person.id)

    def _remove(self) -> None:
        person = self.table.current_row()
        if person is not None:
            desk = self._workplace.desk
            self._workplace.do(lambda: county_directory.remove_professional(desk, person.id))
            self.read()
            (self.table if self._rows.rows() else self.add).setFocus()

    def _add_named(self) -> None:
        people = list(self._named)
        self._workplace.do(lambda: county_directory.add_named(self._workplace.desk, people))
        self.read()
        self.table.setFocus()

    def _send(self) -> None:
        if self._workplace.do(lambda: county_directory.send_directory(self._workplace.desk)) is not None:
            self.accept()


class PersonDialog(ActDialog):
    """One professional. What is typed survives a lock as a draft."""

    def __init__(
        self,
        workplace: Workplace,
        parent: QWidget,
        person: DirectoryPerson,
        kept: Callable[[DirectoryPerson], object],
        *,
        is_new: bool,
    ) -> None:
        super().__init__(workplace, parent, "Add a professional" if is_new else "Change a professional", wide=640)
        self._person, self._kept = person, kept
        self._draft = _DRAFT if is_new else f"{_DRAFT}/{person.id}"
        self.form = RecordForm(DirectoryPerson, lambda: workplace.desk.today, headings=False)
        self.form.show_record(person)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.does("Save", self._save)
        draft = workplace.find_draft(self._draft)
        if draft is not None:
            self.form.restore_draft(draft)
        self.form.changed.connect(lambda _key: workplace.keep_draft(self._draft, self.form.draft()))
        self.form.focus_first()

    def _save(self) -> None:
        if not self.form.check():
            return
        person = self.form.record(self._person)
        if self._workplace.do(lambda: county_directory.keep_professional(self._workplace.desk, person)) is not None:
            self._workplace.drop_draft(self._draft)
            self.accept()
            self._kept(person)
