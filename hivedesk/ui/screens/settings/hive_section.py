"""The Hive's own details and the duty numbers."""

from dataclasses import replace

from hivedesk.casework.hive_details import change_hive
from hivedesk.domain.hive import Hive, VaultRole
from hivedesk.domain.ids import FamilyId
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.draft_keeper import DraftKeeper
from hivedesk.ui.family_choices import family_choices
from hivedesk.ui.field_kinds import Offers
from hivedesk.ui.form_lines import SERVICE_LINES
from hivedesk.ui.record_form import RecordForm
from hivedesk.ui.screens.settings.section import Section
from hivedesk.ui.screens.settings.view_model import State
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.widgets.banner import Banner
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import ChoiceField
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import FlowRow
from hivedesk.ui.workplace import Workplace

DRAFT = "settings/hive"
_DUTY = "The duty numbers stand on Today, on whatever you print, and wherever a concern is written down. "
_MISSING = {
    VaultRole.HIVE: {
        "name": "The Hive needs a name, for example its area.",
        "worker": "Your name is missing: it signs what you write.",
    },
    VaultRole.SERVICE: {
        "name": "The service needs a name: it stands on its card.",
        "worker": "Your name is missing: it stands on the service's card.",
    },
}


class HiveSection(Section):
    """A form with *Save*; what is typed survives a lock."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._hive = Hive()
        self._shown = False
        self.restored = Banner(Tone.INFO, "What you typed here before is back. It is not saved yet.")
        self.restored.add_button("Discard", self.discard)
        self.restored.hide()
        is_hive = workplace.desk.role is VaultRole.HIVE
        self.form = RecordForm(
            Hive,
            lambda: workplace.desk.today,
            cards=True,
            lines=() if is_hive else SERVICE_LINES,
            offers=Offers(families=self._families),
        )
        self.form.changed.connect(self._allow)
        self.save = button("Save", self._save, role=Role.PRIMARY, shortcut="Ctrl+S")
        self.cancel = button("Cancel", self.discard)
        self.body.addWidget(self.restored)
        self.body.addWidget(self.form)
        self.body.addWidget(
            label(
                f"{_DUTY if is_hive else ''}A change of your name counts from the next time you unlock.",
                Role.SMALL,
                wrap=True,
            )
        )
        self.body.addWidget(FlowRow(self.save, self.cancel))
        self.body.addStretch(1)
        self._keeper = DraftKeeper(workplace, self.form, self._typed)
        self.form.changed.connect(self._keeper.touch)
        self._allow()

    def show_state(self, state: State) -> None:
        """Fill the form, unless something is typed in it."""
        self._hive = state.hive
        if self._shown and self.form.is_changed():
            return
        if self.form.has("worker_family_id"):
            household = self.form.field("worker_family_id").control
            assert isinstance(household, ChoiceField)
            household.set_choices(self._families())  # families come and go meanwhile
        self.form.show_record(state.hive)
        if not self._shown:
            self._shown = True
            self._keeper.begin(DRAFT)
            draft = self._workplace.find_draft(DRAFT)
            if draft:
                self.form.restore_draft(draft)
                self.restored.setVisible(self.form.is_changed())
        self._allow()

    def discard(self) -> None:
        """Put back what is saved."""
        self.form.show_record(self._hive)
        self._keeper.forget()
        self._keeper.begin(DRAFT)
        self.restored.hide()
        self._allow()

    def _families(self) -> list[tuple[FamilyId, str]]:
        sight = sight_of(self._workplace.desk, discreet=self._workplace.discreet)
        return [(one.key, one.name) for one in family_choices(self._workplace.desk, sight)]

    def _save(self) -> None:
        if not self.form.check():
            return
        for name, words in _MISSING[self._workplace.desk.role].items():
            if not self.form.raw(name).strip():
                self.form.set_error(name, words)
                return
        hive = self.form.record(replace(self._hive))
        if self._workplace.do(lambda: change_hive(self._workplace.desk, hive)) is not None:
            self._hive = hive
            self.discard()

    def _typed(self) -> dict[str, object] | None:
        return dict(self.form.draft()) if self.form.is_changed() else None

    def _allow(self) -> None:
        changed = self.form.is_changed()
        self.save.setEnabled(changed)
        self.cancel.setEnabled(changed)
