"""A new follow-up, call or visit in one calm line: what kind, about whom, what, and when. What is typed is kept."""

from datetime import date
from typing import Any

from hivedesk.casework import contact_log, families
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.today import preferred_words
from hivedesk.domain.contact_log import FollowUpKind
from hivedesk.ui.discreet import sight_of
from hivedesk.ui.draft_keeper import DraftKeeper
from hivedesk.ui.family_choices import family_choices
from hivedesk.ui.family_picker import FamilyPicker, family_field
from hivedesk.ui.theme import Role
from hivedesk.ui.typed_dates import YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.boxes import row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import Pick
from hivedesk.ui.widgets.form import FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card
from hivedesk.ui.workplace import Workplace

NEW = "follow_up/new"
_ONE_LINE_FITS = 800  # px at 100 per cent


class NewFollowUp(Card):
    """Something to do needs its words, a call or visit its family."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("New follow-up")
        self._workplace = workplace
        self.form = FieldForm(narrow_below=_ONE_LINE_FITS)
        self._build_form()
        self.add(self.form)
        buttons = row(8)
        buttons.addWidget(button("Add", self.save, role=Role.PRIMARY))
        buttons.addWidget(button("Close", self.close_form))
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.keeper = DraftKeeper(workplace, self, self._typed)
        self.form.changed.connect(self._changed)
        self.family.settled.connect(lambda: self.form.field("what").control.setFocus())
        for key in ("what", "on", "at"):
            self.form.field(key).control.returnPressed.connect(self.save)  # type: ignore[attr-defined]  # all are lines
        self.hide()

    def open_form(self, *, focus: bool = True) -> None:
        """Begin, or go on with what was typed."""
        if self.isHidden():
            self.read_again()
            self.form.set_values(self._blank())
            draft = self._workplace.find_draft(NEW)
            if draft is not None:
                self.form.restore_draft(draft)
            self._show_kind()
            self._show_good_times()
            self.keeper.begin(NEW)
            self.show()
        if focus:
            self.form.field("what" if self._kind() is FollowUpKind.TO_DO else "family").control.setFocus()

    def read_again(self) -> None:
        """Families have changed, or names became initials; what is typed stays."""
        desk = self._workplace.desk
        choices = family_choices(desk, sight_of(desk, discreet=self._workplace.discreet), self.family.value() or "")
        self.family.offer([Pick(choice.key, choice.name, choice.beside) for choice in choices])

    def save(self) -> None:
        """Add it."""
        if not self._check():
            return
        values, desk = self.form.values(), self._workplace.desk
        wanted = _wanted(values)
        if self._workplace.do(lambda: contact_log.add_follow_up(desk, values["family"], wanted)) is not None:
            self.keeper.forget()
            self.hide()

    def close_form(self) -> None:
        """Leave it; what is typed stays."""
        self.keeper.keep()
        self.keeper.release()
        self.hide()

    # -- building

    def _build_form(self) -> None:
        self.family = FamilyPicker()
        self._good_times = label("", Role.SMALL, wrap=True)
        self._good_times.hide()
        add = self.form.add
        add("kind", "Kind", fields.choice(FollowUpKind), width=2)
        add("family", "Family", family_field(self.family), width=3, beneath=self._good_times)
        add("what", "What is to be done", fields.line(), width=3)
        add("on", "On", fields.day(self._today, lean=YearLean.FUTURE), required=True, width=2)
        add("at", "At (if it matters)", fields.time_of_day(), width=2)
        add("asked", "They asked for it", fields.check("They asked for it"))

    def _blank(self) -> dict[str, Any]:
        return {
            "kind": FollowUpKind.TO_DO,
            "family": None,
            "what": "",
            "on": self._today(),
            "at": None,
            "asked": False,
        }

    # -- while she types

    def _changed(self, key: str) -> None:
        if key == "kind":
            self._show_kind()
        if key in ("kind", "family"):
            self._show_good_times()
        self.keeper.touch()

    def _show_kind(self) -> None:
        self.form.show_field("asked", self._kind() is not FollowUpKind.TO_DO)

    def _show_good_times(self) -> None:
        family_id = self.family.value()
        household = (
            self._workplace.ask(lambda: families.household(self._workplace.desk, family_id)) if family_id else None
        )
        times = preferred_words(household.family) if household is not None else ""
        wanted = bool(times) and self._kind() is not FollowUpKind.TO_DO
        self._good_times.setText(self._workplace.words(f"Good times: {times}"))
        self._good_times.setVisible(wanted)

    def _check(self) -> bool:
        """A required field depends on the kind: see the class."""
        if not self.form.check():
            return False
        values = self.form.values()
        if values["kind"] is not FollowUpKind.TO_DO and values["family"] is None:
            return self.form.set_errors({"family": "Choose the family."})
        if values["kind"] is FollowUpKind.TO_DO and not values["what"]:
            return self.form.set_errors({"what": "Write what is to be done."})
        return True

    def _kind(self) -> FollowUpKind:
        return FollowUpKind(self.form.field("kind").read())

    def _today(self) -> date:
        return self._workplace.desk.today

    def _typed(self) -> dict[str, object] | None:
        typed = self.form.draft()
        begun = str(typed["what"]).strip() or str(typed["family"]).strip()
        return dict(typed) if begun else None


def _wanted(values: dict[str, Any]) -> FollowUpWanted:
    planned = values["kind"] is not FollowUpKind.TO_DO
    return FollowUpWanted(values["on"], values["what"], values["kind"], values["at"], planned and values["asked"])
