"""The form for a contact: what was said at the left, the circumstances at the right, the safeguarding panel below.

A page and not a dialog, so that a lock or a crash finds it as a draft. Two or three letters and Enter choose the
family and lead to *What happened (fact)*; Ctrl+Enter saves from anywhere.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from hivedesk.casework import contact_log, today
from hivedesk.casework.contact_log import FollowUpWanted
from hivedesk.casework.desk import Changed
from hivedesk.domain.contact_log import TOPICS, ContactKind, ContactLogEntry, Direction, FollowUpKind
from hivedesk.domain.families import Channel
from hivedesk.domain.ids import FamilyId
from hivedesk.foundation.clock import format_moment
from hivedesk.foundation.errors import HiveDeskError
from hivedesk.ui import theme
from hivedesk.ui.discreet import IN_FULL, Sight, sight_of
from hivedesk.ui.draft_keeper import DraftKeeper
from hivedesk.ui.family_choices import family_choices
from hivedesk.ui.family_picker import FamilyPicker, family_field
from hivedesk.ui.open_drafts import ENTRY_KEY
from hivedesk.ui.screens.contact_log import form_model
from hivedesk.ui.screens.contact_log.concern_panel import ConcernPanel
from hivedesk.ui.screens.contact_log.form_fields import TopicsField, WhoField, topics_field, who_field
from hivedesk.ui.screens.contact_log.form_model import SETTLES, Opening
from hivedesk.ui.screens.contact_log.settles_field import SettlesField, settles_field
from hivedesk.ui.screens.contact_log.settling import plan_words, ticked_off_words
from hivedesk.ui.theme import Role
from hivedesk.ui.tokens import Tone
from hivedesk.ui.typed_dates import UnreadableDate, YearLean
from hivedesk.ui.widgets import fields
from hivedesk.ui.widgets.banner import Banner, ErrorBanner
from hivedesk.ui.widgets.boxes import column, row
from hivedesk.ui.widgets.buttons import button
from hivedesk.ui.widgets.choice_fields import Pick
from hivedesk.ui.widgets.columns import Columns
from hivedesk.ui.widgets.date_field import MomentField
from hivedesk.ui.widgets.form import FULL, HALF, FieldForm
from hivedesk.ui.widgets.labels import label
from hivedesk.ui.widgets.page import Card, PageHeader, ScrollPage
from hivedesk.ui.widgets.tab_order import put_in_order
from hivedesk.ui.workplace import Workplace

_PAIRS_FIT = 320  # px at 100 per cent from which two short fields stand side by side


class ContactForm(QWidget):
    """``saved`` comes with the entry's id; ``discarded`` with the draft's key and what was typed."""

    saved = Signal(str)
    left = Signal()
    discarded = Signal(str, object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.opening: Opening | None = None
        self._sight: Sight = IN_FULL
        self._filling = False
        self.texts = FieldForm()
        self.circumstances = FieldForm(narrow_below=_PAIRS_FIT)
        self.concern = ConcernPanel()
        self._forms = (self.texts, self.circumstances, self.concern.form)
        self._build_texts()
        self._build_circumstances()
        self._lay_out()
        self.keeper = DraftKeeper(workplace, self, self._worth_keeping)
        self._connect()

    # -- opening

    def open(self, opening: Opening) -> None:
        """Begin with a blank form, an entry to change, or a draft."""
        self.keeper.begin(opening.form)
        self._filling = True
        self.opening = opening
        drafted = opening.draft.get("family") if opening.draft is not None else None
        self._read_around(drafted if isinstance(drafted, str) else opening.entry.family_id)
        self._fill(opening)
        self._filling = False
        self._show_who()
        self._show_concern()
        self._show_late()
        self._show_restored(opening)
        self._say_what_it_is(opening)
        self.page.verticalScrollBar().setValue(0)
        self.focus_first()

    def focus_first(self) -> None:
        """To the family, or to what happened where the family is known."""
        wanted = "family" if self.texts.field("family").is_empty() else "fact"
        self.texts.field(wanted).control.setFocus()

    def read_again(self) -> None:
        """Families or people have changed, or names became initials; what is typed stays."""
        if self.opening is not None:
            self._filling = True
            self._read_around(self.family.value() or "")
            self._filling = False
            self._show_who()

    def mean(self, planned_id: str) -> None:
        """The open form is asked for again, beside a planned call or visit."""
        self.settles.settling = self.settles.settling.meaning(planned_id)
        self._show_planned()
        self.keeper.touch()

    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.opening is not None and any(form.is_changed() for form in self._forms)

    # -- leaving

    def save(self) -> None:
        """Save the entry if nothing is wrong; else go to the first field that is."""
        if self.opening is None or not self._check():
            return
        opening, values = self.opening, self._values()
        entry, follow_up = form_model.entry_from(opening, values), form_model.follow_up_from(values)
        wrong = form_model.problems(entry, values, self.workplace.desk.clock.now())
        if wrong:
            self._show_problems(wrong)
            return
        if self.workplace.do(lambda: self._write(entry, follow_up, new=not opening.editing)) is not None:
            self.opening = None
            self.saved.emit(entry.id)

    def close_form(self) -> None:
        """Leave; what is typed stays as a draft."""
        self.keeper.keep()
        self.keeper.release()
        self.opening = None
        self.left.emit()

    def discard(self) -> None:
        """Throw away what is typed; it can be brought back until she leaves the screen."""
        if self.opening is None:
            return
        key, typed = self.opening.form, self._typed()
        self.keeper.forget()
        self.opening = None
        self.discarded.emit(key, typed)

    def _write(self, entry: ContactLogEntry, follow_up: FollowUpWanted | None, *, new: bool) -> Changed:
        desk = self.workplace.desk
        if new:
            changed = contact_log.log_contact(desk, entry, follow_up, self.settles.ticked())
        else:
            changed = contact_log.change_contact(desk, entry, follow_up)
        self.keeper.forget()  # in the same moment, before anybody is told
        return changed

    # -- building

    def _build_texts(self) -> None:
        form = self.texts
        self.family = FamilyPicker()
        form.add("family", "Family", family_field(self.family), required=True)
        self.settles = SettlesField()
        form.add(SETTLES, "This settles", settles_field(self.settles))
        form.add("fact", "What happened (fact)", fields.text(lines=4))
        form.add("opinion", "What I think (opinion)", fields.text(lines=2), width=HALF)
        form.add("third_party", "Said by others (third party)", fields.text(lines=2), width=HALF)
        form.add("childs_voice", "Child's voice", fields.text(lines=2), width=HALF)
        form.add("outcome", "Outcome", fields.text(lines=2), width=HALF)
        form.add("topics", "Topics", topics_field(TopicsField(TOPICS)))

    def _build_circumstances(self) -> None:
        form, desk = self.circumstances, self.workplace.desk
        form.add("concern", "Concern", fields.check("Concern"), help_text="Opens the safeguarding panel.", width=FULL)
        self.who = WhoField()
        form.add("who", "Who", who_field(self.who), help_text="With nobody ticked, it counts as with the carers.")
        form.add("who_else", "Someone else", fields.line(max_length=120))
        self._late = label("", Role.SMALL, wrap=True)
        self._late.hide()
        when = fields.moment(desk.clock.now, lean=YearLean.DONE)
        form.add("happened_at", "When", when, required=True, width=8, beneath=self._late)
        form.add("minutes", "Minutes", fields.number(maximum=24 * 60), required=True, width=4)
        form.add("channel", "Channel", fields.choice(Channel), width=HALF)
        form.add("direction", "Direction", fields.choice(Direction), width=HALF)
        form.add("kind", "Kind", fields.choice(ContactKind), width=HALF)
        form.add("shared_with", "Shared with", fields.line(max_length=200), width=HALF)
        form.add("follow_up_on", "Follow up on", fields.day(lambda: desk.today, lean=YearLean.FUTURE), width=HALF)
        form.add("follow_up_kind", "Kind of follow-up", fields.choice(FollowUpKind), width=HALF)
        form.add("follow_up_what", "What to do", fields.line(), width=FULL)

    def _lay_out(self) -> None:
        outer = column(0, into=self)
        self.page = ScrollPage(gap=12, margin=28)
        self.header = PageHeader("Log contact")
        self.restored = Banner(Tone.INFO)
        self.restored.add_button("Discard", self.discard)
        self._another = self.restored.add_button("Write another", self._write_another)
        self.restored.hide()
        self.error = ErrorBanner()
        said, around = Card(), Card()
        said.add(self.texts)
        said.body.addStretch(1)
        around.add(self.circumstances)
        around.body.addStretch(1)
        for widget in (self.header, self.restored, self.error, Columns(said, around, least=380, weights=(7, 5))):
            self.page.body.addWidget(widget)
        self.page.body.addWidget(self.concern)
        self.page.body.addStretch(1)
        outer.addWidget(self.page, 1)
        outer.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        theme.set_role(foot, Role.STATUS)
        layout = row(10, 28, 10, 28, 10, into=foot)
        layout.addWidget(label("Every word is kept as you type, also when HiveDesk locks.", Role.SMALL, wrap=True), 1)
        self.discard_button = button("Discard", self.discard, role=Role.QUIET)
        close = button("Close", self.close_form)
        close.setToolTip("What is typed stays as a draft (Escape)")
        save = button("Save", self.save, role=Role.PRIMARY)
        save.setToolTip("Save and sign (Ctrl+Enter)")
        for widget in (self.discard_button, close, save):
            layout.addWidget(widget)
        return foot

    def _connect(self) -> None:
        for form in self._forms:
            form.changed.connect(self._typed_into)
        self.family.settled.connect(self._to_fact)
        self.concern.settings_wanted.connect(self._to_settings)
        for keys, act in {
            "Ctrl+Return": self.save,
            "Ctrl+Enter": self.save,
            "Ctrl+S": self.save,
            "Escape": self.close_form,
        }.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- filling

    def _read_around(self, chosen: str) -> None:
        desk = self.workplace.desk
        self._sight = sight_of(desk, discreet=self.workplace.discreet)
        choices = family_choices(desk, self._sight, chosen)
        self.family.offer([Pick(choice.key, choice.name, choice.beside) for choice in choices])
        self.concern.show_numbers(today.duty_numbers(desk))

    def _fill(self, opening: Opening) -> None:
        entry = opening.entry
        values: dict[str, Any] = {field: getattr(entry, field, None) for form in self._forms for field in form.draft()}
        values |= {"family": entry.family_id or None, "follow_up_on": None, "follow_up_what": ""}
        values |= {"follow_up_kind": FollowUpKind.TO_DO, SETTLES: opening.settling}
        for form in self._forms:
            form.set_values({key: values[key] for key in form.draft()})
        self._show_who()
        self.who.set_value(entry.who)
        self.circumstances.set_clean()
        if opening.draft is not None:
            self.texts.restore_draft(opening.draft)
            self._show_who()
            self.circumstances.restore_draft(opening.draft)
            self.concern.form.restore_draft(opening.draft)

    def _values(self) -> dict[str, Any]:
        return {key: value for form in self._forms for key, value in form.values().items()}

    def _typed(self) -> dict[str, object]:
        assert self.opening is not None
        raw: dict[str, object] = {key: value for form in self._forms for key, value in form.draft().items()}
        return raw | {ENTRY_KEY: self.opening.entry.id}

    def _worth_keeping(self) -> dict[str, object] | None:
        return self._typed() if self.is_changed() else None

    def _typed_into(self, key: str) -> None:
        if self._filling or self.opening is None:
            return
        if key == "family":
            self._show_who()
        elif key == "concern":
            self._show_concern()
            if not self.concern.isHidden():
                QTimer.singleShot(0, self, self._bring_concern_into_view)
        elif key == "happened_at":
            self._show_late()
        if key in ("happened_at", "channel", "kind", SETTLES):
            self._show_planned()
        self.keeper.touch()
        self.discard_button.setEnabled(self.is_changed())

    # -- showing

    def _show_who(self) -> None:
        opening = self.opening
        family = self.family.value()
        ticked = opening.entry.who if opening is not None else ()
        people = form_model.people_choices(self.workplace.desk, family or "", self._sight, ticked)
        was = self._filling
        self._filling = True
        self.who.set_people(people, "Nobody is on the card yet." if family else "Choose the family first.")
        self._filling = was
        self._show_planned()
        put_in_order(self)

    def _show_planned(self) -> None:
        """What was planned with the family and is still open: which of it this contact was, and what saving does."""
        if self.opening is None:
            return
        desk, family = self.workplace.desk, self.family.value()
        asked = bool(family) and not self.opening.editing
        planned = contact_log.open_plans(desk, FamilyId(family or ""), desk.today) if asked else []
        self.settles.offer([(one.id, plan_words(one, desk.today, self._sight)) for one in planned])
        settled = self.settles.settling.settled(self._entry_so_far(self.opening), planned)
        self.settles.show_ticks(settled, ticked_off_words(planned, settled, desk.today))
        self.texts.show_field(SETTLES, bool(planned))

    def _entry_so_far(self, opening: Opening) -> ContactLogEntry:
        """By what channel, when and how, as the form says it now."""
        read = {key: self.circumstances.field(key).read for key in ("channel", "kind")}
        return replace(
            opening.entry,
            happened_at=self._moment() or opening.entry.happened_at,
            **{key: value() for key, value in read.items()},
        )

    def _moment(self) -> datetime | None:
        """When it happened; None while that cannot be read."""
        control = self.circumstances.field("happened_at").control
        assert isinstance(control, MomentField)
        try:
            return control.value()
        except UnreadableDate:
            return None

    def _show_concern(self) -> None:
        ticked = self.circumstances.field("concern").read()
        if ticked and self.concern.isHidden():
            desk = self.workplace.desk
            self.concern.show_stamp(format_moment(desk.clock.now()), desk.author)
        self.concern.setVisible(ticked)

    def _bring_concern_into_view(self) -> None:
        bar = self.page.verticalScrollBar()
        top = self.concern.mapTo(self.page.viewport(), self.concern.rect().topLeft()).y()
        room = self.page.viewport().height() - self.concern.height() - theme.space(16)
        bar.setValue(bar.value() + top - max(0, room))

    def _show_late(self) -> None:
        desk = self.workplace.desk
        note = form_model.late_note(self._moment(), desk.clock.now(), desk.policy)
        self._late.setText(note)
        self._late.setVisible(bool(note))

    def _show_restored(self, opening: Opening) -> None:
        self.error.clear()
        self.restored.setVisible(opening.draft is not None)
        if opening.kept_at is not None:
            self.restored.say(f"Restored what you typed on {format_moment(opening.kept_at)}.")
        self._another.setVisible(not opening.editing)
        self.discard_button.setEnabled(self.is_changed())

    def _say_what_it_is(self, opening: Opening) -> None:
        what = "Change contact" if opening.editing else "Log contact"
        self.header.set_title(what, f"Signed by {self.workplace.desk.author}. Ctrl+Enter saves, Escape closes.")

    def _check(self) -> bool:
        self.error.clear()
        concern = self.circumstances.field("concern").read()
        forms = self._forms if concern else self._forms[:2]
        results = [form.check() for form in reversed(forms)]  # the first form last: its error gets the focus
        return all(results)

    def _show_problems(self, wrong: dict[str, str]) -> None:
        for form in reversed(self._forms):
            form.set_errors({key: words for key, words in wrong.items() if key in form.draft()})

    def _to_fact(self) -> None:
        self.texts.field("fact").control.setFocus()

    def _to_settings(self) -> None:
        self.keeper.keep()
        self.workplace.settings_wanted.emit("hive")

    def _write_another(self) -> None:
        opening = self.workplace.ask(lambda: form_model.open_new(self.workplace.desk, another=True))
        if opening is not None:
            self.open(opening)

    def show_error(self, error: HiveDeskError) -> None:
        """Say why something about the whole form could not be done."""
        self.error.show_error(error)
