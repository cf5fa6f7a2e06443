"""Cover workers: who may open this Hive with a passphrase of her own, and until when."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hivedesk.casework import vaults
from hivedesk.domain.hive import CoverWorker, VaultRole
from hivedesk.foundation.background import Progress
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.view_model import CoverLine, State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.banner import ErrorBanner
from hivedesk.ui.widgets.boxes import clear, column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.form import HALF, FieldForm
from hivedesk.ui.widgets.job_line import JobLine
from hivedesk.ui.widgets.labels import Pill, label
from hivedesk.ui.widgets.new_passphrase import NewPassphrase
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.workplace import Workplace

_NOBODY = {
    VaultRole.HIVE: "Nobody covers for you at present.",
    VaultRole.SERVICE: "Nobody else has a passphrase of this desk at present.",
}
_READS = "What they write carries their name. They read everything that you can read."
_WORDS = {
    VaultRole.HIVE: (
        "Cover worker",
        "Somebody who stands in for you opens this Hive with a passphrase of their own, until the end of a day. "
        f"{_READS}",
    ),
    VaultRole.SERVICE: (
        "Second person and cover",
        "Somebody else of the team opens this desk with a passphrase of their own, until the end of a day. Without a "
        f"second person no Hive's vault can be opened: two have to agree. {_READS}",
    ),
}


class CoverSection(Section):
    """*Cover worker*: the list, and *Add cover worker*."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._noun = workplace.desk.role.noun
        self._shown: tuple[CoverLine, ...] | None = None
        card = self.add_card(
            *_WORDS[workplace.desk.role],
        )
        self._list: QVBoxLayout = column(8)
        card.body.addLayout(self._list)
        self._add_form()
        self.body.addStretch(1)
        workplace.about_to_lock.connect(self.forget)

    def show_state(self, state: State) -> None:
        """Show who covers."""
        self.chosen.begin()
        if state.cover == self._shown:
            return
        self._shown = state.cover
        clear(self._list)
        if not state.cover:
            self._list.addWidget(label(_NOBODY[self._workplace.desk.role], wrap=True))
        for line in state.cover:
            self._list.addWidget(self._line(line))

    def forget(self) -> None:
        """No passphrase stays in the fields."""
        self.chosen.forget()

    def _line(self, cover: CoverLine) -> QWidget:
        whole = QWidget()
        layout = row(10, into=whole)
        layout.addWidget(label(cover.name, Role.STRONG, wrap=True))
        layout.addWidget(Pill(cover.until, Tone.PLAIN if cover.ended else Tone.INFO), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        remove = button("Remove", partial(self.remove, cover))
        remove.setAccessibleDescription(f"{cover.name} can then no longer open this {self._noun}")
        layout.addWidget(remove)
        return whole

    def remove(self, cover: CoverLine) -> None:
        """End her way in."""
        if self._done(partial(vaults.remove_cover_worker, self._workplace.desk, cover.id)):
            self._workplace.said.emit(
                f"{cover.name} can no longer open this {self._noun}. What they wrote stays.", False
            )

    # -- adding

    def _add_form(self) -> None:
        desk = self._workplace.desk
        card = self.add_card(
            "Add a cover worker" if desk.role is VaultRole.HIVE else "Add a second person",
            "Let her choose the passphrase herself, and type it here without you looking on.",
        )
        self.form = FieldForm()
        self.form.add("name", "Name", fields.line(), required=True, width=HALF)
        self.form.add(
            "until",
            "Until",
            fields.day(lambda: desk.today, lean=YearLean.FUTURE),
            required=True,
            width=HALF,
            help_text="The last day on which it opens",
        )
        self.chosen = NewPassphrase(
            lambda text: vaults.weigh_passphrase(text, desk.hive), vaults.suggest_passphrase, name="Her passphrase"
        )
        self.add = button(
            "Add cover worker" if desk.role is VaultRole.HIVE else "Add the person", self._add, role=Role.PRIMARY
        )
        self.errors = ErrorBanner()
        self.working = JobLine()
        for widget in (self.errors, self.form, self.chosen, FlowRow(self.add), self.working):
            card.add(widget)

    def _add(self) -> None:
        if not self.form.check() or not self.chosen.check():
            return
        desk, values = self._workplace.desk, self.form.values()
        worker = vaults.new_cover_worker(desk, values["name"], values["until"])
        try:
            make = vaults.cover_job(desk, worker, self.chosen.passphrase())
        except HiveDeskError as error:
            self.errors.show_error(error)
            return

        def work(_progress: Progress) -> Callable[[], None]:
            slot = make()
            return lambda: vaults.add_cover_worker(desk, worker, slot)

        self.add.setEnabled(False)
        self.working.start(
            self._workplace.background,
            "Adding the cover worker",
            work,
            partial(self._made, worker),
            self.errors.show_error,
            self._ended,
        )

    def _made(self, worker: CoverWorker, let_in: Callable[[], None]) -> None:
        if self._done(let_in):
            self.forget()
            self.chosen.begin()
            self.form.set_values({"name": "", "until": None})
            self._workplace.said.emit(
                f"{worker.name} can open this {self._noun} with a passphrase of their own.", False
            )

    def _done(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except HiveDeskError as error:
            self.errors.show_error(error)
            return False
        self.errors.clear()
        self.acted.emit()
        return True

    def _ended(self) -> None:
        self.add.setEnabled(True)
