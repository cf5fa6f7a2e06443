"""The audit trail: who read or changed what, newest first, and whether the chain of entries is whole."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView

from hivedesk.casework import audit_trail, families
from hivedesk.casework.audit_trail import AuditLine, ChainReport
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.table_model import audit_model
from hivedesk.ui.screens.settings.view_model import State, audit_lines, chain_words
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.announce import announce
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import PersonPicker, Pick
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.widgets.table_view import TableView
from hivedesk.ui.workplace import Workplace


class AuditSection(Section):
    """*Check the chain*; Enter on a line opens the family's card."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._newest = -1
        card = self.add_card(
            "Audit trail",
            "Every change and everything that was read on asking, printed or saved outside HiveDesk. Nothing here can "
            "be changed: each line is sealed to the one before it.",
        )
        words = label("Only about", Role.LABEL)
        self.family = PersonPicker(what="a family")
        self.family.setAccessibleName("Only about")
        edit = self.family.lineEdit()
        assert edit is not None
        edit.setAccessibleName("Only about")
        edit.setPlaceholderText("All families")
        words.setBuddy(self.family)
        self.family.picked.connect(self._picked)
        self.check = button("Check the chain", self._check, icon_name="shield")
        self.family.setMinimumContentsLength(22)
        card.add(FlowRow(words, self.family, self.check, gap=10))
        self.working = JobLine()
        self.found = Banner(Tone.GOOD, closable=True)
        self.found.hide()
        self.model = audit_model(self, workplace.name)
        self.table = TableView(self.model, "Audit trail")
        self.table.setMinimumHeight(theme.px(240))
        self.table.opened.connect(self._opened)
        card.add(self.working)
        card.add(self.found)
        card.add(self.table, 1)
        self._about = ""
        workplace.discreet_changed.connect(self._discreet_changed)

    def show_state(self, state: State) -> None:
        """Read the newest lines; the place in the list stays."""
        self._offer_families()
        newest = self._workplace.desk.store.head[0]
        if newest != self._newest:
            self._newest = newest
            self._read_again()

    # -- reading

    def _read_again(self) -> None:
        loaded = self.model.rowCount()
        top = self._top_line()
        about = self._about

        def fetch(offset: int, limit: int) -> Sequence[AuditLine]:
            rows = self.model.rows()
            before = rows[-1].seq if offset and rows else None
            wanted = limit if offset else max(limit, loaded)  # as much as was scrolled through before
            return audit_lines(self._workplace.desk, wanted, before, about)

        self.model.set_source(fetch)
        if top is not None and (place := self.model.place_of(top)) >= 0:
            self.table.scrollTo(self.model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _top_line(self) -> int | None:
        """The line at the top of the view, where she has scrolled down."""
        if self.table.verticalScrollBar().value() == 0:
            return None
        index = self.table.indexAt(self.table.viewport().rect().topLeft())
        return self.model.row(index.row()).seq if index.isValid() else None

    def _offer_families(self) -> None:
        lines = families.list_families(self._workplace.desk)
        self.family.set_picks(
            Pick(line.household.family.id, self._workplace.name(line.household.family.name)) for line in lines
        )

    def _picked(self) -> None:
        about = str(self.family.value() or "")
        if about != self._about:
            self._about = about
            self.model.set_rows(())
            self._read_again()

    def _discreet_changed(self, _discreet: bool) -> None:
        self._offer_families()
        self.table.viewport().update()

    def _opened(self, line: AuditLine) -> None:
        if line.family_id:
            self._workplace.family_wanted.emit(line.family_id)

    # -- the chain

    def _check(self) -> None:
        job = self._workplace.ask(lambda: audit_trail.chain_job(self._workplace.desk))
        if job is None:
            return
        self.found.hide()
        self.check.setEnabled(False)
        self.working.start(
            self._workplace.background, "Checking the chain", job, self._checked, self._failed, self._ended
        )

    def _checked(self, report: ChainReport) -> None:
        found = chain_words(report)
        self.found.say(found.text, found.more, found.tone)
        announce(self.found, f"{found.text} {found.more}", urgent=found.tone is Tone.DANGER)

    def _failed(self, error: HiveDeskError) -> None:
        self.found.say(error.message, error.advice, Tone.DANGER)

    def _ended(self) -> None:
        self.check.setEnabled(True)
